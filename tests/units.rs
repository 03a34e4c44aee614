//! Offsets in the unit of each host, and the exact shape of the JSON, on texts as they are pasted.
#![cfg(feature = "json")]

use std::sync::LazyLock;

use serde_json::Value;
use sikap::Annotator;
use sikap::native::{annotate_json, line};
use sikap::wire::{self, Unit};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::builtin);

/// A text, the words of its mentions and the words of its cues, as they stand in the text.
struct Case {
    text: &'static str,
    mentions: &'static [&'static str],
    cues: &'static [&'static str],
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Emoji: one code point, two UTF-16 units, four bytes.
    Case { text: "😀 Iran mengecam 😡 Israel.", mentions: &["Iran", "Israel"], cues: &["mengecam"] },
    // A family: five code points that show as one sign.
    Case { text: "👩‍👩‍👧 Iran mengecam Israel.", mentions: &["Iran", "Israel"], cues: &["mengecam"] },
    // A flag: two code points outside the basic plane.
    Case { text: "🇮🇩 Indonesia menolak usul 🇺🇸 Amerika Serikat.", mentions: &["Indonesia", "Amerika Serikat"], cues: &["menolak"] },
    // A non-breaking space inside a name.
    Case { text: "Korea\u{a0}Utara mengecam Korea\u{a0}Selatan.", mentions: &["Korea\u{a0}Utara", "Korea\u{a0}Selatan"], cues: &["mengecam"] },
    // Line ends of Windows, between sentences and inside a cue.
    Case { text: "Iran mengecam Israel.\r\nRusia minta\r\nmaaf kepada Amerika Serikat.", mentions: &["Iran", "Israel", "Rusia", "Amerika Serikat"], cues: &["mengecam", "minta\r\nmaaf"] },
    // An accent of its own behind the letter, before and inside a name.
    Case { text: "Di kafe\u{301} itu, Presiden Gu\u{308}l mengecam Israel.", mentions: &["Gu\u{308}l", "Israel"], cues: &["mengecam"] },
    // 'İ' grows when it is put into lower case.
    Case { text: "İİİ: Iran mengecam Israel di İstanbul, dan Rusia mendukung Iran.", mentions: &["Iran", "Israel", "Rusia", "Iran"], cues: &["mengecam", "mendukung"] },
    // Soft hyphens inside a cue and a name.
    Case { text: "Iran me\u{ad}nge\u{ad}cam Is\u{ad}ra\u{ad}el.", mentions: &["Iran", "Is\u{ad}ra\u{ad}el"], cues: &["me\u{ad}nge\u{ad}cam"] },
    // Curly quotes around a quotation and an apostrophe inside a name.
    Case { text: "“Iran mengecam Israel,” kata Ma’ruf Amin.", mentions: &["Iran", "Israel", "Ma’ruf Amin"], cues: &["mengecam"] },
    // Marks of direction and other signs that nobody sees stay outside the words.
    Case { text: "\u{200f}Iran\u{200f} mengecam \u{2066}Israel\u{2069}.", mentions: &["Iran", "Israel"], cues: &["mengecam"] },
    // Wide letters of an East Asian keyboard.
    Case { text: "ＡＳ mengecam Iran.", mentions: &["ＡＳ", "Iran"], cues: &["mengecam"] },
];

const UNITS: [Unit; 3] = [Unit::Bytes, Unit::Chars, Unit::Utf16];

fn cut(text: &str, unit: Unit, start: usize, end: usize) -> String {
    match unit {
        Unit::Bytes => text[start..end].to_string(),
        Unit::Chars => text.chars().skip(start).take(end - start).collect(),
        Unit::Utf16 => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
    }
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("offsets are numbers")).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn json(text: &str, unit: Unit) -> Value {
    serde_json::from_str(&annotate_json(&ANNOTATOR, text, unit)).expect("JSON")
}

#[test]
fn every_unit_cuts_the_words_as_pasted() {
    for Case { text, mentions, cues } in CASES {
        for unit in UNITS {
            let wire = wire::Annotation::new(&ANNOTATOR.annotate(text), text, unit);
            let found: Vec<_> = wire.mentions.iter().map(|m| cut(text, unit, m.start, m.end)).collect();
            assert_eq!(found, *mentions, "mentions of {text:?} in {unit:?}");
            let found: Vec<_> = wire.stances.iter().map(|s| cut(text, unit, s.cue.start, s.cue.end)).collect();
            assert_eq!(found, *cues, "cues of {text:?} in {unit:?}");
        }
    }
}

