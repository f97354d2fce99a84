"""Many cases at once, by NumPy: the state of every rule version, and derived values, row by row.

The same as `assess` gives case by case (docs/packs.md, "Many cases"); memory is bounded by the block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from ploughshare.law.answer import Answers
from ploughshare.law.batch_column import (
    Array,
    Block,
    Column,
    MaskColumn,
    SetColumn,
    SpanColumn,
    member_bits,
    taken,
    whole_column,
)
from ploughshare.law.batch_give import ChoiceColumn, DerivedColumn, NumberColumn, giver_of
from ploughshare.law.batch_judge import judge_of
from ploughshare.law.batch_logic import ABSENT, EXACT, PARTIAL, Shape
from ploughshare.law.batch_status import status_of
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.value import FALSE, TRUE, UNSURE, Members, Span

HOLDS: Final = TRUE
NOT: Final = FALSE
MAY_HOLD: Final = UNSURE
BLOCK_ROWS: Final = 262_144
VALUE_ROWS: Final = 65_536
"""Numbers of so many rows stay in the processor's cache."""
ONE_DAY_ROWS: Final = 4_096
"""From so many rows asked about one day, it is worth working out what that day decides beforehand."""


class BatchError(ValueError):
    """The columns do not fit the pack."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Cases as columns: the day each is asked about (ordinals), and answers by fact number.

    A fact that is not among `facts` was not asked in any case.
    """

    as_of: Array
    facts: Mapping[int, Column]

    def __len__(self) -> int:
        return len(self.as_of)

    def rows(self, start: int, end: int) -> Columns:
        """Some of the rows, as views."""
        part = slice(start, end)
        return Columns(self.as_of[part], {number: _part(c, part) for number, c in self.facts.items()})

    def taken(self, rows: Array) -> Columns:
        """Some of the rows, by number."""
        return Columns(self.as_of[rows], {number: taken(c, rows) for number, c in self.facts.items()})

    def on(self, day: int) -> Columns:
        """The same cases, all asked about one day (an ordinal)."""
        return Columns(np.full(len(self), day, self.as_of.dtype), self.facts)


def _part(column: Column, part: slice) -> Column:
    if isinstance(column, SpanColumn) and column.lo is column.hi:
        ends = column.lo[part]
        return SpanColumn(ends, ends)
    return type(column)(*(values[part] for values in column))


def version_keys(pack: Pack) -> tuple[str, ...]:
    """RULE@FROM of every version, in the order of the states' columns."""
    return tuple(version.key for rule in pack.rules for version in rule.versions)


def columns_of(pack: Pack, cases: Sequence[tuple[Answers, int]]) -> Columns:
    """Columns from parsed answers and the day (an ordinal) of each case."""
    shared = {question.spec.id: question.bits for question in program_of(pack).questions}
    columns: dict[int, Column] = {}
    for number, fact in enumerate(pack.facts):
        given = [
            (row, answers[fact.id].value) for row, (answers, _) in enumerate(cases) if fact.id in answers
        ]
        if not given:
            continue
        column = whole_column(fact, len(cases))
        rows = np.array([row for row, _ in given])
        if isinstance(column, MaskColumn):
            masks = _translated(fact, shared[fact.id], [v for _, v in given if isinstance(v, int)])
            column.mask[rows] = np.array(masks, column.mask.dtype)
        elif isinstance(column, SpanColumn):
            spans = [v for _, v in given if isinstance(v, Span)]
            column.lo[rows] = [span.lo for span in spans]
            column.hi[rows] = [span.hi for span in spans]
        else:
            sets = [v for _, v in given if isinstance(v, Members)]
            inside = _translated(fact, shared[fact.id], [v.inside for v in sets])
            outside = _translated(fact, shared[fact.id], [v.outside for v in sets])
            column.inside[rows] = np.array(inside, column.inside.dtype)
            column.outside[rows] = np.array(outside, column.outside.dtype)
        columns[number] = column
    return Columns(np.array([day for _, day in cases], np.int32), columns)


def _translated(fact: Fact, shared: Any, masks: list[int]) -> list[int]:
    """Masks in a fact's own bits, from bits numbered across the pack."""
    if fact.type == "bool":
        return masks
    bits = member_bits(fact)
    seen: dict[int, int] = {}
    for mask in set(masks):
        seen[mask] = sum(bit for member, bit in bits.items() if shared[member] & mask)
    return [seen[mask] for mask in masks]


