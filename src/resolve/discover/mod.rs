//! People and bodies that no lexicon knows, from titles, heads and neighbours, in one sentence.
//!
//! Input: the known names and places. Output: those, completed where they are part of a longer name, and the names found by
//! rule. At each word the first of these that fires decides: a building that only says where, a title ([`titles`]), a body
//! ([`bodies`], which [`complement`] completes), a known name or place, and else a run of capitalised words ([`runs`]) that may
//! be a person or an acronym ([`people`]).

mod bodies;
mod complement;
mod people;
mod runs;
mod titles;

use std::ops::Range;

use crate::annotation::{EntityKind, Form};
use crate::lexicon::{Classes, TitleComplement};
use crate::resolve::gazetteer::Known;
use crate::resolve::{Context, Reading};
use crate::segment::Sentence;
use crate::words::Begins;

/// The longest name that a rule may find, in words.
const LONGEST: usize = 12;

pub(super) fn discover(context: &Context<'_>, sentence: &Sentence, known: Vec<Known>) -> Vec<Reading> {
    let mut finder = Finder { context, sentence, known, next: 0, title: None, out: Vec::new(), open: Vec::new() };
    finder.run();
    finder.coordinate();
    finder.out
}

/// A title that waits for its name.
#[derive(Clone, Debug)]
struct Pending {
    words: Range<usize>,
    complement: TitleComplement,
}

struct Finder<'a> {
    context: &'a Context<'a>,
    sentence: &'a Sentence,
    known: Vec<Known>,
    /// Index of the first known name that is not yet passed.
    next: usize,
    title: Option<Pending>,
    out: Vec<Reading>,
    /// Words that may name people, which nothing shows yet.
    open: Vec<Range<usize>>,
}

