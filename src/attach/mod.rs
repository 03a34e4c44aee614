//! Cues -> stances: who holds each, towards whom, about what.
//!
//! One function a voice: [`active`](Attacher::active), [`passive`](Attacher::passive), [`nominal`](Attacher::nominal); headline
//! verbs are active. They ask two rooms: [`clause`] finds the subject that belongs to a verb, and [`phrase`] reads a noun phrase
//! and says which party it denotes. [`speech`] knows who speaks.
//!
//! Invariant: every party lies in the sentence of its cue, or in the one that names the speaker of its quotation.

mod clause;
mod phrase;
mod speech;

use std::ops::Range;

use crate::annotation::{EntityKind, Party, Span, Stance, StanceKind, Voice};
use crate::cues::FoundCue;
use crate::lexicon::{Classes, Frame, Lexicon, Needs, ObjectRole};
use crate::resolve::{Found, Names};
use crate::segment::Sentence;
use crate::words::{Shape, Word};

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
    let mut stances: Vec<Stance> = Vec::with_capacity(cues.len());
    stances.extend((0..cues.len()).filter_map(|index| attacher.stance(index)));
    stances
}

/// Which mention and which cue stand on each word.
struct Layout {
    mention: Vec<u32>,
    cue: Vec<u32>,
}

const NOTHING: u32 = u32::MAX;

