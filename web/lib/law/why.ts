// Why a version holds or may hold, what an unsure one hangs on, and what would change it
// (docs/packs.md: "What an unsure answer hangs on", and because and changes of "The assessment").
import { domainOf, type Engine, type Version } from "./compile.ts";
import { dayText, FIRST_DAY, LAST_DAY } from "./day.ts";
import type { Node, State } from "./node.ts";
import type { Fact } from "./pack.ts";
import { split } from "./settle.ts";
import { NO, type Truth, UNSURE, type Value, YES } from "./value.ts";

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

/** Indexes of the unknown facts an unsure condition hangs on, reached through unsure parts only. */
export function hangsOn(node: Node, s: State, facts: readonly Fact[]): ReadonlySet<number> {
  let found = s.hung.get(node);
  if (found === undefined) {
    found = new Set<number>();
    s.hung.set(node, found);
    hangs(node, s, facts, found as Set<number>, new Set());
  }
  return found;
}

/** @param seen the shared nodes already followed on this walk: what they hang on is found. */
function hangs(node: Node, s: State, facts: readonly Fact[], found: Set<number>, seen: Set<Node>): void {
  if (isShared(node)) {
    if (seen.has(node)) return;
    seen.add(node);
  }
  if (node.truth(s) !== UNSURE) return;
  const follow = (part: Node): void => hangs(part, s, facts, found, seen);
  if (node.op === "fact") hangsFact(node, s, facts, found, seen);
  else if (node.op === "applies") presence(node.kids[0]!, s).forEach(follow);
  else if (node.op === "if") [node.kids[0]!, ...branches(node, s)].forEach(follow);
  else if (JUNCTIONS.has(node.op)) node.kids.forEach(follow);
  else for (const kid of node.kids) hangsValue(kid, s, facts, found, seen);
}

function hangsFact(node: Node, s: State, facts: readonly Fact[], found: Set<number>, seen: Set<Node>): void {
  const { na } = node.value(s);
  if (na < 2 && isOpen(facts[node.fact]!, s.base[node.fact]!)) found.add(node.fact);
  if (na > 0) for (const when of node.kids) hangs(when, s, facts, found, seen);
}

/** As `hangs`, for an operand: being not applicable is one of the things it can be. */
function hangsValue(node: Node, s: State, facts: readonly Fact[], found: Set<number>, seen: Set<Node>): void {
  if (isOneThing(node.value(s))) return;
  if (node.op === "fact") hangsFact(node, s, facts, found, seen);
  else if (node.op === "if") {
    hangs(node.kids[0]!, s, facts, found, seen);
    for (const branch of branches(node, s)) hangsValue(branch, s, facts, found, seen);
  } else if (isCondition(node)) hangs(node, s, facts, found, seen);
  else for (const kid of node.kids) hangsValue(kid, s, facts, found, seen);
}

/** The branches of an `if` that its condition allows. */
function branches(node: Node, s: State): readonly Node[] {
  const t = node.kids[0]!.truth(s);
  return [...((t & YES) !== 0 ? [node.kids[1]!] : []), ...((t & NO) !== 0 ? [node.kids[2]!] : [])];
}

const JUNCTIONS = new Set(["and", "or", "not", "derived"]);
const CONDITIONS = new Set(["and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "in", "has", "applies"]);
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

/** For each deciding fact, the blocks under which, all else equal, the version can no longer hold. */
export function changes(
  engine: Engine,
  s: State,
  version: Version,
  decisive: readonly number[],
): readonly Change[] {
  return decisive.flatMap((f) => {
    const fact = engine.pack.facts[f]!;
    if (fact.type === "set") return [];
    const to = split(fact, version.version.cuts[fact.id], domainOf(fact), s.asOf)
      .filter((block) => version.holds.truth(s.with(f, block)) === NO)
      .map((block) => described(fact, block));
    return to.length > 0 ? [{ fact: fact.id, to }] : [];
  });
}

function described(fact: Fact, block: Value): Block {
  switch (block.type) {
    case "bool":
      return block.can === YES;
    case "enum":
      return block.any;
    case "set":
      return block.has;
    case "range": {
      const day = fact.type === "day";
      const [first, last] = day ? [FIRST_DAY, LAST_DAY] : [fact.min ?? 0, fact.max ?? 0];
      const end = (n: number): number | string => (day ? dayText(n) : n);
      return [block.lo === first ? null : end(block.lo), block.hi === last ? null : end(block.hi)];
    }
  }
}
