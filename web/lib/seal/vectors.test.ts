// The seal against the published vectors (vectors/seal).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as wire from "../wire/index.ts";
import * as seal from "./index.ts";
import { sign, signedBy } from "./keys.ts";

const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../vectors/seal/${name}.json`, import.meta.url), "utf8")) as T;

type Language = "en" | "ru";
const listOf = (language: Language): seal.WordList => {
  const path = new URL(`../../../src/ploughshare/seal/words/${language}.txt`, import.meta.url);
  return seal.wordList(
    readFileSync(path, "utf8")
      .split(/\s+/)
      .filter((w) => w !== ""),
  );
};

interface PhraseCase {
  language: Language;
  phrase: string;
  written: Record<string, string>;
  sign_seed: string;
  sign_public: string;
  age_identity: string;
  age_recipient: string;
  mailboxes: { root: string; mailbox: string; case: string }[];
}
interface RefusedPhrase {
  language: Language;
  written: string;
  unknown?: number;
  suggestions?: string[];
  count?: number;
}

test("every way of writing a phrase reads as it, and it stretches to the published keys", async () => {
  for (const c of vectors<{ cases: PhraseCase[] }>("phrase").cases) {
    const words = c.phrase.split(" ");
    for (const [how, text] of Object.entries(c.written)) {
      assert.deepEqual(seal.readPhrase(text, listOf(c.language)).words, words, how);
    }
    const keys = await seal.keysFromPhrase(words);
    assert.equal(wire.b64u(keys.signSeed), c.sign_seed);
    assert.equal(wire.b64u(keys.signPublic), c.sign_public);
    assert.equal(keys.identity, c.age_identity);
    assert.equal(keys.recipient, c.age_recipient);
    for (const { root, mailbox, case: name } of c.mailboxes) {
      assert.equal(wire.b64u(wire.mailboxId(wire.fromB64u(root), keys.signPublic)), mailbox);
      assert.equal(wire.b64u(seal.caseOf(wire.fromB64u(root), keys.signPublic)), name);
    }
  }
});

test("what is no phrase is refused at the published word, with the published words to choose from", () => {
  for (const c of vectors<{ refused: RefusedPhrase[] }>("phrase").refused) {
    const { words, typed } = seal.readPhrase(c.written, listOf(c.language));
    assert.equal(words, null);
    const unknown = typed.findIndex((w) => w.word === null);
    if (c.unknown === undefined) assert.deepEqual([unknown, typed.length], [-1, c.count]);
    else assert.deepEqual([unknown + 1, typed[unknown]?.suggestions], [c.unknown, c.suggestions], c.written);
  }
});

interface SignedCase {
  domain: wire.Domain;
  sign_seed: string;
  sign_public: string;
  body: string;
  signature: string;
  message_hash: string;
  size_bytes: number;
}

test("a signed message is the published one to the byte", () => {
  for (const c of vectors<{ cases: SignedCase[] }>("messages").cases) {
    const bytes = sign(c.domain, wire.utf8(c.body), wire.fromB64u(c.sign_seed));
    const message = wire.splitSigned(c.domain, bytes);
    assert.equal(bytes.length, c.size_bytes);
    assert.equal(wire.b64u(message.signature), c.signature);
    assert.equal(wire.b64u(wire.messageHash(message)), c.message_hash);
    assert.ok(signedBy(message, wire.fromB64u(c.sign_public)));
  }
});

interface ChainCase {
  why: string;
  arrived: {
    kind: "letter" | "reply";
    seq: number;
    hash: string;
    prev: string | null;
    seen: string | null;
  }[];
  findings: seal.ChainFinding[];
}

const bytesOrNull = (text: string | null): wire.Bytes | null => (text === null ? null : wire.fromB64u(text));

test("what a relay withheld, repeated or moved is told as published", () => {
  const rest = {
    case: new Uint8Array(16),
    author: new Uint8Array(32),
    day: "2022-05-25",
    lang: "ru",
    text: "",
    answers: null,
    asOf: null,
    pack: null,
    consent: null,
    files: [],
    roster: { version: 1, hash: new Uint8Array(32) },
  };
  for (const c of vectors<{ cases: ChainCase[] }>("chain").cases) {
    const arrived = c.arrived.map((m): seal.Message => ({
      ...rest,
      kind: m.kind,
      seq: m.seq,
      hash: wire.fromB64u(m.hash),
      prev: bytesOrNull(m.prev),
      seen: bytesOrNull(m.seen),
    }));
    assert.deepEqual(seal.chainFindings(arrived), c.findings, c.why);
    const rosterVersion = rest.roster.version;
    const parties = { case: rest.case, person: rest.author, members: [rest.author], rosterVersion };
    const faulted = seal.checkConversation(parties, arrived).some(({ faults }) => faults.length > 0);
    assert.equal(faulted, c.findings.length > 0, c.why);
  }
});

interface RosterVectors {
  root: string;
  versions: { file: string; hash: string; version: number }[];
  refused: { why: string; file: string }[];
  newer: { why: string; file: string }[];
  out_of_order: { why: string; held: number; file: string }[];
}

test("rosters are taken, and refused, as published", () => {
  const v = vectors<RosterVectors>("roster");
  const root = wire.fromB64u(v.root);
  let held: seal.VerifiedRoster | undefined;
  const byVersion = new Map<number, seal.VerifiedRoster>();
  for (const { file, hash, version } of v.versions) {
    const known: { version: number; hash: Uint8Array } | undefined = held && {
      version: held.roster.version,
      hash: held.hash,
    };
    held = seal.verifyRoster(wire.fromB64u(file), root, known);
    byVersion.set(version, held);
    assert.deepEqual([held.roster.version, wire.b64u(held.hash)], [version, hash]);
  }
  for (const { why, file } of v.refused)
    assert.throws(
      () => seal.verifyRoster(wire.fromB64u(file), root),
      (error) => error instanceof seal.RosterError && error.fault !== "newer",
      why,
    );
  for (const { why, file } of v.newer)
    assert.throws(() => seal.verifyRoster(wire.fromB64u(file), root), { name: "RosterError", fault: "newer" }, why);
  for (const { why, file, held: version } of v.out_of_order) {
    const { hash } = byVersion.get(version)!;
    assert.throws(
      () => seal.verifyRoster(wire.fromB64u(file), root, { version, hash }),
      seal.RosterError,
      why,
    );
  }
});

interface LetterVectors {
  root: string;
  mailbox: string;
  case: string;
  rosters: string[];
  person_sign: string;
  person_age: string;
  member_age: string;
  case_key: string;
  grant: string;
  left: boolean[];
  changed: { grant: string; case_key: string };
  messages: { kind: "letter" | "reply"; body: string; hash: string; file: string }[];
  newer: { why: string; file: string }[];
  refused: { why: string; kind: "letter" | "reply"; file: string }[];
}

test("the published grant, letters and replies open, and what is not of the case does not pass", async () => {
  const v = vectors<LetterVectors>("letters");
  const root = wire.fromB64u(v.root);
  const seeded = await seal.personKeys(wire.fromB64u(v.person_sign), new Uint8Array(32));
  const person = { ...seeded, identity: v.person_age };
  const rosters = v.rosters.map((file) => seal.verifyRoster(wire.fromB64u(file), root).roster);
  const grant = await seal.openGrant(person, rosters[0]!, wire.fromB64u(v.grant));
  const { caseKey } = grant;
  assert.equal(wire.b64u(caseKey), v.case_key);
  assert.deepEqual(
    rosters.map((roster) => seal.someoneLeft(grant, roster)),
    v.left,
  );
  const frames = [v.changed.grant, v.grant].map(
    (file, i): wire.Frame => ({
      index: i + 1,
      kind: "keys",
      day: "2022-05-25",
      mailbox: wire.fromB64u(v.mailbox),
      data: wire.fromB64u(file),
    }),
  );
  const read = await seal.openConversation(person, rosters, frames);
  assert.deepEqual(read.caseKeys.map(wire.b64u), [v.changed.case_key, v.case_key]);
  assert.equal(read.grant?.seq, 1);
  assert.equal((await seal.openWith(v.member_age, wire.fromB64u(v.grant))).length, 1_024);
  const parties = {
    case: seal.caseOf(root, person.signPublic),
    person: person.signPublic,
    members: rosters.flatMap((r) => r.members.map((m) => m.sign)),
    rosterVersion: Math.max(...rosters.map((r) => r.version)),
  };
  assert.equal(wire.b64u(parties.case), v.case);
  const opened: seal.Message[] = [];
  for (const { kind, body, hash, file } of v.messages) {
    const message = await seal.openMessage(kind, caseKey, wire.fromB64u(file));
    assert.equal(wire.b64u(message.hash), hash);
    assert.equal(message.text, (JSON.parse(body) as { text: string }).text);
    opened.push(message);
  }
  assert.deepEqual(
    seal.checkConversation(parties, opened).flatMap((c) => c.faults),
    [],
  );
  for (const { why, kind, file } of v.refused) {
    const passed = await seal.openMessage(kind, caseKey, wire.fromB64u(file)).then(
      (message) =>
        seal.checkConversation(parties, [message])[0]!.faults.every((f) => f !== "author" && f !== "case"),
      (error: unknown) => !(error instanceof seal.SealError) || error instanceof seal.NewerError,
    );
    assert.equal(passed, false, why);
  }
  for (const { why, file } of v.newer)
    await assert.rejects(seal.openMessage("letter", caseKey, wire.fromB64u(file)), seal.NewerError, why);
  const later = { ...frames[1]!, kind: "letter", data: wire.fromB64u(v.newer[0]!.file) } as const;
  const mixed = await seal.openConversation(person, rosters, [frames[1]!, later]);
  assert.deepEqual([mixed.newer.length, mixed.unreadable.length], [1, 0]);
});

test("a signature that other libraries would judge otherwise is by nobody", () => {
  interface Made {
    public: string;
    signature: string;
  }
  const v = vectors<Made & { domain: "reply"; body: string; refused: (Made & { why: string })[] }>("signatures");
  const holds = (made: Made): boolean => {
    const message = { domain: v.domain, body: wire.utf8(v.body), signature: wire.fromB64u(made.signature) };
    return signedBy(message, wire.fromB64u(made.public));
  };
  assert.ok(holds(v));
  for (const made of v.refused) assert.ok(!holds(made), made.why);
});

test("a published grant hands on the key, and a wrong one nothing", async () => {
  interface Given {
    why: string;
    own: boolean;
    file: string;
  }
  type Grants = Record<"root" | "person_sign" | "person_age" | "roster" | "case_key", string> &
    Record<"taken" | "newer" | "refused", Given[]>;
  const v = vectors<Grants>("grants");
  const { roster } = seal.verifyRoster(wire.fromB64u(v.roster), wire.fromB64u(v.root));
  const person = {
    ...(await seal.personKeys(wire.fromB64u(v.person_sign), new Uint8Array(32))),
    identity: v.person_age,
  };
  const open = (file: string): Promise<seal.Grant> => seal.openGrant(person, roster, wire.fromB64u(file));
  for (const { why, own, file } of v.taken) {
    const grant = await open(file);
    assert.deepEqual([wire.b64u(grant.caseKey), grant.own], [v.case_key, own], why);
  }
  for (const { why, file } of v.newer) await assert.rejects(open(file), seal.NewerError, why);
  const damaged = (error: unknown): boolean =>
    error instanceof seal.SealError && !(error instanceof seal.NewerError);
  for (const { why, file } of v.refused) await assert.rejects(open(file), damaged, why);
});
