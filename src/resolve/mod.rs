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
use crate::lexicon::{Hit, Lexicon, Meaning, Spelling};
use crate::segment::Sentence;
use crate::words::{Begins, Word};

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
    /// Whether it is sure enough that other places of the text, where nothing else shows it, follow it.
    sure: bool,
}

impl Reading {
    /// A reading of no known identity and without a title.
    fn new(words: Range<usize>, kind: EntityKind, form: Form, via: Via) -> Self {
        Reading { words, kind, identity: None, alternatives: Vec::new(), form, via, title: None, sure: true }
    }
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

    /// The hits that begin at a word; none behind the last one.
    fn hits_at(&self, word: usize) -> &'a [Hit] {
        let Some(&end) = self.by_word.get(word + 1) else { return &[] };
        &self.hits[self.by_word[word] as usize..end as usize]
    }

    fn meanings_at(&self, word: usize) -> impl Iterator<Item = (Hit, Meaning)> + '_ {
        self.hits_at(word).iter().map(|&hit| (hit, hit.meaning))
    }

    /// Whether one of these begins at `word`.
    fn begins(&self, word: usize, what: Begins) -> bool {
        self.words.get(word).is_some_and(|word| word.begins.has(what))
    }

    fn text_of(&self, words: Range<usize>) -> &'a str {
        &self.text[self.words[words.start].start..self.words[words.end - 1].end]
    }

    fn word(&self, at: usize) -> &'a str {
        self.words[at].text(self.text)
    }

    /// Whether the words of `phrase` stand at `at`, before `end`.
    fn phrase_at(&self, at: usize, end: usize, phrase: &[Spelling]) -> bool {
        at + phrase.len() <= end
            && phrase.iter().zip(&self.words[at..]).all(|(wanted, word)| wanted.is(self.text, word))
    }

    /// Whether the word is common in the news, so that its capital proves nothing.
    fn common(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.capital() { word.common } else { self.lexicon.lists.of(self.word(at), word.hash).common }
    }

    /// Whether the word is part of personal names.
    fn namely(&self, at: usize) -> bool {
        self.words[at].namely
    }

    /// Whether the word is common and part of no personal name.
    fn ordinary(&self, at: usize) -> bool {
        self.common(at) && !self.namely(at)
    }
}

/// The longest text, in sentences, that may name a person whom it does not introduce.
const INTRODUCED: usize = 4;

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
    let mut decided = gazetteer::Decided::default();
    for sentence in sentences {
        let known = gazetteer::known(&context, sentence, &mut decided);
        readings.extend(discover::discover(&context, sentence, known));
    }
    // An article introduces a person by more than one word; only in a line or two nobody can tell.
    if sentences.len() > INTRODUCED {
        readings.retain(|reading| reading.sure || reading.words.len() > 1);
    }
    link::link(&context, sentences, readings, published)
}
