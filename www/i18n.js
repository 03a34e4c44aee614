// Two languages without a reload. A message is a whole sentence with {slots}, or a function
// where the grammar of the language needs one; both tables have the same keys.

import id from "./i18n/id.js";
import en from "./i18n/en.js";
import { remember } from "./dom.js";

const tables = { id, en };
const asked = new URLSearchParams(location.search).get("lang") ?? remember.get("lang");

export let lang = asked in tables ? asked : "id";

export function setLang(next) {
  lang = next;
  remember.set("lang", next);
  translatePage();
}

export function t(key, slots = {}) {
  const message = tables[lang][key];
  if (message === undefined) return key;
  if (typeof message === "function") return message(slots);
  return message.replace(/\{(\w+)\}/g, (_, name) => String(slots[name] ?? ""));
}

export const number = (value, digits = 0) => new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
export const list = (items) => new Intl.ListFormat(lang, { type: "conjunction" }).format(items);

// Whether a word names something known to the table, such as a modality that a newer engine adds.
export const has = (key) => key in tables[lang];

// Fills every element that carries data-i18n or data-i18n-<attribute>.
export function translatePage() {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-i18n]")) element.textContent = t(element.dataset.i18n);
  for (const attribute of ["aria-label", "placeholder"]) {
    for (const element of document.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-i18n-${attribute}`)));
    }
  }
}
