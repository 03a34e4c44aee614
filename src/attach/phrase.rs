//! Reads noun phrases: where one begins and ends.
//!
//! An Indonesian noun phrase begins with its head; names, nouns and adjectives follow, then prepositional phrases and 'yang'
//! clauses.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::lexicon::Classes;
use crate::words::{Shape, Word};

impl Attacher<'_> {
    /// Whether the word is a verb (and no part of a name).
    pub(super) fn verb(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if self.layout.mention[at] != NOTHING || self.layout.title[at] != NOTHING {
            return false;
        }
        let cue = self.layout.cue[at];
        if cue != NOTHING {
            return self.cues[cue as usize].voice != crate::annotation::Voice::Nominal;
        }
        // A passive written apart: 'di perkirakan'.
        let apart = |di: usize, stem: &Word| {
            let di = &self.words[di];
            di.end - di.start == 2
                && di.text(self.text) == "di"
                && stem.shape == Shape::Lower
                && stem.text(self.text).ends_with("kan")
        };
        crate::cues::verbal(self.text, word)
            || at > 0 && apart(at - 1, word)
            || self.words.get(at + 1).is_some_and(|next| apart(at, next))
    }

    /// The mention whose title covers word `at`.
    pub(super) fn titled_at(&self, at: usize) -> Option<usize> {
        let index = *self.layout.title.get(at)?;
        (index != NOTHING).then_some(index as usize)
    }

    /// Whether a noun phrase can begin at `at`.
    pub(super) fn nominal_at(&self, at: usize, end: usize) -> bool {
        if at >= end {
            return false;
        }
        let word = &self.words[at];
        if self.layout.mention[at] != NOTHING || self.titled_at(at).is_some() {
            return true;
        }
        if word.classes.has(Classes::QUANTIFIER | Classes::PERSONAL) {
            return true;
        }
        let closed = Classes::PREPOSITION
            | Classes::SUBORDINATOR
            | Classes::RELATIVIZER
            | Classes::COORDINATOR
            | Classes::AUXILIARY
            | Classes::COPULA;
        let noun = Classes::PEOPLE | Classes::VOICE | Classes::PATIENT | Classes::NOUN | Classes::PRONOUN;
        !word.is_punct() && (!word.classes.has(closed) || word.classes.has(noun)) && !self.verb(at)
    }

    /// Skips adverbs, degrees and manner behind a cue: 'mengkritik keras', 'menolak dengan tegas'.
    pub(super) fn skip_manner(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            let word = &self.words[at];
            if self.layout.mention[at] != NOTHING {
                break;
            }
            // An emoji between verb and object says nothing of either.
            if matches!(word.shape, Shape::Punct(mark) if !mark.is_ascii() && !mark.is_alphanumeric()) {
                at += 1;
                continue;
            }
            let manner = word.classes.has(Classes::WITH)
                && self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::ADVERB | Classes::AUXILIARY));
            let next_manner = word.classes.has(Classes::MANNER);
            if manner || next_manner {
                at += 2;
                continue;
            }
            let adverb = word.classes.has(Classes::ADVERB)
                && !word.classes.has(Classes::PEOPLE | Classes::VOICE | Classes::SUBORDINATOR);
            if !adverb {
                break;
            }
            at += 1;
        }
        at.min(end)
    }

    /// Skips 'yang' and 'apa yang' before a free relative: 'prihatin dengan yang terjadi'.
    pub(super) fn skip_relative(&self, at: usize, end: usize) -> usize {
        let what = at < end && self.words[at].classes.has(Classes::WHAT);
        let at = at + usize::from(what);
        at + usize::from(at < end && self.words[at].classes.has(Classes::RELATIVIZER))
    }

    /// Where the noun begins that 'apa yang mereka sebut (sebagai)' or 'apa yang disebutnya' introduces; else `at`.
    pub(super) fn behind_what(&self, at: usize, end: usize) -> usize {
        let what = at + 2 < end
            && self.words[at].classes.has(Classes::WHAT)
            && self.words[at + 1].classes.has(Classes::RELATIVIZER);
        if !what {
            return at;
        }
        let limit = end.min(at + 8);
        let held = (at + 2..limit).find(|&i| self.words[i].classes.has(Classes::AS));
        let called = || (at + 2..limit).find(|&i| self.verb(i) && self.nominal_at(i + 1, end));
        held.or_else(called).map_or(at, |i| i + 1)
    }

    /// The noun phrase that begins at `at`, lists included: up to a verb, preposition, 'yang', conjunction or end of clause.
    pub(super) fn noun_phrase(&self, at: usize, end: usize) -> Range<usize> {
        let mut stop = at;
        while stop < end {
            let word = &self.words[stop];
            // A name and the title before it stay together whatever words they hold.
            if let Some(index) = self.titled_at(stop) {
                stop = self.names[index].words.end;
                continue;
            }
            let mention = self.layout.mention[stop];
            if mention != NOTHING {
                stop = self.names[mention as usize].words.end;
                continue;
            }
            if word.breaks > 1 && stop > at {
                break;
            }
            if word.is(',') || word.classes.has(Classes::COORDINATOR) && !word.classes.has(Classes::ADVERB) {
                if !self.list_goes_on(stop, at, end) {
                    break;
                }
                stop += 1;
                while stop < end && self.words[stop].classes.has(Classes::COORDINATOR) {
                    stop += 1;
                }
                continue;
            }
            if word.is('(') {
                // A short bracket belongs to the phrase: 'Pajak Penghasilan (PPh)'.
                if self.words.get(stop + 2).is_some_and(|w| w.is(')')) && stop + 3 <= end && stop > at {
                    stop += 3;
                    continue;
                }
                break;
            }
            if word.is('-') && !word.spaced
                || word.is('"') && stop == at
                || word.is('/') && !word.spaced
                || word.is('\'') && stop == at
            {
                stop += 1;
                continue;
            }
            let closed = Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::RELATIVIZER | Classes::COPULA;
            let noun = Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT;
            let cue = self.layout.cue[stop];
            let nominal_cue = cue != NOTHING && !self.verb(stop);
            if word.is_punct()
                || (word.classes.has(closed) && !word.classes.has(noun)) && !nominal_cue
                || self.verb(stop)
            {
                break;
            }
            // In running text 'Orde Baru' is a name, in a headline 'Baru' opens a predicate.
            let headline = || self.sentences[self.sentence_of(stop)].headline;
            let moves = || stop > at && (self.verb(stop + 1) || word.capital() && headline());
            if word.classes.has(Classes::AUXILIARY)
                && !word.classes.has(noun | Classes::QUANTIFIER)
                && (!word.classes.has(Classes::ADVERB) || moves())
            {
                break;
            }
            if word.classes.has(Classes::TIME) && word.capital() && stop > at {
                break;
            }
            stop += 1;
        }
        at..stop
    }

    /// Whether the comma or 'dan' at `at` goes on with a list of the phrase that began at `from`.
    pub(super) fn list_goes_on(&self, at: usize, from: usize, end: usize) -> bool {
        if at == from {
            return false;
        }
        let mut next = at + 1;
        while next < end
            && (self.words[next].classes.has(Classes::COORDINATOR) || self.words[next].classes.has(Classes::QUANTIFIER))
        {
            next += 1;
        }
        if next >= end || !self.nominal_at(next, end) {
            return false;
        }
        let named = |at: usize| self.layout.mention[at] != NOTHING || self.titled_at(at).is_some();
        if self.words[at].is(',') {
            // A comma alone joins names; an apposition ('Iran, Israel dan ...') joins too, an aside does not.
            let last = at - 1;
            let actor = |i: usize| named(i) || self.words[i].classes.has(Classes::PEOPLE | Classes::VOICE);
            let more = (next..end.min(next + 14))
                .take_while(|&i| !self.verb(i))
                .any(|i| self.words[i].classes.has(Classes::COORDINATOR));
            return actor(next)
                && (named(last) || actor(last))
                && (more || self.words[at + 1].classes.has(Classes::COORDINATOR));
        }
        // 'kecaman Mesir dan kekhawatiran Yordania': the second noun is a stance of its own.
        let stance = |at: usize| at > 0 && self.layout.cue[at] != NOTHING;
        if stance(next) && !named(next) && (stance(from) || from > 0 && stance(from - 1)) {
            return false;
        }
        // 'dan' joins names; other phrases too, unless a verb follows the second one at once and it could be a subject of its own.
        if named(next) && named(at - 1) {
            return true;
        }
        let second = self.noun_phrase_flat(next, end);
        let clause = second.end < end
            && (self.verb(second.end) || self.words[second.end].classes.has(Classes::AUXILIARY))
            && !self.before_verb(from);
        !clause
    }

    /// Whether the phrase that begins at `from` stands before its verb, so that all of a list is subject.
    pub(super) fn before_verb(&self, from: usize) -> bool {
        let start = self.sentences[self.sentence_of(from)].words.start;
        !(start..from).any(|at| self.verb(at))
    }

    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.words.end <= at)
    }

    /// A noun phrase without lists.
    pub(super) fn noun_phrase_flat(&self, at: usize, end: usize) -> Range<usize> {
        let mut stop = at;
        while stop < end && self.nominal_at(stop, end) {
            stop = match (self.titled_at(stop), self.layout.mention[stop]) {
                (Some(index), _) => self.names[index].words.end,
                (None, mention) if mention != NOTHING => self.names[mention as usize].words.end,
                _ => stop + 1,
            };
        }
        at..stop
    }
}
