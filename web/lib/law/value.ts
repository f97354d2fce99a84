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

/** A condition's value by its truth. */
export const CONDITION: readonly Value[] = [NO, NO, YES, UNSURE].map((can): Value => ({ type: "bool", na: 0, can: can as Truth }));

export const truth = (canBeTrue: boolean, canBeFalse: boolean): Truth =>
  canBeTrue ? (canBeFalse ? UNSURE : YES) : NO;

export const not = (t: Truth): Truth => (t === UNSURE ? UNSURE : t === YES ? NO : YES);

export const range = (lo: number, hi: number, na: Na = 0): Range => ({ type: "range", na, lo, hi });

/** A value read as a condition: not applicable is false. */
export const asTruth = (v: Value): Truth =>
  v.na === 2 || v.type !== "bool" ? NO : v.na === 1 ? truth((v.can & YES) !== 0, true) : v.can;

const eitherNa = (a: Value, b: Value): Na => (a.na > b.na ? a.na : b.na);

/** A value that lies from `from` to `until`, where there is such an end. */
export function within(v: Value, from: number, until: number): Truth {
  const x = asRange(v);
  return guarded(truth(x.lo <= until && x.hi >= from, x.lo < from || x.hi > until), v.na);
}

/**
 * A comparison's result once the operands' `na` is taken in: an operand that is not applicable makes it
 * false.
 */
function guarded(t: Truth, na: Na): Truth {
  if (na === 0) return t;
  return na === 2 ? NO : truth((t & YES) !== 0, true);
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
  guarded(a.na === 2 || b.na === 2 ? NO : meets(a, b), eitherNa(a, b));

export const unequal = (a: Value, b: Value): Truth =>
  guarded(a.na === 2 || b.na === 2 ? NO : not(meets(a, b)), eitherNa(a, b));

/** `a < b`. */
export function less(a: Value, b: Value): Truth {
  const [x, y] = [asRange(a), asRange(b)];
  return guarded(truth(x.lo < y.hi, x.hi >= y.lo), eitherNa(a, b));
}

/** `a <= b`. */
export function atMost(a: Value, b: Value): Truth {
  const [x, y] = [asRange(a), asRange(b)];
  return guarded(truth(x.lo <= y.hi, x.hi > y.lo), eitherNa(a, b));
}

export function oneOf(v: Value, members: readonly string[]): Truth {
  if (v.type !== "enum") throw new TypeError("Only an enum value can be in a list.");
  let [inside, outside] = [false, false];
  for (const m of v.any) {
    if (members.includes(m)) inside = true;
    else outside = true;
  }
  return guarded(truth(inside, outside), v.na);
}

export function hasMember(v: Value, member: string): Truth {
  if (v.type !== "set") throw new TypeError("Only a set has members.");
  return guarded(v.has.includes(member) ? YES : v.not.includes(member) ? NO : UNSURE, v.na);
}

export const applies = (v: Value): Truth => (v.na === 0 ? YES : v.na === 2 ? NO : UNSURE);

export function asRange(v: Value): Range {
  if (v.type !== "range") throw new TypeError("Only numbers and days have an order.");
  return v;
}

/** The greatest of the operands that apply; not applicable when none does. */
export const greatest = (operands: readonly Value[]): Range => extreme(operands, 1);

/** The least of the operands that apply; not applicable when none does. */
export const least = (operands: readonly Value[]): Range => extreme(operands, -1);

/** @param sign 1 for the greatest; -1 for the least, which is the greatest of all turned round. */
function extreme(operands: readonly Value[], sign: 1 | -1): Range {
  let [sure, lo, hi] = [false, Infinity, -Infinity];
  for (const operand of operands) {
    const v = asRange(operand);
    if (v.na === 2) continue;
    const [from, to] = sign === 1 ? [v.lo, v.hi] : [-v.hi, -v.lo];
    if (v.na === 0) lo = sure ? Math.max(lo, from) : from;
    else if (!sure) lo = Math.min(lo, from);
    sure ||= v.na === 0;
    hi = Math.max(hi, to);
  }
  if (hi === -Infinity) return range(FIRST_DAY, LAST_DAY, 2);
  return sign === 1 ? range(lo, hi, sure ? 0 : 1) : range(-hi, -lo, sure ? 0 : 1);
}

export function plus(a: Value, b: Value): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(x.lo + y.lo, x.hi + y.hi, eitherNa(a, b));
}

export function minus(a: Value, b: Value): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(x.lo - y.hi, x.hi - y.lo, eitherNa(a, b));
}

/** A sum kept inside the days, or hours, there are. */
export function plusWithin(a: Value, b: Value, first: number, last: number): Range {
  const sum = plus(a, b);
  return range(clamp(sum.lo, first, last), clamp(sum.hi, first, last), sum.na);
}

const clamp = (n: number, first: number, last: number): number => Math.min(last, Math.max(first, n));

/** A function of one operand that rises with it. */
export function rising(a: Value, of: (n: number) => number): Range {
  const x = asRange(a);
  return range(of(x.lo), of(x.hi), x.na);
}

/** A function of two operands that rises with both. */
export function risingBoth(a: Value, b: Value, of: (x: number, y: number) => number): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(of(x.lo, y.lo), of(x.hi, y.hi), eitherNa(a, b));
}

/** A function that falls with the first operand and rises with the second. */
export function fallingRising(a: Value, b: Value, of: (x: number, y: number) => number): Range {
  const [x, y] = [asRange(a), asRange(b)];
  return range(of(x.hi, y.lo), of(x.lo, y.hi), eitherNa(a, b));
}

/** A function that runs from the least of the four corners to the greatest. */
export function corners(a: Value, b: Value, of: (x: number, y: number) => number): Range {
  const [x, y] = [asRange(a), asRange(b)];
  const all = [of(x.lo, y.lo), of(x.lo, y.hi), of(x.hi, y.lo), of(x.hi, y.hi)];
  return range(Math.min(...all), Math.max(...all), eitherNa(a, b));
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
