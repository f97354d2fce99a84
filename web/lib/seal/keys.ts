// The person's keys and the case key, and the only place that signs or checks a signature (docs/protocol.md
// §1, §2.1).
import { ed25519 } from "@noble/curves/ed25519.js";
import { b64u, type Bytes, KEY_BYTES, NewerFormError, signingInput } from "../wire/bytes.ts";
import type { Caller } from "../wire/calls.ts";
import { caseId, mailboxId } from "../wire/names.ts";
import { coveredBy, type Domain, joinSigned, type Signed, splitSigned } from "../wire/signed.ts";
import { hybridIdentity, hybridRecipient } from "./age.ts";
import { NewerError, SealError } from "./refusal.ts";

/** Fills an array with random bytes: `crypto.getRandomValues` outside tests. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/** What a key phrase stands for. Secrets: never shown, never stored. */
export interface PersonKeys {
  readonly signSeed: Bytes;
  readonly signPublic: Bytes;
  /** `AGE-SECRET-KEY-PQ-1…`: opens the grant of the case key. */
  readonly identity: string;
  readonly recipient: string;
}

export async function personKeys(signSeed: Bytes, ageSeed: Bytes): Promise<PersonKeys> {
  return {
    signSeed,
    signPublic: Uint8Array.from(ed25519.getPublicKey(signSeed)),
    identity: hybridIdentity(ageSeed),
    recipient: await hybridRecipient(ageSeed),
  };
}

/** The person as a relay's caller. */
export const callerOf = (keys: PersonKeys): Caller => ({
  publicKey: keys.signPublic,
  sign: (message) => ed25519.sign(message, keys.signSeed),
});

/** The id of a person's case at a desk, 16 bytes (§1.4). */
export const caseOf = (rootPublic: Uint8Array, personSignPublic: Uint8Array): Bytes =>
  caseId(mailboxId(rootPublic, personSignPublic));

/** A new case key, 32 random bytes (§1.5). */
export function newCaseKey(random: Random): Bytes {
  const key = new Uint8Array(KEY_BYTES);
  random(key);
  return key;
}

/** A signed message, padded as its domain asks. */
export function sign(domain: Domain, body: Bytes, signSeed: Uint8Array): Bytes {
  const signature = Uint8Array.from(ed25519.sign(signingInput(domain, body), signSeed));
  return joinSigned({ domain, body, signature });
}

const KEYS_KEPT_MAX = 256;
const wholeKeys = new Set<string>();

/** Whether a point has no part of order 8. Half the work of checking a signature. */
const isWhole = (point: Uint8Array): boolean =>
  ed25519.Point.fromBytes(Uint8Array.from(point)).isTorsionFree();

/** The same of a key, looked at once: a conversation has few authors. */
function isWholeKey(publicKey: Uint8Array): boolean {
  const name = b64u(publicKey);
  if (wholeKeys.has(name)) return true;
  if (wholeKeys.size >= KEYS_KEPT_MAX) wholeKeys.clear();
  if (!isWhole(publicKey)) return false;
  wholeKeys.add(name);
  return true;
}

/** Whether a message was signed by this key; a key or signature that is none is a no. */
export function signedBy(message: Signed, publicKey: Uint8Array): boolean {
  try {
    // The library lets a part of order 8 in R or in the key pass, which others refuse: a colleague could write what the
    // person reads and no desk opens.
    return (
      ed25519.verify(message.signature, coveredBy(message), publicKey, { zip215: false }) &&
      isWhole(message.signature.slice(0, KEY_BYTES)) &&
      isWholeKey(publicKey)
    );
  } catch {
    return false;
  }
}

/**
 * Takes a container apart for checking.
 * @throws SealError
 */
export function untrustedMessage(domain: Domain, untrusted: Uint8Array): Signed {
  try {
    return splitSigned(domain, untrusted);
  } catch (error) {
    throw error instanceof NewerFormError ? new NewerError() : new SealError();
  }
}
