//! What holds for every text, whoever wrote it and however it was pasted.
//!
//! The runs are the same every time; `PROPTEST_RNG_SEED=1 PROPTEST_CASES=20000 cargo test --release --test properties` looks
//! further.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sikap::wire::{self, Unit};
use sikap::{Annotation, Annotator, Mention, Slot, Span};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::builtin);

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_251_122);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    config
}

/// Names, titles, cues and what stands between them: enough for every step to have something to do.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Iran", "Israel", "Rusia", "AS", "as", "Amerika Serikat", "Korut", "Korea Utara", "Indonesia", "RI", "PBB", "DPR", "KPK", "Polri", "TNI", "Hamas",
    "Gerindra", "PAN", "Moskow", "Washington", "Jakarta", "Negeri Paman Sam", "Jokowi", "Joko Widodo", "Prabowo", "Prabowo Subianto", "Xi", "Ma'ruf Amin",
    "Vladimir Putin", "Putin", "Budi Santoso", "Santoso", "Siti Aminah", "A. B. Nugroho", "Kim Jong Un", "Kementerian Luar Negeri", "Kemlu",
    "DPP", "di Gedung", "Badan", "Kepala", "National Institute", "of", "Council", "Tbk", "Madrid", "gol", "bahasa", "Kim", "Omar al-", "pihaknya", "menteri itu", "negara tersebut",
    "Kementerian Urusan Bulan", "PT Maju Mundur Tbk", "Polda Jawa Barat", "Universitas Tirtasari", "Komite Rakyat Sejahtera (KRS)", "KRS", "Timor-Leste",
    "Presiden", "presiden", "Menteri Luar Negeri", "menlu", "Menlu", "juru bicara", "Ketua Umum", "Dr.", "Prof.", "S.H.", "Jenderal (Purn)", "mantan", "Wakil", "Gubernur",
    "mengecam", "Kecam", "dikecam", "di kecam", "kecaman", "membantah", "bantah", "dibantah", "bantahan", "menolak", "tolak", "ditolak", "penolakan", "mendukung", "Dukung",
    "didukung", "dukungan", "menuduh", "tudingan", "mendesak", "desak", "didesak", "desakan", "meminta", "memprotes", "protes", "memuji", "dipuji", "khawatir", "kecewa", "berjanji",
    "minta maaf", "sepakat", "setuju", "mengakui", "memperingatkan", "peringatan", "mengancam", "ancaman", "menyambut baik", "meragukan", "kemarahan", "marah", "sikap",
    "tidak", "tak", "belum", "bukan", "jangan", "tidak hanya", "tanpa", "akan", "bisa", "harus", "jika", "apakah", "diduga", "konon", "tetapi", "melainkan",
    "dan", "atau", "serta", "oleh", "terhadap", "kepada", "atas", "soal", "dari", "dengan", "di", "ke", "bahwa", "agar", "karena", "yang", "itu", "ini", "ia", "mereka", "kedua negara",
    "warga", "pemerintah", "Pemerintah", "serangan", "usul", "RUU", "tuduhan", "menuai", "melayangkan", "melontarkan", "menanggapi", "kata", "ujar", "menurut", "Menurut", "katanya", "mengatakan",
    "-nya", "lah", "dukungannya", "2025", "21/10/2025", "1.000", "Rp 5.000", "pukul 10.00", "KOMPAS.com", "No. 5",
];

/// What breaks texts: marks, quotes, line ends, and characters that look like nothing or like others.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    ".", ",", "!", "?", "?!", "...", "…", ":", ";", "-", "–", "—", "(", ")", "[", "]", "/", "&", "$", "%", "\"", "'", "“", "”", "‘", "’", "«", "»", "`", "´", "″", "\n", "\r\n", "\n\n", "\r",
    "\t", "\u{a0}", "\u{202f}", "\u{3000}", "\u{ad}", "\u{200b}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{85}", "\u{2028}", "\u{2029}", "\u{301}", "\u{327}",
    "\u{344}", "\u{e01ef}", "\0", "😀", "👩‍👩‍👧", "🇮🇩", "İ", "ı", "ß", "ﬁ", "Ａ", "½", "㏂", "⁉", "ﷺ", "中", "م", "한", "\u{1100}\u{1161}\u{11a8}", "𝐀", "\u{fffd}", "\u{10ffff}", "–nya",
];

