// What the law says for these answers on this day, with its reasons (docs/packs.md, "The assessment").
import { type Answers, possible } from "./answer.ts";
import { questions } from "./ask.ts";
import { type Engine, engineOf, mayBeInForce, type Version } from "./compile.ts";
import { dayNumber, dayText } from "./day.ts";
import { type Gives, Giving } from "./gives.ts";
import type { Confidence, Level, OutcomeKind, Pack, SignOff } from "./pack.ts";
import { settled } from "./settle.ts";
import type { State } from "./state.ts";
import { asRange, NO, type Truth, UNSURE, type Value, YES } from "./value.ts";
import { weakest } from "./weakest.ts";
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
  readonly gives: Gives | null;
  /** The clauses in play that taint its outcome. */
  readonly clauses: readonly string[];
}

/** Law announced without a day, whose conditions are met or may be. */
export interface PendingLaw {
  readonly rule: string;
  readonly outcome: string;
  readonly value: string | null;
  readonly state: "holds" | "may_hold";
  readonly words: string;
  readonly sources: readonly string[];
}

export interface Conflict {
  readonly outcome: string;
  readonly rules: readonly string[];
}

export interface Assessment {
  readonly pack: { readonly id: string; readonly version: string; readonly hash: string };
  readonly engine: "2";
  readonly as_of: string;
  readonly known_on: string | null;
  readonly standing: "verified" | "unverified";
  readonly signed: SignOff | null;
  readonly findings: readonly Finding[];
  readonly pending: readonly PendingLaw[];
  readonly conflicts: readonly Conflict[];
  readonly next: string | null;
  readonly open: readonly string[];
  readonly answers: Answers;
}

const LEVELS: readonly Level[] = ["urgent", "danger", "wait"];

/** What each fact may be by the answers. */
export const basis = (engine: Engine, answers: Answers): readonly Value[] =>
  engine.pack.facts.map((f, i) => possible(engine.pack, f, answers[f.id], engine.domains[i]));

/**
 * Whether each dated version of the pack holds, in the pack's order: `NO`, `YES` or `UNSURE` (value.ts). Without the
 * reasons it takes a fraction of the time.
 * @throws DayError, PackError
 */
export function states(pack: Pack, answers: Answers, asOf: string, knownOn: string | null = null): readonly Truth[] {
  const engine = engineOf(pack, knownOn);
  const state = engine.passing(dayNumber(asOf), basis(engine, answers));
  return engine.versions.map((version) => settled(engine, state, version));
}

/**
 * The assessment of parsed answers on a day.
 * @param asOf the day asked about, `YYYY-MM-DD`.
 * @param knownOn by the law as it was known on this day; null: as it is known now.
 * @throws DayError, PackError
 */
export function assess(pack: Pack, answers: Answers, asOf: string, knownOn: string | null = null): Assessment {
  if (knownOn !== null) dayNumber(knownOn);
  const engine = engineOf(pack, knownOn);
  const day = dayNumber(asOf);
  const state = engine.passing(day, basis(engine, answers));
  const live: { readonly version: Version; readonly holds: boolean }[] = [];
  for (const version of engine.versions) {
    const is = settled(engine, state, version);
    if (is !== NO) live.push({ version, holds: is === YES });
  }
  const giving = new Giving(engine, state);
  const inPlay = engine.clauses.filter((c) => c.inPlay.truth(state) !== NO).map((c) => c.clause);
  const findings = live.map(({ version, holds }): Finding => {
    const clauses = inPlay.filter((c) => c.taints.includes(version.rule.outcome)).map((c) => c.id);
    const gives = version.rule.gives === null ? null : giving.of(version.rule.gives).gives;
    return { ...finding(engine, state, answers, version, holds, clauses.length > 0), gives, clauses };
  });
  const unsettled = live.filter((l) => !l.holds).map((l) => l.version);
  const given = live.flatMap(({ version: { rule } }) => (rule.gives === null ? [] : giving.of(rule.gives).hangs));
  const { next, open } = questions(engine, state, unsettled, given, new Set(Object.keys(answers)));
  const verified = day >= dayNumber(pack.verified.from) && day <= dayNumber(pack.verified.until);
  return {
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    engine: "2",
    as_of: asOf,
    known_on: knownOn,
    standing: verified ? "verified" : "unverified",
    signed: signedBy(pack.signoff),
    findings: findings.sort(byDanger),
    pending: pendingLaw(engine, state),
    conflicts: conflicts(
      pack,
      live.filter((l) => l.holds).map((l) => l.version),
    ),
    next,
    open,
    answers,
  };
}

const byDanger = (a: Finding, b: Finding): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
  Number(a.state !== "holds") - Number(b.state !== "holds");

function signedBy(signoff: SignOff | null): SignOff | null {
  if (signoff === null) return null;
  const { state, by, role, on, key } = signoff;
  return { state, by, role, on, key };
}

function finding(
  engine: Engine,
  state: State,
  answers: Answers,
  version: Version,
  holds: boolean,
  tainted: boolean,
): Omit<Finding, "gives" | "clauses"> {
  const { rule, version: text } = version;
  const { facts, outcomes } = engine.pack;
  const axis = asRange(version.axis.value(state));
  const decisive = answered(engine, answers, because(version.holds, state, YES));
  const ids = (indexes: readonly number[]): readonly string[] => indexes.map((f) => facts[f]!.id);
  const weak = weakest(engine.pack, version, state);
  return {
    rule: rule.id,
    version: text.from!,
    outcome: rule.outcome,
    kind: outcomes.find((o) => o.id === rule.outcome)!.kind,
    value: rule.value,
    level: rule.level,
    state: holds ? "holds" : "may_hold",
    axis: rule.axis,
    ...(axis.na < 2 ? { axis_from: dayText(axis.lo), axis_until: dayText(axis.hi) } : {}),
    from: text.from!,
    until: version.until,
    confidence: weak.confidence,
    for_lawyer: weak.for_lawyer || tainted || weak.confidence === "low",
    review: weak.review,
    sources: text.sources,
    words: text.words,
    because: ids(decisive),
    depends_on: holds ? [] : ids(hangsOn(version.holds, state, engine).facts),
    changes: holds ? changes(engine, state, version, decisive) : [],
    exceptions: version.exceptions.filter((x) => mayBeInForce(x, state)).map((x) => x.label),
  };
}

/** Of some facts those that were answered, in the pack's order. */
export function answered(engine: Engine, answers: Answers, found: ReadonlySet<number>): readonly number[] {
  const { facts } = engine.pack;
  return [...found].filter((f) => (answers[facts[f]!.id] ?? null) !== null).sort((a, b) => a - b);
}

function pendingLaw(engine: Engine, state: State): readonly PendingLaw[] {
  return engine.pending.flatMap(({ rule, version, holds }): PendingLaw[] => {
    const is = holds.truth(state);
    if (is === NO) return [];
    const { words, sources } = version;
    return [{ rule: rule.id, outcome: rule.outcome, value: rule.value, state: is === UNSURE ? "may_hold" : "holds", words, sources }];
  });
}

/** Findings that versions which hold give different values. */
function conflicts(pack: Pack, holding: readonly Version[]): readonly Conflict[] {
  return pack.outcomes.flatMap((outcome) => {
    const giving = holding.filter((v) => outcome.kind === "finding" && v.rule.outcome === outcome.id);
    const values = new Set(giving.map((v) => v.rule.value));
    return values.size > 1 ? [{ outcome: outcome.id, rules: giving.map((v) => v.label) }] : [];
  });
}
