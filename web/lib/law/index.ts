// The law interpreter: `assess(pack, answers, asOf)` on a compiled pack. Pure; docs/packs.md is its meaning.
export { type Answer, AnswerError, type Answers, parseAnswer, parseAnswers } from "./answer.ts";
export { assess, type Assessment, type Conflict, type Finding } from "./assess.ts";
export { canonical } from "./canonical.ts";
export { DayError, dayNumber, dayText } from "./day.ts";
export type {
  Confidence,
  Derived,
  Fact,
  FactType,
  Level,
  Outcome,
  OutcomeKind,
  Pack,
  Paper,
  Rule,
  RuleVersion,
  Source,
} from "./pack.ts";
export { PackError } from "./pack.ts";
export type { Block, Change } from "./why.ts";
