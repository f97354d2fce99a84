// Splitting what is unknown into cells, and settling what three-valued logic alone leaves unsure
// (docs/packs.md, "Settling").
import type { Engine, Version } from "./compile.ts";
import { dayNumber, hourNumber } from "./day.ts";
import type { Cuts, Fact, Pack } from "./pack.ts";
import type { State } from "./state.ts";
import { NO, range, type Truth, UNSURE, type Value, YES } from "./value.ts";
import { hangsOn } from "./why.ts";

const MOST_CELLS = 512;

/** Cut points as numbers; days also at the day asked about and the day after. */
function cutPoints(fact: Fact, cuts: Cuts | undefined, asOf: number): readonly number[] {
  const points = numbersOf(fact, cuts ?? NO_CUTS);
  if (fact.type !== "day") return points;
  const before = points.filter((c) => c < asOf);
  return [...before, asOf, asOf + 1, ...points.filter((c) => c > asOf + 1)];
}

const NO_CUTS: Cuts = [];
const numbered = new WeakMap<Cuts, readonly number[]>();

/** A pack's cut points as numbers, read once. */
function numbersOf(fact: Fact, cuts: Cuts): readonly number[] {
  let numbers = numbered.get(cuts);
  if (numbers === undefined) {
    const read = fact.type === "hour" ? hourNumber : dayNumber;
    numbers = cuts.map((c) => (typeof c === "number" ? c : read(c)));
    numbered.set(cuts, numbers);
  }
  return numbers;
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

/** What a fact's whole numbers go up by: 1, and of a ratio asked in parts, one part. */
export const stepOf = (pack: Pack, fact: Fact): number => (fact.type === "ratio" ? pack.ratio_of / (fact.of ?? 1) : 1);

const BOTH: readonly Value[] = ([NO, YES] as const).map((can) => ({ type: "bool", na: 0, can }));

/** The blocks of a fact's cuts that meet what it may still be. */
export function split(pack: Pack, fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number): readonly Value[] {
  switch (value.type) {
    case "bool":
      return value.can === UNSURE ? BOTH : [value];
    case "enum": {
      const blocks = (cuts ?? [value.any]) as readonly (readonly string[])[];
      const left = blocks.map((block) => value.any.filter((m) => block.includes(m)));
      return left.filter((block) => block.length > 0).map((any) => ({ ...value, any }));
    }
    case "set":
      return unsureMembers(cuts, value).reduce((cells, m) => cells.flatMap((c) => outThenIn(c, m)), [value]);
    case "range": {
      const step = stepOf(pack, fact);
      const starts = [value.lo, ...cutPoints(fact, cuts, asOf).filter((c) => c > value.lo && c <= value.hi)];
      return starts.map((lo, i) => range(lo, i + 1 < starts.length ? starts[i + 1]! - step : value.hi, value.na));
    }
  }
}

/** How many blocks there are, none of them made. */
function countOfBlocks(fact: Fact, cuts: Cuts | undefined, value: Value, asOf: number): number {
  switch (value.type) {
    case "bool":
      return value.can === UNSURE ? 2 : 1;
    case "enum": {
      const blocks = (cuts ?? [value.any]) as readonly (readonly string[])[];
      return blocks.filter((block) => value.any.some((m) => block.includes(m))).length;
    }
    case "set":
      return 2 ** unsureMembers(cuts, value).length;
    case "range":
      return 1 + cutPoints(fact, cuts, asOf).filter((c) => c > value.lo && c <= value.hi).length;
  }
}

/** Whether a version holds: three-valued logic first, then over at most 512 cells of what it hangs on. */
export function settled(engine: Engine, s: State, version: Version): Truth {
  const quick = version.holds.truth(s);
  if (quick !== UNSURE) return quick;
  const { facts, exact } = hangsOn(version.holds, s, engine);
  if (exact) return UNSURE;
  let count = 1;
  for (const f of facts) {
    const fact = engine.pack.facts[f]!;
    count *= countOfBlocks(fact, version.version.cuts[fact.id], s.base[f]!, s.asOf);
    if (count > MOST_CELLS) return UNSURE;
  }
  return overCells(engine, s, version, facts, [], 0);
}

/**
 * The answer all cells give; a cell already definite is not split further, since its parts agree with it.
 * @param blocks what each fact was split into, as far as it was.
 */
function overCells(
  engine: Engine,
  s: State,
  version: Version,
  facts: readonly number[],
  blocks: (readonly Value[])[],
  depth: number,
): Truth {
  const f = facts[depth]!;
  const fact = engine.pack.facts[f]!;
  blocks[depth] ??= split(engine.pack, fact, version.version.cuts[fact.id], s.base[f]!, s.asOf);
  let seen = 0;
  for (const block of blocks[depth]) {
    const tried = s.trying(f, block);
    let found: number = version.holds.truth(tried);
    if (found === UNSURE && depth + 1 < facts.length) found = overCells(engine, tried, version, facts, blocks, depth + 1);
    seen |= found;
    if (seen === UNSURE) return UNSURE;
  }
  return seen as Truth;
}
