// A file of a reply over a line that drops: whole and as it was, or not handed on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newCaseKey, personKeys, sealFile } from "../lib/seal/index.ts";
import { b64u, type Bytes, deskId, type NamedFile, PART_BYTES, RelayClient } from "../lib/wire/index.ts";
import { type Fetched, FileFetching } from "./file_fetching.ts";
import { PAUSES_MS } from "./file_sending.ts";

const PAUSE = (): Promise<void> => Promise.resolve();
const KEYS = await personKeys(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
const random = (bytes: Bytes): Bytes => crypto.getRandomValues(bytes);
const CASE_KEY = newCaseKey(random);
const SIGNAL = new AbortController().signal;
const quiet = (): void => undefined;

type Happens = "arrives" | "lost" | "busy" | "gone" | "short" | "spoilt" | "old proof";

/** A relay that hands out parts; `line` says what happens to each asking. */
class PartsRelay {
  readonly asked: number[] = [];
  challenges = 0;
  parts: (number: number) => Promise<Uint8Array> = async () => new Uint8Array(PART_BYTES);
  line: (asking: number) => Happens = () => "arrives";

  readonly client = new RelayClient({
    url: "https://relay.example",
    deskId: deskId(new Uint8Array(32)),
    fetch: async (url, init) => {
      if (url.endsWith("/challenge")) {
        this.challenges += 1;
        return new Response(JSON.stringify({ challenge: b64u(new Uint8Array(56)) }));
      }
      assert.equal(url, "https://relay.example/v1/mailbox/part/fetch");
      const number = Number((init.headers as Record<string, string>)["Ploughshare-Part"]?.split(".")[1]);
      this.asked.push(number);
      const happens = this.line(this.asked.length);
      const says = (status: number, error: string): Response => new Response(JSON.stringify({ error, say: "No." }), { status });
      if (happens === "lost") throw new TypeError("the line dropped");
      if (happens === "busy") return says(503, "busy");
      if (happens === "gone") return says(404, "not_found");
      if (happens === "old proof") return says(403, "bad_proof");
      const part = Uint8Array.from(await this.parts(number));
      if (happens === "spoilt") part[part.length - 1] = (part[part.length - 1] ?? 0) ^ 1;
      return new Response(happens === "short" ? part.subarray(1) : part);
    },
  });
}

interface Sent {
  readonly named: NamedFile;
  readonly parts: readonly Uint8Array[];
  readonly data: Uint8Array;
}

async function sent(size: number): Promise<Sent> {
  const data = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) data[i] = (i * 31 + (i >> 8)) & 255;
  const sealed = await sealFile(CASE_KEY, { name: "1.jpg", mediaType: "image/jpeg", sizeBytes: size, read: async (from, to) => data.slice(from, to) }, random);
  const parts: Uint8Array[] = [];
  for (let part = await sealed.next(); part !== null; part = await sealed.next()) parts.push(part);
  return { named: sealed.named(), parts, data };
}

function fetchingOf(relay: PartsRelay, file: Sent, keys: readonly Uint8Array[] = [CASE_KEY], named = file.named): FileFetching {
  relay.parts = async (number) => file.parts[number - 1] ?? new Uint8Array(PART_BYTES);
  return new FileFetching(relay.client, KEYS, keys, named, PAUSE);
}

async function bytesOf(fetched: Fetched): Promise<Uint8Array> {
  assert.equal(fetched.is, "done");
  if (fetched.is !== "done") throw new Error();
  assert.equal(fetched.value.type, "application/octet-stream");
  return new Uint8Array(await fetched.value.arrayBuffer());
}

const FILE = await sent(700_000);

test("a file over several parts comes as it was, each part asked for once", async () => {
  const relay = new PartsRelay();
  const told: number[] = [];
  assert.deepEqual(await bytesOf(await fetchingOf(relay, FILE).go((done) => told.push(done), SIGNAL)), FILE.data);
  assert.deepEqual([relay.asked, told, relay.challenges], [[1, 2, 3], [0, 1, 2], 1]);
});

