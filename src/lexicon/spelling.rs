//! Words as the lexicons write them, to be found in a text one by one.

use super::Hashed;
use crate::words::Word;

/// A word of a lexicon with its hash, which tells nearly all other words apart before a letter is compared.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    hash: Hashed,
    letters: String,
}

impl Spelling {
    pub fn new(word: &str) -> Self {
        Spelling { hash: Hashed::new(word), letters: word.into() }
    }

    /// The words of a phrase, which stand between single spaces.
    pub fn phrase(words: &str) -> Vec<Self> {
        words.split(' ').map(Spelling::new).collect()
    }

    /// Whether `word` of `text` is this one, however it is written.
    pub fn is(&self, text: &str, word: &Word) -> bool {
        self.hash == word.hash && self.letters.eq_ignore_ascii_case(word.text(text))
    }
}
