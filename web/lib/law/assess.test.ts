// The interpreter against a plain two-valued evaluator over every completion of the answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Answer, type Answers, parseAnswers } from "./answer.ts";
import { assess, type Assessment } from "./assess.ts";
import { ALL, Complete, completions, packOf, SMALL_DAYS } from "./brute.ts";
import { canonical } from "./canonical.ts";
import { dayNumber, dayText } from "./day.ts";
import type { Ast } from "./pack.ts";

const day = fc.constantFrom(...SMALL_DAYS);
const intTerm = fc.constantFrom<unknown[]>(
  ["fact", "n"],
  ["add", ["fact", "n"], ["int", 1]],
  ["sub", ["int", 3], ["fact", "n"]],
  ["if", ["fact", "yes"], ["fact", "n"], ["int", 1]],
  ["days_between", ["fact", "on"], ["as_of"]],
);
const dayTerm = fc.oneof(
  fc.constantFrom<unknown[]>(
    ["fact", "on"],
    ["derived", "last"],
    ["as_of"],
    ["earliest", ["fact", "on"], ["as_of"]],
  ),
  day.map((d) => ["day", d]),
);
const comparison = fc.constantFrom("eq", "ne", "lt", "le", "gt", "ge");
const leaf: fc.Arbitrary<unknown[]> = fc.oneof(
  fc.constantFrom<unknown[]>(
    ["fact", "yes"],
    ["fact", "also"],
    ["derived", "big"],
    ["applies", ["fact", "n"]],
    ["applies", ["fact", "on"]],
    ["bool", true],
  ),
  fc.tuple(comparison, intTerm, fc.integer({ min: -1, max: 4 })).map(([op, a, n]) => [op, a, ["int", n]]),
  fc.tuple(comparison, dayTerm, dayTerm).map(([op, a, b]) => [op, a, b]),
  fc.subarray(["p", "q", "r"], { minLength: 1 }).map((m) => ["in", ["fact", "kind"], ...m]),
  fc.constantFrom("x", "y").map((m) => ["has", ["fact", "why"], m]),
  fc
    .tuple(fc.constantFrom("eq", "ne"), fc.constantFrom("p", "q", "r"))
    .map(([op, m]) => [op, ["fact", "kind"], ["sym", m]]),
);
const expression: fc.Arbitrary<Ast> = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, tie("all"), tie("not")),
  all: fc
    .tuple(fc.constantFrom("and", "or"), fc.array(tie("any"), { minLength: 2, maxLength: 3 }))
    .map(([op, k]) => [op, ...k]),
  not: tie("any").map((k) => ["not", k]),
})).any as unknown as fc.Arbitrary<Ast>;
const packs = fc
  .tuple(
    fc.array(expression, { minLength: 3, maxLength: 3 }),
    fc.array(fc.constantFrom("as_of", "on", "last"), { minLength: 3, maxLength: 3 }),
    fc.constantFrom([[1], []], [[], [0], [0]], [[], [], []]),
  )
  .map(([whens, axes, overriding]) => packOf(whens, axes, overriding));
const partial: fc.Arbitrary<Answers> = fc.record(
  {
    yes: fc.constantFrom<Answer>(null, true, false),
    kind: fc.oneof(
      fc.constantFrom<Answer>(null, "p", "q", "r"),
      fc.subarray(["p", "q", "r"], { minLength: 1 }).map((any) => ({ any })),
    ),
    why: fc.oneof(fc.constantFrom<Answer>(null, [], ["y"], { has: ["x"], not: [] }, { has: [], not: ["x"] })),
    n: fc.oneof(
      fc.constant(null),
      fc.nat(3),
      fc.nat(3).map((min) => ({ min })),
      fc.nat(3).map((max) => ({ max })),
    ),
    on: fc.oneof(
      fc.constant(null),
      day,
      day.map((from) => ({ from })),
      day.map((until) => ({ until })),
    ),
    also: fc.constantFrom<Answer>(null, true, false),
  },
  { requiredKeys: [] },
);

const stateOf = (assessment: Assessment, rule: string, version: string): string =>
  assessment.findings.find((f) => f.rule === rule && f.version === version)?.state ?? "not";

test("a partial assessment never contradicts any completion of its answers", () => {
  fc.assert(
    fc.property(packs, partial, day, (pack, answers, asOf) => {
      const assessment = assess(pack, parseAnswers(pack, answers), asOf);
      const all = completions(answers).map((c) => new Complete(pack, c, dayNumber(asOf)));
      for (const rule of pack.rules) {
        rule.versions.forEach((version, k) => {
          const state = stateOf(assessment, rule.id, version.from!);
          if (state === "holds")
            assert.ok(
              all.every((c) => c.holds(rule, k)),
              "said to hold, and does not in a completion",
            );
          if (state === "not")
            assert.ok(!all.some((c) => c.holds(rule, k)), "said not to hold, and does in a completion");
          if (
            all.length === 1 &&
            answers["on"] !== null &&
            typeof answers["on"] !== "object" &&
            answers["on"] !== undefined
          ) {
            assert.notEqual(state, "may_hold", "a complete case leaves nothing unsure");
          }
        });
      }
    }),
    { numRuns: 600 },
  );
});

test("answering more never takes back what was settled", () => {
  fc.assert(
    fc.property(packs, partial, day, fc.nat(), (pack, answers, asOf, pick) => {
      const before = assess(pack, answers, asOf);
      const candidates = completions(answers);
      if (candidates.length === 0) return;
      const full = candidates[pick % candidates.length]!;
      let more: Answers = answers;
      for (const id of ALL) {
        const value = full[id]!;
        more = { ...more, [id]: id === "on" ? dayText(value as number) : (value as Answer) };
        const after = assess(pack, more, asOf);
        for (const rule of pack.rules)
          for (const version of rule.versions) {
            const [was, is] = [stateOf(before, rule.id, version.from!), stateOf(after, rule.id, version.from!)];
            if (was !== "may_hold") assert.equal(is, was);
          }
      }
    }),
    { numRuns: 150 },
  );
});

test("the same answers give the same bytes, in whatever order they were given", () => {
  fc.assert(
    fc.property(packs, partial, day, (pack, answers, asOf) => {
      const turned = Object.fromEntries(Object.entries(answers).reverse()) as Answers;
      assert.equal(canonical(assess(pack, answers, asOf)), canonical(assess(pack, turned, asOf)));
    }),
    { numRuns: 100 },
  );
});

test("whichever way one unknown falls, what holds either way is known to hold", () => {
  const pack = packOf([["or", ["fact", "yes"], ["not", ["fact", "yes"]]] as unknown as Ast], ["as_of"], []);
  assert.equal(stateOf(assess(pack, { kind: "p" }, "2022-01-01"), "rule.r0", "2022-01-01"), "holds");
});

test("a day outside the days the pack was checked for is unverified", () => {
  const pack = packOf([["fact", "yes"] as unknown as Ast], ["as_of"], []);
  assert.equal(assess(pack, {}, "2022-01-04").standing, "verified");
  assert.equal(assess(pack, {}, "2022-01-05").standing, "unverified");
  assert.equal(assess(pack, {}, "2021-12-31").standing, "unverified");
});
