//! Plain word lists, searched where they stand: sorted lines, no copy, nothing to build.

use std::cmp::Ordering;

/// A sorted list of lower-case words, one a line, below its `#` comment lines.
#[derive(Clone, Copy)]
pub(crate) struct WordList {
    text: &'static str,
}

impl WordList {
    pub const fn new(text: &'static str) -> Self {
        WordList { text }
    }

    /// Whether the list holds `word`, however it is written.
    pub fn contains(self, word: &str) -> bool {
        let mut text = self.text;
        while let Some(rest) = text.strip_prefix('#') {
            text = rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
        let bytes = text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[start..high].iter().position(|&b| b == b'\n').map_or(high, |at| start + at);
            let line = &bytes[start..end];
            match line.iter().copied().cmp(word.bytes().map(|b| b.to_ascii_lowercase())) {
                Ordering::Equal => return true,
                Ordering::Less => low = (end + 1).min(high),
                Ordering::Greater => high = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_and_no_other() {
        let list = WordList::new("# source\nada\nadalah\nakan\nzaman\n");
        for word in ["ada", "Adalah", "AKAN", "zaman"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["a", "adala", "b", "zamann", "#", ""] {
            assert!(!list.contains(word), "{word}");
        }
    }
}
