"""Many cases at once: the state of every rule version for every row of answers, by NumPy.

The same states as `assess` gives case by case (docs/packs.md, "Many cases"); memory is bounded by the block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from ploughshare.law import batch_value as many
from ploughshare.law.answer import Answers
from ploughshare.law.batch_logic import BatchProgram, batch_program_of
from ploughshare.law.batch_node import Block, Column, MaskColumn, Question, SetColumn, SpanColumn
from ploughshare.law.batch_settle import settle
from ploughshare.law.batch_value import Array
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Pack
from ploughshare.law.value import FALSE, TRUE, UNSURE, Members, Span

HOLDS: Final = TRUE
NOT: Final = FALSE
MAY_HOLD: Final = UNSURE
BLOCK_ROWS: Final = 32_768
PROBES: Final = 6


class BatchError(ValueError):
    """The columns do not fit the pack."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Cases as columns: the day each is asked about (ordinals), and answers by fact number.

    A fact that is not among `facts` was not asked in any case.
    """

    as_of: Array
    facts: dict[int, Column]

    def __len__(self) -> int:
        return len(self.as_of)

    def rows(self, start: int, end: int) -> Columns:
        """Some of the rows, as views."""
        part = slice(start, end)
        return Columns(self.as_of[part], {number: _part(c, part) for number, c in self.facts.items()})

    def on(self, day: int) -> Columns:
        """The same cases, all asked about one day (an ordinal)."""
        return Columns(np.full(len(self), day, self.as_of.dtype), self.facts)


def _part(column: Column, part: Any) -> Column:
    if isinstance(column, MaskColumn):
        return MaskColumn(column.mask[part])
    if isinstance(column, SpanColumn):
        return SpanColumn(column.lo[part], column.hi[part])
    return SetColumn(column.inside[part], column.outside[part])


def version_keys(pack: Pack) -> tuple[str, ...]:
    """RULE@FROM of every version, in the order of the states' columns."""
    return tuple(version.key for rule in pack.rules for version in rule.versions)


def columns_of(pack: Pack, cases: Sequence[tuple[Answers, int]]) -> Columns:
    """Columns from parsed answers and the day (an ordinal) of each case."""
    program = batch_program_of(pack)
    one = {question.spec.id: question for question in program_of(pack).questions}
    columns: dict[int, Column] = {}
    for question in program.questions:
        ident = question.spec.id
        given = [(row, answers[ident].value) for row, (answers, _) in enumerate(cases) if ident in answers]
        if not given:
            continue
        column = program.whole_column(question, len(cases))
        rows = np.array([row for row, _ in given])
        if isinstance(column, MaskColumn):
            masks = _translated(question, one[ident].bits, [v for _, v in given if isinstance(v, int)])
            column.mask[rows] = np.array(masks, column.mask.dtype)
        elif isinstance(column, SpanColumn):
            spans = [v for _, v in given if isinstance(v, Span)]
            column.lo[rows] = [span.lo for span in spans]
            column.hi[rows] = [span.hi for span in spans]
        else:
            sets = [v for _, v in given if isinstance(v, Members)]
            inside = _translated(question, one[ident].bits, [v.inside for v in sets])
            outside = _translated(question, one[ident].bits, [v.outside for v in sets])
            column.inside[rows] = np.array(inside, column.inside.dtype)
            column.outside[rows] = np.array(outside, column.outside.dtype)
        columns[question.number] = column
    return Columns(np.array([day for _, day in cases], program.number_type), columns)


def _translated(question: Question, shared: Any, masks: list[int]) -> list[int]:
    """Masks in a fact's own bits, from bits numbered across the pack."""
    if question.spec.type == "bool":
        return masks
    seen: dict[int, int] = {}
    for mask in set(masks):
        seen[mask] = sum(bit for member, bit in question.bits.items() if shared[member] & mask)
    return [seen[mask] for mask in masks]


def evaluate(pack: Pack, cases: Columns, block_rows: int = BLOCK_ROWS) -> Array:
    """States [case, version] as uint8: HOLDS, NOT or MAY_HOLD. Raises BatchError.

    Versions are in the order of `version_keys`. Besides the result, memory is bounded by the block.
    """
    found = np.empty((len(cases), len(version_keys(pack))), np.uint8)
    for start, states in evaluated(pack, cases, block_rows):
        found[start : start + len(states)] = states
    return found