def evaluate(pack: Pack, cases: Columns, block_rows: int = BLOCK_ROWS) -> Array:
    """States [case, version] as uint8: HOLDS, NOT or MAY_HOLD. Raises BatchError.

    Versions are in the order of `version_keys`; of `pack.known(day)`, those known on that day. Besides the
    result, memory is bounded by the block.
    """
    found = np.empty((len(version_keys(pack)), len(cases)), np.uint8)
    for start, states in _evaluated(pack, cases, block_rows):
        found[:, start : start + states.shape[1]] = states
    return found.T


def evaluated(pack: Pack, cases: Columns, block_rows: int = BLOCK_ROWS) -> Iterator[tuple[int, Array]]:
    """Block after block, the first row's number and the states [case, version] of the block's rows."""
    for start, states in _evaluated(pack, cases, block_rows):
        yield start, states.T


def _evaluated(pack: Pack, cases: Columns, block_rows: int) -> Iterator[tuple[int, Array]]:
    _refuse(cases)
    shape = _shape(pack, cases)
    for start, block in _blocks(cases, block_rows):
        states = np.empty((len(version_keys(pack)), block.rows), np.uint8)
        judge_of(pack, shape).states(block, states)
        yield start, states


def values(
    pack: Pack, cases: Columns, names: Sequence[str], block_rows: int = VALUE_ROWS
) -> dict[str, DerivedColumn]:
    """Derived values as columns, by name: only what they need is computed. Raises BatchError.

    Days and hours are numbers, money is in minor units, a ratio's numerators are over the pack's `ratio_of`.
    """
    _refuse(cases)
    for name in names:
        if name not in pack.derived_value:
            raise BatchError(f"there is no derived value {name[:80]!r} in pack {pack.id!r}")
    giver = giver_of(pack, _shape(pack, cases), tuple(names))
    found = giver.columns(len(cases))
    for start, block in _blocks(cases, block_rows):
        giver.fill(block, start, found)
    return found


def status(pack: Pack, cases: Columns, block_rows: int = BLOCK_ROWS) -> Array:
    """Status [case, version] as uint8 of what holds or may hold: 1 for a lawyer, 2 a draft, 3 both.

    Raises BatchError.
    """
    _refuse(cases)
    found = np.zeros((len(cases), len(version_keys(pack))), np.uint8)
    told = status_of(pack, _shape(pack, cases))
    for start, block in _blocks(cases, block_rows):
        found[start : start + block.rows] = told.of(block)
    return found


def _refuse(cases: Columns) -> None:
    if len(cases) and not DAY_MIN <= int(cases.as_of.min()) <= int(cases.as_of.max()) <= DAY_MAX:
        raise BatchError("the days asked about must lie between 1900 and 2099")
    for column in cases.facts.values():
        if any(len(part) != len(cases) for part in column):
            raise BatchError("every column must have as many rows as there are cases")


def _blocks(cases: Columns, block_rows: int) -> Iterator[tuple[int, Block]]:
    for start in range(0, len(cases), block_rows):
        part = cases.rows(start, start + block_rows)
        yield start, Block(part.as_of, part.facts)


def _shape(pack: Pack, cases: Columns) -> Shape:
    one_day = None
    if len(cases) >= ONE_DAY_ROWS and int(cases.as_of.min()) == int(cases.as_of.max()):
        one_day = int(cases.as_of[0])
    return Shape(_answered(pack, cases), one_day)


def _answered(pack: Pack, cases: Columns) -> tuple[str, ...]:
    found = [ABSENT] * len(pack.facts)
    for number, column in cases.facts.items():
        found[number] = EXACT if _is_exact(pack.facts[number], column) else PARTIAL
    return tuple(found)


def _is_exact(fact: Fact, column: Column) -> bool:
    """Whether every row's answer leaves one value only."""
    if isinstance(column, MaskColumn):
        return bool(((column.mask & (column.mask - 1)) == 0).all())
    if isinstance(column, SpanColumn):
        return column.lo is column.hi or bool((column.lo == column.hi).all())
    whole = sum(member_bits(fact).values())
    return bool(((column.inside | column.outside) == whole).all())


__all__ = [
    "BLOCK_ROWS",
    "HOLDS",
    "MAY_HOLD",
    "NOT",
    "BatchError",
    "ChoiceColumn",
    "Columns",
    "MaskColumn",
    "NumberColumn",
    "SetColumn",
    "SpanColumn",
    "columns_of",
    "evaluate",
    "evaluated",
    "status",
    "values",
    "version_keys",
]
