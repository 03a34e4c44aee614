//! Lints the files of `lexicons/`, so that a slip in a row is named by file, line and column before it reaches a reader.
//!
//! The checks of one cell or row are small functions that say what is wrong, and `the_lint_catches_what_it_is_for` feeds them
//! broken input. Whether the values of closed columns (`kind`, `frame`, `voice`, ...) are known is checked by the reader in
//! `src/lexicon/` itself, which `the_readers_accept_every_file` runs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A lexicon as written: comments and header apart, line numbers kept.
struct Table {
    file: String,
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// A cell or an item of a cell, and where it stands.
struct Place<'t> {
    file: &'t str,
    line: usize,
    column: &'t str,
    id: &'t str,
    text: &'t str,
}

impl Place<'_> {
    fn fault(&self, message: impl std::fmt::Display) -> String {
        format!("lexicons/{}:{}: column '{}': {message}", self.file, self.line, self.column)
    }
}

fn read(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(extension: &str) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("lexicons");
    let entries = fs::read_dir(folder).expect("the folder of the lexicons can be read");
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(extension)).collect();
    names.sort();
    assert!(!names.is_empty(), "lexicons/ holds no {extension} file");
    names
}

impl Table {
    fn read(file: &str) -> Table {
        Table::parse(file, &read(file))
    }

    fn parse(file: &str, text: &str) -> Table {
        let mut lines = text
            .split('\n')
            .enumerate()
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .map(|(index, line)| (index + 1, line.split('\t').map(String::from).collect()));
        let columns = lines.next().map_or(Vec::new(), |(_, columns)| columns);
        Table { file: file.into(), columns, rows: lines.collect() }
    }

    fn cells<'t>(&'t self, column: &'t str) -> impl Iterator<Item = Place<'t>> {
        let index = self.columns.iter().position(|name| name == column);
        let index = index.unwrap_or_else(|| panic!("lexicons/{}: the column '{column}' is missing", self.file));
        self.rows.iter().filter_map(move |(line, cells)| {
            let text = cells.get(index)?;
            Some(Place { file: &self.file, line: *line, column, id: &cells[0], text })
        })
    }

    /// The items of all list cells of a column.
    fn items<'t>(&'t self, column: &'t str) -> impl Iterator<Item = Place<'t>> {
        self.cells(column).flat_map(|cell| {
            let Place { file, line, column, id, text } = cell;
            text.split('|').filter(|item| !item.is_empty()).map(move |text| Place { file, line, column, id, text })
        })
    }

    fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    fn keys(&self) -> BTreeSet<&str> {
        self.rows.iter().map(|(_, cells)| cells[0].as_str()).collect()
    }
}

/// Fails with the first faults, one a line.
fn none(faults: Vec<String>) {
    let shown = faults.iter().take(50).map(String::as_str).collect::<Vec<_>>();
    assert!(faults.is_empty(), "{} faults in the lexicons; the first are\n{}", faults.len(), shown.join("\n"));
}

// What a file as a whole must be.

/// The first line that breaks the rules of bytes and lines.
fn line_fault(text: &str) -> Option<String> {
    let mut faults = text.split_inclusive('\n').enumerate().filter_map(|(index, line)| {
        let message = match line {
            _ if line.contains('\u{feff}') => "a byte order mark; save the file without it",
            _ if line.contains('\r') => "a carriage return; save the file with LF line ends",
            "\n" => "an empty line; delete it",
            _ if !line.ends_with('\n') => "the last line does not end; add a line end",
            _ if !is_nfc(line) => "not in Unicode form NFC; normalise the file",
            _ => return None,
        };
        Some(format!("{}: {message}", index + 1))
    });
    faults.next()
}

// What a row must be.

fn cells_fault(columns: usize, cells: usize) -> Option<String> {
    (columns != cells).then(|| format!("{cells} cells where the header names {columns}; separate cells by one tab"))
}

