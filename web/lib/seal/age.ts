// age v1 files with post-quantum hybrid recipients, through the age-encryption library. Identities come from
// 32-byte seeds (docs/protocol.md §1.3, §1.5).
import { bech32 } from "@scure/base";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import { type Bytes, KEY_BYTES, same } from "../wire/bytes.ts";
import { LETTER_BYTES_MAX } from "../wire/limits.ts";
import { SealError } from "./refusal.ts";

/** `AGE-SECRET-KEY-PQ-1…` of a 32-byte seed. */
export function hybridIdentity(seed: Uint8Array): string {
  if (seed.length !== KEY_BYTES) throw new SealError();
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}

/** The recipient, `age1pq1…`, of a 32-byte seed. */
export const hybridRecipient = (seed: Uint8Array): Promise<string> =>
  identityToRecipient(hybridIdentity(seed));

/** Whether a text is a recipient that a file can be closed for. */
export function isRecipient(untrusted: string): boolean {
  try {
    new Encrypter().addRecipient(untrusted);
    return untrusted.startsWith("age1pq1");
  } catch {
    return false;
  }
}

/** An age file that each of the recipients can open. */
export async function closeFor(recipients: readonly string[], plain: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Uint8Array.from(await encrypter.encrypt(plain));
}

/** What every header must begin with, up to the end of its first line. */
const INTRO = new TextEncoder().encode("age-encryption.org/v1\n");

/**
 * The plaintext of an age file closed for a hybrid identity.
 * @throws SealError for every cause alike.
 */
export async function openWith(identity: string, untrustedFile: Uint8Array): Promise<Bytes> {
  if (untrustedFile.length > LETTER_BYTES_MAX || !same(untrustedFile.subarray(0, INTRO.length), INTRO)) {
    throw new SealError();
  }
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return Uint8Array.from(await decrypter.decrypt(untrustedFile));
  } catch {
    throw new SealError();
  }
}
