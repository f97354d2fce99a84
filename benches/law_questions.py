"""How many questions it takes until what matters in a case is settled.

    python benches/law_questions.py [PACK ...]

Every step of every worked case that expects rules to hold is asked again as an interview: the person knows
what the case says and nothing else. Counted are the questions until all those rules hold: in the engine's
order, and in the author's order, leaving out what cannot apply. Also the questions until the engine has none
left, and how many there are for an interview that asks everything that can apply.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ploughshare import law
from ploughshare.law.case import Step, read_cases
from ploughshare.law.logic import program_of
from ploughshare.law.value import TRUE

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Interview:
    """Questions until what matters was settled (None: it never was), and until nothing was left to ask."""

    settled: int | None
    all: int


def main(arguments: Sequence[str]) -> int:
    """Print two lines a pack."""
    places = [Path(name) for name in arguments] or sorted(
        path.parent for path in (ROOT / "packs").glob("*/pack.yaml")
    )
    for place in places:
        pack = law.load(place)
        steps = [step for step in _steps(pack, place) if step.expected is not None and step.expected.holds]
        print(f"{pack.id} {pack.version}: {len(steps)} cases that expect something, {len(pack.facts)} facts")
        told = {
            "in the engine's order": [_by_the_engine(pack, step) for step in steps],
            "in the author's order": [_by_the_author(pack, step) for step in steps],
        }
        for name, interviews in told.items():
            print(f"  {name}: {_summary(interviews)}")
    return 0


def _steps(pack: law.Pack, place: Path) -> Iterator[Step]:
    for path in sorted((place / "cases").glob("*.yaml")):
        for case in read_cases(pack, path):
            yield from case.steps


def _summary(interviews: Sequence[Interview]) -> str:
    settled = sorted(found.settled for found in interviews if found.settled is not None)
    if not settled:
        return "nothing settled"
    never = len(interviews) - len(settled)
    median, most = statistics.median(settled), settled[int(len(settled) * 0.9)]
    whole = statistics.median(found.all for found in interviews)
    missing = f", {never} never" if never else ""
    return f"settled after {median:g} questions (median), {most} (nine in ten){missing}; {whole:g} in all"


def _settled(assessment: law.Assessment, step: Step) -> bool:
    holding = {key for finding in assessment.findings if finding.holds for key in (finding.rule, finding.key)}
    return step.expected is not None and holding >= set(step.expected.holds)


def _by_the_engine(pack: law.Pack, step: Step) -> Interview:
    given: dict[str, law.Answer] = {}
    settled = None
    while True:
        assessment = law.assess(pack, given, step.on, step.known_on)
        if settled is None and _settled(assessment, step):
            settled = len(given)
        if assessment.next is None:
            return Interview(settled, len(given))
        given[assessment.next] = _answer(pack, step, assessment.next)


def _by_the_author(pack: law.Pack, step: Step) -> Interview:
    program = program_of(pack)
    given: dict[str, law.Answer] = {}
    settled = 0 if _settled(law.assess(pack, given, step.on, step.known_on), step) else None
    waiting = list(program.questions)
    while waiting:
        frame = program.frame({fact: answer.value for fact, answer in given.items()}, step.on.toordinal())
        can_apply = [
            question for question in waiting if question.when is None or question.when.cond(frame) & TRUE
        ]
        if not can_apply:
            break
        question = can_apply[0]
        waiting.remove(question)
        given[question.spec.id] = _answer(pack, step, question.spec.id)
        if settled is None and _settled(law.assess(pack, given, step.on, step.known_on), step):
            settled = len(given)
    return Interview(settled, len(given))


def _answer(pack: law.Pack, step: Step, fact: str) -> law.Answer:
    """What the person says: what the case knows, or that it is not known."""
    return step.answers.get(fact) or law.parse_answers(pack, {fact: None})[fact]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
