"""Settling many rows: what each unsure answer hangs on, how many cells that makes, and trying them together.

The same result as `settle` for every row (docs/packs.md, "Settling").
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from ploughshare.law import batch_value as many
from ploughshare.law.batch_logic import BatchProgram
from ploughshare.law.batch_node import (
    Block,
    Column,
    Dated,
    MaskColumn,
    MaskNode,
    Node,
    Question,
    SetColumn,
    SpanColumn,
    SpanNode,
)
from ploughshare.law.batch_value import Array
from ploughshare.law.pack import Cut
from ploughshare.law.settle import MAX_CELLS
from ploughshare.law.value import FALSE, TRUE, UNSURE

CELLS_AT_ONCE: Final = 1 << 16
LOOK_AFTER: Final = 16
"""Facts are split together until a row has so many parts: looking at few costs about as much as at many."""
_MANY: Final = MAX_CELLS + 1
_WORD: Final = 64


class Hanging:
    """The unknown facts that conditions hang on, for every row of a block, as bits of words [word, row].

    None stands for nothing in any row.
    """

    def __init__(self, program: BatchProgram, block: Block) -> None:
        self._program = program
        self._block = block
        self._words = -(-len(program.questions) // _WORD)

    def of(self, node: MaskNode) -> Array | None:
        """What a condition hangs on."""
        key = (node.number, "condition")
        if key not in self._block.hung:
            found = self._parts_of_condition(node)
            unsure = None if found is None else ~many.single(node.cond(self._block))
            self._block.hung[key] = _only(found, unsure)
        return self._block.hung[key]

    def _parts_of_condition(self, node: MaskNode) -> Array | None:
        if node.op in {"and", "or", "not"}:
            return _union([self.of(part) for part in node.parts if isinstance(part, MaskNode)])
        if node.op == "derived":
            (inner,) = node.parts
            return self.of(inner) if isinstance(inner, MaskNode) else None
        if node.op == "if":
            return self._branches(node, "condition")
        if node.op == "applies":
            return self._presence(node.parts[0])
        if node.op == "fact":
            return self._fact(node)
        return _union([self._value(part) for part in node.parts])

    def _branches(self, node: Node, asked: str) -> Array | None:
        """Of an `if`: what its condition hangs on, and the branches that it allows."""
        chooser, *branches = node.parts
        if not isinstance(chooser, MaskNode):
            raise TypeError("`if` begins with a condition")
        found = [self.of(chooser)]
        for branch, bit in zip(branches, (TRUE, FALSE), strict=True):
            if asked == "condition":
                of_branch = self.of(branch) if isinstance(branch, MaskNode) else None
            else:
                of_branch = self._presence(branch) if asked == "presence" else self._value(branch)
            if of_branch is not None:
                found.append(_only(of_branch, many.can(chooser.cond(self._block), bit)))
        return _union(found)

    def _fact(self, node: Node) -> Array | None:
        """A fact itself, and its `when`. A fact that is surely na is definite; whoever asks leaves it out."""
        question = self._program.questions[node.fact]
        unknown = ~known(question, self._block.columns[node.fact])
        word, place = divmod(node.fact, _WORD)
        own = np.zeros((self._words, self._block.rows), np.uint64)
        own[word] = unknown.astype(np.uint64) << np.uint64(place)
        return _union([own, None if question.when is None else self.of(question.when)])

    def _value(self, node: Node) -> Array | None:
        """As for a condition, of an operand: na and the values it can take are all things it can be."""
        key = (node.number, "value")
        if key not in self._block.hung:
            found = self._parts_of_value(node)
            unsure = None if found is None else ~_definite(node, self._block)
            self._block.hung[key] = _only(found, unsure)
        return self._block.hung[key]

    def _parts_of_value(self, node: Node) -> Array | None:
        if node.op == "fact":
            return self._fact(node)
        if node.op == "derived":
            return self._value(node.parts[0])
        if node.op == "if":
            return self._branches(node, "value")
        if isinstance(node, MaskNode) and node.is_bool:
            return self.of(node)
        return _union([self._value(part) for part in node.parts])

    def _presence(self, node: Node) -> Array | None:
        """What decides whether a node is na."""
        if node.op == "fact":
            when = self._program.questions[node.fact].when
            return None if when is None else self.of(when)
        if node.op == "derived":
            return self._presence(node.parts[0])
        if node.op == "if":
            return self._branches(node, "presence")
        if isinstance(node, SpanNode):
            return _union([self._presence(part) for part in node.parts])
        return None


def _union(found: Sequence[Array | None]) -> Array | None:
    together: Array | None = None
    for part in found:
        together = many.either(together, part)
    return together


def _only(found: Array | None, rows: Array | None) -> Array | None:
    return None if found is None or rows is None else found * rows


def _definite(node: Node, block: Block) -> Array:
    """Where an operand can be one thing only; na is one thing."""
    if isinstance(node, MaskNode):
        return many.single(node.value(block))
    if not isinstance(node, SpanNode):
        here = node.value(block).here
        return np.zeros(1, bool) if here is None else ~here
    span = node.value(block)
    found: Array = span.lo == span.hi
    if span.na is not None:
        found = found & ~span.na
    return found if span.here is None else found | ~span.here


def known(question: Question, column: Column) -> Array:
    """Where a fact's answer leaves one value only."""
    if isinstance(column, MaskColumn):
        return many.single(column.mask)
    found: Array
    if isinstance(column, SpanColumn):
        found = column.lo == column.hi
    else:
        found = (column.inside | column.outside) == question.whole
    return found


