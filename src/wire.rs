//! The annotation as hosts see it: serialisable, in camelCase, with offsets in the host's own unit.
//!
//! This is the only room that knows serde and units other than bytes. [`Annotation::new`] converts all offsets in one
//! ascending pass over the text. Every key is always present: an empty list or null says 'nothing', so a table reader that
//! fixes its columns from the first rows never meets a new one.

use serde::Serialize;

use crate as core;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// UTF-8 bytes: Rust, Go.
    Bytes,
    /// Unicode code points: Python, R, most corpora.
    #[default]
    Chars,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
}

macro_rules! wire {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Serialize)]
            #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
            #[serde(rename_all = "camelCase")]
            pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ }
        )+
    };
}

wire! {
    /// Everything found in one text.
    Annotation {
        /// Sentences in order, disjoint.
        sentences: Vec<Span>,
        /// One per identity, in order of first mention.
        entities: Vec<Entity>,
        /// Named mentions in order, disjoint.
        mentions: Vec<Mention>,
        /// Stances in order of their cues.
        stances: Vec<Stance>,
    }

    /// A stretch of the text, half open: `text.slice(start, end)`.
    Span {
        /// Offset of the first unit.
        start: usize,
        /// Offset behind the last unit.
        end: usize,
    }

    /// An identity that the text names.
    Entity {
        /// `state:KP`, `org:pbb`, `person:kim-jong-un`.
        id: String,
        /// What it is.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"person\" | \"state\" | \"organization\""))]
        kind: &'static str,
        /// Name in the lexicon, or the fullest form in this text.
        name: String,
        /// Whether a lexicon knows it.
        known: bool,
        /// Item of Wikidata.
        wikidata: Option<String>,
        /// ISO 3166-1 alpha-2 code of a state.
        iso: Option<String>,
        /// Office held.
        role: Option<String>,
        /// Id of the state or body it speaks for.
        represents: Option<String>,
        /// Name of that state or body.
        represents_name: Option<String>,
    }

    /// One place where the text names an entity.
    Mention {
        /// Offset of the first unit.
        start: usize,
        /// Offset behind the last unit.
        end: usize,
        /// What it is.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"person\" | \"state\" | \"organization\""))]
        kind: &'static str,
        /// Index into `entities`.
        entity: usize,
        /// Which form of the name this is.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"name\" | \"alias\" | \"short\" | \"acronym\" | \"nickname\" | \"capital\""))]
        form: &'static str,
        /// How it was found.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"lexicon\" | \"custom\" | \"title\" | \"pattern\" | \"acronym\" | \"coreference\""))]
        via: &'static str,
        /// Ids of other identities that the same words may name.
        alternatives: Vec<String>,
    }

    /// Somebody takes a position towards somebody or something.
    Stance {
        /// Which position.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "StanceKind"))]
        kind: &'static str,
        /// The words that carry it.
        cue: Span,
        /// Dictionary form of the cue.
        lemma: String,
        /// Id of the row of `lexicons/cues.tsv` that fired.
        rule: String,
        /// Row of `lexicons/frames.tsv` by which holder, target and content were looked for.
        frame: String,
        /// From -3 (hostile) to 3 (friendly), by kind; negation does not change it.
        polarity: i8,
        /// How the cue puts its holder and target.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"active\" | \"passive\" | \"nominal\" | \"headline\""))]
        voice: &'static str,
        /// Whether the position is negated.
        negated: bool,
        /// The word that negates it.
        negator: Option<Span>,
        /// How real the stance is said to be.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"asserted\" | \"planned\" | \"possible\" | \"conditional\" | \"required\" | \"questioned\" | \"reported\""))]
        modality: &'static str,
        /// The word that makes it so.
        modal: Option<Span>,
        /// Who takes the position.
        holders: Vec<Party>,
        /// Towards whom or what.
        targets: Vec<Party>,
        /// What it is about.
        content: Option<Span>,
        /// Who reports it.
        source: Option<Party>,
        /// Index into `sentences`.
        sentence: usize,
        /// Event code of CAMEO.
        cameo: Option<String>,
    }

    /// An identity as one side of a relation.
    Actor {
        /// As in `Entity`.
        id: String,
        /// As in `Entity`.
        name: String,
        /// What it is.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "\"person\" | \"state\" | \"organization\""))]
        kind: &'static str,
    }

    /// Where a stance stands in a list of texts.
    Place {
        /// Index into the texts.
        text: usize,
        /// The cue: offset of the first unit.
        start: usize,
        /// Offset behind the last unit.
        end: usize,
    }

    /// A holder, target or source.
    Party {
        /// Offset of the first unit.
        start: usize,
        /// Offset behind the last unit.
        end: usize,
        /// Index into `mentions` when it is a named entity or stands for one ('ia', 'menteri itu'), else null.
        mention: Option<usize>,
        /// Where it stands towards the cue, which is why it is holder, target or source.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "Slot"))]
        slot: &'static str,
    }
}

