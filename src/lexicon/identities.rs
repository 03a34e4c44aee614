//! Who can be named: states, organizations and people.
//!
//! A table is walked once when an annotator is built, to learn its forms and where each row stands. What else a row says is read
//! from the text of the table when somebody in it is met, so that ten thousand rows nobody names cost next to nothing. The
//! caller's tables are read in full at once, with all their faults; the test suite reads the built-in ones so.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::patterns::{Meaning, Patterns};
use super::table::{Cells, LexiconError, Row, Table, items};
use super::{Classes, File, Spelling};
use crate::annotation::{EntityKind, Form};
use crate::slug::slug;

/// One identity of a lexicon, as its row says.
#[derive(Clone, Debug)]
pub(crate) struct Identity<'l> {
    pub id: Cow<'l, str>,
    pub kind: EntityKind,
    pub name: &'l str,
    pub wikidata: Option<&'l str>,
    /// Id of the state for which it speaks.
    pub represents: Option<&'l str>,
    roles: &'l str,
}

impl<'l> Identity<'l> {
    /// ISO 3166-1 alpha-2 code, of a state that has one.
    pub fn iso(&self) -> Option<&str> {
        self.id.strip_prefix("state:").filter(|code| code.len() == 2)
    }

    /// The office to show: the one held on the day of publication, or without such a day the one still held.
    pub fn role(&self, published: Option<&str>) -> Option<Role<'l>> {
        let held = || {
            let roles = items(self.roles).rev().filter_map(|role| Role::parse(role).ok());
            roles.filter(|role| published.map_or(role.until.is_empty(), |day| role.held_on(day)))
        };
        // Of several offices the one for a state comes first: a minister may also lead a party.
        held().find(|role| role.entity.starts_with("state:")).or_else(|| held().next())
    }
}

/// A dated office of a person.
#[derive(Clone, Debug)]
pub(crate) struct Role<'l> {
    pub title: &'l str,
    /// Id of the state or body of which it is an office; empty when not known.
    pub entity: &'l str,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty when not known.
    from: &'l str,
    /// As `from`; empty when still in office, `?` when it is not known whether and when the office ended.
    until: &'l str,
}

impl<'l> Role<'l> {
    /// Reads `title@entity@from..until`, or says what is wrong with it.
    fn parse(role: &'l str) -> Result<Self, String> {
        let mut parts = role.split('@');
        let (title, entity, dates, more) = (parts.next(), parts.next(), parts.next(), parts.next());
        let dates = dates.filter(|dates| !dates.is_empty()).unwrap_or("..").split_once("..");
        let (Some(title), Some((from, until)), None) = (title, dates, more) else {
            return Err(format!("'{role}' is not of the form title@entity@from..until"));
        };
        if !(from.is_empty() || is_date(from)) || !(until.is_empty() || until == "?" || is_date(until)) {
            return Err(format!("'{role}': a date is YYYY, YYYY-MM or YYYY-MM-DD"));
        }
        let shorter = from.len().min(until.len());
        if until != "?" && from.get(..shorter) > until.get(..shorter) {
            return Err(format!("'{role}' ends before it begins"));
        }
        Ok(Role { title, entity: entity.unwrap_or(""), from, until })
    }

    /// Whether the office was held on `day` (`YYYY-MM-DD`). Dates compare as text, shorter ones as the whole period.
    fn held_on(&self, day: &str) -> bool {
        let from = day.get(..self.from.len()).unwrap_or(day);
        if self.until == "?" {
            // Only the year in which it began is sure.
            return self.from.len() >= 4 && day.get(..4) == self.from.get(..4) && from >= self.from;
        }
        let until = day.get(..self.until.len()).unwrap_or(day);
        from >= self.from && (self.until.is_empty() || until <= self.until)
    }
}

/// All identities in the order of their files: the caller's, then the built-in ones that no row of the caller's replaces.
#[derive(Default)]
pub(crate) struct Identities {
    sources: Vec<Source>,
    places: Vec<Place>,
    /// The caller's identities by id.
    custom: HashMap<String, u32>,
}

