// The person's page without its screens: mailboxes as the guide opens them, told what to do on standard input, one
// JSON value a line. Each answer has what the screens would show, and say, in every language.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { openMailbox } from "../../web/guide/mailbox.ts";
import { READING_TROUBLE, SENDING_TROUBLE, type TroubleWords } from "../../web/guide/parts/sending.tsx";
import type { Conversation, Mailbox, NewLetter, Result } from "../../web/guide/post.ts";
import { Sentences } from "../../web/guide/words.ts";
import { personKeys, verifyRoster } from "../../web/lib/seal/index.ts";
import { deskId, fromB64u, RelayClient } from "../../web/lib/wire/index.ts";

const LANGUAGES = ["ru", "en", "de", "uk"] as const;
const TIMEOUT_MS = 20_000;

interface Command {
  readonly do: "open" | "send" | "read" | "erase";
  readonly page: string;
  readonly relays?: readonly string[];
  readonly roster?: string;
  readonly root?: string;
  readonly sign?: string;
  readonly age?: string;
  readonly fresh?: boolean;
  readonly text?: string;
  readonly day?: string;
}

const words = new Map(
  LANGUAGES.map((lang) => [lang, new Sentences(lang, [readFileSync(new URL(`../../web/guide/words/${lang}.ftl`, import.meta.url), "utf8")])]),
);
const pages = new Map<string, Mailbox>();
const quiet = (): void => undefined;

function say(lang: (typeof LANGUAGES)[number], id: string, args: Record<string, string>): string {
  const sentences = words.get(lang);
  const pattern = sentences?.message(id)?.value;
  if (sentences === undefined || pattern === null || pattern === undefined) throw new Error(`no words for ${id} in ${lang}`);
  return sentences.bundle.formatPattern(pattern, args, null);
}

function told(result: Result<Conversation | null>, troubles: TroubleWords): unknown {
  const ids = result.ok
    ? (result.value?.alarms ?? []).map(({ kind, day }) => [`alarm-${kind}`, { day: day ?? "?" }] as const)
    : [[troubles[result.trouble], {}] as const];
  return {
    trouble: result.ok ? null : result.trouble,
    said: result.ok ? (result.value?.said ?? []) : [],
    alarms: result.ok ? (result.value?.alarms ?? []).map(({ kind }) => kind) : [],
    words: Object.fromEntries(LANGUAGES.map((lang) => [lang, ids.map(([id, args]) => say(lang, id, args))])),
  };
}

async function open(c: Command): Promise<unknown> {
  const root = fromB64u(c.root);
  const held = verifyRoster(fromB64u(c.roster), root);
  const fetching = (url: string, init: RequestInit): Promise<Response> => fetch(url, init);
  const relays = (c.relays ?? []).map((url) => new RelayClient({ url, deskId: deskId(root), fetch: fetching, timeoutMs: TIMEOUT_MS }));
  const random = (bytes: Uint8Array<ArrayBuffer>): unknown => crypto.getRandomValues(bytes);
  pages.set(c.page, openMailbox({ held, relays, random }, await personKeys(fromB64u(c.sign), fromB64u(c.age)), c.fresh === true));
  return {};
}

async function obey(c: Command): Promise<unknown> {
  if (c.do === "open") return open(c);
  const mailbox = pages.get(c.page);
  if (mailbox === undefined) throw new Error("no such page");
  const { signal } = new AbortController();
  if (c.do === "read") return told(await mailbox.read(quiet, signal), READING_TROUBLE);
  if (c.do === "erase") return told(await mailbox.erase(signal), READING_TROUBLE);
  const letter: NewLetter = { lang: "ru", text: c.text ?? "", answers: null, asOf: null, pack: null, consent: false, day: c.day ?? "", files: [] };
  return told(await mailbox.send(letter, quiet, signal), SENDING_TROUBLE);
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line) as Command).catch((error: unknown) => ({ fault: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
