//! Who can be named: states, organizations and people, with the titles, heads and places that names are built from.

use std::borrow::Cow;
use std::collections::HashMap;

use super::File;
use super::patterns::{Meaning, Patterns};
use super::table::{LexiconError, Row, Table};
use crate::annotation::{EntityKind, Form};

/// Text of a lexicon: borrowed from the program when it is built in, owned when the caller gave it.
pub(crate) type Text = Cow<'static, str>;

/// One identity of a lexicon.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub id: Text,
    pub kind: EntityKind,
    pub name: Text,
    pub wikidata: Option<Text>,
    /// Id of the state for which it speaks.
    pub represents: Option<Text>,
    pub roles: Vec<Role>,
    /// Whether the caller's lexicon gave it.
    pub custom: bool,
}

/// A dated office of a person.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub title: Text,
    /// Id of the state or body of which it is an office; empty when not known.
    pub entity: Text,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty when not known.
    from: Text,
    /// As `from`; empty when still in office, `?` when it is not known whether and when the office ended.
    until: Text,
}

impl Role {
    /// Whether the office was held on `day` (`YYYY-MM-DD`). Dates compare as text, shorter ones as the whole period.
    fn held_on(&self, day: &str) -> bool {
        let from = day.get(..self.from.len()).unwrap_or(day);
        if self.until == "?" {
            // Only the year in which it began is sure.
            return self.from.len() >= 4 && day.get(..4) == self.from.get(..4) && from >= &*self.from;
        }
        let until = day.get(..self.until.len()).unwrap_or(day);
        from >= &*self.from && (self.until.is_empty() || until <= &*self.until)
    }
}

impl Identity {
    /// ISO 3166-1 alpha-2 code, of a state that has one.
    pub fn iso(&self) -> Option<&str> {
        self.id.strip_prefix("state:").filter(|code| code.len() == 2)
    }

    /// The office to show: the one held on the day of publication, or without such a day the one still held.
    pub fn role(&self, published: Option<&str>) -> Option<&Role> {
        match published {
            Some(day) => {
                let held = || self.roles.iter().rev().filter(|role| role.held_on(day));
                held().find(|role| role.entity.starts_with("state:")).or_else(|| held().next())
            }
            // Of several offices the one for a state comes first: a minister may also lead a party.
            None => {
                let held = || self.roles.iter().rev().filter(|role| role.until.is_empty());
                held().find(|role| role.entity.starts_with("state:")).or_else(|| held().next())
            }
        }
    }
}

/// Identities in the order of their files, and where each id stands.
#[derive(Default)]
pub(crate) struct Identities {
    pub rows: Vec<Identity>,
    by_id: HashMap<Text, u32>,
}

const NAME_COLUMNS: &[(&str, Form)] = &[
    ("name", Form::Name),
    ("aliases", Form::Alias),
    ("short", Form::Short),
    ("nicknames", Form::Nickname),
    ("capitals", Form::Capital),
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
    /// Reads a built-in table; a row whose id the caller has given is left out.
    pub fn builtin(&mut self, file: &File<'static>, forms: &mut Patterns) -> Result<(), LexiconError> {
        self.read(file, false, Cow::Borrowed, forms)
    }

    /// Reads a table of the caller's; an id that stands there twice is a fault.
    pub fn custom(&mut self, file: &File<'_>, forms: &mut Patterns) -> Result<(), LexiconError> {
        self.read(file, true, |text| Cow::Owned(text.to_string()), forms)
    }

    fn read<'t>(
        &mut self,
        file: &File<'t>,
        custom: bool,
        own: impl Fn(&'t str) -> Text,
        forms: &mut Patterns,
    ) -> Result<(), LexiconError> {
        let table = Table::read(file.name, file.text, &["id", "name"], OPTIONAL_COLUMNS)?;
        for row in table.rows() {
            let id = row.required("id")?;
            let kind = match id.split_once(':') {
                Some(("state", rest)) if !rest.is_empty() => EntityKind::State,
                Some(("org", rest)) if !rest.is_empty() => EntityKind::Organization,
                Some(("person", rest)) if !rest.is_empty() => EntityKind::Person,
                _ => return Err(row.error("id", format!("'{id}' must begin with state:, org: or person:"))),
            };
            if self.by_id.contains_key(id) {
                if custom && self.rows[self.by_id[id] as usize].custom {
                    return Err(row.error("id", format!("'{id}' is there twice; put all forms into one row")));
                }
                continue;
            }
            let text = |column: &str| Some(row.cell(column)).filter(|cell| !cell.is_empty()).map(&own);
            let index = self.rows.len() as u32;
            self.by_id.insert(own(id), index);
            self.rows.push(Identity {
                id: own(id),
                kind,
                name: own(row.required("name")?),
                wikidata: text("wikidata"),
                represents: text("represents"),
                roles: read_roles(&row, &own)?,
                custom,
            });
            for &(column, form) in NAME_COLUMNS {
                for surface in row.list(column) {
                    let meaning = Meaning::Name { identity: index, form };
                    // 'XI' is not Xi, and 'detik.com' is written so.
                    let fixed = acronym(surface) || surface.len() <= 3 || !surface.chars().any(char::is_uppercase);
                    if fixed {
                        forms.exact(surface, meaning);
                    } else {
                        forms.capital(surface, meaning);
                    }
                }
            }
            for surface in row.list("acronyms") {
                forms.exact(surface, Meaning::Name { identity: index, form: Form::Acronym });
            }
        }
        Ok(())
    }
}

