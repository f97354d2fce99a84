// A file read by windows: whatever is asked, in whatever order, is what the file has there.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BlobReader } from "./blob_reader.ts";
import { FileRefusedError } from "./refusal.ts";

const SIZE = 900_000;
const BYTES = Uint8Array.from({ length: SIZE }, (_, i) => (i * 31 + (i >> 8)) & 255);

const asked = fc.array(
  fc.record({ at: fc.nat(SIZE + 10), length: fc.oneof(fc.nat(20), fc.nat(70_000), fc.nat(600_000)), ahead: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);
async function isTheFile(file: Blob, questions: readonly { at: number; length: number; ahead: boolean }[]): Promise<void> {
  const reader = new BlobReader(file);
  for (const { at, length, ahead } of questions) {
    if (ahead) {
      const view = await reader.ahead(at);
      assert.equal(view.length > 0, at < SIZE);
      assert.deepEqual(view.slice(), BYTES.slice(at, at + view.length));
    } else if (at + length <= SIZE) assert.deepEqual((await reader.bytes(at, length)).slice(), BYTES.slice(at, at + length));
    else await assert.rejects(reader.bytes(at, length), (error: unknown) => error instanceof FileRefusedError && error.fault === "damaged");
  }
}

test("whatever is asked of a file is what the file has there", async () => {
  const file = new Blob([BYTES]);
  await fc.assert(fc.asyncProperty(asked, (questions) => isTheFile(file, questions)), { numRuns: 60 });
});

test("a hundred reads of a file open few windows of it", async () => {
  let opened = 0;
  const slice = (from: number, to: number): Blob => {
    opened += 1;
    return new Blob([BYTES.slice(from, to)]);
  };
  const reader = new BlobReader({ size: SIZE, slice } as unknown as Blob);
  for (let at = 0; at + 100 <= SIZE; at += 9_000) await reader.bytes(at, 100);
  assert.ok(opened <= 5, `${opened} windows`);
});
