//! Active verbs and bare headline verbs: subject - cue - object.

use crate::annotation::{Party, Slot, StanceKind, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, ObjectRole, Spelling};

use std::ops::Range;

use super::{Attacher, NOTHING, Roles};
use crate::words::Shape;

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
            && !(marks(&frame.content) && self.words[at].classes.has(Classes::PREPOSITION))
        {
            let object = self.noun_phrase(at, end);
            if object.is_empty() {
                return;
            }
            if frame.object != ObjectRole::Content {
                roles.targets = self.object_parties(object.clone(), Slot::Object);
            }
            let rest = self.clause_end(object.end, end);
            // 'mengakui biaya itu naik', 'menyayangkan Bali belum siap': the object is a clause.
            let predicate = object.end < end
                && (self.verb(object.end)
                    || self.words[object.end].classes.has(Classes::AUXILIARY)
                        && !self.words[object.end].classes.has(Classes::ADVERB));
            if predicate && (frame.object == ObjectRole::Claim || cue.kind == StanceKind::Regret) {
                roles.targets.retain(|target| target.slot == Slot::Owner);
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
            // 'meminta bantuan kepada Jepang'
            let passed_on = frame.object == ObjectRole::Addressee
                && object.end < end
                && self.words[object.end].classes.has(Classes::TOWARDS);
            if unnamed && (matches!(frame.object, ObjectRole::Judged) || passed_on) {
                let parties = match self.layout.cue[object.start] {
                    NOTHING => self.behind_object(object.end, end, frame),
                    inner => self.holders_of(&self.cues[inner as usize]),
                };
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
        let transitive = cue.words.len() == 1 && self.active_verb(cue.words.start);
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
            // 'mengucapkan selamat ulang tahun kepada Modi'
            let mut behind = Roles::default();
            self.prepositions(frame, object.end, end, &mut behind);
            if !transitive && !behind.targets.is_empty() {
                roles.targets = behind.targets;
            } else if !clause && (transitive || self.words[at].capital() || self.layout.mention[at] != NOTHING) {
                roles.targets = self.object_parties(object, Slot::Object);
            }
            return;
        }
        // 'menuduh bahwa Iran menyerang': the accused, when the clause names one.
        if frame.object == ObjectRole::Accused && self.words[at].classes.has(Classes::THAT) {
            roles.targets = self.object_parties(self.noun_phrase(at + 1, end), Slot::Clause);
            roles.targets.retain(|target| target.mention.is_some());
            roles.content = Some(at..self.clause_end(at, end));
            return;
        }
        // 'meminta agar warga tenang': who is to act.
        roles.targets = self.asked(at, end, frame);
        self.prepositions(frame, at, end, roles);
        // 'mengancam akan menyerang Oman': the one whom the deed would meet.
        if roles.targets.is_empty() && cue.kind == StanceKind::Threaten {
            let deed = (at..end).find(|&i| self.verb(i));
            let object = deed.map(|deed| self.noun_phrase(deed + 1, end)).unwrap_or(at..at);
            roles.targets = self.object_parties(object, Slot::Clause);
            roles.targets.retain(|target| target.mention.is_some());
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

    /// Who is to act in the clause that 'agar' at `at` opens; nobody when something is to be done to them.
    pub(super) fn asked(&self, at: usize, end: usize, frame: &Frame) -> Vec<Party> {
        let opens = at < end && self.words[at].classes.has(Classes::PURPOSE) && self.actor_at(at + 1);
        if frame.object != ObjectRole::Addressee || !opens {
            return Vec::new();
        }
        let actor = self.noun_phrase(at + 1, end);
        let deed = (actor.end..end.min(actor.end + 4)).find(|&i| self.verb(i));
        if deed.is_some_and(|deed| self.passive_verb(deed)) {
            return Vec::new();
        }
        self.object_parties(actor, Slot::Asked)
    }

    /// Who holds the stance that is the object of another: 'mengecam dukungan yang diberikan AS'.
    fn holders_of(&self, inner: &FoundCue) -> Vec<Party> {
        let frame = &self.lexicon.frames[self.lexicon.cues[inner.cue].frame];
        let mut holders = if inner.voice == Voice::Nominal { self.nominal(inner, frame).holders } else { Vec::new() };
        holders.iter_mut().for_each(|holder| holder.slot = Slot::Owner);
        holders
    }

    /// The parties behind the preposition or 'yang' at `at`, which follows an object: whom the object concerns or who did it.
    fn behind_object(&self, at: usize, end: usize, frame: &Frame) -> Vec<Party> {
        if at >= end {
            return Vec::new();
        }
        let word = &self.words[at];
        // 'mengecam serangan yang dilakukan (oleh) Israel'
        if word.classes.has(Classes::RELATIVIZER) {
            let verb = (at + 1..end).find(|&i| !self.words[i].classes.has(Classes::AUXILIARY | Classes::ADVERB));
            let passive = verb.filter(|&verb| self.verb(verb) && self.passive_verb(verb));
            let mut agents = passive.map(|verb| self.agent(verb + 1, end).0).unwrap_or_default();
            agents.iter_mut().for_each(|agent| agent.slot = Slot::Owner);
            return agents;
        }
        let phrase = self.noun_phrase(at + 1, end);
        if word.classes.has(Classes::TOWARDS) {
            self.object_parties(phrase, Slot::Preposition)
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
            let is_mark = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, word));
            // 'berterima kasih atas bantuan (dari) Jepang': whose the thing is, unless 'kepada' says to whom.
            if word.classes.has(Classes::TOWARDS) && is_mark(&frame.content) && !is_mark(&frame.target) {
                let phrase = self.noun_phrase(at + 1, end);
                let behind = self.behind_object(phrase.end, end, frame);
                let named = behind.iter().any(|party| party.mention.is_some());
                roles.targets = if named { behind } else { self.object_parties(phrase.clone(), Slot::Preposition) };
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
