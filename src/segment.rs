//! Words -> sentences that fit Indonesian news: `Rp 1.000`, `Prof. Dr.`, `(21/10/2025)`, datelines, headlines, quotes.
//!
//! Output: disjoint ranges of words that cover all words. A line break ends a sentence unless the next line goes on in lower
//! case, so a hard-wrapped paste stays whole and a headline stays apart.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::words::{Shape, Word};

/// A sentence: its words and what kind of line it is.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub words: Range<usize>,
    /// Written as a headline: most words capitalised, so that capitals prove nothing.
    pub headline: bool,
    /// Written in capitals only.
    pub shouting: bool,
    /// Ends with a question mark.
    pub question: bool,
    /// Ends with a full stop or other end mark.
    pub closed: bool,
}

/// The longest sentence in words. A run without an end mark is cut there, so that what looks through a whole sentence takes
/// time in proportion to the text.
const LONGEST: usize = 300;

/// Splits `words` into sentences.
pub(crate) fn segment(text: &str, words: &[Word]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < words.len() {
        let mut end = at + 1;
        let word = &words[at];
        let stop = match word.shape {
            Shape::Punct('.' | '!' | '?' | '…') => ends_here(text, words, start, at),
            _ => false,
        };
        if stop {
            // Closing quotes and brackets, and further end marks, belong to the sentence.
            while let Some(next) = words.get(end) {
                let closing = matches!(next.shape, Shape::Punct('.' | '!' | '?' | '…' | ')' | ']'))
                    || (next.is_quotation_mark() && !next.spaced);
                if !closing || next.breaks > 0 {
                    break;
                }
                end += 1;
            }
        }
        let broken = words.get(end).is_some_and(|next| breaks_line(words, end - 1, next));
        if (stop && !goes_on(words, end)) || broken || end - start >= LONGEST {
            sentences.push(describe(words, start..end));
            start = end;
        }
        at = end;
    }
    if start < words.len() {
        sentences.push(describe(words, start..words.len()));
    }
    sentences
}

/// Whether the full stop or other mark at `at` ends a sentence.
fn ends_here(text: &str, words: &[Word], start: usize, at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return true };
    if !next.spaced {
        return next.is('"') || next.is(')') || next.is('\'') || next.is('.') || next.is('!') || next.is('?');
    }
    if !words[at].is('.') || at == start {
        return true;
    }
    let last = &words[at - 1];
    if last.spaced || at - 1 == start || !words[at].spaced {
        let initial = last.text(text).chars().count() == 1 && last.capital();
        let short = last.classes.has(Classes::ABBREVIATION) && (last.capital() || next.shape == Shape::Number);
        if (initial || short) && next.breaks == 0 {
            return false;
        }
    }
    // The stop behind the number of a list item ends nothing.
    !(last.shape == Shape::Number && at - 1 == start)
}

/// Whether the text after a closed quotation or abbreviation goes on with the same sentence.
fn goes_on(words: &[Word], next: usize) -> bool {
    words.get(next).is_some_and(|word| {
        word.breaks == 0 && (word.shape == Shape::Lower || matches!(word.shape, Shape::Punct(',' | ';' | ')')))
    })
}

/// Whether the line break before `next` ends a sentence.
fn breaks_line(words: &[Word], last: usize, next: &Word) -> bool {
    match next.breaks {
        0 => false,
        1 if next.inside => false,
        1 => next.shape != Shape::Lower || matches!(words[last].shape, Shape::Punct('.' | '!' | '?' | ':' | '"')),
        _ => true,
    }
}

fn describe(words: &[Word], range: Range<usize>) -> Sentence {
    let (mut capital, mut lower, mut upper, mut plain) = (0, 0, 0, 0);
    for word in &words[range.clone()] {
        match word.shape {
            Shape::Lower
                if word.classes.has(
                    Classes::PREPOSITION
                        | Classes::COORDINATOR
                        | Classes::SUBORDINATOR
                        | Classes::RELATIVIZER
                        | Classes::AUXILIARY,
                ) =>
            {
                plain += 1;
            }
            Shape::Lower => lower += 1,
            Shape::Upper => {
                capital += 1;
                upper += 1;
            }
            Shape::Title | Shape::Mixed => capital += 1,
            _ => {}
        }
    }
    let last = words[range.clone()].iter().rev().find(|word| !word.is_quotation_mark() && !word.is(')'));
    let ends = |mark: char| last.is_some_and(|word| word.is(mark));
    Sentence {
        headline: capital >= 3 && capital > 3 * lower && !ends('.'),
        shouting: upper >= 3 && upper * 5 >= (capital + lower + plain) * 4,
        question: ends('?'),
        closed: ends('.') || ends('!') || ends('?'),
        words: range,
    }
}
