// The roster: who may read at a desk, in the form its root key signs (docs/protocol.md §5). Signatures are
// not checked here.
import { b64u, type Bytes, HASH_BYTES, ID_BYTES, KEY_BYTES, same, WireError } from "./bytes.ts";
import {
  NAME_CHARS_MAX,
  ROSTER_BYTES_MAX,
  ROSTER_MEMBERS_MAX,
  ROSTER_RELAYS_MAX,
  URL_CHARS_MAX,
} from "./limits.ts";
import { memberId } from "./names.ts";
import { Fields, type Json, loadJson } from "./strict.ts";

const RECIPIENT = /^age1pq1[02-9ac-hj-np-z]{1900,2100}$/;
const RELAY = /^https?:\/\/[A-Za-z0-9.\-[\]:]+(?:\/[A-Za-z0-9._~/-]*)?$/;

/** One device of a counsellor. */
export interface Member {
  readonly id: Bytes;
  readonly name: string;
  readonly sign: Bytes;
  /** An age hybrid recipient, `age1pq1…`. */
  readonly recipient: string;
  readonly since: string;
}

export interface Roster {
  readonly root: Bytes;
  readonly version: number;
  readonly prev: Bytes | null;
  readonly day: string;
  readonly relays: readonly string[];
  readonly members: readonly Member[];
}

/**
 * A roster from the body of its signed message.
 * @throws WireError
 */
export function parseRoster(untrustedBody: Uint8Array): Roster {
  const keys = ["v", "kind", "root", "version", "prev", "day", "relays", "members"];
  const fields = new Fields(loadJson(untrustedBody, ROSTER_BYTES_MAX), "a roster", keys);
  fields.constant("v", 1);
  fields.constant("kind", "roster");
  const roster: Roster = {
    root: fields.bytes("root", KEY_BYTES),
    version: fields.integer("version", 1),
    prev: fields.bytesOrNull("prev", HASH_BYTES),
    day: fields.day("day"),
    relays: fields.each("relays", ROSTER_RELAYS_MAX, parseRelay),
    members: fields.each("members", ROSTER_MEMBERS_MAX, parseMember),
  };
  if ((roster.version === 1) !== (roster.prev === null)) {
    throw new WireError("a roster's version and what it follows do not agree");
  }
  const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
  if (
    !distinct(roster.members.map((m) => b64u(m.sign))) ||
    !distinct(roster.members.map((m) => m.recipient))
  ) {
    throw new WireError("a roster names a member twice");
  }
  return roster;
}

function parseMember(untrusted: Json): Member {
  const fields = new Fields(untrusted, "a member", ["id", "name", "sign", "recipient", "since"]);
  const recipient = fields.text("recipient", 2_200);
  if (!RECIPIENT.test(recipient)) throw fields.wrong("recipient", "an age hybrid recipient");
  const sign = fields.bytes("sign", KEY_BYTES);
  const id = fields.bytes("id", ID_BYTES);
  if (!same(id, memberId(sign))) throw fields.wrong("id", "that of the key");
  return { id, name: fields.text("name", NAME_CHARS_MAX, 1), sign, recipient, since: fields.day("since") };
}

function parseRelay(untrusted: Json): string {
  if (typeof untrusted !== "string" || untrusted.length > URL_CHARS_MAX || !RELAY.test(untrusted)) {
    throw new WireError("a roster: relays are not web addresses without query");
  }
  return untrusted;
}
