// A person's mailbox at a relay that does not do as it should.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { hybridIdentity, hybridRecipient, openWith, personKeys, verifyRoster } from "../lib/seal/index.ts";
import { sign } from "../lib/seal/keys.ts";
import { b64u, type Bytes, concat, deskId, dumpJson, HEADER_FOR, memberId, RelayClient } from "../lib/wire/index.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox, NewFile } from "./post.ts";

const ROOT = new Uint8Array(32).fill(1);
const ROOT_PUBLIC = Uint8Array.from(ed25519.getPublicKey(ROOT));
const ROSTER = sign(
  "roster",
  dumpJson({ v: 1, kind: "roster", root: b64u(ROOT_PUBLIC), version: 1, prev: null, day: "2022-05-01", relays: [], members: [] }),
  ROOT,
);

/** No records, and none to come. */
const NOTHING = new Uint8Array(16_384);
NOTHING.set([0x50, 0x4c, 0x53, 0x46, 1]);

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });

/** A relay that says yes to everything, and keeps nothing. */
class ForgetfulRelay {
  readonly posted: string[] = [];
  deleted = false;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = new URL(url).pathname;
    if (path === "/v1/roster") return new Response(ROSTER);
    if (path === "/v1/challenge") return json({ challenge: b64u(new Uint8Array(56)) });
    if (path === "/v1/puzzle") {
      const data = { for: (init.headers as Record<string, string>)[HEADER_FOR] ?? "", tries: 500 };
      const puzzle = await createChallenge({ algorithm: "PBKDF2/SHA-256", cost: 1_000, counter: 9, data, deriveKey, hmacSignatureSecret: "s" });
      return json({ puzzle });
    }
    if (this.deleted && path !== "/v1/mailbox/open") return json({ error: "not_found", say: "There is nothing here for this key." }, 404);
    if (path === "/v1/mailbox/fetch") return new Response(NOTHING);
    this.deleted = path === "/v1/mailbox/delete";
    if (this.deleted) return json({ deleted: true });
    this.posted.push(path);
    const body = init.body as Uint8Array<ArrayBuffer>;
    return json({ receipt: b64u(new Uint8Array(await crypto.subtle.digest("SHA-256", body))), index: 1 }, 201);
  };
}

const LETTER = { lang: "ru", text: "Мне дали приказ.", answers: null, asOf: null, pack: null, consent: false, files: [], day: "2022-05-25" };
const SIGNAL = new AbortController().signal;
const quiet = (): void => undefined;

async function mailboxAt(relay: ForgetfulRelay, isNew: boolean): Promise<Mailbox> {
  const client = new RelayClient({ url: "https://relay.example", deskId: deskId(ROOT_PUBLIC), fetch: relay.fetch });
  const desk = { held: verifyRoster(ROSTER, ROOT_PUBLIC), relays: [client], random: (bytes: Uint8Array) => bytes.fill(4) };
  return openMailbox(desk, await personKeys(new Uint8Array(32).fill(5), new Uint8Array(32).fill(6)), isNew);
}

test("a mailbox that was emptied is not shown as one in which nobody wrote", async () => {
  const read = await (await mailboxAt(new ForgetfulRelay(), false)).read(quiet, SIGNAL);
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.alarms.map(({ kind }) => kind),
    ["unreadable"],
  );
});

test("after a mailbox was deleted, no letter goes out under a key that nobody was given", async () => {
  const relay = new ForgetfulRelay();
  const mailbox = await mailboxAt(relay, true);
  assert.equal((await mailbox.send(LETTER, quiet, SIGNAL)).ok, true);
  assert.deepEqual(relay.posted, ["/v1/mailbox/open", "/v1/mailbox/letter"]);
  assert.equal((await mailbox.erase(SIGNAL)).ok, true);
  assert.deepEqual(await mailbox.send(LETTER, quiet, SIGNAL), { ok: false, trouble: "no_box" });
  assert.equal(relay.posted.length, 2);
});

const [MEMBER, LEAVER] = [3, 4].map((n) => Uint8Array.from(ed25519.getPublicKey(new Uint8Array(32).fill(n)))) as [Bytes, Bytes];
const ageOf = (sign: Bytes): Bytes => sign.slice().reverse();

async function rosterOf(before: Bytes | null, ...signs: readonly Bytes[]): Promise<Bytes> {
  const members = await Promise.all(
    signs.map(async (key) => {
      const recipient = await hybridRecipient(ageOf(key));
      return { id: b64u(memberId(key)), name: "А", sign: b64u(key), recipient, since: "2022-05-01" };
    }),
  );
  const last = before === null ? null : verifyRoster(before, ROOT_PUBLIC);
  const version = (last?.roster.version ?? 0) + 1;
  const prev = last === null ? null : b64u(last.hash);
  return sign("roster", dumpJson({ v: 1, kind: "roster", root: b64u(ROOT_PUBLIC), version, prev, day: "2022-05-01", relays: [], members }), ROOT);
}

