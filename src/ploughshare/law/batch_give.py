"""Derived values of many cases as columns: sums, days, numbers, and whether they apply."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from ploughshare.law.batch_column import Array, Block
from ploughshare.law.batch_logic import Shape, batch_program_of
from ploughshare.law.batch_tape import Tape, loose
from ploughshare.law.batch_value import Masks, Spans
from ploughshare.law.pack import Pack


class NumberColumn(NamedTuple):
    """What an interval can be: both ends, and whether there can be a value, and whether there can be none.

    Where there can be no value (`here` false) the ends mean nothing.
    """

    lo: Array
    hi: Array
    here: Array
    na: Array


class ChoiceColumn(NamedTuple):
    """What a bool or an enum can be: 1 not applicable, 2 << place its members (of a bool true, false)."""

    mask: Array


DerivedColumn: TypeAlias = NumberColumn | ChoiceColumn


class Giver:
    """Some derived values of a pack, for blocks of one shape: what they need is computed, each part once."""

    def __init__(self, pack: Pack, shape: Shape, names: tuple[str, ...]) -> None:
        program = batch_program_of(pack, shape)
        values = [program.derived(name).value for name in names]
        bits, numbers = [], []
        for value in values:
            if isinstance(value, Spans):
                bits += [value.here, value.na]
                numbers += [value.lo, value.hi]
            elif isinstance(value, Masks):
                bits += [value.na, *value.values.values()]
        self._names, self._values = names, values
        self._bits = {bit: place for place, bit in enumerate(dict.fromkeys(bits))}
        self._numbers = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
        self._tape = Tape(program.circuit, tuple(self._bits), tuple(self._numbers))
        self._bounds = program.circuit.bounds

    def columns(self, rows: int) -> dict[str, DerivedColumn]:
        """Columns to be filled; an end that is the other end too is kept once."""
        return {
            name: self._column(value, rows) for name, value in zip(self._names, self._values, strict=True)
        }

    def _column(self, value: object, rows: int) -> DerivedColumn:
        if isinstance(value, Masks):
            return ChoiceColumn(np.zeros(rows, np.uint8 if len(value.values) < 8 else np.uint64))
        if not isinstance(value, Spans):
            raise TypeError("a derived value is no set")
        lo = np.empty(rows, self._type(value.lo))
        hi = lo if value.lo == value.hi else np.empty(rows, self._type(value.hi))
        return NumberColumn(lo, hi, np.empty(rows, np.bool_), np.empty(rows, np.bool_))

    def _type(self, number: int) -> np.dtype[Any]:
        lo, hi = self._bounds[number]
        narrow = np.iinfo(np.int32)
        return np.dtype(np.int32 if narrow.min <= lo and hi <= narrow.max else np.int64)

    def fill(self, block: Block, start: int, columns: dict[str, DerivedColumn]) -> None:
        """Write a block's values from the row `start` on."""
        planes, numbers = self._tape.run(block)
        part = slice(start, start + block.rows)
        for name, value in zip(self._names, self._values, strict=True):
            column = columns[name]
            if isinstance(column, NumberColumn) and isinstance(value, Spans):
                column.lo[part] = numbers[self._numbers[value.lo]]
                if value.hi != value.lo:
                    column.hi[part] = numbers[self._numbers[value.hi]]
                column.here[part] = self._rows(planes, value.here, block.rows)
                column.na[part] = self._rows(planes, value.na, block.rows)
            elif isinstance(column, ChoiceColumn) and isinstance(value, Masks):
                kind = column.mask.dtype.type
                for place, bit in enumerate((value.na, *value.values.values())):
                    column.mask[part] |= self._rows(planes, bit, block.rows) * kind(1 << place)

    def _rows(self, planes: Sequence[Array | bool], bit: int, count: int) -> Array | bool:
        plane = planes[self._bits[bit]]
        return plane if isinstance(plane, bool) else loose(plane, count)


@lru_cache(maxsize=12)
def giver_of(pack: Pack, shape: Shape, names: tuple[str, ...]) -> Giver:
    """The giver of some derived values for columns of one shape."""
    return Giver(pack, shape, names)
