// The annotation as the engine gave it.

import { byId } from "./dom.js";
import { number, t } from "./i18n.js";

// More text than this in one element makes the page slow; the copy is always whole.
const limit = 200_000;

export class JsonView {
  #text = null;

  constructor(copy) {
    byId("json-copy").addEventListener("click", () => copy(this.text));
  }

  show(doc) {
    this.doc = doc;
    this.#text = null;
    if (!byId("panel-json").hidden) this.render();
  }

  get text() {
    // Missing values are null here, whichever way the binding gives them.
    this.#text ??= this.doc ? JSON.stringify(this.doc.annotation, (_, value) => value ?? null, 2) : "";
    return this.#text;
  }

  // Called when the tab is opened: a large annotation is not written out before somebody asks.
  render() {
    const { text } = this;
    byId("json").textContent = text.slice(0, limit);
    byId("json-note").textContent = text.length > limit ? t("json.cut", { shown: number(limit), total: number(text.length) }) : "";
    byId("json-copy").disabled = !text;
  }
}
