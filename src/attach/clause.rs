//! Finds the subject of a verb and the end of a clause.
//!
//! The subject stands to the left, behind adverbs and asides: 'AS, yang selama ini mendukung Israel, mengecam'. A verb behind
//! 'dan' or a comma shares the subject of the verb before it; one behind 'yang' has the noun before 'yang'; one behind
//! 'setelah' or 'untuk' that of its main clause.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::annotation::Party;
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Lexicon, Meaning};
use crate::words::{Shape, Word};

/// How often a verb may hand the question on to another verb.
const HOPS: usize = 6;

/// Whether a title that names an office begins at word `at`.
pub(super) fn office(lexicon: &Lexicon, text: &str, words: &[Word], at: usize) -> bool {
    let hits = lexicon.patterns.scan(text, &words[at..words.len().min(at + 6)]);
    hits.iter().take_while(|hit| hit.first == 0).any(|&hit| {
        lexicon.patterns.meanings(text, &words[at..], hit).any(|meaning| {
            matches!(meaning, Meaning::Title(index) if lexicon.titles[index as usize].before && lexicon.titles[index as usize].speaks)
        })
    })
}

impl Attacher<'_> {
    /// The parties that act as subject of the cue.
    pub(super) fn subject(&self, cue: &FoundCue) -> Vec<Party> {
        match self.subject_phrase(cue) {
            Some(phrase) => self.actor_parties(phrase),
            None => Vec::new(),
        }
    }

    /// The noun phrase that is subject of the cue.
    pub(super) fn subject_phrase(&self, cue: &FoundCue) -> Option<Range<usize>> {
        let start = self.sentences[cue.sentence].words.start;
        let end = self.sentences[cue.sentence].words.end;
        self.subject_of(cue.words.start, start, end, HOPS)
    }

    fn subject_of(&self, verb: usize, start: usize, end: usize, hops: usize) -> Option<Range<usize>> {
        if hops == 0 {
            return None;
        }
        let at = self.skip_left(verb, start);
        if at == start {
            return self.fronted(verb, end);
        }
        let before = &self.words[at - 1];
        if before.classes.has(Classes::RELATIVIZER) {
            return self.antecedent_phrase(at - 1, start);
        }
        let nominal = self.layout.mention[at - 1] != NOTHING || self.titled_at(at - 1).is_some();
        if !nominal && before.classes.has(Classes::COORDINATOR) {
            let mut earlier = self.earlier_verb(at - 1, start)?;
            if at >= start + 2 && self.words[at - 2].is(',') {
                earlier = self.main_verb(earlier, start);
            }
            return self.subject_of(earlier, start, end, hops - 1);
        }
        if before.is(',') {
            if let Some(open) = self.aside(at - 1, start) {
                return self.phrase_left(open, start, end, hops);
            }
            return match self.earlier_verb(at - 1, start) {
                Some(earlier) => self.subject_of(earlier, start, end, hops - 1),
                None => self.phrase_left(at - 1, start, end, hops),
            };
        }
        if before.is(':') {
            // 'Respons Korea Selatan: Khawatir ...'
            return self.phrase_left(at - 1, start, end, hops);
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
        self.phrase_left(at, start, end, hops)
    }

    /// Where adverbs, auxiliaries, negators, days and short brackets before a verb begin.
    fn skip_left(&self, verb: usize, start: usize) -> usize {
        let mut at = verb;
        while at > start {
            let word = &self.words[at - 1];
            if self.layout.mention[at - 1] != NOTHING {
                break;
            }
            let skip = word.classes.has(Classes::AUXILIARY | Classes::ADVERB | Classes::TIME)
                && !word.classes.has(Classes::NOUN | Classes::PEOPLE);
            if word.classes.has(Classes::COORDINATOR) && !skip {
                break;
            }
            // '(13/6/2025)'
            if word.is(')') && at >= start + 3 {
                let open = (start..at - 1).rev().take(6).find(|&i| self.words[i].is('('));
                if let Some(open) = open.filter(|&open| {
                    (open + 1..at - 1).all(|i| {
                        self.words[i].shape == Shape::Number
                            || self.words[i].is('/')
                            || self.words[i].classes.has(Classes::TIME)
                    })
                }) {
                    at = open;
                    continue;
                }
            }
            // An opening quotation mark between subject and verb: 'Ban "mengutuk keras" ...'.
            let quoted = matches!(word.shape, Shape::Punct('"' | '\''))
                && at == verb
                && at >= start + 2
                && !self.words[at - 2].is_punct();
            if quoted {
                at -= 1;
                continue;
            }
            let manner = word.text(self.text) == "tegas" || word.text(self.text) == "keras";
            if manner && at >= start + 2 && self.words[at - 2].text(self.text) == "dengan" {
                at -= 2;
                continue;
            }
            let on_day = word.text(self.text) == "pada" && at < verb && self.words[at].classes.has(Classes::TIME);
            if !skip && !on_day || word.classes.has(Classes::PERSONAL) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The nearest verb left of `at` in the same sentence that is no part of a relative clause that has ended.
    fn earlier_verb(&self, at: usize, start: usize) -> Option<usize> {
        (start..at).rev().find(|&i| {
            self.verb(i) && {
                let left = self.skip_left(i, start);
                left == start || !self.words[left - 1].classes.has(Classes::RELATIVIZER)
            }
        })
    }

    /// The cue whose 'bahwa' clause holds the verb: ', dan' closes the clause and goes on with the cue's subject.
    fn main_verb(&self, verb: usize, start: usize) -> usize {
        let that = (start..verb).rev().find(|&i| self.words[i].text(self.text) == "bahwa");
        let cue = that.and_then(|that| (start..that).rev().find(|&i| self.verb(i)));
        cue.filter(|&cue| self.layout.cue[cue] != NOTHING).unwrap_or(verb)
    }

    /// Where the aside that ends with the comma at `close` begins: 'AS, yang ..., mengecam' or 'Menlu, Budi, mengecam'.
    fn aside(&self, close: usize, start: usize) -> Option<usize> {
        // From the left: a long aside may hold commas of its own.
        let commas = || (start + 1..close).filter(|&i| self.words[i].is(','));
        let opens = |i: usize| {
            let next = &self.words[i + 1];
            let title = next.shape == Shape::Lower
                && next.classes.has(Classes::VOICE | Classes::PEOPLE | Classes::FORMER | Classes::QUANTIFIER)
                || self.office_at(i + 1);
            let person = self.layout.mention[i - 1] != NOTHING && next.shape == Shape::Lower && title;
            let relative = (i + 1..close).find(|&v| self.words[v].classes.has(Classes::RELATIVIZER)).unwrap_or(close);
            let free = (i + 1..relative).all(|v| !self.verb(v) || self.relative(v, i));
            next.classes.has(Classes::RELATIVIZER) && (free || commas().count() == 1) || person && free
        };
        if let Some(open) = commas().find(|&i| opens(i)) {
            return Some(open);
        }
        let open = (start..close).rev().find(|&i| self.words[i].is(','))?;
        let inner = open + 1..close;
        let relative = self.words[inner.start].classes.has(Classes::RELATIVIZER);
        let verbless = !inner.clone().any(|i| self.verb(i));
        if open == start {
            return None;
        }
        // An apposition that names somebody is the subject itself.
        let named = inner.clone().any(|i| self.layout.mention[i] != NOTHING);
        (relative || verbless && !named).then_some(open)
    }

    /// Whether a verb behind `open` stands in a relative clause or infinitive.
    fn relative(&self, verb: usize, open: usize) -> bool {
        let left = self.skip_left(verb, open);
        left > open
            && self.words[left - 1].classes.has(Classes::RELATIVIZER | Classes::SUBORDINATOR | Classes::PREPOSITION)
    }

    /// The noun phrase that ends right before `at`.
    fn phrase_left(&self, at: usize, start: usize, end: usize, hops: usize) -> Option<Range<usize>> {
        let mut from = at;
        while from > start {
            let i = from - 1;
            let word = &self.words[i];
            if let Some(index) = self.titled_at(i) {
                from = self.names[index].title.as_ref().map_or(i, |title| title.start).max(start).min(i);
                continue;
            }
            if self.layout.mention[i] != NOTHING {
                let name = &self.names[self.layout.mention[i] as usize];
                from = name
                    .title
                    .as_ref()
                    .map_or(name.words.start, |title| title.start.min(name.words.start))
                    .max(start)
                    .min(i);
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
                || word.is('-') && !word.spaced
                || word.is('/')
                || word.is('.') && !word.spaced && self.words.get(from).is_some();
            if word.is_punct() && !bracket {
                break;
            }
            let noun = Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT;
            if word.classes.has(Classes::SUBORDINATOR) && !word.classes.has(noun | Classes::PREPOSITION) {
                break;
            }
            if word.classes.has(Classes::SUBORDINATOR)
                && !word.classes.has(noun)
                && !matches!(word.text(self.text), "untuk" | "usai" | "selama")
            {
                break;
            }
            if self.verb(i) {
                // A relative clause inside the subject: 'Menteri yang dikutip media itu menolak'.
                let left = self.skip_left(i, start);
                if left > start && self.words[left - 1].classes.has(Classes::RELATIVIZER) && hops > 0 {
                    return self.antecedent_phrase(left - 1, start);
                }
                break;
            }
            if word.classes.has(Classes::AUXILIARY) && !word.classes.has(noun | Classes::ADVERB) && from < at {
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
        // What follows the first preposition modifies the head.
        let _ = end;
        Some(phrase)
    }

    /// The last noun that no preposition precedes in a phrase that opens with one.
    fn behind_adverbial(&self, phrase: Range<usize>) -> Option<Range<usize>> {
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
            if self.words[at].classes.has(Classes::PREPOSITION) && !self.words[at].classes.has(Classes::NOUN) {
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

    /// Whether the comma at `comma` joins what ends before it with the phrase that begins at `from`.
    fn listed(&self, comma: usize, from: usize, start: usize) -> bool {
        let named = |at: usize| self.layout.mention[at] != NOTHING || self.titled_at(at).is_some();
        let before = comma - 1;
        let after =
            (comma + 1..self.words.len()).find(|&i| !self.words[i].classes.has(Classes::COORDINATOR)).unwrap_or(from);
        let actor =
            |i: usize| named(i) || self.words[i].classes.has(Classes::PEOPLE | Classes::VOICE | Classes::DEMONSTRATIVE);
        // An opening adverbial before the comma is no list member: 'Di Jakarta, DPR menolak'.
        let opens = (start..comma).rev().find(|&i| self.words[i].is(',')).map_or(start, |i| i + 1);
        let adverbial = self.words[opens]
            .classes
            .has(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::ADVERB | Classes::TIME)
            && !named(opens);
        let verb = (opens..comma).any(|i| self.verb(i));
        let coordinated = (comma..self.words.len().min(from + 12))
            .take_while(|&i| i < from + 12 && !self.verb(i))
            .any(|i| self.words[i].classes.has(Classes::COORDINATOR));
        actor(before) && actor(after) && !adverbial && !verb && coordinated
    }

    /// The noun phrase that the 'yang' at `at` modifies.
    fn antecedent_phrase(&self, at: usize, start: usize) -> Option<Range<usize>> {
        let mut end = at;
        while end > start && self.words[end - 1].is(',') {
            end -= 1;
        }
        if end == start {
            return None;
        }
        // Only the head nearest to 'yang' and its modifiers.
        let mut from = end;
        while from > start {
            let i = from - 1;
            if let Some(index) = self.titled_at(i) {
                from = self.names[index].title.as_ref().map_or(i, |title| title.start).max(start).min(i);
                continue;
            }
            if self.layout.mention[i] != NOTHING {
                let name = &self.names[self.layout.mention[i] as usize];
                from = name
                    .title
                    .as_ref()
                    .map_or(name.words.start, |title| title.start.min(name.words.start))
                    .max(start)
                    .min(i);
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
            if mention != NOTHING && self.words[from].classes.has(Classes::VOICE | Classes::PEOPLE) {
                return Some(self.names[mention as usize].words.clone());
            }
        }
        Some(from..end)
    }

    /// The subject of a verb behind a subordinator or preposition: the object of a demand before it ('meminta X untuk'), else the
    /// subject of the main clause, before or behind.
    fn controller(&self, word: usize, start: usize, end: usize, hops: usize) -> Option<Range<usize>> {
        let text = self.words[word].text(self.text).to_lowercase();
        let earlier = self.earlier_verb(word, start);
        let Some(earlier) = earlier else {
            return self.fronted(word, end).or_else(|| self.phrase_left(word, start, end, hops));
        };
        if matches!(text.as_str(), "untuk" | "agar" | "supaya") {
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
                    return Some(object);
                }
            }
        }
        self.subject_of(earlier, start, end, hops - 1)
    }

    /// The subject behind a fronted clause: 'Setelah mengkritik Rini, Hendrawan menyebut'.
    fn fronted(&self, verb: usize, end: usize) -> Option<Range<usize>> {
        let comma = (verb..end).find(|&i| self.words[i].is(','))?;
        let phrase = self.noun_phrase(comma + 1, end);
        let verb_follows = (phrase.end..end.min(phrase.end + 6)).any(|i| self.verb(i));
        (!phrase.is_empty() && self.nominal_at(phrase.start, end) && verb_follows).then_some(phrase)
    }

    /// Where the clause that goes on at `at` ends.
    pub(super) fn clause_end(&self, at: usize, end: usize) -> usize {
        let mut stop = at;
        while stop < end {
            let word = &self.words[stop];
            let ends = matches!(word.shape, Shape::Punct(';' | '"' | '?' | '!' | ':' | '\u{2014}' | '\u{2013}'))
                || word.is(',') && !self.listing(stop, end)
                || word.is('.') && (stop + 1 == end || self.words[stop + 1].spaced)
                || stop > at
                    && word.classes.has(Classes::SUBORDINATOR)
                    && matches!(
                        word.text(self.text),
                        "namun"
                            | "tetapi"
                            | "tapi"
                            | "sedangkan"
                            | "sementara"
                            | "meski"
                            | "meskipun"
                            | "walau"
                            | "walaupun"
                            | "padahal"
                    );
            if ends {
                break;
            }
            stop += 1;
        }
        stop
    }

    /// Whether a comma goes on with a list.
    fn listing(&self, comma: usize, end: usize) -> bool {
        let next = comma + 1;
        next < end
            && self.nominal_at(next, end)
            && (next..end.min(next + 10))
                .take_while(|&i| !self.verb(i))
                .any(|i| self.words[i].classes.has(Classes::COORDINATOR))
    }
}
