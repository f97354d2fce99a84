// Why a rule does not hold, version by version, and what would change it (docs/packs.md, "Why not").
import type { Answers } from "./answer.ts";
import { answered, basis } from "./assess.ts";
import { type Engine, engineOf, type Version } from "./compile.ts";
import { dayNumber } from "./day.ts";
import { type Pack, PackError } from "./pack.ts";
import { settled } from "./settle.ts";
import type { State } from "./state.ts";
import { NO, type Truth, YES } from "./value.ts";
import { because, type Change, changes } from "./why.ts";

export interface WhyNot {
  readonly rule: string;
  /** The version's first day, or "pending". */
  readonly version: string;
  readonly state: "holds" | "may_hold" | "not" | "pending";
  readonly in_force: "yes" | "no" | "unsure";
  readonly because: readonly string[];
  readonly blocked_by: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * For each version of a rule, in order.
 * @throws DayError, PackError
 */
export function whyNot(
  pack: Pack,
  answers: Answers,
  asOf: string,
  ruleId: string,
  knownOn: string | null = null,
): readonly WhyNot[] {
  if (!pack.rules.some((r) => r.id === ruleId)) throw new PackError("This law file has no such rule.");
  const engine = engineOf(pack, knownOn);
  const s = engine.passing(dayNumber(asOf), basis(engine, answers));
  return [...engine.versions, ...engine.pending]
    .filter((v) => v.rule.id === ruleId)
    .map((v) => (v.version.from === null ? pending(engine, s, answers, v) : dated(engine, s, answers, v, v.version.from)));
}

function dated(engine: Engine, s: State, answers: Answers, version: Version, from: string): WhyNot {
  const is = settled(engine, s, version);
  const decisive = answered(engine, answers, because(version.holds, s, is === YES ? YES : NO));
  const [changed, state] = is === YES ? ([NO, "holds"] as const) : is === NO ? ([YES, "not"] as const) : ([null, "may_hold"] as const);
  return {
    rule: version.rule.id,
    version: from,
    state,
    in_force: inForce(version.inForce.truth(s)),
    because: decisive.map((f) => engine.pack.facts[f]!.id),
    blocked_by: version.exceptions.filter((x) => settled(engine, s, x) === YES).map((x) => x.label),
    changes: changed === null ? [] : changes(engine, s, version, decisive, changed),
  };
}

const inForce = (t: Truth): WhyNot["in_force"] => (t === YES ? "yes" : t === NO ? "no" : "unsure");

function pending(engine: Engine, s: State, answers: Answers, version: Version): WhyNot {
  const decisive = answered(engine, answers, because(version.holds, s, version.holds.truth(s) === YES ? YES : NO));
  return {
    rule: version.rule.id,
    version: "pending",
    state: "pending",
    in_force: "no",
    because: decisive.map((f) => engine.pack.facts[f]!.id),
    blocked_by: [],
    changes: [],
  };
}
