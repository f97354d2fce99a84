// The case key grant: the case key, sealed to the person and to each member of the desk (docs/protocol.md
// §3).
import { b64u, type Bytes, ID_BYTES, KEY_BYTES, same } from "../wire/bytes.ts";
import type { Roster } from "../wire/roster.ts";
import { dumpJson, Fields, loadJson } from "../wire/strict.ts";
import { closeFor, openWith } from "./age.ts";
import { caseOf, type PersonKeys, sign, signedBy, untrustedMessage } from "./keys.ts";
import { SealError } from "./refusal.ts";

const BODY_BYTES_MAX = 4_096;

/** Closes a case key for the person and every member of the roster, signed by the person. */
export async function sealGrant(
  keys: PersonKeys,
  roster: Roster,
  caseKey: Bytes,
  day: string,
): Promise<Bytes> {
  const body = dumpJson({
    v: 1,
    kind: "keys",
    case: b64u(caseOf(roster.root, keys.signPublic)),
    case_key: b64u(caseKey),
    author: b64u(keys.signPublic),
    day,
  });
  return closeFor(
    [keys.recipient, ...roster.members.map((m) => m.recipient)],
    sign("keys", body, keys.signSeed),
  );
}

/**
 * The case key of a grant to this person, by this person or a member of the roster.
 * @throws SealError
 */
export async function openGrant(keys: PersonKeys, roster: Roster, untrustedFile: Uint8Array): Promise<Bytes> {
  const message = untrustedMessage("keys", await openWith(keys.identity, untrustedFile));
  try {
    const fields = new Fields(loadJson(message.body, BODY_BYTES_MAX), "a grant", [
      "v",
      "kind",
      "case",
      "case_key",
      "author",
      "day",
    ]);
    fields.constant("v", 1);
    fields.constant("kind", "keys");
    fields.day("day");
    const author = fields.bytes("author", KEY_BYTES);
    const ours = same(author, keys.signPublic) || roster.members.some((m) => same(m.sign, author));
    const here = same(fields.bytes("case", ID_BYTES), caseOf(roster.root, keys.signPublic));
    if (ours && here && signedBy(message, author)) return fields.bytes("case_key", KEY_BYTES);
  } catch {
    throw new SealError();
  }
  throw new SealError();
}
