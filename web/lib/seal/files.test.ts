// Files that come with a letter: there and back, and every harm on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter } from "age-encryption";
import { type Bytes, concat, fromB64u, type NamedFile, PART_BYTES, partsFor, plainBytes } from "../wire/index.ts";
import { Fields, type Json } from "../wire/strict.ts";
import { parseFiles } from "../wire/files.ts";
import * as seal from "./index.ts";

const CASE_KEY = new Uint8Array(32).fill(7);
const random: seal.Random = (bytes) => bytes.fill(9);

function content(sizeBytes: number): Bytes {
  const bytes = new Uint8Array(sizeBytes);
  for (let i = 0; i < sizeBytes; i += 1) bytes[i] = (i * 31 + (i >> 8)) & 255;
  return bytes;
}

async function sealed(data: Bytes): Promise<{ named: NamedFile; parts: Bytes[] }> {
  const most = { bytes: 0 };
  const file = await seal.sealFile(
    CASE_KEY,
    {
      name: "Фото 1.jpg",
      mediaType: "image/jpeg",
      sizeBytes: data.length,
      read: (start, end) => {
        most.bytes = Math.max(most.bytes, end - start);
        return Promise.resolve(data.subarray(start, end));
      },
    },
    random,
  );
  assert.throws(file.named, seal.SealError);
  const parts: Bytes[] = [];
  for (let part = await file.next(); part !== null; part = await file.next()) parts.push(part);
  assert.ok(most.bytes <= 65_536);
  return { named: file.named(), parts };
}

async function opened(named: NamedFile, parts: readonly Uint8Array[], keys = [CASE_KEY]): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  const fetchPart = (number: number): Promise<Uint8Array> =>
    Promise.resolve(parts[number - 1] ?? new Uint8Array());
  for await (const piece of seal.openFile(keys, named, fetchPart)) pieces.push(piece);
  return concat(...pieces);
}

test("a file arrives as it was, fills its parts and is named by its hash", async () => {
  for (const size of [1, plainBytes(1), plainBytes(1) + 1, 700_000]) {
    const data = content(size);
    const { named, parts } = await sealed(data);
    assert.equal(parts.length, partsFor(size));
    assert.ok(parts.every((part) => part.length === PART_BYTES));
    assert.deepEqual([named.sizeBytes, named.parts], [size, parts.length]);
    assert.deepEqual(named.hash, Uint8Array.from(sha256(data)));
    assert.deepEqual(await opened(named, parts, [new Uint8Array(32), CASE_KEY]), data);
  }
});

test("parts changed, moved, cut or exchanged, and another file than was named, do not open", async () => {
  const { named, parts } = await sealed(content(700_000));
  const [a, b, c] = parts as [Bytes, Bytes, Bytes];
  const flipped = c.slice();
  flipped[PART_BYTES - 1] = (flipped[PART_BYTES - 1] ?? 0) ^ 1;
  const others = (await sealed(content(700_000))).parts;
  const spoiled = [[a, b, flipped], [a, c, b], [a, b, b], [a, others[1] ?? a, c], [a, b, c.subarray(1)], [a, b]];
  for (const wrong of spoiled) await assert.rejects(opened(named, wrong), seal.SealError);
  await assert.rejects(opened(named, parts, [new Uint8Array(32)]), seal.SealError);
  await assert.rejects(opened({ ...named, hash: new Uint8Array(32) }, parts), seal.SealError);
  await assert.rejects(opened({ ...named, sizeBytes: 699_999 }, parts), seal.SealError);
  await assert.rejects(opened({ ...named, sizeBytes: 700_001 }, parts), seal.SealError);
});

test("a line that drops while a file is fetched is told as that", async () => {
  const { named } = await sealed(content(10));
  const gone = new TypeError("gone");
  const pieces = seal.openFile([CASE_KEY], named, () => Promise.reject(gone));
  await assert.rejects(pieces.next(), gone);
});

interface FileVectors {
  readonly case_key: string;
  readonly cases: readonly { readonly named: Json; readonly content: string; readonly times: number; readonly head: string; readonly parts: readonly string[] }[];
  readonly refused: readonly { readonly why: string; readonly order: readonly number[] }[];
}

/** The age file of a plaintext behind this header, by the format's own words. */
async function ageFile(head: Bytes, caseKey: Bytes, plain: Bytes): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(seal.hybridIdentity(caseKey));
  const fileKey = await decrypter.decryptHeader(head.subarray(0, -16));
  const key = hkdf(sha256, fileKey, head.subarray(-16), new TextEncoder().encode("payload"), 32);
  const pieces: Uint8Array[] = [head];
  for (let at = 0, n = 0; at < plain.length; at += 65_536, n += 1) {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(7, n);
    nonce[11] = at + 65_536 >= plain.length ? 1 : 0;
    pieces.push(chacha20poly1305(key, nonce).encrypt(plain.subarray(at, at + 65_536)));
  }
  return concat(...pieces);
}

test("the published files come to their parts and open", async () => {
  const vectors = JSON.parse(readFileSync(new URL("../../../vectors/seal/files.json", import.meta.url), "utf8")) as FileVectors;
  const caseKey = fromB64u(vectors.case_key);
  let last: { named: NamedFile; parts: Bytes[] } | null = null;
  for (const { named: untrusted, content: text, times, head, parts: hashes } of vectors.cases) {
    const named = parseFiles(new Fields({ files: [untrusted] }, "a test", ["files"]), "files")[0] as NamedFile;
    const data = new TextEncoder().encode(text.repeat(times));
    const plain = new Uint8Array(plainBytes(named.parts));
    plain.set(data);
    const whole = await ageFile(fromB64u(head), caseKey, plain);
    const parts = hashes.map((_, i) => whole.slice(i * PART_BYTES, (i + 1) * PART_BYTES));
    assert.deepEqual(parts.map((part) => Buffer.from(sha256(part)).toString("hex")), hashes);
    assert.deepEqual(await opened(named, parts, [caseKey]), Uint8Array.from(data));
    last = { named, parts };
  }
  assert.ok(last);
  const { named, parts } = last;
  for (const { why, order } of vectors.refused.filter((refused) => refused.order.length <= named.parts))
    await assert.rejects(opened(named, order.map((n) => parts[n - 1] as Bytes), [caseKey]), seal.SealError, why);
});
