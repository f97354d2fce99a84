// The assessment arranged for a reader: danger first, the first step, and what an open finding turns on. Pure.
import type { Answers } from "../lib/law/answer.ts";
import { basis } from "../lib/law/assess.ts";
import { type Engine, engineOf, type Version } from "../lib/law/compile.ts";
import { dayNumber } from "../lib/law/day.ts";
import type { Assessment, Fact, Finding, Pack, Paper, Rule } from "../lib/law/index.ts";
import { settled, split, stepOf } from "../lib/law/settle.ts";
import type { State } from "../lib/law/state.ts";
import { NO, type Range, type Truth, type Value, YES } from "../lib/law/value.ts";
import { written } from "../lib/law/written.ts";
import { factsNamed } from "./interview.ts";
import type { Say } from "./words.ts";

/** Findings by the place they take on the result screen, each in the assessment's order. */
export interface Arranged {
  readonly urgent: readonly Finding[];
  readonly danger: readonly Finding[];
  readonly advice: readonly Finding[];
  readonly avoid: readonly Finding[];
  readonly papers: readonly Finding[];
  readonly wait: readonly Finding[];
  /** What may hold, by the first unknown answer it turns on. */
  readonly maybe: readonly { readonly fact: string; readonly findings: readonly Finding[] }[];
}

export function arranged(assessment: Assessment): Arranged {
  const { findings } = assessment;
  const calm = findings.filter((f) => f.level !== "urgent" && f.state === "holds");
  const law = calm.filter((f) => f.kind === "finding" || f.kind === "warning");
  // What a reader was asked and does not know may be a danger now; what was not asked yet is a question still.
  const pressing = (f: Finding): boolean =>
    f.level === "urgent" && f.kind !== "paper" && (f.state === "holds" || f.depends_on.some((id) => id in assessment.answers));
  const maybe = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.state === "holds" || finding.kind === "paper" || pressing(finding)) continue;
    const [fact] = finding.depends_on;
    if (fact !== undefined) maybe.set(fact, [...(maybe.get(fact) ?? []), finding]);
  }
  return {
    urgent: findings.filter(pressing),
    danger: law.filter((f) => f.level === "danger"),
    advice: calm.filter((f) => f.kind === "advice"),
    avoid: calm.filter((f) => f.kind === "avoid"),
    papers: findings.filter((f) => f.kind === "paper"),
    wait: law.filter((f) => f.level === "wait"),
    maybe: [...maybe].map(([fact, group]) => ({ fact, findings: group })),
  };
}

/** Whether all findings were reviewed by a lawyer, or none: it is then said once. */
export function sameReview({ findings }: Assessment): boolean {
  return findings.every((f) => f.review === findings[0]?.review);
}

/** The clauses that touch any of these findings, each once, in the pack's order. */
export function clausesOf(pack: Pack, findings: readonly Finding[]): Pack["clauses"] {
  const touching = new Set(findings.flatMap((f) => f.clauses));
  return pack.clauses.filter((c) => touching.has(c.id));
}

/** The urgent findings that the answers given touch, whether they hold or may hold. */
export function touched(pack: Pack, assessment: Assessment): readonly Finding[] {
  return assessment.findings.filter((finding) => {
    if (finding.level !== "urgent" || finding.kind === "paper") return false;
    const rule = pack.rules.find((r) => r.id === finding.rule);
    return finding.state === "holds" || factsNamed(rule?.when ?? null).some((id) => id in assessment.answers);
  });
}

/** The findings that a first step may come from, the most pressing first. */
export function pressingOf(assessment: Assessment): readonly Finding[] {
  const holding = assessment.findings.filter((f) => f.state === "holds");
  return ["urgent", "danger"].flatMap((level) => holding.filter((f) => f.level === level));
}

/** The one first step: the first thing that the most pressing finding tells to do. */
export function firstStep(pressing: readonly Finding[], say: Say): string | null {
  return pressing.flatMap((finding) => stepsOf(finding, "do", say))[0] ?? null;
}

