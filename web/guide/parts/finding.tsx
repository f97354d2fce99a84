// One finding as a card: how pressing, what the law says, what to do and not; why and whence on demand.
import type { JSX } from "preact";
import { answerWords, blocksWords, givenWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { factOf } from "../interview.ts";
import { daysBetween } from "../../lib/law/day.ts";
import type { Answer, Finding, Level } from "../../lib/law/index.ts";
import { type Branches, branchesOf, clausesOf, sameReview, stepsOf } from "../result.ts";
import { Icon } from "./icon.tsx";
import { Unfold } from "./unfold.tsx";

const MOST_BRANCHES = 3;

/** @param titled the level that the group's title has said already. */
export function FindingCard({ guide, finding, titled }: { guide: Guide; finding: Finding; titled?: Level }): JSX.Element {
  const { say } = guide;
  const open = finding.state !== "holds";
  const level = finding.level !== titled && (!isStep(finding) || finding.level === "urgent");
  return (
    <article class={`card ${finding.level} ${finding.kind} ${open ? "open" : ""}`}>
      {(level || open || finding.for_lawyer) && (
      <p class="chips">
        {level && (
          <span class={`chip ${finding.level}`}>
            <Icon name={finding.level} /> {say(`level-${finding.level}`)}
          </span>
        )}
        {open && (
          <span class="chip maybe">
            <Icon name="maybe" /> {say("maybe")}
          </span>
        )}
        {finding.for_lawyer && <span class="chip lawyer">{say("for-lawyer")}</span>}
      </p>
      )}
      <h3>{titleOf(guide, finding)}</h3>
      {finding.axis !== "as_of" && finding.axis_from !== undefined && finding.axis_from === finding.axis_until && (
        <p class="quiet small">{say("by-law-of", { day: say.day(finding.axis_from) })}</p>
      )}
      {!isStep(finding) && <p class="says">{say(finding.words)}</p>}
      <Given guide={guide} finding={finding} />
      {open && <Turns guide={guide} finding={finding} />}
      <Rest guide={guide} finding={finding} />
    </article>
  );
}

/** What may hold if one question were answered: the question first, each finding behind its name. */
export function MaybeCard(props: { guide: Guide; fact: string; findings: readonly Finding[] }): JSX.Element {
  const { guide, fact } = props;
  const { say } = guide;
  return (
    <article class="card open">
      <h3>{say(`fact-${fact}`)}</h3>
      <button type="button" class="link" onClick={() => guide.go({ at: "question", fact, changing: true })}>
        {say("both-answer")}
      </button>
      {props.findings.map((finding) => {
        const summary = (
          <span>
            <span class={`chip ${finding.level}`}>
              <Icon name={finding.level} /> {say(`level-${finding.level}`)}:
            </span>{" "}
            {findingName(guide, finding)}
          </span>
        );
        return (
          <Unfold key={`${finding.rule}@${finding.version}`} summary={summary}>
            {() => <MaybeFinding guide={guide} fact={fact} finding={finding} />}
          </Unfold>
        );
      })}
    </article>
  );
}

function MaybeFinding({ guide, fact, finding }: { guide: Guide; fact: string; finding: Finding }): JSX.Element {
  const { say } = guide;
  const branch = branchesOf(guide.pack, guide.session.answers, guide.asOf, finding).find((b) => b.fact.id === fact);
  return (
    <>
      {branch !== undefined && <BranchLines guide={guide} branch={branch} />}
      {finding.depends_on.length > 1 && (
        <p>{say("both-also", { questions: say.list(finding.depends_on.slice(1).map((id) => say(`fact-${id}`))) })}</p>
      )}
      {finding.for_lawyer && (
        <p class="chips">
          <span class="chip lawyer">{say("for-lawyer")}</span>
        </p>
      )}
      <p class="says">{say(finding.words)}</p>
      <Given guide={guide} finding={finding} />
      <Rest guide={guide} finding={finding} />
    </>
  );
}

function isStep({ kind }: Finding): boolean {
  return kind === "advice" || kind === "avoid";
}

/** What stands over a finding: a step is its own sentence, the rest have a name. */
const titleOf = (guide: Guide, finding: Finding): string =>
  isStep(finding) ? guide.say(finding.words) : findingName(guide, finding);

/** The short name of what a finding concludes: the outcome, and its value where it has one. */
export function findingName({ say }: Guide, { outcome, value }: Pick<Finding, "outcome" | "value">): string {
  const name = say.maybe(`outcome-${outcome}`) ?? outcome;
  const detail = value === null ? null : say.maybe(`outcome-${outcome}--${value}`);
  return detail === null ? name : `${name}: ${detail}`;
}

function Rest({ guide, finding }: { guide: Guide; finding: Finding }): JSX.Element {
  const { say } = guide;
  return (
    <>
      <Steps guide={guide} finding={finding} />
      <Unfold summary={say("behind")}>
        {() => (
          <>
            <Why guide={guide} finding={finding} />
            <WhatChanges guide={guide} finding={finding} />
            <Clauses guide={guide} finding={finding} />
            <Sources guide={guide} finding={finding} />
          </>
        )}
      </Unfold>
      {!sameReview(guide.assessment) && <p class="review">{say(finding.review === "reviewed" ? "reviewed" : "needs-review")}</p>}
    </>
  );
}

/** The clauses that touch a finding, in their own words; the result tells each once, at its end. */
function Clauses({ guide: { say, pack }, finding }: { guide: Guide; finding: Finding }): JSX.Element | null {
  const clauses = clausesOf(pack, [finding]);
  if (clauses.length === 0) return null;
  return (
    <div class="behind">
      <h4>{say("clauses")}</h4>
      <ul>
        {clauses.map((clause) => (
          <li key={clause.id}>{say(clause.words)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The value that a finding carries: a sum, a last day with the days left, a number. */
function Given({ guide, finding: { gives } }: { guide: Guide; finding: Finding }): JSX.Element | null {
  if (gives === null) return null;
  const { say, pack, asOf } = guide;
  const name = say.maybe(`derived-${gives.derived}`) ?? gives.derived;
  const depends = gives.depends_on.length > 0 && say("gives-depends", { questions: say.list(gives.depends_on.map((id) => say(`fact-${id}`))) });
  const words = givenWords(pack, gives, say);
  if (words === null && depends === false) return null;
  const left = gives.type === "day" && typeof gives.value === "string" ? daysBetween(asOf, gives.value) : null;
  return (
    <div class="gives">
      <p>
        {name}
        {words !== null && (
          <>
            : <strong>{words}</strong>
          </>
        )}
      </p>
      {left !== null && <p class="quiet">{left < 0 ? say("gives-gone") : say("gives-left", { days: left })}</p>}
      {depends !== false && <p class="quiet">{depends}</p>}
    </div>
  );
}

function Steps({ guide: { say }, finding }: { guide: Guide; finding: Finding }): JSX.Element {
  return (
    <>
      {(["do", "dont"] as const).map((which) => {
        const steps = stepsOf(finding, which, say);
        if (steps.length === 0) return null;
        return (
          <div key={which} class={`step ${which}`}>
            <h4>
              <Icon name={which === "do" ? "check" : "stop"} /> {say(which)}
            </h4>
            <List steps={steps} ordered={which === "do"} />
          </div>
        );
      })}
    </>
  );
}

function List({ steps, ordered }: { steps: readonly string[]; ordered: boolean }): JSX.Element {
  if (steps.length === 1) return <p>{steps[0]}</p>;
  const items = steps.map((step) => <li key={step}>{step}</li>);
  return ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** Both branches of what is not known, and the way to answer it. */
function Turns({ guide, finding }: { guide: Guide; finding: Finding }): JSX.Element | null {
  const { say } = guide;
  const branches = branchesOf(guide.pack, guide.session.answers, guide.asOf, finding).slice(0, MOST_BRANCHES);
  if (branches.length === 0) return null;
  const decisive = branches.some((b) => b.applies.length > 0 || b.not.length > 0);
  return (
    <div class="turns">
      <p class="turns-title">{say("both-title")}</p>
      {!decisive && <p>{say("both-together")}</p>}
      <ul>
        {branches.map((branch) => (
          <li key={branch.fact.id}>
            <span class="turns-question">{say(`fact-${branch.fact.id}`)}</span>
            <BranchLines guide={guide} branch={branch} />
            <button
              type="button"
              class="link"
              onClick={() => guide.go({ at: "question", fact: branch.fact.id, changing: true })}
            >
              {say("both-answer")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const MANY = 3;

/** Both branches in words; where one side is a long list, the other side says it. */
function BranchLines({ guide: { say }, branch }: { guide: Guide; branch: Branches }): JSX.Element {
  const { fact, applies, not, either } = branch;
  const words = (blocks: readonly unknown[]): string => blocksWords(fact, blocks, say);
  const count = (blocks: readonly unknown[]): number => (fact.type === "enum" ? blocks.flat().length : blocks.length);
  const unless = count(applies) > MANY && count(not) <= MANY && not.length > 0 && either.length === 0;
  return (
    <>
      {applies.length > 0 && <p>{unless ? say("both-unless", { answers: words(not) }) : say("both-if", { answers: words(applies) })}</p>}
      {not.length > 0 && !unless && (
        <p>{count(not) > MANY && either.length === 0 ? say("both-not-else") : say("both-not", { answers: words(not) })}</p>
      )}
      {applies.length + not.length > 0 && either.length > 0 && <p>{say("both-either")}</p>}
    </>
  );
}

function Why({ guide, finding }: { guide: Guide; finding: Finding }): JSX.Element {
  const { say, pack, session } = guide;
  const because = finding.because.map((id) => factOf(pack, id));
  return (
    <div class="behind">
      <h4>{say("why")}</h4>
      {because.length === 0 ? (
        <p>{say("because-nothing")}</p>
      ) : (
        <>
          <p>{say("because")}</p>
          <ul>
            {because.map((fact) => (
              <li key={fact.id}>
                {say(`fact-${fact.id}`)} <strong>{answerWords(fact, session.answers[fact.id] as Answer, say)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{axisWords(guide, finding)}</p>
      <p>
        {finding.until === null
          ? say("version", { from: say.day(finding.from) })
          : say("version-until", { from: say.day(finding.from), until: say.day(finding.until) })}
      </p>
    </div>
  );
}

/** Which day picks the law, in words. */
function axisWords({ say }: Guide, finding: Finding): string {
  const { axis, axis_from: from, axis_until: until } = finding;
  if (from === undefined || until === undefined) return "";
  if (axis === "as_of") return say("axis-as-of", { day: say.day(from) });
  const name = say.maybe(`derived-${axis}`) ?? say(`fact-${axis}`);
  if (from === until) return say("axis-day", { day: say.day(from), name });
  return say("axis-range", { from: say.day(from), until: say.day(until), name });
}

function WhatChanges({ guide: { say, pack }, finding }: { guide: Guide; finding: Finding }): JSX.Element | null {
  const own = say.maybe(`${finding.words}.changes`);
  if (own === null && finding.changes.length === 0) return null;
  return (
    <div class="behind">
      <h4>{say("changes")}</h4>
      {own !== null && <p>{own}</p>}
      {finding.changes.length > 0 && (
        <ul>
          {finding.changes.map(({ fact: id, to }) => {
            const fact = factOf(pack, id);
            const answers = blocksWords(fact, to, say);
            return <li key={id}>{say("change-fact", { question: say(`fact-${id}`), answers })}</li>;
          })}
        </ul>
      )}
    </div>
  );
}

function Sources({ guide: { say, pack }, finding }: { guide: Guide; finding: Finding }): JSX.Element {
  return (
    <div class="behind">
      <h4>{say("sources")}</h4>
      <p>
        {sureness(say, finding)} {say(`confidence-${finding.confidence}`)}
      </p>
      <p class="quiet small">
        <code>{finding.rule}</code>
      </p>
      <ul>
        {finding.sources.map((id) => {
          const source = pack.sources[id];
          const gist = say.maybe(`source-${id}`);
          return (
            <li key={id}>
              <cite>{say.maybe(`source-${id}.citation`) ?? source?.citation ?? id}</cite>
              {gist !== null && <p>{say("source-gist", { gist })}</p>}
              {source !== undefined && /^\d{4}-\d\d-\d\d$/.test(source.checked) && (
                <p class="quiet">{say("source-checked", { day: say.day(source.checked) })}</p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One of three fixed sentences: the law says so, it is usually so, we do not know. */
function sureness(say: Guide["say"], finding: Finding): string {
  if (finding.for_lawyer || finding.confidence === "low") return say("unknown");
  if (finding.confidence === "high") return say("certain");
  const when = say.maybe(`${finding.words}.when`);
  return when === null ? say("usual") : say("usual-when", { when });
}
