//! Text -> matchable text, with the way back.
//!
//! Pasted text holds decomposed accents, non-breaking spaces, soft hyphens, curly quotes and full-width letters. This step
//! brings them to the one form that the lexicons are written in (NFKC, plain quotes and spaces, nothing invisible), and
//! remembers every stretch whose bytes it changed. Clean text is borrowed and costs one look at its bytes.
//!
//! Invariant: [`Normalised::span`] maps any span of the matchable text to a span of the original on character boundaries.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use crate::annotation::Span;

/// Matchable text and the stretches where it differs from the original.
pub(crate) struct Normalised<'t> {
    /// The text that all later steps read.
    pub text: Cow<'t, str>,
    changes: Vec<Change>,
}

/// One changed stretch: where it stands in the matchable text, and where it stood in the original.
struct Change {
    new: (usize, usize),
    old: (usize, usize),
}

/// Brings `text` to matchable form.
pub(crate) fn normalise(text: &str) -> Normalised<'_> {
    if text.is_ascii() && !text.contains('`') {
        return Normalised { text: Cow::Borrowed(text), changes: Vec::new() };
    }
    let Some(first) = text.char_indices().find(|&(_, c)| needs_change(c)).map(|(at, _)| at) else {
        return Normalised { text: Cow::Borrowed(text), changes: Vec::new() };
    };
    // A combining mark changes with the character before it, so the copy begins one character early.
    let begin = text[..first].char_indices().next_back().map_or(0, |(at, _)| at);
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..begin]);
    let mut changes = Vec::new();
    let mut rest = text[begin..].char_indices().map(|(at, c)| (at + begin, c)).peekable();
    let mut segment = String::new();
    while let Some((start, c)) = rest.next() {
        let mut end = start + c.len_utf8();
        if c.is_ascii() && c != '`' && !rest.peek().is_some_and(|&(_, next)| is_combining_mark(next)) {
            out.push(c);
            continue;
        }
        segment.clear();
        segment.push(c);
        // A mark belongs to a letter; over anything else it stands alone, so that no change covers two words.
        while let Some(&(at, next)) = rest.peek().filter(|_| c.is_alphanumeric()) {
            if !is_combining_mark(next) && canonical_combining_class(next) == 0 {
                break;
            }
            segment.push(next);
            end = at + next.len_utf8();
            rest.next();
        }
        let from = out.len();
        out.extend(segment.chars().filter_map(plain).nfkc().filter_map(plain));
        if out[from..] != text[start..end] {
            changes.push(Change { new: (from, out.len()), old: (start, end) });
        }
    }
    Normalised { text: Cow::Owned(out), changes }
}

/// Whether a character, or the one before it, may look different in matchable text.
fn needs_change(c: char) -> bool {
    if c < '\u{a0}' {
        return c == '`' || c == '\u{85}';
    }
    let mut forms = c.nfkc();
    is_combining_mark(c) || plain(c) != Some(c) || forms.next() != Some(c) || forms.next().is_some()
}

/// The plain form of quotes, dashes and spaces; none for characters that nobody sees.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' | '\u{02bb}' | '\u{00b4}' | '\u{0060}' => {
            Some('\'')
        }
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{00ab}' | '\u{00bb}' => Some('"'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        c if c.is_whitespace() && !c.is_ascii() => Some(' '),
        c => Some(c),
    }
}

impl Normalised<'_> {
    /// Whether the matchable text differs from the original.
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// The span of the original whose words stand at `span` of the matchable text.
    pub fn span(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span { start, end: self.end(span.end).max(start) }
    }

    fn start(&self, offset: usize) -> usize {
        match self.changes.partition_point(|c| c.new.0 <= offset).checked_sub(1).map(|i| &self.changes[i]) {
            None => offset,
            Some(c) if offset < c.new.1 => c.old.0,
            Some(c) => c.old.1 + (offset - c.new.1),
        }
    }

    fn end(&self, offset: usize) -> usize {
        match self.changes.partition_point(|c| c.new.0 < offset).checked_sub(1).map(|i| &self.changes[i]) {
            None => offset,
            Some(c) if offset <= c.new.1 => c.old.1,
            Some(c) => c.old.1 + (offset - c.new.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word of the matchable text, cut from the original.
    fn words(text: &str) -> Vec<String> {
        let normalised = normalise(text);
        let matchable = normalised.text.as_ref();
        let mut at = 0;
        matchable
            .split(' ')
            .map(|word| {
                let span = Span { start: at, end: at + word.len() };
                at += word.len() + 1;
                text[normalised.span(span).range()].to_string()
            })
            .collect()
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(normalise("Rusia membantah: café İstanbul").text, Cow::Borrowed(_)));
    }

    #[test]
    fn changed_stretches_map_back_to_the_words_as_pasted() {
        assert_eq!(words("Korea\u{a0}Utara “menolak”"), ["Korea", "Utara", "“menolak”"]);
        assert_eq!(words("me\u{ad}no\u{ad}lak usul"), ["me\u{ad}no\u{ad}lak", "usul"]);
        assert_eq!(words("Rene\u{301} tiba"), ["Rene\u{301}", "tiba"]);
        assert_eq!(words("ﬁle ＡＳ x"), ["ﬁle", "ＡＳ", "x"]);
        assert_eq!(words("👩‍👩‍👧 Iran"), ["👩‍👩‍👧", "Iran"]);
    }

    #[test]
    fn invisible_characters_at_the_edge_of_a_word_stay_outside_it() {
        let text = "a\u{200b} Iran\u{200b} b";
        let normalised = normalise(text);
        let at = normalised.text.find("Iran").unwrap();
        assert_eq!(&text[normalised.span(Span { start: at, end: at + 4 }).range()], "Iran");
    }
}
