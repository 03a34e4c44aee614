//! Plain word lists: one word a line, found by its hash and compared where it stands.

use super::index::{Hashed, Index, Sequence};

/// The word lists of the lexicons, each of lower-case words, one a line, below its `#` comment lines. One index holds them all,
/// so that one look finds every list that a word is in.
pub(crate) struct WordLists {
    texts: [&'static str; LISTS],
    /// The number of a word is the offset of its line in its list, times the number of lists, plus that of its list.
    index: Index,
}

/// Which lists hold a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// A common word of the news: a capitalised one at the start of a sentence is no name.
    pub common: bool,
    /// An English word of names of products, events and works, which are no names of people.
    pub english: bool,
    /// Part of personal names.
    pub name: bool,
}

const LISTS: usize = 3;

impl WordLists {
    pub fn new(common: &'static str, english: &'static str, names: &'static str) -> Self {
        let texts = [common, english, names];
        let mut index = Index::with_room(texts.map(str::len).iter().sum::<usize>() / 8);
        for (list, text) in texts.into_iter().enumerate() {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let word = line.trim_end();
                if !word.is_empty() && !word.starts_with('#') {
                    // Each list has a number of its own for a word that is in several.
                    index.insert(&Sequence::of(Hashed::new(word)), (start * LISTS + list) as u32, |_| false);
                }
                start += line.len();
            }
        }
        WordLists { texts, index }
    }

    /// The lists that hold `word`, which has that hash, however it is written.
    pub fn of(&self, word: &str, hash: Hashed) -> Listed {
        let mut holds = [false; LISTS];
        self.index.find(&Sequence::of(hash), |number| {
            let (start, list) = (number as usize / LISTS, number as usize % LISTS);
            holds[list] |= stands_at(self.texts[list], start, word);
            holds == [true; LISTS]
        });
        let [common, english, name] = holds;
        Listed { common, english, name }
    }

    /// Bytes of memory that the index takes.
    pub fn memory(&self) -> usize {
        self.index.memory()
    }
}

/// Whether the line that begins at that offset is `word`.
fn stands_at(text: &str, start: usize, word: &str) -> bool {
    let line = &text.as_bytes()[start..];
    line.get(..word.len()).is_some_and(|letters| letters.eq_ignore_ascii_case(word.as_bytes()))
        && line.get(word.len()).is_none_or(|&behind| behind == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_in_its_lists_and_no_other() {
        let lists = WordLists::new("# source\nada\nadalah\nakan\nzaman\n", "for\n", "# source\n\nakan\nbudi");
        let of = |word: &str| {
            let Listed { common, english, name } = lists.of(word, Hashed::new(word));
            [common, english, name]
        };
        for word in ["ada", "Adalah", "zaman"] {
            assert_eq!(of(word), [true, false, false], "{word}");
        }
        assert_eq!(of("AKAN"), [true, false, true]);
        assert_eq!(of("for"), [false, true, false]);
        assert_eq!(of("Budi"), [false, false, true]);
        for word in ["a", "adala", "b", "zamann", "#", "# source", ""] {
            assert_eq!(of(word), [false; 3], "{word}");
        }
    }
}
