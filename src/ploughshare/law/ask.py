"""Which question comes next: the one that settles most, safety first (docs/packs.md, "The next question")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction

from ploughshare.law.hanging import hung, numbers
from ploughshare.law.logic import Dated, Program
from ploughshare.law.node import Frame
from ploughshare.law.settle import blocks
from ploughshare.law.trial import Trial
from ploughshare.law.value import TRUE, UNSURE


def candidates(program: Program, hanging: int, asked: Collection[str]) -> list[int]:
    """Of the facts (a bit mask) that something open hangs on, those not asked yet; in order of tier."""
    found = [number for number in numbers(hanging) if program.questions[number].spec.id not in asked]
    return sorted(found, key=lambda number: (program.questions[number].spec.tier, number))


def next_of(
    program: Program,
    frame: Frame,
    found: Sequence[int],
    score: Callable[[int], Fraction],
    bound: Callable[[int], int],
) -> int | None:
    """The next of the candidates, which come in order of tier.

    `score`: what an answer settles; `bound`: what that cannot exceed, which is sooner told.
    """
    if not found:
        return None
    tier = program.questions[found[0]].spec.tier
    first = [number for number in found if program.questions[number].spec.tier == tier]
    best = [number for number in first if _is_asked(program, frame, number)] or first
    if len(best) == 1:
        return best[0]
    at_best = sorted((-bound(number), program.questions[number].spec.burden, number) for number in best)
    chosen: tuple[Fraction | int, int, int] = (1, 0, 0)  # behind every other
    for hoped in at_best:
        if hoped >= chosen:
            break
        _, burden, number = hoped
        chosen = min(chosen, (-score(number), burden, number))
    return chosen[2]


def _is_asked(program: Program, frame: Frame, number: int) -> bool:
    """Whether a fact's `when` is sure."""
    when = program.questions[number].when
    return when is None or when.cond(frame) == TRUE


def settled_by(program: Program, frame: Frame, dated: Dated, number: int) -> tuple[int, int]:
    """Under how many of a fact's blocks a version becomes definite, and how many blocks there are."""
    question = program.questions[number]
    read = dated.holds.value
    trial = Trial(program, frame, dated.holds, number)
    settled = tried = 0
    for block in blocks(question, question.spec.blocks, program.raw(frame, number), frame.as_of.lo):
        trial.put(block)
        tried += 1
        settled += read(frame) != UNSURE
    trial.back()
    return settled, tried


def score_of(counts: Sequence[tuple[int, int]]) -> Fraction:
    """How many versions become definite, summed over a fact's blocks, by the number of blocks."""
    tried = max((blocks_tried for _, blocks_tried in counts), default=0)
    return Fraction(sum(settled for settled, _ in counts), tried) if tried else Fraction(0)


def hangs_on(program: Program, frame: Frame, dated: Dated) -> int:
    """The unknown facts that a version hangs on, as a bit mask."""
    return hung(program, dated.holds, frame)[0]
