// The law interpreter: `assess(pack, answers, asOf)` on a compiled pack. Pure; docs/packs.md is its meaning.
export { type Answer, AnswerError, type Answers, parseAnswer, parseAnswers } from "./answer.ts";
export { assess, type Assessment, type Conflict, type Finding, type PendingLaw, states } from "./assess.ts";
export { canonical } from "./canonical.ts";
export { DayError, dayNumber, dayText } from "./day.ts";
export type { GivenValue, Gives } from "./gives.ts";
export type {
  Clause,
  Confidence,
  Derived,
  DurationUnit,
  Fact,
  FactType,
  Level,
  Outcome,
  OutcomeKind,
  Pack,
  Paper,
  Rule,
  RuleVersion,
  SignOff,
  Source,
} from "./pack.ts";
export { PackError } from "./pack.ts";
export type { Block, Change } from "./why.ts";
export { whyNot, type WhyNot } from "./why_not.ts";
