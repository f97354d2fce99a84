"""Settling many rows: how many cells an unsure answer makes in each, and trying them together.

The same result as `settle` for every row (docs/packs.md, "Settling").
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import numpy as np

from ploughshare.law.batch_column import Array, Block, Column, MaskColumn, SetColumn, SpanColumn, taken
from ploughshare.law.batch_logic import Question
from ploughshare.law.pack import Cut
from ploughshare.law.settle import MAX_CELLS
from ploughshare.law.value import FALSE, TRUE, UNSURE

CELLS_AT_ONCE: Final = 1 << 16
ROWS_AT_ONCE: Final = 1 << 14
LOOK_AFTER: Final = 16
"""Facts are split together until a row has so many parts: looking at few costs about as much as at many."""
SAMPLES: Final = 6
"""Cells tried at random first: most unsure answers show both sides soon. Alike in every run."""
SAMPLED_FROM: Final = 48
"""Cells from which on looking at a few first is worth it."""
_MANY: Final = MAX_CELLS + 1

Judge: TypeAlias = Callable[[Block], Array]
"""The states of one version for all rows of a block."""


def settled(block: Block, cuts: Sequence[tuple[Question, Cut, Array]], judge: Judge) -> Array:
    """The states that trying all cells gives one version, for every row of a block in which it is unsure.

    `cuts`: each fact it hangs on, how the version cuts it, and in which rows it hangs on it.
    """
    states = np.full(block.rows, UNSURE, np.uint8)
    for start in range(0, block.rows, ROWS_AT_ONCE):
        part = slice(start, start + ROWS_AT_ONCE)
        few = block.taken(part)
        states[part] = _settled(few, [Split(q, cut, few, hangs[part]) for q, cut, hangs in cuts], judge)
    return states


def _settled(block: Block, splits: list[Split], judge: Judge) -> Array:
    states = np.full(block.rows, UNSURE, np.uint8)
    cells = np.ones(block.rows, np.int64)
    for split in splits:
        cells = np.minimum(cells * np.minimum(split.counts, _MANY), _MANY)
    rows = np.flatnonzero((cells <= MAX_CELLS) & (cells > 1))
    rows = rows[~_shown_both(block, rows, cells, splits, judge)]
    share = np.cumsum(cells[rows]) // CELLS_AT_ONCE
    starts = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(rows)]
    for start, end in itertools.pairwise(starts):
        if end > start:
            states[rows[start:end]] = _try_cells(block, rows[start:end], splits, judge)
    return states


def _shown_both(block: Block, rows: Array, cells: Array, splits: list[Split], judge: Judge) -> Array:
    """Which of the rows a few cells show to be unsure: one is, or two differ."""
    seen = np.zeros(len(rows), np.uint8)
    draw = np.random.default_rng(1)
    left = np.flatnonzero(cells[rows] > SAMPLED_FROM)
    for _ in range(SAMPLES):
        if not len(left):
            break
        origin = rows[left]
        columns = {number: taken(column, origin) for number, column in block.columns.items()}
        for split in splits:
            columns[split.number] = split.cell(origin, draw.integers(0, split.counts[origin]))
        seen[left] |= judge(Block(block.as_of[origin], columns))
        left = left[seen[left] != UNSURE]
    found: Array = seen == UNSURE
    return found


def _try_cells(block: Block, rows: Array, splits: list[Split], judge: Judge) -> Array:
    """For each of some rows the answer that all its cells share, or UNSURE.

    Facts are split one after the other. A part of the cells that is already definite is not split further:
    refining an answer never turns a definite value into another.
    """
    together = np.zeros(block.rows, np.uint8)
    origin, few = rows, block.taken(rows)
    ordered = sorted(splits, key=lambda split: float(split.counts[rows].mean()))
    grown = 1
    for place, split in enumerate(ordered):
        counts = split.counts[origin]
        most = int(counts.max(initial=1))
        if most > 1:
            index = np.repeat(np.arange(len(origin)), counts)
            digit = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
            origin, few = origin[index], few.taken(index)
            few = Block(few.as_of, {**few.columns, split.number: split.cell(origin, digit)})
        grown *= most
        if grown < LOOK_AFTER and place + 1 < len(ordered):
            continue
        grown = 1
        found = judge(few)
        for definite in (TRUE, FALSE):
            together[origin[found == definite]] |= definite
        left = np.flatnonzero((found == UNSURE) & (together[origin] != UNSURE))
        if not len(left):
            return together[rows]
        origin, few = origin[left], few.taken(left)
    together[origin] = UNSURE
    return together[rows]


class Split:
    """How a version splits a fact into cells, in those rows of a block where its answer `hangs` on it.

    `counts`: how many cells each row has.
    """

    def __init__(self, question: Question, cut: Cut, block: Block, hangs: Array) -> None:
        self.number = question.number
        column = block.columns[self.number]
        self._cells: _Cells
        if isinstance(column, MaskColumn):
            self._cells = _MaskCells(question, cut, column, hangs)
        elif isinstance(column, SpanColumn):
            self._cells = _SpanCells(question, cut, column, hangs, block.as_of)
        else:
            self._cells = _SetCells(question, cut, column, hangs)
        self.counts = self._cells.counts

    def cell(self, rows: Array, digits: Array) -> Column:
        """For each of some rows (repeated, perhaps), its cell with that number."""
        return self._cells.cell(rows, digits)


class _MaskCells:
    """Groups of members that meet what is possible, in the author's order."""

    def __init__(self, question: Question, cut: Cut, column: MaskColumn, hangs: Array) -> None:
        groups = [FALSE, TRUE]
        if question.spec.type != "bool":
            groups = [sum(question.bits[member] for member in group) for group in cut.groups]
        masks, alike = np.unique(column.mask, return_inverse=True)
        parts: Array = masks[:, None] & np.array(groups, masks.dtype)
        meeting = parts != 0
        order = np.argsort(~meeting, axis=1, kind="stable")
        self._parts = np.take_along_axis(parts, order, axis=1)[alike]
        self._parts[:, 0] = np.where(hangs, self._parts[:, 0], column.mask)
        self.counts = np.where(hangs, meeting.sum(axis=1)[alike], 1)

    def cell(self, rows: Array, digits: Array) -> Column:
        return MaskColumn(self._parts[rows, digits])


