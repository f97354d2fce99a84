// The person's calls against a small relay in memory that checks proofs and work as the protocol says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { deriveKey as shaKey } from "altcha-lib/algorithms/sha";
import * as wire from "./index.ts";

const SECRET = "a secret of the relay";
const ROOT = new Uint8Array(32).fill(7);
const DESK = wire.deskId(ROOT);
const SEED = new Uint8Array(32).fill(9);
const CALLER: wire.Caller = { publicKey: ed25519.getPublicKey(SEED), sign: (m) => ed25519.sign(m, SEED) };
const BOX = wire.mailboxId(ROOT, CALLER.publicKey);
const STRANGER: wire.Caller = { ...CALLER, publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(8)) };

const PUZZLE = { algorithm: "PBKDF2/SHA-256", cost: 1_000, deriveKey, hmacSignatureSecret: SECRET } as const;

type Reply = readonly [status: number, body: Uint8Array];

class MemoryRelay {
  readonly records: { kind: number; data: Uint8Array }[] = [];
  readonly seen: { url: string; init: RequestInit }[] = [];
  pageSize = 2;

  readonly fetch: wire.Fetch = async (url, init) => {
    this.seen.push({ url, init });
    if (init.signal?.aborted === true) throw new DOMException("stopped", "AbortError");
    const [status, body] = await this.answer(new URL(url).pathname, init);
    return new Response(Uint8Array.from(body), { status });
  };

  async answer(path: string, init: RequestInit): Promise<Reply> {
    if (path === "/v1/challenge")
      return [200, wire.utf8(JSON.stringify({ challenge: wire.b64u(new Uint8Array(56).fill(3)) }))];
    const headers = init.headers as Record<string, string>;
    if (path === "/v1/puzzle") {
      const puzzle = await this.puzzle(headers[wire.HEADER_FOR] ?? "");
      return [200, wire.utf8(JSON.stringify({ puzzle }))];
    }
    const body = (init.body as Uint8Array | undefined) ?? new Uint8Array(0);
    const [challenge, key, signature] = headers[wire.HEADER_PROOF]!.split(".").map((p) =>
      wire.fromB64u(p),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    if (!ed25519.verify(signature, wire.proofInput(challenge, wire.callName(path, headers[wire.HEADER_PART]), DESK, body), key))
      return refusal(404, "not_found");
    if (path === "/v1/mailbox/open") {
      const work = JSON.parse(wire.fromUtf8(wire.fromB64u(headers[wire.HEADER_WORK]))) as {
        challenge: never;
        solution: never;
      };
      const { verified } = await verifySolution({ ...work, deriveKey, hmacSignatureSecret: SECRET });
      return verified ? this.store(1, body) : refusal(403, "bad_proof");
    }
    if (path === "/v1/mailbox/letter") return this.store(2, body);
    if (path === "/v1/mailbox/delete") return [200, wire.utf8('{"deleted":true}')];
    const { after } = JSON.parse(wire.fromUtf8(body)) as { after: number };
    return [200, frames(this.records, after, this.pageSize)];
  }

  puzzle(forWhat: string): Promise<unknown> {
    return createChallenge({ ...PUZZLE, counter: 321, data: { for: forWhat, tries: 500 } });
  }

  store(kind: number, data: Uint8Array): Reply {
    this.records.push({ kind, data });
    return [
      201,
      wire.utf8(JSON.stringify({ receipt: wire.b64u(wire.sha256(data)), index: this.records.length })),
    ];
  }
}

const refusal = (status: number, error: string): Reply => [
  status,
  wire.utf8(JSON.stringify({ error, say: "No." })),
];

function frames(
  records: readonly { kind: number; data: Uint8Array }[],
  after: number,
  pageSize: number,
): Uint8Array {
  const page = records.slice(after, after + pageSize);
  const more = after + page.length < records.length;
  const parts = page.map(({ kind, data }, i) => {
    const head = new Uint8Array(31);
    const view = new DataView(head.buffer);
    view.setBigUint64(0, BigInt(after + i + 1));
    view.setUint8(8, kind);
    view.setUint16(9, 2_517);
    view.setUint32(27, data.length);
    return wire.concat(head, data);
  });
  const head = wire.concat(wire.utf8("PLSF"), new Uint8Array([1, 0, 0, 0, page.length, more ? 1 : 0]));
  const bare = wire.concat(head, ...parts);
  return wire.concat(bare, new Uint8Array(Math.ceil(bare.length / 16_384) * 16_384 - bare.length));
}

const client = (relay: { fetch: wire.Fetch }, timeoutMs = 5_000): wire.RelayClient =>
  new wire.RelayClient({ url: "https://relay.example/", deskId: DESK, fetch: relay.fetch, timeoutMs });

test("a mailbox opens with solved work, takes a letter, and hands out everything over several answers", async () => {
  const relay = new MemoryRelay();
  const calls = client(relay);
  assert.deepEqual(await calls.openMailbox(CALLER, BOX, wire.utf8("a grant")), { is: "done", value: 1 });
  for (const n of [2, 3, 4, 5]) {
    assert.deepEqual(await calls.postLetter(CALLER, wire.utf8(`letter ${n}`)), { is: "done", value: n });
  }
  const fetched = await calls.fetchAll(CALLER);
  assert.equal(fetched.is, "done");
  const texts =
    fetched.is === "done" ? fetched.value.map((f) => [f.index, f.kind, wire.fromUtf8(f.data)]) : [];
  assert.deepEqual(texts, [[1, "keys", "a grant"], ...[2, 3, 4, 5].map((n) => [n, "letter", `letter ${n}`])]);
  assert.deepEqual(await calls.deleteMailbox(CALLER), { is: "done", value: null });
});

test("no address ever holds more than the path, and no cookie or referrer goes along", async () => {
  const relay = new MemoryRelay();
  await client(relay).openMailbox(CALLER, BOX, wire.utf8("a grant"));
  await client(relay).fetchAll(CALLER);
  for (const { url, init } of relay.seen) {
    assert.match(url, /^https:\/\/relay\.example\/v1\/[a-z/]+$/);
    assert.equal(init.credentials, "omit");
    assert.equal(init.referrerPolicy, "no-referrer");
    assert.equal(init.redirect, "error");
  }
});

test("a wrong key is a refusal and not a network failure", async () => {
  assert.deepEqual(await client(new MemoryRelay()).fetchAll(STRANGER), { is: "refused", code: "not_found" });
});

test("no answer, and an answer of something that is no relay, are the network", async () => {
  const gone = client({ fetch: () => Promise.reject(new TypeError("no route")) });
  assert.deepEqual(await gone.fetchAll(CALLER), { is: "network" });
  const proxy = client({
    fetch: () => Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502 })),
  });
  assert.deepEqual(await proxy.postLetter(CALLER, wire.utf8("x")), { is: "network" });
});

