//! Where texts come from.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A file, or standard input.
pub enum Source {
    File(PathBuf),
    Stdin,
}

/// The sources that the command line names; standard input when it names none.
pub fn sources(files: &[PathBuf]) -> Vec<Source> {
    if files.is_empty() {
        return vec![Source::Stdin];
    }
    files.iter().map(|path| if path.as_os_str() == "-" { Source::Stdin } else { Source::File(path.clone()) }).collect()
}

impl Source {
    /// The name for messages and ids.
    pub fn name(&self) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Stdin => "-".into(),
        }
    }

    /// Whether the extension says that each line is a JSON object.
    pub fn is_jsonl(&self) -> bool {
        match self {
            Source::File(path) => path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson"),
            Source::Stdin => false,
        }
    }

    /// An error while reading, with the name of the source before it.
    pub fn named(&self, error: &io::Error) -> io::Error {
        named(Path::new(&self.name()), error)
    }

    pub fn open(&self) -> io::Result<Box<dyn BufRead>> {
        Ok(match self {
            Source::File(path) => {
                Box::new(BufReader::with_capacity(1 << 20, File::open(path).map_err(|error| named(path, &error))?))
            }
            Source::Stdin => Box::new(BufReader::with_capacity(1 << 20, io::stdin())),
        })
    }

    /// The whole source as text, or what is wrong with it.
    pub fn read(&self) -> io::Result<Result<String, String>> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|error| self.named(&error))?;
        Ok(decode(bytes))
    }
}

/// Text from bytes; a byte order mark is dropped, and invalid UTF-8 is named by its place.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("not UTF-8: byte {at} (line {line}); convert the file, for example with iconv -f windows-1252 -t utf-8")
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// A lexicon file.
pub fn read_text(path: &Path) -> io::Result<String> {
    let bytes = std::fs::read(path).map_err(|error| named(path, &error))?;
    decode(bytes).map_err(|message| io::Error::other(format!("{}: {message}", path.display())))
}

/// An error with the file's name before it.
pub fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
