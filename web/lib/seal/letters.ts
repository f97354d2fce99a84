// Letters and replies: their bodies, how they are sealed, and how they are opened (docs/protocol.md §4).
import { b64u, type Bytes, HASH_BYTES, ID_BYTES, KEY_BYTES, NewerFormError, WireError } from "../wire/bytes.ts";
import { fileToJson, type NamedFile, parseFiles } from "../wire/files.ts";
import { TEXT_CHARS_MAX } from "../wire/limits.ts";
import type { Roster } from "../wire/roster.ts";
import { messageHash, type Signed, splitSigned, TooLongError } from "../wire/signed.ts";
import { dumpJson, Fields, type Json, loadJson, refuseNewer } from "../wire/strict.ts";
import { closeFor, hybridIdentity, hybridRecipient, openWith } from "./age.ts";
import { caseOf, type PersonKeys, sign, signedBy, untrustedMessage } from "./keys.ts";
import { NewerError, SealError } from "./refusal.ts";

const BODY_BYTES_MAX = 65_536;
const ANSWERS_MAX = 500;
const FACT_CHARS_MAX = 100;
const PACK_HASH_CHARS_MAX = 128;
const KEYS = [
  "v",
  "kind",
  "case",
  "author",
  "seq",
  "prev",
  "seen",
  "day",
  "lang",
  "text",
  "answers",
  "as_of",
  "pack",
  "consent",
  "files",
  "roster",
];

/** Which pack answers belong to. */
export interface PackRef {
  readonly id: string;
  readonly hash: string;
}

/** What a person writes; the rest of a letter follows from the conversation. */
export interface Draft {
  readonly day: string;
  readonly lang: string;
  readonly text: string;
  /** The answers given, with the day asked about and the pack they belong to, or `null`. */
  readonly answers: { readonly [fact: string]: Json } | null;
  readonly asOf: string | null;
  readonly pack: PackRef | null;
  /** Whether the case may be counted in the record. */
  readonly consent: boolean;
  /** Files that were sent before it, none when left out. */
  readonly files?: readonly NamedFile[];
}

/**
 * A letter or reply whose signature was checked. `author` may still be nobody we know: `chain.ts` says so.
 */
export interface Message {
  readonly kind: "letter" | "reply";
  readonly case: Bytes;
  readonly author: Bytes;
  readonly seq: number;
  readonly prev: Bytes | null;
  readonly seen: Bytes | null;
  readonly day: string;
  readonly lang: string;
  readonly text: string;
  readonly answers: { readonly [fact: string]: Json } | null;
  readonly asOf: string | null;
  readonly pack: PackRef | null;
  readonly consent: boolean | null;
  readonly files: readonly NamedFile[];
  readonly roster: { readonly version: number; readonly hash: Bytes };
  /** The name of this message in chains, 32 bytes. */
  readonly hash: Bytes;
}

/** Where a message stands in its direction of the conversation. */
export interface Place {
  readonly seq: number;
  readonly prev: Bytes | null;
  /** The newest message of the other side its author had read. */
  readonly seen: Bytes | null;
}

/**
 * A letter, signed by the person and sealed to the case key.
 * @throws TooLongError when it does not fit the largest padded size.
 * @throws WireError when the draft is not of the agreed form, such as answers without their pack.
 */
