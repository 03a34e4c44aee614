// The status line: what the last analysis found, and behind it what just happened. It is the
// page's one live region, and silent while somebody types; only the dialog of the lexicon, which
// hides the page behind it, has one of its own.

import { byId } from "./dom.js";
import { t } from "./i18n.js";

let shown = { key: "status.loading", slots: () => ({}) };

export function setStatus(key, slots = () => ({})) {
  shown = { key, slots };
  byId("status-say").textContent = "";
  translateStatus();
}

export function translateStatus() {
  byId("status-text").textContent = t(shown.key, shown.slots());
}

export function say(words) {
  byId("status-say").textContent = words;
}

// A problem stays until the next text.
export function problem(message) {
  byId("problem").textContent = message;
  byId("problem").hidden = !message;
}
