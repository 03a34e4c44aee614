//! Readings -> entities: which mentions are the same somebody, and what the text says of them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Context, Found, Names, Reading};
use crate::annotation::{Entity, EntityKind, Form, Mention, Span, Via};
use crate::lexicon::{Classes, Meaning, id_of_name};
use crate::segment::Sentence;
use crate::words::{Shape, Word};

/// The longest office that an apposition gives, in words.
const LONGEST_OFFICE: usize = 14;

pub(super) fn link(
    context: &Context<'_>,
    sentences: &[Sentence],
    mut readings: Vec<Reading>,
    published: Option<&str>,
) -> Names {
    readings.sort_by_key(|reading| reading.words.start);
    let mut linker = Linker {
        context,
        published,
        entities: Vec::new(),
        by_identity: FxHashMap::default(),
        by_name: FxHashMap::default(),
        by_part: FxHashMap::default(),
        roles_of_text: FxHashMap::default(),
        by_acronym: FxHashMap::default(),
        offices: Vec::new(),
    };
    let repeated = linker.repeated(sentences, &readings);
    readings.extend(repeated);
    readings.sort_by_key(|reading| reading.words.start);
    let mut mentions: Vec<Found> = Vec::with_capacity(readings.len());
    for reading in readings {
        if mentions.last().is_some_and(|last| last.words.end > reading.words.start) {
            continue;
        }
        let previous = mentions.last().map(|found| found.mention.entity);
        mentions.push(linker.mention(reading, previous));
    }
    represent(context, &mut linker.entities, &mentions, &linker.offices);
    Names { mentions, entities: linker.entities }
}

struct Linker<'a> {
    context: &'a Context<'a>,
    published: Option<&'a str>,
    entities: Vec<Entity>,
    by_identity: FxHashMap<u32, usize>,
    /// Entities found by rule, by id.
    by_name: FxHashMap<String, usize>,
    /// People by each part of their names; the last one named wins.
    by_part: FxHashMap<String, usize>,
    /// Length of the office that the text gave an entity.
    roles_of_text: FxHashMap<usize, usize>,
    /// Bodies by the acronym that the text gave them.
    by_acronym: FxHashMap<String, usize>,
    /// The words that give an entity its office, in text order.
    offices: Vec<(usize, Range<usize>)>,
}

