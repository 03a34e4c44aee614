//! t
use std::io::*;
fn main() {
    let a = sikap::Annotator::builtin();
    eprintln!("forms {} mem {}", a.surface_forms(), a.automaton_memory());
    for l in stdin().lines() {
        let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap();
        let t = v["text"].as_str().unwrap();
        let j = sikap::native::annotate_json(&a, t, sikap::wire::Unit::Chars);
        println!("{{\"id\":{},{}", v["id"], &j[1..]);
    }
}
