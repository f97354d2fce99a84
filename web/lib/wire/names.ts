// How keys become ids and a day becomes a number (docs/protocol.md §1, §6.6).
import { type Bytes, concat, ID_BYTES, KEY_BYTES, labelledHash, WireError } from "./bytes.ts";

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1) / MS_PER_DAY;

function sized(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length !== size) throw new WireError("a value does not have its agreed length");
  return bytes;
}

const id = (label: string, data: Uint8Array): Bytes => labelledHash(label, data).slice(0, ID_BYTES);

/** 16 bytes that name a desk, from its Ed25519 root key (§1.1). */
export const deskId = (rootPublic: Uint8Array): Bytes => id("desk", sized(rootPublic, KEY_BYTES));

/** 16 bytes that name a desk member, from the member's Ed25519 key (§1.2). */
export const memberId = (signPublic: Uint8Array): Bytes => id("member", sized(signPublic, KEY_BYTES));

/** 16 bytes that name one person's mailbox at one desk (§1.4). */
export const mailboxId = (rootPublic: Uint8Array, personSignPublic: Uint8Array): Bytes =>
  id("mailbox", concat(sized(rootPublic, KEY_BYTES), sized(personSignPublic, KEY_BYTES)));

/** 16 bytes that name the case of a mailbox (§1.4). */
export const caseId = (mailbox: Uint8Array): Bytes => id("case", sized(mailbox, ID_BYTES));

/**
 * A day written `YYYY-MM-DD`, given back as it is.
 * @throws WireError
 */
export function parseDay(untrusted: unknown): string {
  const wrong = new WireError("a day is not of the form YYYY-MM-DD");
  if (typeof untrusted !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(untrusted) || untrusted.startsWith("0000"))
    throw wrong;
  const ms = Date.parse(`${untrusted}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== untrusted) throw wrong;
  return untrusted;
}

/** The day of a number of days since 2020-01-01, as frames carry it. */
export const dayOfNumber = (number: number): string =>
  new Date((FIRST_DAY + number) * MS_PER_DAY).toISOString().slice(0, 10);

/** Today in UTC, from a clock's milliseconds. */
export const dayOfClock = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);
