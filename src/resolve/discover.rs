//! People and bodies that no lexicon knows, from titles, heads and neighbours, in one sentence.
//!
//! Input: the known names and places. Output: those, completed where they are part of a longer name, and the names found by
//! rule. The rules are tried in the order in which they stand in [`Finder::piece`]; the first that fires decides.

use std::ops::Range;

use super::gazetteer::Known;
use super::{Context, Reading};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, HeadComplement, Meaning, TitleComplement};
use crate::segment::Sentence;
use crate::words::Shape;

/// The longest name that a rule may find, in words.
const LONGEST: usize = 12;

pub(super) fn discover(context: &Context<'_>, sentence: &Sentence, known: Vec<Known>) -> Vec<Reading> {
    let mut finder = Finder { context, sentence, known, next: 0, title: None, out: Vec::new() };
    finder.run();
    finder.out
}

/// A title that waits for its name.
#[derive(Clone, Debug)]
struct Pending {
    words: Range<usize>,
    complement: TitleComplement,
    speaks: bool,
}

struct Finder<'a> {
    context: &'a Context<'a>,
    sentence: &'a Sentence,
    known: Vec<Known>,
    /// Index of the first known name that is not yet passed.
    next: usize,
    title: Option<Pending>,
    out: Vec<Reading>,
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
        if let Some((mut words, mut pending)) = self.title_at(at, here.as_ref()) {
            // 'Kepala Dinas Pendidikan DKI' holds the name of a body.
            let body = (at + 1..words.end).find(|&inner| {
                let known = self.known.iter().find(|known| known.words().start == inner);
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
                    Known::Name(reading) if reading.words.start > at && reading.kind != EntityKind::Person => {
                        Some(reading.clone())
                    }
                    _ => None,
                })
                .collect();
            self.out.extend(inside);
            self.title = match self.title.take() {
                // A chain of titles is one: 'Wakil Ketua DPR Komjen (Purn)'.
                Some(first) if self.bridge(first.words.end, at) => Some(Pending {
                    words: first.words.start..words.end,
                    speaks: first.speaks || pending.speaks,
                    ..pending
                }),
                _ => Some(pending),
            };
            return words.end;
        }
        if let Some(reading) = self.body(at, here.as_ref()) {
            return self.take_body(reading);
        }
        match here {
            Some(Known::Name(reading)) => self.take_known(reading),
            Some(Known::Place(words)) => self.take_place(words),
            None => self.take_rest(at),
        }
    }

    /// The title that begins at `at`, unless a name that is at least as long does.
    fn title_at(&self, at: usize, here: Option<&Known>) -> Option<(Range<usize>, Pending)> {
        let context = self.context;
        let mut best: Option<(Range<usize>, Pending)> = None;
        for (hit, meaning) in context.meanings_at(at) {
            let Meaning::Title(index) = meaning else { continue };
            let title = &context.lexicon.titles[index as usize];
            let end = hit.end;
            if !title.before || end > self.sentence.words.end || hit.clitic {
                continue;
            }
            let cuts = |known: &Known| known.words().start > at && known.words().start < end && known.words().end > end;
            // 'Imam Nahrawi', 'Putra Nababan': a given name that is also a title.
            let given = end == at + 1
                && context.words[at].capital()
                && context.namely(at)
                && title.complement == TitleComplement::None
                && self.name_part(end)
                && context.words[at].shape == Shape::Title;
            if given
                || here.is_some_and(|known| known.words().end >= end)
                || self.known[self.next..].iter().take(4).any(cuts)
            {
                continue;
            }
            if best.as_ref().is_none_or(|(words, _)| end > words.end) {
                // The full stop of an abbreviated title belongs to it: 'Prof. Budi'.
                let dotted = context.words.get(end).is_some_and(|w| w.is('.') && !w.spaced)
                    && hit.end - hit.first == 1
                    && end < self.sentence.words.end;
                let words = hit.first..end + usize::from(dotted && context.word(hit.first).len() <= 6);
                best = Some((words.clone(), Pending { words, complement: title.complement, speaks: title.speaks }));
            }
        }
        best
    }

    /// Whether only words that may stand inside a title lie between `from` and `to`.
    fn bridge(&self, from: usize, to: usize) -> bool {
        to - from <= 8
            && (from..to).all(|at| {
                let word = &self.context.words[at];
                word.capital()
                    || word.classes.has(Classes::COORDINATOR)
                    || matches!(word.shape, Shape::Punct('(' | ')' | '/' | '-' | '.' | ','))
            })
    }

    /// A body that begins at `at` with a head or a known body: `Polda Jawa Barat`, `Kementerian Luar Negeri Iran`.
    fn body(&self, at: usize, here: Option<&Known>) -> Option<Reading> {
        let context = self.context;
        let known = match here {
            Some(Known::Name(reading)) if reading.kind == EntityKind::Organization => Some(reading),
            _ => None,
        };
        let head = context
            .meanings_at(at)
            .filter_map(|(hit, meaning)| match meaning {
                Meaning::Head(index) if !hit.clitic && hit.end <= self.sentence.words.end => Some((hit.end, index)),
                _ => None,
            })
            .max_by_key(|&(end, _)| end);
        let (start_end, complement, alone) = match (known, head) {
            (Some(reading), Some((end, _))) if reading.words.end >= end => {
                (reading.words.end, HeadComplement::Place, true)
            }
            (_, Some((end, index))) => {
                let head = &context.lexicon.heads[index as usize];
                (end, head.complement, head.alone)
            }
            (Some(reading), None) => (reading.words.end, HeadComplement::Place, true),
            (None, None) => return None,
        };
        // A head in lower case opens a name only when what completes it does so with a capital and the head is long.
        if !context.words[at].capital() {
            return known.cloned();
        }
        let end = self.complement(at, start_end, complement);
        if end == start_end {
            if let Some(reading) = known {
                return Some(reading.clone());
            }
            if !alone || self.sentence.headline {
                return None;
            }
        }
        // In a headline every word is capitalised: 'Aliansi Berbahaya' names nobody.
        let plain = known.is_none()
            && self.sentence.headline
            && (start_end..end).all(|at| context.common(at))
            && end > start_end
            && complement != HeadComplement::Place;
        if plain && !self.known.iter().any(|known| known.words().start >= start_end && known.words().end <= end) {
            return None;
        }
        if let Some(reading) = known {
            if end == reading.words.end || self.same_body(reading.words.end..end) {
                return Some(Reading { words: at..end, ..reading.clone() });
            }
        }
        Some(Reading {
            words: at..end,
            kind: EntityKind::Organization,
            identity: None,
            alternatives: Vec::new(),
            form: Form::Name,
            via: Via::Pattern,
            title: None,
            speaks: false,
        })
    }

    /// Whether a complement leaves the identity as it is: 'DPR RI', 'KPK Indonesia'.
    fn same_body(&self, complement: Range<usize>) -> bool {
        self.known.iter().any(|known| match known {
            Known::Name(reading) => {
                reading.words == complement
                    && reading.identity.is_some_and(|i| self.context.lexicon.identities[i as usize].id == "state:ID")
            }
            Known::Place(_) => false,
        })
    }

    /// Where the words that complete the body beginning at `start`, with a head that ends at `from`, end.
    fn complement(&self, start: usize, from: usize, complement: HeadComplement) -> usize {
        let context = self.context;
        let limit = self.sentence.words.end.min(start + LONGEST);
        let mut end = from;
        let mut at = from;
        let known_at = |at: usize| self.known.iter().find(|known| known.words().start == at);
        while at < limit {
            let word = &context.words[at];
            // An acronym in brackets belongs to the name only when the name goes on behind it.
            if word.is('(') {
                let acronym = context.words.get(at + 1).is_some_and(|w| w.capital())
                    && context.words.get(at + 2).is_some_and(|w| w.is(')'));
                let goes_on = at + 3 < limit
                    && (known_at(at + 3).is_some() || self.plain_name(at + 3))
                    && complement != HeadComplement::Name;
                if acronym && goes_on {
                    at += 3;
                    continue;
                }
                break;
            }
            if word.is('-')
                && !word.spaced
                && end == at
                && context.words.get(at + 1).is_some_and(|w| w.capital() && !w.spaced)
                && complement != HeadComplement::Place
            {
                at += 1;
                continue;
            }
            if word.breaks > 0 {
                break;
            }
            if let Some(known) = known_at(at) {
                let fits = match known {
                    Known::Place(_) => true,
                    Known::Name(reading) => match reading.kind {
                        EntityKind::State => true,
                        EntityKind::Organization => complement != HeadComplement::Place,
                        EntityKind::Person => complement == HeadComplement::Name && reading.form != Form::Name,
                    },
                };
                if !fits {
                    break;
                }
                at = known.words().end;
                end = at;
                if complement == HeadComplement::Place {
                    break;
                }
                continue;
            }
            let joins = word.classes.has(Classes::COORDINATOR) || word.is('&');
            if joins && end == at && complement != HeadComplement::Place && self.joins_complement(start, at) {
                at += 1;
                continue;
            }
            let place_word = word.capital()
                && word.classes.has(Classes::THING)
                && complement != HeadComplement::Name
                && known_at(at + 1).is_some();
            if !(place_word || (complement != HeadComplement::Place && self.plain_name(at))) {
                break;
            }
            at += 1;
            end = at;
        }
        end
    }

    /// Whether 'dan' at `at` stands inside the name: both sides are capitalised and no comma or verb shows a list.
    fn joins_complement(&self, start: usize, at: usize) -> bool {
        let context = self.context;
        let next = at + 1;
        next < self.sentence.words.end
            && self.plain_name(next)
            && context.common(next)
            && context.common(at - 1)
            && !context.meanings_at(next).any(|(_, meaning)| matches!(meaning, Meaning::Head(_) | Meaning::Title(_)))
            && at > start + 1
    }

    /// Whether the word can be part of a body's name: capitalised, and no word of grammar, time or title.
    fn plain_name(&self, at: usize) -> bool {
        let context = self.context;
        let Some(word) = context.words.get(at) else { return false };
        if at >= self.sentence.words.end || !word.capital() {
            return false;
        }
        if word
            .classes
            .has(Classes::TIME | Classes::SUBORDINATOR | Classes::RELATIVIZER | Classes::PRONOUN | Classes::PREPOSITION)
            && !matches!(context.word(at), "Dalam" | "Antar")
        {
            return false;
        }
        if self.sentence.headline && (crate::cues::verbal(context.text, word) || word.classes.has(Classes::AUXILIARY)) {
            return false;
        }
        !context.meanings_at(at).any(|(_, meaning)| match meaning {
            Meaning::Title(index) => {
                let title = &context.lexicon.titles[index as usize];
                title.before && title.complement != TitleComplement::None
            }
            Meaning::Cue { .. } => self.sentence.headline,
            _ => false,
        })
    }

    fn take_body(&mut self, reading: Reading) -> usize {
        let end = reading.words.end;
        if self.title.is_none() {
            self.title = None;
        }
        self.out.push(reading);
        self.bracketed(end)
    }

    /// The acronym in brackets behind a name, as a second mention of it.
    fn bracketed(&mut self, end: usize) -> usize {
        let context = self.context;
        let brackets = context.words.get(end).is_some_and(|w| w.is('('))
            && context.words.get(end + 2).is_some_and(|w| w.is(')'))
            && end + 2 < self.sentence.words.end;
        if !brackets {
            return end;
        }
        let inner = &context.words[end + 1];
        let acronym = matches!(inner.shape, Shape::Upper | Shape::Mixed) && inner.end - inner.start >= 2;
        let known = self.known.iter().find(|known| known.words().start == end + 1);
        if acronym && !matches!(known, Some(Known::Name(_))) {
            let last = self.out.last().expect("a name was just taken").clone();
            self.out.push(Reading {
                words: end + 1..end + 2,
                form: Form::Acronym,
                via: Via::Acronym,
                title: None,
                ..last
            });
            return end + 3;
        }
        end
    }

    fn take_known(&mut self, mut reading: Reading) -> usize {
        let words = reading.words.clone();
        if reading.kind == EntityKind::Person {
            if words.len() == 1 && self.part_of_longer(&words) {
                return self.take_rest(words.start);
            }
            // 'Paus Fransiskus', 'Raja Charles': the lexicon's name begins with a title.
            let own = context_title(self.context, &words).filter(|_| !self.context.namely(words.start));
            let mut title = self.title.take().filter(|title| self.reaches(title, words.start));
            if let Some(end) = own {
                let start = title.as_ref().map_or(words.start, |title| title.words.start);
                title = Some(Pending { words: start..end, complement: TitleComplement::None, speaks: false });
                reading.words.start = end;
            }
            reading.speaks = title.as_ref().is_some_and(|t| t.speaks);
            reading.title = title.map(|t| t.words.start..reading.words.start);
            self.out.push(reading);
            return self.degrees(words.end);
        }
        self.out.push(reading);
        self.bracketed(words.end)
    }

    /// Whether a known one-word name stands inside a longer unknown one: 'Edhy Prabowo'.
    fn part_of_longer(&self, words: &Range<usize>) -> bool {
        if self.sentence.headline || self.sentence.shouting {
            return words.start > self.sentence.words.start
                && self.name_part(words.start - 1)
                && self.context.namely(words.start - 1);
        }
        let after = self.name_part(words.end) && self.unclaimed(words.end);
        let before = words.start > self.sentence.words.start
            && self.name_part(words.start - 1)
            && self.unclaimed(words.start - 1)
            && self.out.last().is_none_or(|r| r.words.end < words.start);
        after || before
    }

    fn unclaimed(&self, at: usize) -> bool {
        !self.known.iter().any(|known| known.words().contains(&at) && !matches!(known, Known::Place(_)))
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
        // A thing's name is no person: 'Jalan Sudirman', 'Piala Thomas'.
        if word.classes.has(Classes::THING) && !self.followed_by_say(at + 1) {
            self.title = None;
            let mut end = at + 1;
            while self.name_part(end)
                && !self.known.iter().any(|known| known.words().start == end && matches!(known, Known::Name(_)))
            {
                end += 1;
            }
            return end;
        }
        let end = self.run_end(at);
        self.piece(at..end)
    }

    /// Where the run of name words that begins at `at` ends.
    fn run_end(&self, at: usize) -> usize {
        let context = self.context;
        let mut end = at + 1;
        while end < self.sentence.words.end && end - at < LONGEST {
            let word = &context.words[end];
            if word.breaks > 0 {
                break;
            }
            let known = self.known.iter().find(|known| known.words().start == end);
            if let Some(known) = known {
                // A known full name or body begins: the run ends. A known single name goes on with it.
                let goes_on = match known {
                    Known::Place(words) => words.len() == 1 && context.namely(end),
                    Known::Name(reading) => {
                        reading.words.len() == 1
                            && reading.kind == EntityKind::Person
                            && context.words[end - 1].spaced | true
                    }
                };
                if !goes_on {
                    break;
                }
            }
            if self.sentence.headline && end > at && context.common(end) && !context.namely(end) {
                break;
            }
            if self.name_part(end)
                && self.title_at(end, None).is_none()
                && !(word.is_word() && word.classes.has(Classes::TIME))
            {
                end += 1;
                continue;
            }
            // Initials, particles and hyphens inside a name.
            let next = end + 1 < self.sentence.words.end && self.name_part(end + 1);
            let initial = word.is('.')
                && !word.spaced
                && context.words[end - 1].end - context.words[end - 1].start <= 3
                && context.words[end - 1].capital()
                && next;
            let particle = word.classes.has(Classes::PARTICLE)
                && word.shape == Shape::Lower
                && next
                && !word.classes.has(Classes::PREPOSITION);
            let hyphen = word.is('-')
                && !word.spaced
                && context.words.get(end + 1).is_some_and(|w| {
                    w.is_word() && !w.spaced && (w.shape == Shape::Lower || context.words[end - 1].capital())
                });
            if initial || particle {
                end += 1;
            } else if hyphen
                && !self.known.iter().any(|known| known.words().start == end + 1)
                && (context.words[end + 1].shape == Shape::Lower || self.korean(end))
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the hyphen at `at` joins two parts of one given name ('Ban Ki-Moon', 'Al-Shemmari') and no pair ('Prabowo-Gibran').
    fn korean(&self, at: usize) -> bool {
        let context = self.context;
        let short = |at: usize| context.words[at].end - context.words[at].start <= 4;
        short(at - 1) && (context.words[at - 1].classes.has(Classes::PARTICLE) || short(at + 1))
    }

    /// Whether the word is capitalised and may be part of a person's name.
    fn name_part(&self, at: usize) -> bool {
        let context = self.context;
        let Some(word) = context.words.get(at) else { return false };
        at < self.sentence.words.end
            && word.capital()
            && !(self.sentence.headline && (self.cue_at(at) || word.classes.has(Classes::VERB) && !context.namely(at)))
            && !word.classes.has(Classes::TIME | Classes::RELATIVIZER | Classes::PRONOUN)
            && !(word
                .classes
                .has(Classes::SUBORDINATOR | Classes::PREPOSITION | Classes::COORDINATOR | Classes::AUXILIARY)
                && (context.common(at) || !context.namely(at)))
    }

    /// Whether a cue begins at `at`.
    fn cue_at(&self, at: usize) -> bool {
        self.context.meanings_at(at).any(|(_, meaning)| matches!(meaning, Meaning::Cue { .. }))
    }

    /// Lets go of a title that can no longer reach a name behind word `at`.
    fn forget_title(&mut self, at: usize) {
        if self.title.as_ref().is_some_and(|title| !self.reaches(title, at + 1) || at - title.words.end > 10) {
            self.title = None;
        }
    }

    /// Whether the capitalised word at `at` belongs to what the title names: 'Kelautan' in 'Menteri Kelautan dan Perikanan'.
    fn complements(&self, title: &Pending, at: usize) -> bool {
        let context = self.context;
        if title.complement == TitleComplement::None || !self.reaches(title, at) {
            return false;
        }
        let word = &context.words[at];
        // 'Komisi E', 'Komisi II'.
        if word.end - word.start == 1 && !context.words.get(at + 1).is_some_and(|next| next.is('.')) {
            return true;
        }
        if word.shape == Shape::Upper && self.name_part(at + 1) && word.end - word.start <= 9 {
            return !context.namely(at);
        }
        context.common(at) && !(context.namely(at) && !self.name_part(at + 1))
    }

    /// Whether only the title's complement lies between it and `at`.
    fn reaches(&self, title: &Pending, at: usize) -> bool {
        let context = self.context;
        let mut comma = 0;
        (title.words.end..at).all(|i| {
            let word = &context.words[i];
            comma += usize::from(word.is(','));
            if self.sentence.headline && word.capital() && (self.cue_at(i) || crate::cues::verbal(context.text, word)) {
                return false;
            }
            word.capital()
                || word.classes.has(Classes::COORDINATOR)
                || matches!(word.shape, Shape::Punct('(' | ')' | '/' | '-' | '.' | '"'))
                || matches!(context.word(i), "untuk" | "bidang" | "urusan")
                || (word.is(',')
                    && comma == 1
                    && i + 1 >= at
                    && (i > title.words.end || title.complement != TitleComplement::None))
                || (word.shape == Shape::Number && i + 1 < at)
                || word.shape == Shape::Lower
                    && title.complement != TitleComplement::None
                    && i < title.words.end + 4
                    && context.common(i)
                    && !word.classes.has(
                        Classes::SUBORDINATOR
                            | Classes::RELATIVIZER
                            | Classes::AUXILIARY
                            | Classes::PREPOSITION
                            | Classes::SAY_AFTER
                            | Classes::VERB
                            | Classes::DEMONSTRATIVE,
                    )
                    && !crate::cues::verbal(context.text, word)
        })
    }

    fn followed_by_say(&self, at: usize) -> bool {
        self.context.words.get(at).is_some_and(|word| word.classes.has(Classes::SAY_AFTER))
    }

    /// Decides what a run of unknown capitalised words is.
    fn piece(&mut self, words: Range<usize>) -> usize {
        let context = self.context;
        let Range { mut start, mut end } = words;
        let title = self.title.take().filter(|title| self.reaches(title, start));
        let opens = start == self.sentence.words.start
            || matches!(
                context.words[start - 1].shape,
                Shape::Punct('"' | ':' | '(' | '*' | '\'' | '-' | '\u{2014}' | '\u{2013}')
            );
        // The first word of a sentence is capitalised anyway.
        if title.is_none() && opens && !self.sentence.headline {
            while start < end
                && (context.common(start) || self.cue_at(start))
                && !(context.namely(start) && (start + 1 < end || self.followed_by_say(end)))
            {
                start += 1;
            }
        }
        if title.is_none() && self.sentence.headline {
            while start < end && context.common(start) && !context.namely(start) {
                start += 1;
            }
        }
        while start < end && context.words[start].is_punct() {
            start += 1;
        }
        while end > start
            && (context.words[end - 1].is_punct()
                || context.words[end - 1].classes.has(Classes::PARTICLE)
                    && context.words[end - 1].shape == Shape::Lower)
        {
            end -= 1;
        }
        if start >= end {
            return words.end;
        }
        let piece = start..end;
        let via = match &title {
            Some(_) => Some(Via::Title),
            None => self.person_by_pattern(&piece).then_some(Via::Pattern),
        };
        if let Some(via) = via {
            self.out.push(Reading {
                words: piece,
                kind: EntityKind::Person,
                identity: None,
                alternatives: Vec::new(),
                form: Form::Name,
                via,
                speaks: title.as_ref().is_some_and(|t| t.speaks),
                title: title.map(|t| t.words.start..start),
            });
            return self.degrees(end).max(words.end);
        }
        // A known single name inside words that are no name: 'Komentar Musk'.
        let inside: Vec<Reading> = self.known[self.next..]
            .iter()
            .take_while(|known| known.words().start < words.end)
            .filter_map(|known| match known {
                Known::Name(reading) if reading.words.start >= start && reading.words.end <= words.end => {
                    Some(reading.clone())
                }
                _ => None,
            })
            .collect();
        self.out.extend(inside);
        words.end
    }

    /// Whether neighbours or parts show that unknown capitalised words name a person.
    fn person_by_pattern(&self, piece: &Range<usize>) -> bool {
        let context = self.context;
        let words = context.words;
        let before = piece.start.checked_sub(1).filter(|&at| at >= self.sentence.words.start);
        let after = Some(piece.end).filter(|&at| at < self.sentence.words.end);
        let first = &words[piece.start];
        let single = piece.len() == 1;
        let all_common = piece.clone().all(|at| context.common(at) && !context.namely(at) || words[at].is_punct());
        if single && (first.shape == Shape::Upper || first.end - first.start < 3)
            || piece.clone().any(|at| words[at].shape == Shape::Number)
        {
            return false;
        }
        let say_before = before.is_some_and(|at| words[at].classes.has(Classes::SAY_BEFORE));
        let say_after = after.is_some_and(|at| words[at].classes.has(Classes::SAY_AFTER));
        let upper = words[piece.start..piece.end].iter().all(|w| w.shape == Shape::Upper) && !self.sentence.shouting;
        if (say_before || say_after) && !upper && !all_common {
            return true;
        }
        if all_common || upper {
            return false;
        }
        let aged = after.is_some_and(|at| {
            words[at].is('(')
                && words.get(at + 1).is_some_and(|w| w.shape == Shape::Number && w.end - w.start == 2)
                && words.get(at + 2).is_some_and(|w| w.is(')'))
        });
        let degree = after.is_some_and(|at| words[at].is(',') && self.degree_at(at + 1).is_some());
        if aged || degree {
            return true;
        }
        let located = before.is_some_and(|at| words[at].classes.has(Classes::LOCATIVE | Classes::THING));
        if located {
            return false;
        }
        let named = piece.clone().any(|at| context.namely(at));
        if named && (!single || !self.sentence.headline) {
            return !single || !context.common(piece.start);
        }
        let uncommon = piece.clone().all(|at| !context.common(at) || words[at].is_punct());
        if !single && uncommon && !self.sentence.headline {
            return true;
        }
        // One unknown word: only where it acts or is spoken to.
        let acts = after.is_some_and(|at| {
            words[at].shape == Shape::Lower
                && (crate::cues::verbal(context.text, &words[at]) || words[at].classes.has(Classes::AUXILIARY))
        });
        let met = before.is_some_and(|at| {
            words[at].shape == Shape::Lower && (crate::cues::verbal(context.text, &words[at]) || self.cue_at(at))
        });
        single
            && !self.sentence.headline
            && !context.common(piece.start)
            && (acts || met)
            && piece.start > self.sentence.words.start
            || single && !self.sentence.headline && acts && !context.common(piece.start)
    }

    /// Skips degrees and an age behind a name: ', S.H., M.Si.'.
    fn degrees(&self, mut end: usize) -> usize {
        while self.context.words.get(end).is_some_and(|w| w.is(',')) {
            match self.degree_at(end + 1) {
                Some(after) if after <= self.sentence.words.end => end = after,
                _ => break,
            }
        }
        end
    }

    /// Where the degree that begins at `at` ends.
    fn degree_at(&self, at: usize) -> Option<usize> {
        if at >= self.context.words.len() {
            return None;
        }
        self.context
            .meanings_at(at)
            .filter_map(|(hit, meaning)| match meaning {
                Meaning::Title(index) if !self.context.lexicon.titles[index as usize].before => Some(hit.end),
                _ => None,
            })
            .max()
    }
}

/// Where the title with which a known name begins ends, when it leaves a name over.
fn context_title(context: &Context<'_>, words: &Range<usize>) -> Option<usize> {
    let ends = context.meanings_at(words.start).filter_map(|(hit, meaning)| match meaning {
        Meaning::Title(index) if context.lexicon.titles[index as usize].before && hit.end < words.end => Some(hit.end),
        _ => None,
    });
    ends.max()
}
