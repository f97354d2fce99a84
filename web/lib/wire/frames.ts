// Frames: how a relay hands out records (docs/protocol.md §6.6). Read only; the answer may be hostile.
import { type Bytes, ID_BYTES, WireError } from "./bytes.ts";
import { FRAMES_STEP_BYTES, LETTER_BYTES_MAX } from "./limits.ts";
import { dayOfNumber } from "./names.ts";

export type Kind = "keys" | "letter" | "reply" | "event" | "wrap";
const KINDS: readonly Kind[] = ["keys", "letter", "reply", "event", "wrap"];
const HEAD_BYTES = 10;
const RECORD_BYTES = 8 + 1 + 2 + ID_BYTES + 4;

/** One stored record: its place, kind, day of arrival, mailbox, sealed bytes. */
export interface Frame {
  readonly index: number;
  readonly kind: Kind;
  readonly day: string;
  readonly mailbox: Bytes;
  readonly data: Bytes;
}

export interface Frames {
  readonly frames: readonly Frame[];
  /** Whether to ask again after the last index. */
  readonly more: boolean;
}

/**
 * Reads a relay's answer: every length, order, kind and padding byte is checked.
 * @throws WireError
 */
export function parseFrames(untrusted: Uint8Array): Frames {
  const size = untrusted.length;
  if (size < FRAMES_STEP_BYTES || size % FRAMES_STEP_BYTES !== 0) {
    throw new WireError("these frames are not padded as agreed");
  }
  const view = new DataView(untrusted.buffer, untrusted.byteOffset, size);
  const more = view.getUint8(9);
  if (view.getUint32(0) !== 0x504c5346 || view.getUint8(4) !== 1 || more > 1)
    throw new WireError("these are not frames");
  const frames: Frame[] = [];
  let last = 0;
  let offset = HEAD_BYTES;
  for (let left = view.getUint32(5); left > 0; left -= 1) {
    if (offset + RECORD_BYTES > size) throw new WireError("these frames are cut short");
    const index = Number(view.getBigUint64(offset));
    const kind = KINDS[view.getUint8(offset + 8) - 1];
    const length = view.getUint32(offset + 11 + ID_BYTES);
    const start = offset + RECORD_BYTES;
    if (length > LETTER_BYTES_MAX || start + length > size) throw new WireError("these frames are cut short");
    if (!Number.isSafeInteger(index) || index <= last) {
      throw new WireError("these frames are out of order");
    }
    if (kind === undefined) throw new WireError("a frame is of no known kind");
    const day = dayOfNumber(view.getUint16(offset + 9));
    const mailbox = untrusted.slice(offset + 11, offset + 11 + ID_BYTES);
    frames.push({ index, kind, day, mailbox, data: untrusted.slice(start, start + length) });
    last = index;
    offset = start + length;
  }
  if (size - offset >= FRAMES_STEP_BYTES || untrusted.subarray(offset).some((byte) => byte !== 0)) {
    throw new WireError("these frames are not padded as agreed");
  }
  if (more === 1 && frames.length === 0) throw new WireError("these frames promise more after nothing");
  return { frames, more: more === 1 };
}
