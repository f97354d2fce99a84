// How many messages a second a browser seals and opens. Run: node benches/sealing.mjs [SLOWER], in Chromium, its
// processor slowed so many times (1; 6 is about a cheap phone). A page seals one letter at a time; this says what it
// costs. The desk's side: python benches/sealing.py.
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { Chromium } from "../tools/chromium.mjs";
import { bundling } from "../web/bundle.mjs";

const SECONDS = 1;
const SLOWER = Number(process.argv[2] ?? 1);
const ROUNDS = 5;
const FILE_BYTES = 4_000_000;

const ENTRY = `
import * as seal from "./web/lib/seal/index.ts";
import { sign } from "./web/lib/seal/keys.ts";
import * as wire from "./web/lib/wire/index.ts";
import { ed25519 } from "@noble/curves/ed25519.js";
globalThis.bench = { seal, wire, sign, ed25519 };`;

/** Runs in the page: name → how often a second, median of the rounds. */
const MEASURE = `async (seconds, rounds, fileBytes) => {
  const { seal, wire, sign, ed25519 } = globalThis.bench;
  const filled = (n) => new Uint8Array(32).fill(n);
  const [root, caseKey] = [filled(1), filled(4)];
  const rootPublic = Uint8Array.from(ed25519.getPublicKey(root));
  const person = await seal.personKeys(filled(5), filled(6));
  const rosterOf = async (count) => {
    const members = [];
    for (let n = 0; n < count; n += 1) {
      const key = Uint8Array.from(ed25519.getPublicKey(filled(50 + n)));
      members.push({ id: wire.b64u(wire.memberId(key)), name: "A", sign: wire.b64u(key), recipient: await seal.hybridRecipient(filled(90 + n)), since: "2022-05-01" });
    }
    const body = { v: 1, kind: "roster", root: wire.b64u(rootPublic), version: 1, prev: null, day: "2022-05-01", relays: [], members };
    return seal.verifyRoster(sign("roster", wire.dumpJson(body), root), rootPublic);
  };
  const [one, ten] = [await rosterOf(1), await rosterOf(10)];
  const text = "Что будет, если я откажусь? ".repeat(40);
  const draft = { day: "2022-05-25", lang: "ru", text, answers: null, asOf: null, pack: null, consent: false };
  const place = { seq: 0, prev: null, seen: null };
  const letter = await seal.sealLetter(person, caseKey, one, place, draft);
  const grants = [await seal.sealGrant(person, one.roster, caseKey, "2022-05-25"), await seal.sealGrant(person, ten.roster, caseKey, "2022-05-25")];
  const data = new Uint8Array(fileBytes);
  const sealed = async () => {
    const file = await seal.sealFile(caseKey, { name: "a", mediaType: "image/jpeg", sizeBytes: data.length, read: async (a, b) => data.subarray(a, b) }, (bytes) => crypto.getRandomValues(bytes));
    const parts = [];
    for (let part = await file.next(); part !== null; part = await file.next()) parts.push(part);
    return { parts, named: file.named() };
  };
  const kept = await sealed();
  const works = {
    "letter sealed": () => seal.sealLetter(person, caseKey, one, place, draft),
    "letter opened": () => seal.openMessage("letter", caseKey, letter),
    "grant to 1 member sealed": () => seal.sealGrant(person, one.roster, caseKey, "2022-05-25"),
    "grant to 1 member opened by the person": () => seal.openGrant(person, one.roster, grants[0]),
    "grant to 10 members sealed": () => seal.sealGrant(person, ten.roster, caseKey, "2022-05-25"),
    "grant to 10 members opened by the person": () => seal.openGrant(person, ten.roster, grants[1]),
    "file sealed, MB": sealed,
    "file opened, MB": async () => {
      for await (const piece of seal.openFile([caseKey], kept.named, async (n) => kept.parts[n - 1])) void piece;
    },
  };
  const found = {};
  for (const [name, work] of Object.entries(works)) {
    await work();
    const rates = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      let done = 0;
      while (performance.now() - began < 1000 * seconds) { await work(); done += 1; }
      rates.push((1000 * done) / (performance.now() - began));
    }
    rates.sort((a, b) => a - b);
    found[name] = rates[Math.floor(rounds / 2)] * (name.endsWith("MB") ? fileBytes / 1e6 : 1);
  }
  return { found, sealedBytes: letter.length };
}`;

const root = join(import.meta.dirname, "..");
const { outputFiles } = await build({
  ...bundling,
  stdin: { contents: ENTRY, resolveDir: root, loader: "ts" },
  format: "iife",
});
const folder = mkdtempSync(join(tmpdir(), "sealing-bench-"));
const chromium = new Chromium(join(folder, "profile"));
try {
  const page = await chromium.page(SLOWER);
  await page.evaluate(`${outputFiles[0].text}; null`);
  const { found, sealedBytes } = await page.evaluate(`(${MEASURE})(${SECONDS}, ${ROUNDS}, ${FILE_BYTES})`);
  console.log(`Chromium, ${cpus()[0].model}${SLOWER === 1 ? "" : ` slowed ${SLOWER} times`}; a letter is ${sealedBytes} bytes sealed`);
  for (const [name, rate] of Object.entries(found)) console.log(`${name.padEnd(44)} ${rate.toFixed(1).padStart(10)} a second`);
} finally {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
}
