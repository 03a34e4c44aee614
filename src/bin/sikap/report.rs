//! A report for people: each sentence that holds a stance, with its parts in colour, and who is in the text.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};

use anstyle::{AnsiColor, Style};
use sikap::{Annotation, Annotator, EntityKind, Party, Span, Stance};

use crate::complain;
use crate::input::Source;
use crate::jsonl::{self, Bad, Document};

/// Reports on a source that is one text; returns how many texts could not be read.
pub fn text(annotator: &Annotator, source: &Source, paint: Paint, output: &mut impl Write) -> io::Result<usize> {
    match source.read()? {
        Ok(text) => {
            let title = if matches!(source, Source::Stdin) { String::new() } else { source.name() };
            Report { text: &text, annotation: &annotator.annotate(&text), paint }.write(&title, output)?;
            Ok(0)
        }
        Err(message) => {
            complain(&format!("{}: {message}", source.name()));
            Ok(1)
        }
    }
}

/// Reports on a source of one JSON object a line; returns how many lines were bad.
pub fn lines(annotator: &Annotator, source: &Source, paint: Paint, output: &mut impl Write) -> io::Result<usize> {
    let mut bad = 0;
    for (index, line) in source.open()?.split(b'\n').enumerate() {
        let number = index + 1;
        let line = line.map_err(|error| source.named(&error))?;
        match Document::read(&line, number) {
            Ok(document) => {
                let title = jsonl::title(document.field("id"));
                let text = &document.text;
                Report { text, annotation: &annotator.annotate(text), paint }.write(&title, output)?;
            }
            Err(Bad { fault, .. }) => {
                bad += 1;
                complain(&format!("{}:{number}: {fault}", source.name()));
            }
        }
    }
    Ok(bad)
}

/// Colours, or none.
#[derive(Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    pub fn with(self, style: Style, words: &str) -> String {
        if self.0 { format!("{style}{words}{style:#}") } else { words.to_string() }
    }
}

fn style_of(kind: EntityKind) -> Style {
    let color = match kind {
        EntityKind::Person => AnsiColor::Green,
        EntityKind::State => AnsiColor::Yellow,
        _ => AnsiColor::Magenta,
    };
    color.on_default()
}

struct Report<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    paint: Paint,
}

impl Report<'_> {
    fn write(&self, title: &str, output: &mut impl Write) -> io::Result<()> {
        if !title.is_empty() {
            writeln!(output, "{}", self.paint.with(Style::new().bold().underline(), title))?;
        }
        let mut last = None;
        for stance in &self.annotation.stances {
            if last != Some(stance.sentence) {
                writeln!(output, "\n{}", self.sentence(stance.sentence))?;
                last = Some(stance.sentence);
            }
            writeln!(output, "  {}", self.stance(stance))?;
        }
        if self.annotation.stances.is_empty() {
            writeln!(output, "no stance found")?;
        }
        writeln!(output)?;
        for kind in [EntityKind::State, EntityKind::Organization, EntityKind::Person] {
            self.entities(kind, output)?;
        }
        writeln!(output)
    }

    /// The sentence with names and cues in colour, on one line.
    fn sentence(&self, index: usize) -> String {
        let sentence = self.annotation.sentences[index];
        let within = |span: &Span| span.start >= sentence.start && span.end <= sentence.end;
        let names = self.annotation.mentions.iter().filter(|m| within(&m.span)).map(|m| (m.span, style_of(m.kind)));
        let cue = Style::new().bold().underline();
        let cues = self.annotation.stances.iter().filter(|s| within(&s.cue)).map(|s| (s.cue, cue));
        let mut marks: Vec<(Span, Style)> = names.chain(cues).collect();
        marks.sort_by_key(|(span, _)| *span);
        let mut out = String::new();
        let mut at = sentence.start;
        for (span, style) in marks {
            if span.start < at {
                continue;
            }
            out.push_str(&self.text[at..span.start]);
            out.push_str(&self.paint.with(style, &self.text[span.range()]));
            at = span.end;
        }
        out.push_str(&self.text[at..sentence.end]);
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn stance(&self, stance: &Stance) -> String {
        let dim = Style::new().dimmed();
        let not = if stance.negated { "not " } else { "" };
        let kind = self.paint.with(Style::new().bold(), &format!("{not}{}", stance.kind));
        let modality = match stance.modality {
            sikap::Modality::Asserted => String::new(),
            modality => format!(" ({modality})"),
        };
        // Why these parties: where the first of each side stands towards the cue.
        let slot = |parties: &[Party]| parties.first().map_or("-", |party| party.slot.as_str());
        let slots = format!("{} > {}", slot(&stance.holders), slot(&stance.targets));
        let rule = self.paint.with(dim, &format!("[{} {}: {slots}]", stance.voice, stance.rule));
        let source = stance
            .source
            .map_or(String::new(), |source| format!(" {} {}", self.paint.with(dim, "says"), self.party(&source)));
        format!("{} {kind}{modality} {} {rule}{source}", self.parties(&stance.holders), self.parties(&stance.targets))
    }

    fn parties(&self, parties: &[Party]) -> String {
        if parties.is_empty() {
            return self.paint.with(Style::new().dimmed(), "-");
        }
        parties.iter().map(|party| self.party(party)).collect::<Vec<_>>().join(", ")
    }

    fn party(&self, party: &Party) -> String {
        let words = self.text[party.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(mention) = party.mention else { return format!("<{words}>") };
        let mention = &self.annotation.mentions[mention];
        let painted = self.paint.with(style_of(mention.kind), &words);
        // A pronoun says for whom it stands.
        let stands_in = mention.span != party.span;
        if stands_in { format!("{painted} (= {})", self.annotation.entities[mention.entity].name) } else { painted }
    }

    fn entities(&self, kind: EntityKind, output: &mut impl Write) -> io::Result<()> {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for mention in &self.annotation.mentions {
            *counts.entry(mention.entity).or_default() += 1;
        }
        for (index, entity) in self.annotation.entities.iter().enumerate().filter(|(_, e)| e.kind == kind) {
            let count = counts.get(&index).copied().unwrap_or(0);
            let name = self.paint.with(style_of(kind), &entity.name);
            let mut notes = vec![entity.id.clone()];
            notes.extend(entity.role.clone());
            notes.extend(entity.represents.as_ref().map(|id| format!("for {id}")));
            if !entity.known {
                notes.push("not in the lexicons".into());
            }
            let notes = self.paint.with(Style::new().dimmed(), &notes.join("; "));
            writeln!(output, "{count:>4}  {kind:<12}  {name}  {notes}")?;
        }
        Ok(())
    }
}
