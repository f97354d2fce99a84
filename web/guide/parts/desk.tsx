// The desk as far as a screen may show it: only once the list of lawyers in this file has been checked.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import type { Post } from "../post.ts";
import { Notice, Status } from "./notice.tsx";

/** The sealing side: being unpacked, ready, or the id of the sentence that says why not. */
export type Readiness = Post | { readonly problem: string } | null;

/** What to say of an error, by its name: the sealing code has classes of its own. */
const PROBLEMS: Readonly<Record<string, string>> = { NoDeskError: "letter-no-desk", RosterError: "letter-roster-bad" };

export function usePost(guide: Guide): Readiness {
  const [ready, setReady] = useState<Readiness>(null);
  useEffect(() => {
    guide.post().then(setReady, (error: unknown) => {
      const name = error instanceof Error ? error.name : "";
      setReady({ problem: PROBLEMS[name] ?? "cut-short" });
    });
  }, []);
  return ready;
}

export function isReady(ready: Readiness): ready is Post {
  return ready !== null && !("problem" in ready);
}

export function NotReady({ guide: { say }, ready }: { guide: Guide; ready: Readiness }): JSX.Element | null {
  if (isReady(ready)) return null;
  return (
    <Status>
      {ready === null ? (
        <p class="progress">{say("letter-preparing")}</p>
      ) : (
        <Notice look="alarm">
          <p>{say(ready.problem)}</p>
        </Notice>
      )}
    </Status>
  );
}
