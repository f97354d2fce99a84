// The file field beside a reply, in the counsellor's browser: files are cleaned by the very code of the guide, and
// handed to the desk on this machine. The rest of the page works without it.
import { cleanFile, type CleanFile, FileRefusedError } from "../lib/files/index.ts";

/** How often the page asks how far files have gone, and for how long after somebody last touched it. */
const ASK_MS = 2_000;
const ASKED_FOR_MS = 5 * 60_000;

const part = (of: ParentNode, name: string): HTMLElement | null => of.querySelector<HTMLElement>(`[data-${name}]`);

/** A sentence of the page, with what goes into it; empty where the page has none. */
function sayFrom(words: ParentNode): (id: string, values?: Readonly<Record<string, string | number>>) => string {
  const sentences = new Map([...words.querySelectorAll("[data-say]")].map((e) => [e.getAttribute("data-say"), e.textContent ?? ""]));
  return (id, values = {}) => (sentences.get(id) ?? "").replaceAll(/%([a-z]+)/g, (mark, name: string) => String(values[name] ?? mark));
}

class StoppedError extends Error {}

class FileField {
  readonly #field: HTMLElement;
  readonly #url: string;
  readonly #list: HTMLElement;
  readonly #status: HTMLElement;
  readonly #told: HTMLElement;
  readonly #stop: HTMLButtonElement;
  readonly #input: HTMLInputElement;
  readonly #say: ReturnType<typeof sayFrom>;
  #running: AbortController | null = null;

  constructor(field: HTMLElement) {
    const found = (name: string): HTMLElement => part(field, name) ?? document.createElement("p");
    this.#field = field;
    this.#url = field.dataset["enclose"] ?? "";
    [this.#list, this.#status, this.#told] = [found("list"), found("status"), found("told")];
    this.#stop = found("stop") as HTMLButtonElement;
    this.#input = field.querySelector<HTMLInputElement>("input[type=file]") ?? document.createElement("input");
    this.#say = sayFrom(field);
  }

  start(): void {
    for (const name of ["choose", "without"]) part(this.#field, name)?.toggleAttribute("hidden", name === "without");
    this.#input.addEventListener("change", () => {
      const chosen = [...(this.#input.files ?? [])];
      // The same file may be chosen again after it was removed.
      this.#input.value = "";
      void this.#take(chosen);
    });
    this.#stop.addEventListener("click", () => this.#running?.abort());
    this.#input.form?.addEventListener("submit", (event) => {
      if (this.#running === null) return;
      event.preventDefault();
      this.#tell("busy");
    });
  }

  async #take(files: readonly File[]): Promise<void> {
    if (this.#running !== null || files.length === 0) return;
    const running = new AbortController();
    this.#running = running;
    this.#input.disabled = true;
    this.#stop.hidden = false;
    this.#told.replaceChildren();
    try {
      for (const [n, file] of files.entries()) await this.#one(file, { n: n + 1, count: files.length }, running.signal);
    } catch (error) {
      this.#tell(error instanceof StoppedError ? "stopped" : "failed");
    } finally {
      this.#running = null;
      this.#input.disabled = false;
      this.#stop.hidden = true;
      this.#status.textContent = "";
    }
  }

  async #one(file: File, of: { readonly n: number; readonly count: number }, signal: AbortSignal): Promise<void> {
    this.#status.textContent = this.#say("cleaning", of);
    let clean: CleanFile;
    try {
      clean = await cleanFile(file);
    } catch (error) {
      if (!(error instanceof FileRefusedError)) throw error;
      this.#tell(`no-${error.fault}`, { name: file.name });
      return;
    }
    if (signal.aborted) throw new StoppedError();
    const onProgress = (percent: number): void => void (this.#status.textContent = this.#say("sealing", { ...of, percent }));
    onProgress(0);
    await this.#hand(clean.data, onProgress, signal);
    const traces = clean.removed.map((trace) => this.#say(`trace-${trace}`)).join(", ");
    if (traces !== "") this.#tell("removed", { name: file.name, what: traces });
  }

  /** Hands the cleaned bytes to the desk; what it answers is its own list, or why it took nothing. */
  #hand(data: Blob, onProgress: (percent: number) => void, signal: AbortSignal): Promise<void> {
    return new Promise((done, failed) => {
      const call = new XMLHttpRequest();
      const stop = (): void => call.abort();
      signal.addEventListener("abort", stop);
      call.upload.addEventListener("progress", ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / Math.max(total, 1))));
      call.addEventListener("loadend", () => {
        signal.removeEventListener("abort", stop);
        if (signal.aborted) failed(new StoppedError());
        else if (call.getResponseHeader("content-type")?.startsWith("text/html") !== true || call.status === 403) failed(new Error());
        else {
          this.#list.replaceChildren(...new DOMParser().parseFromString(call.responseText, "text/html").body.childNodes);
          done();
        }
      });
      call.open("POST", this.#url);
      call.setRequestHeader("content-type", "application/octet-stream");
      call.setRequestHeader("desk-csrf", document.body.dataset["csrf"] ?? "");
      call.send(data);
    });
  }

  #tell(id: string, values: Readonly<Record<string, string | number>> = {}): void {
    const line = document.createElement("p");
    line.textContent = this.#say(id, values);
    line.className = id === "removed" ? "hint" : "wrong";
    this.#told.append(line);
  }
}

/** Shows how far the files of replies have gone, as long as somebody is here to see it. */
function follow(lines: readonly HTMLElement[]): void {
  let touched = Date.now();
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    document.addEventListener(kind, () => void (touched = Date.now()), { passive: true });
  }
  const ask = async (): Promise<void> => {
    const answer = Date.now() - touched < ASKED_FOR_MS && !document.hidden ? await fetch(lines[0]?.dataset["goingAt"] ?? "") : null;
    const gone: unknown = answer?.ok === true ? await answer.json() : null;
    if (typeof gone !== "object" || gone === null) return;
    for (const line of lines) {
      const percent = (gone as Record<string, unknown>)[line.dataset["going"] ?? ""];
      line.textContent = typeof percent === "number" ? `${percent} %` : (line.dataset["gone"] ?? "");
    }
  };
  setInterval(() => void ask().catch(() => undefined), ASK_MS);
}

const field = part(document, "enclose");
if (field !== null) new FileField(field).start();
const going = [...document.querySelectorAll<HTMLElement>("[data-going]")];
if (going.length > 0) follow(going);
