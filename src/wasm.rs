//! The library for JavaScript: the same verbs, offsets in UTF-16 code units, plain objects out.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::LexiconError;
use crate::wire::{self, Annotation, Place, Relation, Unit};

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
    /// False friends of cues, yours or built-in ones.
    #[tsify(optional)]
    pub contexts: Vec<LexiconFile>,
    /// Day of publication, `YYYY-MM-DD`: people get the office that they held then.
    #[tsify(optional)]
    pub published: Option<String>,
    /// Leave out rows of your lexicons that are at fault, instead of throwing; `annotator.faults` names them.
    #[tsify(optional)]
    pub skip_faults: bool,
}

/// How relations are summed.
#[derive(Deserialize, Serialize, Tsify, Default)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationsOptions {
    /// Count who speaks for a state or body as that state or body: an ambassador as the country.
    #[tsify(optional)]
    pub roll_up: bool,
}

/// What is wrong in a lexicon of your own, and where.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct LexiconFault {
    /// Name of the file.
    pub file: String,
    /// Line number, from 1.
    pub line: usize,
    /// Name of the column, when one cell is at fault, else null.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

/// A form of a row of yours that names somebody else as well. Your row is the one that is taken.
#[derive(Serialize, Tsify)]
pub struct LexiconClash {
    /// Name of the file.
    pub file: String,
    /// Line number, from 1.
    pub line: usize,
    /// Name of the column in which the form stands.
    pub column: String,
    /// Id of the row.
    pub id: String,
    /// The form.
    pub form: String,
    /// Ids of the others whom it names; the first ten.
    pub others: Vec<String>,
}

/// Reads Indonesian news texts: who is in it, and who takes which stance towards whom.
#[wasm_bindgen]
pub struct Annotator(crate::Annotator);

#[wasm_bindgen]
impl Annotator {
    /// An annotator with the built-in lexicons and, if given, your own.
    ///
    /// Throws an `Error` when a lexicon has a fault: with `file`, `line` and `column` of the first, and all in `faults`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: Option<Ts<AnnotatorOptions>>) -> Result<Annotator, JsValue> {
        let options = match options {
            Some(options) => {
                known_settings(&options.js_value(), &SETTINGS)?;
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
        for LexiconFile { file, text } in options.contexts {
            builder = builder.contexts(file, text);
        }
        if let Some(day) = options.published {
            builder = builder.published(day);
        }
        if options.skip_faults {
            builder = builder.skip_faults();
        }
        builder.build().map(Annotator).map_err(|error| fault(&error))
    }

    /// Annotates a text. Offsets are UTF-16 code units: `text.slice(mention.start, mention.end)` is the name.
    pub fn annotate(&self, text: &str) -> Result<Ts<Annotation>, JsError> {
        let annotation = self.0.annotate(text);
        Ok(Annotation::new(&annotation, text, Unit::Utf16).into_ts()?)
    }

    /// Who stands how towards whom in a text or a list of texts, in order of the first stance of each relation. Only stances between
    /// named entities count; places give the index of the text and the cue in UTF-16 code units.
    #[wasm_bindgen(unchecked_return_type = "Relation<Place>[]")]
    pub fn relations(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | string[]")] texts: &JsValue,
        options: Option<Ts<RelationsOptions>>,
    ) -> Result<JsValue, JsError> {
        let texts = strings(texts)?;
        let RelationsOptions { roll_up } = match options {
            Some(options) => {
                known_settings(&options.js_value(), &["rollUp"])?;
                options.to_rust()?
            }
            None => RelationsOptions::default(),
        };
        let mut sums = if roll_up { crate::Relations::rolled_up() } else { crate::Relations::new() };
        for (index, text) in texts.iter().enumerate() {
            let annotation = self.0.annotate(text);
            let cue = wire::cues(&annotation, text, Unit::Utf16);
            sums.add(&annotation, |stance| {
                let wire::Span { start, end } = cue(stance);
                Place { text: index, start, end }
            });
        }
        let relations: Vec<Relation<Place>> = sums.into_vec().into_iter().map(Relation::new).collect();
        Ok(plain(&relations)?)
    }

    /// The faults of your lexicons that `skipFaults` let pass; the rows that they name are left out.
    #[wasm_bindgen(getter, unchecked_return_type = "LexiconFault[]")]
    pub fn faults(&self) -> Result<JsValue, JsError> {
        let faults: Vec<LexiconFault> = self.0.faults().iter().map(LexiconFault::from).collect();
        Ok(plain(&faults)?)
    }

    /// The forms of your people, states and organizations that name others as well.
    #[wasm_bindgen(getter, unchecked_return_type = "LexiconClash[]")]
    pub fn clashes(&self) -> Result<JsValue, JsError> {
        let clash = |crate::Clash { file, line, column, id, form, others }| LexiconClash {
            file,
            line,
            column,
            id,
            form,
            others,
        };
        let clashes: Vec<LexiconClash> = self.0.clashes().into_iter().map(clash).collect();
        Ok(plain(&clashes)?)
    }

    /// Number of distinct surface forms that the annotator looks for.
    #[wasm_bindgen(getter, js_name = surfaceForms)]
    pub fn surface_forms(&self) -> usize {
        self.0.surface_forms()
    }
}

const SETTINGS: [&str; 5] = ["entities", "cues", "contexts", "published", "skipFaults"];

/// Refuses a misspelt setting. serde-wasm-bindgen asks an object for the fields that it knows, so `deny_unknown_fields` never
/// sees another one.
fn known_settings(options: &JsValue, known: &[&str]) -> Result<(), JsError> {
    let keys = options.dyn_ref::<js_sys::Object>().map(js_sys::Object::keys).unwrap_or_default();
    match keys.iter().filter_map(|key| key.as_string()).find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(JsError::new(&format!("unknown setting '{key}'; known are {}", known.join(", ")))),
        None => Ok(()),
    }
}