fn cell_fault(cell: &str) -> Option<String> {
    let items: Vec<&str> = cell.split('|').collect();
    if items.iter().any(|item| item.trim() != *item) {
        return Some(format!("'{cell}' has white space at the edge of an item; delete it"));
    }
    if cell.contains("  ") || cell.contains('\u{a0}') {
        return Some(format!("'{cell}' has two spaces in a row or a non-breaking one; write one plain space"));
    }
    if items.len() > 1 && items.contains(&"") {
        return Some(format!("'{cell}' has an empty item; delete the '|' that has nothing beside it"));
    }
    let distinct: BTreeSet<&str> = items.iter().copied().collect();
    (distinct.len() < items.len()).then(|| format!("'{cell}' has an item twice; delete one"))
}

/// How the rows of a file follow each other.
#[derive(Clone, Copy)]
enum Order {
    /// The first column ascends and is unique: the rule for all files but two.
    Key,
    /// contexts.tsv: by cue, form and side; several rows may share all three but are not the same.
    Context,
    /// ambiguous.tsv: by surface; the readings of a surface stand in the order in which they are tried.
    Reading,
}

fn order_of(file: &str) -> Order {
    match file {
        "contexts.tsv" => Order::Context,
        "ambiguous.tsv" => Order::Reading,
        _ => Order::Key,
    }
}

fn order_fault(order: Order, before: &[String], row: &[String]) -> Option<String> {
    let key = |row: &[String], columns: usize| row[..columns.min(row.len())].to_vec();
    match order {
        Order::Key if row[0] == before[0] => Some(format!("'{}' is there twice; put everything into one row", row[0])),
        Order::Key if row[0] < before[0] => {
            Some(format!("'{}' belongs before '{}'; sort the rows in byte order", row[0], before[0]))
        }
        Order::Context if key(row, 3) < key(before, 3) => {
            let (row, before) = (row[..3].join(" "), before[..3].join(" "));
            Some(format!("'{row}' belongs before '{before}'; sort by cue, form and side"))
        }
        Order::Context if key(row, 6) == key(before, 6) => Some("the row is there twice; delete one".into()),
        Order::Reading if row[0] < before[0] => {
            Some(format!("'{}' belongs before '{}'; sort by surface", row[0], before[0]))
        }
        // The first reading whose clues match wins, so nothing behind the reading without clues is ever tried.
        Order::Reading if row[0] == before[0] && before[2].is_empty() => Some(format!(
            "a reading of '{}' stands behind the one without clues and is never tried; move it up",
            row[0]
        )),
        Order::Reading if row[..2] == before[..2] => Some("the same reading twice; put all clues into one row".into()),
        _ => None,
    }
}

// What a cell of a certain column must be.

fn slug(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn id_fault(kind: &str, id: &str) -> Option<String> {
    let rest = id.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':'));
    let good = rest.is_some_and(|rest| match kind {
        // Three letters: states of the past that ISO 3166-3 does not know (state:OTT).
        "state" => (2..=4).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_uppercase()),
        _ => slug(rest),
    });
    let form = if kind == "state" { "its ISO 3166 code" } else { "lower-case letters, digits and single hyphens" };
    (!good).then(|| format!("'{id}' must be '{kind}:' and {form}"))
}

