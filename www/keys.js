// The keyboard. Single letters never work in a field, and can be switched off (WCAG 2.1.4).

import { byId, el, remember } from "./dom.js";
import { t } from "./i18n.js";

let letters = remember.get("keys") !== "off";

const regions = ["toolbar", "rail", "text", "results", "why"];
const visible = (element) => element.getClientRects().length > 0;

// F6 goes from region to region; behind the last one the key is left to the browser.
function nextRegion(by) {
  const shown = regions.map(byId).filter(visible);
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  const next = at < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[at + by];
  if (!next) return false;
  const target = [...next.querySelectorAll("#reading, textarea, .go[tabindex='0'], [aria-selected='true'], button, input, [tabindex='0']")].find(visible);
  (target ?? next).focus();
  return true;
}

// `actions` has a function for every key below.
export function listenForKeys(actions) {
  const plain = {
    n: () => actions.stance(1), p: () => actions.stance(-1),
    ".": () => actions.name(1), ",": () => actions.name(-1),
    h: () => actions.part("holder"), c: () => actions.part("cue"), t: () => actions.part("target"),
    w: actions.why, "/": actions.find, "?": actions.help,
  };
  const control = { o: actions.open, Enter: actions.read };

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const done = () => event.preventDefault();
    if (event.key === "F6") {
      if (nextRegion(event.shiftKey ? -1 : 1)) done();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (actions.escape()) done();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      if (event.shiftKey && event.key.toLowerCase() === "h") { actions.marks(); done(); return; }
      if (!event.shiftKey && control[event.key]) { control[event.key](); done(); }
      return;
    }
    if (!letters || event.target.closest?.("input:not([type='checkbox']), textarea, select")) return;
    if (/^[1-7]$/.test(event.key)) { actions.kind(Number(event.key) - 1); done(); return; }
    if (plain[event.key]) { plain[event.key](); done(); }
  });
}

export function keysDialog(dialog) {
  const row = (key, ...keys) => el("div", {},
    el("dt", {}, keys.flatMap((each, i) => (i ? [" ", el("kbd", {}, each)] : [el("kbd", {}, each)]))), el("dd", {}, t(`key.${key}`)));
  const toggle = el("input", { type: "checkbox", id: "keys-letters", checked: letters, onchange: () => {
    letters = toggle.checked;
    remember.set("keys", letters ? "on" : "off");
  } });
  dialog.replaceChildren(
    el("h2", { id: "keys-title" }, t("keys.title")),
    el("dl", { className: "keys" },
      row("stances", "n", "p"), row("names", ".", ","), row("parts", "h", "c", "t"), row("why", "w"), row("enter", "Enter"),
      row("find", "/"), row("kinds", "1–7"), row("help", "?"), row("regions", "F6", "Shift+F6"), row("marks", "Ctrl+Shift+H"),
      row("open", "Ctrl+O"), row("read", "Ctrl+Enter"), row("escape", "Esc")),
    el("label", {}, toggle, t("keys.on")),
    el("p", { className: "note" }, t("keys.scope")),
    el("form", { method: "dialog" }, el("button", { className: "primary" }, t("close"))));
}
