// Tabs, views of a narrow screen, the rail, theme and dialogs: everything around the results.

import { byId, el, remember } from "./dom.js";
import { number, t } from "./i18n.js";
import { keysDialog } from "./keys.js";

const tabs = ["stances", "parties", "json"];
const narrow = matchMedia("(max-width: 960px)");
const darkSystem = matchMedia("(prefers-color-scheme: dark)");

export const isNarrow = () => narrow.matches;

let opened = () => {};

export function openTab(name) {
  for (const each of tabs) {
    const tab = byId(`tab-${each}`);
    tab.setAttribute("aria-selected", String(each === name));
    tab.tabIndex = each === name ? 0 : -1;
    byId(`panel-${each}`).hidden = each !== name;
  }
  opened(name);
}

// On a narrow screen one view is shown at a time, chosen in the bar at the bottom.
export function openView(name) {
  document.body.dataset.view = name;
  if (name === "stances" || name === "parties") openTab(name);
  for (const button of byId("views").children) {
    if (button.dataset.go === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

export function closeRail() {
  if (byId("rail-toggle").getAttribute("aria-expanded") !== "true") return false;
  byId("rail-toggle").setAttribute("aria-expanded", "false");
  byId("rail").classList.remove("open");
  byId("rail-toggle").focus();
  return true;
}

// `whenOpened(tab)` is called whenever a tab comes into view.
export function listenForLayout(whenOpened) {
  opened = whenOpened;
  for (const name of tabs) byId(`tab-${name}`).addEventListener("click", () => openTab(name));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const at = tabs.findIndex((name) => byId(`tab-${name}`) === event.target);
    const next = { ArrowRight: (at + 1) % 3, ArrowLeft: (at + 2) % 3, Home: 0, End: 2 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    openTab(tabs[next]);
    byId(`tab-${tabs[next]}`).focus();
  });
  byId("views").addEventListener("click", ({ target }) => target.dataset.go && openView(target.dataset.go));

  const toggle = byId("rail-toggle");
  toggle.addEventListener("click", () => {
    if (closeRail()) return;
    toggle.setAttribute("aria-expanded", "true");
    byId("rail").classList.add("open");
    byId("rail").focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!target.closest("#rail, #rail-toggle")) {
      toggle.setAttribute("aria-expanded", "false");
      byId("rail").classList.remove("open");
    }
  });

  // The tools stand in the toolbar, or on a narrow screen under "Lainnya".
  const place = () => (narrow.matches ? byId("rail").append(byId("tools")) : byId("toolbar").append(byId("tools")));
  narrow.addEventListener("change", place);
  place();
  openTab("stances");
  openView("text");
}

const isDark = () => (document.documentElement.dataset.theme ?? (darkSystem.matches ? "dark" : "light")) === "dark";
const nameTheme = () => { byId("theme").textContent = t(isDark() ? "theme.light" : "theme.dark"); };

export function listenForTheme() {
  byId("theme").addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    remember.set("theme", theme);
    nameTheme();
  });
  darkSystem.addEventListener("change", nameTheme);
}

export function openKeys() {
  keysDialog(byId("keys"));
  byId("keys").showModal();
}

function fillAbout(engine) {
  byId("about").replaceChildren(
    el("h2", { id: "about-title" }, t("about.title")),
    el("p", {}, t("about.what")),
    el("p", {}, el("strong", {}, t("privacy.title")), " ", t("privacy.short"), " ", t("privacy.long")),
    engine ? el("p", { className: "note" }, t("about.version", { version: engine.version, forms: number(engine.forms) })) : null,
    el("form", { method: "dialog" }, el("button", { className: "primary" }, t("close"))));
}

// `engine()` gives version and size of the lexicons, once they are known.
export function listenForDialogs(engine) {
  byId("about-open").addEventListener("click", () => {
    fillAbout(engine());
    byId("about").showModal();
  });
  byId("keys-open").addEventListener("click", openKeys);
}

// What translatePage cannot reach by attributes.
export function translateLayout() {
  document.title = t("title");
  byId("lang").textContent = t("lang.other");
  byId("lang").lang = document.documentElement.lang === "id" ? "en" : "id";
  nameTheme();
}
