// S0, the first screen, and S1, for whom; and what stands while the law is still on its way.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide, Page } from "../guide.ts";
import { Frame, Go, Heading, Languages } from "../parts/frame.tsx";
import { Notice, Problem, Status } from "../parts/notice.tsx";
import { Rows } from "../parts/rows.tsx";
import type { Who } from "../words.ts";

export function Start({ guide }: { guide: Page }): JSX.Element {
  const { say } = guide;
  return (
    <Frame guide={guide} first>
      <div class="first">
        <Languages guide={guide} />
        <Heading guide={guide}>{say("start-title")}</Heading>
        <p class="lead">{say("start-promise")}</p>
        <p>{say("start-saves-nothing")}</p>
        {guide.stale && <Notice look="warn">{say("stale")}</Notice>}
        <div class="actions">
          <Go onClick={() => guide.go({ at: "whom" })}>{say("start-button")}</Go>
          <Go look="alarm" onClick={() => guide.go({ at: "danger" })}>
            {say("start-danger")}
          </Go>
          <Go look="quiet" onClick={() => guide.go({ at: "reply" })}>
            {say("start-reply")}
          </Go>
        </div>
        <p class="quiet">
          {say("start-close")}{" "}
          <button type="button" class="link" onClick={() => guide.go({ at: "stays" })}>
            {say("stays-link")}
          </button>
        </p>
        <p class="quiet small">
          {say("start-law-as-of", { day: say.day(guide.head.lawUntil) })}{" "}
          <button type="button" class="link" onClick={() => guide.go({ at: "genuine" })}>
            {say("genuine-link")}
          </button>
        </p>
      </div>
    </Frame>
  );
}

const WHO: readonly Who[] = ["self", "relative", "other"];

export function Whom({ guide }: { guide: Guide }): JSX.Element {
  const { say } = guide;
  const [who, choose] = useState<Who | null>(guide.session.who);
  const [problem, tell] = useState<string | null>(null);
  const next = (): void => {
    if (who === null) {
      tell(say("whom-error"));
      return;
    }
    guide.change({ who });
    const first = guide.assessment.next;
    guide.go(first === null ? { at: "list" } : { at: "question", fact: first, changing: false });
  };
  return (
    <Frame guide={guide}>
      <Problem title={say("error-title")} text={problem} field="whom-self" />
      <fieldset>
        <legend>
          <Heading guide={guide}>{say("whom-title")}</Heading>
        </legend>
        <p class="hint">{say("whom-hint")}</p>
        <Rows
          name="whom"
          kind="radio"
          rows={WHO.map((key) => ({ key, label: say(`whom-${key}`) }))}
          picked={who === null ? [] : [who]}
          onPick={(key) => choose(key as Who)}
        />
      </fieldset>
      {who !== null && who !== "self" && <p role="status">{say("whom-relative-note")}</p>}
      <div class="actions">
        <Go onClick={next}>{say("continue")}</Go>
      </div>
    </Frame>
  );
}

/** The law has not arrived yet, or never will. */
export function Waiting({ guide, cut }: { guide: Page; cut: boolean }): JSX.Element {
  const { say } = guide;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say(cut ? "cut-law-title" : "waiting-title")}</Heading>
      <Status>{cut ? <Notice look="alarm">{say("cut-law")}</Notice> : <p class="progress">{say("waiting")}</p>}</Status>
    </Frame>
  );
}
