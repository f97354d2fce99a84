// ICC colour profiles (ICC.1:2022), reduced to what colours need: names, dates, makers, serial numbers and the
// calibration of one screen go.
import { type Bytes, concat, u32 } from "../wire/bytes.ts";
import { big, letters } from "./blob_reader.ts";

const HEADER_BYTES = 128;
const TAGS_MAX = 100;
/** Profiles for printing hold tables of up to some megabytes; more is no profile. */
const PROFILE_BYTES_MAX = 4_194_304;
/** Tags that say how numbers become colours. */
const NEEDED = new Set(["wtpt", "bkpt", "chad", "cicp", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2"]);
const SPACES = new Set(["RGB ", "GRAY", "CMYK"]);

/** A text tag of type `mluc` that says `-` in English. */
const DASH = Uint8Array.of(...[0x6d, 0x6c, 0x75, 0x63, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12], ...[0x65, 0x6e, 0x55, 0x53, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0x2d]);

const padded = (bytes: Uint8Array): Bytes => concat(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));

/** How long a tag's data is by its own type; null for a type that says nothing of colour. */
function exactBytes(data: Uint8Array): number | null {
  const type = letters(data, 0, 4);
  if (type === "XYZ ") return 20;
  if (type === "sf32") return 44;
  if (type === "cicp") return 12;
  if (type === "curv") return 12 + 2 * big(data, 8, 4);
  if (type === "para") return 12 + 4 * ([1, 3, 4, 5, 7][big(data, 8, 2)] ?? Number.NaN);
  return ["mft1", "mft2", "mAB ", "mBA "].includes(type) ? data.length : null;
}

interface Tag {
  readonly name: string;
  readonly data: Bytes;
}

function neededTags(untrusted: Uint8Array): readonly Tag[] | null {
  const count = big(untrusted, HEADER_BYTES, 4);
  if (count > TAGS_MAX || HEADER_BYTES + 4 + 12 * count > untrusted.length) return null;
  const tags: Tag[] = [];
  for (let n = 0; n < count; n += 1) {
    const entry = HEADER_BYTES + 4 + 12 * n;
    const [name, at, length] = [letters(untrusted, entry, entry + 4), big(untrusted, entry + 4, 4), big(untrusted, entry + 8, 4)];
    if (!NEEDED.has(name) || tags.some((tag) => tag.name === name)) continue;
    if (length < 8 || at + length > untrusted.length) return null;
    const data = untrusted.subarray(at, at + length);
    const exact = exactBytes(data);
    if (exact === null || !(exact <= length)) return null;
    tags.push({ name, data: concat(data.subarray(0, exact)) });
  }
  return tags;
}

function headerOf(untrusted: Uint8Array, size: number): Bytes {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(u32(size));
  header.set(untrusted.subarray(8, 24), 8); // version, class, colour space, connection space
  header.set(Uint8Array.of(0x61, 0x63, 0x73, 0x70), 36); // "acsp"
  header.set(untrusted.subarray(64, 80), 64); // rendering intent, illuminant
  header.fill(0, 10, 12);
  header.fill(0, 64, 67);
  return header;
}

/**
 * The profile with what colours need and nothing else, or null where there is nothing of use in it. The same
 * profile comes out the same, and reducing twice changes nothing.
 */
export function reduceProfile(untrusted: Uint8Array): Bytes | null {
  if (untrusted.length < HEADER_BYTES + 4 || untrusted.length > PROFILE_BYTES_MAX) return null;
  if (letters(untrusted, 36, 40) !== "acsp" || !SPACES.has(letters(untrusted, 16, 20))) return null;
  const needed = neededTags(untrusted);
  if (needed === null || needed.length === 0) return null;
  const tags = [{ name: "desc", data: DASH }, { name: "cprt", data: DASH }, ...needed];
  const parts: Bytes[] = [];
  const table: Bytes[] = [u32(tags.length)];
  let offset = HEADER_BYTES + 4 + 12 * tags.length;
  const places = new Map<string, number>();
  for (const { name, data } of tags) {
    // Two tags with the same data (three equal curves, often) share it.
    const key = letters64(data);
    let at = places.get(key);
    if (at === undefined) {
      at = offset;
      places.set(key, at);
      const whole = padded(data);
      parts.push(whole);
      offset += whole.length;
    }
    table.push(concat(new TextEncoder().encode(name), u32(at), u32(data.length)));
  }
  return concat(headerOf(untrusted, offset), ...table, ...parts);
}

/** A key under which equal bytes are equal. */
function letters64(data: Uint8Array): string {
  let text = "";
  for (let i = 0; i < data.length; i += 0x2000) text += letters(data, i, Math.min(i + 0x2000, data.length));
  return text;
}
