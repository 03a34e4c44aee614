//! Whom a pronoun or a noun with 'itu' stands for: a name of its sentence, or of the few before it.
//!
//! A name of the same sentence takes the pronoun's place as party. One of an earlier sentence leaves the pronoun as the party's
//! words and is what its mention points to. Where two could be meant the pronoun stays a phrase: a wrong merge is worse.

use std::ops::Range;

use super::Attacher;
use crate::annotation::{EntityKind, Party, Slot};
use crate::cues::FoundCue;
use crate::lexicon::Classes;
use crate::words::Shape;

/// How many sentences back a name may stand.
const REACH: usize = 3;

impl Attacher<'_> {
    /// The named parties that a party stands for when it is a pronoun and this sentence names them; else the party itself.
    pub(super) fn antecedents(&self, cue: &FoundCue, party: Party, speaker: Option<Party>) -> Vec<Party> {
        if party.mention.is_some() {
            return vec![party];
        }
        let sentence = &self.sentences[cue.sentence].words;
        let Some(at) = sentence.clone().find(|&at| self.words[at].start == party.span.start) else {
            return vec![party];
        };
        let pair = self.pair(at, sentence.start, party.slot);
        if !pair.is_empty() {
            return pair;
        }
        let named = self.antecedent(at, sentence.start, party, speaker);
        vec![named.or_else(|| self.earlier(at, party)).unwrap_or(party)]
    }

    /// The party itself, standing for somebody whom an earlier sentence names.
    fn earlier(&self, at: usize, party: Party) -> Option<Party> {
        let word = &self.words[at];
        let alone = word.end == party.span.end;
        let stands_for = if alone && word.classes.has(Classes::FIRST_PERSON) {
            self.quoted(at)?.mention?
        } else if alone && word.classes.has(Classes::THIRD_PERSON | Classes::OWN_SIDE) {
            self.subject_before(at)?
        } else {
            self.described(at, party)?
        };
        Some(Party { mention: Some(stands_for), ..party })
    }

    /// The person whom the sentences before that of word `at` are about: the only one whom the nearest that names anybody
    /// names, else the one with whom that sentence opens. Several others leave it open.
    fn subject_before(&self, at: usize) -> Option<usize> {
        let here = self.sentence_of(at);
        for sentence in (here.saturating_sub(REACH)..here).rev() {
            let words = &self.sentences[sentence].words;
            let mut people = self.mentions_in(words.clone()).filter(|&index| self.is_person(index));
            let Some(first) = people.next() else { continue };
            let entity = self.names[first].mention.entity;
            let alone = people.all(|other| self.names[other].mention.entity == entity);
            let opens = self.names[first].title.as_ref().map_or(self.names[first].words.start, |title| title.start);
            return (alone || opens == words.start).then_some(first);
        }
        None
    }

    /// Whom a noun with 'itu' or 'tersebut' means: the state ('negara itu'), the holder of the office ('menteri tersebut') or
    /// the body ('partai itu') that was named last, if no other of its kind was named since.
    fn described(&self, at: usize, party: Party) -> Option<usize> {
        let word = &self.words[at];
        let pointer = self.words.get(at + 1)?;
        let points = pointer.classes.has(Classes::DEMONSTRATIVE) && pointer.end == party.span.end;
        let opens = self.sentences[self.sentence_of(at)].words.start == at;
        if !points || !(word.shape == Shape::Lower || opens) || !word.is_word() {
            return None;
        }
        let noun = word.text(self.text);
        let fits = |index: &usize| {
            let name = &self.names[*index];
            let called = |at: usize| self.words[at].text(self.text).eq_ignore_ascii_case(noun);
            match name.mention.kind {
                EntityKind::State => word.classes.has(Classes::COUNTRY),
                // 'aksi itu' is not the 'koordinator aksi'.
                EntityKind::Person => name.title.as_ref().is_some_and(|title| {
                    let head = title.clone().find(|&at| !self.words[at].classes.has(Classes::FORMER));
                    head.is_some_and(called)
                }),
                EntityKind::Organization => called(name.words.start),
            }
        };
        let mut named = self.mentions_in(self.reach(at)..at).filter(fits);
        let last = named.next_back()?;
        let entity = self.names[last].mention.entity;
        named.all(|other| self.names[other].mention.entity == entity).then_some(last)
    }

    /// The person named last before word `at`: who 'ujarnya' is.
    pub(super) fn last_person(&self, at: usize) -> Option<Party> {
        self.mentions_in(self.reach(at)..at)
            .rfind(|&index| self.is_person(index))
            .map(|index| self.name(index).in_slot(Slot::Speaker))
    }

    /// Where the first of the sentences begins that a name for word `at` may stand in.
    fn reach(&self, at: usize) -> usize {
        self.sentences[self.sentence_of(at).saturating_sub(REACH)].words.start
    }

    pub(super) fn is_person(&self, mention: usize) -> bool {
        self.names[mention].mention.kind == EntityKind::Person
    }

    /// Indices of the mentions that begin in `words`.
    pub(super) fn mentions_in(&self, words: Range<usize>) -> Range<usize> {
        self.names.partition_point(|name| name.words.start < words.start)
            ..self.names.partition_point(|name| name.words.start < words.end)
    }

    /// The two names before 'kedua negara' or 'keduanya', joined by 'dan'.
    fn pair(&self, at: usize, start: usize, slot: Slot) -> Vec<Party> {
        if !self.words[at].classes.has(Classes::PAIR) {
            return Vec::new();
        }
        let before = self.names.partition_point(|name| name.words.end <= at);
        let Some(second) = before.checked_sub(1) else { return Vec::new() };
        let Some(first) = second.checked_sub(1) else { return Vec::new() };
        let (a, b) = (&self.names[first], &self.names[second]);
        let joined = b.words.start == a.words.end + 1 && self.words[a.words.end].classes.has(Classes::COORDINATOR);
        let alike = a.mention.kind == b.mention.kind && a.words.start >= start;
        if joined && alike { [first, second].map(|name| self.name(name).in_slot(slot)).into() } else { Vec::new() }
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
        let fits = |speaker: &Party| !single || self.kind_of(speaker.mention) == Some(EntityKind::Person);
        if let Some(speaker) = speaker.filter(|s| s.span.end <= party.span.start && fits(s)) {
            return Some(speaker);
        }
        if !single || defined {
            return None;
        }
        let person = self.mentions_in(start..at).find(|&index| self.is_person(index))?;
        Some(self.name(person).in_slot(party.slot))
    }
}
