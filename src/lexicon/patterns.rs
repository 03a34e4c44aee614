//! All surface forms of the lexicons, what each means, and where they stand in a text.
//!
//! Forms are found by their words in any case of ASCII letters ([`Index`]); then each of their meanings is kept that may be
//! written so. A form stands at whole words. Between two words it wants white space exactly where it has some, and
//! any white space will do but a blank line. The last word may go on with a clitic.

use std::num::NonZeroU32;

use super::FormSet;
use super::index::{Found, Hashed, Index, Sequence};
use crate::annotation::Form;
use crate::normalise::normalise;
use crate::words::{Word, Words};

/// What a surface form means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A name of the identity at that index.
    Name { identity: u32, form: Form },
    /// The words have the readings at that index, which clues around them decide.
    Ambiguous(u32),
    /// The title at that index.
    Title(u32),
    /// A place.
    Place,
    /// The organization head at that index.
    Head(u32),
    /// Forms of the cue at that index.
    Cue { cue: u32, forms: FormSet },
    /// The word of closed class, or noun of known behaviour, at that index.
    Class(u32),
    /// The scope word at that index.
    Scope(u32),
}

/// How a form must be written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Case {
    /// Any way.
    Any,
    /// At least one word capitalised.
    Capital,
    /// Exactly so.
    Exact,
}

/// One meaning of a form. The number of a form is that of its first entry.
struct Entry {
    meaning: Meaning,
    case: Case,
    /// Where its letters end; they begin where those of the entry before it end.
    end: u32,
    /// The next entry of the same form, in the order in which they were added.
    next: Option<NonZeroU32>,
}

/// Entries and their letters: one buffer for all of them, so that no form is an allocation.
struct Entries {
    rows: Vec<Entry>,
    letters: String,
}

impl Entries {
    /// How an entry is written, with one space wherever there is white space.
    fn surface(&self, entry: u32) -> &str {
        let at = entry as usize;
        let start = if at == 0 { 0 } else { self.rows[at - 1].end };
        &self.letters[start as usize..self.rows[at].end as usize]
    }

    /// The entries of `form`, those added first before the others.
    fn of_form(&self, form: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(form), |&entry| self.rows[entry as usize].next.map(NonZeroU32::get))
    }
}

/// All surface forms and their meanings.
pub(crate) struct Patterns {
    index: Index,
    entries: Entries,
    /// Number of distinct forms.
    forms: usize,
}

/// One meaning of words `first..end`, which are written as a form of the lexicons.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub first: usize,
    pub end: usize,
    pub meaning: Meaning,
    /// Whether the last word goes on with a clitic (`-nya`, `-lah`).
    pub clitic: bool,
    /// Whether the text has no capital at all, so that none can be asked for.
    pub uncased: bool,
}

/// Words `first..end` are written as a form of the lexicons, whatever it means.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    first: usize,
    end: usize,
    form: u32,
    clitic: bool,
    /// Whether at least one word has a capital.
    capital: bool,
    uncased: bool,
}

impl Hit {
    /// The words it covers.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.first..self.end
    }
}

impl Patterns {
    pub fn new() -> Self {
        // As large as the built-in lexicons make them, so that they do not grow while those are read.
        let entries = Entries { rows: Vec::with_capacity(45_000), letters: String::with_capacity(700_000) };
        Patterns { index: Index::with_room(70_000), entries, forms: 0 }
    }

    /// Adds a form that matches however it is written.
    pub fn any(&mut self, surface: &str, meaning: Meaning) {
        self.add(surface, meaning, Case::Any);
    }

    /// Adds a form that matches only as it is written here.
    pub fn exact(&mut self, surface: &str, meaning: Meaning) {
        self.add(surface, meaning, Case::Exact);
    }

    /// Adds a name: one word in capitals only matches exactly so ('PAN'), since other spellings are other words.
    pub fn name(&mut self, surface: &str, meaning: Meaning) {
        let acronym = surface.chars().all(|c| c != ' ' && (c.is_uppercase() || !c.is_alphabetic()));
        self.add(surface, meaning, if acronym { Case::Exact } else { Case::Capital });
    }

