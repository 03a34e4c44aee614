//! Matchable text -> words: the units that every later step counts in.
//!
//! A word is a run of letters and digits with apostrophes inside (`Ma'ruf`), a number with its separators (`1.000`,
//! `21/10/2025`), or one punctuation mark. Hyphens stand alone, so that `AS-Cina` comes apart and lexicon forms with
//! hyphens still match over several words.

use std::ops::BitOrAssign;

use crate::lexicon::{Classes, Hashed};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `mengecam`
    Lower,
    /// `Rusia`, `A`
    Title,
    /// `PBB`, `AS`: two letters or more, all capitals
    Upper,
    /// `NasDem`, `McDonald`
    Mixed,
    /// `1.000`
    Number,
    /// One mark.
    Punct(char),
}

/// What begins with a word, by the lexicons: nearly always nothing, so that a look at these bits spares one at the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Begins(u8);

impl Begins {
    /// A name, of one identity or of several, or a place.
    pub const NAME: Begins = Begins(1);
    pub const TITLE: Begins = Begins(2);
    /// The title of an office whose holder speaks for others.
    pub const SPEAKER: Begins = Begins(4);
    /// The head of a body's name.
    pub const HEAD: Begins = Begins(8);
    pub const CUE: Begins = Begins(16);
    /// A word of kin: who is called so is another than the one named behind it.
    pub const KIN: Begins = Begins(32);
    /// A degree behind a name ('S.H., M.H.'): every word and mark of it.
    pub const DEGREE: Begins = Begins(64);

    pub fn has(self, other: Begins) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOrAssign for Begins {
    fn bitor_assign(&mut self, other: Begins) {
        self.0 |= other.0;
    }
}

/// One word: where it stands, how it is written, and what the lexicon says of its class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
    pub hash: Hashed,
    pub classes: Classes,
    pub begins: Begins,
    /// Of a capitalised word: whether it is a common word of the news, and whether it is part of personal names.
    pub common: bool,
    pub namely: bool,
    /// Of a capitalised word: whether it is an English word, as in names of products, events and works.
    pub foreign: bool,
    /// Whether a name or title of the lexicons goes on with it.
    pub inside: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Line breaks before it: 0, 1, or 2 for more.
    pub breaks: u8,
}

impl Word {
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether it begins with a capital letter.
    pub fn capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }

    pub fn is_punct(&self) -> bool {
        matches!(self.shape, Shape::Punct(_))
    }

    pub fn is(&self, mark: char) -> bool {
        self.shape == Shape::Punct(mark)
    }

    /// Whether it is a straight quotation mark, single or double; others are made straight before.
    pub fn is_quotation_mark(&self) -> bool {
        self.is('"') || self.is('\'')
    }

    /// Whether it is made of letters.
    pub fn is_word(&self) -> bool {
        !self.is_punct() && self.shape != Shape::Number
    }
}

/// Splits `text` into words.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    words.extend(Words::new(text));
    words
}

/// The words of a text, one after the other.
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    pub fn new(text: &'t str) -> Self {
        Words { text, at: 0 }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let text = self.text;
        let (mut spaced, mut breaks) = (false, 0u8);
        while self.at < text.len() {
            let start = self.at;
            let c = char_at(text, start);
            if c.is_whitespace() {
                spaced = true;
                breaks = (breaks + u8::from(c == '\n')).min(2);
                self.at += c.len_utf8();
                continue;
            }
            let (end, shape) = if c.is_ascii_digit() {
                number(text, start)
            } else if c.is_alphanumeric() {
                letters(text, start)
            } else {
                (start + c.len_utf8(), Shape::Punct(c))
            };
            self.at = end;
            return Some(Word {
                start,
                end,
                shape,
                hash: Hashed::new(&text[start..end]),
                classes: Classes::default(),
                begins: Begins::default(),
                common: false,
                namely: false,
                foreign: false,
                inside: false,
                spaced,
                breaks,
            });
        }
        None
    }
}

fn char_at(text: &str, at: usize) -> char {
    let byte = text.as_bytes()[at];
    if byte < 0x80 { byte as char } else { text[at..].chars().next().unwrap_or(' ') }
}

/// Digits with `.`, `,`, `:` or `/` between digits; letters right behind make it a word (`2024an`).
fn number(text: &str, start: usize) -> (usize, Shape) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while at < bytes.len()
        && (digit(at) || (matches!(bytes[at], b'.' | b',' | b':' | b'/') && digit(at + 1) && at > start))
    {
        at += 1;
    }
    if at < bytes.len() && char_at(text, at).is_alphabetic() {
        let (end, _) = letters(text, at);
        return (end, Shape::Number);
    }
    (at, Shape::Number)
}

/// Letters and digits, with apostrophes between letters.
fn letters(text: &str, start: usize) -> (usize, Shape) {
    let mut at = start;
    let (mut upper, mut lower, mut count) = (0usize, 0usize, 0usize);
    let first_upper = char_at(text, start).is_uppercase();
    while at < text.len() {
        // Nearly all letters of the news, so asked first.
        if text.as_bytes()[at].is_ascii_lowercase() {
            (count, lower, at) = (count + 1, lower + 1, at + 1);
            continue;
        }
        let c = char_at(text, at);
        if c.is_alphanumeric() {
            count += 1;
            if c.is_uppercase() {
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            }
            at += c.len_utf8();
        } else if is_mark(c) {
            at += c.len_utf8();
        } else if c == '\'' && count > 0 && at + 1 < text.len() && char_at(text, at + 1).is_alphabetic() {
            at += 1;
        } else {
            break;
        }
    }
    let shape = match (first_upper, upper, lower) {
        (true, 1, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        (true, _, _) => Shape::Mixed,
        (false, 0, _) => Shape::Lower,
        (false, _, _) => Shape::Lower,
    };
    (at, shape)
}

/// A mark that belongs to the letter before it and has no composed form.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}
