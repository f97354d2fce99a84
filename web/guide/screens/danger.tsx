// "I am in danger right now": a few boxes to tick, then only what is urgent.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { answerWords, memberWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { pruned, type Tick, urgentTicks, withTicks } from "../interview.ts";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Rows } from "../parts/rows.tsx";

export function DangerNow({ guide }: { guide: Guide }): JSX.Element {
  const { say, session, pack } = guide;
  const ticks = urgentTicks(pack);
  const [ticked, tick] = useState<readonly string[]>([]);
  const next = (): void => {
    // A box left empty is not a "no": it stays a question for later.
    const chosen = ticks.filter((t) => ticked.includes(t.key));
    guide.change(pruned(pack, withTicks(session.answers, chosen), guide.asOf));
    guide.go({ at: "result", urgentOnly: true });
  };
  return (
    <Frame guide={guide}>
      <fieldset>
        <legend>
          <Heading guide={guide}>{say("danger-title")}</Heading>
        </legend>
        <p class="hint">{say("danger-hint")}</p>
        <Rows
          name="danger"
          kind="checkbox"
          rows={ticks.map((t) => ({ key: t.key, label: tickWords(guide, t) }))}
          picked={ticked}
          onPick={(key, on) => tick(on ? [...ticked, key] : ticked.filter((other) => other !== key))}
        />
      </fieldset>
      <div class="actions">
        <Go onClick={next}>{say("continue")}</Go>
      </div>
    </Frame>
  );
}

function tickWords({ say }: Guide, { fact, answer }: Tick): string {
  const own = say.maybe(`fact-${fact.id}.tick`);
  if (fact.type === "bool") return own ?? say(`fact-${fact.id}`);
  const members = (answer as { readonly has?: readonly string[] }).has;
  if (members !== undefined) return members.map((m) => memberWords(fact, m, say)).join(", ");
  return own ?? `${say(`fact-${fact.id}`)} ${answerWords(fact, answer, say)}`;
}
