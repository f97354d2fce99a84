// S7: the key is shown, two of its words are asked back, and only then may the letter go. Then: it was received.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayNumber, dayText } from "../../lib/law/index.ts";
import type { Guide } from "../guide.ts";
import { isReady, NotReady, usePost } from "../parts/desk.tsx";
import { LineField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { letterOf } from "../parts/letter_form.tsx";
import { Problem } from "../parts/notice.tsx";
import { CallStatus, SENDING_TROUBLE, useCall } from "../parts/sending.tsx";
import { EMPTY_DRAFT } from "../places.ts";
import type { Mailbox, Post } from "../post.ts";

const LOOK_AGAIN_DAYS = 2;

export function Key({ guide }: { guide: Guide }): JSX.Element {
  const ready = usePost(guide);
  const { phrase } = guide.session;
  const [stage, setStage] = useState<"words" | "confirm" | "ready">("words");
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{guide.say(stage === "confirm" ? "key-confirm-title" : "key-title")}</Heading>
      <NotReady guide={guide} ready={ready} />
      {phrase !== null && stage === "words" && <Words guide={guide} phrase={phrase} next={() => setStage("confirm")} />}
      {phrase !== null && stage === "confirm" && (
        <Confirm guide={guide} phrase={phrase} showAgain={() => setStage("words")} next={() => setStage("ready")} />
      )}
      {phrase !== null && stage === "ready" && isReady(ready) && (
        <Send guide={guide} post={ready} phrase={phrase} showAgain={() => setStage("words")} />
      )}
    </Frame>
  );
}

function Phrase({ phrase }: { phrase: readonly string[] }): JSX.Element {
  return (
    <ol class="phrase" translate={false}>
      {phrase.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ol>
  );
}

function Words({ guide: { say }, phrase, next }: { guide: Guide; phrase: readonly string[]; next: () => void }): JSX.Element {
  return (
    <>
      <p class="lead">{say("key-why")}</p>
      <Phrase phrase={phrase} />
      <p>{say("key-how")}</p>
      <div class="actions">
        <Go onClick={next}>{say("key-written")}</Go>
      </div>
    </>
  );
}

/** Two different places in the phrase, in order, 0-based. */
function twoPlaces(count: number): readonly [number, number] {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2)) as unknown as [number, number];
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

const plain = (word: string): string => word.normalize("NFC").trim().toLowerCase().replaceAll("ё", "е");

function Confirm(props: {
  guide: Guide;
  phrase: readonly string[];
  showAgain: () => void;
  next: () => void;
}): JSX.Element {
  const { phrase } = props;
  const { say } = props.guide;
  const [places] = useState(() => twoPlaces(phrase.length));
  const [typed, type] = useState<readonly [string, string]>(["", ""]);
  const [wrong, setWrong] = useState<number | null>(null);
  const check = (): void => {
    const bad = places.findIndex((place, i) => plain(typed[i] ?? "") !== phrase[place]);
    if (bad < 0) props.next();
    else setWrong(places[bad] ?? 0);
  };
  return (
    <>
      <Problem
        title={say("error-title")}
        text={wrong === null ? null : say("key-wrong", { n: wrong + 1 })}
        field={`word-${wrong ?? 0}`}
      />
      <p class="lead">{say("key-confirm", { first: places[0] + 1, second: places[1] + 1 })}</p>
      {places.map((place, i) => (
        <p key={place} class="field">
          <label for={`word-${place}`}>{say("key-word", { n: place + 1 })}</label>
          <LineField
            id={`word-${place}`}
            value={typed[i] ?? ""}
            onInput={(word) => type(i === 0 ? [word, typed[1]] : [typed[0], word])}
          />
        </p>
      ))}
      <div class="actions">
        <Go onClick={check}>{say("continue")}</Go>
        <Go look="quiet" onClick={props.showAgain}>
          {say("key-show")}
        </Go>
      </div>
    </>
  );
}

function Send(props: { guide: Guide; post: Post; phrase: readonly string[]; showAgain: () => void }): JSX.Element {
  const { guide, post, phrase } = props;
  const { say } = guide;
  const call = useCall();
  const send = (): void => {
    let mailbox: Mailbox | null = null;
    call.run(
      async (step, signal) => {
        mailbox = await post.mailbox(phrase, step, signal);
        return mailbox.send(letterOf(guide), step, signal);
      },
      (talk) => {
        // The next letter starts from the consent now given: silence must not take it back.
        guide.change({ mailbox, talk, draft: { ...EMPTY_DRAFT, consent: talk.consent } });
        guide.go({ at: "sent" }, true);
      },
    );
  };
  return (
    <>
      <p class="lead">{say("key-send-note")}</p>
      <CallStatus guide={guide} call={call} words={SENDING_TROUBLE} />
      <div class="actions">
        <Go onClick={send} disabled={call.busy}>
          {say("key-send")}
        </Go>
        <Go look="quiet" onClick={props.showAgain} disabled={call.busy}>
          {say("key-show")}
        </Go>
      </div>
    </>
  );
}

/** The day to look again, two days from now. */
export function lookAgain({ today }: Guide): string {
  return dayText(dayNumber(today) + LOOK_AGAIN_DAYS);
}

export function Sent({ guide }: { guide: Guide }): JSX.Element {
  const { say, session } = guide;
  const ready = usePost(guide);
  const [shown, show] = useState(false);
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("sent-title")}</Heading>
      <p class="lead">{say("sent-when", { day: say.day(lookAgain(guide)) })}</p>
      {isReady(ready) && <p>{say("sent-kept", { days: ready.keptDays })}</p>}
      <h2>{say("sent-next")}</h2>
      <ol>
        {["sent-next-1", "sent-next-2", "sent-next-3"].map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ol>
      {shown && session.phrase !== null && <Phrase phrase={session.phrase} />}
      <div class="actions">
        {session.talk !== null && <Go onClick={() => guide.go({ at: "talk" })}>{say("sent-open")}</Go>}
        {session.phrase !== null && (
          <Go look="second" onClick={() => show(!shown)}>
            {say(shown ? "sent-phrase-hide" : "sent-phrase")}
          </Go>
        )}
      </div>
    </Frame>
  );
}
