// Which screen stands at which place.
import type { VNode } from "preact";
import type { Guide } from "../guide.ts";
import type { Place } from "../places.ts";
import { DangerNow } from "./danger.tsx";
import { AskedDay } from "./day.tsx";
import { CheckAnswers } from "./list.tsx";
import { Stays } from "./about.tsx";
import { Genuine } from "./genuine.tsx";
import { Key, Sent } from "./key.tsx";
import { WriteLetter } from "./letter.tsx";
import { FillPaper } from "./paper.tsx";
import { Question } from "./question.tsx";
import { CheckReply } from "./reply.tsx";
import { ShowResult } from "./result.tsx";
import { Start, Whom } from "./start.tsx";
import { Again, Deleted, Talk } from "./talk.tsx";
import { NotApplying } from "./why_not.tsx";

/** The screen of a place; `turn` makes it start afresh each time it is come to. */
export function screenOf(guide: Guide, place: Place, turn: number): VNode {
  switch (place.at) {
    case "start":
      return <Start key={turn} guide={guide} />;
    case "whom":
      return <Whom key={turn} guide={guide} />;
    case "danger":
      return <DangerNow key={turn} guide={guide} />;
    case "question":
      return <Question key={turn} guide={guide} fact={place.fact} changing={place.changing} />;
    case "list":
      return <CheckAnswers key={turn} guide={guide} />;
    case "day":
      return <AskedDay key={turn} guide={guide} />;
    case "result":
      return <ShowResult key={turn} guide={guide} urgentOnly={place.urgentOnly} />;
    case "not":
      return <NotApplying key={turn} guide={guide} />;
    case "paper":
      return <FillPaper key={turn} guide={guide} paper={place.paper} />;
    case "letter":
      return <WriteLetter key={turn} guide={guide} />;
    case "key":
      return <Key key={turn} guide={guide} />;
    case "sent":
      return <Sent key={turn} guide={guide} />;
    case "reply":
      return <CheckReply key={turn} guide={guide} />;
    case "talk":
      return <Talk key={turn} guide={guide} />;
    case "again":
      return <Again key={turn} guide={guide} />;
    case "deleted":
      return <Deleted key={turn} guide={guide} />;
    case "stays":
      return <Stays key={turn} guide={guide} />;
    case "genuine":
      return <Genuine key={turn} guide={guide} />;
  }
}
