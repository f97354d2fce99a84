"""Settling what Kleene's logic leaves unsure, by trying the cells of what it hangs on.

docs/packs.md, "Settling". What an answer hangs on is `hanging`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from ploughshare.law.hanging import hangs as hangs  # noqa: PLC0414  # offered here too
from ploughshare.law.hanging import hung, numbers
from ploughshare.law.logic import Dated, Program, Question
from ploughshare.law.node import Frame, MaskNode
from ploughshare.law.pack import Cut
from ploughshare.law.trial import Trial
from ploughshare.law.value import FALSE, TRUE, UNSURE, Members, Span, single

MAX_CELLS: Final = 512


def state(program: Program, frame: Frame, dated: Dated) -> int:
    """E(v) after settling: TRUE, FALSE or UNSURE."""
    found = dated.holds.value(frame)
    if found != UNSURE:
        return found
    facts, exact = hung(program, dated.holds, frame)
    if exact:
        return UNSURE
    splits: list[_Split] = []
    cells = 1
    for number in numbers(facts):
        question = program.questions[number]
        raw = program.raw(frame, number)
        cut = dated.version.cuts.get(question.spec.id, _UNCUT)
        count = cell_count(question, cut, raw, frame.as_of.lo)
        cells *= count
        if cells > MAX_CELLS:
            return UNSURE
        splits.append(_Split(count, question, cut, raw))
    splits.sort(key=_cells)
    return _try_cells(program, frame, dated.holds, splits, 0)


class _Split(NamedTuple):
    """A fact that is split, and into how many cells. Most searches end long before all are made."""

    cells: int
    question: Question
    cut: Cut
    raw: int | Span | Members


_UNCUT: Final = Cut()
_cells: Final = itemgetter(0)


def _try_cells(program: Program, frame: Frame, holds: MaskNode, splits: Sequence[_Split], place: int) -> int:
    """The answer that all cells share, or UNSURE. `place`: the first of the facts that is not split yet.

    A part of the cells that is already definite is not split further: refining an answer never turns a
    definite value into another, so the result is that of trying every cell.
    """
    if place == len(splits):
        return UNSURE
    _, question, cut, whole = splits[place]
    trial = Trial(program, frame, holds, question.number)
    together = 0
    for raw in cell_values(question, cut, whole, frame.as_of.lo):
        trial.put(raw)
        found = holds.value(frame)
        together |= _try_cells(program, frame, holds, splits, place + 1) if found == UNSURE else found
        if together == UNSURE:
            break
    trial.back()
    return together


def cell_count(question: Question, cut: Cut, raw: int | Span | Members, as_of: int) -> int:
    """How many cells a fact is split into."""
    if isinstance(raw, Members):
        return 1 << len(_unsure_members(question, cut, raw))
    if isinstance(raw, Span):
        return 1 + len(_inside(raw, cut.points, as_of if question.spec.type == "day" else None))
    if question.spec.type == "bool":
        return 1 if single(raw) else 2
    return len([group for group in question.masks_of(cut) if raw & group])


def cell_values(
    question: Question, cut: Cut, raw: int | Span | Members, as_of: int
) -> Iterator[int | Span | Members]:
    """A fact's cells; of a set, every combination of its listed members that are unsure."""
    if not isinstance(raw, Members):
        yield from blocks(question, cut, raw, as_of)
        return
    unsure = _unsure_members(question, cut, raw)
    for choice in range(1 << len(unsure)):
        inside = sum(bit for place, bit in enumerate(unsure) if choice >> place & 1)
        yield Members(raw.inside | inside, raw.outside | (sum(unsure) - inside), raw.here, raw.na)


def blocks(
    question: Question, cut: Cut, raw: int | Span | Members, as_of: int
) -> Iterator[int | Span | Members]:
    """A fact's possible values, split at its cuts; of a set, each unsure member alone, out then in."""
    if isinstance(raw, Members):
        for bit in _unsure_members(question, cut, raw):
            yield Members(raw.inside, raw.outside | bit, raw.here, raw.na)
            yield Members(raw.inside | bit, raw.outside, raw.here, raw.na)
    elif isinstance(raw, Span):
        spec = question.spec
        yield from _intervals(raw, cut.points, as_of if spec.type == "day" else None, spec.step)
    elif question.spec.type == "bool":
        yield from (value for value in (FALSE, TRUE) if raw & value)
    else:
        for group in question.masks_of(cut):
            if raw & group:
                yield raw & group


def _unsure_members(question: Question, cut: Cut, raw: Members) -> list[int]:
    bits = (question.bits[member] for member in cut.members)
    return [bit for bit in bits if not bit & (raw.inside | raw.outside)]


def _inside(raw: Span, points: tuple[int, ...], as_of: int | None) -> list[int]:
    """Where an interval is cut; a day also at the day asked about, and after it."""
    lo, hi = raw.lo, raw.hi
    inside = [at for at in points if lo < at <= hi]
    if as_of is not None:
        more = [at for at in (as_of, as_of + 1) if lo < at <= hi and at not in inside]
        if more:
            inside = sorted(inside + more)
    return inside


def _intervals(raw: Span, points: tuple[int, ...], as_of: int | None, step: int) -> Iterator[Span]:
    lo = raw.lo
    for at in _inside(raw, points, as_of):
        yield Span(lo, at - step, True, False)
        lo = at
    yield Span(lo, raw.hi, True, False)
