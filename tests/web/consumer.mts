// A user's program, compiled under `strict` and never run: it must compile, and must not compile with a wrong type.

import { readFileSync } from "node:fs";

import init, { Annotator, initSync, version } from "sikap";
import type { Actor, Annotation, AnnotatorOptions, Entity, LexiconClash, LexiconFault, LexiconFile, Mention, Party, Place, Relation, RelationsOptions, Slot, Span, Stance } from "sikap";

export async function inThePage(url: URL): Promise<Annotator> {
  await init({ module_or_path: url });
  return new Annotator();
}

export function inNode(): Annotator {
  initSync({ module: readFileSync(new URL(import.meta.resolve("sikap/sikap_bg.wasm"))) });
  const mine: LexiconFile = { file: "mine.tsv", text: "id\tname\n" };
  const options: AnnotatorOptions = { entities: [mine], cues: [mine], published: "2025-10-21" };
  new Annotator({});
  new Annotator(null);
  return new Annotator({ ...options, skipFaults: true });
}

export function troubles(annotator: Annotator): string[] {
  const faults: LexiconFault[] = annotator.faults;
  const clashes: LexiconClash[] = annotator.clashes;
  const column = (name: string | null): string => name ?? "";
  return [
    ...faults.map(({ file, line, column: name, message }) => [file, line, column(name), message].join(":")),
    ...clashes.map(({ file, line, id, form, others }) => [file, line, id, form, ...others].join(":")),
  ];
}

export function sentences(annotator: Annotator, text: string): string[] {
  const annotation: Annotation = annotator.annotate(text);
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  const named = (party: Party): Entity | null => {
    const mention: Mention | null = party.mention === null ? null : annotation.mentions[party.mention];
    return mention && annotation.entities[mention.entity];
  };
  return annotation.stances.map((stance: Stance) => {
    const holders: string[] = stance.holders.map((party) => named(party)?.name ?? cut(party));
    const no: string = stance.negator === null ? "" : cut(stance.negator);
    const about: Span | null = stance.content;
    const by: Party | null = stance.source;
    const strength: number = stance.polarity;
    const flags: boolean = stance.negated;
    const slots: Slot[] = stance.targets.map((party) => party.slot);
    const may: string = stance.modal === null ? stance.frame : cut(stance.modal);
    return [holders.join(), no, slots.join(), may, stance.kind, stance.rule, about?.start, by?.end, strength, flags].join(" ");
  });
}

export function optional(entity: Entity): (string | null)[] {
  const known: boolean = entity.known;
  return [entity.wikidata, entity.iso, entity.role, entity.represents, entity.representsName, String(known), version()];
}

export function sums(annotator: Annotator): string[] {
  const options: RelationsOptions = { rollUp: true };
  const relations: Relation<Place>[] = [...annotator.relations("text"), ...annotator.relations(["a", "b"], options)];
  return relations.map(({ holder, target, kind, affirmed, negated, hedged, texts, first }) => {
    const name = (actor: Actor): string => actor.name;
    const counts: number = affirmed + negated + hedged + texts;
    return [name(holder), kind, name(target), counts, first.text, first.start].join(" ");
  });
}

export function wrong(annotator: Annotator): void {
  // @ts-expect-error A text is a string.
  annotator.annotate(42);
  // @ts-expect-error Texts are strings.
  annotator.relations([1]);
  // @ts-expect-error There is no such option.
  new Annotator({ entitys: [] });
  // @ts-expect-error A lexicon is a table with its name, not a bare table.
  new Annotator({ entities: ["id\tname"] });
  // @ts-expect-error The mention of a phrase is null, so it cannot be used unchecked.
  annotator.annotate("").stances[0].targets[0].mention.toFixed();
}
