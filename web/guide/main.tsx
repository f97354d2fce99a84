// The page starts here: reads the file's blocks, holds the session, shows the screen of the trail.
import { Component, type ComponentChild, render } from "preact";
import { assess, type Assessment } from "../lib/law/index.ts";
import { builtOn, type DeskBlock, FileError, type PackWithWords, readDesk, readPack } from "./file.ts";
import type { Guide } from "./guide.ts";
import { daysBetween } from "./interview.ts";
import { freshSession, type Place, type Session, START } from "./places.ts";
import { openPost, type Post } from "./post.ts";
import { screenOf } from "./screens/all.tsx";
import { Trail } from "./trail.ts";
import { chooseLanguage, languagesOf, sayIn } from "./words.ts";

const STALE_AFTER_DAYS = 30;
const SHIFT_PRESSES = 3;
const SHIFT_WITHIN_MS = 3000;

interface Shown {
  readonly session: Session;
  readonly place: Place;
  /** Counts screen changes, so that each screen starts afresh. */
  readonly turn: number;
}

/** This machine's day; a clock that stands before the file was made is wrong, and the file's day is nearer. */
function todayOf(now: Date, made: string | null): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const local = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return made !== null && made > local ? made : local;
}

class App extends Component<{ readonly pack: PackWithWords; readonly close: () => void; readonly trail: (app: App) => Trail }, Shown> {
  readonly #languages = languagesOf(this.props.pack.languages);
  readonly #trail: Trail;
  readonly #made = builtOn();
  readonly #today = todayOf(new Date(), this.#made);
  #post: Promise<Post> | null = null;
  #assessed: { readonly of: Session; readonly asOf: string; readonly is: Assessment } | null = null;

  override state: Shown = { session: this.#freshSession(), place: START, turn: 0 };

  constructor(props: { readonly pack: PackWithWords; readonly close: () => void; readonly trail: (app: App) => Trail }) {
    super(props);
    this.#trail = props.trail(this);
  }

  #freshSession(): Session {
    return freshSession(chooseLanguage(this.#languages, navigator.languages));
  }

  show(place: Place): void {
    this.setState((shown) => ({ place, turn: shown.turn + 1 }));
  }

  #assess(session: Session, asOf: string): Assessment {
    const last = this.#assessed;
    if (last !== null && last.of.answers === session.answers && last.asOf === asOf) return last.is;
    const is = assess(this.props.pack, session.answers, asOf);
    this.#assessed = { of: session, asOf, is };
    return is;
  }

  #openPost(): Promise<Post> {
    const desk = readDesk();
    if (desk === null) return Promise.reject(new FileError("no desk in this file"));
    this.#post ??= openPost(desk);
    this.#post.catch(() => (this.#post = null));
    return this.#post;
  }

  override componentDidUpdate(): void {
    document.documentElement.lang = this.state.session.lang;
  }

  override componentDidMount(): void {
    document.documentElement.lang = this.state.session.lang;
  }

  override render(): ComponentChild {
    const { session, place, turn } = this.state;
    const asOf = session.asOf ?? this.#today;
    const guide: Guide = {
      pack: this.props.pack,
      say: sayIn(session.lang, this.props.pack.words[session.lang] ?? "", session.who ?? "self"),
      session,
      assessment: this.#assess(session, asOf),
      languages: this.#languages,
      today: this.#today,
      asOf,
      stale: this.#made !== null && daysBetween(this.#made, this.#today) > STALE_AFTER_DAYS,
      canGoBack: this.#trail.canGoBack,
      untouched: turn === 0,
      change: (patch) => this.setState((shown) => ({ session: { ...shown.session, ...patch } })),
      go: (to, replace) => this.#trail.go(to, replace),
      back: () => this.#trail.back(),
      close: this.props.close,
      desk: (): DeskBlock | null => readDesk(),
      post: () => this.#openPost(),
    };
    return screenOf(guide, place, turn);
  }
}

/** True while a letter is typed and not sent: the only thing leaving could lose. */
function hasUnsentLetter(app: App | null): boolean {
  return app !== null && app.state.session.draft.text.trim() !== "";
}

function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit"].includes(element.type);
}

function start(): void {
  const root = document.getElementById("app");
  if (root === null) return;
  const pack = readPack();
  let app: App | null = null;
  let trail: Trail | null = null;

  const close = (): void => {
    app = null;
    render(null, root);
    document.body.hidden = true;
    trail?.leave();
  };
  const mount = (): void => {
    document.body.hidden = false;
    render(
      <App
        pack={pack}
        close={close}
        trail={(it) => {
          app = it;
          trail = new Trail((place) => it.show(place));
          return trail;
        }}
      />,
      root,
    );
  };

  let presses: number[] = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || isTyping(document.activeElement)) {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < SHIFT_WITHIN_MS), event.timeStamp];
    if (presses.length >= SHIFT_PRESSES) close();
  });
  addEventListener("beforeunload", (event) => {
    if (hasUnsentLetter(app)) event.preventDefault();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    trail?.stop();
    render(null, root);
    mount();
  });
  mount();
}

start();
