// S8: eight words typed in any manner open the mailbox; what went wrong is told apart.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import { isReady, NotReady, usePost } from "../parts/desk.tsx";
import { TextField } from "../parts/field.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Problem, Status } from "../parts/notice.tsx";
import { CallStatus, READING_TROUBLE, useCall } from "../parts/sending.tsx";
import type { Mailbox, Post, TypedPhrase } from "../post.ts";

const WORDS = 8;

export function CheckReply({ guide }: { guide: Guide }): JSX.Element {
  const ready = usePost(guide);
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{guide.say("reply-title")}</Heading>
      <NotReady guide={guide} ready={ready} />
      {isReady(ready) && <Entry guide={guide} post={ready} />}
    </Frame>
  );
}

function Entry({ guide, post }: { guide: Guide; post: Post }): JSX.Element {
  const { say, session } = guide;
  const [text, type] = useState("");
  const [problem, tell] = useState<string | null>(null);
  const [tried, setTried] = useState<{ typed: TypedPhrase; mailbox: Mailbox } | null>(null);
  const call = useCall();
  const typed = useMemo(() => post.typed(text, session.lang), [post, text, session.lang]);
  const open = (): void => {
    const found = problemOf(guide, typed);
    tell(found);
    const { words } = typed;
    if (words === null) return;
    let mailbox: Mailbox | null = null;
    call.run(
      async (step, signal) => {
        mailbox = await post.mailbox(words, step, signal);
        setTried({ typed, mailbox });
        return mailbox.read(step, signal);
      },
      (talk) => {
        guide.change({ mailbox, talk, phrase: null, draft: { ...session.draft, consent: talk.consent } });
        guide.go({ at: "talk" }, true);
      },
    );
  };
  return (
    <>
      <Problem title={say("error-title")} text={problem} field="phrase" />
      <p class="field">
        <label for="phrase">{say("reply-label")}</label>
        <span class="hint" id="phrase-hint">
          {say("reply-hint")}
        </span>
        <TextField id="phrase" rows={3} describedBy="phrase-hint phrase-count" value={text} onInput={type} />
      </p>
      <p class="quiet" id="phrase-count">
        {say("reply-count", { count: typed.count })}
      </p>
      <Fixes guide={guide} typed={typed} fix={(bad, good) => type(replaceWord(text, bad, good))} />
      <CallStatus guide={guide} call={call} words={READING_TROUBLE} />
      <div class="actions">
        <Go onClick={open} disabled={call.busy}>
          {say("reply-open")}
        </Go>
      </div>
      {call.trouble === "no_box" && tried?.typed === typed && <Anew guide={guide} {...tried} />}
    </>
  );
}

/** The mailbox expired, was deleted, or stayed at a relay that is gone: the same words can begin another. */
function Anew({ guide, typed, mailbox }: { guide: Guide; typed: TypedPhrase; mailbox: Mailbox }): JSX.Element {
  const { say } = guide;
  const begin = (): void => {
    mailbox.begin();
    guide.change({ phrase: typed.words, mailbox: null, talk: null });
    guide.go({ at: "letter" });
  };
  return (
    <>
      <p>{say("reply-anew-why")}</p>
      <div class="actions">
        <Go look="second" onClick={begin}>
          {say("reply-anew")}
        </Go>
      </div>
    </>
  );
}

/** One tap mends a word that is not in the list; nothing is ever mended unasked. */
function Fixes(props: { guide: Guide; typed: TypedPhrase; fix: (bad: string, good: string) => void }): JSX.Element {
  const { say } = props.guide;
  return (
    <Status>
      <ul class="fixes">
        {props.typed.unknown.map(({ n, word, suggestions }) => (
        <li key={n}>
          {say(suggestions.length > 0 ? "reply-suggest" : "reply-unknown", { n, word })}{" "}
          {suggestions.map((good) => (
            <button key={good} type="button" class="fix" onClick={() => props.fix(word, good)}>
              {good}
            </button>
          ))}
        </li>
      ))}
      </ul>
    </Status>
  );
}

/** The text with its first whole occurrence of a word replaced, letter case aside. */
function replaceWord(text: string, bad: string, good: string): string {
  const at = text.toLowerCase().indexOf(bad.toLowerCase());
  return at < 0 ? text : text.slice(0, at) + good + text.slice(at + bad.length);
}

function problemOf({ say }: Guide, typed: TypedPhrase): string | null {
  if (typed.words !== null) return null;
  if (typed.count < WORDS) return say("reply-too-few", { count: typed.count });
  if (typed.count > WORDS) return say("reply-too-many", { count: typed.count });
  const [bad] = typed.unknown;
  return bad === undefined ? say("reply-no-box") : say("reply-unknown", { n: bad.n, word: bad.word });
}
