//! Readings -> entities: which mentions are the same somebody, and what the text says of them.

use std::collections::HashMap;

use super::{Context, Found, Names, Reading};
use crate::annotation::{Entity, EntityKind, Form, Mention, Span, Via};
use crate::lexicon::{Classes, id_of_name};
use crate::segment::Sentence;

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
        by_identity: HashMap::new(),
        by_name: HashMap::new(),
        by_part: HashMap::new(),
        roles_of_text: HashMap::new(),
        by_acronym: HashMap::new(),
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
    represent(context, &mut linker.entities, &mentions);
    Names { mentions, entities: linker.entities }
}

struct Linker<'a> {
    context: &'a Context<'a>,
    published: Option<&'a str>,
    entities: Vec<Entity>,
    by_identity: HashMap<u32, usize>,
    /// Entities found by rule, by id.
    by_name: HashMap<String, usize>,
    /// People by each part of their names; the last one named wins.
    by_part: HashMap<String, usize>,
    /// Length of the office that the text gave an entity.
    roles_of_text: HashMap<usize, usize>,
    /// Bodies by the acronym that the text gave them.
    by_acronym: HashMap<String, usize>,
}

impl Linker<'_> {
    /// Finds single words that repeat part of a person's name met elsewhere in the text.
    fn repeated(&self, sentences: &[Sentence], readings: &[Reading]) -> Vec<Reading> {
        let context = self.context;
        let mut parts: HashMap<&str, EntityKind> = HashMap::new();
        for reading in readings {
            match reading.kind {
                EntityKind::Person if reading.words.len() > 1 || reading.via != Via::Lexicon => {
                    for at in reading.words.clone() {
                        if context.words[at].is_word()
                            && context.words[at].shape != crate::words::Shape::Upper
                            && context.words[at].end - context.words[at].start > 2
                            && (context.namely(at) || !context.common(at))
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
                found.push(Reading {
                    words: at..at + 1,
                    kind,
                    identity: None,
                    alternatives: Vec::new(),
                    form: if kind == EntityKind::Person { Form::Short } else { Form::Acronym },
                    via: Via::Coreference,
                    title: None,
                    speaks: false,
                });
            }
        }
        found
    }

    fn mention(&mut self, reading: Reading, previous: Option<usize>) -> Found {
        let context = self.context;
        let name = context.text_of(reading.words.clone());
        let mut via = reading.via;
        let mut form = reading.form;
        let entity = match reading.identity {
            Some(identity) => self.known(identity),
            None if reading.via == Via::Acronym => {
                let entity = previous.unwrap_or_else(|| self.unknown(reading.kind, name));
                self.by_acronym.insert(name.to_string(), entity);
                entity
            }
            None if reading.kind == EntityKind::Organization && self.by_acronym.contains_key(name) => {
                self.by_acronym[name]
            }
            None if reading.kind == EntityKind::Person && reading.words.len() == 1 => {
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
            None => self.unknown(reading.kind, name),
        };
        if reading.kind == EntityKind::Person {
            for at in reading.words.clone() {
                let word = &context.words[at];
                if word.is_word() && word.end - word.start > 2 {
                    self.by_part.insert(fold(context.word(at)), entity);
                }
            }
            if let Some(title) = &reading.title {
                let role = context.text_of(title.clone()).trim_end_matches([',', ' ', '.', '(', '"']);
                let role = role.split_whitespace().collect::<Vec<_>>().join(" ");
                // The fullest office that the text names, before the one in the lexicon.
                let named = self.roles_of_text.get(&entity).copied().unwrap_or(0);
                if role.len() > named && self.is_office(title) {
                    self.roles_of_text.insert(entity, role.len());
                    self.entities[entity].role = Some(role);
                }
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

    fn is_office(&self, title: &std::ops::Range<usize>) -> bool {
        self.context.meanings_at(title.start).any(|(_, meaning)| {
            matches!(meaning, crate::lexicon::Meaning::Title(index) if self.context.lexicon.titles[index as usize].office)
        })
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
        });
        self.by_identity.insert(index, entity);
        entity
    }

    fn unknown(&mut self, kind: EntityKind, name: &str) -> usize {
        let id = id_of_name(kind, name);
        if let Some(&entity) = self.by_name.get(&id) {
            return entity;
        }
        let entity = self.entities.len();
        self.entities.push(Entity {
            id: id.clone(),
            kind,
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            known: false,
            wikidata: None,
            iso: None,
            role: None,
            represents: None,
        });
        self.by_name.insert(id, entity);
        entity
    }
}

/// Gives each person the state or body that a title of the text names, and bodies named after a state that state.
fn represent(context: &Context<'_>, entities: &mut [Entity], mentions: &[Found]) {
    let ids: Vec<String> = entities.iter().map(|e| e.id.clone()).collect();
    for (at, found) in mentions.iter().enumerate() {
        let Some(title) = &found.title else { continue };
        if context.words[title.start].classes.has(Classes::FORMER) {
            continue;
        }
        let inside = mentions[..at].iter().rev().take_while(|m| m.words.start >= title.start).last();
        if let Some(body) = inside.filter(|m| m.mention.kind != EntityKind::Person) {
            let of_body = entities[body.mention.entity].represents.clone();
            entities[found.mention.entity].represents =
                Some(of_body.unwrap_or_else(|| ids[body.mention.entity].clone()));
        }
    }
}

fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
