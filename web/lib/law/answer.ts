// Answers: parsed once from outside, and what each leaves possible (docs/packs.md, "Answer forms").
import { domainOf } from "./compile.ts";
import { DayError, dayNumber, hourText, HOURS_A_DAY } from "./day.ts";
import type { Fact, Pack } from "./pack.ts";
import { stepOf } from "./settle.ts";
import { NO, range, type Range, type Value, YES } from "./value.ts";
import { endNames, numberOf, written } from "./written.ts";

/** A person's value for a fact; `null` is "asked, not known". */
export type Answer =
  | null
  | boolean
  | string
  | number
  | readonly string[]
  | { readonly any: readonly string[] }
  | { readonly has?: readonly string[]; readonly not?: readonly string[] }
  | { readonly min?: number | string; readonly max?: number | string }
  | { readonly from?: string; readonly until?: string };

export type Answers = Readonly<Record<string, Answer>>;

/** The answer does not fit its question. */
export class AnswerError extends Error {
  override name = "AnswerError";
}

/**
 * One answer in one of its forms.
 * @throws AnswerError with one sentence naming the fact.
 */
export function parseAnswer(pack: Pack, fact: Fact, untrusted: unknown): Answer {
  if (untrusted === null) return null;
  try {
    switch (fact.type) {
      case "bool":
        if (typeof untrusted === "boolean") return untrusted;
        break;
      case "enum":
        if (typeof untrusted === "string") return members(fact, [untrusted])[0]!;
        return { any: members(fact, only(untrusted, "any")["any"], 1) };
      case "set":
        if (Array.isArray(untrusted)) return members(fact, untrusted);
        return parsePartialSet(fact, only(untrusted, "has", "not"));
      case "hour":
        if (typeof untrusted === "string" && !untrusted.includes("T")) return hoursOf(untrusted);
        return parseNumbers(pack, fact, untrusted);
      default:
        return parseNumbers(pack, fact, untrusted);
    }
  } catch (error) {
    if (!(error instanceof AnswerError || error instanceof DayError)) throw error;
    throw new AnswerError(`The answer to ${fact.id} does not fit: ${error.message}`);
  }
  throw new AnswerError(`The answer to ${fact.id} does not fit its question.`);
}

/**
 * All answers of a case.
 * @throws AnswerError with one sentence naming the fact.
 */
export function parseAnswers(pack: Pack, untrusted: unknown): Answers {
  const given = only(untrusted);
  const facts = new Map(pack.facts.map((f) => [f.id, f]));
  return Object.fromEntries(
    Object.entries(given).map(([id, value]) => {
      const fact = facts.get(id);
      if (fact === undefined)
        throw new AnswerError("There is an answer to a question this law file does not ask.");
      return [id, parseAnswer(pack, fact, value)];
    }),
  );
}

/** What an answer leaves possible where the fact applies. An absent answer leaves everything. */
export function possible(pack: Pack, fact: Fact, answer: Answer | undefined, all: Value = domainOf(fact)): Value {
  if (answer === null || answer === undefined) return all;
  const parts = answer as { any?: string[]; has?: string[]; not?: string[] } & Record<string, unknown>;
  switch (all.type) {
    case "bool":
      return { ...all, can: answer === true ? YES : NO };
    case "enum":
      return {
        ...all,
        any: typeof answer === "string" ? [answer] : all.any.filter((m) => parts.any?.includes(m)),
      };
    case "set":
      if (!Array.isArray(answer)) return { ...all, has: parts.has ?? [], not: parts.not ?? [] };
      return { ...all, has: answer, not: (fact.values ?? []).filter((m) => !answer.includes(m)) };
    case "range": {
      const end = (untrusted: unknown, open: number): number =>
        untrusted === undefined ? open : (numberOf(pack, fact, untrusted) ?? open);
      if (typeof answer !== "object") return range(end(answer, all.lo), end(answer, all.hi));
      const [first, last] = endNames(fact);
      return range(end(parts[first], all.lo), end(parts[last], all.hi));
    }
  }
}

function only(untrusted: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof untrusted !== "object" || untrusted === null || Array.isArray(untrusted)) {
    throw new AnswerError("it has another form.");
  }
  const given = Object.keys(untrusted);
  if (keys.length > 0 && (given.length === 0 || given.some((k) => !keys.includes(k)))) {
    throw new AnswerError("it has another form.");
  }
  return untrusted as Readonly<Record<string, unknown>>;
}

function members(fact: Fact, untrusted: unknown, atLeast = 0): readonly string[] {
  const values = fact.values ?? [];
  if (
    !Array.isArray(untrusted) ||
    untrusted.length < atLeast ||
    untrusted.some((m) => !values.includes(m as string)) ||
    new Set(untrusted).size !== untrusted.length
  ) {
    throw new AnswerError("it is not among the choices.");
  }
  return values.filter((m) => untrusted.includes(m));
}

function parsePartialSet(fact: Fact, given: Readonly<Record<string, unknown>>): Answer {
  const [has, not] = [members(fact, given["has"] ?? []), members(fact, given["not"] ?? [])];
  if (has.length + not.length === 0) throw new AnswerError("it says nothing.");
  if (has.some((m) => not.includes(m))) throw new AnswerError("one choice is both in and out.");
  return { ...(given["has"] === undefined ? {} : { has }), ...(given["not"] === undefined ? {} : { not }) };
}

/** A day alone is some hour of it. */
function hoursOf(untrustedDay: string): Answer {
  const day = dayNumber(untrustedDay);
  return { from: hourText(day * HOURS_A_DAY), until: hourText((day + 1) * HOURS_A_DAY - 1) };
}

/** One number of the fact's kind, or an interval of which either end may be missing. */
function parseNumbers(pack: Pack, fact: Fact, untrusted: unknown): Answer {
  if (typeof untrusted === "number" || typeof untrusted === "string") {
    return written(pack, fact, numberFor(pack, fact, untrusted));
  }
  const names = endNames(fact);
  const given = only(untrusted, ...names);
  const numbers = names.map((name) => (given[name] === undefined ? undefined : numberFor(pack, fact, given[name])));
  const [from, until] = numbers;
  if (from !== undefined && until !== undefined && from > until) throw new AnswerError("it ends before it begins.");
  const ends = names.flatMap((name, i) => (numbers[i] === undefined ? [] : [[name, written(pack, fact, numbers[i])]]));
  return Object.fromEntries(ends) as Answer;
}

function numberFor(pack: Pack, fact: Fact, untrusted: unknown): number {
  const n = numberOf(pack, fact, untrusted);
  if (n === null) throw new AnswerError(FORMS[fact.type] ?? "it has another form.");
  const { lo, hi } = domainOf(fact) as Range;
  if (n < lo || n > hi) throw new AnswerError("the number is out of range.");
  if (n % stepOf(pack, fact) !== 0) throw new AnswerError("it is no whole number of the parts asked for.");
  return n;
}

const FORMS: Readonly<Partial<Record<Fact["type"], string>>> = {
  int: "it is not a whole number.",
  duration: "it is not a whole number.",
  day: "it is no day from 1900-01-01 to 2099-12-31.",
  hour: "it is no hour from 1900-01-01T00 to 2099-12-31T23.",
  money: "it is no sum with the digits of its currency.",
  ratio: "it is no ratio like 3/20.",
};
