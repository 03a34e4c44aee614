// Texts from outside: a chosen file, a dropped file, a paste where no field has the focus.

import { byId } from "./dom.js";
import { t } from "./i18n.js";

// Line breaks become LF, as a textarea gives them; an offset then means the same everywhere.
export const normalise = (text) => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

export async function readFile(file) {
  const bytes = await file.arrayBuffer();
  try {
    return { text: normalise(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { text: normalise(new TextDecoder("windows-1252").decode(bytes)), note: t("status.windows") };
  }
}

// `on` has text(text, title, note), paste(text) and fault(message).
export function listenForTexts(on) {
  const open = async (file) => {
    try {
      const { text, note } = await readFile(file);
      on.text(text, file.name, note);
    } catch (error) {
      on.fault(t("problem.file", { name: file.name, message: error.message }));
    }
  };

  const input = byId("file");
  byId("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) open(input.files[0]);
    input.value = "";
  });

  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    const text = event.dataTransfer.getData("text/plain");
    if (file) open(file);
    else if (text) on.text(normalise(text), "");
  });

  addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea")) return;
    const text = event.clipboardData.getData("text/plain");
    if (text) on.text(normalise(text), "");
  });
}