impl Linker<'_> {
    /// Finds single words that repeat part of a person's name met elsewhere in the text.
    fn repeated(&self, sentences: &[Sentence], readings: &[Reading]) -> Vec<Reading> {
        let context = self.context;
        let mut parts: FxHashMap<&str, EntityKind> = FxHashMap::default();
        for reading in readings {
            match reading.kind {
                EntityKind::Person if reading.sure && (reading.words.len() > 1 || reading.via != Via::Lexicon) => {
                    for at in reading.words.clone() {
                        if context.words[at].is_word()
                            && context.words[at].shape != Shape::Upper
                            && context.words[at].end - context.words[at].start > 2
                            && !context.ordinary(at)
                        {
                            parts.insert(context.word(at), EntityKind::Person);
                        }
                    }
                }
                EntityKind::Organization if reading.via == Via::Acronym => {
                    parts.insert(context.word(reading.words.start), EntityKind::Organization);
                }
                _ => {}
            }
        }
        if parts.is_empty() {
            return Vec::new();
        }
        let mut taken = vec![false; context.words.len()];
        for reading in readings {
            taken[reading.words.clone()].iter_mut().for_each(|t| *t = true);
        }
        let mut found = Vec::new();
        for sentence in sentences {
            for at in sentence.words.clone() {
                let word = &context.words[at];
                if taken[at] || !word.capital() {
                    continue;
                }
                let Some(&kind) = parts.get(context.word(at)) else { continue };
                let mark = |i: usize| context.words.get(i).is_some_and(Word::is_quotation_mark);
                if at > 0 && mark(at - 1) && mark(at + 1) {
                    continue;
                }
                let neighbour = |i: usize| {
                    sentence.words.contains(&i) && context.words[i].capital() && !taken[i] && !context.common(i)
                };
                if kind == EntityKind::Person
                    && !sentence.headline
                    && (neighbour(at + 1) || at > 0 && neighbour(at - 1))
                {
                    continue;
                }
                if at > 0 && context.words[at - 1].classes.has(Classes::THING) && context.words[at - 1].capital() {
                    continue;
                }
                let form = if kind == EntityKind::Person { Form::Short } else { Form::Acronym };
                found.push(Reading::new(at..at + 1, kind, form, Via::Coreference));
            }
        }
        found
    }

    fn mention(&mut self, reading: Reading, previous: Option<usize>) -> Found {
        let context = self.context;
        let name = context.text_of(reading.words.clone());
        let mut via = reading.via;
        let mut form = reading.form;
        // 'Prabowo' in an article about an Edhy Prabowo is he, as long as it names no other; 'Presiden Prabowo' is not.
        let introduced = match reading.identity {
            Some(identity)
                if form == Form::Short
                    && !reading.title.as_ref().is_some_and(|title| self.is_office(title.start))
                    && !self.by_identity.contains_key(&identity) =>
            {
                self.by_part.get(&fold(name)).copied()
            }
            _ => None,
        };
        let entity = match (introduced, reading.identity) {
            (Some(entity), _) => {
                via = Via::Coreference;
                entity
            }
            (None, Some(identity)) => self.known(identity),
            _ if reading.via == Via::Acronym => {
                let entity = previous.unwrap_or_else(|| self.unknown(reading.kind, name));
                self.by_acronym.insert(name.to_string(), entity);
                entity
            }
            _ if reading.kind == EntityKind::Organization && self.by_acronym.contains_key(name) => {
                self.by_acronym[name]
            }
            _ if reading.kind == EntityKind::Person && reading.words.len() == 1 => {
                match self.by_part.get(&fold(name)) {
                    Some(&entity) => {
                        form = Form::Short;
                        if via != Via::Title {
                            via = Via::Coreference;
                        }
                        entity
                    }
                    None => self.unknown(reading.kind, name),
                }
            }
            _ => self.unknown(reading.kind, name),
        };
        if reading.kind == EntityKind::Person {
            for at in reading.words.clone() {
                let word = &context.words[at];
                if word.is_word() && word.end - word.start > 2 {
                    self.by_part.insert(fold(context.word(at)), entity);
                }
            }
            if let Some(office) = reading.title.clone().or_else(|| self.apposition(reading.words.end)) {
                let role = context.text_of(office.clone()).trim_end_matches([',', ' ', '.', '(', '"']);
                let role = spaced(role);
                // The fullest office that the text names, before the one in the lexicon.
                let named = self.roles_of_text.get(&entity).copied().unwrap_or(0);
                if role.len() > named && self.is_office(office.start) {
                    self.roles_of_text.insert(entity, role.len());
                    self.entities[entity].role = Some(role);
                }
                self.offices.push((entity, office));
            }
        }
        let alternatives =
            reading.alternatives.iter().map(|&i| context.lexicon.identities.get(i).id.into_owned()).collect();
        let span =
            Span { start: context.words[reading.words.start].start, end: context.words[reading.words.end - 1].end };
        Found {
            mention: Mention { span, kind: self.entities[entity].kind, entity, form, via, alternatives },
            words: reading.words,
            title: reading.title,
        }
    }

    /// The office that an apposition behind a name gives: 'Darmo Wiryawan, Direktur Utama PT Angkasa Biru, ...'.
    fn apposition(&self, end: usize) -> Option<Range<usize>> {
        let words = self.context.words;
        if !words.get(end)?.is(',') {
            return None;
        }
        let start = end + 1;
        let titled = start + usize::from(words.get(start)?.classes.has(Classes::FORMER));
        if titled >= words.len() || !self.is_office(titled) {
            return None;
        }
        // A verb or 'yang' shows that the clause goes on instead.
        let clause = |word: &Word| {
            word.classes.has(Classes::RELATIVIZER | Classes::AUXILIARY)
                || word.shape == Shape::Lower && crate::cues::verbal(self.context.text, word)
        };
        let limit = words.len().min(start + LONGEST_OFFICE);
        let stop = (start..limit).find(|&at| words[at].is_punct() && !words[at].is('-') || clause(&words[at]))?;
        (words[stop].is_punct() && stop > titled).then_some(start..stop)
    }

    /// Whether a title that is an office begins at word `at`.
    fn is_office(&self, at: usize) -> bool {
        let Context { lexicon, .. } = self.context;
        self.context
            .meanings_at(at)
            .any(|(_, meaning)| matches!(meaning, Meaning::Title(index) if lexicon.titles[index as usize].office))
    }

    fn known(&mut self, index: u32) -> usize {
        if let Some(&entity) = self.by_identity.get(&index) {
            return entity;
        }
        let identity = self.context.lexicon.identities.get(index);
        let role = identity.role(self.published);
        let entity = self.entities.len();
        self.entities.push(Entity {
            id: identity.id.to_string(),
            kind: identity.kind,
            name: identity.name.to_string(),
            known: true,
            wikidata: identity.wikidata.map(Into::into),
            iso: identity.iso().map(Into::into),
            role: role.as_ref().map(|role| role.title.to_string()),
            represents: (identity.represents)
                .or_else(|| role.map(|role| role.entity).filter(|id| !id.is_empty()))
                .map(Into::into),
            represents_name: None,
        });
        self.by_identity.insert(index, entity);
        entity
    }

    fn unknown(&mut self, kind: EntityKind, name: &str) -> usize {
        let id = id_of_name(kind, name);
        if let Some(&entity) = self.by_name.get(&id) {
            return entity;
        }
        // A name that a rule found where the lexicon's forms did not may still be somebody's: one id is one entity.
        if let Some(identity) = self.context.lexicon.identities.find(&id) {
            return self.known(identity);
        }
        let entity = self.entities.len();
        self.entities.push(Entity {
            id: id.clone(),
            kind,
            name: spaced(name),
            known: false,
            wikidata: None,
            iso: None,
            role: None,
            represents: None,
            represents_name: None,
        });
        self.by_name.insert(id, entity);
        entity
    }
}

