// What this one file carries beside the code: the law, the desk, and the sealing code, still packed.
import type { Pack } from "../lib/law/index.ts";

/** Who can be written to, and how. */
export interface DeskBlock {
  /** The newest roster at the file's making (protocol §5), b64u. */
  readonly roster: string;
  /** The desk's root public key, b64u. */
  readonly root: string;
  readonly relays: readonly string[];
  readonly built_on: string;
  /** Key-phrase words by language, in order, separated by single spaces. */
  readonly phrase_words: Readonly<Record<string, string>>;
}

/** The file was cut short, or was not made completely. */
export class FileError extends Error {
  override name = "FileError";
}

/** An element's text, once it has arrived: the parser has gone on behind it, or has ended. */
function block(id: string): string | null {
  const element = document.getElementById(id);
  if (element === null || (element.nextElementSibling === null && !hasEnded())) return null;
  const text = element.textContent;
  return text === null || text.trim() === "" ? null : text;
}

/** Whether nothing more of the file will come. */
export function hasEnded(): boolean {
  return document.readyState !== "loading";
}

/** The law, or null as long as it has not arrived whole. */
export function readPack(): Pack | null {
  return parsed<Pack>(block("pack"));
}

const earlyWords = new Map<string, string>();

/** What the first screens say in a language; empty where the guide does not speak it. They stand before the script. */
export function readEarlyWords(lang: string): string {
  const known = earlyWords.get(lang);
  if (known !== undefined) return known;
  const words = parsed<string>(block(`early-${lang}`)) ?? "";
  earlyWords.set(lang, words);
  return words;
}

/** The other sentences in a language, the guide's own and the law's, or null as long as they have not arrived whole. */
export function readWords(lang: string): readonly [own: string, law: string] | null {
  const own = parsed<string>(block(`own-${lang}`));
  const law = parsed<string>(block(`words-${lang}`));
  return own === null || law === null ? null : [own, law];
}

function parsed<T>(text: string | null): T | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

/** The file names nobody to write to. */
export class NoDeskError extends Error {
  override name = "NoDeskError";
}

/**
 * The desk, once nothing more of the file will come.
 * @throws NoDeskError when the file has none or breaks off before its end.
 */
export async function readDesk(): Promise<DeskBlock> {
  await ended();
  const desk = parsed<DeskBlock>(block("desk"));
  if (desk === null) throw new NoDeskError("no desk in this file");
  return desk;
}

function ended(): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded()) resolve();
    else addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
}

/** Calls `more` whenever another part of the file has arrived, until the file has ended; once at least. */
export function onArrival(more: () => void): void {
  const watch = new MutationObserver(more);
  watch.observe(document.body, { childList: true });
  void ended().then(() => {
    watch.disconnect();
    more();
  });
}

/** What the file's head says, so that the first screen need not wait for the law behind it. */
export interface FileHead {
  readonly languages: readonly string[];
  /** The last day the law was checked for. */
  readonly lawUntil: string;
  readonly builtOn: string;
}

export function readHead(): FileHead {
  const meta = (name: string): string => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
  return { languages: meta("languages").split(" "), lawUntil: meta("law-until"), builtOn: meta("built-on") };
}

/** The packed sealing code, or null when the file was cut short before its end. */
export function packedSeal(): string | null {
  return block("z");
}
