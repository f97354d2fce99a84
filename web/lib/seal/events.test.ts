// Desk events by the specification's own steps (docs/protocol.md §7), against the published vectors: the page
// has no part in them, but a third implementation can be written from what stands there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { b64u, type Bytes, concat, fromB64u, labelledHash, signingInput, utf8 } from "../wire/index.ts";

interface Case {
  times: number;
  first_nonce_byte: number;
  signature: string;
  size_bytes: number;
  sha256: string;
  file: string | null;
}

interface Events {
  team_key: string;
  event_key: string;
  event_key_tag: string;
  sign_seed: string;
  cases: Case[];
  refused: { why: string; file: string }[];
}

const V = JSON.parse(readFileSync(new URL("../../../vectors/seal/events.json", import.meta.url), "utf8")) as Events;
const TEAM = fromB64u(V.team_key);
const EVENT = fromB64u(V.event_key);
const TAG = labelledHash("event-key", EVENT).slice(0, 16);
const INNER = concat(Uint8Array.of(1), TAG);
const OUTER = utf8("ploughshare/v1/outer");
const counted = (first: number): Bytes => Uint8Array.from({ length: 24 }, (_, i) => (first + i) & 255);
const u32 = (n: number): Bytes => Uint8Array.of(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
const numberAt = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

function open(file: Uint8Array): Uint8Array {
  const padded = xchacha20poly1305(TEAM, file.subarray(0, 24), OUTER).decrypt(file.subarray(24));
  const end = 4 + numberAt(padded);
  assert.ok(padded.subarray(end).every((byte) => byte === 0));
  const inner = padded.subarray(4, end);
  assert.deepEqual(inner.slice(0, 16), TAG);
  const content = xchacha20poly1305(EVENT, inner.subarray(16, 40), INNER).decrypt(inner.subarray(40));
  return content.slice(4, 4 + numberAt(content));
}

test("events are sealed and opened as published", () => {
  assert.equal(b64u(TAG), V.event_key_tag);
  for (const c of V.cases) {
    const raw = utf8(`{"text":"${"ж".repeat(c.times)}"}`);
    const signature = ed25519.sign(signingInput("event", raw), fromB64u(V.sign_seed));
    assert.equal(b64u(signature), c.signature);
    const nonce = counted(c.first_nonce_byte);
    const content = concat(u32(raw.length), raw, signature);
    const inner = concat(TAG, nonce, xchacha20poly1305(EVENT, nonce, INNER).encrypt(content));
    const size = [1_024, 4_096, 16_384, 98_304].find((step) => inner.length + 4 <= step) ?? 0;
    const padded = concat(u32(inner.length), inner, new Uint8Array(size - inner.length - 4));
    const outerNonce = counted(c.first_nonce_byte + 24);
    const file = concat(outerNonce, xchacha20poly1305(TEAM, outerNonce, OUTER).encrypt(padded));
    assert.equal(file.length, c.size_bytes);
    assert.equal(Buffer.from(sha256(file)).toString("hex"), c.sha256);
    if (c.file !== null) assert.equal(b64u(file), c.file);
    assert.deepEqual(Uint8Array.from(open(file)), raw);
  }
  for (const { why, file } of V.refused) assert.throws(() => open(fromB64u(file)), Error, why);
});

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** JSON with its keys in the order of their code points and no spaces (§7.1). */
function canonical(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const points = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0)!);
  const before = (a: string, b: string): number => {
    const [left, right] = [points(a), points(b)];
    const at = left.findIndex((point, i) => point !== right[i]);
    return at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
  };
  const keys = Object.keys(value).sort(before);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key]!)}`).join(",")}}`;
}

test("what events say has one form, one name and one author, as published", () => {
  interface Inner {
    raw: string;
    id: string;
    signature: string;
  }
  const path = new URL("../../../vectors/seal/event_bodies.json", import.meta.url);
  const v = JSON.parse(readFileSync(path, "utf8")) as Record<"cases" | "kept" | "letters", Inner[]> & { sign_public: string };
  const events = [...v.cases, ...v.kept, ...v.letters];
  assert.ok(events.length > 40);
  for (const { raw, id, signature } of events) {
    assert.equal(canonical(JSON.parse(raw) as Value), raw);
    assert.equal(b64u(blake2b(utf8(raw), { dkLen: 16 })), id);
    assert.ok(ed25519.verify(fromB64u(signature), signingInput("event", utf8(raw)), fromB64u(v.sign_public)));
  }
});
