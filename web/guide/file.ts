// What this one file carries beside the code: the law, the desk, and the sealing code, still packed.
import type { Pack } from "../lib/law/index.ts";

/** The compiled pack with each language's Fluent text. */
export type PackWithWords = Pack & { readonly words: Readonly<Record<string, string>> };

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

function block(id: string): string | null {
  const text = document.getElementById(id)?.textContent;
  return text === undefined || text === null || text.trim() === "" ? null : text;
}

/**
 * The law, once the document is whole.
 * @throws FileError when the file was cut short before its end.
 */
export function readPack(): PackWithWords {
  try {
    return JSON.parse(block("pack") ?? "") as PackWithWords;
  } catch {
    throw new FileError("no law in this file");
  }
}

/** The desk's block, or null when the file has none; asked for only once the document is whole. */
export function readDesk(): DeskBlock | null {
  const text = block("desk");
  return text === null ? null : (JSON.parse(text) as DeskBlock);
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
