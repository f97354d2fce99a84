// Lets another program use this seal, to compare: one JSON command a line on stdin, one JSON answer a line
// on stdout.
//   node --import tsx web/lib/seal/interop.ts
// Bytes are base64url without padding. A refusal answers {"error": name of the error class}.
//   {"do":"open_age","file":…,"identity":"AGE-SECRET-KEY-PQ-1…"}           → {"plain":…}
//   {"do":"seal_age","plain":…,"recipients":["age1pq1…"]}                  → {"file":…}
//   {"do":"identity_from_seed","seed":…}                                   → {"identity":…,"recipient":…}
//   {"do":"keys_from_phrase","words":[eight]}
//                                     → {"sign_seed":…,"sign_public":…,"identity":…,"recipient":…}
//   {"do":"read_phrase","text":…,"list":[2048]}
//                                     → {"words":[…] or null,"typed":[{"typed","word","suggestions"}…]}
//   {"do":"verify_roster","roster":…,"root":…}                             → {"version":n,"hash":…}
//   {"do":"seal_grant","words":[…],"roster":…,"root":…,"case_key":…,"day":…}  → {"file":…}
//   {"do":"open_grant","words":[…],"roster":…,"root":…,"file":…}           → {"case_key":…}
//   {"do":"seal_letter","words":[…],"roster":…,"root":…,"case_key":…,
//    "place":{"seq":0,"prev":null,"seen":null},
//    "draft":{"day","lang","text","answers","as_of","pack","consent":true or false}}  → {"file":…}
//   {"do":"open_letter","kind":"letter" or "reply","case_key":…,"file":…}
//                                     → {"hash":…,"body":{the table of §4.1}}
//   {"do":"seal_file","case_key":…,"name":…,"type":…,"plain":…}           → {"named":{§10.2},"parts":[…]}
//   {"do":"open_file","case_key":…,"named":{§10.2},"parts":[…]}            → {"plain":…}
// Instead of "words", "sign_seed" and "age_seed" may be given. Exit code 2 when a line is not a command.
import { createInterface } from "node:readline";
import { b64u, type Bytes, concat, Fields, fileToJson, fromB64u, type Json, parseFiles } from "../wire/index.ts";
import * as seal from "./index.ts";

type Command = Readonly<Record<string, unknown>>;

async function personOf(c: Command): Promise<seal.PersonKeys> {
  if (Array.isArray(c["words"])) return seal.keysFromPhrase(c["words"] as string[]);
  return seal.personKeys(fromB64u(c["sign_seed"], 32), fromB64u(c["age_seed"], 32));
}

const rosterOf = (c: Command): seal.VerifiedRoster =>
  seal.verifyRoster(fromB64u(c["roster"]), fromB64u(c["root"], 32));
const bytesOrNull = (value: unknown): Bytes | null => (value === null ? null : fromB64u(value, 32));
const textOrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : b64u(bytes));

function bodyOf(m: seal.Message): unknown {
  return {
    v: 1,
    kind: m.kind,
    case: b64u(m.case),
    author: b64u(m.author),
    seq: m.seq,
    prev: textOrNull(m.prev),
    seen: textOrNull(m.seen),
    day: m.day,
    lang: m.lang,
    text: m.text,
    answers: m.answers,
    as_of: m.asOf,
    pack: m.pack,
    consent: m.consent === null ? null : { record: m.consent },
    files: m.files.map(fileToJson),
    roster: { version: m.roster.version, hash: b64u(m.roster.hash) },
  };
}

const COMMANDS: Readonly<Record<string, (c: Command) => Promise<unknown>>> = {
  open_age: async (c) => ({ plain: b64u(await seal.openWith(c["identity"] as string, fromB64u(c["file"]))) }),
  seal_age: async (c) => ({
    file: b64u(await seal.closeFor(c["recipients"] as string[], fromB64u(c["plain"]))),
  }),
  identity_from_seed: async (c) => {
    const seed = fromB64u(c["seed"], 32);
    return { identity: seal.hybridIdentity(seed), recipient: await seal.hybridRecipient(seed) };
  },
  keys_from_phrase: async (c) => {
    const keys = await personOf(c);
    const { identity, recipient } = keys;
    return { sign_seed: b64u(keys.signSeed), sign_public: b64u(keys.signPublic), identity, recipient };
  },
  read_phrase: async (c) => {
    const { words, typed } = seal.readPhrase(c["text"] as string, seal.wordList(c["list"] as string[]));
    return { words, typed };
  },
  verify_roster: async (c) => {
    const { roster, hash } = rosterOf(c);
    return { version: roster.version, hash: b64u(hash) };
  },
  seal_grant: async (c) => {
    const file = await seal.sealGrant(
      await personOf(c),
      rosterOf(c).roster,
      fromB64u(c["case_key"], 32),
      c["day"] as string,
    );
    return { file: b64u(file) };
  },
  open_grant: async (c) => ({
    case_key: b64u((await seal.openGrant(await personOf(c), rosterOf(c).roster, fromB64u(c["file"]))).caseKey),
  }),
  seal_letter: async (c) => {
    const place = c["place"] as { seq: number; prev: unknown; seen: unknown };
    const draft = c["draft"] as Omit<seal.Draft, "asOf"> & { as_of: string | null };
    const file = await seal.sealLetter(
      await personOf(c),
      fromB64u(c["case_key"], 32),
      rosterOf(c),
      { seq: place.seq, prev: bytesOrNull(place.prev), seen: bytesOrNull(place.seen) },
      { ...draft, asOf: draft.as_of },
    );
    return { file: b64u(file) };
  },
  open_letter: async (c) => {
    const message = await seal.openMessage(
      c["kind"] as "letter" | "reply",
      fromB64u(c["case_key"], 32),
      fromB64u(c["file"]),
    );
    return { hash: b64u(message.hash), body: bodyOf(message) };
  },
  seal_file: async (c) => {
    const plain = fromB64u(c["plain"]);
    const file = await seal.sealFile(
      fromB64u(c["case_key"], 32),
      {
        name: c["name"] as string,
        mediaType: c["type"] as string,
        sizeBytes: plain.length,
        read: (start, end) => Promise.resolve(plain.subarray(start, end)),
      },
      (bytes) => crypto.getRandomValues(bytes),
    );
    const parts: string[] = [];
    for (let part = await file.next(); part !== null; part = await file.next()) parts.push(b64u(part));
    return { named: fileToJson(file.named()), parts };
  },
  open_file: async (c) => {
    const [named] = parseFiles(new Fields({ files: [c["named"] as Json] }, "a letter", ["files"]), "files");
    if (named === undefined) throw new seal.SealError();
    const parts = c["parts"] as readonly string[];
    const fetchPart = (number: number): Promise<Bytes> => Promise.resolve(fromB64u(parts[number - 1]));
    const pieces: Uint8Array[] = [];
    for await (const piece of seal.openFile([fromB64u(c["case_key"], 32)], named, fetchPart)) pieces.push(piece);
    return { plain: b64u(concat(...pieces)) };
  },
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line === "") continue;
  let answer: unknown;
  try {
    const command = JSON.parse(line) as Command;
    const act = COMMANDS[String(command["do"])];
    if (act === undefined) throw new SyntaxError("This is not a command.");
    answer = await act(command);
  } catch (error) {
    if (error instanceof SyntaxError) process.exit(2);
    answer = { error: error instanceof Error ? error.name : "Error" };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
