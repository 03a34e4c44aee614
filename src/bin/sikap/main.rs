//! The command line: files or standard input in, annotations out.

mod input;
mod jsonl;
mod relations;
mod report;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use sikap::wire::Unit;
use sikap::{Annotator, Clash};

use crate::report::Paint;

/// Reads Indonesian news: who is in it, and who takes which stance towards whom.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate texts: names linked to identities, and stances with holder and target
    Annotate(Annotate),
    /// Sum the stances of all texts: who stands how towards whom, and how often
    Relations(relations::Options),
}

/// What all commands read, and with which lexicons.
#[derive(Args)]
struct Reading {
    /// Files to read; '-' or none reads standard input
    files: Vec<PathBuf>,
    /// What the input is: whole texts, or one {"id":...,"text":"..."} a line [default: by extension, else text]
    #[arg(long, value_enum)]
    from: Option<From>,
    /// What an offset in the JSON counts
    #[arg(long, value_enum, default_value_t = Offsets::Chars)]
    offsets: Offsets,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit status after a bad line; each is named on standard error, and 'annotate' leaves an error record in its place
    #[arg(long, value_enum, default_value_t = OnError::Fail)]
    on_error: OnError,
    /// Table of your own people, states and organizations (lexicons/README.md); may be given several times
    #[arg(long, value_name = "FILE")]
    entities: Vec<PathBuf>,
    /// Table of your own cues; may be given several times
    #[arg(long, value_name = "FILE")]
    cues: Vec<PathBuf>,
    /// Table of false friends of cues; may be given several times
    #[arg(long, value_name = "FILE")]
    contexts: Vec<PathBuf>,
    /// Day of publication: people get the office that they held then
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
    /// Number of threads [default: all processors]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// No progress and no summary on standard error
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Args)]
struct Annotate {
    #[command(flatten)]
    reading: Reading,
    /// What to write: a report for people, or one JSON annotation a line [default: jsonl for jsonl input, else text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Input fields to copy to the output line, such as date,url
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    keep: Vec<String>,
    /// Colours in the report
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Write each line as soon as it is read
    #[arg(long)]
    line_buffered: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Offsets {
    /// Unicode code points (Python, R)
    Chars,
    /// UTF-16 code units (JavaScript, Java)
    Utf16,
    /// UTF-8 bytes (Rust, Go)
    Bytes,
}

impl Offsets {
    fn unit(self) -> Unit {
        match self {
            Offsets::Chars => Unit::Chars,
            Offsets::Utf16 => Unit::Utf16,
            Offsets::Bytes => Unit::Bytes,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// Exit with status 1 at the end
    Fail,
    /// Exit with status 0, for engines that kill a job over one line
    Record,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Annotate(options) => annotate(&options),
        Command::Relations(options) => relations::relations(&options),
    };
    match outcome {
        Ok(status) => status,
        // A reader that has seen enough (`head -1`) is no error.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}

/// Says what is wrong on standard error, where a closed pipe must not panic.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "sikap: {message}");
}

/// The keys of an output line, which no copied field may take.
const KEYS: [&str; 7] = ["id", "sentences", "entities", "mentions", "stances", "line", "error"];

fn annotate(options: &Annotate) -> io::Result<ExitCode> {
    for (at, field) in options.keep.iter().enumerate() {
        if KEYS.contains(&field.as_str()) {
            return Err(io::Error::other(format!("--keep {field}: the output has a field of that name")));
        }
        if options.keep[..at].contains(field) {
            return Err(io::Error::other(format!("--keep: the field '{field}' is named twice")));
        }
    }
    let reading = &options.reading;
    let annotator = reading.annotator()?;
    let mut output = reading.output()?;
    let paint = reading.paint(options.color);
    let mut failures = 0;
    for source in input::sources(&reading.files) {
        let from = reading.input_of(&source);
        let format = options.format.unwrap_or(if from == From::Jsonl { Format::Jsonl } else { Format::Text });
        let mut writer = BufWriter::with_capacity(1 << 16, &mut output);
        failures += match (from, format) {
            (From::Jsonl, Format::Jsonl) => jsonl::lines(&annotator, &source, options, &mut writer)?,
            (From::Jsonl, Format::Text) => report::lines(&annotator, &source, paint, &mut writer)?,
            (From::Text, Format::Jsonl) => jsonl::text(&annotator, &source, options, &mut writer)?,
            (From::Text, Format::Text) => report::text(&annotator, &source, paint, &mut writer)?,
        };
        writer.flush()?;
    }
    output.flush()?;
    Ok(reading.status(failures))
}

impl Reading {
    /// The annotator with the lexicons that the options name; sets the number of threads as well.
    fn annotator(&self) -> io::Result<Annotator> {
        if let Some(jobs) = self.jobs {
            let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
            threads.map_err(|error| io::Error::other(format!("--jobs {jobs}: {error}")))?;
        }
        let mut builder = Annotator::builder();
        for path in &self.entities {
            builder = builder.entities(path.display().to_string(), input::read_text(path)?);
        }
        for path in &self.cues {
            builder = builder.cues(path.display().to_string(), input::read_text(path)?);
        }
        for path in &self.contexts {
            builder = builder.contexts(path.display().to_string(), input::read_text(path)?);
        }
        if let Some(day) = &self.published {
            builder = builder.published(day);
        }
        let annotator = builder.build().map_err(io::Error::other)?;
        for Clash { file, line, column, id, form, others } in annotator.clashes() {
            complain(&format!(
                "{file}:{line}: column '{column}': '{form}' also names {}; {id} is taken",
                others.join(", ")
            ));
        }
        Ok(annotator)
    }

    fn output(&self) -> io::Result<Box<dyn Write>> {
        Ok(match &self.output {
            Some(path) => Box::new(std::fs::File::create(path).map_err(|error| input::named(path, &error))?),
            None => Box::new(io::stdout().lock()),
        })
    }

    /// Colours as asked for; by default where a terminal shows the output.
    fn paint(&self, color: Color) -> Paint {
        let terminal = || self.output.is_none() && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Paint(match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal(),
        })
    }

    fn input_of(&self, source: &input::Source) -> From {
        self.from.unwrap_or(if source.is_jsonl() { From::Jsonl } else { From::Text })
    }

    /// The exit status after so many bad lines.
    fn status(&self, failures: usize) -> ExitCode {
        if failures > 0 && self.on_error == OnError::Fail { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}
