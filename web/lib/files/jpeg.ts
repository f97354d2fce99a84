// JPEG (ITU-T T.81): every segment is looked at; what makes the picture is kept as it is, what tells more is not.
import { type Bytes, concat } from "../wire/bytes.ts";
import { big, type BlobReader, letters, Pieces } from "./blob_reader.ts";
import { readExif, tracesOfXmp, uprightExif } from "./exif.ts";
import { reduceProfile } from "./icc.ts";
import { FileRefusedError, type Trace } from "./refusal.ts";

const SEGMENTS_MAX = 10_000;
const PROFILE_PARTS_MAX = 255;
const PROFILE_PART_BYTES = 65_000;
const SIDE_MAX = 65_500;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DHT = 0xc4;
const DRI = 0xdd;
const COM = 0xfe;
/** Baseline, extended and progressive, by Huffman codes: what browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2];

const JFIF = Uint8Array.of(...[0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

export interface Cleaning {
  readonly pieces: Pieces;
  readonly traces: Set<Trace>;
}

/** What of the picture's head is written anew, once all of it has been read. */
interface Head {
  jfif: boolean;
  adobe: number | null;
  orientation: number;
  readonly profile: Map<number, Bytes>;
  profileParts: number;
}

const segment = (marker: number, ...parts: readonly Uint8Array[]): Bytes => {
  const body = concat(...parts);
  return concat(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body);
};

const text = (t: string): Bytes => Uint8Array.from(t, (letter) => letter.charCodeAt(0));

/** Whether a segment is exactly what its marker promises, so that nothing hides behind it. */
function wellFormed(marker: number, body: Uint8Array): boolean {
  if (marker === DQT || marker === DHT) return tablesFill(marker, body);
  if (marker === DRI) return body.length === 2;
  if (marker === SOS) return body.length === 4 + 2 * (body[0] ?? 0) && (body[0] ?? 0) >= 1 && (body[0] ?? 0) <= 4;
  const components = body[5] ?? 0;
  const [height, width] = [big(body, 1, 2), big(body, 3, 2)];
  const fits = body[0] === 8 && [1, 3, 4].includes(components) && body.length === 6 + 3 * components;
  return fits && height > 0 && width > 0 && height <= SIDE_MAX && width <= SIDE_MAX;
}

function tablesFill(marker: number, body: Uint8Array): boolean {
  let at = 0;
  while (at < body.length) {
    const kind = body[at] ?? 0;
    if (marker === DQT) at += 1 + (kind >> 4 === 0 ? 64 : 128);
    else at += 17 + body.subarray(at + 1, at + 17).reduce((sum, n) => sum + n, 0);
  }
  return at === body.length && body.length > 0;
}

class JpegCleaner {
  readonly #file: BlobReader;
  readonly #head: Head = { jfif: false, adobe: null, orientation: 1, profile: new Map(), profileParts: 0 };
  readonly #traces = new Set<Trace>();
  readonly #kept = new Pieces();
  #frame = false;
  #scans = 0;

  constructor(file: BlobReader) {
    this.#file = file;
  }

