"""Settling what Kleene's logic leaves unsure, by trying the cells of what it hangs on.

docs/packs.md, "Settling". What an answer hangs on is `hanging`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ploughshare.law.hanging import hangs as hangs  # noqa: PLC0414  # offered here too
from ploughshare.law.hanging import hung, numbers
from ploughshare.law.logic import Dated, Program, Question
from ploughshare.law.node import Frame, MaskNode
from ploughshare.law.pack import Cut
from ploughshare.law.value import FALSE, TRUE, UNSURE, Members, Span

MAX_CELLS: Final = 512


def state(program: Program, frame: Frame, dated: Dated) -> int:
    """E(v) after settling: TRUE, FALSE or UNSURE."""
    found = dated.holds.value(frame)
    if found != UNSURE:
        return found
    facts, exact = hung(program, dated.holds, frame)
    if exact:
        return UNSURE
    splits: list[tuple[int, list[int | Span | Members]]] = []
    cells = 1
    for number in numbers(facts):
        question = program.questions[number]
        raw = program.raw(frame, number)
        cut = dated.version.cuts.get(question.spec.id, Cut())
        if isinstance(raw, Members) and cell_count(question, cut, raw, frame.as_of.lo) > MAX_CELLS:
            return UNSURE
        values = list(cell_values(question, cut, raw, frame.as_of.lo))
        cells *= len(values)
        if cells > MAX_CELLS:
            return UNSURE
        splits.append((number, values))
    splits.sort(key=lambda split: len(split[1]))
    return _try_cells(program, frame, dated.holds, splits)


def _try_cells(
    program: Program, frame: Frame, holds: MaskNode, splits: list[tuple[int, list[int | Span | Members]]]
) -> int:
    """The answer that all cells share, or UNSURE.

    A part of the cells that is already definite is not split further: refining an answer never turns a
    definite value into another, so the result is that of trying every cell.
    """
    found = holds.value(frame)
    if found != UNSURE or not splits:
        return found
    (number, values), *rest = splits
    together = 0
    for raw in values:
        together |= _try_cells(program, program.changed(frame, number, raw), holds, rest)
        if together == UNSURE:
            return UNSURE
    return together


def cell_count(question: Question, cut: Cut, raw: int | Span | Members, as_of: int) -> int:
    """How many cells a fact is split into."""
    if isinstance(raw, Members):
        return 1 << len(_unsure_members(question, cut, raw))
    return sum(1 for _ in blocks(question, cut, raw, as_of))


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


def _intervals(raw: Span, points: tuple[int, ...], as_of: int | None, step: int) -> Iterator[Span]:
    lo, hi = raw.lo, raw.hi
    inside = [at for at in points if lo < at <= hi]
    if as_of is not None:
        more = [at for at in (as_of, as_of + 1) if lo < at <= hi and at not in inside]
        inside = sorted(inside + more) if more else inside
    for at in inside:
        yield Span(lo, at - step, True, False)
        lo = at
    yield Span(lo, hi, True, False)
