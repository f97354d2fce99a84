// How far the law of this file can be relied on: whether its day was checked, whether a lawyer reviewed and signed it.
import type { JSX } from "preact";
import type { Guide } from "../guide.ts";
import { Notice } from "./notice.tsx";

/** The warning that stands first where the day asked about lies outside the days that were checked. */
export function Unverified({ guide: { say, pack, assessment, asOf } }: { guide: Guide }): JSX.Element | null {
  if (assessment.standing === "verified") return null;
  const { from, until } = pack.verified;
  return (
    <Notice look="alarm" title={say("result-unverified-title")}>
      <p>{say("result-unverified", { from: say.day(from), until: say.day(until), day: say.day(asOf) })}</p>
    </Notice>
  );
}

/** Whose signature the law carries, or that it carries none. */
export function Signed({ guide: { say, assessment } }: { guide: Guide }): JSX.Element {
  const { signed } = assessment;
  if (signed === null) return <p>{say("signed-none")}</p>;
  const { state, by, role, on } = signed;
  return <p>{state === "signed" ? say("signed-by", { by, role, day: say.day(on) }) : say("signed-changed", { by, day: say.day(on) })}</p>;
}
