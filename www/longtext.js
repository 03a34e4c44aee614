// A text field for a table of any length. A field with 50,000 lines takes a second to lay out, so
// it holds one page of lines; what stands before and behind that page is kept beside it.

import { pager } from "./chips.js";

const size = 2_000;

// Characters that are too many to put into the field as they are.
export const large = 100_000;

// Where a line begins, counted from 0; behind the last line it is the end of the text.
export function startOf(text, line) {
  let start = 0;
  for (let n = 0; n < line; n += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

export class LongText {
  #page = 0;
  #lines = 1;
  #before = "";
  #after = "";

  // `place` is the element for the buttons that turn the pages.
  constructor(field, place) {
    this.field = field;
    this.place = place;
  }

  get value() {
    return this.#before + this.field.value + this.#after;
  }

  set value(text) {
    this.#show(text, 0);
  }

  get isEmpty() {
    return !(this.#before || this.field.value || this.#after);
  }

  translate() {
    this.place.replaceChildren(pager({ page: this.#page, size, total: this.#lines, go: (page) => this.#turn(page) }) ?? "");
  }

  // Puts words in the place of the selection.
  insert(words) {
    const { selectionStart, selectionEnd } = this.field;
    if (words.length < large) {
      this.field.setRangeText(words, selectionStart, selectionEnd, "end");
      return;
    }
    const { value } = this.field;
    this.#show(this.#before + value.slice(0, selectionStart) + words + value.slice(selectionEnd) + this.#after, this.#page);
  }

  // Selects what stands in [start, end), in that line, counted from 1, and brings it into view.
  select(line, start, end) {
    const page = Math.floor((line - 1) / size);
    if (page !== this.#page) this.#show(this.value, page);
    const { field } = this;
    field.setSelectionRange(start - this.#before.length, end - this.#before.length);
    field.focus();
    field.scrollTop = ((line - 1) % size) * parseFloat(getComputedStyle(field).lineHeight) - field.clientHeight / 2;
  }

  #turn(page) {
    this.#show(this.value, page);
    this.field.setSelectionRange(0, 0);
    this.field.scrollTop = 0;
    this.field.focus();
  }

  // The line break between two pages belongs to neither, so that no edit can join their rows.
  #show(text, page) {
    const start = startOf(text, page * size);
    const next = startOf(text, (page + 1) * size);
    const end = next < text.length ? next - 1 : next;
    this.#page = page;
    this.#lines = text.split("\n").length;
    this.#before = text.slice(0, start);
    this.#after = text.slice(end);
    this.field.value = text.slice(start, end);
    this.translate();
  }
}
