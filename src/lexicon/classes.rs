//! Word classes: the closed classes of Indonesian, and nouns whose behaviour matters to who is whom.

use std::ops::BitOr;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal @ $bit:literal,)+) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)+

            /// Names of all classes, as the lexicons write them.
            pub const NAMES: &'static [(&'static str, Classes)] = &[$(($text, Classes::$name),)+];
        }
    };
}

classes! {
    /// `di`, `terhadap`
    PREPOSITION = "preposition" @ 0,
    /// `dan`
    COORDINATOR = "coordinator" @ 1,
    /// `bahwa`, `karena`
    SUBORDINATOR = "subordinator" @ 2,
    /// `yang`
    RELATIVIZER = "relativizer" @ 3,
    /// `akan`, `telah`: words that stand between subject and verb
    AUXILIARY = "auxiliary" @ 4,
    /// `ia`, `hal itu`
    PRONOUN = "pronoun" @ 5,
    /// `ia`: a pronoun for people
    PERSONAL = "personal" @ 6,
    /// `itu`
    DEMONSTRATIVE = "demonstrative" @ 7,
    /// `para`, `dua`
    QUANTIFIER = "quantifier" @ 8,
    /// `sangat`
    ADVERB = "adverb" @ 9,
    /// `Senin`, `Januari`
    TIME = "time" @ 10,
    /// `adalah`
    COPULA = "copula" @ 11,
    /// A noun that looks like a verb
    NOUN = "noun" @ 12,
    /// A verb without a prefix
    VERB = "verb" @ 13,
    /// A noun that speaks for the name behind it: `pemerintah`, `juru bicara`
    VOICE = "voice" @ 14,
    /// A noun for unnamed people: `warga`
    PEOPLE = "people" @ 15,
    /// A noun whose name behind it is the sufferer or the matter: `pembunuhan`, `RUU`
    PATIENT = "patient" @ 16,
    /// A verb of saying with its speaker behind: `kata`
    SAY_BEFORE = "say-before" @ 17,
    /// A verb of saying with its speaker before: `mengatakan`
    SAY_AFTER = "say-after" @ 18,
    /// A light verb whose subject holds: `melayangkan (protes)`
    LIGHT_HOLDER = "light-holder" @ 19,
    /// A light verb whose subject is the target: `menuai (kritik)`
    LIGHT_TARGET = "light-target" @ 20,
    /// A light verb whose subject is the stance: `(kritik) dilontarkan`
    LIGHT_SUBJECT = "light-subject" @ 21,
    /// A verb that replies to a stance: `menanggapi (kritik)`
    LIGHT_REPLY = "light-reply" @ 22,
    /// A word after which a capital is the city: `di`
    LOCATIVE = "locative" @ 23,
    /// A word after which a capital is the government: `kepada`
    GOVERNMENTAL = "governmental" @ 24,
    /// An abbreviation whose full stop ends no sentence: `No.`
    ABBREVIATION = "abbreviation" @ 25,
    /// A word that opens the name of a place or thing: `Jalan`, `Piala`
    THING = "thing" @ 26,
    /// A particle inside personal names: `bin`, `van`
    PARTICLE = "particle" @ 27,
    /// A noun for things, which take no position: `banjir`
    INANIMATE = "inanimate" @ 29,
    /// Words for two parties named before: `kedua negara`
    PAIR = "pair" @ 30,
    /// Former, in office no more: `mantan`
    FORMER = "former" @ 28,
}

impl Classes {
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// What a word with a clitic keeps of its classes: `pemerintahnya` is still a noun, `dianya` no pronoun.
    pub fn nominal(self) -> Classes {
        Classes(
            self.0
                & (Classes::VOICE.0 | Classes::PEOPLE.0 | Classes::PATIENT.0 | Classes::NOUN.0 | Classes::SAY_BEFORE.0),
        )
    }

    /// The class of that name.
    pub fn from_name(name: &str) -> Option<Classes> {
        Self::NAMES.iter().find(|(text, _)| *text == name).map(|&(_, class)| class)
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}
