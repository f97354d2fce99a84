// What was known when, law without a day, clauses, the value given, the weakest status, and why not: on one small pack.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAnswers } from "./answer.ts";
import { assess, type Assessment, states } from "./assess.ts";
import type { Ast, Fact, Pack, Rule, RuleVersion } from "./pack.ts";
import { NO, UNSURE, YES } from "./value.ts";
import { whyNot } from "./why_not.ts";

const ast = (tree: unknown): Ast => tree as Ast;
const fact = (id: string, rest: Partial<Fact> & Pick<Fact, "type">): Fact => ({ id, section: "s", tier: 2, burden: 1, when: null, ...rest });

function version(from: string | null, rest: Partial<RuleVersion> = {}): RuleVersion {
  return {
    from,
    until: null,
    known: null,
    until_known: null,
    when: null,
    sources: ["STRONG"],
    confidence: "high",
    for_lawyer: false,
    review: { status: "reviewed" },
    words: "w",
    reads: [],
    cuts: { pay: [50_000], hours: [10] },
    ...rest,
  };
}

const rule = (id: string, outcome: string, versions: readonly RuleVersion[], rest: Partial<Rule> = {}): Rule => ({
  id,
  outcome,
  value: null,
  level: "wait",
  axis: "as_of",
  when: null,
  overrides: [],
  gives: null,
  versions,
  ...rest,
});

const PACK: Pack = {
  format: 2,
  id: "t",
  version: "1",
  hash: "h",
  languages: ["en"],
  verified: { from: "2020-01-01", until: "2025-12-31" },
  review: { status: "reviewed" },
  sections: ["s"],
  currencies: { EUR: 2 },
  ratio_of: 20,
  facts: [
    fact("yes", { type: "bool" }),
    fact("pay", { type: "money", currency: "EUR", min: 0, max: 10_000_000, blocks: [50_000] }),
    fact("hours", { type: "ratio", of: 20, min: 0, max: 20, blocks: [10] }),
    fact("heavy", { type: "bool", burden: 5 }),
    fact("light", { type: "bool" }),
  ],
  derived: [{ id: "payment", type: "money", currency: "EUR", expr: ast(["share", ["fact", "pay"], ["fact", "hours"], "down"]), reads: ["pay", "hours"] }],
  outcomes: ["open", "next", "paid", "either", "base"].map((id) => ({ id, kind: "warning" })),
  rules: [
    rule("open.term", "open", [
      version("2022-01-01", { until: "2022-06-30", until_known: "2022-06-01" }),
      version("2022-07-01", { known: "2022-06-10" }),
    ]),
    rule("next.law", "next", [version(null, { when: ast(["fact", "yes"]) })]),
    rule("paid.share", "paid", [version("2020-01-01")], { when: ast(["ge", ["fact", "pay"], ["money", "EUR", 50_000]]), gives: "payment" }),
    rule("either.way", "either", [version("2020-01-01")], { when: ast(["or", ["fact", "heavy"], ["fact", "light"]]) }),
    rule("base.rule", "base", [version("2020-01-01")]),
    rule("base.exception", "next", [version("2020-01-01", { sources: ["WEAK"], for_lawyer: true, review: { status: "draft" } })], {
      when: ast(["fact", "yes"]),
      overrides: ["base.rule"],
    }),
  ],
  sources: {
    STRONG: { citation: "s", from: "2020-01-01", until: null, confidence: "high", checked: "2025-01-01", seen: [] },
    WEAK: { citation: "w", from: "2020-01-01", until: null, confidence: "low", checked: "2025-01-01", seen: [] },
  },
  clauses: [
    { id: "fair", taints: ["paid"], axis: "as_of", from: "2023-01-01", until: null, when: ast(["fact", "yes"]), sources: [], confidence: "low", review: { status: "draft" }, words: "clause-fair" },
  ],
  papers: [],
  signoff: null,
};

const said = (untrusted: object, asOf: string, knownOn: string | null = null): Assessment =>
  assess(PACK, parseAnswers(PACK, untrusted), asOf, knownOn);
const found = (assessment: Assessment, id: string) => assessment.findings.find((f) => f.rule === id);

test("an end not known yet is no end, and a later text not known yet is not there", () => {
  assert.equal(found(said({}, "2022-08-01"), "open.term")?.version, "2022-07-01");
  const before = found(said({}, "2022-08-01", "2022-05-31"), "open.term");
  assert.deepEqual([before?.version, before?.until], ["2022-01-01", null]);
  assert.equal(found(said({}, "2022-08-01", "2022-06-05"), "open.term"), undefined);
  assert.equal(found(said({}, "2022-08-01", "2022-06-10"), "open.term")?.version, "2022-07-01");
  assert.equal(said({}, "2022-08-01", "2022-06-10").known_on, "2022-06-10");
});

