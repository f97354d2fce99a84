// Reading a file by small windows: however large it is, little of it is in memory.
import type { Bytes } from "../wire/bytes.ts";
import { FileRefusedError } from "./refusal.ts";
import { spent } from "./spent.ts";

const WINDOW_BYTES = 262_144;

/** A stretch of the file as it is, from a byte up to (not with) another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A cleaned file is new bytes and stretches of the old file, in order. */
export type Piece = Bytes | Stretch;

/** Reads a file from its beginning on, and back and forth a little. */
export class BlobReader {
  readonly #file: Blob;
  #window: Bytes = new Uint8Array(0);
  #start = 0;

  constructor(file: Blob) {
    this.#file = file;
  }

  get size(): number {
    return this.#file.size;
  }

  /**
   * The bytes from `at` on, `length` of them: a view of the window, which stays as it is.
   * @throws FileRefusedError `damaged` when the file ends before, `unread` when it cannot be read any more.
   */
  async bytes(at: number, length: number): Promise<Bytes> {
    if (at + length > this.size) throw new FileRefusedError("damaged");
    if (at < this.#start || at + length > this.#start + this.#window.length) await this.#load(at, length);
    const from = at - this.#start;
    return this.#window.subarray(from, from + length);
  }

  /** What can be looked at from `at` on: at least a byte where the file has one, at most a window. */
  async ahead(at: number): Promise<Bytes> {
    if (at >= this.size) return new Uint8Array(0);
    if (at < this.#start || at >= this.#start + this.#window.length) await this.#load(at, 1);
    return this.#window.subarray(at - this.#start);
  }

  async #load(at: number, length: number): Promise<void> {
    try {
      this.#window = new Uint8Array(await this.#file.slice(at, at + Math.max(length, WINDOW_BYTES)).arrayBuffer());
    } catch {
      throw new FileRefusedError("unread");
    }
    this.#start = at;
    spent(this.#window.length);
    if (this.#window.length < length) throw new FileRefusedError("unread");
  }
}

/** The pieces as one file; stretches are not copied but read when they are needed. */
export function assemble(file: Blob, pieces: readonly Piece[], mediaType: string): Blob {
  return new Blob(
    pieces.map((piece) => (piece instanceof Uint8Array ? piece : file.slice(piece.from, piece.to))),
    { type: mediaType },
  );
}

/** A number of `length` bytes, the most telling first. */
export function big(bytes: Uint8Array, at: number, length: number): number {
  let n = 0;
  for (let i = 0; i < length; i += 1) n = n * 256 + (bytes[at + i] ?? 0);
  return n;
}

/** A number of `length` bytes, the least telling first. */
export function little(bytes: Uint8Array, at: number, length: number): number {
  let n = 0;
  for (let i = length - 1; i >= 0; i -= 1) n = n * 256 + (bytes[at + i] ?? 0);
  return n;
}

/** Bytes as letters, one by one. */
export const letters = (bytes: Uint8Array, from = 0, to = bytes.length): string => String.fromCharCode(...bytes.subarray(from, to));

/** Joins pieces that follow each other in the old file. */
export class Pieces {
  readonly list: Piece[] = [];

  keep(from: number, to: number): void {
    const last = this.list.at(-1);
    if (last !== undefined && !(last instanceof Uint8Array) && last.to === from) this.list[this.list.length - 1] = { from: last.from, to };
    else if (to > from) this.list.push({ from, to });
  }

  write(bytes: Bytes): void {
    this.list.push(bytes);
  }
}
