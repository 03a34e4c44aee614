//! The bounds of clauses: what stands between a subject and its verb, where asides open, where a clause ends.

use super::{Attacher, NOTHING};
use crate::lexicon::Classes;
use crate::words::{Begins, Shape};

/// How many words and marks the degrees behind a name may have.
const DEGREES: usize = 24;

impl Attacher<'_> {
    /// Whether the word is part of a degree behind a name.
    pub(super) fn degree(&self, at: usize) -> bool {
        self.words[at].begins.has(Begins::DEGREE) && self.layout.mention[at] == NOTHING
    }

    /// The end of the name that the degrees before `at` belong to: 'Budi Santoso, S.H., M.H., (menolak)'.
    pub(super) fn degrees(&self, at: usize, start: usize) -> Option<usize> {
        let mark = |i: usize| self.words[i].is(',') || self.words[i].is('.') && !self.words[i].spaced;
        let open = (start..at).rev().take(DEGREES).find(|&i| !self.degree(i) && !mark(i))? + 1;
        let named = self.layout.mention[open - 1] != NOTHING;
        (named && (open..at).any(|i| self.degree(i))).then_some(open)
    }

    /// Where adverbs, auxiliaries, negators, days, degrees and short brackets before a verb begin.
    pub(super) fn skip_left(&self, verb: usize, start: usize) -> usize {
        let mut at = verb;
        while at > start {
            let word = &self.words[at - 1];
            if self.layout.mention[at - 1] != NOTHING {
                break;
            }
            if let Some(name) = self.degrees(at, start) {
                at = name;
                continue;
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
            let quoted = word.is_quotation_mark() && at == verb && at >= start + 2 && !self.words[at - 2].is_punct();
            if quoted {
                at -= 1;
                continue;
            }
            // 'dengan tegas (menolak)', 'secara tak adil (menyalahkan)'
            let plain = word.classes.has(Classes::ADVERB)
                || at == verb && word.shape == Shape::Lower && !word.classes.has(Classes::PEOPLE | Classes::VOICE);
            if plain && at >= start + 2 && self.words[at - 2].classes.has(Classes::WITH | Classes::MANNER) {
                at -= 2;
                continue;
            }
            if plain && at >= start + 3 && self.words[at - 3].classes.has(Classes::MANNER) {
                at -= 3;
                continue;
            }
            let date =
                at < verb && (self.words[at].classes.has(Classes::TIME) || self.words[at].shape == Shape::Number);
            let on_day = word.classes.has(Classes::ON) && date;
            let year = word.shape == Shape::Number && (at == verb || self.words[at].classes.has(Classes::TIME));
            if !skip && !on_day && !year || word.classes.has(Classes::PERSONAL) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The nearest verb left of `at` in the same sentence that is no part of a relative clause that has ended.
    pub(super) fn earlier_verb(&self, at: usize, start: usize) -> Option<usize> {
        (start..at).rev().find(|&i| {
            self.verb(i) && {
                let left = self.skip_left(i, start);
                left == start || !self.words[left - 1].classes.has(Classes::RELATIVIZER)
            }
        })
    }

    /// Whether a verb is passive by its prefix.
    pub(super) fn passive_verb(&self, at: usize) -> bool {
        let bytes = self.words[at].text(self.text).as_bytes();
        [b"di".as_slice(), b"ter"]
            .iter()
            .any(|prefix| bytes.len() > 5 && bytes[..prefix.len()].eq_ignore_ascii_case(prefix))
    }

    /// The cue whose 'bahwa' clause holds the verb: ', dan' closes the clause and goes on with the cue's subject.
    pub(super) fn main_verb(&self, verb: usize, start: usize) -> usize {
        let that = (start..verb).rev().find(|&i| self.words[i].classes.has(Classes::THAT | Classes::PURPOSE));
        let cue = that.and_then(|that| (start..that).rev().find(|&i| self.verb(i)));
        let says = || {
            let first = (start..verb).find(|&i| self.verb(i) && !self.relative(i, start))?;
            let whole = !(first..verb).any(|i| self.words[i].is(','));
            (that.is_none() && whole && self.words[first].classes.has(Classes::SAY_AFTER)).then_some(first)
        };
        // 'PKS menolak anggaran dipotong dan (mengecam)': the noun between the cue and a passive is the subject of that alone.
        let bare = || {
            let phrase = self.phrase_left(self.skip_left(verb, start), start, 0)?;
            let cue = phrase.start.checked_sub(1).filter(|&at| at >= start)?;
            (self.passive_verb(verb) && self.layout.cue[cue] != NOTHING).then_some(cue)
        };
        cue.filter(|&cue| self.layout.cue[cue] != NOTHING).or_else(says).or_else(bare).unwrap_or(verb)
    }

    /// Where the aside that ends with the comma at `close` begins: 'AS, yang ..., mengecam' or 'Menlu, Budi, mengecam'.
    pub(super) fn aside(&self, close: usize, start: usize) -> Option<usize> {
        // From the left: a long aside may hold commas of its own.
        let commas = || (start + 1..close).filter(|&i| self.words[i].is(','));
        let opens = |i: usize| {
            let next = &self.words[i + 1];
            let title = next.shape == Shape::Lower
                && next.classes.has(Classes::VOICE | Classes::PEOPLE | Classes::FORMER | Classes::QUANTIFIER)
                || self.office_at(i + 1);
            // 'Retno Marsudi, Menteri Luar Negeri Indonesia, mengecam': an office that no other person holds.
            let before = self.layout.mention[i - 1];
            let office = before != NOTHING
                && self.office_at(i + 1)
                && self.is_person(before as usize)
                && !self.mentions_in(i + 1..close).any(|mention| self.is_person(mention));
            let person = before != NOTHING && next.shape == Shape::Lower && title || office;
            let relative = (i + 1..close).find(|&v| self.words[v].classes.has(Classes::RELATIVIZER)).unwrap_or(close);
            let free = (i + 1..relative).all(|v| !self.verb(v) || self.relative(v, i));
            next.classes.has(Classes::RELATIVIZER) && (free || commas().count() == 1) || person && free
        };
        if let Some(open) = commas().find(|&i| opens(i)) {
            return Some(open);
        }
        let open = (start..close).rev().find(|&i| self.words[i].is(','))?;
        let inner = open + 1..close;
        // 'Israel, kata Macron, menolak'
        let said = Classes::RELATIVIZER | Classes::ACCORDING | Classes::SAY_BEFORE;
        let relative = self.words[inner.start].classes.has(said) && self.layout.cue[inner.start] == NOTHING;
        let verbless = !inner.clone().any(|i| self.verb(i));
        if open == start {
            return None;
        }
        // 'Menlu Malaysia, dalam pidatonya di PBB, mendesak'
        let phrase = self.words[inner.start].classes.has(Classes::PREPOSITION)
            && !self.words[inner.start].classes.has(Classes::NOUN | Classes::PEOPLE | Classes::VOICE);
        // An apposition that names somebody is the subject itself.
        let named = inner.clone().any(|i| self.layout.mention[i] != NOTHING);
        (relative || verbless && (!named || phrase)).then_some(open)
    }

    /// Whether a verb behind `open` stands in a relative clause or infinitive.
    pub(super) fn relative(&self, verb: usize, open: usize) -> bool {
        let left = self.skip_left(verb, open);
        left > open
            && self.words[left - 1].classes.has(Classes::RELATIVIZER | Classes::SUBORDINATOR | Classes::PREPOSITION)
    }

    /// Whether the comma at `comma` joins what ends before it with the phrase that begins at `from`.
    pub(super) fn listed(&self, comma: usize, from: usize, start: usize) -> bool {
        let named = |at: usize| self.layout.mention[at] != NOTHING || self.titled_at(at).is_some();
        let before = comma - 1;
        let after = (comma + 1..self.words.len())
            .find(|&i| !self.words[i].classes.has(Classes::COORDINATOR | Classes::QUANTIFIER));
        let after = after.unwrap_or(from);
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

    /// Where the clause that goes on at `at` ends.
    pub(super) fn clause_end(&self, at: usize, end: usize) -> usize {
        let mut stop = at;
        while stop < end {
            let word = &self.words[stop];
            let ends = matches!(word.shape, Shape::Punct(';' | '"' | '?' | '!' | ':' | '\u{2014}' | '\u{2013}'))
                || word.is(',') && !self.listing(stop, end)
                || word.is('.') && (stop + 1 == end || self.words[stop + 1].spaced)
                || stop > at && word.classes.has(Classes::CONTRAST);
            if ends {
                break;
            }
            stop += 1;
        }
        stop
    }

    /// Whether a comma goes on with a list.
    pub(super) fn listing(&self, comma: usize, end: usize) -> bool {
        let next = comma + 1;
        next < end
            && self.nominal_at(next, end)
            && (next..end.min(next + 10))
                .take_while(|&i| !self.verb(i))
                .any(|i| self.words[i].classes.has(Classes::COORDINATOR))
    }
}
