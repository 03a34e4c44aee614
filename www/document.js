// One analysed text: the annotation with the questions that the views ask of it.
// Offsets are UTF-16 code units, the unit of JavaScript strings.

export class Document {
  constructor(text, annotation) {
    this.text = text;
    this.annotation = annotation;
    this.stances = annotation.stances;
    this.mentions = annotation.mentions;
    this.entities = annotation.entities;
  }

  words(span) {
    // A name may stand across a line break; in a list it is one line.
    return span ? this.text.slice(span.start, span.end).replace(/\s+/g, " ") : "";
  }

  // The mention of a party, or undefined when the party is a phrase.
  mentionOf(party) {
    return party && party.mention != null ? this.mentions[party.mention] : undefined;
  }

  entityOf(party) {
    const mention = this.mentionOf(party);
    return mention && this.entities[mention.entity];
  }

  sentenceOf(stance) {
    return this.annotation.sentences[stance.sentence];
  }

  // For each entity: its mentions, and how often it is holder and target.
  get parties() {
    this.partyRows ??= this.#countParties();
    return this.partyRows;
  }

  #countParties() {
    const rows = this.entities.map((entity, index) => ({ entity, index, mentions: [], holder: 0, target: 0 }));
    this.mentions.forEach((mention, index) => rows[mention.entity].mentions.push(index));
    for (const stance of this.stances) {
      for (const role of ["holder", "target"]) {
        const named = stance[`${role}s`].map((party) => this.mentionOf(party)?.entity).filter((entity) => entity !== undefined);
        for (const entity of new Set(named)) rows[entity][role] += 1;
      }
    }
    return rows;
  }
}
