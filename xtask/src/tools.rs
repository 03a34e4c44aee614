//! Programs and folders: where they are, and how to get the programs that are missing.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What every command returns; the error is printed as it is.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Names under which systems install Chromium.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// The folder of the Node and browser tests, with the npm tools.
pub fn web() -> PathBuf {
    root().join("tests/web")
}

/// Where the demo site is put together.
pub fn site() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder));
    target.join("site")
}

/// A command that runs in the root of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Cargo, the same one that runs this program.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Prints the command and runs it; a nonzero status is an error.
pub fn run(command: &mut Command) -> Result {
    let shown = show(command);
    println!("$ {shown}");
    let status = command.status().map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed: {status}").into()) }
}

/// Runs the command quietly and returns what it printed; none when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().map(|word| {
        let word = word.to_string_lossy();
        if word.is_empty() || word.contains(char::is_whitespace) { format!("'{word}'") } else { word.into_owned() }
    });
    std::iter::once(program.to_string_lossy().into_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

/// The program of that name on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Node, at least version 20.
pub fn need_node() -> Result {
    let hint = "install Node.js 20 or later with npm (nodejs.org, or your system's package manager)";
    let version = output(command("node").arg("--version")).ok_or_else(|| format!("Node.js is missing: {hint}"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < 20) {
        return Err(format!("Node.js {version} is too old: {hint}").into());
    }
    Ok(())
}

/// The formatter and the linter.
pub fn need_components() -> Result {
    for (program, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(&mut cargo([program, "--version"])).is_none() {
            run(command("rustup").args(["component", "add", component]))
                .map_err(|error| format!("cargo {program} is missing: install {component} ({error})"))?;
        }
    }
    Ok(())
}

/// The standard library for browsers.
pub fn need_wasm_target() -> Result {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output(command(rustc).args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM_TARGET])).map_err(|error| {
        format!("the target {WASM_TARGET} is missing: `rustup target add {WASM_TARGET}`, with a network ({error})")
            .into()
    })
}

/// wasm-pack, which builds the web package.
pub fn need_wasm_pack() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let installed = home.map(|home| home.join("bin").join(format!("wasm-pack{}", env::consts::EXE_SUFFIX)));
    let look = || find("wasm-pack").or_else(|| installed.clone().filter(|path| path.is_file()));
    if let Some(path) = look() {
        return Ok(path);
    }
    run(&mut cargo(["install", "wasm-pack", "--locked"])).map_err(|error| {
        format!("wasm-pack is missing: `cargo install wasm-pack --locked`, with a network and a C compiler ({error})")
    })?;
    look().ok_or_else(|| "wasm-pack was installed, but is not on the PATH: add cargo's bin folder to it".into())
}

/// The npm tools of tests/web in the versions of its lock file; returns the folder of their programs.
pub fn need_npm_tools() -> Result<PathBuf> {
    need_node()?;
    let modules = web().join("node_modules");
    let lock = fs::read_to_string(web().join("package-lock.json"))?;
    let stamp = modules.join(".installed-lock.json");
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&lock) {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(command(npm).current_dir(web()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])).map_err(
            |error| format!("the npm tools are missing: run `npm ci` in tests/web, with a network ({error})"),
        )?;
        fs::write(stamp, lock)?;
    }
    Ok(modules.join(".bin"))
}

/// Chromium for the browser tests: `CHROME_PATH`, the PATH, or the system's package.
pub fn need_chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROME_PATH") {
        let path = PathBuf::from(path);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROME_PATH is no file: {}", path.display()).into())
        };
    }
    let look = || CHROMIUM.into_iter().find_map(find);
    if let Some(path) = look() {
        return Ok(path);
    }
    let hint = "install Chromium (on Debian: `apt-get install chromium`), or set CHROME_PATH to a Chrome or Chromium";
    let root_user = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    if !root_user || find("apt-get").is_none() {
        return Err(format!("no Chromium is on the PATH: {hint}").into());
    }
    let apt = |arguments: &[&str]| run(command("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments));
    apt(&["update"])
        .and_then(|()| apt(&["install", "-y", "chromium"]))
        .map_err(|error| format!("Chromium could not be installed: {hint} ({error})"))?;
    look().ok_or_else(|| format!("no Chromium is on the PATH: {hint}").into())
}

/// The PATH with `folder` in front.
pub fn path_with(folder: &Path) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(std::iter::once(folder.to_path_buf()).chain(env::split_paths(&path)))?)
}
