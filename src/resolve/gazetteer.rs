//! Names that a lexicon knows, and places, in one sentence.

use rustc_hash::FxHashMap;

use super::{Context, Reading};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{AmbiguousReading, Classes, Clue, Hit, Meaning};
use crate::segment::Sentence;
use crate::words::{Begins, Shape, Word};

/// What the lexicons say of some words.
#[derive(Clone, Debug)]
pub(super) enum Known {
    Name(Reading),
    /// A place, by its words.
    Place(std::ops::Range<usize>),
}

impl Known {
    pub fn words(&self) -> std::ops::Range<usize> {
        match self {
            Known::Name(reading) => reading.words.clone(),
            Known::Place(words) => words.clone(),
        }
    }

    /// The reading as a body, if it is one.
    pub fn body(&self) -> Option<&Reading> {
        match self {
            Known::Name(reading) => Some(reading).filter(|reading| reading.kind == EntityKind::Organization),
            Known::Place(_) => None,
        }
    }
}

/// The known names and places of `sentence`: earliest first, longest of those that begin together.
pub(super) fn known<'a>(context: &Context<'a>, sentence: &Sentence, decided: &mut Decided<'a>) -> Vec<Known> {
    let mut found: Vec<Known> = Vec::new();
    decided.here.clear();
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        if !context.begins(at, Begins::NAME) {
            at += 1;
            continue;
        }
        let forms = context.hits_at(at).chunk_by(|a, b| (a.end, a.clitic) == (b.end, b.clitic)).rev();
        let mut inside = forms.filter(|form| form[0].end <= sentence.words.end && !form[0].clitic);
        let longest = inside.find_map(|form| known_as(context, sentence, form, decided));
        at = longest.as_ref().map_or(at + 1, |known| known.words().end);
        found.extend(longest);
    }
    settle_capitals(context, sentence.words.start, &mut found);
    found
}

/// Which reading each ambiguous surface has: in the sentence at hand, and where a clue showed one last in the text. A text
/// mostly keeps to one sense of a word.
#[derive(Default)]
pub(super) struct Decided<'a> {
    here: FxHashMap<u32, Option<&'a AmbiguousReading>>,
    shown: FxHashMap<u32, &'a AmbiguousReading>,
}

impl<'a> Decided<'a> {
    /// The reading of the surface at `index`: by a clue of this sentence, else the one that needs none, else by the last clue
    /// before.
    fn reading(&mut self, context: &Context<'a>, sentence: &Sentence, index: u32) -> Option<&'a AmbiguousReading> {
        let Decided { here, shown } = self;
        *here.entry(index).or_insert_with(|| {
            let readings = &context.lexicon.ambiguous[index as usize];
            let by_clue = readings.iter().find(|reading| shows(context, sentence, &reading.clues));
            if let Some(reading) = by_clue {
                shown.insert(index, reading);
            }
            let usual = readings.iter().find(|reading| reading.clues.is_empty());
            by_clue.or(usual).or_else(|| shown.get(&index).copied())
        })
    }
}

/// What the words of a form name, by the hits of all its meanings. Of several identities the caller's comes first, then the one
/// that the sentence shows, then the first in the lexicons; the others are kept as alternatives.
fn known_as<'a>(context: &Context<'a>, sentence: &Sentence, hits: &[Hit], decided: &mut Decided<'a>) -> Option<Known> {
    let hit = hits[0];
    let lexicon = context.lexicon;
    let (mut reading, mut place, mut shown): (Option<Reading>, bool, Option<&AmbiguousReading>) = (None, false, None);
    let mut readings: &[AmbiguousReading] = &[];
    let new = |identity: u32, form: Form, via: Via| {
        let kind = lexicon.identities.kind(identity);
        Reading { identity: Some(identity), ..Reading::new(hit.range(), kind, form, via) }
    };
    for hit in hits {
        match hit.meaning {
            Meaning::Name { identity, form } => match &mut reading {
                Some(reading) if reading.identity != Some(identity) => reading.alternatives.push(identity),
                Some(_) => {}
                None if lexicon.identities.is_custom(identity) => reading = Some(new(identity, form, Via::Custom)),
                None if plausible(context, sentence, *hit, form)
                    && !part_of_title(context, sentence, hit.range(), lexicon.identities.kind(identity))
                    && !described(context, sentence, *hit, identity, form) =>
                {
                    reading = Some(new(identity, form, Via::Lexicon));
                }
                None => {}
            },
            Meaning::Ambiguous(index) => {
                readings = &lexicon.ambiguous[index as usize];
                shown = decided.reading(context, sentence, index);
            }
            Meaning::Place => place = true,
            _ => {}
        }
    }
    if let Some(shown) = shown.filter(|_| reading.as_ref().is_none_or(|reading| reading.via != Via::Custom)) {
        let identity = shown.identity?;
        let named = reading.take();
        let others =
            named.iter().flat_map(|named| named.identity.into_iter().chain(named.alternatives.iter().copied()));
        let mut alternatives: Vec<u32> = readings.iter().filter_map(|reading| reading.identity).collect();
        alternatives.extend(others);
        alternatives.retain(|&other| other != identity);
        alternatives.sort_unstable();
        alternatives.dedup();
        let form =
            named.as_ref().filter(|named| named.identity == Some(identity)).map_or(Form::Short, |named| named.form);
        reading = Some(Reading { alternatives, ..new(identity, form, Via::Lexicon) });
    }
    reading.map(Known::Name).or_else(|| place.then(|| Known::Place(hit.range())))
}

