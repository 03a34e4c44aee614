//! Hits -> cues: which words carry a stance here, in which voice, negated or not, asserted or not.
//!
//! Input: the hits of one text and its mentions. Output: cues in order, disjoint, none of them a false friend. Scopes run
//! forward, in the manner of ConText: a negator or modal reaches the next cue within its reach unless a terminator or another
//! verb stands between.

mod scope;
mod sense;

use std::ops::Range;

use crate::annotation::{Modality, StanceKind, Voice};
use crate::lexicon::{Category, Classes, Direction, FormSet, Hit, Lexicon, Meaning};
use crate::resolve::Found;
use crate::segment::Sentence;
use crate::words::{Begins, Shape, Word};

/// A cue at work.
#[derive(Clone, Debug)]
pub(crate) struct FoundCue {
    pub words: Range<usize>,
    /// Where its object begins; behind a verb that it takes in ('demo menolak').
    pub object: usize,
    /// Index into the lexicon's cues.
    pub cue: usize,
    pub kind: StanceKind,
    pub voice: Voice,
    /// Whether a clitic (-nya) ends it.
    pub clitic: bool,
    /// Whether it closes a quotation and its subject stands behind it: '"...," kecam Erdogan'.
    pub inverted: bool,
    pub negator: Option<Range<usize>>,
    pub modality: Modality,
    /// The word that sets the modality.
    pub modal: Option<Range<usize>>,
    /// Index into the sentences.
    pub sentence: usize,
}

/// The prefixes of Indonesian verbs, which begin with one of four letters; the lexicon lists the nouns that begin like them.
const VERB_PREFIXES: [(&str, usize); 8] =
    [("mem", 6), ("men", 6), ("meng", 7), ("me", 6), ("di", 6), ("ber", 7), ("ter", 7), ("memper", 8)];

