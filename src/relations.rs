//! Stances -> who stands how towards whom, summed over one text or many.

use std::collections::HashMap;

use crate::annotation::{Annotation, EntityKind, Modality, Party, Span, Stance, StanceKind};

/// How many times one may speak for another: a spokesman for a ministry, a ministry for a state.
const LONGEST_CHAIN: usize = 4;

/// All stances of one kind that one actor takes towards another. `P` says where one was found: in one text the [`Span`] of its
/// cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation<P = Span> {
    /// Who takes them.
    pub holder: Actor,
    /// Towards whom.
    pub target: Actor,
    /// Which position.
    pub kind: StanceKind,
    /// From -3 (hostile) to 3 (friendly), by kind.
    pub polarity: i8,
    /// How many stances affirm it.
    pub affirmed: usize,
    /// How many stances negate it ('tidak mendukung').
    pub negated: usize,
    /// How many stances neither affirm nor negate it: planned, possible, required, conditional, questioned, reported.
    pub hedged: usize,
    /// In how many texts it was found.
    pub texts: usize,
    /// The first of them.
    pub first: P,
    /// The last of them.
    pub last: P,
}

impl<P> Relation<P> {
    /// How many stances it sums.
    pub fn count(&self) -> usize {
        self.affirmed + self.negated + self.hedged
    }
}

/// An identity as one side of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// As [`crate::Entity::id`].
    pub id: String,
    /// As [`crate::Entity::name`].
    pub name: String,
    /// Person, state or organization.
    pub kind: EntityKind,
}

/// Sums the stances of many texts.
///
/// Only stances between named entities count. A stance with several holders or targets counts once for each pair.
///
/// ```
/// let annotator = sikap::Annotator::builtin();
/// let mut sums = sikap::Relations::rolled_up();
/// for (day, text) in [(1, "Vassily Nebenzia, Duta Besar Rusia untuk PBB, mengecam AS."), (2, "Rusia mengecam AS.")] {
///     sums.add(&annotator.annotate(text), |_| day);
/// }
/// let relations = sums.into_vec();
/// assert_eq!(relations.len(), 1);
/// assert_eq!((relations[0].holder.name.as_str(), relations[0].affirmed), ("Rusia", 2));
/// assert_eq!((relations[0].first, relations[0].last), (1, 2));
/// ```
#[derive(Clone, Debug)]
pub struct Relations<P = Span> {
    rows: Vec<Relation<P>>,
    places: HashMap<(String, String, StanceKind), usize>,
    roll_up: bool,
}

impl<P: Clone> Default for Relations<P> {
    fn default() -> Self {
        Relations { rows: Vec::new(), places: HashMap::new(), roll_up: false }
    }
}

impl<P: Clone> Relations<P> {
    /// Sums by the entities that the texts name.
    pub fn new() -> Self {
        Relations::default()
    }

    /// Sums by those for whom the named ones speak: a stance of an ambassador is one of the state. Who speaks for nobody stands
    /// for himself.
    pub fn rolled_up() -> Self {
        Relations { roll_up: true, ..Relations::default() }
    }

    /// Adds the stances of one text; `place` says where one stands.
    pub fn add(&mut self, annotation: &Annotation, mut place: impl FnMut(&Stance) -> P) {
        let actors: Vec<Actor> = (0..annotation.entities.len()).map(|entity| self.actor(annotation, entity)).collect();
        let mut met = std::collections::HashSet::new();
        for stance in &annotation.stances {
            let named = |party: &Party| Some(&actors[annotation.mentions[party.mention?].entity]);
            for holder in stance.holders.iter().filter_map(named) {
                for target in stance.targets.iter().filter_map(named).filter(|target| target.id != holder.id) {
                    let key = (holder.id.clone(), target.id.clone(), stance.kind);
                    let row = *self.places.entry(key).or_insert(self.rows.len());
                    let here = place(stance);
                    if row == self.rows.len() {
                        self.rows.push(Relation {
                            holder: holder.clone(),
                            target: target.clone(),
                            kind: stance.kind,
                            polarity: stance.polarity,
                            affirmed: 0,
                            negated: 0,
                            hedged: 0,
                            texts: 0,
                            first: here.clone(),
                            last: here.clone(),
                        });
                    }
                    let relation = &mut self.rows[row];
                    relation.last = here;
                    relation.texts += usize::from(met.insert(row));
                    *match (stance.negated, stance.modality) {
                        (true, _) => &mut relation.negated,
                        (false, Modality::Asserted) => &mut relation.affirmed,
                        _ => &mut relation.hedged,
                    } += 1;
                }
            }
        }
    }

    /// What was found, in order of the first stance of each.
    pub fn into_vec(self) -> Vec<Relation<P>> {
        self.rows
    }

    /// The entity, or for whom it speaks.
    fn actor(&self, annotation: &Annotation, entity: usize) -> Actor {
        let mut entity = &annotation.entities[entity];
        let mut actor = Actor { id: entity.id.clone(), name: entity.name.clone(), kind: entity.kind };
        for _ in 0..if self.roll_up { LONGEST_CHAIN } else { 0 } {
            let Some(represented) = &entity.represents else { break };
            let name = entity.represents_name.as_ref().unwrap_or(represented);
            actor = Actor { id: represented.clone(), name: name.clone(), kind: kind_of(represented) };
            let Some(next) = annotation.entities.iter().find(|other| other.id == *represented) else { break };
            entity = next;
        }
        actor
    }
}

/// The kind of entity that an id belongs to.
fn kind_of(id: &str) -> EntityKind {
    match id.split_once(':') {
        Some(("state", _)) => EntityKind::State,
        Some(("person", _)) => EntityKind::Person,
        _ => EntityKind::Organization,
    }
}

impl Annotation {
    /// Who stands how towards whom in this text, by the entities that it names; see [`Relations`] for many texts and for sums by
    /// state.
    ///
    /// ```
    /// let annotation = sikap::Annotator::builtin().annotate("Iran mengecam AS. Iran kembali mengecam Amerika Serikat.");
    /// let relations = annotation.relations();
    /// assert_eq!(relations.len(), 1);
    /// assert_eq!((relations[0].holder.id.as_str(), relations[0].affirmed), ("state:IR", 2));
    /// ```
    pub fn relations(&self) -> Vec<Relation> {
        let mut relations = Relations::new();
        relations.add(self, |stance| stance.cue);
        relations.into_vec()
    }
}
