//! Reads noun phrases: where one ends, and which parties it denotes.
//!
//! An Indonesian noun phrase begins with its head; names, nouns and adjectives follow, then prepositional phrases and 'yang'
//! clauses. The party is the name that the head denotes or speaks for; without a name it is the head with its own modifiers.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::annotation::{EntityKind, Party};
use crate::lexicon::{Classes, Frame, ObjectRole};
use crate::words::Shape;

/// The longest unnamed party, in words.
const LONGEST_PHRASE: usize = 4;

impl Attacher<'_> {
    /// Whether the word is a verb (and no part of a name).
    pub(super) fn verb(&self, at: usize) -> bool {
        if at >= self.words.len() || self.layout.mention[at] != NOTHING || self.titled_at(at).is_some() {
            return false;
        }
        let cue = self.layout.cue[at];
        if cue != NOTHING {
            return self.cues[cue as usize].voice != crate::annotation::Voice::Nominal;
        }
        // A passive written apart: 'di perkirakan'.
        let apart = |di: usize, stem: usize| {
            self.words
                .get(stem)
                .is_some_and(|w| w.shape == crate::words::Shape::Lower && w.text(self.text).ends_with("kan"))
                && self.words[di].text(self.text) == "di"
        };
        crate::cues::verbal(self.text, &self.words[at]) || at > 0 && apart(at - 1, at) || apart(at, at + 1)
    }

    /// The mention whose title covers word `at`.
    pub(super) fn titled_at(&self, at: usize) -> Option<usize> {
        let next = self.names.partition_point(|name| name.words.end <= at);
        // Bodies inside a title are mentions of their own, so the person may stand a few mentions on.
        (next..self.names.len().min(next + 4))
            .find(|&index| self.names[index].title.as_ref().is_some_and(|title| title.contains(&at)))
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
            let moves = stop > at && (self.verb(stop + 1) || word.capital());
            if word.classes.has(Classes::AUXILIARY)
                && !word.classes.has(noun | Classes::QUANTIFIER)
                && (moves || !word.classes.has(Classes::ADVERB))
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
    fn list_goes_on(&self, at: usize, from: usize, end: usize) -> bool {
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
            let more = (next..end.min(next + 14)).any(|i| self.words[i].classes.has(Classes::COORDINATOR));
            return actor(next)
                && (named(last) || actor(last))
                && (more || self.words[at + 1].classes.has(Classes::COORDINATOR));
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
    fn before_verb(&self, from: usize) -> bool {
        let start = self.sentences[self.sentence_of(from)].words.start;
        !(start..from).any(|at| self.verb(at))
    }

    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.words.end <= at)
    }

    /// A noun phrase without lists.
    fn noun_phrase_flat(&self, at: usize, end: usize) -> Range<usize> {
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

    /// The conjuncts of a phrase: split at commas and 'dan' outside names.
    fn conjuncts(&self, phrase: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = phrase.start;
        let mut at = phrase.start;
        while at < phrase.end {
            if let Some(index) = self.titled_at(at) {
                at = self.names[index].words.end;
                continue;
            }
            if self.layout.mention[at] != NOTHING {
                at = self.names[self.layout.mention[at] as usize].words.end;
                continue;
            }
            let word = &self.words[at];
            let hyphen = word.is('-')
                && at > phrase.start
                && self.layout.mention[at - 1] != NOTHING
                && self.layout.mention.get(at + 1).is_some_and(|&m| m != NOTHING);
            if word.is(',') || hyphen || word.classes.has(Classes::COORDINATOR) && !word.classes.has(Classes::ADVERB) {
                if start < at {
                    parts.push(start..at);
                }
                start = at + 1;
            }
            at += 1;
        }
        if start < phrase.end.max(at) {
            parts.push(start..phrase.end.max(at));
        }
        parts
    }

    /// The parties that a phrase denotes as somebody who acts.
    pub(super) fn actor_parties(&self, phrase: Range<usize>) -> Vec<Party> {
        self.conjuncts(phrase).into_iter().filter_map(|part| self.actor(part)).collect()
    }

    /// The party that one conjunct denotes as somebody who acts.
    fn actor(&self, part: Range<usize>) -> Option<Party> {
        let head = self.head(part.clone())?;
        if let Some(party) = self.name_at(head, part.end) {
            return Some(party);
        }
        let word = &self.words[head];
        let former = (part.start..=head).any(|at| self.words[at].classes.has(Classes::FORMER));
        let office = self.office_at(head);
        let voice = word.classes.has(Classes::VOICE) || office;
        if !former && (voice || !word.classes.has(Classes::PEOPLE)) {
            // The body or state for which the head speaks or to which it belongs.
            if let Some(party) = self.name_inside(head..part.end) {
                return Some(party);
            }
        }
        self.words_party(head..part.end)
    }

    /// The name that a phrase without a name as head speaks of: the person in apposition, else the first name that no
    /// preposition precedes.
    fn name_inside(&self, part: Range<usize>) -> Option<Party> {
        let names =
            || part.clone().filter_map(|at| self.name_at(at, part.end).filter(|_| !self.behind_place(part.start, at)));
        let person = |party: &Party| self.kind_of(party) == Some(EntityKind::Person);
        names().find(person).or_else(|| names().next())
    }

    /// Whether a preposition of place stands right before word `at`, behind `head`.
    fn behind_place(&self, head: usize, at: usize) -> bool {
        at > head
            && self.words[at - 1].classes.has(Classes::PREPOSITION)
            && !self.words[at - 1].classes.has(Classes::VOICE | Classes::PEOPLE)
    }

    /// Whether a title that names an office begins at `at`.
    pub(super) fn office_at(&self, at: usize) -> bool {
        crate::attach::clause::office(self.lexicon, self.text, self.words, at)
    }

    /// Where the head of a phrase stands: behind quantifiers, quotes and openers.
    fn head(&self, part: Range<usize>) -> Option<usize> {
        part.clone().find(|&at| {
            let word = &self.words[at];
            let named = self.layout.mention[at] != NOTHING || self.titled_at(at).is_some();
            let skip = Classes::QUANTIFIER
                | Classes::COORDINATOR
                | Classes::AUXILIARY
                | Classes::ADVERB
                | Classes::SUBORDINATOR;
            named
                || !(word.is_punct()
                    || word.shape == Shape::Number
                    || word.classes.has(skip)
                        && !word.classes.has(Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT))
        })
    }

    /// The named party that begins at `at`: a name, or the title before one.
    fn name_at(&self, at: usize, end: usize) -> Option<Party> {
        if let Some(index) = self.titled_at(at) {
            let name = &self.names[index];
            let title = name.title.as_ref().expect("found by its title");
            if name.words.end <= end.max(name.words.start + 1)
                && (title.start == at || self.layout.mention[at] == NOTHING || self.layout.mention[at] == index as u32)
            {
                return Some(self.party(index));
            }
        }
        let mention = self.layout.mention[at];
        (mention != NOTHING).then(|| self.party(mention as usize))
    }

    pub(super) fn party(&self, mention: usize) -> Party {
        Party { span: self.span(self.names[mention].words.clone()), mention: Some(mention) }
    }

    /// An unnamed party: the head and its own modifiers.
    fn words_party(&self, mut part: Range<usize>) -> Option<Party> {
        let mut end = part.start;
        // 'para saksi', 'sejumlah pihak'
        let sentence = self.sentences[self.sentence_of(part.start)].words.start;
        while part.start > sentence
            && self.words[part.start - 1].classes.has(Classes::QUANTIFIER)
            && self.words[part.start - 1].is_word()
            && self.layout.mention[part.start - 1] == NOTHING
        {
            part.start -= 1;
        }
        while end < part.end && end - part.start < LONGEST_PHRASE {
            let word = &self.words[end];
            if end > part.start
                && (word.is_punct() && !word.is('-')
                    || word.classes.has(Classes::PREPOSITION | Classes::RELATIVIZER)
                        && !word.classes.has(Classes::NOUN))
            {
                break;
            }
            end += 1;
            // Hyphenated words count as one.
            while end + 1 < part.end && self.words[end].is('-') && !self.words[end].spaced {
                end += 2;
            }
            if self.words[end - 1].classes.has(Classes::DEMONSTRATIVE) {
                break;
            }
        }
        while end > part.start + 1 && self.words[end - 1].is_punct() {
            end -= 1;
        }
        let word = &self.words[part.start];
        (end > part.start && !word.is_punct()).then(|| Party { span: self.span(part.start..end), mention: None })
    }

    /// The parties towards which a stance with this object is.
    pub(super) fn object_parties(&self, phrase: Range<usize>, frame: &Frame) -> Vec<Party> {
        self.conjuncts(phrase).into_iter().filter_map(|part| self.object_party(part, frame)).collect()
    }

    fn object_party(&self, part: Range<usize>, frame: &Frame) -> Option<Party> {
        let head = self.head(part.clone())?;
        if let Some(party) = self.name_at(head, part.end) {
            return Some(party);
        }
        let word = &self.words[head];
        let former = word.classes.has(Classes::FORMER);
        let unnamed = word.classes.has(Classes::PATIENT)
            || word.classes.has(Classes::PEOPLE) && !word.classes.has(Classes::VOICE)
            || former;
        let claim = frame.object == ObjectRole::Claim && self.layout.cue[head] != NOTHING;
        if !unnamed && !claim {
            // The owner of the act: 'serangan Israel', 'kebijakan Presiden Trump'.
            if let Some(party) = self.name_inside(head..part.end) {
                return Some(party);
            }
        }
        self.words_party(head..part.end)
    }

    /// The first name in a stretch of words.
    pub(super) fn first_name(&self, words: Range<usize>) -> Option<Party> {
        words.clone().find_map(|at| self.name_at(at, words.end))
    }
}
