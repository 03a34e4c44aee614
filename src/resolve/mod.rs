//! Hits -> named mentions, each linked to one entity.
//!
//! Three passes, each in its own file: [`gazetteer`] takes the names that a lexicon knows, [`discover`] finds the people and
//! bodies that none does, and [`link`] decides which mentions are one entity. Of overlapping readings the earliest wins, of
//! those that begin together the longest, of equally long ones the first in the lexicons; the losers are kept as alternatives.
//!
//! Invariant: mentions are disjoint, in order, and inside one sentence.

mod discover;
mod gazetteer;
mod link;

use std::ops::Range;

use crate::annotation::{Entity, EntityKind, Form, Mention, Via};
use crate::lexicon::{Hit, Lexicon, Meaning};
use crate::segment::Sentence;
use crate::words::Word;

/// Named mentions and their entities.
pub(crate) struct Names {
    pub mentions: Vec<Found>,
    pub entities: Vec<Entity>,
}

/// A mention and the words it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub mention: Mention,
    pub words: Range<usize>,
    /// Title and complement before a person's name: `Menteri Luar Negeri Rusia` Sergei Lavrov.
    pub title: Option<Range<usize>>,
}

/// A reading of some words as a name, before entities are decided.
#[derive(Clone, Debug)]
struct Reading {
    words: Range<usize>,
    kind: EntityKind,
    /// Index into the lexicon's identities; none for a name found by rule.
    identity: Option<u32>,
    alternatives: Vec<u32>,
    form: Form,
    via: Via,
    title: Option<Range<usize>>,
    /// Whether the title's holder speaks for the body or state in it.
    speaks: bool,
}

/// What all passes read.
struct Context<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    words: &'a [Word],
    hits: &'a [Hit],
    /// Hits that begin at word `w` stand at `by_word[w]..by_word[w + 1]`.
    by_word: Vec<u32>,
}

impl<'a> Context<'a> {
    fn new(lexicon: &'a Lexicon, text: &'a str, words: &'a [Word], hits: &'a [Hit]) -> Self {
        let mut by_word = vec![0u32; words.len() + 1];
        for hit in hits {
            by_word[hit.first + 1] += 1;
        }
        for at in 1..by_word.len() {
            by_word[at] += by_word[at - 1];
        }
        Context { lexicon, text, words, hits, by_word }
    }

    fn hits_at(&self, word: usize) -> &'a [Hit] {
        &self.hits[self.by_word[word] as usize..self.by_word[word + 1] as usize]
    }

    fn meanings_at(&self, word: usize) -> impl Iterator<Item = (Hit, Meaning)> + '_ {
        self.hits_at(word).iter().flat_map(move |&hit| {
            self.lexicon.patterns.meanings(self.text, self.words, hit).map(move |meaning| (hit, meaning))
        })
    }

    fn text_of(&self, words: Range<usize>) -> &'a str {
        &self.text[self.words[words.start].start..self.words[words.end - 1].end]
    }

    fn word(&self, at: usize) -> &'a str {
        self.words[at].text(self.text)
    }

    /// Whether the words of `phrase` stand at `at`, before `end`.
    fn phrase_at(&self, at: usize, end: usize, phrase: &str) -> bool {
        let mut here = at;
        phrase.split(' ').all(|wanted| {
            here += 1;
            here <= end && self.word(here - 1).eq_ignore_ascii_case(wanted)
        })
    }

    /// Whether the word is common in the news, so that its capital proves nothing.
    fn common(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.capital() { word.common } else { self.lexicon.words.contains(self.word(at)) }
    }

    /// Whether the word is part of personal names.
    fn namely(&self, at: usize) -> bool {
        self.words[at].namely
    }
}

/// Finds and links every named mention.
pub(crate) fn resolve(
    lexicon: &Lexicon,
    text: &str,
    words: &[Word],
    hits: &[Hit],
    sentences: &[Sentence],
    published: Option<&str>,
) -> Names {
    let context = Context::new(lexicon, text, words, hits);
    let mut readings = Vec::new();
    for sentence in sentences {
        let known = gazetteer::known(&context, sentence);
        readings.extend(discover::discover(&context, sentence, known));
    }
    link::link(&context, sentences, readings, published)
}
