// Strict JSON: one value, no fractions, no key twice, bounded, read once into typed fields.
import { type Bytes, fromB64u, fromUtf8, NewerFormError, utf8, WireError } from "./bytes.ts";
import { parseDay } from "./names.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const DEPTH_MAX = 16;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;
const WHOLE = /^-?(?:0|[1-9]\d*)$/;

/**
 * One JSON value from UTF-8 bytes.
 * @param fractions keep numbers with a fraction, for what another library wrote.
 * @throws WireError at more than `bytesMax` bytes, deep nesting, fractions, a key twice, half a character.
 */
export function loadJson(untrusted: Uint8Array, bytesMax: number, fractions = false): Json {
  if (untrusted.length > bytesMax) throw new WireError("this JSON is larger than agreed");
  const text = fromUtf8(untrusted);
  if (text.startsWith("\uFEFF")) throw new WireError("this is not JSON");
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new WireError("this is not JSON");
  }
  checkTokens(text, fractions);
  return value;
}

/** Walks the tokens of valid JSON for what `JSON.parse` lets pass. */
function checkTokens(text: string, fractions: boolean): void {
  const open: (Set<string> | null)[] = [];
  let isKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const keys = open[open.length - 1] ?? null;
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : null);
      isKey = token === "{";
      if (open.length > DEPTH_MAX) throw new WireError("this JSON is nested too deeply");
    } else if (token === "}" || token === "]") {
      open.pop();
      isKey = false;
    } else if (token === ",") {
      isKey = keys !== null;
    } else if (token === ":") {
      isKey = false;
    } else if (token.startsWith('"')) {
      const said = JSON.parse(token) as string;
      if (/[\uD800-\uDFFF]/u.test(said)) throw new WireError("this JSON has half a character");
      if (isKey && keys?.has(said) === true) throw new WireError("this JSON names a key twice");
      if (isKey) keys?.add(said);
    } else if (/^[-\d]/.test(token) && !fractions) {
      if (!WHOLE.test(token) || token === "-0")
        throw new WireError("this JSON has a number that is not whole");
      if (!Number.isSafeInteger(Number(token)))
        throw new WireError("this JSON has a number that is too large");
    }
  }
}

/**
 * The value, unless its `v` is that of a version to come.
 * @throws NewerFormError
 */
export function refuseNewer(untrusted: Json): Json {
  const version = untrusted !== null && typeof untrusted === "object" && "v" in untrusted ? untrusted.v : null;
  if (typeof version === "number" && version > 1)
    throw new NewerFormError("this was written by a newer version");
  return untrusted;
}

/** Compact JSON in the order given: what is signed is these bytes and no others. */
export const dumpJson = (value: Json): Bytes => utf8(JSON.stringify(value));

/** The members of one JSON object with exactly the agreed keys, each taken with its form checked. */
export class Fields {
  readonly what: string;
  readonly members: { readonly [key: string]: Json };

  /** @throws WireError when the value is not an object with exactly these keys. */
  constructor(untrusted: Json, what: string, keys: readonly string[], optional: readonly string[] = []) {
    this.what = what;
    if (typeof untrusted !== "object" || untrusted === null || Array.isArray(untrusted)) {
      throw new WireError(`${what} is not a JSON object`);
    }
    const given = Object.keys(untrusted);
    if (
      keys.some((k) => !given.includes(k)) ||
      given.some((k) => !keys.includes(k) && !optional.includes(k))
    ) {
      throw new WireError(`${what} does not have exactly its agreed keys`);
    }
    this.members = untrusted as { readonly [key: string]: Json };
  }

  wrong(key: string, form: string): WireError {
    return new WireError(`${this.what}: ${key} is not ${form}`);
  }

  value(key: string): Json {
    return this.members[key] ?? null;
  }

  constant(key: string, wanted: string | number): void {
    if (this.members[key] !== wanted) throw this.wrong(key, "what this version of the protocol has there");
  }

  /** A text of bounded length in characters, without control characters other than tab and newline. */
  text(key: string, charsMax: number, charsMin = 0): string {
    const value = this.members[key];
    if (typeof value !== "string") throw this.wrong(key, "a text");
    const chars = [...value].length;
    if (chars > charsMax || chars < charsMin || /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(value)) {
      throw this.wrong(key, "a text of its agreed length and without control characters");
    }
    return value;
  }

  integer(key: string, low = 0, high = Number.MAX_SAFE_INTEGER): number {
    const value = this.members[key];
    if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high) {
      throw this.wrong(key, "a whole number within its bounds");
    }
    return value;
  }

  boolean(key: string): boolean {
    const value = this.members[key];
    if (typeof value !== "boolean") throw this.wrong(key, "true or false");
    return value;
  }

  bytes(key: string, size: number): Bytes {
    try {
      return fromB64u(this.members[key], size);
    } catch {
      throw this.wrong(key, `base64url of ${size} bytes`);
    }
  }

  bytesOrNull(key: string, size: number): Bytes | null {
    return this.members[key] === null ? null : this.bytes(key, size);
  }

  day(key: string): string {
    try {
      return parseDay(this.members[key]);
    } catch {
      throw this.wrong(key, "a day");
    }
  }

  each<T>(key: string, countMax: number, take: (untrusted: Json) => T): readonly T[] {
    const value = this.members[key];
    if (!Array.isArray(value) || value.length > countMax)
      throw this.wrong(key, `a list of at most ${countMax}`);
    return (value as readonly Json[]).map(take);
  }
}