test("a relay that does not answer in time is the network, and a signal cancels", async () => {
  const never: wire.Fetch = (_url, init) =>
    new Promise((_resolve, reject) =>
      init.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError"))),
    );
  assert.deepEqual(await client({ fetch: never }, 20).fetchAll(CALLER), { is: "network" });
  const controller = new AbortController();
  const ended = client({ fetch: never }).fetchAll(CALLER, 0, controller.signal);
  controller.abort();
  assert.deepEqual(await ended, { is: "cancelled" });
});

test("a receipt for other bytes is not taken for a letter that was stored", async () => {
  const relay = new MemoryRelay();
  relay.store = () => [
    201,
    wire.utf8(JSON.stringify({ receipt: wire.b64u(wire.sha256(wire.utf8("other"))), index: 1 })),
  ];
  assert.deepEqual(await client(relay).postLetter(CALLER, wire.utf8("mine")), { is: "broken" });
});

test("a relay that repeats records or never ends is broken, not an endless loop", async () => {
  const relay = new MemoryRelay();
  relay.store(2, wire.utf8("a"));
  relay.store(2, wire.utf8("b"));
  relay.store(2, wire.utf8("c"));
  let asked = 0;
  const again: wire.Fetch = async (url, init) => {
    if (!url.endsWith("/fetch")) return relay.fetch(url, init);
    asked += 1;
    return new Response(Uint8Array.from(frames(relay.records, 0, 2)));
  };
  assert.deepEqual(await client({ fetch: again }).fetchAll(CALLER), { is: "broken" });
  assert.equal(asked, 2);
});

test("an answer larger than agreed is cut off", async () => {
  const flood = new ReadableStream<Uint8Array>({ pull: (c) => c.enqueue(new Uint8Array(1 << 20)) });
  assert.deepEqual(await client({ fetch: () => Promise.resolve(new Response(flood)) }).roster(), {
    is: "broken",
  });
});

