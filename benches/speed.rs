//! Speed as ratios in one run: `annotate` against the bare scan for the same forms, growth with the length of the text,
//! and the cost of building the annotator. Times drift with the machine; the ratios hold.

use std::hint::black_box;
use std::time::{Duration, Instant};

use sikap::Annotator;

/// An article in the style of the news, written for this bench.
const ARTICLE: &str = include_str!("article.txt");

fn main() {
    let news = ARTICLE.repeat(100_000_usize.div_ceil(ARTICLE.len()));
    let annotator = Annotator::builtin();
    let built = median(5, || drop(black_box(Annotator::builtin())));
    println!(
        "builtin()            {built:>10.1?}   {} surface forms, index {} KB",
        annotator.surface_forms(),
        annotator.index_memory() / 1024
    );
    let scan = median(15, || {
        black_box(annotator.scan(&news));
    });
    let annotate = median(15, || drop(black_box(annotator.annotate(&news))));
    println!("bare scan            {}", rate(&news, scan));
    println!(
        "annotate             {}   {:.2} of the bare scan",
        rate(&news, annotate),
        scan.as_secs_f64() / annotate.as_secs_f64()
    );
    println!("growth, ten times the text (bound: 11 times the time)");
    let hostile: [(&str, &str); 6] = [
        ("news", ARTICLE),
        ("one name", "Kim "),
        ("open quotes", "\"Rusia menolak "),
        ("brackets", "(((PBB "),
        ("only cues", "mengecam menolak didukung kecaman "),
        ("only titles", "Menteri Luar Negeri Presiden "),
    ];
    for (name, unit) in hostile {
        let text = |bytes: usize| unit.repeat(bytes / unit.len() + 1);
        let (small, large) = (text(100_000), text(1_000_000));
        let time = |text: &str| median(5, || drop(black_box(annotator.annotate(text))));
        let (short, long) = (time(&small), time(&large));
        println!(
            "  {name:<18} {short:>10.1?} -> {long:>10.1?}   {:.1} times",
            long.as_secs_f64() / short.as_secs_f64()
        );
    }
    let long = ARTICLE.repeat(10_000_000 / ARTICLE.len());
    let time = median(3, || drop(black_box(annotator.annotate(&long))));
    println!("  news, 10 MB        {}", rate(&long, time));
}

/// The median time of `runs` runs, after one that is not counted.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn rate(text: &str, time: Duration) -> String {
    format!("{time:>10.1?}   {:.1} MB/s", text.len() as f64 / 1e6 / time.as_secs_f64())
}