/// Whether the sentence holds one of the clues.
fn shows(context: &Context<'_>, sentence: &Sentence, clues: &[Clue]) -> bool {
    let stands = |clue: &Clue| {
        sentence.words.clone().any(|at| match clue {
            Clue::Phrase(phrase) => context.phrase_at(at, sentence.words.end, phrase),
            Clue::Class(class) => context.words[at].classes.has(*class),
        })
    };
    clues.iter().any(stands)
}

/// Whether a common noun that only says what the name behind it is opens these words: 'kantor berita Xinhua'. 'partai Republik'
/// is the name itself.
fn described(context: &Context<'_>, sentence: &Sentence, hit: Hit, identity: u32, form: Form) -> bool {
    let words = hit.range();
    let lower = |at: usize| context.words[at].shape == Shape::Lower;
    let opens = words.start == sentence.words.start && (words.start + 1..words.end).any(lower);
    let named = |at: usize| {
        context.meanings_at(at).any(|(inner, meaning)| {
            inner.end == words.end && matches!(meaning, Meaning::Name { identity: same, .. } if same == identity)
        })
    };
    form != Form::Name && (lower(words.start) || opens) && !hit.uncased && (words.start + 1..words.end).any(named)
}

/// Whether a state or a person only gives something else its name: 'bahasa Inggris', 'India Terbuka', 'Perang Vietnam', 'Hotel
/// Trump'. A body is mentioned there as well ('UU Polri') but for places: 'Jalan Pertamina'.
fn part_of_title(context: &Context<'_>, sentence: &Sentence, words: std::ops::Range<usize>, kind: EntityKind) -> bool {
    let single = words.len() == 1;
    let before = (words.start > sentence.words.start).then(|| &context.words[words.start - 1]);
    let language = before.is_some_and(|word| word.classes.has(Classes::LANGUAGE));
    let contest = context.words.get(words.end).is_some_and(|word| word.capital() && word.classes.has(Classes::CONTEST));
    // The league of a state is its own.
    let event = |word: &Word| word.classes.has(Classes::THING) && !word.classes.has(Classes::SPORT);
    let titled = before.is_some_and(|word| {
        word.capital() && words.start - 1 > sentence.words.start && !sentence.headline && event(word)
    });
    match kind {
        EntityKind::State => language || single && (contest || titled),
        EntityKind::Person => single && titled,
        EntityKind::Organization => single && titled && before.is_some_and(|word| word.classes.has(Classes::LOCATIVE)),
    }
}

/// Whether these words can be that form of a name here.
fn plausible(context: &Context<'_>, sentence: &Sentence, hit: Hit, form: Form) -> bool {
    let words = hit.range();
    let single = words.len() == 1;
    let first = &context.words[words.start];
    // Where nothing has a capital, a word that is common or short is itself: 'as', 'pan'.
    if single && hit.uncased && (first.end - first.start < 3 || context.common(words.start)) {
        return false;
    }
    // 'US$ 5 juta' and 'AS$' are sums of money.
    if context.words.get(words.end).is_some_and(|next| next.is('$') && !next.spaced) {
        return false;
    }
    if single && sentence.shouting && form != Form::Name && context.common(words.start) {
        return false;
    }
    if single && first.shape == Shape::Upper && !sentence.shouting && form == Form::Short && context.common(words.start)
    {
        return false;
    }
    // A one-word short form that opens a sentence and is a common word is that word.
    let opens = words.start == sentence.words.start;
    !(single && opens && matches!(form, Form::Short | Form::Alias) && context.common(words.start))
}

