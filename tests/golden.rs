//! Golden texts: each case of `tests/golden/*.txt` shows a text and what Sikap finds in it, as documentation.
//!
//! A case is a line `== name`, the text in lines that begin with `| `, and what was found: under each line of text the names
//! with carets and ids, then a line `> holders kind targets | cue, voice, rule, slots` for each stance (`=` says for whom a pronoun
//! stands, the slots why they are holder and target). `UPDATE_GOLDEN=1 cargo test
//! --test golden` writes what is found now; read the difference before you commit it.

use std::fmt::Write;
use std::path::PathBuf;

use sikap::{Annotation, Annotator, Modality, Party, Stance};

#[test]
fn golden_texts_come_out_as_written() {
    let annotator = Annotator::builtin();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for path in files.into_iter().filter(|path| !path.ends_with("known_gaps.txt")) {
        let golden = std::fs::read_to_string(&path).unwrap();
        let found = render_file(&annotator, &golden);
        if found == golden {
            continue;
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &found).unwrap();
            continue;
        }
        let line = golden.lines().zip(found.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let (was, is) = (golden.lines().nth(line).unwrap_or(""), found.lines().nth(line).unwrap_or(""));
        wrong.push(format!("{}:{}\n  golden: {was}\n  found:  {is}", path.display(), line + 1));
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 writes what is found now", wrong.join("\n"));
}

/// The file with all findings made anew: comments, names of cases and texts stay.
fn render_file(annotator: &Annotator, golden: &str) -> String {
    let mut out = String::new();
    let mut text = String::new();
    for line in golden.lines().chain(["== end"]) {
        if let Some(words) = line.strip_prefix("| ") {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(words);
        } else if line.starts_with("==") || line.starts_with('#') {
            if !text.is_empty() {
                out.push_str(&render(&text, &annotator.annotate(&text)));
                out.push('\n');
                text.clear();
            }
            if line != "== end" {
                writeln!(out, "{line}").unwrap();
            }
        }
    }
    format!("{}\n", out.trim_end())
}

fn render(text: &str, annotation: &Annotation) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        writeln!(out, "| {line}").unwrap();
        for mention in annotation.mentions.iter().filter(|m| m.span.start >= start && m.span.end <= end) {
            let before = text[start..mention.span.start].chars().count();
            let carets = "^".repeat(text[mention.span.range()].chars().count());
            let entity = &annotation.entities[mention.entity];
            let speaks = entity.represents.as_ref().map_or(String::new(), |id| format!(" for {id}"));
            writeln!(out, "  {}{carets} {}{speaks}", " ".repeat(before), entity.id).unwrap();
        }
        for stance in annotation.stances.iter().filter(|s| s.cue.start >= start && s.cue.end <= end) {
            writeln!(out, "> {}", describe(text, annotation, stance)).unwrap();
        }
        start = end + 1;
    }
    out
}

fn describe(text: &str, annotation: &Annotation, stance: &Stance) -> String {
    let party = |party: &Party| {
        let words = &text[party.span.range()];
        match party.mention.map(|mention| &annotation.mentions[mention]) {
            // A pronoun, and for whom it stands.
            Some(name) if name.span != party.span => format!("{words} = {}", annotation.entities[name.entity].id),
            Some(_) => words.to_string(),
            None => format!("<{words}>"),
        }
    };
    let list = |parties: &[Party]| match parties {
        [] => "-".to_string(),
        parties => parties.iter().map(party).collect::<Vec<_>>().join(", "),
    };
    let not = stance.negator.map_or(String::new(), |word| format!("not ({}) ", &text[word.range()]));
    let slot = |parties: &[Party]| parties.first().map_or("-", |party| party.slot.as_str());
    let modality = match stance.modality {
        Modality::Asserted => String::new(),
        modality => match stance.modal {
            Some(word) => format!(", {modality} ({})", &text[word.range()]),
            None => format!(", {modality}"),
        },
    };
    let source = stance.source.as_ref().map_or(String::new(), |source| format!(", says {}", party(source)));
    format!(
        "{} {not}{} {} | {}, {}, {}, {} > {}{modality}{source}",
        list(&stance.holders),
        stance.kind,
        list(&stance.targets),
        &text[stance.cue.range()],
        stance.voice,
        stance.rule,
        slot(&stance.holders),
        slot(&stance.targets)
    )
}
