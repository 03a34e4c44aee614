//! Who stands how towards whom, summed over all texts of all sources.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::value::RawValue;
use sikap::{Annotation, Annotator, Relation, Relations, Span, Stance, native, wire};

use crate::input::{self, Source};
use crate::jsonl::{self, Document};
use crate::report::Paint;
use crate::{Color, From, Reading, complain};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub reading: Reading,
    /// What to write: a table for people, or one JSON object a relation
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Count who speaks for a state or body as that state or body: Nebenzia as Rusia
    #[arg(long)]
    roll_up: bool,
    /// Leave out relations that were found less often
    #[arg(long, value_name = "N", default_value_t = 1)]
    min: usize,
    /// Colours in the table
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

/// Where a stance was found.
#[derive(Clone, Serialize)]
struct Place {
    /// Id of the text, as its line has it, or the name of the file.
    id: Box<RawValue>,
    /// The cue.
    start: usize,
    end: usize,
    /// The sentence, as evidence.
    sentence: String,
}

pub fn relations(options: &Options) -> io::Result<ExitCode> {
    let reading = &options.reading;
    let annotator = reading.annotator()?;
    let mut output = BufWriter::new(reading.output()?);
    let mut sums = if options.roll_up { Relations::rolled_up() } else { Relations::new() };
    let mut failures = 0;
    for source in input::sources(&reading.files) {
        failures += match reading.input_of(&source) {
            From::Jsonl => lines(&annotator, &source, reading, &mut sums)?,
            From::Text => text(&annotator, &source, reading, &mut sums)?,
        };
    }
    let mut rows = sums.into_vec();
    rows.retain(|row| row.count() >= options.min);
    // A stable sort: of relations found equally often the one met first comes first.
    rows.sort_by_key(|row| std::cmp::Reverse(row.count()));
    match options.format {
        Format::Jsonl => {
            for row in rows {
                writeln!(output, "{}", native::line(&wire::Relation::new(row)))?;
            }
        }
        Format::Table => table(&rows, reading.paint(options.color), &mut output)?,
    }
    output.flush()?;
    Ok(reading.status(failures))
}

/// One text of a source, annotated.
struct Read {
    id: Box<RawValue>,
    text: String,
    annotation: Annotation,
}

fn lines(annotator: &Annotator, source: &Source, reading: &Reading, sums: &mut Relations<Place>) -> io::Result<usize> {
    let read = |line: &[u8], number| match Document::read(line, number) {
        Ok(document) => {
            let id = document.field("id").to_owned();
            let annotation = annotator.annotate(&document.text);
            (Some(Read { id, text: document.text, annotation }), None)
        }
        Err(bad) => (None, Some(bad.fault)),
    };
    jsonl::each(source, false, reading.quiet, read, |texts| {
        texts.into_iter().flatten().for_each(|read| add(sums, read, reading));
        Ok(())
    })
}

fn text(annotator: &Annotator, source: &Source, reading: &Reading, sums: &mut Relations<Place>) -> io::Result<usize> {
    match source.read()? {
        Ok(text) => {
            let id = serde_json::value::to_raw_value(&source.name()).map_err(io::Error::other)?;
            let annotation = annotator.annotate(&text);
            add(sums, Read { id, text, annotation }, reading);
            Ok(0)
        }
        Err(message) => {
            complain(&format!("{}: {message}", source.name()));
            Ok(1)
        }
    }
}

fn add(sums: &mut Relations<Place>, Read { id, text, annotation }: Read, reading: &Reading) {
    let cue_of = wire::cues(&annotation, &text, reading.offsets.unit());
    sums.add(&annotation, |stance: &Stance| {
        let wire::Span { start, end } = cue_of(stance);
        Place { id: id.clone(), start, end, sentence: one_line(&text, annotation.sentences[stance.sentence]) }
    });
}

/// The words of a span with single spaces between.
fn one_line(text: &str, span: Span) -> String {
    text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The relations in columns, widest name first measured.
fn table(rows: &[Relation<Place>], paint: Paint, output: &mut impl Write) -> io::Result<()> {
    const HEAD: [&str; 8] = ["holder", "stance", "target", "yes", "not", "hedged", "texts", "first"];
    if rows.is_empty() {
        return writeln!(output, "no stance between named parties found");
    }
    let cells: Vec<[String; 8]> = rows
        .iter()
        .map(|row| {
            [
                row.holder.name.clone(),
                row.kind.to_string(),
                row.target.name.clone(),
                row.affirmed.to_string(),
                row.negated.to_string(),
                row.hedged.to_string(),
                row.texts.to_string(),
                jsonl::title(&row.first.id),
            ]
        })
        .collect();
    let head = HEAD.map(String::from);
    let width = |column: usize| cells.iter().chain([&head]).map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 8] = std::array::from_fn(width);
    let line = |row: &[String; 8]| -> String {
        let cell = |column: usize| {
            let pad = " ".repeat(widths[column] - row[column].chars().count());
            match column {
                3..=6 => format!("{pad}{}", row[column]),
                7 => row[column].clone(),
                _ => format!("{}{pad}", row[column]),
            }
        };
        (0..8).map(cell).collect::<Vec<_>>().join("  ").trim_end().to_string()
    };
    writeln!(output, "{}", paint.with(Style::new().bold(), &line(&head)))?;
    for (row, cells) in rows.iter().zip(&cells) {
        let style = match row.polarity {
            ..0 => AnsiColor::Red.on_default(),
            0 => Style::new(),
            _ => AnsiColor::Green.on_default(),
        };
        writeln!(output, "{}", paint.with(style, &line(cells)))?;
    }
    Ok(())
}