/// All stances of one kind that one actor takes towards another, over one text or many. `P` says where one was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Relation<P> {
    /// Who takes them.
    pub holder: Actor,
    /// Towards whom.
    pub target: Actor,
    /// Which position.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "StanceKind"))]
    pub kind: &'static str,
    /// From -3 (hostile) to 3 (friendly), by kind.
    pub polarity: i8,
    /// How many stances affirm it.
    pub affirmed: usize,
    /// How many stances negate it.
    pub negated: usize,
    /// How many stances neither affirm nor negate it: planned, possible, required, conditional, questioned, reported.
    pub hedged: usize,
    /// In how many texts it was found.
    pub texts: usize,
    /// The first of them.
    pub first: P,
    /// The last of them.
    pub last: P,
}

impl<P> Relation<P> {
    /// The wire form of a relation; its places stay as they are.
    pub fn new(relation: core::Relation<P>) -> Self {
        let core::Relation { kind, polarity, affirmed, negated, hedged, texts, first, last, .. } = relation;
        let actor = |core::Actor { id, name, kind }| Actor { id, name, kind: kind.as_str() };
        Relation {
            holder: actor(relation.holder),
            target: actor(relation.target),
            kind: kind.as_str(),
            polarity,
            affirmed,
            negated,
            hedged,
            texts,
            first,
            last,
        }
    }
}

/// Gives the cue of any stance of `annotation`, which was made from `text`, with offsets in `unit`.
pub fn cues(annotation: &core::Annotation, text: &str, unit: Unit) -> impl Fn(&core::Stance) -> Span {
    let offsets = Offsets::new(annotation, text, unit);
    move |stance| Span { start: offsets.get(stance.cue.start), end: offsets.get(stance.cue.end) }
}

impl Annotation {
    /// The wire form of `annotation`, which was made from `text`, with offsets in `unit`.
    pub fn new(annotation: &core::Annotation, text: &str, unit: Unit) -> Self {
        let offsets = Offsets::new(annotation, text, unit);
        let span = |s: core::Span| Span { start: offsets.get(s.start), end: offsets.get(s.end) };
        let party = |p: core::Party| {
            let Span { start, end } = span(p.span);
            Party { start, end, mention: p.mention, slot: p.slot.as_str() }
        };
        Annotation {
            sentences: annotation.sentences.iter().map(|&s| span(s)).collect(),
            entities: annotation
                .entities
                .iter()
                .map(|e| Entity {
                    id: e.id.clone(),
                    kind: e.kind.as_str(),
                    name: e.name.clone(),
                    known: e.known,
                    wikidata: e.wikidata.clone(),
                    iso: e.iso.clone(),
                    role: e.role.clone(),
                    represents: e.represents.clone(),
                    represents_name: e.represents_name.clone(),
                })
                .collect(),
            mentions: annotation
                .mentions
                .iter()
                .map(|m| Mention {
                    start: offsets.get(m.span.start),
                    end: offsets.get(m.span.end),
                    kind: m.kind.as_str(),
                    entity: m.entity,
                    form: m.form.as_str(),
                    via: m.via.as_str(),
                    alternatives: m.alternatives.clone(),
                })
                .collect(),
            stances: annotation
                .stances
                .iter()
                .map(|s| Stance {
                    kind: s.kind.as_str(),
                    cue: span(s.cue),
                    lemma: s.lemma.clone(),
                    rule: s.rule.clone(),
                    frame: s.frame.clone(),
                    polarity: s.polarity,
                    voice: s.voice.as_str(),
                    negated: s.negated,
                    negator: s.negator.map(span),
                    modality: s.modality.as_str(),
                    modal: s.modal.map(span),
                    holders: s.holders.iter().map(|&p| party(p)).collect(),
                    targets: s.targets.iter().map(|&p| party(p)).collect(),
                    content: s.content.map(span),
                    source: s.source.map(party),
                    sentence: s.sentence,
                    cameo: s.cameo.clone(),
                })
                .collect(),
        }
    }
}

/// Byte offset to host offset, for the offsets that one annotation holds.
///
/// The table is empty when the text is ASCII or the unit is bytes: the offsets are then the same.
struct Offsets(Vec<(usize, usize)>);

impl Offsets {
    fn new(annotation: &core::Annotation, text: &str, unit: Unit) -> Self {
        if unit == Unit::Bytes || text.is_ascii() {
            return Offsets(Vec::new());
        }
        let mut wanted: Vec<usize> = Vec::new();
        let mut want = |s: core::Span| wanted.extend([s.start, s.end]);
        annotation.sentences.iter().for_each(|&s| want(s));
        annotation.mentions.iter().for_each(|m| want(m.span));
        for s in &annotation.stances {
            want(s.cue);
            s.negator.into_iter().chain(s.modal).chain(s.content).for_each(&mut want);
            s.holders.iter().chain(&s.targets).chain(&s.source).for_each(|p| want(p.span));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let (mut at, mut units) = (0, 0);
        let table = wanted
            .into_iter()
            .map(|byte| {
                units += match unit {
                    Unit::Utf16 => text[at..byte].chars().map(char::len_utf16).sum::<usize>(),
                    _ => text[at..byte].chars().count(),
                };
                at = byte;
                (byte, units)
            })
            .collect();
        Offsets(table)
    }

    fn get(&self, byte: usize) -> usize {
        match self.0.binary_search_by_key(&byte, |&(byte, _)| byte) {
            Ok(index) => self.0[index].1,
            Err(_) => byte,
        }
    }
}
