//! Nouns: 'kecaman AS terhadap Korut', 'dukungan dari Jepang', and the light verbs before them.

use std::ops::Range;

use crate::annotation::{Party, Slot, StanceKind, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, Spelling};
use crate::words::Shape;

use super::party::any_named;
use super::{Attacher, NOTHING, Roles};

impl Attacher<'_> {
    /// 'kecaman AS terhadap Korut', 'dukungan dari Jepang', 'menuai kritik'.
    pub(super) fn nominal(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        let end = self.sentences[cue.sentence].words.end;
        let mut roles = Roles::default();
        let mut at = self.skip_manner(cue.object, end);
        while at < end
            && self.words[at].classes.has(Classes::DEMONSTRATIVE | Classes::ADJECTIVE)
            && self.layout.mention[at] == NOTHING
        {
            at += 1;
        }
        // A bare phrase right behind: the holder if it can act, else the matter.
        if at < end && !self.words[at].is_punct() && self.nominal_at(at, end) {
            let phrase = self.noun_phrase(at, end);
            let day = self.words[at].classes.has(Classes::TIME);
            if self.actor_at(at) {
                roles.holders = self.actor_parties(phrase.clone(), Slot::Genitive);
            } else if !day {
                roles.targets = self.object_parties(phrase.clone(), Slot::Genitive);
                roles.content = Some(phrase.start..self.clause_end(phrase.end, end));
            }
            at = phrase.end.max(at + 1);
        }
        let mut steps = 0;
        while at < end && steps < 24 {
            steps += 1;
            let word = &self.words[at];
            let is_mark = |list: &[Spelling]| list.iter().any(|mark| mark.is(self.text, word));
            if word.classes.has(Classes::LIGHT_SUBJECT) {
                let (agent, after) = self.agent(at + 1, end);
                if roles.holders.is_empty() {
                    roles.holders = agent;
                }
                at = after.max(at + 1);
                continue;
            }
            if word.classes.has(Classes::RELATIVIZER | Classes::DEMONSTRATIVE | Classes::ADVERB | Classes::AUXILIARY)
                && !is_mark(&frame.content)
                && !is_mark(&frame.target)
            {
                at += 1;
                continue;
            }
            if word.is(',') && self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::INCLUDING)) {
                at += 2;
                continue;
            }
            if word.is_punct() || self.layout.cue[at] != NOTHING {
                break;
            }
            if is_mark(&frame.holder) {
                let phrase = self.noun_phrase(at + 1, end);
                let parties = self.actor_parties(phrase.clone(), Slot::Preposition);
                roles.holders.extend(parties);
                at = phrase.end.max(at + 1);
                continue;
            }
            if is_mark(&frame.target) && !any_named(&roles.targets) {
                let phrase = self.noun_phrase(self.skip_relative(at + 1, end), end);
                let parties = self.object_parties(phrase.clone(), Slot::Preposition);
                if !parties.is_empty() && (roles.targets.is_empty() || any_named(&parties)) {
                    roles.targets = parties;
                    roles.content.get_or_insert(phrase.start..self.clause_end(phrase.end, end));
                }
                at = phrase.end.max(at + 1);
                continue;
            }
            if (is_mark(&frame.content) || word.classes.has(Classes::SUBORDINATOR))
                && !word.classes.has(Classes::WITHOUT)
            {
                let content = at..self.clause_end(at, end);
                if roles.targets.is_empty() {
                    roles.targets = self.asked(at, end, frame);
                }
                if roles.targets.is_empty() && word.classes.has(Classes::THAT) && cue.kind == StanceKind::Accuse {
                    let phrase = self.noun_phrase(at + 1, end);
                    roles.targets = self.object_parties(phrase, Slot::Clause);
                    roles.targets.retain(|party| party.mention.is_some());
                }
                // 'Desakan agar menteri itu mundur datang dari Koalisi'
                if roles.holders.is_empty() {
                    roles.holders = self.voiced(content.clone(), frame);
                }
                roles.content.get_or_insert(content);
                break;
            }
            if word.classes.has(Classes::PREPOSITION | Classes::WITHOUT) {
                let phrase = self.noun_phrase(at + 1, end);
                at = phrase.end.max(at + 1);
                continue;
            }
            break;
        }
        self.share(cue, &mut roles);
        self.light(cue, &mut roles);
        self.regarded(cue, &mut roles);
        self.apposed(cue, &mut roles);
        self.denied(cue, &mut roles);
        roles
    }

    /// Who voices the noun whose clause goes over `content`: '(Desakan) agar menteri itu mundur disuarakan mahasiswa'.
    fn voiced(&self, content: Range<usize>, frame: &Frame) -> Vec<Party> {
        let voices = |&at: &usize| {
            self.words[at].classes.has(Classes::LIGHT_SUBJECT) && !self.words[at - 1].classes.has(Classes::RELATIVIZER)
        };
        let Some(verb) = (content.start + 1..content.end).rev().find(voices) else { return Vec::new() };
        let behind = verb + 1;
        match self.words.get(behind).filter(|_| behind < content.end) {
            Some(word) if frame.holder.iter().any(|mark| mark.is(self.text, word)) => {
                self.actor_parties(self.noun_phrase(behind + 1, content.end), Slot::Preposition)
            }
            _ => self.agent(behind, content.end).0,
        }
    }

    /// 'kritik dan protes dari mahasiswa': what stands behind the second noun belongs to both.
    fn share(&self, cue: &FoundCue, roles: &mut Roles) {
        let joined = self.words.get(cue.words.end).is_some_and(|word| word.classes.has(Classes::COORDINATOR));
        let next = self.layout.cue.get(cue.words.end + 1).filter(|&&next| joined && next != NOTHING);
        let Some(next) = next.map(|&next| &self.cues[next as usize]) else { return };
        if next.voice != Voice::Nominal || next.sentence != cue.sentence {
            return;
        }
        let frame = &self.lexicon.frames[self.lexicon.cues[next.cue].frame];
        let theirs = self.nominal(next, frame);
        let behind =
            |party: &Party| matches!(party.slot, Slot::Preposition | Slot::Genitive | Slot::Owner | Slot::Agent);
        if roles.holders.is_empty() {
            roles.holders = theirs.holders.into_iter().filter(behind).collect();
        }
        if roles.targets.is_empty() {
            roles.targets = theirs.targets.into_iter().filter(behind).collect();
        }
    }

    /// 'Seoul menganggap latihan itu sebagai ancaman': who regards holds, and what is regarded is the target.
    fn regarded(&self, cue: &FoundCue, roles: &mut Roles) {
        let Range { start, end } = self.sentences[cue.sentence].words.clone();
        let behind_as = cue.words.start > start && self.words[cue.words.start - 1].classes.has(Classes::AS);
        let verb = (start..cue.words.start).rev().find(|&at| self.verb(at));
        let Some(verb) = verb.filter(|&at| behind_as && self.words[at].classes.has(Classes::SAY_AFTER)) else { return };
        if roles.holders.is_empty() {
            roles.holders = self.light_subject(verb, cue);
            roles.targets = self.object_parties(self.noun_phrase(verb + 1, end.min(cue.words.start)), Slot::Light);
        }
    }

    /// The subject of the verb at `verb`, which goes with the noun.
    fn light_subject(&self, verb: usize, cue: &FoundCue) -> Vec<Party> {
        let subject = self.subject_phrase(verb, cue.sentence);
        subject.map(|subject| self.actor_parties(subject.phrase, Slot::Light)).unwrap_or_default()
    }

    /// '..., tuduhan yang dibantah Huawei': the noun takes up the clause before it, whose subject holds; its denier is the target.
    pub(super) fn apposed(&self, cue: &FoundCue, roles: &mut Roles) {
        let start = self.sentences[cue.sentence].words.start;
        let mut at = cue.words.start;
        while at > start && self.words[at - 1].classes.has(Classes::QUANTIFIER) {
            at -= 1;
        }
        if !roles.holders.is_empty() || at <= start + 1 || !self.words[at - 1].is(',') {
            return;
        }
        let Some(main) = (start..at).find(|&i| self.verb(i)) else { return };
        roles.holders = self.light_subject(main, cue);
        let next = self.cues.partition_point(|other| other.words.start <= cue.words.end);
        let denier = self
            .cues
            .get(next)
            .filter(|other| other.sentence == cue.sentence && other.words.start <= cue.words.end + 2);
        if let Some(denier) = denier.filter(|other| other.voice == Voice::Passive && roles.targets.is_empty()) {
            let end = self.sentences[cue.sentence].words.end;
            roles.targets = self.agent(self.skip_manner(denier.words.end, end), end).0;
        }
    }

    /// 'Tuduhan AS itu dibantah Teheran': who denies an accusation is accused.
    fn denied(&self, cue: &FoundCue, roles: &mut Roles) {
        let next = self.cues.partition_point(|other| other.words.start <= cue.words.end);
        let Some(next) = self.cues.get(next).filter(|next| next.sentence == cue.sentence) else { return };
        let answers = cue.kind == StanceKind::Accuse && next.kind == StanceKind::Deny && next.voice == Voice::Passive;
        let near = next.words.start - cue.words.end <= 6
            && !(cue.words.end..next.words.start).any(|at| self.words[at].is_punct() || self.verb(at));
        if answers && near && roles.targets.is_empty() {
            let end = self.sentences[cue.sentence].words.end;
            roles.targets = self.agent(self.skip_manner(next.words.end, end), end).0;
        }
    }

    /// Takes from the verb before a nominal cue what the noun itself does not say: 'melayangkan protes', 'menuai kritik'.
    pub(super) fn light(&self, cue: &FoundCue, roles: &mut Roles) {
        let start = self.sentences[cue.sentence].words.start;
        let mut at = cue.words.start;
        for _ in 0..5 {
            if at == start {
                return;
            }
            at -= 1;
            let word = &self.words[at];
            let own = cue.clitic && self.verb(at) && self.active_verb(at) && self.layout.cue[at] == NOTHING;
            let owned = word.classes.has(Classes::LIGHT_HOLDER)
                || own && !word.classes.has(Classes::LIGHT_TARGET)
                || cue.clitic && word.classes.has(Classes::VERB | Classes::SAY_AFTER);
            if owned && !word.classes.has(Classes::LIGHT_REPLY) {
                // 'AS mencapai kesepakatan dengan Jepang': both agree.
                let partner = cue.kind == StanceKind::Agree
                    && roles.holders.iter().all(|holder| holder.slot == Slot::Preposition);
                if roles.holders.is_empty() || partner {
                    let mut holders = self.light_subject(at, cue);
                    holders.append(&mut roles.holders);
                    roles.holders = holders;
                }
                return;
            }
            let this_one = self.words.get(cue.words.end).is_some_and(|w| w.classes.has(Classes::DEMONSTRATIVE));
            // 'menolak desakan AS': who rejects a stance is the one towards whom it is.
            let rejects = |cue: &FoundCue| {
                let replies = [StanceKind::Deny, StanceKind::Oppose, StanceKind::Agree, StanceKind::Affirm];
                cue.voice != Voice::Nominal && replies.contains(&cue.kind)
            };
            let denied = self.layout.cue[at] != NOTHING && rejects(&self.cues[self.layout.cue[at] as usize]);
            let light = word.classes.has(Classes::LIGHT_TARGET | Classes::LIGHT_REPLY) || denied;
            if light && !(denied && this_one) || word.classes.has(Classes::WITHOUT) {
                let caused = word.classes.has(Classes::LIGHT_CAUSE) && !roles.targets.is_empty();
                if !any_named(&roles.targets) && !caused {
                    let subject = self.light_subject(at, cue);
                    let new = any_named(&subject) || roles.targets.is_empty();
                    let holds = subject.iter().any(|s| roles.holders.iter().any(|h| h.span == s.span));
                    if new && !holds {
                        roles.targets = subject;
                    }
                }
                return;
            }
            let paired = word.classes.has(Classes::COORDINATOR) && at > start && {
                let first = &self.words[at - 1];
                self.layout.cue[at - 1] != NOTHING || first.shape == Shape::Lower && !self.verb(at - 1)
            };
            let other =
                self.layout.cue[at] != NOTHING && self.cues[self.layout.cue[at] as usize].voice == Voice::Nominal;
            let part = paired
                || other
                || word.classes.has(Classes::QUANTIFIER | Classes::ADVERB | Classes::AUXILIARY)
                || (word.shape == Shape::Lower
                    || self.sentences[cue.sentence].headline && self.layout.mention[at] == NOTHING)
                    && !self.verb(at)
                    && !word.classes.has(
                        Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::RELATIVIZER | Classes::COORDINATOR,
                    );
            if !part || word.is_punct() {
                return;
            }
        }
    }
}
