// The interpreter against a plain two-valued evaluator over every completion of the answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Answer, type Answers, parseAnswers } from "./answer.ts";
import { assess, type Assessment } from "./assess.ts";
import { canonical } from "./canonical.ts";
import { dayNumber, dayText } from "./day.ts";
import type { Ast, Cuts, Fact, Pack, Rule } from "./pack.ts";

const SMALL_DAYS = ["2021-12-31", "2022-01-01", "2022-01-02", "2022-01-03", "2022-01-04", "2022-01-05"];
const DAY_CUTS = [...SMALL_DAYS, "2022-01-06"];
const fact = (id: string, type: Fact["type"], when: Ast | null, rest: Partial<Fact> = {}): Fact => ({
  id, type, section: "one", tier: 2, when, ...rest,
});

const FACTS: readonly Fact[] = [
  fact("yes", "bool", null),
  fact("kind", "enum", null, { values: ["p", "q", "r"], blocks: [["p"], ["q"], ["r"]] }),
  fact("why", "set", null, { values: ["x", "y"], blocks: ["x", "y"] }),
  fact("n", "int", ["in", ["fact", "kind"], "p", "q"], { min: 0, max: 3, blocks: [0, 1, 2, 3] }),
  fact("on", "day", ["fact", "yes"], { blocks: DAY_CUTS }),
  fact("also", "bool", ["ge", ["fact", "n"], ["int", 2]]),
];
const DERIVED = [
  { id: "last", type: "day" as const, expr: ["latest", ["fact", "on"], ["day", "2022-01-02"]] as unknown as Ast, reads: ["yes", "on"] },
  { id: "big", type: "bool" as const, expr: ["or", ["ge", ["fact", "n"], ["int", 2]], ["fact", "also"]] as unknown as Ast, reads: ["kind", "n", "also"] },
];
const ALL = FACTS.map((f) => f.id);
const CUTS: Readonly<Record<string, Cuts>> = Object.fromEntries(FACTS.filter((f) => f.blocks !== undefined).map((f) => [f.id, f.blocks!]));

function packOf(whens: readonly Ast[], axes: readonly string[], overriding: readonly (readonly number[])[]): Pack {
  const rules = whens.map((when, i): Rule => ({
    id: `rule.r${i}`, outcome: "o", value: i % 2 === 0 ? "one" : "two", level: i % 2 === 0 ? "danger" : "urgent",
    axis: axes[i] ?? "as_of", when, overrides: (overriding[i] ?? []).map((j) => `rule.r${j}`),
    versions: [
      { from: "2022-01-01", until: "2022-01-02" }, { from: "2022-01-03", until: null },
    ].map((period, k) => ({
      ...period, when: k === 1 ? (["ne", ["fact", "kind"], ["sym", "r"]] as unknown as Ast) : null, sources: ["S"],
      confidence: "high" as const, for_lawyer: false, review: { status: "draft" }, words: "w", reads: ALL, cuts: CUTS,
    })),
  }));
  return {
    format: 1, id: "t", version: "1", hash: "h", languages: ["en"], verified: { from: "2022-01-01", until: "2022-01-04" },
    review: { status: "draft" }, sections: ["one"], facts: FACTS, derived: DERIVED, outcomes: [{ id: "o", kind: "finding", values: ["one", "two"] }],
    rules, sources: {}, papers: [],
  };
}

// A plain evaluator of complete cases: undefined is "not applicable".
type Plain = boolean | string | number | readonly string[] | undefined;

