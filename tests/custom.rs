//! Lexicons and settings of the caller: what they change, and what is said about a fault in them.

use sikap::{Annotation, Annotator, Entity, LexiconError, StanceKind, Via};

fn with_entities(tsv: &str) -> Result<Annotator, LexiconError> {
    Annotator::builder().entities("mine.tsv", tsv).build()
}

fn with_cues(tsv: &str) -> Result<Annotator, LexiconError> {
    Annotator::builder().cues("mine-cues.tsv", tsv).build()
}

fn with_contexts(tsv: &str) -> Result<Annotator, LexiconError> {
    let cues = "id\tkind\tlemma\tactive\tframe\ncriticize.sembur\tcriticize\tmenyembur\tmenyembur\tobject\n";
    Annotator::builder().cues("mine-cues.tsv", cues).contexts("mine-contexts.tsv", tsv).build()
}

fn entity<'a>(annotation: &'a Annotation, id: &str) -> &'a Entity {
    let found: Vec<_> = annotation.entities.iter().map(|e| &e.id).collect();
    annotation.entities.iter().find(|e| e.id == id).unwrap_or_else(|| panic!("{id} is not among {found:?}"))
}

/// The fault must name the file, this line and this column, and its message must hold these words.
fn faults(result: Result<Annotator, LexiconError>, line: usize, column: Option<&str>, words: &[&str]) {
    let Err(error) = result else { panic!("no fault in line {line}, column {column:?}, where {words:?} is expected") };
    assert!(error.file().starts_with("mine"), "{error}");
    assert_eq!((error.line(), error.column()), (line, column), "{error}");
    for word in words {
        assert!(error.message().contains(word), "'{word}' is not in '{}'", error.message());
    }
    let shown = error.to_string();
    assert!(shown.starts_with(&format!("{}:{line}: ", error.file())) && shown.ends_with(error.message()), "{shown}");
}

const CUE_HEADER: &str = "id\tkind\tlemma\tactive\tpassive\tnominal\tbase\tframe\n";

#[test]
fn own_people_bodies_and_states_are_found() {
    let tsv = "id\tname\taliases\tacronyms\trepresents\n\
        person:tirta-samudra\tTirta Samudra\tTirta Gelombang\t\torg:dewan-laut\n\
        org:dewan-laut\tDewan Laut Nusantara\t\tDLN\tstate:ZZ\n\
        state:ZZ\tNegara Zamrud\t\t\t\n";
    let text = "Negara Zamrud mengecam Iran. DLN mendukung Tirta Gelombang. Tirta Samudra berterima kasih kepada Dewan Laut Nusantara.";
    let annotation = with_entities(tsv).unwrap().annotate(text);
    let custom: Vec<_> =
        annotation.mentions.iter().filter(|m| m.via == Via::Custom).map(|m| &text[m.span.range()]).collect();
    assert_eq!(custom, ["Negara Zamrud", "DLN", "Tirta Gelombang", "Tirta Samudra", "Dewan Laut Nusantara"]);
    let person = entity(&annotation, "person:tirta-samudra");
    assert_eq!(
        (person.known, person.name.as_str(), person.represents.as_deref()),
        (true, "Tirta Samudra", Some("org:dewan-laut"))
    );
    assert_eq!(entity(&annotation, "state:ZZ").iso.as_deref(), Some("ZZ"));
    assert_eq!(entity(&annotation, "org:dewan-laut").represents.as_deref(), Some("state:ZZ"));
    assert_eq!(annotation.entities.len(), 4, "with Iran, {:?}", annotation.entities);
    let stance = &annotation.stances[0];
    assert_eq!((stance.kind, &text[stance.holders[0].span.range()]), (StanceKind::Condemn, "Negara Zamrud"));
}

#[test]
fn without_them_they_are_not() {
    let annotation = Annotator::builtin().annotate("Negara Zamrud mengecam Iran. DLN mendukung Tirta Gelombang.");
    assert!(annotation.mentions.iter().all(|m| m.via != Via::Custom));
    assert!(annotation.entities.iter().all(|e| e.id != "state:ZZ"));
}

