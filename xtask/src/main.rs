//! The developer commands of Sikap: `cargo xtask build`, `demo`, `test`, `bench`.
//!
//! Rust and Node are all that has to be there; whatever else a command needs it installs, or it says what is missing and
//! how to install it.

#![forbid(unsafe_code)]

mod package;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use tools::Result;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  build                        Build the web package into pkg/ and the demo site into target/site
  demo [--port N] [--no-build] Build, then serve the demo at http://localhost:8000/ (port 0 takes any free port)
  test [STEP...]               Run every check, or only the steps named
  bench [ARGUMENTS...]         Run the benchmarks
  help                         Print this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let result = match command {
        "build" => no_arguments(rest).and_then(|()| package::build()),
        "demo" => demo(rest),
        "test" => test::run(rest),
        "bench" => tools::run(tools::cargo(["bench"]).args(rest)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            eprint!("There is no command '{command}'.\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the options of `demo`, builds unless told not to, and serves until it is stopped.
fn demo(arguments: &[String]) -> Result {
    let mut port = 8000;
    let mut build = true;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--no-build" => build = false,
            "--port" => {
                let value = rest.next().ok_or("--port needs a number, such as --port 8000")?;
                port =
                    value.parse().map_err(|_| format!("--port {value} is no port: it is a number from 0 to 65535"))?;
            }
            other => return Err(format!("demo does not know '{other}'\n\n{HELP}").into()),
        }
    }
    if build {
        package::build()?;
    } else {
        package::assemble_site()?;
    }
    serve::serve(&tools::site(), port)
}

fn no_arguments(rest: &[String]) -> Result {
    match rest.first() {
        Some(argument) => Err(format!("build takes no arguments, but got '{argument}'").into()),
        None => Ok(()),
    }
}
