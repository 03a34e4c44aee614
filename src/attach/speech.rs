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
        let sentence = self.sentences[index].words.clone();
        self.said_around(&words, &sentence)
            .or_else(|| self.according(&words, &sentence))
            .or_else(|| self.announced(&words, &sentence))
            .or_else(|| self.said_before(&words, &sentence, index))
    }

    /// '..., kata Budi' behind the words; or before them where the quotation goes on: '"...," kata Budi, "..."'.
    fn said_around(&self, words: &Range<usize>, sentence: &Range<usize>) -> Option<Party> {
        sentence.clone().find_map(|at| {
            let word = &self.words[at];
            let says = match self.layout.cue[at] {
                NOTHING => word.classes.has(Classes::SAY_BEFORE) && self.layout.mention[at] == NOTHING,
                cue => self.cues[cue as usize].inverted,
            } && self.after_mark(at, sentence.start);
            let goes_on = at < words.start && (at..words.start).any(|i| self.words[i].is('"'));
            // 'Indonesia, kata Retno, mendukung'
            let aside = at < words.start && !sentence.clone().any(|i| self.words[i].is('"'));
            (says && (at > words.end || goes_on || aside)).then(|| self.named_behind(at, sentence))?
        })
    }

    /// 'Menurut Budi, ...', at the start of the sentence or between commas.
    fn according(&self, words: &Range<usize>, sentence: &Range<usize>) -> Option<Party> {
        let quotes = sentence.clone().any(|at| self.words[at].is('"'));
        (sentence.start..words.start).find_map(|at| {
            let opens = self.words[at].classes.has(Classes::ACCORDING)
                && (at == sentence.start
                    || self.words[at - 1].is(',')
                    || self.words[at - 1].classes.has(Classes::COORDINATOR));
            (opens && !quotes).then(|| self.named_behind(at, sentence))?
        })
    }

    /// 'Prabowo: Kami ...': the name before the colon.
    fn announced(&self, words: &Range<usize>, sentence: &Range<usize>) -> Option<Party> {
        let colon = (sentence.start..words.start.min(sentence.start + 10)).find(|&at| self.words[at].is(':'))?;
        let free = !(sentence.start..colon).any(|at| self.verb(at) || self.words[at].is(','));
        let parties = self.actor_parties(sentence.start..colon, Slot::Speaker);
        parties.into_iter().find(|party| free && party.mention.is_some())
    }

    /// 'Budi mengatakan bahwa ...'
    fn said_before(&self, words: &Range<usize>, sentence: &Range<usize>, index: usize) -> Option<Party> {
        let say = (sentence.start..words.start).rev().find(|&at| {
            self.words[at].classes.has(Classes::SAY_AFTER)
                && self.layout.cue[at] == NOTHING
                && self.words[at].shape == Shape::Lower
        })?;
        let quotes = sentence.clone().any(|at| self.words[at].is('"'));
        let next = self.words.get(say + 1);
        let reported = next
            .is_some_and(|w| w.is(',') || w.is(':') || w.is('"') || w.classes.has(Classes::SUBORDINATOR))
            || quotes
            || self.nominal_at(say + 1, sentence.end);
        let subject = reported.then(|| self.subject_phrase(say, index)).flatten()?;
        self.actor_parties(subject.phrase, Slot::Speaker).into_iter().find(|party| party.mention.is_some())
    }

    /// The speaker whom the words behind the verb of saying or 'menurut' at `at` name; for 'ujarnya' and 'menurut dia' the person
    /// named last.
    fn named_behind(&self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let phrase = self.noun_phrase(self.skip_manner(at + 1, sentence.end), sentence.end);
        let pronoun = self.words[at].classes.has(Classes::THIRD_PERSON)
            || !phrase.is_empty() && self.words[phrase.start].classes.has(Classes::THIRD_PERSON);
        let named = self.actor_parties(phrase, Slot::Speaker).into_iter().find(|party| party.mention.is_some());
        named.or_else(|| pronoun.then(|| self.last_person(at)).flatten())
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
    pub(super) fn after_mark(&self, at: usize, start: usize) -> bool {
        at > start && matches!(self.words[at - 1].shape, Shape::Punct(',' | '"' | '\'' | '?' | '!'))
    }
}
