//! A small static server for the demo, with the headers that a real host should send.
//!
//! It listens on this machine only, answers GET and HEAD, and serves nothing outside its folder. The policies are the
//! privacy promise of the page: a page's policy does not bind its worker, so the worker, which sees the reader's text,
//! gets one of its own that allows no connection at all.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::tools::Result;

/// Policy of HTML pages.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sikap";

/// Policy of the worker and of the package that runs in it.
const WORKER_POLICY: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'; base-uri 'none'";

/// Policy of everything else: a picture opened by itself runs nothing, and a service worker reaches its own host only.
const OTHER_POLICY: &str =
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer.
const COMMON: &str = "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\nCache-Control: no-cache\r\nConnection: close\r\n";

/// The longest request that is read, in bytes.
const LONGEST_REQUEST: u64 = 16 * 1024;

/// How long a client may take to say or to accept something.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the folder until the process is stopped.
pub fn serve(folder: &Path, port: u16) -> Result {
    let folder = folder.canonicalize().map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("cannot listen on port {port}: {error} (--port N takes another)"))?;
    println!("Sikap runs at http://localhost:{}/ (Ctrl+C stops it)", listener.local_addr()?.port());
    for stream in listener.incoming() {
        let folder = folder.clone();
        thread::spawn(move || {
            // A client that goes away early harms nobody but itself.
            let _ = stream.and_then(|stream| answer(stream, &folder));
        });
    }
    Ok(())
}

/// Reads one request and answers it.
fn answer(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers say nothing that matters here, but a client may not expect an answer before it has sent them.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    stream.write_all(&respond(&request, folder))
}

/// The whole answer to a request line such as `GET /app.js HTTP/1.1`.
fn respond(request: &str, folder: &Path) -> Vec<u8> {
    let mut words = request.split(' ');
    let (method, target) = match (words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some(version)) if version.starts_with("HTTP/1.") => (method, target),
        _ => return refuse("400 Bad Request", ""),
    };
    if method != "GET" && method != "HEAD" {
        return refuse("405 Method Not Allowed", "Allow: GET, HEAD\r\n");
    }
    let Some((path, body)) = locate(target, folder).and_then(|path| Some((path.clone(), fs::read(path).ok()?))) else {
        return refuse("404 Not Found", "");
    };
    let name = path.strip_prefix(folder).unwrap_or(&path);
    let mut answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {}\r\n{COMMON}\r\n",
        mime(name),
        body.len(),
        policy(name),
    )
    .into_bytes();
    if method == "GET" {
        answer.extend(body);
    }
    answer
}

fn refuse(status: &str, headers: &str) -> Vec<u8> {
    let body = format!("{status}\n");
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n{headers}{COMMON}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// The file that a request target names, if it is a file in the folder.
fn locate(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let (path, index) = match path.strip_suffix('/') {
        Some(path) => (path, true),
        None => (path.as_str(), path.is_empty()),
    };
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|_| !path.is_empty()) {
        if part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if index {
        file.push("index.html");
    }
    // A symbolic link may not lead out of the folder either.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Resolves the `%20` of a path; none when it is malformed or no UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            u8::try_from(digit()? * 16 + digit()?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type by the file's extension.
fn mime(name: &Path) -> &'static str {
    match name.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" | "tsv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The content security policy of a file.
fn policy(name: &Path) -> &'static str {
    if name.extension().is_some_and(|extension| extension == "html") {
        PAGE_POLICY
    } else if name.starts_with("pkg") || name.file_name().is_some_and(|name| name == "worker.js") {
        WORKER_POLICY
    } else {
        OTHER_POLICY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site in a folder of its own, with a secret beside it; both go when it is dropped.
    struct Site(PathBuf);

    impl std::ops::Deref for Site {
        type Target = Path;
        fn deref(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(self.0.parent().unwrap());
        }
    }

    fn site(test: &str) -> Site {
        let outside = std::env::temp_dir().join(format!("sikap-serve-{}-{test}", std::process::id()));
        let folder = outside.join("site");
        fs::create_dir_all(folder.join("pkg")).unwrap();
        fs::write(outside.join("secret.txt"), "secret").unwrap();
        for (name, text) in
            [("index.html", "<p>page"), ("worker.js", "1"), ("pkg/sikap_bg.wasm", "w"), (".env", "secret")]
        {
            fs::write(folder.join(name), text).unwrap();
        }
        Site(folder.canonicalize().unwrap())
    }

    fn get(folder: &Path, target: &str) -> String {
        String::from_utf8(respond(&format!("GET {target} HTTP/1.1"), folder)).unwrap()
    }

    #[test]
    fn files_come_with_their_type_and_policy() {
        let folder = site("files");
        let page = get(&folder, "/?lang=id");
        assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("\r\n\r\n<p>page"), "{page}");
        assert!(page.contains("Content-Type: text/html") && page.contains("trusted-types sikap\r\n"), "{page}");
        assert!(
            page.contains("nosniff") && page.contains("no-referrer") && page.contains("Cross-Origin-Opener-Policy")
        );
        for target in ["/worker.js", "/pkg/sikap_bg.wasm"] {
            assert!(get(&folder, target).contains("connect-src 'none'"), "{target}");
        }
        assert!(get(&folder, "/pkg/sikap_bg.wasm").contains("Content-Type: application/wasm\r\n"));
        assert_eq!(get(&folder, "/"), get(&folder, "/index%2ehtml"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = site("outside");
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/pkg/../../secret.txt",
            "/pkg/..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/.env",
            "/index.html%00",
            "/%zz",
            "/%2",
            "/%ff",
            "/pkg",
            "/missing",
            "secret.txt",
            "http://localhost/index.html",
        ] {
            let answer = get(&folder, target);
            assert!(answer.starts_with("HTTP/1.1 404") && !answer.contains("secret\""), "{target}: {answer}");
        }
    }

    #[test]
    fn only_get_and_head_are_answered() {
        let folder = site("methods");
        let head = String::from_utf8(respond("HEAD / HTTP/1.1", &folder)).unwrap();
        assert!(
            head.starts_with("HTTP/1.1 200") && head.contains("Content-Length: 7\r\n") && head.ends_with("\r\n\r\n")
        );
        assert!(respond("POST / HTTP/1.1", &folder).starts_with(b"HTTP/1.1 405"));
        for request in ["", "GET", "GET /", "\u{0}", "GET / HTTP/2"] {
            assert!(respond(request, &folder).starts_with(b"HTTP/1.1 400"), "{request:?}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_do_not_lead_out() {
        let folder = site("links");
        let link = folder.join("link.txt");
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(folder.parent().unwrap().join("secret.txt"), link).unwrap();
        assert!(get(&folder, "/link.txt").starts_with("HTTP/1.1 404"));
    }
}
