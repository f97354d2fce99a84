// A letter's way: grant, letter, reply, conversation; and everything that must not pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import {
  b64u,
  type Bytes,
  dumpJson,
  type Frame,
  type Json,
  memberId,
  type Roster,
  TooLongError,
  utf8,
} from "../wire/index.ts";
import * as seal from "./index.ts";
import { sign } from "./keys.ts";

const filled = (n: number): Bytes => new Uint8Array(32).fill(n);
const ROOT = filled(1);
const ROOT_PUBLIC = Uint8Array.from(ed25519.getPublicKey(ROOT));
const MEMBER = filled(2);
const MEMBER_PUBLIC = Uint8Array.from(ed25519.getPublicKey(MEMBER));
const MEMBER_AGE = filled(3);
const CASE_KEY = filled(4);
const PERSON = await seal.personKeys(filled(5), filled(6));
const CASE = seal.caseOf(ROOT_PUBLIC, PERSON.signPublic);

async function rosterBytes(version = 1, root = ROOT, prev: string | null = null): Promise<Bytes> {
  const member = {
    id: b64u(memberId(MEMBER_PUBLIC)),
    name: "Ада",
    sign: b64u(MEMBER_PUBLIC),
    recipient: await seal.hybridRecipient(MEMBER_AGE),
    since: "2022-05-01",
  };
  const key = b64u(Uint8Array.from(ed25519.getPublicKey(root)));
  return sign(
    "roster",
    dumpJson({
      v: 1,
      kind: "roster",
      root: key,
      version,
      prev,
      day: "2022-05-01",
      relays: [],
      members: [member],
    }),
    root,
  );
}

const HELD = seal.verifyRoster(await rosterBytes(), ROOT_PUBLIC);
const DRAFT: seal.Draft = {
  day: "2022-05-25",
  lang: "ru",
  text: "Мне дали приказ вернуться.",
  answers: { status: "contract_mod", wound_on: null },
  asOf: "2022-05-25",
  pack: { id: "ru", hash: "0".repeat(64) },
  consent: false,
};
const FIRST: seal.Place = { seq: 0, prev: null, seen: null };

async function reply(fields: Partial<Record<string, Json>> = {}, signer = MEMBER): Promise<Bytes> {
  const body = {
    v: 1,
    kind: "reply",
    case: b64u(CASE),
    author: b64u(Uint8Array.from(ed25519.getPublicKey(signer))),
    seq: 0,
    prev: null,
    seen: null,
    day: "2022-05-26",
    lang: "ru",
    text: "Ответ.",
    answers: null,
    as_of: null,
    pack: null,
    consent: null,
    files: [],
    roster: { version: 1, hash: b64u(HELD.hash) },
    ...fields,
  } as { [key: string]: Json };
  return seal.closeFor([await seal.hybridRecipient(CASE_KEY)], sign("reply", dumpJson(body), signer));
}

const frame = (index: number, kind: Frame["kind"], data: Bytes): Frame => ({
  index,
  kind,
  day: "2022-05-25",
  mailbox: new Uint8Array(16),
  data,
});

test("a letter and its reply make the conversation the person reads with their keys", async () => {
  const grant = await seal.sealGrant(PERSON, HELD.roster, CASE_KEY, "2022-05-25");
  const letter = await seal.sealLetter(PERSON, CASE_KEY, HELD, FIRST, DRAFT);
  const sent = await seal.openMessage("letter", CASE_KEY, letter);
  const answer = await reply({ seen: b64u(sent.hash) });
  const frames = [frame(1, "keys", grant), frame(2, "letter", letter), frame(3, "reply", answer)];
  const read = await seal.openConversation(PERSON, [HELD.roster], frames);
  assert.deepEqual(read.caseKey, CASE_KEY);
  assert.deepEqual(read.unreadable, []);
  assert.deepEqual(
    read.checked.map((c) => [c.message.kind, c.message.text, c.faults]),
    [
      ["letter", DRAFT.text, []],
      ["reply", "Ответ.", []],
    ],
  );
  const place = seal.nextPlace(read.checked);
  assert.equal(place.seq, 1);
  assert.deepEqual(place.prev, sent.hash);
  assert.deepEqual(place.seen, read.checked[1]!.message.hash);
  assert.deepEqual(sent.answers, DRAFT.answers);
  assert.equal(sent.consent, false);
});