#[test]
fn a_row_with_a_built_in_id_replaces_the_built_in_row() {
    let tsv = "id\tname\taliases\tcapitals\nstate:KP\tRepublik Rakyat Demokratik Korea\tRRD Korea\tPyongyang\n";
    let text = "RRD Korea mengecam Jepang.";
    let annotation = with_entities(tsv).unwrap().annotate(text);
    let own = entity(&annotation, "state:KP");
    assert_eq!((own.name.as_str(), &own.wikidata), ("Republik Rakyat Demokratik Korea", &None));
    let dropped = with_entities(tsv).unwrap().annotate("Korut mengecam Jepang.");
    assert!(
        dropped.entities.iter().all(|e| e.id != "state:KP"),
        "the forms of the replaced row are gone: {:?}",
        dropped.entities
    );
    let builtin = Annotator::builtin().annotate("Korut mengecam Jepang.");
    assert_eq!(entity(&builtin, "state:KP").name, "Korea Utara");
}

#[test]
fn an_own_name_wins_over_a_built_in_name_of_the_same_words() {
    let tsv = "id\tname\tacronyms\norg:komunitas-pecinta-kucing\tKomunitas Pecinta Kucing\tKPK\n";
    let text = "KPK mengecam Iran.";
    let annotation = with_entities(tsv).unwrap().annotate(text);
    assert_eq!(annotation.entities[0].id, "org:komunitas-pecinta-kucing");
    assert_eq!(annotation.mentions[0].via, Via::Custom);
    assert_eq!(annotation.mentions[0].alternatives, ["org:kpk"], "the other reading is kept");
}

/// 'PBB' stands in ambiguous.tsv, which decides before the caller does.
#[test]
fn a_mention_is_custom_only_when_its_entity_is() {
    let tsv = "id\tname\tacronyms\norg:persatuan-bulu-tangkis-bulan\tPersatuan Bulu Tangkis Bulan\tPBB\n";
    let annotation = with_entities(tsv).unwrap().annotate("PBB mengecam Iran.");
    let (id, mention) = (&annotation.entities[0].id, &annotation.mentions[0]);
    let own = "org:persatuan-bulu-tangkis-bulan";
    assert_eq!(mention.via == Via::Custom, id == own, "{id}: {mention:?}");
    assert!(id == own || mention.alternatives[0] == own, "{mention:?}");
}

#[test]
fn an_own_cue_fires_with_its_own_rule() {
    let tsv =
        format!("{CUE_HEADER}condemn.sembur\tcondemn\tmenyembur\tmenyembur\tdisembur\tsemburan\tsembur\tobject\n");
    let annotator = with_cues(&tsv).unwrap();
    for (text, cue) in [
        ("Iran menyembur Israel.", "menyembur"),
        ("Israel disembur Iran.", "disembur"),
        ("Israel di sembur Iran.", "di sembur"),
    ] {
        let annotation = annotator.annotate(text);
        let stance = annotation
            .stances
            .iter()
            .find(|s| s.rule == "condemn.sembur")
            .unwrap_or_else(|| panic!("{text}: {:?}", annotation.stances));
        assert_eq!(
            (&text[stance.cue.range()], stance.kind, stance.lemma.as_str()),
            (cue, StanceKind::Condemn, "menyembur")
        );
        let words =
            |parties: &[sikap::Party]| parties.iter().map(|p| text[p.span.range()].to_string()).collect::<Vec<_>>();
        assert_eq!(
            (words(&stance.holders), words(&stance.targets)),
            (vec!["Iran".to_string()], vec!["Israel".to_string()]),
            "{text}"
        );
    }
    assert!(Annotator::builtin().annotate("Iran menyembur Israel.").stances.is_empty());
}

#[test]
fn an_own_row_replaces_the_built_in_cue_of_that_id() {
    let tsv = format!("{CUE_HEADER}condemn.kecam\tcriticize\tmengecam\tmengecam\t\t\t\tobject\n");
    let annotation = with_cues(&tsv).unwrap().annotate("Iran mengecam Israel. Israel dikecam Iran.");
    let found: Vec<_> = annotation.stances.iter().map(|s| (s.rule.as_str(), s.kind)).collect();
    assert_eq!(found, [("condemn.kecam", StanceKind::Criticize)], "no other form of the built-in row is left");
}