    fn add(&mut self, surface: &str, meaning: Meaning, case: Case) {
        let Patterns { index, entries, forms } = self;
        let start = entries.letters.len();
        let surface = normalise(surface);
        let mut sequence = Sequence::default();
        for word in Words::new(&surface.text) {
            let inner = entries.letters.len() > start;
            let spaced = inner && word.spaced;
            if inner {
                index.go_on(&sequence);
            }
            if spaced {
                entries.letters.push(' ');
            }
            entries.letters.push_str(word.text(&surface.text));
            sequence.push(word.hash, spaced);
        }
        let letters = &entries.letters[start..];
        if letters.is_empty() {
            return;
        }
        let new = entries.rows.len() as u32;
        let form = index.insert(&sequence, new, |form| entries.surface(form).eq_ignore_ascii_case(letters));
        if form == new {
            *forms += 1;
        } else {
            let known = |entry: u32| {
                let row = &entries.rows[entry as usize];
                let written = case != Case::Exact || entries.surface(entry) == letters;
                row.meaning == meaning && row.case == case && written
            };
            if entries.of_form(form).any(known) {
                entries.letters.truncate(start);
                return;
            }
            let last = entries.of_form(form).last().unwrap_or(form);
            entries.rows[last as usize].next = NonZeroU32::new(new);
        }
        entries.rows.push(Entry { meaning, case, end: entries.letters.len() as u32, next: None });
    }

    /// What a form means when it stands alone, as it is written here: the first meanings, at most so many.
    pub fn meanings_of(&self, surface: &str, most: usize) -> Vec<Meaning> {
        let surface = normalise(surface).text.into_owned();
        let words: Vec<Word> = Words::new(&surface).collect();
        let hits = self.scan(&surface, &words).into_iter();
        hits.filter(move |hit| hit.range() == (0..words.len()) && !hit.clitic)
            .map(|hit| hit.meaning)
            .take(most)
            .collect()
    }

    /// Number of distinct surface forms.
    pub fn len(&self) -> usize {
        self.forms
    }

    /// Bytes of memory that the forms and their index take.
    pub fn memory(&self) -> usize {
        let Entries { rows, letters } = &self.entries;
        self.index.memory() + rows.capacity() * size_of::<Entry>() + letters.capacity()
    }

    /// What the forms that stand at whole words of `text` mean: in order of first word, shorter forms before longer ones, of one
    /// form the meanings that were added first before the others.
    pub fn scan(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(words.len());
        self.scan_with(text, words, |place| hits.extend(self.hits(text, words, place)));
        hits
    }

    /// Calls `found` for every place where a form stands.
    pub fn scan_with(&self, text: &str, words: &[Word], mut found: impl FnMut(Place)) {
        let uncased = is_uncased(words);
        for first in 0..words.len() {
            if !words[first].is_punct() {
                self.scan_at(text, words, first, uncased, &mut found);
            }
        }
    }

    fn scan_at(&self, text: &str, words: &[Word], first: usize, uncased: bool, found: &mut impl FnMut(Place)) {
        let mut sequence = Sequence::default();
        let mut capital = false;
        for (at, word) in words.iter().enumerate().skip(first) {
            let inner = at > first;
            if inner && word.breaks > 1 {
                return;
            }
            let spaced = inner && word.spaced;
            capital |= word.capital();
            let place = |form, clitic| Place { first, end: at + 1, form, clitic, capital, uncased };
            let written = |end: usize| {
                let written = &text[words[first].start..end];
                move |form| same_words(written, self.entries.surface(form), str::eq_ignore_ascii_case)
            };
            if let Some(stem) = stem(word.text(text)) {
                let mut sequence = sequence.clone();
                sequence.push(Hashed::new(stem), spaced);
                if let Some(form) = self.index.find(&sequence, written(word.start + stem.len())).form {
                    found(place(form, true));
                }
            }
            sequence.push(word.hash, spaced);
            let Found { form, goes_on } = self.index.find(&sequence, written(word.end));
            if let Some(form) = form {
                found(place(form, false));
            }
            if !goes_on {
                return;
            }
        }
    }

    /// What the words of `place` may mean, as they are written.
    fn hits<'a>(&'a self, text: &'a str, words: &'a [Word], place: Place) -> impl Iterator<Item = Hit> + 'a {
        let Place { first, end, form, clitic, capital, uncased } = place;
        let written = move || &text[words[first].start..words[end - 1].end];
        let as_written = move |&entry: &u32| match self.entries.rows[entry as usize].case {
            Case::Any => true,
            Case::Capital => (capital || uncased) && !clitic,
            Case::Exact if uncased => !clitic,
            Case::Exact => !clitic && same_words(written(), self.entries.surface(entry), str::eq),
        };
        self.entries.of_form(form).filter(as_written).map(move |entry| {
            let meaning = self.entries.rows[entry as usize].meaning;
            Hit { first, end, meaning, clitic, uncased }
        })
    }
}

/// Whether words that are more than a label hold no capital: a text in lower case only, as some write it in haste.
fn is_uncased(words: &[Word]) -> bool {
    words.len() >= UNCASED && !words.iter().any(Word::capital)
}

/// The fewest words that can show that a text is written in lower case only.
const UNCASED: usize = 4;

