// Whose signature the law of this file carries, or that it carries none: said wherever the law is used.
import type { JSX } from "preact";
import type { Guide } from "../guide.ts";

export function Signed({ guide: { say, assessment } }: { guide: Guide }): JSX.Element {
  const { signed } = assessment;
  if (signed === null) return <p>{say("signed-none")}</p>;
  const { state, by, role, on } = signed;
  return <p>{state === "signed" ? say("signed-by", { by, role, day: say.day(on) }) : say("signed-changed", { by, day: say.day(on) })}</p>;
}
