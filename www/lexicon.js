// A lexicon of the reader's own: a dialog with a table of people, states and organizations, which
// the engine takes beside the built-in ones. An applied table is kept in this browser, and taken
// up again when the page starts. What is wrong in it is named at its line; the good rows work.

import { byId, el, hidden, remember } from "./dom.js";
import { normalise, readFile } from "./files.js";
import { number, t } from "./i18n.js";
import { isNarrow } from "./layout.js";
import { large, LongText, startOf } from "./longtext.js";
import { problem, say } from "./status.js";

// Characters of a table; more would fit into no browser's storage.
const largest = 5_000_000;

// A body that does not exist, so that the row can be tried and does no harm.
const template = [
  ["id", "name", "aliases", "acronyms"],
  ["org:forum-rawa-biru", "Forum Rawa Biru", "Forum Warga Rawa Biru|Rawa Biru", "FRB"],
].map((cells) => `${cells.join("\t")}\n`).join("");

// Words between backticks are code.
const withCode = (words) => words.split("`").map((part, i) => (i % 2 ? el("code", {}, part) : part));

// Where a line, or one cell of it, stands in the table.
function placeOf(table, line, column) {
  const start = startOf(table, line - 1);
  const text = table.slice(start).split("\n", 1)[0];
  const header = table.split("\n").find((each) => each.trim() && !each.startsWith("#")) ?? "";
  const at = column === null ? -1 : header.split("\t").findIndex((name) => name.trim() === column);
  const cells = text.split("\t");
  if (at < 0 || at >= cells.length) return [start, start + text.length];
  const before = cells.slice(0, at).reduce((sum, cell) => sum + cell.length + 1, 0);
  return [start + before, start + before + cells[at].length];
}

export class Lexicon {
  #dialog = byId("lexicon");
  #field = el("textarea", { id: "lexicon-table", wrap: "off", autocomplete: "off", autocapitalize: "off", "aria-describedby": "lexicon-columns" });
  #pages = el("div", { id: "lexicon-pages" });
  #editor = new LongText(this.#field, this.#pages);
  // The table in use, and what the engine says of it.
  #applied = "";
  #report = null;
  #checking = false;
  // What stood in the editor before something else was put there as a whole.
  #before = "";
  // How the last table was kept: words to say, or none.
  #remark = "";

  // `on` has use(table, words): takes up a table, and says the words when that is done.
  constructor(on) {
    this.on = on;
    this.#field.spellcheck = false;
    this.#field.addEventListener("input", () => this.#edited());
    byId("lexicon-open").addEventListener("click", () => this.open());
    this.#listenForDrops();
  }

  // Takes up the table that was kept.
  start() {
    this.#applied = remember.get("lexicon") ?? "";
    this.#editor.value = this.#applied;
    if (this.#applied) this.#use(this.#applied);
  }

  open() {
    this.#fill();
    this.#dialog.showModal();
    this.#showReport();
    this.#say(this.#editor.value === this.#applied ? this.#summary() : t("lexicon.changes"));
  }

  #use(table, words) {
    this.#checking = true;
    this.on.use(table, words);
  }

  // The engine has taken up the table.
  show(report) {
    this.#checking = false;
    this.#report = this.#applied ? report : null;
    this.translate();
    if (this.#dialog.open) {
      this.#showReport();
      this.#say([this.#applied && this.#summary(), this.#remark].filter(Boolean).join(" "));
      // As much of the report as there is room for, and the sentence above it in any case.
      for (const id of ["lexicon-report", "lexicon-status"]) byId(id).scrollIntoView({ block: "nearest" });
    } else if (this.#applied) {
      say(`${t("lexicon.open")}: ${this.#summary()}`);
    }
  }

  // The engine could not bear the table; it works on without it.
  fail(message) {
    this.#checking = false;
    this.#report = null;
    this.translate();
    const words = t("lexicon.failed", { message });
    if (this.#dialog.open) {
      this.#showReport();
      this.#say(words);
    } else {
      problem(words);
    }
  }

