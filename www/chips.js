// Small pieces that lists and panels share: the chip of a stance, the words of a party.

import { el, hidden } from "./dom.js";
import { t } from "./i18n.js";
import { cueClasses } from "./kinds.js";

export const chip = (stance, words = t("label", { kind: stance.kind })) => el("span", { className: `chip ${cueClasses(stance)}` }, words);

// The words of a party as the text has them, underlined by the kind of the name.
export function partyWords(doc, party) {
  const mention = doc.mentionOf(party);
  const words = el("span", { className: mention ? `who ${mention.kind}` : "phrase", lang: "id" }, doc.words(party));
  // A pronoun says for whom it stands.
  const standsIn = mention && (mention.end <= party.start || party.end <= mention.start);
  return standsIn ? el("span", {}, words, " ", el("span", { className: "note" }, `= ${doc.entityOf(party).name}`)) : words;
}

// Parties with commas between; a dash, and words for screen readers, when there is none.
export function partyList(doc, parties) {
  if (parties.length === 0) return [el("span", { "aria-hidden": "true" }, "—"), hidden(t("table.none"))];
  return parties.flatMap((party, i) => (i === 0 ? [partyWords(doc, party)] : [", ", partyWords(doc, party)]));
}

// Buttons to leaf through a long list, and where one is.
export function pager({ page, size, total, go }) {
  if (total <= size) return null;
  const last = Math.ceil(total / size) - 1;
  return el("div", { className: "pager" },
    el("button", { type: "button", disabled: page === 0, onclick: () => go(page - 1) }, t("page.previous")),
    el("span", { className: "note" }, t("page.range", { from: page * size + 1, to: Math.min(total, (page + 1) * size), total })),
    el("button", { type: "button", disabled: page === last, onclick: () => go(page + 1) }, t("page.next")));
}
