// The demo page in a real browser, with the headers of the demo server: what a reader does and sees.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";

import { openPage, paste, pasteInto, read, startBrowser, until } from "./browser.js";

const article = `Rusia Bantah Tuduhan AS soal Serangan Siber

JAKARTA - Rusia membantah tuduhan Amerika Serikat soal serangan siber. Iran tidak mengecam Israel.
Menteri Luar Negeri Retno Marsudi mengatakan Indonesia mendukung Palestina.

"Kami menolak keputusan itu," kata Retno.
`;

let stage;
let view;

before(async () => {
  stage = await startBrowser();
});

after(() => stage?.stop());

// Whatever a test looks at, these must not happen on the way.
afterEach(async () => {
  const { troubles = [], close } = view ?? {};
  view = undefined;
  await close?.();
  assert.deepEqual(troubles, []);
});

async function open(options) {
  view = await openPage(stage, options);
  return view.page;
}

const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent);
const selectedRow = (page) => page.$$eval("#stances tr[aria-current='true']", (rows) => rows.map((row) => row.dataset.stance));
const selectedCue = (page) =>
  page.$$eval("#article a.cue[aria-current='true']", (cues) => cues.map((cue) => cue.dataset.stances.split(" ")[0]));
const highlighted = (page, name) => page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);

// The cue of that word, and the number of its stance.
async function cue(page, word) {
  for (const element of await page.$$("#article a.cue")) {
    const [words, stance] = await element.evaluate((each) => [each.textContent, each.dataset.stances.split(" ")[0]]);
    if (words === word) return { element, stance };
  }
  throw new Error(`'${word}' is not marked as a cue`);
}

describe("reading", () => {
  test("a pasted article gets its names and cues marked, and a row for every stance", async () => {
    const page = await open();
    await paste(page, article);
    const names = await page.$$eval("#article mark.name", (marks) => marks.map((mark) => [mark.textContent, mark.className]));
    for (const [name, kind] of [["Rusia", "state"], ["Amerika Serikat", "state"], ["Retno Marsudi", "person"]]) {
      assert.ok(names.some(([words, classes]) => words === name && classes.split(" ").includes(kind)), `${name} in ${names}`);
    }
    const cues = await page.$$eval("#article a.cue", (marks) => marks.map((mark) => mark.textContent));
    for (const word of ["membantah", "mengecam", "mendukung"]) assert.ok(cues.includes(word), `${word} in ${cues}`);
    const negators = await page.$$eval("#article .negator", (marks) => marks.map((mark) => mark.textContent));
    assert.deepEqual(negators, ["tidak"]);
    const rows = await page.$$eval("#stances tbody tr", (list) => list.map((row) => row.textContent));
    const stances = await page.$$eval("#article a.cue", (marks) => marks.flatMap((mark) => mark.dataset.stances.split(" ")));
    assert.equal(rows.length, new Set(stances).size);
    assert.ok(rows.some((row) => row.includes("Iran") && row.includes("Israel") && row.includes("tidak")), rows.join("\n"));
  });

  test("a click on a cue selects its row, explains it, and shows holder and target", async () => {
    const page = await open();
    await paste(page, article);
    const { element, stance } = await cue(page, "mengecam");
    await element.click();
    assert.deepEqual(await selectedRow(page), [stance]);
    assert.deepEqual(await selectedCue(page), [stance]);
    assert.deepEqual(await highlighted(page, "holder"), ["Iran"]);
    assert.deepEqual(await highlighted(page, "target"), ["Israel"]);
    const why = await textOf(page, "#why");
    const reasons = ["karena menjadi subjek “mengecam”", "karena menjadi objek “mengecam”", "frames.tsv"];
    for (const part of ["Iran", "Israel", "mengecam", "tidak", "condemn.kecam", ...reasons]) assert.ok(why.includes(part), `${part} in: ${why}`);
  });

  test("a click on a row selects its place in the text", async () => {
    const page = await open();
    await paste(page, article);
    const { stance } = await cue(page, "mendukung");
    await page.click(`#stances tr[data-stance="${stance}"] td.sentence`);
    assert.deepEqual(await selectedRow(page), [stance]);
    assert.deepEqual(await selectedCue(page), [stance]);
    assert.deepEqual(await highlighted(page, "target"), ["Palestina"]);
    assert.ok((await textOf(page, "#why")).includes("mendukung"));
  });

  test("every sample reads, and shows stances", async () => {
    const page = await open();
    const samples = await page.$$eval("#cards button", (cards) => cards.length);
    assert.ok(samples > 0, "there are no samples");
    for (let index = 0; index < samples; index += 1) {
      await page.reload();
      await until(page, "the engine is ready", () => document.querySelector("#version").textContent.trim() !== "");
      await page.evaluate((at) => document.querySelectorAll("#cards button")[at].click(), index);
      await until(page, "the sample is marked", () => document.querySelectorAll("#stances tbody tr").length > 0);
    }
  });

  test("a text without stances says so, and an old result does not stay", async () => {
    const page = await open();
    await paste(page, article);
    await page.click("#mode");
    await paste(page, "Cuaca di luar cerah sekali.");
    await until(page, "the rows are gone", () => document.querySelectorAll("#stances tbody tr").length === 0);
    assert.equal((await page.$$("#article a.cue")).length, 0);
    assert.notEqual((await textOf(page, "#stance-scroll")).trim(), "");
  });
});

