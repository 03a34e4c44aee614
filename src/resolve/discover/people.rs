//! People, by capitalised words and what stands around them.

use std::ops::Range;

use super::{Finder, LONGEST};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, Meaning};
use crate::resolve::Reading;
use crate::resolve::gazetteer::Known;
use crate::words::Shape;

impl Finder<'_> {
    /// Where the run of name words that begins at `at` ends.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let context = self.context;
        let mut end = at + 1;
        while end < self.sentence.words.end && end - at < LONGEST {
            let word = &context.words[end];
            if word.breaks > 0 {
                break;
            }
            let known = self.known_at(end);
            if let Some(known) = known {
                // A known full name or body begins: the run ends. A known single name goes on with it.
                let goes_on = match known {
                    Known::Place(words) => words.len() == 1 && context.namely(end),
                    Known::Name(reading) => reading.words.len() == 1 && reading.kind == EntityKind::Person,
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
                && self.known_at(end + 1).is_none()
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
    pub(super) fn korean(&self, at: usize) -> bool {
        let context = self.context;
        let short = |at: usize| context.words[at].end - context.words[at].start <= 4;
        short(at - 1) && (context.words[at - 1].classes.has(Classes::PARTICLE) || short(at + 1))
    }

    /// Whether the word is capitalised and may be part of a person's name.
    pub(super) fn name_part(&self, at: usize) -> bool {
        let context = self.context;
        let Some(word) = context.words.get(at) else { return false };
        at < self.sentence.words.end
            && word.capital()
            && !(self.sentence.headline
                && (self.cue_at(at) || word.classes.has(Classes::VERB | Classes::HEADLINE_VERB) && !context.namely(at)))
            && !word.classes.has(Classes::TIME | Classes::RELATIVIZER | Classes::PRONOUN)
            && !(word
                .classes
                .has(Classes::SUBORDINATOR | Classes::PREPOSITION | Classes::COORDINATOR | Classes::AUXILIARY)
                && (context.common(at) || !context.namely(at)))
    }

    /// Whether a cue begins at `at`.
    pub(super) fn cue_at(&self, at: usize) -> bool {
        self.context.meanings_at(at).any(|(_, meaning)| matches!(meaning, Meaning::Cue { .. }))
    }

    pub(super) fn followed_by_say(&self, at: usize) -> bool {
        self.context.words.get(at).is_some_and(|word| word.classes.has(Classes::SAY_AFTER))
    }

    /// Decides what a run of unknown capitalised words is.
    pub(super) fn piece(&mut self, words: Range<usize>) -> usize {
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
        let words_of = || piece.clone().map(|at| &context.words[at]);
        let letters = !self.sentence.shouting && words_of().all(|word| word.shape == Shape::Upper || word.is_punct());
        let plain = piece.clone().all(|at| context.common(at) && !context.namely(at));
        let thing = context.words[end - 1].classes.has(Classes::THING) && piece.len() > 1;
        let via = match &title {
            _ if thing || letters || plain => None,
            Some(_) => Some(Via::Title),
            None => self.person_by_pattern(&piece).then_some(Via::Pattern),
        };
        // The words that are left may be a known name after all: 'Gubernur Ganjar'.
        let known = match self.known_at(piece.start) {
            Some(Known::Name(reading)) if reading.words == piece => Some(reading.clone()),
            _ => None,
        };
        if let Some(mut reading) = known {
            reading.speaks = title.as_ref().is_some_and(|t| t.speaks);
            reading.title = title.filter(|_| reading.kind == EntityKind::Person).map(|t| t.words.start..start);
            self.out.push(reading);
            return self.degrees(end).max(words.end);
        }
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
    pub(super) fn person_by_pattern(&self, piece: &Range<usize>) -> bool {
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
        // 'Journal of Biological Diversity in ...'
        let foreign = after.is_some_and(|at| words[at].shape == Shape::Lower && words[at].classes.has(Classes::THING));
        if located || foreign && !single {
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
}
