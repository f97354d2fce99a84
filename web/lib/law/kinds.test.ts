// The interpreter against the allowance pack's vectors: every kind of value, law learned late, clauses, and why not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseAnswers } from "./answer.ts";
import { assess } from "./assess.ts";
import { canonical } from "./canonical.ts";
import { type Pack } from "./pack.ts";
import { whyNot } from "./why_not.ts";

const place = (name: string): URL => new URL(`../../../vectors/law/${name}`, import.meta.url);
const vectors = <T>(name: string): T => JSON.parse(readFileSync(place(name), "utf8")) as T;

interface Cases {
  pack: string;
  cases: {
    as_of: string;
    known_on?: string;
    answers: Record<string, unknown>;
    assessment: unknown;
    why_not: Record<string, unknown>;
  }[];
}

const { pack: path, cases } = vectors<Cases>("kinds.json");
const pack = vectors<Pack>(path);

test("every case of the allowance pack is assessed as published, to the byte", () => {
  assert.ok(cases.length > 50);
  for (const { as_of: asOf, known_on: knownOn, answers, assessment } of cases) {
    const got = assess(pack, parseAnswers(pack, answers), asOf, knownOn ?? null);
    assert.equal(canonical(got), canonical(assessment));
  }
});

test("and why its rules do not hold is said as published", () => {
  for (const { as_of: asOf, known_on: knownOn, answers, why_not: reasons } of cases) {
    for (const [rule, wanted] of Object.entries(reasons)) {
      const got = whyNot(pack, parseAnswers(pack, answers), asOf, rule, knownOn ?? null);
      assert.equal(canonical(got), canonical(wanted), `${rule} on ${asOf}`);
    }
  }
});
