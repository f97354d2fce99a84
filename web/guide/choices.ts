// What a person can answer to a question, and how an answer reads in words. Pure.
import type { Answer } from "../lib/law/answer.ts";
import { dayNumber, dayText, FIRST_DAY, LAST_DAY } from "../lib/law/day.ts";
import type { Fact } from "../lib/law/pack.ts";
import type { Say } from "./words.ts";

/** One thing to pick; `key` tells it from the others of its question. */
export interface Choice {
  readonly key: string;
  readonly answer: Answer;
}

/** The choices of a question that takes one, "not sure" last. A set's members are chosen separately. */
export function choicesOf(fact: Fact): readonly Choice[] {
  const unsure: Choice = { key: "unsure", answer: null };
  switch (fact.type) {
    case "bool":
      return [{ key: "yes", answer: true }, { key: "no", answer: false }, unsure];
    case "enum":
      return [...(fact.values ?? []).map((value) => ({ key: value, answer: value })), unsure];
    case "set":
      return (fact.values ?? []).map((value) => ({ key: value, answer: [value] }));
    case "int":
      return [...intRanges(fact), unsure];
    case "day":
      return [...dayRanges(fact), unsure];
  }
}

/** Days cut at the law's own dates, so that nobody has to remember more than the law asks. */
function dayRanges(fact: Fact): readonly Choice[] {
  const cuts = cutsOf(fact, dayNumber, FIRST_DAY, LAST_DAY);
  if (cuts.length === 0) return [];
  return [FIRST_DAY, ...cuts].map((start, i, starts) => {
    const next = starts[i + 1];
    const ends = {
      ...(i === 0 ? {} : { from: dayText(start) }),
      ...(next === undefined ? {} : { until: dayText(next - 1) }),
    };
    const answer = ends.from !== undefined && ends.from === ends.until ? ends.from : ends;
    return { key: `range-${i}`, answer };
  });
}

function intRanges(fact: Fact): readonly Choice[] {
  const [min, max] = boundsOf(fact);
  const cuts = cutsOf(fact, (n) => n as number, min, max);
  return [min, ...cuts].map((start, i, starts) => {
    const end = (starts[i + 1] ?? max + 1) - 1;
    return { key: `range-${i}`, answer: start === end ? start : { min: start, max: end } };
  });
}

/** Least and greatest value an int question takes. */
export function boundsOf(fact: Fact): readonly [number, number] {
  return [fact.min ?? 0, fact.max ?? 99];
}

/** The author's own cuts where there are any; else where the rules cut. */
function cutsOf(fact: Fact, number: (cut: unknown) => number, lo: number, hi: number): readonly number[] {
  const own = fact.asks !== undefined && fact.asks.length > 0 ? fact.asks : (fact.blocks ?? []);
  const cuts = [...new Set((own as readonly unknown[]).map(number))].filter((cut) => cut > lo && cut <= hi);
  return cuts.sort((a, b) => a - b);
}

/** The key of the choice that is this answer; "exact" for a day or number of its own. */
export function keyOf(fact: Fact, answer: Answer | undefined): string | null {
  if (answer === undefined) return null;
  const same = JSON.stringify(answer);
  const found = choicesOf(fact).find((choice) => JSON.stringify(choice.answer) === same);
  if (found !== undefined) return found.key;
  return typeof answer === "string" || typeof answer === "number" ? "exact" : null;
}

/** An answer as a reader would say it. */
export function answerWords(fact: Fact, answer: Answer, say: Say): string {
  if (answer === null) return say("not-sure");
  if (typeof answer === "boolean") return say(answer ? "yes" : "no");
  if (typeof answer === "number") return String(answer);
  if (typeof answer === "string") return fact.type === "day" ? say.day(answer) : memberWords(fact, answer, say);
  if (Array.isArray(answer)) {
    const members = answer as readonly string[];
    return members.length === 0 ? say("set-nothing") : say.list(members.map((m) => memberWords(fact, m, say)));
  }
  const parts = answer as { any?: readonly string[]; has?: readonly string[]; min?: number; max?: number; from?: string; until?: string };
  if (parts.any !== undefined) return say("any-of", { list: say.or(parts.any.map((m) => memberWords(fact, m, say))) });
  if (fact.type === "set") {
    const has = (parts.has ?? []).map((m) => memberWords(fact, m, say));
    return has.length > 0 ? say("set-has", { list: say.list(has) }) : say("set-partial");
  }
  if (fact.type === "int") return intWords(fact, parts.min, parts.max, say);
  return dayRangeWords(parts.from ?? null, parts.until ?? null, say);
}

export function memberWords(fact: Fact, member: string, say: Say): string {
  return say(`fact-${fact.id}--${member}`);
}

function intWords(fact: Fact, min: number | undefined, max: number | undefined, say: Say): string {
  const [least, greatest] = boundsOf(fact);
  if (max === undefined || max >= greatest) return say("int-from", { from: min ?? least });
  if (min === undefined || min <= least) return say("int-upto", { until: max });
  return say("int-between", { from: min, until: max });
}

/** A stretch of days in words; null is an open end. */
export function dayRangeWords(from: string | null, until: string | null, say: Say): string {
  if (from === null && until !== null) return say("day-before", { day: say.day(dayText(dayNumber(until) + 1)) });
  if (from !== null && until === null) return say("day-from", { day: say.day(from) });
  if (from === null || until === null) return say("not-sure");
  return from === until ? say.day(from) : say("day-between", { from: say.day(from), until: say.day(until) });
}

/** Blocks of `changes` (docs/packs.md) in words, each quoted: members, intervals, or true/false. */
export function blocksWords(fact: Fact, blocks: readonly unknown[], say: Say): string {
  return say.or(blocks.flatMap((block) => blockParts(fact, block, say)).map((text) => say("quoted", { text })));
}

function blockParts(fact: Fact, block: unknown, say: Say): readonly string[] {
  if (typeof block === "boolean") return [say(block ? "yes" : "no")];
  if (!Array.isArray(block)) return [String(block)];
  if (fact.type === "set" && block.length === 0) return [say("set-nothing")];
  if (fact.type === "enum" || fact.type === "set") return (block as string[]).map((m) => memberWords(fact, m, say));
  const [from, until] = block as [string | number | null, string | number | null];
  if (fact.type === "day") return [dayRangeWords(from as string | null, until as string | null, say)];
  if (from !== null && from === until) return [String(from)];
  return [intWords(fact, (from as number | null) ?? undefined, (until as number | null) ?? undefined, say)];
}
