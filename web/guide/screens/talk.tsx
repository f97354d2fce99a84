// The conversation behind a key: what was said, what is wrong with it, write again, consent, delete.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import { isReady, NotReady, usePost } from "../parts/desk.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { draftProblem, LetterForm, letterOf } from "../parts/letter_form.tsx";
import { Notice, Problem } from "../parts/notice.tsx";
import { ReplyFiles } from "../parts/reply_files.tsx";
import { CallStatus, READING_TROUBLE, SENDING_TROUBLE, useCall } from "../parts/sending.tsx";
import { EMPTY_DRAFT } from "../places.ts";
import type { Alarm, Conversation, Mailbox, Post } from "../post.ts";
import { lookAgain } from "./key.tsx";
import { CheckReply } from "./reply.tsx";

export function Talk({ guide }: { guide: Guide }): JSX.Element {
  const { mailbox, talk } = guide.session;
  if (mailbox === null || talk === null) return <CheckReply guide={guide} />;
  return <Open guide={guide} mailbox={mailbox} talk={talk} />;
}

interface OpenProps {
  guide: Guide;
  mailbox: Mailbox;
  talk: Conversation;
}

function Open({ guide, mailbox, talk }: OpenProps): JSX.Element {
  const { say } = guide;
  const call = useCall();
  const answered = talk.said.some((s) => s.by === "desk");
  const check = (): void => call.run(mailbox.read, (fresh) => guide.change({ talk: fresh }));
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("talk-title")}</Heading>
      {talk.alarms.length > 0 && <Alarms guide={guide} alarms={talk.alarms} />}
      {!answered && (
        <Notice look="calm">
          <p>{say("talk-waiting")}</p>
          <p>{say("talk-look-again", { day: say.day(lookAgain(guide)) })}</p>
        </Notice>
      )}
      <ol class="talk">
        {talk.said.map((said, i) => (
          <li key={i} class={said.by}>
            <p class="talk-head">
              <strong>{said.by === "person" ? say("talk-you") : deskName(guide, said.name)}</strong>{" "}
              <span>{say("talk-day", { day: say.day(said.day) })}</span>
            </p>
            <p class="talk-text">{said.text}</p>
            {said.files.length > 0 && said.by === "person" && <p class="quiet small">{say("talk-files", { count: said.files.length })}</p>}
            {said.files.length > 0 && said.by === "desk" && <ReplyFiles guide={guide} mailbox={mailbox} files={said.files} />}
            {said.answers && <p class="quiet small">{say("talk-answers")}</p>}
          </li>
        ))}
      </ol>
      <CallStatus guide={guide} call={call} words={READING_TROUBLE} />
      <div class="actions">
        <Go onClick={() => guide.go({ at: "again" })}>{say("talk-again")}</Go>
        <Go look="second" onClick={check} disabled={call.busy}>
          {say("talk-check")}
        </Go>
      </div>
      <p class="quiet">{say(talk.consent ? "consent-now-yes" : "consent-now-no")}</p>
      <Erase guide={guide} mailbox={mailbox} />
    </Frame>
  );
}

function deskName({ say }: Guide, name: string): string {
  return name === "" ? say("talk-nobody") : say("talk-desk", { name });
}

function Alarms({ guide: { say }, alarms }: { guide: Guide; alarms: readonly Alarm[] }): JSX.Element {
  return (
    <Notice look="alarm" title={say("alarm-title")}>
      <ul>
        {alarms.map(({ kind, day }, i) => (
          <li key={i}>{say(`alarm-${kind}`, { day: day === null ? "?" : say.day(day) })}</li>
        ))}
      </ul>
      <p>{say("alarm-what")}</p>
    </Notice>
  );
}

function Erase({ guide, mailbox }: { guide: Guide; mailbox: Mailbox }): JSX.Element {
  const { say } = guide;
  const [asking, ask] = useState(false);
  const call = useCall();
  const erase = (): void =>
    call.run(
      (_step, signal) => mailbox.erase(signal),
      () => {
        guide.change({ mailbox: null, talk: null, phrase: null, draft: EMPTY_DRAFT });
        guide.go({ at: "deleted" }, true);
      },
    );
  return (
    <section class="erase" aria-labelledby="erase-title">
      <h2 id="erase-title">{say("delete-title")}</h2>
      <p>{say("delete-about")}</p>
      {call.trouble !== null && (
        <Notice look="warn">
          <p role="status">{say("delete-failed")}</p>
        </Notice>
      )}
      <div class="actions">
        {!asking && (
          <Go look="quiet" onClick={() => ask(true)}>
            {say("delete-button")}
          </Go>
        )}
        {asking && (
          <>
            <Go look="alarm" onClick={erase} disabled={call.busy}>
              {say("delete-confirm")}
            </Go>
            <Go look="quiet" onClick={() => ask(false)} disabled={call.busy}>
              {say("delete-keep")}
            </Go>
          </>
        )}
      </div>
    </section>
  );
}

export function Again({ guide }: { guide: Guide }): JSX.Element {
  const ready = usePost(guide);
  const { mailbox } = guide.session;
  if (mailbox === null) return <CheckReply guide={guide} />;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{guide.say("again-title")}</Heading>
      <NotReady guide={guide} ready={ready} />
      {isReady(ready) && <AgainForm guide={guide} post={ready} mailbox={mailbox} />}
    </Frame>
  );
}

function AgainForm({ guide, post, mailbox }: { guide: Guide; post: Post; mailbox: Mailbox }): JSX.Element {
  const { say } = guide;
  const [problem, tell] = useState<string | null>(null);
  const call = useCall();
  const send = (): void => {
    const found = draftProblem(guide, post);
    tell(found);
    if (found !== null) return;
    call.run(
      (step, signal) => mailbox.send(letterOf(guide), step, signal),
      (talk) => {
        guide.change({ talk, draft: { ...EMPTY_DRAFT, consent: talk.consent } });
        guide.go({ at: "talk" }, true);
      },
    );
  };
  return (
    <>
      <Problem title={say("error-title")} text={problem} field="letter" />
      <LetterForm guide={guide} post={post} />
      <CallStatus guide={guide} call={call} words={SENDING_TROUBLE} />
      <div class="actions">
        <Go onClick={send} disabled={call.busy}>
          {say("again-send")}
        </Go>
      </div>
    </>
  );
}

export function Deleted({ guide }: { guide: Guide }): JSX.Element {
  const { say } = guide;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("delete-done-title")}</Heading>
      <p class="lead">{say("delete-done")}</p>
      <div class="actions">
        <Go onClick={() => guide.go({ at: "start" })}>{say("continue")}</Go>
      </div>
    </Frame>
  );
}
