//! Active verbs and bare headline verbs: subject - cue - object.

use crate::annotation::{Party, Slot, StanceKind};
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
        let mut at = self.behind_what(self.shared_object(cue.object, end), end);
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
                roles.targets = self.object_parties(object.clone(), frame, Slot::Object);
            }
            let rest = self.clause_end(object.end, end);
            // 'mengakui biaya itu naik', 'menyayangkan Bali belum siap': the object is a clause.
            let predicate = object.end < end
                && (self.verb(object.end)
                    || self.words[object.end].classes.has(Classes::AUXILIARY)
                        && !self.words[object.end].classes.has(Classes::ADVERB));
            if predicate && (frame.object == ObjectRole::Claim || cue.kind == StanceKind::Regret) {
                roles.targets.clear();
            }
            roles.content = Some(match frame.object {
                ObjectRole::Judged | ObjectRole::Claim | ObjectRole::Content => object.start..rest,
                _ => {
                    let named = roles.targets.iter().any(|party| party.mention.is_some());
                    if named || object.end < rest { object.end..rest } else { object.start..rest }
                }
            });
            // 'menyetujui sanksi terhadap Teheran', 'menyesalkan penyerangan oleh Israel': the name behind the preposition is the
            // target when the object has none.
            let unnamed = roles.targets.iter().all(|party| party.mention.is_none());
            if unnamed && matches!(frame.object, ObjectRole::Judged) && self.layout.cue[object.start] == NOTHING {
                let parties = self.behind_object(object.end, end, frame);
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
                roles.targets = self.object_parties(object, frame, Slot::Object);
            }
            return;
        }
        // 'meminta agar warga tenang': who is to act.
        if frame.object == ObjectRole::Addressee
            && self.words[at].classes.has(Classes::PURPOSE)
            && self.actor_at(at + 1)
        {
            let actor = self.noun_phrase(at + 1, end);
            let acts =
                (actor.end..end.min(actor.end + 4)).find(|&i| self.verb(i)).is_none_or(|i| !self.passive_verb(i));
            if acts {
                roles.targets = self.object_parties(actor, frame, Slot::Asked);
            }
        }
        self.prepositions(frame, at, end, roles);
        // 'mengancam akan menyerang Oman': the one whom the deed would meet.
        if roles.targets.is_empty() && cue.kind == StanceKind::Threaten {
            let deed = (at..end).find(|&i| self.verb(i));
            let object = deed.map(|deed| self.noun_phrase(deed + 1, end)).unwrap_or(at..at);
            roles.targets = self.object_parties(object, frame, Slot::Clause);
        }
        if roles.content.is_none() && at < end && !self.words[at].is_punct() {
            roles.content = Some(at..self.clause_end(at, end));
        }
    }

    /// Where the object of a verb begins that stands at `at` or, in 'menolak atau mengabaikan usul', behind the verbs which go
    /// on from it.
    fn shared_object(&self, at: usize, end: usize) -> usize {
        let mut at = self.skip_manner(at, end);
        for _ in 0..3 {
            let joint = at < end && (self.words[at].classes.has(Classes::COORDINATOR) || self.words[at].is(','));
            let mut verb = at + 1;
            while verb < end && self.words[verb].classes.has(Classes::AUXILIARY | Classes::ADVERB) && !self.verb(verb) {
                verb += 1;
            }
            let active = joint && verb < end && self.verb(verb) && self.active_verb(verb);
            if !active {
                break;
            }
            at = self.skip_manner(verb + 1, end);
        }
        at
    }

    /// Whether a verb is active by its prefix.
    pub(super) fn active_verb(&self, at: usize) -> bool {
        let bytes = self.words[at].text(self.text).as_bytes();
        bytes.len() > 4 && bytes[..2].eq_ignore_ascii_case(b"me")
    }

    /// The parties behind the preposition at `at`, which follows an object: whom the object concerns or who did it.
    fn behind_object(&self, at: usize, end: usize, frame: &Frame) -> Vec<Party> {
        if at >= end {
            return Vec::new();
        }
        let word = &self.words[at];
        let phrase = self.noun_phrase(at + 1, end);
        if word.classes.has(Classes::TOWARDS) {
            self.object_parties(phrase, frame, Slot::Preposition)
        } else if frame.holder.iter().any(|mark| mark.is(self.text, word)) {
            self.actor_parties(phrase, Slot::Owner)
        } else {
            Vec::new()
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
            // 'berterima kasih atas bantuan (dari) Jepang': whose the thing is, unless 'kepada' says to whom.
            if word.classes.has(Classes::TOWARDS) && !frame.target.iter().any(|mark| mark.is(self.text, word)) {
                let phrase = self.noun_phrase(at + 1, end);
                let behind = self.behind_object(phrase.end, end, frame);
                let named = behind.iter().any(|party| party.mention.is_some());
                roles.targets =
                    if named { behind } else { self.object_parties(phrase.clone(), frame, Slot::Preposition) };
                roles.content.get_or_insert(at..self.clause_end(phrase.end, end));
                at = phrase.end.max(at + 1);
                continue;
            }
            let is_mark = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, word));
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
                    roles.targets = self.object_parties(phrase.clone(), frame, Slot::Preposition);
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
