// S10, whether the file is genuine.
import type { JSX } from "preact";
import type { Guide } from "../guide.ts";
import { isReady, NotReady, usePost } from "../parts/desk.tsx";
import { Frame, Heading } from "../parts/frame.tsx";
import { ShowLawCode } from "../parts/law_code.tsx";
import { Notice } from "../parts/notice.tsx";

export function Genuine({ guide }: { guide: Guide }): JSX.Element {
  const { say, pack, head } = guide;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("genuine-title")}</Heading>
      <Notice look="warn">
        <p>{say("genuine-limit")}</p>
      </Notice>
      <p class="lead">{say("genuine-how")}</p>
      <h2>{say("genuine-code-title")}</h2>
      <ol>
        {["genuine-code-1", "genuine-code-2", "genuine-code-3", "genuine-code-4"].map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ol>
      <ShowLawCode guide={guide} />
      <Fingerprint guide={guide} />
      <p class="quiet">
        {say("genuine-built", { day: say.day(head.builtOn) })} {say("genuine-pack", { id: pack.id, version: pack.version })}
      </p>
    </Frame>
  );
}

/** The desk's fingerprint, once the list of lawyers in this file is checked. */
function Fingerprint({ guide }: { guide: Guide }): JSX.Element | null {
  const { say } = guide;
  const ready = usePost(guide);
  if (ready !== null && "problem" in ready && ready.problem === "letter-no-desk") return null;
  return (
    <>
      <h2>{say("genuine-roster-title")}</h2>
      <NotReady guide={guide} ready={ready} />
      {isReady(ready) && (
        <>
          <p>{say("genuine-roster")}</p>
          <p class="code">{ready.roster.fingerprint}</p>
          <p class="quiet">
            {say("genuine-roster-version", { version: ready.roster.version, day: say.day(ready.roster.day) })}
          </p>
        </>
      )}
    </>
  );
}