fn wikidata_fault(item: &str) -> Option<String> {
    let good = item.is_empty()
        || item.strip_prefix('Q').is_some_and(|n| n.parse::<u64>().is_ok_and(|n| n > 0) && !n.starts_with('0'));
    (!good).then(|| format!("'{item}' is no item of Wikidata; write Q and its number, or nothing"))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or empty.
fn date_fault(date: &str) -> Option<String> {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |part: &str, width: usize, range: std::ops::RangeInclusive<u32>| {
        part.len() == width
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse().is_ok_and(|n: u32| range.contains(&n))
    };
    let good = match parts[..] {
        [""] => true,
        [year] => number(year, 4, 1000..=2100),
        [year, month] => number(year, 4, 1000..=2100) && number(month, 2, 1..=12),
        [year, month, day] => number(year, 4, 1000..=2100) && number(month, 2, 1..=12) && number(day, 2, 1..=31),
        _ => false,
    };
    (!good).then(|| format!("'{date}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD"))
}

fn role_fault(role: &str) -> Option<String> {
    let parts: Vec<&str> = role.split('@').collect();
    let [title, _, dates] = parts[..] else {
        return Some(format!("'{role}' is not of the form title@entity@from..until"));
    };
    if title.trim().is_empty() {
        return Some(format!("'{role}' has no title; an office without a name is none"));
    }
    let Some((from, until)) = dates.split_once("..") else {
        return Some(format!("'{role}' has no '..' between its dates; write '..?' when they are not known"));
    };
    let until = if until == "?" { "" } else { until };
    if let Some(fault) = date_fault(from).or_else(|| date_fault(until)) {
        return Some(format!("'{role}': {fault}"));
    }
    let shorter = from.len().min(until.len());
    (from[..shorter] > until[..shorter]).then(|| format!("'{role}' ends before it begins; swap or correct the dates"))
}

/// One-word forms of two letters name whatever else is written so ('Xi' is also 'XI', the eleventh).
const SHORT_ON_PURPOSE: &[&str] = &["Xi"];

fn short_form_fault(form: &str) -> Option<String> {
    let capitals = form.chars().all(char::is_uppercase);
    let short = form.chars().count() < 3 && !capitals && !SHORT_ON_PURPOSE.contains(&form);
    short.then(|| {
        format!("'{form}' is too short to be told from other words; give a longer form, or an acronym in capitals")
    })
}

/// Text is brought to plain form before it is matched, so a form with other characters matches nothing.
fn plain_fault(form: &str) -> Option<String> {
    let plain = |c: char| {
        !matches!(
            c,
            '\u{ad}' | '\u{b4}' | '`' | '«' | '»' | '\u{2bb}' | '\u{2bc}' | '\u{2010}'
                ..='\u{201f}' | '\u{2032}' | '\u{2033}'
        )
    };
    let good = form.nfkc().eq(form.chars()) && form.chars().all(plain);
    (!good)
        .then(|| format!("'{form}' has a curly, wide or invisible character and can never match; write the plain one"))
}

/// One surface form of an identity.
struct Surface<'t> {
    text: &'t str,
    /// Whether it matches only exactly as written.
    exact: bool,
    id: &'t str,
    place: String,
}

/// The forms that two identities share without a row in ambiguous.tsv that says which one is meant.
fn clash_faults(surfaces: &[Surface<'_>], ambiguous: &BTreeSet<&str>) -> Vec<String> {
    let mut folded: BTreeMap<String, Vec<&Surface<'_>>> = BTreeMap::new();
    for surface in surfaces {
        folded.entry(surface.text.to_lowercase()).or_default().push(surface);
    }
    let mut faults = Vec::new();
    for group in folded.values() {
        for (index, one) in group.iter().enumerate() {
            // 'Pan' matches 'PAN' as well; 'Pan' and 'PAN' written exactly do not meet.
            let meets =
                |other: &&&Surface<'_>| other.id != one.id && (other.text == one.text || !(other.exact && one.exact));
            if let Some(other) = group[..index].iter().find(meets).filter(|_| !ambiguous.contains(one.text)) {
                faults.push(format!(
                    "{}: '{}' already names {} ({}); delete one, or say in ambiguous.tsv when it means which",
                    one.place, one.text, other.id, other.place
                ));
            }
        }
    }
    faults
}

fn word_list_faults(file: &str, text: &str) -> Vec<String> {
    let mut before = "";
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') && before.is_empty() {
            continue;
        }
        let message = match line {
            _ if line.chars().any(|c| c.is_whitespace() || matches!(c, '#' | '\t' | '|')) => "is not one word",
            _ if line.to_lowercase() != line => "is not in lower case",
            _ if line == before => "is there twice; delete one",
            _ if line < before => "is out of order; sort the lines in byte order",
            _ => "",
        };
        if !message.is_empty() {
            faults.push(format!("lexicons/{file}:{}: '{line}' {message}", index + 1));
        }
        before = line;
    }
    faults
}

