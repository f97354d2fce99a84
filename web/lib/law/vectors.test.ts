// The interpreter against the published vectors (vectors/law), and the forms of answers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { AnswerError, parseAnswer, parseAnswers } from "./answer.ts";
import { assess, type Assessment, basis } from "./assess.ts";
import { canonical } from "./canonical.ts";
import { engineOf } from "./compile.ts";
import { dayNumber } from "./day.ts";
import { type Pack, PackError } from "./pack.ts";
import { NO, UNSURE, YES } from "./value.ts";
import { whyNot } from "./why_not.ts";

const place = (name: string): URL => new URL(`../../../vectors/law/${name}`, import.meta.url);
const vectors = <T>(name: string): T => JSON.parse(readFileSync(place(name), "utf8")) as T;

interface TruthTable {
  as_of: string;
  pack: Pack;
  rows: {
    rule: string;
    expression: string;
    answers: Record<string, unknown>;
    kleene: string;
    settled: string;
  }[];
}

test("every expression of the hand-written table means what the table says", () => {
  const { as_of: asOf, pack, rows } = vectors<TruthTable>("truth.json");
  const engine = engineOf(pack);
  assert.ok(rows.length > 100);
  for (const row of rows) {
    const answers = parseAnswers(pack, row.answers);
    const state = engine.stateOf(dayNumber(asOf), basis(engine, answers));
    const version = engine.versions.find((v) => v.rule.id === row.rule)!;
    const said = { [YES]: "true", [NO]: "false", [UNSURE]: "unsure" }[version.holds.truth(state)];
    assert.equal(said, row.kleene, `${row.rule} ${row.expression}`);
    const found = assess(pack, answers, asOf).findings.find((f) => f.rule === row.rule)?.state;
    const settled = found === undefined ? "false" : { holds: "true", may_hold: "unsure" }[found];
    assert.equal(settled, row.settled, `${row.rule} ${row.expression}, settled`);
  }
});

interface Cases {
  pack: string;
  cases: { as_of: string; answers: Record<string, unknown>; assessment: Assessment }[];
}

test("every case of the teaching pack is assessed as published, to the byte", () => {
  const { pack: path, cases } = vectors<Cases>("assessments.json");
  const pack = vectors<Pack>(path);
  assert.ok(cases.length > 10);
  for (const { as_of: asOf, answers, assessment } of cases) {
    assert.equal(canonical(assess(pack, parseAnswers(pack, answers), asOf)), canonical(assessment));
  }
});

interface Kinds {
  pack: string;
  cases: {
    as_of: string;
    known_on?: string | null;
    answers: Record<string, unknown>;
    assessment: Assessment;
    why_not: Record<string, unknown>;
  }[];
}

test("every kind of value, law learned late, without a day or beyond rules: as published, and why not", () => {
  const { pack: path, cases } = vectors<Kinds>("kinds.json");
  const pack = vectors<Pack>(path);
  assert.ok(cases.length > 50);
  for (const { as_of: asOf, known_on: knownOn = null, answers, assessment, why_not: expected } of cases) {
    const parsed = parseAnswers(pack, answers);
    assert.equal(canonical(assess(pack, parsed, asOf, knownOn)), canonical(assessment));
    for (const [rule, versions] of Object.entries(expected)) {
      assert.equal(canonical(whyNot(pack, parsed, asOf, rule, knownOn)), canonical(versions), rule);
    }
  }
});

test("the comparing program assesses lines as the library does", () => {
  const { pack: path, cases } = vectors<Cases>("assessments.json");
  const lines = cases
    .slice(0, 5)
    .map(({ as_of, answers }) => JSON.stringify({ as_of, answers }))
    .join("\n");
  const script = fileURLToPath(new URL("agree.ts", import.meta.url));
  const run = spawnSync(process.execPath, ["--import", "tsx", script, fileURLToPath(place(path))], {
    input: lines,
    encoding: "utf8",
  });
  assert.equal(
    run.stdout,
    cases
      .slice(0, 5)
      .map((c) => `${canonical(c.assessment)}\n`)
      .join(""),
  );
});

test("answers of a wrong form are refused, and named by their fact", () => {
  const pack = vectors<TruthTable>("truth.json").pack;
  const fact = (type: string) => pack.facts.find((f) => f.type === type && f.when === null)!;
  const wrong: Record<string, unknown[]> = {
    bool: [1, "true", [], {}],
    enum: ["purple", 1, { any: [] }, { any: ["purple"] }, { any: ["red", "red"] }, { of: ["red"] }, ["red"]],
    set: ["x", ["w"], ["x", "x"], { has: ["x"], not: ["x"] }, { has: [], not: [] }, {}, { in: ["x"] }],
    int: [1.5, -1, 11, "3", { min: 4, max: 3 }, {}, { from: 1 }, Number.NaN],
    day: [
      "2022-02-30",
      "22-02-02",
      5,
      { from: "2022-03-01", until: "2022-02-01" },
      {},
      { min: "2022-02-01" },
      "1899-12-31",
    ],
  };
  for (const [type, values] of Object.entries(wrong)) {
    for (const value of values) {
      assert.throws(() => parseAnswer(pack, fact(type), value), AnswerError, `${type} ${JSON.stringify(value)}`);
    }
    assert.equal(parseAnswer(pack, fact(type), null), null);
  }
  assert.throws(() => parseAnswers(pack, { nobody_asked: true }), AnswerError);
  assert.throws(() => parseAnswers(pack, []), AnswerError);
});

test("answers come back in the author's order, with only what was given", () => {
  const pack = vectors<TruthTable>("truth.json").pack;
  const answers = parseAnswers(pack, {
    colour: { any: ["blue", "red"] },
    tags: { has: ["z", "x"] },
    n: { min: 2 },
    a: null,
  });
  assert.deepEqual(answers, {
    colour: { any: ["red", "blue"] },
    tags: { has: ["x", "z"] },
    n: { min: 2 },
    a: null,
  });
});

test("a pack of another format, or with an operator of the future, is refused in one sentence", () => {
  const pack = vectors<TruthTable>("truth.json").pack;
  assert.throws(() => assess({ ...pack, format: 3 } as unknown as Pack, {}, "2022-05-25"), PackError);
  const rules = [{ ...pack.rules[0]!, when: ["median", ["fact", "n"]] }];
  assert.throws(() => assess({ ...pack, rules }, {}, "2022-05-25"), PackError);
});