impl Layout {
    fn new(words: &[Word], names: &[Found], cues: &[FoundCue]) -> Self {
        let mut mention = vec![NOTHING; words.len()];
        let mut cue = vec![NOTHING; words.len()];
        for (index, name) in names.iter().enumerate() {
            mention[name.words.clone()].fill(index as u32);
        }
        for (index, found) in cues.iter().enumerate() {
            cue[found.words.clone()].fill(index as u32);
        }
        Layout { mention, cue }
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
            Voice::Passive => self.passive(cue, frame),
            Voice::Nominal => self.nominal(cue, frame),
            _ => self.active(cue, frame),
        };
        let speaker = self.speaker(cue);
        self.settle(cue, &mut roles, speaker);
        if !self.has_needs(cue, row.needs, &roles) {
            return None;
        }
        let source = speaker.filter(|speaker| !roles.holders.iter().any(|holder| holder.span == speaker.span));
        Some(Stance {
            kind: cue.kind,
            cue: self.span(cue.words.clone()),
            lemma: row.lemma.clone(),
            rule: row.id.clone(),
            polarity: info.polarity,
            voice: cue.voice,
            negated: cue.negator.is_some(),
            negator: cue.negator.clone().map(|words| self.span(words)),
            modality: cue.modality,
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
                roles.targets.iter().any(|target| target.mention.is_some())
            }
            Needs::Actor | Needs::Party => {
                roles.holders.is_empty()
                    || roles.holders.iter().any(|holder| holder.mention.is_some() || !self.inanimate(holder))
            }
            Needs::Target => !roles.targets.is_empty() || roles.content.is_some(),
        }
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
        let holders = roles.holders.clone();
        roles.targets.retain(|target| !holders.iter().any(|holder| holder.span == target.span));
        // The cue's own words are no party.
        let span = self.span(cue.words.clone());
        let outside = |party: &Party| party.span.end <= span.start || party.span.start >= span.end;
        roles.holders.retain(outside);
        roles.targets.retain(outside);
    }

    /// Subject - cue - object: 'Iran mengecam Israel', 'Iran khawatir akan serangan Israel'.
    fn active(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        let mut roles = Roles { holders: self.subject(cue), ..Roles::default() };
        self.object(cue, frame, &mut roles);
        roles
    }

    /// Reads what stands behind an active verb.
    fn object(&self, cue: &FoundCue, frame: &Frame, roles: &mut Roles) {
        let end = self.sentences[cue.sentence].words.end;
        let mut at = self.skip_manner(cue.object, end);
        if at >= end {
            return;
        }
        let first = &self.words[at];
        if first.is('"') {
            at += 1;
            if at >= end {
                return;
            }
        }
        // A colon before a quotation: 'Prihatin: "..."'.
        let word = self.words[at].text(self.text).to_lowercase();
        let marks = |list: &[String]| list.iter().any(|mark| *mark == word);
        let feeling = frame.object == ObjectRole::None;
        if !feeling
            && frame.object != ObjectRole::Partner
            && !self.words[at].is_punct()
            && self.nominal_at(at, end)
            && !marks(&frame.target)
        {
            let object = self.noun_phrase(at, end);
            if object.is_empty() {
                return;
            }
            if frame.object != ObjectRole::Content {
                roles.targets = self.object_parties(object.clone(), frame);
            }
            let rest = self.clause_end(object.end, end);
            roles.content = Some(match frame.object {
                ObjectRole::Judged | ObjectRole::Claim | ObjectRole::Content => object.start..rest,
                _ => {
                    let named = roles.targets.iter().any(|party| party.mention.is_some());
                    if named || object.end < rest { object.end..rest } else { object.start..rest }
                }
            });
            // 'menyetujui sanksi terhadap Teheran': the name behind the preposition is the target when the object has none.
            let unnamed = roles.targets.iter().all(|party| party.mention.is_none());
            let blunt =
                object.end < end && matches!(self.words[object.end].text(self.text), "terhadap" | "atas" | "kepada");
            if unnamed
                && blunt
                && matches!(frame.object, ObjectRole::Judged)
                && self.layout.cue[object.start] == NOTHING
            {
                let behind = self.noun_phrase(object.end + 1, end);
                let parties = self.object_parties(behind, frame);
                if parties.iter().any(|party| party.mention.is_some()) {
                    roles.targets = parties;
                }
            }
            if matches!(frame.object, ObjectRole::Content) {
                self.prepositions(frame, object.end, end, roles);
            }
            return;
        }
        // 'mengkhawatirkan sikap AS' takes an object; 'khawatir MK terganggu' a clause.
        let transitive = self.words[cue.words.start].text(self.text).to_lowercase().starts_with("me");
        if feeling
            && self.nominal_at(at, end)
            && !marks(&frame.target)
            && (transitive || cue.kind != StanceKind::Concern)
            && !self.words[at].is_punct()
        {
            let object = self.noun_phrase(at, end);
            let clause =
                self.words.get(object.end).is_some_and(|word| object.end < end && word.classes.has(Classes::AUXILIARY));
            roles.content = Some(object.start..self.clause_end(object.end, end));
            if !clause && (transitive || self.words[at].capital() || self.layout.mention[at] != NOTHING) {
                roles.targets = self.object_parties(object, frame);
            }
            return;
        }
        self.prepositions(frame, at, end, roles);
        // 'mengancam akan menyerang Oman': the one whom the deed would meet.
        if roles.targets.is_empty() && cue.kind == StanceKind::Threaten {
            let deed = (at..end).find(|&i| self.verb(i));
            let object = deed.map(|deed| self.noun_phrase(deed + 1, end)).unwrap_or(at..at);
            roles.targets = self.object_parties(object, frame);
        }
        if roles.content.is_none() && at < end && !self.words[at].is_punct() {
            roles.content = Some(at..self.clause_end(at, end));
        }
    }

    /// Looks through the prepositional phrases from `at` for a target.
    fn prepositions(&self, frame: &Frame, mut at: usize, end: usize, roles: &mut Roles) {
        let limit = end.min(at + 14);
        while at < limit {
            let word = &self.words[at];
            if word.is_punct() && !word.is('"')
                || self.layout.cue[at] != NOTHING
                || self.verb(at) && !word.classes.has(Classes::NOUN)
            {
                return;
            }
            let text = word.text(self.text);
            let is_mark = |list: &[String]| list.iter().any(|mark| mark.eq_ignore_ascii_case(text));
            if is_mark(&frame.target) {
                let phrase = self.noun_phrase(self.skip_relative(at + 1, end), end);
                let free = self.words.get(at + 1).is_some_and(|w| w.classes.has(Classes::RELATIVIZER));
                if free && phrase.is_empty() {
                    // 'prihatin dengan yang terjadi di MK': the name stands deeper.
                    let clause = at + 1..self.clause_end(at + 1, end);
                    roles.targets = self.first_name(clause.clone()).into_iter().collect();
                    roles.content = Some(clause);
                    return;
                }
                let time = !phrase.is_empty() && self.words[phrase.start].classes.has(Classes::TIME);
                if time {
                    at = phrase.end;
                    continue;
                }
                if !phrase.is_empty() {
                    roles.targets = self.object_parties(phrase.clone(), frame);
                    roles.content = Some(phrase.start..self.clause_end(phrase.end, end));
                    return;
                }
            }
            if is_mark(&frame.content) || word.classes.has(Classes::SUBORDINATOR) {
                roles.content.get_or_insert(at..self.clause_end(at, end));
                return;
            }
            at += 1;
        }
    }

    /// Target - cue - holder: 'Israel dikecam Iran', 'dituding korupsi'.
    fn passive(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        let end = self.sentences[cue.sentence].words.end;
        let mut roles = Roles::default();
        let at = self.skip_manner(cue.words.end, end);
        let (agent, after) = self.agent(at, end);
        roles.holders = agent;
        let subject = self.subject_phrase(cue);
        roles.targets = subject.map(|phrase| self.object_parties(phrase, frame)).unwrap_or_default();
        if after < end && !self.words[after].is_punct() {
            let rest = self.clause_end(after, end);
            roles.content = Some(after..rest);
        }
        roles
    }

    /// The agent of a passive, behind 'oleh' or bare, and where the words behind it begin.
    fn agent(&self, at: usize, end: usize) -> (Vec<Party>, usize) {
        // 'oleh' may stand some phrases off: 'disalahkan atas ledakan itu oleh pemerintah'.
        let mut look = at;
        while look < end.min(at + 12) {
            let word = &self.words[look];
            if word.text(self.text).eq_ignore_ascii_case("oleh") {
                let phrase = self.noun_phrase(look + 1, end);
                let after = if look == at { phrase.end } else { at };
                return (self.actor_parties(phrase), after);
            }
            let clause = word.classes.has(Classes::SUBORDINATOR) && !word.classes.has(Classes::PREPOSITION);
            if word.is_punct() || self.verb(look) || clause || word.classes.has(Classes::RELATIVIZER) {
                break;
            }
            look += 1;
        }
        if at < end && self.actor_at(at) {
            let phrase = self.noun_phrase(at, end);
            return (self.actor_parties(phrase.clone()), phrase.end);
        }
        (Vec::new(), at)
    }

    /// Whether a bare noun phrase at `at` can be an agent.
    fn actor_at(&self, mut at: usize) -> bool {
        while self.words.get(at).is_some_and(|w| w.classes.has(Classes::QUANTIFIER)) {
            at += 1;
        }
        let Some(word) = self.words.get(at) else { return false };
        self.layout.mention[at] != NOTHING
            || self.titled_at(at).is_some()
            || (word.classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL) && !self.verb(at))
    }

    /// 'kecaman AS terhadap Korut', 'dukungan dari Jepang', 'menuai kritik'.
    fn nominal(&self, cue: &FoundCue, frame: &Frame) -> Roles {
        let end = self.sentences[cue.sentence].words.end;
        let mut roles = Roles::default();
        let mut at = self.skip_manner(cue.object, end);
        while at < end && self.words[at].classes.has(Classes::DEMONSTRATIVE) {
            at += 1;
        }
        // A bare phrase right behind: the holder if it can act, else the matter.
        if at < end && !self.words[at].is_punct() && self.nominal_at(at, end) {
            let phrase = self.noun_phrase(at, end);
            if self.actor_at(at) {
                roles.holders = self.actor_parties(phrase.clone());
            } else {
                roles.targets = self.object_parties(phrase.clone(), frame);
                roles.content = Some(phrase.start..self.clause_end(phrase.end, end));
            }
            at = phrase.end.max(at + 1);
        }
        let mut steps = 0;
        while at < end && steps < 24 {
            steps += 1;
            let word = &self.words[at];
            let text = word.text(self.text);
            let is_mark = |list: &[String]| list.iter().any(|mark| mark.eq_ignore_ascii_case(text));
            if word.classes.has(Classes::LIGHT_SUBJECT) {
                let (agent, after) = self.agent(at + 1, end);
                if roles.holders.is_empty() {
                    roles.holders = agent;
                }
                at = after.max(at + 1);
                continue;
            }
            if word.classes.has(Classes::RELATIVIZER | Classes::DEMONSTRATIVE | Classes::ADVERB | Classes::AUXILIARY)
                && !is_mark(&frame.content)
            {
                at += 1;
                continue;
            }
            if word.is(',') && self.words.get(at + 1).is_some_and(|w| w.text(self.text) == "termasuk") {
                at += 2;
                continue;
            }
            if word.is_punct() || self.layout.cue[at] != NOTHING {
                break;
            }
            if is_mark(&frame.holder)
                && !(roles.holders.iter().any(|h| h.mention.is_some()) && text != "dari" && text != "oleh")
            {
                let phrase = self.noun_phrase(at + 1, end);
                let parties = self.actor_parties(phrase.clone());
                roles.holders.extend(parties);
                at = phrase.end.max(at + 1);
                continue;
            }
            if is_mark(&frame.target) && roles.targets.iter().all(|t| t.mention.is_none()) {
                let phrase = self.noun_phrase(self.skip_relative(at + 1, end), end);
                let parties = self.object_parties(phrase.clone(), frame);
                let named = parties.iter().any(|p| p.mention.is_some());
                if !parties.is_empty() && (roles.targets.is_empty() || named) {
                    roles.targets = parties;
                    roles.content.get_or_insert(phrase.start..self.clause_end(phrase.end, end));
                }
                at = phrase.end.max(at + 1);
                continue;
            }
            if is_mark(&frame.content) || word.classes.has(Classes::SUBORDINATOR) {
                let content = at..self.clause_end(at, end);
                if roles.targets.is_empty() && text.eq_ignore_ascii_case("bahwa") && cue.kind == StanceKind::Accuse {
                    let phrase = self.noun_phrase(at + 1, end);
                    roles.targets =
                        self.object_parties(phrase, frame).into_iter().filter(|p| p.mention.is_some()).collect();
                }
                roles.content.get_or_insert(content);
                break;
            }
            if word.classes.has(Classes::PREPOSITION) {
                let phrase = self.noun_phrase(at + 1, end);
                at = phrase.end.max(at + 1);
                continue;
            }
            break;
        }
        self.light(cue, &mut roles);
        self.apposed(cue, &mut roles);
        roles
    }

    /// '..., tuduhan yang dibantah Huawei': the noun takes up the clause before it, whose subject holds; its denier is the target.
    fn apposed(&self, cue: &FoundCue, roles: &mut Roles) {
        let start = self.sentences[cue.sentence].words.start;
        let mut at = cue.words.start;
        while at > start && self.words[at - 1].classes.has(Classes::QUANTIFIER) {
            at -= 1;
        }
        if !roles.holders.is_empty() || at <= start + 1 || !self.words[at - 1].is(',') {
            return;
        }
        let Some(main) = (start..at).find(|&i| self.verb(i)) else { return };
        let main = FoundCue { words: main..main + 1, ..cue.clone() };
        roles.holders = self.subject(&main);
        let next = self.cues.partition_point(|other| other.words.start <= cue.words.end);
        let denier = self
            .cues
            .get(next)
            .filter(|other| other.sentence == cue.sentence && other.words.start <= cue.words.end + 2);
        if let Some(denier) = denier.filter(|other| other.voice == Voice::Passive && roles.targets.is_empty()) {
            let end = self.sentences[cue.sentence].words.end;
            roles.targets = self.agent(self.skip_manner(denier.words.end, end), end).0;
        }
    }

    /// Takes from the verb before a nominal cue what the noun itself does not say: 'melayangkan protes', 'menuai kritik'.
    fn light(&self, cue: &FoundCue, roles: &mut Roles) {
        let start = self.sentences[cue.sentence].words.start;
        let mut at = cue.words.start;
        for _ in 0..5 {
            if at == start {
                return;
            }
            at -= 1;
            let word = &self.words[at];
            let before = |at: usize| FoundCue { words: at..at + 1, ..cue.clone() };
            let owned = word.classes.has(Classes::LIGHT_HOLDER)
                || cue.clitic && word.classes.has(Classes::VERB | Classes::SAY_AFTER);
            if owned && !word.classes.has(Classes::LIGHT_REPLY) {
                if roles.holders.is_empty() {
                    roles.holders = self.subject(&before(at));
                }
                return;
            }
            let this_one = self.words.get(cue.words.end).is_some_and(|w| w.classes.has(Classes::DEMONSTRATIVE));
            let denied =
                self.layout.cue[at] != NOTHING && self.cues[self.layout.cue[at] as usize].voice != Voice::Nominal;
            if word.classes.has(Classes::LIGHT_TARGET | Classes::LIGHT_REPLY) && !(denied && this_one)
                || denied && !this_one
                || word.text(self.text) == "tanpa"
            {
                if roles.targets.iter().all(|t| t.mention.is_none()) {
                    let subject = self.subject(&before(at));
                    let new = subject.iter().any(|s| s.mention.is_some()) || roles.targets.is_empty();
                    let holds = subject.iter().any(|s| roles.holders.iter().any(|h| h.span == s.span));
                    if new && !holds {
                        roles.targets = subject;
                    }
                }
                return;
            }
            let paired = word.classes.has(Classes::COORDINATOR) && at > start && self.layout.cue[at - 1] != NOTHING;
            let other =
                self.layout.cue[at] != NOTHING && self.cues[self.layout.cue[at] as usize].voice == Voice::Nominal;
            let part = paired
                || other
                || word.classes.has(Classes::QUANTIFIER | Classes::ADVERB | Classes::AUXILIARY)
                || (word.shape == Shape::Lower
                    || self.sentences[cue.sentence].headline && self.layout.mention[at] == NOTHING)
                    && !self.verb(at)
                    && !word.classes.has(
                        Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::RELATIVIZER | Classes::COORDINATOR,
                    );
            if !part || word.is_punct() {
                return;
            }
        }
    }

    /// The words from `words.start` to `words.end` as a span of the text.
    fn span(&self, words: Range<usize>) -> Span {
        let end = words.end.max(words.start + 1);
        Span { start: self.words[words.start].start, end: self.words[end - 1].end }
    }

    /// Whether an unnamed party is a thing: by the lexicon, or by the affixes of an abstract noun ('kenaikan', 'kolaborasi').
    fn inanimate(&self, party: &Party) -> bool {
        let first = self.words.partition_point(|word| word.start < party.span.start);
        let head = self.words[first..]
            .iter()
            .find(|word| !word.classes.has(Classes::QUANTIFIER))
            .unwrap_or(&self.words[first]);
        if head.classes.has(Classes::PEOPLE | Classes::VOICE | Classes::PERSONAL) || self.office_at(first) {
            return false;
        }
        let text = head.text(self.text).to_lowercase();
        let circumfix = ["ke", "pe", "per"].iter().any(|prefix| text.starts_with(prefix)) && text.ends_with("an");
        head.classes.has(Classes::INANIMATE | Classes::DEMONSTRATIVE | Classes::PATIENT)
            || circumfix
            || ["asi", "itas", "isme", "nya"].iter().any(|suffix| text.ends_with(suffix))
    }

    fn kind_of(&self, party: &Party) -> Option<EntityKind> {
        party.mention.map(|index| self.names[index].mention.kind)
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
