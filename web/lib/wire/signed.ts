// The signed message: the bytes inside a seal and the padding that hides their length (docs/protocol.md §2).
// Nothing is signed or checked here.
import {
  type Bytes,
  concat,
  labelledHash,
  NewerFormError,
  SIGNATURE_BYTES,
  signingInput,
  u32,
  utf8,
  WireError,
} from "./bytes.ts";

export type Domain = "roster" | "keys" | "letter" | "reply";

/** The sizes a signed message is padded to (§2.2). */
export const LADDER_BYTES = [1_024, 4_096, 16_384, 65_536] as const;
/** A letter or a reply is never padded to less. */
const LETTER_BYTES_MIN = 4_096;
const MAGIC = concat(utf8("PLSH"), new Uint8Array([1]));
const HEAD_BYTES = MAGIC.length + 4;

/** A message is too long to be sealed. */
export class TooLongError extends WireError {
  override name = "TooLongError";
}

/** A body of exact bytes and the signature over them, not yet checked by anyone. */
export interface Signed {
  readonly domain: Domain;
  readonly body: Bytes;
  readonly signature: Bytes;
}

/** 32 bytes that name a message in chains. */
export const messageHash = (m: Signed): Bytes => labelledHash(m.domain, concat(m.body, m.signature));

export const coveredBy = (m: Signed): Bytes => signingInput(m.domain, m.body);

/**
 * The rung of the padding ladder for a bare message of a domain.
 * @throws TooLongError
 */
export function paddedSize(sizeBytes: number, domain: Domain): number {
  const floor = domain === "letter" || domain === "reply" ? LETTER_BYTES_MIN : 0;
  const rung = LADDER_BYTES.find((r) => r >= floor && sizeBytes <= r);
  if (rung === undefined) throw new TooLongError("this message is too long to be sent");
  return rung;
}

/** The container, padded as its domain asks: a roster not at all. */
export function joinSigned(m: Signed): Bytes {
  if (m.signature.length !== SIGNATURE_BYTES) throw new WireError("a signature does not have its length");
  const bare = concat(MAGIC, u32(m.body.length), m.body, m.signature);
  return m.domain === "roster"
    ? bare
    : concat(bare, new Uint8Array(paddedSize(bare.length, m.domain) - bare.length));
}

/**
 * Takes a container apart; the signature is not checked. One message has one form.
 * @throws WireError
 */
export function splitSigned(domain: Domain, untrusted: Uint8Array): Signed {
  if (MAGIC.subarray(0, 4).every((byte, i) => untrusted[i] === byte) && (untrusted[4] ?? 0) > 1)
    throw new NewerFormError("this was written by a newer version");
  if (untrusted.length < HEAD_BYTES + SIGNATURE_BYTES || MAGIC.some((byte, i) => untrusted[i] !== byte)) {
    throw new WireError("this is not a signed message");
  }
  const view = new DataView(untrusted.buffer, untrusted.byteOffset, untrusted.byteLength);
  const bodyEnd = HEAD_BYTES + view.getUint32(MAGIC.length);
  const end = bodyEnd + SIGNATURE_BYTES;
  if (end > untrusted.length) throw new WireError("this signed message is cut short");
  const wanted = domain === "roster" ? end : paddedSize(end, domain);
  if (untrusted.length !== wanted || untrusted.subarray(end).some((byte) => byte !== 0)) {
    throw new WireError("this signed message is not padded as agreed");
  }
  return { domain, body: untrusted.slice(HEAD_BYTES, bodyEnd), signature: untrusted.slice(bodyEnd, end) };
}
