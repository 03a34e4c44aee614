//! The automaton over all surface forms, and what each form means.
//!
//! Forms are stored with ASCII letters in lower case and the text's bytes are folded as they are fed, so one small automaton
//! serves every case rule; the rule is checked on the few hits. Searching begins anchored at each word and sees matches of
//! every length, since a longer form may end inside a word where a shorter one does not.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::{Builder, NFA};
use aho_corasick::{Anchored, MatchKind};

use super::{Classes, FormSet};
use crate::annotation::Form;
use crate::normalise::normalise;
use crate::words::Word;

/// What a surface form means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A name of the identity at that index.
    Name { identity: u32, form: Form },
    /// The title at that index.
    Title(u32),
    /// A place.
    Place,
    /// The organization head at that index.
    Head(u32),
    /// Forms of the cue at that index.
    Cue { cue: u32, forms: FormSet },
    /// A word of closed class, or a noun of known behaviour.
    Class(Classes),
    /// The scope word at that index.
    Scope(u32),
}

/// How a hit must be written.
#[derive(Clone, Debug, PartialEq)]
enum Case {
    /// Any way.
    Any,
    /// At least one word capitalised.
    Capital,
    /// Exactly so.
    Exact(Box<str>),
}

#[derive(Clone, Debug)]
struct Entry {
    meaning: Meaning,
    case: Case,
}

/// All surface forms and their meanings.
pub(crate) struct Patterns {
    automaton: NFA,
    /// Entries of pattern `p` stand at `entries[starts[p]..starts[p + 1]]`.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

/// Words `first..end` are written as pattern `pattern`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub first: usize,
    pub end: usize,
    pattern: u32,
    /// Whether the last word goes on with a clitic (`-nya`, `-lah`).
    pub clitic: bool,
    /// Whether at least one word has a capital.
    capital: bool,
}

/// Collects forms before the automaton is built: one buffer for all their letters, so that no form is an allocation.
#[derive(Default)]
pub(crate) struct Collector {
    letters: String,
    forms: Vec<Collected>,
}

struct Collected {
    /// Where the folded form stands in the buffer.
    start: u32,
    end: u32,
    entry: Entry,
}

impl Collector {
    fn add(&mut self, surface: &str, meaning: Meaning, case: Case) {
        let start = self.letters.len() as u32;
        let surface = normalise(surface);
        for word in surface.text.split_ascii_whitespace() {
            if self.letters.len() as u32 > start {
                self.letters.push(' ');
            }
            self.letters.push_str(word);
        }
        let end = self.letters.len() as u32;
        self.letters[start as usize..].make_ascii_lowercase();
        self.forms.push(Collected { start, end, entry: Entry { meaning, case } });
    }

    /// A form that matches however it is written.
    pub fn any(&mut self, surface: &str, meaning: Meaning) {
        self.add(surface, meaning, Case::Any);
    }

    /// A form that needs a capital somewhere.
    pub fn capital(&mut self, surface: &str, meaning: Meaning) {
        self.add(surface, meaning, Case::Capital);
    }

    /// A form that matches only as it is written here.
    pub fn exact(&mut self, surface: &str, meaning: Meaning) {
        self.add(surface, meaning, Case::Exact(normalise(surface).text.into()));
    }

    /// The automaton over everything collected.
    pub fn build(self) -> Patterns {
        let Collector { letters, mut forms } = self;
        let surface = |form: &Collected| &letters[form.start as usize..form.end as usize];
        // Stable: of two meanings of the same form the one read first comes first.
        forms.sort_by(|a, b| surface(a).cmp(surface(b)));
        forms.retain(|form| form.start < form.end);
        let mut starts: Vec<u32> = Vec::new();
        let mut surfaces: Vec<&str> = Vec::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(forms.len());
        for form in &forms {
            if surfaces.last().is_none_or(|last| *last != surface(form)) {
                starts.push(entries.len() as u32);
                surfaces.push(surface(form));
            }
            let of_form = &entries[starts[starts.len() - 1] as usize..];
            if !of_form.iter().any(|e| e.meaning == form.entry.meaning && e.case == form.entry.case) {
                entries.push(form.entry.clone());
            }
        }
        starts.push(entries.len() as u32);
        let automaton = Builder::new()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&surfaces)
            .expect("the automaton holds far more states than a lexicon that fits in memory can ask for");
        Patterns { automaton, starts, entries }
    }
}

