//! Bodies, by the head that opens their name and the words that complete it: `Polda Jawa Barat`, `Kementerian Luar Negeri Iran`.

use std::ops::Range;

use super::{Finder, LONGEST};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, HeadComplement, Meaning, TitleComplement};
use crate::resolve::Reading;
use crate::resolve::gazetteer::Known;
use crate::words::Shape;

impl Finder<'_> {
    /// A body that begins at `at` with a head or a known body: `Polda Jawa Barat`, `Kementerian Luar Negeri Iran`.
    pub(super) fn body(&self, at: usize, here: Option<&Known>) -> Option<Reading> {
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
        if let Some(reading) =
            known.filter(|reading| end == reading.words.end || self.same_body(reading.words.end..end))
        {
            return Some(Reading { words: at..end, ..reading.clone() });
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
    pub(super) fn same_body(&self, complement: Range<usize>) -> bool {
        self.known.iter().any(|known| match known {
            Known::Name(reading) => {
                reading.words == complement
                    && reading.identity.is_some_and(|i| self.context.lexicon.identities.get(i).id == "state:ID")
            }
            Known::Place(_) => false,
        })
    }

    /// Where the words that complete the body beginning at `start`, with a head that ends at `from`, end.
    pub(super) fn complement(&self, start: usize, from: usize, complement: HeadComplement) -> usize {
        let context = self.context;
        let limit = self.sentence.words.end.min(start + LONGEST);
        let mut end = from;
        let mut at = from;
        while at < limit {
            let word = &context.words[at];
            // An acronym in brackets belongs to the name only when the name goes on behind it.
            if word.is('(') {
                let acronym = context.words.get(at + 1).is_some_and(|w| w.capital())
                    && context.words.get(at + 2).is_some_and(|w| w.is(')'));
                let goes_on = at + 3 < limit
                    && (self.known_at(at + 3).is_some() || self.plain_name(at + 3))
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
            if let Some(known) = self.known_at(at) {
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
                && self.known_at(at + 1).is_some();
            if !(place_word || (complement != HeadComplement::Place && self.plain_name(at))) {
                break;
            }
            at += 1;
            end = at;
        }
        end
    }

    /// Whether 'dan' at `at` stands inside the name: both sides are capitalised and no comma or verb shows a list.
    pub(super) fn joins_complement(&self, start: usize, at: usize) -> bool {
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
    pub(super) fn plain_name(&self, at: usize) -> bool {
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

    /// The acronym in brackets behind a name, as a second mention of it.
    pub(super) fn bracketed(&mut self, end: usize) -> usize {
        let context = self.context;
        let brackets = context.words.get(end).is_some_and(|w| w.is('('))
            && context.words.get(end + 2).is_some_and(|w| w.is(')'))
            && end + 2 < self.sentence.words.end;
        if !brackets {
            return end;
        }
        let inner = &context.words[end + 1];
        let acronym = matches!(inner.shape, Shape::Upper | Shape::Mixed) && inner.end - inner.start >= 2;
        let known = self.known_at(end + 1);
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
}
