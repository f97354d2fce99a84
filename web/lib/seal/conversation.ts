// A mailbox's records opened: the case key out of its grants, then every letter and reply, checked.
import { b64u, type Bytes } from "../wire/bytes.ts";
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
  // By number and not by place: a relay may hand out an older key of the person's after a newer.
  own.reverse().sort((a, b) => b.seq - a.seq);
  const named = [...own, ...handedOn.reverse()].map(({ caseKey }) => [b64u(caseKey), caseKey] as const);
  const caseKeys = [...new Map(named).values()];
  for (const frame of frames) {
    const { kind } = frame;
    if (kind !== "letter" && kind !== "reply") continue;
    const message = await firstOf(caseKeys, (key) => openMessage(kind, key, frame.data));
    if (message === "newer") newer.push(frame);
    else if (message === null) unreadable.push(frame);
    else messages.push(message);
  }
  const parties = {
    case: caseOf(newest.root, keys.signPublic),
    person: keys.signPublic,
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
