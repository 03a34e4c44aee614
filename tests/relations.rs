//! Who stands how towards whom, summed over one text and over many.

use sikap::{Annotator, EntityKind, Relation, Relations, StanceKind};

fn relations(text: &str) -> Vec<Relation> {
    Annotator::builtin().annotate(text).relations()
}

/// Holder, kind, target, affirmed, negated, hedged.
fn lines<P>(relations: &[Relation<P>]) -> Vec<String> {
    let line = |r: &Relation<P>| {
        format!("{} {} {} {}/{}/{}", r.holder.id, r.kind, r.target.id, r.affirmed, r.negated, r.hedged)
    };
    relations.iter().map(line).collect()
}

#[test]
fn stances_are_counted_by_whether_they_are_taken_negated_or_only_spoken_of() {
    let text = "Iran mengecam Israel. Iran tidak mengecam Israel. Iran akan mengecam Israel. Jika Iran mengecam Israel, \
        harga naik. Mungkinkah Iran mengecam Israel? Iran kembali mengecam Israel.";
    assert_eq!(lines(&relations(text)), ["state:IR condemn state:IL 2/1/3"]);
    assert_eq!(relations(text)[0].count(), 6);
}

#[test]
fn a_relation_points_to_the_first_and_the_last_cue_and_keeps_the_order_of_the_text() {
    let text = "Turki mendukung Palestina. Iran mengecam Israel. Turki terus mendukung Palestina. ";
    let relations = relations(text);
    assert_eq!(lines(&relations), ["state:TR support state:PS 2/0/0", "state:IR condemn state:IL 1/0/0"]);
    let cue = |span: sikap::Span| (span.start, &text[span.range()]);
    assert_eq!(cue(relations[0].first), (6, "mendukung"));
    assert_eq!(cue(relations[0].last), (text.rfind("mendukung").unwrap(), "mendukung"));
    assert_eq!((relations[0].polarity, relations[1].polarity), (2, -3));
    assert_eq!((relations[0].holder.name.as_str(), relations[0].holder.kind), ("Turki", EntityKind::State));
}

#[test]
fn each_pair_counts_and_nobody_stands_towards_himself_or_somebody_unnamed() {
    let text =
        "Iran dan Suriah mengecam Israel. Warga menolak RUU itu. DPR mengkritik DPR. Mesir mengecam serangan itu.";
    assert_eq!(lines(&relations(text)), ["state:IR condemn state:IL 1/0/0", "state:SY condemn state:IL 1/0/0"]);
    assert_eq!(
        lines(&relations("India dan Pakistan saling menuduh.")),
        ["state:IN accuse state:PK 1/0/0", "state:PK accuse state:IN 1/0/0"],
        "a mutual stance goes both ways"
    );
}

#[test]
fn who_speaks_for_a_state_counts_as_the_state_when_asked() {
    let text = "Vassily Nebenzia, Duta Besar Rusia untuk PBB, mengecam Amerika Serikat. \
        Kementerian Luar Negeri Rusia memprotes Jepang. Rusia mengecam Amerika Serikat.";
    let annotation = Annotator::builtin().annotate(text);
    let as_named = lines(&annotation.relations());
    assert_eq!(as_named.len(), 3, "{as_named:?}");
    let mut sums = Relations::rolled_up();
    sums.add(&annotation, |stance| stance.cue);
    assert_eq!(lines(&sums.into_vec()), ["state:RU condemn state:US 2/0/0", "state:RU protest state:JP 1/0/0"]);
}

#[test]
fn a_state_that_the_text_does_not_name_still_has_its_name() {
    let annotation = Annotator::builtin().annotate("Vladimir Putin mengecam Volodymyr Zelensky.");
    let mut sums = Relations::rolled_up();
    sums.add(&annotation, |_| ());
    let relations = sums.into_vec();
    assert_eq!((relations[0].holder.id.as_str(), relations[0].holder.name.as_str()), ("state:RU", "Rusia"));
    assert_eq!((relations[0].target.id.as_str(), relations[0].target.name.as_str()), ("state:UA", "Ukraina"));
    assert_eq!(relations[0].holder.kind, EntityKind::State);
}

#[test]
fn two_who_speak_for_the_same_state_have_no_relation_when_rolled_up() {
    let annotation = Annotator::builtin().annotate("Vladimir Putin mengkritik Kementerian Luar Negeri Rusia.");
    assert_eq!(annotation.relations().len(), 1);
    let mut sums = Relations::rolled_up();
    sums.add(&annotation, |_| ());
    assert!(sums.into_vec().is_empty());
}

#[test]
fn many_texts_are_summed_with_the_number_of_texts_and_places_of_the_callers_own() {
    let annotator = Annotator::builtin();
    let mut sums = Relations::new();
    let texts = ["Iran mengecam Israel. Iran mengutuk Israel.", "Harga beras naik.", "Israel dikecam Iran."];
    for (day, text) in texts.iter().enumerate() {
        sums.add(&annotator.annotate(text), |stance| (day, stance.cue.start));
    }
    let relations = sums.into_vec();
    assert_eq!(lines(&relations), ["state:IR condemn state:IL 3/0/0"]);
    assert_eq!(relations[0].kind, StanceKind::Condemn);
    assert_eq!((relations[0].texts, relations[0].first, relations[0].last), (2, (0, 5), (2, 7)));
}
