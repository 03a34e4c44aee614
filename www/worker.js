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

// The answer carries the number of its request, so that the page can drop it when it is late.
function annotate({ id, text }) {
  const began = performance.now();
  const annotation = annotator.annotate(text);
  postMessage({ id, annotation, ms: performance.now() - began });
}

addEventListener("message", ({ data }) => {
  try {
    if (data.module) start(data.module);
    else annotate(data);
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
