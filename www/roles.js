// Holder and target of one stance, and hits of a search, drawn over the text without changing
// it. The CSS Custom Highlight API does it; where a browser lacks it, text nodes are wrapped.

import { el } from "./dom.js";

const supported = "highlights" in CSS && typeof Highlight === "function";
const wrapped = new Map();

export function paint(name, ranges) {
  if (!supported) return wrap(name, ranges);
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function wrap(name, ranges) {
  for (const element of wrapped.get(name) ?? []) {
    const parent = element.parentNode;
    element.replaceWith(...element.childNodes);
    parent?.normalize();
  }
  wrapped.set(name, ranges.flatMap((range) => textParts(range).map(([node, start, end]) => {
    const part = node.splitText(start);
    part.splitText(end - start);
    const element = el("span", { className: `paint-${name}` });
    part.replaceWith(element);
    element.append(part);
    return element;
  })));
}

// The parts of text nodes that a range covers.
function textParts(range) {
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) return [[root, range.startOffset, range.endOffset]];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!range.intersectsNode(node)) continue;
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (start < end) parts.push([node, start, end]);
  }
  return parts;
}

// Shows who holds the stance and whom it is towards; without a stance, nobody.
export function showRoles(reader, stance) {
  const ranges = (parties) => parties.map((party) => reader.range(party));
  paint("holder", []);
  paint("target", []);
  if (!stance) return;
  // Ranges of the second call are made after the first, because wrapping splits text nodes.
  paint("target", ranges(stance.targets));
  paint("holder", ranges(stance.holders));
}
