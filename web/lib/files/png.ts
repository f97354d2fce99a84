// PNG (W3C, third edition): the chunks that make the picture are kept, all others go; the pixels are unpacked
// once to see that nothing lies hidden behind them.
import { type Bytes, concat, u32 } from "../wire/bytes.ts";
import { big, type BlobReader, letters, Pieces } from "./blob_reader.ts";
import { readExif, tracesOfXmp, uprightExif } from "./exif.ts";
import { reduceProfile } from "./icc.ts";
import type { Cleaning } from "./jpeg.ts";
import { FileRefusedError, type Trace } from "./refusal.ts";
import { Crc32, inflate, inflatedSize, stored } from "./zlib.ts";

const SIGNATURE_BYTES = 8;
const CHUNKS_MAX = 100_000;
const SIDE_MAX = 65_500;
const RAW_BYTES_MAX = 1_073_741_824;
const SMALL_BYTES_MAX = 4_194_304;
/** Chunks that stay as they are, and how long they are at most. */
const KEPT: ReadonlyMap<string, number> = new Map([
  ["PLTE", 768],
  ["tRNS", 256],
  ["cHRM", 32],
  ["gAMA", 4],
  ["sRGB", 1],
  ["cICP", 4],
]);
const TRACE_OF: ReadonlyMap<string, Trace> = new Map([
  ["tIME", "time"],
  ["tEXt", "notes"],
  ["zTXt", "notes"],
  ["acTL", "frames"],
  ["fcTL", "frames"],
  ["fdAT", "frames"],
]);
/** How many numbers a pixel has, by the header's colour type. */
const SAMPLES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

interface Chunk {
  readonly name: string;
  /** Where its data begins, and how long that is. */
  readonly at: number;
  readonly length: number;
}

function chunkOf(name: string, data: Uint8Array): Bytes {
  const named = concat(Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data);
  return concat(u32(data.length), named, u32(new Crc32().add(named).value));
}

/** The bytes of all rows, each behind its filter byte; interlaced pictures are seven small ones. */
function rawSize(header: Uint8Array): number {
  const [width, height] = [big(header, 0, 4), big(header, 4, 4)];
  const [depth, colour, interlaced] = [header[8] ?? 0, header[9] ?? 0, header[12] ?? 0];
  const samples = SAMPLES.get(colour);
  const odd = header.length !== 13 || header[10] !== 0 || header[11] !== 0 || interlaced > 1 || ![1, 2, 4, 8, 16].includes(depth);
  if (odd || samples === undefined || width === 0 || height === 0) throw new FileRefusedError("damaged");
  if (width > SIDE_MAX || height > SIDE_MAX) throw new FileRefusedError("unusual");
  const size = (w: number, h: number): number => (w === 0 ? 0 : h * (1 + Math.ceil((w * samples * depth) / 8)));
  const passes: readonly (readonly [number, number, number, number])[] =
    interlaced === 0
      ? [[0, 0, 1, 1]]
      : [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
  const raw = passes.reduce((sum, [x, y, dx, dy]) => sum + size(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)), 0);
  if (raw > RAW_BYTES_MAX) throw new FileRefusedError("unusual");
  return raw;
}

class PngCleaner {
  readonly #file: BlobReader;
  readonly #traces = new Set<Trace>();
  readonly #pieces = new Pieces();
  readonly #pixels: Chunk[] = [];
  #raw = 0;
  #orientation = 1;

  constructor(file: BlobReader) {
    this.#file = file;
  }

