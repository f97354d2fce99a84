// A file on its way over a line that drops: every part arrives once, in order, and opens as the file it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newCaseKey, openFile, personKeys } from "../lib/seal/index.ts";
import { b64u, type Bytes, deskId, PART_BYTES, RelayClient, sha256 } from "../lib/wire/index.ts";
import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { FileSending, PAUSES_MS } from "./file_sending.ts";

const PAUSE = (): Promise<void> => Promise.resolve();
const BUSY = { error: "busy", say: "No." };

/** A relay that keeps parts; `line` says what happens to each posting of one. */
class PartsRelay {
  readonly parts = new Map<string, Uint8Array>();
  readonly posted: string[] = [];
  readonly dropped: string[] = [];
  works = 0;
  line: (posting: number) => "arrives" | "lost" | "receipt lost" | "busy" = () => "arrives";

  readonly client = new RelayClient({
    url: "https://relay.example",
    deskId: deskId(new Uint8Array(32)),
    fetch: async (url, init) => {
      const headers = init.headers as Record<string, string>;
      const json = (status: number, value: unknown): Response => new Response(JSON.stringify(value), { status });
      if (url.endsWith("/challenge")) return json(200, { challenge: b64u(new Uint8Array(56)) });
      if (url.endsWith("/puzzle")) {
        this.works += 1;
        const data = { for: headers["Ploughshare-For"] ?? "", tries: 2 };
        return json(200, { puzzle: await createChallenge({ algorithm: "PBKDF2/SHA-256", cost: 1_000, deriveKey, hmacSignatureSecret: "s", counter: 1, data }) });
      }
      const name = headers["Ploughshare-Part"] ?? "";
      if (url.endsWith("/drop")) {
        this.dropped.push(name);
        return json(200, { deleted: true });
      }
      this.posted.push(name);
      const happens = this.line(this.posted.length);
      if (happens === "lost") throw new TypeError("the line dropped");
      if (happens === "busy") return json(503, BUSY);
      const body = init.body as Uint8Array;
      assert.equal(body.length, PART_BYTES);
      const before = this.parts.get(name);
      if (before !== undefined) assert.deepEqual(body, before, "a part that is posted again is the same");
      this.parts.set(name, body);
      if (happens === "receipt lost") throw new TypeError("the line dropped");
      return json(201, { receipt: b64u(sha256(body)), index: 1 });
    },
  });
}

const KEYS = await personKeys(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
const random = (bytes: Bytes): Bytes => crypto.getRandomValues(bytes);
const CASE_KEY = newCaseKey(random);
const SIGNAL = new AbortController().signal;
const quiet = (): void => undefined;

async function arrivedAt(relay: PartsRelay, sending: FileSending): Promise<Uint8Array> {
  const sent = await sending.go(quiet, quiet, SIGNAL);
  assert.equal(sent.is, "done");
  if (sent.is !== "done") throw new Error();
  const pieces: Uint8Array[] = [];
  const named = sent.value;
  for await (const piece of openFile([CASE_KEY], named, async (n) => relay.parts.get(`${b64u(named.id)}.${n}.${named.parts}`) as Uint8Array)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file of `size` bytes, no two stretches of which are alike. */
function fileOf(size: number): { name: string; mediaType: string; data: Blob } {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) bytes[i] = (i * 31 + (i >> 8)) & 255;
  return { name: "1.jpg", mediaType: "image/jpeg", data: new Blob([bytes]) };
}

const sendingOf = (relay: PartsRelay, file: ReturnType<typeof fileOf>): FileSending => new FileSending(relay.client, KEYS, CASE_KEY, file, random, PAUSE);
const whole = async (file: { data: Blob }): Promise<Uint8Array> => new Uint8Array(await file.data.arrayBuffer());

test("a file over several parts arrives and opens as it was", async () => {
  const [relay, file] = [new PartsRelay(), fileOf(700_000)];
  assert.deepEqual(Buffer.from(await arrivedAt(relay, sendingOf(relay, file))), Buffer.from(await whole(file)));
  assert.equal(relay.posted.length, 3);
  assert.equal(relay.works, 1, "only the first part costs work");
});

test("a line that drops on every second posting costs those postings and nothing else", async () => {
  const [relay, file] = [new PartsRelay(), fileOf(1_000_000)];
  const troubles = ["lost", "receipt lost", "busy"] as const;
  relay.line = (n) => (n % 2 === 1 ? (troubles[n % 3] ?? "lost") : "arrives");
  assert.deepEqual(Buffer.from(await arrivedAt(relay, sendingOf(relay, file))), Buffer.from(await whole(file)));
  assert.equal(relay.posted.length, 8);
});

test("a line that stays away is told, and the next try goes on at the part that was under way", async () => {
  const [relay, file] = [new PartsRelay(), fileOf(1_000_000)];
  const sending = sendingOf(relay, file);
  const done: number[] = [];
  relay.line = (n) => (n <= 2 ? "arrives" : "lost");
  const first = await sending.go((n) => done.push(n), quiet, SIGNAL);
  assert.deepEqual(first, { is: "network" });
  assert.equal(relay.posted.length, 2 + 1 + PAUSES_MS.length);
  relay.line = () => "arrives";
  assert.deepEqual(Buffer.from(await arrivedAt(relay, sending)), Buffer.from(await whole(file)));
  assert.deepEqual(done, [1, 2]);
  assert.equal(relay.posted.filter((name) => name.includes(".1.")).length, 1, "what arrived is not sent again");
});

test("stopping ends at once, and what arrived can be deleted", async () => {
  const [relay, file] = [new PartsRelay(), fileOf(1_000_000)];
  const sending = sendingOf(relay, file);
  const controller = new AbortController();
  relay.line = (n) => {
    if (n === 2) controller.abort();
    return n === 2 ? "lost" : "arrives";
  };
  const stopped = await sending.go(quiet, quiet, controller.signal);
  assert.deepEqual(stopped, { is: "cancelled" });
  await sending.drop(SIGNAL);
  assert.equal(relay.dropped.length, 1);
});

test("a file that is not the same any more is not sent on", async () => {
  const relay = new PartsRelay();
  const file = fileOf(700_000);
  const shrinking = { ...file, data: { size: 700_000, slice: (a: number) => (a > 300_000 ? new Blob([]) : file.data.slice(a, a + 65_536)) } as unknown as Blob };
  await assert.rejects(sendingOf(relay, shrinking).go(quiet, quiet, SIGNAL));
});

test("of a hundred megabytes no more than a few parts are held", async () => {
  const relay = new PartsRelay();
  let [reads, most] = [0, 0];
  const piece = new Uint8Array(PART_BYTES).fill(7);
  const data = {
    size: 20_000_000,
    slice: (from: number, to: number) => {
      reads += 1;
      most = Math.max(most, from - relay.posted.length * PART_BYTES);
      return { arrayBuffer: () => Promise.resolve(piece.buffer.slice(0, to - from)) };
    },
  } as unknown as Blob;
  const sent = await sendingOf(relay, { name: "1.jpg", mediaType: "image/jpeg", data }).go(quiet, quiet, SIGNAL);
  assert.equal(sent.is, "done");
  assert.ok(reads > 60);
  assert.ok(most < 4 * PART_BYTES, `${most} bytes read ahead`);
});
