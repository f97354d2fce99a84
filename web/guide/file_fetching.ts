// One file of a reply on its way from the relay, part by part. A line that drops costs the part under way; what has
// opened is kept, and handed on only when all of it has come and is right.
import { spent } from "../lib/files/index.ts";
import { callerOf, openFile, type PersonKeys, SealError } from "../lib/seal/index.ts";
import { type Bytes, concat, type NamedFile, type Outcome, type RelayClient } from "../lib/wire/index.ts";
import { type OnPart, PAUSES_MS, type Pause, pause } from "./file_sending.ts";

/** How a fetching ended: the file; or `missing`, a part is not there; or `changed`, it is not the file that was named. */
export type Fetched = Outcome<Blob> | { readonly is: "missing" } | { readonly is: "changed" };

const PIECE_BYTES = 262_144;
/** Always this, whatever the author says: a browser saves such a file and opens none. */
const MEDIA_TYPE = "application/octet-stream";

export class FileFetching {
  readonly #relay: RelayClient;
  readonly #keys: PersonKeys;
  readonly #named: NamedFile;
  readonly #pause: Pause;
  /** Becomes the file, or fails, once every part was given to it. */
  readonly #opened: Promise<Blob>;
  /** Called when the opener can take the part of that number. */
  #give: ((part: Bytes) => void) | null = null;
  #asked: () => void = () => undefined;
  #number = 1;

  constructor(relay: RelayClient, keys: PersonKeys, caseKeys: readonly Uint8Array[], named: NamedFile, waiting: Pause = pause) {
    this.#relay = relay;
    this.#keys = keys;
    this.#named = named;
    this.#pause = waiting;
    this.#opened = this.#open(caseKeys);
    this.#opened.catch(() => undefined);
  }

  /** Fetches on from the first part that has not come. */
  async go(onPart: OnPart, signal: AbortSignal): Promise<Fetched> {
    const { parts } = this.#named;
    try {
      while (this.#number <= parts) {
        onPart(this.#number - 1, parts);
        const give = await this.#whenAsked();
        const fetched = await this.#fetch(signal);
        if (fetched.is === "refused" && fetched.code === "not_found") return { is: "missing" };
        if (fetched.is !== "done") return fetched;
        this.#give = null;
        this.#number += 1;
        give(fetched.value);
        spent(fetched.value.length);
      }
      return { is: "done", value: await this.#opened };
    } catch (error) {
      if (error instanceof SealError) return { is: "changed" };
      throw error;
    }
  }

  /** Waits until the opener wants a part, so that never two of them are held; throws what the opener ended with. */
  async #whenAsked(): Promise<(part: Bytes) => void> {
    for (;;) {
      if (this.#give !== null) return this.#give;
      await Promise.race([this.#opened, new Promise<void>((done) => (this.#asked = done))]);
    }
  }

  async #fetch(signal: AbortSignal): Promise<Outcome<Bytes>> {
    const place = { number: this.#number, parts: this.#named.parts };
    for (let tries = 0; ; tries += 1) {
      const fetched = await this.#relay.fetchPart(callerOf(this.#keys), this.#named.id, place, signal);
      const dropped = fetched.is === "network" || (fetched.is === "refused" && fetched.code === "busy");
      const wait = PAUSES_MS[tries];
      if (!dropped || wait === undefined || signal.aborted) return fetched;
      await this.#pause(wait, signal);
    }
  }

  async #open(caseKeys: readonly Uint8Array[]): Promise<Blob> {
    const next = (): Promise<Bytes> =>
      new Promise((done) => {
        this.#give = done;
        this.#asked();
      });
    const blobs: Blob[] = [];
    let [held, bytes]: [Bytes[], number] = [[], 0];
    const put = (): void => {
      // The browser takes a copy, and the page's own can go.
      blobs.push(new Blob(held));
      [held, bytes] = [[], 0];
    };
    for await (const piece of openFile(caseKeys, this.#named, next)) {
      held.push(concat(piece));
      bytes += piece.length;
      if (bytes >= PIECE_BYTES) put();
    }
    put();
    return new Blob(blobs, { type: MEDIA_TYPE });
  }
}