/// A table of identities.
struct Source {
    /// Name of the file.
    file: String,
    text: Cow<'static, str>,
    columns: Vec<&'static str>,
    /// Its columns of forms.
    forms: Vec<(usize, Form)>,
    custom: bool,
    /// Its identities.
    rows: Range<usize>,
}

impl Source {
    fn new(file: &File<'_>, table: &Table<'_>, text: Cow<'static, str>, custom: bool, first: usize) -> Self {
        let column = |&(name, form): &(&str, Form)| Some((table.columns.iter().position(|&c| c == name)?, form));
        let forms = NAME_COLUMNS.iter().filter_map(column).collect();
        Source { file: file.name.into(), text, columns: table.columns.clone(), forms, custom, rows: first..first }
    }
}

/// Where the row of an identity stands.
struct Place {
    kind: EntityKind,
    source: u32,
    start: u32,
    end: u32,
}

/// How the ids of each kind begin.
const PREFIXES: [(EntityKind, &str); 3] =
    [(EntityKind::State, "state:"), (EntityKind::Organization, "org:"), (EntityKind::Person, "person:")];

/// Columns of forms, in the order in which they are added.
const NAME_COLUMNS: &[(&str, Form)] = &[
    ("name", Form::Name),
    ("aliases", Form::Alias),
    ("short", Form::Short),
    ("nicknames", Form::Nickname),
    ("capitals", Form::Capital),
    ("acronyms", Form::Acronym),
];

const OPTIONAL_COLUMNS: &[&str] = &[
    "wikidata",
    "kind",
    "aliases",
    "short",
    "acronyms",
    "nicknames",
    "capitals",
    "type",
    "state",
    "represents",
    "roles",
    "source",
];

impl Identities {
    /// Walks a built-in table of identities of one kind; a row whose id the caller has given is left out.
    pub fn builtin(
        &mut self,
        kind: EntityKind,
        file: &File<'static>,
        forms: &mut Patterns,
    ) -> Result<(), LexiconError> {
        let table = Table::read(file.name, file.text, &["id", "name"], OPTIONAL_COLUMNS)?;
        let mut source = Source::new(file, &table, Cow::Borrowed(file.text), false, self.places.len());
        for row in table.rows() {
            let row = row?;
            if self.custom.is_empty() || !self.custom.contains_key(&*id(kind, &row.cells)) {
                self.add(&row, kind, &mut source, forms);
            }
        }
        self.sources.push(source);
        Ok(())
    }

    /// Reads a table of the caller's without the rows at fault, which it adds to `faults`.
    pub fn custom(&mut self, file: &File<'_>, forms: &mut Patterns, faults: &mut Vec<LexiconError>) {
        let table = match Table::read(file.name, file.text, &["id", "name"], OPTIONAL_COLUMNS) {
            Ok(table) => table,
            Err(fault) => return faults.push(fault),
        };
        let mut source = Source::new(file, &table, Cow::Owned(file.text.to_string()), true, self.places.len());
        for row in table.rows() {
            match row.and_then(|row| self.check(&row).map(|kind| (row, kind))) {
                Ok((row, kind)) => {
                    self.custom.insert(row.cell("id").into(), self.places.len() as u32);
                    self.add(&row, kind, &mut source, forms);
                }
                Err(fault) => faults.push(fault),
            }
        }
        self.sources.push(source);
    }

    /// The kind of a row of the caller's, which must be sound; an id that stands there twice is a fault.
    fn check(&self, row: &Row<'_, '_>) -> Result<EntityKind, LexiconError> {
        let id = row.required("id")?;
        let begins = |prefix| id.strip_prefix(prefix).is_some_and(|rest: &str| !rest.is_empty());
        let Some(&(kind, _)) = PREFIXES.iter().find(|(_, prefix)| begins(prefix)) else {
            return Err(row.error("id", format!("'{id}' must begin with state:, org: or person:")));
        };
        if self.custom.contains_key(id) {
            return Err(row.error("id", format!("'{id}' is there twice; put all forms into one row")));
        }
        row.required("name")?;
        for role in row.list("roles") {
            Role::parse(role).map_err(|fault| row.error("roles", fault))?;
        }
        Ok(kind)
    }