  // The button tells how many rows are in use, and whether some are not.
  translate() {
    const { rows = 0, faults = { total: 0 } } = this.#report ?? {};
    byId("lexicon-open").replaceChildren(t("lexicon.open"));
    if (!this.#report) return;
    byId("lexicon-open").append(" ", el("span", { className: "count", "aria-hidden": "true", title: this.#summary() }, number(rows), faults.total ? " !" : ""),
      hidden(`(${this.#summary()})`));
  }

  // One sentence about the table in use.
  #summary() {
    if (!this.#report) return t(this.#applied && this.#checking ? "lexicon.checking" : "lexicon.none");
    const { rows, faults, clashes } = this.#report;
    return t("lexicon.summary", { rows, faults: faults.total, clashes: clashes.total, number });
  }

  #say(words) {
    byId("lexicon-status").textContent = words;
  }

  #fill() {
    const button = (name, action, className = "") =>
      el("button", { type: "button", id: `lexicon-${name}`, className, onclick: action }, t(`lexicon.${name}`));
    const file = el("input", { type: "file", id: "lexicon-file", accept: ".tsv,.tab,.txt,text/tab-separated-values,text/plain",
      hidden: true, tabIndex: -1, "aria-label": t("lexicon.load"), onchange: () => this.#load(file) });
    this.#dialog.replaceChildren(
      el("h2", { id: "lexicon-title" }, t("lexicon.open")),
      el("p", {}, t("lexicon.what"), " ", t("lexicon.privacy")),
      el("details", { open: !this.#applied && !isNarrow() },
        el("summary", {}, t("lexicon.format")), el("p", { className: "note", id: "lexicon-columns" }, withCode(t("lexicon.columns")))),
      el("div", { className: "bar" },
        el("label", { for: "lexicon-table" }, t("lexicon.table")),
        button("load", () => file.click()), button("template", () => this.#insertTemplate()),
        button("tab", () => this.#insertTab()), button("undo", () => this.#undo()), file),
      this.#field,
      this.#pages,
      el("p", { id: "lexicon-status", role: "status" }),
      el("div", { id: "lexicon-report" }),
      el("form", { method: "dialog" },
        button("download", () => this.#download()), button("remove", () => this.#remove()),
        el("button", {}, t("close")), button("apply", () => this.#apply(), "primary")));
    this.#field.placeholder = t("lexicon.hint");
    this.#editor.translate();
    this.#showButtons();
  }

  #showButtons() {
    const empty = this.#editor.isEmpty;
    byId("lexicon-template").disabled = !empty;
    byId("lexicon-download").disabled = empty;
    byId("lexicon-remove").disabled = !this.#applied;
    byId("lexicon-undo").hidden = !this.#before;
  }

  #edited(words = t("lexicon.changes")) {
    this.#say(words);
    this.#showButtons();
  }

  // Puts another table into the editor.
  #replace(table, words) {
    this.#before = this.#editor.value;
    this.#editor.value = table;
    this.#edited(words);
  }

  #undo() {
    this.#replace(this.#before);
    this.#field.focus();
  }

  #insertTemplate() {
    this.#replace(template);
    this.#field.focus();
  }

  // The Tab key leaves the editor, as everywhere on the page.
  #insertTab() {
    this.#editor.insert("\t");
    this.#field.focus();
    this.#edited();
  }

  #load(input) {
    if (input.files[0]) this.#take(input.files[0]);
    input.value = "";
  }

  async #take(file) {
    try {
      if (file.size > 4 * largest) throw new Error(t("lexicon.large", { limit: number(largest) }));
      const { text, note = "" } = await readFile(file);
      this.#replace(text, [t("lexicon.loaded", { name: file.name }), note].filter(Boolean).join(" "));
    } catch ({ message }) {
      this.#say(t("problem.file", { name: file.name, message }));
    }
  }

  #apply() {
    const table = normalise(this.#editor.value);
    if (table.length > largest) {
      this.#say(t("lexicon.large", { limit: number(largest) }));
    } else if (table.trim()) {
      this.#applied = table;
      this.#remark = remember.set("lexicon", table) ? "" : t("lexicon.unkept");
      // An older table must not come back in the place of one that could not be kept.
      if (this.#remark) remember.remove("lexicon");
      this.#say(t("lexicon.checking"));
      this.#dialog.querySelector("details").open = false;
      this.#showButtons();
      this.#use(table, t("lexicon.applied"));
    } else if (this.#applied) {
      this.#remove();
    } else {
      this.#say(t("lexicon.none"));
    }
  }

  #remove() {
    this.#applied = "";
    remember.remove("lexicon");
    this.#report = null;
    this.#remark = t("lexicon.removed");
    this.translate();
    this.#replace("", this.#remark);
    byId("lexicon-load").focus();
    this.#use("", t("lexicon.removed"));
  }

  #download() {
    const url = URL.createObjectURL(new Blob([this.#editor.value], { type: "text/tab-separated-values" }));
    el("a", { href: url, download: "sikap-leksikon.tsv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  // Faults and clashes of the table in use, each with a way to its line.
  #showReport() {
    const { faults, clashes } = this.#report ?? {};
    byId("lexicon-report").replaceChildren(
      ...this.#list("faults", faults, (fault) => [this.#message(fault.message)]),
      ...this.#list("clashes", clashes, ({ form, id, others }) => withCode(t("lexicon.clash", {
        form, id, others: others.map((other) => `\`${other}\``).join(", ") }))));
  }

  #list(name, { total, first } = { total: 0 }, words) {
    if (!total) return [];
    const place = ({ line, column = null }) => el("button", { type: "button", className: "place", onclick: () => this.#goTo(line, column) },
      t("lexicon.line", { line, column: column && column.slice(0, 40) }));
    const items = first.map((item) => el("li", {}, place(item), " ", words(item)));
    return [
      el("h3", {}, t(`lexicon.${name}`, { total: number(total) })),
      total > first.length ? el("p", { className: "note" }, t("lexicon.first", { shown: first.length, total: number(total) })) : "",
      el("ul", {}, items),
    ];
  }

  // The engine speaks English; what the page cannot say in its own language is marked as that.
  #message(message) {
    const words = t("lexicon.fault", { message });
    return el("span", { lang: words === message ? "en" : null }, words);
  }

  // Selects the cell, or the whole line, and brings it into view.
  #goTo(line, column) {
    this.#editor.select(line, ...placeOf(this.#editor.value, line, column));
  }

  // A file or a text that is dropped or pasted into the dialog is a table, not an article.
  #listenForDrops() {
    const dialog = this.#dialog;
    const isOurs = (event) => event.target !== this.#field || event.dataTransfer.types.includes("Files");
    dialog.addEventListener("dragover", (event) => {
      event.stopPropagation();
      if (!isOurs(event)) return;
      event.preventDefault();
      dialog.classList.add("dropping");
    });
    dialog.addEventListener("dragleave", (event) => {
      if (!dialog.contains(event.relatedTarget)) dialog.classList.remove("dropping");
    });
    dialog.addEventListener("drop", (event) => {
      event.stopPropagation();
      dialog.classList.remove("dropping");
      if (!isOurs(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (file) this.#take(file);
      else this.#replace(normalise(event.dataTransfer.getData("text/plain")));
    });
    dialog.addEventListener("paste", (event) => {
      event.stopPropagation();
      const table = normalise(event.clipboardData.getData("text/plain"));
      if (event.target === this.#field) {
        // The field would lay out a large table before it could be cut into pages.
        if (table.length < large) return;
        event.preventDefault();
        this.#editor.insert(table);
        this.#edited();
      } else if (this.#editor.isEmpty) {
        this.#replace(table);
      }
    });
  }
}