/// The rows of these two in people.tsv: Jokowi was mayor, governor, and president from 2014-10-20 to 2024-10-20; Prabowo was
/// minister of defence from 2019-10-23 and is president since 2024-10-20.
#[test]
fn the_day_of_publication_picks_the_office() {
    let role = |day: Option<&str>, name: &str| {
        let builder = Annotator::builder();
        let builder = day.map_or(builder.clone(), |day| builder.published(day));
        builder.build().unwrap().annotate(&format!("{name} mengecam Iran.")).entities[0].role.clone()
    };
    for (day, jokowi, prabowo) in [
        ("2013-06-01", Some("gubernur DKI Jakarta"), None),
        ("2019-10-22", Some("presiden"), None),
        ("2019-10-23", Some("presiden"), Some("menteri pertahanan")),
        ("2024-10-19", Some("presiden"), Some("menteri pertahanan")),
        ("2024-10-21", None, Some("presiden")),
    ] {
        assert_eq!(role(Some(day), "Joko Widodo").as_deref(), jokowi, "Jokowi on {day}");
        // The office in his party runs beside the offices of state.
        let found = role(Some(day), "Prabowo Subianto");
        assert_eq!(found.as_deref().filter(|role| *role != "ketua umum"), prabowo, "Prabowo on {day}");
    }
    assert_eq!(role(None, "Joko Widodo"), None, "without a day, an office that has ended is none");
    assert_eq!(role(None, "Prabowo Subianto").as_deref(), Some("presiden"));
}

#[test]
fn own_dated_roles_count_by_year_month_and_day() {
    let tsv = "id\tname\troles\nperson:uji-coba\tUji Cobawan\tbupati@@2001..2005|gubernur@state:ID@2005-07..2010-03|menteri@state:ID@2010-03-15..\n";
    let on = |day: &str| {
        let annotator = Annotator::builder().entities("mine.tsv", tsv).published(day).build().unwrap();
        annotator.annotate("Uji Cobawan mengecam Iran.").entities[0].role.clone()
    };
    for (day, role) in [
        ("2000-12-31", None),
        ("2001-01-01", Some("bupati")),
        ("2005-06-30", Some("bupati")),
        ("2005-07-01", Some("gubernur")),
        ("2010-03-14", Some("gubernur")),
        ("2010-03-15", Some("menteri")),
        ("2030-01-01", Some("menteri")),
    ] {
        assert_eq!(on(day).as_deref(), role, "{day}");
    }
}

#[test]
fn a_day_of_another_form_is_refused() {
    for day in ["", "2024", "20-10-2024", "2024/10/20", "2024-10-2", "kemarin", "2024-10-20T00:00", "２０２４-１０"]
    {
        let Err(error) = Annotator::builder().published(day).build() else { panic!("'{day}' passes") };
        assert!(error.message().contains("YYYY-MM-DD") && error.message().contains(day), "{error}");
    }
}

#[test]
fn a_day_that_no_calendar_has_is_refused() {
    for day in ["2024-13-01", "2024-00-10", "2024-10-32"] {
        assert!(Annotator::builder().published(day).build().is_err(), "'{day}' passes");
    }
}

#[test]
fn faults_in_a_table_are_named_by_file_line_and_column() {
    faults(with_entities(""), 1, None, &["header"]);
    faults(with_entities("# only a comment\n"), 1, None, &["header"]);
    faults(with_entities("id\n"), 1, Some("name"), &["missing", "tabs"]);
    faults(with_entities("id,name\nperson:a,A B\n"), 1, Some("id,name"), &["unknown column", "id, name"]);
    faults(with_entities("# c\nid\tname\tnamae\n"), 2, Some("namae"), &["unknown column", "aliases"]);
    faults(with_entities("id\tname\tname\n"), 1, Some("name"), &["twice"]);
    faults(with_entities("id\tname\nperson:a\tA B\nperson:b\n"), 3, None, &["1 cells", "2", "tab"]);
    faults(with_entities("id\tname\n\n# c\nperson:a\tA B\tC\n"), 4, None, &["3 cells", "2"]);
    faults(with_entities("id\tname\nperson:a\t\n"), 2, Some("name"), &["empty"]);
    faults(with_entities("id\tname\n \tA B\n"), 2, Some("id"), &["empty"]);
    for id in ["tirta", "orang:tirta", "person:", "state", ":x", "Person:a"] {
        faults(with_entities(&format!("id\tname\n{id}\tA B\n")), 2, Some("id"), &[id, "state:, org: or person:"]);
    }
    faults(
        with_entities("id\tname\nperson:a\tA B\norg:c\tC D\nperson:a\tE F\n"),
        4,
        Some("id"),
        &["person:a", "twice"],
    );
    for role in ["presiden@state:ID@2014", "presiden@state:ID@2014..2015@x"] {
        faults(
            with_entities(&format!("id\tname\troles\nperson:a\tA B\t{role}\n")),
            2,
            Some("roles"),
            &[role, "title@entity@from..until"],
        );
    }
    faults(
        with_entities("id\tname\troles\nperson:a\tA B\tketua@@2015..2014\n"),
        2,
        Some("roles"),
        &["ends before it begins"],
    );
}