fn news() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS).prop_map(String::from);
    let mark = prop::sample::select(MARKS).prop_map(String::from);
    let upper = prop::sample::select(WORDS).prop_map(str::to_uppercase);
    let stray = any::<char>().prop_map(String::from);
    let piece = prop_oneof![12 => word, 4 => mark, 1 => upper, 1 => stray];
    let gap = prop_oneof![12 => Just(" "), 2 => Just(""), 1 => Just("\n"), 1 => Just("\u{a0}"), 1 => Just("\u{ad}")];
    prop::collection::vec((piece, gap), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// Text of words, plain spaces, plain quotes and full stops, as an editor would send it.
fn plain_news() -> impl Strategy<Value = String> {
    let ascii: Vec<&str> = WORDS.iter().copied().filter(|word| word.is_ascii()).collect();
    let piece = prop_oneof![10 => prop::sample::select(ascii), 2 => prop::sample::select(vec![".", ",", "?", "\"", "'", "(", ")", "-"])];
    prop::collection::vec((piece, prop::sample::select(vec![" ", " ", " ", " ", "", "\n"])), 0..30)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

/// Every span of `annotation`, with what it is.
fn spans(annotation: &Annotation) -> Vec<(&'static str, Span)> {
    let mut spans: Vec<_> = annotation.sentences.iter().map(|&span| ("sentence", span)).collect();
    spans.extend(annotation.mentions.iter().map(|mention| ("mention", mention.span)));
    for stance in &annotation.stances {
        spans.push(("cue", stance.cue));
        spans.extend(stance.negator.map(|span| ("negator", span)));
        spans.extend(stance.modal.map(|span| ("modal", span)));
        spans.extend(stance.content.map(|span| ("content", span)));
        spans.extend(stance.holders.iter().map(|party| ("holder", party.span)));
        spans.extend(stance.targets.iter().map(|party| ("target", party.span)));
        spans.extend(stance.source.map(|party| ("source", party.span)));
    }
    spans
}

fn inside(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn disjoint(a: Span, b: Span) -> bool {
    a.end <= b.start || b.end <= a.start
}

/// The first promise of the documentation that `annotation` breaks.
fn broken(text: &str, annotation: &Annotation) -> Option<String> {
    let Annotation { sentences, entities, mentions, stances } = annotation;
    for (what, span) in spans(annotation) {
        if text.get(span.range()).is_none_or(str::is_empty) {
            return Some(format!("the {what} {span:?} cuts no words"));
        }
    }
    if let Some(pair) = sentences.windows(2).find(|pair| pair[0].end > pair[1].start) {
        return Some(format!("sentences overlap or are out of order: {pair:?}"));
    }
    let mut at = 0;
    for sentence in sentences {
        let between = &text[at..sentence.start];
        if between.chars().any(char::is_alphanumeric) {
            return Some(format!("{between:?} belongs to no sentence"));
        }
        at = sentence.end;
    }
    if text[at..].chars().any(char::is_alphanumeric) {
        return Some(format!("{:?} belongs to no sentence", &text[at..]));
    }
    if let Some(pair) = mentions.windows(2).find(|pair| pair[0].span.end > pair[1].span.start) {
        return Some(format!("mentions overlap or are out of order: {pair:?}"));
    }
    let mut met = 0;
    for mention in mentions {
        if !sentences.iter().any(|&sentence| inside(mention.span, sentence)) {
            return Some(format!("{mention:?} stands in no sentence"));
        }
        let Some(entity) = entities.get(mention.entity) else { return Some(format!("{mention:?} has no entity")) };
        if mention.entity > met {
            return Some(format!("{mention:?} comes before the first mention of the entity before its own"));
        }
        met = met.max(mention.entity + 1);
        if mention.kind != entity.kind {
            return Some(format!("{mention:?} is no {}", entity.kind));
        }
        if mention.alternatives.contains(&entity.id) {
            return Some(format!("{mention:?} has its own entity as an alternative"));
        }
    }
    if met < entities.len() {
        return Some(format!("{:?} is never mentioned", entities[met]));
    }
    for (index, entity) in entities.iter().enumerate() {
        if entities[..index].iter().any(|other| other.id == entity.id) {
            return Some(format!("two entities have the id {}: {entities:?}", entity.id));
        }
        let prefix = entity.kind.as_str().replace("organization", "org");
        if !entity.id.strip_prefix(&prefix).is_some_and(|rest| rest.len() > 1 && rest.starts_with(':'))
            || entity.name.trim().is_empty()
        {
            return Some(format!("{entity:?} has no proper id or name"));
        }
    }
    if let Some(pair) = stances.windows(2).find(|pair| pair[0].cue > pair[1].cue) {
        return Some(format!("stances are out of order: {pair:?}"));
    }
    for stance in stances {
        if !sentences.get(stance.sentence).is_some_and(|&sentence| inside(stance.cue, sentence)) {
            return Some(format!("the cue is not in its sentence: {stance:?}"));
        }
        if stance.negated != stance.negator.is_some() {
            return Some(format!("negated without negator, or the reverse: {stance:?}"));
        }
        if !(-3..=3).contains(&stance.polarity) || stance.rule.is_empty() || stance.lemma.is_empty() {
            return Some(format!("no proper polarity, rule or lemma: {stance:?}"));
        }
        for party in stance.holders.iter().chain(&stance.targets).chain(&stance.source) {
            let Some(index) = party.mention else { continue };
            // A pronoun, which is no name itself, stands for one elsewhere.
            let stands_in = mentions.iter().all(|mention| disjoint(mention.span, party.span));
            let fits = |mention: &Mention| mention.span == party.span || stands_in;
            if !mentions.get(index).is_some_and(fits) {
                return Some(format!("{party:?} is not where its mention is: {:?}", mentions.get(index)));
            }
        }
        // Who stands on both sides of a mutual stance is a target of the others.
        let one_way = stance.targets.iter().filter(|target| target.slot != Slot::Reciprocal);
        let parties: Vec<Span> = stance.holders.iter().chain(one_way).map(|party| party.span).collect();
        for (index, &one) in parties.iter().enumerate() {
            if parties[..index].iter().any(|&other| !disjoint(one, other)) {
                return Some(format!("holders and targets overlap: {stance:?}"));
            }
        }
    }
    None
}

/// What the host cuts out of `text` at an offset pair of that unit.
fn cut(text: &str, unit: Unit, span: wire::Span) -> String {
    let (start, end) = (span.start, span.end);
    match unit {
        Unit::Bytes => text[start..end].to_string(),
        Unit::Chars => text.chars().skip(start).take(end - start).collect(),
        Unit::Utf16 => {
            String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).expect("no half of a pair")
        }
    }
}

/// Every span of a wire annotation, in the order of [`spans`].
fn wire_spans(annotation: &wire::Annotation) -> Vec<wire::Span> {
    let party = |party: &wire::Party| wire::Span { start: party.start, end: party.end };
    let mut spans = annotation.sentences.clone();
    spans.extend(annotation.mentions.iter().map(|mention| wire::Span { start: mention.start, end: mention.end }));
    for stance in &annotation.stances {
        spans.push(stance.cue.clone());
        spans.extend(stance.negator.clone());
        spans.extend(stance.modal.clone());
        spans.extend(stance.content.clone());
        spans.extend(stance.holders.iter().chain(&stance.targets).chain(&stance.source).map(party));
    }
    spans
}

fn check(text: &str) -> Result<Annotation, TestCaseError> {
    let annotation = ANNOTATOR.annotate(text);
    match broken(text, &annotation) {
        Some(fault) => Err(TestCaseError::fail(format!("{fault}\n  in {text:?}"))),
        None => Ok(annotation),
    }
}

/// What must not depend on how the text was pasted.
fn essence(annotation: &Annotation) -> String {
    let entities: Vec<_> = annotation.entities.iter().map(|e| (&e.id, &e.name, &e.role, &e.represents)).collect();
    let mentions: Vec<_> = annotation.mentions.iter().map(|m| (m.entity, m.form, m.via)).collect();
    let mention = |parties: &[sikap::Party]| parties.iter().map(|party| party.mention).collect::<Vec<_>>();
    let stances: Vec<_> = annotation
        .stances
        .iter()
        .map(|s| {
            (s.kind, &s.rule, s.voice, s.negated, s.modality, s.sentence, mention(&s.holders), mention(&s.targets))
        })
        .collect();
    format!("{} sentences\n{entities:?}\n{mentions:?}\n{stances:?}", annotation.sentences.len())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_text_keeps_every_promise(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn news_in_pieces_keeps_every_promise(text in news()) {
        check(&text)?;
    }

    #[test]
    fn a_text_has_one_annotation(text in news()) {
        let first = ANNOTATOR.annotate(&text);
        prop_assert_eq!(&first, &ANNOTATOR.annotate(&text));
        prop_assert_eq!(&first, &ANNOTATOR.clone().annotate(&text));
    }

    #[test]
    fn hosts_cut_the_same_words_in_their_own_unit(text in news()) {
        let annotation = ANNOTATOR.annotate(&text);
        let wanted: Vec<&str> = spans(&annotation).into_iter().map(|(_, span)| &text[span.range()]).collect();
        for unit in [Unit::Bytes, Unit::Chars, Unit::Utf16] {
            let cuts: Vec<String> = wire_spans(&wire::Annotation::new(&annotation, &text, unit)).into_iter().map(|span| cut(&text, unit, span)).collect();
            prop_assert_eq!(&cuts, &wanted, "{:?}", unit);
        }
    }

    #[test]
    fn spaces_and_quotes_of_a_word_processor_change_nothing(text in plain_news(), space in prop::sample::select(vec!['\u{a0}', '\u{202f}', '\u{2009}'])) {
        let mut open = false;
        let pasted: String = text.chars().map(|c| match c {
            ' ' => space,
            '\'' => '’',
            '"' => { open = !open; if open { '“' } else { '”' } }
            c => c,
        }).collect();
        let (plain, pasted_annotation) = (check(&text)?, check(&pasted)?);
        prop_assert_eq!(essence(&plain), essence(&pasted_annotation), "{:?}\nand {:?}", text, pasted);
    }

    #[test]
    fn hyphenation_of_a_web_page_changes_nothing(text in plain_news(), every in 1usize..5) {
        let mut pasted = String::new();
        for (index, c) in text.chars().enumerate() {
            if c.is_alphabetic() && pasted.ends_with(char::is_alphabetic) && index % every == 0 {
                pasted.push('\u{ad}');
            }
            pasted.push(c);
        }
        let (plain, pasted_annotation) = (check(&text)?, check(&pasted)?);
        prop_assert_eq!(essence(&plain), essence(&pasted_annotation), "{:?}\nand {:?}", text, pasted);
    }

    #[test]
    fn line_ends_of_windows_change_nothing(text in plain_news()) {
        let pasted = text.replace('\n', "\r\n");
        let (plain, pasted_annotation) = (check(&text)?, check(&pasted)?);
        prop_assert_eq!(essence(&plain), essence(&pasted_annotation), "{:?}", pasted);
    }
}

proptest! {
    #![proptest_config(config(6))]

    /// Hash maps are seeded for each annotator anew, so an order that leaks from one shows here.
    #[test]
    fn two_annotators_agree(texts in prop::collection::vec(news(), 20)) {
        let other = Annotator::builtin();
        for text in &texts {
            prop_assert_eq!(ANNOTATOR.annotate(text), other.annotate(text), "{:?}", text);
        }
    }
}

/// Texts that broke a promise once, or are of the kind that does.
#[test]
fn texts_at_the_edge_keep_every_promise() {
    let long = "Iran mengecam ".repeat(3_000);
    let nested = format!("{}Iran mengecam Israel{}", "(\"".repeat(2_000), "\")".repeat(2_000));
    let marks = format!("Iran{} mengecam Israel", "\u{301}".repeat(5_000));
    let texts = [
        "",
        " ",
        "\n\n",
        ".",
        "\u{301}",
        "\u{feff}",
        "\0",
        "İİİ mengecam",
        "AS-Cina",
        "Iran,Israel;Rusia",
        "'''",
        "mengecam",
        "tidak",
        "DPP",
        "\u{ad}\u{ad}Iran\u{ad} \u{ad}mengecam",
        &long,
        &nested,
        &marks,
    ];
    keeps_every_promise(&texts);
}

/// Whatever a text ends or begins with, be it half a name: every stretch of the golden texts, and every head and title.
#[test]
fn a_text_may_end_and_begin_anywhere() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read =
        |path: std::path::PathBuf| std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    for entry in std::fs::read_dir(folder.join("tests/golden")).unwrap() {
        let golden = read(entry.unwrap().path());
        for line in golden.lines().filter_map(|line| line.strip_prefix("| ")) {
            let ends: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).collect();
            let prefixes = ends.iter().map(|&at| &line[..at]);
            let suffixes = ends.iter().map(|&at| &line[at + 1..]);
            keeps_every_promise(&prefixes.chain(suffixes).collect::<Vec<_>>());
        }
    }
    for file in ["heads.tsv", "titles.tsv"] {
        let table = read(folder.join("lexicons").join(file));
        for form in table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()) {
            for text in [
                form.to_string(),
                format!("Ketua {form}"),
                format!("di Gedung {form}"),
                format!("Budi, {form}"),
                format!("{form} dan"),
            ] {
                keeps_every_promise(&[&text]);
            }
        }
    }
}