const CLITICS: [&str; 6] = ["nya", "lah", "kah", "pun", "ku", "mu"];

impl Patterns {
    /// Number of distinct surface forms.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Bytes of memory that the automaton takes.
    pub fn memory(&self) -> usize {
        self.automaton.memory_usage()
    }

    /// Every form that stands at whole words of `text`, in order of first word, shorter before longer.
    pub fn scan(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(words.len());
        self.scan_with(text, words, |hit| hits.push(hit));
        hits
    }

    /// Calls `found` for every hit.
    pub fn scan_with(&self, text: &str, words: &[Word], mut found: impl FnMut(Hit)) {
        let Ok(root) = self.automaton.start_state(Anchored::Yes) else { return };
        for first in 0..words.len() {
            if words[first].is_punct() {
                continue;
            }
            self.scan_at(root, text.as_bytes(), words, first, &mut found);
        }
    }

    fn scan_at(
        &self,
        root: aho_corasick::automaton::StateID,
        bytes: &[u8],
        words: &[Word],
        first: usize,
        found: &mut impl FnMut(Hit),
    ) {
        let automaton = &self.automaton;
        let (mut state, mut word, mut at, mut fed) = (root, first, words[first].start, 0usize);
        let mut capital = words[first].capital();
        while at < bytes.len() {
            if at >= words[word].end {
                // Between two words only white space is skipped, and a blank line is never inside a name.
                let Some(next) = words.get(word + 1) else { return };
                word += 1;
                if next.breaks > 1 {
                    return;
                }
                if next.spaced {
                    state = automaton.next_state(Anchored::Yes, state, b' ');
                    fed += 1;
                    if automaton.is_dead(state) {
                        return;
                    }
                }
                at = next.start;
                capital |= next.capital();
            }
            state = automaton.next_state(Anchored::Yes, state, bytes[at].to_ascii_lowercase());
            at += 1;
            fed += 1;
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                return;
            }
            if !automaton.is_match(state) {
                continue;
            }
            let pattern = automaton.match_pattern(state, 0);
            if automaton.pattern_len(pattern) != fed {
                continue;
            }
            let rest = &bytes[at..words[word].end];
            let clitic = !rest.is_empty();
            if !clitic || CLITICS.iter().any(|c| rest.eq_ignore_ascii_case(c.as_bytes())) {
                found(Hit { first, end: word + 1, pattern: pattern.as_u32(), clitic, capital });
            }
        }
    }

    /// What the words of `hit` may mean, as they are written.
    pub fn meanings<'a>(&'a self, text: &'a str, words: &'a [Word], hit: Hit) -> impl Iterator<Item = Meaning> + 'a {
        let pattern = hit.pattern as usize;
        self.entries[self.starts[pattern] as usize..self.starts[pattern + 1] as usize]
            .iter()
            .filter(move |entry| match &entry.case {
                Case::Any => true,
                Case::Capital => hit.capital && (!hit.clitic),
                Case::Exact(surface) => {
                    !hit.clitic && same_words(&text[words[hit.first].start..words[hit.end - 1].end], surface)
                }
            })
            .map(|entry| entry.meaning)
    }
}

/// Whether two strings are the same but for the white space between words.
fn same_words(a: &str, b: &str) -> bool {
    a == b || (a.len() >= b.len() && a.split_whitespace().eq(b.split_whitespace()))
}

impl Hit {
    /// The words it covers.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.first..self.end
    }
}
