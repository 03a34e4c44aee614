//! Bodies, by the head that opens their name and the words that complete it: `Polda Jawa Barat`, `Kementerian Luar Negeri Iran`.

use super::{Finder, LONGEST};
use crate::annotation::{EntityKind, Form, Via};
use crate::lexicon::{Classes, HeadComplement, Hit, Meaning};
use crate::resolve::Reading;
use crate::resolve::gazetteer::Known;
use crate::words::{Begins, Shape};

impl Finder<'_> {
    /// A body that begins at `at` with a head or a known body: `Polda Jawa Barat`, `Kementerian Luar Negeri Iran`.
    pub(super) fn body(&self, at: usize, here: Option<&Known>) -> Option<Reading> {
        let context = self.context;
        let known = here.and_then(Known::body);
        if !context.begins(at, Begins::HEAD) {
            return known.cloned();
        }
        let mixed = |hit: Hit| {
            context.words[at].capital() && context.words[hit.range()].iter().any(|word| word.shape == Shape::Lower)
        };
        let head = context
            .meanings_at(at)
            .filter_map(|(hit, meaning)| match meaning {
                // 'Kantor berita AFP', where a sentence begins, is no name but says what AFP is.
                Meaning::Head(index) if !hit.clitic && hit.end <= self.sentence.words.end && !mixed(hit) => {
                    Some((hit.end, index))
                }
                _ => None,
            })
            .max_by_key(|&(end, _)| end);
        let head = head.map(|(end, index)| (end, &context.lexicon.heads[index as usize]));
        let (start_end, complement, alone, office) = match (known, head) {
            // A known name ends where it ends, unless it is that of a government's or place's own body: 'Kemenlu Iran'.
            (Some(reading), Some((end, head))) if reading.words.end >= end => match head.complement {
                HeadComplement::Name => return known.cloned(),
                // 'DPD Bali' is a board of some party, 'DPD' the council of the regions.
                HeadComplement::Organ if !self.place_at(end) => return known.cloned(),
                HeadComplement::Organ => (end, HeadComplement::Place, false, true),
                HeadComplement::Place | HeadComplement::Any => (reading.words.end, HeadComplement::Place, true, true),
            },
            (_, Some((end, head))) => match head.complement {
                HeadComplement::Organ => (end, HeadComplement::Place, head.alone, true),
                complement => (end, complement, head.alone, head.office),
            },
            (Some(_), None) => return known.cloned(),
            (None, None) => return None,
        };
        // A head in lower case opens a name only when what completes it does so with a capital and the head is long.
        if !context.words[at].capital() {
            return known.cloned();
        }
        let mut end = self.complement(at, start_end, complement, office);
        // 'Grup C' is one of several.
        if complement == HeadComplement::Name && end > start_end && context.word(start_end).len() == 1 {
            end = start_end;
        }
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
        Some(Reading::new(at..end, EntityKind::Organization, Form::Name, Via::Pattern))
    }

    /// Where the head at `at` ends, if it is an organ of the body behind it, which is the name: 'DPP Partai Golkar'.
    pub(super) fn organ(&self, at: usize) -> Option<usize> {
        if !self.context.begins(at, Begins::HEAD) {
            return None;
        }
        self.context.meanings_at(at).find_map(|(hit, meaning)| match meaning {
            Meaning::Head(index) => {
                let organ = self.context.lexicon.heads[index as usize].complement == HeadComplement::Organ;
                (organ && self.body_behind(hit.end)).then_some(hit.end)
            }
            _ => None,
        })
    }

    /// Whether a place begins at `at`.
    fn place_at(&self, at: usize) -> bool {
        at < self.sentence.words.end && matches!(self.known_at(at), Some(Known::Place(_)))
    }

    /// Whether a body of its own begins at `at`.
    fn body_behind(&self, at: usize) -> bool {
        self.known_at(at).and_then(Known::body).is_some() || self.context.begins(at, Begins::HEAD)
    }

    /// A body that begins at `at` and is named in English, so that what it is stands last: `Cheltenham Borough Council`, and
    /// one that closes with its legal form: `PT Mobile 8 Telecom Tbk`.
    pub(super) fn tailed(&self, at: usize) -> Option<Reading> {
        let context = self.context;
        let own = |at: usize| !context.ordinary(at) || context.words[at].foreign;
        let first = context.words.get(at).filter(|_| at < self.sentence.words.end)?;
        let begins = own(at) || self.known_at(at).is_some() || self.body_behind(at);
        // 'Global' is Indonesian as well; inside a sentence its capital says enough.
        let inside = at > self.sentence.words.start && context.words[at - 1].shape == Shape::Lower;
        if !first.capital() || !(begins || inside && first.shape == Shape::Title && self.name_part(at)) {
            return None;
        }
        let limit = self.sentence.words.end.min(at + LONGEST);
        // 'National Institute of Health': what a link joins to a body belongs to its name.
        let (mut end, mut joined) = (None, false);
        for next in at..limit {
            let word = &context.words[next];
            let link = word.classes.has(Classes::LINK) && context.words.get(next + 1).is_some_and(|w| w.capital());
            let joiner = word.is('&') || word.is('.') && !word.spaced || word.shape == Shape::Number || link;
            if next > at && word.breaks > 0 || !(joiner || self.plain_name(next)) {
                break;
            }
            if self.sentence.headline && !joiner && !own(next) {
                break;
            }
            joined |= link && end.is_some();
            // 'Bank Mandiri' begins a name of its own.
            if next > at && self.body(next, self.known_at(next)).is_some_and(|body| body.words.len() > 1) {
                break;
            }
            if next > at && word.capital() && (joined || word.classes.has(Classes::TAIL | Classes::LEGAL_FORM)) {
                end = Some(next + 1);
            }
        }
        let end = end?;
        let only_form = |from: usize| (from..end).all(|at| context.words[at].classes.has(Classes::LEGAL_FORM));
        match self.known_at(at).and_then(Known::body) {
            Some(reading) if reading.words.end >= end => None,
            Some(reading) if only_form(reading.words.end) => Some(Reading { words: at..end, ..reading.clone() }),
            _ => Some(Reading::new(at..end, EntityKind::Organization, Form::Name, Via::Pattern)),
        }
    }

    /// Where the name of the body ends that only says in which building something takes place: 'di Gedung DPR/MPR'.
    pub(super) fn building(&self, at: usize) -> Option<usize> {
        let context = self.context;
        let located = at > self.sentence.words.start && {
            let before = &context.words[at - 1];
            before.classes.has(Classes::LOCATIVE) && before.classes.has(Classes::PREPOSITION)
        };
        if !located || !context.words[at].classes.has(Classes::BUILDING) {
            return None;
        }
        let body_end = |at: usize| {
            let known = self.known_at(at).filter(|known| matches!(known, Known::Name(_)));
            self.body(at, known).map(|reading| reading.words.end).or(known.map(|known| known.words().end))
        };
        let mut end = body_end(at + 1)?;
        while context.words.get(end).is_some_and(|word| matches!(word.shape, Shape::Punct('/' | '-' | '('))) {
            let Some(next) = body_end(end + 1) else { break };
            end = next;
        }
        Some(end)
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
