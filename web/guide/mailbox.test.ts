// A person's mailbox at a relay that does not do as it should.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { personKeys, verifyRoster } from "../lib/seal/index.ts";
import { sign } from "../lib/seal/keys.ts";
import { b64u, deskId, dumpJson, HEADER_FOR, RelayClient } from "../lib/wire/index.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./post.ts";

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
