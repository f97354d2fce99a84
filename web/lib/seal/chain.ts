// A conversation as its reader checks it (docs/protocol.md §4.2): what does not fit is named, nothing is
// dropped.
import { b64u, same } from "../wire/bytes.ts";
import { MAILBOX_RECORDS_MAX } from "../wire/limits.ts";
import type { Message, Place } from "./letters.ts";

/**
 * One thing wrong with one side of a conversation: the messages numbered `seq` to `until` are not here
 * (`gap`); number `seq` came again (`repeat`), was given twice or does not follow the one before (`fork`),
 * came after a later one (`order`), answers a message of the other side that is not here (`unknown_seen`), stands further ahead than any
 * gap can be (`far`).
 */
export interface ChainFinding {
  readonly kind: Message["kind"];
  readonly seq: number;
  readonly what: "gap" | "repeat" | "fork" | "order" | "unknown_seen" | "far";
  readonly until: number;
}

/**
 * What does not fit about a message: messages before it are missing (`gap`); it came before (`repeat`); it
 * takes the place of another, or does not follow the one it should (`fork`); it comes after later ones
 * (`late`); its author had read something that is not here (`seen`); its author is nobody of this
 * conversation (`author`); it is of another case (`case`); nothing honest is numbered so far ahead (`far`); its author held a newer roster than the relay
 * gave, so that the relay withheld it (`roster`).
 */
export type Fault = "gap" | "repeat" | "fork" | "late" | "seen" | "author" | "case" | "roster" | "far";

export interface Checked {
  readonly message: Message;
  readonly faults: readonly Fault[];
}

export interface Parties {
  readonly case: Uint8Array;
  readonly person: Uint8Array;
  /** Signing keys that may reply: those of every roster of this desk that is trusted. */
  readonly members: readonly Uint8Array[];
  /** The version of the newest roster the reader was given. */
  readonly rosterVersion: number;
}

/** The number a side has come to; -1 before the first. What is far ahead does not count, and nothing follows it. */
function reach(numbers: readonly number[]): number {
  let end = -1;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number > end + MAILBOX_RECORDS_MAX) break;
    end = number;
  }
  return end;
}

/** What a relay withheld, repeated or moved, from messages in the order they arrived. */
export function chainFindings(arrived: readonly Message[]): readonly ChainFinding[] {
  const letters = arrived.filter((m) => m.kind === "letter");
  const replies = arrived.filter((m) => m.kind === "reply");
  const found = [...sideFindings(letters, replies), ...sideFindings(replies, letters)];
  const once = new Map(found.map((f) => [`${f.kind} ${f.seq} ${f.what} ${f.until}`, f]));
  const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...once.values()].sort(
    (a, b) => by(a.kind, b.kind) || a.seq - b.seq || by(a.what, b.what) || a.until - b.until,
  );
}

function sideFindings(side: readonly Message[], other: readonly Message[]): readonly ChainFinding[] {
  const found: ChainFinding[] = [];
  const say = (m: Message, what: ChainFinding["what"]): unknown =>
    found.push({ kind: m.kind, seq: m.seq, what, until: m.seq });
  const places = new Map<number, Set<string>>();
  const names = new Set<string>();
  const known = new Set(other.map((m) => b64u(m.hash)));
  const end = reach(side.map((m) => m.seq));
  let highest = -1;
  for (const m of side) {
    const name = b64u(m.hash);
    if (names.has(name)) say(m, "repeat");
    else if (m.seq < highest) say(m, "order");
    names.add(name);
    places.set(m.seq, (places.get(m.seq) ?? new Set()).add(name));
    if (m.seq <= end) highest = Math.max(highest, m.seq);
  }
  for (const m of side) {
    const before = places.get(m.seq - 1);
    if ((places.get(m.seq)?.size ?? 0) > 1) say(m, "fork");
    if (before !== undefined && (m.prev === null || !before.has(b64u(m.prev)))) say(m, "fork");
    if (m.seen !== null && !known.has(b64u(m.seen))) say(m, "unknown_seen");
    if (m.seq > end) {
      say(m, "far");
      continue;
    }
    const earlier = [...places.keys()].filter((seq) => seq < m.seq);
    const last = Math.max(-1, ...earlier);
    if (last < m.seq - 1) found.push({ kind: m.kind, seq: last + 1, what: "gap", until: m.seq - 1 });
  }
  return found;
}

/** Each message, in the order the relay gave them, with what does not fit about it. */
export function checkConversation(parties: Parties, arrived: readonly Message[]): readonly Checked[] {
  const findings = chainFindings(arrived);
  const names = new Set<string>();
  const highest = { letter: -1, reply: -1 };
  const known = new Set(arrived.map((m) => `${m.kind} ${b64u(m.hash)}`));
  return arrived.map((message) => {
    const { kind, seq } = message;
    const name = `${kind} ${b64u(message.hash)}`;
    if (names.has(name)) return { message, faults: ["repeat"] };
    names.add(name);
    const mine = findings.filter((f) => f.kind === kind);
    const faults: Fault[] = [];
    if (mine.some((f) => f.what === "gap" && f.until === seq - 1)) faults.push("gap");
    if (mine.some((f) => f.what === "fork" && f.seq === seq)) faults.push("fork");
    const far = mine.some((f) => f.what === "far" && f.seq === seq);
    if (far) faults.push("far");
    if (seq < highest[kind]) faults.push("late");
    if (!far) highest[kind] = Math.max(highest[kind], seq);
    const other = kind === "letter" ? "reply" : "letter";
    if (message.seen !== null && !known.has(`${other} ${b64u(message.seen)}`)) faults.push("seen");
    const authors = kind === "letter" ? [parties.person] : parties.members;
    if (!authors.some((a) => same(a, message.author))) faults.push("author");
    if (!same(parties.case, message.case)) faults.push("case");
    if (message.roster.version > parties.rosterVersion) faults.push("roster");
    return { message, faults };
  });
}

/** Where the person's next letter stands after these messages. */
export function nextPlace(checked: readonly Checked[]): Place {
  const sound = checked.filter(({ faults }) => !faults.includes("author") && !faults.includes("case"));
  const newest = (kind: Message["kind"]): Message | null =>
    sound
      .filter(({ faults }) => !faults.includes("far"))
      .map(({ message }) => message)
      .filter((m) => m.kind === kind)
      .reduce<Message | null>((best, m) => (best === null || m.seq > best.seq ? m : best), null);
  const [letter, reply] = [newest("letter"), newest("reply")];
  return { seq: letter === null ? 0 : letter.seq + 1, prev: letter?.hash ?? null, seen: reply?.hash ?? null };
}
