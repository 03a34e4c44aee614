// The reading pane: the marked text, and the way from offsets to places in it.

import { byId, el } from "./dom.js";
import { cueClasses, groupOf } from "./kinds.js";
import { fill, nameMark, paragraphs, persistentSpans } from "./marks.js";
import { description } from "./phrases.js";

// Characters that are laid out in one go; the rest follows in later tasks.
const slice = 60_000;

export class Reader {
  #article = byId("article");
  #token = 0;

  constructor() {
    this.clear();
  }

  clear() {
    this.#token += 1;
    this.cues = [];
    this.names = [];
    this.blocks = [];
    this.#article.replaceChildren();
    this.observer = null;
  }

  show(doc) {
    this.clear();
    this.doc = doc;
    this.#place(persistentSpans(doc));
    byId("reading").scrollTop = 0;
    this.#renderSlice(this.#token);
  }

  // Deals the spans out to their paragraphs.
  #place(spans) {
    this.blocks = paragraphs(this.doc.text, spans);
    this.rendered = 0;
    let next = 0;
    for (const block of this.blocks) {
      const first = next;
      while (next < spans.length && spans[next].start < block.end) next += 1;
      block.spans = spans.slice(first, next);
    }
  }

  #renderSlice(token) {
    if (token !== this.#token) return;
    this.#renderUntil((this.blocks[this.rendered]?.start ?? 0) + slice);
    if (this.rendered < this.blocks.length) setTimeout(() => this.#renderSlice(token));
  }

  #renderUntil(offset) {
    const batch = document.createDocumentFragment();
    while (this.rendered < this.blocks.length && this.blocks[this.rendered].start < offset) {
      const block = this.blocks[this.rendered];
      batch.append(this.#paragraph(block, this.rendered));
      this.observer?.observe(block.element);
      this.rendered += 1;
    }
    this.#article.append(batch);
  }

  #paragraph(block, index) {
    const { text } = this.doc;
    block.element = el("p", { "data-block": index });
    fill(block.element, text, block.start, block.words, block.spans, (span) => this.#mark(span));
    // The line breaks stay in the text, and take no room.
    if (block.words < block.end) block.element.append(el("span", { className: "gap" }, text.slice(block.words, block.end)));
    const words = text.slice(block.start, block.words);
    if (index === 0 && this.blocks.length > 1 && words.length < 160 && !/[.!?”"]\s*$/.test(words)) block.element.className = "headline";
    return block.element;
  }

  #mark(span) {
    if (span.type === "negator") return el("span", { className: "negator" });
    if (span.type === "name") return this.#name(span.index);
    return this.#cue(span.stances);
  }

  #name(index) {
    const element = nameMark(this.doc.mentions[index].kind);
    element.dataset.mention = index;
    element.tabIndex = -1;
    this.names[index] ??= element;
    return element;
  }

  #cue(stances) {
    const [index] = stances;
    const stance = this.doc.stances[index];
    const element = el("a", {
      className: `cue ${cueClasses(stance)}`,
      href: `#s${index + 1}`,
      "data-group": groupOf(stance.kind).id,
      "aria-description": description(this.doc, index),
    });
    element.dataset.stances = stances.join(" ");
    // A cue that crosses a name is cut in two; the first part is the place to go to.
    if (!this.cues[index]) element.id = `s${index + 1}`;
    for (const each of stances) this.cues[each] ??= element;
    return element;
  }

  // The descriptions follow the language of the page; the article itself stays as it is.
  translate() {
    for (const element of this.#article.querySelectorAll("a.cue")) {
      element.setAttribute("aria-description", description(this.doc, Number(element.dataset.stances.split(" ")[0])));
    }
  }

  cue(index) {
    this.#ensure(this.doc.stances[index].cue.start);
    return this.cues[index];
  }

  name(index) {
    this.#ensure(this.doc.mentions[index].start);
    return this.names[index];
  }

  #ensure(offset) {
    this.#renderUntil(offset + 1);
  }

  // A DOM range of a span of the text.
  range(span) {
    this.#ensure(span.end);
    const range = document.createRange();
    range.setStart(...this.#point(span.start));
    range.setEnd(...this.#point(span.end - 1, 1));
    return range;
  }

  #blockAt(offset) {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.blocks[low];
  }

  // The text node that holds a code unit, and the place before (or `after`) it.
  #point(offset, after = 0) {
    const block = this.#blockAt(offset);
    const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    let start = block.start;
    while (walker.nextNode()) {
      const { length } = walker.currentNode;
      if (offset < start + length) return [walker.currentNode, offset - start + after];
      start += length;
    }
    return [block.element, block.element.childNodes.length];
  }

  scrollTo(span) {
    const range = this.range(span);
    // Paragraphs out of view have no layout yet; the paragraph itself brings it into being.
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const pane = byId("reading");
    const box = range.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 2;
  }

  // Hands every paragraph to an observer, also those that are not rendered yet.
  watch(observer) {
    this.observer = observer;
    for (const { element } of this.blocks) if (element) observer.observe(element);
  }

  blockOf(element) {
    return this.blocks[Number(element.dataset.block)];
  }

  get article() {
    return this.#article;
  }
}
