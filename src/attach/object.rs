//! What stands behind an active verb: its object, or the clause or phrase in its place.

use std::ops::Range;

use crate::annotation::{Party, Slot, StanceKind, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, ObjectRole, Spelling};

use super::party::{Denoted, any_named};
use super::{Attacher, NOTHING, Roles};

impl Attacher<'_> {
    /// Reads what stands behind an active verb.
    pub(super) fn object(&self, cue: &FoundCue, frame: &Frame, roles: &mut Roles) {
        let end = self.sentences[cue.sentence].words.end;
        let mut at = self.behind_what(self.shared_object(cue.object, end), end);
        at += usize::from(at < end && self.words[at].is('"'));
        if at >= end {
            return;
        }
        let marks = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, &self.words[at]));
        // A colon before a quotation: 'Prihatin: "..."'.
        let nominal = !self.words[at].is_punct() && self.nominal_at(at, end) && !marks(&frame.target);
        let topic = marks(&frame.content) && self.words[at].classes.has(Classes::PREPOSITION);
        let transitive = cue.words.len() == 1 && self.active_verb(cue.words.start);
        match frame.object {
            // 'mengkhawatirkan sikap AS' takes an object; 'khawatir MK terganggu' a clause.
            ObjectRole::None if nominal && (transitive || cue.kind != StanceKind::Concern) => {
                self.felt(self.noun_phrase(at, end), end, transitive, frame, roles);
            }
            ObjectRole::None | ObjectRole::Partner => self.no_object(at, end, cue, frame, roles),
            _ if nominal && !topic => self.noun(self.noun_phrase(at, end), end, cue, frame, roles),
            _ => self.no_object(at, end, cue, frame, roles),
        }
    }

    /// A noun phrase as object: 'mengecam serangan Israel', 'mendesak DPR mengesahkan RUU'.
    fn noun(&self, object: Range<usize>, end: usize, cue: &FoundCue, frame: &Frame, roles: &mut Roles) {
        if object.is_empty() {
            return;
        }
        if frame.object != ObjectRole::Content {
            roles.targets = self.object_parties(object.clone(), Slot::Object);
        }
        // 'mengkritik Menteri Keuangan, Sri Mulyani'
        if let Some(name) = self.apposed_name(&object, end) {
            roles.targets = vec![name.in_slot(Slot::Object)];
        }
        let next = self.words.get(object.end).filter(|_| object.end < end);
        // 'mengakui biaya itu naik', 'menyayangkan Bali belum siap': the object is a clause.
        let auxiliary = |classes: Classes| classes.has(Classes::AUXILIARY) && !classes.has(Classes::ADVERB);
        let predicate = next.is_some_and(|word| self.verb(object.end) || auxiliary(word.classes));
        if predicate && (frame.object == ObjectRole::Claim || cue.kind == StanceKind::Regret) {
            roles.targets.retain(|target| target.slot == Slot::Owner);
        }
        // 'menuduh ledakan itu didalangi Iran': who did it is accused.
        if frame.object == ObjectRole::Accused && predicate && self.passive_verb(object.end) {
            let mut doers = self.agent(object.end + 1, end).0;
            doers.retain(|doer| doer.mention.is_some());
            if !doers.is_empty() {
                doers.iter_mut().for_each(|doer| doer.slot = Slot::Clause);
                roles.targets = doers;
            }
        }
        let rest = self.clause_end(object.end, end);
        let matter = match frame.object {
            ObjectRole::Judged | ObjectRole::Claim | ObjectRole::Content => true,
            _ => !any_named(&roles.targets) && object.end == rest,
        };
        roles.content = Some(if matter { object.start..rest } else { object.end..rest });
        // 'menyetujui sanksi terhadap Teheran', 'menyesalkan penyerangan oleh Israel', 'meminta bantuan kepada Jepang': the name
        // behind the object is the target when the object has none.
        let passed_on = next.is_some_and(|word| word.classes.has(Classes::TOWARDS));
        if !any_named(&roles.targets)
            && (frame.object == ObjectRole::Judged || frame.object == ObjectRole::Addressee && passed_on)
        {
            let parties = match self.layout.cue[object.start] {
                NOTHING => self.behind_object(object.end, end, frame),
                inner => self.holders_of(&self.cues[inner as usize]),
            };
            if any_named(&parties) {
                roles.targets = parties;
            }
        }
        if frame.object == ObjectRole::Content {
            self.prepositions(frame, object.end, end, roles);
        }
    }

    /// The person whom the words behind an office name: 'Menteri Keuangan, Sri Mulyani'.
    pub(super) fn apposed_name(&self, office: &Range<usize>, end: usize) -> Option<Denoted> {
        let named = office.clone().any(|at| self.titled_at(at).is_some());
        let comma = office.end + 1 < end && self.words[office.end].is(',');
        let begins = !office.is_empty() && self.office_at(office.start);
        let name = (comma && begins && !named).then(|| self.name_at(office.end + 1, end)).flatten()?;
        name.mention.is_some_and(|mention| self.is_person(mention)).then_some(name)
    }

    /// A noun phrase behind a feeling, which need not be its object: 'mengkhawatirkan sikap AS', 'mengucapkan selamat ulang tahun
    /// kepada Modi'.
    fn felt(&self, object: Range<usize>, end: usize, transitive: bool, frame: &Frame, roles: &mut Roles) {
        let auxiliary = |word: &crate::words::Word| word.classes.has(Classes::AUXILIARY);
        let clause = object.end < end && self.words.get(object.end).is_some_and(auxiliary);
        roles.content = Some(object.start..self.clause_end(object.end, end));
        let mut behind = Roles::default();
        self.prepositions(frame, object.end, end, &mut behind);
        let name = self.words[object.start].capital() || self.layout.mention[object.start] != NOTHING;
        if !transitive && !behind.targets.is_empty() {
            roles.targets = behind.targets;
        } else if !clause && (transitive || name) {
            roles.targets = self.object_parties(object, Slot::Object);
        }
    }

    /// No object: phrases with prepositions, or a clause.
    fn no_object(&self, at: usize, end: usize, cue: &FoundCue, frame: &Frame, roles: &mut Roles) {
        let named = |phrase: Range<usize>| {
            let mut parties = self.object_parties(phrase, Slot::Clause);
            parties.retain(|party| party.mention.is_some());
            parties
        };
        // 'menuduh bahwa Iran menyerang': the accused, when the clause names one.
        if frame.object == ObjectRole::Accused && self.words[at].classes.has(Classes::THAT) {
            roles.targets = named(self.noun_phrase(at + 1, end));
            roles.content = Some(at..self.clause_end(at, end));
            return;
        }
        // 'meminta agar warga tenang': who is to act.
        roles.targets = self.asked(at, end, frame);
        self.prepositions(frame, at, end, roles);
        // 'mengancam akan menyerang Oman': the one whom the deed would meet.
        if roles.targets.is_empty() && cue.kind == StanceKind::Threaten {
            let deed = (at..end).find(|&i| self.verb(i));
            roles.targets = deed.map(|deed| named(self.noun_phrase(deed + 1, end))).unwrap_or_default();
        }
        if roles.content.is_none() && !self.words[at].is_punct() {
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
            // Behind a comma only another stance goes on: 'mengutuk, mengecam, dan menolak'.
            let active = active && (!self.words[at].is(',') || self.layout.cue[verb] != NOTHING);
            if !active {
                break;
            }
            at = self.skip_manner(verb + 1, end);
        }
        at
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
    pub(super) fn behind_object(&self, at: usize, end: usize, frame: &Frame) -> Vec<Party> {
        if at >= end {
            return Vec::new();
        }
        let word = &self.words[at];
        // 'mengecam serangan yang dilakukan (oleh) Israel'
        if word.classes.has(Classes::RELATIVIZER) {
            let verb = (at + 1..end).find(|&i| !self.words[i].classes.has(Classes::AUXILIARY | Classes::ADVERB));
            // Who takes a stance towards it did not do it: 'menolak resolusi yang didukung Rusia'.
            let done = |verb: usize| self.verb(verb) && self.passive_verb(verb) && self.layout.cue[verb] == NOTHING;
            let passive = verb.filter(|&verb| done(verb));
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
}
