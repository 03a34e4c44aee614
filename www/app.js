// The page: one text, one analysis, and views that follow one selection.

import { byId, el } from "./dom.js";
import { Document } from "./document.js";
import { Engine } from "./engine.js";
import { listenForTexts } from "./files.js";
import { Find } from "./find.js";
import { lang, number, setLang, t, translatePage } from "./i18n.js";
import { JsonView } from "./json.js";
import { listenForKeys } from "./keys.js";
import { isNarrow, listenForDialogs, listenForLayout, listenForTheme, openKeys, openTab, openView, translateLayout } from "./layout.js";
import { Legend } from "./legend.js";
import { Lexicon } from "./lexicon.js";
import { Parties } from "./parties.js";
import { Reader } from "./reader.js";
import { samples } from "./samples.js";
import { Selection } from "./selection.js";
import { problem, say, setStatus, translateStatus } from "./status.js";
import { Surroundings } from "./surroundings.js";
import { StanceTable } from "./table.js";
import { Why } from "./why.js";

// Milliseconds without a key before a typed text is analysed, and the longest text in characters.
const pause = 150;
const largest = 4_000_000;

const input = byId("input");
const { body } = document;

let doc = null;
let engineInfo = null;
let title = { kind: "own" };
let timer = 0;
// What is to be said about the text when its answer comes, such as how its file was read.
let note = "";
// Whether the marked text is to be shown as soon as the analysis under way is done.
let readWhenDone = false;

const reader = new Reader();
const find = new Find(reader);
const surroundings = new Surroundings(reader, (index) => selection.select(index, { scroll: true, speak: true }));
const json = new JsonView(copy);
const legend = new Legend(reader.article, () => doc && table.refilter());
const why = new Why({
  step: (by) => selection.step(by),
  close: () => selection.closeWhy(),
  goto: (index) => selection.open(index),
  copy,
});
const parties = new Parties({ mention: (index, n, total) => selection.goToMention(index, n, total) });
const table = new StanceTable({
  select: (index) => selection.select(index, { scroll: true }),
  open: (index) => selection.open(index),
  preview: (index) => selection.preview(index),
  filtered: (shown, total) => say(t("status.rows", { shown, total })),
  unhide: () => legend.showAll(),
});
const selection = new Selection({ reader, table, why, find }, () => setMode("read"));
const lexicon = new Lexicon({ use: useLexicon });
const engine = new Engine({
  ready,
  answer,
  fault,
  lexicon(report) {
    engineInfo = { ...engineInfo, forms: report.forms };
    lexicon.show(report);
  },
  lexiconFault: (message) => lexicon.fail(message),
});

// Takes a whole text and shows it for reading as soon as it is analysed.
function takeText(text, from, remark = "") {
  title = from;
  note = remark;
  input.value = text;
  readWhenDone = true;
  analyse();
}

function analyse() {
  clearTimeout(timer);
  const text = input.value;
  body.dataset.state = text ? "text" : "empty";
  problem("");
  showTitle();
  if (!text.trim() || text.length > largest) {
    if (text.length > largest) problem(t("problem.large", { size: number(text.length), limit: number(largest) }));
    clear();
    return;
  }
  byId("results").setAttribute("aria-busy", "true");
  engine.annotate(text);
}

// Takes up another lexicon of the reader's own. A text that is there is analysed again, and `words` are said then.
function useLexicon(table, words = "") {
  engine.use(table);
  if (input.value.trim()) {
    note = words;
    analyse();
  }
}

function clear() {
  engine.forget();
  doc = null;
  setMode("edit");
  setStatus(engineInfo ? "status.ready" : "status.loading");
  showResults();
}

function ready(info) {
  engineInfo = info;
  byId("version").textContent = t("version", info);
  if (!doc) setStatus("status.ready");
}

function answer(text, annotation, ms) {
  doc = new Document(text, annotation);
  setStatus("status.counts", () => ({ stances: doc.stances.length, names: doc.mentions.length, ms: number(ms, ms < 10 ? 1 : 0) }));
  say(note);
  note = "";
  const place = byId("reading").scrollTop;
  showResults();
  // While somebody types, the marked text waits until it is asked for.
  if (readWhenDone) {
    setMode("read");
  } else if (body.dataset.mode === "read") {
    // The same text with another lexicon: it stays where it is.
    showMarks();
    byId("reading").scrollTop = place;
  }
}

function fault(message) {
  byId("results").removeAttribute("aria-busy");
  // Marks of an earlier text must not stand beside a text that could not be analysed.
  if (engineInfo) clear();
  problem(t(engineInfo ? "problem.text" : "problem.start", { message }));
}

