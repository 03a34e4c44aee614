//! Which sense a cue has here: its false friends, by the words around it.

use std::ops::Range;

use super::Reader;
use crate::annotation::StanceKind;
use crate::lexicon::{Classes, Context, Cue, Effect, FormSet, Hit, Side, Wanted};
use crate::segment::Sentence;
use crate::words::Shape;

impl Reader<'_> {
    /// Whether word `at` stands in the title of a name: 'Menteri Energi dan Sumber Daya Mineral'.
    pub(super) fn inside_title(&self, at: usize) -> bool {
        let next = self.names.partition_point(|name| name.words.end <= at);
        self.names[next..].iter().take(3).any(|name| name.title.as_ref().is_some_and(|title| title.contains(&at)))
    }

    /// The kind of stance in this context; none for a false friend.
    pub(super) fn sense(&self, sentence: &Sentence, hit: &Hit, row: &Cue, form: FormSet) -> Option<StanceKind> {
        // Another sense that is a stance outweighs one that is none.
        let other = |context: &Context| match context.effect {
            Effect::Kind(kind) if context.forms.has(form) && self.near(sentence, hit.range(), context) => Some(kind),
            _ => None,
        };
        if let Some(kind) = row.contexts.iter().find_map(other) {
            return Some(kind);
        }
        let (mut bound, mut free) = (false, false);
        for context in row.contexts.iter().filter(|context| context.forms.has(form)) {
            let near = self.near(sentence, hit.range(), context);
            match context.effect {
                Effect::Drop if near => return None,
                Effect::Only => (bound, free) = (true, free || near),
                _ => {}
            }
        }
        (!bound || free).then_some(row.kind)
    }

    /// Whether a phrase of `context` stands near the cue.
    pub(super) fn near(&self, sentence: &Sentence, cue: Range<usize>, context: &Context) -> bool {
        let after = cue.end..(cue.end + context.reach).min(sentence.words.end.max(cue.end + 1));
        let behind = |phrase: &[Wanted]| after.clone().any(|at| self.phrase_at(sentence, at, phrase));
        let before = |phrase: &[Wanted]| {
            (1..=context.reach).any(|distance| {
                let at = cue.start.checked_sub(distance - 1 + phrase.len());
                if matches!(phrase.first(), Some(Wanted::Start)) {
                    return cue.start == sentence.words.start;
                }
                at.is_some_and(|at| at >= sentence.words.start && self.phrase_at(sentence, at, phrase))
            })
        };
        context.phrases.iter().any(|phrase| match context.side {
            Side::After => behind(phrase),
            Side::Before => before(phrase),
            Side::Any => behind(phrase) || before(phrase),
            Side::Around => self.around(sentence, cue.clone(), phrase),
        })
    }

    /// Whether the words of `phrase` before that for the cue end at the cue and those behind it follow the cue.
    pub(super) fn around(&self, sentence: &Sentence, cue: Range<usize>, phrase: &[Wanted]) -> bool {
        let Some(middle) = phrase.iter().position(|wanted| matches!(wanted, Wanted::Cue)) else { return false };
        let (before, after) = (&phrase[..middle], &phrase[middle + 1..]);
        let start = cue.start.checked_sub(before.len()).filter(|&start| start >= sentence.words.start);
        start.is_some_and(|start| self.phrase_at(sentence, start, before)) && self.phrase_at(sentence, cue.end, after)
    }

    /// Whether word `at` is part of a name or its title, or denotes people or a body.
    pub(super) fn actor(&self, at: usize) -> bool {
        self.words[at].classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL)
            || self.inside_name(at..at + 1)
            || self.inside_title(at)
    }

    pub(super) fn phrase_at(&self, sentence: &Sentence, at: usize, phrase: &[Wanted]) -> bool {
        match phrase.first() {
            Some(Wanted::Name) => return self.inside_name(at..at + 1),
            Some(Wanted::Actor) => return at < sentence.words.end && self.actor(at),
            Some(Wanted::End) => {
                return at >= sentence.words.end || self.words[at].is_punct() && !self.words[at].is('"');
            }
            _ => {}
        }
        at + phrase.len() <= sentence.words.end
            && phrase.iter().zip(&self.words[at..]).all(|(wanted, word)| match wanted {
                Wanted::Word(spelling) => spelling.is(self.text, word),
                Wanted::Number => word.shape == Shape::Number,
                Wanted::Time => word.classes.has(Classes::TIME),
                Wanted::Thing => {
                    let human =
                        Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL | Classes::QUANTIFIER | Classes::FORMER;
                    word.shape == Shape::Lower
                        && !word.classes.has(human | Classes::PREPOSITION | Classes::SUBORDINATOR)
                }
                Wanted::Name | Wanted::Actor | Wanted::Start | Wanted::End | Wanted::Cue => false,
            })
            && !self.inside_name(at..at + 1)
            && !self.inside_title(at)
    }
}
