// The package as a user of npm gets it: what is in it, its types, its offsets, its errors.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { Worker } from "node:worker_threads";

import { installPackage, loadPackage, root, web } from "./support.js";
import { hostile } from "./texts.js";

let installed;
let sikap;
let annotator;

before(async () => {
  installed = installPackage();
  sikap = await loadPackage(installed);
  annotator = new sikap.Annotator();
});

// Runs Node in the folder where the package is installed.
function node(...options) {
  const run = spawnSync(process.execPath, options, { cwd: installed.folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

describe("what is published", () => {
  test("code, types, readme and licences are in it, and nothing else", () => {
    const expected = ["LICENSE-APACHE", "LICENSE-LEXICONS.md", "LICENSE-MIT", "README.md", "package.json"];
    expected.push("dist/sikap.js", "dist/sikap.d.ts", "dist/sikap_bg.wasm", "dist/sikap_bg.wasm.d.ts");
    assert.deepEqual(installed.files.toSorted(), expected.toSorted());
  });

  test("the version is the crate's", () => {
    const manifest = JSON.parse(readFileSync(join(installed.home, "package.json"), "utf8"));
    assert.equal(manifest.version, sikap.version());
    assert.match(readFileSync(join(root, "Cargo.toml"), "utf8"), new RegExp(`^version = "${manifest.version}"$`, "m"));
  });

  test("a strict TypeScript program compiles against the types", () => {
    writeFileSync(join(installed.folder, "consumer.mts"), readFileSync(join(web, "consumer.mts")));
    const compiler = join(web, "node_modules", "typescript", "bin", "tsc");
    for (const resolution of [["--module", "nodenext"], ["--module", "esnext", "--moduleResolution", "bundler"]]) {
      const node = ["--types", "node", "--typeRoots", join(web, "node_modules", "@types")];
      const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,esnext.disposable", ...node];
      const run = spawnSync(process.execPath, [compiler, ...options, ...resolution, "consumer.mts"], {
        cwd: installed.folder,
        encoding: "utf8",
      });
      assert.equal(run.status, 0, run.stdout);
    }
  });

  test("importing it does nothing", () => {
    writeFileSync(
      join(installed.folder, "import.mjs"),
      `let fetched = 0;
      globalThis.fetch = () => { fetched += 1; };
      const names = Object.getOwnPropertyNames(globalThis);
      const instantiate = WebAssembly.Instance;
      WebAssembly.Instance = function () { throw new Error("instantiated on import"); };
      await import("sikap");
      WebAssembly.Instance = instantiate;
      const fresh = Object.getOwnPropertyNames(globalThis).filter((name) => !names.includes(name));
      console.log(JSON.stringify({ fetched, fresh }));`,
    );
    assert.deepEqual(JSON.parse(node("import.mjs")), { fetched: 0, fresh: [] });
  });

  test("the readme's example for Node runs as written", () => {
    const readme = readFileSync(join(installed.home, "README.md"), "utf8");
    const examples = [...readme.matchAll(/```js\n(.*?)```/gs)].map((block) => block[1]);
    const example = examples.find((code) => code.includes("readFileSync"));
    assert.ok(example, "the readme has no example with readFileSync");
    writeFileSync(join(installed.folder, "readme.mjs"), example);
    const output = node("readme.mjs");
    // What the readme promises stands in the comments behind the calls.
    const promised = [...example.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map((line) => line[1]);
    assert.ok(promised.length > 0);
    assert.deepEqual(output.trim().split("\n"), promised);
  });
});

describe("offsets are UTF-16 code units", () => {
  const words = (text, spans) => spans.map(({ start, end }) => text.slice(start, end));

  test("names and cues behind emoji are cut out whole", () => {
    const text = "\u{1f525}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} Rusia \u{1f600} membantah tuduhan AS\u{1f1fa}\u{1f1f8}. \u{1f600} Iran tidak mengecam Israel.";
    const { mentions, stances, sentences } = annotator.annotate(text);
    assert.deepEqual(words(text, mentions), ["Rusia", "AS", "Iran", "Israel"]);
    const cues = words(text, stances.map((stance) => stance.cue));
    assert.ok(cues.includes("membantah") && cues.includes("mengecam"), cues.join());
    const negated = stances.find((stance) => stance.negated);
    assert.deepEqual(words(text, [negated.negator, ...negated.holders, ...negated.targets]), ["tidak", "Iran", "Israel"]);
    assert.ok(sentences.length >= 2 && words(text, sentences).at(-1).includes("Iran tidak mengecam Israel"));
  });

  test("names with combining marks, soft hyphens and no-break spaces keep every character of theirs", () => {
    const text = "\u{1f600} Korea\u00a0Utara mengecam Indo\u00adnesia.";
    assert.deepEqual(words(text, annotator.annotate(text).mentions), ["Korea\u00a0Utara", "Indo\u00adnesia"]);
  });

  test("on any text, spans are ordered, inside the text, and cut no character in two", () => {
    for (const [name, text] of Object.entries(hostile)) {
      const { sentences, mentions, stances, entities } = annotator.annotate(text);
      const parties = stances.flatMap((s) => [...s.holders, ...s.targets, s.source]).filter(Boolean);
      const spans = stances.flatMap((s) => [s.cue, s.negator, s.modal, s.content]).filter(Boolean);
      for (const { start, end } of [...sentences, ...mentions, ...parties, ...spans]) {
        assert.ok(0 <= start && start < end && end <= text.length, `${name}: ${start}..${end} of ${text.length}`);
        const cut = [start, end].find((at) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)));
        assert.equal(cut, undefined, `${name}: ${cut} is inside a character`);
      }
      for (const list of [sentences, mentions]) {
        list.slice(1).forEach((span, index) => assert.ok(list[index].end <= span.start, `${name}: spans overlap`));
      }
      assert.ok(mentions.every((mention) => entities[mention.entity]), name);
      assert.ok(parties.every((party) => party.mention === null || mentions[party.mention]), name);
      assert.ok(stances.every((stance) => sentences[stance.sentence]), name);
    }
  });

  test("what is not there is null, never undefined or a missing key", () => {
    const { entities, stances } = annotator.annotate("Rusia membantah tuduhan AS soal serangan siber.");
    assert.equal(entities[0].role, null);
    assert.deepEqual([stances[0].negator, stances[0].modal, entities[0].representsName], [null, null, null]);
    assert.equal(JSON.stringify(entities[0]).includes('"represents":null'), true);
  });
});

describe("relations", () => {
  const short = (relations) =>
    relations.map((r) => `${r.holder.id} ${r.kind} ${r.target.id} ${r.affirmed}/${r.negated}/${r.hedged} in ${r.texts}`);
  const texts = ["\u{1f600} Turki mendukung Palestina.", "Turki tidak mendukung Palestina. Jika Vladimir Putin mendukung Palestina, ia untung."];

  test("are summed over texts, with places in UTF-16 code units", () => {
    const relations = annotator.relations(texts);
    assert.deepEqual(short(relations), ["state:TR support state:PS 1/1/0 in 2", "person:vladimir-putin support state:PS 0/0/1 in 1"]);
    const cue = ({ text, start, end }) => [text, texts[text].slice(start, end)];
    assert.deepEqual([cue(relations[0].first), cue(relations[0].last)], [[0, "mendukung"], [1, "mendukung"]]);
    assert.deepEqual(relations[0].holder, { id: "state:TR", name: "Turki", kind: "state" });
  });

  test("count whoever speaks for a state as the state, when asked", () => {
    assert.deepEqual(short(annotator.relations(texts[1], { rollUp: true })), [
      "state:TR support state:PS 0/1/0 in 1",
      "state:RU support state:PS 0/0/1 in 1",
    ]);
  });

  test("of nothing are none, and what is no text is refused", () => {
    assert.deepEqual(annotator.relations([]), []);
    assert.deepEqual(annotator.relations(""), []);
    for (const wrong of [42, null, undefined, ["a", 1], {}]) {
      assert.throws(() => annotator.relations(wrong), /string or a list of strings/, String(wrong));
    }
    assert.throws(() => annotator.relations("a", { rollup: true }), /unknown setting 'rollup'/);
  });
});

describe("lexicons of your own", () => {
  test("false friends of cues are taken out, and their faults named", () => {
    const contexts = (text) => new sikap.Annotator({ contexts: [{ file: "teman.tsv", text }] });
    const head = "cue\tform\twhere\treach\twords\teffect\n";
    const mine = contexts(`${head}condemn.kecam\tany\tbefore\t1\tpura-pura\tdrop\n`);
    assert.equal(mine.annotate("Iran mengecam Israel.").stances.length, 1);
    assert.equal(mine.annotate("Iran pura-pura mengecam Israel.").stances.length, 0);
    assert.throws(() => contexts(`${head}condemn.kecam\tany\tbefore\tjauh\tx\tdrop\n`), { file: "teman.tsv", line: 2, column: "reach" });
  });

  const entities = (text) => new sikap.Annotator({ entities: [{ file: "mine.tsv", text }] });

  test("a name of yours is found, by your id and as yours", () => {
    const text = "\u{1f4f0} Koalisi Rawa Biru mengecam Iran.";
    const mine = entities("id\tname\taliases\norg:rawa-biru\tKoalisi Rawa Biru\tKRB\n").annotate(text);
    const [mention] = mine.mentions;
    assert.deepEqual([mention.via, mine.entities[mention.entity].id], ["custom", "org:rawa-biru"]);
    assert.equal(text.slice(mention.start, mention.end), "Koalisi Rawa Biru");
    assert.equal(mine.stances[0].holders[0].mention, 0);
    assert.ok(!annotator.annotate(text).entities.some((entity) => entity.id === "org:rawa-biru"));
  });

  test("a cue of yours is found under your rule", () => {
    const header = "id\tkind\tlemma\tactive\tpassive\tnominal\tbase\tframe\tsource\n";
    const row = "condemn.cibir-pedas\tcondemn\tmencibirpedas\tmencibirpedas\tdicibirpedas\t\tcibirpedas\tobject\town\n";
    const cues = [{ file: "cues.tsv", text: header + row }];
    const [stance] = new sikap.Annotator({ cues }).annotate("Rusia mencibirpedas Jepang.").stances;
    assert.deepEqual([stance.kind, stance.rule, stance.holders.length, stance.targets.length], [
      "condemn",
      "condemn.cibir-pedas",
      1,
      1,
    ]);
  });

  test("a fault names file, line and column", () => {
    const fault = (text) => {
      try {
        entities(text);
      } catch (error) {
        return error;
      }
      assert.fail("no error was thrown");
    };
    const badId = fault("# Names of ours.\nid\tname\nrawa\tRawa Biru\n");
    assert.ok(badId instanceof Error);
    assert.deepEqual([badId.file, badId.line, badId.column], ["mine.tsv", 3, "id"]);
    assert.match(badId.message, /mine\.tsv:3.*rawa/);
    const badRow = fault("id\tname\norg:a\tA\tB\n");
    assert.deepEqual([badRow.file, badRow.line, badRow.column], ["mine.tsv", 2, null]);
    assert.equal(fault("").line, 1);
  });

  const mixed = "id\tname\tacronyms\norg:rawa\tRawa Biru\tAS\nrawa\tRawa Merah\t\norg:kurang\tRawa Hijau\n";

  test("a thrown fault holds all faults", () => {
    assert.throws(() => entities(mixed), (error) => {
      assert.deepEqual(error.faults.map(({ file, line, column }) => [file, line, column]), [
        ["mine.tsv", 3, "id"],
        ["mine.tsv", 4, null],
      ]);
      assert.match(error.faults[0].message, /rawa/);
      assert.ok(error.faults.every(({ message }) => error.message.includes(message)), error.message);
      assert.deepEqual([error.line, error.column], [3, "id"]);
      return true;
    });
  });

  test("with skipFaults the good rows work and the bad ones are named", () => {
    const mine = new sikap.Annotator({ entities: [{ file: "mine.tsv", text: mixed }], skipFaults: true });
    assert.deepEqual(mine.faults.map(({ file, line, column }) => [file, line, column]), [
      ["mine.tsv", 3, "id"],
      ["mine.tsv", 4, null],
    ]);
    assert.equal(mine.annotate("Rawa Biru mengecam Iran.").entities[0].id, "org:rawa");
    assert.notEqual(mine.annotate("Rawa Merah mengecam Iran.").entities[0]?.id, "rawa");
    assert.deepEqual(annotator.faults, []);
    assert.deepEqual(entities("id\tname\norg:rawa\tRawa Biru\n").faults, []);
  });

  test("a table without any good row leaves an annotator that works", () => {
    for (const text of ["", "\u0000\ud800", "id;name\norg:rawa;Rawa Biru\n"]) {
      const mine = new sikap.Annotator({ entities: [{ file: "mine.tsv", text }], skipFaults: true });
      assert.deepEqual(mine.faults.map(({ line }) => line), [1]);
      assert.equal(mine.annotate("Iran mengecam Israel.").stances.length, 1);
    }
  });

  test("a form that names somebody else as well is a clash, and yours wins", () => {
    const mine = new sikap.Annotator({ entities: [{ file: "mine.tsv", text: mixed }], skipFaults: true });
    assert.deepEqual(mine.clashes, [{ file: "mine.tsv", line: 2, column: "acronyms", id: "org:rawa", form: "AS", others: ["state:US"] }]);
    assert.equal(mine.annotate("AS mengecam Iran.").entities[0].id, "org:rawa");
    assert.deepEqual(annotator.clashes, []);
  });

  test("the clashes of a large table are there at once, each with its line", () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => `person:p-${n}\tBudi Rekaan${n >> 1}\n`);
    const { clashes } = new sikap.Annotator({ entities: [{ file: "mine.tsv", text: `id\tname\n${rows.join("")}` }] });
    assert.equal(clashes.length, rows.length);
    assert.ok(clashes.every(({ line, id }) => id === `person:p-${line - 2}`));
  });

  test("settings that are no settings are refused", () => {
    assert.throws(() => new sikap.Annotator({ published: "besok" }), Error);
    assert.throws(() => new sikap.Annotator({ entities: "mine.tsv" }), Error);
  });

  test("a misspelt setting is refused, not ignored", () => {
    assert.throws(() => new sikap.Annotator({ entitys: [] }), /entitys/);
  });

  test("an annotator works on after another one failed", () => {
    assert.throws(() => entities("nonsense"));
    assert.equal(annotator.annotate("Iran mengecam Israel.").stances.length, 1);
  });
});