/// Whether a word is a verb, as far as its shape and the closed classes tell.
pub(crate) fn verbal(text: &str, word: &Word) -> bool {
    // 'juru bicara' is a person.
    if word.classes.has(Classes::VOICE | Classes::PEOPLE) {
        return false;
    }
    if word.classes.has(Classes::VERB | Classes::SAY_AFTER | Classes::LIGHT_HOLDER | Classes::LIGHT_TARGET) {
        return true;
    }
    if word.capital() && word.classes.has(Classes::HEADLINE_VERB) {
        return true;
    }
    let closed = Classes::NOUN
        | Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::AUXILIARY
        | Classes::PRONOUN
        | Classes::COORDINATOR
        | Classes::DEMONSTRATIVE
        | Classes::QUANTIFIER
        | Classes::ADVERB
        | Classes::TIME
        | Classes::PATIENT;
    if !word.is_word() || word.shape == Shape::Upper || word.classes.has(closed) {
        return false;
    }
    let bytes = word.text(text).as_bytes();
    if !matches!(bytes[0] | 0x20, b'm' | b'd' | b'b' | b't') {
        return false;
    }
    // 'terhentinya perundingan', 'berakhirnya perang' are nouns.
    let event = bytes.len() > 3 && bytes[bytes.len() - 3..].eq_ignore_ascii_case(b"nya");
    if event && [b"ter", b"ber"].iter().any(|prefix| bytes[..3].eq_ignore_ascii_case(*prefix)) {
        return false;
    }
    VERB_PREFIXES
        .iter()
        .any(|(prefix, least)| bytes.len() >= *least && bytes[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Finds the cues of a text.
pub(crate) fn find(
    lexicon: &Lexicon,
    text: &str,
    words: &[Word],
    hits: &[Hit],
    sentences: &[Sentence],
    names: &[Found],
) -> Vec<FoundCue> {
    let mut found = Vec::new();
    let (mut hit, mut name) = (0, 0);
    for (index, sentence) in sentences.iter().enumerate() {
        let first = hit;
        while hit < hits.len() && hits[hit].first < sentence.words.end {
            hit += 1;
        }
        while name < names.len() && names[name].words.end <= sentence.words.start {
            name += 1;
        }
        // With the neighbours on both sides, which a cue at the edge may touch.
        let inside = names[name..].iter().take_while(|name| name.words.start <= sentence.words.end).count();
        let names = &names[name.saturating_sub(1)..name + inside];
        let reader = Reader { lexicon, text, words, names };
        reader.sentence(index, sentence, &hits[first..hit], &mut found);
    }
    found
}

/// What finding reads.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    words: &'a [Word],
    /// The names of one sentence and those next to it.
    names: &'a [Found],
}

/// A scope word or phrase and what it does.
struct ScopeHit {
    words: Range<usize>,
    category: Category,
    direction: Direction,
    reach: usize,
}

impl Reader<'_> {
    fn sentence(&self, index: usize, sentence: &Sentence, hits: &[Hit], found: &mut Vec<FoundCue>) {
        let mut candidates: Vec<(Hit, usize, FormSet)> = Vec::new();
        for &hit in hits {
            if hit.end > sentence.words.end {
                continue;
            }
            if let Meaning::Cue { cue, forms } = hit.meaning {
                candidates.push((hit, cue as usize, forms));
            }
        }
        if candidates.is_empty() {
            return;
        }
        // Longest first at each place; of equals a form that holds the whole word, then the first row of the file.
        candidates.sort_by_key(|(hit, _, _)| (hit.first, usize::MAX - hit.end, hit.clitic));
        let scopes = self.scopes(sentence, hits);
        let mut end = sentence.words.start;
        for (hit, cue, forms) in candidates {
            if hit.first < end || self.inside_name(hit.range()) || self.slashed(hit.range()) {
                continue;
            }
            let row = &self.lexicon.cues[cue];
            let Some((voice, form)) = self.voice(sentence, &hit, forms) else { continue };
            let Some(kind) = self.sense(sentence, &hit, row, form) else { continue };
            let words = hit.first..self.reduplicated(sentence, hit.range());
            end = words.end;
            let last = found.last().filter(|last| last.sentence == index);
            let negator = self.negator(sentence, &scopes, words.clone(), voice, last);
            let (modality, modal) = self.modality(sentence, &scopes, words.clone());
            // 'Aksi menolak RUU' is one stance, told by its noun.
            if let Some(last) = found.last_mut().filter(|last| last.sentence == index) {
                let protest = last.kind == StanceKind::Protest && kind == StanceKind::Oppose && voice != Voice::Passive;
                if protest && hit.first - last.words.end <= 2 {
                    last.object = hit.end;
                    continue;
                }
            }
            found.push(FoundCue {
                object: words.end,
                words,
                cue,
                kind,
                voice,
                clitic: hit.clitic,
                inverted: form == FormSet::BASE && self.closes_quotation(sentence, &hit),
                negator,
                modality,
                modal,
                sentence: index,
            });
        }
    }

    /// Where the cue ends; a noun said twice ('tuduhan-tuduhan') is one.
    fn reduplicated(&self, sentence: &Sentence, cue: Range<usize>) -> usize {
        let again = cue.end + 1;
        let twice = cue.len() == 1 && again < sentence.words.end && {
            let (hyphen, second) = (&self.words[cue.end], &self.words[again]);
            let first = self.words[cue.start].text(self.text).as_bytes();
            let second_text = second.text(self.text).as_bytes();
            hyphen.is('-')
                && !hyphen.spaced
                && !second.spaced
                && second_text.len() >= first.len()
                && second_text[..first.len()].eq_ignore_ascii_case(first)
        };
        if twice { again + 1 } else { cue.end }
    }

    /// Whether the words stand between strokes, as in the number of a file: '12/KEBERATAN/2025'.
    fn slashed(&self, words: Range<usize>) -> bool {
        let stroke = |at: usize| self.words.get(at).is_some_and(|word| word.is('/'));
        words.start > 0 && stroke(words.start - 1) && stroke(words.end)
    }

    pub(super) fn inside_name(&self, words: Range<usize>) -> bool {
        let at = self.names.partition_point(|name| name.words.end <= words.start);
        self.names.get(at).is_some_and(|name| name.words.start < words.end)
    }

    /// Whether a named mention ends right before word `at`.
    pub(super) fn name_before(&self, at: usize) -> bool {
        let index = self.names.partition_point(|name| name.words.end < at);
        self.names.get(index).is_some_and(|name| name.words.end == at)
    }

    /// Whether a bare form opens a clause of a headline that takes its subject from another: 'Iran Puji Qatar, Kritik AS', 'Protes
    /// Tarif Trump, Kanada Tarik Dubes'.
    fn opens_clause(&self, sentence: &Sentence, hit: &Hit) -> bool {
        let end = sentence.words.end;
        let object =
            hit.end < end && (self.actor(hit.end) || self.words[hit.end].is_word() && self.words[hit.end].capital());
        let goes_on = hit.first > sentence.words.start + 1 && {
            let before = &self.words[hit.first - 1];
            let clause = (sentence.words.start..hit.first - 1)
                .any(|at| verbal(self.text, &self.words[at]) || self.words[at].begins.has(Begins::CUE));
            clause && (before.is(',') || before.classes.has(Classes::CONTRAST))
        };
        let people = hit.end < end && self.words[hit.end].classes.has(Classes::PEOPLE);
        let fronted = hit.first == sentence.words.start && !people && {
            let comma = (hit.end..end).find(|&at| self.words[at].is(','));
            comma.is_some_and(|comma| {
                comma + 1 < end && self.actor(comma + 1) && !self.words[comma + 1].classes.has(Classes::COORDINATOR)
            })
        };
        object && (goes_on || fronted)
    }

    /// Whether a bare verb follows a quotation and its speaker follows it: '"...," kecam Erdogan'.
    fn closes_quotation(&self, sentence: &Sentence, hit: &Hit) -> bool {
        let quoted = hit.first > sentence.words.start + 1
            && self.words[hit.first - 1].is('"')
            && matches!(self.words[hit.first - 2].shape, Shape::Punct(',' | '.' | '!' | '?'));
        quoted
            && !hit.clitic
            && self.words[hit.first].shape == Shape::Lower
            && hit.end < sentence.words.end
            && self.actor(hit.end)
    }

    /// In which voice the cue stands, and as which of its forms; none when a bare form is no verb here.
    fn voice(&self, sentence: &Sentence, hit: &Hit, forms: FormSet) -> Option<(Voice, FormSet)> {
        let before = (hit.first > sentence.words.start).then(|| &self.words[hit.first - 1]);
        let after = (hit.end < sentence.words.end).then(|| &self.words[hit.end]);
        let headline = sentence.headline || sentence.shouting || (!sentence.closed && sentence.words.len() <= 14);
        // 'komplain' is a verb and a noun.
        let grammar = Classes::PREPOSITION
            | Classes::QUANTIFIER
            | Classes::LIGHT_HOLDER
            | Classes::LIGHT_TARGET
            | Classes::LIGHT_REPLY
            | Classes::COPULA
            | Classes::SUBORDINATOR;
        if forms.has(FormSet::BASE) && self.closes_quotation(sentence, hit) {
            return Some((Voice::Headline, FormSet::BASE));
        }
        let noun = forms.has(FormSet::NOMINAL) && before.is_none_or(|word| word.classes.has(grammar));
        if forms.has(FormSet::ACTIVE) && !noun {
            let bare = forms.has(FormSet::BASE) && sentence.headline;
            return Some((if bare { Voice::Headline } else { Voice::Active }, FormSet::ACTIVE));
        }
        if forms.has(FormSet::PASSIVE) {
            return Some((Voice::Passive, FormSet::PASSIVE));
        }
        let pronoun = before.is_some_and(|word| word.classes.has(Classes::PERSONAL));
        let moved = before.is_some_and(|word| word.classes.has(Classes::AUXILIARY));
        // 'Sopir Truk Demo Kementerian': people a few words before the bare verb are its subject.
        let people = (hit.first.saturating_sub(3).max(sentence.words.start)..hit.first)
            .any(|at| self.words[at].classes.has(Classes::PEOPLE | Classes::VOICE));
        let actor = self.name_before(hit.first) || people;
        let light = before
            .is_some_and(|word| word.classes.has(Classes::LIGHT_HOLDER | Classes::LIGHT_TARGET | Classes::LIGHT_REPLY));
        let object = after.is_some_and(|word| {
            !word.is_punct()
                && !word
                    .classes
                    .has(Classes::PREPOSITION | Classes::RELATIVIZER | Classes::COORDINATOR | Classes::DEMONSTRATIVE)
        });
        if forms.has(FormSet::NOMINAL) {
            // 'Kesepakatan Kuala Lumpur' is the name of a treaty.
            let named = sentence.closed
                && !headline
                && self.words[hit.first].capital()
                && before.is_some_and(Word::is_word)
                && after.is_some_and(Word::capital);
            if named {
                return None;
            }
            let verb = forms.has(FormSet::BASE)
                && !light
                && !hit.clitic
                && (headline && self.opens_clause(sentence, hit)
                    || headline
                        && hit.first > sentence.words.start
                        && before.is_some_and(|word| {
                            word.is_word() && !word.classes.has(Classes::PREPOSITION | Classes::QUANTIFIER)
                        })
                        && object
                        && (actor
                            || moved
                            || before.is_some_and(|w| {
                                w.classes.has(Classes::ADVERB | Classes::TIME)
                                    || w.is_word() && w.capital() && !w.common
                            }))
                    || (pronoun || moved && !verbal(self.text, &self.words[hit.first - 1]))
                        && !after.is_some_and(|word| word.is_punct())
                    || self.name_before(hit.first) && object && !sentence.headline);
            return Some(if verb { (Voice::Headline, FormSet::BASE) } else { (Voice::Nominal, FormSet::NOMINAL) });
        }
        // A bare verb: in headlines, behind a pronoun ('yang kami tolak') or, in an unclosed line, behind a name.
        ((headline || pronoun) && !hit.clitic).then_some(())?;
        Some((Voice::Headline, FormSet::BASE))
    }
}
