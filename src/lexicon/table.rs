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
}

impl LexiconError {
    pub(crate) fn new(file: &str, line: usize, column: Option<&str>, message: impl Into<String>) -> Self {
        LexiconError { file: file.into(), line, column: column.map(Into::into), message: message.into() }
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
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, "column '{column}': ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for LexiconError {}

/// A table whose columns are known by name.
pub(crate) struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    /// Line numbers of the rows.
    lines: Vec<usize>,
    /// The cells of all rows, one after the other.
    cells: Vec<&'t str>,
}

/// One row: cells by column name.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t, 'r> {
    table: &'r Table<'t>,
    line: usize,
    cells: &'r [&'t str],
}

impl<'t> Table<'t> {
    /// Reads `text`; every name in `required` must be a column, and every column must be in `required` or `optional`.
    pub fn read(file: &'t str, text: &'t str, required: &[&str], optional: &[&str]) -> Result<Self, LexiconError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text
            .split('\n')
            .enumerate()
            .map(|(index, line)| (index + 1, line.strip_suffix('\r').unwrap_or(line)))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let (header_line, header) = lines.next().ok_or_else(|| {
            LexiconError::new(file, 1, None, "the file has no header line; write the column names first")
        })?;
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        for (index, name) in columns.iter().enumerate() {
            if !required.contains(name) && !optional.contains(name) {
                let known = [required, optional].concat().join(", ");
                return Err(LexiconError::new(
                    file,
                    header_line,
                    Some(name),
                    format!("unknown column; known are {known}"),
                ));
            }
            if columns[..index].contains(name) {
                return Err(LexiconError::new(file, header_line, Some(name), "the column is there twice"));
            }
        }
        for name in required {
            if !columns.contains(name) {
                return Err(LexiconError::new(
                    file,
                    header_line,
                    Some(name),
                    "the column is missing; columns are separated by tabs",
                ));
            }
        }
        let (mut numbers, mut cells) = (Vec::new(), Vec::new());
        for (line, row) in lines {
            cells.extend(row.split('\t').map(str::trim));
            numbers.push(line);
            let count = cells.len() - (numbers.len() - 1) * columns.len();
            if count != columns.len() {
                let message =
                    format!("{count} cells where the header names {}; separate cells by one tab", columns.len());
                return Err(LexiconError::new(file, line, None, message));
            }
        }
        Ok(Table { file, columns, lines: numbers, cells })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'t, '_>> {
        let cells = self.cells.chunks_exact(self.columns.len());
        self.lines.iter().zip(cells).map(|(&line, cells)| Row { table: self, line, cells })
    }
}

impl<'t> Row<'t, '_> {
    /// The cell of that column; empty when the table has no such column.
    pub fn cell(&self, column: &str) -> &'t str {
        match self.table.columns.iter().position(|&c| c == column) {
            Some(index) => self.cells[index],
            None => "",
        }
    }

    /// The items of a list cell.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column).split('|').map(str::trim).filter(|item| !item.is_empty())
    }

    /// The cell, which must not be empty.
    pub fn required(&self, column: &str) -> Result<&'t str, LexiconError> {
        match self.cell(column) {
            "" => Err(self.error(column, "the cell is empty; this column needs a value")),
            cell => Ok(cell),
        }
    }

    pub fn error(&self, column: &str, message: impl Into<String>) -> LexiconError {
        LexiconError::new(self.table.file, self.line, Some(column), message)
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