  async clean(): Promise<Cleaning> {
    let at = SIGNATURE_BYTES;
    this.#pieces.keep(0, at);
    for (let n = 0; ; n += 1) {
      if (n > CHUNKS_MAX) throw new FileRefusedError("unusual");
      const head = await this.#file.bytes(at, 8);
      const chunk: Chunk = { name: letters(head, 4, 8), at: at + 8, length: big(head, 0, 4) };
      const after = chunk.at + chunk.length + 4;
      if (!/^[A-Za-z]{4}$/.test(chunk.name) || after > this.#file.size || (n === 0) !== (chunk.name === "IHDR")) throw new FileRefusedError("damaged");
      await this.#take(chunk);
      at = after;
      if (chunk.name === "IEND") break;
    }
    if (at < this.#file.size) this.#traces.add("after");
    await this.#checkPixels();
    return { pieces: this.#pieces, traces: this.#traces };
  }

  async #take(chunk: Chunk): Promise<void> {
    const { name, at, length } = chunk;
    const whole = (): void => this.#pieces.keep(at - 8, at + length + 4);
    const most = KEPT.get(name);
    if (name === "IDAT") {
      this.#pixels.push(chunk);
      whole();
    } else if (name === "IHDR") {
      this.#raw = rawSize(await this.#data(chunk));
      whole();
    } else if (name === "IEND") {
      if (length !== 0) throw new FileRefusedError("damaged");
      await this.#data(chunk);
      whole();
    } else if (most !== undefined) {
      if (length > most) throw new FileRefusedError("damaged");
      await this.#data(chunk);
      whole();
    } else if (name === "iCCP") await this.#profile(chunk);
    else if (name === "eXIf") await this.#exif(chunk);
    else if (name === "iTXt" && length <= SMALL_BYTES_MAX) this.#text(await this.#data(chunk));
    // A chunk that must be understood to show the picture, and that we do not know.
    else if (/^[A-Z]/.test(name)) throw new FileRefusedError("unusual");
    else this.#traces.add(TRACE_OF.get(name) ?? "other");
  }

  /** A small chunk's data, its check sum compared. */
  async #data({ at, length }: Chunk): Promise<Bytes> {
    if (length > SMALL_BYTES_MAX) throw new FileRefusedError("unusual");
    const bytes = concat(await this.#file.bytes(at - 4, length + 8));
    if (new Crc32().add(bytes.subarray(0, length + 4)).value !== big(bytes, length + 4, 4)) throw new FileRefusedError("damaged");
    return bytes.subarray(4, length + 4);
  }

  #text(data: Bytes): void {
    if (letters(data, 0, 17) === "XML:com.adobe.xmp") for (const trace of tracesOfXmp(data)) this.#traces.add(trace);
    else this.#traces.add("notes");
  }

  async #exif(chunk: Chunk): Promise<void> {
    const { orientation, traces } = readExif(await this.#data(chunk));
    for (const trace of traces) this.#traces.add(trace);
    if (orientation === 1 || this.#orientation !== 1) return;
    this.#orientation = orientation;
    this.#pieces.write(chunkOf("eXIf", uprightExif(orientation)));
  }

  async #profile(chunk: Chunk): Promise<void> {
    const data = await this.#data(chunk);
    const nameEnd = data.indexOf(0);
    if (nameEnd < 1 || nameEnd > 79) throw new FileRefusedError("damaged");
    const profile = await inflate(data.subarray(nameEnd + 2), SMALL_BYTES_MAX);
    const reduced = profile === null ? null : reduceProfile(profile);
    const plain = letters(data, 0, nameEnd) === "icc" && profile !== null && reduced !== null && reduced.length === profile.length;
    if (!plain || reduced.some((byte, i) => byte !== profile[i])) this.#traces.add("colours");
    if (reduced === null) return;
    this.#pieces.write(chunkOf("iCCP", concat(Uint8Array.of(0x69, 0x63, 0x63, 0, 0), stored(reduced))));
  }

  /**
   * The pixels unpack to exactly the rows that the header promises, and their stream ends where the last chunk
   * does: pictures that were cropped carelessly keep the rest there.
   */
  async #checkPixels(): Promise<void> {
    if (this.#pixels.length === 0) throw new FileRefusedError("damaged");
    const tail: number[] = [];
    const file = this.#file;
    const pixels = this.#pixels;
    const packed = async function* (): AsyncGenerator<Bytes> {
      for (const { at, length } of pixels) {
        const crc = new Crc32().add(concat(await file.bytes(at - 4, 4)));
        for (let done = 0; done < length; ) {
          const view = await file.ahead(at + done);
          const part = concat(view.subarray(0, length - done));
          crc.add(part);
          tail.push(...part.subarray(-4));
          tail.splice(0, tail.length - 4);
          done += part.length;
          yield part;
        }
        if (crc.value !== big(await file.bytes(at + length, 4), 0, 4)) throw new FileRefusedError("damaged");
      }
    };
    const unpacked = await inflatedSize(packed(), this.#raw);
    if (unpacked === null || unpacked.size !== this.#raw) throw new FileRefusedError("damaged");
    // Behind the stream's own check sum nothing may follow.
    if (unpacked.adler !== big(Uint8Array.from(tail), 0, 4)) throw new FileRefusedError("unusual");
  }
}

/** Cleans a PNG. @throws FileRefusedError */
export const cleanPng = (file: BlobReader): Promise<Cleaning> => new PngCleaner(file).clean();
