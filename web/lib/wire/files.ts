// Files that come with a letter: how one is named inside it, and the parts a relay keeps (docs/protocol.md
// §10).
import { b64u, type Bytes, HASH_BYTES, ID_BYTES, WireError } from "./bytes.ts";
import { Fields, type Json } from "./strict.ts";

export const FILE_BYTES_MAX = 104_857_600;
/** Files in one letter or reply. */
export const FILES_MAX = 8;
export const PART_BYTES = 262_144;
/** How many parts a file may have: all that a relay learns of its size. */
export const PART_COUNTS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512] as const;
const NAME_CHARS_MAX = 80;
const MEDIA_TYPE_CHARS_MAX = 80;
/** Header of an age file with one hybrid recipient, and the payload's nonce. */
const AGE_OVERHEAD_BYTES = 1_627 + 16;
const SEALED_CHUNK_BYTES = 65_536 + 16;

/** Bytes of the plaintext, file and zeros, whose age file fills `parts` parts to the last byte (§10.3). */
export function plainBytes(parts: number): number {
  const sealedBytes = PART_BYTES * parts - AGE_OVERHEAD_BYTES;
  return sealedBytes - 16 * Math.ceil(sealedBytes / SEALED_CHUNK_BYTES);
}

/**
 * How many parts a file of this size takes.
 * @throws WireError for an empty one and one too large.
 */
export function partsFor(sizeBytes: number): number {
  const parts = PART_COUNTS.find((n) => sizeBytes <= plainBytes(n));
  if (sizeBytes < 1 || sizeBytes > FILE_BYTES_MAX || parts === undefined)
    throw new WireError("a file is empty or larger than can be sent");
  return parts;
}

/** A file as the letter names it (§10.2); `name` and `mediaType` are its author's word and no more. */
export interface NamedFile {
  /** 16 bytes. */
  readonly id: Bytes;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly parts: number;
  /** SHA-256 of the file's bytes. */
  readonly hash: Bytes;
}

/** The entry in `files`. */
export const fileToJson = (file: NamedFile): Json => ({
  id: b64u(file.id),
  name: file.name,
  type: file.mediaType,
  size: file.sizeBytes,
  parts: file.parts,
  hash: b64u(file.hash),
});

/**
 * The list of files in a message.
 * @throws WireError
 */
export function parseFiles(untrusted: Fields, key: string): readonly NamedFile[] {
  const found = untrusted.each(key, FILES_MAX, parseFile);
  if (new Set(found.map((file) => b64u(file.id))).size < found.length)
    throw new WireError("a message names a file twice");
  return found;
}

function parseFile(untrusted: Json): NamedFile {
  const fields = new Fields(untrusted, "a file in a letter", ["id", "name", "type", "size", "parts", "hash"]);
  const name = fields.text("name", NAME_CHARS_MAX, 1);
  if (/[\u0000-\u001F\u007F/\\]/.test(name)) throw fields.wrong("name", "a name to be shown");
  const mediaType = fields.text("type", MEDIA_TYPE_CHARS_MAX, 3);
  if (!/^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/.test(mediaType))
    throw fields.wrong("type", "a media type");
  const sizeBytes = fields.integer("size", 1, FILE_BYTES_MAX);
  const parts = fields.integer("parts", 1, 512);
  if (parts !== partsFor(sizeBytes))
    throw new WireError("a file's size and the number of its parts do not agree");
  return { id: fields.bytes("id", ID_BYTES), name, mediaType, sizeBytes, parts, hash: fields.bytes("hash", HASH_BYTES) };
}

/** The value of `Ploughshare-Part`: the file's id, the part's number from 1, how many there are (§10.4). */
export const partName = (file: Uint8Array, number: number, parts: number): string =>
  `${b64u(file)}.${number}.${parts}`;
