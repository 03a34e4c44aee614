//! What carries a stance: cues with their frames and false friends, and the scopes of negation and modality.

use std::collections::{HashMap, HashSet};

use super::patterns::{Meaning, Patterns};
use super::table::{LexiconError, Row, Table};
use super::{File, Spelling};
use crate::annotation::StanceKind;

/// One cue: a verb with its passive, its noun and its bare headline form.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub id: String,
    pub kind: StanceKind,
    pub lemma: String,
    /// Index into the frames.
    pub frame: usize,
    /// Without what it is no stance.
    pub needs: Needs,
    /// Its false friends.
    pub contexts: Vec<Context>,
}

/// What a cue must have around it to be a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Nothing,
    /// A holder that can act, if one is named: 'hujan mengancam warga' is no threat.
    Actor,
    /// That, and as a noun a holder, a named target or a 'itu' that takes it up: 'komitmen' alone is nobody's pledge.
    Party,
    /// That, and as a noun a holder: 'ancaman terhadap Eropa' alone is a danger.
    Holder,
    /// A target or content: a demonstration as such takes no position.
    Target,
}

/// Which forms of a cue a surface is; some are several at once ('protes' is noun and headline verb).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormSet(u8);

impl FormSet {
    pub const ACTIVE: FormSet = FormSet(1);
    pub const PASSIVE: FormSet = FormSet(2);
    pub const NOMINAL: FormSet = FormSet(4);
    pub const BASE: FormSet = FormSet(8);
    const ANY: FormSet = FormSet(15);

    pub fn has(self, form: FormSet) -> bool {
        self.0 & form.0 != 0
    }
}

/// What stands around a cue.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub name: String,
    pub object: ObjectRole,
    /// Words that open the target, the holder (behind a noun) and the content.
    pub target: Vec<Spelling>,
    pub holder: Vec<Spelling>,
    pub content: Vec<Spelling>,
}

/// What a bare noun phrase behind the verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ObjectRole {
    /// Who or what is judged: 'mengecam serangan itu'.
    Judged,
    /// Who is accused; what of follows: 'menuduh AS berbohong'.
    Accused,
    /// The claim or its maker: 'membantah tuduhan'.
    Claim,
    /// Who is to act: 'mendesak DPR mengesahkan'.
    Addressee,
    /// The other side: 'sepakat dengan'.
    Partner,
    /// What is promised: 'menjanjikan bantuan'.
    Content,
    /// Nothing: 'khawatir'.
    None,
}

/// Words near a cue that give it another sense.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub forms: FormSet,
    pub side: Side,
    pub reach: usize,
    pub phrases: Vec<Vec<Wanted>>,
    pub effect: Effect,
}

/// What a phrase of a context wants at one place.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    Word(Spelling),
    Number,
    /// A day or month.
    Time,
    /// A word for no person.
    Thing,
    /// A named mention; alone in its phrase.
    Name,
    /// That, or a word for people or a body; alone in its phrase.
    Actor,
    /// The edges of the clause; alone in their phrases.
    Start,
    End,
    /// The cue itself.
    Cue,
}

impl Wanted {
    fn new(word: &str) -> Self {
        match word {
            "#number" => Wanted::Number,
            "#time" => Wanted::Time,
            "#thing" => Wanted::Thing,
            "#name" => Wanted::Name,
            "#actor" => Wanted::Actor,
            "#start" => Wanted::Start,
            "#end" => Wanted::End,
            "~" => Wanted::Cue,
            word => Wanted::Word(Spelling::new(word)),
        }
    }
}

/// How many words away from a cue a context may look.
const LONGEST_REACH: usize = 20;

/// What a context makes of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It is no stance.
    Drop,
    /// The form is a stance only in contexts of this effect.
    Only,
    /// It is a stance of another kind.
    Kind(StanceKind),
}

/// On which side of the cue a context looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
    Any,
    /// On both at once, with [`Wanted::Cue`] between.
    Around,
}

/// Constants of a kind of stance.
#[derive(Clone, Debug)]
pub(crate) struct KindInfo {
    pub polarity: i8,
    pub cameo: Option<String>,
}

/// A word that negates or modifies the cues in its scope.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub category: Category,
    pub direction: Direction,
    /// How many words away a cue may stand.
    pub reach: usize,
}

/// On which side the cue stands on which a scope word bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Behind it: 'tidak mengecam'.
    Forward,
    /// Before it: 'kesepakatan belum tercapai'.
    Backward,
    /// Either: 'tidak ada dukungan', 'dukungan itu tidak ada'.
    Both,
}

/// What a scope word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    Negation,
    /// Denies that there is somebody or something: 'tidak ada (negara yang mendukung)'.
    Absence,
    /// Looks like a negation and is none: 'tidak hanya'.
    Pseudo,
    Conditional,
    Planned,
    Required,
    Possible,
    Questioned,
    Reported,
    /// Ends every scope: 'tetapi'.
    Terminator,
}