class Complete {
  readonly pack: Pack;
  readonly raw: Readonly<Record<string, Plain>>;
  readonly asOf: number;
  constructor(pack: Pack, raw: Readonly<Record<string, Plain>>, asOf: number) {
    this.pack = pack;
    this.raw = raw;
    this.asOf = asOf;
  }
  of(ast: Ast): Plain {
    const [op, ...rest] = ast as readonly [string, ...Ast[]];
    const kid = (i: number): Plain => this.of(rest[i]!);
    const names = rest as unknown as string[];
    const order = (test: (a: number, b: number) => boolean): boolean => {
      const [a, b] = [kid(0), kid(1)];
      return a !== undefined && b !== undefined && test(a as number, b as number);
    };
    switch (op) {
      case "bool": case "int": case "sym": return names[0] as Plain;
      case "day": return dayNumber(names[0]);
      case "as_of": return this.asOf;
      case "fact": {
        const f = this.pack.facts.find((x) => x.id === names[0])!;
        return f.when === null || this.of(f.when) === true ? this.raw[f.id] : undefined;
      }
      case "derived": return this.of(this.pack.derived.find((d) => d.id === names[0])!.expr);
      case "and": return rest.every((k) => this.of(k) === true);
      case "or": return rest.some((k) => this.of(k) === true);
      case "not": return kid(0) !== true;
      case "eq": return order((a, b) => a === b);
      case "ne": return order((a, b) => a !== b);
      case "lt": return order((a, b) => a < b);
      case "le": return order((a, b) => a <= b);
      case "gt": return order((a, b) => a > b);
      case "ge": return order((a, b) => a >= b);
      case "in": { const a = kid(0); return a !== undefined && names.slice(1).includes(a as string); }
      case "has": { const a = kid(0); return a !== undefined && (a as string[]).includes(names[1]!); }
      case "applies": return kid(0) !== undefined;
      case "latest": case "earliest": {
        const there = rest.map((k) => this.of(k)).filter((v) => v !== undefined) as number[];
        return there.length === 0 ? undefined : op === "latest" ? Math.max(...there) : Math.min(...there);
      }
      case "days_between": { const [a, b] = [kid(0), kid(1)] as number[]; return a === undefined || b === undefined ? undefined : b - a; }
      case "add": { const [a, b] = [kid(0), kid(1)] as number[]; return a === undefined || b === undefined ? undefined : a + b; }
      case "sub": { const [a, b] = [kid(0), kid(1)] as number[]; return a === undefined || b === undefined ? undefined : a - b; }
      case "if": return kid(0) === true ? kid(1) : kid(2);
      default: throw new Error(op);
    }
  }
  holds(rule: Rule, k: number): boolean {
    const version = rule.versions[k]!;
    const day = this.of(rule.axis === "as_of" ? (["as_of"] as unknown as Ast) : (([FACTS.some((f) => f.id === rule.axis) ? "fact" : "derived", rule.axis]) as unknown as Ast)) as number | undefined;
    if (day === undefined || day < dayNumber(version.from) || (version.until !== null && day > dayNumber(version.until))) return false;
    if ((rule.when !== null && this.of(rule.when) !== true) || (version.when !== null && this.of(version.when) !== true)) return false;
    return !this.pack.rules.some((x) => x.overrides.includes(rule.id) && x.versions.some((_, i) => this.holds(x, i)));
  }
}

const CHOICES: Readonly<Record<string, readonly Plain[]>> = {
  yes: [false, true], kind: ["p", "q", "r"], why: [[], ["x"], ["y"], ["x", "y"]], n: [0, 1, 2, 3],
  on: SMALL_DAYS.map((d) => dayNumber(d)), also: [false, true],
};

/** Whether a complete value fits an answer. */
function fits(id: string, value: Plain, answer: Answer | undefined): boolean {
  if (answer === null || answer === undefined) return true;
  const parts = answer as { any?: string[]; has?: string[]; not?: string[]; min?: number; max?: number; from?: string; until?: string };
  if (id === "on") {
    const exact = typeof answer === "string" ? answer : undefined;
    const day = value as number;
    return day >= dayNumber(exact ?? parts.from ?? "1900-01-01") && day <= dayNumber(exact ?? parts.until ?? "2099-12-31");
  }
  if (id === "why") {
    const members = value as string[];
    if (Array.isArray(answer)) return members.length === answer.length && members.every((m) => answer.includes(m));
    return (parts.has ?? []).every((m) => members.includes(m)) && !(parts.not ?? []).some((m) => members.includes(m));
  }
  if (parts.any !== undefined) return parts.any.includes(value as string);
  if (typeof answer === "object") return (value as number) >= (parts.min ?? 0) && (value as number) <= (parts.max ?? 3);
  return value === answer;
}

function completions(answers: Answers): Record<string, Plain>[] {
  return ALL.reduce<Record<string, Plain>[]>(
    (all, id) => all.flatMap((c) => CHOICES[id]!.filter((value) => fits(id, value, answers[id])).map((value) => ({ ...c, [id]: value }))),
    [{}],
  );
}

