//! Reads noun phrases from their end: the one before a verb, the one before 'yang'.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::words::Shape;

use super::{Attacher, NOTHING};

impl Attacher<'_> {
    /// The first word of the name, with its title, that covers a word.
    fn name_start(&self, at: usize) -> Option<usize> {
        let index = self.titled_at(at).or_else(|| {
            let mention = self.layout.mention[at];
            (mention != NOTHING).then_some(mention as usize)
        })?;
        let name = &self.names[index];
        let title = name.title.as_ref().map_or(at, |title| title.start);
        Some(title.min(name.words.start).min(at))
    }

    /// The noun phrase that ends right before `at`.
    pub(super) fn phrase_left(&self, at: usize, start: usize, hops: usize) -> Option<Range<usize>> {
        let mut from = at;
        while from > start {
            let i = from - 1;
            let word = &self.words[i];
            if let Some(opening) = self.name_start(i) {
                from = opening.max(start);
                continue;
            }
            if let Some(name) = self.degrees(from, start) {
                from = name;
                continue;
            }
            if word.classes.has(Classes::RELATIVIZER) {
                // 'hubungan yang semakin erat': the adjective belongs to the noun before 'yang'; 'yang pemerintah tolak' has a
                // subject of its own.
                let own = (from..at).any(|i| {
                    self.layout.mention[i] != NOTHING
                        || self.words[i].classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL)
                });
                let opening = self.layout.mention[from.min(at - 1)] != NOTHING
                    || self.words[from.min(at - 1)].classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL);
                return if own && opening { Some(from..at) } else { self.antecedent_phrase(i, start) };
            }
            if word.is(',') {
                // A list of actors, or a title with its apposition.
                let list = i > start && self.listed(i, from, start);
                if !list {
                    break;
                }
                from = i;
                continue;
            }
            let bracket = word.is(')')
                || word.is('(')
                || word.is('-') && !word.spaced && self.words.get(i + 1).is_some_and(|next| !next.spaced)
                || word.is('/')
                || word.is('.') && !word.spaced;
            if word.is_punct() && !bracket {
                break;
            }
            let noun = Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT;
            if word.classes.has(Classes::SUBORDINATOR) && !word.classes.has(noun) && !word.classes.has(Classes::INNER) {
                break;
            }
            if self.verb(i) {
                // 'langkah yang membuat militer (marah)'
                if word.classes.has(Classes::LIGHT_CAUSE) && from < at {
                    return Some(from..at);
                }
                // 'Tuduhan bahwa Rusia berbohong (dibantah)'
                let that = (start + 1..i)
                    .rev()
                    .take_while(|&at| !self.words[at].is(','))
                    .find(|&at| self.words[at].classes.has(Classes::THAT));
                let noun = that.map(|that| self.layout.cue[that - 1]).filter(|&cue| cue != NOTHING);
                if let (Some(that), Some(cue)) = (that, noun) {
                    return Some(self.cues[cue as usize].words.start..that);
                }
                // A relative clause inside the subject: 'Menteri yang dikutip media itu menolak'.
                let mut left = self.skip_left(i, start);
                while left > start && self.verb(left - 1) {
                    left = self.skip_left(left - 1, start);
                }
                if left > start && self.words[left - 1].classes.has(Classes::RELATIVIZER) && hops > 0 {
                    return self.antecedent_phrase(left - 1, start);
                }
                break;
            }
            // 'yang semakin erat' goes on to its noun.
            let relative = i > start && self.words[i - 1].classes.has(Classes::RELATIVIZER);
            let auxiliary = word.classes.has(Classes::AUXILIARY) && !word.classes.has(noun | Classes::ADVERB);
            // 'Rusia dan juga Cina'
            let joined = i > start && self.words[i - 1].classes.has(Classes::COORDINATOR);
            if auxiliary && from < at && !relative && !joined {
                break;
            }
            from = i;
        }
        if from >= at {
            return None;
        }
        let mut phrase = from..at;
        // An opening adverbial is no subject: 'Pada 2015 pemerintah', 'Di Washington baik Gedung Putih'.
        if self.words[phrase.start].classes.has(Classes::PREPOSITION)
            && self.layout.mention[phrase.start] == NOTHING
            && !self.words[phrase.start].classes.has(Classes::NOUN | Classes::PEOPLE)
        {
            phrase = self.behind_adverbial(phrase)?;
        }
        Some(phrase)
    }

    /// The last noun that no preposition precedes in a phrase that opens with one.
    pub(super) fn behind_adverbial(&self, phrase: Range<usize>) -> Option<Range<usize>> {
        let mut at = phrase.start + 1;
        let mut start = None;
        while at < phrase.end {
            let titled = self.titled_at(at);
            let named = titled.is_some() || self.layout.mention[at] != NOTHING;
            let actor = named || self.words[at].classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL);
            let free = !self.words[at - 1].classes.has(Classes::PREPOSITION | Classes::COORDINATOR)
                && !self.words[at - 1].classes.has(Classes::VOICE | Classes::PEOPLE);
            if actor && free && start.is_none() {
                start = Some(at);
            }
            // A preposition or 'itu' shows that what was met belongs to the adverbial still.
            let word = &self.words[at];
            let adverbial = word.classes.has(Classes::PREPOSITION) && !word.classes.has(Classes::NOUN);
            if adverbial || word.classes.has(Classes::DEMONSTRATIVE) && at + 1 < phrase.end {
                start = None;
            }
            at = match (titled, self.layout.mention[at]) {
                (Some(index), _) => self.names[index].words.end,
                (None, mention) if mention != NOTHING => self.names[mention as usize].words.end,
                _ => at + 1,
            };
        }
        start.map(|start| start..phrase.end).or(Some(phrase.start + 1..phrase.end))
    }

    /// The noun phrase that the 'yang' at `at` modifies.
    pub(super) fn antecedent_phrase(&self, at: usize, start: usize) -> Option<Range<usize>> {
        let mut end = at;
        while end > start && self.words[end - 1].is(',') {
            end -= 1;
        }
        // 'Jusuf Kalla (JK), yang'
        if end > start && self.words[end - 1].is(')') {
            let open = (start..end - 1).rev().take(6).find(|&i| self.words[i].is('('));
            end = open.unwrap_or(end);
        }
        if end == start {
            return None;
        }
        // Only the head nearest to 'yang' and its modifiers.
        let mut from = end;
        while from > start {
            let i = from - 1;
            if let Some(opening) = self.name_start(i) {
                from = opening.max(start);
                continue;
            }
            let word = &self.words[i];
            let noun = Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT;
            let closed = Classes::PREPOSITION
                | Classes::SUBORDINATOR
                | Classes::RELATIVIZER
                | Classes::COORDINATOR
                | Classes::COPULA;
            if word.is_punct() && !word.is('-') || word.classes.has(closed) && !word.classes.has(noun) || self.verb(i) {
                break;
            }
            from = i;
        }
        if from == end {
            return None;
        }
        // An apposition points to the name before it: 'Iran, negara yang dituding'.
        if from > start + 1 && self.words[from - 1].is(',') && !self.words[from].capital() {
            let name = from - 2;
            let mention = self.layout.mention[name];
            let apposed = self.words[from].classes.has(Classes::VOICE | Classes::PEOPLE)
                || self.words[from].shape == Shape::Number;
            if mention != NOTHING && apposed {
                return Some(self.names[mention as usize].words.clone());
            }
        }
        Some(from..end)
    }
}
