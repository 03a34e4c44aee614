// One selected stance, followed by the text, the table and the panel; and the ways to it by
// mouse and keyboard. Selecting never orders or renders the text anew.

import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { closeRail, isNarrow, openView } from "./layout.js";
import { showRoles } from "./roles.js";
import { say } from "./status.js";

const { body } = document;
const isReading = () => body.dataset.mode === "read";

// Scrolls only when the place is not in view already: a text that jumps is hard to read.
function bringIntoView(element) {
  const frame = byId("reading").getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const top = Math.max(frame.top, 0) + 24;
  const bottom = Math.min(frame.bottom, innerHeight) - 24;
  if (box.top < top || box.bottom > bottom) element.scrollIntoView({ block: "center" });
}

export class Selection {
  selected = -1;
  #name = -1;
  #cameFrom = null;

  // `views` has reader, table, why and find; `read()` switches to the marked text.
  constructor(views, read) {
    Object.assign(this, views);
    this.read = read;
  }

  // A new text begins without a selection.
  reset(doc) {
    this.doc = doc;
    this.selected = -1;
    this.#name = -1;
    this.#cameFrom = null;
    delete body.dataset.why;
    showRoles(this.reader, undefined);
    this.why.show(doc, -1);
  }

  select(index, { scroll = false, focus = false, speak = false } = {}) {
    const { article } = this.reader;
    article.querySelector("[aria-current]")?.removeAttribute("aria-current");
    article.querySelector(".here")?.classList.remove("here");
    this.selected = this.doc ? index : -1;
    this.why.show(this.doc, this.selected);
    if (this.selected >= 0) body.dataset.why = "open";
    else delete body.dataset.why;
    this.table.select(this.selected);
    this.preview(-1);
    if (!isReading() || this.selected < 0) return;
    const cue = this.reader.cue(this.selected);
    cue.setAttribute("aria-current", "true");
    if (scroll) bringIntoView(cue);
    if (focus) cue.focus({ preventScroll: true });
    else if (speak) say(cue.getAttribute("aria-description"));
  }

  // The roles of another stance, without selecting it; -1 goes back to the selected one.
  preview(index) {
    if (isReading()) showRoles(this.reader, this.doc.stances[index >= 0 ? index : this.selected]);
  }

  // Goes to the stance in the text, and remembers the way back for Escape.
  open(index) {
    this.#cameFrom = document.activeElement;
    if (!isReading()) this.read();
    openView("text");
    this.select(index, { scroll: true, focus: true });
  }

  // To the next stance (1) or the previous one (-1), in the order of the table.
  step(by) {
    const { order } = this.table;
    if (!this.doc || !order.length) return;
    const at = order.indexOf(this.selected);
    const next = at < 0 ? order[by > 0 ? 0 : order.length - 1] : order[at + by];
    if (next === undefined) return;
    const pressed = document.activeElement;
    this.select(next, { scroll: true, focus: byId("reading").contains(pressed), speak: true });
    this.#keepFocus(pressed);
  }

  // The panel is built anew for each stance; its buttons keep the focus, and a row its place.
  #keepFocus(pressed) {
    if (pressed.id.startsWith("why-")) (byId(pressed.id).disabled ? byId("why") : byId(pressed.id)).focus();
    if (pressed.matches(".go")) byId("stances").querySelector(".go[tabindex='0']").focus();
  }

  closeWhy() {
    delete body.dataset.why;
    this.reader.cues[this.selected]?.focus({ preventScroll: true });
  }

  // Shows one mention of a name; it keeps a frame until the next one.
  showName(index) {
    this.#name = index;
    const mark = this.reader.name(index);
    this.reader.article.querySelector(".here")?.classList.remove("here");
    mark.classList.add("here");
    return mark;
  }

  goToMention(index, n, total) {
    if (!isReading()) this.read();
    if (isNarrow()) openView("text");
    bringIntoView(this.showName(index));
    say(t("status.mention", { name: this.doc.words(this.doc.mentions[index]), n, total }));
  }

  stepName(by) {
    const total = this.doc?.mentions.length;
    if (!total || !isReading()) return;
    const start = this.#name < 0 && by < 0 ? 0 : this.#name;
    this.#name = (start + by + total) % total;
    const mark = this.reader.name(this.#name);
    bringIntoView(mark);
    mark.focus({ preventScroll: true });
  }

  // Holder and target may be phrases without an element; then their place is shown and said.
  goToPart(part) {
    if (this.selected < 0 || !isReading()) return;
    if (part === "cue") {
      this.open(this.selected);
      return;
    }
    const [party] = this.doc.stances[this.selected][`${part}s`];
    say(`${t(`why.${part}`)}: ${party ? this.doc.words(party) : t("table.none")}`);
    if (!party) return;
    this.reader.scrollTo(party);
    if (party.mention != null) this.reader.name(party.mention).focus({ preventScroll: true });
  }

  // Takes back the last thing; tells whether there was one.
  escape() {
    if (closeRail()) return true;
    const { activeElement } = document;
    if (activeElement === byId("find")) {
      this.find.clear();
      byId("reading").focus();
      return true;
    }
    if (this.#cameFrom?.isConnected && byId("reading").contains(activeElement)) {
      if (isNarrow() && byId("results").contains(this.#cameFrom)) openView("stances");
      this.#cameFrom.focus();
      this.#cameFrom = null;
      return true;
    }
    if (this.selected < 0) return false;
    this.select(-1);
    if (isReading()) byId("reading").focus({ preventScroll: true });
    return true;
  }
}
