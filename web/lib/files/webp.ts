// WebP (RFC 9649): the chunks of the picture are kept, Exif, XMP and unknown ones go, the header says so.
import { type Bytes, concat } from "../wire/bytes.ts";
import { type BlobReader, letters, little, Pieces } from "./blob_reader.ts";
import { readExif, tracesOfXmp, uprightExif } from "./exif.ts";
import { reduceProfile } from "./icc.ts";
import type { Cleaning } from "./jpeg.ts";
import { FileRefusedError, type Trace } from "./refusal.ts";

const HEAD_BYTES = 12;
const CHUNKS_MAX = 100_000;
const SMALL_BYTES_MAX = 4_194_304;
/** Inside a frame of an animation: its own chunks begin behind 16 bytes. */
const FRAME_HEAD_BYTES = 16;
const PICTURE = ["VP8 ", "VP8L", "ALPH"];
const FLAG_PROFILE = 0x20;
const FLAG_EXIF = 0x08;
/** Alpha and animation: what the header may go on to say. */
const FLAGS_KEPT = 0x12;

interface Chunk {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  /** Where the next begins. */
  readonly after: number;
}

/** The pieces of one chunk in the new file, and how many bytes they are. */
interface Kept {
  readonly name: string;
  readonly pieces: Pieces;
  readonly size: number;
}

function u32le(n: number): Bytes {
  return Uint8Array.of(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24);
}

const chunkHead = (name: string, length: number): Bytes => concat(Uint8Array.from(name, (letter) => letter.charCodeAt(0)), u32le(length));

function written(name: string, data: Uint8Array): Kept {
  const pieces = new Pieces();
  const whole = concat(chunkHead(name, data.length), data, new Uint8Array(data.length % 2));
  pieces.write(whole);
  return { name, pieces, size: whole.length };
}

class WebpCleaner {
  readonly #file: BlobReader;
  readonly #traces = new Set<Trace>();
  #orientation = 1;
  #profile: Bytes | null = null;

  constructor(file: BlobReader) {
    this.#file = file;
  }

