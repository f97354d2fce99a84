// What the law says for these answers on this day, with its reasons (docs/packs.md, "The assessment").
import { type Answers, possible } from "./answer.ts";
import { questions } from "./ask.ts";
import { type Engine, engineOf, mayBeInForce, type Version } from "./compile.ts";
import { dayNumber, dayText } from "./day.ts";
import { State } from "./node.ts";
import type { Confidence, Level, OutcomeKind, Pack } from "./pack.ts";
import { settled } from "./settle.ts";
import { asRange, NO, YES } from "./value.ts";
import { because, type Change, changes, hangsOn } from "./why.ts";

export interface Finding {
  readonly rule: string;
  readonly version: string;
  readonly outcome: string;
  readonly kind: OutcomeKind;
  readonly value: string | null;
  readonly level: Level;
  readonly state: "holds" | "may_hold";
  readonly axis: string;
  readonly axis_from?: string;
  readonly axis_until?: string;
  readonly from: string;
  readonly until: string | null;
  readonly confidence: Confidence;
  readonly for_lawyer: boolean;
  readonly review: string;
  readonly sources: readonly string[];
  readonly words: string;
  readonly because: readonly string[];
  readonly depends_on: readonly string[];
  readonly changes: readonly Change[];
  readonly exceptions: readonly string[];
}

export interface Conflict {
  readonly outcome: string;
  readonly rules: readonly string[];
}

export interface Assessment {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly engine: "1";
  readonly as_of: string;
  readonly standing: "verified" | "unverified";
  readonly findings: readonly Finding[];
  readonly conflicts: readonly Conflict[];
  readonly next: string | null;
  readonly open: readonly string[];
  readonly answers: Answers;
}

const LEVELS: readonly Level[] = ["urgent", "danger", "wait"];

/**
 * The assessment of parsed answers on a day.
 * @param asOf the day asked about, `YYYY-MM-DD`.
 * @throws DayError, PackError
 */
export function assess(pack: Pack, answers: Answers, asOf: string): Assessment {
  const engine = engineOf(pack);
  const day = dayNumber(asOf);
  const state = new State(
    day,
    pack.facts.map((f) => possible(f, answers[f.id])),
  );
  const live = engine.versions
    .map((version) => ({ version, is: settled(engine, state, version) }))
    .filter(({ is }) => is !== NO);
  const findings = live.map(({ version, is }) => finding(engine, state, answers, version, is === YES));
  const unsettled = live.filter(({ is }) => is !== YES).map(({ version }) => version);
  const { next, open } = questions(engine, state, unsettled, new Set(Object.keys(answers)));
  const verified = day >= dayNumber(pack.verified.from) && day <= dayNumber(pack.verified.until);
  return {
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    engine: "1",
    as_of: asOf,
    standing: verified ? "verified" : "unverified",
    findings: findings.sort(byDanger),
    conflicts: conflicts(
      pack,
      live.filter(({ is }) => is === YES).map(({ version }) => version),
    ),
    next,
    open,
    answers,
  };
}

const byDanger = (a: Finding, b: Finding): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
  Number(a.state !== "holds") - Number(b.state !== "holds");

function finding(engine: Engine, state: State, answers: Answers, version: Version, holds: boolean): Finding {
  const { rule, version: text } = version;
  const { facts, outcomes } = engine.pack;
  const axis = asRange(version.axis.value(state));
  const decisive = inOrder(because(version.holds, state, YES)).filter(
    (f) => (answers[facts[f]!.id] ?? null) !== null,
  );
  const ids = (indexes: readonly number[]): readonly string[] => indexes.map((f) => facts[f]!.id);
  return {
    rule: rule.id,
    version: text.from,
    outcome: rule.outcome,
    kind: outcomes.find((o) => o.id === rule.outcome)!.kind,
    value: rule.value,
    level: rule.level,
    state: holds ? "holds" : "may_hold",
    axis: rule.axis,
    ...(axis.na < 2 ? { axis_from: dayText(axis.lo), axis_until: dayText(axis.hi) } : {}),
    from: text.from,
    until: text.until,
    confidence: text.confidence,
    for_lawyer: text.for_lawyer,
    review: text.review.status,
    sources: text.sources,
    words: text.words,
    because: ids(decisive),
    depends_on: holds ? [] : ids(inOrder(hangsOn(version.holds, state, facts))),
    changes: holds ? changes(engine, state, version, decisive) : [],
    exceptions: version.exceptions.filter((x) => mayBeInForce(x, state)).map((x) => x.label),
  };
}

const inOrder = (indexes: ReadonlySet<number>): readonly number[] => [...indexes].sort((a, b) => a - b);

/** Findings that versions which hold give different values. */
function conflicts(pack: Pack, holding: readonly Version[]): readonly Conflict[] {
  return pack.outcomes.flatMap((outcome) => {
    const giving = holding.filter((v) => outcome.kind === "finding" && v.rule.outcome === outcome.id);
    const values = new Set(giving.map((v) => v.rule.value));
    return values.size > 1 ? [{ outcome: outcome.id, rules: giving.map((v) => v.label) }] : [];
  });
}
