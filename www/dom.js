// The only way this page builds elements: never from a string of markup, so that a text
// which looks like HTML stays a text.

// Makes an element. Properties that start with "aria-" or "data-", and role and lang, become
// attributes; functions named on... become listeners; children are nodes or strings.
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.includes("-") || key === "role" || key === "lang" || key === "for" || key === "scope") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export const byId = (id) => document.getElementById(id);

// Words for screen readers only.
export const hidden = (text) => el("span", { className: "hidden" }, text);

// Storage that is forbidden or full must not stop the page; whether something was kept, `set` tells.
export const remember = {
  get(key) {
    try { return localStorage.getItem(`sikap-${key}`); } catch { return null; }
  },
  set(key, value) {
    try {
      localStorage.setItem(`sikap-${key}`, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key) {
    try { localStorage.removeItem(`sikap-${key}`); } catch { /* Then nothing was kept either. */ }
  },
};