/// Fails on the first promise that one of the texts breaks.
fn keeps_every_promise(texts: &[&str]) {
    for text in texts {
        if let Some(fault) = broken(text, &ANNOTATOR.annotate(text)) {
            panic!("{fault}\n  in {:?}", text.chars().take(200).collect::<String>());
        }
    }
}

#[test]
fn names_of_one_id_are_one_entity() {
    keeps_every_promise(&[
        "Menurut Budi S. Nugroho, Iran menolak. Menurut Budi S Nugroho, Iran mendukung.",
        "PT Maju-Mundur Tbk dan PT Maju Mundur Tbk menolak usul itu.",
    ]);
}

#[test]
fn a_mark_over_punctuation_leaves_sentences_disjoint() {
    keeps_every_promise(&["?!\u{344} ", ".`\u{1cd4}"]);
}

#[test]
fn nobody_takes_a_stance_towards_part_of_himself() {
    keeps_every_promise(&[
        "warga Polda Jawa BaratIran mengecam ia desak ",
        "dan oleh Jokowi meminta \" mengecam ia mengecam ",
    ]);
}

#[test]
fn the_office_does_not_depend_on_the_line_end_inside_it() {
    let role = |text: &str| ANNOTATOR.annotate(text).entities[0].role.clone();
    let text = "Ketua Umum\nkhawatir Budi Santoso";
    assert_eq!(role(text), role(&text.replace('\n', "\r\n")));
}

