// The work asked for opening a mailbox: an ALTCHA puzzle of version 2 with PBKDF2 (docs/protocol.md §6.1).
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type ChallengeParameters, type Solution, solveChallenge } from "altcha-lib";
import { b64u, WireError } from "./bytes.ts";
import { WORK_HEADER_BYTES_MAX } from "./limits.ts";
import { dumpJson, Fields, type Json } from "./strict.ts";

const ALGORITHM = "PBKDF2/SHA-256";
const ROUNDS = 1_000;
/** The highest price; a relay that asks for more is not worked for. */
const TRIES_MAX = 32_000;
/** A puzzle ends after half an hour. */
const TIMEOUT_MS = 1_800_000;
/** Tries at a time where the browser derives keys on threads of its own. */
const LANES = 4;

/** Told how much of the work is done at most, in whole percent. */
export type OnWork = (percent: number) => void;

interface Puzzle {
  readonly parameters: ChallengeParameters;
  readonly tries: number;
}

/**
 * The value of `Ploughshare-Work`, or `null` when the signal stopped it or the work never ended.
 * @throws WireError when the puzzle is not one that the protocol allows, or not one for this mailbox.
 */
export async function solvePuzzle(
  untrustedPuzzle: Json,
  mailbox: Uint8Array,
  signal?: AbortSignal,
  onWork?: OnWork,
): Promise<string | null> {
  const puzzle = parsePuzzle(untrustedPuzzle, mailbox);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal?.addEventListener("abort", stop);
  if (signal?.aborted === true) stop();
  try {
    const solution = await solve(puzzle, controller, onWork);
    if (solution === null || signal?.aborted === true) return null;
    const { counter, derivedKey } = solution;
    const header = b64u(dumpJson({ challenge: untrustedPuzzle, solution: { counter, derivedKey } }));
    if (header.length > WORK_HEADER_BYTES_MAX) throw new WireError("a puzzle is larger than agreed");
    return header;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

async function solve(
  { parameters, tries }: Puzzle,
  controller: AbortController,
  onWork: OnWork = () => undefined,
): Promise<Solution | null> {
  const native = (globalThis.crypto as Crypto | undefined)?.subtle;
  let tried = 0;
  let percent = -1;
  const derive = async (
    { cost, keyLength }: ChallengeParameters,
    salt: Uint8Array,
    password: Uint8Array,
  ): Promise<{ derivedKey: Uint8Array }> => {
    const now = Math.min(100, Math.floor((tried * 100) / tries));
    if (now > percent) onWork((percent = now));
    tried += 1;
    if (native === undefined)
      return { derivedKey: pbkdf2(sha256, password, salt, { c: cost, dkLen: keyLength ?? 32 }) };
    const key = await native.importKey("raw", Uint8Array.from(password), "PBKDF2", false, ["deriveBits"]);
    const bits = await native.deriveBits(
      { name: "PBKDF2", salt: Uint8Array.from(salt), iterations: cost, hash: "SHA-256" },
      key,
      (keyLength ?? 32) * 8,
    );
    return { derivedKey: new Uint8Array(bits) };
  };
  const lanes = native === undefined ? 1 : LANES;
  let found: Solution | null = null;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const own = new AbortController();
      controller.signal.addEventListener("abort", () => own.abort());
      if (controller.signal.aborted) own.abort();
      let counter = lane;
      const solution = await solveChallenge({
        challenge: { parameters },
        deriveKey: (...what) => {
          // A relay whose puzzle has no solution within its bounds is not worked for any longer. Each lane by itself:
          // the solution may be that of the slowest.
          if ((counter += lanes) >= tries + lanes) own.abort();
          return derive(...what);
        },
        controller: own,
        timeout: TIMEOUT_MS,
        counterStart: lane,
        counterStep: lanes,
      });
      found ??= solution;
      if (solution !== null) controller.abort();
    }),
  );
  return found;
}

function parsePuzzle(untrusted: Json, mailbox: Uint8Array): Puzzle {
  const puzzle = new Fields(untrusted, "a puzzle", ["parameters"], ["signature"]);
  const required = ["algorithm", "nonce", "salt", "cost", "keyLength", "keyPrefix", "data"];
  const fields = new Fields(puzzle.value("parameters"), "a puzzle", required, ["keySignature", "expiresAt"]);
  fields.constant("algorithm", ALGORITHM);
  const hex = (key: string, charsMax: number): string => {
    const text = fields.text(key, charsMax, 2);
    if (!/^(?:[0-9a-f]{2})+$/.test(text)) throw fields.wrong(key, "hexadecimal");
    return text;
  };
  const data = new Fields(fields.value("data"), "a puzzle", ["for", "tries"]);
  // A relay must not have others' puzzles solved by whoever comes.
  data.constant("for", b64u(mailbox));
  return {
    parameters: {
      algorithm: ALGORITHM,
      nonce: hex("nonce", 128),
      salt: hex("salt", 128),
      cost: fields.integer("cost", ROUNDS, ROUNDS),
      keyLength: fields.integer("keyLength", 1, 32),
      keyPrefix: hex("keyPrefix", 64),
    },
    tries: data.integer("tries", 1, TRIES_MAX),
  };
}
