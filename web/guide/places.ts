// Where in the guide a reader is, and what the guide holds about them meanwhile: values only.
import type { Answers } from "../lib/law/index.ts";
import type { Conversation, Mailbox, NewFile } from "./post.ts";
import type { Who } from "./words.ts";

export type Place =
  | { readonly at: "start" | "whom" | "list" | "day" | "danger" | "letter" | "key" | "sent" | "reply" | "talk" }
  | { readonly at: "again" | "deleted" | "stays" | "genuine" | "not" }
  | { readonly at: "question"; readonly fact: string; readonly changing: boolean }
  | { readonly at: "result"; readonly urgentOnly: boolean }
  | { readonly at: "paper"; readonly paper: string };

export const START: Place = { at: "start" };

/** A letter while it is being written. */
export interface Draft {
  readonly text: string;
  readonly attach: boolean;
  readonly consent: boolean;
  readonly files: readonly NewFile[];
}

export const EMPTY_DRAFT: Draft = { text: "", attach: true, consent: false, files: [] };

/** All that is known of the reader; it lives in memory only and goes with the page. */
export interface Session {
  readonly lang: string;
  readonly who: Who | null;
  readonly answers: Answers;
  /** The day asked about; null is today. */
  readonly asOf: string | null;
  /** Facts whose answers the last change made pointless: said once, on the list. */
  readonly gone: readonly string[];
  /** What is typed into each paper's fields. */
  readonly papers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly draft: Draft;
  /** The key of the letter being written, once it was shown. */
  readonly phrase: readonly string[] | null;
  /** The mailbox of the phrase, once it was opened or a letter was sent. */
  readonly mailbox: Mailbox | null;
  readonly talk: Conversation | null;
}

export function freshSession(lang: string): Session {
  return {
    lang,
    who: null,
    answers: {},
    asOf: null,
    gone: [],
    papers: {},
    draft: EMPTY_DRAFT,
    phrase: null,
    mailbox: null,
    talk: null,
  };
}
