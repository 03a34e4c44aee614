// What lies outside the part of the text in view: a strip with the places of all stances, and
// two buttons with how many are above and below.

import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { groupOf } from "./kinds.js";

const steps = 300;

export class Surroundings {
  #visible = new Set();
  #observer = null;

  // `go(index)` selects a stance.
  constructor(reader, go) {
    this.reader = reader;
    byId("strip").addEventListener("click", ({ target }) => target.dataset.stance && go(Number(target.dataset.stance)));
    byId("above").addEventListener("click", () => go(this.above - 1));
    byId("below").addEventListener("click", () => go(this.doc.stances.length - this.below));
  }

  clear() {
    this.#observer?.disconnect();
    this.#visible.clear();
    this.doc = null;
    byId("strip").replaceChildren();
  }

  show(doc) {
    this.clear();
    this.doc = doc;
    this.#showStrip();
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#visible.add(target);
        else this.#visible.delete(target);
      }
      this.translate();
    }, { root: byId("reading") });
    this.reader.watch(this.#observer);
  }

  // At most one tick for each step, so that a long text does not become a wall of ticks.
  #showStrip() {
    const ticks = new Map();
    this.doc.stances.forEach((stance, index) => {
      const step = Math.floor((stance.cue.start / this.doc.text.length) * steps);
      if (!ticks.has(step)) ticks.set(step, { step, index, stance });
    });
    byId("strip").replaceChildren(...[...ticks.values()].map(({ step, index, stance }) => {
      const tick = el("i", { className: `tick g-${groupOf(stance.kind).id}`, "data-stance": index });
      tick.style.top = `${(step / steps) * 100}%`;
      return tick;
    }));
  }

  // Counts by paragraphs: a stance is out of view when its whole paragraph is.
  translate() {
    const spans = [...this.#visible].map((element) => this.reader.blockOf(element));
    if (!this.doc || spans.length === 0) return;
    const first = Math.min(...spans.map(({ start }) => start));
    const last = Math.max(...spans.map(({ end }) => end));
    this.above = this.doc.stances.filter(({ cue }) => cue.start < first).length;
    this.below = this.doc.stances.filter(({ cue }) => cue.start >= last).length;
    for (const side of ["above", "below"]) {
      const button = byId(side);
      button.textContent = `${side === "above" ? "↑" : "↓"} ${this[side]}`;
      button.title = t(`outside.${side}`, { n: this[side] });
      button.setAttribute("aria-label", button.title);
      button.disabled = this[side] === 0;
    }
  }
}
