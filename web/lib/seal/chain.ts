// A conversation as its reader checks it (docs/protocol.md §4.2): what does not fit is named, nothing is dropped.
import { b64u, type Bytes, same } from "../wire/bytes.ts";
import { type Message, type Place, sameHash } from "./letters.ts";

/**
 * What does not fit about a message: messages before it are missing (`gap`); it came before (`repeat`); it takes the
 * place of another, or does not follow the one it should (`fork`); it comes after later ones (`late`); its author had
 * read something that is not here (`seen`); its author is nobody of this conversation (`author`); it is of another
 * case (`case`).
 */
export type Fault = "gap" | "repeat" | "fork" | "late" | "seen" | "author" | "case";

export interface Checked {
  readonly message: Message;
  readonly faults: readonly Fault[];
}

export interface Parties {
  readonly case: Uint8Array;
  readonly person: Uint8Array;
  /** Signing keys that may reply: those of every roster of this desk that is trusted. */
  readonly members: readonly Uint8Array[];
}

/** Each message, in the order the relay gave them, with what does not fit about it. */
export function checkConversation(parties: Parties, messages: readonly Message[]): readonly Checked[] {
  const directions = { letter: new Direction(), reply: new Direction() };
  const known = new Set(messages.map((m) => `${m.kind} ${b64u(m.hash)}`));
  return messages.map((message) => {
    const { kind } = message;
    const faults = [...directions[kind].take(message)];
    const authors = kind === "letter" ? [parties.person] : parties.members;
    if (!authors.some((a) => same(a, message.author))) faults.push("author");
    if (!same(parties.case, message.case)) faults.push("case");
    const other = kind === "letter" ? "reply" : "letter";
    if (message.seen !== null && !known.has(`${other} ${b64u(message.seen)}`)) faults.push("seen");
    return { message, faults };
  });
}

/** One side's messages so far. */
class Direction {
  readonly hashes = new Set<string>();
  readonly places = new Map<number, Bytes>();
  last = -1;

  take(m: Message): readonly Fault[] {
    const name = b64u(m.hash);
    if (this.hashes.has(name)) return ["repeat"];
    this.hashes.add(name);
    if (this.places.has(m.seq)) return ["fork"];
    this.places.set(m.seq, m.hash);
    if (m.seq < this.last) return this.follows(m) ? ["late"] : ["late", "fork"];
    const gap = m.seq > this.last + 1;
    this.last = m.seq;
    if (gap) return ["gap"];
    return this.follows(m) ? [] : ["fork"];
  }

  /** Whether `prev` names the message before, as far as that one is here. */
  follows(m: Message): boolean {
    if (m.seq === 0) return m.prev === null;
    const before = this.places.get(m.seq - 1);
    return before === undefined || sameHash(m.prev, before);
  }
}

/** Where the person's next letter stands after these messages. */
export function nextPlace(checked: readonly Checked[]): Place {
  const sound = checked.filter(({ faults }) => !faults.includes("author") && !faults.includes("case"));
  const newest = (kind: Message["kind"]): Message | null =>
    sound
      .map(({ message }) => message)
      .filter((m) => m.kind === kind)
      .reduce<Message | null>((best, m) => (best === null || m.seq > best.seq ? m : best), null);
  const [letter, reply] = [newest("letter"), newest("reply")];
  return { seq: letter === null ? 0 : letter.seq + 1, prev: letter?.hash ?? null, seen: reply?.hash ?? null };
}
