//! JSON lines in and out, under the filter contract: one line out for each line in, in order, whatever a line holds.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, BufRead, IsTerminal, Write};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;
use sikap::wire::{self, Unit};
use sikap::{Annotator, native};

use crate::input::Source;
use crate::{Annotate, complain};

/// Lines and bytes that are read before a batch is annotated in parallel.
const BATCH_LINES: usize = 2048;
const BATCH_BYTES: usize = 8 << 20;
/// Bad lines that are named on standard error before only their number is.
const NAMED_FAULTS: usize = 10;

/// The fields of an input line, unparsed.
type Fields<'a> = HashMap<Cow<'a, str>, &'a RawValue>;

/// Annotates a source of one JSON object a line; returns how many lines were bad.
pub fn lines(annotator: &Annotator, source: &Source, options: &Annotate, output: &mut impl Write) -> io::Result<usize> {
    let mut reader = source.open()?;
    let mut progress = Progress::new(options.quiet);
    let (mut number, mut faults) = (0, 0);
    loop {
        let batch = read_batch(&mut reader, options.line_buffered).map_err(|error| source.named(&error))?;
        if batch.is_empty() {
            break;
        }
        let first = number;
        number += batch.len();
        let answers: Vec<Answer> =
            batch.par_iter().enumerate().map(|(at, line)| answer(annotator, line, first + at + 1, options)).collect();
        for (at, answer) in answers.into_iter().enumerate() {
            if let Some(fault) = answer.fault {
                faults += 1;
                if faults <= NAMED_FAULTS {
                    complain(&format!("{}:{}: {fault}", source.name(), first + at + 1));
                }
            }
            output.write_all(answer.line.as_bytes())?;
            output.write_all(b"\n")?;
        }
        if options.line_buffered {
            output.flush()?;
        }
        progress.show(number);
    }
    progress.clear();
    if faults > NAMED_FAULTS && !options.quiet {
        complain(&format!("{}: {faults} bad lines of {number}", source.name()));
    }
    Ok(faults)
}

/// Annotates a source that is one text, as one line whose id is the name of the file.
pub fn text(annotator: &Annotator, source: &Source, options: &Annotate, output: &mut impl Write) -> io::Result<usize> {
    let id = serde_json::value::to_raw_value(&source.name()).map_err(io::Error::other)?;
    let (line, bad) = match source.read()? {
        Ok(text) => (object(&id, &[], &wire_of(annotator, &text, options.offsets.unit())), 0),
        Err(message) => {
            complain(&format!("{}: {message}", source.name()));
            (object(&id, &[], &Fault { line: 1, error: &message }), 1)
        }
    };
    writeln!(output, "{line}")?;
    Ok(bad)
}

/// An output line, and what was wrong with its input line.
struct Answer {
    line: String,
    fault: Option<String>,
}

/// What stands in the place of an annotation that could not be made.
#[derive(Serialize)]
struct Fault<'a> {
    line: usize,
    error: &'a str,
}

/// Reads lines until a batch is full or, so that a slow writer gets its answers, until no more are waiting.
fn read_batch(reader: &mut dyn BufRead, single: bool) -> io::Result<Vec<Vec<u8>>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        batch.push(line);
        if single {
            break;
        }
    }
    Ok(batch)
}

fn answer(annotator: &Annotator, line: &[u8], number: usize, options: &Annotate) -> Answer {
    let line = if number == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
    let null = RawValue::NULL;
    let fields = match parse(line) {
        Ok(fields) => fields,
        Err(fault) => return bad(null, number, fault),
    };
    let id = fields.get("id").copied().unwrap_or(null);
    let text = match fields.get("text").map(|raw| serde_json::from_str::<String>(raw.get())) {
        Some(Ok(text)) => text,
        Some(Err(error)) if error.is_data() => return bad(id, number, "the field 'text' is no string".into()),
        Some(Err(error)) => return bad(id, number, format!("the field 'text' is no valid string: {}", reason(&error))),
        None => return bad(id, number, "no field 'text'".into()),
    };
    let kept: Vec<_> =
        options.keep.iter().map(|name| (name.as_str(), fields.get(name.as_str()).copied().unwrap_or(null))).collect();
    Answer { line: object(id, &kept, &wire_of(annotator, &text, options.offsets.unit())), fault: None }
}

fn parse(line: &[u8]) -> Result<Fields<'_>, String> {
    let text = std::str::from_utf8(line).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Err("an empty line; each line must be a JSON object".into());
    }
    serde_json::from_str(text).map_err(|error| match error.is_data() {
        true => "not a JSON object".into(),
        false => format!("not JSON: {}", reason(&error)),
    })
}

/// The parser's reason without its own line number, which is always 1.
fn reason(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

fn bad(id: &RawValue, line: usize, error: String) -> Answer {
    Answer { line: object(id, &[], &Fault { line, error: &error }), fault: Some(error) }
}

fn wire_of(annotator: &Annotator, text: &str, unit: Unit) -> wire::Annotation {
    wire::Annotation::new(&annotator.annotate(text), text, unit)
}

/// One JSON object on one line: the id, the kept fields, then the fields of `value`.
fn object(id: &RawValue, kept: &[(&str, &RawValue)], value: &impl Serialize) -> String {
    #[derive(Serialize)]
    struct Line<'a, T> {
        id: &'a RawValue,
        #[serde(flatten)]
        kept: Kept<'a>,
        #[serde(flatten)]
        value: &'a T,
    }
    native::line(&Line { id, kept: Kept(kept), value })
}

/// Fields copied from the input, in the order asked for.
struct Kept<'a>(&'a [(&'a str, &'a RawValue)]);

impl Serialize for Kept<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A count of lines on standard error, when that is a terminal and the input is long.
struct Progress {
    shown: bool,
    enabled: bool,
    start: Instant,
    last: Instant,
}

impl Progress {
    fn new(quiet: bool) -> Self {
        let now = Instant::now();
        Progress { shown: false, enabled: !quiet && io::stderr().is_terminal(), start: now, last: now }
    }

    fn show(&mut self, lines: usize) {
        let now = Instant::now();
        let due = now - self.start > Duration::from_secs(1) && now - self.last > Duration::from_millis(200);
        if self.enabled && due {
            let rate = lines as f64 / (now - self.start).as_secs_f64();
            let _ = write!(io::stderr(), "\r{lines} lines, {rate:.0} a second ");
            (self.shown, self.last) = (true, now);
        }
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
