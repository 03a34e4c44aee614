// The panel "Mengapa?": every part of one stance, and where each comes from.

import { chip, partyWords } from "./chips.js";
import { byId, el } from "./dom.js";
import { t } from "./i18n.js";
import { bySpan, fill } from "./marks.js";
import { code, conclusion } from "./phrases.js";
import { cueClasses } from "./kinds.js";

export class Why {
  #root = byId("why");

  // `on` has step(by), close(), copy(text) and goto(index).
  constructor(on) {
    this.on = on;
  }

  show(doc, index) {
    const stance = doc?.stances[index];
    if (!stance) {
      this.#root.replaceChildren(el("h2", { id: "why-title" }, t("why.title")), el("p", { className: "empty" }, t("why.empty")));
      return;
    }
    const scrolled = el("div", { className: "scroll", tabIndex: 0, role: "group", "aria-labelledby": "why-title" },
      this.#quote(doc, stance), el("p", { className: "conclusion", id: "why-conclusion" }, conclusion(doc, stance)), this.#facts(doc, stance));
    this.#root.replaceChildren(this.#head(doc, index), scrolled);
  }

  #head(doc, index) {
    const total = doc.stances.length;
    const button = (id, label, sign, action, disabled = false) =>
      el("button", { type: "button", id, disabled, className: "icon", "aria-label": label, title: label, onclick: action }, sign);
    return el("div", { className: "pane-head" },
      el("h2", { id: "why-title" }, t("why.title"), " ", el("span", { className: "note" }, t("why.position", { n: index + 1, total }))),
      el("div", { className: "actions" },
        el("button", { type: "button", id: "why-show", className: "quiet", onclick: () => this.on.goto(index) }, t("why.show")),
        el("button", { type: "button", id: "why-copy", className: "quiet", onclick: () => this.on.copy(this.#citation(doc, index)) }, t("why.copy")),
        button("why-previous", t("why.previous"), "‹", () => this.on.step(-1), index === 0),
        button("why-next", t("why.next"), "›", () => this.on.step(1), index === total - 1),
        button("why-close", t("close"), "✕", () => this.on.close())));
  }

  #citation(doc, index) {
    const stance = doc.stances[index];
    return t("why.citation", { sentence: doc.words(doc.sentenceOf(stance)), n: stance.sentence + 1, conclusion: conclusion(doc, stance) });
  }

  // The sentence with its parts marked. A part may stand in another sentence; it is then left out.
  #quote(doc, stance) {
    const sentence = doc.sentenceOf(stance);
    const part = (type) => (span) => ({ start: span.start, end: span.end, type });
    const negators = stance.negator ? [stance.negator] : [];
    const spans = [part("cue")(stance.cue), ...negators.map(part("negator")), ...stance.holders.map(part("holder")), ...stance.targets.map(part("target"))]
      .filter((span) => span.start >= sentence.start && span.end <= sentence.end)
      .sort(bySpan);
    const classes = { cue: `chip ${cueClasses(stance)}`, holder: "part-holder", target: "part-target", negator: "negator" };
    const quote = el("blockquote", { lang: "id" });
    fill(quote, doc.text, sentence.start, sentence.end, spans, (span) => el("span", { className: classes[span.type] }));
    return quote;
  }

  #facts(doc, stance) {
    const none = () => el("span", { className: "note" }, t("table.none"));
    const parties = (list) => (list.length ? list.map((party) => this.#party(doc, stance, party)) : none());
    const modality = code("modality", stance.modality);
    const rows = [
      ["cue", [chip(stance, doc.words(stance.cue)), " ", el("span", { className: "note" }, t("why.lemma", { lemma: stance.lemma }))]],
      ["rule", [t("why.rule.row"), " ", el("code", {}, stance.rule)]],
      ["frame", [t("why.frame.row"), " ", el("code", {}, stance.frame)]],
      ["holder", parties(stance.holders)],
      ["target", parties(stance.targets)],
      ["content", stance.content ? el("span", { lang: "id" }, `“${doc.words(stance.content)}”`) : null],
      ["negator", stance.negated ? el("strong", { lang: "id" }, doc.words(stance.negator) || "¬") : t("why.none")],
      ["modality", stance.modal ? t("why.modal", { modality, words: doc.words(stance.modal) }) : modality],
      ["voice", code("voice", stance.voice)],
      ["source", stance.source ? this.#party(doc, stance, stance.source) : t("why.narrated")],
      ["cameo", stance.cameo],
    ];
    return el("dl", {}, rows.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, t(`why.${name}`)), el("dd", {}, value))));
  }

  // The words, why they are this party, and the identity that they were resolved to.
  #party(doc, stance, party) {
    const words = partyWords(doc, party);
    const entity = doc.entityOf(party);
    const because = el("div", { className: "because" }, t(`slot.${party.slot}`, { cue: doc.words(stance.cue) }));
    if (!entity) return el("div", {}, words, " ", el("span", { className: "note" }, t("why.phrase")), because);
    const mention = doc.mentionOf(party);
    const named = doc.words(mention);
    const found = [code("form", mention.form), code("via", mention.via)].join(", ");
    const how = named === doc.words(party) ? found : t("why.form", { words: named, form: found });
    const others = mention.alternatives?.length ? [" · ", t("why.alternatives", { ids: mention.alternatives.join(", ") })] : [];
    return el("div", {}, words, " → ", entity.name, " ", el("span", { className: "note" }, how), because,
      el("div", { className: "identity" }, identity(entity), others));
  }
}

// One line about an entity: kind, office, whom it speaks for, id, link. Shared with the list of parties.
export function identity(entity) {
  const speaksFor = entity.representsName ?? entity.represents;
  const facts = [
    t(`kind.${entity.kind}`),
    entity.role ? el("span", { lang: "id" }, entity.role) : null,
    speaksFor ? t("party.represents", { name: speaksFor }) : null,
    t(entity.known ? "party.known" : "party.found"),
    el("code", {}, entity.id),
    entity.wikidata ? el("a", { href: `https://www.wikidata.org/wiki/${entity.wikidata}`, rel: "noreferrer", target: "_blank" }, `Wikidata ${entity.wikidata}`) : null,
  ].filter(Boolean);
  return facts.flatMap((fact, i) => (i === 0 ? [fact] : [" · ", fact]));
}