impl Finder<'_> {
    fn run(&mut self) {
        let mut at = self.sentence.words.start;
        while at < self.sentence.words.end {
            let step = self.step(at);
            at = step.max(at + 1);
        }
    }

    /// Reads what begins at word `at` and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        while self.known.get(self.next).is_some_and(|known| known.words().start < at) {
            self.next += 1;
        }
        let here = self.known.get(self.next).filter(|known| known.words().start == at).cloned();
        if here.is_none() && self.title.is_none() && self.plain(at) {
            return at + 1;
        }
        if let Some(end) = self.building(at).or_else(|| self.organ(at)) {
            return end;
        }
        if let Some((mut words, mut pending)) = self.title_at(at, here.as_ref()) {
            // 'Kepala Dinas Pendidikan DKI' holds the name of a body.
            let body = (at + 1..words.end).find(|&inner| {
                let known = self.known_at(inner);
                self.body(inner, known).is_some_and(|reading| reading.words.end > words.end)
            });
            if let Some(inner) = body {
                words.end = inner;
                pending.words.end = inner;
            }
            // Bodies and states inside a title are mentions of their own: 'Ketua DPR'.
            let inside: Vec<Reading> = self.known[self.next..]
                .iter()
                .take_while(|known| known.words().end <= words.end)
                .filter_map(|known| match known {
                    Known::Name(reading)
                        if reading.words.start > at
                            && reading.kind != EntityKind::Person
                            && self.organ(reading.words.start).is_none() =>
                    {
                        Some(reading.clone())
                    }
                    _ => None,
                })
                .collect();
            self.out.extend(inside);
            self.title = match self.title.take() {
                // A chain of titles is one: 'Wakil Ketua DPR Komjen (Purn)'.
                Some(first) if self.bridge(first.words.end, at) => {
                    Some(Pending { words: first.words.start..words.end, ..pending })
                }
                _ => Some(pending),
            };
            return words.end;
        }
        if let Some(reading) = self.tailed(at).or_else(|| self.body(at, here.as_ref())) {
            return self.take_body(reading);
        }
        match here {
            Some(Known::Name(reading)) => self.take_known(reading),
            Some(Known::Place(words)) => self.take_place(words),
            None => self.take_rest(at),
        }
    }

    /// Whether nothing can begin at `at`, as with most words of a text.
    fn plain(&self, at: usize) -> bool {
        let word = &self.context.words[at];
        let opens = word.begins.has(Begins::TITLE) || word.begins.has(Begins::HEAD);
        !word.capital() && !opens && !word.classes.has(Classes::BUILDING)
    }

    fn take_body(&mut self, reading: Reading) -> usize {
        let end = reading.words.end;
        self.out.push(reading);
        self.bracketed(end)
    }

    fn take_known(&mut self, mut reading: Reading) -> usize {
        let words = reading.words.clone();
        if reading.kind == EntityKind::Person {
            if words.len() == 1 && self.part_of_longer(&words) {
                return self.take_rest(words.start);
            }
            // 'Paus Fransiskus', 'Raja Charles': the lexicon's name begins with a title.
            let own = self.own_title(&words).filter(|_| !self.context.namely(words.start));
            let mut title = self.title.take().filter(|title| self.reaches(title, words.start));
            if let Some(end) = own {
                let start = title.as_ref().map_or(words.start, |title| title.words.start);
                title = Some(Pending { words: start..end, complement: TitleComplement::None });
                reading.words.start = end;
            }
            reading.title = title.map(|t| t.words.start..reading.words.start);
            self.out.push(reading);
            return self.degrees(words.end);
        }
        if !self.tail_of_english(&reading) {
            self.out.push(reading);
        }
        self.bracketed(words.end)
    }

    /// Whether a one-word form of a body closes a longer English name that is none of it: 'Silent Ocean Warriors'.
    fn tail_of_english(&self, reading: &Reading) -> bool {
        let at = reading.words.start;
        reading.kind == EntityKind::Organization
            && reading.words.len() == 1
            && reading.form != Form::Name
            && at > self.sentence.words.start
            && self.context.words[at - 1].foreign
            && self.unclaimed(at - 1)
    }

    /// Whether a known one-word name stands inside a longer unknown one: 'Edhy Prabowo'.
    fn part_of_longer(&self, words: &Range<usize>) -> bool {
        // A capitalised word beside it that is a title, a common word or a name of its own says nothing.
        let part = |at: usize| self.name_part(at) && self.unclaimed(at) && !self.context.ordinary(at);
        let titled = self.title.as_ref().is_some_and(|title| title.words.end == words.start);
        let before = words.start > self.sentence.words.start && !titled && part(words.start - 1);
        let taken = self.out.last().is_some_and(|last| last.words.end == words.start);
        let after = !self.sentence.headline && !self.sentence.shouting && part(words.end);
        after || before && !taken && (!self.sentence.headline || self.context.namely(words.start - 1))
    }

    /// The known name or place that begins at word `at`.
    fn known_at(&self, at: usize) -> Option<&Known> {
        let index = self.known.binary_search_by_key(&at, |known| known.words().start).ok()?;
        Some(&self.known[index])
    }

    fn unclaimed(&self, at: usize) -> bool {
        let next = self.known.partition_point(|known| known.words().end <= at);
        !matches!(self.known.get(next), Some(Known::Name(reading)) if reading.words.contains(&at))
    }

    fn take_place(&mut self, words: Range<usize>) -> usize {
        // A place right behind a waiting title is its complement; one inside a run of name words may be a name.
        if self.title.is_none()
            && words.len() == 1
            && self.name_part(words.end)
            && self.context.namely(words.start)
            && !self.context.words[words.start.saturating_sub(1)].classes.has(Classes::LOCATIVE)
        {
            return self.take_rest(words.start);
        }
        words.end
    }

    /// A run of capitalised words that begins at `at`, or whatever else stands there.
    fn take_rest(&mut self, at: usize) -> usize {
        let context = self.context;
        let word = &context.words[at];
        if !self.name_part(at) {
            self.forget_title(at);
            return at + 1;
        }
        if self.title.as_ref().is_some_and(|title| self.complements(title, at)) {
            return at + 1;
        }
        // 'Laporan Greenfield Borough Council'
        if self.context.ordinary(at) && !word.foreign && self.tailed(at + 1).is_some() {
            return at + 1;
        }
        // A thing's name is no person: 'Jalan Sudirman', 'Piala Thomas'.
        if word.classes.has(Classes::THING) && !self.followed_by_say(at + 1) {
            self.title = None;
            let mut end = at + 1;
            while self.name_part(end) && !matches!(self.known_at(end), Some(Known::Name(_))) {
                end += 1;
            }
            return end;
        }
        let end = self.run_end(at);
        self.piece(at..end)
    }
}