function showResults() {
  byId("results").removeAttribute("aria-busy");
  selection.reset(doc);
  reader.clear();
  surroundings.clear();
  find.clear();
  legend.show(doc);
  table.show(doc, legend.hidden);
  parties.show(doc);
  json.show(doc);
}

function setMode(mode) {
  const changed = body.dataset.mode !== mode;
  readWhenDone = false;
  body.dataset.mode = mode;
  byId("mode").textContent = t(mode === "edit" ? "mode.read" : "mode.edit");
  openView("text");
  if (mode === "read") {
    showMarks();
    byId("reading").focus({ preventScroll: true });
  } else if (changed) {
    selection.select(-1);
    find.clear();
    input.focus({ preventScroll: true });
  }
}

function showMarks() {
  reader.show(doc);
  surroundings.show(doc);
}

function switchMode() {
  if (body.dataset.mode === "read") {
    setMode("edit");
  } else if (!input.value.trim()) {
    input.focus();
  } else if (doc?.text === input.value) {
    setMode("read");
  } else {
    // The newest text is not analysed yet; it is shown when its answer comes.
    readWhenDone = true;
    analyse();
  }
}

function typed({ inputType }) {
  title = { kind: "own" };
  // A paste into an empty page is meant for reading; typing goes on where it is.
  if (inputType === "insertFromPaste" && body.dataset.state === "empty") readWhenDone = true;
  body.dataset.state = input.value ? "text" : "empty";
  byId("results").setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(analyse, readWhenDone ? 0 : pause);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  say(t("status.copied"));
}

function toggleMarks() {
  const off = reader.article.classList.toggle("plain");
  say(t(off ? "status.marks.off" : "status.marks.on"));
}

function clickInText(event) {
  const cue = event.target.closest("a.cue");
  const name = event.target.closest("mark");
  if (cue) {
    event.preventDefault();
    // A cue that carries several stances gives them one after another.
    const stances = cue.dataset.stances.split(" ").map(Number);
    selection.select(stances[(stances.indexOf(selection.selected) + 1) % stances.length]);
  } else if (name && !String(getSelection()) && !isNarrow()) {
    openTab("parties");
    selection.showName(Number(name.dataset.mention));
    parties.reveal(Number(name.dataset.mention));
  }
}

function showTitle() {
  const words = {
    file: () => [title.name],
    sample: () => [t(`sample.${title.id}`), " ", el("span", { className: "note" }, t("text.sample"))],
    own: () => [t(input.value ? "text.own" : "text.none")],
  };
  byId("text-title").replaceChildren(...words[title.kind]());
  for (const button of document.querySelectorAll("[data-sample]")) {
    if (title.kind === "sample" && button.dataset.sample === title.id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function listSamples() {
  const sample = ({ id, text }) => el("button", { type: "button", "data-sample": id, onclick: () => takeText(text, { kind: "sample", id }) },
    el("strong", {}, t(`sample.${id}`)), el("span", { lang: "id" }, text.slice(0, text.indexOf("\n"))));
  for (const list of ["sample-list", "cards"]) byId(list).replaceChildren(...samples.map((each) => el("li", {}, sample(each))));
}

function translate() {
  translatePage();
  translateLayout();
  translateStatus();
  lexicon.translate();
  listSamples();
  byId("mode").textContent = t(body.dataset.mode === "edit" ? "mode.read" : "mode.edit");
  if (engineInfo) byId("version").textContent = t("version", engineInfo);
  showTitle();
  legend.translate();
  table.translate();
  parties.translate();
  json.show(doc);
  why.show(doc, selection.selected);
  if (doc) {
    reader.translate();
    surroundings.translate();
  }
}

listenForLayout((tab) => {
  if (tab === "json") json.render();
  if (tab === "stances") table.select(selection.selected);
});
listenForTheme();
listenForDialogs(() => engineInfo);
listenForTexts({
  text: (text, name, remark) => takeText(text, name ? { kind: "file", name } : { kind: "own" }, remark),
  fault: problem,
});
listenForKeys({
  stance: (by) => selection.step(by),
  name: (by) => selection.stepName(by),
  part: (part) => selection.goToPart(part),
  kind: (n) => legend.toggleNth(n),
  why: () => byId("why").focus(),
  find: () => byId("find").focus(),
  help: openKeys,
  open: () => byId("file").click(),
  read: () => body.dataset.mode === "edit" && switchMode(),
  marks: toggleMarks,
  escape: () => selection.escape(),
});
reader.article.addEventListener("click", clickInText);
input.addEventListener("input", typed);
byId("mode").addEventListener("click", switchMode);
byId("lang").addEventListener("click", () => {
  setLang(lang === "id" ? "en" : "id");
  translate();
});
translate();
lexicon.start();
