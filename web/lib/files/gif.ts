// GIF (89a): pictures, their timing and the loop are kept; comments and the blocks of programs go.
import { type BlobReader, letters, little, Pieces } from "./blob_reader.ts";
import { tracesOfXmp } from "./exif.ts";
import type { Cleaning } from "./jpeg.ts";
import { FileRefusedError, type Trace } from "./refusal.ts";

const BLOCKS_MAX = 100_000;
const HEAD_BYTES = 13;
const PICTURE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const CONTROL = 0xf9;
const COMMENT = 0xfe;
const PLAIN_TEXT = 0x01;
const APPLICATION = 0xff;
const XMP_LOOKED_AT = 65_536;

/** The bytes of a colour table, from the flags that announce it. */
const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

class GifCleaner {
  readonly #file: BlobReader;
  readonly #traces = new Set<Trace>();
  readonly #pieces = new Pieces();
  #pictures = 0;

  constructor(file: BlobReader) {
    this.#file = file;
  }

  async clean(): Promise<Cleaning> {
    const head = await this.#file.bytes(0, HEAD_BYTES);
    if (little(head, 6, 2) === 0 || little(head, 8, 2) === 0) throw new FileRefusedError("damaged");
    let at = HEAD_BYTES + tableBytes(head[10] ?? 0);
    await this.#file.bytes(at - 1, 1);
    this.#pieces.keep(0, at);
    for (let n = 0; ; n += 1) {
      if (n > BLOCKS_MAX) throw new FileRefusedError("unusual");
      const kind = (await this.#file.bytes(at, 1))[0];
      if (kind === TRAILER) break;
      if (kind === PICTURE) at = await this.#picture(at);
      else if (kind === EXTENSION) at = await this.#extension(at);
      else throw new FileRefusedError("damaged");
    }
    if (this.#pictures === 0) throw new FileRefusedError("damaged");
    this.#pieces.keep(at, at + 1);
    if (at + 1 < this.#file.size) this.#traces.add("after");
    return { pieces: this.#pieces, traces: this.#traces };
  }

  async #picture(from: number): Promise<number> {
    this.#pictures += 1;
    const flags = (await this.#file.bytes(from, 10))[9] ?? 0;
    const data = from + 10 + tableBytes(flags) + 1;
    const end = await this.#blocks(data);
    this.#pieces.keep(from, end);
    return end;
  }

  async #extension(from: number): Promise<number> {
    const head = await this.#file.bytes(from, 3);
    const [kind, size] = [head[1] ?? 0, head[2] ?? 0];
    const end = await this.#blocks(from + 2);
    if (kind === CONTROL) {
      if (size !== 4 || end !== from + 8) throw new FileRefusedError("damaged");
      this.#pieces.keep(from, end);
    } else if (kind === APPLICATION && size === 11) await this.#application(from, end);
    else if (kind === COMMENT || kind === PLAIN_TEXT) this.#traces.add("notes");
    else this.#traces.add("other");
    return end;
  }

  async #application(from: number, end: number): Promise<void> {
    const name = letters(await this.#file.bytes(from + 3, 11));
    // How often to repeat: one block of three bytes.
    if (name === "NETSCAPE2.0" && end === from + 19) this.#pieces.keep(from, end);
    else if (name === "XMP DataXMP") {
      for (const trace of tracesOfXmp(await this.#file.bytes(from, Math.min(end - from, XMP_LOOKED_AT)))) this.#traces.add(trace);
    } else this.#traces.add(name.startsWith("ICCRGBG1") ? "colours" : "other");
  }

  /** Passes over blocks, each behind its length, up to and with the empty one. */
  async #blocks(from: number): Promise<number> {
    let at = from;
    for (;;) {
      const size = (await this.#file.bytes(at, 1))[0] ?? 0;
      at += size + 1;
      if (size === 0) return at;
    }
  }
}

/** Cleans a GIF. @throws FileRefusedError */
export const cleanGif = (file: BlobReader): Promise<Cleaning> => new GifCleaner(file).clean();
