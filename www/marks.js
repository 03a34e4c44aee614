// Text and spans to DOM nodes. A text node is never changed, so the text of the article is the
// text that was analysed; spans come sorted by start, longer first, and may nest.

import { el } from "./dom.js";

export const bySpan = (a, b) => a.start - b.start || b.end - a.end;

// Fills `parent` with text[from, to). `make(span)` returns the element for a span. Where two
// spans cross, the later one is cut in two at the end of the earlier: no span is dropped.
export function fill(parent, text, from, to, spans, make) {
  let at = from;
  const rest = spans.slice();
  for (let i = 0; i < rest.length; i += 1) {
    const span = rest[i];
    if (span.start > at) parent.append(text.slice(at, span.start));
    const inner = [];
    const tails = [];
    while (i + 1 < rest.length && rest[i + 1].start < span.end) {
      const next = rest[(i += 1)];
      inner.push(next.end > span.end ? { ...next, end: span.end } : next);
      if (next.end > span.end) tails.push({ ...next, start: span.end });
    }
    if (tails.length) rest.splice(i + 1, 0, ...tails);
    const element = make(span);
    fill(element, text, span.start, span.end, inner, make);
    parent.append(element);
    at = span.end;
  }
  if (at < to) parent.append(text.slice(at, to));
}

// Paragraphs are lines with the line breaks behind them. A line break inside a span joins the
// two lines, because one element cannot stand in two paragraphs.
export function paragraphs(text, spans) {
  const result = [];
  let start = 0;
  let next = 0;
  let reach = 0;
  for (const gap of text.matchAll(/\n\s*/g)) {
    const end = gap.index + gap[0].length;
    while (next < spans.length && spans[next].start < end) reach = Math.max(reach, spans[next++].end);
    if (reach > gap.index) continue;
    result.push({ start, end, words: gap.index });
    start = end;
  }
  if (start < text.length) result.push({ start, end: text.length, words: text.length });
  return result;
}

// Stances may share a cue, or cues overlap ("nota protes", "protes"); links cannot nest, so such
// cues become one element that stands for several stances.
function cueSpans(stances) {
  const cues = stances.map(({ cue }, index) => ({ start: cue.start, end: cue.end, type: "cue", stances: [index] })).sort(bySpan);
  const merged = [];
  for (const cue of cues) {
    const last = merged.at(-1);
    if (last && cue.start < last.end) {
      last.end = Math.max(last.end, cue.end);
      last.stances.push(...cue.stances);
    } else {
      merged.push(cue);
    }
  }
  return merged;
}

// All spans of a document that the text shows for good.
export function persistentSpans(doc) {
  const names = doc.mentions.map(({ start, end }, index) => ({ start, end, type: "name", index }));
  const seen = new Set();
  const negators = doc.stances
    .map(({ negator }) => negator)
    .filter((span) => span && !seen.has(span.start) && seen.add(span.start))
    .map(({ start, end }) => ({ start, end, type: "negator" }));
  return [...names, ...cueSpans(doc.stances), ...negators].sort(bySpan);
}

export const nameMark = (kind) => el("mark", { className: `name ${kind}` });
