//! Runs of capitalised words that may be names: where each ends, with the initials, particles and hyphens inside it.

use super::{Finder, LONGEST};
use crate::annotation::EntityKind;
use crate::lexicon::Classes;
use crate::resolve::gazetteer::Known;
use crate::words::{Begins, Shape};

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
            if context.begins(end, Begins::HEAD) && self.body(end, known).is_some() {
                break;
            }
            if self.sentence.headline && context.ordinary(end) {
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
            // 'Omar al-Beshir'
            let article = word.classes.has(Classes::PARTICLE)
                && word.shape == Shape::Lower
                && context.words.get(end + 1).is_some_and(|w| w.is('-') && !w.spaced)
                && self.name_part(end + 2);
            let joined = hyphen
                && (self.double_name(at, end)
                    || self.known_at(end + 1).is_none()
                        && (context.words[end + 1].shape == Shape::Lower || self.korean(end)));
            if initial || particle {
                end += 1;
            } else if article || joined {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the hyphen at `at` joins two parts of one name of the run that begins at `start`: 'Jo-Wilfried Tsonga', 'Esmael
    /// Ahmadi-Mogadam'. In a pair both sides are single names or both are full ones ('Prabowo-Gibran').
    fn double_name(&self, start: usize, at: usize) -> bool {
        let context = self.context;
        let unknown = |at: usize| self.known_at(at).is_none() && !context.common(at);
        let longer_before = at - start > 1 && !context.ordinary(at - 2);
        let longer_after = self.name_part(at + 2) && unknown(at + 2);
        self.name_part(at + 1) && unknown(at - 1) && unknown(at + 1) && longer_before != longer_after
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
        self.context.begins(at, Begins::CUE)
    }

    pub(super) fn followed_by_say(&self, at: usize) -> bool {
        self.context.words.get(at).is_some_and(|word| word.classes.has(Classes::SAY_AFTER))
    }
}
