//! Which parties a noun phrase denotes: the name that its head is or speaks for, else the head with its own modifiers.

use std::ops::Range;

use super::{Attacher, NOTHING};
use crate::annotation::{EntityKind, Party, Slot, Span};
use crate::lexicon::Classes;
use crate::words::{Begins, Shape};

/// What a noun phrase denotes: its words, and the name that they are or speak for.
#[derive(Clone, Copy)]
pub(super) struct Denoted {
    pub span: Span,
    pub mention: Option<usize>,
}

impl Denoted {
    pub fn in_slot(self, slot: Slot) -> Party {
        Party { span: self.span, mention: self.mention, slot }
    }
}

/// Whether one of the parties is a name.
pub(super) fn any_named(parties: &[Party]) -> bool {
    parties.iter().any(|party| party.mention.is_some())
}

/// The longest unnamed party, in words.
const LONGEST_PHRASE: usize = 4;

impl Attacher<'_> {
    /// The conjuncts of a phrase: split at commas and 'dan' outside names.
    pub(super) fn conjuncts(&self, phrase: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = phrase.start;
        let mut at = phrase.start;
        while at < phrase.end {
            if let Some(index) = self.titled_at(at) {
                at = self.names[index].words.end;
                continue;
            }
            if self.layout.mention[at] != NOTHING {
                at = self.names[self.layout.mention[at] as usize].words.end;
                continue;
            }
            let word = &self.words[at];
            let hyphen = (word.is('-') || word.is('/'))
                && at > phrase.start
                && self.layout.mention[at - 1] != NOTHING
                && self.layout.mention.get(at + 1).is_some_and(|&m| m != NOTHING);
            // 'Rina Wati, S.H. dan ...': the degree belongs to the name.
            let splits = word.is(',') && !(at + 1 < phrase.end && self.degree(at + 1));
            if splits || hyphen || self.joins(at, phrase.end) {
                if start < at {
                    parts.push(start..at);
                }
                start = at + 1;
            }
            at += 1;
        }
        if start < phrase.end.max(at) {
            parts.push(start..phrase.end.max(at));
        }
        parts
    }

    /// Whether the word at `at` joins equals: 'dan', or 'bersama' before somebody.
    fn joins(&self, at: usize, end: usize) -> bool {
        let word = &self.words[at];
        word.classes.has(Classes::COORDINATOR) && !word.classes.has(Classes::ADVERB)
            || word.classes.has(Classes::COMITATIVE) && at + 1 < end && self.actor_at(at + 1)
    }

    /// The parties that a phrase denotes as somebody who acts.
    pub(super) fn actor_parties(&self, phrase: Range<usize>, slot: Slot) -> Vec<Party> {
        self.conjuncts(phrase).into_iter().filter_map(|part| Some(self.actor(part, slot)?.in_slot(slot))).collect()
    }

    /// The party that one conjunct denotes as somebody who acts.
    pub(super) fn actor(&self, part: Range<usize>, slot: Slot) -> Option<Denoted> {
        let head = self.head(part.clone())?;
        if let Some(party) = self.name_at(head, part.end) {
            return Some(party);
        }
        let word = &self.words[head];
        // 'Tarif Trump mengancam ekspor': the thing, not whose it is.
        let acts = matches!(slot, Slot::Subject | Slot::Shared | Slot::Relative);
        let person = Classes::VOICE | Classes::PEOPLE | Classes::CARRIER;
        let thing = word.classes.has(Classes::INANIMATE) && !word.classes.has(person | Classes::DEMONSTRATIVE);
        let whole = !part.clone().any(|at| self.words[at].classes.has(Classes::ADVERB | Classes::TIME));
        if acts && thing && whole {
            return self.words_party(head..part.end);
        }
        let former = (part.start..=head).any(|at| self.words[at].classes.has(Classes::FORMER));
        let office = self.office_at(head);
        let voice = word.classes.has(Classes::VOICE) || office;
        if !former && (voice || !word.classes.has(Classes::PEOPLE)) {
            // The body or state for which the head speaks or to which it belongs.
            if let Some(party) = self.name_inside(head..part.end) {
                return Some(party);
            }
        }
        self.words_party(head..part.end)
    }

    /// The name that a phrase without a name as head speaks of: the person in apposition, else the first name that no
    /// preposition precedes.
    pub(super) fn name_inside(&self, part: Range<usize>) -> Option<Denoted> {
        let names =
            || part.clone().filter_map(|at| self.name_at(at, part.end).filter(|_| !self.behind_place(part.start, at)));
        let person = |name: &Denoted| self.kind_of(name.mention) == Some(EntityKind::Person);
        names().find(person).or_else(|| names().next())
    }

    /// Whether a preposition of place stands right before word `at`, behind `head`.
    pub(super) fn behind_place(&self, head: usize, at: usize) -> bool {
        at > head
            && self.words[at - 1].classes.has(Classes::PREPOSITION)
            && !self.words[at - 1].classes.has(Classes::VOICE | Classes::PEOPLE)
    }

    /// Whether a title that names an office begins at `at`.
    pub(super) fn office_at(&self, at: usize) -> bool {
        self.words[at].begins.has(Begins::SPEAKER)
    }

    /// Where the head of a phrase stands: behind quantifiers, quotes and openers.
    pub(super) fn head(&self, part: Range<usize>) -> Option<usize> {
        part.clone().find(|&at| {
            let word = &self.words[at];
            let named = self.layout.mention[at] != NOTHING || self.titled_at(at).is_some();
            let skip = Classes::QUANTIFIER
                | Classes::COORDINATOR
                | Classes::AUXILIARY
                | Classes::ADVERB
                | Classes::SUBORDINATOR;
            named
                || !(word.is_punct()
                    || word.shape == Shape::Number
                    || word.classes.has(skip)
                        && !word.classes.has(Classes::NOUN | Classes::PEOPLE | Classes::VOICE | Classes::PATIENT))
        })
    }

    /// The named party that begins at `at`: a name, or the title before one.
    pub(super) fn name_at(&self, at: usize, end: usize) -> Option<Denoted> {
        if let Some(index) = self.titled_at(at) {
            let name = &self.names[index];
            let title = name.title.as_ref().expect("found by its title");
            // 'istri Jokowi' is not Jokowi.
            if self.words[title.start].begins.has(Begins::KIN) && self.layout.mention[at] == NOTHING {
                return None;
            }
            if name.words.end <= end.max(name.words.start + 1)
                && (title.start == at || self.layout.mention[at] == NOTHING || self.layout.mention[at] == index as u32)
            {
                return Some(self.name(index));
            }
        }
        let mention = self.layout.mention[at];
        (mention != NOTHING).then(|| self.name(mention as usize))
    }

    pub(super) fn name(&self, mention: usize) -> Denoted {
        Denoted { span: self.span(self.names[mention].words.clone()), mention: Some(mention) }
    }

    /// An unnamed party: the head and its own modifiers.
    pub(super) fn words_party(&self, mut part: Range<usize>) -> Option<Denoted> {
        let mut end = part.start;
        // 'para saksi', 'sejumlah pihak'
        let opens = |at: usize| self.sentences[self.sentence_of(at)].words.start == at;
        while part.start > 0
            && self.words[part.start - 1].classes.has(Classes::QUANTIFIER)
            && self.words[part.start - 1].is_word()
            && self.layout.mention[part.start - 1] == NOTHING
            && !opens(part.start)
        {
            part.start -= 1;
        }
        while end < part.end && end - part.start < LONGEST_PHRASE {
            let word = &self.words[end];
            if end > part.start
                && (word.is_punct() && !word.is('-')
                    || word.classes.has(Classes::PREPOSITION | Classes::RELATIVIZER)
                        && !word.classes.has(Classes::NOUN))
            {
                break;
            }
            end += 1;
            // Hyphenated words count as one.
            while end + 1 < part.end && self.words[end].is('-') && !self.words[end].spaced {
                end += 2;
            }
            if self.words[end - 1].classes.has(Classes::DEMONSTRATIVE) {
                break;
            }
        }
        while end > part.start + 1 && self.words[end - 1].is_punct() {
            end -= 1;
        }
        let word = &self.words[part.start];
        (end > part.start && !word.is_punct()).then(|| Denoted { span: self.span(part.start..end), mention: None })
    }

    /// The parties towards which a stance with an object in this slot is.
    pub(super) fn object_parties(&self, phrase: Range<usize>, slot: Slot) -> Vec<Party> {
        self.conjuncts(phrase).into_iter().filter_map(|part| self.object_party(part, slot)).collect()
    }

    fn object_party(&self, part: Range<usize>, slot: Slot) -> Option<Party> {
        let head = self.head(part.clone())?;
        if let Some(name) = self.name_at(head, part.end) {
            return Some(name.in_slot(slot));
        }
        let word = &self.words[head];
        let former = word.classes.has(Classes::FORMER);
        let unnamed = word.classes.has(Classes::PATIENT)
            || word.classes.has(Classes::PEOPLE) && !word.classes.has(Classes::VOICE)
            || former;
        if !unnamed {
            // The owner of the act: 'serangan Israel', 'kebijakan Presiden Trump'.
            // In 'kabar pembubaran MK' the body is not whose the news is.
            let suffers = |name: &Denoted| {
                let mut inner = self.words[head + 1..part.end].iter().take_while(|word| word.start < name.span.start);
                inner.any(|word| word.classes.has(Classes::PATIENT) && !word.classes.has(Classes::INANIMATE))
            };
            if let Some(name) = self.name_inside(head..part.end).filter(|name| !suffers(name)) {
                return Some(name.in_slot(Slot::Owner));
            }
        }
        Some(self.words_party(head..part.end)?.in_slot(slot))
    }

    /// The first name in a stretch of words.
    pub(super) fn first_name(&self, words: Range<usize>) -> Option<Denoted> {
        words.clone().find_map(|at| self.name_at(at, words.end))
    }
}
