//! Names that a lexicon knows, and places, in one sentence.

use super::{Context, Reading};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, Meaning};
use crate::segment::Sentence;
use crate::words::Shape;

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
}

/// The known names and places of `sentence`: earliest first, longest of those that begin together.
pub(super) fn known(context: &Context<'_>, sentence: &Sentence) -> Vec<Known> {
    let mut found: Vec<Known> = Vec::new();
    let mut decided = Decided::default();
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        match longest(context, sentence, at) {
            Some(known) => {
                at = known.words().end;
                found.extend(disambiguate(context, sentence, known, &mut decided));
            }
            None => at += 1,
        }
    }
    settle_capitals(context, sentence.words.start, &mut found);
    found
}

/// Which reading each ambiguous surface has in the sentence at hand.
type Decided<'a> = std::collections::HashMap<&'a str, Option<usize>>;

/// Decides a surface that names several identities by the clues in its sentence; none when it then names nobody.
fn disambiguate<'a>(
    context: &Context<'a>,
    sentence: &Sentence,
    known: Known,
    decided: &mut Decided<'a>,
) -> Option<Known> {
    let Known::Name(mut reading) = known else { return Some(known) };
    // The caller's own reading needs no clue.
    if reading.via == Via::Custom {
        return Some(Known::Name(reading));
    }
    let Some(readings) = context.lexicon.ambiguous.get(context.text_of(reading.words.clone())) else {
        return Some(Known::Name(reading));
    };
    let clue = |phrase: &str| sentence.words.clone().any(|at| context.phrase_at(at, sentence.words.end, phrase));
    let choose = || readings.iter().position(|r| r.clues.is_empty() || r.clues.iter().any(|phrase| clue(phrase)));
    let chosen = *decided.entry(context.text_of(reading.words.clone())).or_insert_with(choose);
    let chosen = chosen.map(|index| &readings[index]);
    let Some(chosen) = chosen else { return Some(Known::Name(reading)) };
    let identity = chosen.identity?;
    let mut others: Vec<u32> = readings.iter().filter_map(|r| r.identity).filter(|&other| other != identity).collect();
    others.extend(reading.identity.into_iter().chain(reading.alternatives).filter(|&other| other != identity));
    others.sort_unstable();
    others.dedup();
    reading.kind = context.lexicon.identities.kind(identity);
    (reading.identity, reading.alternatives) = (Some(identity), others);
    Some(Known::Name(reading))
}

/// The longest known name or place that begins at word `at`.
fn longest(context: &Context<'_>, sentence: &Sentence, at: usize) -> Option<Known> {
    let mut best: Option<Known> = None;
    for (hit, meaning) in context.meanings_at(at) {
        if hit.end > sentence.words.end || hit.clitic {
            continue;
        }
        let longer = best.as_ref().is_none_or(|b| hit.end > b.words().end);
        match meaning {
            Meaning::Name { identity, form } => {
                if !plausible(context, sentence, hit.range(), form) {
                    continue;
                }
                let kind = context.lexicon.identities.kind(identity);
                match &mut best {
                    Some(Known::Name(reading)) if !longer => {
                        if reading.identity != Some(identity) {
                            reading.alternatives.push(identity);
                        }
                    }
                    Some(Known::Place(_)) if !longer && form == Form::Capital => {}
                    _ => {
                        let custom = context.lexicon.identities.is_custom(identity);
                        best = Some(Known::Name(Reading {
                            words: hit.range(),
                            kind,
                            identity: Some(identity),
                            alternatives: Vec::new(),
                            form,
                            via: if custom { Via::Custom } else { Via::Lexicon },
                            title: None,
                            speaks: false,
                        }));
                    }
                }
            }
            Meaning::Place if longer => best = Some(Known::Place(hit.range())),
            _ => {}
        }
    }
    best
}

/// Whether these words can be that form of a name here.
fn plausible(context: &Context<'_>, sentence: &Sentence, words: std::ops::Range<usize>, form: Form) -> bool {
    let single = words.len() == 1;
    let first = &context.words[words.start];
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

/// Whether only 'dan', 'atau', a comma or a hyphen stands between two names.
fn joined(context: &Context<'_>, end: usize, start: usize) -> bool {
    (end..start).all(|at| {
        let word = &context.words[at];
        word.is(',') || word.is('-') || word.classes.has(Classes::COORDINATOR)
    }) && start - end <= 2
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
    // Behind a comma a capital is part of an address or dateline unless something shows otherwise.
    if before.is_some_and(|word| word.is(',') || word.capital() && !word.classes.has(Classes::TIME)) {
        return false;
    }
    let mut next = words.end;
    while context.words.get(next).is_some_and(|word| word.classes.has(Classes::AUXILIARY)) {
        next += 1;
    }
    context.words.get(next).is_some_and(|word| {
        next > words.end && word.is_word() && word.shape == Shape::Lower || crate::cues::verbal(context.text, word)
    }) || acts(context, next)
}

/// Whether an active or headline cue begins at word `at`.
fn acts(context: &Context<'_>, at: usize) -> bool {
    at < context.words.len() && context.meanings_at(at).any(|(_, meaning)| matches!(meaning, Meaning::Cue { .. }))
}

/// Whether a cue ends right before word `at`: 'mendesak Moskow', 'dikecam Washington'.
fn addressed(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|first| {
        context.meanings_at(first).any(|(hit, meaning)| hit.end == at && matches!(meaning, Meaning::Cue { .. }))
    })
}
