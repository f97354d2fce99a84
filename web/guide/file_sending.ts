// One file on its way to the relay, part by part. A line that drops costs the part under way, which is posted again.
import { BlobReader } from "../lib/files/index.ts";
import { type PersonKeys, type Random, type SealedFile, callerOf, sealFile } from "../lib/seal/index.ts";
import { type Bytes, type NamedFile, type Outcome, type RelayClient, same } from "../lib/wire/index.ts";

/** A cleaned file as it goes: which one, its kind, its bytes. */
export interface FileToGo {
  readonly name: string;
  readonly mediaType: string;
  readonly data: Blob;
}

/** How a sending waits for the line to come back: milliseconds before each further try. */
export const PAUSES_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Waits, or until the signal. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (ms, signal) =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });

/** Told after each part: how many of how many are at the relay. */
export type OnPart = (done: number, parts: number) => void;

export class FileSending {
  readonly #relay: RelayClient;
  readonly #caseKey: Bytes;
  readonly #keys: PersonKeys;
  readonly #sealed: Promise<SealedFile>;
  readonly #pause: Pause;
  /** The part that has no receipt yet, and its number. */
  #held: Bytes | null = null;
  #number = 1;
  #named: NamedFile | null = null;

  constructor(relay: RelayClient, keys: PersonKeys, caseKey: Bytes, file: FileToGo, random: Random, waiting: Pause = pause) {
    this.#relay = relay;
    this.#caseKey = caseKey;
    this.#keys = keys;
    this.#pause = waiting;
    const { name, mediaType, data } = file;
    const reader = new BlobReader(data);
    this.#sealed = sealFile(caseKey, { name, mediaType, sizeBytes: data.size, read: (start, end) => reader.bytes(start, end - start) }, random);
    this.#sealed.catch(() => undefined);
  }

  /** Whether a file sent this way is for this relay and this key still. */
  isFor(relay: RelayClient, caseKey: Bytes): boolean {
    return this.#relay === relay && same(this.#caseKey, caseKey);
  }

  /**
   * Sends on from the first part without a receipt; gives the letter's entry for the file once all have one.
   * @throws SealError when the file changed or went away meanwhile.
   */
  async go(onPart: OnPart, onWork: (percent: number) => void, signal: AbortSignal): Promise<Outcome<NamedFile>> {
    const sealed = await this.#sealed;
    while (this.#named === null) {
      this.#held ??= await sealed.next();
      const part = this.#held;
      if (part === null) {
        this.#named = sealed.named();
        break;
      }
      const posted = await this.#post(sealed, part, onWork, signal);
      if (posted.is !== "done") return posted;
      onPart(this.#number, sealed.parts);
      this.#number += 1;
      this.#held = null;
    }
    return { is: "done", value: this.#named };
  }

  async #post(sealed: SealedFile, part: Bytes, onWork: (percent: number) => void, signal: AbortSignal): Promise<Outcome<number>> {
    const place = { number: this.#number, parts: sealed.parts };
    for (let tries = 0; ; tries += 1) {
      const posted = await this.#relay.postPart(callerOf(this.#keys), sealed.id, place, part, signal, onWork);
      const dropped = posted.is === "network" || (posted.is === "refused" && posted.code === "busy");
      const wait = PAUSES_MS[tries];
      if (!dropped || wait === undefined || signal.aborted) return posted;
      await this.#pause(wait, signal);
    }
  }

  /** Deletes at the relay what arrived of the file; if that fails, it goes with the mailbox. */
  async drop(signal: AbortSignal): Promise<void> {
    if (this.#number === 1 && this.#held === null) return;
    const { id, parts } = await this.#sealed;
    await this.#relay.dropFile(callerOf(this.#keys), id, { number: 1, parts }, signal);
  }
}
