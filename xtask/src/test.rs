//! Every check, one after the other, with a heading each and a summary at the end.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::package;
use crate::tools::{self, Result};

/// A check: what to call it, what it looks for, and how to run it.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result,
}

const STEPS: [Step; 9] = [
    Step { name: "format", about: "the code is formatted", run: format },
    Step { name: "lint", about: "no warnings, on this machine's target", run: lint },
    Step { name: "lint-wasm", about: "no warnings, on the browser's target", run: lint_wasm },
    Step { name: "unit", about: "the tests in Rust, examples in the documentation included", run: unit },
    Step { name: "docs", about: "the documentation builds without warnings", run: docs },
    Step { name: "benches", about: "the benchmarks compile", run: benches },
    Step { name: "build", about: "the web package builds, within its size", run: package::build },
    Step { name: "node", about: "the web package in Node, and against the command line", run: node },
    Step { name: "browser", about: "the demo page in Chromium", run: browser },
];

/// Runs the steps named, or all; the first that fails ends the run.
pub fn run(names: &[String]) -> Result {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("there is no step '{name}'; the steps are: {}", known.join(", ")).into());
    }
    let chosen = STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name));
    let mut summary: Vec<(&str, &str, Duration)> = Vec::new();
    let mut failure = None;
    for step in chosen {
        println!("\n=== {}: {} ===", step.name, step.about);
        io::stdout().flush()?;
        let start = Instant::now();
        let result = (step.run)();
        summary.push((step.name, if result.is_ok() { "ok" } else { "FAILED" }, start.elapsed()));
        if let Err(error) = result {
            failure = Some(format!("step '{}' failed: {error}", step.name));
            break;
        }
    }
    println!("\n=== summary ===");
    for (name, outcome, time) in &summary {
        println!("{name:<10} {outcome:<6} {:>7.1} s", time.as_secs_f64());
    }
    let total: Duration = summary.iter().map(|(_, _, time)| time).sum();
    println!("{:<10} {:<6} {:>7.1} s", "all", if failure.is_none() { "ok" } else { "FAILED" }, total.as_secs_f64());
    failure.map_or(Ok(()), |failure| Err(failure.into()))
}

fn format() -> Result {
    tools::need_components()?;
    tools::run(&mut tools::cargo(["fmt", "--all", "--check"]))
}

fn lint() -> Result {
    tools::need_components()?;
    tools::run(&mut tools::cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lint_wasm() -> Result {
    tools::need_components()?;
    tools::need_wasm_target()?;
    let target = ["clippy", "--target", tools::WASM_TARGET, "--lib", "--no-default-features", "--", "-D", "warnings"];
    tools::run(&mut tools::cargo(target))
}

fn unit() -> Result {
    tools::run(&mut tools::cargo(["test", "--workspace"]))
}

fn docs() -> Result {
    tools::run(tools::cargo(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn benches() -> Result {
    tools::run(&mut tools::cargo(["check", "--benches"]))
}

fn node() -> Result {
    tools::need_npm_tools()?;
    let files = test_files(|name| !name.starts_with("page"))?;
    tools::run(&mut node_test(files))
}

fn browser() -> Result {
    tools::need_npm_tools()?;
    let chromium = tools::need_chromium()?;
    let files = test_files(|name| name.starts_with("page"))?;
    tools::run(node_test(files).env("CHROME_PATH", chromium))
}

fn node_test(files: Vec<PathBuf>) -> Command {
    let mut command = tools::command("node");
    command.args(["--test", "--test-reporter=spec"]).args(files);
    command
}

/// The files `*.test.js` of tests/web whose names are wanted. They are named one by one, because what `node --test` does
/// with a folder differs between versions of Node.
fn test_files(wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(tools::web())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") && wanted(&name) {
            files.push(PathBuf::from("tests/web").join(name));
        }
    }
    files.sort();
    if files.is_empty() { Err("tests/web holds no such tests".into()) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_step_is_named_with_the_known_ones() {
        let error = run(&["nosuch".into()]).unwrap_err().to_string();
        assert!(error.contains("nosuch") && error.contains("browser"), "{error}");
    }
}
