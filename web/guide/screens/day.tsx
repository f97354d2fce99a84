// The day asked about: today, unless the reader wants to know another day's law.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import { pruned } from "../interview.ts";
import { DayError, dayNumber } from "../../lib/law/index.ts";
import { DayField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Problem } from "../parts/notice.tsx";
import { Rows } from "../parts/rows.tsx";

export function AskedDay({ guide }: { guide: Guide }): JSX.Element {
  const { say, session, today } = guide;
  const [other, chooseOther] = useState(session.asOf !== null);
  const [day, type] = useState(session.asOf ?? "");
  const [problem, tell] = useState<string | null>(null);
  const save = (): void => {
    const asOf = other ? day : null;
    if (asOf === "") return tell(say("day-error"));
    try {
      if (asOf !== null) dayNumber(asOf);
    } catch (error) {
      if (!(error instanceof DayError)) throw error;
      return tell(say("day-out-of-range"));
    }
    const { answers, gone } = pruned(guide.pack, session.answers, asOf ?? today);
    guide.change({ asOf, answers, gone });
    guide.back();
  };
  const field = (
    <p class="exact">
      <label for="exact">{say("day-exact-label")}</label>
      <DayField id="exact" value={day} onInput={type} say={say} />
    </p>
  );
  return (
    <Frame guide={guide}>
      <Problem title={say("error-title")} text={problem} field="exact" />
      <fieldset>
        <legend>
          <Heading guide={guide}>{say("asof-title")}</Heading>
        </legend>
        <p class="hint">{say("asof-hint")}</p>
        <Rows
          name="asof"
          kind="radio"
          rows={[
            { key: "today", label: say("asof-today", { day: say.day(today) }) },
            { key: "other", label: say("asof-other") },
          ]}
          picked={[other ? "other" : "today"]}
          onPick={(key) => chooseOther(key === "other")}
          under={other ? { key: "other", field } : undefined}
        />
      </fieldset>
      <div class="actions">
        <Go onClick={save}>{say("continue")}</Go>
      </div>
    </Frame>
  );
}
