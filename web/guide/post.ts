// The sealing side as the screens see it: types, and the one way to unpack and start it.
// The code itself lies packed at the end of the file (post_entry.ts) and runs only once it is needed.
import type { Answers } from "../lib/law/index.ts";
import type { CleanFile, FileFault, FileKind, Trace } from "../lib/files/index.ts";
import { type DeskBlock, FileError, packedSeal } from "./file.ts";

/** The desk's members as the checked roster names them. */
export interface RosterView {
  readonly version: number;
  readonly day: string;
  readonly names: readonly string[];
  /** The desk's fingerprint in short groups. */
  readonly fingerprint: string;
}

/** A key phrase as typed: eight words, or what is wrong with it. */
export interface TypedPhrase {
  readonly words: readonly string[] | null;
  readonly count: number;
  readonly unknown: readonly { readonly n: number; readonly word: string; readonly suggestions: readonly string[] }[];
}

/** A file of the letter being written: cleaned, and not yet sent. The same object is the same file. */
export interface NewFile {
  /** Neutral words; the name it had on the device is not sent. */
  readonly name: string;
  readonly kind: FileKind;
  readonly data: Blob;
  readonly removed: readonly Trace[];
}

export interface NewLetter {
  readonly lang: string;
  readonly text: string;
  readonly answers: Answers | null;
  readonly asOf: string | null;
  readonly pack: { readonly id: string; readonly hash: string } | null;
  readonly consent: boolean;
  readonly day: string;
  readonly files: readonly NewFile[];
}

export type Step =
  | { readonly at: "stretching" | "work"; readonly percent: number }
  | { readonly at: "roster" | "sending" }
  | { readonly at: "part"; readonly percent: number }
  | { readonly at: "file"; readonly n: number; readonly count: number; readonly percent: number };

/** How a call to the relay ended when it did not succeed. */
export type Trouble =
  | "network"
  | "no_box"
  | "full"
  | "files_full"
  | "file_missing"
  | "file_changed"
  | "refused"
  | "roster"
  | "newer"
  | "cancelled"
  | "broken";

/** A chosen file, cleaned, or why it cannot be sent. */
export type Chosen = { readonly file: CleanFile } | { readonly fault: FileFault };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export type Alarm = { readonly kind: "gap" | "repeat" | "fork" | "late" | "seen" | "read" | "gone" | "author" | "roster" | "unreadable" | "newer" | "other"; readonly day: string | null };

export interface Said {
  readonly by: "person" | "desk";
  /** The member's name for a reply, empty for the person. */
  readonly name: string;
  readonly day: string;
  readonly text: string;
  readonly answers: boolean;
  readonly files: readonly SaidFile[];
}

/** A file of a message, in its author's words: `name` has nothing in it that is not shown. */
export interface SaidFile {
  /** Which one it is, in this conversation. */
  readonly ref: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export interface Conversation {
  readonly said: readonly Said[];
  readonly alarms: readonly Alarm[];
  readonly consent: boolean;
}

/** A mailbox whose key is in memory. */
export interface Mailbox {
  readonly send: (letter: NewLetter, step: (step: Step) => void, signal: AbortSignal) => Promise<Result<Conversation>>;
  readonly read: (step: (step: Step) => void, signal: AbortSignal) => Promise<Result<Conversation>>;
  /** Fetches a file of the conversation and opens it; what a stopped or cut fetching has is kept for the next. */
  readonly open: (file: SaidFile, step: (step: Step) => void, signal: AbortSignal) => Promise<Result<Blob>>;
  readonly erase: (signal: AbortSignal) => Promise<Result<null>>;
  /** Nothing was found under this key, and the person knows it: the next letter opens a mailbox of it. */
  readonly begin: () => void;
  /** Deletes at the relay what was sent already of a file that is not to go after all. */
  readonly forget: (file: NewFile) => void;
}

export interface Post {
  readonly roster: RosterView;
  readonly keptDays: number;
  readonly mostCharacters: number;
  readonly mostFiles: number;
  readonly clean: (file: Blob) => Promise<Chosen>;
  readonly newPhrase: (lang: string) => readonly string[];
  readonly typed: (text: string, lang: string) => TypedPhrase;
  readonly mailbox: (words: readonly string[], step: (step: Step) => void, signal: AbortSignal) => Promise<Mailbox>;
}

/** What post_entry.ts leaves behind when it runs. */
export type OpenPost = (desk: DeskBlock) => Post;

declare global {
  var ploughsharePost: OpenPost | undefined;
}

async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

/**
 * Unpack the sealing code, let it run as an inline script (the page's policy knows its hash), and open the desk.
 * @throws FileError when the file was cut short or the code was refused.
 */
export async function openPost(desk: DeskBlock): Promise<Post> {
  if (globalThis.ploughsharePost === undefined) {
    const packed = packedSeal();
    if (packed === null) throw new FileError("cut short");
    const script = document.createElement("script");
    script.textContent = await unpack(packed);
    document.body.append(script);
    script.remove();
  }
  const open = globalThis.ploughsharePost;
  if (open === undefined) throw new FileError("the sealing code did not start");
  return open(desk);
}
