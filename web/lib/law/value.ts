// What an expression may still be while answers are missing, and the operators on it
// (docs/packs.md, "What a value is while answers are missing"). Pure.
import { FIRST_DAY, LAST_DAY } from "./day.ts";

/** What a condition may be, as bits: it can be false, it can be true, or either. */
export type Truth = 1 | 2 | 3;
export const NO = 1;
export const YES = 2;
export const UNSURE = 3;

/** Whether a value is "not applicable": never, perhaps, surely. */
export type Na = 0 | 1 | 2;

export type Value =
  | { readonly type: "bool"; readonly na: Na; readonly can: Truth }
  | { readonly type: "enum"; readonly na: Na; readonly any: readonly string[] }
  | {
      readonly type: "set";
      readonly na: Na;
      readonly has: readonly string[];
      readonly not: readonly string[];
    }
  | { readonly type: "range"; readonly na: Na; readonly lo: number; readonly hi: number };

export type Range = Extract<Value, { type: "range" }>;

export const truth = (canBeTrue: boolean, canBeFalse: boolean): Truth =>
  canBeTrue ? (canBeFalse ? UNSURE : YES) : NO;

export const not = (t: Truth): Truth => (t === UNSURE ? UNSURE : t === YES ? NO : YES);

export const range = (lo: number, hi: number, na: Na = 0): Range => ({ type: "range", na, lo, hi });

/** A value read as a condition: not applicable is false. */
export const asTruth = (v: Value): Truth =>
  v.na === 2 || v.type !== "bool" ? NO : v.na === 1 ? truth((v.can & YES) !== 0, true) : v.can;

/**
 * A comparison's result once the operands' `na` is taken in: an operand that is not applicable makes it
 * false.
 */
function guarded(t: Truth, ...operands: readonly Value[]): Truth {
  if (operands.some((v) => v.na === 2)) return NO;
  return operands.some((v) => v.na === 1) ? truth((t & YES) !== 0, true) : t;
}

function meets(a: Value, b: Value): Truth {
  if (a.type === "bool" && b.type === "bool") {
    return truth((a.can & b.can) !== 0, !(a.can === b.can && a.can !== UNSURE));
  }
  if (a.type === "enum" && b.type === "enum") {
    return truth(
      a.any.some((m) => b.any.includes(m)),
      !(a.any.length === 1 && b.any.length === 1 && a.any[0] === b.any[0]),
    );
  }
  if (a.type === "range" && b.type === "range") {
    return truth(a.lo <= b.hi && b.lo <= a.hi, !(a.lo === a.hi && b.lo === b.hi && a.lo === b.lo));
  }
  throw new TypeError("These two values cannot be compared.");
}

export const equal = (a: Value, b: Value): Truth =>
  guarded(a.na === 2 || b.na === 2 ? NO : meets(a, b), a, b);

export const unequal = (a: Value, b: Value): Truth =>
  guarded(a.na === 2 || b.na === 2 ? NO : not(meets(a, b)), a, b);

/** `a < b`. */
export function less(a: Value, b: Value): Truth {
  const [x, y] = [asRange(a), asRange(b)];
  return guarded(truth(x.lo < y.hi, x.hi >= y.lo), a, b);
}

/** `a <= b`. */
export function atMost(a: Value, b: Value): Truth {
  const [x, y] = [asRange(a), asRange(b)];
  return guarded(truth(x.lo <= y.hi, x.hi > y.lo), a, b);
}

export function oneOf(v: Value, members: readonly string[]): Truth {
  if (v.type !== "enum") throw new TypeError("Only an enum value can be in a list.");
  return guarded(
    truth(
      v.any.some((m) => members.includes(m)),
      v.any.some((m) => !members.includes(m)),
    ),
    v,
  );
}

export function hasMember(v: Value, member: string): Truth {
  if (v.type !== "set") throw new TypeError("Only a set has members.");
  return guarded(v.has.includes(member) ? YES : v.not.includes(member) ? NO : UNSURE, v);
}

export const applies = (v: Value): Truth => (v.na === 0 ? YES : v.na === 2 ? NO : UNSURE);

export function asRange(v: Value): Range {
  if (v.type !== "range") throw new TypeError("Only numbers and days have an order.");
  return v;
}

/** The greatest of the operands that apply; not applicable when none does. */
export function greatest(operands: readonly Value[]): Value {
  const there = operands.map(asRange).filter((v) => v.na < 2);
  const sure = there.filter((v) => v.na === 0);
  if (there.length === 0) return range(FIRST_DAY, LAST_DAY, 2);
  const lo = sure.length > 0 ? Math.max(...sure.map((v) => v.lo)) : Math.min(...there.map((v) => v.lo));
  return range(lo, Math.max(...there.map((v) => v.hi)), sure.length > 0 ? 0 : 1);
}

/** The least of the operands that apply; not applicable when none does. */
export function least(operands: readonly Value[]): Value {
  const mirrored = asRange(greatest(operands.map((v) => mirror(asRange(v)))));
  return mirror(mirrored);
}

const mirror = (v: Range): Range => range(-v.hi, -v.lo, v.na);

const eitherNa = (a: Value, b: Value): Na => Math.max(a.na, b.na) as Na;

export function plus(a: Value, b: Value): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(x.lo + y.lo, x.hi + y.hi, eitherNa(a, b));
}

export function minus(a: Value, b: Value): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(x.lo - y.hi, x.hi - y.lo, eitherNa(a, b));
}

const clampDay = (day: number): number => Math.min(LAST_DAY, Math.max(FIRST_DAY, day));

/** A day plus a number of days, kept inside the days there are. */
export function addDays(day: Value, days: Value): Range {
  const sum = plus(day, days);
  return range(clampDay(sum.lo), clampDay(sum.hi), sum.na);
}

/** What a value can be when it is one of two: the hull for numbers and days. */
export function union(a: Value, b: Value): Value {
  if (a.na === 2 && b.na === 2) return a;
  if (a.na === 2) return { ...b, na: 1 };
  if (b.na === 2) return { ...a, na: 1 };
  const na: Na = a.na === 0 && b.na === 0 ? 0 : 1;
  if (a.type === "bool" && b.type === "bool") return { type: "bool", na, can: (a.can | b.can) as Truth };
  if (a.type === "enum" && b.type === "enum")
    return { type: "enum", na, any: [...new Set([...a.any, ...b.any])] };
  if (a.type === "set" && b.type === "set") {
    const both = (x: readonly string[], y: readonly string[]): string[] => x.filter((m) => y.includes(m));
    return { type: "set", na, has: both(a.has, b.has), not: both(a.not, b.not) };
  }
  if (a.type === "range" && b.type === "range") return range(Math.min(a.lo, b.lo), Math.max(a.hi, b.hi), na);
  throw new TypeError("The two branches have different types.");
}
