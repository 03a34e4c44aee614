// The list "Pihak": everyone whom the text names. A name leads to its mentions, one after another.

import { pager } from "./chips.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { identity } from "./why.js";

const pageSize = 300;

export class Parties {
  #scroll = byId("party-scroll");
  #words = "";
  #page = 0;
  #at = { entity: -1, turn: -1 };

  // `on.mention(index, n, total)` goes to a mention.
  constructor(on) {
    this.on = on;
  }

  show(doc) {
    this.doc = doc;
    this.#page = 0;
    this.#at = { entity: -1, turn: -1 };
    this.translate();
  }

  translate() {
    const words = t("party.filter");
    const changed = ({ target }) => {
      this.#words = target.value;
      this.#page = 0;
      this.#render();
    };
    const filter = el("input", {
      id: "filter-names", type: "search", value: this.#words, placeholder: words, "aria-label": words, autocomplete: "off", oninput: changed,
    });
    byId("party-filters").replaceChildren(...(this.doc ? [filter] : []));
    this.#render();
  }

  #render() {
    const message = (key) => this.#scroll.replaceChildren(el("p", { className: "empty" }, t(key)));
    if (!this.doc) return message("table.empty");
    const all = this.doc.parties;
    if (all.length === 0) return message("party.nothing");
    const wanted = this.#words.trim().toLowerCase();
    const rows = all.filter((row) => this.#matches(row, wanted)).sort((a, b) => b.mentions.length - a.mentions.length || a.index - b.index);
    if (rows.length === 0) return message("party.filtered");
    this.order = rows;
    const numeric = (key) => el("th", { scope: "col", className: "number" }, t(key));
    const table = el("table", { id: "parties" },
      el("caption", {}, t("party.caption", { shown: rows.length, total: all.length })),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("party.name")), numeric("party.count"), numeric("party.holder"), numeric("party.target"))),
      el("tbody", {}, rows.slice(this.#page * pageSize, (this.#page + 1) * pageSize).map((row) => this.#row(row))));
    const pages = pager({ page: this.#page, size: pageSize, total: rows.length, go: (page) => { this.#page = page; this.#render(); } });
    this.#scroll.replaceChildren(table, ...(pages ? [pages] : []));
    return this.#mark();
  }

  #matches({ entity, mentions }, wanted) {
    return !wanted || entity.name.toLowerCase().includes(wanted) || entity.id.includes(wanted)
      || mentions.some((index) => this.doc.words(this.doc.mentions[index]).toLowerCase().includes(wanted));
  }

  #row({ entity, index, mentions, holder, target }) {
    const count = (n) => el("td", { className: "number" }, n ? String(n) : el("span", { className: "note" }, "0"));
    return el("tr", { "data-entity": index },
      el("th", { scope: "row" },
        el("button", { type: "button", className: "party", onclick: () => this.#cycle(index) }, el("span", { className: `who ${entity.kind}`, lang: "id" }, entity.name)),
        el("div", { className: "identity" }, identity(entity))),
      count(mentions.length), count(holder), count(target));
  }

  #cycle(entity) {
    const { mentions } = this.doc.parties[entity];
    const turn = this.#at.entity === entity ? (this.#at.turn + 1) % mentions.length : 0;
    this.#at = { entity, turn };
    this.#mark();
    this.on.mention(mentions[turn], turn + 1, mentions.length);
  }

  // Shows the entity of a mention that was clicked in the text.
  reveal(mention) {
    const { entity } = this.doc.mentions[mention];
    this.#at = { entity, turn: this.doc.parties[entity].mentions.indexOf(mention) };
    const place = this.order?.findIndex(({ index }) => index === entity) ?? -1;
    if (place >= 0) this.#page = Math.floor(place / pageSize);
    this.#render();
    this.#scroll.querySelector(`tr[data-entity="${entity}"]`)?.scrollIntoView({ block: "nearest" });
  }

  #mark() {
    this.#scroll.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
    this.#scroll.querySelector(`tr[data-entity="${this.#at.entity}"]`)?.setAttribute("aria-current", "true");
  }
}