class _SpanCells:
    """Intervals between cut points; of days also at the day asked about and the one after."""

    def __init__(self, question: Question, cut: Cut, column: SpanColumn, hangs: Array, as_of: Array) -> None:
        kind = column.lo.dtype
        end = np.iinfo(kind).max
        cuts = np.array([point for point in cut.points if point < end], kind)
        points = np.broadcast_to(cuts, (len(as_of), len(cuts)))
        if question.spec.type == "day":
            today = as_of.astype(kind)[:, None]
            own = np.concatenate([today, today + 1], axis=1)
            own = np.where(np.isin(own, cuts), end, own)
            points = np.concatenate([points, own], axis=1)
        inside = (points > column.lo[:, None]) & (points <= column.hi[:, None]) & hangs[:, None]
        inner = np.sort(np.where(inside, points, end), axis=1)
        self._begin = np.concatenate([column.lo[:, None], inner], axis=1)
        self._end = np.concatenate([inner - question.spec.step, column.hi[:, None]], axis=1)
        self.counts = inside.sum(axis=1) + 1
        self._end[np.arange(len(as_of)), self.counts - 1] = column.hi

    def cell(self, rows: Array, digits: Array) -> Column:
        return SpanColumn(self._begin[rows, digits], self._end[rows, digits])


class _SetCells:
    """Every combination of the listed members that are unsure."""

    def __init__(self, question: Question, cut: Cut, column: SetColumn, hangs: Array) -> None:
        self._column = column
        self._members = [question.bits[member] for member in cut.members]
        decided = column.inside | column.outside
        undecided: Array = (decided[:, None] & np.array(self._members, decided.dtype)) == 0
        self._unsure = undecided & hangs[:, None]
        self._place = np.cumsum(self._unsure, axis=1) - 1
        self.counts = np.left_shift(1, np.minimum(self._unsure.sum(axis=1), 20))

    def cell(self, rows: Array, digits: Array) -> Column:
        inside, outside = self._column.inside[rows].copy(), self._column.outside[rows].copy()
        for at, bit in enumerate(self._members):
            split = self._unsure[rows, at]
            chosen = (digits >> self._place[rows, at].clip(0)) & 1 == 1
            inside[split & chosen] |= bit
            outside[split & ~chosen] |= bit
        return SetColumn(inside, outside)


_Cells: TypeAlias = _MaskCells | _SpanCells | _SetCells