test("a file of before the key was changed opens with the key of then", async () => {
  const keys = [newCaseKey(random), CASE_KEY];
  assert.deepEqual(await bytesOf(await fetchingOf(new PartsRelay(), FILE, keys).go(quiet, SIGNAL)), FILE.data);
});

test("a line that drops on every second asking costs those askings and nothing else", async () => {
  const relay = new PartsRelay();
  relay.line = (n) => (n % 2 === 0 ? (n % 4 === 0 ? "busy" : "lost") : "arrives");
  assert.deepEqual(await bytesOf(await fetchingOf(relay, FILE).go(quiet, SIGNAL)), FILE.data);
  assert.deepEqual(relay.asked, [1, 2, 2, 3, 3]);
});

test("a line that stays away is told, and the next try goes on at the part that was under way", async () => {
  const relay = new PartsRelay();
  relay.line = (n) => (n >= 2 && n <= 2 + PAUSES_MS.length ? "lost" : "arrives");
  const fetching = fetchingOf(relay, FILE);
  assert.deepEqual(await fetching.go(quiet, SIGNAL), { is: "network" });
  assert.deepEqual(await bytesOf(await fetching.go(quiet, SIGNAL)), FILE.data);
  assert.deepEqual(relay.asked.filter((n) => n === 1), [1]);
});

test("stopping ends at once, and what has come is not asked for again", async () => {
  const [relay, controller] = [new PartsRelay(), new AbortController()];
  relay.line = (n) => {
    if (n === 2) controller.abort();
    return n === 2 ? "lost" : "arrives";
  };
  const fetching = fetchingOf(relay, FILE);
  assert.deepEqual(await fetching.go(quiet, controller.signal), { is: "cancelled" });
  assert.deepEqual(await bytesOf(await fetching.go(quiet, SIGNAL)), FILE.data);
  assert.deepEqual(relay.asked, [1, 2, 2, 3]);
});

test("a proof that has grown old on the way is made anew, once", async () => {
  const relay = new PartsRelay();
  relay.line = (n) => (n === 2 ? "old proof" : "arrives");
  assert.deepEqual(await bytesOf(await fetchingOf(relay, FILE).go(quiet, SIGNAL)), FILE.data);
  relay.line = () => "old proof";
  assert.deepEqual(await fetchingOf(relay, FILE).go(quiet, SIGNAL), { is: "refused", code: "bad_proof" });
});

for (const [happens, is] of [["gone", "missing"], ["short", "broken"], ["spoilt", "changed"]] as const)
  test(`a part that is ${happens} is told as ${is}, and nothing is handed on`, async () => {
    for (const where of [1, 2, 3]) {
      const relay = new PartsRelay();
      relay.line = (n) => (n === where ? happens : "arrives");
      assert.equal((await fetchingOf(relay, FILE).go(quiet, SIGNAL)).is, is);
    }
  });

test("another file, another size and another key are told as changed", async () => {
  const other = { ...FILE.named, hash: new Uint8Array(32) };
  const smaller = { ...FILE.named, sizeBytes: FILE.named.sizeBytes - 1 };
  for (const named of [other, smaller]) assert.deepEqual(await fetchingOf(new PartsRelay(), FILE, [CASE_KEY], named).go(quiet, SIGNAL), { is: "changed" });
  assert.deepEqual(await fetchingOf(new PartsRelay(), FILE, [newCaseKey(random)]).go(quiet, SIGNAL), { is: "changed" });
});

test("no part is asked for before the one before it was opened", async () => {
  const relay = new PartsRelay();
  const file = await sent(3_000_000);
  let most = 0;
  const fetching = fetchingOf(relay, file);
  const parts = relay.parts;
  let open = 0;
  relay.parts = async (number) => {
    open += 1;
    most = Math.max(most, open);
    const part = await parts(number);
    open -= 1;
    return part;
  };
  assert.deepEqual(await bytesOf(await fetching.go(quiet, SIGNAL)), file.data);
  assert.equal(most, 1);
  assert.deepEqual(relay.asked, file.parts.map((_, i) => i + 1));
});