/// What stands before the clitic with which `word` ends, if it does.
fn stem(word: &str) -> Option<&str> {
    let letters: &[u8; 3] = word.as_bytes().last_chunk()?;
    let clitic = match &letters.map(|letter| letter.to_ascii_lowercase()) {
        b"nya" | b"lah" | b"kah" | b"pun" => 3,
        [_, b'k' | b'm', b'u'] => 2,
        _ => return None,
    };
    Some(&word[..word.len() - clitic]).filter(|stem| !stem.is_empty())
}

/// Whether two strings hold the same words, whatever the white space between them.
fn same_words(a: &str, b: &str, same: impl Fn(&str, &str) -> bool) -> bool {
    let mut others = b.split_whitespace();
    let each = |word: &str| others.next().is_some_and(|other| same(word, other));
    same(a, b) || a.len() >= b.len() && a.split_whitespace().all(each) && others.next().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::words;

    /// What the index must find, found by trying every form at every word: first word, end, clitic and form.
    fn naive(forms: &[&str], text: &str) -> Vec<(usize, usize, bool, u32)> {
        let words = words(text);
        let mut found = Vec::new();
        for first in (0..words.len()).filter(|&first| !words[first].is_punct()) {
            for end in first + 1..=words.len() {
                if words[first + 1..end].iter().any(|word| word.breaks > 1) {
                    break;
                }
                let written = text[words[first].start..words[end - 1].end].to_lowercase();
                let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
                for clitic in [Some("nya"), Some("lah"), Some("kah"), Some("pun"), Some("ku"), Some("mu"), None] {
                    let is = |form: &&str| format!("{}{}", form.to_lowercase(), clitic.unwrap_or("")) == written;
                    // A clitic is no word of its own.
                    let whole = clitic.is_none_or(|clitic| words[end - 1].end - words[end - 1].start > clitic.len());
                    if let Some(form) = forms.iter().position(is).filter(|_| whole) {
                        found.push((first, end, clitic.is_some(), form as u32));
                    }
                }
            }
        }
        found
    }

    const FORMS: [&str; 12] = [
        "Korea",
        "Korea Utara",
        "korea utara raya",
        "Utara",
        "AS",
        "AS-Cina",
        "s.h.",
        "Al-Qur'an",
        "dia",
        "dianya",
        "Tim 11",
        "Menteri Luar Negeri Korea Utara",
    ];

    proptest! {
        #[test]
        fn the_index_finds_what_trying_every_form_finds(
            words in prop::collection::vec(prop::sample::select(vec![
                "Korea", "KOREA", "utara", "Utaranya", "raya", "as", "AS", "-", "Cina", "s", "S", ".", "h", "al", "Qur'an",
                "qur'annya", "dia", "dianya", "dianyalah", "nya", "ku", "Tim", "11", "11nya", "Menteri", "luar", "Negeri", "é",
            ]), 0..14),
            gaps in prop::collection::vec(prop::sample::select(vec!["", " ", " ", " ", "  ", "\n", " \n", "\n\n"]), 14),
        ) {
            let text: String = words.iter().zip(&gaps).flat_map(|(word, gap)| [*word, *gap]).collect();
            let mut patterns = Patterns::new();
            for (form, surface) in FORMS.iter().enumerate() {
                patterns.any(surface, Meaning::Scope(form as u32));
            }
            prop_assert_eq!(patterns.len(), FORMS.len());
            let split = crate::words::words(&text);
            let hits = patterns.scan(&text, &split);
            let found: Vec<_> = hits
                .iter()
                .map(|hit| match hit.meaning {
                    Meaning::Scope(form) => (hit.first, hit.end, hit.clitic, form),
                    _ => unreachable!("only scopes were added"),
                })
                .collect();
            prop_assert_eq!(found, naive(&FORMS, &text), "{:?}", text);
        }
    }

    #[test]
    fn a_form_has_the_meanings_that_its_spelling_allows_first_added_first() {
        let mut patterns = Patterns::new();
        patterns.exact("PBB", Meaning::Title(0));
        patterns.name("Pbb", Meaning::Title(1));
        patterns.any("pbb", Meaning::Title(2));
        patterns.exact("Pbb", Meaning::Title(0));
        patterns.any("pbb", Meaning::Title(2));
        assert_eq!(patterns.len(), 1);
        let meanings = |text: &str| -> Vec<u32> {
            let words = words(text);
            let hits = patterns.scan(text, &words);
            hits.into_iter().map(|hit| if let Meaning::Title(title) = hit.meaning { title } else { 9 }).collect()
        };
        assert_eq!(meanings("PBB"), [0, 1, 2]);
        assert_eq!(meanings("Pbb"), [1, 2, 0]);
        assert_eq!(meanings("pbb"), [2]);
        assert_eq!(meanings("PBBnya"), [2]);
    }
}
