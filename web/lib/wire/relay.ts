// The person's calls to a relay (docs/protocol.md §6.1 to §6.4). The network is an argument; every end of a
// call is a value. Nothing but the path ever stands in an address.
import { b64u, type Bytes, WireError } from "./bytes.ts";
import {
  afterBody,
  type Caller,
  callName,
  parseChallenge,
  parsePuzzleAnswer,
  parseReceipt,
  parseRefusal,
  proofHeader,
  type RefusalCode,
} from "./calls.ts";
import { type Frame, parseFrames } from "./frames.ts";
import {
  ANSWER_BYTES_MAX,
  FRAMES_BYTES_MAX,
  HEADER_DESK,
  HEADER_FOR,
  HEADER_PART,
  HEADER_PROOF,
  HEADER_WORK,
  MAILBOX_RECORDS_MAX,
  ROSTER_BYTES_MAX,
} from "./limits.ts";
import { PART_BYTES, partName } from "./files.ts";
import { type OnWork, solvePuzzle } from "./puzzle.ts";

/**
 * How a call ended. `network`: no answer, nothing is known of the key or the letter. `refused`: the relay
 * said no. `broken`: what answered does not speak the protocol. `cancelled`: the caller's signal.
 */
export type Outcome<T> =
  | { readonly is: "done"; readonly value: T }
  | { readonly is: "refused"; readonly code: RefusalCode }
  | { readonly is: "network" | "broken" | "cancelled" };

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface RelayOptions {
  /** The relay's address; `/v1/…` is put behind it. */
  readonly url: string;
  readonly deskId: Uint8Array;
  readonly fetch: Fetch;
  /** The longest one request may take. */
  readonly timeoutMs?: number;
}

interface Request {
  readonly path: string;
  /** What a puzzle is asked for: the id of a mailbox or of a file. */
  readonly worksFor?: Uint8Array;
  readonly caller?: Caller;
  readonly body?: Bytes;
  readonly work?: string;
  /** Which part of which file. */
  readonly part?: string;
  readonly bytesMax: number;
  readonly timeoutMs?: number;
}

/** Which part of how many. */
export interface PartPlace {
  readonly number: number;
  readonly parts: number;
}

const TIMEOUT_MS = 60_000;
/** A part of a file on a slow line: as long as a relay waits for a body, and a little. */
const PART_TIMEOUT_MS = 130_000;
/** A challenge lasts five minutes (§6.1); parts of a file share one as long as this. */
const CHALLENGE_SHARED_MS = 200_000;
/** Work that the relay no longer takes, because its price rose meanwhile, is done anew so many times in all. */
const WORKS_MAX = 4;
const EMPTY: Bytes = new Uint8Array(0);

/** One desk's mailboxes at one relay. */
export class RelayClient {
  readonly #base: string;
  readonly #desk: Uint8Array;
  readonly #fetch: Fetch;
  readonly #timeoutMs: number;
  #shared: { readonly challenge: Bytes; readonly at: number } | null = null;

  constructor(options: RelayOptions) {
    this.#base = options.url.replace(/\/+$/, "");
    this.#desk = options.deskId;
    this.#fetch = options.fetch;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /** The newest roster's bytes, not yet checked. */
  async roster(signal?: AbortSignal): Promise<Outcome<Bytes>> {
    return this.#send({ path: "/v1/roster", bytesMax: ROSTER_BYTES_MAX }, undefined, signal);
  }

  /**
   * Opens the caller's mailbox with a grant of the case key, after working on the relay's puzzle: seconds, and up
   * to some minutes while somebody floods the relay. `onWork` is told how far that is; the signal stops it.
   */
  async openMailbox(
    caller: Caller,
    mailbox: Uint8Array,
    grant: Bytes,
    signal?: AbortSignal,
    onWork?: OnWork,
  ): Promise<Outcome<number>> {
    for (let works = 1; ; works += 1) {
      const worked = await this.#work(mailbox, signal, onWork);
      if (worked.is !== "done") return worked;
      const asked = await this.#challenge(signal);
      if (asked.is !== "done") return asked;
      const opened = await this.#store(
        { path: "/v1/mailbox/open", caller, body: grant, work: worked.value, bytesMax: ANSWER_BYTES_MAX },
        asked.value,
        signal,
      );
      if (opened.is !== "refused" || opened.code !== "bad_proof" || works === WORKS_MAX) return opened;
    }
  }

