// The law's own code: the hash of the compiled pack, worked out anew (docs/packs.md) and not taken on the file's word.
import { canonical } from "../lib/law/canonical.ts";
import type { Pack } from "../lib/law/index.ts";

export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** `same`: the law and its words are those of the code it states. `unknown`: this browser cannot tell here. */
export interface LawCode {
  /** The code as worked out; as stated, where it cannot be. */
  readonly code: string;
  readonly found: "same" | "changed" | "unknown";
}

/** The browser's own SHA-256, which pages from an unsafe address do not get. */
export function browserDigest(): Digest | null {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  return subtle === undefined ? null : (bytes) => subtle.digest("SHA-256", bytes);
}

/** @param words the law's words that the file carries, by language. */
export async function lawCode(pack: Pack, words: Readonly<Record<string, string>>, digest: Digest | null): Promise<LawCode> {
  if (digest === null) return { code: pack.hash, found: "unknown" };
  const hash = async (text: string): Promise<string> =>
    [...new Uint8Array(await digest(new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const { hash: _stated, signoff: _signoff, words: _words, ...covered } = pack as Pack & { readonly words?: unknown };
  const code = await hash(canonical(covered));
  const spoken = await Promise.all(
    Object.entries(words).map(async ([lang, text]) => pack.words_sha256?.[lang] === (await hash(text))),
  );
  return { code, found: code === pack.hash && spoken.every(Boolean) ? "same" : "changed" };
}
