// S4, the result: standing first, one first step, danger before the rest, papers, the way to a lawyer.
import type { JSX } from "preact";
import type { Guide } from "../guide.ts";
import type { Finding, Level } from "../../lib/law/index.ts";
import { FindingCard, findingName, MaybeCard } from "../parts/finding.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Icon } from "../parts/icon.tsx";
import { Later } from "../parts/later.tsx";
import { LawChanged } from "../parts/law_code.tsx";
import { Notice } from "../parts/notice.tsx";
import { Signed, Unverified } from "../parts/signed.tsx";
import { Unfold } from "../parts/unfold.tsx";
import { type Arranged, arranged, clausesOf, firstStep, type Offer, offersOf, pressingOf, sameReview, touched } from "../result.ts";

export function ShowResult({ guide, urgentOnly }: { guide: Guide; urgentOnly: boolean }): JSX.Element {
  const { say, assessment, pack } = guide;
  const all = arranged(assessment);
  const urgent = urgentOnly ? touched(pack, assessment) : all.urgent;
  const unverified = assessment.standing === "unverified";
  // Outside the checked days only what is urgent in any law still leads to a step; else the step is to ask.
  const step = unverified && !urgent.some((f) => f.state === "holds") && !urgentOnly
    ? say("result-lawyer-first")
    : firstStep(urgentOnly ? urgent : pressingOf(assessment), say);
  const shown = urgentOnly ? urgent : assessment.findings;
  const groups = groupsOf(guide, urgent, urgentOnly ? null : all).filter((group) => group.findings.length > 0);
  const [first] = groups;
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("result-title")}</Heading>
      <p class="basis">{say("result-basis", { day: say.day(guide.asOf) })}</p>
      {guide.zoneHidden && guide.session.asOf === null && (
        <p class="quiet">
          {say("result-zone")}{" "}
          <button type="button" class="link" onClick={() => guide.go({ at: "day" })}>
            {say("result-asof")}
          </button>
        </p>
      )}
      <LawChanged guide={guide} />
      <Unverified guide={guide} />
      {guide.stale && <Notice look="warn">{say("stale")}</Notice>}
      <div class="review">
        {pack.review.status === "reviewed" ? sameReview(assessment) && shown.length > 0 && <p>{say(shown[0]?.review === "reviewed" ? "reviewed" : "needs-review")}</p> : <p>{say("result-review")}</p>}
        <Signed guide={guide} />
      </div>
      {step !== null && (
        <section class="first-step" aria-labelledby="first-step">
          <h2 id="first-step">
            <Icon name="check" /> {say("result-first")}
          </h2>
          <p>{step}</p>
          {urgent.length === 0 && <p class="quiet">{say("result-first-rest")}</p>}
        </section>
      )}
      {shown.length === 0 && (
        <Notice look="calm">
          <p>{say(urgentOnly ? "result-danger-empty" : "result-empty")}</p>
          {!urgentOnly && <p>{say("result-empty-how")}</p>}
        </Notice>
      )}
      {assessment.conflicts.map((conflict) => (
        <Notice key={conflict.outcome} look="warn">
          {say("conflict", { names: say.maybe(`outcome-${conflict.outcome}`) ?? conflict.outcome })}
        </Notice>
      ))}
      {first !== undefined && <Group guide={guide} {...first} soon={SOON} />}
      <Later>
        {() => (
          <>
            {groups.slice(1).map((group) => (
              <Group key={group.id} guide={guide} {...group} />
            ))}
            {!urgentOnly && <Rest guide={guide} all={all} />}
          </>
        )}
      </Later>
      <ForLawyer guide={guide} findings={shown} />
      <Next guide={guide} />
    </Frame>
  );
}

/** Cards that stand at once, about a screenful; what lies below them comes when they have been painted. */
const SOON = 2;

interface Titled {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly level?: Level;
}

/** The groups that come before the papers, in their order; of what is urgent alone, only that. */
function groupsOf({ say }: Guide, urgent: readonly Finding[], all: Arranged | null): readonly Titled[] {
  const first: Titled = { id: "urgent", title: say("level-urgent-title"), findings: urgent, level: "urgent" };
  if (all === null) return [first];
  return [
    first,
    { id: "danger", title: say("level-danger-title"), findings: all.danger, level: "danger" },
    { id: "advice", title: say("advice-title"), findings: all.advice },
    { id: "avoid", title: say("avoid-title"), findings: all.avoid },
  ];
}

/** Papers, what is good to know, what may hold, and what was announced. */
function Rest({ guide, all }: { guide: Guide; all: Arranged }): JSX.Element {
  const { say } = guide;
  return (
    <>
      <Papers guide={guide} />
      <Group guide={guide} id="wait" title={say("level-wait-title")} findings={all.wait} level="wait" />
      {all.maybe.length > 0 && (
        <section class="group" aria-labelledby="group-maybe">
          <h2 id="group-maybe">{say("maybe-title")}</h2>
          <p class="quiet">{say("maybe-about")}</p>
          {all.maybe.map(({ fact, findings }) => (
            <MaybeCard key={fact} guide={guide} fact={fact} findings={findings} />
          ))}
        </section>
      )}
      <Pending guide={guide} />
    </>
  );
}

/** So many findings of a group that only may hold stand open; the others behind their names. */
const MOST_OPEN = 4;

