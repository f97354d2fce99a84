// The letter itself: text, what goes with it, and the consent to be counted. Used for the first and every later one.
import type { JSX } from "preact";
import { answerWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import type { Answer } from "../../lib/law/index.ts";
import { TextField } from "./field.tsx";
import { FilesField } from "./files.tsx";
import { Box } from "./rows.tsx";
import type { Draft } from "../places.ts";
import type { NewLetter, Post } from "../post.ts";

export function LetterForm({ guide, post }: { guide: Guide; post: Post }): JSX.Element {
  const { say, session } = guide;
  const { draft } = session;
  const write = (patch: Partial<Draft>): void => guide.change({ draft: { ...draft, ...patch } });
  return (
    <>
      <p class="field">
        <label for="letter">{say("letter-label")}</label>
        <span class="hint" id="letter-hint">
          {say("letter-hint")}
        </span>
        <TextField id="letter" rows={9} describedBy="letter-hint" value={draft.text} onInput={(text) => write({ text })} />
      </p>
      <FilesField guide={guide} post={post} />
      <AttachAnswers guide={guide} on={draft.attach} set={(attach) => write({ attach })} />
      <section class="consent" aria-labelledby="consent-title">
        <h2 id="consent-title">{say("letter-consent-title")}</h2>
        <p>{say("letter-consent-about")}</p>
        <p>{say("letter-consent-free")}</p>
        <Tick id="consent" label={say("letter-consent")} on={draft.consent} set={(consent) => write({ consent })} />
      </section>
    </>
  );
}

function Tick(props: { id: string; label: string; on: boolean; set: (on: boolean) => void }): JSX.Element {
  return (
    <label class="row" for={props.id}>
      <Box id={props.id} kind="checkbox" on={props.on} set={props.set} />
      <span>{props.label}</span>
    </label>
  );
}

function AttachAnswers({ guide, on, set }: { guide: Guide; on: boolean; set: (on: boolean) => void }): JSX.Element {
  const { say, pack, session } = guide;
  const given = pack.facts.filter((f) => f.id in session.answers);
  if (given.length === 0) return <p class="quiet">{say("letter-attach-none")}</p>;
  return (
    <div class="attach">
      <Tick id="attach" label={say("letter-attach")} on={on} set={set} />
      <p class="quiet">{say("letter-attach-hint")}</p>
      <details>
        <summary>{say("letter-preview")}</summary>
        <ul>
          {given.map((fact) => (
            <li key={fact.id}>
              {say(`fact-${fact.id}`)} <strong>{answerWords(fact, session.answers[fact.id] as Answer, say)}</strong>
            </li>
          ))}
          <li>{say("letter-preview-asof", { day: say.day(guide.asOf) })}</li>
        </ul>
      </details>
    </div>
  );
}

/** What keeps the draft from going, as a sentence, or null. */
export function draftProblem({ say, session }: Guide, post: Post): string | null {
  const { length } = [...session.draft.text.trim()];
  if (session.draft.text.trim() === "") return say("letter-empty");
  return length > post.mostCharacters ? say("letter-too-long", { over: length - post.mostCharacters }) : null;
}

/** The draft as the letter that will be sealed. */
export function letterOf({ session, pack, asOf, today }: Guide): NewLetter {
  const { draft, answers } = session;
  const attached = draft.attach && Object.keys(answers).length > 0;
  return {
    lang: session.lang,
    text: draft.text.trim(),
    answers: attached ? answers : null,
    asOf: attached ? asOf : null,
    pack: attached ? { id: pack.id, hash: pack.hash } : null,
    consent: draft.consent,
    day: today,
    files: draft.files,
  };
}
