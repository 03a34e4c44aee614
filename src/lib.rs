//! Sikap reads Indonesian news: who is in it (people, states, organizations, each linked to one identity), and who takes
//! which stance towards whom (*mengecam* = condemn, *membantah* = deny, ...), with holder, target, voice and negation.
//!
//! ```
//! let text = "Rusia membantah tuduhan AS soal serangan siber.";
//! let annotation = sikap::Annotator::builtin().annotate(text);
//! for stance in &annotation.stances {
//!     let names = |parties: &[sikap::Party]| -> Vec<&str> { parties.iter().map(|p| &text[p.span.range()]).collect() };
//!     println!("{:?} {} {:?}", names(&stance.holders), stance.kind, names(&stance.targets));
//! }
//! assert_eq!(annotation.stances[0].kind, sikap::StanceKind::Deny);
//! ```
//!
//! # How it works
//!
//! The text goes one way, one module a step:
//!
//! ```text
//! text -> normalise -> words -> scan -> classify -> segment -> resolve -> cues -> attach -> Annotation -> wire
//! ```
//!
//! No step looks ahead to a later one. Names, cues and their contexts are data in the folder `lexicons/`; every stance says by
//! [`Stance::rule`] which row found it.
//!
//! # Units and limits
//!
//! Offsets are UTF-8 bytes of the text as given, half open ([`Span`]). [`Annotator::annotate`] is total: it takes any string,
//! never panics, and takes time in proportion to the text. It is made for Indonesian news; it reads no other language, and
//! what no lexicon or pattern foresees it does not see.

mod annotation;
mod annotator;
mod attach;
mod classify;
mod cues;
mod lexicon;
mod normalise;
mod relations;
mod resolve;
mod segment;
mod slug;
pub mod wire;
mod words;

#[cfg(feature = "json")]
pub mod native;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotation::{
    Annotation, Entity, EntityKind, Form, Mention, Modality, Party, Slot, Span, Stance, StanceKind, Via, Voice,
};
pub use annotator::{Annotator, Builder};
pub use lexicon::{Clash, LexiconError};
pub use relations::{Actor, Relation, Relations};