/** @param soon how many of its cards stand at once; all, if it is left out. */
function Group(props: Titled & { guide: Guide; soon?: number }): JSX.Element | null {
  const { guide, id, title, findings, level, soon } = props;
  if (findings.length === 0) return null;
  const open = findings.filter((f) => f.state !== "holds");
  const folded = open.slice(open.length > MOST_OPEN + 1 ? MOST_OPEN : open.length);
  const stand = findings.filter((f) => !folded.includes(f));
  const card = (finding: Finding): JSX.Element => (
    <FindingCard
      key={`${finding.rule}@${finding.version}`}
      guide={guide}
      finding={finding}
      {...(level === undefined ? {} : { titled: level })}
    />
  );
  const folds = folded.length > 0 && (
    <div>
      <p class="quiet">{guide.say("urgent-more")}</p>
      {folded.map((finding) => (
        <Unfold key={`${finding.rule}@${finding.version}`} summary={findingName(guide, finding)}>
          {() => card(finding)}
        </Unfold>
      ))}
    </div>
  );
  return (
    <section class="group" aria-labelledby={`group-${id}`}>
      <h2 id={`group-${id}`}>{title}</h2>
      {stand.slice(0, soon).map(card)}
      {soon === undefined || findings.length <= soon ? <>{folds}</> : <Later>{() => <>{stand.slice(soon).map(card)}{folds}</>}</Later>}
    </section>
  );
}

/** That a lawyer comes first, and what he must weigh, each point once: the cards only say that he decides. */
function ForLawyer({ guide: { say, pack }, findings }: { guide: Guide; findings: readonly Finding[] }): JSX.Element | null {
  const told = findings.filter((f) => f.for_lawyer && (f.state === "holds" || f.level === "urgent"));
  if (told.length === 0) return null;
  return (
    <section class="group" aria-labelledby="group-lawyer">
      <h2 id="group-lawyer">{say("clauses")}</h2>
      <p class="lawyer">{say("needs-lawyer")}</p>
      <ul>
        {clausesOf(pack, told).map((clause) => (
          <li key={clause.id}>{say(clause.words)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Law announced without a day. */
function Pending({ guide: { say, assessment, pack } }: { guide: Guide }): JSX.Element | null {
  if (assessment.pending.length === 0) return null;
  return (
    <section class="group" aria-labelledby="group-pending">
      <h2 id="group-pending">{say("pending-title")}</h2>
      <p class="quiet">{say("pending-about")}</p>
      {assessment.pending.map(({ rule, state, words, sources }) => (
        <article key={rule} class="card pending">
          <p class="says">{say(words)}</p>
          {state === "may_hold" && <p class="quiet">{say("pending-maybe")}</p>}
          <ul class="quiet small">
            {sources.map((id) => (
              <li key={id}>
                <cite>{say.maybe(`source-${id}.citation`) ?? pack.sources[id]?.citation ?? id}</cite>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Papers({ guide }: { guide: Guide }): JSX.Element | null {
  const { say, pack, assessment } = guide;
  const offers = offersOf(pack, assessment);
  const own = new Set(pack.papers.map((p) => p.outcome));
  const otherCards = arranged(assessment).papers.filter((f) => !own.has(f.outcome));
  const held = offers.filter((o) => o.offered);
  const rest = offers.filter((o) => !o.offered);
  if (offers.length === 0 && otherCards.length === 0) return null;
  return (
    <section class="group" aria-labelledby="group-papers">
      <h2 id="group-papers">{say("papers-title")}</h2>
      {held.map(({ paper, finding }) => (
        <div key={paper.id} class="offer">
          {finding !== null && <FindingCard guide={guide} finding={finding} />}
          <Go look="second" onClick={() => guide.go({ at: "paper", paper: paper.id })}>
            <Icon name="paper" /> {say("paper-open", { paper: say(`paper-${paper.id}`) })}
          </Go>
        </div>
      ))}
      {otherCards.map((finding) => (
        <FindingCard key={`${finding.rule}@${finding.version}`} guide={guide} finding={finding} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{say("papers-not-now")}</summary>
          <ul>
            {rest.map((offer) => (
              <li key={offer.paper.id}>
                <strong>{say(`paper-${offer.paper.id}`)}.</strong> {whyNot(guide, offer)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Why a paper is not offered, in words. */
export function whyNot({ say, asOf }: Guide, offer: Offer): string {
  const { finding, allowedUntil } = offer;
  if (finding === null && allowedUntil !== null) return say("paper-was-until", { day: say.day(asOf), until: say.day(allowedUntil) });
  if (finding === null) return say("paper-not-now", { day: say.day(asOf) });
  return say("paper-maybe", { questions: say.list(finding.depends_on.map((id) => say(`fact-${id}`))) });
}

function Next({ guide }: { guide: Guide }): JSX.Element {
  const { say, assessment } = guide;
  const { next, open } = assessment;
  return (
    <section class="group next" aria-labelledby="group-next">
      <h2 id="group-next">{say("result-next-title")}</h2>
      <div class="actions">
        <Go onClick={() => guide.go({ at: "letter" })}>{say("result-letter")}</Go>
        {next !== null && (
          <Go look="second" onClick={() => guide.go({ at: "question", fact: next, changing: false })}>
            {say("result-more", { count: open.length })}
          </Go>
        )}
        <Go look="quiet" onClick={() => guide.go({ at: "list" })}>
          {say("result-list")}
        </Go>
        <Go look="quiet" onClick={() => guide.go({ at: "day" })}>
          {say("result-asof")}
        </Go>
        <Go look="quiet" onClick={() => guide.go({ at: "not" })}>
          {say("why-not-link")}
        </Go>
      </div>
    </section>
  );
}
