//! Who speaks: the speaker of a quotation or of reported speech, and the names behind pronouns.

use super::{Attacher, NOTHING};
use crate::annotation::{EntityKind, Party};
use crate::cues::FoundCue;
use crate::lexicon::Classes;
use crate::words::Shape;

impl Attacher<'_> {
    /// Who says the words in which the cue stands, when the sentence tells.
    pub(super) fn speaker(&self, cue: &FoundCue) -> Option<Party> {
        let sentence = &self.sentences[cue.sentence].words;
        // '..., kata Budi' behind the cue, or 'Menurut Budi, ...' before it.
        let mut quotes = 0;
        for at in sentence.clone() {
            let word = &self.words[at];
            quotes += usize::from(word.is('"'));
            let say = word.classes.has(Classes::SAY_BEFORE)
                && self.layout.cue[at] == NOTHING
                && self.layout.mention[at] == NOTHING;
            if say && at > cue.words.end && self.after_mark(at, sentence.start) {
                let phrase = self.noun_phrase(self.skip_manner(at + 1, sentence.end), sentence.end);
                if let Some(party) = self.actor_parties(phrase).into_iter().find(|party| party.mention.is_some()) {
                    return Some(party);
                }
                if word.text(self.text).ends_with("nya") {
                    return self.last_person(sentence.start);
                }
            }
        }
        let opens = sentence.start;
        if quotes == 0 && self.words[opens].classes.has(Classes::ACCORDING) && cue.words.start > opens {
            return self
                .actor_parties(self.noun_phrase(opens + 1, sentence.end))
                .into_iter()
                .find(|party| party.mention.is_some());
        }
        // 'Budi mengatakan bahwa ...' before the cue.
        let say = (sentence.start..cue.words.start).rev().find(|&at| {
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
        reported.then(|| self.subject_at(say, cue.sentence).into_iter().find(|party| party.mention.is_some())).flatten()
    }

    /// The person named last before word `at`, at most three sentences back: who 'ujarnya' is.
    fn last_person(&self, at: usize) -> Option<Party> {
        let from = self.sentences[self.sentence_of(at).saturating_sub(3)].words.start;
        let before = self.names.partition_point(|name| name.words.end <= at);
        let recent = self.names.partition_point(|name| name.words.start < from);
        let person = self.names[recent..before].iter().rposition(|name| name.mention.kind == EntityKind::Person)?;
        Some(self.party(recent + person))
    }

    /// Whether a comma or quotation mark stands right before word `at`.
    fn after_mark(&self, at: usize, start: usize) -> bool {
        at > start && matches!(self.words[at - 1].shape, Shape::Punct(',' | '"' | '\'' | '?' | '!'))
    }

    /// The named parties that a party stands for when it is a pronoun and this sentence names them; else the party itself.
    pub(super) fn antecedents(&self, cue: &FoundCue, party: Party, speaker: Option<Party>) -> Vec<Party> {
        if party.mention.is_some() {
            return vec![party];
        }
        let sentence = &self.sentences[cue.sentence].words;
        let Some(at) = sentence.clone().find(|&at| self.words[at].start == party.span.start) else {
            return vec![party];
        };
        let pair = self.pair(at, sentence.start);
        if !pair.is_empty() {
            return pair;
        }
        vec![self.antecedent(at, sentence.start, party, speaker).unwrap_or(party)]
    }

    /// The two names before 'kedua negara' or 'keduanya', joined by 'dan'.
    fn pair(&self, at: usize, start: usize) -> Vec<Party> {
        if !self.words[at].classes.has(Classes::PAIR) {
            return Vec::new();
        }
        let before = self.names.partition_point(|name| name.words.end <= at);
        let Some(second) = before.checked_sub(1) else { return Vec::new() };
        let Some(first) = second.checked_sub(1) else { return Vec::new() };
        let (a, b) = (&self.names[first], &self.names[second]);
        let joined = b.words.start == a.words.end + 1 && self.words[a.words.end].classes.has(Classes::COORDINATOR);
        let alike = a.mention.kind == b.mention.kind && a.words.start >= start;
        if joined && alike { vec![self.party(first), self.party(second)] } else { Vec::new() }
    }

    /// The named party that a pronoun stands for, when this sentence names it.
    fn antecedent(&self, at: usize, start: usize, party: Party, speaker: Option<Party>) -> Option<Party> {
        if !self.words[at].classes.has(Classes::PERSONAL) || self.words[at].end < party.span.end {
            return None;
        }
        if self.words[at].classes.has(Classes::FIRST_PERSON) {
            return speaker;
        }
        // A relative clause says itself who they are.
        let defined = self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::RELATIVIZER));
        let single = self.words[at].classes.has(Classes::THIRD_PERSON);
        let fits = |speaker: &Party| !single || self.kind_of(speaker) == Some(EntityKind::Person);
        if let Some(speaker) = speaker.filter(|s| s.span.end <= party.span.start && fits(s)) {
            return Some(speaker);
        }
        if !single || defined {
            return None;
        }
        let mut named = (start..at).filter_map(|i| {
            let mention = self.layout.mention[i];
            (mention != NOTHING && self.names[mention as usize].words.start == i).then_some(mention as usize)
        });
        named.find(|&mention| self.names[mention].mention.kind == EntityKind::Person).map(|mention| self.party(mention))
    }
}
