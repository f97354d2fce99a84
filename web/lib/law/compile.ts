// A pack's syntax trees turned into functions of a state of knowledge. What each reads is known beforehand,
// so that trying another answer evaluates again only what reads it.
import { dayNumber, FIRST_DAY, LAST_DAY } from "./day.ts";
import { type Ast, type Fact, type Pack, PackError, type Rule, type RuleVersion } from "./pack.ts";
import * as v from "./value.ts";
import { type Truth, UNSURE, type Value, YES } from "./value.ts";

/** What is known: the day asked about and, per fact of the pack, what it may be where it applies. */
export class State {
  readonly memo: (Value | Truth | undefined)[] = [];
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

/** A condition and its shape, as far as an explanation walks it. */
export interface Condition {
  readonly shape: "all" | "any" | "not" | "leaf";
  readonly parts: readonly Condition[];
  /** Indexes of the facts a leaf reads, through derived values. */
  readonly facts: readonly number[];
  readonly read: ReadonlySet<number>;
  readonly is: (s: State) => Truth;
}

interface Term {
  readonly read: ReadonlySet<number>;
  readonly facts: readonly number[];
  readonly of: (s: State) => Value;
}

export interface Version {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly label: string;
  readonly facts: readonly number[];
  readonly axis: (s: State) => Value;
  readonly inForce: (s: State) => Truth;
  /** Every version that overrides this one. */
  readonly exceptions: readonly Version[];
  /** rule.when ∧ version.when ∧ in force ∧ ¬(exceptions). */
  readonly holds: Condition;
}

export interface Engine {
  readonly pack: Pack;
  readonly factIndex: ReadonlyMap<string, number>;
  /** A fact's value, its `when` taken in. */
  readonly fact: (s: State, index: number) => Value;
  readonly when: (s: State, index: number) => Truth;
  readonly versions: readonly Version[];
  readonly domain: readonly Value[];
}

const engines = new WeakMap<Pack, Engine>();

/** The pack's engine, compiled once. */
export function engineOf(pack: Pack): Engine {
  let engine = engines.get(pack);
  if (engine === undefined) {
    engine = new Compiler(pack).engine();
    engines.set(pack, engine);
  }
  return engine;
}

/** Everything a fact can be before it is asked. */
export function domainOf(fact: Fact): Value {
  switch (fact.type) {
    case "bool":
      return { type: "bool", na: 0, can: UNSURE };
    case "enum":
      return { type: "enum", na: 0, any: fact.values ?? [] };
    case "set":
      return { type: "set", na: 0, has: [], not: [] };
    case "int":
      return v.range(fact.min ?? 0, fact.max ?? 0);
    case "day":
      return v.range(FIRST_DAY, LAST_DAY);
    default:
      throw new PackError(`This law file has a kind of question this page does not know.`);
  }
}

const unite = (reads: readonly ReadonlySet<number>[]): ReadonlySet<number> => new Set(reads.flatMap((r) => [...r]));

class Compiler {
  readonly pack: Pack;
  readonly factIndex: ReadonlyMap<string, number>;
  readonly facts = new Map<string, Term & { readonly when: (s: State) => Truth }>();
  readonly derived = new Map<string, Term>();
  readonly versions = new Map<string, readonly Version[]>();
  slots = 0;

  constructor(pack: Pack) {
    if (pack.format !== 1) throw new PackError("This law file needs a newer page.");
    this.pack = pack;
    this.factIndex = new Map(pack.facts.map((f, i) => [f.id, i]));
  }

  engine(): Engine {
    const facts = this.pack.facts.map((f) => this.fact(f.id));
    return {
      pack: this.pack,
      factIndex: this.factIndex,
      fact: (s, i) => facts[i]!.of(s),
      when: (s, i) => facts[i]!.when(s),
      versions: this.pack.rules.flatMap((r) => this.versionsOf(r)),
      domain: this.pack.facts.map(domainOf),
    };
  }

  /** Remembers a result in each state; a state that changed nothing this reads asks the state before it. */
  memo<T extends Value | Truth>(read: ReadonlySet<number>, of: (s: State) => T): (s: State) => T {
    const slot = this.slots++;
    const remembered = (s: State): T => {
      const known = s.memo[slot];
      if (known !== undefined) return known as T;
      const result = s.parent !== null && !read.has(s.changed) ? remembered(s.parent) : of(s);
      s.memo[slot] = result;
      return result;
    };
    return remembered;
  }

