// Exif (TIFF 6.0 tags): what it tells, read just far enough to say so, and the only Exif we write: which way is up.
import type { Bytes } from "../wire/bytes.ts";
import { big, letters, little } from "./blob_reader.ts";
import type { Trace } from "./refusal.ts";

const ORIENTATION = 0x0112;
/** Tag → what it tells. Whatever else there is counts as `other`. */
const TELLS: ReadonlyMap<number, Trace> = new Map([
  ...[0x010f, 0x0110, 0x8827, 0x829a, 0x829d, 0x920a, 0x927c, 0xa430, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435, 0xc62f].map((tag) => [tag, "camera"] as const),
  ...[0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292].map((tag) => [tag, "time"] as const),
  ...[0x010e, 0x013b, 0x8298, 0x9286, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0x02bc, 0x83bb].map((tag) => [tag, "notes"] as const),
  ...[0x0131, 0x013c, 0x000b].map((tag) => [tag, "program"] as const),
  ...[0x0201, 0x0202].map((tag) => [tag, "thumbnail"] as const),
  [0x8825, "place"],
]);
const SUBFOLDER = 0x8769;
const ENTRIES_MAX = 1_000;
const FOLDERS_MAX = 8;

export interface Exif {
  /** 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly traces: ReadonlySet<Trace>;
}

type Read = (bytes: Uint8Array, at: number, length: number) => number;

/** What an Exif block (from its byte-order mark on) tells; what cannot be read tells `other`. */
export function readExif(untrusted: Uint8Array): Exif {
  const traces = new Set<Trace>();
  const order = letters(untrusted, 0, 2);
  if ((order !== "II" && order !== "MM") || untrusted.length < 8) return { orientation: 1, traces: new Set(["other"]) };
  const read: Read = order === "II" ? little : big;
  let orientation = 1;
  const folders: { at: number; isFirst: boolean }[] = [{ at: read(untrusted, 4, 4), isFirst: true }];
  for (let i = 0; i < folders.length && i < FOLDERS_MAX; i += 1) {
    const { at, isFirst } = folders[i] as { at: number; isFirst: boolean };
    const count = Math.min(read(untrusted, at, 2), ENTRIES_MAX);
    for (let n = 0; n < count; n += 1) {
      const entry = at + 2 + 12 * n;
      if (entry + 12 > untrusted.length) break;
      const tag = read(untrusted, entry, 2);
      if (tag === ORIENTATION) {
        const value = read(untrusted, entry + 8, 2);
        if (isFirst && value >= 1 && value <= 8) orientation = value;
        continue;
      }
      if (tag === SUBFOLDER) folders.push({ at: read(untrusted, entry + 8, 4), isFirst: false });
      else traces.add(TELLS.get(tag) ?? "other");
    }
    const next = read(untrusted, at + 2 + 12 * count, 4);
    if (isFirst && next > 0 && next < untrusted.length) folders.push({ at: next, isFirst: false });
  }
  return { orientation, traces };
}

/** An Exif block that holds nothing but which way is up. */
export function uprightExif(orientation: number): Bytes {
  // Little-endian, one folder at 8, one entry: tag, SHORT, one value; no further folder.
  return Uint8Array.of(
    ...[0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
    ...[1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
  );
}

/** What an XMP packet tells, from the names that stand in it. */
export function tracesOfXmp(untrusted: Uint8Array): readonly Trace[] {
  const text = new TextDecoder("latin1").decode(untrusted);
  const found: Trace[] = [];
  if (/GPS(Latitude|Longitude|Coordinates)|Iptc4xmp\w*:(Location|City)|photoshop:City/.test(text)) found.push("place");
  if (/(Create|Modify|Metadata|DateTime|DateCreated)\w*(Date|Original|Created)?[=>]/.test(text)) found.push("time");
  if (/(tiff|aux|exif\w*):(Make|Model|Lens|SerialNumber|Body)/.test(text)) found.push("camera");
  if (/CreatorTool|softwareAgent/.test(text)) found.push("program");
  if (/xmp(GImg)?:(Thumbnails|image)|GContainer|hdrgm/.test(text)) found.push("thumbnail");
  if (/dc:(title|description|creator|subject)|photoshop:|xmpMM:/.test(text)) found.push("notes");
  return found.length > 0 ? found : ["other"];
}
