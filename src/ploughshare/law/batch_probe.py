"""Complete cases drawn at random from what answers allow: two that differ show that a version may hold.

What no two of them show is left to `batch_settle`. They are alike in every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from ploughshare.law.batch_column import (
    Array,
    Block,
    Column,
    MaskColumn,
    SetColumn,
    SpanColumn,
    member_bits,
    whole_column,
)
from ploughshare.law.batch_logic import EXACT, BatchProgram, Shape, batch_program_of
from ploughshare.law.batch_tape import Tape
from ploughshare.law.batch_value import TRUE
from ploughshare.law.pack import Fact, Pack

PROBES: Final = 8


class Probing:
    """Some versions of a pack, by place, on complete cases."""

    def __init__(self, pack: Pack, day: int | None, places: Sequence[int]) -> None:
        self._pack, self._day, self._places = pack, day, places

    @cached_property
    def _program(self) -> BatchProgram:
        return batch_program_of(self._pack, Shape((EXACT,) * len(self._pack.facts), self._day))

    @cached_property
    def _tape(self) -> Tape:
        versions = self._program.versions
        return Tape(self._program.circuit, [versions[p].holds.condition.values[TRUE] for p in self._places])

    @cached_property
    def _facts(self) -> tuple[int, ...]:
        versions = self._program.versions
        return tuple(sorted(frozenset[int]().union(*(versions[place].holds.facts for place in self._places))))

    def both_ways(self, block: Block) -> Array:
        """[version, packed rows]: whether two complete cases that the answers allow decide it both ways."""
        draw = np.random.default_rng(1)
        can = np.zeros((2, len(self._places), -(-block.rows // 8)), np.uint8)
        columns = {number: self._column(block, number) for number in self._facts}
        for _ in range(PROBES):
            chosen = {n: _completed(self._pack.facts[n], column, draw) for n, column in columns.items()}
            planes, _ = self._tape.run(Block(block.as_of, chosen))
            for place, plane in enumerate(planes):
                if isinstance(plane, bool):
                    can[int(plane), place] = 255
                else:
                    can[1, place] |= plane
                    can[0, place] |= ~plane
        found: Array = can[0] & can[1]
        return found

    def _column(self, block: Block, number: int) -> Column:
        found = block.columns.get(number)
        return whole_column(self._pack.facts[number], block.rows) if found is None else found


def _completed(fact: Fact, column: Column, draw: np.random.Generator) -> Column:
    """One value for every row, among those its answer allows."""
    rows = len(column[0])
    if isinstance(column, MaskColumn):
        return MaskColumn(_one_bit(column.mask, draw))
    if isinstance(column, SpanColumn):
        points = np.array([fact.lo, *fact.blocks.points], column.lo.dtype)
        near = (
            points[draw.integers(0, len(points), rows)]
            - draw.integers(0, 2, rows, column.lo.dtype) * fact.step
        )
        inside = np.clip(near, column.lo, column.hi)
        return SpanColumn(inside, inside)
    bits = member_bits(fact)
    whole, kind = sum(bits.values()), column.inside.dtype
    some = draw.integers(0, 1 << min(len(bits), 62), rows, np.uint64).astype(kind) << 1
    chosen = column.inside | (some & whole & (column.outside ^ whole))
    return SetColumn(chosen, chosen ^ whole)


def _one_bit(mask: Array, draw: np.random.Generator) -> Array:
    if mask.dtype == object:
        return np.array([bit & -bit for bit in mask.tolist()], object)
    some = mask & draw.integers(0, np.iinfo(mask.dtype).max, len(mask), mask.dtype, endpoint=True)
    some |= mask * (some == 0)
    found: Array = some & (~some + mask.dtype.type(1))
    return found