  async clean(): Promise<Cleaning> {
    let at = 2;
    for (let n = 0; ; n += 1) {
      if (n > SEGMENTS_MAX) throw new FileRefusedError("unusual");
      const start = at;
      const marker = await this.#marker(at);
      at = marker.after;
      if (marker.code === EOI) break;
      const length = big(await this.#file.bytes(at, 2), 0, 2);
      if (length < 2) throw new FileRefusedError("damaged");
      const body = concat((await this.#file.bytes(at, length)).subarray(2));
      at += length;
      if (this.#isPicture(marker.code, body)) this.#kept.keep(at - length - 2, at);
      else this.#dropped(marker.code, body);
      if (marker.code === SOS) at = await this.#scan(at);
      if (at <= start) throw new FileRefusedError("damaged");
    }
    if (!this.#frame || this.#scans === 0) throw new FileRefusedError("damaged");
    if (at < this.#file.size) this.#traces.add("after");
    return { pieces: this.#whole(), traces: this.#traces };
  }

  /** A marker and where it ends; fill bytes before it are passed over. */
  async #marker(at: number): Promise<{ code: number; after: number }> {
    let place = at;
    if ((await this.#file.bytes(place, 1))[0] !== 0xff) throw new FileRefusedError("damaged");
    let code = 0xff;
    while (code === 0xff) {
      place += 1;
      if (place - at > 65_536) throw new FileRefusedError("damaged");
      code = (await this.#file.bytes(place, 1))[0] ?? 0;
    }
    const bare = code <= 1 || (code >= 0xd0 && code <= SOI);
    if (bare) throw new FileRefusedError("damaged");
    return { code, after: place + 1 };
  }

  #isPicture(marker: number, body: Bytes): boolean {
    const frame = FRAMES.includes(marker);
    if (!frame && ![DQT, DHT, DRI, SOS].includes(marker)) return false;
    if (!wellFormed(marker, body) || (frame && this.#frame) || (marker === SOS && !this.#frame)) throw new FileRefusedError("damaged");
    this.#frame ||= frame;
    return true;
  }

  /** Notes what a segment told that is not kept as it is. */
  #dropped(marker: number, body: Bytes): void {
    const name = letters(body, 0, Math.min(body.length, 30));
    if (marker === COM) this.#traces.add("notes");
    else if (marker === 0xe0 && name.startsWith("JFIF\0")) {
      this.#head.jfif = true;
      if (body.length > 14) this.#traces.add("thumbnail");
    } else if (marker === 0xe0 && name.startsWith("JFXX\0")) this.#traces.add("thumbnail");
    else if (marker === 0xe1 && name.startsWith("Exif\0")) {
      const { orientation, traces } = readExif(body.subarray(6));
      this.#head.orientation = orientation;
      for (const trace of traces) this.#traces.add(trace);
    } else if (marker === 0xe1 && name.startsWith("http://ns.adobe.com/x")) for (const trace of tracesOfXmp(body)) this.#traces.add(trace);
    else if (marker === 0xe2 && name.startsWith("ICC_PROFILE\0")) this.#profilePart(body);
    else if (marker === 0xe2 && name.startsWith("MPF\0")) this.#traces.add("thumbnail");
    else if (marker === 0xed && name.startsWith("Photoshop")) this.#traces.add("notes");
    else if (marker === 0xee && name.startsWith("Adobe") && body.length >= 12) this.#head.adobe = body[11] ?? 0;
    else if (marker >= 0xe0 && marker <= 0xef) this.#traces.add("other");
    else throw new FileRefusedError("unusual");
  }

  #profilePart(body: Bytes): void {
    const [number, count] = [body[12] ?? 0, body[13] ?? 0];
    if (number < 1 || number > count || this.#head.profile.size >= PROFILE_PARTS_MAX) return;
    this.#head.profile.set(number, concat(body.subarray(14)));
    this.#head.profileParts = count;
  }

  /** Passes over the entropy-coded data behind a scan's head, which is kept as it is. */
  async #scan(from: number): Promise<number> {
    this.#scans += 1;
    let at = from;
    for (;;) {
      const view = await this.#file.ahead(at);
      if (view.length === 0) throw new FileRefusedError("damaged");
      const found = view.indexOf(0xff);
      if (found < 0) {
        at += view.length;
        continue;
      }
      const next = (await this.#file.bytes(at + found, 2))[1] ?? 0;
      at += found;
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break;
      at += 2;
    }
    this.#kept.keep(from, at);
    return at;
  }

  #whole(): Pieces {
    const { jfif, adobe, orientation, profile, profileParts } = this.#head;
    const whole = new Pieces();
    whole.write(Uint8Array.of(0xff, SOI));
    if (jfif) whole.write(JFIF);
    if (orientation !== 1) whole.write(segment(0xe1, text("Exif\0\0"), uprightExif(orientation)));
    const parts = Array.from({ length: profileParts }, (_, n) => profile.get(n + 1));
    if (parts.length > 0 && parts.every((part) => part !== undefined)) this.#writeProfile(whole, concat(...(parts as Bytes[])));
    // Which way the three or four colours were mixed; version, flags and what may stand behind them are not needed.
    if (adobe !== null) whole.write(segment(0xee, text("Adobe"), Uint8Array.of(0, 100, 0, 0, 0, 0, adobe)));
    for (const piece of this.#kept.list) whole.list.push(piece);
    whole.write(Uint8Array.of(0xff, EOI));
    return whole;
  }

  #writeProfile(whole: Pieces, profile: Bytes): void {
    const reduced = reduceProfile(profile);
    if (reduced === null || reduced.length !== profile.length || reduced.some((byte, i) => byte !== profile[i])) this.#traces.add("colours");
    if (reduced === null) return;
    const count = Math.ceil(reduced.length / PROFILE_PART_BYTES);
    for (let n = 0; n < count; n += 1) {
      const part = reduced.subarray(n * PROFILE_PART_BYTES, (n + 1) * PROFILE_PART_BYTES);
      whole.write(segment(0xe2, text("ICC_PROFILE\0"), Uint8Array.of(n + 1, count), part));
    }
  }
}

/** Cleans a JPEG. @throws FileRefusedError */
export const cleanJpeg = (file: BlobReader): Promise<Cleaning> => new JpegCleaner(file).clean();
