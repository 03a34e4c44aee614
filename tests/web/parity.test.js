// The command line and the web package are two doors to one library: whatever the text, both must say the same.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { annotateNatively, installPackage, loadPackage, root } from "./support.js";
import { hostile } from "./texts.js";

let annotator;

before(async () => {
  const sikap = await loadPackage(installPackage());
  annotator = new sikap.Annotator();
});

// `texts` is a list of [name, text].
function assertSame(texts) {
  assert.ok(texts.length > 0, "there are no texts to compare");
  const native = annotateNatively(texts.map(([, text]) => text));
  texts.forEach(([name, text], index) => {
    try {
      assert.deepStrictEqual(annotator.annotate(text), native[index]);
    } catch (error) {
      error.message = `the web package (+) and the command line (-) disagree on '${name}':\n${error.message}`;
      throw error;
    }
  });
  return native;
}

test("hostile texts", () => {
  assertSame(Object.entries(hostile));
});

test("the examples beside every cue", () => {
  const examples = readFileSync(join(root, "lexicons/cues.examples.txt"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("+ "))
    .map((line) => line.slice(2).split(" | ")[0].replace(/[[\]]/g, "").trim());
  const annotations = assertSame(examples.map((text) => [text, text]));
  // Two silent programs agree as well, so see that there was something to agree on.
  const found = annotations.filter((annotation) => annotation.stances.length > 0).length;
  assert.ok(found > examples.length / 2, `only ${found} of ${examples.length} examples have a stance`);
});

const golden = join(root, "tests/golden");
const goldenTexts = existsSync(golden) ? readdirSync(golden).filter((name) => name.endsWith(".txt")).sort() : [];

test("golden texts", { skip: goldenTexts.length === 0 && "there is no tests/golden/*.txt" }, () => {
  assertSame(goldenTexts.map((name) => [name, readFileSync(join(golden, name), "utf8")]));
});

const sample = join(root, "../shared/eval/news/sample.jsonl");

test("a sample of news", { skip: !existsSync(sample) && "the sample is not beside this checkout" }, () => {
  const lines = readFileSync(sample, "utf8").split("\n").filter(Boolean);
  assertSame(lines.map((line) => JSON.parse(line)).map(({ id, text }) => [id, text]));
});