const day = fc.constantFrom(...SMALL_DAYS);
const intTerm = fc.constantFrom<unknown[]>(["fact", "n"], ["add", ["fact", "n"], ["int", 1]], ["sub", ["int", 3], ["fact", "n"]], ["if", ["fact", "yes"], ["fact", "n"], ["int", 1]], ["days_between", ["fact", "on"], ["as_of"]]);
const dayTerm = fc.oneof(fc.constantFrom<unknown[]>(["fact", "on"], ["derived", "last"], ["as_of"], ["earliest", ["fact", "on"], ["as_of"]]), day.map((d) => ["day", d]));
const comparison = fc.constantFrom("eq", "ne", "lt", "le", "gt", "ge");
const leaf: fc.Arbitrary<unknown[]> = fc.oneof(
  fc.constantFrom<unknown[]>(["fact", "yes"], ["fact", "also"], ["derived", "big"], ["applies", ["fact", "n"]], ["applies", ["fact", "on"]], ["bool", true]),
  fc.tuple(comparison, intTerm, fc.integer({ min: -1, max: 4 })).map(([op, a, n]) => [op, a, ["int", n]]),
  fc.tuple(comparison, dayTerm, dayTerm).map(([op, a, b]) => [op, a, b]),
  fc.subarray(["p", "q", "r"], { minLength: 1 }).map((m) => ["in", ["fact", "kind"], ...m]),
  fc.constantFrom("x", "y").map((m) => ["has", ["fact", "why"], m]),
  fc.tuple(fc.constantFrom("eq", "ne"), fc.constantFrom("p", "q", "r")).map(([op, m]) => [op, ["fact", "kind"], ["sym", m]]),
);
const expression: fc.Arbitrary<Ast> = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, tie("all"), tie("not")),
  all: fc.tuple(fc.constantFrom("and", "or"), fc.array(tie("any"), { minLength: 2, maxLength: 3 })).map(([op, k]) => [op, ...k]),
  not: tie("any").map((k) => ["not", k]),
})).any as unknown as fc.Arbitrary<Ast>;
const packs = fc
  .tuple(fc.array(expression, { minLength: 3, maxLength: 3 }), fc.array(fc.constantFrom("as_of", "on", "last"), { minLength: 3, maxLength: 3 }), fc.constantFrom([[1], []], [[], [0], [0]], [[], [], []]))
  .map(([whens, axes, overriding]) => packOf(whens, axes, overriding));
const partial: fc.Arbitrary<Answers> = fc.record({
  yes: fc.constantFrom<Answer>(null, true, false),
  kind: fc.oneof(fc.constantFrom<Answer>(null, "p", "q", "r"), fc.subarray(["p", "q", "r"], { minLength: 1 }).map((any) => ({ any }))),
  why: fc.oneof(fc.constantFrom<Answer>(null, [], ["y"], { has: ["x"], not: [] }, { has: [], not: ["x"] })),
  n: fc.oneof(fc.constant(null), fc.nat(3), fc.nat(3).map((min) => ({ min })), fc.nat(3).map((max) => ({ max }))),
  on: fc.oneof(fc.constant(null), day, day.map((from) => ({ from })), day.map((until) => ({ until }))),
  also: fc.constantFrom<Answer>(null, true, false),
}, { requiredKeys: [] });

const stateOf = (assessment: Assessment, rule: string, version: string): string =>
  assessment.findings.find((f) => f.rule === rule && f.version === version)?.state ?? "not";

test("a partial assessment never contradicts any completion of its answers", () => {
  fc.assert(fc.property(packs, partial, day, (pack, answers, asOf) => {
    const assessment = assess(pack, parseAnswers(pack, answers), asOf);
    const all = completions(answers).map((c) => new Complete(pack, c, dayNumber(asOf)));
    for (const rule of pack.rules) {
      rule.versions.forEach((version, k) => {
        const state = stateOf(assessment, rule.id, version.from);
        if (state === "holds") assert.ok(all.every((c) => c.holds(rule, k)), "said to hold, and does not in a completion");
        if (state === "not") assert.ok(!all.some((c) => c.holds(rule, k)), "said not to hold, and does in a completion");
        if (all.length === 1 && answers["on"] !== null && typeof answers["on"] !== "object" && answers["on"] !== undefined) {
          assert.notEqual(state, "may_hold", "a complete case leaves nothing unsure");
        }
      });
    }
  }), { numRuns: 600 });
});

test("answering more never takes back what was settled", () => {
  fc.assert(fc.property(packs, partial, day, fc.nat(), (pack, answers, asOf, pick) => {
    const before = assess(pack, answers, asOf);
    const candidates = completions(answers);
    if (candidates.length === 0) return;
    const full = candidates[pick % candidates.length]!;
    let more: Answers = answers;
    for (const id of ALL) {
      const value = full[id]!;
      more = { ...more, [id]: id === "on" ? dayText(value as number) : (value as Answer) };
      const after = assess(pack, more, asOf);
      for (const rule of pack.rules) for (const version of rule.versions) {
        const [was, is] = [stateOf(before, rule.id, version.from), stateOf(after, rule.id, version.from)];
        if (was !== "may_hold") assert.equal(is, was);
      }
    }
  }), { numRuns: 150 });
});

test("the same answers give the same bytes, in whatever order they were given", () => {
  fc.assert(fc.property(packs, partial, day, (pack, answers, asOf) => {
    const turned = Object.fromEntries(Object.entries(answers).reverse()) as Answers;
    assert.equal(canonical(assess(pack, answers, asOf)), canonical(assess(pack, turned, asOf)));
  }), { numRuns: 100 });
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
