//! Stances -> who stands how towards whom, summed over one text.

use crate::annotation::{Annotation, Party, Span, StanceKind};

/// All stances of one kind that one entity takes towards another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Who takes them: index into [`Annotation::entities`].
    pub holder: usize,
    /// Towards whom: index into [`Annotation::entities`].
    pub target: usize,
    /// Which position.
    pub kind: StanceKind,
    /// From -3 (hostile) to 3 (friendly), by kind.
    pub polarity: i8,
    /// How many stances affirm it.
    pub affirmed: usize,
    /// How many stances negate it ('tidak mendukung').
    pub negated: usize,
    /// Cue of the first of them.
    pub first: Span,
    /// Cue of the last of them.
    pub last: Span,
}

impl Annotation {
    /// Who stands how towards whom: the stances between named entities, summed by holder, target and kind, in order of the
    /// first. A stance with several holders or targets counts once for each pair; stances of or towards an unnamed phrase are
    /// left out.
    ///
    /// ```
    /// let annotation = sikap::Annotator::builtin().annotate("Iran mengecam AS. Iran kembali mengecam Amerika Serikat.");
    /// let relations = annotation.relations();
    /// assert_eq!(relations.len(), 1);
    /// assert_eq!(relations[0].affirmed, 2);
    /// ```
    pub fn relations(&self) -> Vec<Relation> {
        let entity = |party: &Party| party.mention.map(|mention| self.mentions[mention].entity);
        let mut relations: Vec<Relation> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for stance in &self.stances {
            for holder in stance.holders.iter().filter_map(entity) {
                for target in stance.targets.iter().filter_map(entity).filter(|&target| target != holder) {
                    let place = *places.entry((holder, target, stance.kind)).or_insert(relations.len());
                    if place == relations.len() {
                        relations.push(Relation {
                            holder,
                            target,
                            kind: stance.kind,
                            polarity: stance.polarity,
                            affirmed: 0,
                            negated: 0,
                            first: stance.cue,
                            last: stance.cue,
                        });
                    }
                    let relation = &mut relations[place];
                    relation.last = stance.cue;
                    *(if stance.negated { &mut relation.negated } else { &mut relation.affirmed }) += 1;
                }
            }
        }
        relations
    }
}