  fact(id: string): Term & { readonly when: (s: State) => Truth } {
    const done = this.facts.get(id);
    if (done !== undefined) return done;
    const index = this.factIndex.get(id);
    const fact = index === undefined ? undefined : this.pack.facts[index];
    if (index === undefined || fact === undefined) throw new PackError(`This law file asks for ${id}, which it does not have.`);
    const when = fact.when === null ? null : this.condition(fact.when);
    const read = unite([new Set([index]), when?.read ?? new Set()]);
    const term = {
      read,
      facts: [index],
      when: when === null ? (): Truth => YES : this.memo(read, when.is),
      of: this.memo(read, (s): Value => {
        const asked = when === null ? YES : when.is(s);
        const base = s.base[index]!;
        return asked === YES ? base : { ...base, na: asked === UNSURE ? 1 : 2 };
      }),
    };
    this.facts.set(id, term);
    return term;
  }

  derivedTerm(id: string): Term {
    const done = this.derived.get(id);
    if (done !== undefined) return done;
    const derived = this.pack.derived.find((d) => d.id === id);
    if (derived === undefined) throw new PackError(`This law file computes with ${id}, which it does not have.`);
    const expr = this.term(derived.expr);
    const facts = derived.reads.map((f) => this.factIndex.get(f)!);
    const term = { read: expr.read, facts, of: this.memo(expr.read, expr.of) };
    this.derived.set(id, term);
    return term;
  }

  axisOf(rule: Rule): Term {
    if (rule.axis === "as_of") return this.term(["as_of"]);
    return this.factIndex.has(rule.axis) ? this.fact(rule.axis) : this.derivedTerm(rule.axis);
  }

  versionsOf(rule: Rule): readonly Version[] {
    const done = this.versions.get(rule.id);
    if (done !== undefined) return done;
    const exceptions = this.pack.rules.filter((r) => r.overrides.includes(rule.id)).flatMap((r) => this.versionsOf(r));
    const axis = this.axisOf(rule);
    const ruleWhen = this.condition(rule.when);
    const versions = rule.versions.map((version) => this.version(rule, version, ruleWhen, axis, exceptions));
    this.versions.set(rule.id, versions);
    return versions;
  }

  version(rule: Rule, version: RuleVersion, ruleWhen: Condition, axis: Term, exceptions: readonly Version[]): Version {
    const from = dayNumber(version.from);
    const until = version.until === null ? Infinity : dayNumber(version.until);
    const inForce = this.memo(axis.read, (s): Truth => inside(axis.of(s), from, until));
    const parts: Condition[] = [ruleWhen];
    if (version.when !== null) parts.push(this.condition(version.when));
    parts.push({ shape: "leaf", parts: [], facts: axis.facts, read: axis.read, is: inForce });
    parts.push(...exceptions.map((x) => this.not(x.holds)));
    const all = this.all(parts);
    return {
      rule,
      version,
      label: `${rule.id}@${version.from}`,
      facts: version.reads.map((f) => this.factIndex.get(f)!),
      axis: axis.of,
      inForce,
      exceptions,
      holds: { ...all, is: this.memo(all.read, all.is) },
    };
  }

  not(part: Condition): Condition {
    return { shape: "not", parts: [part], facts: [], read: part.read, is: (s) => v.not(part.is(s)) };
  }

  all(parts: readonly Condition[]): Condition {
    const is = (s: State): Truth => {
      let result: Truth = YES;
      for (const part of parts) {
        const t = part.is(s);
        if (t === v.NO) return v.NO;
        if (t === UNSURE) result = UNSURE;
      }
      return result;
    };
    return { shape: "all", parts, facts: [], read: unite(parts.map((p) => p.read)), is };
  }

  any(parts: readonly Condition[]): Condition {
    const is = (s: State): Truth => {
      let result: Truth = v.NO;
      for (const part of parts) {
        const t = part.is(s);
        if (t === YES) return YES;
        if (t === UNSURE) result = UNSURE;
      }
      return result;
    };
    return { shape: "any", parts, facts: [], read: unite(parts.map((p) => p.read)), is };
  }

  leaf(terms: readonly Term[], is: (s: State) => Truth): Condition {
    return { shape: "leaf", parts: [], facts: terms.flatMap((t) => t.facts), read: unite(terms.map((t) => t.read)), is };
  }

