// Files that come with a letter, sealed to the case key and cut into parts, and opened again (docs/protocol.md
// §10). Neither way holds more in memory than a part and a chunk.
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter, Encrypter } from "age-encryption";
import { type Bytes, ID_BYTES, same } from "../wire/bytes.ts";
import { type NamedFile, PART_BYTES, partsFor, plainBytes } from "../wire/files.ts";
import { hybridIdentity, hybridRecipient } from "./age.ts";
import type { Random } from "./keys.ts";
import { SealError } from "./refusal.ts";

const READ_BYTES = 65_536;

/**
 * A file to be sent: what is told of it, and its bytes from `start` to before `end`, at most 64 KiB at once; they
 * stay as they are from then on.
 */
export interface FileToSend {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}

/** A file on its way: its parts in order, each made when it is asked for, and, after the last, its entry. */
export interface SealedFile {
  /** 16 bytes that name it at the relay. */
  readonly id: Bytes;
  readonly parts: number;
  /** The next part; `null` after the last. A part that does not arrive is posted again as it is. */
  readonly next: () => Promise<Bytes | null>;
  /**
   * What the letter says of the file.
   * @throws SealError before `next` has given `null`.
   */
  readonly named: () => NamedFile;
}

/**
 * Seals a file for the case.
 * @throws WireError when it is empty or too large. `next` throws SealError when the file changes meanwhile.
 */
export async function sealFile(caseKey: Uint8Array, file: FileToSend, random: Random): Promise<SealedFile> {
  const parts = partsFor(file.sizeBytes);
  const id = new Uint8Array(ID_BYTES);
  random(id);
  const hash = sha256.create();
  const total = plainBytes(parts);
  let at = 0;
  let made = 0;
  const plain = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const end = Math.min(at + READ_BYTES, total);
      const filled = Math.max(Math.min(end, file.sizeBytes) - at, 0);
      const read = filled === 0 ? new Uint8Array(0) : await file.read(at, at + filled);
      if (read.length !== filled) throw new SealError();
      hash.update(read);
      controller.enqueue(filled === end - at ? read : padded(read, end - at));
      at = end;
      if (at === total) controller.close();
    },
  });
  const encrypter = new Encrypter();
  encrypter.addRecipient(await hybridRecipient(caseKey));
  const cut = cutter((await encrypter.encrypt(plain)).getReader());
  let digest: Bytes | null = null;
  return {
    id,
    parts,
    next: async () => {
      const part = made < parts ? await cut() : null;
      if (part === null) digest ??= Uint8Array.from(hash.digest());
      else made += 1;
      return part;
    },
    named: () => {
      if (digest === null) throw new SealError();
      const { name, mediaType, sizeBytes } = file;
      return { id, name, mediaType, sizeBytes, parts, hash: digest };
    },
  };
}

function padded(bytes: Uint8Array, length: number): Bytes {
  const whole = new Uint8Array(length);
  whole.set(bytes);
  return whole;
}

/** Collects a stream's pieces into parts of exactly the agreed size. */
function cutter(reader: ReadableStreamDefaultReader<Uint8Array>): () => Promise<Bytes> {
  let rest: Uint8Array = new Uint8Array();
  return async () => {
    const part = new Uint8Array(PART_BYTES);
    for (let held = 0; held < PART_BYTES; ) {
      if (rest.length === 0) {
        const { done, value } = await reader.read();
        if (done) throw new SealError();
        rest = value;
      }
      const taken = rest.subarray(0, PART_BYTES - held);
      part.set(taken, held);
      rest = rest.subarray(taken.length);
      held += taken.length;
    }
    return part;
  };
}

/**
 * A file's plaintext, piece by piece, from parts fetched in order. What was given out before an error is not the
 * file: only after the end is it whole.
 * @param fetchPart the part of that number, from 1; asked for when it is needed.
 * @throws SealError when a part does not open, or the whole is not what the letter named.
 */
export async function* openFile(
  caseKeys: readonly Uint8Array[],
  named: NamedFile,
  fetchPart: (number: number) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let number = 0;
  let failed: unknown = null;
  const sealed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      number += 1;
      let part: Uint8Array;
      try {
        part = await fetchPart(number);
      } catch (error) {
        failed = error; // the network's own error, not a seal that does not hold
        throw error;
      }
      if (part.length !== PART_BYTES) throw new SealError();
      controller.enqueue(part);
      if (number === named.parts) controller.close();
    },
  });
  const decrypter = new Decrypter();
  for (const key of caseKeys) decrypter.addIdentity(hybridIdentity(key));
  const hash = sha256.create();
  let left = named.sizeBytes;
  try {
    const reader = (await decrypter.decrypt(sealed)).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const piece = read.value.subarray(0, left);
      if (read.value.subarray(left).some((byte) => byte !== 0)) throw new SealError();
      left -= piece.length;
      hash.update(piece);
      if (piece.length > 0) yield piece;
    }
  } catch {
    throw failed ?? new SealError();
  }
  if (left > 0 || !same(hash.digest(), named.hash)) throw new SealError();
}
