// Sentences about a stance, in the language of the page. The engine gives codes, never prose.

import { has, lang, list, t } from "./i18n.js";

const holderWords = (doc, stance) => stance.holders.map((party) => doc.words(party));

// A long content is cut at a word, so that a conclusion stays one sentence.
export function shorten(words, limit) {
  if (words.length <= limit) return words;
  const cut = words.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), limit / 2))}…`;
}

export const code = (group, value) => (has(`${group}.${value}`) ? t(`${group}.${value}`) : value);

// Who takes which stance towards whom, as one sentence.
export function conclusion(doc, stance) {
  const holders = holderWords(doc, stance);
  const targets = stance.targets.map((party) => doc.words(party));
  const content = shorten(doc.words(stance.content), 120);
  const slots = {
    holder: holders.length ? list(holders) : t("why.anyone"),
    verb: t("verb", { kind: stance.kind, negated: stance.negated, target: targets.length > 0, many: holders.length > 1 }),
    target: list(targets),
    content,
    modality: stance.modality === "asserted" ? "" : t("conclusion.modality", { modality: code("modality", stance.modality) }),
  };
  const key = targets.length ? "target" : content ? "content" : "bare";
  const sentence = t(`conclusion.${key}`, slots);
  return sentence.charAt(0).toLocaleUpperCase(lang) + sentence.slice(1);
}

// What a screen reader says about a cue beside its word.
export function description(doc, index) {
  const stance = doc.stances[index];
  return t("cue.description", {
    n: index + 1,
    total: doc.stances.length,
    conclusion: conclusion(doc, stance),
    cue: doc.words(stance.cue),
    voice: code("voice", stance.voice),
    negation: stance.negated ? t("cue.negation", { word: doc.words(stance.negator) }) : "",
    sentence: stance.sentence + 1,
  });
}
