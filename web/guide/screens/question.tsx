// S2, one question: the choices the law needs, "I do not know" among them.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { answerWords, boundsOf, choicesOf, keyOf, memberWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { factOf, partOf, pruned } from "../interview.ts";
import { type Answer, DayError, dayNumber, type Fact } from "../../lib/law/index.ts";
import { DayField, NumberField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Problem } from "../parts/notice.tsx";
import { Rows } from "../parts/rows.tsx";

/** What is picked and typed on the screen, not yet an answer. */
interface Picked {
  readonly keys: readonly string[];
  readonly exact: string;
}

const NONE = "none-of-these";
const UNSURE = "unsure";

export function Question({ guide, fact: id, changing }: { guide: Guide; fact: string; changing: boolean }): JSX.Element {
  const { say, pack } = guide;
  const fact = factOf(pack, id);
  const [picked, pick] = useState<Picked>(() => pickedBefore(fact, guide.session.answers[id]));
  const [problem, tell] = useState<string | null>(null);
  const [part, parts] = partOf(pack, fact);
  const left = guide.assessment.open.length;

  const answer = (): void => {
    const given = answerOf(fact, picked, guide);
    if (typeof given === "string") {
      tell(given);
      return;
    }
    const { answers, gone } = pruned(pack, { ...guide.session.answers, [id]: given.answer }, guide.asOf);
    guide.change({ answers, gone });
    const { next } = guide.assess(answers);
    guide.go(changing || next === null ? { at: "list" } : { at: "question", fact: next, changing: false });
  };
  const why = say.maybe(`fact-${id}.why`);
  const hint = say.maybe(`fact-${id}.hint`);
  return (
    <Frame guide={guide}>
      <Problem title={say("error-title")} text={problem} field={`${id}-${firstKey(fact)}`} />
      <p class="part">{say("question-part", { part, parts, section: say(`section-${fact.section}`) })}</p>
      <fieldset>
        <legend>
          <Heading guide={guide}>{say(`fact-${id}`)}</Heading>
        </legend>
        {hint !== null && <p class="hint">{hint}</p>}
        {fact.type === "set" && hint === null && <p class="hint">{say("question-set-hint")}</p>}
        {fact.type === "set" ? (
          <SetRows guide={guide} fact={fact} picked={picked} pick={pick} />
        ) : (
          <OneRow guide={guide} fact={fact} picked={picked} pick={pick} />
        )}
      </fieldset>
      <p class="quiet small">{say("question-unsure")}</p>
      {why !== null && (
        <details>
          <summary>{say("question-why")}</summary>
          <p>{why}</p>
        </details>
      )}
      <div class="actions">
        <Go onClick={answer}>{say("continue")}</Go>
      </div>
      {!changing && (
        <p class="quiet small">
          {left > 0 && `${say("question-left", { count: left })} `}
          <button type="button" class="link" onClick={() => guide.go({ at: "result", urgentOnly: false })}>
            {say("question-show")}
          </button>
        </p>
      )}
    </Frame>
  );
}

interface RowsProps {
  guide: Guide;
  fact: Fact;
  picked: Picked;
  pick: (picked: Picked) => void;
}

function SetRows({ guide: { say }, fact, picked, pick }: RowsProps): JSX.Element {
  const rows = [
    ...(fact.values ?? []).map((value) => ({ key: value, label: memberWords(fact, value, say) })),
    { key: NONE, label: say("question-set-none") },
    { key: UNSURE, label: picked.keys.some((k) => k !== UNSURE && k !== NONE) ? say("question-set-unsure") : say("not-sure") },
  ];
  const toggle = (key: string, on: boolean): void =>
    pick({ ...picked, keys: on ? [...picked.keys, key] : picked.keys.filter((k) => k !== key) });
  return <Rows name={fact.id} kind="checkbox" rows={rows} picked={picked.keys} onPick={toggle} />;
}

function OneRow({ guide: { say }, fact, picked, pick }: RowsProps): JSX.Element {
  const choices = choicesOf(fact).map(({ key, answer }) => ({ key, label: answerWords(fact, answer, say) }));
  const exactWords = fact.type === "day" ? "day" : fact.type === "int" ? "int" : null;
  const rows = exactWords === null ? choices : [...choices.slice(0, -1), { key: "exact", label: say(`${exactWords}-exact`) }, ...choices.slice(-1)];
  const exact = (
    <p class="exact">
      <label for="exact">{say(`${exactWords ?? "day"}-exact-label`)}</label>
      {fact.type === "day" ? (
        <DayField id="exact" value={picked.exact} onInput={(typed) => pick({ ...picked, exact: typed })} />
      ) : (
        <NumberField id="exact" value={picked.exact} onInput={(typed) => pick({ ...picked, exact: typed })} />
      )}
    </p>
  );
  return (
    <Rows
      name={fact.id}
      kind="radio"
      rows={rows}
      picked={picked.keys}
      onPick={(key) => pick({ ...picked, keys: [key] })}
      under={picked.keys[0] === "exact" ? { key: "exact", field: exact } : undefined}
    />
  );
}

function firstKey(fact: Fact): string {
  return choicesOf(fact)[0]?.key ?? UNSURE;
}

function pickedBefore(fact: Fact, answer: Answer | undefined): Picked {
  if (answer === undefined) return { keys: [], exact: "" };
  if (answer === null) return { keys: [UNSURE], exact: "" };
  if (fact.type === "set") {
    if (Array.isArray(answer)) return { keys: answer.length === 0 ? [NONE] : (answer as string[]), exact: "" };
    return { keys: [...((answer as { has?: readonly string[] }).has ?? []), UNSURE], exact: "" };
  }
  const key = keyOf(fact, answer);
  return { keys: key === null ? [] : [key], exact: key === "exact" ? String(answer) : "" };
}

/** The answer picked, or the sentence that says what is missing. */
function answerOf(fact: Fact, { keys, exact }: Picked, { say }: Guide): { readonly answer: Answer } | string {
  if (fact.type === "set") {
    const members = keys.filter((k) => k !== NONE && k !== UNSURE);
    if (keys.length === 0) return say("question-set-error");
    if (keys.includes(NONE)) return keys.length > 1 ? say("question-set-clash") : { answer: [] };
    if (!keys.includes(UNSURE)) return { answer: (fact.values ?? []).filter((v) => members.includes(v)) };
    return { answer: members.length === 0 ? null : { has: members, not: [] } };
  }
  const [key] = keys;
  if (key === undefined) return say("question-error");
  if (key !== "exact") return { answer: choicesOf(fact).find((c) => c.key === key)?.answer ?? null };
  if (fact.type === "int") {
    const [min, max] = boundsOf(fact);
    const number = /^\s*\d{1,9}\s*$/.test(exact) ? Number(exact) : Number.NaN;
    return number >= min && number <= max ? { answer: number } : say("int-error", { min, max });
  }
  return dayTyped(exact, say("day-error"), say("day-out-of-range"));
}

function dayTyped(typed: string, missing: string, outside: string): { readonly answer: Answer } | string {
  if (typed === "") return missing;
  try {
    dayNumber(typed);
    return { answer: typed };
  } catch (error) {
    if (error instanceof DayError) return outside;
    throw error;
  }
}
