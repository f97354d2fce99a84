// Why a version holds or may hold, what an unsure one hangs on, and what would change it
// (docs/packs.md: "What an unsure answer hangs on", and because and changes of "The assessment").
import type { Engine, Version } from "./compile.ts";
import type { Node } from "./node.ts";
import type { Fact } from "./pack.ts";
import { split } from "./settle.ts";
import type { Hung, State } from "./state.ts";
import { NO, type Range, type Truth, UNSURE, type Value, YES } from "./value.ts";
import { written } from "./written.ts";

/** Blocks of a fact under which a finding would no longer hold: members, `[from, until]`, true or false. */
export type Block = readonly string[] | readonly [number | string | null, number | string | null] | boolean;

export interface Change {
  readonly fact: string;
  readonly to: readonly Block[];
}

/** Indexes of the facts that make `node` what it is wanted to be, unneeded parts left out. */
export function because(node: Node, s: State, want: Truth): ReadonlySet<number> {
  const walk: Walk = { found: new Set(), seen: new Map() };
  wanted(node, s, want, walk);
  return walk.found;
}

/** What a walk has found, and the shared nodes it has followed already: there is nothing more to find there. */
interface Walk {
  readonly found: Set<number>;
  /** By node the bits of what was asked of it: its two truths, and its value. */
  readonly seen: Map<Node, number>;
}

const VALUE = 4;

/** Whether a shared node was followed before for this; it counts as followed from now on. */
function followed(node: Node, bits: number, { seen }: Walk): boolean {
  if (!isShared(node)) return false;
  const before = seen.get(node) ?? 0;
  seen.set(node, before | bits);
  return (before & bits) === bits;
}

/** The nodes that many conditions lead to: a fact, whose `when` may lead on, and a derived value. */
const isShared = (node: Node): boolean => node.op === "fact" || node.op === "derived";

function wanted(node: Node, s: State, want: Truth, walk: Walk): void {
  if (followed(node, want, walk)) return;
  const parts = node.kids;
  switch (node.op) {
    case "and":
    case "or": {
      if (want === (node.op === "and" ? YES : NO)) {
        for (const part of parts) wanted(part, s, want, walk);
        break;
      }
      const sure = parts.find((part) => part.truth(s) === want);
      const can = sure === undefined ? parts.filter((part) => (part.truth(s) & want) !== 0) : [sure];
      for (const part of can) wanted(part, s, want, walk);
      break;
    }
    case "not":
      wanted(parts[0]!, s, want === YES ? NO : YES, walk);
      break;
    case "derived":
      wanted(parts[0]!, s, want, walk);
      break;
    case "if":
      bothWays(parts[0]!, s, walk);
      for (const branch of branches(node, s)) wanted(branch, s, want, walk);
      break;
    case "applies":
      for (const decisive of presence(parts[0]!, s)) {
        if (parts[0]!.op === "fact") wanted(decisive, s, want, walk);
        else bothWays(decisive, s, walk);
      }
      break;
    case "fact":
      operand(node, s, walk);
      break;
    default:
      for (const part of parts) operand(part, s, walk);
  }
}

/** For its value when it is sure, else for both. */
function bothWays(node: Node, s: State, walk: Walk): void {
  const t = node.truth(s);
  if ((t & YES) !== 0) wanted(node, s, YES, walk);
  if ((t & NO) !== 0) wanted(node, s, NO, walk);
}

/** Everything a value reads. */
function operand(node: Node, s: State, walk: Walk): void {
  if (followed(node, VALUE, walk)) return;
  switch (node.op) {
    case "fact": {
      const { na } = node.value(s);
      if (na < 2) walk.found.add(node.fact);
      if (na > 0) for (const when of node.kids) wanted(when, s, na === 2 ? NO : YES, walk);
      break;
    }
    case "derived":
      operand(node.kids[0]!, s, walk);
      break;
    case "if":
      bothWays(node.kids[0]!, s, walk);
      for (const branch of branches(node, s)) operand(branch, s, walk);
      break;
    default:
      if (isCondition(node)) bothWays(node, s, walk);
      else for (const kid of node.kids) operand(kid, s, walk);
  }
}

/** The conditions that decide whether a value applies: each `when` and each `if` met on the way. */
function presence(node: Node, s: State): readonly Node[] {
  if (node.op === "fact") return node.kids;
  if (node.op === "if") return [node.kids[0]!, ...branches(node, s).flatMap((branch) => presence(branch, s))];
  return isCondition(node) ? [] : node.kids.flatMap((kid) => presence(kid, s));
}

/** What an unsure condition hangs on, worked out once a state. */
export function hangsOn(node: Node, s: State, engine: Engine): Hung {
  let found = s.hung.get(node);
  if (found === undefined) {
    const walk = new HangWalk(engine, s);
    walk.condition(node);
    found = walk.hung();
    s.hung.set(node, found);
  }
  return found;
}

/** Indexes of the unknown facts that a value hangs on, read as an operand, in the pack's order. */
export function valueHangsOn(node: Node, s: State, engine: Engine): readonly number[] {
  const walk = new HangWalk(engine, s);
  walk.operand(node);
  return walk.hung().facts;
}