/// The strings of a string or a list of them.
fn strings(value: &JsValue) -> Result<Vec<String>, JsError> {
    let list = match value.dyn_ref::<js_sys::Array>() {
        Some(list) => list.iter().map(|item| item.as_string()).collect(),
        None => value.as_string().map(|text| vec![text]),
    };
    list.ok_or_else(|| JsError::new("texts must be a string or a list of strings"))
}

/// The kinds of stances; a new version may add more.
#[wasm_bindgen(typescript_custom_section)]
const STANCE_KIND: &str = r#"
/** Kind of a stance. */
export type StanceKind =
    | "condemn" | "criticize" | "accuse" | "protest" | "oppose" | "deny" | "threaten" | "warn" | "demand" | "concern"
    | "regret" | "doubt" | "anger" | "support" | "praise" | "welcome" | "agree" | "affirm" | "pledge" | "apologize";

/**
 * Where a party stands towards the cue: its `subject` ('Iran mengecam'); the subject of another verb, which it has
 * `shared`; the noun before 'yang' (`relative`); who is `asked` to act; its `object`, or the `owner` of the object
 * ('serangan Israel'); behind a `preposition`; the `agent` of a passive; the `genitive` behind a noun ('kecaman Iran');
 * the subject of a `light` verb ('melayangkan protes'); in the `clause` that it is about; one of several who are
 * `reciprocal` ('saling menuduh'); or the `speaker` of the words.
 */
export type Slot =
    | "subject" | "shared" | "relative" | "asked" | "object" | "owner" | "preposition" | "agent" | "genitive" | "light"
    | "clause" | "reciprocal" | "speaker";
"#;

/// Version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

impl From<&LexiconError> for LexiconFault {
    fn from(error: &LexiconError) -> Self {
        LexiconFault {
            file: error.file().into(),
            line: error.line(),
            column: error.column().map(Into::into),
            message: error.message().into(),
        }
    }
}

/// A plain value of JavaScript, with null for what is not there.
fn plain(value: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true))
}

/// Faults in lexicons as one `Error` with the place of the first as fields, and all of them in `faults`.
fn fault(error: &LexiconError) -> JsValue {
    let value = JsValue::from(JsError::new(&error.to_string()));
    let set = |key: &str, field: JsValue| js_sys::Reflect::set(&value, &key.into(), &field);
    let column = error.column().map_or(JsValue::NULL, JsValue::from);
    let all: Vec<LexiconFault> = std::iter::once(error).chain(error.others()).map(LexiconFault::from).collect();
    let done = set("file", error.file().into())
        .and(set("line", (error.line() as u32).into()))
        .and(set("column", column))
        .and(set("faults", plain(&all).unwrap_or(JsValue::NULL)));
    debug_assert!(done.is_ok());
    value
}