def settle(program: BatchProgram, block: Block, states: Array, undecided: Array) -> None:
    """Write into `states` [version, row] what trying all cells gives, where `undecided` says to."""
    hanging = Hanging(program, block)
    for place, dated in enumerate(program.versions):
        rows = np.flatnonzero(undecided[place])
        if not len(rows):
            continue
        hung = hanging.of(dated.holds)
        if hung is None:
            continue
        splits = []
        cells = np.ones(len(rows), np.int64)
        bits = hung[:, rows]
        for number in sorted(dated.holds.facts):
            word, at = divmod(number, _WORD)
            hangs = (bits[word] >> np.uint64(at)) & np.uint64(1) != 0
            if hangs.any():
                split = Split(program.questions[number], dated, hangs)
                counted = np.where(hangs, split.counts(block, rows), 1)
                cells = np.minimum(cells * np.minimum(counted, _MANY), _MANY)
                splits.append((split, counted))
        fits = cells <= MAX_CELLS
        if fits.any():
            chosen = [(split.of(fits), counted[fits]) for split, counted in splits]
            states[place, rows[fits]] = _in_parts(block, dated, rows[fits], cells[fits], chosen)


def _in_parts(
    block: Block, dated: Dated, rows: Array, cells: Array, splits: list[tuple[Split, Array]]
) -> Array:
    """Try the cells of so many rows at once as memory is meant to hold."""
    found = np.empty(len(rows), np.uint8)
    share = np.cumsum(cells) // CELLS_AT_ONCE
    starts = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(rows)]
    for start, end in itertools.pairwise(starts):
        part = slice(start, end)
        columns = {number: _taken(block.columns[number], rows[part]) for number in dated.holds.facts}
        small = Block(block.as_of[rows[part]], columns)
        found[part] = _try_cells(small, dated, [(s.of(part), counted[part]) for s, counted in splits])
    return found


def _try_cells(block: Block, dated: Dated, splits: list[tuple[Split, Array]]) -> Array:
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
        columns = {number: _taken(column, index) for number, column in block.columns.items()}
        columns[split.question.number] = split.cell(block, index, digit, split.hangs[origin])
        block = Block(block.as_of[index], columns)
        origin = origin[index]
        grown *= int(counts.max(initial=1))
        if grown < LOOK_AFTER and place + 1 < len(ordered):
            continue
        grown = 1
        found = np.broadcast_to(dated.holds.value(block), len(origin))
        for definite in (TRUE, FALSE):
            together[origin[found == definite]] |= definite
        left = np.flatnonzero((found == UNSURE) & (together[origin] != UNSURE))
        if not len(left):
            return together
        origin = origin[left]
        block = Block(block.as_of[left], {n: _taken(column, left) for n, column in block.columns.items()})
    together[origin] = UNSURE
    return together


def _taken(column: Column, rows: Array) -> Column:
    if isinstance(column, MaskColumn):
        return MaskColumn(column.mask[rows])
    if isinstance(column, SpanColumn):
        return SpanColumn(column.lo[rows], column.hi[rows])
    return SetColumn(column.inside[rows], column.outside[rows])


class Split:
    """How a version splits a fact into cells, in those rows where its answer `hangs` on it."""

    def __init__(self, question: Question, dated: Dated, hangs: Array) -> None:
        self.question = question
        self.hangs = hangs
        self._dated = dated
        cut = dated.version.cuts.get(question.spec.id, Cut())
        self._points = np.array(cut.points, np.int64)
        self._members = [question.bits[member] for member in cut.members]
        if question.spec.type == "bool":
            self._groups = [FALSE, TRUE]
        else:
            self._groups = [sum(question.bits[member] for member in group) for group in cut.groups]

    def of(self, rows: Any) -> Split:
        """The same for some of the rows."""
        return Split(self.question, self._dated, self.hangs[rows])

    def counts(self, block: Block, rows: Array) -> Array:
        """How many cells each row has."""
        column = _taken(block.columns[self.question.number], rows)
        if isinstance(column, MaskColumn):
            meeting: Array = self._meeting(column).sum(axis=1)
            return meeting
        if isinstance(column, SpanColumn):
            inner: Array = (self._inner(column, block.as_of[rows]) != _END).sum(axis=1)
            return inner + 1
        combinations: Array = np.left_shift(1, np.minimum(self._unsure(column).sum(axis=1), 20))
        return combinations

    def cell(self, block: Block, index: Array, digit: Array, hangs: Array) -> Column:
        """Row by row of `index`, the cell with the number `digit` of that row of the block."""
        column = block.columns[self.question.number]
        if isinstance(column, MaskColumn):
            return MaskColumn(self._mask_cell(column, index, digit, hangs))
        if isinstance(column, SpanColumn):
            inner = self._inner(column, block.as_of)
            kept = hangs[index]
            begin = np.concatenate([column.lo[:, None].astype(np.int64), inner], axis=1)[index, digit]
            end = np.concatenate([inner, np.full((len(inner), 1), _END)], axis=1)[index, digit]
            lo, hi = column.lo[index], column.hi[index]
            end = np.where(end == _END, hi, end - 1)
            kind = column.lo.dtype
            return SpanColumn(np.where(kept, begin, lo).astype(kind), np.where(kept, end, hi).astype(kind))
        unsure = self._unsure(column)
        place = np.cumsum(unsure, axis=1) - 1
        inside, outside = column.inside[index].copy(), column.outside[index].copy()
        for at, bit in enumerate(self._members):
            split = unsure[index, at] & hangs[index]
            chosen = (digit >> place[index, at].clip(0)) & 1 == 1
            inside[split & chosen] |= bit
            outside[split & ~chosen] |= bit
        return SetColumn(inside, outside)

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
