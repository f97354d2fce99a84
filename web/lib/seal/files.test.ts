// Files that come with a letter: there and back, and every harm on the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, concat, type NamedFile, PART_BYTES, partsFor, plainBytes } from "../wire/index.ts";
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
