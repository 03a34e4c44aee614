//! Titles before names, with the bodies, states and subjects that stand inside them, and degrees behind.

use std::ops::Range;

use super::{Finder, Pending};
use crate::lexicon::{Classes, Meaning, TitleComplement};
use crate::resolve::gazetteer::Known;
use crate::words::{Begins, Shape};

impl Finder<'_> {
    /// The title that begins at `at`, unless a name that is at least as long does.
    pub(super) fn title_at(&self, at: usize, here: Option<&Known>) -> Option<(Range<usize>, Pending)> {
        let context = self.context;
        if !context.begins(at, Begins::TITLE) {
            return None;
        }
        let mut best: Option<(Range<usize>, Pending)> = None;
        for (hit, meaning) in context.meanings_at(at) {
            let Meaning::Title(index) = meaning else { continue };
            let title = &context.lexicon.titles[index as usize];
            let end = hit.end;
            if !title.before || end > self.sentence.words.end || hit.clitic {
                continue;
            }
            let cuts = |known: &Known| known.words().start > at && known.words().start < end && known.words().end > end;
            // 'Imam Nahrawi', 'Putra Nababan': a given name that is also a title.
            let given = end == at + 1
                && context.words[at].capital()
                && context.namely(at)
                && title.complement == TitleComplement::None
                && self.name_part(end)
                && context.words[at].shape == Shape::Title;
            if given
                || here.is_some_and(|known| known.words().end >= end)
                || self.known[self.next..].iter().take(4).any(cuts)
            {
                continue;
            }
            if best.as_ref().is_none_or(|(words, _)| end > words.end) {
                // The full stop of an abbreviated title belongs to it: 'Prof. Budi'.
                let dotted = context.words.get(end).is_some_and(|w| w.is('.') && !w.spaced)
                    && hit.end - hit.first == 1
                    && end < self.sentence.words.end;
                let words = hit.first..end + usize::from(dotted && context.word(hit.first).len() <= 6);
                best = Some((words.clone(), Pending { words, complement: title.complement }));
            }
        }
        best
    }

    /// Whether only words that may stand inside a title lie between `from` and `to`.
    pub(super) fn bridge(&self, from: usize, to: usize) -> bool {
        to - from <= 8
            && (from..to).all(|at| {
                let word = &self.context.words[at];
                word.capital()
                    || word.classes.has(Classes::COORDINATOR)
                    || matches!(word.shape, Shape::Punct('(' | ')' | '/' | '-' | '.' | ','))
            })
    }

    /// Lets go of a title that can no longer reach a name behind word `at`.
    pub(super) fn forget_title(&mut self, at: usize) {
        if self.title.as_ref().is_some_and(|title| !self.reaches(title, at + 1) || at - title.words.end > 10) {
            self.title = None;
        }
    }

    /// Whether the capitalised word at `at` belongs to what the title names: 'Kelautan' in 'Menteri Kelautan dan Perikanan'.
    pub(super) fn complements(&self, title: &Pending, at: usize) -> bool {
        let context = self.context;
        // The acronym of the office: 'Menteri Energi dan Sumber Daya Mineral (ESDM)'.
        let bracketed = context.words[at - 1].is('(') && context.words.get(at + 1).is_some_and(|next| next.is(')'));
        if bracketed && self.reaches(title, at) {
            return true;
        }
        if title.complement == TitleComplement::None || !self.reaches(title, at) {
            return false;
        }
        let word = &context.words[at];
        // 'Komisi E', 'Komisi II'.
        if word.end - word.start == 1 && !context.words.get(at + 1).is_some_and(|next| next.is('.')) {
            return true;
        }
        if word.shape == Shape::Upper && self.name_part(at + 1) && word.end - word.start <= 9 {
            return !context.namely(at);
        }
        context.common(at) && (self.name_part(at + 1) || !context.namely(at))
    }

    /// Whether only the title's complement lies between it and `at`.
    pub(super) fn reaches(&self, title: &Pending, at: usize) -> bool {
        let context = self.context;
        let mut comma = 0;
        (title.words.end..at).all(|i| {
            let word = &context.words[i];
            comma += usize::from(word.is(','));
            if self.sentence.headline && word.capital() && (self.cue_at(i) || crate::cues::verbal(context.text, word)) {
                return false;
            }
            word.capital()
                || word.classes.has(Classes::COORDINATOR)
                || matches!(word.shape, Shape::Punct('(' | ')' | '/' | '-' | '.' | '"'))
                || word.classes.has(Classes::TITLE_LINK)
                || (word.is(',')
                    && comma == 1
                    && i + 1 >= at
                    && (i > title.words.end || title.complement != TitleComplement::None))
                || (word.shape == Shape::Number && i + 1 < at)
                || word.shape == Shape::Lower
                    && title.complement != TitleComplement::None
                    && i < title.words.end + 4
                    && context.common(i)
                    && !word.classes.has(
                        Classes::SUBORDINATOR
                            | Classes::RELATIVIZER
                            | Classes::AUXILIARY
                            | Classes::PREPOSITION
                            | Classes::SAY_AFTER
                            | Classes::VERB
                            | Classes::DEMONSTRATIVE,
                    )
                    && !crate::cues::verbal(context.text, word)
                    && !self.cue_at(i)
        })
    }

    /// Skips degrees and an age behind a name: ', S.H., M.Si.'.
    pub(super) fn degrees(&self, mut end: usize) -> usize {
        while self.context.words.get(end).is_some_and(|w| w.is(',')) {
            match self.degree_at(end + 1) {
                Some(after) if after <= self.sentence.words.end => end = after,
                _ => break,
            }
        }
        end
    }

    /// Where the degree that begins at `at` ends.
    pub(super) fn degree_at(&self, at: usize) -> Option<usize> {
        if at >= self.context.words.len() || !self.context.begins(at, Begins::DEGREE) {
            return None;
        }
        self.context
            .meanings_at(at)
            .filter_map(|(hit, meaning)| match meaning {
                Meaning::Title(index) if !self.context.lexicon.titles[index as usize].before => Some(hit.end),
                _ => None,
            })
            .max()
    }

    /// Where the title with which a known name begins ends, when what it leaves over is a name as well: not in 'Gus Dur'.
    pub(super) fn own_title(&self, words: &Range<usize>) -> Option<usize> {
        let context = self.context;
        let ends = context.meanings_at(words.start).filter_map(|(hit, meaning)| match meaning {
            Meaning::Title(index) if context.lexicon.titles[index as usize].before && hit.end < words.end => {
                Some(hit.end)
            }
            _ => None,
        });
        let named = |at: usize| {
            context
                .meanings_at(at)
                .any(|(hit, meaning)| hit.end == words.end && matches!(meaning, Meaning::Name { .. }))
        };
        ends.max().filter(|&end| words.end - end > 1 || context.namely(end) || named(end))
    }
}
