// The page: one text, one analysis, and views that follow one selection.

import { byId, el } from "./dom.js";
import { Document } from "./document.js";
import { Engine } from "./engine.js";
import { listenForTexts } from "./files.js";
import { Find } from "./find.js";
import { lang, number, setLang, t, translatePage } from "./i18n.js";
import { JsonView } from "./json.js";
import { listenForKeys } from "./keys.js";
import { closeRail, isNarrow, listenForDialogs, listenForLayout, listenForTheme, openKeys, openTab, openView, translateLayout } from "./layout.js";
import { Legend } from "./legend.js";
import { Parties } from "./parties.js";
import { Reader } from "./reader.js";
import { showRoles } from "./roles.js";
import { samples } from "./samples.js";
import { StanceTable } from "./table.js";
import { Why } from "./why.js";

const pause = 150;
const largest = 4_000_000;
const input = byId("input");
const { body } = document;

let doc = null;
let engineInfo = null;
let selected = -1;
let nameAt = -1;
let cameFrom = null;
let title = { kind: "untitled" };
let status = { key: "status.loading" };
let timer = 0;
let readWhenDone = false;

const reader = new Reader();
const find = new Find(reader);
const json = new JsonView(copy);
const legend = new Legend(reader.article, () => doc && table.refilter());
const why = new Why({ step, close: closeWhy, copy, goto: (index) => openPlace(index) });
const parties = new Parties({ mention: goToMention });
const table = new StanceTable({
  select: (index) => select(index, { scroll: true }),
  open: (index) => openPlace(index),
  preview: (index) => showRoles(reader, doc?.stances[index >= 0 ? index : selected]),
  filtered: (shown, total) => say(t("status.rows", { shown, total })),
  unhide: () => legend.showAll(),
});
const engine = new Engine({ ready, answer, fault });

// ---- Texts and modes

// Takes a whole text and shows it for reading as soon as it is analysed.
function takeText(text, from, note) {
  title = from;
  input.value = text;
  readWhenDone = true;
  analyse(note);
}

function analyse(note) {
  clearTimeout(timer);
  const text = input.value;
  body.dataset.state = text ? "text" : "empty";
  problem("");
  showTitle();
  if (!text.trim() || text.length > largest) {
    engine.forget();
    if (text) problem(t("problem.large", { size: number(text.length), limit: number(largest) }));
    clear();
    return;
  }
  byId("results").setAttribute("aria-busy", "true");
  if (note) say(note);
  engine.annotate(text);
}

function clear() {
  doc = null;
  readWhenDone = false;
  setMode("edit");
  reader.clear();
  setStatus({ key: engineInfo ? "status.ready" : "status.loading" });
  showAll();
}

function ready(info) {
  engineInfo = info;
  byId("version").textContent = t("version", info);
  if (!doc) setStatus({ key: "status.ready" });
}

function answer(text, annotation, ms) {
  doc = new Document(text, annotation);
  byId("results").removeAttribute("aria-busy");
  setStatus({ key: "status.counts", slots: () => ({ stances: doc.stances.length, names: doc.mentions.length, ms: number(ms, ms < 10 ? 1 : 0) }) });
  // While the reader types, the marked text waits until it is asked for.
  reader.clear();
  showAll();
  if (readWhenDone) setMode("read");
}

function fault(message) {
  byId("results").removeAttribute("aria-busy");
  problem(t(engineInfo ? "problem.text" : "problem.start", { message }));
}

function problem(message) {
  byId("problem").textContent = message;
  byId("problem").hidden = !message;
}

function setMode(mode) {
  const changed = body.dataset.mode !== mode;
  readWhenDone = false;
  body.dataset.mode = mode;
  byId("mode").textContent = t(mode === "edit" ? "mode.read" : "mode.edit");
  if (mode === "read") {
    reader.show(doc);
    openView("text");
    byId("reading").focus({ preventScroll: true });
  } else if (changed) {
    select(-1);
    input.focus({ preventScroll: true });
  }
}