#[test]
fn json_has_the_same_offsets_as_the_wire() {
    for Case { text, mentions, cues } in CASES {
        for unit in UNITS {
            let json = json(text, unit);
            let words = |span: &Value| cut(text, unit, number(&span["start"]), number(&span["end"]));
            let found: Vec<_> = json["mentions"].as_array().unwrap().iter().map(words).collect();
            assert_eq!(found, *mentions, "mentions of {text:?} in {unit:?}");
            let found: Vec<_> = json["stances"].as_array().unwrap().iter().map(|s| words(&s["cue"])).collect();
            assert_eq!(found, *cues, "cues of {text:?} in {unit:?}");
        }
    }
}

/// lexicons/README.md: spaces in a form match any run of spaces or one line break.
#[test]
fn a_name_over_a_line_break_is_one_mention() {
    for text in ["Rusia mengecam Korea\nUtara.", "Rusia mengecam Korea\r\nUtara."] {
        let ids: Vec<_> = ANNOTATOR.annotate(text).entities.into_iter().map(|entity| entity.id).collect();
        assert_eq!(ids, ["state:RU", "state:KP"], "{text:?}");
    }
}

#[test]
fn a_line_separator_ends_a_headline_like_a_line_end() {
    for separator in ["\n", "\r\n", "\u{2028}", "\u{2029}"] {
        let text = format!("Iran mengecam Israel{separator}Rusia menolak usul itu");
        assert_eq!(ANNOTATOR.annotate(&text).sentences.len(), 2, "{separator:?}");
    }
}

#[test]
fn a_next_line_character_ends_a_headline_too() {
    let text = "Iran mengecam Israel\u{85}Rusia menolak usul itu";
    assert_eq!(ANNOTATOR.annotate(text).sentences.len(), 2);
}

#[test]
fn an_acute_accent_is_an_apostrophe() {
    for (plain, pasted) in [
        ("Wapres Ma'ruf Amin mengecam Iran.", "Wapres Ma\u{b4}ruf Amin mengecam Iran."),
        ("Wapres Ma'ruf Amin mengecam Iran.", "Wapres Ma`ruf Amin mengecam Iran."),
        ("\"Iran mengecam Israel,\" kata Prabowo.", "\u{2033}Iran mengecam Israel,\u{2033} kata Prabowo."),
    ] {
        let of = |text| {
            let annotation = ANNOTATOR.annotate(text);
            let ids: Vec<_> = annotation.entities.into_iter().map(|entity| entity.id).collect();
            (ids, annotation.stances.len(), annotation.stances[0].source.is_some())
        };
        assert_eq!(of(pasted), of(plain), "{pasted}");
    }
}

/// Counted by hand, so that a slip shared by the library and [`cut`] shows.
#[test]
fn offsets_are_the_numbers_that_each_host_counts() {
    let text = "😀 é Iran mengecam Israel.";
    let cases = [(Unit::Bytes, [8, 12, 13, 21]), (Unit::Chars, [4, 8, 9, 17]), (Unit::Utf16, [5, 9, 10, 18])];
    for (unit, expected) in cases {
        let wire = wire::Annotation::new(&ANNOTATOR.annotate(text), text, unit);
        let (iran, cue) = (&wire.mentions[0], &wire.stances[0].cue);
        assert_eq!([iran.start, iran.end, cue.start, cue.end], expected, "{unit:?}");
    }
    assert_eq!(Unit::default(), Unit::Chars, "code points are what most corpora count");
}

#[test]
fn names_of_entities_are_plain_however_they_were_pasted() {
    let annotation = ANNOTATOR.annotate("Bupati Bu\u{ad}di\u{a0}San\u{ad}toso mengecam Korea\u{a0}Utara.");
    let names: Vec<_> = annotation.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    assert_eq!(names, [("person:budi-santoso", "Budi Santoso"), ("state:KP", "Korea Utara")]);
}

/// Python's `splitlines` and many readers of JSON lines end a line at these.
#[test]
fn json_is_one_line_for_every_reader() {
    let name = "A\u{85}B\u{2028}C\u{2029}D\nE\rF";
    let tsv = format!("id\tname\twikidata\norg:uji-baris\tUji Baris\t{}\n", name.replace(['\n', '\r'], " "));
    let annotator = Annotator::builder().entities("uji.tsv", tsv).build().unwrap();
    let json = annotate_json(&annotator, "Uji Baris mengecam Iran.", Unit::Chars);
    for escape in ["\\u0085", "\\u2028", "\\u2029"] {
        assert!(json.contains(escape), "{escape} is not in {json}");
    }
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["entities"][0]["wikidata"], name.replace(['\n', '\r'], " "));
    let json = line(&name);
    assert!(!json.contains(['\u{85}', '\u{2028}', '\u{2029}', '\n', '\r']), "{json}");
    assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
}