#[test]
fn the_second_file_of_two_is_the_one_named() {
    let builder = Annotator::builder()
        .entities("mine-1.tsv", "id\tname\nperson:a\tA B\n")
        .entities("mine-2.tsv", "id\tname\nperson:a\tC D\n");
    let Err(error) = builder.build() else { panic!("an id in two files passes") };
    assert_eq!((error.file(), error.line(), error.column()), ("mine-2.tsv", 2, Some("id")));
}

#[test]
fn faults_in_a_table_of_cues_are_named_by_file_line_and_column() {
    let row = |row: &str| with_cues(&format!("{CUE_HEADER}{row}\n"));
    faults(row("x.a\tcondem\tmengecam\tmengecam\t\t\t\tobject"), 2, Some("kind"), &["condem", "condemn", "apologize"]);
    faults(row("x.a\tcondemn\tmengecam\tmengecam\t\t\t\tobjek"), 2, Some("frame"), &["objek", "object", "claim"]);
    faults(row("x.a\tcondemn\tmengecam\t\t\t\t\tobject"), 2, Some("active"), &["no form", "passive"]);
    faults(row("\tcondemn\tmengecam\tmengecam\t\t\t\tobject"), 2, Some("id"), &["empty"]);
    faults(row("x.a\tcondemn\tmengecam\tmengecam"), 2, None, &["4 cells", "8"]);
    faults(with_cues("id\tkind\tlemma\tactive\n"), 1, Some("frame"), &["missing"]);
    faults(
        with_cues("id\tkind\tlemma\tframe\tneeds\tactive\nx.a\tcondemn\tm\tobject\tnobody\tm\n"),
        2,
        Some("needs"),
        &["nobody", "actor, party, holder, target"],
    );
}

#[test]
fn an_empty_lemma_is_the_first_form() {
    let annotator = with_cues(&format!("{CUE_HEADER}x.cela\tcondemn\t\tmencela|mencerca\t\t\t\tobject\n")).unwrap();
    let annotation = annotator.annotate("Indonesia mencerca Belanda.");
    assert_eq!(annotation.stances[0].lemma, "mencela");
    let annotator = with_cues(&format!("{CUE_HEADER}x.cela\tcondemn\t\t\tdicerca\t\t\tobject\n")).unwrap();
    assert_eq!(annotator.annotate("Belanda dicerca Indonesia.").stances[0].lemma, "dicerca");
}

#[test]
fn an_id_twice_in_a_table_of_cues_is_a_fault() {
    let tsv = format!(
        "{CUE_HEADER}x.a\tcondemn\tmenyembur\tmenyembur\t\t\t\tobject\nx.a\tcondemn\tmenyemprot\tmenyemprot\t\t\t\tobject\n"
    );
    faults(with_cues(&tsv), 3, Some("id"), &["x.a", "twice"]);
}

#[test]
fn a_role_with_a_bad_date_is_a_fault() {
    for dates in ["kemarin..", "..besok", "2014-1-5..", "20-10-2014..", "2014-13..", "2014..2024-10-99"] {
        faults(
            with_entities(&format!("id\tname\troles\nperson:a\tA B\tketua@@{dates}\n")),
            2,
            Some("roles"),
            &["YYYY"],
        );
    }
}

