// Splitting what is unknown into cells, and settling what three-valued logic alone leaves unsure
// (docs/packs.md, "Settling").
import type { Engine, State, Version } from "./compile.ts";
import { dayNumber } from "./day.ts";
import type { Cuts, Fact } from "./pack.ts";
import { NO, range, type Truth, UNSURE, type Value, YES } from "./value.ts";

const MOST_CELLS = 512;

/** Whether a fact, where it applies, may still be more than one thing. */
export function isOpen(fact: Fact, value: Value): boolean {
  switch (value.type) {
    case "bool":
      return value.can === UNSURE;
    case "enum":
      return value.any.length > 1;
    case "set":
      return value.has.length + value.not.length < (fact.values ?? []).length;
    case "range":
      return value.lo < value.hi;
  }
}

/** Cut points as numbers; days also at the day asked about and the day after, when it is given. */
function cutPoints(fact: Fact, cuts: Cuts | undefined, asOf: number | null): readonly number[] {
  const points = (cuts ?? []).map((c) => (typeof c === "number" ? c : dayNumber(c)));
  if (fact.type === "day" && asOf !== null) points.push(asOf, asOf + 1);
  return [...new Set(points)].sort((a, b) => a - b);
}

/** How many blocks `split` would make. */
function splitCount(fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number | null): number {
  if (value.type !== "set") return split(fact, cuts, value, asOf).length;
  return 2 ** unsureMembers(cuts, value).length;
}

function unsureMembers(cuts: Cuts | undefined, value: Extract<Value, { type: "set" }>): readonly string[] {
  return ((cuts ?? []) as readonly string[]).filter((m) => !value.has.includes(m) && !value.not.includes(m));
}

/** The blocks of a fact's cuts that meet what it may still be. */
export function split(fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number | null): readonly Value[] {
  switch (value.type) {
    case "bool":
      return ([NO, YES] as const).filter((t) => (value.can & t) !== 0).map((can) => ({ ...value, can }));
    case "enum": {
      const blocks = ((cuts ?? [value.any]) as readonly (readonly string[])[]).map((block) => value.any.filter((m) => block.includes(m)));
      return blocks.filter((block) => block.length > 0).map((any) => ({ ...value, any }));
    }
    case "set":
      return unsureMembers(cuts, value).reduce<readonly Value[]>(
        (cells, m) => cells.flatMap((c) => (c.type !== "set" ? [] : [{ ...c, not: [...c.not, m] }, { ...c, has: [...c.has, m] }])),
        [value],
      );
    case "range": {
      const points = cutPoints(fact, cuts, asOf).filter((c) => c > value.lo && c <= value.hi);
      const starts = [value.lo, ...points];
      return starts.map((lo, i) => range(lo, i + 1 < starts.length ? starts[i + 1]! - 1 : value.hi, value.na));
    }
  }
}

/** Whether a version holds: three-valued logic first, then over at most 512 cells of its unknown facts. */
export function settled(engine: Engine, state: State, version: Version): Truth {
  const quick = version.holds.is(state);
  if (quick !== UNSURE) return quick;
  const unknown = version.facts.filter((f) => {
    const value = engine.fact(state, f);
    return value.na < 2 && isOpen(engine.pack.facts[f]!, value);
  });
  let count = 1;
  for (const f of unknown) {
    const fact = engine.pack.facts[f]!;
    count *= splitCount(fact, version.version.cuts[fact.id], state.base[f]!, state.asOf);
    if (count > MOST_CELLS) return UNSURE;
  }
  return overCells(engine, state, version, unknown);
}

function overCells(engine: Engine, state: State, version: Version, unknown: readonly number[]): Truth {
  const quick = version.holds.is(state);
  if (quick !== UNSURE || unknown.length === 0) return quick;
  const [f, ...rest] = unknown as [number, ...number[]];
  const fact = engine.pack.facts[f]!;
  let seen = 0;
  for (const block of split(fact, version.version.cuts[fact.id], state.base[f]!, state.asOf)) {
    seen |= overCells(engine, state.with(f, block), version, rest);
    if (seen === UNSURE) return UNSURE;
  }
  return seen as Truth;
}