    /// The forms of the caller's identities that name others as well.
    pub fn clashes(&self, forms: &Patterns) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for source in self.sources.iter().filter(|source| source.custom) {
            let (mut line, mut counted) = (1, 0);
            for index in source.rows.clone() {
                let place = &self.places[index];
                let start = place.start as usize;
                line += source.text[counted..start].matches('\n').count();
                counted = start;
                let row = Cells::split(&source.text[start..place.end as usize], &source.columns);
                let forms_of_row =
                    source.forms.iter().flat_map(|&(column, _)| items(row.at(column)).map(move |form| (column, form)));
                for (column, form) in forms_of_row {
                    let mut others: Vec<String> = forms
                        .meanings_of(form, OTHERS + 1)
                        .into_iter()
                        .filter_map(|meaning| match meaning {
                            Meaning::Name { identity, .. } if identity != index as u32 => Some(identity),
                            _ => None,
                        })
                        .take(OTHERS)
                        .map(|identity| self.get(identity).id.into_owned())
                        .collect();
                    others.dedup();
                    if !others.is_empty() {
                        let id = self.get(index as u32).id.into_owned();
                        let (file, column) = (source.file.clone(), source.columns[column].to_string());
                        clashes.push(Clash { file, line, column, id, form: form.into(), others });
                    }
                }
            }
        }
        clashes
    }

    fn add(&mut self, row: &Row<'_, '_>, kind: EntityKind, source: &mut Source, forms: &mut Patterns) {
        let identity = self.places.len() as u32;
        for &(column, form) in &source.forms {
            for surface in items(row.cells.at(column)) {
                let meaning = Meaning::Name { identity, form };
                // 'XI' is not Xi, and 'detik.com' is written so.
                if form == Form::Acronym || surface.len() <= 3 || !surface.chars().any(char::is_uppercase) {
                    forms.exact(surface, meaning);
                } else {
                    forms.name(surface, meaning);
                }
            }
        }
        self.places.push(Place {
            kind,
            source: self.sources.len() as u32,
            start: row.start as u32,
            end: row.end as u32,
        });
        source.rows.end = self.places.len();
    }

    pub fn kind(&self, identity: u32) -> EntityKind {
        self.places[identity as usize].kind
    }

    /// Whether the caller's lexicon gave it.
    pub fn is_custom(&self, identity: u32) -> bool {
        self.sources[self.places[identity as usize].source as usize].custom
    }

    /// What the lexicon says of it.
    pub fn get(&self, identity: u32) -> Identity<'_> {
        self.read(&self.places[identity as usize])
    }

    fn read(&self, &Place { kind, source, start, end }: &Place) -> Identity<'_> {
        let Source { text, columns, .. } = &self.sources[source as usize];
        let cells = Cells::split(&text[start as usize..end as usize], columns);
        let known = |column: &str| Some(cells.get(column)).filter(|cell| !cell.is_empty());
        Identity {
            id: id(kind, &cells),
            kind,
            name: cells.get("name"),
            wikidata: known("wikidata"),
            represents: known("represents"),
            roles: cells.get("roles"),
        }
    }

    /// The identity with that id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let builtin = || {
            self.sources.iter().filter(|source| !source.custom).find_map(|source| {
                // Built-in rows are sorted by id.
                let rows = &self.places[source.rows.clone()];
                let at = rows.partition_point(|place| *self.read(place).id < *id);
                rows.get(at).filter(|place| self.read(place).id == id).map(|_| (source.rows.start + at) as u32)
            })
        };
        self.custom.get(id).copied().or_else(builtin)
    }
}

