// S5: a paper filled in on the screen and printed from it; only where the law of the day allows it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import { assess, type Paper } from "../../lib/law/index.ts";
import { DayField, LineField, TextField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Notice } from "../parts/notice.tsx";
import { Signed, Unverified } from "../parts/signed.tsx";
import { knownDay, offersOf } from "../result.ts";
import { sayIn } from "../words.ts";
import { whyNot } from "./result.tsx";

const BLANK = "______________________";

export function FillPaper({ guide, paper: id }: { guide: Guide; paper: string }): JSX.Element {
  const { say } = guide;
  const [large, setLarge] = useState(false);
  const offer = offersOf(guide.pack, guide.assessment).find((o) => o.paper.id === id);
  if (offer === undefined || !offer.offered) {
    return (
      <Frame guide={guide}>
        <Heading guide={guide}>{say("paper-title")}</Heading>
        <Notice look="warn">
          <p>{offer === undefined ? say("paper-shown-only-if") : whyNot(guide, offer)}</p>
        </Notice>
        <div class="actions">
          <Go onClick={() => guide.go({ at: "letter" })}>{say("result-letter")}</Go>
        </div>
      </Frame>
    );
  }
  const about = say.maybe(`paper-${id}.about`);
  const values = valuesOf(guide, offer.paper);
  return (
    <Frame guide={guide} prints="paper">
      <Heading guide={guide}>{say("paper-title")}</Heading>
      <p class="lead">{say(`paper-${id}`)}</p>
      {about !== null && <p>{about}</p>}
      <p class="quiet">
        {say("paper-note")} {say("paper-empty")}
        {Object.keys(prefilled(guide, offer.paper)).length > 0 && ` ${say("paper-prefilled")}`}
      </p>
      <Unverified guide={guide} />
      {!fitsToday(guide, id) && (
        <Notice look="alarm">
          <p>{say("paper-not-now", { day: say.day(guide.today) })}</p>
        </Notice>
      )}
      <div class="review">
        <Signed guide={guide} />
      </div>
      {offer.paper.fields.map((field) => (
        <Field key={field.id} guide={guide} paper={offer.paper} field={field} value={values[field.id] ?? ""} />
      ))}
      <h2 class="no-print">{say("paper-preview")}</h2>
      <PaperText guide={guide} paper={offer.paper} values={values} large={large} />
      <div class="actions">
        <Go onClick={() => window.print()}>{say("paper-print")}</Go>
        <Go look="second" onClick={() => setLarge(!large)}>
          {say(large ? "paper-small" : "paper-large")}
        </Go>
      </div>
      <p class="quiet">{say("paper-no-printer")}</p>
      <p class="quiet">{say("paper-pdf")}</p>
    </Frame>
  );
}

/** Whether today's law offers the paper, where another day was asked about. */
function fitsToday({ pack, session, asOf, today }: Guide, paper: string): boolean {
  if (asOf === today) return true;
  return offersOf(pack, assess(pack, session.answers, today)).some((o) => o.paper.id === paper && o.offered);
}

type Values = Readonly<Record<string, string>>;

/** What the paper's fields hold: what was typed, else what the answers know. */
const valuesOf = (guide: Guide, paper: Paper): Values => ({ ...prefilled(guide, paper), ...guide.session.papers[paper.id] });

/** What the answers and the calendar know of a paper's fields, in the language of the law. */
function prefilled({ pack, session, asOf, today }: Guide, paper: Paper): Values {
  const inLaw = sayIn(pack.languages[0] ?? session.lang, "self");
  const known = paper.fields.map(({ id, type }) => {
    if (type === "day") return [id, id === "date" && asOf === today ? today : knownDay(pack, session.answers, id)];
    const answer = session.answers[id];
    return [id, typeof answer === "string" ? inLaw.maybe(`paper-${paper.id}-field-${id}--${answer}`) : null];
  });
  return Object.fromEntries(known.filter(([, value]) => value !== null));
}

function Field(props: { guide: Guide; paper: Paper; field: Paper["fields"][number]; value: string }): JSX.Element {
  const { guide, paper, field, value } = props;
  const { say, session } = guide;
  const id = `field-${field.id}`;
  const words = `paper-${paper.id}-field-${field.id}`;
  const hint = say.maybe(`${words}.hint`);
  const onInput = (typed: string): void =>
    guide.change({ papers: { ...session.papers, [paper.id]: { ...session.papers[paper.id], [field.id]: typed } } });
  const same = { id, value, onInput, describedBy: hint === null ? undefined : `${id}-hint` };
  return (
    <p class="field">
      <label for={id}>{say(words)}</label>
      {hint !== null && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {field.type === "text" && <TextField rows={3} {...same} />}
      {field.type === "day" && <DayField {...same} say={say} />}
      {field.type === "line" && <LineField {...same} />}
    </p>
  );
}

/** The paper itself, in the language of the law; its translation beside it where the reader reads another. */
function PaperText({ guide, paper, values, large }: { guide: Guide; paper: Paper; values: Values; large: boolean }): JSX.Element {
  const { pack, session, say } = guide;
  const lawLanguage = pack.languages[0] ?? session.lang;
  const inLaw = sayIn(lawLanguage, "self");
  const filled = (day: (day: string) => string): Record<string, string> =>
    Object.fromEntries(
      paper.fields.map(({ id, type }) => {
        const typed = values[id]?.trim() ?? "";
        return [id, typed === "" ? BLANK : type === "day" ? day(typed) : typed];
      }),
    );
  const mine = sayIn(session.lang, "self");
  return (
    <>
      <div class={large ? "sheet-of-paper large" : "sheet-of-paper"} lang={lawLanguage}>
        {inLaw(`paper-${paper.id}-body`, filled(inLaw.day))}
      </div>
      {session.lang !== lawLanguage && (
        <details>
          <summary>{say("paper-translation")}</summary>
          <div class="translation">{mine(`paper-${paper.id}-body`, filled(mine.day))}</div>
        </details>
      )}
    </>
  );
}