/// Keeps a capital only where it acts or is addressed as the government; elsewhere it is a place.
fn settle_capitals(context: &Context<'_>, start: usize, found: &mut [Known]) {
    let is_capital = |known: &Known| matches!(known, Known::Name(reading) if reading.form == Form::Capital);
    let mut verdicts: Vec<bool> =
        (0..found.len()).map(|at| !is_capital(&found[at]) || governs(context, start, found[at].words())).collect();
    // One of a pair carries the other: 'Pyongyang dan Moskow', 'AS dan Tokyo'.
    for at in 1..found.len() {
        let joined = joined(context, found[at - 1].words().end, found[at].words().start);
        let states = [at - 1, at].iter().all(|&i| matches!(&found[i], Known::Name(r) if r.kind == EntityKind::State));
        if joined && states && !in_place(context, found[at - 1].words().start) {
            let either = verdicts[at - 1] || verdicts[at];
            (verdicts[at - 1], verdicts[at]) = (either, either);
        }
    }
    for (known, governs) in found.iter_mut().zip(verdicts) {
        if !governs {
            *known = Known::Place(known.words());
        }
    }
}

/// Whether 'dan', 'atau' or a hyphen stands between two names, with or without a comma.
fn joined(context: &Context<'_>, end: usize, start: usize) -> bool {
    let links = |at: usize| context.words[at].is('-') || context.words[at].classes.has(Classes::COORDINATOR);
    start - end <= 2 && (end..start).any(links) && (end..start).all(|at| links(at) || context.words[at].is(','))
}

fn in_place(context: &Context<'_>, start: usize) -> bool {
    start > 0
        && context.words[start - 1].classes.has(Classes::LOCATIVE)
        && !context.words[start - 1].classes.has(Classes::GOVERNMENTAL)
}

/// Whether a capital stands as a government: it acts, or somebody acts towards it.
fn governs(context: &Context<'_>, start: usize, words: std::ops::Range<usize>) -> bool {
    let before = (words.start > start).then(|| &context.words[words.start - 1]);
    let after = context.words.get(words.end);
    if before.is_some_and(|word| word.classes.has(Classes::LOCATIVE)) {
        return false;
    }
    if before.is_some_and(|word| word.classes.has(Classes::GOVERNMENTAL)) || addressed(context, words.start) {
        return !after.is_some_and(|word| word.capital() && !word.spaced);
    }
    // Behind a comma a capital is part of an address or dateline unless it takes a stance: '..., Teheran membantah'.
    if before.is_some_and(|word| word.is(',')) {
        let place = (start.max(words.start.saturating_sub(4))..words.start)
            .any(|at| context.words[at].classes.has(Classes::LOCATIVE));
        return !place && context.begins(words.end, Begins::CUE);
    }
    if before.is_some_and(|word| word.capital() && !word.classes.has(Classes::TIME)) {
        return false;
    }
    let mut next = words.end;
    // 'Beijing, Sabtu, mengecam'
    let is = |at: usize, mark: char| context.words.get(at).is_some_and(|word| word.is(mark));
    let day = context.words.get(next + 1).is_some_and(|word| word.classes.has(Classes::TIME));
    if is(next, ',') && day && is(next + 2, ',') {
        return context.begins(next + 3, Begins::CUE);
    }
    while context.words.get(next).is_some_and(|word| word.classes.has(Classes::AUXILIARY)) {
        next += 1;
    }
    context.words.get(next).is_some_and(|word| {
        next > words.end && word.is_word() && word.shape == Shape::Lower || crate::cues::verbal(context.text, word)
    }) || context.begins(next, Begins::CUE)
}

/// Whether a cue ends right before word `at`: 'mendesak Moskow', 'dikecam Washington'.
fn addressed(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|first| {
        context.meanings_at(first).any(|(hit, meaning)| hit.end == at && matches!(meaning, Meaning::Cue { .. }))
    })
}
