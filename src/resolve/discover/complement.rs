//! The words that complete the name of a body behind its head: `(Polda) Jawa Barat`, `(Dinas) Pariwisata, Pemuda, dan Olahraga`.

use std::ops::Range;

use super::{Finder, LONGEST};
use crate::annotation::{EntityKind, Form};
use crate::lexicon::{Classes, HeadComplement, Meaning, TitleComplement};
use crate::resolve::gazetteer::Known;
use crate::words::Begins;

impl Finder<'_> {
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
    pub(super) fn complement(&self, start: usize, from: usize, complement: HeadComplement, office: bool) -> usize {
        let context = self.context;
        let limit = self.sentence.words.end.min(start + LONGEST);
        let mut end = from;
        let mut at = from;
        // The name of who heads an office may follow: 'Dinas Perikanan Diah Ningrum', 'Komisi E DPRD Jakarta Anggara Wicitra'.
        let mut closed = false;
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
                closed = complement != HeadComplement::Name;
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
            if word.is(',') && end == at && office && self.lists(at) {
                at += 1 + usize::from(context.words[at + 1].classes.has(Classes::COORDINATOR));
                continue;
            }
            let place_word = word.capital()
                && word.classes.has(Classes::THING)
                && complement != HeadComplement::Name
                && self.known_at(at + 1).is_some();
            let unknown = |at: usize| self.name_part(at) && self.known_at(at).is_none() && !context.common(at);
            let person = office && at > from && unknown(at) && (context.namely(at) || unknown(at + 1));
            let plain = self.plain_name(at) && !(person || closed && !context.common(at));
            if !(place_word || (complement != HeadComplement::Place && plain)) {
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
            && !context.begins(next, Begins::HEAD)
            && !context.begins(next, Begins::TITLE)
            && at > start + 1
    }

    /// Whether the comma at `at` stands in a list of an office's business: 'Dinas Pariwisata, Pemuda, dan Olahraga'.
    fn lists(&self, at: usize) -> bool {
        let business = |at: usize| self.plain_name(at) && self.context.ordinary(at);
        let limit = self.sentence.words.end.min(at + LONGEST);
        let last = (at + 1..limit).find(|&at| !business(at) && !self.context.words[at].is(','));
        last.is_some_and(|last| self.context.words[last].classes.has(Classes::COORDINATOR) && business(last + 1))
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
        if self.sentence.headline && context.begins(at, Begins::CUE) {
            return false;
        }
        !context.begins(at, Begins::TITLE)
            || !context.meanings_at(at).any(|(_, meaning)| {
                let Meaning::Title(index) = meaning else { return false };
                let title = &context.lexicon.titles[index as usize];
                title.before && title.complement != TitleComplement::None
            })
    }
}
