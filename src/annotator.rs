//! The face of the crate: lexicons in, annotations out.

use std::sync::Arc;

use crate::annotation::{Annotation, Span};
use crate::classify::classify;
use crate::lexicon::{Clash, File, Lexicon, LexiconError, is_date};
use crate::normalise::normalise;
use crate::resolve::resolve;
use crate::segment::segment;
use crate::words::words;
use crate::{attach, cues};

/// Reads texts. Cheap to clone, safe to share between threads, without clock or globals.
///
/// ```
/// let annotator = sikap::Annotator::builtin();
/// let text = "Iran mengecam serangan Israel ke Gaza.";
/// let annotation = annotator.annotate(text);
/// let stance = &annotation.stances[0];
/// assert_eq!(stance.kind, sikap::StanceKind::Condemn);
/// assert_eq!(&text[stance.holders[0].span.range()], "Iran");
/// assert_eq!(&text[stance.targets[0].span.range()], "Israel");
/// ```
#[derive(Clone)]
pub struct Annotator {
    lexicon: Arc<Lexicon>,
    faults: Arc<[LexiconError]>,
    published: Option<Arc<str>>,
}

impl Annotator {
    /// An annotator with the built-in lexicons.
    pub fn builtin() -> Self {
        Annotator::builder().build().expect("the built-in lexicons are linted by the test suite")
    }

    /// Begins an annotator with lexicons of your own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Annotates `text`. Never fails: any string has an annotation, if an empty one.
    pub fn annotate(&self, text: &str) -> Annotation {
        let lexicon = &*self.lexicon;
        let normalised = normalise(text);
        let matchable = normalised.text.as_ref();
        let mut words = words(matchable);
        let hits = lexicon.patterns.scan(matchable, &words);
        classify(lexicon, matchable, &mut words, &hits);
        let sentences = segment(matchable, &words);
        let names = resolve(lexicon, matchable, &words, &hits, &sentences, self.published.as_deref());
        let cues = cues::find(lexicon, matchable, &words, &hits, &sentences, &names.mentions);
        let stances = attach::attach(lexicon, matchable, &words, &sentences, &names, &cues);
        let mut annotation = Annotation {
            sentences: sentences.iter().map(|s| cover(&words, s.words.start, s.words.end)).collect(),
            entities: names.entities,
            mentions: names.mentions.into_iter().map(|m| m.mention).collect(),
            stances,
        };
        if normalised.is_changed() {
            map_back(&mut annotation, |span| normalised.span(span));
        }
        annotation
    }

    /// The faults of your lexicons that [`Builder::skip_faults`] let pass; the rows that they name are left out.
    pub fn faults(&self) -> &[LexiconError] {
        &self.faults
    }

    /// The forms of your people, states and organizations that name others as well.
    pub fn clashes(&self) -> Vec<Clash> {
        self.lexicon.identities.clashes(&self.lexicon.patterns)
    }

    /// Number of distinct surface forms that the annotator looks for.
    pub fn surface_forms(&self) -> usize {
        self.lexicon.patterns.len()
    }

    /// Bytes of memory that all forms, all word lists and their indexes take.
    pub fn index_memory(&self) -> usize {
        self.lexicon.patterns.memory() + self.lexicon.lists.memory()
    }

    /// Counts the places where any surface form of the lexicons stands in `text`: the bare scan with which benchmarks compare
    /// [`Annotator::annotate`].
    pub fn scan(&self, text: &str) -> usize {
        let mut count = 0;
        self.lexicon.patterns.scan_with(text, &words(text), |_| count += 1);
        count
    }
}

/// The bytes from the first of `words[first..end]` to the last.
fn cover(words: &[crate::words::Word], first: usize, end: usize) -> Span {
    Span { start: words[first].start, end: words[end - 1].end }
}

/// Maps every span of `annotation` from the matchable text to the text as given.
fn map_back(annotation: &mut Annotation, map: impl Fn(Span) -> Span) {
    let spans = annotation.sentences.iter_mut().chain(annotation.mentions.iter_mut().map(|m| &mut m.span));
    let of_stances = annotation.stances.iter_mut().flat_map(|s| {
        let parties = s.holders.iter_mut().chain(&mut s.targets).chain(&mut s.source).map(|p| &mut p.span);
        std::iter::once(&mut s.cue).chain(&mut s.negator).chain(&mut s.modal).chain(&mut s.content).chain(parties)
    });
    for span in spans.chain(of_stances) {
        *span = map(*span);
    }
}

/// Builds an [`Annotator`] with lexicons and settings of your own.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    entities: Vec<(String, String)>,
    cues: Vec<(String, String)>,
    contexts: Vec<(String, String)>,
    published: Option<String>,
    skip_faults: bool,
}

impl Builder {
    /// Adds people, states or organizations: a tab-separated table with at least the columns `id` and `name`, in the format of
    /// `lexicons/README.md`. `file` is its name for error messages. A row whose id is built in replaces the built-in row.
    pub fn entities(mut self, file: impl Into<String>, tsv: impl Into<String>) -> Self {
        self.entities.push((file.into(), tsv.into()));
        self
    }

    /// Adds cues: a tab-separated table in the format of `lexicons/cues.tsv`. A row whose id is built in replaces the built-in row.
    pub fn cues(mut self, file: impl Into<String>, tsv: impl Into<String>) -> Self {
        self.cues.push((file.into(), tsv.into()));
        self
    }

    /// Adds false friends, of cues of your own or of built-in ones: a tab-separated table in the format of
    /// `lexicons/contexts.tsv`.
    pub fn contexts(mut self, file: impl Into<String>, tsv: impl Into<String>) -> Self {
        self.contexts.push((file.into(), tsv.into()));
        self
    }

    /// The day on which the texts were published, `YYYY-MM-DD`: people get the office that they held then.
    pub fn published(mut self, day: impl Into<String>) -> Self {
        self.published = Some(day.into());
        self
    }

    /// Leaves out rows of your lexicons that are at fault instead of failing; [`Annotator::faults`] names them.
    pub fn skip_faults(mut self) -> Self {
        self.skip_faults = true;
        self
    }

    /// The annotator, or the first fault in your lexicons, which holds the others ([`LexiconError::others`]).
    pub fn build(self) -> Result<Annotator, LexiconError> {
        if let Some(day) = self.published.as_ref().filter(|day| !(day.len() == 10 && is_date(day))) {
            return Err(LexiconError::new("published", 1, None, format!("'{day}' is no day of the form YYYY-MM-DD")));
        }
        fn files(tables: &[(String, String)]) -> Vec<File<'_>> {
            tables.iter().map(|(name, text)| File { name, text }).collect()
        }
        let (lexicon, faults) = Lexicon::read(&files(&self.entities), &files(&self.cues), &files(&self.contexts))?;
        let faults = if self.skip_faults { faults } else { LexiconError::first(faults).map_or(Ok(Vec::new()), Err)? };
        Ok(Annotator { lexicon: Arc::new(lexicon), faults: faults.into(), published: self.published.map(Into::into) })
    }
}
