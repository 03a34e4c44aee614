//! The command line as other programs see it: the filter contract (one line out for each line in), exit status, messages.
#![cfg(feature = "cli")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

struct Outcome {
    status: ExitStatus,
    stdout: String,
    stderr: String,
}

impl Outcome {
    fn code(&self) -> i32 {
        self.status.code().unwrap_or_else(|| panic!("killed: {:?}", self.status))
    }

    /// The output lines, each of which must be JSON.
    fn lines(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(self.stdout.is_empty() || self.stdout.ends_with('\n'), "the last line does not end");
        self.stdout.lines().map(parse).collect()
    }

    /// Fails unless all went well and nothing was said.
    fn quietly(self) -> Self {
        assert_eq!((self.code(), self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self
    }
}

fn sikap(arguments: &[&str]) -> Command {
    command(&[&["annotate"], arguments].concat())
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sikap"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs `command` on `input`; a thread writes, so that full pipes block nobody.
fn run(mut command: Command, input: &[u8]) -> Outcome {
    let mut child = command.spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that fails before it reads closes the pipe; what it says is then checked by the caller.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Outcome { status: output.status, stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn filter(arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    run(sikap(&[&["--from", "jsonl"], arguments].concat()), input.as_ref())
}

/// A file of this test with that content.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn first_key(line: &str) -> &str {
    line.strip_prefix("{\"").and_then(|line| line.split('"').next()).unwrap_or(line)
}

const ANNOTATION_KEYS: [&str; 5] = ["id", "sentences", "entities", "mentions", "stances"];

fn is_annotation(line: &Value) -> bool {
    let object = line.as_object().unwrap();
    object.len() == ANNOTATION_KEYS.len() && ANNOTATION_KEYS.iter().all(|key| object.contains_key(*key))
}

#[test]
fn each_line_in_is_one_line_out_with_its_id_first() {
    let input = [
        r#"{"id":"a7","text":"Iran mengecam Israel."}"#,
        r#"{"text":"Rusia membantah tuduhan itu.","id":7}"#,
        r#"{"text":""}"#,
        r#"{"id":null,"text":"tanpa nama"}"#,
        r#"{"id":12345678901234567890123,"text":"Iran"}"#,
        r#"{"id":"007","text":"Iran","lain":{"text":"bukan ini"}}"#,
    ];
    let outcome = filter(&[], input.join("\n") + "\n").quietly();
    for line in outcome.stdout.lines() {
        assert_eq!(first_key(line), "id", "{line}");
    }
    let lines = outcome.lines();
    assert_eq!(lines.len(), input.len());
    assert!(lines.iter().all(is_annotation));
    assert_eq!((&lines[0]["id"], &lines[1]["id"]), (&json!("a7"), &json!(7)));
    assert_eq!((&lines[2]["id"], &lines[3]["id"]), (&Value::Null, &Value::Null));
    // A number that no float holds is passed on digit by digit.
    assert!(outcome.stdout.contains(r#"{"id":12345678901234567890123,"#));
    assert_eq!(lines[5]["id"], json!("007"));
    assert_eq!(lines[0]["stances"][0]["kind"], "condemn");
    assert_eq!(lines[1]["stances"][0]["kind"], "deny");
    assert_eq!(lines[2]["sentences"], json!([]));
}

#[test]
fn a_last_line_without_end_is_a_line() {
    let lines = filter(&[], "{\"id\":1,\"text\":\"Iran\"}\n{\"id\":2,\"text\":\"Iran\"}").quietly().lines();
    assert_eq!(lines.iter().map(|line| line["id"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn offsets_count_what_was_asked_for_and_code_points_otherwise() {
    let input = r#"{"id":1,"text":"\ud83d\ude00 \u00e9 Iran mengecam Israel."}"#;
    for (arguments, start) in
        [(&[] as &[&str], 4), (&["--offsets", "chars"], 4), (&["--offsets", "utf16"], 5), (&["--offsets", "bytes"], 8)]
    {
        let lines = filter(arguments, input).quietly().lines();
        assert_eq!(lines[0]["mentions"][0]["start"], start, "{arguments:?}");
        assert_eq!(lines[0]["mentions"][0]["end"], start + 4, "{arguments:?}");
    }
}

#[test]
fn escapes_in_the_input_are_the_characters_they_stand_for() {
    let lines =
        filter(&[], r#"{"id":1,"te\u0078t":"\u0049ran\nmengecam \"Israel\".\tRusia\u00a0menolak."}"#).quietly().lines();
    let ids: Vec<_> =
        lines[0]["entities"].as_array().unwrap().iter().map(|entity| entity["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["state:IR", "state:IL", "state:RU"]);
}

#[test]
fn no_output_line_is_cut_by_a_reader_that_knows_more_line_ends() {
    let input = "{\"id\":\"a\u{2028}b\u{2029}c\u{85}d\",\"url\":\"\u{2028}\",\"text\":\"Iran\u{2028}mengecam\"}\n";
    let outcome = filter(&["--keep", "url"], input).quietly();
    assert!(!outcome.stdout.contains(['\u{85}', '\u{2028}', '\u{2029}', '\r']), "{}", outcome.stdout);
    let lines = outcome.lines();
    assert_eq!((&lines[0]["id"], &lines[0]["url"]), (&json!("a\u{2028}b\u{2029}c\u{85}d"), &json!("\u{2028}")));
}

/// Lines that cannot be annotated, and what is said of them. The escape of half a surrogate pair is what Python writes for a
/// broken emoji.
const FAULTS: [(&[u8], &str); 9] = [
    (b"{\"id\":1,\"text\":\"Iran", "not JSON"),
    (b"not json", "not JSON"),
    (b"{\"id\":\"b\"}", "no field 'text'"),
    (b"{\"id\":\"b\",\"text\":5}", "no string"),
    (b"{\"id\":\"b\",\"text\":null}", "no string"),
    (b"", "empty line"),
    (b"{\"id\":\"b\",\"text\":\"Ir\xe4n\"}", "not UTF-8"),
    (b"{\"id\":\"b\",\"text\":\"Iran \\ud83d\"}", "no valid string"),
    (b"[\"Iran\"]", "not a JSON object"),
];

/// A good line, every faulty one, a good line.
fn faulty_input() -> Vec<u8> {
    let mut input = b"{\"id\":\"first\",\"text\":\"Iran mengecam Israel.\"}\n".to_vec();
    for (line, _) in FAULTS {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    input.extend_from_slice(b"{\"id\":\"last\",\"text\":\"Iran mengecam Israel.\"}\n");
    input
}

#[test]
fn a_bad_line_leaves_a_record_in_its_place_and_nothing_else_is_lost() {
    for (arguments, code) in [(&[] as &[&str], 1), (&["--on-error", "fail"], 1), (&["--on-error", "record"], 0)] {
        let outcome = filter(arguments, faulty_input());
        assert_eq!(outcome.code(), code, "{arguments:?}");
        let lines = outcome.lines();
        assert_eq!(lines.len(), FAULTS.len() + 2);
        assert!(is_annotation(&lines[0]) && lines[0]["id"] == "first" && lines[0]["stances"][0]["kind"] == "condemn");
        assert!(is_annotation(&lines[FAULTS.len() + 1]) && lines[FAULTS.len() + 1]["id"] == "last");
        for (index, ((input, reason), record)) in FAULTS.iter().zip(&lines[1..]).enumerate() {
            let input = String::from_utf8_lossy(input);
            assert_eq!(record.as_object().unwrap().len(), 3, "{input}: {record}");
            assert_eq!(record["line"], index + 2, "{input}");
            let error = record["error"].as_str().unwrap();
            assert!(error.contains(reason), "{input}: '{error}' does not say '{reason}'");
            assert!(!error.contains("line 1"), "{input}: the parser's own line number misleads: {error}");
            let whole = input.starts_with("{\"id\":\"b\"") && *reason != "not UTF-8";
            assert_eq!(record["id"], if whole { json!("b") } else { Value::Null }, "{input}");
            assert!(
                outcome.stderr.contains(&format!("-:{}: {error}", index + 2)),
                "{input}: stderr does not name the line: {}",
                outcome.stderr
            );
        }
        assert_eq!(first_key(outcome.stdout.lines().nth(1).unwrap()), "id");
    }
}

#[test]
fn a_bad_line_of_a_file_is_named_by_the_file() {
    let path = file("faulty.jsonl", faulty_input());
    let outcome = run(sikap(&[&path]), b"");
    assert_eq!(outcome.code(), 1);
    assert!(outcome.stderr.contains(&format!("{path}:2: not JSON")), "{}", outcome.stderr);
    assert_eq!(outcome.lines().len(), FAULTS.len() + 2);
}

/// A cluster's log must not fill up with a million messages.
#[test]
fn many_bad_lines_are_counted_rather_than_listed() {
    let outcome = filter(&[], "x\n".repeat(5_000));
    assert_eq!((outcome.code(), outcome.lines().len()), (1, 5_000));
    assert!(outcome.stderr.lines().count() < 20, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("5000"), "{}", outcome.stderr);
}

#[test]
fn kept_fields_are_copied_as_they_are() {
    let input = concat!(
        r#"{"id":1,"url":"https://a/b?c=\"d\"","date":"2025-10-21","n":1.50,"tags":["a",{"b":null}],"text":"Iran mengecam Israel."}"#,
        "\n",
        r#"{"id":2,"text":"Iran"}"#
    );
    let outcome = filter(&["--keep", "url,n,tags"], input).quietly();
    let lines = outcome.lines();
    assert_eq!((&lines[0]["url"], &lines[0]["tags"]), (&json!("https://a/b?c=\"d\""), &json!(["a", {"b": null}])));
    assert!(outcome.stdout.contains("\"n\":1.50"), "numbers keep their digits: {}", outcome.stdout);
    assert_eq!(lines[0].get("date"), None, "only what was asked for");
    assert_eq!(lines[0]["stances"][0]["kind"], "condemn");
    for key in ["url", "n", "tags"] {
        assert_eq!(
            lines[1].get(key),
            Some(&Value::Null),
            "a missing field is null, so that every row has every column"
        );
    }
}

/// A strict reader refuses an object with a key twice, and a lenient one loses one of the two values.
#[test]
fn no_key_is_written_twice() {
    for keep in ["id", "stances", "url,url"] {
        let outcome = filter(&["--keep", keep], r#"{"id":1,"url":"u","stances":"x","text":"Iran"}"#);
        let key = format!("\"{}\":", keep.split(',').next().unwrap());
        let count = outcome.stdout.matches(&key).count();
        assert!(outcome.code() == 2 || count == 1, "--keep {keep}: {}", outcome.stdout);
    }
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_are_no_part_of_the_json() {
    let input = "\u{feff}{\"id\":1,\"text\":\"Iran mengecam Israel.\"}\r\n{\"id\":2,\"text\":\"Iran\"}\r\n";
    let outcome = filter(&[], input).quietly();
    assert!(!outcome.stdout.contains('\r'));
    let lines = outcome.lines();
    assert!(lines.iter().all(is_annotation), "{}", outcome.stdout);
    assert_eq!(lines[0]["mentions"][0]["start"], 0);
}

#[test]
fn empty_input_is_no_error_and_no_output() {
    let outcome = filter(&[], "").quietly();
    assert_eq!(outcome.stdout, "");
    let path = file("empty.jsonl", "");
    assert_eq!(run(sikap(&[&path]), b"").quietly().stdout, "");
}

/// PySpark's pipe gives no PATH, HOME or LANG.
#[test]
fn an_empty_environment_is_enough() {
    let mut command = sikap(&["--from", "jsonl"]);
    command.env_clear().current_dir("/");
    let outcome = run(command, "{\"id\":1,\"text\":\"“Iran” mengecam Israel.\"}\n".as_bytes()).quietly();
    assert_eq!(outcome.lines()[0]["mentions"][0]["start"], 1);
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    for arguments in [
        &["--from", "jsonl"] as &[&str],
        &["--from", "jsonl", "--line-buffered"],
        &["--from", "jsonl", "--format", "text"],
    ] {
        let mut child = sikap(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            let line = b"{\"id\":1,\"text\":\"Iran mengecam Israel. Rusia membantah tuduhan itu.\"}\n";
            for _ in 0..20_000 {
                if stdin.write_all(line).is_err() {
                    return;
                }
            }
        });
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        drop(stdout);
        assert!(!line.is_empty());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let status = child.wait().unwrap();
        writer.join().unwrap();
        assert!(status.success() && stderr.is_empty(), "{arguments:?}: {status}, {stderr}");
    }
}

#[test]
fn the_order_is_kept_when_many_threads_work() {
    let text =
        |number: usize| if number.is_multiple_of(7) { "Iran mengecam Israel. ".repeat(40) } else { "Iran".into() };
    let input: String =
        (0..5_000).map(|number| format!("{{\"id\":{number},\"text\":\"{}\"}}\n", text(number))).collect();
    let many = filter(&["--jobs", "4"], &input).quietly();
    let ids: Vec<_> = many.lines().iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..5_000).collect::<Vec<_>>());
    let one = filter(&["--jobs", "1"], &input).quietly();
    assert!(many.stdout == one.stdout, "engines that repeat a task rely on the same bytes");
}

#[test]
fn a_line_of_five_megabytes_is_a_line() {
    let text = "Iran mengecam Israel. ".repeat(5_000_000 / 22);
    let outcome = filter(&[], format!("{{\"id\":1,\"text\":\"{text}\"}}\n{{\"id\":2,\"text\":\"Iran\"}}\n")).quietly();
    let lines = outcome.lines();
    assert_eq!((lines.len(), lines[0]["stances"].as_array().unwrap().len()), (2, 5_000_000 / 22));
    assert_eq!(lines[1]["id"], 2);
}

/// A program that writes a line and waits for its answer must get it.
#[test]
fn line_buffered_answers_each_line_before_the_next() {
    let mut child = sikap(&["--from", "jsonl", "--line-buffered"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = child.stdout.take().unwrap();
    let (sender, answers) = std::sync::mpsc::channel();
    std::thread::spawn(move || BufReader::new(stdout).lines().for_each(|line| drop(sender.send(line.unwrap()))));
    for id in 1..=3 {
        stdin.write_all(format!("{{\"id\":{id},\"text\":\"Iran mengecam Israel.\"}}\n").as_bytes()).unwrap();
        stdin.flush().unwrap();
        let Ok(answer) = answers.recv_timeout(Duration::from_secs(60)) else {
            child.kill().unwrap();
            panic!("no answer to line {id}");
        };
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_text_file_is_one_annotation_named_by_the_file() {
    let path = file("berita.txt", "\u{feff}Iran mengecam Israel.\r\nRusia menolak.\r\n");
    let outcome = run(sikap(&[&path, "--format", "jsonl"]), b"").quietly();
    let lines = outcome.lines();
    assert_eq!((lines.len(), &lines[0]["id"]), (1, &json!(path)));
    assert_eq!(lines[0]["stances"].as_array().unwrap().len(), 2);
}

#[test]
fn the_extension_of_a_file_says_what_it_holds() {
    for name in ["berita.jsonl", "berita.ndjson"] {
        let path = file(name, "{\"id\":\"x\",\"text\":\"Iran mengecam Israel.\"}\n");
        assert_eq!(run(sikap(&[&path]), b"").quietly().lines()[0]["id"], "x", "{name}");
    }
    let path = file("berita2.jsonl", "{\"id\":\"x\",\"text\":\"Iran mengecam Israel.\"}\n");
    let report = run(sikap(&[&path, "--format", "text"]), b"").quietly().stdout;
    assert!(report.starts_with("x\n") && report.contains("Iran condemn Israel"), "{report}");
}

#[test]
fn the_report_names_stances_and_who_is_in_the_text() {
    let text = "Iran tidak mengecam Israel. Presiden Prabowo Subianto memuji PBB.";
    let path = file("laporan.txt", text);
    let of_file = run(sikap(&[&path]), b"").quietly().stdout;
    let of_input = run(sikap(&[]), text.as_bytes()).quietly().stdout;
    assert!(of_file.starts_with(&format!("{path}\n")), "{of_file}");
    assert!(of_file.ends_with(&of_input), "the report of standard input is the same but for the name:\n{of_input}");
    assert_eq!(run(sikap(&["-"]), text.as_bytes()).quietly().stdout, of_input);
    for words in [
        "Iran not condemn Israel",
        "condemn.kecam",
        "Prabowo Subianto praise PBB",
        "state:IR",
        "state:IL",
        "org:pbb",
        "person:prabowo-subianto",
    ] {
        assert!(of_input.contains(words), "'{words}' is not in the report:\n{of_input}");
    }
    let nothing = run(sikap(&[]), b"Hujan turun.").quietly().stdout;
    assert!(nothing.contains("no stance found"), "{nothing}");
}

#[test]
fn colours_come_when_asked_for_and_not_into_a_pipe() {
    let text = "Iran mengecam Israel.";
    let report = |arguments: &[&str]| run(sikap(arguments), text.as_bytes()).quietly().stdout;
    assert!(report(&["--color", "always"]).contains("\u{1b}["));
    assert!(!report(&["--color", "never"]).contains('\u{1b}'));
    assert!(!report(&[]).contains('\u{1b}'), "standard output is a pipe");
    let mut plain = String::new();
    let colored = report(&["--color", "always"]);
    for (index, part) in colored.split("\u{1b}[").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, report(&["--color", "never"]), "colours change no word");
}

#[test]
fn a_text_that_is_not_utf_8_is_refused_with_a_way_out() {
    let path = file("latin1.txt", b"Iran mengecam\nCaf\xe9 itu.");
    let outcome = run(sikap(&[&path]), b"");
    assert_eq!(outcome.code(), 1);
    for words in [path.as_str(), "not UTF-8", "line 2", "iconv"] {
        assert!(outcome.stderr.contains(words), "'{words}' is not in {}", outcome.stderr);
    }
    let outcome = run(sikap(&[&path, "--format", "jsonl"]), b"");
    assert_eq!((outcome.code(), outcome.lines()[0]["id"].as_str()), (1, Some(path.as_str())));
    assert!(outcome.lines()[0]["error"].as_str().unwrap().contains("not UTF-8"));
}

#[test]
fn a_file_that_is_not_there_is_named_and_ends_with_2() {
    for arguments in [
        &["tidak-ada.txt"] as &[&str],
        &["tidak-ada.jsonl"],
        &["--entities", "tidak-ada.tsv"],
        &["--cues", "tidak-ada.tsv"],
    ] {
        let outcome = run(sikap(arguments), b"");
        assert_eq!(outcome.code(), 2, "{arguments:?}");
        assert!(outcome.stderr.contains("tidak-ada.") && !outcome.stderr.contains("panicked"), "{}", outcome.stderr);
        assert_eq!(outcome.stdout, "");
    }
    let outcome = run(sikap(&["-o", "/tidak/ada/keluar.jsonl"]), b"Iran");
    assert_eq!(outcome.code(), 2);
    assert!(outcome.stderr.contains("/tidak/ada/keluar.jsonl"), "{}", outcome.stderr);
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    for extension in ["", "x.jsonl"] {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("map").join(extension);
        fs::create_dir_all(&folder).unwrap();
        let folder = folder.to_str().unwrap();
        let outcome = run(sikap(&[folder]), b"");
        assert_eq!(outcome.code(), 2);
        assert!(outcome.stderr.contains(folder), "{}", outcome.stderr);
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    for (arguments, words) in [
        (&["--ofsets", "chars"] as &[&str], "--ofsets"),
        (&["--offsets", "words"], "utf16"),
        (&["--format", "xml"], "jsonl"),
        (&["--published", "kemarin"], "YYYY-MM-DD"),
        (&["--jobs", "banyak"], "banyak"),
    ] {
        let outcome = run(sikap(arguments), b"Iran");
        assert_eq!(outcome.code(), 2, "{arguments:?}");
        assert!(outcome.stderr.contains(words), "{arguments:?}: {}", outcome.stderr);
        assert_eq!(outcome.stdout, "", "{arguments:?}");
    }
    let mut bare = Command::new(env!("CARGO_BIN_EXE_sikap"));
    bare.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let outcome = run(bare, b"");
    assert_eq!(outcome.code(), 2);
    assert!(outcome.stderr.contains("annotate"), "{}", outcome.stderr);
}

#[test]
fn own_lexicons_are_read_and_their_faults_named_by_file_and_line() {
    let people = file("orang.tsv", "id\tname\nperson:tirta-samudra\tTirta Samudra\n");
    let cues =
        file("isyarat.tsv", "id\tkind\tlemma\tactive\tframe\ncondemn.sembur\tcondemn\tmenyembur\tmenyembur\tobject\n");
    let outcome =
        run(sikap(&["--format", "jsonl", "--entities", &people, "--cues", &cues]), b"Tirta Samudra menyembur Iran.")
            .quietly();
    let line = &outcome.lines()[0];
    assert_eq!(
        (&line["entities"][0]["id"], &line["mentions"][0]["via"]),
        (&json!("person:tirta-samudra"), &json!("custom"))
    );
    assert_eq!(line["stances"][0]["rule"], "condemn.sembur");

    let bad_people = file("orang-salah.tsv", "id\tname\nperson:a\tA B\norang:b\tC D\n");
    let bad_cues =
        file("isyarat-salah.tsv", "id\tkind\tlemma\tactive\tframe\nx.a\tcondem\tmenyembur\tmenyembur\tobject\n");
    let bad_contexts =
        file("teman-salah.tsv", "cue\tform\twhere\treach\twords\teffect\ncondemn.kecam\tany\tafter\tjauh\tapi\tdrop\n");
    let latin = file("orang-latin1.tsv", b"id\tname\nperson:a\tRen\xe9 B\n");
    for (flag, path, words) in [
        ("--entities", &bad_people, ":3: column 'id'"),
        ("--cues", &bad_cues, ":2: column 'kind'"),
        ("--contexts", &bad_contexts, ":2: column 'reach'"),
        ("--entities", &latin, ": not UTF-8"),
    ] {
        let outcome = run(sikap(&[flag, path]), b"Iran");
        assert_eq!(outcome.code(), 2, "{path}");
        assert!(outcome.stderr.contains(&format!("{path}{words}")), "{}", outcome.stderr);
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn the_day_of_publication_reaches_the_annotation() {
    let role = |day: &str| {
        let outcome = run(sikap(&["--format", "jsonl", "--published", day]), b"Joko Widodo mengecam Iran.").quietly();
        outcome.lines()[0]["entities"][0]["role"].clone()
    };
    assert_eq!((role("2013-06-01"), role("2019-06-01")), (json!("gubernur DKI Jakarta"), json!("presiden")));
}

/// `sikap relations` on JSON lines.
fn relations(arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    run(command(&[&["relations", "--from", "jsonl"], arguments].concat()), input.as_ref())
}

const THREE: &str = "{\"id\":\"a\",\"text\":\"Rusia mengecam Iran. \u{1f600} Turki mendukung Palestina.\"}
{\"id\":\"b\",\"text\":\"Turki tidak mendukung Palestina. Turki akan mendukung Palestina.\"}
{\"id\":7,\"text\":\"Vladimir Putin mendukung Palestina.\"}
";

#[test]
fn relations_are_summed_over_all_lines_the_most_frequent_first() {
    let outcome = relations(&["--format", "jsonl"], THREE).quietly();
    let lines = outcome.lines();
    let short = |line: &Value| {
        let count = |key: &str| line[key].as_u64().unwrap();
        format!(
            "{} {} {} {}/{}/{} in {}",
            line["holder"]["id"].as_str().unwrap(),
            line["kind"].as_str().unwrap(),
            line["target"]["id"].as_str().unwrap(),
            count("affirmed"),
            count("negated"),
            count("hedged"),
            count("texts")
        )
    };
    let short: Vec<_> = lines.iter().map(short).collect();
    assert_eq!(
        short,
        [
            "state:TR support state:PS 1/1/1 in 2",
            "state:RU condemn state:IR 1/0/0 in 1",
            "person:vladimir-putin support state:PS 1/0/0 in 1"
        ]
    );
    let (first, last) = (&lines[0]["first"], &lines[0]["last"]);
    assert_eq!((&first["id"], &last["id"], &lines[2]["first"]["id"]), (&json!("a"), &json!("b"), &json!(7)));
    // Code points, counted from the start of the text, with the sentence as evidence.
    assert_eq!((&first["start"], &first["end"]), (&json!(29), &json!(38)));
    assert_eq!(first["sentence"], "\u{1f600} Turki mendukung Palestina.");
    let utf16 = relations(&["--format", "jsonl", "--offsets", "utf16"], THREE).quietly();
    assert_eq!(utf16.lines()[0]["first"]["start"], json!(30));
}

#[test]
fn relations_by_state_and_only_the_frequent_ones() {
    let outcome = relations(&["--format", "jsonl", "--roll-up"], THREE).quietly();
    assert!(outcome.lines().iter().all(|line| line["holder"]["kind"] == "state"), "{}", outcome.stdout);
    let frequent = relations(&["--format", "jsonl", "--min", "2"], THREE).quietly();
    assert_eq!(frequent.lines().len(), 1);
}

#[test]
fn the_table_of_relations_is_for_people() {
    let outcome = relations(&[], THREE).quietly();
    let rows: Vec<Vec<&str>> = outcome.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["holder", "stance", "target", "yes", "not", "hedged", "texts", "first"]);
    assert_eq!(rows[1], ["Turki", "support", "Palestina", "1", "1", "1", "2", "a"]);
    assert!(!outcome.stdout.contains('\u{1b}'));
    assert!(relations(&["--color", "always"], THREE).quietly().stdout.contains('\u{1b}'));
    let nothing = relations(&[], "{\"id\":1,\"text\":\"Hujan turun.\"}\n").quietly();
    assert_eq!(nothing.stdout, "no stance between named parties found\n");
}

#[test]
fn a_bad_line_is_named_and_the_others_are_summed() {
    let outcome = relations(&["--format", "jsonl"], format!("x\n{THREE}"));
    assert_eq!((outcome.code(), outcome.lines().len()), (1, 3));
    assert!(outcome.stderr.contains("-:1: not JSON"), "{}", outcome.stderr);
    assert_eq!(relations(&["--on-error", "record"], "x\n").code(), 0);
}

#[test]
fn relations_of_files_of_text_are_placed_by_the_name_of_the_file() {
    let (a, b) = (file("a.txt", "Iran mengecam Israel."), file("b.txt", "Iran mengutuk Israel."));
    let outcome = run(command(&["relations", "--format", "jsonl", &a, &b]), b"").quietly();
    let line = &outcome.lines()[0];
    assert_eq!((&line["first"]["id"], &line["last"]["id"], &line["texts"]), (&json!(a), &json!(b), &json!(2)));
}

#[test]
fn output_goes_to_the_file_that_was_named() {
    let path = file("keluar.jsonl", "old content that is longer than nothing");
    let outcome = filter(&["-o", &path], "{\"id\":1,\"text\":\"Iran mengecam Israel.\"}\n").quietly();
    assert_eq!(outcome.stdout, "");
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap()["stances"][0]["kind"], "condemn");
}

#[test]
fn several_files_come_out_one_behind_the_other() {
    let (a, b) = (
        file("a.jsonl", "{\"id\":\"a\",\"text\":\"Iran\"}\n"),
        file("b.jsonl", "{\"id\":\"b\",\"text\":\"Iran\"}\nx\n"),
    );
    let outcome = run(sikap(&[&a, &b, &a]), b"");
    assert_eq!(outcome.code(), 1);
    let ids: Vec<_> = outcome.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), json!("b"), Value::Null, json!("a")]);
    assert!(outcome.stderr.contains(&format!("{b}:2: ")), "lines count from 1 in each file: {}", outcome.stderr);
}

/// Memory and time must not depend on the number of lines beyond the batch in hand: the first answer comes before the input ends.
#[test]
fn answers_come_while_input_is_still_arriving() {
    let mut child = sikap(&["--from", "jsonl"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = child.stdout.take().unwrap();
    let writer = std::thread::spawn(move || {
        for _ in 0..10_000 {
            stdin.write_all(b"{\"id\":1,\"text\":\"Iran mengecam Israel.\"}\n").unwrap();
        }
        stdin
    });
    let mut reader = BufReader::new(stdout);
    let mut line = String::new();
    let start = Instant::now();
    for _ in 0..4_000 {
        line.clear();
        reader.read_line(&mut line).unwrap();
        assert!(!line.is_empty() && start.elapsed() < Duration::from_secs(120));
    }
    let rest = std::thread::spawn(move || reader.lines().count());
    drop(writer.join().unwrap());
    assert_eq!(rest.join().unwrap(), 6_000);
    assert!(child.wait().unwrap().success());
}