describe("the text stays the text", () => {
  const fixtures = {
    "emoji": "\u{1f525}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} Rusia \u{1f600} membantah tuduhan AS\u{1f1fa}\u{1f1f8}. Iran\u{1f600} mengecam Israel.",
    "no-break spaces": "Korea\u00a0Utara mengecam\u00a0Israel.\u00a0 Indo\u00adnesia menolak.",
    "combining marks": "I\u0302ran mengecam Israe\u0308l. \u0130srail membantah tuduhan AS.",
    "blank lines and spaces at the ends": "\n\n  Iran mengecam Israel.\n\n\n\n\tRusia membantah.\n\n",
    "spaces at the end": "Iran mengecam Israel. \u00a0  ",
    "separators of lines and paragraphs": "Iran mengecam\u2028Israel.\u2029Rusia membantah.",
    "a long word": `${"a".repeat(10_000)} Iran mengecam Israel.`,
  };
  for (const [name, text] of Object.entries(fixtures)) {
    test(`pasted: ${name}`, async () => {
      const page = await open();
      await paste(page, text);
      assert.equal(await textOf(page, "#article"), text);
      assert.ok((await page.$$("#article a.cue")).length > 0, "no cue is marked");
    });
  }

  test("a file with CRLF line ends and a byte order mark reads as its text", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sikap-file-"));
    try {
      const file = join(folder, "berita.txt");
      const text = "\u{1f600} Rusia membantah.\r\nIran mengecam\r\nIsrael.\r\n";
      writeFileSync(file, `\ufeff${text}`);
      const page = await open();
      await (await page.$("#file")).uploadFile(file);
      await read(page, text);
      // The page may keep the line ends or take the browser's own, but it may not lose any.
      assert.equal((await textOf(page, "#article")).replaceAll("\r\n", "\n"), text.replaceAll("\r\n", "\n"));
      const cues = await page.$$eval("#article a.cue", (marks) => marks.map((mark) => mark.textContent));
      assert.deepEqual(cues, ["membantah", "mengecam"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("markup in a text is text", async () => {
    const page = await open();
    const text = `<img src=x onerror="document.title='pwned'"><script>document.title='pwned'</script> Iran mengecam <b>Israel</b> &amp; AS.`;
    await paste(page, text);
    assert.equal(await textOf(page, "#article"), text);
    await (await cue(page, "mengecam")).element.click();
    const made = await page.$$eval("main :is(img, script, b)", (elements) => elements.map((element) => element.outerHTML));
    assert.deepEqual(made, []);
    assert.notEqual(await page.title(), "pwned");
  });
});

describe("a lexicon of your own", () => {
  const news = "Forum Rawa Biru mengecam Israel. Siti Rekaan Jaya mendukung Iran.";
  const header = "id\tname\taliases\n";
  // An id that no rule would make from the name.
  const good = "org:kami-77\tForum Rawa Biru\tKoalisi Rawa Biru\n";
  const bad = "rekaan\tSiti Rekaan\t\n";
  const clash = "org:raja-rimba\tRaja Rimba\tIsrael\n";

  const status = (page) => textOf(page, "#lexicon-status");
  const listed = (page) => page.$$eval("#lexicon-report li", (items) => items.map((item) => item.textContent));
  const kept = (page) => page.evaluate(() => localStorage.getItem("sikap-lexicon"));
  const known = (page, id) =>
    until(page, `${id} is in the list of parties`, (words) => document.querySelector("#parties")?.textContent.includes(words), id);

  async function apply(page, table) {
    await page.click("#lexicon-open");
    await pasteInto(page, "#lexicon-table", table);
    await page.click("#lexicon-apply");
    await checked(page);
  }
  const checked = (page) => until(page, "the table is checked", () => /^\d/.test(document.querySelector("#lexicon-status").textContent));

  test("good rows are found in the text at once, and a bad one is named at its line", async () => {
    const page = await open();
    await paste(page, news);
    await page.click("#lexicon-open");
    await pasteInto(page, "#lexicon-table", header + good + bad);
    assert.equal(await kept(page), null, "a table that is not applied must not be kept");
    await page.click("#lexicon-apply");
    await checked(page);
    assert.match(await status(page), /^1 baris dipakai, 1 kesalahan/);
    const [fault, ...more] = await listed(page);
    assert.match(fault, /^Baris 3, kolom id: “rekaan” harus diawali/);
    assert.deepEqual(more, []);
    assert.equal(await kept(page), header + good + bad);
    // The text behind the dialog was analysed again; the parties say by which identity, and the panel by which lexicon.
    await known(page, "org:kami-77");
    const marks = await page.$$eval("#article mark", (names) => names.map((name) => [name.textContent, name.className]));
    assert.ok(marks.some(([name, kind]) => name === "Forum Rawa Biru" && kind.includes("organization")), marks.join());
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "lexicon-open");
    await (await cue(page, "mengecam")).element.click();
    assert.ok((await textOf(page, "#why")).includes("leksikon sendiri"));
    assert.equal(await textOf(page, "#article"), news);
  });

  test("a fault leads to its cell, in the language of the page", async () => {
    const page = await open();
    await page.click("#lang");
    await page.click("#lexicon-open");
    await pasteInto(page, "#lexicon-table", header + good + bad);
    await page.click("#lexicon-apply");
    await checked(page);
    assert.match((await listed(page))[0], /^Line 3, column id: 'rekaan' must begin with/);
    await page.click("#lexicon-report li button");
    const place = await page.$eval("#lexicon-table", (field) => [field.value.slice(0, field.selectionStart), String(getSelection())]);
    assert.equal(place[0], header + good);
    assert.equal(await page.evaluate(() => document.activeElement.id), "lexicon-table");
  });

  test("an applied table is there after a reload, can be downloaded, and can be removed", async () => {
    const page = await open();
    await apply(page, header + good);
    await page.reload();
    await until(page, "the table is taken up", () => document.querySelector("#lexicon-open .count")?.textContent === "1");
    await paste(page, news);
    await known(page, "org:kami-77");
    await page.click("#lexicon-open");
    assert.equal(await page.$eval("#lexicon-table", (field) => field.value), header + good);
    const download = await page.evaluate(async () => {
      const seen = new Promise((resolve) => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          resolve(blob.text());
          return create.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
      });
      document.querySelector("#lexicon-download").click();
      return seen;
    });
    assert.equal(download, header + good);
    await page.click("#lexicon-remove");
    assert.equal(await kept(page), null);
    assert.equal(await page.$eval("#lexicon-table", (field) => field.value), "");
    await until(page, "the id is gone", () => !document.querySelector("#parties").textContent.includes("org:kami-77"));
    await page.click("#lexicon-undo");
    assert.equal(await page.$eval("#lexicon-table", (field) => field.value), header + good);
    await page.reload();
    await until(page, "the engine is ready", () => document.querySelector("#version").textContent.trim() !== "");
    assert.equal(await page.$("#lexicon-open .count"), null);
  });

  test("a form that names somebody else as well is said", async () => {
    const page = await open();
    await paste(page, "Warga mengecam serangan Israel.");
    await apply(page, header + clash);
    assert.match(await status(page), /1 baris dipakai, 1 bentuk bermakna ganda/);
    assert.deepEqual(await listed(page), ["Baris 2, kolom aliases: “Israel” menamai org:raja-rimba, dan juga state:IL."]);
    await known(page, "org:raja-rimba");
  });

  test("a table comes from a file, and an example from a button", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sikap-table-"));
    try {
      const file = join(folder, "tabel.tsv");
      writeFileSync(file, `\ufeff${header}${good}`.replaceAll("\n", "\r\n"));
      const page = await open();
      await paste(page, news);
      await page.click("#lexicon-open");
      await page.click("#lexicon-template");
      assert.match(await page.$eval("#lexicon-table", (field) => field.value), /^id\tname\t.*\norg:.*\n$/);
      await (await page.$("#lexicon-file")).uploadFile(file);
      await until(page, "the file is loaded", () => document.querySelector("#lexicon-status").textContent.includes("tabel.tsv"));
      await page.click("#lexicon-apply");
      await checked(page);
      assert.equal(await kept(page), header + good);
      await known(page, "org:kami-77");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("the example is a table without fault or clash", async () => {
    const page = await open();
    await page.click("#lexicon-open");
    await page.click("#lexicon-template");
    await page.click("#lexicon-apply");
    await checked(page);
    assert.equal(await status(page), "1 baris dipakai.");
  });

  test("a file that is dropped on the dialog is a table, and the article stays", async () => {
    const page = await open();
    await paste(page, news);
    await page.click("#lexicon-open");
    await page.evaluate((table) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([table], "jatuh.tsv"));
      document.querySelector("#lexicon h2").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, header + good);
    await until(page, "the file is loaded", () => document.querySelector("#lexicon-status").textContent.includes("jatuh.tsv"));
    assert.equal(await page.$eval("#lexicon-table", (field) => field.value), header + good);
    assert.equal(await textOf(page, "#article"), news);
  });

  test("a damaged table in the storage stops nothing, and its faults are shown", async () => {
    const page = await open();
    for (const [table, faults] of [["\u0000nonsense\ud800\t\n", /^Baris 1, kolom/], [header + bad, /^Baris 2, kolom id/]]) {
      await page.evaluate((words) => localStorage.setItem("sikap-lexicon", words), table);
      await page.reload();
      await until(page, "the table is taken up", () => document.querySelector("#lexicon-open .count")?.textContent.startsWith("0"));
      await paste(page, "Iran mengecam Israel.");
      assert.equal((await page.$$("#stances tbody tr")).length, 1);
      await page.click("#lexicon-open");
      assert.match((await listed(page))[0], faults);
    }
  });

  test("a browser that keeps nothing says so, and the table works all the same", async () => {
    const page = await open();
    await paste(page, news);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    await apply(page, header + good);
    assert.match(await status(page), /1 baris dipakai\. .*tidak dapat menyimpan/);
    await known(page, "org:kami-77");
  });

  // A page whose worker fails when it gets a certain lexicon, or when it is told to.
  async function openFragile(deadly) {
    const page = await open();
    await page.evaluateOnNewDocument((text) => {
      globalThis.Worker = class extends Worker {
        constructor(...options) {
          super(...options);
          globalThis.fail = (answer) => this.dispatchEvent(new MessageEvent("message", { data: { error: "trap", ...answer } }));
        }

        postMessage(message) {
          if (text && message.lexicon === text) globalThis.fail({ failed: "lexicon" });
          else super.postMessage(message);
        }
      };
    }, deadly);
    await page.reload();
    await until(page, "the engine is ready", () => document.querySelector("#version").textContent.trim() !== "");
    return page;
  }

  test("the table is applied again when the worker had to be replaced", async () => {
    const page = await openFragile("");
    await apply(page, header + good);
    await page.keyboard.press("Escape");
    await page.evaluate(() => fail({ id: 1 }));
    await until(page, "the fault is shown", () => !document.querySelector("#problem").hidden);
    await paste(page, news);
    await known(page, "org:kami-77");
  });

  test("a lexicon that brings the worker down is left out, and the waiting text is analysed", async () => {
    const page = await openFragile(header + good);
    await paste(page, news);
    const before = await page.$$eval("#stances tbody tr", (rows) => rows.length);
    await page.click("#lexicon-open");
    await pasteInto(page, "#lexicon-table", header + good);
    await page.click("#lexicon-apply");
    await until(page, "the fault is shown", () => document.querySelector("#lexicon-status").textContent.includes("trap"));
    await until(page, "the text is analysed", () => !document.querySelector("#results").hasAttribute("aria-busy"));
    assert.equal(await page.$$eval("#stances tbody tr", (rows) => rows.length), before);
    // Another table is no longer refused.
    await pasteInto(page, "#lexicon-table", header + clash);
    await page.click("#lexicon-apply");
    await checked(page);
    await known(page, "org:raja-rimba");
  });

  test("fifty thousand rows: a page of them, the first fifty faults, and all of them in use", async () => {
    const page = await open();
    await page.click("#lexicon-open");
    const rows = Array.from({ length: 50_000 }, (_, n) => `${n % 2 ? "person" : "salah"}:p-${n}\tBudi Rekaan${n}\t`);
    await pasteInto(page, "#lexicon-table", header + rows.join("\n"));
    assert.equal(await page.$eval("#lexicon-table", (field) => field.value.split("\n").length), 2_000);
    await page.click("#lexicon-apply");
    await checked(page);
    assert.match(await status(page), /^25\.000 baris dipakai, 25\.000 kesalahan/);
    assert.equal((await listed(page)).length, 50);
    await page.click("#lexicon-pages button:last-child");
    assert.ok((await page.$eval("#lexicon-table", (field) => field.value)).startsWith("person:p-1999\t"));
    await page.click("#lexicon-report li:last-child button");
    const before = await page.$eval("#lexicon-table", (field) => field.value.slice(0, field.selectionStart).split("\n").length);
    assert.ok((await listed(page)).at(-1).startsWith(`Baris ${before}, kolom id`));
    // A change on one page leaves the others as they were.
    await page.click("#lexicon-tab");
    await page.click("#lexicon-pages button:last-child");
    await page.click("#lexicon-apply");
    await until(page, "the table is kept", () => (localStorage.getItem("sikap-lexicon") ?? "").includes("\n\t\t"));
    assert.equal((await kept(page)).split("\n").length, 50_001);
    await page.keyboard.press("Escape");
    await paste(page, "Budi Rekaan49999 mengecam Israel.");
    await known(page, "person:p-49999");
  });
});

describe("privacy", () => {
  test("after loading, nothing is asked of the network, whatever the reader does", async () => {
    const page = await open();
    const before = view.requests.length;
    await paste(page, article);
    await (await cue(page, "membantah")).element.click();
    for (const tab of ["#tab-parties", "#tab-json", "#tab-stances"]) await page.click(tab);
    await page.click("#lang");
    await page.click("#theme");
    await page.click("#mode");
    await paste(page, "Iran mengecam Israel.");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(view.requests.slice(before), []);
    assert.ok(before > 5, "the log of requests is not working");
    assert.ok(!page.url().includes("mengecam"), page.url());
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
    assert.ok(!kept.includes("mengecam"), kept);
  });

  // On a host that sends no policy, the page's own meta element and its service worker must do the same.
  for (const host of ["demo", "plain"]) {
    test(`neither the page nor its worker can send anything elsewhere, on a ${host} host`, async () => {
      const page = await open({ host: stage[host] });
      const attempt = (url) => fetch(url).then(() => "sent", () => "refused");
      const connect = (url) =>
        new Promise((resolve) => {
          try {
            const socket = new WebSocket(url);
            socket.onopen = () => resolve("opened");
            socket.onerror = () => resolve("refused");
          } catch {
            resolve("refused");
          }
        });
      const [worker] = page.workers();
      assert.ok(worker, "there is no worker");
      const elsewhere = stage.elsewhere.url;
      assert.deepEqual(
        {
          page: await page.evaluate(attempt, `${elsewhere}from-page`),
          worker: await worker.evaluate(attempt, `${elsewhere}from-worker`),
          home: await worker.evaluate(attempt, `${stage[host].url}index.html?from-worker`),
          socket: await worker.evaluate(connect, elsewhere.replace("http", "ws")),
        },
        { page: "refused", worker: "refused", home: "refused", socket: "refused" },
      );
      assert.deepEqual(stage.elsewhere.seen, []);
      // The browser reports what it refused; that is as it should be.
      const reported = () => view.troubles.some((trouble) => trouble.startsWith("policy: connect-src"));
      // The report takes its own way and may come after the refusal.
      for (let n = 0; n < 100 && !reported(); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(reported(), "the page's own policy is silent");
      view.troubles = [];
    });
  }

  test("the page asks only its own host for anything", async () => {
    await open();
    const { origin } = new URL(stage.demo.url);
    assert.deepEqual(view.requests.filter((url) => !url.startsWith(`${origin}/`)), []);
  });
});

describe("everybody can use it", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  async function assertAccessible(page, state) {
    // Transitions of colour would be measured half-way.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const result = await globalThis.axe.run(document, { runOnly: tags });
      return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
    });
    assert.deepEqual(violations, [], state);
  }

  // Neither the page nor the pane of the text may be wider than it is shown; a wide table may, in a pane of its own.
  async function assertFits(page, state) {
    const wide = await page.$$eval("html, #reading, #editor, #why, #lexicon", (elements) =>
      elements
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => `${element.tagName} ${element.id}: ${element.scrollWidth} px in ${element.clientWidth} px`));
    assert.deepEqual(wide, [], state);
  }

  // The dialog with a fault and a clash in it; on a narrow screen its button stands under "Lainnya".
  async function openLexicon(page) {
    if (await page.$eval("#views", (bar) => bar.checkVisibility())) await page.click('#views [data-go="more"]');
    await page.click("#lexicon-open");
    await pasteInto(page, "#lexicon-table", `id\tname\tacronyms\nrekaan\tSiti Rekaan\t\norg:rekaan\t${"Serikat Rekaan ".repeat(12)}\tAS\n`);
    await page.click("#lexicon-apply");
    await until(page, "the table is checked", () => document.querySelectorAll("#lexicon-report li").length === 2);
  }

  for (const width of [1440, 1024, 390]) {
    for (const scheme of ["light", "dark"]) {
      test(`no accessibility fault at ${width} px, ${scheme}`, async () => {
        const page = await open({ width, height: width === 390 ? 844 : 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await assertAccessible(page, "empty");
        await paste(page, article);
        await assertAccessible(page, "read");
        await (await cue(page, "mengecam")).element.click();
        await assertAccessible(page, "stance selected");
        await openLexicon(page);
        await assertAccessible(page, "lexicon");
      });
    }
  }

  for (const width of [390, 320]) {
    test(`at ${width} px nothing scrolls sideways and every part is reached`, async () => {
      const page = await open({ width, height: 800 });
      await assertFits(page, "empty");
      await paste(page, `${article}\n${"Kementeriankoordinatorbidangpolitikhukumdankeamanan".repeat(3)}`);
      await assertFits(page, "read");
      await (await cue(page, "mengecam")).element.click();
      await assertFits(page, "stance selected");
      await page.keyboard.press("Escape");
      await openLexicon(page);
      await assertFits(page, "lexicon");
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement.id), "lexicon-open");
      for (const view of ["stances", "parties", "more", "text"]) {
        await page.click(`#views [data-go="${view}"]`);
        await until(page, `${view} is shown`, (name) => document.body.dataset.view === name, view);
        await assertFits(page, view);
      }
      await page.click('#views [data-go="stances"]');
      assert.ok(await page.$eval("#stances tbody tr", (row) => row.checkVisibility()), "the rows cannot be reached");
    });
  }

  test("the keyboard alone is enough", async () => {
    const page = await open();
    await paste(page, article);
    const focused = (selector) => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    const tabTo = async (selector) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await focused(selector)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    await tabTo("#article a.cue");
    const stance = await page.evaluate(() => document.activeElement.dataset.stances.split(" ")[0]);
    await page.keyboard.press("Enter");
    assert.deepEqual(await selectedRow(page), [stance]);
    await tabTo("#stance-scroll .go");
    await page.keyboard.press("ArrowDown");
    const [next] = await selectedRow(page);
    assert.notEqual(next, stance);
    assert.deepEqual(await selectedCue(page), [next]);
  });

  test("the language changes the page and not the text", async () => {
    const page = await open();
    await paste(page, article);
    const labels = () => textOf(page, "#tab-parties");
    const [label, language] = [await labels(), await page.$eval("html", (element) => element.lang)];
    await page.click("#lang");
    assert.notEqual(await labels(), label);
    assert.notEqual(await page.$eval("html", (element) => element.lang), language);
    assert.equal(await page.$eval("#article", (element) => element.lang), "id");
    assert.equal(await textOf(page, "#article"), article);
    const untranslated = await page.$$eval("body *", (elements) =>
      elements.filter((each) => each.children.length === 0 && each.textContent.trim() === each.dataset.i18n).map((each) => each.outerHTML));
    assert.deepEqual(untranslated, []);
  });
});