  /**
   * Posts a sealed letter; done only when the relay's receipt is for these bytes. The index is the mailbox's
   * own.
   */
  async postLetter(caller: Caller, letter: Bytes, signal?: AbortSignal): Promise<Outcome<number>> {
    const asked = await this.#challenge(signal);
    if (asked.is !== "done") return asked;
    return this.#store(
      { path: "/v1/mailbox/letter", caller, body: letter, bytesMax: ANSWER_BYTES_MAX },
      asked.value,
      signal,
    );
  }

  /** Posts another grant of the case key, as after a member left. */
  async postKeys(caller: Caller, grant: Bytes, signal?: AbortSignal): Promise<Outcome<number>> {
    const asked = await this.#challenge(signal);
    if (asked.is !== "done") return asked;
    return this.#store(
      { path: "/v1/mailbox/keys", caller, body: grant, bytesMax: ANSWER_BYTES_MAX },
      asked.value,
      signal,
    );
  }

  /** Every record of the mailbox after an index, over as many answers as it takes. */
  async fetchAll(caller: Caller, after = 0, signal?: AbortSignal): Promise<Outcome<readonly Frame[]>> {
    const all: Frame[] = [];
    let last = after;
    const asked = await this.#challenge(signal);
    if (asked.is !== "done") return asked;
    for (;;) {
      const body = afterBody(last);
      const answer = await this.#send(
        { path: "/v1/mailbox/fetch", caller, body, bytesMax: FRAMES_BYTES_MAX },
        asked.value,
        signal,
      );
      if (answer.is !== "done") return answer;
      try {
        const { frames, more } = parseFrames(answer.value);
        if (frames.some((f) => f.index <= last)) throw new WireError("these frames are out of order");
        all.push(...frames);
        last = frames[frames.length - 1]?.index ?? last;
        if (all.length > MAILBOX_RECORDS_MAX) throw new WireError("there is more than a mailbox holds");
        if (!more) return { is: "done", value: all };
      } catch (error) {
        return broken(error);
      }
    }
  }

  /** Deletes the mailbox and everything in it. */
  async deleteMailbox(caller: Caller, signal?: AbortSignal): Promise<Outcome<null>> {
    const asked = await this.#challenge(signal);
    if (asked.is !== "done") return asked;
    const request = { path: "/v1/mailbox/delete", caller, body: EMPTY, bytesMax: ANSWER_BYTES_MAX };
    const answer = await this.#send(request, asked.value, signal);
    return answer.is === "done" ? { is: "done", value: null } : answer;
  }

  /**
   * Posts a part of a file; done only when the relay's receipt is for these bytes. The same part may be posted
   * again. The first part costs work, as opening a mailbox does.
   */
  async postPart(caller: Caller, file: Uint8Array, place: PartPlace, part: Bytes, signal?: AbortSignal, onWork?: OnWork): Promise<Outcome<number>> {
    for (let works = 1; ; works += 1) {
      const part1 = partName(file, 1, place.parts);
      const worked = place.number === 1 ? await this.#work(file, signal, onWork, part1) : null;
      if (worked !== null && worked.is !== "done") return worked;
      const asked = await this.#sharedChallenge(signal);
      if (asked.is !== "done") return asked;
      const posted = await this.#store(
        {
          path: "/v1/mailbox/part",
          caller,
          body: part,
          part: partName(file, place.number, place.parts),
          bytesMax: ANSWER_BYTES_MAX,
          timeoutMs: PART_TIMEOUT_MS,
          ...(worked === null ? {} : { work: worked.value }),
        },
        asked.value,
        signal,
      );
      if (posted.is !== "refused" || posted.code !== "bad_proof" || works === WORKS_MAX) return posted;
      this.#shared = null;
    }
  }

  /** A part of a file, as the relay keeps it; `broken` where it is not as long as every part. */
  async fetchPart(caller: Caller, file: Uint8Array, place: PartPlace, signal?: AbortSignal): Promise<Outcome<Bytes>> {
    for (let tries = 1; ; tries += 1) {
      const asked = await this.#sharedChallenge(signal);
      if (asked.is !== "done") return asked;
      const part = partName(file, place.number, place.parts);
      const answer = await this.#send(
        { path: "/v1/mailbox/part/fetch", caller, body: EMPTY, part, bytesMax: PART_BYTES, timeoutMs: PART_TIMEOUT_MS },
        asked.value,
        signal,
      );
      if (answer.is === "done" && answer.value.length !== PART_BYTES) return { is: "broken" };
      if (answer.is !== "refused" || answer.code !== "bad_proof" || tries === 2) return answer;
      this.#shared = null; // it may have expired on the way: once more with a new one
    }
  }

  /** Deletes every part of a file. */
  async dropFile(caller: Caller, file: Uint8Array, place: PartPlace, signal?: AbortSignal): Promise<Outcome<null>> {
    const asked = await this.#challenge(signal);
    if (asked.is !== "done") return asked;
    const part = partName(file, place.number, place.parts);
    const request = { path: "/v1/mailbox/part/drop", caller, body: EMPTY, part, bytesMax: ANSWER_BYTES_MAX };
    const answer = await this.#send(request, asked.value, signal);
    return answer.is === "done" ? { is: "done", value: null } : answer;
  }

  async #sharedChallenge(signal?: AbortSignal): Promise<Outcome<Bytes>> {
    const shared = this.#shared;
    if (shared !== null && performance.now() - shared.at < CHALLENGE_SHARED_MS) return { is: "done", value: shared.challenge };
    const asked = await this.#challenge(signal);
    if (asked.is === "done") this.#shared = { challenge: asked.value, at: performance.now() };
    return asked;
  }

  async #work(
    what: Uint8Array,
    signal?: AbortSignal,
    onWork?: OnWork,
    part?: string,
  ): Promise<Outcome<string>> {
    const asks = { path: "/v1/puzzle", worksFor: what, bytesMax: ANSWER_BYTES_MAX };
    const answer = await this.#send(part === undefined ? asks : { ...asks, part }, undefined, signal);
    if (answer.is !== "done") return answer;
    try {
      const work = await solvePuzzle(parsePuzzleAnswer(answer.value), what, signal, onWork);
      if (work !== null) return { is: "done", value: work };
    } catch (error) {
      return broken(error);
    }
    return { is: signal?.aborted === true ? "cancelled" : "broken" };
  }

  async #challenge(signal?: AbortSignal): Promise<Outcome<Bytes>> {
    const answer = await this.#send({ path: "/v1/challenge", bytesMax: ANSWER_BYTES_MAX }, undefined, signal);
    if (answer.is !== "done") return answer;
    try {
      return { is: "done", value: parseChallenge(answer.value) };
    } catch (error) {
      return broken(error);
    }
  }

  async #store(
    request: Request & { readonly body: Bytes },
    challenge: Bytes,
    signal?: AbortSignal,
  ): Promise<Outcome<number>> {
    const answer = await this.#send(request, challenge, signal);
    if (answer.is !== "done") return answer;
    try {
      return { is: "done", value: parseReceipt(answer.value, request.body) };
    } catch (error) {
      return broken(error);
    }
  }

  async #send(request: Request, challenge?: Bytes, signal?: AbortSignal): Promise<Outcome<Bytes>> {
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    const timer = setTimeout(stop, Math.max(this.#timeoutMs, request.timeoutMs ?? 0));
    signal?.addEventListener("abort", stop);
    if (signal?.aborted === true) stop();
    try {
      const response = await this.#fetch(this.#base + request.path, {
        ...this.#init(request, challenge),
        signal: controller.signal,
      });
      const bytes = await boundedBody(response, request.bytesMax);
      return response.ok ? { is: "done", value: bytes } : refusal(bytes);
    } catch (error) {
      if (signal?.aborted === true) return { is: "cancelled" };
      return error instanceof WireError ? { is: "broken" } : { is: "network" };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }

  #init(request: Request, challenge?: Bytes): RequestInit {
    const headers: Record<string, string> = {};
    if (request.path === "/v1/roster" || request.caller !== undefined) headers[HEADER_DESK] = b64u(this.#desk);
    if (request.worksFor !== undefined) headers[HEADER_FOR] = b64u(request.worksFor);
    if (request.work !== undefined) headers[HEADER_WORK] = request.work;
    if (request.part !== undefined) headers[HEADER_PART] = request.part;
    const { caller, path, body } = request;
    if (caller !== undefined && challenge !== undefined) {
      const name = callName(path, request.part);
      headers[HEADER_PROOF] = proofHeader(caller, challenge, name, this.#desk, body ?? EMPTY);
    }
    return {
      method: caller === undefined ? "GET" : "POST",
      headers,
      ...(body === undefined || body.length === 0 ? {} : { body }),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      redirect: "error",
    };
  }
}

/** Reads an answer and stops at the first byte too many. */
async function boundedBody(response: Response, bytesMax: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > bytesMax) {
      await reader?.cancel();
      throw new WireError("an answer is larger than agreed");
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** What stands between a caller and a relay refuses in its own words: that is the network, not the relay. */
function refusal(untrusted: Bytes): Outcome<never> {
  try {
    return { is: "refused", code: parseRefusal(untrusted) };
  } catch {
    return { is: "network" };
  }
}

function broken(error: unknown): { readonly is: "broken" } {
  if (error instanceof WireError) return { is: "broken" };
  throw error;
}
