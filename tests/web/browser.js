// Chromium and the demo server for the tests of the page, and a page that notes everything that goes wrong on it.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

import { root } from "./support.js";

function chromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  for (const name of ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next name may be there.
    }
  }
  throw new Error("no Chromium is on the PATH: install it, or set CHROME_PATH");
}

// The server that `cargo xtask demo` runs, with the package as it was last built.
async function serveDemo() {
  const server = spawn("cargo", ["xtask", "demo", "--no-build", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = line.match(/http:\/\/\S+/)?.[0];
    if (url) return { url, stop: () => server.kill() };
  }
  throw new Error("the demo server does not start");
}

// Another host, which would accept anything that leaks from the page.
async function serveElsewhere() {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("ok");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { seen, url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

// A host of the plainest kind, which sends files and no policy.
async function servePlainly() {
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname.replace(/^\/$/, "/index.html");
    const file = path.startsWith("/pkg/") ? join(root, "pkg/dist", path.slice(4)) : join(root, "www", path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { "Content-Type": types[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}/`, stop: () => server.close() };
}

export async function startBrowser() {
  const profile = mkdtempSync(join(tmpdir(), "sikap-browser-"));
  const [demo, plain, elsewhere, browser] = await Promise.all([
    serveDemo(),
    servePlainly(),
    serveElsewhere(),
    puppeteer.launch({
      executablePath: chromium(),
      userDataDir: profile,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    }),
  ]);
  const stop = async () => {
    await browser.close();
    for (const server of [demo, plain, elsewhere]) server.stop();
    rmSync(profile, { recursive: true, force: true });
  };
  return { browser, demo, plain, elsewhere, stop };
}

// Asks the page until the answer is true; says at the end what it waited for.
export async function until(page, what, ask, ...values) {
  const end = Date.now() + 15_000;
  while (!(await page.evaluate(ask, ...values))) {
    if (Date.now() > end) assert.fail(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

// A page of its own (own cookies, own storage), loaded and ready. `troubles` collects what must never happen;
// `requests` what the page and its worker asked the network for.
export async function openPage({ browser, demo }, { width = 1280, height = 900, host = demo } = {}) {
  const context = await browser.createBrowserContext();
  const { origin } = new URL(host.url);
  await context.overridePermissions(origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  const page = await context.newPage();
  const troubles = [];
  const requests = [];
  await page.setViewport({ width, height });
  await page.exposeFunction("noteTrouble", (trouble) => troubles.push(trouble));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => {
      noteTrouble(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
    addEventListener("unhandledrejection", (event) => noteTrouble(`rejection: ${event.reason}`));
  });
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A request that the page itself gave up is no failure: it wants only the head of worker.js, say.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") troubles.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => requests.push(request.url()));
  page.on("workercreated", (worker) => {
    worker.client.on("Network.requestWillBeSent", ({ request }) => requests.push(request.url));
    worker.client.send("Network.enable").catch(() => {});
  });
  await page.goto(host.url, { waitUntil: "load" });
  await until(page, "the engine is ready", () => document.querySelector("#version").textContent.trim() !== "");
  return { page, troubles, requests, close: () => context.close() };
}

// Pastes as a reader does, by the clipboard and the keyboard, and waits for the marked text. Into an empty page that is
// all; over another text the reader asks for the marks.
export async function paste(page, text) {
  const empty = await page.$eval("#input", (input) => input.value === "");
  await pasteInto(page, "#input", text);
  if (!empty) await page.click("#mode");
  await read(page, text);
}

// Pastes over what a field holds.
export async function pasteInto(page, field, text) {
  await page.bringToFront();
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.focus(field);
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyA");
  await page.keyboard.press("KeyV");
  await page.keyboard.up("Control");
}

// Waits until the page shows the marked text and not the editor.
export async function read(page, text) {
  await until(
    page,
    "the text is marked",
    (start) =>
      document.body.dataset.mode === "read" &&
      document.querySelector("#article").textContent.trimStart().startsWith(start) &&
      document.querySelector("#article").checkVisibility(),
    text.replace(/\r\n?/g, "\n").trimStart().slice(0, 20),
  );
}
