// Answers: parsed once from outside, and what each leaves possible (docs/packs.md, "Answer forms").
import { domainOf } from "./compile.ts";
import { DayError, dayNumber } from "./day.ts";
import type { Fact, Pack } from "./pack.ts";
import { NO, range, type Value, YES } from "./value.ts";

/** A person's value for a fact; `null` is "asked, not known". */
export type Answer =
  | null
  | boolean
  | string
  | number
  | readonly string[]
  | { readonly any: readonly string[] }
  | { readonly has?: readonly string[]; readonly not?: readonly string[] }
  | { readonly min?: number; readonly max?: number }
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
export function parseAnswer(fact: Fact, untrusted: unknown): Answer {
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
      case "int":
        if (typeof untrusted === "number") return integer(fact, untrusted);
        return parseInterval(
          only(untrusted, "min", "max"),
          "min",
          "max",
          (n) => integer(fact, n),
          (n) => n,
        );
      case "day":
        if (typeof untrusted === "string") return dayAnswer(untrusted);
        return parseInterval(only(untrusted, "from", "until"), "from", "until", dayAnswer, (day) =>
          dayNumber(day),
        );
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
      return [id, parseAnswer(fact, value)];
    }),
  );
}

/** What an answer leaves possible where the fact applies. An absent answer leaves everything. */
export function possible(fact: Fact, answer: Answer | undefined): Value {
  const all = domainOf(fact);
  if (answer === null || answer === undefined) return all;
  const parts = answer as {
    any?: string[];
    has?: string[];
    not?: string[];
    min?: number;
    max?: number;
    from?: string;
    until?: string;
  };
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
    case "range":
      if (typeof answer === "number") return range(answer, answer);
      if (typeof answer === "string") return range(dayNumber(answer), dayNumber(answer));
      if (fact.type === "int") return range(parts.min ?? all.lo, parts.max ?? all.hi);
      return range(
        parts.from === undefined ? all.lo : dayNumber(parts.from),
        parts.until === undefined ? all.hi : dayNumber(parts.until),
      );
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

function integer(fact: Fact, untrusted: unknown): number {
  if (!Number.isInteger(untrusted)) throw new AnswerError("it is not a whole number.");
  const n = untrusted as number;
  if (n < (fact.min ?? -Infinity) || n > (fact.max ?? Infinity))
    throw new AnswerError("the number is out of range.");
  return n;
}

function dayAnswer(untrusted: unknown): string {
  dayNumber(untrusted);
  return untrusted as string;
}

function parseInterval<T>(
  given: Readonly<Record<string, unknown>>,
  low: string,
  high: string,
  parse: (untrusted: unknown) => T,
  order: (value: T) => number,
): Answer {
  const ends: Record<string, T> = {};
  for (const key of [low, high]) if (given[key] !== undefined) ends[key] = parse(given[key]);
  const [from, until] = [ends[low], ends[high]];
  if (from !== undefined && until !== undefined && order(from) > order(until)) {
    throw new AnswerError("it ends before it begins.");
  }
  return ends as Answer;
}
