//! What Sikap knows about words, read from `lexicons/` once when an annotator is built.
//!
//! Each file there has its reader here; [`Lexicon::read`] is the only place that names them all. Nothing in this room looks
//! at a text to annotate.

mod classes;
mod cues;
mod identities;
mod index;
mod lists;
mod patterns;
mod spelling;
mod table;
mod titles;

pub(crate) use classes::Classes;
pub(crate) use cues::{
    Category, Context, Cue, Direction, Effect, FormSet, Frame, KindInfo, Needs, ObjectRole, Scope, Side, Wanted,
};
pub use identities::Clash;
pub(crate) use identities::{AmbiguousReading, Clue, Identities, id_of_name, is_date};
pub(crate) use index::Hashed;
pub(crate) use lists::WordLists;
pub(crate) use patterns::{Hit, Meaning, Patterns};
pub(crate) use spelling::Spelling;
pub use table::LexiconError;
pub(crate) use titles::{Head, HeadComplement, Title, TitleComplement};

use table::Table;

use crate::annotation::EntityKind;

/// A lexicon file: its name for messages, and its text.
pub(crate) struct File<'t> {
    pub name: &'t str,
    pub text: &'t str,
}

/// A table of `lexicons/`, without what only people read in it (`build.rs`).
macro_rules! builtin {
    ($name:literal) => {
        File { name: concat!("lexicons/", $name), text: include_str!(concat!(env!("OUT_DIR"), "/", $name)) }
    };
}

/// All lexicons, ready to match.
pub(crate) struct Lexicon {
    pub identities: Identities,
    /// Readings of ambiguous surfaces.
    pub ambiguous: Vec<Vec<AmbiguousReading>>,
    pub titles: Vec<Title>,
    pub heads: Vec<Head>,
    pub classes: Vec<Classes>,
    pub cues: Vec<Cue>,
    pub frames: Vec<Frame>,
    pub kinds: Vec<KindInfo>,
    pub scopes: Vec<Scope>,
    pub patterns: Patterns,
    pub lists: WordLists,
}

impl Lexicon {
    /// The built-in lexicons, extended by files of the caller without their rows at fault, and these faults.
    pub fn read(
        entities: &[File<'_>],
        cues: &[File<'_>],
        contexts: &[File<'_>],
    ) -> Result<(Self, Vec<LexiconError>), LexiconError> {
        let mut faults = Vec::new();
        let mut forms = Patterns::new();
        let mut identities = Identities::default();
        // The caller's rows come first: of two readings of the same words the earlier one wins.
        for file in entities {
            identities.custom(file, &mut forms, &mut faults);
        }
        identities.builtin(EntityKind::State, &builtin!("states.tsv"), &mut forms)?;
        identities.builtin(EntityKind::Organization, &builtin!("organizations.tsv"), &mut forms)?;
        identities.builtin(EntityKind::Person, &builtin!("people.tsv"), &mut forms)?;
        let ambiguous = identities.read_ambiguous(&builtin!("ambiguous.tsv"), &mut forms)?;
        let titles = titles::read_titles(&builtin!("titles.tsv"), &mut forms)?;
        let heads = titles::read_heads(&builtin!("heads.tsv"), &mut forms)?;
        titles::read_places(&builtin!("places.tsv"), &mut forms)?;
        let classes = read_classes(&builtin!("word_classes.tsv"), &mut forms)?;
        let scopes = cues::read_scopes(&builtin!("scopes.tsv"), &mut forms)?;
        let frames = cues::read_frames(&builtin!("frames.tsv"))?;
        let kinds = cues::read_kinds(&builtin!("kinds.tsv"))?;
        let mut rows = cues::Cues::default();
        for file in cues.iter().chain([&builtin!("cues.tsv")]) {
            rows.read(file, &frames, &mut forms, &mut faults);
        }
        for file in contexts.iter().chain([&builtin!("contexts.tsv")]) {
            rows.read_contexts(file, &mut faults);
        }
        let lexicon = Lexicon {
            identities,
            ambiguous,
            titles,
            heads,
            classes,
            cues: rows.rows,
            frames,
            kinds,
            scopes,
            patterns: forms,
            lists: WordLists::new(
                include_str!("../../lexicons/words.txt"),
                include_str!("../../lexicons/english.txt"),
                include_str!("../../lexicons/names.txt"),
            ),
        };
        Ok((lexicon, faults))
    }
}

fn read_classes(file: &File<'_>, forms: &mut Patterns) -> Result<Vec<Classes>, LexiconError> {
    let mut classes = Vec::new();
    let table = Table::read(file.name, file.text, &["surface", "classes"], &[])?;
    for row in table.rows() {
        let row = row?;
        let mut set = Classes::default();
        for name in row.list("classes") {
            let Some(class) = Classes::from_name(name) else {
                let known: Vec<_> = Classes::NAMES.iter().map(|(name, _)| *name).collect();
                return Err(row.error("classes", format!("'{name}' is none of {}", known.join(", "))));
            };
            set = set | class;
        }
        row.required_list("surface")?.for_each(|surface| forms.any(surface, Meaning::Class(classes.len() as u32)));
        classes.push(set);
    }
    Ok(classes)
}
