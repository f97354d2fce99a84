"""Which question comes next: the one that settles most, safety first (docs/packs.md, "The next question")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from ploughshare.law.hanging import hung, hung_value, numbers
from ploughshare.law.logic import Dated, Program
from ploughshare.law.node import Frame
from ploughshare.law.settle import blocks
from ploughshare.law.value import TRUE, UNSURE


def candidates(
    program: Program, frame: Frame, live: Sequence[Dated], may_hold: Sequence[Dated], asked: Collection[str]
) -> list[int]:
    """The facts not asked yet, by number, that something open hangs on; in order of tier.

    Open is a version that may hold, and the value that one which holds or may hold (`live`) gives.
    """
    hanging = 0
    for dated in may_hold:
        hanging |= hung(program, dated.holds, frame)[0]
    for dated in live:
        if dated.rule.gives is not None:
            hanging |= hung_value(program, program.derived_node(dated.rule.gives), frame)[0]
    found = [number for number in numbers(hanging) if program.questions[number].spec.id not in asked]
    return sorted(found, key=lambda number: (program.questions[number].spec.tier, number))


def next_of(program: Program, frame: Frame, may_hold: Sequence[Dated], found: Sequence[int]) -> int | None:
    """The next question among the candidates, which come in order of tier."""
    if not found:
        return None
    ranks = {number: _rank(program, frame, number) for number in found}
    first = min(ranks.values())
    best = [number for number in found if ranks[number] == first]
    if len(best) == 1:
        return best[0]
    scores = {number: _score(program, frame, may_hold, number) for number in best}
    return min(best, key=lambda number: (-scores[number], program.questions[number].spec.burden, number))


def _rank(program: Program, frame: Frame, number: int) -> tuple[int, bool]:
    question = program.questions[number]
    unsure = question.when is not None and question.when.cond(frame) != TRUE
    return question.spec.tier, unsure


def _score(program: Program, frame: Frame, may_hold: Sequence[Dated], number: int) -> Fraction:
    """How many versions become definite, summed over the fact's blocks, by the number of blocks."""
    question = program.questions[number]
    reading = [dated for dated in may_hold if hung(program, dated.holds, frame)[0] >> number & 1]
    settled = tried = 0
    for block in blocks(question, question.spec.blocks, program.raw(frame, number), frame.as_of.lo):
        after = program.changed(frame, number, block)
        tried += 1
        settled += sum(dated.holds.value(after) != UNSURE for dated in reading)
    return Fraction(settled, tried) if tried else Fraction(0)
