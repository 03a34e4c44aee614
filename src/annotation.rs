//! The result: plain data, nothing hidden, no lifetime.
//!
//! Every offset counts UTF-8 bytes of the text as it was given, half open, and lies on a character boundary, so
//! `&text[span.range()]` never panics. Hosts that count otherwise (JavaScript, Python) get their own units from
//! [`crate::wire`].

use std::fmt;
use std::ops::Range;

/// A stretch of the text: UTF-8 byte offsets, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The offsets as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Everything found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// Sentences in order, disjoint. White space between them belongs to none.
    pub sentences: Vec<Span>,
    /// One per identity in this text, in order of first mention.
    pub entities: Vec<Entity>,
    /// Named mentions in order, disjoint.
    pub mentions: Vec<Mention>,
    /// Stances in order of their cues.
    pub stances: Vec<Stance>,
}

/// An identity that the text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// `state:KP` (ISO 3166-1 alpha-2, or the four letters of ISO 3166-3), `org:pbb`, `person:kim-jong-un`.
    pub id: String,
    /// Person, state or organization.
    pub kind: EntityKind,
    /// The name in the lexicon, or the fullest form in this text when no lexicon knows it.
    pub name: String,
    /// Whether a lexicon knows it; otherwise a rule found it and the id is made from the name.
    pub known: bool,
    /// Item of Wikidata (`Q423`), where a checked source gives it.
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-2 code, of a state.
    pub iso: Option<String>,
    /// Office: from this text when it names one, else from the lexicon.
    pub role: Option<String>,
    /// Id of the state or body for which a person or body speaks.
    pub represents: Option<String>,
    /// The name of that state or body, where a lexicon or this text gives it.
    pub represents_name: Option<String>,
}

/// One place where the text names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name alone: no title before, no degree behind.
    pub span: Span,
    /// Kind of the entity.
    pub kind: EntityKind,
    /// Index into [`Annotation::entities`].
    pub entity: usize,
    /// Which form of the name this is.
    pub form: Form,
    /// How it was found.
    pub via: Via,
    /// Ids of other identities that the same words may name, likeliest first.
    pub alternatives: Vec<String>,
}

/// Somebody takes a position towards somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Which position.
    pub kind: StanceKind,
    /// The words that carry it, without negation.
    pub cue: Span,
    /// Dictionary form of the cue.
    pub lemma: String,
    /// Id of the row of `lexicons/cues.tsv` that fired.
    pub rule: String,
    /// Row of `lexicons/frames.tsv` by which holder, target and content were looked for.
    pub frame: String,
    /// From -3 (hostile) to 3 (friendly), by kind. Negation does not change it.
    pub polarity: i8,
    /// How the cue puts holder and target.
    pub voice: Voice,
    /// Whether the position is negated ('tidak membantah').
    pub negated: bool,
    /// The word that negates it.
    pub negator: Option<Span>,
    /// Whether it is asserted, planned, only possible, ...
    pub modality: Modality,
    /// The word that makes it so ('akan', 'jika'); none for an asserted stance and for a question without a question word.
    pub modal: Option<Span>,
    /// Who takes the position; empty when the text does not say ('dituding korupsi').
    pub holders: Vec<Party>,
    /// Towards whom or what.
    pub targets: Vec<Party>,
    /// The clause or phrase that says what it is about.
    pub content: Option<Span>,
    /// Who reports it, when that is not the writer.
    pub source: Option<Party>,
    /// Index into [`Annotation::sentences`].
    pub sentence: usize,
    /// Event code of CAMEO, where the kind has one.
    pub cameo: Option<String>,
}

/// A holder, target or source: the words, and the mention they denote when they are a name or stand for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its words.
    pub span: Span,
    /// Index into [`Annotation::mentions`]: the words themselves, or for a pronoun or 'menteri itu' the name of an earlier
    /// sentence that they stand for. None for an unnamed phrase ('warga', 'serangan itu').
    pub mention: Option<usize>,
    /// Where the text puts it: why it is this stance's holder, target or source.
    pub slot: Slot,
}

/// An enum whose members have one lower-case name each: in the lexicons, on the wire, on the page.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The lower-case name used in lexicons and on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// The member of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.as_str() == name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

named! {
    /// Kind of an entity.
    EntityKind {
        /// A named person.
        Person = "person",
        /// A country or territory, of today or the past.
        State = "state",
        /// A named body.
        Organization = "organization",
    }
}

