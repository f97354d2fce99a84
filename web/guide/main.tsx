// The page starts here, in the first of its two scripts: holds the session, shows the screen of the trail, listens for the ways out.
import { Component, type ComponentChild, render } from "preact";
import { daysBetween } from "../lib/law/day.ts";
import type { Answers, Assessment, Pack } from "../lib/law/index.ts";
import { type FileHead, hasEnded, onArrival, readDesk, readHead, readPack } from "./file.ts";
import type { Guide, Page } from "./guide.ts";
import { freshSession, type Place, type Session, START } from "./places.ts";
import type { Post } from "./post.ts";
import type { Rest } from "./rest.ts";
import { screenBefore } from "./screens/before.tsx";
import { Trail } from "./trail.ts";
import { chooseLanguage, languagesOf, sayIn } from "./words.ts";

const STALE_AFTER_DAYS = 30;
const PRESSES = 3;
const PRESSES_WITHIN_MS = 3000;

/** The law in this file: still on its way, here, or cut off. */
type Law = Pack | "waiting" | "cut";

interface Shown {
  readonly session: Session;
  readonly place: Place;
  /** Counts screen changes, so that each screen starts afresh. */
  readonly turn: number;
  readonly law: Law;
}

interface AppProps {
  readonly head: FileHead;
  readonly law: Law;
  readonly close: () => void;
  readonly trail: (app: App) => Trail;
}

/** This machine's day; a clock that stands before the file was made is wrong, and the file's day is nearer. */
function todayOf(now: Date, made: string): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const local = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return made > local ? made : local;
}

/** What browsers that hide the time zone say instead; nobody whose law is here lives by it. */
const NO_ZONE: readonly string[] = ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Atlantic/Reykjavik"];

const zoneOfBrowser = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The languages the browser asks for. Tor Browser may say this zone and American English for everybody: that is no wish. */
function languagesWanted(): readonly string[] {
  const disguised = zoneOfBrowser() === "Atlantic/Reykjavik" && navigator.languages.join() === "en-US,en";
  return disguised ? [] : navigator.languages;
}

class App extends Component<AppProps, Shown> {
  readonly #languages: readonly string[];
  readonly #trail: Trail;
  readonly #today: string;
  #post: Promise<Post> | null = null;
  #assessed: Assessment | null = null;

  constructor(props: AppProps) {
    super(props);
    this.#languages = languagesOf(props.head.languages);
    this.#today = todayOf(new Date(), props.head.builtOn);
    const session = freshSession(chooseLanguage(this.#languages, languagesWanted()));
    this.state = { session, place: START, turn: 0, law: props.law };
    this.#trail = props.trail(this);
  }

  show(place: Place): void {
    this.setState((shown) => ({ place, turn: shown.turn + 1 }));
  }

  /** More of the law or of the words has arrived, or never will. */
  arrived(law: Law): void {
    this.setState({ law });
  }

  #assess({ assess }: Rest, pack: Pack, answers: Answers, asOf: string): Assessment {
    const last = this.#assessed;
    if (last !== null && last.answers === answers && last.as_of === asOf) return last;
    this.#assessed = assess(pack, answers, asOf);
    return this.#assessed;
  }

  #openPost(rest: Rest): Promise<Post> {
    this.#post ??= readDesk().then(rest.openPost);
    this.#post.catch(() => (this.#post = null));
    return this.#post;
  }

  override componentDidUpdate(): void {
    document.documentElement.lang = this.state.session.lang;
  }

  override componentDidMount(): void {
    document.documentElement.lang = this.state.session.lang;
  }

  #page(): Page {
    const { session, turn } = this.state;
    const { head } = this.props;
    return {
      head,
      say: sayIn(session.lang, session.who ?? "self"),
      session,
      languages: this.#languages,
      today: this.#today,
      zoneHidden: NO_ZONE.includes(zoneOfBrowser()),
      stale: daysBetween(head.builtOn, this.#today) > STALE_AFTER_DAYS,
      canGoBack: this.#trail.canGoBack,
      untouched: turn === 0,
      change: (patch) => this.setState((shown) => ({ session: { ...shown.session, ...patch } })),
      go: (to, replace) => this.#trail.go(to, replace),
      back: () => this.#trail.back(),
      close: this.props.close,
    };
  }

  override render(): ComponentChild {
    const { session, place, turn, law } = this.state;
    const page = this.#page();
    const rest = globalThis.ploughshareRest;
    if (typeof law === "string" || rest === undefined || !page.say.whole) return screenBefore(page, place, turn, hasEnded());
    const asOf = session.asOf ?? this.#today;
    const guide: Guide = {
      ...page,
      pack: law,
      assessment: this.#assess(rest, law, session.answers, asOf),
      assess: (answers) => this.#assess(rest, law, answers, asOf),
      asOf,
      post: () => this.#openPost(rest),
    };
    return rest.screenOf(guide, place, turn);
  }
}

/** True while a letter is typed and not sent, or a photo chosen: the only thing leaving could lose. */
function hasUnsentLetter(app: App | null): boolean {
  return app !== null && (app.state.session.draft.text.trim() !== "" || app.state.session.draft.files.length > 0);
}

function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit"].includes(element.type);
}

function lawOfFile(): Law {
  return (globalThis.ploughshareRest === undefined ? null : readPack()) ?? (hasEnded() ? "cut" : "waiting");
}

/**
 * Calls `close` when Shift or Escape is pressed three times in a row; Shift only while nobody types. Tor Browser tells no
 * page of Shift.
 */
function listenForPresses(close: () => void): void {
  let presses: { readonly key: string; readonly at: number }[] = [];
  addEventListener("keydown", ({ key, repeat, timeStamp: at }) => {
    if (key !== "Escape" && (key !== "Shift" || isTyping(document.activeElement))) {
      presses = [];
      return;
    }
    if (repeat) return;
    presses = [...presses.filter((press) => press.key === key && at - press.at < PRESSES_WITHIN_MS), { key, at }];
    if (presses.length >= PRESSES) close();
  });
}

function start(root: HTMLElement): void {
  const head = readHead();
  let law: Law = "waiting";
  let app: App | null = null;
  let trail: Trail | null = null;

  const close = (): void => {
    app = null;
    render(null, root);
    document.body.hidden = true;
    trail?.leave();
  };
  const track = (it: App): Trail => {
    app = it;
    trail = new Trail((place) => it.show(place));
    return trail;
  };
  const mount = (): void => {
    document.body.hidden = false;
    render(<App head={head} law={law} close={close} trail={track} />, root);
  };

  listenForPresses(close);
  addEventListener("beforeunload", (event) => {
    if (hasUnsentLetter(app)) event.preventDefault();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    trail?.stop();
    render(null, root);
    mount();
  });
  // The script stands before the law in the file: the first screen does not wait for it, and the questions do not
  // wait for what lies behind the law.
  onArrival(() => {
    if (typeof law === "string") law = lawOfFile();
    app?.arrived(law);
  });
  mount();
}

const root = document.getElementById("app");
if (root !== null) start(root);
