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
    let answer = |line: &[u8], number| match answer(annotator, line, number, options) {
        Ok(line) => (line, None),
        Err(Bad { id, fault }) => (object(&id, &[], &Fault { line: number, error: &fault }), Some(fault)),
    };
    each(source, options.line_buffered, options.reading.quiet, answer, |lines| {
        for line in lines {
            output.write_all(line.as_bytes())?;
            output.write_all(b"\n")?;
        }
        if options.line_buffered { output.flush() } else { Ok(()) }
    })
}

/// Works on each line of a source, given with its number, in parallel, and takes the results batch by batch in the order of
/// the lines. A fault that comes beside a result is named on standard error; returns how many there were.
pub fn each<T: Send>(
    source: &Source,
    single: bool,
    quiet: bool,
    work: impl Fn(&[u8], usize) -> (T, Option<String>) + Sync,
    mut take: impl FnMut(Vec<T>) -> io::Result<()>,
) -> io::Result<usize> {
    let mut reader = source.open()?;
    let mut progress = Progress::new(quiet);
    let (mut number, mut faults) = (0, 0);
    loop {
        let batch = read_batch(&mut reader, single).map_err(|error| source.named(&error))?;
        if batch.is_empty() {
            break;
        }
        let first = number + 1;
        number += batch.len();
        let done: Vec<(T, Option<String>)> =
            batch.par_iter().enumerate().map(|(at, line)| work(line, first + at)).collect();
        let mut results = Vec::with_capacity(done.len());
        for (at, (result, fault)) in done.into_iter().enumerate() {
            if let Some(fault) = fault {
                faults += 1;
                if faults <= NAMED_FAULTS {
                    complain(&format!("{}:{}: {fault}", source.name(), first + at));
                }
            }
            results.push(result);
        }
        take(results)?;
        progress.show(number);
    }
    progress.clear();
    if faults > NAMED_FAULTS && !quiet {
        complain(&format!("{}: {faults} bad lines of {number}", source.name()));
    }
    Ok(faults)
}

/// Annotates a source that is one text, as one line whose id is the name of the file.
pub fn text(annotator: &Annotator, source: &Source, options: &Annotate, output: &mut impl Write) -> io::Result<usize> {
    let id = serde_json::value::to_raw_value(&source.name()).map_err(io::Error::other)?;
    let (line, bad) = match source.read()? {
        Ok(text) => (object(&id, &[], &wire_of(annotator, &text, options.reading.offsets.unit())), 0),
        Err(message) => {
            complain(&format!("{}: {message}", source.name()));
            (object(&id, &[], &Fault { line: 1, error: &message }), 1)
        }
    };
    writeln!(output, "{line}")?;
    Ok(bad)
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

/// What an input line holds.
pub struct Document<'a> {
    fields: Fields<'a>,
    pub text: String,
}

/// What is wrong with an input line, and its id as far as it could be read.
pub struct Bad {
    id: Box<RawValue>,
    pub fault: String,
}

impl<'a> Document<'a> {
    /// Reads a line; the first of a source may begin with a byte order mark.
    pub fn read(line: &'a [u8], number: usize) -> Result<Self, Bad> {
        let line = if number == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
        let fields = parse(line).map_err(|fault| Bad { id: RawValue::NULL.to_owned(), fault })?;
        let fault = match fields.get("text").map(|raw| serde_json::from_str::<String>(raw.get())) {
            Some(Ok(text)) => return Ok(Document { fields, text }),
            Some(Err(error)) if error.is_data() => "the field 'text' is no string".into(),
            Some(Err(error)) => format!("the field 'text' is no valid string: {}", reason(&error)),
            None => "no field 'text'".into(),
        };
        Err(Bad { id: fields.get("id").map_or_else(|| RawValue::NULL.to_owned(), |&id| id.to_owned()), fault })
    }

    /// A field as it stands in the line; null when the line has none of that name.
    pub fn field(&self, name: &str) -> &'a RawValue {
        self.fields.get(name).copied().unwrap_or(RawValue::NULL)
    }
}

/// An id as people read it: a string without its quotes, else as it stands in the line.
pub fn title(id: &RawValue) -> String {
    serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().into())
}

fn answer(annotator: &Annotator, line: &[u8], number: usize, options: &Annotate) -> Result<String, Bad> {
    let document = Document::read(line, number)?;
    let kept: Vec<_> = options.keep.iter().map(|name| (name.as_str(), document.field(name))).collect();
    let annotation = wire_of(annotator, &document.text, options.reading.offsets.unit());
    Ok(object(document.field("id"), &kept, &annotation))
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
