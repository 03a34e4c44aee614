//! Hits -> what the lexicons say of single words: their closed classes, and whether a capitalised one is common or a name part.
//!
//! Later steps ask these of the same word many times, so they are looked up once here.

use crate::lexicon::{Classes, Hit, Lexicon, Meaning};
use crate::words::{Shape, Word};

/// Marks `words` with what `hits` and the word lists say of them.
pub(crate) fn classify(lexicon: &Lexicon, text: &str, words: &mut [Word], hits: &[Hit]) {
    for &hit in hits {
        let single = hit.end - hit.first == 1;
        if hit.clitic && !single {
            continue;
        }
        let mut classes = Classes::default();
        let mut name = false;
        for meaning in lexicon.patterns.meanings(text, words, hit) {
            match meaning {
                Meaning::Class(index) => classes = classes | lexicon.classes[index as usize],
                Meaning::Name { .. } | Meaning::Place => name = true,
                _ => {}
            }
        }
        if name {
            for word in &mut words[hit.first + 1..hit.end] {
                word.inside = true;
            }
        }
        if hit.clitic {
            classes = classes.nominal();
        }
        if !classes.is_empty() {
            for word in &mut words[hit.range()] {
                word.classes = word.classes | classes;
            }
        }
    }
    for word in words {
        if word.shape == Shape::Number {
            word.classes = word.classes | Classes::QUANTIFIER;
        } else if word.capital() {
            let noun = Classes::VOICE | Classes::PEOPLE | Classes::PATIENT | Classes::INANIMATE | Classes::THING;
            word.common = word.classes.has(noun) || lexicon.words.contains(word.text(text));
            word.namely = lexicon.names.contains(word.text(text));
        }
    }
}
