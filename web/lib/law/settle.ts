// Splitting what is unknown into cells, and settling what three-valued logic alone leaves unsure
// (docs/packs.md, "Settling").
import type { Engine, Version } from "./compile.ts";
import { dayNumber } from "./day.ts";
import type { State } from "./node.ts";
import type { Cuts, Fact } from "./pack.ts";
import { NO, range, type Truth, UNSURE, type Value, YES } from "./value.ts";
import { hangsOn } from "./why.ts";

const MOST_CELLS = 512;

/** Cut points as numbers; days also at the day asked about and the day after. */
function cutPoints(fact: Fact, cuts: Cuts | undefined, asOf: number): readonly number[] {
  const points = (cuts ?? []).map((c) => (typeof c === "number" ? c : dayNumber(c)));
  if (fact.type === "day") points.push(asOf, asOf + 1);
  return [...new Set(points)].sort((a, b) => a - b);
}

/** The members a set's cuts name that are neither in nor out yet. */
export function unsureMembers(
  cuts: Cuts | undefined,
  value: Extract<Value, { type: "set" }>,
): readonly string[] {
  return ((cuts ?? []) as readonly string[]).filter((m) => !value.has.includes(m) && !value.not.includes(m));
}

/** A set with one member put out, and with it put in. */
export const outThenIn = (
  value: Extract<Value, { type: "set" }>,
  member: string,
): readonly (typeof value)[] => [
  { ...value, not: [...value.not, member] },
  { ...value, has: [...value.has, member] },
];

/** The blocks of a fact's cuts that meet what it may still be. */
export function split(fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number): readonly Value[] {
  switch (value.type) {
    case "bool":
      return ([NO, YES] as const).filter((t) => (value.can & t) !== 0).map((can) => ({ ...value, can }));
    case "enum": {
      const blocks = (cuts ?? [value.any]) as readonly (readonly string[])[];
      const left = blocks.map((block) => value.any.filter((m) => block.includes(m)));
      return left.filter((block) => block.length > 0).map((any) => ({ ...value, any }));
    }
    case "set":
      return unsureMembers(cuts, value).reduce((cells, m) => cells.flatMap((c) => outThenIn(c, m)), [value]);
    case "range": {
      const points = cutPoints(fact, cuts, asOf).filter((c) => c > value.lo && c <= value.hi);
      const starts = [value.lo, ...points];
      return starts.map((lo, i) =>
        range(lo, i + 1 < starts.length ? starts[i + 1]! - 1 : value.hi, value.na),
      );
    }
  }
}

function countOfBlocks(fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number): number {
  return value.type === "set"
    ? 2 ** unsureMembers(cuts, value).length
    : split(fact, cuts, value, asOf).length;
}

/** Whether a version holds: three-valued logic first, then over at most 512 cells of what it hangs on. */
export function settled(engine: Engine, s: State, version: Version): Truth {
  const quick = version.holds.truth(s);
  if (quick !== UNSURE) return quick;
  const unknown = [...hangsOn(version.holds, s, engine.pack.facts)];
  let count = 1;
  for (const f of unknown) {
    const fact = engine.pack.facts[f]!;
    count *= countOfBlocks(fact, version.version.cuts[fact.id], s.base[f]!, s.asOf);
    if (count > MOST_CELLS) return UNSURE;
  }
  return overCells(engine, s, version, unknown);
}

/** The answer all cells give; a cell already definite is not split further, since its parts agree with it. */
function overCells(engine: Engine, s: State, version: Version, unknown: readonly number[]): Truth {
  const quick = version.holds.truth(s);
  if (quick !== UNSURE || unknown.length === 0) return quick;
  const [f, ...rest] = unknown as [number, ...number[]];
  const fact = engine.pack.facts[f]!;
  let seen = 0;
  for (const block of split(fact, version.version.cuts[fact.id], s.base[f]!, s.asOf)) {
    seen |= overCells(engine, s.with(f, block), version, rest);
    if (seen === UNSURE) return UNSURE;
  }
  return seen as Truth;
}