#[test]
fn tables_from_any_editor_are_read() {
    let tsv = "\u{feff}# my people\r\n\r\nid\tname\taliases\r\n# the sea\r\n  \r\nperson:tirta-samudra\tTirta Samudra\t Tirta Gelombang | Tirta S. \r\n#person:x\tX Y\r\n";
    let text = "Tirta Gelombang mengecam Iran.";
    let annotation = with_entities(tsv).unwrap().annotate(text);
    let found = entity(&annotation, "person:tirta-samudra");
    assert_eq!(found.name, "Tirta Samudra");
    assert_eq!(&text[annotation.mentions[0].span.range()], "Tirta Gelombang");
    let unended = with_entities("name\tid\nTirta Samudra\tperson:tirta-samudra").unwrap();
    assert_eq!(
        unended.annotate("Tirta Samudra mengecam Iran.").entities[0].id,
        "person:tirta-samudra",
        "columns in another order, no last line end"
    );
}

/// Word processors curl the apostrophe, macOS takes accents apart, web pages hold non-breaking spaces: the text is brought to
/// plain form, so the caller's forms must be too.
#[test]
fn own_forms_match_however_they_were_typed() {
    for name in ["Ma\u{2019}mun Zamrud", "Rene\u{301} Zamrud", "Tirta\u{a0}Zamrud", "Tir\u{ad}ta Zamrud"] {
        let annotator = with_entities(&format!("id\tname\nperson:uji\t{name}\n")).unwrap();
        let annotation = annotator.annotate(&format!("{name} mengecam Iran."));
        assert_eq!(annotation.entities[0].id, "person:uji", "{name:?}");
    }
}

#[test]
fn a_hostile_lexicon_works_or_is_a_fault_but_never_a_crash() {
    let text = "Iran mengecam Israel. Tirta Samudra 99999 mendukung Iran.";
    let million = "a".repeat(1 << 20);
    let bars = "|".repeat(1 << 20);
    let spaces = format!("A{}B", " ".repeat(1 << 20));
    for (cell, what) in [
        ("A\0B", "NUL"),
        (million.as_str(), "1 MB"),
        (bars.as_str(), "bars"),
        (spaces.as_str(), "spaces"),
        ("$", "a mark"),
        ("\u{301}", "an accent"),
        ("😀", "emoji"),
    ] {
        let tsv = format!("id\tname\taliases\nperson:uji\tUji\t{cell}\n");
        let annotation = with_entities(&tsv).unwrap_or_else(|error| panic!("{what}: {error}")).annotate(text);
        assert_eq!(annotation.stances.len(), 2, "{what}");
        let annotation =
            with_entities(&format!("id\tname\nperson:uji\t{cell}x\n")).map(|annotator| annotator.annotate(cell));
        assert!(annotation.is_ok(), "{what} as a name");
    }
    let mut rows = String::from("id\tname\n");
    for number in 0..100_000 {
        rows.push_str(&format!("person:tirta-{number}\tTirta Samudra {number}\n"));
    }
    let annotation = with_entities(&rows).unwrap().annotate(text);
    assert_eq!(entity(&annotation, "person:tirta-99999").name, "Tirta Samudra 99999");
    rows.push_str("person:tirta-7\tTirta Samudra\n");
    faults(with_entities(&rows), 100_002, Some("id"), &["person:tirta-7"]);
}

#[test]
fn an_annotator_is_shared_between_threads_and_outlives_its_tables() {
    let annotator = {
        let tsv = String::from("id\tname\norg:dewan-laut\tDewan Laut Nusantara\n");
        Annotator::builder().entities(String::from("mine.tsv"), tsv).build().unwrap()
    };
    let ids: Vec<_> = std::thread::scope(|scope| {
        let annotator = &annotator;
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(move || annotator.clone().annotate("Dewan Laut Nusantara mengecam Iran.")))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap().entities[0].id.clone()).collect()
    });
    assert_eq!(ids, ["org:dewan-laut"; 4]);
}

#[test]
fn all_faults_are_named_at_once() {
    let tsv = "id\tname\nperson:a\tAdiguna Wira\nnobody\tBima\norg:c\t\nperson:a\tAdi\n";
    let Err(error) = with_entities(tsv) else { panic!("three rows are at fault") };
    let lines: Vec<_> = std::iter::once(&error).chain(error.others()).map(LexiconError::line).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert_eq!(error.to_string().lines().count(), 3, "{error}");
}

