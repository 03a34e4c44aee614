//! Passive verbs: target - cue - holder, with 'oleh', bare, or none.

use std::ops::Range;

use crate::annotation::{Party, Slot};
use crate::cues::FoundCue;
use crate::lexicon::Classes;

use super::{Attacher, NOTHING, Roles};

impl Attacher<'_> {
    /// Target - cue - holder: 'Israel dikecam Iran', 'dituding korupsi'.
    pub(super) fn passive(&self, cue: &FoundCue) -> Roles {
        let end = self.sentences[cue.sentence].words.end;
        let mut roles = Roles::default();
        let at = self.skip_manner(cue.words.end, end);
        let (agent, after) = self.agent(at, end);
        roles.holders = agent;
        let subject = self.subject_phrase(cue.words.start, cue.sentence);
        roles.targets = subject.map(|subject| self.object_parties(subject.phrase, subject.slot)).unwrap_or_default();
        if after < end && !self.words[after].is_punct() {
            let rest = self.clause_end(after, end);
            roles.content = Some(after..rest);
        }
        roles
    }

    /// The agent of a passive, behind 'oleh' or bare, and where the words behind it begin.
    pub(super) fn agent(&self, mut at: usize, end: usize) -> (Vec<Party>, usize) {
        // 'dikritik dan dikecam oleh oposisi': the passives share the agent.
        while at + 1 < end
            && self.words[at].classes.has(Classes::COORDINATOR)
            && self.verb(at + 1)
            && self.passive_verb(at + 1)
        {
            at = self.skip_manner(at + 2, end);
        }
        // 'oleh' may stand some phrases off: 'disalahkan atas ledakan itu oleh pemerintah'.
        let mut look = at;
        while look < end.min(at + 12) {
            let word = &self.words[look];
            if word.classes.has(Classes::AGENT) {
                let phrase = self.noun_phrase(look + 1, end);
                let after = if look == at { phrase.end } else { at };
                return (self.doers(phrase, end), after);
            }
            let clause =
                word.classes.has(Classes::SUBORDINATOR) && !word.classes.has(Classes::PREPOSITION | Classes::ADVERB);
            // 'didesak mundur oleh mahasiswa': what is demanded stands between.
            let other = self.verb(look) && (self.passive_verb(look) || self.layout.cue[look] != NOTHING);
            if word.is_punct() || other || clause || word.classes.has(Classes::RELATIVIZER) {
                break;
            }
            look += 1;
        }
        if at < end && self.actor_at(at) {
            let phrase = self.noun_phrase(at, end);
            return (self.doers(phrase.clone(), end), phrase.end);
        }
        (Vec::new(), at)
    }

    /// The parties that the phrase of an agent denotes.
    fn doers(&self, phrase: Range<usize>, end: usize) -> Vec<Party> {
        match self.apposed_name(&phrase, end) {
            Some(name) => vec![name.in_slot(Slot::Agent)],
            None => self.actor_parties(phrase, Slot::Agent),
        }
    }

    /// Whether a bare noun phrase at `at` can be an agent.
    pub(super) fn actor_at(&self, mut at: usize) -> bool {
        while self.words.get(at).is_some_and(|w| w.classes.has(Classes::QUANTIFIER)) {
            at += 1;
        }
        let Some(word) = self.words.get(at) else { return false };
        self.layout.mention[at] != NOTHING
            || self.titled_at(at).is_some()
            || (word.classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL) && !self.verb(at))
    }
}
