// Bytes: joining, comparing, base64url, big-endian numbers, and the protocol's labelled hash.
import { sha256 } from "@noble/hashes/sha2.js";

export { sha256 };

/** What came in is not of the agreed form; the message names the form and repeats nothing of what came. */
export class WireError extends Error {
  override name = "WireError";
}

/** This was written by a newer version of the protocol. */
export class NewerFormError extends WireError {
  override name = "NewerFormError";
}

/** What a function that checks gives back: plain bytes over an ordinary buffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const HASH_BYTES = 32;
export const ID_BYTES = 16;
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** @throws WireError when the bytes are not UTF-8. */
export function fromUtf8(untrusted: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(untrusted);
  } catch {
    throw new WireError("this is not text");
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Whether two public values are the same bytes. Not for secrets. */
export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

export function u32(n: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
}

/** Base64url without padding. */
export function b64u(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x2000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The bytes of a base64url text, exactly `size` of them when given; only the one canonical spelling is taken.
 * @throws WireError
 */
export function fromB64u(untrusted: unknown, size?: number): Bytes {
  if (typeof untrusted !== "string" || !/^[A-Za-z0-9_-]*$/.test(untrusted) || untrusted.length % 4 === 1) {
    throw new WireError("a value is not base64url without padding");
  }
  const bytes = Uint8Array.from(atob(untrusted.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  if (b64u(bytes) !== untrusted) throw new WireError("a value is not base64url without padding");
  if (size !== undefined && bytes.length !== size)
    throw new WireError("a value does not have its agreed length");
  return bytes;
}

const PREFIX = "ploughshare/v1/";

/** `H(label, x)` of the protocol's notation: 32 bytes. */
export const labelledHash = (label: string, data: Uint8Array): Bytes =>
  concat(sha256(concat(utf8(`${PREFIX}${label}\0`), data)));

/** The bytes an Ed25519 signature of a domain covers (§2.1). */
export const signingInput = (domain: string, body: Uint8Array): Bytes =>
  concat(utf8(`${PREFIX}${domain}\0`), body);
