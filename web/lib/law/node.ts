// A syntax tree turned into functions of a state of knowledge. What each node reads is known beforehand, so
// that trying another answer evaluates again only what reads it.
import { dayNumber, dayOfHour, FIRST_DAY, FIRST_HOUR, hourNumber, HOURS_A_DAY, LAST_DAY, LAST_HOUR } from "./day.ts";
import { type Rounding, shareOf } from "./money.ts";
import { addMonths, type MissingDay, monthsBetween, yearsBetween } from "./months.ts";
import { type Ast, PackError } from "./pack.ts";
import type { State } from "./state.ts";
import * as v from "./value.ts";
import { CONDITION, NO, type Truth, UNSURE, type Value, YES } from "./value.ts";

/** An expression: `fact` has its `when` as its kid, `derived` its expression, `within` the axis. */
export interface Node {
  readonly id: number;
  readonly op: string;
  readonly kids: readonly Node[];
  /** Index of the fact that this node is, else -1. */
  readonly fact: number;
  /** By index of a fact, 1 where this value can turn on it. */
  readonly reads: Uint8Array;
  readonly value: (s: State) => Value;
  /** The value read as a condition. */
  readonly truth: (s: State) => Truth;
}

/** Makes the nodes of one pack and numbers them. */
export class Nodes {
  count = 0;
  readonly facts: number;
  readonly ratioOf: number;
  /** Finds the node of `["fact", id]` and `["derived", id]`. */
  readonly named: (op: string, id: string) => Node;

  constructor(facts: number, ratioOf: number, named: (op: string, id: string) => Node) {
    this.facts = facts;
    this.ratioOf = ratioOf;
    this.named = named;
  }

  readBy(kids: readonly Node[], fact = -1): Uint8Array {
    const reads = new Uint8Array(this.facts);
    for (const kid of kids) kid.reads.forEach((read, i) => (reads[i]! |= read));
    if (fact >= 0) reads[fact] = 1;
    return reads;
  }

  /** A node that is a condition, never "not applicable". */
  condition(op: string, kids: readonly Node[], of: (s: State) => Truth): Node {
    const [id, reads] = [this.count++, this.readBy(kids)];
    const truth = (s: State): Truth => s.truth(id, reads, of);
    return { id, op, kids, fact: -1, reads, truth, value: (s) => CONDITION[truth(s)]! };
  }

  /** A node that is a value; a `plain` one is too cheap to be remembered. */
  term(op: string, kids: readonly Node[], of: (s: State) => Value, fact = -1, plain = false): Node {
    const [id, reads] = [this.count++, this.readBy(kids, fact)];
    const value = plain ? of : (s: State): Value => s.value(id, reads, of);
    return { id, op, kids, fact, reads, value, truth: (s) => v.asTruth(value(s)) };
  }

  /** A name for an expression: the same value and truth, followed only once. */
  alias(op: string, kid: Node): Node {
    return { ...kid, id: this.count++, op, kids: [kid], fact: -1 };
  }

  /** Kleene's `and` (`decides` = NO) and `or` (`decides` = YES). */
  junction(op: "and" | "or", kids: readonly Node[]): Node {
    const decides = op === "and" ? NO : YES;
    return this.condition(op, kids, (s) => {
      let result: Truth = v.not(decides);
      for (const kid of kids) {
        const t = kid.truth(s);
        if (t === decides) return t;
        if (t === UNSURE) result = t;
      }
      return result;
    });
  }

  negation(kid: Node): Node {
    return this.condition("not", [kid], (s) => v.not(kid.truth(s)));
  }

