// The second script of the file: the law's interpreter and the screens that need it. The first (main.tsx) shows the
// first screen before this has arrived; what both use lies in the first (build.mjs).
import { assess } from "../lib/law/index.ts";
import { openPost } from "./post.ts";
import { screenOf } from "./screens/all.tsx";

/** What the second script leaves behind for the first. */
export interface Rest {
  readonly assess: typeof assess;
  readonly openPost: typeof openPost;
  readonly screenOf: typeof screenOf;
}

declare global {
  var ploughshareRest: Rest | undefined;
}

globalThis.ploughshareRest = { assess, openPost, screenOf };