/// Gives each person the state or body that the words of an office name first, and names those for whom somebody speaks.
fn represent(context: &Context<'_>, entities: &mut [Entity], mentions: &[Found], offices: &[(usize, Range<usize>)]) {
    for (person, office) in offices {
        if context.words[office.start].classes.has(Classes::FORMER) {
            continue;
        }
        let first = mentions.partition_point(|found| found.words.start < office.start);
        let body = mentions.get(first).filter(|found| found.words.start < office.end);
        if let Some(body) = body.filter(|found| found.mention.kind != EntityKind::Person) {
            let body = &entities[body.mention.entity];
            entities[*person].represents = Some(body.represents.clone().unwrap_or_else(|| body.id.clone()));
        }
    }
    for at in 0..entities.len() {
        let Some(id) = &entities[at].represents else { continue };
        let named = entities.iter().find(|other| other.id == *id).map(|other| other.name.clone());
        let identities = &context.lexicon.identities;
        entities[at].represents_name = named.or_else(|| Some(identities.get(identities.find(id)?).name.to_string()));
    }
}

fn fold(name: &str) -> String {
    spaced(name).to_lowercase()
}

/// The words of a name with single spaces between.
fn spaced(name: &str) -> String {
    let mut words = name.split_whitespace();
    let mut spaced = String::with_capacity(name.len());
    spaced.extend(words.next());
    words.for_each(|word| spaced.extend([" ", word]));
    spaced
}
