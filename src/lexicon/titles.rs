//! What names are built from, beside the names themselves: titles, heads of bodies, and places.

use super::File;
use super::patterns::{Meaning, Patterns};
use super::table::{LexiconError, Table};

/// A title, rank, honorific or degree.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// Whether it stands before the name (degrees stand behind it).
    pub before: bool,
    pub complement: TitleComplement,
    /// Whether its holder speaks for the body or state that it names.
    pub speaks: bool,
    /// Whether it says whose kin somebody is: `istri (Jokowi)`.
    pub kin: bool,
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
    let columns = ["surface", "kind", "position", "complement", "speaks"];
    let table = Table::read(file.name, file.text, &columns, &[])?;
    let mut titles = Vec::new();
    for row in table.rows() {
        let row = row?;
        use TitleComplement::{None, Optional, Required};
        let complement = row.member("complement", &[None, Optional, Required], |c| match c {
            None => "none",
            Optional => "optional",
            Required => "required",
        })?;
        let meaning = Meaning::Title(titles.len() as u32);
        for surface in row.required_list("surface")? {
            match surface.chars().any(char::is_uppercase) {
                true => forms.exact(surface, meaning),
                false => forms.any(surface, meaning),
            }
        }
        let kind = row.required("kind")?;
        titles.push(Title {
            before: row.member("position", &[true, false], |before| if before { "pre" } else { "suf" })?,
            complement,
            speaks: row.member("speaks", &[true, false], |yes| if yes { "yes" } else { "no" })?,
            kin: kind == "kin",
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
    /// Whether it is an office of government, which is called after its business and never after a person.
    pub office: bool,
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
    /// A place, or the body of which it is an organ, which is then the name: `DPP Partai Golkar` speaks for `Partai Golkar`.
    Organ,
}

pub(crate) fn read_heads(file: &File<'_>, forms: &mut Patterns) -> Result<Vec<Head>, LexiconError> {
    let table = Table::read(file.name, file.text, &["surface", "type", "complement", "alone"], &[])?;
    let mut heads = Vec::new();
    for row in table.rows() {
        let row = row?;
        let meaning = Meaning::Head(heads.len() as u32);
        row.required_list("surface")?.for_each(|surface| forms.name(surface, meaning));
        use HeadComplement::{Any, Name, Organ, Place};
        let kind = row.required("type")?;
        heads.push(Head {
            office: matches!(kind, "agency" | "ministry" | "executive" | "legislature" | "judiciary" | "police"),
            complement: row.member("complement", &[Place, Name, Any, Organ], |c| match c {
                Place => "place",
                Name => "name",
                Any => "any",
                Organ => "organ",
            })?,
            alone: row.member("alone", &[true, false], |yes| if yes { "yes" } else { "no" })?,
        });
    }
    Ok(heads)
}

pub(crate) fn read_places(file: &File<'_>, forms: &mut Patterns) -> Result<(), LexiconError> {
    let table = Table::read(file.name, file.text, &["name", "aliases"], &[])?;
    for row in table.rows() {
        let row = row?;
        for surface in row.required_list("name")?.chain(row.list("aliases")) {
            forms.name(surface, Meaning::Place);
        }
    }
    Ok(())
}
