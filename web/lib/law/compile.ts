// A compiled pack turned into an engine: its facts, derived values, rule versions and clauses as nodes.
import { dayNumber, dayText, FIRST_DAY, FIRST_HOUR, LAST_DAY, LAST_HOUR } from "./day.ts";
import { type Node, Nodes } from "./node.ts";
import { type Clause, type Fact, type Pack, PackError, type Rule, type RuleVersion } from "./pack.ts";
import { State } from "./state.ts";
import { NO, range, type Truth, UNSURE, type Value, within, YES } from "./value.ts";

export { State };

export interface Version {
  readonly rule: Rule;
  readonly version: RuleVersion;
  /** Its last day, as known on the day the engine is for. */
  readonly until: string | null;
  /** `rule@from`, or `rule@pending`. */
  readonly label: string;
  readonly axis: Node;
  readonly inForce: Node;
  /** Every version that overrides this one. */
  readonly exceptions: readonly Version[];
  /** E(v): in force, the rule's and the version's own conditions, and no exception. Of a pending one, the conditions. */
  readonly holds: Node;
}

/** A clause, and whether it can be in play. */
export interface Taint {
  readonly clause: Clause;
  readonly inPlay: Node;
}

export interface Engine {
  readonly pack: Pack;
  /** A node per fact of the pack, its `when` taken in. */
  readonly facts: readonly Node[];
  readonly factIndex: ReadonlyMap<string, number>;
  /** The node of each derived value. */
  readonly derived: ReadonlyMap<string, Node>;
  /** Whether a fact is asked and means anything: its `when`. */
  readonly when: (s: State, index: number) => Truth;
  /** In the pack's order, those without a day left out. */
  readonly versions: readonly Version[];
  /** Versions announced without a day. */
  readonly pending: readonly Version[];
  readonly clauses: readonly Taint[];
  /** What may be before anything is asked, per fact. */
  readonly domains: readonly Value[];
  /** A state of its own for a case: `base` says per fact what it may be. */
  readonly stateOf: (asOf: number, base: readonly Value[]) => State;
  /** The state of a case that is good until the next call. */
  readonly passing: (asOf: number, base: readonly Value[]) => State;
}

/** By pack, the engines of what was known at each stage: there are few days on which something was learned. */
const engines = new WeakMap<Pack, { readonly learned: readonly string[]; readonly made: Map<number, Engine> }>();

/** The days on which something of a pack was learned, in order. */
function daysLearned(pack: Pack): readonly string[] {
  const days = pack.rules.flatMap((r) => r.versions.flatMap((v) => [v.known, v.until_known]));
  return [...new Set(days.filter((day) => day !== null))].sort();
}

/**
 * The engine of a pack as it was known on a day (null: all that is known), compiled once for all days between which
 * nothing was learned.
 * @throws PackError
 */
export function engineOf(pack: Pack, knownOn: string | null = null): Engine {
  if (pack.format !== 2) throw new PackError("This law file needs a newer page.");
  let of = engines.get(pack);
  if (of === undefined) {
    of = { learned: daysLearned(pack), made: new Map() };
    engines.set(pack, of);
  }
  const stage = knownOn === null ? of.learned.length : of.learned.filter((day) => day <= knownOn).length;
  let engine = of.made.get(stage);
  if (engine === undefined) {
    engine = new Compiler(pack, stage === of.learned.length ? null : knownOn).engine();
    of.made.set(stage, engine);
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
    case "money":
    case "ratio":
    case "duration":
      return range(fact.min ?? 0, fact.max ?? 0);
    case "day":
      return range(FIRST_DAY, LAST_DAY);
    case "hour":
      return range(FIRST_HOUR, LAST_HOUR);
    default:
      throw new PackError("This law file has a kind of question this page does not know.");
  }
}

class Compiler {
  readonly pack: Pack;
  readonly knownOn: string | null;
  readonly nodes: Nodes;
  readonly found = new Map<string, Node>();
  readonly byRule = new Map<string, readonly Version[]>();

  constructor(pack: Pack, knownOn: string | null) {
    this.pack = pack;
    this.knownOn = knownOn;
    this.nodes = new Nodes(pack.facts.length, pack.ratio_of, this.named);
  }

