//! Cues -> stances: who holds each, towards whom, about what.
//!
//! One file a voice: [`active`] (headline verbs too), [`passive`], [`nominal`]. They ask: [`subject`] and [`object`] find what
//! belongs to a verb, [`clause`] where a clause and its asides end, [`phrase`] where a noun phrase ends and [`leftward`] where it
//! begins, [`party`] whom it denotes, [`speech`] who speaks, and [`coreference`] for whom a pronoun stands.
//!
//! Invariant: the words of every party lie in the sentence of its cue, or in the one that names the speaker of its quotation.

mod active;
mod clause;
mod coreference;
mod leftward;
mod nominal;
mod object;
mod party;
mod passive;
mod phrase;
mod speech;
mod subject;

use std::ops::Range;

use crate::annotation::{EntityKind, Party, Slot, Span, Stance, StanceKind, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Lexicon, Needs};
use crate::resolve::{Found, Names};
use crate::segment::Sentence;
use crate::words::Word;

/// Attaches parties to all cues of a text.
pub(crate) fn attach(
    lexicon: &Lexicon,
    text: &str,
    words: &[Word],
    sentences: &[Sentence],
    names: &Names,
    cues: &[FoundCue],
) -> Vec<Stance> {
    if cues.is_empty() {
        return Vec::new();
    }
    let layout = Layout::new(words, &names.mentions, cues);
    let attacher = Attacher { lexicon, text, words, sentences, names: &names.mentions, cues, layout };
    (0..cues.len()).filter_map(|index| attacher.stance(index)).collect()
}

/// What stands on each word: all that attaching asks many times.
struct Layout {
    mention: Vec<u32>,
    /// The mention whose title it is.
    title: Vec<u32>,
    cue: Vec<u32>,
}

const NOTHING: u32 = u32::MAX;

impl Layout {
    fn new(words: &[Word], names: &[Found], cues: &[FoundCue]) -> Self {
        let mut mention = vec![NOTHING; words.len()];
        let mut title = vec![NOTHING; words.len()];
        let mut cue = vec![NOTHING; words.len()];
        // From the last name to the first: of two names that share a title it is that of the first.
        for (index, name) in names.iter().enumerate().rev() {
            mention[name.words.clone()].fill(index as u32);
            title[name.title.clone().unwrap_or(0..0)].fill(index as u32);
        }
        for (index, found) in cues.iter().enumerate() {
            cue[found.words.clone()].fill(index as u32);
        }
        Layout { mention, title, cue }
    }
}

/// What attaching reads.
struct Attacher<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    words: &'a [Word],
    sentences: &'a [Sentence],
    names: &'a [Found],
    cues: &'a [FoundCue],
    layout: Layout,
}

/// Holder, target and content of one stance, as far as a voice's rules find them.
#[derive(Default)]
struct Roles {
    holders: Vec<Party>,
    targets: Vec<Party>,
    content: Option<Range<usize>>,
}

