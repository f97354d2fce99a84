// The interview over the pack: what to ask next, what an answer makes pointless, what is urgent. Pure.
import type { Answer, Answers } from "../lib/law/answer.ts";
import { basis } from "../lib/law/assess.ts";
import { engineOf } from "../lib/law/compile.ts";
import { dayNumber } from "../lib/law/day.ts";
import type { Ast, Fact, Pack } from "../lib/law/pack.ts";
import { NO } from "../lib/law/value.ts";

export function factOf(pack: Pack, id: string): Fact {
  const fact = pack.facts.find((f) => f.id === id);
  if (fact === undefined) throw new RangeError(`This law file has no question ${id}.`);
  return fact;
}

/** The answers that still mean something, and the facts whose question no longer applies (pack's order). */
export function pruned(pack: Pack, answers: Answers, asOf: string): { readonly answers: Answers; readonly gone: readonly string[] } {
  const engine = engineOf(pack);
  const kept: Record<string, Answer> = { ...answers };
  const gone: string[] = [];
  for (;;) {
    const state = engine.passing(dayNumber(asOf), basis(engine, kept));
    const orphan = pack.facts.findIndex((f, i) => f.id in kept && engine.when(state, i) === NO);
    if (orphan < 0) break;
    const id = pack.facts[orphan]!.id;
    delete kept[id];
    gone.push(id);
  }
  const order = pack.facts.map((f) => f.id);
  return { answers: kept, gone: gone.sort((a, b) => order.indexOf(a) - order.indexOf(b)) };
}

/** A box to tick: one answer that an urgent rule asks for. */
export interface Tick {
  readonly key: string;
  readonly fact: Fact;
  readonly answer: Answer;
}

const MOST_TICKS = 5;
const MOST_TICKS_OF_A_SET = 2;

/** What a person in danger can tick at once: answers the urgent rules name themselves, in the rules' order. */
export function urgentTicks(pack: Pack): readonly Tick[] {
  const ticks = new Map<string, Tick>();
  const ofSet = new Map<string, number>();
  const add = (id: string, members: readonly string[]): void => {
    const fact = factOf(pack, id);
    // What is asked only after another answer is no first thing to say.
    if (factsNamed(fact.when).length > 0) return;
    const key = [id, ...members].join("-");
    if (ticks.has(key) || [...ticks.values()].some((t) => t.fact.id === id && fact.type !== "set")) return;
    if (fact.type === "set") {
      ofSet.set(id, (ofSet.get(id) ?? 0) + 1);
      if ((ofSet.get(id) ?? 0) > MOST_TICKS_OF_A_SET) return;
      ticks.set(key, { key, fact, answer: { has: members, not: [] } });
    } else if (fact.type === "bool") ticks.set(key, { key, fact, answer: true });
    else ticks.set(key, { key, fact, answer: members.length === 1 ? (members[0] ?? null) : { any: members } });
  };
  for (const rule of pack.rules.filter((r) => r.level === "urgent")) if (rule.when !== null) namedIn(rule.when, add);
  return [...ticks.values()].slice(0, MOST_TICKS);
}

/** The facts that a condition itself asks for, derived values and negations aside. */
export function factsNamed(when: Ast | null): readonly string[] {
  const facts = new Set<string>();
  if (when !== null) namedIn(when, (fact) => facts.add(fact));
  return [...facts];
}

/** Calls `found` for each fact that a condition asks to be true or to be a member; not below a `not`. */
function namedIn(ast: Ast, found: (fact: string, members: readonly string[]) => void): void {
  const [op, first, ...rest] = ast as readonly [string, Ast | string, ...(Ast | string)[]];
  if (op === "and" || op === "or") {
    for (const part of ast.slice(1)) namedIn(part as Ast, found);
    return;
  }
  if (op === "fact") return found(first as string, []);
  if (!Array.isArray(first) || first[0] !== "fact") return;
  const fact = first[1] as string;
  if (op === "has" || op === "in") found(fact, rest as string[]);
  const [other] = rest;
  if (op === "eq" && Array.isArray(other) && other[0] === "sym") found(fact, [other[1] as string]);
}

/** Answers with ticks put in: a set gathers its ticks. */
export function withTicks(answers: Answers, ticks: readonly Tick[]): Answers {
  const all: Record<string, Answer> = { ...answers };
  for (const { fact, answer } of ticks) {
    const before = all[fact.id] as { readonly has?: readonly string[] } | null | undefined;
    const has = fact.type === "set" && Array.isArray(before?.has) ? before.has : [];
    const more = (answer as { readonly has?: readonly string[] } | null)?.has ?? [];
    all[fact.id] = fact.type === "set" ? { has: [...new Set([...has, ...more])], not: [] } : answer;
  }
  return all;
}

/** Where a question stands among the pack's sections: 1-based part, number of parts. */
export function partOf(pack: Pack, fact: Fact): readonly [number, number] {
  return [Math.max(1, pack.sections.indexOf(fact.section) + 1), pack.sections.length];
}
