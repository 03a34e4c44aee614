//! Sequences of words -> numbers of forms: a hash table in which every form, and every beginning of a form, has a node.
//!
//! The words of a text are hashed once ([`Hashed`]), where they are split. From each of them the scan goes on word by word as long as the words so far
//! begin some form, so the longest form bounds its steps. A node is found by the hash alone and never holds the words: of two
//! sequences with the same hash the later one takes the next free key, and the caller says which number is right by comparing
//! letters. So a collision costs a comparison and never gives a wrong form.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// Nodes by the key of their sequence.
pub(super) struct Index {
    nodes: FxHashMap<u32, Node>,
}

/// What is known of one sequence of words: the number of the form that it is, and whether longer forms begin with it.
#[derive(Clone, Copy)]
struct Node(u32);

impl Node {
    const GOES_ON: u32 = 1 << 31;
    const NO_FORM: u32 = Self::GOES_ON - 1;

    fn form(self) -> Option<u32> {
        Some(self.0 & Self::NO_FORM).filter(|&form| form != Self::NO_FORM)
    }
}

/// What the index says of a sequence of words.
pub(super) struct Found {
    /// The number of the form that the words are.
    pub form: Option<u32>,
    /// Whether longer forms may begin with them.
    pub goes_on: bool,
}

impl Index {
    /// An empty index with room for so many sequences.
    pub fn with_room(sequences: usize) -> Self {
        Index { nodes: FxHashMap::with_capacity_and_hasher(sequences, Default::default()) }
    }

    /// Notes that some form goes on behind `sequence`.
    pub fn go_on(&mut self, sequence: &Sequence) {
        self.nodes.entry(sequence.key()).or_insert(Node(Node::NO_FORM)).0 |= Node::GOES_ON;
    }

    /// The number of the form `sequence`, which is `new` when no form that is the `same` has one yet.
    pub fn insert(&mut self, sequence: &Sequence, new: u32, same: impl Fn(u32) -> bool) -> u32 {
        let mut key = sequence.key();
        loop {
            let node = self.nodes.entry(key).or_insert(Node(Node::NO_FORM));
            match node.form() {
                Some(form) if same(form) => return form,
                Some(_) => key = key.wrapping_add(1),
                None => {
                    node.0 = node.0 & Node::GOES_ON | new;
                    return new;
                }
            }
        }
    }

    /// What is known of `sequence`; `same` says whether the form of a number has its words.
    pub fn find(&self, sequence: &Sequence, mut same: impl FnMut(u32) -> bool) -> Found {
        let mut key = sequence.key();
        let mut node = self.nodes.get(&key);
        let goes_on = node.is_some_and(|node| node.0 & Node::GOES_ON != 0);
        while let Some(form) = node.and_then(|node| node.form()) {
            if same(form) {
                return Found { form: Some(form), goes_on };
            }
            key = key.wrapping_add(1);
            node = self.nodes.get(&key);
        }
        Found { form: None, goes_on }
    }

    /// Bytes that the table takes: it is at most seven eighths full, and each place has a byte of its own beside the node.
    pub fn memory(&self) -> usize {
        self.nodes.capacity() * 8 / 7 * (size_of::<(u32, Node)>() + 1)
    }
}

/// The hash of one word, the same for all cases of ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hashed(u32);

impl Hashed {
    pub fn new(word: &str) -> Self {
        let (chunks, rest) = word.as_bytes().as_chunks();
        let mut hasher = FxHasher::default();
        for &chunk in chunks {
            hasher.write_u64(u64::from_le_bytes(chunk) | CASES);
        }
        if !rest.is_empty() {
            hasher.write_u64(rest.iter().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)) | CASES);
        }
        Hashed(fold(hasher.finish()))
    }
}

/// The bit that is the case of a letter, in each of eight bytes; what else it makes equal is told apart by the comparison of
/// letters.
const CASES: u64 = 0x2020_2020_2020_2020;

/// The bits of a hash in half as many.
fn fold(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

/// Words one behind the other.
#[derive(Clone, Default)]
pub(super) struct Sequence(FxHasher);

impl Sequence {
    /// One word alone.
    pub fn of(word: Hashed) -> Self {
        let mut sequence = Sequence::default();
        sequence.push(word, false);
        sequence
    }

    /// Adds a word, with or without white space before it.
    pub fn push(&mut self, word: Hashed, spaced: bool) {
        self.0.write_u64(u64::from(word.0) | u64::from(spaced) << 32);
    }

    fn key(&self) -> u32 {
        fold(self.0.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_with_the_same_key_keep_their_own_forms() {
        let mut index = Index::with_room(4);
        let mut sequence = Sequence::default();
        sequence.push(Hashed::new("dewan"), false);
        for form in 0..3 {
            assert_eq!(index.insert(&sequence, form, |_| false), form);
        }
        for form in 0..3 {
            assert_eq!(index.insert(&sequence, 9, |other| other == form), form);
            assert_eq!(index.find(&sequence, |other| other == form).form, Some(form));
        }
        assert!(index.find(&sequence, |_| false).form.is_none());
        assert!(!index.find(&sequence, |_| false).goes_on);
        index.go_on(&sequence);
        assert!(index.find(&sequence, |other| other == 0).goes_on);
    }

    #[test]
    fn words_hash_alike_in_every_case_and_with_white_space_only_where_it_is() {
        let key = |words: &[(&str, bool)]| {
            let mut sequence = Sequence::default();
            words.iter().for_each(|&(word, spaced)| sequence.push(Hashed::new(word), spaced));
            sequence.key()
        };
        assert_eq!(key(&[("Kementerian", false), ("LUAR", true)]), key(&[("kementerian", false), ("luar", true)]));
        assert_ne!(key(&[("AS", false), ("Cina", true)]), key(&[("AS", false), ("Cina", false)]));
        assert_ne!(key(&[("AS", false), ("Cina", true)]), key(&[("Cina", false), ("AS", true)]));
    }
}