#[derive(Default)]
pub(crate) struct Cues {
    pub rows: Vec<Cue>,
    by_id: HashMap<String, usize>,
}

impl Cues {
    /// Reads a table without the rows at fault, which it adds to `faults`. An id that stands there twice is a fault; a row whose
    /// id an earlier table has is left out.
    pub fn read(&mut self, file: &File<'_>, frames: &[Frame], forms: &mut Patterns, faults: &mut Vec<LexiconError>) {
        let required = ["id", "kind", "lemma", "frame"];
        let optional = ["active", "passive", "nominal", "base", "needs", "source"];
        let table = match Table::read(file.name, file.text, &required, &optional) {
            Ok(table) => table,
            Err(fault) => return faults.push(fault),
        };
        let mut seen = HashSet::new();
        for row in table.rows() {
            if let Err(fault) = row.and_then(|row| self.read_row(&row, frames, forms, &mut seen)) {
                faults.push(fault);
            }
        }
    }

    fn read_row<'t>(
        &mut self,
        row: &Row<'t, '_>,
        frames: &[Frame],
        forms: &mut Patterns,
        seen: &mut HashSet<&'t str>,
    ) -> Result<(), LexiconError> {
        let id = row.required("id")?;
        if !seen.insert(id) {
            return Err(row.error("id", format!("'{id}' is there twice; put all forms into one row")));
        }
        if self.by_id.contains_key(id) {
            return Ok(());
        }
        let kind = row.member("kind", StanceKind::ALL, StanceKind::as_str)?;
        let frame = row.required("frame")?;
        let Some(frame) = frames.iter().position(|f| f.name == frame) else {
            let known: Vec<_> = frames.iter().map(|f| f.name.as_str()).collect();
            return Err(row.error("frame", format!("'{frame}' is none of {}", known.join(", "))));
        };
        let needs = match row.cell("needs") {
            "" => Needs::Nothing,
            "actor" => Needs::Actor,
            "party" => Needs::Party,
            "holder" => Needs::Holder,
            "target" => Needs::Target,
            other => return Err(row.error("needs", format!("'{other}' is none of actor, party, holder, target"))),
        };
        let surfaces = surfaces(row);
        if surfaces.is_empty() {
            return Err(row.error("active", "the row has no form; fill active, passive, nominal or base"));
        }
        let lemma = match row.cell("lemma") {
            "" => surfaces[0].0.clone(),
            lemma => lemma.into(),
        };
        let cue = self.rows.len();
        for (surface, set) in surfaces {
            forms.any(&surface, Meaning::Cue { cue: cue as u32, forms: FormSet(set) });
        }
        self.by_id.insert(id.into(), cue);
        self.rows.push(Cue { id: id.into(), kind, lemma, frame, needs, contexts: Vec::new() });
        Ok(())
    }

    /// Reads a table of false friends without the rows at fault, which it adds to `faults`.
    pub fn read_contexts(&mut self, file: &File<'_>, faults: &mut Vec<LexiconError>) {
        let columns = ["cue", "form", "where", "reach", "words", "effect"];
        let table = match Table::read(file.name, file.text, &columns, &["source"]) {
            Ok(table) => table,
            Err(fault) => return faults.push(fault),
        };
        for row in table.rows() {
            if let Err(fault) = row.and_then(|row| self.read_context(&row)) {
                faults.push(fault);
            }
        }
    }

    fn read_context(&mut self, row: &Row<'_, '_>) -> Result<(), LexiconError> {
        let id = row.required("cue")?;
        let Some(&cue) = self.by_id.get(id) else {
            return Err(row.error("cue", format!("no cue has the id '{id}'")));
        };
        let all = [FormSet::ACTIVE, FormSet::PASSIVE, FormSet::NOMINAL, FormSet::BASE, FormSet::ANY];
        let forms = row.member("form", &all, |form| match form {
            FormSet::ACTIVE => "active",
            FormSet::PASSIVE => "passive",
            FormSet::NOMINAL => "nominal",
            FormSet::BASE => "base",
            _ => "any",
        })?;
        let side = row.member("where", &[Side::Before, Side::After, Side::Any, Side::Around], |side| match side {
            Side::Before => "before",
            Side::After => "after",
            Side::Any => "any",
            Side::Around => "around",
        })?;
        let reach = row.required("reach")?.parse().ok().filter(|&reach| reach <= LONGEST_REACH);
        let reach = reach.ok_or_else(|| row.error("reach", format!("not a number from 0 to {LONGEST_REACH}")))?;
        let effect = match row.required("effect")? {
            "drop" => Effect::Drop,
            "only" => Effect::Only,
            name => Effect::Kind(
                StanceKind::from_name(name)
                    .ok_or_else(|| row.error("effect", "none of 'drop', 'only' or a kind of stance"))?,
            ),
        };
        row.required("words")?;
        let phrases: Vec<Vec<Wanted>> = row.list("words").map(wanted).collect();
        let placed = |phrase: &Vec<Wanted>| phrase.iter().any(|wanted| matches!(wanted, Wanted::Cue));
        if side == Side::Around && !phrases.iter().all(placed) {
            return Err(row.error("words", "where it looks around, each phrase needs '~' for the cue"));
        }
        self.rows[cue].contexts.push(Context { forms, side, reach, phrases, effect });
        Ok(())
    }
}