export async function sealLetter(
  keys: PersonKeys,
  caseKey: Bytes,
  held: { readonly roster: Roster; readonly hash: Bytes },
  place: Place,
  draft: Draft,
): Promise<Bytes> {
  if ([...draft.text].length > TEXT_CHARS_MAX) throw new TooLongError("this letter is too long to be sent");
  const body = dumpJson({
    v: 1,
    kind: "letter",
    case: b64u(caseOf(held.roster.root, keys.signPublic)),
    author: b64u(keys.signPublic),
    seq: place.seq,
    prev: place.prev === null ? null : b64u(place.prev),
    seen: place.seen === null ? null : b64u(place.seen),
    day: draft.day,
    lang: draft.lang,
    text: draft.text,
    answers: draft.answers,
    as_of: draft.answers === null ? null : draft.asOf,
    pack: draft.answers === null || draft.pack === null ? null : { id: draft.pack.id, hash: draft.pack.hash },
    consent: { record: draft.consent },
    files: (draft.files ?? []).map(fileToJson),
    roster: { version: held.roster.version, hash: b64u(held.hash) },
  });
  const signed = sign("letter", body, keys.signSeed);
  parseBody("letter", splitSigned("letter", signed));
  return closeFor([await hybridRecipient(caseKey)], signed);
}

/**
 * A letter or reply, opened with the case key, its signature by the author it names checked.
 * @throws NewerError when it says that it is of a version to come
 * @throws SealError
 */
export async function openMessage(
  kind: "letter" | "reply",
  caseKey: Bytes,
  untrustedFile: Uint8Array,
): Promise<Message> {
  const signed = untrustedMessage(kind, await openWith(hybridIdentity(caseKey), untrustedFile));
  let message: Message;
  try {
    message = parseBody(kind, signed);
  } catch (error) {
    throw error instanceof NewerFormError ? new NewerError() : new SealError();
  }
  if (!signedBy(signed, message.author)) throw new SealError();
  return message;
}

function parseBody(kind: "letter" | "reply", signed: Signed): Message {
  const fields = new Fields(refuseNewer(loadJson(signed.body, BODY_BYTES_MAX)), "a message", KEYS);
  fields.constant("v", 1);
  fields.constant("kind", kind);
  const letter = kind === "letter";
  const absent = (key: string): null => {
    if (fields.value(key) !== null) throw fields.wrong(key, "null here");
    return null;
  };
  const answers = letter ? parseAnswers(fields.value("answers")) : absent("answers");
  const alone = answers === null;
  const seq = fields.integer("seq");
  const prev = fields.bytesOrNull("prev", HASH_BYTES);
  if ((seq === 0) !== (prev === null))
    throw new WireError("a message's number and what it follows do not agree");
  return {
    kind,
    case: fields.bytes("case", ID_BYTES),
    author: fields.bytes("author", KEY_BYTES),
    seq,
    prev,
    seen: fields.bytesOrNull("seen", HASH_BYTES),
    day: fields.day("day"),
    lang: fields.text("lang", 16, 2),
    text: fields.text("text", TEXT_CHARS_MAX),
    answers,
    asOf: alone ? absent("as_of") : fields.day("as_of"),
    pack: alone ? absent("pack") : parsePack(fields.value("pack")),
    consent: letter
      ? new Fields(fields.value("consent"), "consent", ["record"]).boolean("record")
      : absent("consent"),
    files: parseFiles(fields, "files"),
    roster: parseRosterRef(fields.value("roster")),
    hash: messageHash(signed),
  };
}

function parseAnswers(untrusted: Json): Message["answers"] {
  if (untrusted === null) return null;
  const facts = typeof untrusted === "object" && !Array.isArray(untrusted) ? Object.keys(untrusted) : null;
  if (
    facts === null ||
    facts.length > ANSWERS_MAX ||
    facts.some((f) => f === "" || [...f].length > FACT_CHARS_MAX)
  ) {
    throw new WireError("a letter's answers are not an object of answers");
  }
  return untrusted as Message["answers"];
}

function parsePack(untrusted: Json): PackRef {
  const fields = new Fields(untrusted, "a pack", ["id", "hash"]);
  return { id: fields.text("id", 64, 1), hash: fields.text("hash", PACK_HASH_CHARS_MAX, 1) };
}

function parseRosterRef(untrusted: Json): Message["roster"] {
  const fields = new Fields(untrusted, "a roster's name", ["version", "hash"]);
  return { version: fields.integer("version", 1), hash: fields.bytes("hash", HASH_BYTES) };
}
