// The browser's history: one entry a screen, and a way out after which Back does not return here.
import { type Place, START } from "./places.ts";

/** Browsers keep 50 entries; rewinding further than they keep would leave the guide behind Back. */
const MOST_ENTRIES = 30;
const EXIT_FALLBACK_MS = 150;

interface Mark {
  readonly index: number;
}

function markOf(state: unknown): Mark {
  const index = typeof state === "object" && state !== null && "index" in state ? state.index : 0;
  return { index: typeof index === "number" ? index : 0 };
}

/** The screens seen so far. Only an index is ever given to the browser. */
export class Trail {
  #places: Place[] = [START];
  #depth = 0;
  #index: number;
  readonly #shown: (place: Place) => void;
  readonly #popped = (event: PopStateEvent): void => this.#follow(markOf(event.state).index);

  /** @param shown called with the screen to show whenever the browser moves. */
  constructor(shown: (place: Place) => void) {
    this.#shown = shown;
    this.#index = markOf(history.state).index;
    history.replaceState({ index: this.#index }, "");
    addEventListener("popstate", this.#popped);
  }

  get here(): Place {
    return this.#places[this.#depth] ?? START;
  }

  get canGoBack(): boolean {
    return this.#depth > 0;
  }

  /** Go to a screen; a `replace` takes the present one's entry. */
  go(place: Place, replace = false): void {
    this.#places = [...this.#places.slice(0, replace ? this.#depth : this.#depth + 1), place];
    this.#depth = this.#places.length - 1;
    if (!replace && this.#index < MOST_ENTRIES) {
      this.#index += 1;
      history.pushState({ index: this.#index }, "");
    }
    this.#shown(place);
  }

  back(): void {
    if (this.#depth === 0) return;
    if (this.#index > 0 && this.#depth <= this.#index) {
      history.back();
      return;
    }
    this.#depth -= 1;
    this.#shown(this.here);
  }

  /** Listen to the browser no more. */
  stop(): void {
    removeEventListener("popstate", this.#popped);
  }

  /** Leave: rewind to the first entry, then replace it, so that Back lands before the guide. */
  leave(): void {
    this.stop();
    let left = false;
    const away = (): void => {
      if (left) return;
      left = true;
      location.replace("about:blank");
    };
    if (this.#index === 0) {
      away();
      return;
    }
    addEventListener("popstate", away, { once: true });
    setTimeout(away, EXIT_FALLBACK_MS);
    history.go(-this.#index);
  }

  #follow(index: number): void {
    const moved = this.#depth + (index - this.#index);
    this.#index = index;
    this.#depth = Math.min(Math.max(moved, 0), this.#places.length - 1);
    this.#shown(this.here);
  }
}