/** Follows unsure parts only. */
class HangWalk {
  readonly #engine: Engine;
  readonly #s: State;
  readonly #walk: number;
  readonly #found: number[] = [];
  #exact = true;

  constructor(engine: Engine, s: State) {
    this.#engine = engine;
    this.#s = s;
    this.#walk = s.newWalk();
  }

  hung(): Hung {
    return { facts: [...new Set(this.#found)].sort((a, b) => a - b), exact: this.#exact };
  }

  condition(node: Node): void {
    if (node.truth(this.#s) !== UNSURE) return;
    if (this.#again(node, 1)) return;
    switch (node.op) {
      case "fact":
        this.#fact(node);
        break;
      case "applies":
        for (const decisive of presence(node.kids[0]!, this.#s)) this.condition(decisive);
        break;
      case "if":
        this.#exact = false;
        this.condition(node.kids[0]!);
        for (const branch of branches(node, this.#s)) this.condition(branch);
        break;
      default:
        if (JUNCTIONS.has(node.op)) for (const kid of node.kids) this.condition(kid);
        else for (const kid of node.kids) this.operand(kid);
    }
  }

  /** As a condition, but being not applicable is one of the things it can be. */
  operand(node: Node): void {
    const value = node.value(this.#s);
    if (isOneThing(value)) return;
    if (this.#again(node, 2)) return;
    if (node.op === "fact") this.#fact(node);
    else if (node.op === "if") {
      this.#exact = false;
      this.condition(node.kids[0]!);
      for (const branch of branches(node, this.#s)) this.operand(branch);
    } else if (isCondition(node)) this.condition(node);
    else {
      if (WIDENING.has(node.op)) this.#exact = false;
      for (const kid of node.kids) this.operand(kid);
    }
  }

  /** Whether a shared node was followed before, as a condition or as an operand; one met twice leaves logic inexact. */
  #again(node: Node, as: 1 | 2): boolean {
    if (!isShared(node)) return false;
    const before = this.#s.followed(node.id, this.#walk, as);
    if (before !== 0) this.#exact = false;
    return (before & as) !== 0;
  }

  #fact(node: Node): void {
    const fact = this.#engine.pack.facts[node.fact]!;
    const { na } = node.value(this.#s);
    if (na < 2 && isOpen(fact, this.#s.base[node.fact]!)) {
      this.#found.push(node.fact);
      // Not every number between the ends is a ratio that can be answered.
      if (fact.type === "ratio") this.#exact = false;
    }
    if (na > 0) for (const when of node.kids) this.condition(when);
  }
}

/** Functions whose interval may hold values that no operands give. */
const WIDENING = new Set(["latest", "earliest", "max", "min", "share", "start_of", "add_months", "add_years", "months_between", "years_between"]);

/** The branches of an `if` that its condition allows. */
function branches(node: Node, s: State): readonly Node[] {
  const t = node.kids[0]!.truth(s);
  return [...((t & YES) !== 0 ? [node.kids[1]!] : []), ...((t & NO) !== 0 ? [node.kids[2]!] : [])];
}

const JUNCTIONS = new Set(["and", "or", "not", "derived"]);
const CONDITIONS = new Set(["and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "in", "has", "applies", "within"]);
const isCondition = (node: Node): boolean => CONDITIONS.has(node.op);

/** Whether a value can be one thing only, where "not applicable" is a thing it can be. */
function isOneThing(value: Value): boolean {
  if (value.na > 0) return value.na === 2;
  return value.type !== "set" && !isMany(value);
}

/** Whether a fact's answer leaves more than one value. */
const isOpen = (fact: Fact, value: Value): boolean =>
  value.type === "set" ? value.has.length + value.not.length < (fact.values ?? []).length : isMany(value);

function isMany(value: Exclude<Value, { type: "set" }>): boolean {
  if (value.type === "range") return value.lo < value.hi;
  return value.type === "enum" ? value.any.length > 1 : value.can === UNSURE;
}

/**
 * For each deciding fact, the blocks under which, all else equal, the version can only be false (`to` = NO) or can be
 * true (`to` = YES).
 */
export function changes(
  engine: Engine,
  s: State,
  version: Version,
  decisive: readonly number[],
  to: Truth = NO,
): readonly Change[] {
  const { pack } = engine;
  return decisive.flatMap((f) => {
    const fact = pack.facts[f]!;
    if (fact.type === "set") return [];
    const every = split(pack, fact, version.version.cuts[fact.id], engine.domains[f]!, s.asOf);
    const blocks = every.filter((block) => (version.holds.truth(s.trying(f, block)) === NO) === (to === NO));
    if (blocks.length === 0 || blocks.length === every.length) return [];
    return [{ fact: fact.id, to: blocks.map((block) => described(engine, f, block)) }];
  });
}

function described(engine: Engine, f: number, block: Value): Block {
  switch (block.type) {
    case "bool":
      return block.can === YES;
    case "enum":
      return block.any;
    case "set":
      return block.has;
    case "range": {
      const all = engine.domains[f] as Range;
      const end = (n: number): number | string => written(engine.pack, engine.pack.facts[f]!, n);
      return [block.lo === all.lo ? null : end(block.lo), block.hi === all.hi ? null : end(block.hi)];
    }
  }
}