test("a puzzle of another kind, of endless cost, or for somebody else's mailbox is not worked on", async () => {
  const mine = wire.b64u(BOX);
  const good = { ...PUZZLE, counter: 2, data: { for: mine, tries: 500 } };
  const wrong: Parameters<typeof createChallenge>[0][] = [
    { ...good, cost: 1_001 },
    { ...good, data: { for: mine, tries: 32_001 } },
    { ...good, data: { for: wire.b64u(new Uint8Array(16)), tries: 500 } },
    { ...good, data: { for: mine } },
    { ...good, algorithm: "SHA-256", cost: 1_000, deriveKey: shaKey },
  ];
  for (const options of wrong) {
    const relay = new MemoryRelay();
    relay.puzzle = () => createChallenge(options);
    assert.deepEqual(await client(relay).openMailbox(CALLER, BOX, wire.utf8("g")), { is: "broken" });
    assert.equal(relay.records.length, 0);
  }
});

test("a puzzle without a solution within its bounds is given up", async () => {
  const relay = new MemoryRelay();
  relay.puzzle = (forWhat) => createChallenge({ ...PUZZLE, counter: 900, data: { for: forWhat, tries: 40 } });
  assert.deepEqual(await client(relay).openMailbox(CALLER, BOX, wire.utf8("g")), { is: "broken" });
});

test("the last number that can solve a puzzle is tried, however far the others are ahead of it", async (context) => {
  const relay = new MemoryRelay();
  relay.puzzle = (forWhat) => createChallenge({ ...PUZZLE, counter: 39, data: { for: forWhat, tries: 40 } });
  const derive = crypto.subtle.importKey.bind(crypto.subtle) as (...what: unknown[]) => Promise<CryptoKey>;
  context.mock.method(crypto.subtle, "importKey", async (format: string, password: Uint8Array, ...rest: unknown[]) => {
    if (((password.at(-1) ?? 0) & 3) === 3) await new Promise((done) => setTimeout(done, 3));
    return derive(format, password, ...rest);
  });
  assert.deepEqual(await client(relay).openMailbox(CALLER, BOX, wire.utf8("g")), { is: "done", value: 1 });
});

test("work is told of while it goes on, and a signal stops it", async () => {
  const relay = new MemoryRelay();
  const told: number[] = [];
  await client(relay).openMailbox(CALLER, BOX, wire.utf8("g"), undefined, (percent) => told.push(percent));
  assert.deepEqual(told, [...told].sort((a, b) => a - b));
  assert.equal(new Set(told).size, told.length);
  // It is solved at half of the work or later; of the four lanes three may then lag by a number.
  assert.ok(told.length > 30 && told[0] === 0 && (told.at(-1) ?? 0) >= 45, told.join(" "));

  const controller = new AbortController();
  relay.puzzle = (forWhat) =>
    createChallenge({ ...PUZZLE, counter: 31_000, data: { for: forWhat, tries: 32_000 } });
  const stopAt = (percent: number): void => {
    if (percent === 1) controller.abort();
  };
  const stopped = client(relay).openMailbox(CALLER, BOX, wire.utf8("h"), controller.signal, stopAt);
  assert.deepEqual(await stopped, { is: "cancelled" });
  assert.equal(relay.records.length, 1);
});

test("work that has become too cheap meanwhile is done anew, a few times and not for ever", async () => {
  for (const [rises, outcome] of [
    [3, { is: "done", value: 1 }],
    [4, { is: "refused", code: "bad_proof" }],
  ] as const) {
    const relay = new MemoryRelay();
    const answer = relay.answer.bind(relay);
    let opened = 0;
    relay.puzzle = (forWhat) => createChallenge({ ...PUZZLE, counter: 3, data: { for: forWhat, tries: 10 } });
    relay.answer = async (path, init) => {
      if (path === "/v1/mailbox/open") opened += 1;
      return path === "/v1/mailbox/open" && opened <= rises ? refusal(403, "bad_proof") : answer(path, init);
    };
    assert.deepEqual(await client(relay).openMailbox(CALLER, BOX, wire.utf8("g")), outcome);
    assert.equal(opened, 4);
  }
});

test("where a browser has no key derivation of its own, the page's is used", async (context) => {
  const relay = new MemoryRelay();
  relay.puzzle = (forWhat) => createChallenge({ ...PUZZLE, counter: 3, data: { for: forWhat, tries: 10 } });
  const { subtle } = globalThis.crypto;
  let derived = 0;
  const fetching: wire.Fetch = async (url, init) => {
    const answer = await relay.fetch(url, init);
    if (url.endsWith("/puzzle")) {
      context.mock.getter(globalThis, "crypto", () => ({}) as Crypto);
    } else if (globalThis.crypto.subtle === undefined) {
      context.mock.restoreAll();
      derived += 1;
    }
    return answer;
  };
  assert.deepEqual(await client({ fetch: fetching }).openMailbox(CALLER, BOX, wire.utf8("g")), {
    is: "done",
    value: 1,
  });
  assert.equal(derived, 1);
  assert.equal(globalThis.crypto.subtle, subtle);
});
