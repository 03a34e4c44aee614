//! Finds the subject of a verb.
//!
//! It stands to the left, behind adverbs and asides: 'AS, yang selama ini mendukung Israel, mengecam'. A verb behind 'dan' or a
//! comma shares the subject of the verb before it; one behind 'yang' has the noun before 'yang'; one behind 'setelah' or
//! 'untuk' that of its main clause.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::annotation::{Party, Slot};
use crate::cues::FoundCue;
use crate::lexicon::Classes;

/// The noun phrase that is subject of a verb, and where it stands towards it.
pub(super) struct Subject {
    pub phrase: Range<usize>,
    pub slot: Slot,
}

/// How often a verb may hand the question on to another verb.
const HOPS: usize = 6;

impl Attacher<'_> {
    /// The parties that act as subject of the cue.
    pub(super) fn subject(&self, cue: &FoundCue) -> Vec<Party> {
        self.subject_at(cue.words.start, cue.sentence)
    }

    /// The parties that act as subject of the verb at word `verb`.
    pub(super) fn subject_at(&self, verb: usize, sentence: usize) -> Vec<Party> {
        match self.subject_phrase(verb, sentence) {
            Some(Subject { phrase, slot }) => self.actor_parties(phrase, slot),
            None => Vec::new(),
        }
    }

    /// The noun phrase that is subject of the verb at word `verb`.
    pub(super) fn subject_phrase(&self, verb: usize, sentence: usize) -> Option<Subject> {
        let Range { start, end } = self.sentences[sentence].words.clone();
        self.subject_of(verb, start, end, HOPS)
    }

    fn subject_of(&self, verb: usize, start: usize, end: usize, hops: usize) -> Option<Subject> {
        if hops == 0 {
            return None;
        }
        let at = self.skip_left(verb, start);
        if at == start {
            return Some(Subject { phrase: self.fronted(verb, end)?, slot: Slot::Shared });
        }
        if let Some(phrase) = self.deed(verb, at, start) {
            return Some(Subject { phrase, slot: Slot::Subject });
        }
        let before = &self.words[at - 1];
        if before.classes.has(Classes::RELATIVIZER) {
            let phrase = self.antecedent_phrase(at - 1, start)?;
            // 'membawa spanduk yang mengecam': who carries the words holds what they say.
            let thing = self.words[phrase.start].classes.has(Classes::CARRIER)
                && self.layout.mention[phrase.start] == NOTHING
                && !self.passive_verb(verb);
            if thing && phrase.start > start && self.verb(phrase.start - 1) {
                return self.shared(phrase.start - 1, start, end, hops);
            }
            return Some(Subject { phrase, slot: Slot::Relative });
        }
        let phrase_left = |at: usize| Some(Subject { phrase: self.phrase_left(at, start, hops)?, slot: Slot::Subject });
        let nominal = self.layout.mention[at - 1] != NOTHING || self.titled_at(at - 1).is_some();
        if !nominal && before.classes.has(Classes::COORDINATOR) {
            // ', dan' closes a clause of its own; so does an active verb behind a passive one. Without the comma the verb goes on
            // with the one right before it, in a relative clause too: 'yang menduduki dan menuntut'.
            let closed = at >= start + 2 && self.words[at - 2].is(',');
            let joined = at >= start + 2 && self.verb(at - 2);
            let mut earlier = if joined { at - 2 } else { self.earlier_verb(at - 1, start)? };
            if closed || self.passive_verb(earlier) && !self.passive_verb(verb) {
                earlier = self.main_verb(earlier, start);
            }
            return self.shared(earlier, start, end, hops);
        }
        if before.is(',') {
            // 'Juru bicara kepresidenan, Budi, membantah': the title before the name makes it one phrase.
            let last = self.layout.mention[at.saturating_sub(2)];
            // 'Gibran, putra Jokowi, meminta': there it says of whom the one before it is kin.
            let title = (last != NOTHING).then(|| self.names[last as usize].title.clone()).flatten();
            let opens = |title: &Range<usize>| title.start > start && self.words[title.start - 1].is(',');
            if title.is_some_and(|title| !opens(&title)) {
                return phrase_left(at - 1);
            }
            if let Some(open) = self.aside(at - 1, start) {
                // 'Rusia, bersama Cina, menolak': all of them.
                let joined = self.words[open + 1].classes.has(Classes::COMITATIVE);
                let subject = phrase_left(open)?;
                let end = if joined { at - 1 } else { subject.phrase.end };
                return Some(Subject { phrase: subject.phrase.start..end, ..subject });
            }
            return match self.earlier_verb(at - 1, start) {
                Some(earlier) => self.shared(earlier, start, end, hops),
                None => phrase_left(at - 1),
            };
        }
        if before.is(':') {
            // 'Respons Korea Selatan: Khawatir ...', but 'Korea Selatan memilih jalan tengah: mendukung ...'
            let chooses = |i: &usize| self.words[*i].classes.has(Classes::AUXILIARY) && self.active_verb(*i);
            let earlier = self.earlier_verb(at - 1, start).or_else(|| (start..at - 1).rev().find(chooses));
            return match earlier {
                Some(earlier) => self.shared(earlier, start, end, hops),
                None => phrase_left(at - 1),
            };
        }
        if before.is('"') || before.is('(') {
            return None;
        }
        let grammar = Classes::SUBORDINATOR | Classes::PREPOSITION;
        if !nominal
            && before.classes.has(grammar)
            && !before.classes.has(Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT)
        {
            return self.controller(at - 1, start, end, hops);
        }
        if self.verb(at - 1) {
            // A chain of verbs: 'berusaha menolak'.
            return self.subject_of(at - 1, start, end, hops - 1);
        }
        let phrase = self.phrase_left(at, start, hops)?;
        match self.governor(&phrase, verb, start) {
            Some(governor) => self.shared(governor, start, end, hops),
            None => Some(Subject { phrase, slot: Slot::Subject }),
        }
    }

    /// The deed that opens the clause of a passive and has a clause of its own: 'Keputusan Trump menarik AS dari WHO (disesalkan
    /// Jerman)'.
    fn deed(&self, verb: usize, at: usize, start: usize) -> Option<Range<usize>> {
        let suffers = self.passive_verb(verb) || self.words[verb].classes.has(Classes::LIGHT_TARGET);
        let mark = |at: &usize| self.words[*at].is(',') || self.words[*at].is('"');
        let opens = (start..at).rev().find(mark).map_or(start, |at| at + 1);
        if !suffers || self.layout.mention[opens] != NOTHING {
            return None;
        }
        let deed = self.noun_phrase(opens, at);
        let grammar = Classes::PURPOSE | Classes::THAT;
        let active = |at: usize| self.verb(at) && !self.passive_verb(at);
        let clause = deed.end < at && (active(deed.end) || self.words[deed.end].classes.has(grammar));
        let thing = !deed.is_empty()
            && self.words_party(deed.clone()).is_some_and(|deed| self.inanimate(&deed.in_slot(Slot::Subject)));
        (clause && thing).then_some(deed)
    }

    /// The verb to which the phrase before an active verb belongs, as its place or its object: 'Massa berkumpul di Monas (menolak
    /// RUU)', 'Massa menggelar aksi (menolak RUU)'.
    fn governor(&self, phrase: &Range<usize>, verb: usize, start: usize) -> Option<usize> {
        let inner = phrase.start.checked_sub(1).filter(|&at| at >= start)?;
        let open = |at: &usize| {
            let word = &self.words[*at];
            !word.is(',') && !word.is('"') && !word.classes.has(Classes::SUBORDINATOR)
        };
        let earlier = (start..=inner).rev().take_while(open).find(|&at| self.verb(at))?;
        let place = self.words[earlier + 1].classes.has(Classes::PREPOSITION) && earlier < inner;
        let thing = earlier == inner
            && self.words[phrase.start].classes.has(Classes::INANIMATE)
            && self.layout.mention[phrase.start] == NOTHING;
        let says = self.words[earlier].classes.has(Classes::SAY_AFTER | Classes::LIGHT_CAUSE);
        let plain = !says && !self.passive_verb(earlier) && self.active_verb(verb);
        (plain && (place || thing)).then_some(earlier)
    }

    /// The subject of an earlier verb as that of a verb which goes on with it.
    fn shared(&self, earlier: usize, start: usize, end: usize, hops: usize) -> Option<Subject> {
        Some(Subject { slot: Slot::Shared, ..self.subject_of(earlier, start, end, hops - 1)? })
    }

    /// The subject of a verb behind a subordinator or preposition: the object of a demand before it ('meminta X untuk'), else the
    /// subject of the main clause, before or behind.
    fn controller(&self, word: usize, start: usize, end: usize, hops: usize) -> Option<Subject> {
        let contrast = self.words[word].classes.has(Classes::CONTRAST);
        let earlier =
            self.earlier_verb(word, start).map(|verb| if contrast { self.main_verb(verb, start) } else { verb });
        if let Some(phrase) = self.said_by(earlier.unwrap_or(start), word) {
            return Some(Subject { phrase, slot: Slot::Shared });
        }
        let Some(earlier) = earlier else {
            let phrase = self.fronted(word, end).or_else(|| self.phrase_left(word, start, hops))?;
            return Some(Subject { phrase, slot: Slot::Shared });
        };
        if self.words[word].classes.has(Classes::PURPOSE) {
            let cue = self.layout.cue[earlier];
            if cue != NOTHING {
                let found = &self.cues[cue as usize];
                let demand =
                    matches!(found.kind, crate::annotation::StanceKind::Demand | crate::annotation::StanceKind::Warn);
                let object = self.noun_phrase(self.skip_manner(found.words.end, word), word);
                if demand
                    && !object.is_empty()
                    && found.voice != crate::annotation::Voice::Nominal
                    && self.nominal_at(object.start, word)
                {
                    return Some(Subject { phrase: object, slot: Slot::Asked });
                }
            }
        }
        // 'membujuk Israel agar menerima': the object of the main verb is to act.
        let told = self.words[word].classes.has(Classes::PURPOSE) && !self.words[word].classes.has(Classes::INNER);
        if told && self.actor_at(earlier + 1) {
            return Some(Subject { phrase: self.noun_phrase(earlier + 1, word), slot: Slot::Asked });
        }
        self.shared(earlier, start, end, hops)
    }

    /// The speaker behind the last verb of saying between two words: '..., ujar Trump seraya mengecam'.
    fn said_by(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let say = (from..to).rev().find(|&at| {
            self.words[at].classes.has(Classes::SAY_BEFORE)
                && self.layout.cue[at] == NOTHING
                && self.after_mark(at, from)
        })?;
        let phrase = self.noun_phrase(say + 1, to);
        (!phrase.is_empty()).then_some(phrase)
    }

    /// The subject behind a fronted clause: 'Setelah mengkritik Rini, Hendrawan menyebut'.
    pub(super) fn fronted(&self, verb: usize, end: usize) -> Option<Range<usize>> {
        let comma = (verb..end).find(|&i| self.words[i].is(','))?;
        let phrase = self.noun_phrase(comma + 1, end);
        let verb_follows = (phrase.end..end.min(phrase.end + 6)).any(|i| self.verb(i));
        (!phrase.is_empty() && self.nominal_at(phrase.start, end) && verb_follows).then_some(phrase)
    }
}
