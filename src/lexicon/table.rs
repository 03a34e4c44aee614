//! Reads tab-separated tables: header line, `#` comments, one row a line.
//!
//! Nothing is half-read in silence: a fault names the file, the line and the column, and says what to do.

use std::fmt;

/// What is wrong with a lexicon, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    file: String,
    line: usize,
    column: Option<String>,
    message: String,
    others: Vec<LexiconError>,
}

impl LexiconError {
    pub(crate) fn new(file: &str, line: usize, column: Option<&str>, message: impl Into<String>) -> Self {
        LexiconError {
            file: file.into(),
            line,
            column: column.map(Into::into),
            message: message.into(),
            others: Vec::new(),
        }
    }

    /// The first of several faults, which holds the others; none when there is no fault.
    pub(crate) fn first(mut faults: Vec<LexiconError>) -> Option<LexiconError> {
        let others = faults.split_off(faults.len().min(1));
        faults.pop().map(|first| LexiconError { others, ..first })
    }

    /// Name of the file, as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line number, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// Name of the column, when one cell is at fault.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What is wrong and what to do, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The other faults that were found in the same lexicons.
    pub fn others(&self) -> &[LexiconError] {
        &self.others
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, "column '{column}': ")?;
        }
        f.write_str(&self.message)?;
        self.others.iter().try_for_each(|other| write!(f, "\n{other}"))
    }
}

impl std::error::Error for LexiconError {}

/// A table whose columns are known by name.
pub(crate) struct Table<'t> {
    file: &'t str,
    text: &'t str,
    pub columns: Vec<&'static str>,
}

/// One row, and where it stands in the text of its table.
pub(crate) struct Row<'t, 'r> {
    file: &'r str,
    line: usize,
    pub start: usize,
    pub end: usize,
    pub cells: Cells<'t, 'r>,
}

/// The cells of a row by the names of their columns.
pub(crate) struct Cells<'t, 'r> {
    columns: &'r [&'static str],
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Reads the header of `text`; every name in `required` must be a column, and every column must be in `required` or
    /// `optional`.
    pub fn read(
        file: &'t str,
        text: &'t str,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<Self, LexiconError> {
        let (line, _, header) = lines(text).next().ok_or_else(|| {
            LexiconError::new(file, 1, None, "the file has no header line; write the column names first")
        })?;
        let fault = |name: &str, message: String| LexiconError::new(file, line, Some(name), message);
        let mut columns: Vec<&'static str> = Vec::new();
        for name in header.split('\t').map(str::trim) {
            let Some(&column) = required.iter().chain(optional).find(|&&known| known == name) else {
                let known = [required, optional].concat().join(", ");
                return Err(fault(name, format!("unknown column; known are {known}")));
            };
            if columns.contains(&column) {
                return Err(fault(name, "the column is there twice".into()));
            }
            columns.push(column);
        }
        match required.iter().find(|name| !columns.contains(name)) {
            Some(name) => Err(fault(name, "the column is missing; columns are separated by tabs".into())),
            None => Ok(Table { file, text, columns }),
        }
    }

    /// The rows, each of which must have a cell for every column.
    pub fn rows(&self) -> impl Iterator<Item = Result<Row<'t, '_>, LexiconError>> {
        lines(self.text).skip(1).map(|(line, start, text)| {
            let cells = Cells::split(text, &self.columns);
            let (count, wanted) = (cells.cells.len(), self.columns.len());
            if count != wanted {
                let message = format!("{count} cells where the header names {wanted}; separate cells by one tab");
                return Err(LexiconError::new(self.file, line, None, message));
            }
            Ok(Row { file: self.file, line, start, end: start + text.len(), cells })
        })
    }
}

/// The lines of a table that are neither empty nor comments: number, offset and text.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut next = mark;
    let lines = text[mark..].split('\n').enumerate().map(move |(index, line)| {
        let start = next;
        next += line.len() + 1;
        (index + 1, start, line.strip_suffix('\r').unwrap_or(line))
    });
    lines.filter(|(_, _, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The items of a list cell.
pub(crate) fn items(cell: &str) -> impl DoubleEndedIterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty())
}

impl<'t, 'r> Cells<'t, 'r> {
    /// Cuts a line into the cells of `columns`.
    pub fn split(line: &'t str, columns: &'r [&'static str]) -> Self {
        let mut cells = Vec::with_capacity(columns.len());
        cells.extend(line.split('\t').map(str::trim));
        Cells { columns, cells }
    }

    /// The cell of that column; empty when the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        self.columns.iter().position(|&c| c == column).map_or("", |index| self.cells[index])
    }

    /// The cell at that place in the row.
    pub fn at(&self, index: usize) -> &'t str {
        self.cells[index]
    }
}

impl<'t> Row<'t, '_> {
    /// The cell of that column; empty when the table has no such column.
    pub fn cell(&self, column: &str) -> &'t str {
        self.cells.get(column)
    }

    /// The items of a list cell.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        items(self.cell(column))
    }

    /// The cell, which must not be empty.
    pub fn required(&self, column: &str) -> Result<&'t str, LexiconError> {
        match self.cell(column) {
            "" => Err(self.error(column, "the cell is empty; this column needs a value")),
            cell => Ok(cell),
        }
    }

    /// The items of a list cell, which must not be empty.
    pub fn required_list(&self, column: &str) -> Result<impl Iterator<Item = &'t str> + use<'t>, LexiconError> {
        self.required(column).map(items)
    }

    pub fn error(&self, column: &str, message: impl Into<String>) -> LexiconError {
        LexiconError::new(self.file, self.line, Some(column), message)
    }

    /// The member that `parse` finds for the cell, which must be one of `known`.
    pub fn member<T: Copy>(
        &self,
        column: &str,
        known: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Result<T, LexiconError> {
        let cell = self.required(column)?;
        known.iter().copied().find(|&member| name(member) == cell).ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|&member| name(member)).collect();
            self.error(column, format!("'{cell}' is none of {}", names.join(", ")))
        })
    }
}
