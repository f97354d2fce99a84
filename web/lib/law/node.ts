// A syntax tree turned into functions of a state of knowledge. What each node reads is known beforehand, so
// that trying another answer evaluates again only what reads it.
import { dayNumber } from "./day.ts";
import { type Ast, PackError } from "./pack.ts";
import * as v from "./value.ts";
import { NO, type Truth, UNSURE, type Value, YES } from "./value.ts";

/** What is known: the day asked about and, per fact of the pack, what it may be where it applies. */
export class State {
  readonly memo: (Value | Truth | undefined)[] = [];
  /** What rule versions hang on, once looked up. */
  readonly hung = new Map<Node, ReadonlySet<number>>();
  readonly asOf: number;
  readonly base: readonly Value[];
  readonly parent: State | null;
  readonly changed: number;

  constructor(asOf: number, base: readonly Value[], parent: State | null = null, changed = -1) {
    this.asOf = asOf;
    this.base = base;
    this.parent = parent;
    this.changed = changed;
  }

  /** The same knowledge with one fact's value replaced. */
  with(fact: number, value: Value): State {
    const base = this.base.slice();
    base[fact] = value;
    return new State(this.asOf, base, this, fact);
  }
}

/** An expression: `fact` has its `when` as its kid, `derived` its expression. */
export interface Node {
  readonly op: string;
  readonly kids: readonly Node[];
  /** Index of the fact that this node is, else -1. */
  readonly fact: number;
  /** Indexes of all facts this value can turn on. */
  readonly read: ReadonlySet<number>;
  readonly value: (s: State) => Value;
  /** The value read as a condition. */
  readonly truth: (s: State) => Truth;
}

export const readBy = (nodes: readonly Node[]): ReadonlySet<number> =>
  new Set(nodes.flatMap((n) => [...n.read]));

/** A node that is a condition, never "not applicable". */
export function condition(op: string, kids: readonly Node[], truth: (s: State) => Truth): Node {
  const value = (s: State): Value => ({ type: "bool", na: 0, can: truth(s) });
  return { op, kids, fact: -1, read: readBy(kids), value, truth };
}

/** A node that is a value. */
export function term(op: string, kids: readonly Node[], value: (s: State) => Value, fact = -1): Node {
  const read = fact < 0 ? readBy(kids) : new Set([fact, ...readBy(kids)]);
  return { op, kids, fact, read, value, truth: (s) => v.asTruth(value(s)) };
}

/** Kleene's `and` (`decides` = NO) and `or` (`decides` = YES). */
export function junction(op: "and" | "or", kids: readonly Node[]): Node {
  const decides = op === "and" ? NO : YES;
  return condition(op, kids, (s) => {
    let result: Truth = v.not(decides);
    for (const kid of kids) {
      const t = kid.truth(s);
      if (t === decides) return t;
      if (t === UNSURE) result = t;
    }
    return result;
  });
}

export const negation = (kid: Node): Node => condition("not", [kid], (s) => v.not(kid.truth(s)));

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => Truth>> = {
  eq: v.equal,
  ne: v.unequal,
  lt: v.less,
  le: v.atMost,
  gt: (a, b) => v.less(b, a),
  ge: (a, b) => v.atMost(b, a),
};

const FUNCTIONS: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  latest: v.greatest,
  max: v.greatest,
  earliest: v.least,
  min: v.least,
  days_between: ([a, b]) => v.minus(b!, a!),
  add_days: ([day, days]) => v.addDays(day!, days!),
  add: ([a, b]) => v.plus(a!, b!),
  sub: ([a, b]) => v.minus(a!, b!),
};

/**
 * The node of a syntax tree.
 * @param named finds the node of `["fact", id]` and `["derived", id]`.
 * @throws PackError at an operator this interpreter does not know.
 */
export function build(ast: Ast, named: (op: string, id: string) => Node): Node {
  const op = ast[0] as string;
  const operands = ast.slice(1);
  const first = operands[0];
  switch (op) {
    case "fact":
    case "derived":
      return named(op, first as string);
    case "bool":
      return term(op, [], () => ({ type: "bool", na: 0, can: first === true ? YES : NO }));
    case "int":
    case "day": {
      const constant = op === "int" ? (first as number) : dayNumber(first);
      return term(op, [], () => v.range(constant, constant));
    }
    case "sym":
      return term(op, [], () => ({ type: "enum", na: 0, any: [first as string] }));
    case "as_of":
      return term(op, [], (s) => v.range(s.asOf, s.asOf));
  }
  const kids = operands.filter((o) => Array.isArray(o)).map((o) => build(o as Ast, named));
  const [a, b, c] = kids as [Node, Node, Node];
  const names = operands.slice(1) as readonly string[];
  const compare = COMPARISONS[op];
  if (compare !== undefined) return condition(op, kids, (s) => compare(a.value(s), b.value(s)));
  const apply = FUNCTIONS[op];
  if (apply !== undefined) return term(op, kids, (s) => apply(kids.map((k) => k.value(s))));
  switch (op) {
    case "and":
    case "or":
      return junction(op, kids);
    case "not":
      return negation(a);
    case "in":
      return condition(op, kids, (s) => v.oneOf(a.value(s), names));
    case "has":
      return condition(op, kids, (s) => v.hasMember(a.value(s), names[0]!));
    case "applies":
      return condition(op, kids, (s) => v.applies(a.value(s)));
    case "if":
      return term(op, kids, (s) => {
        const t = a.truth(s);
        return t === YES ? b.value(s) : t === NO ? c.value(s) : v.union(b.value(s), c.value(s));
      });
    default:
      throw new PackError("This law file needs a newer page.");
  }
}
