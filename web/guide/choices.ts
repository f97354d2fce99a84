// What a person can answer to a question, and how an answer reads in words. Pure.
import type { Answer } from "../lib/law/answer.ts";
import { domainOf } from "../lib/law/compile.ts";
import { dayNumber, dayText, hourNumber, hourText } from "../lib/law/day.ts";
import type { Gives } from "../lib/law/gives.ts";
import type { Fact, Pack } from "../lib/law/pack.ts";
import { stepOf } from "../lib/law/settle.ts";
import type { Range } from "../lib/law/value.ts";
import { endNames, type Kind, numberOf, written } from "../lib/law/written.ts";
import type { Say } from "./words.ts";

/** One thing to pick; `key` tells it from the others of its question. */
export interface Choice {
  readonly key: string;
  readonly answer: Answer;
}

/** The choices of a question that takes one, "not sure" last. A set's members are chosen separately. */
export function choicesOf(pack: Pack, fact: Fact): readonly Choice[] {
  const unsure: Choice = { key: "unsure", answer: null };
  switch (fact.type) {
    case "bool":
      return [{ key: "yes", answer: true }, { key: "no", answer: false }, unsure];
    case "enum":
      return [...(fact.values ?? []).map((value) => ({ key: value, answer: value })), unsure];
    case "set":
      return (fact.values ?? []).map((value) => ({ key: value, answer: [value] }));
    default:
      return [...ranges(pack, fact), unsure];
  }
}

/** Whether the question asks for a number of some kind: the exact one can be typed. */
export const isNumber = (fact: Fact): boolean => fact.type !== "bool" && fact.type !== "enum" && fact.type !== "set";

/** Cut at the law's own dates and thresholds, so that nobody has to remember more than the law asks. */
function ranges(pack: Pack, fact: Fact): readonly Choice[] {
  const { lo, hi } = domainOf(fact) as Range;
  const cuts = cutsOf(pack, fact, lo, hi);
  if (cuts.length === 0) return [];
  const [first, last] = endNames(fact);
  // Nobody needs to hear of the first and the last day there are, or of the most that could be typed.
  const open = fact.type !== "int";
  return [lo, ...cuts].map((start, i, starts) => {
    const next = starts[i + 1];
    const end = next === undefined ? hi : next - stepOf(pack, fact);
    const ends = {
      ...(open && start === lo ? {} : { [first]: written(pack, fact, start) }),
      ...(open && end === hi ? {} : { [last]: written(pack, fact, end) }),
    };
    return { key: `range-${i}`, answer: start === end ? written(pack, fact, start) : ends };
  });
}

/** Least and greatest value a number's question takes, as its answers write them. */
export function boundsOf(pack: Pack, fact: Fact): readonly [number | string, number | string] {
  const { lo, hi } = domainOf(fact) as Range;
  return [written(pack, fact, lo), written(pack, fact, hi)];
}

/** The author's own cuts where there are any; else where the rules cut. */
function cutsOf(pack: Pack, fact: Fact, lo: number, hi: number): readonly number[] {
  const own = (fact.asks !== undefined && fact.asks.length > 0 ? fact.asks : (fact.blocks ?? [])) as readonly unknown[];
  const number = (cut: unknown): number => (typeof cut === "number" ? cut : (numberOf(pack, fact, cut) ?? lo));
  const cuts = [...new Set(own.map(number))].filter((cut) => cut > lo && cut <= hi);
  return cuts.sort((a, b) => a - b);
}

/** The key of the choice that is this answer; "exact" for a number of its own. */
export function keyOf(pack: Pack, fact: Fact, answer: Answer | undefined): string | null {
  if (answer === undefined) return null;
  const same = JSON.stringify(answer);
  const found = choicesOf(pack, fact).find((choice) => JSON.stringify(choice.answer) === same);
  if (found !== undefined) return found.key;
  return typeof answer === "string" || typeof answer === "number" || wholeDayOf(fact, answer) !== null ? "exact" : null;
}

/** The day of an hour's answer that knows the day only, else null. */
export function wholeDayOf(fact: Fact, answer: Answer): string | null {
  if (fact.type !== "hour" || answer === null || typeof answer !== "object") return null;
  const { from, until } = answer as { from?: string; until?: string };
  const day = from?.slice(0, 10);
  return from === `${day}T00` && until === `${day}T23` ? (day ?? null) : null;
}

