// S9, what stays on the phone.
import type { JSX } from "preact";
import type { Page } from "../guide.ts";
import { Frame, Heading } from "../parts/frame.tsx";
import { Notice } from "../parts/notice.tsx";

export function Stays({ guide }: { guide: Page }): JSX.Element {
  const { say } = guide;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("stays-title")}</Heading>
      <p class="lead">{say("stays-does")}</p>
      <Notice look="warn">
        <p>{say("stays-does-not")}</p>
      </Notice>
      <p>{say("stays-return")}</p>
      <p>{say("stays-shift")}</p>
      <h2>{say("stays-how-title")}</h2>
      <ul>
        {["stays-how-1", "stays-how-2", "stays-how-3"].map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ul>
    </Frame>
  );
}
