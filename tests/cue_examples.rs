//! Every row of `lexicons/cues.tsv` has sentences in `lexicons/cues.examples.txt`: some in which it must fire with the right
//! holder and target, and some with a look-alike in which it must not.
//!
//! `tests/golden/known_gaps.txt` lists the examples that are known to come out wrong; the test fails when one of them comes out
//! right, so the list only shrinks.

use std::collections::BTreeSet;

use sikap::{Annotator, Party, Stance};

struct Example {
    id: String,
    /// Whether the row must fire.
    fires: bool,
    /// The sentence without brackets.
    text: String,
    /// Where the cue stands in it.
    cue: Option<(usize, usize)>,
    /// Holders and targets, where the example states them.
    parties: Option<(Vec<String>, Vec<String>)>,
    /// The line as written.
    line: String,
}

fn examples() -> Vec<Example> {
    let mut id = String::new();
    let mut examples = Vec::new();
    for line in include_str!("../lexicons/cues.examples.txt").lines() {
        let Some((mark @ ("+" | "-"), rest)) = line.split_once(' ') else {
            if !line.is_empty() && !line.starts_with('#') {
                id = line.to_string();
            }
            continue;
        };
        let (sentence, parties) = match rest.split_once(" | ") {
            Some((sentence, parties)) => (sentence, Some(parties)),
            None => (rest, None),
        };
        let cue = sentence.find('[').zip(sentence.find(']')).map(|(open, close)| (open, close - 1));
        let list = |side: &str| {
            side.split(", ").map(str::trim).filter(|p| !p.is_empty()).map(Into::into).collect::<Vec<String>>()
        };
        examples.push(Example {
            id: id.clone(),
            fires: mark == "+",
            text: sentence.replace(['[', ']'], ""),
            cue: cue.filter(|_| mark == "+"),
            parties: parties.map(|p| p.split_once('>').map_or((list(p), Vec::new()), |(h, t)| (list(h), list(t)))),
            line: line.to_string(),
        });
    }
    examples
}

/// What is wrong with the annotation of an example; none when it is right.
fn fault(annotator: &Annotator, example: &Example) -> Option<String> {
    let annotation = annotator.annotate(&example.text);
    let of_row: Vec<&Stance> = annotation.stances.iter().filter(|s| s.rule == example.id).collect();
    if !example.fires {
        return (!of_row.is_empty()).then(|| "fires".to_string());
    }
    let (start, end) = example.cue.expect("the format is checked by its own test");
    let Some(stance) = of_row.iter().find(|s| s.cue.start < end && start < s.cue.end) else {
        let found: Vec<_> = annotation.stances.iter().map(|s| s.rule.as_str()).collect();
        return Some(format!("does not fire (found {found:?})"));
    };
    let words = |parties: &[Party]| -> BTreeSet<String> {
        parties.iter().map(|p| example.text[p.span.range()].to_string()).collect()
    };
    let (holders, targets) = example.parties.as_ref()?;
    let wanted = (holders.iter().cloned().collect(), targets.iter().cloned().collect());
    let found = (words(&stance.holders), words(&stance.targets));
    (found != wanted).then(|| format!("holders {:?}, targets {:?}", found.0, found.1))
}

#[test]
fn every_row_has_examples_that_fire_and_one_that_must_not() {
    let examples = examples();
    let rows = include_str!("../lexicons/cues.tsv").lines().skip(1).filter_map(|line| line.split('\t').next());
    for id in rows {
        let count = |fires| examples.iter().filter(|e| e.id == id && e.fires == fires).count();
        assert!(
            count(true) >= 1,
            "{id}: no sentence in which it fires; add a line '+ ... [cue] ... | holder > target'"
        );
        assert!(count(false) >= 1, "{id}: no sentence in which it must not fire; add a line '- ...'");
    }
    for example in &examples {
        assert!(!example.fires || example.cue.is_some(), "{}: no [cue] in brackets: {}", example.id, example.line);
    }
}

#[test]
fn every_example_comes_out_as_written() {
    let annotator = Annotator::builtin();
    let gaps: BTreeSet<&str> =
        include_str!("golden/known_gaps.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for example in examples() {
        let key = format!("{} {}", example.id, example.line);
        match (fault(&annotator, &example), gaps.contains(key.as_str())) {
            (Some(fault), false) => faults.push(format!("{key}\n    {fault}")),
            (None, true) => faults.push(format!("{key}\n    comes out right now: take it out of known_gaps.txt")),
            (Some(_), true) => {
                met.insert(key);
            }
            (None, false) => {}
        }
    }
    let gone = gaps.iter().filter(|gap| !met.contains(**gap) && !faults.iter().any(|fault| fault.starts_with(**gap)));
    let gone: Vec<_> = gone.map(|gap| format!("{gap}\n    no such example: take it out of known_gaps.txt")).collect();
    faults.extend(gone);
    assert!(faults.is_empty(), "{} examples come out wrong:\n{}", faults.len(), faults.join("\n"));
}