/** What to do, or not to do, by a finding: one step a line. */
export function stepsOf(finding: Finding, which: "do" | "dont", say: Say): readonly string[] {
  const lines = say.maybe(`${finding.words}.${which}`)?.split("\n") ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** A fact's answers by what they would make of a finding that may hold. */
export interface Branches {
  readonly fact: Fact;
  readonly applies: readonly unknown[];
  readonly not: readonly unknown[];
  readonly either: readonly unknown[];
}

/** The state that branches were last asked of: many findings ask of the same, and what it worked out serves all. */
let asked: { readonly pack: Pack; readonly answers: Answers; readonly asOf: string; readonly state: State } | null = null;

function stateOf(pack: Pack, answers: Answers, asOf: string): State {
  if (asked === null || asked.pack !== pack || asked.answers !== answers || asked.asOf !== asOf) {
    const engine = engineOf(pack);
    asked = { pack, answers, asOf, state: engine.stateOf(dayNumber(asOf), basis(engine, answers)) };
  }
  return asked.state;
}

/** What each unknown fact of an open finding would decide, everything else staying as it is. */
export function branchesOf(pack: Pack, answers: Answers, asOf: string, finding: Finding): readonly Branches[] {
  const engine = engineOf(pack);
  const version = engine.versions.find((v) => v.rule.id === finding.rule && v.version.from === finding.version);
  if (version === undefined) return [];
  const state = stateOf(pack, answers, asOf);
  return finding.depends_on.map((id) => branchesOver(engine, state, version, engine.factIndex.get(id) ?? 0));
}

function branchesOver(engine: Engine, state: State, version: Version, index: number): Branches {
  const fact = engine.pack.facts[index] as Fact;
  const value = state.base[index] as Value;
  const truthWith = (tried: Value): Truth => settled(engine, state.trying(index, tried), version);
  const cuts = version.version.cuts[fact.id];
  if (value.type === "set") {
    const members = ((cuts ?? []) as readonly string[]).filter((m) => !value.not.includes(m));
    const applies = members.filter((m) => truthWith({ ...value, has: [...value.has, m] }) === YES);
    const rest = members.filter((m) => !value.has.includes(m));
    const none = truthWith({ ...value, not: [...value.not, ...rest] }) === NO;
    return { fact, applies: applies.length > 0 ? [applies] : [], not: none ? [[]] : [], either: [] };
  }
  const found = { applies: [] as Value[], not: [] as Value[], either: [] as Value[] };
  for (const block of split(engine.pack, fact, cuts, value, state.asOf)) {
    const truth = truthWith(block);
    found[truth === YES ? "applies" : truth === NO ? "not" : "either"].push(block);
  }
  const of = (values: readonly Value[]): readonly unknown[] => blocks(engine, index, values);
  return { fact, applies: of(found.applies), not: of(found.not), either: of(found.either) };
}

/** Values as blocks of `changes` (docs/packs.md): neighbouring intervals joined, null at the ends of what there is. */
function blocks({ pack, domains }: Engine, index: number, values: readonly Value[]): readonly unknown[] {
  const fact = pack.facts[index] as Fact;
  const members = values.flatMap((v) => (v.type === "enum" ? v.any : []));
  if (fact.type === "enum") return members.length === 0 ? [] : [members];
  const truths = values.flatMap((v) => (v.type === "bool" ? [v.can === YES] : []));
  if (fact.type === "bool") return truths;
  const joined: { lo: number; hi: number }[] = [];
  for (const value of values) {
    if (value.type !== "range") continue;
    const last = joined.at(-1);
    if (last !== undefined && last.hi + stepOf(pack, fact) === value.lo) last.hi = value.hi;
    else joined.push({ lo: value.lo, hi: value.hi });
  }
  const all = domains[index] as Range;
  return joined.map(({ lo, hi }) => [lo <= all.lo ? null : written(pack, fact, lo), hi >= all.hi ? null : written(pack, fact, hi)]);
}

/** A paper and why it is or is not offered. */
export interface Offer {
  readonly paper: Paper;
  /** The finding behind it: holds, may hold, or none on these answers and this day. */
  readonly finding: Finding | null;
  readonly offered: boolean;
  /** The last day the law allowed it, where the day asked about is later. */
  readonly allowedUntil: string | null;
}

export function offersOf(pack: Pack, assessment: Assessment): readonly Offer[] {
  return pack.papers.map((paper) => {
    const behind = assessment.findings.filter((f) => f.kind === "paper" && f.outcome === paper.outcome);
    const holding = behind.find((f) => f.state === "holds") ?? null;
    const versions = pack.rules.filter((r) => r.outcome === paper.outcome && r.axis === "as_of").flatMap((r) => r.versions);
    const ends = versions.map((v) => v.until ?? "9999-12-31").sort();
    const last = ends.at(-1) ?? "9999-12-31";
    const allowedUntil = last < assessment.as_of ? last : null;
    return { paper, finding: holding ?? behind[0] ?? null, offered: holding !== null, allowedUntil };
  });
}

/** The rules of findings and warnings of which no version holds or may hold, in the pack's order. */
export function absentOf(pack: Pack, assessment: Assessment): readonly Rule[] {
  const live = new Set(assessment.findings.map((f) => f.rule));
  const told = new Set(pack.outcomes.filter((o) => o.kind === "finding" || o.kind === "warning").map((o) => o.id));
  const dated = pack.rules.filter((r) => r.versions.some((v) => v.from !== null));
  return dated.filter((r) => told.has(r.outcome) && !live.has(r.id));
}

/** The exact day that an answer knows for a paper's field: `wound_day` is the fact `wound_day`, `wound_on`, … */
export function knownDay(pack: Pack, answers: Answers, field: string): string | null {
  const stem = field.replace(/_day$/, "");
  const named = [field, `${stem}_on`, `${stem}_since`, `${stem}_date`];
  const fact = pack.facts.find((f) => f.type === "day" && named.includes(f.id) && typeof answers[f.id] === "string");
  return fact === undefined ? null : (answers[fact.id] as string);
}
