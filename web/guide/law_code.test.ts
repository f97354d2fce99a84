import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Pack } from "../lib/law/index.ts";
import { browserDigest, lawCode } from "./law_code.ts";

const PACKS = join(import.meta.dirname, "..", "..", "vectors", "law", "packs");
const packs = readdirSync(PACKS)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(PACKS, name), "utf8")) as Pack & { words?: Record<string, string> });

test("the code of each published pack is worked out as it states it", async () => {
  assert.ok(packs.length > 0);
  for (const pack of packs) assert.deepEqual(await lawCode(pack, pack.words ?? {}, browserDigest()), { code: pack.hash, found: "same" });
});

test("a law with one day moved, or one word of it changed, is told as changed", async () => {
  const [pack] = packs as [Pack, ...Pack[]];
  const moved = { ...pack, verified: { ...pack.verified, until: "2099-01-01" } };
  const found = await lawCode(moved, {}, browserDigest());
  assert.equal(found.found, "changed");
  assert.notEqual(found.code, pack.hash);
  assert.equal((await lawCode(pack, { en: "refusing = This is no crime." }, browserDigest())).found, "changed");
});

test("a signature beside the law does not change its code", async () => {
  const [pack] = packs as [Pack, ...Pack[]];
  const signoff = { state: "signed", by: "A", role: "lawyer", on: "2026-11-01", key: "aGVsbG8=" } as const;
  assert.equal((await lawCode({ ...pack, signoff }, {}, browserDigest())).found, "same");
});

test("without the browser's SHA-256 the stated code is told as unknown", async () => {
  const [pack] = packs as [Pack, ...Pack[]];
  assert.deepEqual(await lawCode(pack, {}, null), { code: pack.hash, found: "unknown" });
});
