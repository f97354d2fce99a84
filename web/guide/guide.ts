// What every screen is given: the law, the words, the reader's session, and the ways to change and move.
import type { Answers, Assessment, Pack } from "../lib/law/index.ts";
import type { FileHead } from "./file.ts";
import type { Place, Session } from "./places.ts";
import type { Post } from "./post.ts";
import type { Say } from "./words.ts";

/** What there is before the law has arrived over a slow line. */
export interface Page {
  readonly head: FileHead;
  readonly say: Say;
  readonly session: Session;
  /** Languages on offer, by code. */
  readonly languages: readonly string[];
  /** This machine's day. */
  readonly today: string;
  /** The browser says universal time whatever the reader's clock shows, as Tor Browser does: `today` may be a day off. */
  readonly zoneHidden: boolean;
  /** The file is older than 30 days. */
  readonly stale: boolean;
  readonly canGoBack: boolean;
  /** The page has just been opened: nothing was pressed yet, so nothing takes the focus. */
  readonly untouched: boolean;
  readonly change: (patch: Partial<Session>) => void;
  readonly go: (place: Place, replace?: boolean) => void;
  readonly back: () => void;
  readonly close: () => void;
}

export interface Guide extends Page {
  readonly pack: Pack;
  readonly assessment: Assessment;
  /** What the law says to other answers on the same day. */
  readonly assess: (answers: Answers) => Assessment;
  /** The day asked about. */
  readonly asOf: string;
  readonly post: () => Promise<Post>;
}
