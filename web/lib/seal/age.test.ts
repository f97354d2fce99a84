// The age library against the published age vectors, and this project's use of it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { armor, Decrypter } from "age-encryption";
import * as published from "cctv-age";
import { closeFor, hybridIdentity, hybridRecipient, openWith } from "./age.ts";
import { SealError } from "./refusal.ts";

interface Vector {
  readonly name: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly file: Uint8Array;
}

function parseVector(name: string, bytes: Uint8Array): Vector {
  const end = Buffer.from(bytes).indexOf("\n\n");
  const fields = new Map<string, string[]>();
  for (const line of Buffer.from(bytes.subarray(0, end)).toString("utf8").split("\n")) {
    const [key, ...rest] = line.split(": ");
    fields.set(key!, [...(fields.get(key!) ?? []), rest.join(": ")]);
  }
  const body = bytes.subarray(end + 2);
  return { name, fields, file: fields.has("compressed") ? new Uint8Array(inflateSync(body)) : body };
}

const vectors = Object.entries(published as unknown as Record<string, Uint8Array>)
  .filter(([, bytes]) => bytes instanceof Uint8Array)
  .map(([name, bytes]) => parseVector(name, bytes));

async function outcome(vector: Vector): Promise<string> {
  const decrypter = new Decrypter();
  for (const passphrase of vector.fields.get("passphrase") ?? []) decrypter.addPassphrase(passphrase);
  for (const identity of vector.fields.get("identity") ?? []) decrypter.addIdentity(identity);
  let plain: Uint8Array;
  try {
    const armored = vector.fields.get("armored")?.[0] === "yes";
    plain = await decrypter.decrypt(
      armored ? armor.decode(Buffer.from(vector.file).toString("latin1")) : vector.file,
    );
  } catch {
    return "refused";
  }
  return createHash("sha256").update(plain).digest("hex");
}

test("every published age vector opens to its payload, or is refused", async () => {
  assert.ok(vectors.length > 100, "the vectors are there");
  assert.ok(
    vectors.some((v) => v.name.startsWith("hybrid")),
    "the hybrid ones too",
  );
  for (const vector of vectors) {
    const opens = vector.fields.get("expect")?.[0] === "success";
    assert.equal(await outcome(vector), opens ? vector.fields.get("payload")?.[0] : "refused", vector.name);
  }
});

test("a file for several recipients opens for each, and for nobody else", async () => {
  const seeds = [1, 2, 3].map((n) => new Uint8Array(32).fill(n));
  const [a, b, c] = seeds as [Uint8Array, Uint8Array, Uint8Array];
  const plain = new TextEncoder().encode("письмо");
  const file = await closeFor([await hybridRecipient(a), await hybridRecipient(b)], plain);
  assert.deepEqual(await openWith(hybridIdentity(a), file), plain);
  assert.deepEqual(await openWith(hybridIdentity(b), file), plain);
  await assert.rejects(openWith(hybridIdentity(c), file), SealError);
});

test("a flipped bit anywhere, or a missing end, is refused with the one sentence", async () => {
  const seed = new Uint8Array(32).fill(5);
  const file = await closeFor([await hybridRecipient(seed)], new Uint8Array(100).fill(1));
  const places = [0, 30, 60, 900, 1_600, file.length - 140, file.length - 60, file.length - 1];
  for (const at of places) {
    const damaged = file.slice();
    damaged[at]! ^= 1;
    await assert.rejects(openWith(hybridIdentity(seed), damaged), new SealError(), `byte ${at}`);
  }
  for (const length of [0, 10, 1_000, file.length - 1]) {
    await assert.rejects(openWith(hybridIdentity(seed), file.slice(0, length)), new SealError());
  }
});
