// A roster checked against the desk's root key (docs/protocol.md §5).
import { type Bytes, NewerFormError, same } from "../wire/bytes.ts";
import { ROSTER_BYTES_MAX } from "../wire/limits.ts";
import { parseRoster, type Roster } from "../wire/roster.ts";
import { messageHash, splitSigned } from "../wire/signed.ts";
import { loadJson, refuseNewer } from "../wire/strict.ts";
import { isRecipient } from "./age.ts";
import { signedBy } from "./keys.ts";

/**
 * A roster whose signature by its root was checked, and the hash by which letters and later rosters name it.
 */
export interface VerifiedRoster {
  readonly roster: Roster;
  readonly hash: Bytes;
}

export type RosterFault = "unreadable" | "other_root" | "bad_signature" | "older" | "forked" | "newer";

/**
 * This list of lawyers cannot be trusted: it is not signed by this desk, or it is older than the one known.
 */
export class RosterError extends Error {
  override name = "RosterError";
  readonly fault: RosterFault;

  constructor(fault: RosterFault) {
    super(
      "This list of lawyers cannot be trusted: it is not signed by this desk, or it is older than the one known.",
    );
    this.fault = fault;
  }
}

/**
 * A roster signed by `root` and no older than `known`.
 * @param known the version and hash already trusted; the same version must be the same roster.
 * @throws RosterError
 */
export function verifyRoster(
  untrusted: Uint8Array,
  root: Uint8Array,
  known?: { readonly version: number; readonly hash: Uint8Array },
): VerifiedRoster {
  const { message, roster } = read(untrusted, root);
  if (!same(roster.root, root)) throw new RosterError("other_root");
  if (!signedBy(message, root)) throw new RosterError("bad_signature");
  const hash = messageHash(message);
  if (known !== undefined) {
    if (roster.version < known.version) throw new RosterError("older");
    if (roster.version === known.version && !same(hash, known.hash)) throw new RosterError("forked");
    if (roster.version === known.version + 1 && !same(roster.prev ?? hash, known.hash))
      throw new RosterError("forked");
  }
  return { roster, hash };
}

function read(untrusted: Uint8Array, root: Uint8Array): { message: ReturnType<typeof splitSigned>; roster: Roster } {
  try {
    if (untrusted.length > ROSTER_BYTES_MAX) throw new RosterError("unreadable");
    const message = untrustedRoster(untrusted);
    if (signedBy(message, root)) refuseNewer(loadJson(message.body, ROSTER_BYTES_MAX));
    const roster = parseRoster(message.body);
    if (!roster.members.every((m) => isRecipient(m.recipient))) throw new RosterError("unreadable");
    return { message, roster };
  } catch (error) {
    throw new RosterError(error instanceof NewerFormError ? "newer" : "unreadable");
  }
}

function untrustedRoster(untrusted: Uint8Array): ReturnType<typeof splitSigned> {
  try {
    return splitSigned("roster", untrusted);
  } catch {
    // Also where the container says that it is newer: nobody signed that byte, any relay can say so.
    throw new RosterError("unreadable");
  }
}
