// What goes with a call to a relay and what comes back: proof, receipt, refusal (docs/protocol.md §6).
import { b64u, type Bytes, concat, fromB64u, HASH_BYTES, same, sha256, utf8, WireError } from "./bytes.ts";
import { ANSWER_BYTES_MAX, CHALLENGE_BYTES_MAX, JSON_BODY_BYTES_MAX } from "./limits.ts";
import { dumpJson, Fields, type Json, loadJson } from "./strict.ts";

/** The relay's refusal codes (§6.7). */
export const REFUSALS = [
  "bad_request",
  "bad_proof",
  "not_found",
  "too_large",
  "full",
  "conflict",
  "busy",
  "version",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Who calls: a signing key's public half and a way to sign with it. */
export interface Caller {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A call as its proof names it (§6.2): its path from `/v1/` on, then which part of which file it is about. */
export const callName = (path: string, part?: string): string => (part === undefined ? path : `${path} ${part}`);

/** The bytes a proof's signature covers (§6.2); `name` is that of `callName`. */
export const proofInput = (challenge: Uint8Array, name: string, desk: Uint8Array, body: Uint8Array): Bytes =>
  concat(utf8("ploughshare/v1/proof\0"), challenge, utf8(`\0${name}\0`), desk, sha256(body));

/** The value of `Ploughshare-Proof`. */
export function proofHeader(
  caller: Caller,
  challenge: Uint8Array,
  name: string,
  desk: Uint8Array,
  body: Uint8Array,
): string {
  const signature = caller.sign(proofInput(challenge, name, desk, body));
  return [challenge, caller.publicKey, signature].map((part) => b64u(part)).join(".");
}

/** The body of a call that asks for what came after an index; 0 for everything. */
export const afterBody = (after: number): Bytes => dumpJson({ after });

/**
 * The index of a receipt, which must be for these bytes.
 * @throws WireError
 */
export function parseReceipt(untrusted: Uint8Array, body: Uint8Array): number {
  const fields = new Fields(loadJson(untrusted, JSON_BODY_BYTES_MAX), "a receipt", ["receipt", "index"]);
  if (!same(fields.bytes("receipt", HASH_BYTES), sha256(body)))
    throw new WireError("a receipt is for something else");
  return fields.integer("index");
}

/**
 * A relay's challenge: bytes to sign (§6.1).
 * @throws WireError
 */
export function parseChallenge(untrusted: Uint8Array): Bytes {
  const fields = new Fields(loadJson(untrusted, ANSWER_BYTES_MAX), "a challenge", ["challenge"]);
  const challenge = fromB64u(fields.value("challenge"));
  if (challenge.length === 0 || challenge.length > CHALLENGE_BYTES_MAX)
    throw new WireError("this is not a challenge");
  return challenge;
}

/**
 * The puzzle in a relay's answer, itself not yet looked at.
 * @throws WireError
 */
export const parsePuzzleAnswer = (untrusted: Uint8Array): Json =>
  new Fields(loadJson(untrusted, ANSWER_BYTES_MAX), "a puzzle", ["puzzle"]).value("puzzle");

/**
 * The code of a refusal; the relay's sentence is not shown to anyone.
 * @throws WireError
 */
export function parseRefusal(untrusted: Uint8Array): RefusalCode {
  const fields = new Fields(loadJson(untrusted, ANSWER_BYTES_MAX), "a refusal", ["error", "say"]);
  const code = REFUSALS.find((known) => known === fields.value("error"));
  if (code === undefined) throw new WireError("this is not a refusal");
  return code;
}