test("a member opens the grant and the letter", async () => {
  const grant = await seal.sealGrant(PERSON, HELD.roster, CASE_KEY, "2022-05-25");
  assert.ok((await seal.openWith(seal.hybridIdentity(MEMBER_AGE), grant)).length === 1_024);
});

test("sealed sizes tell the padded step and nothing else", async () => {
  const size = async (text: string): Promise<number> =>
    (await seal.sealLetter(PERSON, CASE_KEY, HELD, FIRST, { ...DRAFT, text })).length;
  assert.equal(await size(""), await size("а".repeat(1_400)));
  assert.notEqual(await size(""), await size("а".repeat(5_000)));
});

test("a letter that does not fit is refused before it is sealed", async () => {
  await assert.rejects(
    seal.sealLetter(PERSON, CASE_KEY, HELD, FIRST, { ...DRAFT, text: "а".repeat(12_001) }),
    TooLongError,
  );
});

test("a reply that is signed by another than its author names does not open", async () => {
  const forged = await reply({ author: b64u(MEMBER_PUBLIC) }, filled(9));
  await assert.rejects(seal.openMessage("reply", CASE_KEY, forged), seal.SealError);
});

test("a letter cannot be passed off as a reply", async () => {
  const letter = await seal.sealLetter(PERSON, CASE_KEY, HELD, FIRST, DRAFT);
  await assert.rejects(seal.openMessage("reply", CASE_KEY, letter), seal.SealError);
});

test("a body with a key too many, one too few or a wrong form does not open", async () => {
  const wrong: Partial<Record<string, Json>>[] = [
    { extra: 1 },
    { seq: -1 },
    { seq: 1 },
    { prev: b64u(filled(1)) },
    { seen: "x" },
    { day: "2022-13-01" },
    { text: 5 },
    { answers: {} },
    { consent: { record: true } },
    { roster: { version: 0, hash: b64u(filled(1)) } },
    { v: 2 },
    { kind: "letter" },
  ];
  for (const fields of wrong) {
    await assert.rejects(
      seal.openMessage("reply", CASE_KEY, await reply(fields)),
      seal.SealError,
      JSON.stringify(fields),
    );
  }
});

test("a reply by a stranger, of another case, or that has seen what is not here, is shown and named", async () => {
  const strange = await reply({}, filled(9));
  const other = await reply({ case: b64u(new Uint8Array(16)), text: "2" });
  const seen = await reply({ seen: b64u(filled(7)), text: "3" });
  const newer = await reply({ roster: { version: 2, hash: b64u(filled(8)) }, text: "4" });
  const grant = await seal.sealGrant(PERSON, HELD.roster, CASE_KEY, "2022-05-25");
  for (const [data, fault] of [
    [strange, "author"],
    [other, "case"],
    [seen, "seen"],
    [newer, "roster"],
  ] as const) {
    const read = await seal.openConversation(
      PERSON,
      [HELD.roster],
      [frame(1, "keys", grant), frame(2, "reply", data)],
    );
    assert.deepEqual(read.checked[0]?.faults, [fault]);
  }
});

test("a grant by a stranger gives no key, and records that do not open are told", async () => {
  const stranger = await seal.personKeys(filled(20), filled(21));
  const foreign = await seal.sealGrant(
    { ...stranger, recipient: PERSON.recipient },
    HELD.roster,
    filled(30),
    "2022-05-25",
  );
  const body = {
    v: 1,
    kind: "keys",
    case: b64u(CASE),
    case_key: b64u(filled(31)),
    author: b64u(stranger.signPublic),
    day: "2022-05-25",
  };
  const forged = await seal.closeFor([PERSON.recipient], sign("keys", dumpJson(body), stranger.signSeed));
  const letter = await seal.sealLetter(PERSON, CASE_KEY, HELD, FIRST, DRAFT);
  const read = await seal.openConversation(
    PERSON,
    [HELD.roster],
    [frame(1, "keys", foreign), frame(2, "letter", letter), frame(3, "keys", forged)],
  );
  assert.equal(read.caseKey, null);
  assert.deepEqual(
    read.unreadable.map((f) => f.index),
    [2],
  );
});

