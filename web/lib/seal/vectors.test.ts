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
  return seal.wordList(readFileSync(path, "utf8").split(/\s+/).filter((w) => w !== ""));
};

interface PhraseCase {
  language: Language; phrase: string; written: Record<string, string>; sign_seed: string; sign_public: string;
  age_identity: string; age_recipient: string; mailboxes: { root: string; mailbox: string; case: string }[];
}
interface RefusedPhrase { language: Language; written: string; unknown?: number; suggestions?: string[]; count?: number }

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

interface SignedCase { domain: wire.Domain; sign_seed: string; sign_public: string; body: string; signature: string; message_hash: string; size_bytes: number }

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
