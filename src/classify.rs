//! Hits -> what the lexicons say of single words: their closed classes, what begins with them, and whether a capitalised one is
//! common or a name part.
//!
//! Later steps ask these of the same word many times, so they are looked up once here.

use crate::lexicon::{Classes, Hit, Lexicon, Meaning};
use crate::words::{Begins, Shape, Word};

/// Marks `words` with what `hits` and the word lists say of them.
pub(crate) fn classify(lexicon: &Lexicon, text: &str, words: &mut [Word], hits: &[Hit]) {
    for hit in hits {
        let words = &mut words[hit.range()];
        match hit.meaning {
            Meaning::Class(_) if hit.clitic && words.len() > 1 => {}
            Meaning::Class(index) => {
                let classes = lexicon.classes[index as usize];
                let classes = if hit.clitic { classes.nominal() } else { classes };
                words.iter_mut().for_each(|word| word.classes = word.classes | classes);
            }
            Meaning::Name { .. } | Meaning::Place => {
                words[0].begins |= Begins::NAME;
                words[1..].iter_mut().for_each(|word| word.inside = true);
            }
            Meaning::Ambiguous(_) => words[0].begins |= Begins::NAME,
            Meaning::Title(index) => {
                let title = &lexicon.titles[index as usize];
                words[0].begins |= Begins::TITLE;
                if title.kin {
                    words[0].begins |= Begins::KIN;
                }
                if title.before && title.speaks {
                    words[0].begins |= Begins::SPEAKER;
                }
                if !title.before {
                    words.iter_mut().for_each(|word| word.begins |= Begins::DEGREE);
                }
            }
            Meaning::Head(_) => words[0].begins |= Begins::HEAD,
            Meaning::Cue { .. } => words[0].begins |= Begins::CUE,
            Meaning::Scope(_) => {}
        }
    }
    for word in words {
        if word.shape == Shape::Number {
            word.classes = word.classes | Classes::QUANTIFIER;
        } else if word.capital() {
            let noun = Classes::VOICE | Classes::PEOPLE | Classes::PATIENT | Classes::INANIMATE | Classes::THING;
            let text = word.text(text);
            let listed = lexicon.lists.of(text, word.hash);
            word.foreign = listed.english;
            word.common = word.classes.has(noun) || word.foreign || listed.common || derived(text);
            word.namely = listed.name;
        }
    }
}

/// Affixes that together show a word of the dictionary, with the fewest letters that such a word has: no list holds all of them.
const DERIVATIONS: [(&str, &str, usize); 13] = [
    ("", "nya", 6),
    ("", "isasi", 8),
    ("", "itas", 8),
    ("", "isme", 8),
    ("", "ologi", 8),
    ("ke", "an", 8),
    ("pe", "an", 8),
    ("ber", "an", 9),
    ("me", "kan", 8),
    ("di", "kan", 7),
    ("ter", "kan", 8),
    ("ber", "lah", 9),
    ("me", "lah", 9),
];

/// Whether the word shows by its affixes that it is derived from another: `Ketidakhadiran`, `Kondisinya`, `Mendayagunakan`.
fn derived(word: &str) -> bool {
    let bytes = word.as_bytes();
    DERIVATIONS.iter().any(|(prefix, suffix, least)| {
        bytes.len() >= *least
            && bytes[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes())
            && bytes[bytes.len() - suffix.len()..].eq_ignore_ascii_case(suffix.as_bytes())
    })
}