test("law without a day never holds, and is listed where its conditions may be met", () => {
  for (const [answers, state] of [[{ yes: true }, "holds"], [{}, "may_hold"], [{ yes: false }, undefined]] as const) {
    const assessment = said(answers, "2022-08-01");
    assert.equal(assessment.pending.find((p) => p.rule === "next.law")?.state, state);
    assert.equal(found(assessment, "next.law"), undefined);
  }
});

test("a clause in play taints, on its days and where its condition can be true", () => {
  const paid = (answers: object, asOf: string) => found(said({ pay: "600.00", ...answers }, asOf), "paid.share");
  assert.deepEqual([paid({}, "2023-01-01")?.clauses, paid({}, "2023-01-01")?.for_lawyer], [["fair"], true]);
  assert.deepEqual([paid({}, "2022-12-31")?.clauses, paid({}, "2022-12-31")?.for_lawyer], [[], false]);
  assert.deepEqual(paid({ yes: false }, "2023-01-01")?.clauses, []);
});

test("a clause without ends still needs a day of its axis", () => {
  const facts = PACK.facts.map((f) => (f.id === "heavy" ? { ...fact("heavy", { type: "day" }), when: ast(["fact", "yes"]) } : f));
  const clauses = PACK.clauses.map((c) => ({ ...c, axis: "heavy", from: null, when: null }));
  const pack = { ...PACK, facts, clauses, rules: PACK.rules.filter((r) => r.id === "paid.share") };
  const paid = (yes: boolean) => assess(pack, parseAnswers(pack, { pay: "600.00", yes }), "2022-01-01").findings[0];
  assert.deepEqual([paid(true)?.clauses, paid(true)?.for_lawyer], [["fair"], true]);
  assert.deepEqual([paid(false)?.clauses, paid(false)?.for_lawyer], [[], false]);
});

test("a finding carries what its value can be, and what that hangs on", () => {
  const gives = (answers: object) => found(said(answers, "2022-01-01"), "paid.share")?.gives;
  assert.deepEqual(gives({ pay: "1234.50", hours: "3/4" }), { derived: "payment", type: "money", currency: "EUR", value: "925.87", depends_on: [] });
  assert.deepEqual(gives({ pay: "1000", hours: { min: "1/2" } })?.value, { min: "500.00", max: "1000.00" });
  assert.deepEqual(gives({}), { derived: "payment", type: "money", currency: "EUR", value: null, depends_on: ["pay", "hours"] });
  assert.ok(said({ pay: "1000" }, "2022-01-01").open.includes("hours"));
});

test("a finding is as weak as the weakest of what was weighed", () => {
  const weak = (answers: object) => {
    const base = found(said(answers, "2022-01-01"), "base.rule");
    return [base?.state, base?.confidence, base?.review, base?.for_lawyer];
  };
  assert.deepEqual(weak({ yes: false }), ["holds", "high", "reviewed", false]);
  assert.deepEqual(weak({}), ["may_hold", "low", "draft", true]);
});

test("of two questions that settle as much, the lighter is asked first", () => {
  const answers = { yes: false, pay: "1.00", hours: "1/2" };
  assert.equal(said(answers, "2022-01-01").next, "light");
});

test("a ratio that cannot be answered between two parts decides nothing", () => {
  const off = { ...PACK, ratio_of: 60, facts: PACK.facts.map((f) => (f.id === "hours" ? { ...f, max: 60, blocks: [21] } : f)) };
  const rules = [rule("third", "paid", [version("2020-01-01", { cuts: { hours: [21] } })], { when: ast(["eq", ["fact", "hours"], ["ratio", 20]]) })];
  assert.deepEqual(states({ ...off, derived: [], rules, clauses: [] }, {}, "2022-01-01"), [NO]);
});

test("states alone are those of the assessment", () => {
  const all = states(PACK, parseAnswers(PACK, { yes: true }), "2022-01-01");
  assert.deepEqual(all, [YES, NO, UNSURE, UNSURE, NO, YES]);
});

test("why not: what keeps a rule from holding, and what would change it", () => {
  const why = (answers: object, id: string) => whyNot(PACK, parseAnswers(PACK, answers), "2022-01-01", id);
  assert.deepEqual(why({ pay: "1.00" }, "paid.share"), [
    { rule: "paid.share", version: "2020-01-01", state: "not", in_force: "yes", because: ["pay"], blocked_by: [], changes: [{ fact: "pay", to: [["500.00", null]] }] },
  ]);
  assert.deepEqual(why({ yes: true }, "base.rule")[0]?.blocked_by, ["base.exception@2020-01-01"]);
  assert.deepEqual(why({}, "open.term").map((v) => [v.version, v.state, v.in_force]), [["2022-01-01", "holds", "yes"], ["2022-07-01", "not", "no"]]);
  assert.deepEqual(why({ yes: true }, "next.law").map((v) => [v.version, v.state, v.because]), [["pending", "pending", ["yes"]]]);
});
