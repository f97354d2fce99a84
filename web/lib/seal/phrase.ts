// The key phrase: eight words that are the only way back to a mailbox (docs/protocol.md §1.3). Reading is
// patient with how people copy words from paper, and never replaces a word silently by another.
import { hkdf } from "@noble/hashes/hkdf.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { type Bytes, sha256, utf8 } from "../wire/bytes.ts";
import { type PersonKeys, personKeys, type Random } from "./keys.ts";
import { StoppedError } from "./refusal.ts";

export const PHRASE_WORDS = 8;
const LIST_WORDS = 2_048;
const START_LETTERS = 4;
const TEXT_CHARS_MAX = 1_000;
const SUGGESTIONS_MAX = 5;
const SLIPS_MAX = 2;
/** Each rest costs some four milliseconds. */
const REST_EVERY_MS = 40;

// Letters that look alike on a keyboard switched to the other alphabet; a Latin B looks like в, a Latin b
// like ь.
const LATIN = "ABCEHKMOPTXYaceopxykmthb";
const CYRILLIC = "АВСЕНКМОРТХУасеорхукмтнь";

/** One word as typed: the word of the list it stands for, or the nearest words to choose from. */
export interface TypedWord {
  readonly typed: string;
  readonly word: string | null;
  readonly suggestions: readonly string[];
}

/** A phrase as typed. `words` only when there are exactly eight and each is known. */
export interface TypedPhrase {
  readonly typed: readonly TypedWord[];
  readonly words: readonly string[] | null;
}

/** Words of one list with what reading them needs, made once. */
export interface WordList {
  readonly words: readonly string[];
  readonly known: ReadonlySet<string>;
  /** By their first four letters. */
  readonly starts: ReadonlyMap<string, string>;
  readonly cyrillic: boolean;
}

/** @throws RangeError when there are not 2,048 words. */
export function wordList(words: readonly string[]): WordList {
  if (words.length !== LIST_WORDS) throw new RangeError("A word list has 2,048 words.");
  const starts = new Map(words.map((w) => [w.slice(0, START_LETTERS), w]));
  return { words, known: new Set(words), starts, cyrillic: /[а-я]/.test(words[0] ?? "") };
}

/** Eight words drawn evenly, 88 bits. */
export function newPhrase(list: WordList, random: Random): readonly string[] {
  const numbers = new Uint16Array(PHRASE_WORDS);
  random(new Uint8Array(numbers.buffer));
  return Array.from(numbers, (n) => list.words[n % LIST_WORDS]!);
}

/** Reads a phrase as people write it: any case, ё, separators, list numbers, look-alikes, shortened words. */
export function readPhrase(untrustedText: string, list: WordList): TypedPhrase {
  const found = tokens(untrustedText.slice(0, TEXT_CHARS_MAX), list.cyrillic);
  // Whoever writes starts of four letters throughout means them; one among whole words may be a slip.
  const inStarts = found.every((token) => [...token].length === START_LETTERS);
  const typed = found.map((token) => readWord(token, list, inStarts));
  const words = typed.flatMap(({ word }) => (word === null ? [] : [word]));
  const whole = [...untrustedText].length <= TEXT_CHARS_MAX && typed.length === PHRASE_WORDS;
  return { typed, words: whole && words.length === PHRASE_WORDS ? words : null };
}

/** How much a text looks like words of this list, more for whole words: cheap, to choose the list that reads it. */
export function likeness(untrustedText: string, list: WordList): number {
  return tokens(untrustedText.slice(0, TEXT_CHARS_MAX), list.cyrillic).reduce(
    (sum, token) => sum + (list.known.has(token) ? 2 : Number(list.starts.has(token.slice(0, START_LETTERS)))),
    0,
  );
}

function tokens(text: string, cyrillic: boolean): readonly string[] {
  const [from, to] = cyrillic ? [LATIN, CYRILLIC] : [CYRILLIC, LATIN];
  const apart = text.normalize("NFD").replaceAll("и\u0306", "й").replaceAll("И\u0306", "Й");
  // Stress marks, soft hyphens, zero-width characters disappear; all else that is no letter separates.
  const kept = apart.replace(/[\p{Mn}\p{Cf}]/gu, "");
  const alike = [...kept].map((c) => (from.includes(c) ? to[from.indexOf(c)]! : c)).join("");
  const letters = alike
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  return letters === "" ? [] : letters.split(" ");
}

function readWord(typed: string, list: WordList, inStarts: boolean): TypedWord {
  if (list.known.has(typed)) return { typed, word: typed, suggestions: [] };
  const continued = list.starts.get(typed.slice(0, START_LETTERS));
  if (inStarts && continued !== undefined) return { typed, word: continued, suggestions: [] };
  const near = new Map<string, number>();
  for (const word of list.words) {
    if (Math.abs(word.length - typed.length) <= SLIPS_MAX) near.set(word, slips(typed, word, SLIPS_MAX));
  }
  if (continued !== undefined && continued.startsWith(typed)) {
    // A shortened word is taken only where it cannot be another word with one slip of the finger.
    if ([...near].every(([word, distance]) => distance > 1 || word === continued)) {
      return { typed, word: continued, suggestions: [] };
    }
    near.set(continued, 1);
  } else if (continued !== undefined) {
    near.set(continued, Math.min(near.get(continued) ?? SLIPS_MAX, SLIPS_MAX));
  }
  const nearest = [...near].filter(([, distance]) => distance <= SLIPS_MAX);
  nearest.sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  return { typed, word: null, suggestions: nearest.slice(0, SUGGESTIONS_MAX).map(([word]) => word) };
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
 * Where they are more than `most`, some number above it: a word is held against 2,048 others while somebody types.
 */
export function slips(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    let fewest = row;
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(above[column]! + 1, here[column - 1]! + 1, replaced);
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
      here.push(cost);
      if (cost < fewest) fewest = cost;
    }
    // No later row can be less than the fewest of two rows that follow each other.
    if (fewest > most && Math.min(...above) > most) return most + 1;
    [before, above] = [above, here];
  }
  return above[other.length]!;
}

export interface Stretching {
  /** Called with 0 … 1 while it works. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The person's keys from their words: 32 MiB and up to some seconds of work on purpose.
 * @throws StoppedError when the signal stopped it.
 */
export async function keysFromPhrase(
  words: readonly string[],
  stretching: Stretching = {},
): Promise<PersonKeys> {
  const { onProgress, signal } = stretching;
  const goOn = (done: number): void => {
    if (signal?.aborted === true) throw new StoppedError("The work was stopped.");
    onProgress?.(done);
  };
  goOn(0);
  const options = { N: 2 ** 15, r: 8, p: 1, dkLen: 32, onProgress: goOn, asyncTick: REST_EVERY_MS };
  const master = await scryptAsync(utf8(words.join(" ")), utf8("ploughshare/v1/phrase"), options);
  const expand = (use: string): Bytes =>
    Uint8Array.from(hkdf(sha256, master, undefined, utf8(`ploughshare/v1/${use}`), 32));
  const keys = await personKeys(expand("person-sign"), expand("person-age"));
  master.fill(0);
  return keys;
}