impl Attacher<'_> {
    /// The stance of a cue; none when what it needs is not there.
    fn stance(&self, index: usize) -> Option<Stance> {
        let cue = &self.cues[index];
        let row = &self.lexicon.cues[cue.cue];
        let frame = &self.lexicon.frames[row.frame];
        let info = &self.lexicon.kinds[StanceKind::ALL.iter().position(|&kind| kind == cue.kind).unwrap_or(0)];
        let mut roles = match cue.voice {
            Voice::Passive => self.passive(cue),
            Voice::Nominal => self.nominal(cue, frame),
            _ => self.active(cue, frame),
        };
        let speaker = self.speaker(cue);
        self.settle(cue, &mut roles, speaker);
        if !self.has_needs(cue, row.needs, &roles) {
            return None;
        }
        // A thing takes no position: 'Hal itu untuk membantah dugaan' leaves the holder open.
        roles.holders.retain(|holder| holder.mention.is_some() || !self.thing(holder));
        let source = speaker.filter(|speaker| !roles.holders.iter().any(|holder| holder.span == speaker.span));
        Some(Stance {
            kind: cue.kind,
            cue: self.span(cue.words.clone()),
            lemma: row.lemma.clone(),
            rule: row.id.clone(),
            frame: frame.name.clone(),
            polarity: info.polarity,
            voice: cue.voice,
            negated: cue.negator.is_some(),
            negator: cue.negator.clone().map(|words| self.span(words)),
            modality: cue.modality,
            modal: cue.modal.clone().map(|words| self.span(words)),
            holders: roles.holders,
            targets: roles.targets,
            content: roles.content.filter(|words| !words.is_empty()).map(|words| self.span(words)),
            source,
            sentence: cue.sentence,
            cameo: info.cameo.clone(),
        })
    }

    fn has_needs(&self, cue: &FoundCue, needs: Needs, roles: &Roles) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Party if cue.voice == Voice::Nominal && roles.holders.is_empty() => {
                party::any_named(&roles.targets) || self.taken_up(cue)
            }
            Needs::Holder if cue.voice == Voice::Nominal && roles.holders.is_empty() => false,
            Needs::Actor | Needs::Party | Needs::Holder => {
                roles.holders.is_empty()
                    || roles.holders.iter().any(|holder| holder.mention.is_some() || !self.inanimate(holder))
            }
            Needs::Target => !roles.targets.is_empty() || self.aims(cue, roles),
        }
    }

    /// Whether the content says what a stance wants: 'berunjuk rasa agar harga turun', not 'berunjuk rasa di alun-alun'.
    fn aims(&self, cue: &FoundCue, roles: &Roles) -> bool {
        let Some(content) = &roles.content else { return false };
        let first = &self.words[content.start];
        let frame = &self.lexicon.frames[self.lexicon.cues[cue.cue].frame];
        first.classes.has(Classes::SUBORDINATOR)
            || frame.content.iter().any(|mark| mark.is(self.text, first))
            || self.verb(content.start)
    }

    /// Whether 'itu', 'tersebut' or '-nya' behind a noun says that the text has told of it.
    fn taken_up(&self, cue: &FoundCue) -> bool {
        let end = self.sentences[cue.sentence].words.end;
        cue.clitic || cue.words.end < end && self.words[cue.words.end].classes.has(Classes::DEMONSTRATIVE)
    }

    /// Gives pronouns their names, drops a holder that is also the target, and takes the speaker where the quotation names nobody.
    fn settle(&self, cue: &FoundCue, roles: &mut Roles, speaker: Option<Party>) {
        for side in [&mut roles.holders, &mut roles.targets] {
            *side = side.iter().flat_map(|&party| self.antecedents(cue, party, speaker)).collect();
        }
        if roles.holders.is_empty() && matches!(cue.voice, Voice::Active | Voice::Headline) {
            roles.holders.extend(speaker);
        }
        dedup(&mut roles.holders);
        dedup(&mut roles.targets);
        // In 'Iran mengecam negara itu' it is another one.
        let entity = |party: &Party| party.mention.map(|mention| self.names[mention].mention.entity);
        let holding: Vec<usize> = roles.holders.iter().filter_map(entity).collect();
        for target in &mut roles.targets {
            let stands_in = target.mention.is_some_and(|mention| self.names[mention].mention.span != target.span);
            if stands_in && entity(target).is_some_and(|entity| holding.contains(&entity)) {
                target.mention = None;
            }
        }
        if self.reciprocal(cue) {
            self.other_side(cue, roles);
        }
        if self.reciprocal(cue) && roles.holders.len() > 1 {
            roles.targets = roles.holders.iter().map(|&holder| Party { slot: Slot::Reciprocal, ..holder }).collect();
            return;
        }
        let holders = roles.holders.clone();
        let apart = |a: &Party, b: &Party| a.span.end <= b.span.start || b.span.end <= a.span.start;
        roles.targets.retain(|target| holders.iter().all(|holder| apart(holder, target)));
        // The cue's own words are no party.
        let span = self.span(cue.words.clone());
        let outside = |party: &Party| party.span.end <= span.start || party.span.start >= span.end;
        roles.holders.retain(outside);
        roles.targets.retain(outside);
    }

    /// The words from `words.start` to `words.end` as a span of the text.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let end = words.end.max(words.start + 1);
        Span { start: self.words[words.start].start, end: self.words[end - 1].end }
    }

    /// 'Iran saling kecam dengan Israel': who stands behind 'dengan' holds it too.
    fn other_side(&self, cue: &FoundCue, roles: &mut Roles) {
        let end = self.sentences[cue.sentence].words.end;
        let with = self.words.get(cue.words.end).is_some_and(|word| word.classes.has(Classes::WITH));
        if with && cue.words.end < end && roles.holders.len() == 1 {
            roles.holders.extend(self.actor_parties(self.noun_phrase(cue.words.end + 1, end), Slot::Preposition));
        }
    }

    /// Whether 'saling' makes the cue mutual.
    fn reciprocal(&self, cue: &FoundCue) -> bool {
        let mutual = |at: usize| self.words[at].classes.has(Classes::RECIPROCAL);
        mutual(cue.words.start) || cue.words.start > 0 && mutual(cue.words.start - 1)
    }

    /// Whether an unnamed party is a thing: by the lexicon, or by the affixes of an abstract noun ('kenaikan', 'kolaborasi').
    fn inanimate(&self, party: &Party) -> bool {
        let first = self.words.partition_point(|word| word.start < party.span.start);
        let own = || self.words[first..].iter().take_while(|word| word.start < party.span.end);
        // 'Sebagian lain' are people.
        let Some(head) = own().find(|word| !word.classes.has(Classes::QUANTIFIER)) else { return false };
        if head.classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL) || self.office_at(first) {
            return false;
        }
        let text = head.text(self.text).to_lowercase();
        let circumfix = ["ke", "pe", "per"].iter().any(|prefix| text.starts_with(prefix)) && text.ends_with("an");
        head.classes.has(Classes::INANIMATE | Classes::DEMONSTRATIVE | Classes::PATIENT)
            || circumfix
            || ["asi", "itas", "isme", "nya"].iter().any(|suffix| text.ends_with(suffix))
    }

    /// Whether an unnamed party is a thing by the lexicon alone.
    fn thing(&self, party: &Party) -> bool {
        let head = &self.words[self.words.partition_point(|word| word.start < party.span.start)];
        let acts = Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL;
        head.classes.has(Classes::INANIMATE | Classes::PRONOUN) && !head.classes.has(acts)
    }

    pub(super) fn kind_of(&self, mention: Option<usize>) -> Option<EntityKind> {
        mention.map(|index| self.names[index].mention.kind)
    }
}

fn dedup(parties: &mut Vec<Party>) {
    let mut seen: Vec<Span> = Vec::new();
    parties.retain(|party| {
        let new = !seen.contains(&party.span);
        seen.push(party.span);
        new
    });
}
