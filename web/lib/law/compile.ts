// A compiled pack turned into an engine: its facts, derived values and rule versions as nodes.
import { FIRST_DAY, LAST_DAY } from "./day.ts";
import { build, condition, junction, negation, type Node, State, term } from "./node.ts";
import { type Ast, type Fact, type Pack, PackError, type Rule, type RuleVersion } from "./pack.ts";
import { NO, range, type Truth, UNSURE, type Value, YES } from "./value.ts";

export { State };

export interface Version {
  readonly rule: Rule;
  readonly version: RuleVersion;
  /** `rule@from`. */
  readonly label: string;
  readonly axis: Node;
  readonly inForce: Node;
  /** Every version that overrides this one. */
  readonly exceptions: readonly Version[];
  /** E(v): in force, the rule's and the version's own conditions, and no exception. */
  readonly holds: Node;
}

export interface Engine {
  readonly pack: Pack;
  /** A node per fact of the pack, its `when` taken in. */
  readonly facts: readonly Node[];
  readonly factIndex: ReadonlyMap<string, number>;
  /** Whether a fact is asked and means anything: its `when`. */
  readonly when: (s: State, index: number) => Truth;
  readonly versions: readonly Version[];
}

const engines = new WeakMap<Pack, Engine>();

/**
 * The pack's engine, compiled once.
 * @throws PackError
 */
export function engineOf(pack: Pack): Engine {
  let engine = engines.get(pack);
  if (engine === undefined) {
    if (pack.format !== 1) throw new PackError("This law file needs a newer page.");
    const compiler = new Compiler(pack);
    const facts = pack.facts.map((f) => compiler.named("fact", f.id));
    engine = {
      pack,
      facts,
      factIndex: new Map(pack.facts.map((f, i) => [f.id, i])),
      when: (s, index) => facts[index]?.kids[0]?.truth(s) ?? YES,
      versions: pack.rules.flatMap((r) => compiler.versionsOf(r)),
    };
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
      return range(fact.min ?? 0, fact.max ?? 0);
    case "day":
      return range(FIRST_DAY, LAST_DAY);
    default:
      throw new PackError("This law file has a kind of question this page does not know.");
  }
}

class Compiler {
  readonly pack: Pack;
  readonly nodes = new Map<string, Node>();
  readonly versions = new Map<string, readonly Version[]>();
  slots = 0;

  constructor(pack: Pack) {
    this.pack = pack;
  }

  readonly named = (op: string, id: string): Node => {
    const key = `${op} ${id}`;
    const node = this.nodes.get(key) ?? (op === "fact" ? this.fact(id) : this.derived(id));
    this.nodes.set(key, node);
    return node;
  };

  build(ast: Ast): Node {
    return build(ast, this.named);
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

  fact(id: string): Node {
    const index = this.pack.facts.findIndex((f) => f.id === id);
    const fact = this.pack.facts[index];
    if (fact === undefined) throw new PackError("This law file reads a fact it does not have.");
    const when = fact.when === null ? null : this.build(fact.when);
    if (when === null) return term("fact", [], (s) => s.base[index]!, index);
    const value = this.memo(new Set([index, ...when.read]), (s): Value => {
      const asked = when.truth(s);
      const base = s.base[index]!;
      return asked === YES ? base : { ...base, na: asked === UNSURE ? 1 : 2 };
    });
    return term("fact", [when], value, index);
  }

  derived(id: string): Node {
    const derived = this.pack.derived.find((d) => d.id === id);
    if (derived === undefined) throw new PackError("This law file reads a derived value it does not have.");
    const expr = this.build(derived.expr);
    return term("derived", [expr], this.memo(expr.read, expr.value));
  }

  axisOf(rule: Rule): Node {
    if (rule.axis === "as_of") return this.build(["as_of"]);
    return this.named(this.pack.facts.some((f) => f.id === rule.axis) ? "fact" : "derived", rule.axis);
  }

  versionsOf(rule: Rule): readonly Version[] {
    const done = this.versions.get(rule.id);
    if (done !== undefined) return done;
    const overriding = this.pack.rules.filter((r) => r.overrides.includes(rule.id));
    const exceptions = overriding.flatMap((r) => this.versionsOf(r));
    const axis = this.axisOf(rule);
    const when = rule.when === null ? null : this.build(rule.when);
    const ruleWhen = when === null ? [] : [{ ...when, truth: this.memo(when.read, when.truth) }];
    const versions = rule.versions.map((version): Version => {
      const inForce = this.inForce(axis, version);
      const parts = [inForce, ...ruleWhen];
      if (version.when !== null) parts.push(this.build(version.when));
      if (exceptions.length > 0)
        parts.push(
          negation(
            junction(
              "or",
              exceptions.map((x) => x.holds),
            ),
          ),
        );
      const all = junction("and", parts);
      const holds = condition("and", parts, this.memo(all.read, all.truth));
      return { rule, version, label: `${rule.id}@${version.from}`, axis, inForce, exceptions, holds };
    });
    this.versions.set(rule.id, versions);
    return versions;
  }

  inForce(axis: Node, version: RuleVersion): Node {
    const bound = (op: string, day: string): Node => build([op, ["fact", ""], ["day", day]], () => axis);
    const parts = [bound("ge", version.from)];
    if (version.until !== null) parts.push(bound("le", version.until));
    return junction("and", parts);
  }
}

/** Whether a rule version can be in force on the axis day. */
export const mayBeInForce = (version: Version, s: State): boolean => version.inForce.truth(s) !== NO;
