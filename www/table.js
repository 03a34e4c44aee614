// The table of stances: sorted and filtered here, selected together with the text.

import { chip, pager, partyList } from "./chips.js";
import { byId, el, hidden } from "./dom.js";
import { lang, t } from "./i18n.js";
import { groupOf, groups } from "./kinds.js";
import { code, shorten } from "./phrases.js";

const pageSize = 300;
const columns = ["position", "holder", "kind", "target"];

export class StanceTable {
  #scroll = byId("stance-scroll");
  #sort = { column: "position", down: false };
  #filter = { kind: "", party: "", negated: false };
  #page = 0;
  #selected = -1;
  #rows = [];

  // `on` has select(index), open(index), preview(index or -1) and filtered(shown, total).
  constructor(on) {
    this.on = on;
    this.#scroll.addEventListener("click", ({ target }) => {
      const row = target.closest("tr[data-stance]");
      if (row && !String(getSelection())) on.select(Number(row.dataset.stance));
    });
    this.#scroll.addEventListener("dblclick", ({ target }) => {
      const row = target.closest("tr[data-stance]");
      if (row) on.open(Number(row.dataset.stance));
    });
    this.#scroll.addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType === "mouse") on.preview(Number(target.closest("tr[data-stance]")?.dataset.stance ?? -1));
    });
    this.#scroll.addEventListener("pointerleave", () => on.preview(-1));
    this.#scroll.addEventListener("keydown", (event) => this.#key(event));
  }

  show(doc, hiddenGroups) {
    this.doc = doc;
    this.hiddenGroups = hiddenGroups;
    this.#selected = -1;
    this.#page = 0;
    this.#filter.kind = "";
    this.translate();
  }

  // A change of legend filters the rows too.
  refilter() {
    this.#page = 0;
    this.#render();
    this.on.filtered(this.order.length, this.doc.stances.length);
  }

  translate() {
    this.#renderFilters();
    this.#render();
  }

  #renderFilters() {
    if (!this.doc) return byId("stance-filters").replaceChildren();
    const counts = new Map();
    for (const { kind } of this.doc.stances) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const option = (kind) => el("option", { value: kind }, `${t("label", { kind })} (${counts.get(kind)})`);
    const kinds = el("select", { id: "filter-kind", "aria-label": t("filter.kind"), onchange: ({ target }) => this.#set("kind", target.value) },
      el("option", { value: "" }, t("filter.all")),
      groups.map((group) => [group, group.kinds.filter((kind) => counts.has(kind))])
        .filter(([, present]) => present.length)
        .map(([group, present]) => el("optgroup", { label: `${group.sign} ${t(`group.${group.id}`)}` }, present.map(option))));
    kinds.value = this.#filter.kind;
    const party = el("input", {
      id: "filter-party", type: "search", value: this.#filter.party, placeholder: t("filter.party.short"), "aria-label": t("filter.party"),
      autocomplete: "off", oninput: ({ target }) => this.#set("party", target.value),
    });
    const negated = el("input", {
      id: "filter-negated", type: "checkbox", checked: this.#filter.negated, onchange: ({ target }) => this.#set("negated", target.checked),
    });
    return byId("stance-filters").replaceChildren(kinds, party, el("label", {}, negated, t("filter.negated")));
  }

  #set(name, value) {
    this.#filter[name] = value;
    this.refilter();
  }

  #matches(stance) {
    const { kind, party, negated } = this.#filter;
    if (this.hiddenGroups.has(groupOf(stance.kind).id)) return false;
    if (kind && stance.kind !== kind) return false;
    if (negated && !stance.negated) return false;
    const wanted = party.trim().toLowerCase();
    if (!wanted) return true;
    return [...stance.holders, ...stance.targets].some((each) =>
      `${this.doc.words(each)} ${this.doc.entityOf(each)?.name ?? ""}`.toLowerCase().includes(wanted));
  }

  // Rows without a party come last, whichever way the column is sorted.
  #compare(a, b) {
    const { column, down } = this.#sort;
    const direction = down ? -1 : 1;
    if (column === "position") return direction * (a - b);
    const words = (index) => {
      const stance = this.doc.stances[index];
      return column === "kind" ? t("label", { kind: stance.kind }) : this.doc.words(stance[`${column}s`][0]);
    };
    const [left, right] = [words(a), words(b)];
    if (!left || !right) return (left ? 0 : 1) - (right ? 0 : 1) || a - b;
    return direction * left.localeCompare(right, lang) || a - b;
  }

  #render() {
    if (!this.doc) return this.#scroll.replaceChildren(el("p", { className: "empty" }, t("table.empty")));
    const total = this.doc.stances.length;
    this.order = [...this.doc.stances.keys()].filter((index) => this.#matches(this.doc.stances[index])).sort((a, b) => this.#compare(a, b));
    if (total === 0) return this.#scroll.replaceChildren(el("p", { className: "empty" }, t("table.nothing")));
    if (this.order.length === 0) return this.#scroll.replaceChildren(this.#nothingMatches());
    const shown = this.order.slice(this.#page * pageSize, (this.#page + 1) * pageSize);
    this.#rows = [];
    const table = el("table", { id: "stances" },
      el("caption", {}, t("table.caption", { shown: this.order.length, total })),
      el("thead", {}, el("tr", {}, columns.map((column) => this.#head(column)),
        el("th", { scope: "col", className: "sentence" }, el("span", { "aria-hidden": "true" }, t("table.sentence")), hidden(t("table.sentence.long"))))),
      el("tbody", {}, shown.map((index) => this.#row(index))));
    const go = (page) => {
      this.#page = page;
      this.#render();
      this.#scroll.scrollTop = 0;
    };
    const pages = pager({ page: this.#page, size: pageSize, total: this.order.length, go });
    this.#scroll.replaceChildren(table, ...(pages ? [pages] : []));
    return this.#mark();
  }

  #nothingMatches() {
    const reset = () => {
      this.#filter = { kind: "", party: "", negated: false };
      this.on.unhide();
      this.#renderFilters();
      this.refilter();
    };
    return el("div", { className: "empty" }, el("p", {}, t("table.filtered")), el("button", { type: "button", onclick: reset }, t("table.reset")));
  }

  #head(column) {
    const active = this.#sort.column === column;
    const sort = () => {
      this.#sort = { column, down: active && !this.#sort.down };
      this.#render();
      this.#scroll.querySelector(`th.${column} button`).focus();
    };
    const arrow = active ? (this.#sort.down ? "▼" : "▲") : "";
    return el("th", { scope: "col", className: column, "aria-sort": active ? (this.#sort.down ? "descending" : "ascending") : null },
      el("button", { type: "button", onclick: sort }, t(`table.${column}`), el("span", { className: "arrow", "aria-hidden": "true" }, arrow)));
  }

  #row(index) {
    const stance = this.doc.stances[index];
    const notes = [];
    if (stance.negated) notes.push(t("negated", { word: this.doc.words(stance.negator) || "¬" }));
    if (stance.modality !== "asserted") notes.push(code("modality", stance.modality));
    const label = t("label", { kind: stance.kind });
    const row = el("tr", { "data-stance": index },
      el("td", {}, el("button", { type: "button", className: "go", tabIndex: -1 }, hidden(`${t("table.row")} `), String(index + 1))),
      el("td", {}, partyList(this.doc, stance.holders)),
      el("td", {}, chip(stance),
        stance.lemma === label ? null : el("span", { className: "lemma", lang: "id" }, stance.lemma),
        notes.length ? el("span", { className: "notes" }, notes.join(", ")) : null),
      el("td", {}, this.#target(stance)),
      el("td", { className: "sentence" }, String(stance.sentence + 1)));
    this.#rows[index] = row;
    return row;
  }

  // Without a target, the content says at least what the stance is about.
  #target(stance) {
    const words = partyList(this.doc, stance.targets);
    if (stance.targets.length || !stance.content) return words;
    return [...words, el("span", { className: "content", lang: "id" }, `“${shorten(this.doc.words(stance.content), 70)}”`)];
  }

  select(index) {
    this.#selected = index;
    if (!this.doc || index < 0) return this.#mark();
    const place = this.order.indexOf(index);
    if (place >= 0 && Math.floor(place / pageSize) !== this.#page) {
      this.#page = Math.floor(place / pageSize);
      this.#render();
    }
    this.#mark();
    return this.#rows[index]?.scrollIntoView({ block: "nearest" });
  }

  // One row is a tab stop: the selected one, or else the first.
  #mark() {
    for (const old of this.#scroll.querySelectorAll("tr[aria-current], .go[tabindex='0']")) {
      old.removeAttribute("aria-current");
      if (old.matches(".go")) old.tabIndex = -1;
    }
    const row = this.#rows[this.#selected];
    row?.setAttribute("aria-current", "true");
    const stop = (row?.isConnected ? row : this.#scroll.querySelector("tbody tr"))?.querySelector(".go");
    if (stop) stop.tabIndex = 0;
  }

  #key(event) {
    const row = event.target.closest("tr[data-stance]");
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...row.parentElement.children];
    const at = rows.indexOf(row);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter") this.on.open(Number(row.dataset.stance));
    else if (rows[next]) this.on.select(Number(rows[next].dataset.stance));
    else return;
    event.preventDefault();
    if (event.key !== "Enter") rows[next].querySelector(".go").focus();
  }
}
