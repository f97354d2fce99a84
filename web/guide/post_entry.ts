// The packed part of the file: sealing, the key and the relay. It runs once, as an inline script, and leaves one
// function behind (post.ts).
import { cleanFile, FileRefusedError } from "../lib/files/index.ts";
import {
  keysFromPhrase,
  likeness,
  newPhrase,
  type Random,
  readPhrase,
  type VerifiedRoster,
  verifyRoster,
  type WordList,
  wordList,
} from "../lib/seal/index.ts";
import { deskId, FILES_MAX, fromB64u, labelledHash, RelayClient, TEXT_CHARS_MAX } from "../lib/wire/index.ts";
import type { DeskBlock } from "./file.ts";
import { type Desk, openMailbox } from "./mailbox.ts";
import type { Chosen, Mailbox, Post, RosterView, TypedPhrase } from "./post.ts";

/** A mailbox expires this long after its last record (protocol §6.9). */
const KEPT_DAYS = 180;
const FINGERPRINT_DIGITS = 30n;

// Long work rests now and then. Where it rests by scheduler.yield(), Firefox lets it go on before timers and before all
// that other threads ask; where there is no scheduler, it rests by a timer, and everything has its turn.
Object.defineProperty(globalThis, "scheduler", { value: undefined, configurable: true });

const random: Random = (bytes) => crypto.getRandomValues(bytes);

globalThis.ploughsharePost = (block: DeskBlock): Post => {
  const root = fromB64u(block.root);
  const held = verifyRoster(fromB64u(block.roster), root);
  const id = deskId(root);
  const fetching = (url: string, init: RequestInit): Promise<Response> => fetch(url, init);
  const desk: Desk = { held, relays: block.relays.map((url) => new RelayClient({ url, deskId: id, fetch: fetching })), random };
  const lists = new Map(Object.entries(block.phrase_words).map(([lang, words]) => [lang, wordList(words.split(" "))]));
  const listOf = (lang: string): WordList => {
    const list = lists.get(lang) ?? lists.get("en") ?? [...lists.values()][0];
    if (list === undefined) throw new RangeError("This file has no words to make a key of.");
    return list;
  };
  const made = new Set<string>();
  // A sending that broke off goes on where it stopped: the same key means the same mailbox.
  const opened = new Map<string, Mailbox>();
  return {
    roster: view(held),
    keptDays: KEPT_DAYS,
    mostCharacters: TEXT_CHARS_MAX,
    mostFiles: FILES_MAX,
    clean: chosen,
    newPhrase: (lang) => {
      const words = newPhrase(listOf(lang), random);
      made.add(words.join(" "));
      return words;
    },
    typed: (text, lang) => bestReading(text, listOf(lang), lists.values()),
    mailbox: async (words, step, signal) => {
      // Told ten thousand times; the screen is drawn anew for a hundred.
      let told = -1;
      const onProgress = (done: number): void => {
        const percent = Math.floor(done * 100);
        if (percent > told) step({ at: "stretching", percent: (told = percent) });
      };
      const phrase = words.join(" ");
      const known = opened.get(phrase);
      if (known !== undefined) return known;
      const mailbox = openMailbox(desk, await keysFromPhrase(words, { onProgress, signal }), made.has(phrase));
      opened.set(phrase, mailbox);
      return mailbox;
    },
  };
};

async function chosen(file: Blob): Promise<Chosen> {
  try {
    return { file: await cleanFile(file) };
  } catch (error) {
    if (error instanceof FileRefusedError) return { fault: error.fault };
    throw error;
  }
}

function view({ roster }: VerifiedRoster): RosterView {
  const names = roster.members.map((m) => m.name);
  return { version: roster.version, day: roster.day, names, fingerprint: fingerprintOf(roster.root) };
}

/** A key's fingerprint as desks read it out: thirty digits in groups of five. */
function fingerprintOf(key: Uint8Array): string {
  const start = labelledHash("fingerprint", key).slice(0, 16);
  const number = start.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % 10n ** FINGERPRINT_DIGITS;
  const digits = number.toString().padStart(Number(FINGERPRINT_DIGITS), "0");
  return (digits.match(/.{5}/g) ?? []).join(" ");
}

/** A phrase may be in another language than the screen: the list that looks most like it reads it. */
function bestReading(text: string, first: WordList, others: Iterable<WordList>): TypedPhrase {
  let [list, most] = [first, likeness(text, first)];
  for (const other of others) {
    const like = likeness(text, other);
    if (like > most) [list, most] = [other, like];
  }
  const best = readPhrase(text, list);
  return {
    words: best.words,
    count: best.typed.length,
    unknown: best.typed.flatMap(({ typed, word, suggestions }, i) => (word === null ? [{ n: i + 1, word: typed, suggestions }] : [])),
  };
}