/// The checks above pass on nothing by accident: each corruption of a good annotation is noticed.
#[test]
fn every_broken_promise_is_noticed() {
    let text = "Rusia tidak mengecam Iran. Prabowo memuji Iran.";
    let good = ANNOTATOR.annotate(text);
    assert_eq!(broken(text, &good), None);
    assert!(good.stances[0].negated && good.stances.len() == 2 && good.entities.len() == 3, "{good:#?}");
    let corruptions: [fn(&mut Annotation); 14] = [
        |a| a.mentions[0].span.end = 1_000,
        |a| a.mentions[0].span.end = a.mentions[0].span.start,
        |a| a.sentences.swap(0, 1),
        |a| a.sentences.truncate(1),
        |a| a.mentions.swap(0, 1),
        |a| a.mentions[0].entity = 9,
        |a| (a.mentions[0].entity, a.mentions[1].entity) = (1, 0),
        |a| a.entities.push(a.entities[0].clone()),
        |a| a.entities[1].id = a.entities[0].id.clone(),
        |a| a.stances.swap(0, 1),
        |a| a.stances[0].sentence = 1,
        |a| a.stances[0].negated = false,
        |a| a.stances[0].holders[0].mention = Some(1),
        |a| a.stances[0].targets = a.stances[0].holders.clone(),
    ];
    for (index, corrupt) in corruptions.iter().enumerate() {
        let mut bad = good.clone();
        corrupt(&mut bad);
        assert!(broken(text, &bad).is_some(), "corruption {index} passes");
    }
}
