//! What keyword baselines reach on a gold file of stances, beside what Sikap reaches:
//! `cargo run --release --example baselines -- GOLD.jsonl`.
//!
//! A line of the gold file is `{"id", "text", "entities": [[words, n, kind]], "stances": [{"cue": [words, n], "class", "negated",
//! "holders", "targets"}]}`; `n` says which occurrence of the words in the text is meant, and a party that is a plain string in
//! angle brackets is a phrase. Every form of `lexicons/cues.tsv` is a cue to the baselines, and the gold names are given to them:
//!
//! - nearest name: the name before the cue holds, the name behind it is the target;
//! - clause subject: the first name of the clause holds, the name behind the cue is the target;
//! - three-token negation: Sikap, but with a negator within three words before the cue in place of its scopes. (The other two
//!   negate by three words as well.)
//!
//! A stance counts when its cue overlaps the gold cue and its kind is the gold class; a party when its stance counts and its words
//! overlap the gold party's; 'whole' asks for cue, class, negation and the same named parties.

use std::ops::Range;
use std::process::ExitCode;

use serde_json::Value;
use sikap::{Annotator, Party};

/// A stance as it is scored: byte ranges, and whether a party is a name.
struct Stance {
    cue: Range<usize>,
    kind: String,
    negated: bool,
    holders: Vec<(Range<usize>, bool)>,
    targets: Vec<(Range<usize>, bool)>,
}

/// One line of the gold file.
struct Sentence {
    text: String,
    names: Vec<Range<usize>>,
    stances: Vec<Stance>,
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: cargo run --release --example baselines -- GOLD.jsonl");
        return ExitCode::from(2);
    };
    let gold = match std::fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| read(&text)) {
        Ok(gold) => gold,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    let forms = forms();
    let annotator = Annotator::builtin();
    println!("{} sentences, {} stances; F1\n", gold.len(), gold.iter().map(|s| s.stances.len()).sum::<usize>());
    println!(
        "{:<22} {:>6} {:>6} {:>8} {:>8} {:>6} {:>9}",
        "", "cue", "class", "holders", "targets", "whole", "negation"
    );
    let row = |name: &str, predict: &dyn Fn(&Sentence) -> Vec<Stance>| {
        let mut score = Score::default();
        gold.iter().for_each(|sentence| score.add(&sentence.stances, &predict(sentence)));
        let [cue, class, holders, targets, whole] = score.counts.map(Count::f1);
        let negation = score.negation.0 as f64 / score.negation.1.max(1) as f64;
        println!("{name:<22} {cue:>6.3} {class:>6.3} {holders:>8.3} {targets:>8.3} {whole:>6.3} {negation:>9.3}");
    };
    row("nearest name", &|sentence| keywords(sentence, &forms, nearest));
    row("clause subject", &|sentence| keywords(sentence, &forms, clause_subject));
    row("three-token negation", &|sentence| {
        let mut stances = ours(&annotator, &sentence.text);
        stances.iter_mut().for_each(|stance| stance.negated = three_tokens(&sentence.text, stance.cue.start));
        stances
    });
    row("sikap", &|sentence| ours(&annotator, &sentence.text));
    ExitCode::SUCCESS
}

fn read(text: &str) -> Result<Vec<Sentence>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| sentence(line).ok_or(format!("line {}: not in the form of gold", number + 1))).collect()
}

fn sentence(line: &str) -> Option<Sentence> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = value["text"].as_str()?;
    let named = |item: &Value| occurrence(text, item[0].as_str()?, item[1].as_u64()?);
    let party = |item: &Value| match item.as_str() {
        Some(phrase) => Some((occurrence(text, phrase.trim_matches(['<', '>']), 1)?, false)),
        None => Some((named(item)?, true)),
    };
    let stance = |stance: &Value| {
        Some(Stance {
            cue: named(&stance["cue"])?,
            kind: stance["class"].as_str()?.into(),
            negated: stance["negated"].as_bool().unwrap_or(false),
            holders: stance["holders"].as_array()?.iter().map(party).collect::<Option<_>>()?,
            targets: stance["targets"].as_array()?.iter().map(party).collect::<Option<_>>()?,
        })
    };
    Some(Sentence {
        names: value["entities"].as_array()?.iter().map(named).collect::<Option<_>>()?,
        stances: value["stances"].as_array()?.iter().map(stance).collect::<Option<_>>()?,
        text: text.into(),
    })
}

