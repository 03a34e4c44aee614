//! Who speaks: the speaker of a quotation or of reported speech, in the sentence or in those around it.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::annotation::{Party, Slot};
use crate::cues::FoundCue;
use crate::lexicon::Classes;
use crate::words::Shape;

/// How many sentences a quotation may go on for before it is taken to be one that nobody closed.
const QUOTED: usize = 5;

impl Attacher<'_> {
    /// Who says the words in which the cue stands, when the sentence tells.
    pub(super) fn speaker(&self, cue: &FoundCue) -> Option<Party> {
        self.speaker_of(cue.words.clone(), cue.sentence)
    }

    /// Who says `words` of a sentence.
    fn speaker_of(&self, words: Range<usize>, index: usize) -> Option<Party> {
        let sentence = &self.sentences[index].words;
        // '..., kata Budi' behind the cue, or 'Menurut Budi, ...' before it.
        let mut quotes = 0;
        for at in sentence.clone() {
            let word = &self.words[at];
            quotes += usize::from(word.is('"'));
            let say = word.classes.has(Classes::SAY_BEFORE)
                && self.layout.cue[at] == NOTHING
                && self.layout.mention[at] == NOTHING;
            if say && at > words.end && self.after_mark(at, sentence.start) {
                let phrase = self.noun_phrase(self.skip_manner(at + 1, sentence.end), sentence.end);
                if let Some(party) =
                    self.actor_parties(phrase, Slot::Speaker).into_iter().find(|party| party.mention.is_some())
                {
                    return Some(party);
                }
                if word.text(self.text).ends_with("nya") {
                    return self.last_person(sentence.start);
                }
            }
        }
        let opens = sentence.start;
        if quotes == 0 && self.words[opens].classes.has(Classes::ACCORDING) && words.start > opens {
            return self
                .actor_parties(self.noun_phrase(opens + 1, sentence.end), Slot::Speaker)
                .into_iter()
                .find(|party| party.mention.is_some());
        }
        // 'Budi mengatakan bahwa ...' before the cue.
        let say = (sentence.start..words.start).rev().find(|&at| {
            self.words[at].classes.has(Classes::SAY_AFTER)
                && self.layout.cue[at] == NOTHING
                && self.words[at].shape == Shape::Lower
        })?;
        let reported = self
            .words
            .get(say + 1)
            .is_some_and(|w| w.is(',') || w.is(':') || w.is('"') || w.classes.has(Classes::SUBORDINATOR))
            || quotes > 0
            || self.nominal_at(say + 1, sentence.end);
        let subject = reported.then(|| self.subject_phrase(say, index)).flatten()?;
        self.actor_parties(subject.phrase, Slot::Speaker).into_iter().find(|party| party.mention.is_some())
    }

    /// Whom a quotation that goes over several sentences quotes, by a word inside it: who is named where it closes, where it
    /// opens, or in the attribution right before it ('"...," kata Budi. "Kami ..."').
    pub(super) fn quoted(&self, at: usize) -> Option<Party> {
        let here = self.sentence_of(at);
        let marks = |range: Range<usize>| range.filter(|&i| self.words[i].is('"'));
        let first = here.saturating_sub(QUOTED);
        // A blank line closes every quotation.
        let opens = (first..=here)
            .rev()
            .find(|&index| self.words[self.sentences[index].words.start].breaks > 1)
            .unwrap_or(first);
        let start = self.sentences[opens].words.start;
        let open = marks(start..at).next_back().filter(|_| marks(start..at).count() % 2 == 1)?;
        let last = self.sentences.len().min(here + QUOTED) - 1;
        let close = marks(at..self.sentences[last].words.end).next();
        let behind = close.and_then(|close| {
            let sentence = self.sentence_of(close);
            let behind = (close + 1 < self.sentences[sentence].words.end)
                .then(|| self.speaker_of(close - 1..close, sentence))
                .flatten();
            behind.filter(|party| party.span.start >= self.words[close].start)
        });
        behind.or_else(|| {
            let sentence = self.sentence_of(open);
            let before = || self.speaker_of(open..open + 1, sentence);
            let earlier = || {
                let sentence = sentence.checked_sub(1)?;
                let words = &self.sentences[sentence].words;
                self.speaker_of(words.start..words.start + 1, sentence)
            };
            before().or_else(earlier).filter(|party| party.mention.is_some())
        })
    }

    /// Whether a comma or quotation mark stands right before word `at`.
    fn after_mark(&self, at: usize, start: usize) -> bool {
        at > start && matches!(self.words[at - 1].shape, Shape::Punct(',' | '"' | '\'' | '?' | '!'))
    }
}