/** An answer as a reader would say it. */
export function answerWords(fact: Fact, answer: Answer, say: Say): string {
  if (answer === null) return say("not-sure");
  if (typeof answer === "boolean") return say(answer ? "yes" : "no");
  if (fact.type === "enum" && typeof answer === "string") return memberWords(fact, answer, say);
  if (typeof answer === "number" || typeof answer === "string") return numberWords(fact, answer, say);
  if (Array.isArray(answer)) {
    const members = answer as readonly string[];
    return members.length === 0 ? say("set-nothing") : say.list(members.map((m) => memberWords(fact, m, say)));
  }
  const parts = answer as { readonly any?: readonly string[]; readonly has?: readonly string[] } & Readonly<Record<string, unknown>>;
  if (parts.any !== undefined) return say("any-of", { list: say.or(parts.any.map((m) => memberWords(fact, m, say))) });
  if (fact.type === "set") {
    const has = (parts.has ?? []).map((m) => memberWords(fact, m, say));
    return has.length > 0 ? say("set-has", { list: say.list(has) }) : say("set-partial");
  }
  const day = wholeDayOf(fact, answer);
  if (day !== null) return say("hour-some", { day: say.day(day) });
  const [first, last] = endNames(fact);
  return rangeWords(fact, end(fact, parts[first], "lo"), end(fact, parts[last], "hi"), say);
}

/** An end of an interval, or null where it is missing or is that of everything there is. */
function end(fact: Fact, given: unknown, which: "lo" | "hi"): number | string | null {
  if (typeof given === "number") return given === (domainOf(fact) as Range)[which] ? null : given;
  return typeof given === "string" ? given : null;
}

export function memberWords(fact: Fact, member: string, say: Say): string {
  return say(`fact-${fact.id}--${member}`);
}

/** A number of a kind, in its exact answer form, as a reader would say it. */
export function numberWords(kind: Kind & { readonly of?: number }, exact: number | string, say: Say): string {
  switch (kind.type) {
    case "day":
      return say.day(String(exact));
    case "hour":
      return say("hour-exact-words", { day: say.day(String(exact).slice(0, 10)), hour: String(exact).slice(11) });
    case "money":
      return say.money(String(exact), kind.currency ?? "");
    case "ratio":
      return ratioWords(String(exact), kind.of ?? 100, say);
    case "duration":
      return say.duration(Number(exact), kind.unit ?? "days");
    default:
      return say.number(Number(exact));
  }
}

const PERCENT = 100;

/** Hundredths as percent, other parts as parts: 3 of 20. */
function ratioWords(ratio: string, of: number, say: Say): string {
  const [p = 0, q = 1] = ratio.split("/").map(Number);
  if (of === PERCENT || (PERCENT * p) % q === 0) return say.percent(p / q);
  return of % q === 0 ? say("ratio-parts", { part: (p * of) / q, of }) : say("ratio-parts", { part: p, of: q });
}

/** A stretch of numbers in words; null is an open end. */
export function rangeWords(kind: Kind & { readonly of?: number }, from: number | string | null, until: number | string | null, say: Say): string {
  if (from === null && until === null) return say("not-sure");
  const words = (n: number | string): string => numberWords(kind, n, say);
  if (from !== null && from === until) return words(from);
  if (kind.type === "day" && until !== null && from === null) return say("day-before", { day: say.day(dayText(dayNumber(until) + 1)) });
  if (kind.type === "hour" && until !== null && from === null) return say("day-before", { day: words(hourText(hourNumber(until) + 1)) });
  const name = kind.type === "hour" ? "day" : kind.type === "day" || kind.type === "int" ? kind.type : "amount";
  if (until === null) return say(`${name}-from`, { [name === "day" ? "day" : "from"]: words(from ?? 0) });
  if (from === null || Number.parseFloat(String(from)) === 0) return say(`${name}-upto`, { until: words(until) });
  return say(`${name}-between`, { from: words(from), until: words(until) });
}

/** What a finding gives, as a reader would say it, or null where nothing is known of it. */
export function givenWords(pack: Pack, { derived: id, value }: Gives, say: Say): string | null {
  const derived = pack.derived.find((d) => d.id === id);
  if (value === null || derived === undefined) return null;
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  const member = (name: string): string => say.maybe(`derived-${id}--${name}`) ?? name;
  if (typeof value === "string" && derived.type === "enum") return member(value);
  if (typeof value !== "object") return numberWords(derived, value, say);
  if ("any" in value) return say.or(value.any.map(member));
  const [first, last] = endNames(derived);
  const ends = value as Readonly<Record<string, number | string>>;
  return rangeWords(derived, ends[first] ?? null, ends[last] ?? null, say);
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
  return [rangeWords(fact, from, until, say)];
}