  condition(ast: Ast): Condition {
    const [op, operands] = [ast[0], ast.slice(1)];
    const kid = (i: number): Ast => operands[i] as Ast;
    const compare = (test: (a: Value, b: Value) => Truth, swap = false): Condition => {
      const [a, b] = [this.term(kid(0)), this.term(kid(1))];
      return this.leaf([a, b], (s) => (swap ? test(b.of(s), a.of(s)) : test(a.of(s), b.of(s))));
    };
    const named = operands.slice(1) as string[];
    switch (op) {
      case "and":
        return this.all(operands.map((o) => this.condition(o as Ast)));
      case "or":
        return this.any(operands.map((o) => this.condition(o as Ast)));
      case "not":
        return this.not(this.condition(kid(0)));
      case "eq":
        return compare(v.equal);
      case "ne":
        return compare(v.unequal);
      case "lt":
        return compare(v.less);
      case "le":
        return compare(v.atMost);
      case "gt":
        return compare(v.less, true);
      case "ge":
        return compare(v.atMost, true);
      case "in":
      case "has":
      case "applies": {
        const a = this.term(kid(0));
        if (op === "in") return this.leaf([a], (s) => v.oneOf(a.of(s), named));
        if (op === "has") return this.leaf([a], (s) => v.hasMember(a.of(s), named[0]!));
        return this.leaf([a], (s) => v.applies(a.of(s)));
      }
      default: {
        const a = this.term(ast);
        return this.leaf([a], (s) => v.asTruth(a.of(s)));
      }
    }
  }

  term(ast: Ast): Term {
    const [op, operands] = [ast[0], ast.slice(1)];
    const of = (terms: readonly Term[], apply: (s: State) => Value): Term => ({
      read: unite(terms.map((t) => t.read)),
      facts: terms.flatMap((t) => t.facts),
      of: apply,
    });
    const constant = (value: Value): Term => of([], () => value);
    const terms = (): Term[] => operands.map((o) => this.term(o as Ast));
    const two = (apply: (a: Value, b: Value) => Value): Term => {
      const [a, b] = terms() as [Term, Term];
      return of([a, b], (s) => apply(a.of(s), b.of(s)));
    };
    const several = (apply: (values: readonly Value[]) => Value): Term => {
      const all = terms();
      return of(all, (s) => apply(all.map((t) => t.of(s))));
    };
    switch (op) {
      case "bool":
        return constant({ type: "bool", na: 0, can: operands[0] === true ? YES : v.NO });
      case "int":
        return constant(v.range(operands[0] as number, operands[0] as number));
      case "day":
        return constant(v.range(dayNumber(operands[0]), dayNumber(operands[0])));
      case "sym":
        return constant({ type: "enum", na: 0, any: [operands[0] as string] });
      case "as_of":
        return of([], (s) => v.range(s.asOf, s.asOf));
      case "fact":
        return this.fact(operands[0] as string);
      case "derived":
        return this.derivedTerm(operands[0] as string);
      case "latest":
      case "max":
        return several(v.greatest);
      case "earliest":
      case "min":
        return several(v.least);
      case "days_between":
        return two((a, b) => v.minus(b, a));
      case "add_days":
        return two(v.addDays);
      case "add":
        return two(v.plus);
      case "sub":
        return two(v.minus);
      case "if": {
        const cond = this.condition(operands[0] as Ast);
        const [a, b] = [this.term(operands[1] as Ast), this.term(operands[2] as Ast)];
        return {
          read: unite([cond.read, a.read, b.read]),
          facts: [...leafFacts(cond), ...a.facts, ...b.facts],
          of: (s) => {
            const t = cond.is(s);
            return t === YES ? a.of(s) : t === v.NO ? b.of(s) : v.union(a.of(s), b.of(s));
          },
        };
      }
      case "and":
      case "or":
      case "not":
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
      case "in":
      case "has":
      case "applies": {
        const cond = this.condition(ast);
        return { read: cond.read, facts: leafFacts(cond), of: (s) => ({ type: "bool", na: 0, can: cond.is(s) }) };
      }
      default:
        throw new PackError("This law file needs a newer page.");
    }
  }
}

/** Whether a day that may be unsure falls into `[from, until]`; false where it does not apply. */
function inside(day: Value, from: number, until: number): Truth {
  const { na, lo, hi } = v.asRange(day);
  if (na === 2) return v.NO;
  return v.truth(lo <= until && hi >= from, na === 1 || lo < from || hi > until);
}

const leafFacts = (c: Condition): readonly number[] => [...c.facts, ...c.parts.flatMap(leafFacts)];