  #constant(op: string, value: Value): Node {
    return this.term(op, [], () => value, -1, true);
  }

  /**
   * The node of a syntax tree.
   * @throws PackError at an operator this interpreter does not know.
   */
  build(ast: Ast): Node {
    const [op, ...operands] = ast as readonly [string, ...(string | number | boolean | Ast)[]];
    const [first, second] = operands;
    switch (op) {
      case "fact":
      case "derived":
        return this.named(op, first as string);
      case "bool":
        return this.#constant(op, { type: "bool", na: 0, can: first === true ? YES : NO });
      case "sym":
        return this.#constant(op, { type: "enum", na: 0, any: [first as string] });
      case "as_of":
        return this.term(op, [], (s) => v.range(s.asOf, s.asOf));
    }
    const number = NUMBERS[op]?.(first, second);
    if (number !== undefined) return this.#constant(op, v.range(number, number));
    const kids = operands.filter((o) => Array.isArray(o)).map((o) => this.build(o as Ast));
    const [a, b, c] = kids as [Node, Node, Node];
    const names = operands.filter((o) => typeof o === "string");
    const compare = COMPARISONS[op];
    if (compare !== undefined) return this.condition(op, kids, (s) => compare(a.value(s), b.value(s)));
    const one = OF_ONE[op];
    if (one !== undefined) return this.term(op, kids, (s) => v.rising(a.value(s), one));
    const two = OF_TWO[op]?.(names[0] ?? "", this.ratioOf);
    if (two !== undefined) return this.term(op, kids, (s) => two(a.value(s), b.value(s)));
    switch (op) {
      case "latest":
      case "max":
        return this.term(op, kids, (s) => v.greatest(kids.map((k) => k.value(s))));
      case "earliest":
      case "min":
        return this.term(op, kids, (s) => v.least(kids.map((k) => k.value(s))));
      case "and":
      case "or":
        return this.junction(op, kids);
      case "not":
        return this.negation(a);
      case "in":
        return this.condition(op, kids, (s) => v.oneOf(a.value(s), names));
      case "has":
        return this.condition(op, kids, (s) => v.hasMember(a.value(s), names[0]!));
      case "applies":
        return this.condition(op, kids, (s) => v.applies(a.value(s)));
      case "if":
        return this.term(op, kids, (s) => {
          const t = a.truth(s);
          return t === YES ? b.value(s) : t === NO ? c.value(s) : v.union(b.value(s), c.value(s));
        });
      default:
        throw new PackError("This law file needs a newer page.");
    }
  }
}

type Operator = (a: Value, b: Value) => Value;

/** Literals that are whole numbers, by operator. */
const NUMBERS: Readonly<Record<string, (first: unknown, second: unknown) => number>> = {
  int: (first) => first as number,
  day: dayNumber,
  hour: hourNumber,
  money: (_currency, minor) => minor as number,
  ratio: (numerator) => numerator as number,
  duration: (_unit, count) => count as number,
};

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => Truth>> = {
  eq: v.equal,
  ne: v.unequal,
  lt: v.less,
  le: v.atMost,
  gt: (a, b) => v.less(b, a),
  ge: (a, b) => v.atMost(b, a),
};

const OF_ONE: Readonly<Record<string, (n: number) => number>> = {
  day_of: dayOfHour,
  start_of: (day) => day * HOURS_A_DAY,
  count: (n) => n,
};

const between: Operator = (a, b) => v.minus(b, a);

/** By operator: what the word beside the operands (a rounding, a missing day) and the ratios' denominator make of it. */
const OF_TWO: Readonly<Record<string, (word: string, ratioOf: number) => Operator>> = {
  add: () => v.plus,
  sub: () => v.minus,
  days_between: () => between,
  hours_between: () => between,
  add_days: () => (a, b) => v.plusWithin(a, b, FIRST_DAY, LAST_DAY),
  add_hours: () => (a, b) => v.plusWithin(a, b, FIRST_HOUR, LAST_HOUR),
  months_between: (word) => (a, b) => v.fallingRising(a, b, (x, y) => monthsBetween(x, y, word as "down" | "up")),
  years_between: (word) => (a, b) => v.fallingRising(a, b, (x, y) => yearsBetween(x, y, word as "down" | "up")),
  add_months: (word) => (a, b) => v.risingBoth(a, b, (x, n) => addMonths(x, n, word as MissingDay)),
  add_years: (word) => (a, b) => v.risingBoth(a, b, (x, n) => addMonths(x, 12 * n, word as MissingDay)),
  share: (word, ratioOf) => (a, b) => v.corners(a, b, (x, r) => shareOf(x, r, ratioOf, word as Rounding)),
};
