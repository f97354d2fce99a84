// What does not apply on these answers, and why: rule by rule, the reasons made when they are asked for.
import type { JSX } from "preact";
import { answerWords, blocksWords } from "../choices.ts";
import type { Guide } from "../guide.ts";
import { factOf } from "../interview.ts";
import { type Answer, type Rule, whyNot, type WhyNot } from "../../lib/law/index.ts";
import { findingName } from "../parts/finding.tsx";
import { Frame, Go, Heading } from "../parts/frame.tsx";
import { Signed, Unverified } from "../parts/signed.tsx";
import { Unfold } from "../parts/unfold.tsx";
import { absentOf } from "../result.ts";

export function NotApplying({ guide }: { guide: Guide }): JSX.Element {
  const { say, pack, assessment } = guide;
  const rules = absentOf(pack, assessment);
  const names = new Map<string, Rule[]>();
  for (const rule of rules) names.set(findingName(guide, rule), [...(names.get(findingName(guide, rule)) ?? []), rule]);
  return (
    <Frame guide={guide}>
      <Heading guide={guide}>{say("why-not-title")}</Heading>
      <p class="basis">{say("why-not-about", { day: say.day(guide.asOf) })}</p>
      <Unverified guide={guide} />
      <div class="review">
        <Signed guide={guide} />
      </div>
      {rules.length === 0 && <p>{say("why-not-empty")}</p>}
      {[...names].map(([name, same]) => (
        <Unfold key={name} summary={name}>
          {() => same.map((rule) => <Reasons key={rule.id} guide={guide} rule={rule} />)}
        </Unfold>
      ))}
      <div class="actions">
        <Go onClick={() => guide.go({ at: "letter" })}>{say("result-letter")}</Go>
      </div>
    </Frame>
  );
}

/** Why no version of a rule holds: of those in force, or that none is. */
function Reasons({ guide, rule }: { guide: Guide; rule: Rule }): JSX.Element {
  const { say, pack, session, asOf } = guide;
  const dated = whyNot(pack, session.answers, asOf, rule.id).filter((v) => v.state !== "pending");
  const inForce = dated.filter((v) => v.in_force !== "no");
  return (
    <div class="behind">
      {inForce.length === 0 && <p>{say("why-not-day")}</p>}
      {(inForce.length === 0 ? dated.slice(-1) : inForce).map((version) => (
        <Reason key={version.version} guide={guide} version={version} />
      ))}
      <p class="quiet small">
        <code>{rule.id}</code>
      </p>
    </div>
  );
}

function Reason({ guide, version }: { guide: Guide; version: WhyNot }): JSX.Element {
  const { say, pack, session } = guide;
  const blocking = pack.rules.filter((r) => version.blocked_by.some((label) => label.startsWith(`${r.id}@`)));
  return (
    <>
      {blocking.length > 0 && <p>{say("why-not-blocked", { names: say.list(blocking.map((r) => findingName(guide, r))) })}</p>}
      {version.because.length > 0 && (
        <>
          <p>{say("because")}</p>
          <ul>
            {version.because.map((id) => (
              <li key={id}>
                {say(`fact-${id}`)} <strong>{answerWords(factOf(pack, id), session.answers[id] as Answer, say)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {version.changes.length > 0 && (
        <ul>
          {version.changes.map(({ fact, to }) => (
            <li key={fact}>
              {say("why-not-change", { question: say(`fact-${fact}`), answers: blocksWords(factOf(pack, fact), to, say) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
