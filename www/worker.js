// Annotates texts beside the page, so that typing never waits. The page compiles the module
// and posts it here: this worker never fetches, and its own policy forbids it to.

import { initSync, Annotator, version } from "./pkg/sikap.js";

let annotator;

function start(module) {
  const began = performance.now();
  initSync({ module });
  annotator = new Annotator();
  postMessage({ ready: true, version: version(), forms: annotator.surfaceForms, ms: performance.now() - began });
}

// What a list of faults or clashes shows; of a large table that is all wrong, the count is enough.
const shown = 50;
const some = (list) => ({ total: list.length, first: list.slice(0, shown) });

// Rows in use: every row behind the header that is not at fault, and none when the header is.
function countRows(table, faults) {
  const isRow = (line) => line.trim() !== "" && !line.startsWith("#");
  const lines = table.split("\n");
  const header = lines.findIndex(isRow) + 1;
  if (faults.some(({ line }) => line <= header)) return 0;
  return Math.max(0, lines.filter(isRow).length - 1 - faults.length);
}

// Takes a table of the reader's own beside the built-in lexicons; an empty one takes it away. Rows at fault are left out.
function useLexicon(table) {
  const next = new Annotator(table ? { entities: [{ file: "table", text: table }], skipFaults: true } : {});
  annotator.free();
  annotator = next;
  const { faults, clashes, surfaceForms: forms } = annotator;
  postMessage({ lexicon: { rows: countRows(table, faults), faults: some(faults), clashes: some(clashes), forms } });
}

// The answer carries the number of its request, so that the page can drop it when it is late.
function annotate({ id, text }) {
  const began = performance.now();
  const annotation = annotator.annotate(text);
  postMessage({ id, annotation, ms: performance.now() - began });
}

addEventListener("message", ({ data }) => {
  try {
    if (data.module) start(data.module);
    else if (data.lexicon !== undefined) useLexicon(data.lexicon);
    else annotate(data);
  } catch (error) {
    postMessage({ id: data.id, failed: data.lexicon === undefined ? undefined : "lexicon", error: String(error) });
  }
});
