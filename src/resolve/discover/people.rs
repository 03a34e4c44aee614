//! People, by capitalised words and what stands around them.

use std::ops::Range;

use super::{Finder, Pending};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, TitleComplement};
use crate::resolve::Reading;
use crate::resolve::gazetteer::Known;
use crate::words::{Shape, Word};

impl Finder<'_> {
    /// Decides what a run of unknown capitalised words is.
    pub(super) fn piece(&mut self, words: Range<usize>) -> usize {
        let title = self.title.take().filter(|title| self.reaches(title, words.start));
        let Some(piece) = self.core(&words, title.as_ref()) else { return words.end };
        let Range { start, end } = piece;
        // The words that are left may be a known name after all: 'Gubernur Ganjar'.
        let known = match self.known_at(start) {
            Some(Known::Name(reading)) if reading.words == piece => Some(reading.clone()),
            _ => None,
        };
        if let Some(mut reading) = known {
            reading.title = title.filter(|_| reading.kind == EntityKind::Person).map(|t| t.words.start..start);
            self.out.push(reading);
            return self.degrees(end).max(words.end);
        }
        let evidence = match &title {
            _ if !self.may_be_person(&piece) => None,
            Some(_) => Some((Via::Title, true)),
            None => self.person_by_pattern(&piece, &words).map(|sure| (Via::Pattern, sure)),
        };
        if let Some((via, sure)) = evidence {
            let mut reading = Reading::new(piece, EntityKind::Person, Form::Name, via);
            reading.sure = sure;
            reading.title = title.map(|t| t.words.start..start);
            self.out.push(reading);
            return self.degrees(end).max(words.end);
        }
        if self.acronym_acts(&piece) {
            self.out.push(Reading::new(piece, EntityKind::Organization, Form::Name, Via::Pattern));
            return words.end;
        }
        if piece == words && self.may_be_person(&piece) && self.known_at(start).is_none() {
            self.open.push(piece);
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

    /// Takes words that are coordinated with a person for a person: 'Neneng Wahyuni, Yulianis, dan Oktarina'.
    pub(super) fn coordinate(&mut self) {
        if self.sentence.headline || self.open.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        // Once to the right and once to the left: each name carries the next.
        for words in open.iter().chain(open.iter().rev()) {
            let taken = self.out.iter().any(|reading| reading.words.start == words.start);
            let joined = |Range { start, end }: Range<usize>| {
                self.coordinated(end, words.start) || self.coordinated(words.end, start)
            };
            let mut people = self.out.iter().filter(|reading| reading.kind == EntityKind::Person);
            if !taken && people.any(|person| joined(person.words.clone())) {
                self.out.push(Reading::new(words.clone(), EntityKind::Person, Form::Name, Via::Pattern));
            }
        }
    }

    /// Whether no word of a piece is a common one or a place.
    fn name_like(&self, piece: &Range<usize>) -> bool {
        piece.clone().all(|at| self.context.namely(at) || !self.context.common(at) && self.known_at(at).is_none())
    }

    /// Whether only 'dan', a comma, both, or the hyphen of a pair stand between two names.
    fn coordinated(&self, from: usize, to: usize) -> bool {
        from < to
            && to - from <= 2
            && (from..to).all(|at| {
                let word = &self.context.words[at];
                let pair = word.is('-') && !word.spaced && to - from == 1;
                word.is(',') || pair || word.classes.has(Classes::COORDINATOR) && word.shape == Shape::Lower
            })
    }

    /// Whether an unknown acronym speaks or acts, as bodies do: 'BK juga menyebutkan', 'menurut IAP'.
    fn acronym_acts(&self, piece: &Range<usize>) -> bool {
        let context = self.context;
        let word = &context.words[piece.start];
        let plain = self.sentence.headline || self.sentence.shouting || context.common(piece.start);
        if piece.len() != 1 || word.shape != Shape::Upper || word.end - word.start > 7 || plain {
            return false;
        }
        let before =
            piece.start.checked_sub(1).filter(|&at| at >= self.sentence.words.start).map(|at| &context.words[at]);
        let after = Some(piece.end).filter(|&at| at < self.sentence.words.end).map(|at| &context.words[at]);
        let attributed = before.is_some_and(|word| word.classes.has(Classes::ACCORDING | Classes::AGENT));
        let acts = after.is_some_and(|word| self.opens_predicate(word));
        // 'kapal KRI berlayar', 'naskah RUU menyebut'
        let subject = before.is_none_or(|word| {
            word.is_punct()
                || word.classes.has(Classes::SUBORDINATOR | Classes::COORDINATOR | Classes::THAT | Classes::CONTRAST)
        });
        attributed || acts && subject
    }

    /// Whether somebody acts right before the word: it is a verb, or stands between subject and verb.
    fn opens_predicate(&self, word: &Word) -> bool {
        let verbal = word.classes.has(Classes::AUXILIARY) || crate::cues::verbal(self.context.text, word);
        word.shape == Shape::Lower && verbal
    }

    /// What is left of a run when common words and marks at its edges are taken off: 'Pemerintahan Prabowo', 'Mendur Bersaudara'.
    fn core(&self, words: &Range<usize>, title: Option<&Pending>) -> Option<Range<usize>> {
        let context = self.context;
        let Range { mut start, mut end } = *words;
        let edge = |at: usize| context.words[at].is_punct() || context.ordinary(at);
        // Right behind 'Pak' or 'Kombes' whatever has a capital is the name.
        let called = title.is_some_and(|title| title.complement == TitleComplement::None && title.words.end == start);
        if called && !self.sentence.headline && (end - start == 1 || !(start..end).all(edge)) {
            return Some(start..end);
        }
        // The first word of a sentence is capitalised anyway.
        if title.is_none() && self.opens(start) && !self.sentence.headline {
            while start < end
                && (context.common(start) || self.cue_at(start))
                && !(context.namely(start) && (start + 1 < end || self.followed_by_say(end)))
            {
                start += 1;
            }
        }
        while start < end && edge(start) {
            start += 1;
        }
        while end > start {
            let last = &context.words[end - 1];
            // The thing that a name is the name of stands behind it in English only.
            let particle = last.classes.has(Classes::PARTICLE) && last.shape == Shape::Lower;
            let thing = last.foreign || last.classes.has(Classes::THING);
            if !particle && (thing || !edge(end - 1)) {
                break;
            }
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// Whether the word at `at` opens a sentence, a quotation or a bracket.
    fn opens(&self, at: usize) -> bool {
        at == self.sentence.words.start
            || matches!(
                self.context.words[at - 1].shape,
                Shape::Punct('"' | ':' | '(' | '*' | '\'' | '-' | '\u{2014}' | '\u{2013}')
            )
    }

    /// Whether these words can be a personal name at all.
    fn may_be_person(&self, piece: &Range<usize>) -> bool {
        let context = self.context;
        let words = &context.words[piece.clone()];
        let letters = !self.sentence.shouting && words.iter().all(|word| word.shape == Shape::Upper || word.is_punct());
        let digits = words.iter().any(|word| word.text(context.text).bytes().any(|b| b.is_ascii_digit()));
        let foreign = piece.clone().any(|at| context.words[at].foreign && !context.namely(at));
        let thing = context.words[piece.end - 1].classes.has(Classes::THING) && piece.len() > 1;
        !(letters || digits || foreign || thing)
    }

    /// Whether neighbours or parts show that unknown capitalised words name a person, and whether they leave no doubt. `run` is
    /// `piece` with the common words around it.
    fn person_by_pattern(&self, piece: &Range<usize>, run: &Range<usize>) -> Option<bool> {
        let context = self.context;
        let words = context.words;
        let before = piece.start.checked_sub(1).filter(|&at| at >= self.sentence.words.start);
        let after = Some(piece.end).filter(|&at| at < self.sentence.words.end);
        let first = &words[piece.start];
        let single = piece.len() == 1;
        if single && first.end - first.start < 3 {
            return None;
        }
        let said = before.is_some_and(|at| words[at].classes.has(Classes::SAY_BEFORE))
            || after.is_some_and(|at| words[at].classes.has(Classes::SAY_AFTER));
        let aged = after.is_some_and(|at| {
            words[at].is('(')
                && words.get(at + 1).is_some_and(|w| w.shape == Shape::Number && w.end - w.start == 2)
                && words.get(at + 2).is_some_and(|w| w.is(')'))
        });
        let comma = after.filter(|&at| words[at].is(','));
        let degree = comma.is_some_and(|at| self.degree_at(at + 1).is_some());
        // 'istrinya, Widayati,'
        let closed = after.is_none_or(|at| words[at].is_punct() && !words[at].is('-'));
        let of_whom = before.filter(|&at| words[at].is(',') && at > self.sentence.words.start).is_some_and(|at| {
            words[at - 1].shape == Shape::Lower && words[at - 1].classes.has(Classes::PEOPLE) && closed
        });
        if said || aged || degree || of_whom && self.name_like(piece) {
            return Some(true);
        }
        // 'Kawangkoan, Minahasa': the parts of an address.
        let address = comma.is_some_and(|at| matches!(self.known_at(at + 1), Some(Known::Place(_))));
        let located = before.is_some_and(|at| words[at].classes.has(Classes::LOCATIVE | Classes::THING));
        // Between quotation marks stands the title of a work.
        let mark = |at: usize| words[at].is_quotation_mark();
        let title = before.is_some_and(mark) && after.is_some_and(mark);
        // 'Journal of Biological Diversity in ...'
        let foreign = after.is_some_and(|at| words[at].shape == Shape::Lower && words[at].classes.has(Classes::THING));
        if located || address || title || foreign && !single {
            return None;
        }
        let named = piece.clone().any(|at| context.namely(at));
        let common = context.common(piece.start);
        // 'Yayasan Budi', 'Pasar Turi': what is left of a longer run must look like a name.
        let cut = run.len() > piece.len() && !(self.opens(run.start) && piece.end == run.end);
        if !single {
            // 'EVP Sustainable', 'Galaxy Z', 'Fold 7'
            let numbered = after.is_some_and(|at| words[at].shape == Shape::Number);
            let unknown = !numbered
                && piece.clone().all(|at| {
                    let word = &words[at];
                    let letters = word.end - word.start;
                    word.is_punct()
                        || !context.common(at) && (word.shape != Shape::Upper || self.sentence.shouting || letters < 3)
                })
                && piece.clone().any(|at| words[at].end - words[at].start > 3);
            return (named || unknown && !self.sentence.headline && !cut).then_some(named);
        }
        if self.sentence.headline || common {
            return None;
        }
        if named {
            return Some(true);
        }
        if cut {
            return None;
        }
        // One unknown word: only where it acts or is spoken to.
        let acts = after.is_some_and(|at| self.opens_predicate(&words[at]));
        let met = before.is_some_and(|at| {
            words[at].shape == Shape::Lower && (crate::cues::verbal(context.text, &words[at]) || self.cue_at(at))
        });
        (acts || met).then_some(false)
    }
}
