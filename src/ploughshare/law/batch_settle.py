"""Settling many rows: how many cells an unsure answer makes in each, and trying them together.

The same result as `settle` for every row (docs/packs.md, "Settling").
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from ploughshare.law.batch_column import Array, Block, Column, MaskColumn, SetColumn, SpanColumn
from ploughshare.law.batch_logic import Question
from ploughshare.law.pack import Cut
from ploughshare.law.settle import MAX_CELLS
from ploughshare.law.value import FALSE, TRUE, UNSURE

CELLS_AT_ONCE: Final = 1 << 16
LOOK_AFTER: Final = 16
"""Facts are split together until a row has so many parts: looking at few costs about as much as at many."""
_MANY: Final = MAX_CELLS + 1

Judge: TypeAlias = Callable[[Block], Array]
"""The states of one version for all rows of a block."""


def settled(block: Block, splits: Sequence[Split], judge: Judge) -> Array:
    """The states that trying all cells gives one version, for every row of a block in which it is unsure."""
    states = np.full(block.rows, UNSURE, np.uint8)
    cells = np.ones(block.rows, np.int64)
    chosen = []
    for split in splits:
        counted = np.where(split.hangs, split.counts(block), 1)
        cells = np.minimum(cells * np.minimum(counted, _MANY), _MANY)
        chosen.append((split, counted))
    fits = np.flatnonzero((cells <= MAX_CELLS) & (cells > 1))
    if len(fits):
        few = [(split.of(fits), counted[fits]) for split, counted in chosen]
        states[fits] = _in_parts(block.taken(fits), cells[fits], few, judge)
    return states


def _in_parts(block: Block, cells: Array, splits: list[tuple[Split, Array]], judge: Judge) -> Array:
    """Try the cells of so many rows at once as memory is meant to hold."""
    found = np.empty(block.rows, np.uint8)
    share = np.cumsum(cells) // CELLS_AT_ONCE
    starts = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), block.rows]
    for start, end in itertools.pairwise(starts):
        part = slice(start, end)
        few = [(split.of(part), counted[part]) for split, counted in splits]
        found[part] = _try_cells(block.taken(part), few, judge)
    return found


def _try_cells(block: Block, splits: list[tuple[Split, Array]], judge: Judge) -> Array:
    """For each row the answer that all its cells share, or UNSURE.

    Facts are split one after the other. A part of the cells that is already definite is not split further:
    refining an answer never turns a definite value into another.
    """
    together = np.zeros(block.rows, np.uint8)
    origin = np.arange(block.rows)
    ordered = sorted(splits, key=lambda item: float(item[1].mean()))
    grown = 1
    for place, (split, counted) in enumerate(ordered):
        counts = counted[origin]
        index = np.repeat(np.arange(len(origin)), counts)
        digit = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
        wider = block.taken(index)
        cell = split.cell(block, index, digit, split.hangs[origin])
        block = Block(wider.as_of, {**wider.columns, split.question.number: cell})
        origin = origin[index]
        grown *= int(counts.max(initial=1))
        if grown < LOOK_AFTER and place + 1 < len(ordered):
            continue
        grown = 1
        found = judge(block)
        for definite in (TRUE, FALSE):
            together[origin[found == definite]] |= definite
        left = np.flatnonzero((found == UNSURE) & (together[origin] != UNSURE))
        if not len(left):
            return together
        origin, block = origin[left], block.taken(left)
    together[origin] = UNSURE
    return together


class Split:
    """How a version splits a fact into cells, in those rows where its answer `hangs` on it."""

    def __init__(self, question: Question, cut: Cut, hangs: Array) -> None:
        self.question = question
        self.hangs = hangs
        self._cut = cut
        self._points = np.array(cut.points, np.int64)
        self._members = [question.bits[member] for member in cut.members]
        if question.spec.type == "bool":
            self._groups = [FALSE, TRUE]
        else:
            self._groups = [sum(question.bits[member] for member in group) for group in cut.groups]

    def of(self, rows: Any) -> Split:
        """The same for some of the rows."""
        return Split(self.question, self._cut, self.hangs[rows])

    def counts(self, block: Block) -> Array:
        """How many cells each row has."""
        column = block.columns[self.question.number]
        if isinstance(column, MaskColumn):
            meeting: Array = self._meeting(column).sum(axis=1)
            return meeting
        if isinstance(column, SpanColumn):
            inner: Array = (self._inner(column, block.as_of) != _END).sum(axis=1)
            return inner + 1
        combinations: Array = np.left_shift(1, np.minimum(self._unsure(column).sum(axis=1), 20))
        return combinations

    def cell(self, block: Block, index: Array, digit: Array, hangs: Array) -> Column:
        """Row by row of `index`, the cell with the number `digit` of that row of the block."""
        column = block.columns[self.question.number]
        if isinstance(column, MaskColumn):
            return MaskColumn(self._mask_cell(column, index, digit, hangs))
        if isinstance(column, SpanColumn):
            return self._span_cell(column, self._inner(column, block.as_of), index, digit, hangs[index])
        unsure = self._unsure(column)
        place = np.cumsum(unsure, axis=1) - 1
        inside, outside = column.inside[index].copy(), column.outside[index].copy()
        for at, bit in enumerate(self._members):
            split = unsure[index, at] & hangs[index]
            chosen = (digit >> place[index, at].clip(0)) & 1 == 1
            inside[split & chosen] |= bit
            outside[split & ~chosen] |= bit
        return SetColumn(inside, outside)

    def _span_cell(
        self, column: SpanColumn, inner: Array, index: Array, digit: Array, kept: Array
    ) -> SpanColumn:
        begin = np.concatenate([column.lo[:, None].astype(np.int64), inner], axis=1)[index, digit]
        end = np.concatenate([inner, np.full((len(inner), 1), _END)], axis=1)[index, digit]
        lo, hi = column.lo[index], column.hi[index]
        end = np.where(end == _END, hi, end - self.question.spec.step)
        kind = column.lo.dtype
        return SpanColumn(np.where(kept, begin, lo).astype(kind), np.where(kept, end, hi).astype(kind))

    def _mask_cell(self, column: MaskColumn, index: Array, digit: Array, hangs: Array) -> Array:
        place = np.cumsum(self._meeting(column), axis=1)
        group = (place[index] == (digit + 1)[:, None]).argmax(axis=1)
        mask = column.mask[index]
        within: Array = mask & np.array(self._groups, mask.dtype)[group]
        return np.where(hangs[index], within, mask)

    def _meeting(self, column: MaskColumn) -> Array:
        """[row, group]: whether the group meets what is possible."""
        found: Array = (column.mask[:, None] & np.array(self._groups, column.mask.dtype)) != 0
        return found

    def _unsure(self, column: SetColumn) -> Array:
        """[row, member]: whether a listed member is unsure."""
        decided = column.inside | column.outside
        found: Array = (decided[:, None] & np.array(self._members, decided.dtype)) == 0
        return found

    def _inner(self, column: SpanColumn, as_of: Array) -> Array:
        """[row, …]: where new intervals begin, in order, then _END."""
        points = np.broadcast_to(self._points, (len(as_of), len(self._points)))
        if self.question.spec.type == "day":
            today = as_of.astype(np.int64)[:, None]
            own = np.concatenate([today, today + 1], axis=1)
            own = np.where(np.isin(own, self._points), _END, own)
            points = np.concatenate([points, own], axis=1)
        inside = (points > column.lo[:, None]) & (points <= column.hi[:, None])
        return np.sort(np.where(inside, points, _END), axis=1)


_END: Final = int(np.iinfo(np.int64).max)
