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

export function readPack(): PackWithWords {
  const text = block("pack");
  if (text === null) throw new FileError("no law in this file");
  return JSON.parse(text) as PackWithWords;
}

/** The desk's block, or null when the file has none; asked for only once the document is whole. */
export function readDesk(): DeskBlock | null {
  const text = block("desk");
  return text === null ? null : (JSON.parse(text) as DeskBlock);
}

/** The day the file was made stands in its head, so that even a file cut short shows its age. */
export function builtOn(): string | null {
  return document.querySelector('meta[name="built-on"]')?.getAttribute("content") ?? null;
}

/** The packed sealing code, or null when the file was cut short before its end. */
export function packedSeal(): string | null {
  return block("z");
}
