// One file as it may leave: what kind it is by its own bytes (never by its name), cleaned or refused.
import { assemble, BlobReader, letters } from "./blob_reader.ts";
import { cleanGif } from "./gif.ts";
import { type Cleaning, cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";
import { type FileFault, FileRefusedError, TRACES, type Trace } from "./refusal.ts";
import { cleanText } from "./text.ts";
import { cleanWebp } from "./webp.ts";

/** The largest file that is taken, before and after cleaning. */
export const FILE_BYTES_MAX = 100_000_000;

export type FileKind = "jpeg" | "png" | "webp" | "gif" | "text";

/** A cleaned file. Its bytes are read when they are needed, in part from the file it was made of. */
export interface CleanFile {
  readonly kind: FileKind;
  readonly data: Blob;
  /** What was taken out, the most telling first. */
  readonly removed: readonly Trace[];
}

const CLEANERS: Readonly<Record<FileKind, (file: BlobReader) => Promise<Cleaning>>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
  text: cleanText,
};

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  text: "text/plain",
};

const STARTS: readonly (readonly [string, FileKind | FileFault])[] = [
  ["\xff\xd8\xff", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF87a", "gif"],
  ["GIF89a", "gif"],
  ["%PDF-", "pdf"],
  ["PK\x03\x04", "office"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"],
  ["{\\rtf", "office"],
  ["II*\0", "raw"],
  ["MM\0*", "raw"],
  ["\x1a\x45\xdf\xa3", "video"],
  ["OggS", "sound"],
  ["ID3", "sound"],
  ["fLaC", "sound"],
  ["#!AMR", "sound"],
];
const BRANDS: readonly (readonly [RegExp, FileFault])[] = [
  [/^(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)/, "heic"],
  [/^(M4A|M4B)/, "sound"],
  [/^crx/, "raw"],
  [/./, "video"],
];

/** The kind of a file by its first bytes, or why it is not taken. */
export function kindOf(start: Uint8Array): FileKind | FileFault {
  const text = letters(start, 0, Math.min(start.length, 16));
  const found = STARTS.find(([beginning]) => text.startsWith(beginning));
  if (found !== undefined) return found[1];
  if (text.startsWith("RIFF")) return text.slice(8, 12) === "WEBP" ? "webp" : text.slice(8, 12) === "WAVE" ? "sound" : "video";
  if (text.slice(4, 8) === "ftyp") return BRANDS.find(([brand]) => brand.test(text.slice(8, 12)))?.[1] ?? "video";
  if (/^\xff[\xe2-\xfb]/.test(text)) return "sound";
  return "text";
}

/**
 * The file without what it tells besides its content; pixels stay as they are, the right way up.
 * @throws FileRefusedError
 */
export async function cleanFile(file: Blob): Promise<CleanFile> {
  if (file.size === 0) throw new FileRefusedError("empty");
  if (file.size > FILE_BYTES_MAX) throw new FileRefusedError("too_large");
  const reader = new BlobReader(file);
  const kind = kindOf((await reader.ahead(0)).subarray(0, 64));
  if (!(kind in CLEANERS)) throw new FileRefusedError(kind as FileFault);
  const { pieces, traces } = await CLEANERS[kind as FileKind](reader);
  const data = assemble(file, pieces.list, MEDIA_TYPES[kind as FileKind]);
  if (data.size > FILE_BYTES_MAX) throw new FileRefusedError("too_large");
  return { kind: kind as FileKind, data, removed: TRACES.filter((trace) => traces.has(trace)) };
}

