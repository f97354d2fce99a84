// The status a finding inherits: the weakest of its version, its sources, and the exceptions weighed with theirs.
import type { Version } from "./compile.ts";
import type { Confidence, Pack } from "./pack.ts";
import type { State } from "./state.ts";
import { NO } from "./value.ts";

export interface Weakest {
  readonly confidence: Confidence;
  readonly review: "draft" | "reviewed";
  readonly for_lawyer: boolean;
}

const CONFIDENCES: readonly Confidence[] = ["low", "medium", "high"];

/** Exceptions count unless they surely do not hold, by three-valued logic alone. */
export function weakest(pack: Pack, version: Version, s: State): Weakest {
  let confidence = CONFIDENCES.length - 1;
  let [reviewed, forLawyer] = [true, false];
  const weigh = (one: Version): void => {
    const { version: text } = one;
    confidence = Math.min(confidence, CONFIDENCES.indexOf(text.confidence));
    for (const id of text.sources) {
      const source = pack.sources[id];
      if (source !== undefined) confidence = Math.min(confidence, CONFIDENCES.indexOf(source.confidence));
    }
    reviewed &&= text.review.status === "reviewed";
    forLawyer ||= text.for_lawyer;
  };
  weigh(version);
  for (const exception of version.exceptions) if (exception.holds.truth(s) !== NO) weigh(exception);
  return { confidence: CONFIDENCES[confidence]!, review: reviewed ? "reviewed" : "draft", for_lawyer: forLawyer };
}