/** A relay that keeps what it is given. */
class KeepingRelay {
  readonly kept: { kind: number; data: Bytes }[] = [];
  readonly #front = new ForgetfulRelay();
  readonly roster: { bytes: Bytes };

  constructor(roster: { bytes: Bytes }) {
    this.roster = roster;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = new URL(url).pathname;
    if (path === "/v1/roster") return new Response(this.roster.bytes);
    const kind = { "/v1/mailbox/open": 1, "/v1/mailbox/keys": 1, "/v1/mailbox/letter": 2 }[path];
    if (kind !== undefined) this.kept.push({ kind, data: init.body as Bytes });
    return path === "/v1/mailbox/fetch" ? new Response(this.#frames()) : this.#front.fetch(url, init);
  };

  #frames(): Bytes {
    const head = (size: number, write: (view: DataView) => void): Uint8Array => {
      const bytes = new Uint8Array(size);
      write(new DataView(bytes.buffer));
      return bytes;
    };
    const count = head(5, (view) => view.setUint32(0, this.kept.length));
    const records = this.kept.map(({ kind, data }, i) => [
      head(31, (view) => {
        view.setUint32(4, i + 1);
        view.setUint8(8, kind);
        view.setUint32(27, data.length);
      }),
      data,
    ]);
    const bare = concat(new Uint8Array([0x50, 0x4c, 0x53, 0x46, 1]), count, ...records.flat());
    return concat(bare, new Uint8Array(-bare.length & 16_383));
  }
}

test("after a member left, the next letter goes out under a key that only those who stayed were given", async () => {
  const first = await rosterOf(null, MEMBER, LEAVER);
  const second = await rosterOf(first, MEMBER);
  const relay = new KeepingRelay({ bytes: first });
  const keys = await personKeys(new Uint8Array(32).fill(5), new Uint8Array(32).fill(6));
  const client = new RelayClient({ url: "https://relay.example", deskId: deskId(ROOT_PUBLIC), fetch: relay.fetch });
  let drawn = 0;
  const random = (bytes: Uint8Array): unknown => bytes.fill((drawn += 1));
  const held = verifyRoster(first, ROOT_PUBLIC);
  assert.ok((await openMailbox({ held, relays: [client], random }, keys, true).send(LETTER, quiet, SIGNAL)).ok);
  for (const [version, roster] of [[2, second], [3, await rosterOf(second, MEMBER, LEAVER)]] as const) {
    relay.roster.bytes = roster;
    const again = openMailbox({ held, relays: [client], random }, keys, false);
    assert.ok((await again.read(quiet, SIGNAL)).ok);
    const sent = await again.send({ ...LETTER, text: `письмо ${version}` }, quiet, SIGNAL);
    assert.ok(sent.ok);
    assert.deepEqual(sent.value.alarms, []);
    assert.equal(sent.value.said.length, version);
  }
  assert.deepEqual(
    relay.kept.map(({ kind }) => kind),
    [1, 2, 1, 2, 2],
  );
  const opens = async (identity: string, data: Bytes): Promise<boolean> => openWith(identity, data).then(() => true, () => false);
  const leaver = await Promise.all(relay.kept.map(({ data }) => opens(hybridIdentity(ageOf(LEAVER)), data)));
  assert.deepEqual(leaver, [true, false, false, false, false]);
  const [oldKey, newKey] = [1, 2].map((n) => hybridIdentity(new Uint8Array(32).fill(n))) as [string, string];
  const readable = async (identity: string): Promise<boolean[]> =>
    Promise.all(relay.kept.map(({ data }) => opens(identity, data)));
  assert.deepEqual(await readable(oldKey), [false, true, false, false, false]);
  assert.deepEqual(await readable(newKey), [false, false, false, true, true]);
});

test("a letter whose receipt was lost is not taken for another with another photo", async () => {
  const relay = new KeepingRelay({ bytes: await rosterOf(null, MEMBER) });
  let receipts = true;
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await relay.fetch(url, init);
    if (!receipts && new URL(url).pathname === "/v1/mailbox/letter") throw new TypeError("the line dropped");
    return answer;
  };
  const keys = await personKeys(new Uint8Array(32).fill(5), new Uint8Array(32).fill(6));
  const client = new RelayClient({ url: "https://relay.example", deskId: deskId(ROOT_PUBLIC), fetch });
  const held = verifyRoster(relay.roster.bytes, ROOT_PUBLIC);
  const random = (bytes: Uint8Array): unknown => bytes.fill(4);
  const mailbox = openMailbox({ held, relays: [client], random }, keys, true);
  const photo = (word: string): NewFile => ({ name: "photo-1.jpg", kind: "jpeg", data: new Blob([word]), removed: [] });
  const first = photo("первый");
  receipts = false;
  assert.deepEqual(await mailbox.send({ ...LETTER, files: [first] }, quiet, SIGNAL), { ok: false, trouble: "network" });
  receipts = true;
  const letters = (): number => relay.kept.filter(({ kind }) => kind === 2).length;
  assert.ok((await mailbox.send({ ...LETTER, files: [photo("второй")] }, quiet, SIGNAL)).ok);
  assert.equal(letters(), 2);
});
