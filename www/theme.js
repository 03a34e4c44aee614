// A classic script in the head, so that the chosen theme is set before the first paint.
// Without a choice nothing is set, and the style sheet follows prefers-color-scheme.
try {
  const theme = localStorage.getItem("sikap-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's theme holds.
}