const IDENTITIES: [(&str, &str); 3] = [("state", "states.tsv"), ("org", "organizations.tsv"), ("person", "people.tsv")];
const NAME_COLUMNS: [&str; 6] = ["name", "aliases", "short", "acronyms", "nicknames", "capitals"];

#[test]
fn the_lint_catches_what_it_is_for() {
    let strings = |cells: &[&str]| cells.iter().map(|cell| cell.to_string()).collect::<Vec<_>>();
    for text in ["\u{feff}id\n", "id\r\n", "id\n\nx\n", "id", "Rene\u{301}\n"] {
        assert!(line_fault(text).is_some(), "{text:?} passes");
    }
    assert_eq!(line_fault("id\nRené\n"), None);
    assert!(line_fault("id\nx\r\n").unwrap().starts_with("2: "), "the line is named");
    assert!(cells_fault(3, 2).is_some() && cells_fault(3, 3).is_none());
    for cell in [" a", "a ", "a|", "|a", "a||b", "a| b", "a  b", "a|b|a", "a\u{a0}b"] {
        assert!(cell_fault(cell).is_some(), "{cell:?} passes");
    }
    for cell in ["", "a", "a b|c"] {
        assert_eq!(cell_fault(cell), None, "{cell:?}");
    }
    for (before, row) in [(["b", "", ""], ["a", "", ""]), (["a", "", ""], ["a", "x", ""])] {
        assert!(
            order_fault(Order::Key, &strings(&before), &strings(&row)).is_some(),
            "{row:?} after {before:?} passes"
        );
    }
    assert_eq!(
        order_fault(Order::Key, &strings(&["Zaire"]), &strings(&["a"])),
        None,
        "capitals sort before small letters"
    );
    let context = |form: &str, words: &str| strings(&["deny.bantah", form, "after", "2", words, "drop", "own"]);
    assert!(order_fault(Order::Context, &context("base", "a"), &context("active", "a")).is_some());
    assert!(order_fault(Order::Context, &context("base", "a"), &context("base", "a")).is_some());
    assert_eq!(order_fault(Order::Context, &context("base", "b"), &context("base", "a")), None);
    let reading = |id: &str, clues: &str| strings(&["PBB", id, clues, "own"]);
    assert!(order_fault(Order::Reading, &reading("org:pbb", ""), &reading("-", "pajak")).is_some());
    assert!(order_fault(Order::Reading, &reading("-", "njop"), &reading("-", "pajak")).is_some());
    assert_eq!(order_fault(Order::Reading, &reading("-", "pajak"), &reading("org:pbb", "")), None);
    for (kind, id) in [
        ("state", "state:id"),
        ("state", "state:I"),
        ("org", "org:"),
        ("org", "pbb"),
        ("org", "org:PBB"),
        ("person", "person:a--b"),
        ("person", "org:a"),
    ] {
        assert!(id_fault(kind, id).is_some(), "{id} passes as {kind}");
    }
    assert!(
        id_fault("state", "state:SUHH")
            .or(id_fault("org", "org:pbb"))
            .or(id_fault("person", "person:xi-jinping"))
            .is_none()
    );
    for item in ["423", "Q", "Q0", "Q04", "q4", "Q4a"] {
        assert!(wikidata_fault(item).is_some(), "{item} passes");
    }
    for role in [
        "presiden",
        "presiden@state:ID",
        "@state:ID@2014..",
        "a@b@c@d",
        "a@@2014",
        "a@@2014..2013",
        "a@@2014-13..",
        "a@@14..",
        "a@@",
        "a@@?..",
        "a@@2014-1..",
        "a@@kini..",
    ] {
        assert!(role_fault(role).is_some(), "{role} passes");
    }
    for role in ["presiden@state:ID@2014-10-20..2024", "musisi@@..", "a@@..?", "a@@2014..2014-03"] {
        assert_eq!(role_fault(role), None, "{role}");
    }
    assert!(short_form_fault("Bo").is_some() && short_form_fault("JK").is_none() && short_form_fault("Kim").is_none());
    for form in ["Ma\u{2019}ruf", "＂AS", "Timor\u{2010}Leste", "me\u{ad}nolak"] {
        assert!(plain_fault(form).is_some(), "{form} passes");
    }
    assert_eq!(plain_fault("Côte d'Ivoire"), None);
    let surface = |text, exact, id| Surface { text, exact, id, place: String::new() };
    let clashes = |a, b, listed: &[&str]| clash_faults(&[a, b], &listed.iter().copied().collect()).len();
    assert_eq!(clashes(surface("PBB", true, "org:a"), surface("PBB", true, "org:b"), &[]), 1);
    assert_eq!(clashes(surface("PBB", true, "org:a"), surface("PBB", true, "org:b"), &["PBB"]), 0);
    assert_eq!(clashes(surface("Pan", false, "org:a"), surface("PAN", true, "org:b"), &[]), 1);
    assert_eq!(clashes(surface("Pan", true, "org:a"), surface("PAN", true, "org:b"), &[]), 0);
    assert_eq!(clashes(surface("PBB", true, "org:a"), surface("PBB", true, "org:a"), &[]), 0);
    assert_eq!(word_list_faults("x", "# source\nabad\nada\n").len(), 0);
    for text in ["b\na\n", "a\na\n", "A\n", "a b\n", "a\n# late\n"] {
        assert_eq!(word_list_faults("x", text).len(), 1, "{text:?}");
    }
}

