//! Word classes: the closed classes of Indonesian, and nouns whose behaviour matters to who is whom.

use std::ops::BitOr;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

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
    /// Opens the agent of a passive: `oleh`
    AGENT = "agent" @ 31,
    /// Opens what is said: `bahwa`
    THAT = "that" @ 32,
    /// Opens what is to be done: `agar`
    PURPOSE = "purpose" @ 33,
    /// Opens a contrasting clause: `namun`
    CONTRAST = "contrast" @ 34,
    /// `saya`, `kami`
    FIRST_PERSON = "first-person" @ 35,
    /// A pronoun for one person: `ia`
    THIRD_PERSON = "third-person" @ 36,
    /// `tanpa`
    WITHOUT = "without" @ 37,
    /// Opens an adverb of any word: `secara`
    MANNER = "manner" @ 38,
    /// Opens an adverb if one follows: `dengan (tegas)`
    WITH = "with" @ 39,
    /// Opens the target of an act: `terhadap`
    TOWARDS = "towards" @ 40,
    /// Opens a speaker: `menurut`
    ACCORDING = "according" @ 41,
    /// `apa (yang)`
    WHAT = "what" @ 42,
    /// `termasuk`
    INCLUDING = "including" @ 43,
    /// Stands before a day: `pada (Senin)`
    ON = "on" @ 44,
    /// Opens what something is held to be: `sebagai`
    AS = "as" @ 45,
    /// A subordinator that may stand inside a noun phrase: `untuk`
    INNER = "inner" @ 46,
    /// A verb without a prefix in headlines, elsewhere mostly a noun: `bentuk`
    HEADLINE_VERB = "headline-verb" @ 48,
    /// Joins a title to what it is for: `untuk`, `bidang`
    TITLE_LINK = "title-link" @ 47,
    /// A building; the name of the body in it is then a place: `gedung`
    BUILDING = "building" @ 49,
    /// Ends the English name of a body: `Council`
    TAIL = "tail" @ 50,
    /// A legal form, which ends the name of a company and changes nothing of who it is: `Tbk`
    LEGAL_FORM = "legal-form" @ 51,
    /// A noun for states: `negara (itu)`
    COUNTRY = "country" @ 52,
    /// A word of sport, beside which the name of a town is its club: `gol`
    SPORT = "sport" @ 53,
    /// Joins words of an English name: `of`
    LINK = "link" @ 54,
    /// A noun before the name of a state that is then a language: `bahasa`
    LANGUAGE = "language" @ 55,
    /// Ends the name of a contest: `Terbuka`
    CONTEST = "contest" @ 56,
    /// A pronoun for the side of whoever speaks: `pihaknya`
    OWN_SIDE = "own-side" @ 57,
    /// A light verb whose subject brings the stance about: `memicu (kecaman)`
    LIGHT_CAUSE = "light-cause" @ 58,
    /// An adjective between a noun and whose it is: `(komitmen) teguh`
    ADJECTIVE = "adjective" @ 59,
    /// A thing that carries words: `spanduk (yang mengecam)`
    CARRIER = "carrier" @ 60,
    /// Makes a verb mutual: `saling (menuduh)`
    RECIPROCAL = "reciprocal" @ 61,
    /// Joins others to a subject: `bersama (Cina)`
    COMITATIVE = "comitative" @ 62,
    /// Joins equals and carries a negation on: `(tidak menolak) ataupun`
    DISJUNCTIVE = "disjunctive" @ 63,
    /// Former, in office no more: `mantan`
    FORMER = "former" @ 28,
}

impl Classes {
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
