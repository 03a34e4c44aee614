//! The command line: files or standard input in, annotations out.

mod input;
mod jsonl;
mod report;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use sikap::wire::Unit;
use sikap::{Annotator, Clash};

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
}

#[derive(Args)]
struct Annotate {
    /// Files to read; '-' or none reads standard input
    files: Vec<PathBuf>,
    /// What the input is: whole texts, or one {"id":...,"text":"..."} a line [default: by extension, else text]
    #[arg(long, value_enum)]
    from: Option<From>,
    /// What to write: a report for people, or one JSON annotation a line [default: jsonl for jsonl input, else text]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// What an offset in the JSON counts
    #[arg(long, value_enum, default_value_t = Offsets::Chars)]
    offsets: Offsets,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A bad line always leaves an error record in its place; this decides the exit status
    #[arg(long, value_enum, default_value_t = OnError::Fail)]
    on_error: OnError,
    /// Input fields to copy to the output line, such as date,url
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    keep: Vec<String>,
    /// Table of your own people, states and organizations (lexicons/README.md); may be given several times
    #[arg(long, value_name = "FILE")]
    entities: Vec<PathBuf>,
    /// Table of your own cues; may be given several times
    #[arg(long, value_name = "FILE")]
    cues: Vec<PathBuf>,
    /// Day of publication: people get the office that they held then
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
    /// Colours in the report
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Write each line as soon as it is read
    #[arg(long)]
    line_buffered: bool,
    /// Number of threads [default: all processors]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// No progress and no summary on standard error
    #[arg(short, long)]
    quiet: bool,
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
    let Command::Annotate(options) = Cli::parse().command;
    match annotate(&options) {
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
    if let Some(jobs) = options.jobs {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        threads.map_err(|error| io::Error::other(format!("--jobs {jobs}: {error}")))?;
    }
    let annotator = annotator(options)?;
    let mut output: Box<dyn Write> = match &options.output {
        Some(path) => Box::new(std::fs::File::create(path).map_err(|error| input::named(path, &error))?),
        None => Box::new(io::stdout().lock()),
    };
    let color = match options.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => options.output.is_none() && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    let mut failures = 0;
    for source in input::sources(&options.files) {
        let from = options.from.unwrap_or(if source.is_jsonl() { From::Jsonl } else { From::Text });
        let format = options.format.unwrap_or(if from == From::Jsonl { Format::Jsonl } else { Format::Text });
        let mut writer = BufWriter::with_capacity(1 << 16, &mut output);
        failures += match (from, format) {
            (From::Jsonl, Format::Jsonl) => jsonl::lines(&annotator, &source, options, &mut writer)?,
            (From::Jsonl, Format::Text) => report::lines(&annotator, &source, color, &mut writer)?,
            (From::Text, Format::Jsonl) => jsonl::text(&annotator, &source, options, &mut writer)?,
            (From::Text, Format::Text) => report::text(&annotator, &source, color, &mut writer)?,
        };
        writer.flush()?;
    }
    output.flush()?;
    Ok(if failures > 0 && options.on_error == OnError::Fail { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The annotator with the lexicons that the options name.
fn annotator(options: &Annotate) -> io::Result<Annotator> {
    let mut builder = Annotator::builder();
    for path in &options.entities {
        builder = builder.entities(path.display().to_string(), input::read_text(path)?);
    }
    for path in &options.cues {
        builder = builder.cues(path.display().to_string(), input::read_text(path)?);
    }
    if let Some(day) = &options.published {
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
