//! Active verbs and bare headline verbs: subject - cue - object.

use std::ops::Range;

use crate::annotation::{Slot, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, ObjectRole, Spelling};
use crate::words::Shape;

use super::party::any_named;
use super::{Attacher, NOTHING, Roles};

impl Attacher<'_> {
    /// Subject - cue - object: 'Iran mengecam Israel', 'Iran khawatir akan serangan Israel'.
    pub(super) fn active(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        if cue.inverted {
            // '"...," kecam Erdogan.'
            let end = self.sentences[cue.sentence].words.end;
            let holders = self.actor_parties(self.noun_phrase(cue.object, end), Slot::Subject);
            return Roles { holders, ..Roles::default() };
        }
        if let Some(roles) = self.fronted_object(cue) {
            return roles;
        }
        let mut roles = Roles { holders: self.subject(cue), ..Roles::default() };
        // The '-nya' of 'menolaknya' is the object.
        if !cue.clitic || frame.object == ObjectRole::None {
            self.object(cue, frame, &mut roles);
        }
        roles
    }

    /// 'RUU itu (telah) kami tolak', 'yang kami sesalkan': the pronoun right before a bare verb holds, what stands before it is the
    /// target.
    fn fronted_object(&self, cue: &FoundCue) -> Option<Roles> {
        let Range { start, end } = self.sentences[cue.sentence].words.clone();
        let pronoun = cue.words.start.checked_sub(1).filter(|&at| {
            let word = &self.words[at];
            at > start && word.shape == Shape::Lower && word.classes.has(Classes::PERSONAL)
        })?;
        let object = cue.object < end && self.nominal_at(cue.object, end);
        if cue.voice != Voice::Headline || object {
            return None;
        }
        let left = self.skip_left(pronoun, start);
        let before = left.checked_sub(1).filter(|&at| at >= start)?;
        let phrase = match self.words[before].classes.has(Classes::RELATIVIZER) {
            true => self.antecedent_phrase(before, start),
            false => self.phrase_left(left, start, 1),
        }?;
        let holders = self.actor_parties(pronoun..pronoun + 1, Slot::Subject);
        Some(Roles { holders, targets: self.object_parties(phrase, Slot::Object), content: None })
    }

    /// Whether a verb is active by its prefix.
    pub(super) fn active_verb(&self, at: usize) -> bool {
        let bytes = self.words[at].text(self.text).as_bytes();
        bytes.len() > 4 && bytes[..2].eq_ignore_ascii_case(b"me")
    }

    /// Looks through the prepositional phrases from `at` for a target.
    pub(super) fn prepositions(&self, frame: &Frame, mut at: usize, end: usize, roles: &mut Roles) {
        let limit = end.min(at + 14);
        while at < limit {
            let word = &self.words[at];
            if word.is_punct() && !word.is('"')
                || self.layout.cue[at] != NOTHING
                || self.verb(at) && !word.classes.has(Classes::NOUN)
            {
                return;
            }
            let is_mark = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, word));
            // 'berterima kasih atas bantuan (dari) Jepang': whose the thing is, unless 'kepada' says to whom.
            if word.classes.has(Classes::TOWARDS) && is_mark(&frame.content) && !is_mark(&frame.target) {
                let phrase = self.noun_phrase(at + 1, end);
                let behind = self.behind_object(phrase.end, end, frame);
                roles.targets =
                    if any_named(&behind) { behind } else { self.object_parties(phrase.clone(), Slot::Preposition) };
                roles.content.get_or_insert(at..self.clause_end(phrase.end, end));
                at = phrase.end.max(at + 1);
                continue;
            }
            if is_mark(&frame.target) {
                let phrase = self.noun_phrase(self.skip_relative(at + 1, end), end);
                let free = self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::RELATIVIZER));
                if free && phrase.is_empty() {
                    // 'prihatin dengan yang terjadi di MK': the name stands deeper.
                    let clause = at + 1..self.clause_end(at + 1, end);
                    roles.targets =
                        self.first_name(clause.clone()).map(|name| name.in_slot(Slot::Clause)).into_iter().collect();
                    roles.content = Some(clause);
                    return;
                }
                let time = !phrase.is_empty() && self.words[phrase.start].classes.has(Classes::TIME);
                if time {
                    at = phrase.end;
                    continue;
                }
                if !phrase.is_empty() {
                    roles.targets = self.object_parties(phrase.clone(), Slot::Preposition);
                    roles.content = Some(phrase.start..self.clause_end(phrase.end, end));
                    return;
                }
            }
            if is_mark(&frame.content) || word.classes.has(Classes::SUBORDINATOR) {
                roles.content.get_or_insert(at..self.clause_end(at, end));
                return;
            }
            at += 1;
        }
    }
}