test("no key of a member, or of who was one, takes the place of the person's own", async () => {
  const own = await seal.sealGrant(PERSON, HELD.roster, CASE_KEY, "2022-05-25");
  const body = {
    v: 1,
    kind: "keys",
    case: b64u(CASE),
    case_key: b64u(filled(31)),
    author: b64u(MEMBER_PUBLIC),
    seq: 9,
    members: [],
    day: "2022-05-25",
  };
  const theirs = await seal.closeFor([PERSON.recipient], sign("keys", dumpJson(body), MEMBER));
  const caseKey = async (rosters: readonly Roster[], ...grants: readonly Bytes[]): Promise<Bytes | null> => {
    const frames = grants.map((grant, i) => frame(i + 1, "keys", grant));
    return (await seal.openConversation(PERSON, rosters, frames)).caseKey;
  };
  assert.deepEqual(await caseKey([HELD.roster], own, theirs), CASE_KEY);
  assert.deepEqual(await caseKey([HELD.roster], theirs, own), CASE_KEY);
  assert.deepEqual(await caseKey([HELD.roster], theirs), filled(31));
  assert.equal(await caseKey([HELD.roster, { ...HELD.roster, version: 2, members: [] }], theirs), null);
});

test("whatever a relay hides, repeats or moves is named, and an honest mailbox is not accused", () => {
  const message = (n: number): seal.Message => ({
    kind: "letter",
    case: CASE,
    author: PERSON.signPublic,
    seq: n,
    prev: n === 0 ? null : filled(99 + n),
    seen: null,
    day: "2022-05-25",
    lang: "ru",
    text: String(n),
    answers: null,
    asOf: null,
    pack: null,
    consent: false,
    files: [],
    roster: { version: 1, hash: filled(0) },
    hash: filled(100 + n),
  });
  const parties = { case: CASE, person: PERSON.signPublic, members: [MEMBER_PUBLIC], rosterVersion: 1 };
  const accused = (order: readonly number[]): boolean =>
    seal.checkConversation(parties, order.map(message)).some(({ faults }) => faults.length > 0);
  const orders = fc.array(fc.nat(5), { maxLength: 8 });
  fc.assert(
    fc.property(orders, (order) => {
      const honest = order.every((n, i) => n === i);
      assert.equal(accused(order), !honest, order.join(" "));
    }),
    { numRuns: 2_000 },
  );
  const fork = { ...message(1), hash: filled(200), text: "another" };
  const faults = seal.checkConversation(parties, [message(0), message(1), fork]).map((c) => c.faults);
  assert.deepEqual(faults, [[], ["fork"], ["fork"]]);
});

test("a roster of another root, badly signed, older, or another of the same version is refused", async () => {
  const fault = (bytes: Uint8Array, known?: { version: number; hash: Uint8Array }): string => {
    try {
      seal.verifyRoster(bytes, ROOT_PUBLIC, known);
      return "taken";
    } catch (error) {
      assert.ok(error instanceof seal.RosterError);
      return error.fault;
    }
  };
  const good = await rosterBytes();
  const tampered = good.slice();
  tampered[tampered.length - 1]! ^= 1;
  assert.equal(fault(good, { version: 1, hash: HELD.hash }), "taken");
  assert.equal(fault(await rosterBytes(1, filled(8))), "other_root");
  assert.equal(fault(tampered), "bad_signature");
  assert.equal(fault(good, { version: 2, hash: HELD.hash }), "older");
  assert.equal(fault(good, { version: 1, hash: filled(0) }), "forked");
  assert.equal(fault(await rosterBytes(2, ROOT, b64u(HELD.hash)), { version: 1, hash: HELD.hash }), "taken");
  assert.equal(fault(await rosterBytes(2, ROOT, b64u(filled(0))), { version: 1, hash: HELD.hash }), "forked");
  assert.equal(fault(utf8("PLSH")), "unreadable");
});