/// The id of a row. A built-in row leaves it out where it follows from the name.
fn id<'l>(kind: EntityKind, cells: &Cells<'l, '_>) -> Cow<'l, str> {
    match cells.get("id") {
        "" => Cow::Owned(id_of_name(kind, cells.get("name"))),
        id => Cow::Borrowed(id),
    }
}

/// The id of somebody that follows from the name.
pub(crate) fn id_of_name(kind: EntityKind, name: &str) -> String {
    let prefix = PREFIXES.iter().find(|(of, _)| *of == kind).map_or("", |(_, prefix)| prefix);
    format!("{prefix}{}", slug(name))
}

/// A form of the caller's that names somebody else as well. The caller's row is the one that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Name of the caller's file.
    pub file: String,
    /// Line of the row, from 1.
    pub line: usize,
    /// Name of the column in which the form stands.
    pub column: String,
    /// Id of the row.
    pub id: String,
    /// The form.
    pub form: String,
    /// Ids of the others whom it names, the caller's or built-in ones; the first ten.
    pub others: Vec<String>,
}

/// How many others a clash names. A table may give one form to thousands.
const OTHERS: usize = 10;

/// One reading of a surface that may name several identities.
#[derive(Clone, Debug)]
pub(crate) struct AmbiguousReading {
    /// Index into the identities; none when the words then name nobody.
    pub identity: Option<u32>,
    /// What shows this reading; nothing for the reading that needs no sign.
    pub clues: Vec<Clue>,
}

/// What in the sentence shows how a surface is meant.
#[derive(Clone, Debug)]
pub(crate) enum Clue {
    Phrase(Vec<Spelling>),
    /// A word of a class.
    Class(Classes),
}

impl Identities {
    /// The readings of each ambiguous surface in the order in which they are tried; adds the surfaces to `forms`.
    pub fn read_ambiguous(
        &self,
        file: &File<'_>,
        forms: &mut Patterns,
    ) -> Result<Vec<Vec<AmbiguousReading>>, LexiconError> {
        let table = Table::read(file.name, file.text, &["surface", "id", "clues"], &[])?;
        let mut ambiguous: Vec<Vec<AmbiguousReading>> = Vec::new();
        let mut last = "";
        for row in table.rows() {
            let row = row?;
            let identity = match row.required("id")? {
                "-" => None,
                id => Some(self.find(id).ok_or_else(|| row.error("id", format!("no lexicon has the id '{id}'")))?),
            };
            let clue = |clue: &str| match clue.strip_prefix('#') {
                Some(class) => Classes::from_name(class)
                    .map(Clue::Class)
                    .ok_or_else(|| row.error("clues", format!("'{class}' is no class of word_classes.tsv"))),
                None => Ok(Clue::Phrase(Spelling::phrase(clue))),
            };
            let clues = row.list("clues").map(clue).collect::<Result<_, _>>()?;
            let surface = row.required("surface")?;
            if surface != last {
                last = surface;
                forms.exact(surface, Meaning::Ambiguous(ambiguous.len() as u32));
                ambiguous.push(Vec::new());
            }
            if let Some(readings) = ambiguous.last_mut() {
                readings.push(AmbiguousReading { identity, clues });
            }
        }
        Ok(ambiguous)
    }
}

/// Whether `text` is written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with a month and day that a calendar has.
pub(crate) fn is_date(text: &str) -> bool {
    let number = |part: &str, length: usize, most: u32| {
        part.len() == length
            && part.bytes().all(|b| b.is_ascii_digit())
            && (1..=most).contains(&part.parse().unwrap_or(0))
    };
    let mut parts = text.split('-');
    number(parts.next().unwrap_or(""), 4, 9999)
        && parts.next().is_none_or(|month| number(month, 2, 12))
        && parts.next().is_none_or(|day| number(day, 2, 31))
        && parts.next().is_none()
}