#[test]
fn the_readers_accept_every_file() {
    let mut builder = sikap::Annotator::builder();
    // Of the built-in identities only the forms are read before somebody is met; the caller's are read in full.
    for (_, file) in IDENTITIES {
        builder = builder.entities(format!("lexicons/{file}"), read(file));
    }
    builder.build().unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn every_file_is_plain_text_with_whole_lines() {
    let all = files(".tsv").into_iter().chain(files(".txt")).filter(|file| file != "cues.examples.txt");
    none(all.filter_map(|file| line_fault(&read(&file)).map(|fault| format!("lexicons/{file}:{fault}"))).collect());
}

#[test]
fn every_table_is_rectangular_and_sorted() {
    let mut faults = Vec::new();
    for file in files(".tsv") {
        let table = Table::read(&file);
        let mut before: Option<&Vec<String>> = None;
        for (line, cells) in &table.rows {
            let place = format!("lexicons/{file}:{line}");
            if let Some(fault) = cells_fault(table.columns.len(), cells.len()) {
                faults.push(format!("{place}: {fault}"));
                continue;
            }
            if let Some(fault) = before.and_then(|before| order_fault(order_of(&file), before, cells)) {
                faults.push(format!("{place}: column '{}': {fault}", table.columns[0]));
            }
            before = Some(cells);
        }
        for column in &table.columns {
            faults.extend(table.cells(column).filter_map(|cell| cell_fault(cell.text).map(|fault| cell.fault(fault))));
        }
    }
    none(faults);
}

#[test]
fn every_row_says_where_its_facts_come_from() {
    let sources = Table::read("sources.tsv");
    let known = sources.keys();
    let mut faults = Vec::new();
    for file in files(".tsv").into_iter().filter(|file| file != "sources.tsv") {
        let table = Table::read(&file);
        let unknown = table.cells("source").filter(|cell| !known.contains(cell.text));
        faults.extend(unknown.map(|cell| {
            cell.fault(format!("'{}' is no key of sources.tsv; add it there with its licence", cell.text))
        }));
    }
    for column in ["what", "licence"] {
        let empty = sources.cells(column).filter(|cell| cell.text.is_empty());
        faults
            .extend(empty.map(|cell| cell.fault("the cell is empty; say what the source is and under which licence")));
    }
    none(faults);
}

#[test]
fn every_identity_has_a_well_formed_id_and_at_most_one_item_of_wikidata() {
    let mut faults = Vec::new();
    for (kind, file) in IDENTITIES {
        let table = Table::read(file);
        faults.extend(table.cells("id").filter_map(|cell| id_fault(kind, cell.text).map(|fault| cell.fault(fault))));
        let mut met: BTreeMap<&str, &str> = BTreeMap::new();
        for cell in table.cells("wikidata").filter(|cell| !cell.text.is_empty()) {
            faults.extend(wikidata_fault(cell.text).map(|fault| cell.fault(fault)));
            if let Some(other) = met.insert(cell.text, cell.id) {
                faults.push(cell.fault(format!("'{}' is also the item of {other}; one of them is wrong", cell.text)));
            }
        }
    }
    none(faults);
}

#[test]
fn every_reference_from_one_table_to_another_holds() {
    let tables: Vec<Table> = IDENTITIES.iter().map(|(_, file)| Table::read(file)).collect();
    let states = tables[0].keys();
    let ids: BTreeSet<&str> = tables.iter().flat_map(Table::keys).collect();
    let (places, cues, contexts) = (Table::read("places.tsv"), Table::read("cues.tsv"), Table::read("contexts.tsv"));
    let mut faults = Vec::new();
    for table in tables[1..].iter().chain([&places]) {
        let unknown = table
            .cells("state")
            .filter(|cell| !cell.text.is_empty() && !states.contains(format!("state:{}", cell.text).as_str()));
        faults.extend(unknown.map(|cell| cell.fault(format!("'{}' is the code of no row of states.tsv", cell.text))));
    }
    let unknown = tables[1].cells("represents").filter(|cell| !cell.text.is_empty() && !ids.contains(cell.text));
    faults.extend(unknown.map(|cell| cell.fault(format!("no lexicon has the id '{}'", cell.text))));
    let types = "igo ngo alliance armed executive ministry agency legislature judiciary police military party civil religious company media university sport other";
    for table in [&tables[1], &Table::read("heads.tsv")] {
        let unknown = table.cells("type").filter(|cell| !types.split(' ').any(|known| known == cell.text));
        faults.extend(unknown.map(|cell| cell.fault(format!("'{}' is none of {types}", cell.text))));
    }
    let rows = cues.keys();
    let unknown = contexts.cells("cue").filter(|cell| !rows.contains(cell.text));
    faults.extend(unknown.map(|cell| cell.fault(format!("no row of cues.tsv has the id '{}'", cell.text))));
    let marks = ["#number", "#time", "#name", "#actor", "#thing", "#start", "#end"];
    let unknown = contexts
        .items("words")
        .filter(|item| item.text.split(' ').any(|word| word.starts_with('#') && !marks.contains(&word)));
    faults.extend(unknown.map(|item| item.fault(format!("'{}' is none of {}", item.text, marks.join(", ")))));
    none(faults);
}

#[test]
fn every_role_is_well_formed() {
    let people = Table::read("people.tsv");
    none(people.items("roles").filter_map(|role| role_fault(role.text).map(|fault| role.fault(fault))).collect());
}

#[test]
fn every_role_is_an_office_of_a_known_state_or_body() {
    let (people, states, organizations) =
        (Table::read("people.tsv"), Table::read("states.tsv"), Table::read("organizations.tsv"));
    let bodies: BTreeSet<&str> = states.keys().into_iter().chain(organizations.keys()).collect();
    let unknown = people
        .items("roles")
        .filter(|role| role.text.split('@').nth(1).is_some_and(|body| !body.is_empty() && !bodies.contains(body)));
    none(
        unknown
            .map(|role| {
                role.fault(format!(
                    "'{}': no row of states.tsv or organizations.tsv has that id; add the body or leave it empty",
                    role.text
                ))
            })
            .collect(),
    );
}

#[test]
fn every_form_can_match_and_names_one_identity() {
    let tables: Vec<Table> = IDENTITIES.iter().map(|(_, file)| Table::read(file)).collect();
    let listed = Table::read("ambiguous.tsv");
    let mut faults = Vec::new();
    let mut surfaces = Vec::new();
    for table in &tables {
        for column in NAME_COLUMNS.into_iter().filter(|column| table.has(column)) {
            for item in table.items(column) {
                faults.extend(plain_fault(item.text).map(|fault| item.fault(fault)));
                if matches!(column, "aliases" | "short") && !item.text.contains(' ') {
                    faults.extend(short_form_fault(item.text).map(|fault| item.fault(fault)));
                }
                let capitals =
                    !item.text.contains(' ') && item.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                surfaces.push(Surface {
                    text: item.text,
                    exact: column == "acronyms" || capitals,
                    id: item.id,
                    place: item.fault("").trim_end_matches(": ").into(),
                });
            }
        }
    }
    faults.extend(clash_faults(&surfaces, &listed.keys()));
    // One reading that needs no clue is no question.
    for surface in listed.keys() {
        let clues: Vec<_> = listed.cells("clues").filter(|cell| cell.id == surface).map(|cell| cell.text).collect();
        if clues == [""] {
            faults.push(format!(
                "lexicons/ambiguous.tsv: '{surface}' has one reading and no clue; write it as a form of that identity"
            ));
        }
    }
    let others = [
        ("titles.tsv", "surface"),
        ("heads.tsv", "surface"),
        ("places.tsv", "name"),
        ("places.tsv", "aliases"),
        ("scopes.tsv", "surface"),
        ("word_classes.tsv", "surface"),
    ];
    let cues = ["active", "passive", "nominal", "base"].map(|column| ("cues.tsv", column));
    for (file, column) in others.into_iter().chain(cues) {
        let table = Table::read(file);
        faults.extend(table.items(column).filter_map(|item| plain_fault(item.text).map(|fault| item.fault(fault))));
    }
    none(faults);
}

#[test]
fn every_form_of_a_cue_is_lower_case_and_belongs_to_one_row() {
    let cues = Table::read("cues.tsv");
    let mut owner: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for column in ["active", "passive", "nominal", "base"] {
        for item in cues.items(column) {
            if item.text.to_lowercase() != item.text {
                faults.push(item.fault(format!("'{}' is not in lower case", item.text)));
            }
            match owner.insert(item.text, item.id) {
                Some(other) if other != item.id => {
                    faults.push(item.fault(format!(
                        "'{}' is also a form of {other}; give it to one row, with contexts.tsv for the other sense",
                        item.text
                    )));
                }
                _ => {}
            }
        }
    }
    for cell in cues.cells("id") {
        let kind = cues.cells("kind").find(|kind| kind.line == cell.line).map_or("", |kind| kind.text);
        let good = cell.text.split_once('.').is_some_and(|(first, rest)| first == kind && slug(rest));
        if !good {
            faults.push(cell.fault(format!("'{}' must be '{kind}.' and a slug of the lemma", cell.text)));
        }
    }
    none(faults);
}

#[test]
fn word_lists_are_sorted_unique_and_lower_case() {
    none(
        ["english.txt", "names.txt", "words.txt"].iter().flat_map(|file| word_list_faults(file, &read(file))).collect(),
    );
    for file in ["english.txt", "names.txt", "words.txt"] {
        assert!(
            read(file).starts_with("# Sources: "),
            "lexicons/{file}:1: the first line must say where the words come from"
        );
    }
}

#[test]
fn the_lexicons_stay_as_large_as_they_are_said_to_be() {
    let at_least = |what: &str, count: usize, least: usize| {
        assert!(count >= least, "{what}: {count} rows, at least {least} are promised")
    };
    let states = Table::read("states.tsv");
    at_least(
        "states and territories",
        states.cells("kind").filter(|kind| matches!(kind.text, "country" | "territory")).count(),
        249,
    );
    at_least("organizations", Table::read("organizations.tsv").rows.len(), 700);
    at_least("people", Table::read("people.tsv").rows.len(), 600);
    at_least("titles", Table::read("titles.tsv").rows.len(), 600);
    let cues = Table::read("cues.tsv");
    at_least("cues", cues.rows.len(), 220);
    for kind in sikap::StanceKind::ALL {
        at_least(
            &format!("cues of the kind '{kind}'"),
            cues.cells("kind").filter(|cell| cell.text == kind.as_str()).count(),
            1,
        );
    }
    assert_eq!(sikap::StanceKind::ALL.len(), 20);
}