/// The words of a phrase of a context. As in the text, a hyphen is a word of its own.
fn wanted(phrase: &str) -> Vec<Wanted> {
    let spaced = phrase.replace('-', " - ");
    spaced.split_whitespace().map(Wanted::new).collect()
}

/// The surfaces of a row, each with the forms that it is.
fn surfaces(row: &Row<'_, '_>) -> Vec<(String, u8)> {
    let mut surfaces: Vec<(String, u8)> = Vec::new();
    let columns = [
        ("active", FormSet::ACTIVE),
        ("passive", FormSet::PASSIVE),
        ("nominal", FormSet::NOMINAL),
        ("base", FormSet::BASE),
    ];
    for (column, form) in columns {
        for surface in row.list(column) {
            let mut add = |surface: String| match surfaces.iter_mut().find(|(s, _)| *s == surface) {
                Some((_, set)) => *set |= form.0,
                None => surfaces.push((surface, form.0)),
            };
            add(surface.to_lowercase());
            // A passive written apart ('di kecam') is a common slip.
            if let (FormSet::PASSIVE, Some(stem)) = (form, surface.strip_prefix("di")) {
                add(format!("di {stem}"));
            }
        }
    }
    surfaces
}

pub(crate) fn read_frames(file: &File<'_>) -> Result<Vec<Frame>, LexiconError> {
    let columns = ["frame", "object", "target", "holder", "content"];
    let table = Table::read(file.name, file.text, &columns, &[])?;
    table
        .rows()
        .map(|row| {
            let row = row?;
            use ObjectRole::{Accused, Addressee, Claim, Content, Judged, None, Partner};
            let object =
                row.member("object", &[Accused, Addressee, Claim, Content, Judged, None, Partner], |o| match o {
                    Accused => "accused",
                    Addressee => "addressee",
                    Claim => "claim",
                    Content => "content",
                    Judged => "judged",
                    None => "none",
                    Partner => "partner",
                })?;
            let list = |column| row.list(column).map(Spelling::new).collect();
            Ok(Frame {
                name: row.required("frame")?.into(),
                object,
                target: list("target"),
                holder: list("holder"),
                content: list("content"),
            })
        })
        .collect()
}

/// Reads the constants of all kinds, in the order of [`StanceKind::ALL`].
pub(crate) fn read_kinds(file: &File<'_>) -> Result<Vec<KindInfo>, LexiconError> {
    let columns = ["kind", "polarity", "cameo"];
    let table = Table::read(file.name, file.text, &columns, &[])?;
    let rows = table.rows().collect::<Result<Vec<_>, _>>()?;
    StanceKind::ALL
        .iter()
        .map(|kind| {
            let Some(row) = rows.iter().find(|row| row.cell("kind") == kind.as_str()) else {
                return Err(LexiconError::new(file.name, 1, Some("kind"), format!("the kind '{kind}' has no row")));
            };
            let polarity = row.required("polarity")?.parse().map_err(|_| row.error("polarity", "not a number"))?;
            let cameo = Some(row.cell("cameo").to_string()).filter(|code| !code.is_empty());
            Ok(KindInfo { polarity, cameo })
        })
        .collect()
}

pub(crate) fn read_scopes(file: &File<'_>, forms: &mut Patterns) -> Result<Vec<Scope>, LexiconError> {
    let table = Table::read(file.name, file.text, &["surface", "category", "direction", "reach"], &[])?;
    let mut scopes = Vec::new();
    for row in table.rows() {
        let row = row?;
        use Category::{
            Absence, Conditional, Negation, Planned, Possible, Pseudo, Questioned, Reported, Required, Terminator,
        };
        let all =
            [Negation, Absence, Pseudo, Conditional, Planned, Required, Possible, Questioned, Reported, Terminator];
        let category = row.member("category", &all, |c| match c {
            Negation => "negation",
            Absence => "absence",
            Pseudo => "pseudo",
            Conditional => "conditional",
            Planned => "planned",
            Required => "required",
            Possible => "possible",
            Questioned => "questioned",
            Reported => "reported",
            Terminator => "terminator",
        })?;
        let reach = row.required("reach")?.parse().map_err(|_| row.error("reach", "not a number"))?;
        let direction =
            row.member("direction", &[Direction::Forward, Direction::Backward, Direction::Both], |d| match d {
                Direction::Forward => "forward",
                Direction::Backward => "backward",
                Direction::Both => "both",
            })?;
        row.required_list("surface")?.for_each(|surface| forms.any(surface, Meaning::Scope(scopes.len() as u32)));
        scopes.push(Scope { category, direction, reach });
    }
    Ok(scopes)
}
