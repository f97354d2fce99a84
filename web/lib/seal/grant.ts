// The case key grant: the case key, sealed to the person and to each member of the desk (docs/protocol.md
// §3).
import { b64u, type Bytes, fromB64u, ID_BYTES, KEY_BYTES, NewerFormError, same } from "../wire/bytes.ts";
import { ROSTER_MEMBERS_MAX } from "../wire/limits.ts";
import type { Roster } from "../wire/roster.ts";
import { dumpJson, Fields, loadJson, refuseNewer } from "../wire/strict.ts";
import { closeFor, openWith } from "./age.ts";
import { caseOf, type PersonKeys, sign, signedBy, untrustedMessage } from "./keys.ts";
import { NewerError, SealError } from "./refusal.ts";

const BODY_BYTES_MAX = 4_096;
const GRANTS_MAX = 1_000_000;

/** A case key as it was handed on. */
export interface Grant {
  readonly caseKey: Bytes;
  /** Counts the person's keys of the case from 0. */
  readonly seq: number;
  readonly day: string;
  /** Ids of the members it was sealed to. */
  readonly members: readonly Bytes[];
  /** Whether the person themselves made it. */
  readonly own: boolean;
}

/** Closes a case key for the person and every member of the roster, signed by the person. */
export async function sealGrant(
  keys: PersonKeys,
  roster: Roster,
  caseKey: Bytes,
  day: string,
  seq = 0,
): Promise<Bytes> {
  const body = dumpJson({
    v: 1,
    kind: "keys",
    case: b64u(caseOf(roster.root, keys.signPublic)),
    case_key: b64u(caseKey),
    author: b64u(keys.signPublic),
    seq,
    members: roster.members.map((m) => b64u(m.id)),
    day,
  });
  return closeFor(
    [keys.recipient, ...roster.members.map((m) => m.recipient)],
    sign("keys", body, keys.signSeed),
  );
}

/**
 * A grant to this person, by this person or a member of the roster.
 * @throws NewerError when it says that it is of a version to come
 * @throws SealError
 */
export async function openGrant(keys: PersonKeys, roster: Roster, untrustedFile: Uint8Array): Promise<Grant> {
  const message = untrustedMessage("keys", await openWith(keys.identity, untrustedFile));
  try {
    const fields = new Fields(refuseNewer(loadJson(message.body, BODY_BYTES_MAX)), "a grant", [
      "v",
      "kind",
      "case",
      "case_key",
      "author",
      "seq",
      "members",
      "day",
    ]);
    fields.constant("v", 1);
    fields.constant("kind", "keys");
    const day = fields.day("day");
    const author = fields.bytes("author", KEY_BYTES);
    const own = same(author, keys.signPublic);
    const ours = own || roster.members.some((m) => same(m.sign, author));
    const here = same(fields.bytes("case", ID_BYTES), caseOf(roster.root, keys.signPublic));
    const grant = {
      caseKey: fields.bytes("case_key", KEY_BYTES),
      seq: fields.integer("seq", 0, GRANTS_MAX),
      day,
      members: fields.each("members", ROSTER_MEMBERS_MAX, (id) => fromB64u(id, ID_BYTES)),
      own,
    };
    if (ours && here && signedBy(message, author)) return grant;
  } catch (error) {
    throw error instanceof NewerFormError ? new NewerError() : new SealError();
  }
  throw new SealError();
}

/** Whether a grant was sealed to somebody whom the roster does not name any more. */
export const someoneLeft = (grant: Grant, roster: Roster): boolean =>
  grant.members.some((id) => !roster.members.some((m) => same(m.id, id)));