/// A table reader fixes its columns from the first rows, so a key that comes later is an error or is lost.
#[test]
fn every_key_is_there_in_its_order_even_when_it_says_nothing() {
    let wanted = ["sentences", "entities", "mentions", "stances"];
    let found: Vec<_> = ordered_keys(&annotate_json(&ANNOTATOR, "", Unit::Chars));
    assert_eq!(found, wanted, "an empty text");
    assert_eq!(
        annotate_json(&ANNOTATOR, "", Unit::Chars),
        r#"{"sentences":[],"entities":[],"mentions":[],"stances":[]}"#
    );

    let text = "Menurut Budi Santoso, warga tidak mengecam Iran karena serangan itu.";
    let json = json(text, Unit::Chars);
    let sorted = |names: &[&'static str]| {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    };
    let same = |what: &str, value: &Value, names: &[&'static str]| {
        let mut found = keys(value);
        found.sort_unstable();
        assert_eq!(found, sorted(names), "keys of {what}");
    };
    same("the annotation", &json, &wanted);
    same("a sentence", &json["sentences"][0], &["start", "end"]);
    for entity in json["entities"].as_array().unwrap() {
        same(
            "an entity",
            entity,
            &["id", "kind", "name", "known", "wikidata", "iso", "role", "represents", "representsName"],
        );
    }
    for mention in json["mentions"].as_array().unwrap() {
        same("a mention", mention, &["start", "end", "kind", "entity", "form", "via", "alternatives"]);
        assert!(mention["alternatives"].is_array());
    }
    let stance = &json["stances"][0];
    let names = [
        "kind", "cue", "lemma", "rule", "frame", "polarity", "voice", "negated", "negator", "modality", "modal",
        "holders", "targets", "content", "source", "sentence", "cameo",
    ];
    same("a stance", stance, &names);
    same("a cue", &stance["cue"], &["start", "end"]);
    same("a negator", &stance["negator"], &["start", "end"]);
    same("a party", &stance["holders"][0], &["start", "end", "mention", "slot"]);
    same("a party", &stance["targets"][0], &["start", "end", "mention", "slot"]);
    assert_eq!(stance["holders"][0]["mention"], Value::Null, "'warga' is nobody by name");
    assert!(stance["targets"][0]["mention"].is_u64(), "Iran is");

    let unnamed = self::json("Dukungan menguat: warga mendukung.", Unit::Chars);
    assert_eq!(unnamed["mentions"], Value::Array(Vec::new()));
    for stance in unnamed["stances"].as_array().unwrap() {
        same("a stance without negator, content and source", stance, &names);
        assert_eq!((&stance["negator"], &stance["source"]), (&Value::Null, &Value::Null));
        assert!(stance["holders"].is_array() && stance["targets"].is_array());
    }
}

/// The keys of the outermost object in the order in which they are written.
fn ordered_keys(json: &str) -> Vec<String> {
    let (mut depth, mut keys) = (0, Vec::new());
    for (at, c) in json.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '"' if depth == 1 => {
                let rest = &json[at + 1..];
                if let Some(end) = rest.find('"').filter(|&end| rest[end + 1..].starts_with(':')) {
                    keys.push(rest[..end].to_string());
                }
            }
            _ => {}
        }
    }
    keys
}

#[test]
fn values_that_other_programs_match_on_are_as_documented() {
    let json = json("Rusia tidak mengecam Iran.", Unit::Chars);
    let state = &json["entities"][0];
    assert_eq!((&state["id"], &state["kind"], &state["iso"]), (&"state:RU".into(), &"state".into(), &"RU".into()));
    assert_eq!((&state["known"], &state["wikidata"]), (&true.into(), &"Q159".into()));
    assert_eq!(json["entities"][1]["id"], "state:IR");
    let mention = &json["mentions"][0];
    assert_eq!((&mention["form"], &mention["via"], &mention["entity"]), (&"name".into(), &"lexicon".into(), &0.into()));
    let stance = &json["stances"][0];
    assert_eq!(
        (&stance["kind"], &stance["voice"], &stance["modality"]),
        (&"condemn".into(), &"active".into(), &"asserted".into())
    );
    assert_eq!((&stance["negated"], &stance["polarity"]), (&true.into(), &(-3).into()));
    assert_eq!((&stance["lemma"], &stance["rule"]), (&"mengecam".into(), &"condemn.kecam".into()));
    assert_eq!((&stance["holders"][0]["mention"], &stance["targets"][0]["mention"]), (&0.into(), &1.into()));
}
