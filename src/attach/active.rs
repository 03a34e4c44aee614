//! Active verbs and bare headline verbs: subject - cue - object.

use crate::annotation::StanceKind;
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, ObjectRole, Spelling};

use super::{Attacher, NOTHING, Roles};

impl Attacher<'_> {
    /// Subject - cue - object: 'Iran mengecam Israel', 'Iran khawatir akan serangan Israel'.
    pub(super) fn active(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        let mut roles = Roles { holders: self.subject(cue), ..Roles::default() };
        self.object(cue, frame, &mut roles);
        roles
    }

    /// Reads what stands behind an active verb.
    pub(super) fn object(&self, cue: &FoundCue, frame: &Frame, roles: &mut Roles) {
        let end = self.sentences[cue.sentence].words.end;
        let mut at = self.skip_manner(cue.object, end);
        if at >= end {
            return;
        }
        let first = &self.words[at];
        if first.is('"') {
            at += 1;
            if at >= end {
                return;
            }
        }
        // A colon before a quotation: 'Prihatin: "..."'.
        let marks = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, &self.words[at]));
        let feeling = frame.object == ObjectRole::None;
        if !feeling
            && frame.object != ObjectRole::Partner
            && !self.words[at].is_punct()
            && self.nominal_at(at, end)
            && !marks(&frame.target)
        {
            let object = self.noun_phrase(at, end);
            if object.is_empty() {
                return;
            }
            if frame.object != ObjectRole::Content {
                roles.targets = self.object_parties(object.clone(), frame);
            }
            let rest = self.clause_end(object.end, end);
            roles.content = Some(match frame.object {
                ObjectRole::Judged | ObjectRole::Claim | ObjectRole::Content => object.start..rest,
                _ => {
                    let named = roles.targets.iter().any(|party| party.mention.is_some());
                    if named || object.end < rest { object.end..rest } else { object.start..rest }
                }
            });
            // 'menyetujui sanksi terhadap Teheran': the name behind the preposition is the target when the object has none.
            let unnamed = roles.targets.iter().all(|party| party.mention.is_none());
            let blunt = object.end < end && self.words[object.end].classes.has(Classes::TOWARDS);
            if unnamed
                && blunt
                && matches!(frame.object, ObjectRole::Judged)
                && self.layout.cue[object.start] == NOTHING
            {
                let behind = self.noun_phrase(object.end + 1, end);
                let parties = self.object_parties(behind, frame);
                if parties.iter().any(|party| party.mention.is_some()) {
                    roles.targets = parties;
                }
            }
            if matches!(frame.object, ObjectRole::Content) {
                self.prepositions(frame, object.end, end, roles);
            }
            return;
        }
        // 'mengkhawatirkan sikap AS' takes an object; 'khawatir MK terganggu' a clause.
        let transitive = self.words[cue.words.start].text(self.text).to_lowercase().starts_with("me");
        if feeling
            && self.nominal_at(at, end)
            && !marks(&frame.target)
            && (transitive || cue.kind != StanceKind::Concern)
            && !self.words[at].is_punct()
        {
            let object = self.noun_phrase(at, end);
            let clause =
                self.words.get(object.end).is_some_and(|word| object.end < end && word.classes.has(Classes::AUXILIARY));
            roles.content = Some(object.start..self.clause_end(object.end, end));
            if !clause && (transitive || self.words[at].capital() || self.layout.mention[at] != NOTHING) {
                roles.targets = self.object_parties(object, frame);
            }
            return;
        }
        self.prepositions(frame, at, end, roles);
        // 'mengancam akan menyerang Oman': the one whom the deed would meet.
        if roles.targets.is_empty() && cue.kind == StanceKind::Threaten {
            let deed = (at..end).find(|&i| self.verb(i));
            let object = deed.map(|deed| self.noun_phrase(deed + 1, end)).unwrap_or(at..at);
            roles.targets = self.object_parties(object, frame);
        }
        if roles.content.is_none() && at < end && !self.words[at].is_punct() {
            roles.content = Some(at..self.clause_end(at, end));
        }
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
            if is_mark(&frame.target) {
                let phrase = self.noun_phrase(self.skip_relative(at + 1, end), end);
                let free = self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::RELATIVIZER));
                if free && phrase.is_empty() {
                    // 'prihatin dengan yang terjadi di MK': the name stands deeper.
                    let clause = at + 1..self.clause_end(at + 1, end);
                    roles.targets = self.first_name(clause.clone()).into_iter().collect();
                    roles.content = Some(clause);
                    return;
                }
                let time = !phrase.is_empty() && self.words[phrase.start].classes.has(Classes::TIME);
                if time {
                    at = phrase.end;
                    continue;
                }
                if !phrase.is_empty() {
                    roles.targets = self.object_parties(phrase.clone(), frame);
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