  engine(): Engine {
    const { pack } = this;
    const facts = pack.facts.map((f) => this.named("fact", f.id));
    const derived = new Map(pack.derived.map((d) => [d.id, this.named("derived", d.id)]));
    const all = pack.rules.flatMap((r) => this.versionsOf(r));
    const clauses = pack.clauses.map((c) => this.taint(c));
    const domains = pack.facts.map(domainOf);
    const size = this.nodes.count;
    let passing: State | null = null;
    return {
      pack,
      facts,
      derived,
      clauses,
      domains,
      factIndex: new Map(pack.facts.map((f, i) => [f.id, i])),
      when: (s, index) => facts[index]?.kids[0]?.truth(s) ?? YES,
      versions: all.filter((v) => v.version.from !== null),
      pending: all.filter((v) => v.version.from === null),
      stateOf: (asOf, base) => new State(size, asOf, base),
      passing: (asOf, base) => {
        if (passing === null) passing = new State(size, asOf, base);
        else passing.reset(asOf, base);
        return passing;
      },
    };
  }

  readonly named = (op: string, id: string): Node => {
    const key = `${op} ${id}`;
    const node = this.found.get(key) ?? (op === "fact" ? this.fact(id) : this.derived(id));
    this.found.set(key, node);
    return node;
  };

  fact(id: string): Node {
    const index = this.pack.facts.findIndex((f) => f.id === id);
    const fact = this.pack.facts[index];
    if (fact === undefined) throw new PackError("This law file reads a fact it does not have.");
    if (fact.when === null) return this.nodes.term("fact", [], (s) => s.base[index]!, index, true);
    const when = this.nodes.build(fact.when);
    const value = (s: State): Value => {
      const asked = when.truth(s);
      const base = s.base[index]!;
      return asked === YES ? base : { ...base, na: asked === UNSURE ? 1 : 2 };
    };
    return this.nodes.term("fact", [when], value, index);
  }

  derived(id: string): Node {
    const derived = this.pack.derived.find((d) => d.id === id);
    if (derived === undefined) throw new PackError("This law file reads a derived value it does not have.");
    return this.nodes.alias("derived", this.nodes.build(derived.expr));
  }

  axisOf(axis: string): Node {
    if (axis === "as_of") return this.nodes.build(["as_of"]);
    return this.named(this.pack.facts.some((f) => f.id === axis) ? "fact" : "derived", axis);
  }

  versionsOf(rule: Rule): readonly Version[] {
    const done = this.byRule.get(rule.id);
    if (done !== undefined) return done;
    const overriding = this.pack.rules.filter((r) => r.overrides.includes(rule.id));
    const exceptions = overriding.flatMap((r) => this.versionsOf(r)).filter((x) => x.version.from !== null);
    const axis = this.axisOf(rule.axis);
    const ruleWhen = rule.when === null ? [] : [this.nodes.build(rule.when)];
    const versions = known(rule, this.knownOn).map(({ version, until }): Version => {
      const own = version.when === null ? ruleWhen : [...ruleWhen, this.nodes.build(version.when)];
      if (version.from === null) {
        const never = this.nodes.condition("and", [], () => NO);
        return { rule, version, until, label: `${rule.id}@pending`, axis, inForce: never, exceptions: [], holds: this.nodes.junction("and", own) };
      }
      const inForce = this.inForce(axis, version.from, until);
      const parts = [inForce, ...own];
      if (exceptions.length > 0) parts.push(this.nodes.negation(this.nodes.junction("or", exceptions.map((x) => x.holds))));
      const holds = this.nodes.junction("and", parts);
      return { rule, version, until, label: `${rule.id}@${version.from}`, axis, inForce, exceptions, holds };
    });
    this.byRule.set(rule.id, versions);
    return versions;
  }

  inForce(axis: Node, from: string | null, until: string | null): Node {
    const first = from === null ? -Infinity : dayNumber(from);
    const last = until === null ? Infinity : dayNumber(until);
    return this.nodes.condition("within", [axis], (s) => within(axis.value(s), first, last));
  }

  taint(clause: Clause): Taint {
    const parts = [this.inForce(this.axisOf(clause.axis), clause.from, clause.until)]; // without ends it still needs a day
    if (clause.when !== null) parts.push(this.nodes.build(clause.when));
    return { clause, inPlay: this.nodes.junction("and", parts) };
  }
}

/**
 * A rule's versions as they were known on a day: a text not known then is left out, and an end not known then is
 * none, unless a later text that was known follows.
 */
function known(rule: Rule, knownOn: string | null): readonly { readonly version: RuleVersion; readonly until: string | null }[] {
  if (knownOn === null) return rule.versions.map((version) => ({ version, until: version.until }));
  const left = rule.versions.filter((v) => v.known === null || v.known <= knownOn);
  return left.map((version, i) => {
    if (version.until_known === null || version.until_known <= knownOn) return { version, until: version.until };
    const next = left[i + 1]?.from ?? null;
    return { version, until: next === null ? null : dayText(dayNumber(next) - 1) };
  });
}

/** Whether a rule version can be in force on the axis day. */
export const mayBeInForce = (version: Version, s: State): boolean => version.inForce.truth(s) !== NO;

