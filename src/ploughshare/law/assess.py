"""What the law says for a person's answers on a day, with its reasons: the assessment of docs/packs.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ploughshare.law.answer import Answers, CaseError
from ploughshare.law.ask import candidates, next_of
from ploughshare.law.assessment import Announcement, Assessment, Conflict
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.logic import Dated, Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack
from ploughshare.law.settle import state
from ploughshare.law.telling import Telling
from ploughshare.law.value import FALSE, TRUE, UNSURE

_LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}
_SIGNS: Final = {FALSE: "-", UNSURE: "?", TRUE: "+"}


def day_in_domain(as_of: date) -> int:
    """A day as an ordinal. Raises CaseError if it lies outside 1900 to 2099."""
    number = as_of.toordinal()
    if not DAY_MIN <= number <= DAY_MAX:
        raise CaseError("the day asked about must lie between 1900 and 2099")
    return number


def assess(pack: Pack, answers: Answers, as_of: date, known_on: date | None = None) -> Assessment:
    """Assess answers on a day, by the law as it was known on `known_on` (None: all that is known).

    Raises CaseError if a day lies outside 1900 to 2099.
    """
    today = day_in_domain(as_of)
    if known_on is not None:
        pack = pack.known(day_in_domain(known_on))
    program = program_of(pack)
    case = Telling(program, answers, today)
    told = [(dated, case.told(dated)) for dated in program.versions]
    live = [(dated, said) for dated, said in told if said.finding is not None]
    hanging = 0
    for _, said in live:
        hanging |= said.hanging
    open_questions = candidates(program, hanging, answers)
    may_hold = [(dated, said) for dated, said in live if said.state != TRUE]
    next_question = next_of(
        program,
        case.frame,
        open_questions,
        lambda number: case.score(may_hold, number),
        lambda number: case.bound(may_hold, number),
    )
    live.sort(key=lambda item: (_LEVELS[item[0].rule.level], item[1].state != TRUE, item[0].number))
    verified = pack.verified[0] <= today <= pack.verified[1]
    return Assessment(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        as_of=as_of,
        standing="verified" if verified else "unverified",
        findings=tuple(said.finding for _, said in live if said.finding is not None),
        conflicts=_conflicts(program, [dated for dated, said in live if said.state == TRUE]),
        next=None if next_question is None else program.questions[next_question].spec.id,
        open=program.ids(open_questions),
        answers=answers,
        known_on=known_on,
        pending=tuple(pending(program, case.frame)) if program.pending else (),
        signed=pack.signoff,
    )


def states(pack: Pack, answers: Answers, as_of: date, known_on: date | None = None) -> str:
    """The states of all dated versions, one character each, in the pack's order, and nothing else.

    `-` does not hold, `?` may hold, `+` holds; after settling, as in the assessment. Raises CaseError as
    `assess` does.
    """
    if known_on is not None:
        pack = pack.known(day_in_domain(known_on))
    program = program_of(pack)
    frame = program.frame({ident: answer.value for ident, answer in answers.items()}, day_in_domain(as_of))
    return "".join([_SIGNS[state(program, frame, dated)] for dated in program.versions])


def pending(program: Program, frame: Frame) -> Iterator[Announcement]:
    """The texts without a day whose conditions are not false."""
    for announced in program.pending:
        found = announced.when.cond(frame)
        if found != FALSE:
            yield Announcement(
                announced.rule.id,
                announced.rule.outcome,
                announced.rule.value,
                "holds" if found == TRUE else "may_hold",
                announced.version.words,
                announced.version.sources,
            )


def _conflicts(program: Program, holding: Sequence[Dated]) -> tuple[Conflict, ...]:
    by_outcome: dict[str, list[Dated]] = {}
    for dated in sorted(holding, key=lambda dated: dated.number):
        if dated.rule.value is not None:
            by_outcome.setdefault(dated.rule.outcome, []).append(dated)
    return tuple(
        Conflict(outcome.id, tuple(dated.version.key for dated in by_outcome[outcome.id]))
        for outcome in program.pack.outcomes
        if len({dated.rule.value for dated in by_outcome.get(outcome.id, [])}) > 1
    )
