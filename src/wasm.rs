//! The library for JavaScript: the same verbs, offsets in UTF-16 code units, plain objects out.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::LexiconError;
use crate::wire::{Annotation, Unit};

/// A lexicon of your own: a tab-separated table, and its name for error messages.
#[derive(Deserialize, Serialize, Tsify)]
pub struct LexiconFile {
    /// Name of the file, for error messages.
    pub file: String,
    /// The table, in the format of `lexicons/README.md`.
    pub text: String,
}

/// Settings of an annotator.
#[derive(Deserialize, Serialize, Tsify, Default)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct AnnotatorOptions {
    /// People, states and organizations beside the built-in ones.
    #[tsify(optional)]
    pub entities: Vec<LexiconFile>,
    /// Cues beside the built-in ones.
    #[tsify(optional)]
    pub cues: Vec<LexiconFile>,
    /// Day of publication, `YYYY-MM-DD`: people get the office that they held then.
    #[tsify(optional)]
    pub published: Option<String>,
}

/// Reads Indonesian news texts: who is in it, and who takes which stance towards whom.
#[wasm_bindgen]
pub struct Annotator(crate::Annotator);

#[wasm_bindgen]
impl Annotator {
    /// An annotator with the built-in lexicons and, if given, your own.
    ///
    /// Throws an `Error` with `file`, `line` and `column` when a lexicon has a fault.
    #[wasm_bindgen(constructor)]
    pub fn new(options: Option<Ts<AnnotatorOptions>>) -> Result<Annotator, JsValue> {
        let options = match options {
            Some(options) => {
                known_settings(&options.js_value())?;
                options.to_rust().map_err(|error| JsValue::from(JsError::new(&error.to_string())))?
            }
            None => AnnotatorOptions::default(),
        };
        let mut builder = crate::Annotator::builder();
        for LexiconFile { file, text } in options.entities {
            builder = builder.entities(file, text);
        }
        for LexiconFile { file, text } in options.cues {
            builder = builder.cues(file, text);
        }
        if let Some(day) = options.published {
            builder = builder.published(day);
        }
        builder.build().map(Annotator).map_err(|error| fault(&error))
    }

    /// Annotates a text. Offsets are UTF-16 code units: `text.slice(mention.start, mention.end)` is the name.
    pub fn annotate(&self, text: &str) -> Result<Ts<Annotation>, JsError> {
        let annotation = self.0.annotate(text);
        Ok(Annotation::new(&annotation, text, Unit::Utf16).into_ts()?)
    }

    /// Number of distinct surface forms that the annotator looks for.
    #[wasm_bindgen(getter, js_name = surfaceForms)]
    pub fn surface_forms(&self) -> usize {
        self.0.surface_forms()
    }
}

/// Refuses a misspelt setting. serde-wasm-bindgen asks an object for the fields that it knows, so `deny_unknown_fields` never
/// sees another one.
fn known_settings(options: &JsValue) -> Result<(), JsError> {
    let keys = options.dyn_ref::<js_sys::Object>().map(js_sys::Object::keys).unwrap_or_default();
    match keys
        .iter()
        .filter_map(|key| key.as_string())
        .find(|key| !["entities", "cues", "published"].contains(&key.as_str()))
    {
        Some(key) => Err(JsError::new(&format!("unknown setting '{key}'; known are entities, cues, published"))),
        None => Ok(()),
    }
}

/// The kinds of stances; a new version may add more.
#[wasm_bindgen(typescript_custom_section)]
const STANCE_KIND: &str = r#"
/** Kind of a stance. */
export type StanceKind =
    | "condemn" | "criticize" | "accuse" | "protest" | "oppose" | "deny" | "threaten" | "warn" | "demand" | "concern"
    | "regret" | "doubt" | "anger" | "support" | "praise" | "welcome" | "agree" | "affirm" | "pledge" | "apologize";
"#;

/// Version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// A fault in a lexicon as an `Error` with the place as fields.
fn fault(error: &LexiconError) -> JsValue {
    let value = JsValue::from(JsError::new(&error.to_string()));
    let set = |key: &str, field: JsValue| js_sys::Reflect::set(&value, &key.into(), &field);
    let column = error.column().map_or(JsValue::NULL, JsValue::from);
    let done =
        set("file", error.file().into()).and(set("line", (error.line() as u32).into())).and(set("column", column));
    debug_assert!(done.is_ok());
    value
}
