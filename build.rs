//! Tables of `lexicons/` -> the same tables as the program holds them, in `OUT_DIR`.
//!
//! What only people read is left out, so that the package for the web is an eighth smaller: comments, columns that no reader in
//! `src/lexicon/` asks for, and ids that follow from the name. Lines keep their numbers, so that a fault is named where it stands.
//! Tables of single forms have a line for all forms that are alike in the other columns; the tests check them form by form.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

#[path = "src/slug.rs"]
mod slug;

use slug::slug;

/// Every table, and its columns that only people read; `source` is one in each.
const TABLES: [(&str, &[&str]); 13] = [
    ("ambiguous.tsv", &[]),
    ("contexts.tsv", &[]),
    ("cues.tsv", &[]),
    ("frames.tsv", &[]),
    ("heads.tsv", &[]),
    ("kinds.tsv", &["english", "indonesian"]),
    ("organizations.tsv", &["type", "state"]),
    ("people.tsv", &["state"]),
    ("places.tsv", &["kind", "state"]),
    ("scopes.tsv", &[]),
    ("states.tsv", &["kind"]),
    ("titles.tsv", &["key"]),
    ("word_classes.tsv", &[]),
];

/// The tables whose first column is one form each, and of which the program remembers only the other columns.
const FORMS: [&str; 4] = ["heads.tsv", "scopes.tsv", "titles.tsv", "word_classes.tsv"];

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=lexicons");
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for (file, unread) in TABLES {
        let path = Path::new("lexicons").join(file);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let text = compact(&text, unread).map_err(|fault| format!("{}:{fault}", path.display()))?;
        let text = match file {
            "places.tsv" => list(&text),
            _ if FORMS.contains(&file) => group(&text),
            _ => text,
        };
        fs::write(Path::new(&folder).join(file), text).map_err(|error| format!("{folder}/{file}: {error}"))?;
    }
    Ok(())
}

/// A table of forms alone on one line.
fn list(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let header = lines.next().unwrap_or_default();
    let forms: Vec<&str> = lines.flat_map(|line| line.split(['\t', '|'])).filter(|form| !form.is_empty()).collect();
    format!("{header}\n{}{}\n", forms.join("|"), "\t".repeat(header.matches('\t').count()))
}

/// The table with one line for all forms that are alike in the other columns, separated by `|`.
fn group(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let header = lines.next().unwrap_or_default();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines {
        let (form, rest) = line.split_once('\t').unwrap_or((line, ""));
        groups.entry(rest).or_default().push(form);
    }
    let rows = groups.iter().map(|(rest, forms)| format!("{}\t{rest}\n", forms.join("|")));
    format!("{header}\n{}", rows.collect::<String>())
}

/// The table without what no program reads, or the line and the fault of a row that does not fit the header.
fn compact(text: &str, unread: &[&str]) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut header: Option<Vec<&str>> = None;
    for (index, line) in text.lines().enumerate() {
        if !line.is_empty() && !line.starts_with('#') {
            let cells: Vec<&str> = line.split('\t').collect();
            let columns = header.get_or_insert_with(|| cells.clone());
            if cells.len() != columns.len() {
                let (line, count, wanted) = (index + 1, cells.len(), columns.len());
                return Err(format!(
                    "{line}: {count} cells where the header names {wanted}; separate cells by one tab"
                ));
            }
            let row = columns.iter().zip(&cells);
            let name = row.clone().find(|(column, _)| **column == "name").map_or("", |(_, name)| name);
            let read = row.filter(|(column, _)| **column != "source" && !unread.contains(column));
            let active = row_cell(&cells, columns, "active").split('|').next().unwrap_or("");
            let short = read.map(|(column, cell)| match *column {
                "id" if follows(cell, name) => "",
                "lemma" if *cell == active => "",
                _ => cell,
            });
            out.push_str(&short.collect::<Vec<_>>().join("\t"));
        }
        out.push('\n');
    }
    Ok(out)
}

/// The cell of that column; empty where the table has none.
fn row_cell<'t>(cells: &[&'t str], columns: &[&str], name: &str) -> &'t str {
    columns.iter().position(|column| *column == name).map_or("", |at| cells[at])
}

/// Whether an id follows from the name: that of a person or an organization whose slug is that of the name.
fn follows(id: &str, name: &str) -> bool {
    let rest = id.strip_prefix("person:").or_else(|| id.strip_prefix("org:"));
    rest.is_some_and(|rest| rest == slug(name))
}
