//! x
fn main(){
 let t=std::time::Instant::now(); let a=sikap::Annotator::builtin(); println!("builtin {:?} forms {} mem {}",t.elapsed(),a.surface_forms(),a.automaton_memory());
 let t=std::time::Instant::now(); let _=sikap::Annotator::builtin(); println!("builtin {:?}",t.elapsed());
 let mut all=String::new(); for l in std::fs::read_to_string("/work/shared/eval/news/sample.jsonl").unwrap().lines(){ let v:serde_json::Value=serde_json::from_str(l).unwrap(); all.push_str(v["text"].as_str().unwrap()); all.push_str("\n\n"); }
 for _ in 0..3 { let t=std::time::Instant::now(); let n=a.scan(&all); let s=t.elapsed(); let t=std::time::Instant::now(); let x=a.annotate(&all); let e=t.elapsed(); println!("bytes {} scan {:?} {:.0} MB/s hits {} annotate {:?} {:.1} MB/s ment {} st {}",all.len(),s,all.len() as f64/s.as_secs_f64()/1e6,n,e,all.len() as f64/e.as_secs_f64()/1e6,x.mentions.len(),x.stances.len()); }
}
