// A mailbox's records opened: the case key out of its grants, then every letter and reply, checked.
import { b64u, type Bytes, same } from "../wire/bytes.ts";
import type { Frame } from "../wire/frames.ts";
import type { Roster } from "../wire/roster.ts";
import { type Checked, checkConversation } from "./chain.ts";
import { type Grant, openGrant } from "./grant.ts";
import { caseOf, type PersonKeys } from "./keys.ts";
import { type Message, openMessage } from "./letters.ts";
import { NewerError, SealError } from "./refusal.ts";

export interface Conversation {
  /**
   * The case key to write with: that of the person's own grant, else the newest that a member handed on;
   * `null` when no grant could be opened.
   */
  readonly caseKey: Bytes | null;
  /** Every key of the case, that one first: letters and files of before a change open with the others. */
  readonly caseKeys: readonly Bytes[];
  /** The person's newest own grant, `null` where it is not here. */
  readonly grant: Grant | null;
  readonly checked: readonly Checked[];
  /** Records that could not be opened: damaged, or put there by someone without the key. */
  readonly unreadable: readonly Frame[];
  /** Records that say they are of a version of the protocol that this page does not know yet. */
  readonly newer: readonly Frame[];
}

/**
 * What a mailbox holds, as its person reads it.
 * @param rosters trusted rosters, the newest last: a reply may be by a member of any of them.
 */
export async function openConversation(
  keys: PersonKeys,
  rosters: readonly Roster[],
  frames: readonly Frame[],
): Promise<Conversation> {
  const newest = rosters[rosters.length - 1];
  if (newest === undefined) throw new SealError();
  const [own, handedOn]: [Grant[], Grant[]] = [[], []];
  const messages: Message[] = [];
  const unreadable: Frame[] = [];
  const newer: Frame[] = [];
  const members = rosters.flatMap((r) => r.members);
  for (const frame of frames.filter((f) => f.kind === "keys")) {
    // Not by a member of old: who has left, and the relay, could make the next letter theirs to read.
    const grant = await firstOf([frame.data], (data) => openGrant(keys, newest, data));
    if (grant === "newer") newer.push(frame);
    else if (grant !== null) (grant.own ? own : handedOn).push(grant);
  }
  const place = { case: caseOf(newest.root, keys.signPublic), person: keys.signPublic };
  const used = new Map<Bytes, Used>();
  const tried = [...own, ...handedOn];
  for (const frame of frames) {
    const { kind } = frame;
    if (kind !== "letter" && kind !== "reply") continue;
    const found = await firstOf(tried, async (grant) => ({ grant, message: await openMessage(kind, grant.caseKey, frame.data) }));
    if (found === "newer") newer.push(frame);
    else if (found === null) unreadable.push(frame);
    else {
      const { grant, message } = found;
      messages.push(message);
      if (kind === "letter" && same(message.author, place.person) && same(message.case, place.case)) {
        const key = grant.caseKey;
        used.set(key, later(used.get(key) ?? NEVER, { roster: message.roster.version, seq: message.seq }));
      }
    }
  }
  // Not by place: a relay may hand out an older key of the person's after a newer.
  for (const grants of [own, handedOn]) grants.sort((a, b) => byRank(b, a, used));
  const named = [...own, ...handedOn].map(({ caseKey }) => [b64u(caseKey), caseKey] as const);
  const caseKeys = [...new Map(named).values()];
  const parties = {
    ...place,
    members: members.map((m) => m.sign),
    rosterVersion: newest.version,
  };
  return {
    caseKey: caseKeys[0] ?? null,
    caseKeys,
    grant: own[0] ?? null,
    checked: checkConversation(parties, messages),
    unreadable,
    newer,
  };
}

/** The newest letter that came under a key: the version of the roster it names, then its number. */
interface Used {
  readonly roster: number;
  readonly seq: number;
}

const NEVER: Used = { roster: -1, seq: -1 };

const later = (a: Used, b: Used): Used => (a.roster - b.roster || a.seq - b.seq) > 0 ? a : b;

/** Less than 0 where the first counts less: all desks and every page put the keys of a case in this order (§3). */
function byRank(a: Grant, b: Grant, used: ReadonlyMap<Bytes, Used>): number {
  const [one, other] = [used.get(a.caseKey) ?? NEVER, used.get(b.caseKey) ?? NEVER];
  return (
    a.seq - b.seq ||
    one.roster - other.roster ||
    by(a.day, b.day) ||
    one.seq - other.seq ||
    by(hex(a.caseKey), hex(b.caseKey))
  );
}

const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const hex = (bytes: Bytes): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function firstOf<K, T>(
  candidates: readonly K[],
  open: (candidate: K) => Promise<T>,
): Promise<T | "newer" | null> {
  for (const candidate of candidates) {
    try {
      return await open(candidate);
    } catch (error) {
      if (error instanceof NewerError) return "newer";
      if (!(error instanceof SealError)) throw error;
    }
  }
  return null;
}
