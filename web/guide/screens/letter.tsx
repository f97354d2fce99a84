// S6: the letter, who will read it, and what the network sees.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import { isReady, NotReady, usePost } from "../parts/desk.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { draftProblem, LetterForm } from "../parts/letter_form.tsx";
import { Notice, Problem } from "../parts/notice.tsx";
import type { Post } from "../post.ts";
import { Again } from "./talk.tsx";

export function WriteLetter({ guide }: { guide: Guide }): JSX.Element {
  const ready = usePost(guide);
  if (guide.session.mailbox !== null) return <Again guide={guide} />;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{guide.say("letter-title")}</Heading>
      <NotReady guide={guide} ready={ready} />
      {isReady(ready) && <Letter guide={guide} post={ready} />}
    </Frame>
  );
}

function Letter({ guide, post }: { guide: Guide; post: Post }): JSX.Element {
  const { say, session } = guide;
  const [problem, tell] = useState<string | null>(null);
  const next = (): void => {
    const found = draftProblem(guide, post);
    tell(found);
    if (found !== null) return;
    if (session.phrase === null) guide.change({ phrase: post.newPhrase(session.lang) });
    guide.go({ at: "key" });
  };
  return (
    <>
      <Problem title={say("error-title")} text={problem} field="letter" />
      <p>{say("letter-who")}</p>
      <ul class="readers">
        {post.roster.names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p class="quiet small">{say("letter-who-checked")}</p>
      <LetterForm guide={guide} post={post} />
      <Notice look="calm">
        <p>{say("letter-limits")}</p>
        <p>{say("letter-offline")}</p>
      </Notice>
      <div class="actions">
        <Go onClick={next}>{say("letter-continue")}</Go>
      </div>
    </>
  );
}
