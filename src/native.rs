//! JSON text in, JSON text out: the verbs of the library for hosts that take strings.

use crate::wire::{self, Unit};
use crate::{Annotation, Annotator};

/// The annotation of `text` as one line of JSON, offsets in `unit`.
///
/// The line separators U+0085, U+2028 and U+2029 are escaped, so that readers which split lines at them see one line.
pub fn annotate_json(annotator: &Annotator, text: &str, unit: Unit) -> String {
    to_json(&annotator.annotate(text), text, unit)
}

/// `annotation`, which was made from `text`, as one line of JSON.
pub fn to_json(annotation: &Annotation, text: &str, unit: Unit) -> String {
    line(&wire::Annotation::new(annotation, text, unit))
}

/// Any serialisable value as one line of JSON.
pub fn line(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).expect("the wire types hold nothing that JSON cannot say");
    if json.is_ascii() {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{85}' => out.push_str("\\u0085"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}
