"""Why a rule does not hold: its texts one by one, what stands in the way, and what would change it.

docs/packs.md, "Why not".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ploughshare.law.answer import Answers
from ploughshare.law.assess import day_in_domain
from ploughshare.law.dates import day_text
from ploughshare.law.expr import Json
from ploughshare.law.hanging import numbers
from ploughshare.law.logic import Announced, Dated, Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack
from ploughshare.law.settle import state
from ploughshare.law.source import suggestion
from ploughshare.law.telling import answered
from ploughshare.law.value import FALSE, TRUE, UNSURE
from ploughshare.law.why import Turn, because, openings, turns

_STATES: Final = {TRUE: "holds", UNSURE: "may_hold", FALSE: "not"}
_IN_FORCE: Final = {TRUE: "yes", UNSURE: "unsure", FALSE: "no"}


class NoSuchRuleError(LookupError):
    """The pack has no such rule."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One text of a rule: whether it holds, and why or why not. `version`: its first day, ISO, or "pending".

    `state`: holds, may_hold, not, pending. `in_force`: yes, no, unsure. `blocked_by`: RULE@FROM.
    `axis_days`: between which days, ISO, the day lies that picks the text; None where there is none.
    """

    rule: str
    version: str
    state: str
    in_force: str
    because: tuple[str, ...]
    blocked_by: tuple[str, ...]
    changes: tuple[Turn, ...]
    words: str
    axis_days: tuple[str, str] | None

    def to_json(self) -> dict[str, Json]:
        """For programs, as in docs/packs.md."""
        return {
            "rule": self.rule,
            "version": self.version,
            "state": self.state,
            "in_force": self.in_force,
            "because": list(self.because),
            "blocked_by": list(self.blocked_by),
            "changes": [turn.to_json() for turn in self.changes],
        }


def why_not(
    pack: Pack, answers: Answers, as_of: date, rule_id: str, known_on: date | None = None
) -> tuple[Reason, ...]:
    """Each text of a rule, in order: why it does not hold, or why it does.

    Raises NoSuchRuleError, and CaseError if a day lies outside 1900 to 2099.
    """
    rules = [rule.id for rule in pack.rules]
    if rule_id not in rules:
        raise NoSuchRuleError(f"there is no rule {rule_id!r}{suggestion(rule_id, rules)}")
    if known_on is not None:
        pack = pack.known(day_in_domain(known_on))
    program = program_of(pack)
    values = {ident: answer.value for ident, answer in answers.items()}
    frame = program.frame(values, day_in_domain(as_of))
    return tuple(_reasons(program, frame, rule_id, answered(program, answers)))


def _reasons(program: Program, frame: Frame, rule_id: str, given: int) -> Iterator[Reason]:
    for dated in program.versions:
        if dated.rule.id == rule_id:
            yield _dated(program, frame, dated, given)
    for announced in program.pending:
        if announced.rule.id == rule_id:
            yield _announced(program, frame, announced, given)


def _dated(program: Program, frame: Frame, dated: Dated, given: int) -> Reason:
    found = state(program, frame, dated)
    axis = dated.axis.value(frame)
    reasons = numbers(because(program, frame, dated.holds, TRUE if found == TRUE else FALSE) & given)
    tell = {TRUE: turns, FALSE: openings}.get(found)
    changing = [] if tell is None else [tell(program, frame, dated, number) for number in reasons]
    return Reason(
        rule=dated.rule.id,
        version=day_text(dated.version.since),
        state=_STATES[found],
        in_force=_IN_FORCE[dated.in_force.cond(frame)],
        because=program.ids(reasons),
        blocked_by=tuple(
            above.version.key for above in dated.exceptions if state(program, frame, above) == TRUE
        ),
        changes=tuple(turn for turn in changing if turn is not None),
        words=dated.version.words,
        axis_days=(day_text(axis.lo), day_text(axis.hi)) if axis.here else None,
    )


def _announced(program: Program, frame: Frame, announced: Announced, given: int) -> Reason:
    want = TRUE if announced.when.cond(frame) == TRUE else FALSE
    reasons = numbers(because(program, frame, announced.when, want) & given)
    return Reason(
        rule=announced.rule.id,
        version="pending",
        state="pending",
        in_force="no",
        because=program.ids(reasons),
        blocked_by=(),
        changes=(),
        words=announced.version.words,
        axis_days=None,
    )