test("results hold no memory of the module", () => {
  const text = "Rusia membantah tuduhan AS soal serangan siber. ".repeat(40);
  const { memory } = sikap.initSync({ module: readFileSync(join(installed.home, "dist/sikap_bg.wasm")) });
  const repeat = (times) => {
    for (let i = 0; i < times; i += 1) annotator.annotate(text);
    return memory.buffer.byteLength;
  };
  assert.equal(repeat(300), repeat(20));
});

test("it works in a worker", async () => {
  const file = join(installed.folder, "worker.mjs");
  writeFileSync(
    file,
    `import { parentPort, workerData } from "node:worker_threads";
    import { Annotator, initSync } from "sikap";
    initSync({ module: workerData });
    const annotator = new Annotator();
    parentPort.on("message", (text) => parentPort.postMessage(annotator.annotate(text)));`,
  );
  // The page compiles and the worker runs, as on the demo page.
  const module = new WebAssembly.Module(readFileSync(join(installed.home, "dist", "sikap_bg.wasm")));
  const worker = new Worker(file, { workerData: module });
  try {
    const text = "Iran mengecam Israel.";
    const answer = await new Promise((resolve, reject) => {
      worker.once("message", resolve).once("error", reject).postMessage(text);
    });
    assert.deepEqual(answer, annotator.annotate(text));
    assert.equal(answer.stances[0].kind, "condemn");
  } finally {
    await worker.terminate();
  }
});