  async clean(): Promise<Cleaning> {
    const size = little(await this.#file.bytes(0, HEAD_BYTES), 4, 4);
    const end = size + 8;
    if (size < 4 || end > this.#file.size) throw new FileRefusedError("damaged");
    if (end < this.#file.size) this.#traces.add("after");
    let header: Bytes | null = null;
    const kept: Kept[] = [];
    for await (const chunk of this.#chunks(HEAD_BYTES, end)) {
      if (chunk.name === "VP8X") {
        if (header !== null || kept.length > 0 || chunk.length !== 10) throw new FileRefusedError("damaged");
        header = concat(await this.#file.bytes(chunk.at, 10));
      } else kept.push(...(await this.#take(chunk)));
    }
    return { pieces: this.#whole(header, kept), traces: this.#traces };
  }

  async *#chunks(from: number, end: number): AsyncGenerator<Chunk> {
    let at = from;
    for (let n = 0; at < end; n += 1) {
      if (n > CHUNKS_MAX) throw new FileRefusedError("unusual");
      const head = await this.#file.bytes(at, 8);
      const length = little(head, 4, 4);
      const chunk = { name: letters(head, 0, 4), at: at + 8, length, after: Math.min(at + 8 + length + (length % 2), end) };
      if (chunk.at + length > end) throw new FileRefusedError("damaged");
      yield chunk;
      at = chunk.after;
    }
  }

  async #take(chunk: Chunk): Promise<readonly Kept[]> {
    const { name, length } = chunk;
    if (PICTURE.includes(name)) return [this.#asItIs(chunk)];
    if (name === "ANIM" && length === 6) return [this.#asItIs(chunk)];
    if (name === "ANMF") return [await this.#frame(chunk)];
    if (name === "ICCP") {
      const profile = await this.#small(chunk);
      this.#profile = reduceProfile(profile);
      const same = this.#profile !== null && this.#profile.length === profile.length && this.#profile.every((byte, i) => byte === profile[i]);
      if (!same) this.#traces.add("colours");
    } else if (name === "EXIF") {
      const data = await this.#small(chunk);
      // Some programs put the marker of JPEG's segments before it.
      const { orientation, traces } = readExif(letters(data, 0, 6) === "Exif\0\0" ? data.subarray(6) : data);
      this.#orientation = orientation;
      for (const trace of traces) this.#traces.add(trace);
    } else if (name === "XMP ") for (const trace of tracesOfXmp(await this.#small(chunk))) this.#traces.add(trace);
    else this.#traces.add("other");
    return [];
  }

  async #small({ at, length }: Chunk): Promise<Bytes> {
    if (length > SMALL_BYTES_MAX) throw new FileRefusedError("unusual");
    return concat(await this.#file.bytes(at, length));
  }

  #asItIs({ name, at, length }: Chunk): Kept {
    const pieces = new Pieces();
    pieces.write(chunkHead(name, length));
    pieces.keep(at, at + length);
    if (length % 2 === 1) pieces.write(Uint8Array.of(0));
    return { name, pieces, size: 8 + length + (length % 2) };
  }

  /** A frame of an animation, with the chunks of its picture alone. */
  async #frame({ at, length }: Chunk): Promise<Kept> {
    if (length < FRAME_HEAD_BYTES) throw new FileRefusedError("damaged");
    const inner: Kept[] = [];
    for await (const chunk of this.#chunks(at + FRAME_HEAD_BYTES, at + length)) {
      if (PICTURE.includes(chunk.name)) inner.push(this.#asItIs(chunk));
      else this.#traces.add("other");
    }
    const size = FRAME_HEAD_BYTES + inner.reduce((sum, kept) => sum + kept.size, 0);
    const pieces = new Pieces();
    pieces.write(chunkHead("ANMF", size));
    pieces.keep(at, at + FRAME_HEAD_BYTES);
    for (const kept of inner) pieces.list.push(...kept.pieces.list);
    return { name: "ANMF", pieces, size: size + 8 };
  }

  #whole(header: Bytes | null, kept: readonly Kept[]): Pieces {
    if (!kept.some(({ name }) => name !== "ALPH" && name !== "ANIM")) throw new FileRefusedError("damaged");
    if (header === null && (kept.length !== 1 || !["VP8 ", "VP8L"].includes(kept[0]?.name ?? ""))) throw new FileRefusedError("damaged");
    const count = (...names: readonly string[]): number => kept.filter(({ name }) => names.includes(name)).length;
    // Shown is one picture, or the frames; another beside it would go along unseen.
    const stills = count("VP8 ", "VP8L");
    if (stills > 1 || count("ALPH") > stills || count("ANIM") > 1 || (stills > 0 && count("ANMF") > 0)) throw new FileRefusedError("unusual");
    const all: Kept[] = [];
    if (header !== null) {
      const flags = ((header[0] ?? 0) & FLAGS_KEPT) | (this.#profile === null ? 0 : FLAG_PROFILE) | (this.#orientation === 1 ? 0 : FLAG_EXIF);
      all.push(written("VP8X", concat(Uint8Array.of(flags, 0, 0, 0), header.subarray(4))));
      if (this.#profile !== null) all.push(written("ICCP", this.#profile));
    }
    all.push(...kept);
    if (header !== null && this.#orientation !== 1) all.push(written("EXIF", uprightExif(this.#orientation)));
    const size = 4 + all.reduce((sum, { size: bytes }) => sum + bytes, 0);
    const whole = new Pieces();
    whole.write(concat(chunkHead("RIFF", size), Uint8Array.of(0x57, 0x45, 0x42, 0x50)));
    for (const { pieces } of all) whole.list.push(...pieces.list);
    return whole;
  }
}

/** Cleans a WebP. @throws FileRefusedError */
export const cleanWebp = (file: BlobReader): Promise<Cleaning> => new WebpCleaner(file).clean();