def evaluated(pack: Pack, cases: Columns, block_rows: int = BLOCK_ROWS) -> Iterator[tuple[int, Array]]:
    """Block after block, the first row's number and the states [case, version] of the block's rows."""
    _refuse(cases)
    program = batch_program_of(pack)
    for start in range(0, len(cases), block_rows):
        yield start, _block_states(program, cases.rows(start, start + block_rows)).T


def _refuse(cases: Columns) -> None:
    if len(cases) and not DAY_MIN <= int(cases.as_of.min()) <= int(cases.as_of.max()) <= DAY_MAX:
        raise BatchError("the days asked about must lie between 1900 and 2099")
    for column in cases.facts.values():
        if any(len(part) != len(cases) for part in column):
            raise BatchError("every column must have as many rows as there are cases")


def _block_states(program: BatchProgram, cases: Columns) -> Array:
    rows = len(cases)
    columns = {
        question.number: cases.facts.get(question.number) or program.whole_column(question, rows)
        for question in program.questions
    }
    block = Block(cases.as_of.astype(program.number_type), columns)
    states = _kleene(program, block)
    undecided = states == UNSURE
    left = np.flatnonzero(undecided.any(axis=0))
    if not len(left):
        return states
    small = Block(block.as_of[left], {number: _part(c, left) for number, c in columns.items()})
    del block
    open_states, open_undecided = states[:, left], undecided[:, left]
    open_undecided &= ~_both_ways(program, small, open_undecided)
    settle(program, small, open_states, open_undecided)
    states[:, left] = open_states
    return states


def _kleene(program: BatchProgram, block: Block) -> Array:
    states = np.empty((len(program.versions), block.rows), np.uint8)
    for place, dated in enumerate(program.versions):
        states[place] = dated.holds.value(block)
    return states


def _both_ways(program: BatchProgram, block: Block, undecided: Array) -> Array:
    """Where two complete cases that the answers allow decide a version both ways, so that it may hold.

    A few are drawn for every row, alike in every run. What no two of them show is left to be settled.
    """
    draw = np.random.default_rng(1)
    seen = np.zeros(undecided.shape, np.uint8)
    for _ in range(PROBES):
        columns = {q.number: _completed(q, block.columns[q.number], draw) for q in program.questions}
        seen |= _kleene(program, Block(block.as_of, columns))
    found: Array = seen == UNSURE
    return found


def _completed(question: Question, column: Column, draw: np.random.Generator) -> Column:
    """One value for every row, among those its answer allows."""
    rows = len(column[0])
    if isinstance(column, MaskColumn):
        return MaskColumn(_one_bit(column.mask, draw))
    if isinstance(column, SpanColumn):
        points = np.array([column.lo.min(), *question.spec.blocks.points], column.lo.dtype)
        near = points[draw.integers(0, len(points), rows)] - draw.integers(0, 2, rows, column.lo.dtype)
        inside = np.clip(near, column.lo, column.hi)
        return SpanColumn(inside, inside)
    kind = column.inside.dtype
    some = draw.integers(0, 1 << min(len(question.bits), many.WIDEST), rows, np.uint64).astype(kind) << 1
    chosen = column.inside | (some & question.whole & (column.outside ^ question.whole))
    return SetColumn(chosen, chosen ^ question.whole)


def _one_bit(mask: Array, draw: np.random.Generator) -> Array:
    if mask.dtype == object:
        return np.array([bit & -bit for bit in mask.tolist()], object)
    some = mask & draw.integers(0, np.iinfo(mask.dtype).max, len(mask), mask.dtype, endpoint=True)
    some = np.where(some == 0, mask, some)
    found: Array = some & (~some + mask.dtype.type(1))
    return found


__all__ = [
    "BLOCK_ROWS",
    "HOLDS",
    "MAY_HOLD",
    "NOT",
    "BatchError",
    "Columns",
    "MaskColumn",
    "SetColumn",
    "SpanColumn",
    "columns_of",
    "evaluate",
    "evaluated",
    "version_keys",
]
