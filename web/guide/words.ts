// Words: one Fluent bundle a language, the guide's own sentences first, then the pack's. Until they have arrived,
// the few sentences of the first screens.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { DurationUnit } from "../lib/law/index.ts";
import { readEarlyWords, readWords } from "./file.ts";

/** Days are written as 25 May 2022, as docs/words.md has it. */
const DAY_LOCALES: Readonly<Record<string, string>> = { en: "en-GB" };

/** Who the person asks about; it changes wording only. */
export type Who = "self" | "relative" | "other";

export type Arguments = Readonly<Record<string, FluentVariable>>;

/** What a screen needs to speak: sentences, days and lists in one language about one person. */
export interface Say {
  readonly lang: string;
  /** All words of the language are there, not only those of the first screens. */
  readonly whole: boolean;
  /** The sentence of an id, or the id itself where the words have none. `id.attribute` names an attribute. */
  (id: string, args?: Arguments): string;
  /** The sentence of an id, or null where the words have none. */
  readonly maybe: (id: string, args?: Arguments) => string | null;
  /** `2022-04-28` as a reader writes it. */
  readonly day: (day: string) => string;
  readonly number: (n: number) => string;
  /** `450.00` of a currency as a reader writes it. */
  readonly money: (amount: string, currency: string) => string;
  /** The currency's name. */
  readonly currency: (currency: string) => string;
  /** A part of one as percent. */
  readonly percent: (part: number) => string;
  /** Three months. */
  readonly duration: (count: number, unit: DurationUnit) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
}

/** The languages both the pack and the guide have, in the pack's order. */
export function languagesOf(pack: readonly string[]): readonly string[] {
  return pack.filter((lang) => readEarlyWords(lang) !== "");
}

/** The first of the reader's own languages that is offered, else the first offered. */
export function chooseLanguage(offered: readonly string[], wanted: readonly string[]): string {
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((lang) => offered.includes(lang));
  return found ?? offered[0] ?? "en";
}

/** A Fluent message or term begins a line; whatever belongs to it is indented, or a comment. */
const ENTRY = /^-?[a-zA-Z][\w-]* *=/gm;
/** What a sentence refers to, after the brace: never a variable, which has a `$`. */
const NAMED = /\{\s*(-?[a-z][\w-]*)/g;

/** Sentences that are read when they are first said: a screen says some dozens of the thousand there are. */
export class Sentences {
  readonly bundle: FluentBundle;
  readonly #unread = new Map<string, string>();

  /** @param texts of the same id, the first is said. */
  constructor(lang: string, texts: readonly string[]) {
    this.bundle = new FluentBundle(lang, { useIsolating: false });
    for (const text of texts) {
      const starts = [...text.matchAll(ENTRY)];
      for (const [n, start] of starts.entries()) {
        const id = start[0].slice(0, -1).trimEnd();
        if (!this.#unread.has(id)) this.#unread.set(id, text.slice(start.index, starts[n + 1]?.index));
      }
    }
  }

  message(id: string): ReturnType<FluentBundle["getMessage"]> {
    this.#read(id);
    return this.bundle.getMessage(id);
  }

  #read(id: string): void {
    const text = this.#unread.get(id);
    if (text === undefined) return;
    this.#unread.delete(id);
    this.bundle.addResource(new FluentResource(text));
    for (const [, named] of text.matchAll(NAMED)) this.#read(named as string);
  }
}

/** One language, ready to be spoken. */
interface Tongue {
  readonly whole: boolean;
  readonly sentences: Sentences;
  readonly days: Intl.DateTimeFormat;
  readonly and: Intl.ListFormat;
  readonly or: Intl.ListFormat;
}

/** By language, as far as it was spoken. */
const tongues = new Map<string, Tongue>();

function tongueOf(lang: string): Tongue {
  const known = tongues.get(lang);
  if (known?.whole === true) return known;
  const words = readWords(lang);
  if (known !== undefined && words === null) return known;
  const sentences = new Sentences(lang, [readEarlyWords(lang), ...(words ?? [])]);
  const tongue: Tongue = {
    whole: words !== null,
    sentences,
    days: known?.days ?? new Intl.DateTimeFormat(DAY_LOCALES[lang] ?? lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
    and: known?.and ?? new Intl.ListFormat(lang, { type: "conjunction" }),
    or: known?.or ?? new Intl.ListFormat(lang, { type: "disjunction" }),
  };
  tongues.set(lang, tongue);
  if (tongue.whole) setTimeout(() => prepare(lang), IDLE_MS);
  return tongue;
}

/** The browser takes long over its first number and plural of a language: so they come between two taps. */
const IDLE_MS = 400;

function prepare(lang: string): void {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  bundle.addResource(new FluentResource("n = { $n ->\n    [one] { $n }\n   *[other] { $n }\n }"));
  const pattern = bundle.getMessage("n")?.value;
  // Fluent keeps what it made by language, for every bundle.
  if (pattern) bundle.formatPattern(pattern, { n: 2 }, []);
}

/** Speak `lang` about `who`, with all words that have arrived. */
export function sayIn(lang: string, who: Who): Say {
  const { whole, sentences, days, and, or } = tongueOf(lang);
  const maybe = (id: string, args: Arguments = {}): string | null => {
    const [message, attribute] = id.split(".", 2) as [string, string | undefined];
    const found = sentences.message(message);
    const pattern = attribute === undefined ? found?.value : found?.attributes[attribute];
    if (pattern === null || pattern === undefined) return null;
    return sentences.bundle.formatPattern(pattern, { who, ...args }, []);
  };
  return Object.assign((id: string, args?: Arguments): string => maybe(id, args) ?? id, {
    lang,
    whole,
    maybe,
    // Russian formats end in "г.", Ukrainian in "р.", which doubles a full stop and is read out as a letter. Day and
    // month stay together.
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)).replace(/\sг\.$/, " года").replace(/\sр\.$/, " року").replace(" ", "\u00a0"),
    number: (n: number) => numbersOf(lang, {}).format(n),
    money: (amount: string, currency: string) => moneyOf(lang, currency, amount),
    currency: (currency: string) => (/^[A-Z]{3}$/.test(currency) ? (new Intl.DisplayNames(lang, { type: "currency" }).of(currency) ?? currency) : currency),
    percent: (part: number) => numbersOf(lang, { style: "percent", maximumFractionDigits: 2 }).format(part),
    duration: (count: number, unit: DurationUnit) =>
      numbersOf(lang, { style: "unit", unit: unit.slice(0, -1), unitDisplay: "long" }).format(count),
    list: (parts: readonly string[]) => and.format(parts),
    or: (parts: readonly string[]) => or.format(parts),
  });
}

const numbers = new Map<string, Intl.NumberFormat>();

function numbersOf(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(DAY_LOCALES[lang] ?? lang, options);
  numbers.set(key, made);
  return made;
}

/** A whole sum without its minor units. */
function moneyOf(lang: string, currency: string, amount: string): string {
  const whole = /^-?\d+(?:\.0+)?$/.test(amount);
  const digits = whole ? 0 : (amount.split(".")[1] ?? "").length;
  const options = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  // A currency that is no ISO code is told beside the number.
  if (!/^[A-Z]{3}$/.test(currency)) return `${numbersOf(lang, { minimumFractionDigits: digits }).format(Number(amount))} ${currency}`;
  return numbersOf(lang, options).format(Number(amount));
}

/** A language's name in itself. */
export function languageName(lang: string): string {
  return /^language = (.+)$/m.exec(readEarlyWords(lang))?.[1] ?? lang;
}