/// Where the words stand for the `n`th time.
fn occurrence(text: &str, words: &str, n: u64) -> Option<Range<usize>> {
    let mut from = 0;
    for turn in 1..=n {
        let start = from + text.get(from..)?.find(words)?;
        if turn == n {
            return Some(start..start + words.len());
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// What Sikap finds.
fn ours(annotator: &Annotator, text: &str) -> Vec<Stance> {
    let parties =
        |parties: &[Party]| parties.iter().map(|party| (party.span.range(), party.mention.is_some())).collect();
    let annotation = annotator.annotate(text);
    let stance = |stance: &sikap::Stance| Stance {
        cue: stance.cue.range(),
        kind: stance.kind.to_string(),
        negated: stance.negated,
        holders: parties(&stance.holders),
        targets: parties(&stance.targets),
    };
    annotation.stances.iter().map(stance).collect()
}

/// Every form of the lexicon with its kind, longest first.
fn forms() -> Vec<(String, String)> {
    let rows = include_str!("../../lexicons/cues.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    let mut forms: Vec<(String, String)> = cells
        .flat_map(|cells| {
            let kind = cells[1].to_string();
            let of_row: Vec<_> = cells[3..7].iter().flat_map(|cell| cell.split('|')).map(String::from).collect();
            of_row.into_iter().filter(|form| !form.is_empty()).map(move |form| (form, kind.clone()))
        })
        .collect();
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    forms
}

/// A stance wherever a form stands as a word; `holder` picks the holder among the names.
fn keywords(
    sentence: &Sentence,
    forms: &[(String, String)],
    holder: fn(&Sentence, &Range<usize>) -> Option<Range<usize>>,
) -> Vec<Stance> {
    let lower = sentence.text.to_ascii_lowercase();
    let letter = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    let mut stances: Vec<Stance> = Vec::new();
    for (form, kind) in forms {
        for (start, _) in lower.match_indices(form.as_str()) {
            let cue = start..start + form.len();
            let word = !letter(lower[..start].chars().next_back()) && !letter(lower[cue.end..].chars().next());
            if !word || stances.iter().any(|other| other.cue.start < cue.end && cue.start < other.cue.end) {
                continue;
            }
            let named = |name: Option<Range<usize>>| name.map(|name| (name, true)).into_iter().collect();
            stances.push(Stance {
                kind: kind.clone(),
                negated: three_tokens(&sentence.text, cue.start),
                holders: named(holder(sentence, &cue)),
                targets: named(
                    sentence.names.iter().filter(|name| name.start >= cue.end).min_by_key(|name| name.start).cloned(),
                ),
                cue,
            });
        }
    }
    stances.sort_by_key(|stance| stance.cue.start);
    stances
}

/// The last name before the cue.
fn nearest(sentence: &Sentence, cue: &Range<usize>) -> Option<Range<usize>> {
    sentence.names.iter().filter(|name| name.end <= cue.start).max_by_key(|name| name.end).cloned()
}

/// The first name of the cue's clause, which begins behind the last mark before the cue.
fn clause_subject(sentence: &Sentence, cue: &Range<usize>) -> Option<Range<usize>> {
    let clause = sentence.text[..cue.start].rfind([',', ';', ':', '"', '\u{201c}']).map_or(0, |at| at + 1);
    sentence
        .names
        .iter()
        .filter(|name| name.start >= clause && name.end <= cue.start)
        .min_by_key(|name| name.start)
        .cloned()
}

/// Whether one of the three words before `at` is a negator.
fn three_tokens(text: &str, at: usize) -> bool {
    const NEGATORS: [&str; 7] = ["tidak", "tak", "bukan", "belum", "jangan", "tanpa", "enggan"];
    let words = text[..at].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.rev().take(3).any(|word| NEGATORS.contains(&word.to_lowercase().as_str()))
}

/// Found and right, found and wrong, missed.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    extra: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.right += right;
        self.extra += found - right;
        self.missed += gold - right;
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.extra + self.missed).max(1) as f64
    }
}

#[derive(Default)]
struct Score {
    /// Cue, class, holders, targets, whole.
    counts: [Count; 5],
    /// Right, and stances of which it was asked.
    negation: (usize, usize),
}

impl Score {
    fn add(&mut self, gold: &[Stance], found: &[Stance]) {
        let cues = |stances: &[Stance]| stances.iter().map(|s| s.cue.clone()).collect::<Vec<_>>();
        let cue_pairs = pairs(&cues(gold), &cues(found));
        let same: Vec<_> = cue_pairs.iter().filter(|&&(g, f)| gold[g].kind == found[f].kind).collect();
        let (mut whole, mut holders, mut targets) = (0, 0, 0);
        for &&(g, f) in &same {
            let (gold, found) = (&gold[g], &found[f]);
            let negation = gold.negated == found.negated;
            self.negation.0 += usize::from(negation);
            self.negation.1 += 1;
            holders += pairs(&words(&gold.holders, false), &words(&found.holders, false)).len();
            targets += pairs(&words(&gold.targets, false), &words(&found.targets, false)).len();
            let named = |gold: &[(Range<usize>, bool)], found: &[(Range<usize>, bool)]| {
                let (gold, found) = (words(gold, true), words(found, true));
                gold.len() == found.len() && pairs(&gold, &found).len() == gold.len()
            };
            whole +=
                usize::from(negation && named(&gold.holders, &found.holders) && named(&gold.targets, &found.targets));
        }
        let all = |side: fn(&Stance) -> usize, stances: &[Stance]| stances.iter().map(side).sum::<usize>();
        let [cue, class, holder, target, entire] = &mut self.counts;
        cue.add(cue_pairs.len(), found.len(), gold.len());
        class.add(same.len(), found.len(), gold.len());
        holder.add(holders, all(|s| s.holders.len(), found), all(|s| s.holders.len(), gold));
        target.add(targets, all(|s| s.targets.len(), found), all(|s| s.targets.len(), gold));
        entire.add(whole, found.len(), gold.len());
    }
}

fn words(parties: &[(Range<usize>, bool)], named: bool) -> Vec<Range<usize>> {
    parties.iter().filter(|(_, name)| *name || !named).map(|(words, _)| words.clone()).collect()
}

/// One-to-one pairs of overlapping ranges, longest overlap first.
fn pairs(gold: &[Range<usize>], found: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            if a.start < b.end && b.start < a.end {
                all.push((a.end.min(b.end) - a.start.max(b.start), g, f));
            }
        }
    }
    all.sort_unstable_by(|a, b| b.cmp(a));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, g, f) in all {
        if taken.iter().all(|&(other_g, other_f)| other_g != g && other_f != f) {
            taken.push((g, f));
        }
    }
    taken
}
