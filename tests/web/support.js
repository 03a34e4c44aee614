// What the tests share: where things are, the package as users get it, and the command line.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const web = fileURLToPath(new URL(".", import.meta.url));

// A folder in which `import "sikap"` finds exactly what `npm publish` would send, removed when the process ends.
export function installPackage() {
  const folder = mkdtempSync(join(tmpdir(), "sikap-package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const packed = execFileSync("npm", ["pack", "--json", "--dry-run", join(root, "pkg")], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const files = [Object.values(JSON.parse(packed))].flat(2)[0].files.map((file) => file.path);
  const home = join(folder, "node_modules", "sikap");
  for (const file of files) cpSync(join(root, "pkg", file), join(home, file), { recursive: true });
  return { folder, home, files };
}

// The module of an installed package, ready for use.
export async function loadPackage({ home }) {
  const sikap = await import(pathToFileURL(join(home, "dist", "sikap.js")).href);
  sikap.initSync({ module: readFileSync(join(home, "dist", "sikap_bg.wasm")) });
  return sikap;
}

// Annotations of the texts by the command line, without their ids.
export function annotateNatively(texts) {
  // JSON cannot hold half a surrogate pair; JavaScript's strings reach WebAssembly with U+FFFD in its place.
  const input = texts.map((text, id) => JSON.stringify({ id, text: text.toWellFormed() }) + "\n").join("");
  const options = ["annotate", "--from", "jsonl", "--format", "jsonl", "--offsets", "utf16", "--quiet"];
  const run = spawnSync("cargo", ["run", "--quiet", "--bin", "sikap", "--features", "cli", "--", ...options], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`the command line failed (${run.status}):\n${run.stderr}`);
  const lines = run.stdout.split("\n").slice(0, -1);
  if (lines.length !== texts.length) throw new Error(`${texts.length} lines in, but ${lines.length} out`);
  return lines.map((line, index) => {
    const { id, ...annotation } = JSON.parse(line);
    if (id !== index) throw new Error(`line ${index + 1} answers for the text ${id}`);
    return annotation;
  });
}
