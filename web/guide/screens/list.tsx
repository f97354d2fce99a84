// S3: all answers in one list, each to be changed; says which answers a change made pointless.
import type { JSX } from "preact";
import { answerWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { factOf } from "../interview.ts";
import type { Answer } from "../../lib/law/index.ts";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Notice, Status } from "../parts/notice.tsx";

export function CheckAnswers({ guide }: { guide: Guide }): JSX.Element {
  const { say, pack, session, assessment } = guide;
  const given = pack.facts.filter((f) => f.id in session.answers);
  const { next } = assessment;
  const showResult = (): void => guide.go({ at: "result", urgentOnly: false });
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("list-title")}</Heading>
      <Status>
        {session.gone.length > 0 && (
          <Notice look="calm">
            <p>{say("list-pruned", { count: session.gone.length })}</p>
            <ul>
              {session.gone.map((id) => (
                <li key={id}>{say(`fact-${id}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </Status>
      {given.length === 0 && <p>{say("list-empty")}</p>}
      <dl class="answers">
        {given.map((fact) => (
          <AnswerRow
            key={fact.id}
            id={`change-${fact.id}`}
            question={say(`fact-${fact.id}`)}
            answer={answerWords(factOf(pack, fact.id), session.answers[fact.id] as Answer, say)}
            change={() => {
              guide.change({ gone: [] });
              guide.go({ at: "question", fact: fact.id, changing: true });
            }}
            guide={guide}
          />
        ))}
        <AnswerRow
          id="change-day"
          question={say("list-as-of")}
          answer={askedDayWords(guide)}
          change={() => guide.go({ at: "day" })}
          guide={guide}
        />
      </dl>
      {next !== null && <p>{say("list-more", { count: assessment.open.length })}</p>}
      <div class="actions">
        {next !== null && (
          <Go onClick={() => guide.go({ at: "question", fact: next, changing: false })}>{say("list-next")}</Go>
        )}
        <Go look={next === null ? "primary" : "second"} onClick={showResult}>
          {say("list-show")}
        </Go>
      </div>
    </Frame>
  );
}

/** The day asked about in words, "today" said where it is. */
export function askedDayWords({ say, asOf, today }: Guide): string {
  return asOf === today ? say("today", { day: say.day(asOf) }) : say.day(asOf);
}

function AnswerRow(props: { id: string; question: string; answer: string; change: () => void; guide: Guide }): JSX.Element {
  const { say } = props.guide;
  return (
    <div class="answer">
      <dt>{props.question}</dt>
      <dd>
        <strong>{props.answer}</strong>
        <button type="button" id={props.id} class="link" aria-label={say("list-change-what", { question: props.question })} onClick={props.change}>
          {say("list-change")}
        </button>
      </dd>
    </div>
  );
}
