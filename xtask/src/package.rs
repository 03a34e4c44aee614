//! The web package (pkg/) and the demo site (target/site).

use std::fs;
use std::path::Path;

use crate::tools::{self, Result};

/// The most that the .wasm may weigh, gzipped, in bytes: a reader on a slow line waits for all of it.
const WASM_LIMIT: u64 = 700_000;

/// The size of a file, raw and gzipped, by Node's zlib.
const GZIP_SIZE: &str = "\
    const bytes = require('node:fs').readFileSync(process.argv[1]);\
    console.log(require('node:zlib').gzipSync(bytes, { level: 9 }).length)";

/// Builds the package, checks its size, and puts the demo site together.
pub fn build() -> Result {
    tools::need_wasm_target()?;
    let bin = tools::need_npm_tools()?;
    let wasm_pack = tools::need_wasm_pack()?;
    let dist = tools::root().join("pkg/dist");
    remove(&dist)?;
    tools::run(
        tools::command(wasm_pack)
            // wasm-pack takes wasm-opt from the PATH.
            .env("PATH", tools::path_with(&bin)?)
            .args(["build", "--target", "web", "--release", "--out-dir", "pkg/dist", "--no-pack"])
            .args(["--", "--no-default-features"]),
    )?;
    // wasm-pack's own .gitignore would hide the files from npm as well.
    remove(&dist.join(".gitignore"))?;
    describe()?;
    assemble_site()?;
    report(&dist)
}

/// Puts www/ and the package together as the demo site.
pub fn assemble_site() -> Result {
    let dist = tools::root().join("pkg/dist");
    if !dist.join("sikap_bg.wasm").is_file() {
        return Err("the web package is not built yet: run `cargo xtask build`".into());
    }
    let site = tools::site();
    remove(&site)?;
    copy(&tools::root().join("www"), &site)?;
    copy(&dist, &site.join("pkg"))
}

/// Writes pkg/package.json from Cargo.toml, and copies the licences beside it.
fn describe() -> Result {
    let metadata = Metadata::read()?;
    let keywords: Vec<String> = metadata.keywords.iter().map(|word| quote(word)).collect();
    let text = format!(
        r#"{{
  "name": "sikap",
  "version": {version},
  "description": {description},
  "keywords": [{keywords}],
  "license": {license},
  "type": "module",
  "main": "./dist/sikap.js",
  "types": "./dist/sikap.d.ts",
  "exports": {{
    ".": {{
      "types": "./dist/sikap.d.ts",
      "default": "./dist/sikap.js"
    }},
    "./sikap_bg.wasm": {{
      "types": "./dist/sikap_bg.wasm.d.ts",
      "default": "./dist/sikap_bg.wasm"
    }},
    "./package.json": "./package.json"
  }},
  "sideEffects": false,
  "files": ["dist", "README.md", "LICENSE-*"]
}}
"#,
        version = quote(&metadata.version),
        description = quote(&metadata.description),
        keywords = keywords.join(", "),
        license = quote(&metadata.license),
    );
    let pkg = tools::root().join("pkg");
    fs::write(pkg.join("package.json"), text)?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-LEXICONS.md"] {
        let licence = tools::root().join(name);
        if licence.is_file() {
            fs::copy(licence, pkg.join(name))?;
        }
    }
    Ok(())
}

/// What Cargo.toml says about the crate.
struct Metadata {
    version: String,
    description: String,
    license: String,
    keywords: Vec<String>,
}

impl Metadata {
    fn read() -> Result<Self> {
        Self::parse(&fs::read_to_string(tools::root().join("Cargo.toml"))?)
    }

    /// Reads the few one-line strings that are needed, from `[package]` and `[workspace.package]`.
    fn parse(manifest: &str) -> Result<Self> {
        let field = |key: &str| {
            let mut inside = false;
            manifest
                .lines()
                .find_map(|line| {
                    if line.starts_with('[') {
                        inside = matches!(line.trim(), "[package]" | "[workspace.package]");
                    }
                    let (name, value) = line.split_once('=')?;
                    (inside && name.trim() == key).then(|| value.trim())
                })
                .ok_or_else(|| format!("Cargo.toml has no line '{key} = ...'"))
        };
        // Between quotes, every other piece is a string.
        let strings = |value: &str| value.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let string = |key: &str| -> Result<String> {
            Ok(strings(field(key)?).pop().ok_or_else(|| format!("'{key}' in Cargo.toml is no string"))?)
        };
        Ok(Metadata {
            version: string("version")?,
            description: string("description")?,
            license: string("license")?,
            keywords: strings(field("keywords")?),
        })
    }
}

/// A JSON string.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Prints the sizes, and fails when the .wasm is too heavy.
fn report(dist: &Path) -> Result {
    println!("{:<16} {:>10} {:>10}", "bytes", "raw", "gzip");
    for name in ["sikap_bg.wasm", "sikap.js"] {
        let path = dist.join(name);
        let raw = fs::metadata(&path)?.len();
        let gzip: u64 = tools::output(tools::command("node").args(["-e", GZIP_SIZE]).arg(&path))
            .and_then(|size| size.parse().ok())
            .ok_or_else(|| format!("node could not measure {}", path.display()))?;
        println!("{name:<16} {raw:>10} {gzip:>10}");
        if name.ends_with(".wasm") && gzip > WASM_LIMIT {
            return Err(format!("{name} is {gzip} bytes gzipped; the limit is {WASM_LIMIT}").into());
        }
    }
    Ok(())
}

/// Removes a file or folder, if it is there.
fn remove(path: &Path) -> Result {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_gives_what_npm_needs() {
        let metadata = Metadata::read().unwrap();
        assert!(metadata.version.starts_with(|first: char| first.is_ascii_digit()), "{}", metadata.version);
        assert_eq!(metadata.license, "MIT OR Apache-2.0");
        assert!(metadata.description.len() > 20);
        assert!(metadata.keywords.contains(&"indonesian".to_owned()));
    }

    #[test]
    fn versions_of_dependencies_are_not_taken_for_the_crates() {
        let manifest = "[dependencies.serde]\nversion = \"9\"\n[package]\nversion = \"1.2.3\"\ndescription = \"d\"\n\
                        license = \"MIT\"\nkeywords = [\"a\", \"b\"]\n";
        let metadata = Metadata::parse(manifest).unwrap();
        assert_eq!(metadata.version, "1.2.3");
        assert_eq!(metadata.keywords, ["a", "b"]);
        assert!(Metadata::parse("[package]\nversion = \"1\"\n").is_err());
    }
}
