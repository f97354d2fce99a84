// The work asked for opening a mailbox: an ALTCHA puzzle of version 2 with SHA-256 (docs/protocol.md §6.1).
import { type ChallengeParameters, solveChallenge } from "altcha-lib";
import { b64u, concat, sha256, WireError } from "./bytes.ts";
import { WORK_HEADER_BYTES_MAX } from "./limits.ts";
import { dumpJson, Fields, type Json } from "./strict.ts";

/** A relay could ask for endless work; what a slow phone does in a minute is the most. */
const TIMEOUT_MS = 60_000;
const COST_MAX = 100;

/**
 * The value of `Ploughshare-Work`, or `null` when the signal stopped it or the work never ended.
 * @throws WireError when the puzzle is not one that the protocol allows.
 */
export async function solvePuzzle(untrustedPuzzle: Json, signal?: AbortSignal): Promise<string | null> {
  const parameters = parsePuzzle(untrustedPuzzle);
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal?.addEventListener("abort", stop);
  if (signal?.aborted === true) stop();
  try {
    const solution = await solveChallenge({
      challenge: { parameters },
      deriveKey,
      controller,
      timeout: TIMEOUT_MS,
    });
    if (solution === null) return null;
    const { counter, derivedKey } = solution;
    const header = b64u(dumpJson({ challenge: untrustedPuzzle, solution: { counter, derivedKey } }));
    if (header.length > WORK_HEADER_BYTES_MAX) throw new WireError("a puzzle is larger than agreed");
    return header;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/**
 * SHA-256 in this thread: quicker for short texts than a call to the browser's, and there on plain HTTP too.
 */
function deriveKey(
  parameters: ChallengeParameters,
  salt: Uint8Array,
  password: Uint8Array,
): Promise<{ derivedKey: Uint8Array }> {
  let key: Uint8Array = concat(salt, password);
  for (let round = 0; round < parameters.cost; round += 1) key = sha256(key);
  return Promise.resolve({ derivedKey: key.slice(0, parameters.keyLength) });
}

function parsePuzzle(untrusted: Json): ChallengeParameters {
  const puzzle = new Fields(untrusted, "a puzzle", ["parameters"], ["signature"]);
  const required = ["algorithm", "nonce", "salt", "cost", "keyLength", "keyPrefix"];
  const optional = ["keySignature", "expiresAt", "memoryCost", "parallelism", "data"];
  const fields = new Fields(puzzle.value("parameters"), "a puzzle", required, optional);
  fields.constant("algorithm", "SHA-256");
  const hex = (key: string, charsMax: number): string => {
    const text = fields.text(key, charsMax, 2);
    if (!/^(?:[0-9a-f]{2})+$/.test(text)) throw fields.wrong(key, "hexadecimal");
    return text;
  };
  return {
    algorithm: "SHA-256",
    nonce: hex("nonce", 128),
    salt: hex("salt", 128),
    cost: fields.integer("cost", 1, COST_MAX),
    keyLength: fields.integer("keyLength", 1, 32),
    keyPrefix: hex("keyPrefix", 64),
  };
}
