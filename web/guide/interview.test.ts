// The interview's pure parts, on the teaching pack: choices, pruning, ticks, branches.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type Answer, type Answers, assess, dayNumber, type Fact, type Finding, type Pack, parseAnswer } from "../lib/law/index.ts";
import { boundsOf, choicesOf, keyOf } from "./choices.ts";
import { pruned, urgentTicks, withTicks } from "./interview.ts";
import { branchesOf } from "./result.ts";

const PACK = JSON.parse(readFileSync(new URL("../../vectors/law/packs/teaching.json", import.meta.url), "utf8")) as Pack;
const DAY = PACK.verified.from;

const answerOf = (fact: Fact): fc.Arbitrary<Answer> => fc.constantFrom(...choicesOf(PACK, fact).map((c) => c.answer), null);
const answers: fc.Arbitrary<Answers> = fc
  .record(Object.fromEntries(PACK.facts.map((fact) => [fact.id, answerOf(fact)])), { requiredKeys: [] })
  .map((given) => given as Answers);

test("every choice is an answer the law takes, and is found again by its answer", () => {
  for (const fact of PACK.facts) {
    for (const { key, answer } of choicesOf(PACK, fact)) {
      assert.deepEqual(parseAnswer(PACK, fact, answer), answer, fact.id);
      if (fact.type !== "set") assert.equal(keyOf(PACK, fact, answer), key, fact.id);
    }
  }
});

test("the ranges of a number or a day leave nothing out and do not meet", () => {
  for (const fact of PACK.facts) {
    const ranges = choicesOf(PACK, fact).map(({ answer }) => answer).filter((answer) => answer !== null);
    if (ranges.length === 0 || (fact.type !== "int" && fact.type !== "day")) continue;
    const ends = ranges.map((answer) => endsOf(fact, answer));
    ends.slice(1).forEach(([from], i) => assert.equal(from, (ends[i]?.[1] ?? 0) + 1, fact.id));
    if (fact.type === "int") assert.deepEqual([ends[0]?.[0], ends.at(-1)?.[1]], boundsOf(PACK, fact));
    else assert.deepEqual([ends[0]?.[0], ends.at(-1)?.[1]], [-Infinity, Infinity]);
  }
});

function endsOf(fact: Fact, answer: Answer): readonly [number, number] {
  if (typeof answer === "number") return [answer, answer];
  if (typeof answer === "string") return [dayNumber(answer), dayNumber(answer)];
  const parts = answer as { min?: number; max?: number; from?: string; until?: string };
  if (fact.type === "int") return [parts.min ?? -Infinity, parts.max ?? Infinity];
  return [
    parts.from === undefined ? -Infinity : dayNumber(parts.from),
    parts.until === undefined ? Infinity : dayNumber(parts.until),
  ];
}

test("pruning keeps what means something, drops the rest once and for all, and changes no finding", () => {
  fc.assert(
    fc.property(answers, (given) => {
      const { answers: kept, gone } = pruned(PACK, given, DAY);
      assert.deepEqual(Object.keys(kept).concat(gone).sort(), Object.keys(given).sort());
      assert.deepEqual(pruned(PACK, kept, DAY), { answers: kept, gone: [] });
      const said = (all: Answers): readonly string[] => assess(PACK, all, DAY).findings.map((f) => `${f.rule} ${f.state}`);
      assert.deepEqual(said(kept), said(given));
    }),
    { numRuns: 200 },
  );
});

test("a walk through the questions never comes back to one that was answered, and ends", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (picks) => {
      const asked: string[] = [];
      let given: Answers = {};
      for (;;) {
        const { next } = assess(PACK, given, DAY);
        if (next === null) break;
        assert.ok(!asked.includes(next), next);
        asked.push(next);
        const fact = PACK.facts.find((f) => f.id === next) as Fact;
        const choices = choicesOf(PACK, fact);
        const choice = choices[(picks.next().value ?? 0) % Math.max(choices.length, 1)];
        given = pruned(PACK, { ...given, [next]: choice?.answer ?? null }, DAY).answers;
      }
    }),
    { numRuns: 100 },
  );
});

test("a branch says what the law says once that answer is given", () => {
  let tried = 0;
  fc.assert(
    fc.property(answers, (given) => {
      for (const finding of assess(PACK, given, DAY).findings.filter((f) => f.state === "may_hold")) {
        for (const { fact, applies, not } of branchesOf(PACK, given, DAY, finding)) {
          if (fact.type !== "bool" && fact.type !== "enum") continue;
          for (const [blocks, wanted] of [[applies, "holds"], [not, undefined]] as const) {
            const values = (fact.type === "enum" ? blocks.flat() : blocks) as readonly (string | boolean)[];
            for (const value of values) {
              const then: readonly Finding[] = assess(PACK, { ...given, [fact.id]: value }, DAY).findings;
              const found = then.find((f) => f.rule === finding.rule && f.version === finding.version);
              assert.equal(found?.state, wanted, `${finding.rule} ${fact.id} ${String(value)}`);
              tried += 1;
            }
          }
        }
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(tried > 50, `only ${tried}`);
});

test("ticks are few, are answers the law takes, and an empty box says nothing", () => {
  const ticks = urgentTicks(PACK);
  assert.ok(ticks.length <= 5);
  for (const tick of ticks) assert.deepEqual(parseAnswer(PACK, tick.fact, tick.answer), tick.answer);
  assert.deepEqual(withTicks({}, []), {});
});

test("two ticks of one set are both in the answer", () => {
  const set = PACK.facts.find((f) => f.type === "set");
  assert.ok(set);
  const [a, b] = set.values ?? [];
  const tick = (member: string): { key: string; fact: Fact; answer: Answer } => ({
    key: member,
    fact: set,
    answer: { has: [member], not: [] },
  });
  assert.deepEqual(withTicks({}, [tick(a ?? ""), tick(b ?? "")]), { [set.id]: { has: [a, b], not: [] } });
});