#[test]
fn rows_at_fault_can_be_left_out() {
    let entities = "id\tname\nperson:a\tAdiguna Wira\nnobody\tBima\n";
    let cues = format!(
        "{CUE_HEADER}condemn.labrak\tcondemn\tmelabrak\tmelabrak\t\t\t\tobject\nx\tcondemn\tx\tx\t\t\t\tnone such\n"
    );
    let builder = Annotator::builder().entities("mine.tsv", entities).cues("mine-cues.tsv", cues).skip_faults();
    let annotator = builder.build().expect("faults are let pass");
    let places: Vec<_> = annotator.faults().iter().map(|fault| (fault.file(), fault.line())).collect();
    assert_eq!(places, [("mine.tsv", 3), ("mine-cues.tsv", 3)]);
    let annotation = annotator.annotate("Adiguna Wira melabrak Iran.");
    assert_eq!(entity(&annotation, "person:a").name, "Adiguna Wira");
    assert_eq!(annotation.stances[0].rule, "condemn.labrak");
}

#[test]
fn forms_that_name_others_as_well_are_reported() {
    let tsv = "id\tname\taliases\norg:panti\tPanti Wreda Nusa\tPAN\nperson:a\tAdiguna Wira\t\n";
    let clashes = with_entities(tsv).unwrap().clashes();
    assert_eq!(clashes.len(), 1, "{clashes:?}");
    let clash = &clashes[0];
    assert_eq!(
        (clash.file.as_str(), clash.line, clash.id.as_str(), clash.form.as_str()),
        ("mine.tsv", 2, "org:panti", "PAN")
    );
    assert_eq!((clash.column.as_str(), &*clash.others), ("aliases", &["org:pan".to_string()][..]));
    assert!(Annotator::builtin().clashes().is_empty());
}

#[test]
fn false_friends_of_own_and_of_built_in_cues_are_taken_out() {
    let columns = "cue\tform\twhere\treach\twords\teffect\n";
    let friends = "criticize.sembur\tactive\tafter\t2\tair|api\tdrop\ncondemn.kecam\tany\tbefore\t1\tpura-pura\tdrop\n\
        criticize.sembur\tactive\tbefore\t1\thabis-habisan\tcondemn\n";
    let annotator = with_contexts(&format!("{columns}{friends}")).unwrap();
    let rules = |text: &str| -> Vec<String> {
        annotator.annotate(text).stances.iter().map(|s| format!("{} {}", s.kind, s.rule)).collect()
    };
    assert_eq!(rules("Iran menyembur Israel."), ["criticize criticize.sembur"]);
    assert_eq!(rules("Naga itu menyembur api ke Israel."), [""; 0]);
    assert_eq!(rules("Iran habis-habisan menyembur Israel."), ["condemn criticize.sembur"]);
    assert_eq!(rules("Iran mengecam Israel."), ["condemn condemn.kecam"]);
    assert_eq!(rules("Iran pura-pura mengecam Israel."), [""; 0]);
}

#[test]
fn faults_in_a_table_of_false_friends_are_named_by_file_line_and_column() {
    let row = |row: &str| with_contexts(&format!("cue\tform\twhere\treach\twords\teffect\n{row}\n"));
    faults(with_contexts("cue\tform\n"), 1, Some("where"), &["missing"]);
    faults(row("condemn.nobody\tany\tafter\t2\tapi\tdrop"), 2, Some("cue"), &["condemn.nobody"]);
    faults(row("condemn.kecam\tverb\tafter\t2\tapi\tdrop"), 2, Some("form"), &["active"]);
    faults(row("condemn.kecam\tany\tbehind\t2\tapi\tdrop"), 2, Some("where"), &["around"]);
    faults(row("condemn.kecam\tany\tafter\t9000000000\tapi\tdrop"), 2, Some("reach"), &["20"]);
    faults(row("condemn.kecam\tany\tafter\t2\t\tdrop"), 2, Some("words"), &[]);
    faults(row("condemn.kecam\tany\taround\t2\tapi\tdrop"), 2, Some("words"), &["~"]);
    faults(row("condemn.kecam\tany\tafter\t2\tapi\tlose"), 2, Some("effect"), &["only"]);
}
