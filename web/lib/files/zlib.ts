// zlib streams (RFC 1950) through the platform's own unpacker, bounded; and the check sums of PNG.
import { type Bytes, concat } from "../wire/bytes.ts";
import { FileRefusedError } from "./refusal.ts";
import { spent } from "./spent.ts";

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The check sum of PNG chunks, grown bit by bit. */
export class Crc32 {
  #crc = 0xffffffff;

  add(bytes: Uint8Array): this {
    let crc = this.#crc;
    for (let i = 0; i < bytes.length; i += 1) crc = (CRC_TABLE[(crc ^ (bytes[i] as number)) & 255] as number) ^ (crc >>> 8);
    this.#crc = crc;
    return this;
  }

  get value(): number {
    return (this.#crc ^ 0xffffffff) >>> 0;
  }
}

/** The check sum at the end of a zlib stream, grown from `start`. */
export function adler32(bytes: Uint8Array, start = 1): number {
  let [a, b] = [start & 0xffff, start >>> 16];
  for (let i = 0; i < bytes.length; ) {
    // 3,800 bytes keep both sums below 2^31.
    const end = Math.min(i + 3_800, bytes.length);
    for (; i < end; i += 1) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function unpacking(packed: AsyncIterable<Bytes>): ReadableStreamDefaultReader<Uint8Array> {
  const parts = packed[Symbol.asyncIterator]();
  const source = new ReadableStream<Bytes>({
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
  return source.pipeThrough(new DecompressionStream("deflate")).getReader();
}

/**
 * How many bytes a stream unpacks to, and their check sum; null where it does not unpack or grows beyond
 * `bytesMax`. What the unpacker itself says of bytes behind the end differs between platforms: compare the sum.
 */
export async function inflatedSize(packed: AsyncIterable<Bytes>, bytesMax: number): Promise<{ size: number; adler: number } | null> {
  const reader = unpacking(packed);
  let [size, adler] = [0, 1];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > bytesMax) {
        await reader.cancel();
        return null;
      }
      adler = adler32(part.value, adler);
      spent(part.value.length);
    }
  } catch (error) {
    if (error instanceof FileRefusedError) throw error;
    return null;
  }
  return { size, adler };
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}

/** A small stream unpacked, or null. */
export async function inflate(packed: Bytes, bytesMax: number): Promise<Bytes | null> {
  const reader = unpacking(once(packed));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > bytesMax) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    return null;
  }
  return concat(...parts);
}

const STORED_MAX = 65_535;

/** Bytes as a zlib stream of stored blocks: no choices of a packer to tell one program from another. */
export function stored(bytes: Bytes): Bytes {
  const parts: Bytes[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < bytes.length || at === 0; at += STORED_MAX) {
    const block = bytes.subarray(at, at + STORED_MAX);
    const last = at + STORED_MAX >= bytes.length ? 1 : 0;
    parts.push(Uint8Array.of(last, block.length & 255, block.length >> 8, ~block.length & 255, (~block.length >> 8) & 255), concat(block));
  }
  const sum = adler32(bytes);
  parts.push(Uint8Array.of(sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255));
  return concat(...parts);
}
