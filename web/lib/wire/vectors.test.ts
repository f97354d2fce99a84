// The wire against the published vectors (vectors/wire), and against noise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { parseChallenge, parseRefusal } from "./calls.ts";
import * as wire from "./index.ts";

const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../vectors/wire/${name}.json`, import.meta.url), "utf8")) as T;
const hex = (text: string): wire.Bytes => Uint8Array.from(Buffer.from(text, "hex"));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("ids are those of the published names", () => {
  const v = vectors<Record<string, string>>("names");
  const root = wire.fromB64u(v["root_public"]);
  const person = wire.fromB64u(v["person_sign_public"]);
  const mailbox = wire.mailboxId(root, person);
  assert.equal(wire.b64u(wire.deskId(root)), v["desk_id"]);
  assert.equal(wire.b64u(wire.memberId(wire.fromB64u(v["member_sign_public"]))), v["member_id"]);
  assert.equal(wire.b64u(mailbox), v["mailbox_id"]);
  assert.equal(wire.b64u(wire.caseId(mailbox)), v["case_id"]);
  assert.equal(
    wire.b64u(wire.labelledHash("event-key", wire.fromB64u(v["event_key"])).slice(0, 16)),
    v["event_key_tag"],
  );
});

test("base64url, days and JSON have one spelling each", () => {
  const v = vectors<{
    b64u: { text: string; hex: string }[];
    not_b64u: string[];
    days: { text: string; number: number }[];
    not_days: string[];
    json: string[];
    not_json: string[];
    newer: string[];
    not_newer: string[];
  }>("text");
  for (const { text, hex: bytes } of v.b64u) {
    assert.equal(wire.b64u(hex(bytes)), text);
    assert.equal(toHex(wire.fromB64u(text)), bytes);
  }
  for (const text of v.not_b64u) assert.throws(() => wire.fromB64u(text), wire.WireError, text);
  for (const { text } of v.days) assert.equal(wire.parseDay(text), text);
  for (const text of v.not_days) assert.throws(() => wire.parseDay(text), wire.WireError, text);
  for (const text of v.not_json)
    assert.throws(() => wire.loadJson(wire.utf8(text), 1_000), wire.WireError, text);
  for (const text of v.json) assert.deepEqual(wire.loadJson(wire.utf8(text), 1_000), JSON.parse(text));
  for (const text of v.newer)
    assert.throws(() => wire.refuseNewer(JSON.parse(text) as wire.Json), wire.NewerFormError, text);
  for (const text of v.not_newer) assert.doesNotThrow(() => wire.refuseNewer(JSON.parse(text) as wire.Json), text);
});

test("strict JSON reads what ordinary JSON says, when it is whole and says nothing twice", () => {
  const value = fc
    .jsonValue({ maxDepth: 5, noUnicodeString: false })
    .filter((v) => !/\.\d|e[-+]\d|-0\b|\d{16}/.test(JSON.stringify(v)));
  fc.assert(
    fc.property(value, (v) => {
      assert.deepEqual(wire.loadJson(wire.utf8(JSON.stringify(v)), 1_000_000), JSON.parse(JSON.stringify(v)));
    }),
  );
});

interface Container {
  why?: string;
  domain: wire.Domain;
  body_byte: string;
  body_repeat: number;
  signature: string;
  size_bytes: number;
  sha256: string;
  message_hash: string;
  hex: string;
}

test("signed containers are built and taken apart as published", () => {
  const v = vectors<{
    signer: string;
    good: Container[];
    bad: Container[];
    too_long_body_bytes: number;
  }>("signed");
  for (const good of v.good) {
    const body = wire.utf8(good.body_byte.repeat(good.body_repeat));
    const message = { domain: good.domain, body, signature: wire.fromB64u(good.signature, 64) };
    const bytes = wire.joinSigned(message);
    assert.equal(bytes.length, good.size_bytes);
    assert.equal(toHex(wire.sha256(bytes)), good.sha256);
    assert.equal(wire.b64u(wire.messageHash(message)), good.message_hash);
    assert.deepEqual(wire.splitSigned(good.domain, bytes), message);
    assert.ok(ed25519.verify(message.signature, wire.coveredBy(message), wire.fromB64u(v.signer)));
  }
  for (const bad of v.bad)
    assert.throws(() => wire.splitSigned(bad.domain, hex(bad.hex)), wire.WireError, bad.why);
  const signature = new Uint8Array(64);
  const body = new Uint8Array(v.too_long_body_bytes);
  assert.throws(() => wire.joinSigned({ domain: "keys", body, signature }), wire.TooLongError);
});

interface FramesVector {
  why?: string;
  more: boolean;
  frames: { index: number; kind: number; day: number; mailbox: string; data_hex: string }[];
  bare_hex: string;
  size_bytes: number;
}

test("frames are read as published, and everything else is refused", () => {
  const v = vectors<{ good: FramesVector[]; bad: FramesVector[] }>("frames");
  const padded = (f: FramesVector): wire.Bytes =>
    wire.concat(hex(f.bare_hex), new Uint8Array(Math.max(0, f.size_bytes - f.bare_hex.length / 2)));
  const kinds = ["keys", "letter", "reply", "event", "wrap"];
  for (const good of v.good) {
    const { frames, more } = wire.parseFrames(padded(good));
    assert.equal(more, good.more);
    assert.deepEqual(
      frames.map((f) => [f.index, f.kind, Date.parse(f.day), wire.b64u(f.mailbox), toHex(f.data)]),
      good.frames.map((f) => [
        f.index,
        kinds[f.kind - 1],
        Date.UTC(2020, 0, 1 + f.day),
        f.mailbox,
        f.data_hex,
      ]),
    );
  }
  for (const bad of v.bad) assert.throws(() => wire.parseFrames(padded(bad)), wire.WireError, bad.why);
});

test("no noise brings the frames parser to anything but a refusal", () => {
  const noise = fc
    .uint8Array({ maxLength: 200 })
    .map((head) => wire.concat(hex("504c534601"), head, new Uint8Array(16_384 - 5 - head.length)));
  fc.assert(
    fc.property(noise, (bytes) => {
      try {
        wire.parseFrames(bytes);
      } catch (error) {
        assert.ok(error instanceof wire.WireError);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a roster is read as published, and bodies that are not rosters are refused", () => {
  const v = vectors<{
    body: string;
    signature: string;
    message_hash: string;
    container_sha256: string;
    bad: { why: string; body: string }[];
  }>("roster");
  const body = wire.utf8(v.body);
  const message = { domain: "roster" as const, body, signature: wire.fromB64u(v.signature) };
  const roster = wire.parseRoster(body);
  assert.equal(roster.version, 1);
  assert.deepEqual(roster.relays, ["https://relay.example", "http://127.0.0.1:8080"]);
  assert.ok(ed25519.verify(message.signature, wire.coveredBy(message), roster.root));
  assert.equal(wire.b64u(wire.messageHash(message)), v.message_hash);
  assert.equal(toHex(wire.sha256(wire.joinSigned(message))), v.container_sha256);
  for (const bad of v.bad)
    assert.throws(() => wire.parseRoster(wire.utf8(bad.body)), wire.WireError, bad.why);
});

test("a proof's header is as published", () => {
  type About = { path: string; headers: Record<string, string>; body: string; input_hex: string };
  const { about, ...v } = vectors<Record<string, string> & { about: never }>("proof");
  const seed = wire.fromB64u(v["seed"]);
  const caller = { publicKey: ed25519.getPublicKey(seed), sign: (m: Uint8Array) => ed25519.sign(m, seed) };
  const [challenge, desk, body] = [
    wire.fromB64u(v["challenge"]),
    wire.fromB64u(v["desk_id"]),
    wire.utf8(v["body"]!),
  ];
  assert.equal(toHex(wire.proofInput(challenge, v["path"]!, desk, body)), v["input_hex"]);
  assert.equal(wire.proofHeader(caller, challenge, v["path"]!, desk, body), v["header"]);
  // The page's only call that is about more than its mailbox; the others are a desk's.
  const [call] = about as readonly [About];
  const name = wire.callName(call.path, call.headers[wire.HEADER_PART]);
  assert.equal(toHex(wire.proofInput(challenge, name, desk, wire.utf8(call.body))), call.input_hex);
});

test("a file shows as one of eighteen sizes and is named in one form", () => {
  const v = vectors<{
    steps: { parts: number; plain_bytes: number }[];
    sizes: { size: number; parts: number }[];
    not_sizes: number[];
    part: { file: string; number: number; parts: number; header: string };
    good: string[];
    bad: { why: string; file: string }[];
  }>("files");
  const named = (file: string): readonly wire.NamedFile[] =>
    wire.parseFiles(new wire.Fields({ files: [JSON.parse(file) as wire.Json] }, "a letter", ["files"]), "files");
  assert.deepEqual(
    v.steps,
    wire.PART_COUNTS.map((parts) => ({ parts, plain_bytes: wire.plainBytes(parts) })),
  );
  for (const { size, parts } of v.sizes) assert.equal(wire.partsFor(size), parts);
  for (const size of v.not_sizes) assert.throws(() => wire.partsFor(size), wire.WireError);
  assert.equal(wire.partName(wire.fromB64u(v.part.file), v.part.number, v.part.parts), v.part.header);
  for (const file of v.good) assert.deepEqual(named(file).map((f) => JSON.stringify(wire.fileToJson(f))), [file]);
  for (const { why, file } of v.bad) assert.throws(() => named(file), wire.WireError, why);
});

test("a relay's answers are read as published", () => {
  interface Good {
    text: string;
    index: number;
    bytes: number;
    code: string;
  }
  interface Bad {
    why: string;
    text: string;
  }
  const v = vectors<
    { body: string } & Record<"receipts" | "challenges" | "refusals", Good[]> &
      Record<"not_receipts" | "not_challenges" | "not_refusals", Bad[]>
  >("answers");
  const body = wire.utf8(v.body);
  for (const { text, index } of v.receipts) assert.equal(wire.parseReceipt(wire.utf8(text), body), index);
  for (const { why, text } of v.not_receipts)
    assert.throws(() => wire.parseReceipt(wire.utf8(text), body), wire.WireError, why);
  for (const { text, bytes } of v.challenges) assert.equal(parseChallenge(wire.utf8(text)).length, bytes);
  for (const { why, text } of v.not_challenges)
    assert.throws(() => parseChallenge(wire.utf8(text)), wire.WireError, why);
  for (const { text, code } of v.refusals) assert.equal(parseRefusal(wire.utf8(text)), code);
  for (const { why, text } of v.not_refusals)
    assert.throws(() => parseRefusal(wire.utf8(text)), wire.WireError, why);
});