/// Whether a form is written in capitals only, so that other spellings are other words ('AS', 'PAN').
fn acronym(surface: &str) -> bool {
    !surface.contains(' ') && surface.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

fn read_roles<'t>(row: &Row<'t, '_>, own: impl Fn(&'t str) -> Text) -> Result<Vec<Role>, LexiconError> {
    row.list("roles")
        .map(|role| {
            let mut parts = role.split('@');
            let (title, entity, dates, more) = (parts.next(), parts.next(), parts.next(), parts.next());
            let dates = dates.filter(|dates| !dates.is_empty()).unwrap_or("..").split_once("..");
            let (Some(title), Some((from, until)), None) = (title, dates, more) else {
                return Err(row.error("roles", format!("'{role}' is not of the form title@entity@from..until")));
            };
            if !(from.is_empty() || is_date(from)) || !(until.is_empty() || until == "?" || is_date(until)) {
                return Err(row.error("roles", format!("'{role}': a date is YYYY, YYYY-MM or YYYY-MM-DD")));
            }
            let shorter = from.len().min(until.len());
            if until != "?" && from.get(..shorter) > until.get(..shorter) {
                return Err(row.error("roles", format!("'{role}' ends before it begins")));
            }
            Ok(Role { title: own(title), entity: own(entity.unwrap_or("")), from: own(from), until: own(until) })
        })
        .collect()
}

/// One reading of a surface that names several identities.
#[derive(Clone, Debug)]
pub(crate) struct AmbiguousReading {
    /// Index into the identities; none when the words then name nobody.
    pub identity: Option<u32>,
    /// Phrases of lower-case words that show this reading; none for the reading that needs no sign.
    pub clues: Vec<String>,
}

/// Readings of ambiguous surfaces, in the order in which they are tried.
pub(crate) type Ambiguous = HashMap<String, Vec<AmbiguousReading>>;

impl Identities {
    pub fn read_ambiguous(&self, file: &File<'_>) -> Result<Ambiguous, LexiconError> {
        let table = Table::read(file.name, file.text, &["surface", "id", "clues", "source"], &[])?;
        let mut ambiguous = Ambiguous::new();
        for row in table.rows() {
            let id = row.required("id")?;
            let identity = match (id, self.by_id.get(id)) {
                ("-", _) => None,
                (_, Some(&index)) => Some(index),
                (_, None) => return Err(row.error("id", format!("no lexicon has the id '{id}'"))),
            };
            let clues = row.list("clues").map(Into::into).collect();
            ambiguous
                .entry(row.required("surface")?.to_string())
                .or_default()
                .push(AmbiguousReading { identity, clues });
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

/// A title, rank, honorific or degree.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// Whether it stands before the name (degrees stand behind it).
    pub before: bool,
    pub complement: TitleComplement,
    /// Whether its holder speaks for the body or state that it names.
    pub speaks: bool,
    /// Whether it is an office, to be shown as a role; honorifics and degrees are not.
    pub office: bool,
}

/// Whether a body, state or place may stand between a title and the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TitleComplement {
    None,
    Optional,
    Required,
}

pub(crate) fn read_titles(file: &File<'_>, forms: &mut Patterns) -> Result<Vec<Title>, LexiconError> {
    let columns = ["surface", "key", "kind", "position", "complement", "speaks", "source"];
    let table = Table::read(file.name, file.text, &columns, &[])?;
    let mut titles = Vec::new();
    for row in table.rows() {
        use TitleComplement::{None, Optional, Required};
        let complement = row.member("complement", &[None, Optional, Required], |c| match c {
            None => "none",
            Optional => "optional",
            Required => "required",
        })?;
        let surface = row.required("surface")?;
        let meaning = Meaning::Title(titles.len() as u32);
        if surface.chars().any(char::is_uppercase) {
            forms.exact(surface, meaning);
        } else {
            forms.any(surface, meaning);
        }
        let kind = row.required("kind")?;
        titles.push(Title {
            before: row.member("position", &[true, false], |before| if before { "pre" } else { "suf" })?,
            complement,
            speaks: row.member("speaks", &[true, false], |yes| if yes { "yes" } else { "no" })?,
            office: !matches!(
                kind,
                "honorific" | "academic_suffix" | "academic_prefix" | "name_suffix" | "kin" | "modifier"
            ),
        });
    }
    Ok(titles)
}

/// A word that opens the name of a body.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub complement: HeadComplement,
    /// Whether the head alone, capitalised, is a named body.
    pub alone: bool,
}

/// What completes the name that a head opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadComplement {
    /// A place or state.
    Place,
    /// Capitalised words.
    Name,
    /// Either.
    Any,
}

pub(crate) fn read_heads(file: &File<'_>, forms: &mut Patterns) -> Result<Vec<Head>, LexiconError> {
    let table = Table::read(file.name, file.text, &["surface", "type", "complement", "alone", "source"], &[])?;
    let mut heads = Vec::new();
    for row in table.rows() {
        let surface = row.required("surface")?;
        let meaning = Meaning::Head(heads.len() as u32);
        if acronym(surface) {
            forms.exact(surface, meaning);
        } else {
            forms.capital(surface, meaning);
        }
        use HeadComplement::{Any, Name, Place};
        heads.push(Head {
            complement: row.member("complement", &[Place, Name, Any], |c| match c {
                Place => "place",
                Name => "name",
                Any => "any",
            })?,
            alone: row.member("alone", &[true, false], |yes| if yes { "yes" } else { "no" })?,
        });
    }
    Ok(heads)
}

pub(crate) fn read_places(file: &File<'_>, forms: &mut Patterns) -> Result<(), LexiconError> {
    let table = Table::read(file.name, file.text, &["name", "aliases", "kind", "state", "source"], &[])?;
    for row in table.rows() {
        for surface in std::iter::once(row.required("name")?).chain(row.list("aliases")) {
            if acronym(surface) {
                forms.exact(surface, Meaning::Place);
            } else {
                forms.capital(surface, Meaning::Place);
            }
        }
    }
    Ok(())
}
