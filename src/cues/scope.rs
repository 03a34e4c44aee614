//! Negation and modality: scope words, how far they reach, and what stops them.

use std::ops::Range;

use super::{FoundCue, Reader, ScopeHit, verbal};
use crate::annotation::{Modality, Voice};
use crate::lexicon::{Category, Classes, Direction, Hit, Meaning};
use crate::segment::Sentence;
use crate::words::Shape;

impl Reader<'_> {
    /// The scope words of a sentence, longest first at each place, disjoint.
    pub(super) fn scopes(&self, sentence: &Sentence, hits: &[Hit]) -> Vec<ScopeHit> {
        let mut scopes: Vec<ScopeHit> = Vec::new();
        for &hit in hits {
            if hit.end > sentence.words.end || hit.clitic {
                continue;
            }
            let Meaning::Scope(index) = hit.meaning else { continue };
            let scope = &self.lexicon.scopes[index as usize];
            let new = ScopeHit {
                words: hit.range(),
                category: scope.category,
                direction: scope.direction,
                reach: scope.reach,
            };
            match scopes.last_mut() {
                Some(last) if last.words.start == hit.first => *last = new,
                Some(last) if last.words.end > hit.first => {}
                _ => scopes.push(new),
            }
        }
        scopes
    }

    /// The words that negate a cue: before it, or, for a noun, in the predicate behind it. `last` is the cue before it in the
    /// sentence.
    pub(super) fn negator(
        &self,
        sentence: &Sentence,
        scopes: &[ScopeHit],
        cue: Range<usize>,
        voice: Voice,
        last: Option<&FoundCue>,
    ) -> Option<Range<usize>> {
        if voice == Voice::Nominal
            && let Some(words) = self.negated_behind(scopes, cue.end)
        {
            return Some(words);
        }
        // 'tidak mendukung ataupun menolak': the second verb shares the negation of the first.
        let joint = cue.start.checked_sub(1).filter(|&at| self.words[at].classes.has(Classes::DISJUNCTIVE));
        if let Some(last) = last.filter(|last| Some(last.words.end) == joint) {
            return last.negator.clone();
        }
        let forward = |scope: &&ScopeHit| scope.direction != Direction::Backward && scope.words.end <= cue.start;
        for scope in scopes.iter().rev().filter(forward) {
            // A negator inside another cue is that cue's: 'tidak percaya pada janji AS'.
            if last.is_some_and(|last| last.words.start <= scope.words.start && scope.words.end <= last.words.end) {
                return None;
            }
            let between = scope.words.end..cue.start;
            if scope.category == Category::Absence {
                let near = between.len() < scope.reach && self.absent(between);
                return near.then(|| scope.words.clone());
            }
            if self.blocked(sentence, between.clone()) {
                return None;
            }
            // 'menolak mengakui' negates the verb; 'menolak tuduhan' has the noun as its object.
            if voice == Voice::Nominal && verbal(self.text, &self.words[scope.words.start]) {
                return None;
            }
            match scope.category {
                Category::Pseudo if between.len() <= 4 => return None,
                Category::Terminator => return None,
                Category::Negation if between.len() < scope.reach => return Some(scope.words.clone()),
                _ => {}
            }
        }
        None
    }

    /// Whether only what there is not stands between 'tidak ada' and a cue: 'tidak ada negara Arab yang (mengecam)'.
    fn absent(&self, between: Range<usize>) -> bool {
        between.clone().all(|at| {
            let word = &self.words[at];
            let light = word.classes.has(Classes::AUXILIARY | Classes::ADVERB);
            let name = self.inside_name(at..at + 1);
            name || !word.is_punct() && !word.classes.has(Classes::SUBORDINATOR) && (light || !verbal(self.text, word))
        })
    }

    /// 'Kesepakatan kedua negara itu belum tercapai': the predicate of a noun that ends at `end`.
    fn negated_behind(&self, scopes: &[ScopeHit], end: usize) -> Option<Range<usize>> {
        let behind = |scope: &&ScopeHit| scope.words.start >= end && scope.direction != Direction::Forward;
        let scope = scopes.iter().find(behind)?;
        let between = end..scope.words.start;
        let clause = |at: usize| {
            let word = &self.words[at];
            !word.is_punct()
                && !word.classes.has(Classes::RELATIVIZER | Classes::SUBORDINATOR)
                && (!verbal(self.text, word) || self.inside_name(at..at + 1))
        };
        let negates = matches!(scope.category, Category::Negation | Category::Absence);
        let near = negates && between.len() < scope.reach;
        (near && between.into_iter().all(clause)).then(|| scope.words.clone())
    }

    /// Whether something between a negator and a cue takes the negation for itself or ends its scope.
    pub(super) fn blocked(&self, sentence: &Sentence, between: Range<usize>) -> bool {
        debug_assert!(sentence.words.start <= between.start);
        between.clone().any(|at| {
            let word = &self.words[at];
            let light = word.classes.has(
                Classes::LIGHT_HOLDER | Classes::LIGHT_TARGET | Classes::AUXILIARY | Classes::COPULA | Classes::ADVERB,
            );
            word.is_punct() && !word.is_quotation_mark()
                || word.classes.has(Classes::COORDINATOR | Classes::RELATIVIZER)
                || word.classes.has(Classes::SUBORDINATOR) && !light
                || verbal(self.text, word) && !light && !self.inside_name(at..at + 1)
        })
    }

    /// How real the stance of a cue is, and by which word.
    pub(super) fn modality(
        &self,
        sentence: &Sentence,
        scopes: &[ScopeHit],
        cue: Range<usize>,
    ) -> (Modality, Option<Range<usize>>) {
        if sentence.question {
            let word =
                scopes.iter().find(|scope| scope.category == Category::Questioned && scope.words.end <= cue.start);
            return (Modality::Questioned, word.map(|scope| scope.words.clone()));
        }
        for scope in
            scopes.iter().rev().filter(|scope| scope.direction != Direction::Backward && scope.words.end <= cue.start)
        {
            // 'Konon, Iran menolak': the comma belongs to the word.
            let aside = scope.category == Category::Reported && self.words[scope.words.end].is(',');
            let between = scope.words.end + usize::from(aside)..cue.start;
            if between.len() > scope.reach.max(12) {
                break;
            }
            let far = matches!(scope.category, Category::Conditional | Category::Questioned);
            if scope.category == Category::Terminator && !far {
                break;
            }
            let blocked = if far {
                between.clone().any(|at| matches!(self.words[at].shape, Shape::Punct(',' | ';' | '"')))
            } else {
                self.blocked(sentence, between.clone())
            };
            if blocked || between.len() > scope.reach {
                continue;
            }
            let modality = match scope.category {
                Category::Conditional => Modality::Conditional,
                Category::Planned => Modality::Planned,
                Category::Required => Modality::Required,
                Category::Possible => Modality::Possible,
                Category::Questioned => Modality::Questioned,
                Category::Reported => Modality::Reported,
                _ => continue,
            };
            return (modality, Some(scope.words.clone()));
        }
        (Modality::Asserted, None)
    }
}
