// S2, one question: the choices the law needs, "I do not know" among them.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { answerWords, boundsOf, choicesOf, isNumber, keyOf, memberWords, numberWords, wholeDayOf } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { factOf, partOf, pruned } from "../interview.ts";
import { type Answer, AnswerError, DayError, dayNumber, type Fact, type Pack, parseAnswer } from "../../lib/law/index.ts";
import { DayField, HourField, NumberField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Problem } from "../parts/notice.tsx";
import { Rows } from "../parts/rows.tsx";

/** What is picked and typed on the screen, not yet an answer. */
interface Picked {
  readonly keys: readonly string[];
  readonly exact: string;
  /** Of an hour, `13`, or empty where only the day is known. */
  readonly hour: string;
}

const NONE = "none-of-these";
const UNSURE = "unsure";

export function Question({ guide, fact: id, changing }: { guide: Guide; fact: string; changing: boolean }): JSX.Element {
  const { say, pack } = guide;
  const fact = factOf(pack, id);
  const [picked, pick] = useState<Picked>(() => pickedBefore(pack, fact, guide.session.answers[id]));
  const [problem, tell] = useState<string | null>(null);
  const [part, parts] = partOf(pack, fact);
  const section = say(`section-${fact.section}`);
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
  const hint = say.maybe(`fact-${id}.hint`);
  return (
    <Frame guide={guide}>
      <Problem title={say("error-title")} text={problem} field={`${id}-${firstKey(pack, fact)}`} />
      <p class="part">{parts === 1 ? section : say("question-part", { part, parts, section })}</p>
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
      <WhyAsked guide={guide} fact={id} />
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

const MOST_NAMES = 5;

/** Why this is asked: the author's word for it, and what turns on the answer now. */
function WhyAsked({ guide, fact }: { guide: Guide; fact: string }): JSX.Element | null {
  const { say, assessment } = guide;
  const why = say.maybe(`fact-${fact}.why`);
  const turning = assessment.findings.filter((f) => f.depends_on.includes(fact) || f.gives?.depends_on.includes(fact));
  const names = [...new Set(turning.map((f) => say.maybe(`outcome-${f.outcome}`) ?? f.outcome))].slice(0, MOST_NAMES);
  if (why === null && names.length === 0) return null;
  return (
    <details>
      <summary>{say("question-why")}</summary>
      {why !== null && <p>{why}</p>}
      {names.length > 0 && <p class="quiet">{say("question-decides", { names: say.list(names) })}</p>}
    </details>
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

/** What the field for an exact number is called, by the fact's type. */
const EXACT: Readonly<Record<string, string>> = { day: "day", hour: "hour", int: "int", money: "money", ratio: "ratio", duration: "duration" };

function OneRow({ guide: { say, pack }, fact, picked, pick }: RowsProps): JSX.Element {
  const choices = choicesOf(pack, fact).map(({ key, answer }) => ({ key, label: answerWords(fact, answer, say) }));
  const kind = EXACT[fact.type];
  const rows = kind === undefined ? choices : [...choices.slice(0, -1), { key: "exact", label: say(`${kind}-exact`) }, ...choices.slice(-1)];
  const under = kind !== undefined && picked.keys[0] === "exact";
  return (
    <Rows
      name={fact.id}
      kind="radio"
      rows={rows}
      picked={picked.keys}
      onPick={(key) => pick({ ...picked, keys: [key] })}
      under={under ? { key: "exact", field: <ExactField say={say} fact={fact} kind={kind} picked={picked} pick={pick} /> } : undefined}
    />
  );
}

function ExactField(props: {
  say: Guide["say"];
  fact: Fact;
  kind: string;
  picked: Picked;
  pick: (picked: Picked) => void;
}): JSX.Element {
  const { say, fact, kind, picked, pick } = props;
  const onInput = (exact: string): void => pick({ ...picked, exact });
  const isDay = fact.type === "day" || fact.type === "hour";
  return (
    <>
      <p class="exact">
        <label for="exact">{labelOf(fact, kind, say)}</label>
        {isDay ? (
          <DayField id="exact" value={picked.exact} onInput={onInput} say={say} />
        ) : (
          <NumberField id="exact" value={picked.exact} onInput={onInput} decimal={fact.type === "money"} />
        )}
      </p>
      {fact.type === "hour" && (
        <p class="exact">
          <label for="exact-hour">{say("hour-label")}</label>
          <HourField id="exact-hour" value={picked.hour} onInput={(hour) => pick({ ...picked, hour })} unknown={say("hour-unknown")} />
        </p>
      )}
    </>
  );
}

/** The field's name, with the unit that is meant. */
function labelOf(fact: Fact, kind: string, say: Guide["say"]): string {
  if (fact.type === "money") return say("money-exact-label", { currency: say.currency(fact.currency ?? "") });
  if (fact.type === "ratio") return fact.of === PERCENT ? say("ratio-exact-percent") : say("ratio-exact-label", { of: fact.of ?? 1 });
  if (fact.type === "duration") return say(`duration-${fact.unit ?? "days"}`);
  return say(`${kind === "hour" ? "day" : kind}-exact-label`);
}

const PERCENT = 100;

function firstKey(pack: Pack, fact: Fact): string {
  const first = choicesOf(pack, fact)[0]?.key ?? UNSURE;
  return first === UNSURE && isNumber(fact) ? "exact" : first;
}

function pickedBefore(pack: Pack, fact: Fact, answer: Answer | undefined): Picked {
  const picked = (keys: readonly string[]): Picked => ({ keys, exact: "", hour: "" });
  if (answer === undefined) return picked([]);
  if (answer === null) return picked([UNSURE]);
  if (fact.type === "set") {
    if (Array.isArray(answer)) return picked(answer.length === 0 ? [NONE] : (answer as string[]));
    return picked([...((answer as { has?: readonly string[] }).has ?? []), UNSURE]);
  }
  const key = keyOf(pack, fact, answer);
  if (key !== "exact") return picked(key === null ? [] : [key]);
  return { keys: [key], ...typedBefore(fact, answer) };
}

/** An exact answer as it was typed. */
function typedBefore(fact: Fact, answer: Answer): { readonly exact: string; readonly hour: string } {
  const text = wholeDayOf(fact, answer) ?? String(answer);
  if (fact.type === "hour") return { exact: text.slice(0, 10), hour: text.slice(11) };
  if (fact.type !== "ratio") return { exact: text, hour: "" };
  const [p = 0, q = 1] = text.split("/").map(Number);
  return { exact: String((p * (fact.of ?? 1)) / q), hour: "" };
}

/** The answer picked, or the sentence that says what is missing. */
function answerOf(fact: Fact, { keys, exact, hour }: Picked, { say, pack }: Guide): { readonly answer: Answer } | string {
  if (fact.type === "set") {
    const members = keys.filter((k) => k !== NONE && k !== UNSURE);
    if (keys.length === 0) return say("question-set-error");
    if (keys.includes(NONE)) return keys.length > 1 ? say("question-set-clash") : { answer: [] };
    if (!keys.includes(UNSURE)) return { answer: (fact.values ?? []).filter((v) => members.includes(v)) };
    return { answer: members.length === 0 ? null : { has: members, not: [] } };
  }
  const [key] = keys;
  if (key === undefined) return say("question-error");
  if (key !== "exact") return { answer: choicesOf(pack, fact).find((c) => c.key === key)?.answer ?? null };
  if (fact.type === "day" || fact.type === "hour") {
    const day = dayTyped(exact, say("day-error"), say("day-out-of-range"));
    if (typeof day === "string" || fact.type === "day") return day;
    return { answer: parseAnswer(pack, fact, hour === "" ? exact : `${exact}T${hour}`) };
  }
  try {
    return { answer: parseAnswer(pack, fact, typedNumber(pack, fact, exact)) };
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    const [min, max] = boundsOf(pack, fact).map((n) => numberWords(fact, n, say)) as [string, string];
    return say(fact.type === "int" || fact.type === "duration" ? "int-error" : "amount-error", { min, max });
  }
}

/** What was typed, in answer form where it can be read: spaces between thousands and a comma are as good. */
function typedNumber(pack: Pack, fact: Fact, typed: string): unknown {
  const plain = typed.replaceAll(/\s/g, "").replace(",", ".");
  if (fact.type === "int" || fact.type === "duration") return /^\d{1,9}$/.test(plain) ? Number(plain) : typed;
  if (fact.type === "ratio") return /^\d{1,7}%?$/.test(plain) ? `${Number.parseInt(plain, 10)}/${fact.of ?? 1}` : plain;
  const [whole = "", minor] = plain.split(".", 2);
  const digits = pack.currencies[fact.currency ?? ""] ?? 0;
  const trimmed = whole.replace(/^0+(?=\d)/, "");
  return minor === undefined || minor.length > digits ? plain.replace(whole, trimmed) : `${trimmed}.${minor.padEnd(digits, "0")}`;
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