named! {
    /// Form of a name.
    Form {
        /// The name of the lexicon, or a full name found by rule.
        Name = "name",
        /// Another full name or spelling.
        Alias = "alias",
        /// A clipped form or single part of a name ('Korut', 'Putin').
        Short = "short",
        /// Initials ('PBB', 'SBY').
        Acronym = "acronym",
        /// A circumlocution of the press ('Negeri Paman Sam').
        Nickname = "nickname",
        /// A capital that stands for its government.
        Capital = "capital",
    }
}

named! {
    /// How a mention was found.
    Via {
        /// A built-in lexicon lists the form.
        Lexicon = "lexicon",
        /// A lexicon given at run time lists it.
        Custom = "custom",
        /// A title or rank stands before it.
        Title = "title",
        /// Its own shape or its neighbours show it ('kata NAME', 'PT NAME Tbk').
        Pattern = "pattern",
        /// This text introduced it in brackets behind the full name.
        Acronym = "acronym",
        /// It repeats part of a name met elsewhere in this text.
        Coreference = "coreference",
    }
}

named! {
    /// Kind of a stance.
    StanceKind {
        /// mengecam, mengutuk
        Condemn = "condemn",
        /// mengkritik, menyindir
        Criticize = "criticize",
        /// menuduh, menyalahkan
        Accuse = "accuse",
        /// memprotes, berunjuk rasa
        Protest = "protest",
        /// menolak, menentang
        Oppose = "oppose",
        /// membantah, menampik
        Deny = "deny",
        /// mengancam
        Threaten = "threaten",
        /// memperingatkan
        Warn = "warn",
        /// mendesak, meminta
        Demand = "demand",
        /// khawatir, prihatin
        Concern = "concern",
        /// menyesalkan, kecewa
        Regret = "regret",
        /// meragukan, mempertanyakan
        Doubt = "doubt",
        /// marah, geram
        Anger = "anger",
        /// mendukung, membela
        Support = "support",
        /// memuji, mengapresiasi
        Praise = "praise",
        /// menyambut baik
        Welcome = "welcome",
        /// menyetujui, sepakat
        Agree = "agree",
        /// membenarkan, mengakui
        Affirm = "affirm",
        /// berjanji, berkomitmen
        Pledge = "pledge",
        /// meminta maaf
        Apologize = "apologize",
    }
}

named! {
    /// How a cue puts its holder and target.
    Voice {
        /// The subject holds: 'Iran mengecam'.
        Active = "active",
        /// The subject is the target: 'dikecam Iran'.
        Passive = "passive",
        /// A noun: 'kecaman Iran'.
        Nominal = "nominal",
        /// The bare verb of a headline: 'Iran Kecam'.
        Headline = "headline",
    }
}

named! {
    /// Where a party stands towards the cue.
    Slot {
        /// Subject of the cue: 'Iran mengecam', and of a passive 'Iran dikecam'.
        Subject = "subject",
        /// Subject of another verb, which the cue shares: 'Iran mengecam serangan itu dan mendesak PBB'.
        Shared = "shared",
        /// The noun to which the cue's 'yang' belongs: 'Iran, yang mengecam'.
        Relative = "relative",
        /// Who is asked to take the stance: 'meminta DPR menolak'.
        Asked = "asked",
        /// Object of the cue: 'mengecam Iran'.
        Object = "object",
        /// Doer or owner of the object: 'mengecam serangan Israel', 'menolak kebijakan Trump'.
        Owner = "owner",
        /// Behind a preposition of the cue's frame: 'khawatir akan Iran', 'kecaman dari Iran'.
        Preposition = "preposition",
        /// Behind a passive, with or without 'oleh': 'dikecam Iran'.
        Agent = "agent",
        /// Behind a noun: 'kecaman Iran', 'penolakan RUU'.
        Genitive = "genitive",
        /// Subject of the light verb before a noun: 'Iran melayangkan protes', 'Iran menuai kritik'.
        Light = "light",
        /// In the clause that says what the stance is about: 'mengancam akan menyerang Iran'.
        Clause = "clause",
        /// Each of several holders is a target of the others: 'India dan Pakistan saling menuduh'.
        Reciprocal = "reciprocal",
        /// Who speaks: the quotation or report in which the cue stands.
        Speaker = "speaker",
    }
}

named! {
    /// How real a stance is said to be.
    Modality {
        /// It is taken.
        Asserted = "asserted",
        /// It is intended or about to be taken.
        Planned = "planned",
        /// It can or may be taken.
        Possible = "possible",
        /// It hangs on an 'if'.
        Conditional = "conditional",
        /// It ought to be taken.
        Required = "required",
        /// The text asks whether it is taken.
        Questioned = "questioned",
        /// The text passes it on as hearsay.
        Reported = "reported",
    }
}
