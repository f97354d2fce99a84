// Why a version holds or may hold, and what would change it: the condition pruned to what decides
// (docs/packs.md, "The assessment": because, depends_on, changes).
import { type Condition, domainOf, type Engine, type State, type Version } from "./compile.ts";
import { dayText, FIRST_DAY, LAST_DAY } from "./day.ts";
import type { Fact } from "./pack.ts";
import { split } from "./settle.ts";
import { NO, type Value, YES } from "./value.ts";

/** Blocks of a fact under which a finding would no longer hold: members, `[from, until]`, true or false. */
export type Block = readonly string[] | readonly [number | string | null, number | string | null] | boolean;

export interface Change {
  readonly fact: string;
  readonly to: readonly Block[];
}

/** Indexes of the facts that decide a condition or leave it unsure, unneeded parts left out. */
export function deciding(state: State, condition: Condition, found: Set<number> = new Set()): ReadonlySet<number> {
  const is = condition.is(state);
  switch (condition.shape) {
    case "leaf":
      for (const f of condition.facts) found.add(f);
      break;
    case "not":
      deciding(state, condition.parts[0]!, found);
      break;
    default: {
      const decides = condition.shape === "all" ? NO : YES;
      const parts = is === decides ? condition.parts.filter((p) => p.is(state) === decides).slice(0, 1) : condition.parts;
      for (const part of parts) deciding(state, part, found);
    }
  }
  return found;
}

/** For each deciding fact, the blocks under which, all else equal, the version can no longer hold. */
export function changes(engine: Engine, state: State, version: Version, because: readonly number[]): readonly Change[] {
  return because.flatMap((f) => {
    const fact = engine.pack.facts[f]!;
    if (fact.type === "set") return [];
    const whole = domainOf(fact);
    const to = split(fact, version.version.cuts[fact.id], whole, null)
      .filter((block) => (version.holds.is(state.with(f, block)) & YES) === 0)
      .map((block) => described(fact, block));
    return to.length > 0 ? [{ fact: fact.id, to }] : [];
  });
}

function described(fact: Fact, block: Value): Block {
  switch (block.type) {
    case "bool":
      return block.can === YES;
    case "enum":
      return block.any;
    case "set":
      return block.has;
    case "range": {
      const day = fact.type === "day";
      const [first, last] = day ? [FIRST_DAY, LAST_DAY] : [fact.min ?? 0, fact.max ?? 0];
      const end = (n: number): number | string => (day ? dayText(n) : n);
      return [block.lo === first ? null : end(block.lo), block.hi === last ? null : end(block.hi)];
    }
  }
}

