// What the marks mean, how many there are, and which are shown.

import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { groupOf, groups, nameKinds } from "./kinds.js";

export class Legend {
  hidden = new Set();
  #counts = new Map();

  // `changed()` is called after every toggle.
  constructor(article, changed) {
    this.article = article;
    this.changed = changed;
  }

  show(doc) {
    this.#counts = new Map();
    const add = (key) => this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    for (const { kind } of doc?.mentions ?? []) add(kind);
    for (const { kind } of doc?.stances ?? []) add(groupOf(kind).id);
    this.translate();
  }

  translate() {
    byId("legend").replaceChildren(
      this.#set("legend.names", nameKinds, (kind) => el("span", { className: `name ${kind}` }, t(`kind.${kind}`))),
      this.#set("legend.stances", groups.map(({ id }) => id), (id) => el("span", { className: `chip g-${id}` }, t(`group.${id}`))));
    const signs = [
      ["negated", el("span", { className: "chip g-support negated" }, "…")],
      ["modal", el("span", { className: "chip g-support modal" }, "…")],
      ["passive", el("span", { className: "chip g-support passive" }, "…")],
      ["holder", el("span", { className: "part-holder" }, "abc")],
      ["target", el("span", { className: "part-target" }, "abc")],
    ];
    byId("sign-list").replaceChildren(...signs.map(([key, sign]) =>
      el("li", {}, el("span", { className: "swatch", "aria-hidden": "true" }, sign), t(`sign.${key}`))));
  }

  #set(title, keys, swatch) {
    const row = (key) => el("label", {},
      el("input", { type: "checkbox", id: `show-${key}`, checked: !this.hidden.has(key), onchange: () => this.toggle(key) }),
      swatch(key), el("span", { className: "count" }, String(this.#counts.get(key) ?? 0)));
    return el("fieldset", {}, el("legend", {}, t(title)), keys.map(row));
  }

  // Every key has one class on the article; the style sheet hides its marks.
  toggle(key, show = this.hidden.has(key)) {
    if (show) this.hidden.delete(key);
    else this.hidden.add(key);
    byId(`show-${key}`).checked = show;
    this.article.classList.toggle(`hide-${key}`, !show);
    this.changed();
  }

  toggleNth(n) {
    const key = [...nameKinds, ...groups.map(({ id }) => id)][n];
    if (key) this.toggle(key);
  }

  showAll() {
    for (const key of [...this.hidden]) this.toggle(key, true);
  }
}
