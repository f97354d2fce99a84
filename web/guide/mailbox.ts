// One person's mailbox at the desk's relays: what is sent, what is read, and what did not fit (docs/protocol.md §4, §6).
// Runs inside the sealing code. Keys live in this closure and nowhere else.
import {
  callerOf,
  type Checked,
  checkConversation,
  type Fault,
  caseOf,
  type Message,
  type Grant,
  newCaseKey,
  nextPlace,
  openConversation,
  openMessage,
  type PersonKeys,
  type Random,
  RosterError,
  sealGrant,
  sealLetter,
  someoneLeft,
  type VerifiedRoster,
  verifyRoster,
} from "../lib/seal/index.ts";
import { b64u, type Bytes, type Frame, mailboxId, type NamedFile, type Outcome, RelayClient, same } from "../lib/wire/index.ts";
import { MEDIA_TYPES } from "../lib/files/index.ts";
import { FileFetching } from "./file_fetching.ts";
import { FileSending } from "./file_sending.ts";
import type { Alarm, Conversation, Mailbox, NewFile, NewLetter, Result, Said, SaidFile, Step, Trouble } from "./post.ts";

export interface Desk {
  /** The roster in the file, its signature checked. */
  readonly held: VerifiedRoster;
  readonly relays: readonly RelayClient[];
  readonly random: Random;
}

interface Pending {
  readonly letter: NewLetter;
  readonly file: Bytes;
}

/** A call that did not succeed, as it travels up to the screen. */
class TroubleError extends Error {
  override name = "TroubleError";
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

function troubleOf(outcome: Exclude<Outcome<unknown>, { is: "done" }>): Trouble {
  if (outcome.is === "cancelled") return "cancelled";
  // What answers without speaking the protocol stands between us and the relay: that is the network.
  if (outcome.is !== "refused") return "network";
  if (outcome.code === "not_found") return "no_box";
  if (outcome.code === "version") return "newer";
  return outcome.code === "full" ? "full" : "refused";
}

function value<T>(outcome: Outcome<T>): T {
  if (outcome.is === "done") return outcome.value;
  throw new TroubleError(troubleOf(outcome));
}

async function told<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof TroubleError) return { ok: false, trouble: error.trouble };
    if (error instanceof RosterError) return { ok: false, trouble: error.fault === "newer" ? "newer" : "roster" };
    return { ok: false, trouble: "broken" };
  }
}

/** The mailbox of these keys; nothing is asked of a relay before `send`, `read` or `erase`. */
export function openMailbox(desk: Desk, keys: PersonKeys, isNew: boolean): Mailbox {
  return new PersonMailbox(desk, keys, isNew);
}

class PersonMailbox implements Mailbox {
  readonly #desk: Desk;
  readonly #keys: PersonKeys;
  #rosters: readonly VerifiedRoster[];
  #home: RelayClient | null = null;
  /** Nothing was ever posted with these keys, so there is nothing to read first. */
  #untouched: boolean;
  #caseKey: Bytes | null = null;
  /** Every key of the case that was handed out: a file may be of before a change. */
  #caseKeys: readonly Bytes[] = [];
  #grant: Bytes | null = null;
  /** The person's newest grant, as the mailbox has it. */
  #held: Grant | null = null;
  #messages: readonly Message[] = [];
  /** Messages that were here, on this page, and that the relay does not hand out any more. */
  #gone: readonly Message[] = [];
  #unreadable = 0;
  #newer = 0;
  /** A letter whose receipt has not come. */
  #pending: Pending | null = null;
  /** A pending letter that was found in the mailbox. */
  #arrived: Pending | null = null;
  /** Files that were begun; one whose line dropped goes on from there. */
  readonly #sendings = new Map<NewFile, FileSending>();
  readonly #fetchings = new Map<string, FileFetching>();

  constructor(desk: Desk, keys: PersonKeys, isNew: boolean) {
    this.#desk = desk;
    this.#keys = keys;
    this.#rosters = [desk.held];
    this.#untouched = isNew;
  }

  readonly read: Mailbox["read"] = (step, signal) =>
    told(async () => {
      step({ at: "roster" });
      await this.#newestRoster(signal);
      step({ at: "sending" });
      await this.#fetch(signal);
      return this.#conversation();
    });

