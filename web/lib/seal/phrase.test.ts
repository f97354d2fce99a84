// Reading and stretching key phrases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import {
  keysFromPhrase,
  likeness,
  newPhrase,
  PHRASE_WORDS,
  readPhrase,
  slips,
  type WordList,
  wordList,
} from "./phrase.ts";
import { StoppedError } from "./refusal.ts";

const read = (language: string): WordList => {
  const path = new URL(`../../../src/ploughshare/seal/words/${language}.txt`, import.meta.url);
  return wordList(
    readFileSync(path, "utf8")
      .split(/\s+/)
      .filter((w) => w !== ""),
  );
};
const LISTS = { en: read("en"), ru: read("ru") };
const phrases = fc.constantFrom(LISTS.en, LISTS.ru).chain((list) =>
  fc.record({
    list: fc.constant(list),
    words: fc.array(fc.constantFrom(...list.words), { minLength: PHRASE_WORDS, maxLength: PHRASE_WORDS }),
  }),
);

test("a phrase is read back whatever its case, separators, numbers and stress marks", () => {
  const separator = fc.constantFrom(" ", "\n", ", ", ". ", " - ", "\t", "; ", "  ");
  fc.assert(
    fc.property(
      phrases,
      separator,
      fc.boolean(),
      fc.boolean(),
      ({ list, words }, between, capitals, numbered) => {
        const typed = words
          .map((w, i) => (numbered ? `${i + 1}. ` : "") + (capitals ? w.toUpperCase() : w))
          .join(between);
        assert.deepEqual(readPhrase(`  ${typed}. `, list).words, words);
      },
    ),
  );
});

test("ё is е, and look-alikes of the other keyboard are what they look like", () => {
  const { words } = readPhrase(LISTS.ru.words.slice(0, 8).join(" ").replaceAll("е", "ё"), LISTS.ru);
  assert.deepEqual(words, LISTS.ru.words.slice(0, 8));
  const alike = LISTS.ru.words.filter((w) => /[асеор]/.test(w)).slice(0, 8);
  const latin = alike
    .join(" ")
    .replaceAll("а", "a")
    .replaceAll("с", "c")
    .replaceAll("е", "e")
    .replaceAll("о", "o")
    .replaceAll("р", "p");
  assert.deepEqual(readPhrase(latin, LISTS.ru).words, alike);
});

test("a single slip never becomes another word, and the word meant is offered", () => {
  const slip = fc.record({
    at: fc.nat(7),
    place: fc.nat(20),
    kind: fc.constantFrom("drop", "double", "swap", "replace"),
    letter: fc.nat(25),
  });
  fc.assert(
    fc.property(phrases, slip, ({ list, words }, { at, place, kind, letter }) => {
      const word = words[at]!;
      const i = place % word.length;
      const other = String.fromCharCode((list.cyrillic ? 0x430 : 0x61) + letter);
      const damaged = {
        drop: word.slice(0, i) + word.slice(i + 1),
        double: word.slice(0, i) + word[i]! + word.slice(i),
        swap: word.slice(0, i) + (word[i + 1] ?? "") + word[i]! + word.slice(i + 2),
        replace: word.slice(0, i) + other + word.slice(i + 1),
      }[kind];
      // Eight words of four letters would be read as starts throughout.
      fc.pre(words.some((w, n) => n !== at && w.length !== 4));
      const typed = readPhrase(words.map((w, n) => (n === at ? damaged : w)).join(" "), list).typed[at]!;
      if (typed.word === null)
        assert.ok(typed.suggestions.includes(word), `${word} → ${damaged}: ${typed.suggestions.join(" ")}`);
      else assert.equal(typed.word, word, `${word} → ${damaged}`);
    }),
    { numRuns: 1_000 },
  );
});

test("seven or nine words are no key", () => {
  for (const count of [0, 1, 7, 9]) {
    assert.equal(readPhrase(LISTS.en.words.slice(0, count).join(" "), LISTS.en).words, null);
  }
  assert.equal(readPhrase("abacus ".repeat(100_000), LISTS.en).words, null);
});

test("a new phrase takes every bit of its randomness", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (noise) => {
      const words = newPhrase(LISTS.en, (bytes) => bytes.set(noise));
      const numbers = new Uint16Array(Uint8Array.from(noise).buffer);
      assert.deepEqual(
        words.map((w) => LISTS.en.words.indexOf(w)),
        Array.from(numbers, (n) => n % 2_048),
      );
    }),
  );
});

test("slips count insertions, deletions, replacements and swaps", () => {
  assert.deepEqual(
    [slips("берек", "берег"), slips("слно", "слон"), slips("", "ab"), slips("abc", "abc")],
    [1, 1, 2, 0],
  );
});

test("slips that are given up early are those that are too many", () => {
  const letters = fc.array(fc.constantFrom(..."абв"), { maxLength: 8 }).map((all) => all.join(""));
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
      const [whole, bounded] = [slips(one, other), slips(one, other, most)];
      assert.ok(whole <= most ? bounded === whole : bounded > most, `${one} ${other}: ${whole}, ${bounded}`);
    }),
    { numRuns: 2_000 },
  );
});

test("a phrase looks most like the list it was drawn from, also in starts of words", () => {
  fc.assert(
    fc.property(phrases, fc.boolean(), ({ list, words }, starts) => {
      const typed = words.map((w) => (starts ? w.slice(0, 4) : w)).join(" ");
      const other = list === LISTS.en ? LISTS.ru : LISTS.en;
      assert.ok(likeness(typed, list) > likeness(typed, other));
    }),
  );
});

test("stretching tells how far it is, and stops when asked", async () => {
  const words = LISTS.en.words.slice(0, 8);
  const controller = new AbortController();
  const told: number[] = [];
  const stopped = keysFromPhrase(words, {
    signal: controller.signal,
    onProgress: (done) => {
      told.push(done);
      if (done > 0.2) controller.abort();
    },
  });
  await assert.rejects(stopped, StoppedError);
  assert.ok(told.length > 1 && told.at(-1)! < 0.9, `stopped at ${told.at(-1)}`);
});
