// Search in the text. The browser's own search stays; this one also reaches paragraphs that
// are not laid out yet, in every browser.

import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { paint } from "./roles.js";

// Drawing more hits than this helps nobody; counting them is cheap.
const drawn = 1000;

export class Find {
  #input = byId("find");
  #hits = [];
  #at = -1;

  constructor(reader) {
    this.reader = reader;
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    });
  }

  clear() {
    this.#input.value = "";
    this.#search();
  }

  #search() {
    const words = this.#input.value.toLowerCase();
    const text = this.reader.doc?.text ?? "";
    const lower = text.toLowerCase();
    this.#hits = [];
    this.#at = -1;
    // Lower case changes the length of a few letters (İ); then only the exact words are sought.
    const [haystack, needle] = lower.length === text.length ? [lower, words] : [text, this.#input.value];
    if (needle.trim()) {
      for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) this.#hits.push({ start: at, end: at + needle.length });
    }
    this.#paint();
    if (this.#hits.length) this.step(1);
  }

  step(by) {
    if (!this.#hits.length) return;
    this.#at = (this.#at + by + this.#hits.length) % this.#hits.length;
    this.#paint();
    this.reader.scrollTo(this.#hits[this.#at]);
  }

  #paint() {
    const range = (hit) => this.reader.range(hit);
    paint("search", this.#hits.slice(0, drawn).map(range));
    paint("found", this.#hits[this.#at] ? [range(this.#hits[this.#at])] : []);
    byId("find-count").textContent = this.#input.value.trim() ? t("find.count", { n: this.#at + 1, total: this.#hits.length }) : "";
  }
}