  readonly send: Mailbox["send"] = (letter, step, signal) =>
    told(async () => {
      step({ at: "roster" });
      const held = await this.#newestRoster(signal);
      const relay = this.#home;
      if (relay === null) throw new TroubleError("network");
      if (this.#untouched) await this.#open(relay, held, letter.day, step, signal);
      else await this.#catchUp(relay, held, letter.day, step, signal);
      const files = await this.#sendFiles(relay, letter.files, step, signal);
      step({ at: "sending" });
      await this.#post(relay, held, letter, files, signal);
      for (const file of letter.files) this.#sendings.delete(file);
      return this.#conversation();
    });

  readonly open: Mailbox["open"] = (file, step, signal) =>
    told(async () => {
      const fetching = this.#fetchingOf(file, this.#home ?? (await this.#findHome(signal)));
      const onPart = (done: number, parts: number): void => step({ at: "part", percent: Math.floor((100 * done) / parts) });
      const fetched = await fetching.go(onPart, signal);
      if (fetched.is !== "cancelled" && fetched.is !== "network") this.#fetchings.delete(file.ref);
      if (fetched.is === "missing") throw new TroubleError("file_missing");
      if (fetched.is === "changed") throw new TroubleError("file_changed");
      return value(fetched);
    });

  readonly erase: Mailbox["erase"] = (signal) =>
    told(async () => {
      const relay = this.#home ?? (await this.#findHome(signal));
      value(await relay.deleteMailbox(callerOf(this.#keys), signal));
      this.#messages = [];
      this.#gone = [];
      this.#caseKey = null;
      this.#held = null;
      // The grant was of that key: with another, nobody could read what is written next.
      this.#grant = null;
      this.#sendings.clear();
      this.#fetchings.clear();
      return null;
    });

  readonly begin: Mailbox["begin"] = () => {
    this.#untouched = true;
  };

  readonly forget: Mailbox["forget"] = (file) => {
    const sending = this.#sendings.get(file);
    this.#sendings.delete(file);
    sending?.drop(new AbortController().signal).catch(() => undefined);
  };

  /** The newest roster of the first relay that answers; older or forged ones are refused. */
  async #newestRoster(signal: AbortSignal): Promise<VerifiedRoster> {
    const known = this.#rosters.at(-1) ?? this.#desk.held;
    const relays = this.#home === null ? this.#desk.relays : [this.#home];
    let last: Outcome<Bytes> = { is: "network" };
    for (const relay of relays) {
      last = await relay.roster(signal);
      // Of several relays one may speak another version: the next is asked (§11.2).
      if (last.is === "network" || last.is === "broken" || (last.is === "refused" && last.code === "version")) continue;
      this.#home = relay;
      break;
    }
    // A relay that knows no such desk will not take its letters either.
    if (last.is === "refused") throw new TroubleError(last.code === "version" ? "newer" : "refused");
    const newest = verifyRoster(value(last), this.#desk.held.roster.root, { version: known.roster.version, hash: known.hash });
    if (newest.roster.version > known.roster.version) this.#rosters = [...this.#rosters, newest];
    return newest;
  }

  async #findHome(signal: AbortSignal): Promise<RelayClient> {
    await this.#newestRoster(signal);
    if (this.#home === null) throw new TroubleError("network");
    return this.#home;
  }

  /** Reads the whole mailbox, from whichever relay has it. */
  async #fetch(signal: AbortSignal): Promise<void> {
    const first = this.#home;
    const order = [...(first === null ? [] : [first]), ...this.#desk.relays.filter((relay) => relay !== first)];
    let worst: Trouble = "no_box";
    for (const relay of order) {
      const outcome = await relay.fetchAll(callerOf(this.#keys), 0, signal);
      if (outcome.is === "done") {
        this.#home = relay;
        await this.#take(outcome.value);
        return;
      }
      const trouble = troubleOf(outcome);
      if (trouble === "cancelled") throw new TroubleError(trouble);
      if (trouble !== "no_box") worst = trouble;
    }
    throw new TroubleError(worst);
  }

  async #take(frames: readonly Frame[]): Promise<void> {
    const opened = await openConversation(this.#keys, this.#rosters.map(({ roster }) => roster), frames);
    this.#untouched = false;
    this.#caseKey = opened.caseKey ?? this.#caseKey;
    this.#caseKeys = opened.caseKeys;
    this.#held = opened.grant;
    const handedOut = opened.checked.map(({ message }) => message);
    this.#gone = without(this.#messages, handedOut);
    this.#messages = putBack(handedOut, this.#messages, this.#gone);
    // A mailbox begins with the person's own grant: without it, something of it was withheld or lost.
    this.#unreadable = opened.unreadable.length + (opened.caseKey === null ? 1 : 0);
    this.#newer = opened.newer.length;
    const pending = this.#pending;
    if (pending !== null && frames.some((frame) => same(frame.data, pending.file))) this.#pending = null;
  }

  /** Opens the mailbox; the same grant is posted again after a failure, which stores nothing twice. */
  async #open(relay: RelayClient, held: VerifiedRoster, day: string, step: (step: Step) => void, signal: AbortSignal): Promise<void> {
    step({ at: "work", percent: 0 });
    this.#caseKey ??= newCaseKey(this.#desk.random);
    this.#grant ??= await sealGrant(this.#keys, held.roster, this.#caseKey, day);
    const box = mailboxId(this.#desk.held.roster.root, this.#keys.signPublic);
    const onWork = (percent: number): void => step({ at: "work", percent });
    value(await relay.openMailbox(callerOf(this.#keys), box, this.#grant, signal, onWork));
    this.#untouched = false;
  }

  /** What came in the meantime, so that the next letter follows it; a mailbox that never came to be is opened. */
  async #catchUp(relay: RelayClient, held: VerifiedRoster, day: string, step: (step: Step) => void, signal: AbortSignal): Promise<void> {
    const outcome = await relay.fetchAll(callerOf(this.#keys), 0, signal);
    if (outcome.is === "refused" && outcome.code === "not_found" && this.#grant !== null && this.#messages.length === 0) {
      await this.#open(relay, held, day, step, signal);
      return;
    }
    const before = this.#pending;
    await this.#take(value(outcome));
    if (this.#caseKey === null) throw new TroubleError("broken");
    if (this.#held !== null && someoneLeft(this.#held, held.roster)) await this.#changeKey(relay, held, this.#held.seq + 1, day, signal);
    // The letter of a sending that broke off is there after all: it went, and is not sent twice.
    if (before !== null && this.#pending === null) this.#arrived = before;
  }

  /** Sends every file of a letter, part by part; the letter that names them goes after them. */
  async #sendFiles(relay: RelayClient, files: readonly NewFile[], step: (step: Step) => void, signal: AbortSignal): Promise<readonly NamedFile[]> {
    const named: NamedFile[] = [];
    for (const [i, file] of files.entries()) {
      const of = { n: i + 1, count: files.length };
      step({ at: "file", ...of, percent: 0 });
      const sending = this.#sendingOf(relay, file);
      const onPart = (done: number, parts: number): void => step({ at: "file", ...of, percent: Math.floor((100 * done) / parts) });
      const sent = await sending.go(onPart, (percent) => step({ at: "work", percent }), signal);
      if (sent.is === "refused" && sent.code === "full") throw new TroubleError("files_full");
      named.push(value(sent));
    }
    return named;
  }

  #sendingOf(relay: RelayClient, file: NewFile): FileSending {
    if (this.#caseKey === null) throw new TroubleError("broken");
    const begun = this.#sendings.get(file);
    if (begun?.isFor(relay, this.#caseKey) === true) return begun;
    const toGo = { name: file.name, mediaType: MEDIA_TYPES[file.kind], data: file.data };
    const sending = new FileSending(relay, this.#keys, this.#caseKey, toGo, this.#desk.random);
    this.#sendings.set(file, sending);
    return sending;
  }

  #fetchingOf({ ref }: SaidFile, relay: RelayClient): FileFetching {
    const begun = this.#fetchings.get(ref);
    if (begun !== undefined) return begun;
    const named = this.#messages.flatMap((message) => message.files.map((file) => [refOf(message, file), file] as const)).find(([known]) => known === ref)?.[1];
    if (named === undefined) throw new TroubleError("file_missing");
    const fetching = new FileFetching(relay, this.#keys, this.#caseKeys, named);
    this.#fetchings.set(ref, fetching);
    return fetching;
  }

  /** Somebody who had the case key is no member any more: from here on we write with another. */
  async #changeKey(relay: RelayClient, held: VerifiedRoster, seq: number, day: string, signal: AbortSignal): Promise<void> {
    const caseKey = newCaseKey(this.#desk.random);
    const grant = await sealGrant(this.#keys, held.roster, caseKey, day, seq);
    value(await relay.postKeys(callerOf(this.#keys), grant, signal));
    this.#caseKey = caseKey;
  }

  async #post(relay: RelayClient, held: VerifiedRoster, letter: NewLetter, files: readonly NamedFile[], signal: AbortSignal): Promise<void> {
    const arrived = this.#arrived;
    this.#arrived = null;
    if (arrived !== null && isSame(arrived.letter, letter)) return;
    const caseKey = this.#caseKey;
    if (caseKey === null) throw new TroubleError("broken");
    const place = nextPlace(this.#checked());
    const file = await sealLetter(this.#keys, caseKey, held, place, {
      day: letter.day,
      lang: letter.lang,
      text: letter.text,
      answers: letter.answers as Parameters<typeof sealLetter>[4]["answers"],
      asOf: letter.asOf,
      pack: letter.pack,
      consent: letter.consent,
      files,
    });
    this.#pending = { letter, file };
    value(await relay.postLetter(callerOf(this.#keys), file, signal));
    this.#pending = null;
    this.#messages = [...this.#messages, await openMessage("letter", caseKey, file)];
  }

  #checked(): readonly Checked[] {
    const { root } = this.#desk.held.roster;
    const parties = {
      case: caseOf(root, this.#keys.signPublic),
      person: this.#keys.signPublic,
      members: this.#rosters.flatMap(({ roster }) => roster.members.map((m) => m.sign)),
      rosterVersion: (this.#rosters.at(-1) ?? this.#desk.held).roster.version,
    };
    return checkConversation(parties, this.#messages);
  }

  #conversation(): Conversation {
    const checked = this.#checked();
    const alarms: Alarm[] = checked.flatMap(({ message, faults }) => faults.map((fault) => ({ kind: alarmOf(fault, message), day: message.day })));
    for (const { day } of this.#gone) alarms.push({ kind: "gone", day });
    for (let i = 0; i < this.#unreadable; i += 1) alarms.push({ kind: "unreadable", day: null });
    for (let i = 0; i < this.#newer; i += 1) alarms.push({ kind: "newer", day: null });
    const letters = checked.filter(({ message, faults }) => message.kind === "letter" && !faults.includes("author"));
    const newest = letters.reduce<Message | null>((best, { message }) => (best === null || message.seq >= best.seq ? message : best), null);
    return {
      said: checked.filter(({ faults }) => !faults.includes("repeat")).map(({ message }) => this.#said(message)),
      alarms,
      consent: newest?.consent ?? false,
    };
  }

  #said(message: Message): Said {
    const members = this.#rosters.flatMap(({ roster }) => roster.members);
    return {
      by: message.kind === "letter" ? "person" : "desk",
      name: message.kind === "letter" ? "" : (members.find((m) => same(m.sign, message.author))?.name ?? ""),
      day: message.day,
      text: message.text,
      answers: message.answers !== null,
      files: message.files.map((file) => ({ ref: refOf(message, file), name: shownName(file.name), mediaType: file.mediaType, sizeBytes: file.sizeBytes })),
    };
  }
}

/** Whether two letters say the same and bring the very same files: of a file's bytes JSON shows nothing. */
function isSame(one: NewLetter, other: NewLetter): boolean {
  return JSON.stringify(one) === JSON.stringify(other) && one.files.every((file, i) => file === other.files[i]);
}

const refOf = (message: Message, file: NamedFile): string => `${b64u(message.hash)}.${b64u(file.id)}`;

/** A name without what turns letters round or hides them. */
const shownName = (name: string): string => name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();

function alarmOf(fault: Fault, message: Message): Alarm["kind"] {
  if (fault === "case" || fault === "far") return "other";
  return fault === "seen" && message.kind === "letter" ? "read" : fault;
}

/** Those of the messages that are not among the others. */
function without(messages: readonly Message[], others: readonly Message[]): readonly Message[] {
  return messages.filter((m) => !others.some((other) => same(other.hash, m.hash)));
}

/** What is handed out, with what is gone in the place it had. */
function putBack(handedOut: readonly Message[], before: readonly Message[], gone: readonly Message[]): readonly Message[] {
  const all = [...handedOut];
  for (const m of gone) {
    const earlier = before.slice(0, before.indexOf(m));
    const last = all.findLastIndex((other) => earlier.some((e) => same(e.hash, other.hash)));
    all.splice(last + 1, 0, m);
  }
  return all;
}
