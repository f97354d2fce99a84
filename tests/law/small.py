"""A small pack as files, each replaceable, for tests of what a pack may and may not say."""

from __future__ import annotations

from pathlib import Path

from ploughshare import law

FILES = {
    "pack.yaml": """id: small
version: 1.0.0
languages: [en]
verified: {from: 2020-01-01, until: 2022-12-31}
review: {status: draft}
sections: [s]
""",
    "facts.yaml": """- {id: status, type: enum, values: [soldier, conscript, none], section: s, tier: 1}
- {id: refused, type: bool, section: s, when: "status != none"}
- {id: refused_on, type: day, section: s, when: refused, asks: [2022-09-21]}
- {id: others, type: int, min: 0, max: 50, section: s, when: refused}
- {id: reasons, type: set, values: [conscience, health], section: s, when: refused}
""",
    "derived.yaml": """- {id: act_on, type: day, expr: "if(refused, refused_on, as_of)"}
""",
    "outcomes.yaml": """- {id: crime, kind: finding, values: [old, new]}
- {id: group, kind: warning}
""",
    "sources.yaml": """- {id: CODE-1, citation: Code art. 1, confidence: high, checked: 2022-12-31}
""",
    "rules/a.yaml": """- id: crime.old
  outcome: crime
  value: old
  level: danger
  axis: act_on
  when: refused
  versions:
    - {from: 1997-01-01, until: 2022-09-23, sources: [CODE-1], confidence: high, review: {status: draft}}
- id: crime.new
  outcome: crime
  value: new
  level: danger
  axis: act_on
  when: refused
  versions:
    - {from: 2022-09-24, sources: [CODE-1], confidence: high, review: {status: draft}}
- id: group.risk
  outcome: group
  level: wait
  axis: as_of
  when: others > 0 or has(reasons, conscience) and status == soldier
  versions:
    - {from: 2022-01-01, sources: [CODE-1], confidence: low, for_lawyer: true, review: {status: draft}}
""",
    "words/en.ftl": """section-s = You
fact-status = Who are you?
    .hint = Choose one.
    .why = Each has a law of its own.
fact-status--soldier = A soldier
fact-status--conscript = A conscript
fact-status--none = Neither
fact-refused = { $who ->
    [self] Did you refuse?
   *[other] Did he refuse?
 }
fact-refused_on = When?
fact-others = How many others?
fact-reasons = Why?
fact-reasons--conscience = Conscience
fact-reasons--health = Health
derived-act_on = the day of the refusal
outcome-crime = Refusing
outcome-crime--old = Needs harm
outcome-crime--new = A crime by itself
outcome-group = A group
crime-old = Without grave harm this was no crime.
    .do = Keep the paper.
    .dont = Do not leave.
    .changes = Another refusal after 24 September 2022.
crime-new = This is a crime: two to three years.
group-risk = A group is judged harder.
source-CODE-1 = What the code says.
paper-doc = { $name } on { $day }
""",
    "cases/a.yaml": """- case: spring
  says: A soldier refused in April.
  as_of: 2022-05-25
  answers: {status: soldier, refused: true, refused_on: 2022-04-28, others: 2}
  expect: {holds: [crime.old, group.risk], not: [crime.new], findings: {crime: old}, only: true}
  then:
    - on: 2022-10-01
      answers: {refused_on: 2022-09-30}
      expect: {holds: [crime.new@2022-09-24], findings: {crime: new}}
""",
}


def write_pack(place: Path, **changes: str) -> Path:
    """The small pack in `place`; a changed file is named by its path with / and . as _."""
    for name, text in FILES.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changes.pop(name.replace("/", "_").replace(".", "_"), text), encoding="utf-8")
    if changes:
        raise ValueError(f"no such files: {', '.join(changes)}")
    return place


def small_pack(place: Path, **changes: str) -> law.Pack:
    """The small pack, compiled."""
    return law.load(write_pack(place, **changes))