function switchMode() {
  if (body.dataset.mode === "read") return setMode("edit");
  if (!input.value.trim()) return input.focus();
  // The newest text may still be under way; it is shown when its answer comes.
  if (doc?.text === input.value) return setMode("read");
  readWhenDone = true;
  return analyse();
}

function showAll() {
  selected = -1;
  nameAt = -1;
  cameFrom = null;
  delete body.dataset.why;
  showRoles(reader, undefined);
  find.clear();
  legend.show(doc);
  table.show(doc, legend.hidden);
  parties.show(doc);
  json.show(doc);
  why.show(doc, -1);
}

function showTitle() {
  const names = {
    file: () => [title.name],
    sample: () => [t(`sample.${title.id}`), " ", el("span", { className: "note" }, t("text.sample"))],
    untitled: () => [t(input.value ? "text.own" : "text.untitled")],
  };
  byId("text-title").replaceChildren(...names[title.kind]());
  for (const button of document.querySelectorAll("[data-sample]")) {
    if (title.kind === "sample" && button.dataset.sample === title.id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

// ---- Selection

function select(index, { scroll = false, focus = false, speak = false } = {}) {
  reader.article.querySelector("[aria-current]")?.removeAttribute("aria-current");
  selected = doc ? index : -1;
  const reading = body.dataset.mode === "read" && selected >= 0;
  why.show(doc, selected);
  if (selected >= 0) body.dataset.why = "open";
  else delete body.dataset.why;
  table.select(selected);
  if (doc && body.dataset.mode === "read") showRoles(reader, doc.stances[selected]);
  if (!reading) return;
  const cue = reader.cue(selected);
  cue.setAttribute("aria-current", "true");
  if (scroll) bringIntoView(cue);
  if (focus) cue.focus({ preventScroll: true });
  if (speak && !focus) say(cue.getAttribute("aria-description"));
}

// Scrolls only when the place is not in view already: a text that jumps is hard to read.
function bringIntoView(element) {
  const frame = byId("reading").getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top < frame.top + 24 || box.bottom > frame.bottom - 24) element.scrollIntoView({ block: "center" });
}

function openPlace(index) {
  cameFrom = document.activeElement;
  if (body.dataset.mode === "edit") setMode("read");
  openView("text");
  select(index, { scroll: true, focus: true });
}

function step(by) {
  if (!doc?.stances.length) return;
  const order = table.order.length ? table.order : [...doc.stances.keys()];
  const at = order.indexOf(selected);
  const next = at < 0 ? order[by > 0 ? 0 : order.length - 1] : order[at + by];
  if (next === undefined) return;
  const inText = byId("reading").contains(document.activeElement);
  const pressed = document.activeElement.id;
  select(next, { scroll: true, focus: inText, speak: true });
  if (pressed.startsWith("why-")) (byId(pressed).disabled ? byId("why") : byId(pressed)).focus();
}

function closeWhy() {
  delete body.dataset.why;
  reader.cues[selected]?.focus({ preventScroll: true });
}

function goToMention(index, n, total) {
  if (body.dataset.mode === "edit") setMode("read");
  if (isNarrow()) openView("text");
  nameAt = index;
  const mark = reader.name(index);
  bringIntoView(mark);
  flash(mark);
  say(t("status.mention", { name: doc.words(doc.mentions[index]), n, total }));
}

// The mention that one was sent to keeps a frame until the next one.
function flash(mark) {
  reader.article.querySelector(".here")?.classList.remove("here");
  mark.classList.add("here");
}

function stepName(by) {
  if (!doc?.mentions.length || body.dataset.mode !== "read") return;
  nameAt = (nameAt + by + doc.mentions.length) % doc.mentions.length;
  const mark = reader.name(nameAt);
  bringIntoView(mark);
  mark.focus({ preventScroll: true });
}

// Holder and target may be phrases without an element; then their place is shown and said.
function goToPart(part) {
  if (selected < 0 || body.dataset.mode !== "read") return;
  if (part === "cue") return openPlace(selected);
  const party = doc.stances[selected][`${part}s`][0];
  if (!party) return say(`${t(`why.${part}`)}: ${t("table.none")}`);
  reader.scrollTo(party);
  say(`${t(`why.${part}`)}: ${doc.words(party)}`);
  return party.mention == null ? undefined : reader.name(party.mention).focus({ preventScroll: true });
}

function escape() {
  if (closeRail()) return true;
  if (document.activeElement === byId("find")) {
    find.clear();
    byId("reading").focus();
    return true;
  }
  if (cameFrom?.isConnected && byId("reading").contains(document.activeElement)) {
    cameFrom.focus();
    cameFrom = null;
    return true;
  }
  if (selected < 0) return false;
  closeWhy();
  select(-1);
  byId("reading").focus({ preventScroll: true });
  return true;
}

// ---- Status

function setStatus(next) {
  status = next;
  byId("status-text").textContent = t(status.key, status.slots?.());
  byId("status-say").textContent = "";
}

// For screen readers, and for the eye where the counts stand until the next analysis.
function say(words) {
  byId("status-say").textContent = words;
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  say(t("status.copied"));
}

function toggleMarks() {
  const off = reader.article.classList.toggle("plain");
  say(t(off ? "status.marks.off" : "status.marks.on"));
}

// ---- Start

function listenForReading() {
  reader.article.addEventListener("click", (event) => {
    const cue = event.target.closest("a.cue");
    const name = event.target.closest("mark");
    if (cue) {
      event.preventDefault();
      // A cue that carries several stances gives them one after another.
      const stances = cue.dataset.stances.split(" ").map(Number);
      select(stances[(stances.indexOf(selected) + 1) % stances.length]);
    } else if (name && !String(getSelection()) && !isNarrow()) {
      openTab("parties");
      nameAt = Number(name.dataset.mention);
      flash(name);
      parties.reveal(nameAt);
    }
  });
  byId("strip").addEventListener("click", ({ target }) => target.dataset.stance && select(Number(target.dataset.stance), { scroll: true }));
}

function listSamples() {
  const sample = ({ id, text }) => el("button", { type: "button", "data-sample": id, onclick: () => takeText(text, { kind: "sample", id }) },
    el("strong", {}, t(`sample.${id}`)), el("span", { lang: "id" }, text.slice(0, text.indexOf("\n"))));
  for (const list of ["sample-list", "cards"]) byId(list).replaceChildren(...samples.map((each) => el("li", {}, sample(each))));
}

function translate() {
  translatePage();
  translateLayout();
  listSamples();
  byId("mode").textContent = t(body.dataset.mode === "edit" ? "mode.read" : "mode.edit");
  byId("status-text").textContent = t(status.key, status.slots?.());
  if (engineInfo) byId("version").textContent = t("version", engineInfo);
  showTitle();
  legend.translate();
  table.translate();
  parties.translate();
  why.show(doc, selected);
  if (doc) reader.translate();
}

listenForLayout((tab) => {
  if (tab === "json") json.render();
  if (tab === "stances") table.select(selected);
});
listenForTheme();
listenForDialogs(() => engineInfo);
listenForReading();
listenForTexts({
  text: (text, name, note) => takeText(text, name ? { kind: "file", name } : { kind: "untitled" }, note),
  fault: problem,
});
listenForKeys({
  stance: step,
  name: stepName,
  part: goToPart,
  kind: (n) => legend.toggleNth(n),
  why: () => byId("why").focus(),
  find: () => byId("find").focus(),
  help: openKeys,
  open: () => byId("file").click(),
  read: () => body.dataset.mode === "edit" && switchMode(),
  marks: toggleMarks,
  escape,
});

byId("mode").addEventListener("click", switchMode);
byId("lang").addEventListener("click", () => {
  setLang(lang === "id" ? "en" : "id");
  translate();
});
input.addEventListener("input", ({ inputType }) => {
  if (!doc || title.kind !== "untitled") title = { kind: "untitled" };
  // A paste into an empty page is meant for reading; typing goes on where it is.
  if (inputType === "insertFromPaste" && body.dataset.state === "empty") readWhenDone = true;
  body.dataset.state = input.value ? "text" : "empty";
  byId("results").setAttribute("aria-busy", "true");
  clearTimeout(timer);
  timer = setTimeout(analyse, readWhenDone ? 0 : pause);
});
translate();
