// The twenty kinds of stance in four groups, each with a sign that needs no colour.
// The names of the kinds are those of lexicons/kinds.tsv.

export const groups = [
  { id: "support", sign: "+", kinds: ["support", "praise", "welcome", "agree", "pledge", "apologize"] },
  { id: "oppose", sign: "−", kinds: ["condemn", "criticize", "accuse", "protest", "oppose", "threaten", "warn", "demand", "concern", "regret", "doubt", "anger"] },
  { id: "deny", sign: "×", kinds: ["deny"] },
  { id: "affirm", sign: "•", kinds: ["affirm"] },
];

export const nameKinds = ["person", "state", "organization"];

const groupOfKind = new Map(groups.flatMap((group) => group.kinds.map((kind) => [kind, group])));

// A kind that a newer engine adds is shown as a neutral statement rather than lost.
export const groupOf = (kind) => groupOfKind.get(kind) ?? groups[3];

// The classes of a cue in the text and of a chip in a list: group, negation, modality, voice.
export function cueClasses(stance) {
  const classes = [`g-${groupOf(stance.kind).id}`];
  if (stance.negated) classes.push("negated");
  if (stance.modality !== "asserted") classes.push("modal");
  if (stance.voice === "passive") classes.push("passive");
  return classes.join(" ");
}
