"""Answers of many cases as columns, and blocks of rows cut from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ploughshare.law.batch_value import FALSE, TRUE
from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOUR_MAX, HOUR_MIN
from ploughshare.law.pack import Fact

Array: TypeAlias = NDArray[Any]
WIDEST: Final = 63
"""Members that fit a machine word beside the bit for na; more are kept as Python's own integers."""
SPANNED: Final = frozenset({"int", "day", "hour", "money", "ratio", "duration"})
"""Types whose answers are intervals of whole numbers."""
_INT32: Final = np.iinfo(np.int32)


class MaskColumn(NamedTuple):
    """A bool's or enum's answers: bits of what is possible (bool: TRUE, FALSE; enum: 2 << place)."""

    mask: Array


class SpanColumn(NamedTuple):
    """Answers that are whole numbers inside (int, day, hour, money, ratio, duration): both ends included."""

    lo: Array
    hi: Array


class SetColumn(NamedTuple):
    """A set's answers: bits of the members surely in and surely out (2 << place)."""

    inside: Array
    outside: Array


Column: TypeAlias = MaskColumn | SpanColumn | SetColumn


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows evaluated together: the day of each, and columns by fact number."""

    as_of: Array
    columns: Mapping[int, Column]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.as_of)

    def taken(self, rows: Any) -> Block:
        """Some of the rows."""
        return Block(
            self.as_of[rows], {number: taken(column, rows) for number, column in self.columns.items()}
        )


def taken(column: Column, rows: Any) -> Column:
    """Some rows of a column."""
    return type(column)(*(part[rows] for part in column))


def spanned(kind: str) -> bool:
    """Whether answers of a type are intervals of whole numbers."""
    return kind in SPANNED


def domain(fact: Fact) -> tuple[int, int]:
    """The least and the greatest number a fact can be."""
    if fact.type == "day":
        return DAY_MIN, DAY_MAX
    return (HOUR_MIN, HOUR_MAX) if fact.type == "hour" else (fact.lo, fact.hi)


def member_bits(fact: Fact) -> dict[str, int]:
    """The bits of a fact's members in a column's masks; of a bool, of true and false."""
    if fact.type == "bool":
        return {TRUE: 2, FALSE: 4}
    return {member: 2 << place for place, member in enumerate(fact.values)}


def mask_type(fact: Fact) -> np.dtype[Any]:
    """The narrowest type for the masks of a bool, an enum or a set."""
    members = len(fact.values) or 2
    for name, most in (("u1", 7), ("u2", 15), ("u4", 31), ("u8", WIDEST)):
        if members <= most:
            return np.dtype(name)
    return np.dtype(object)


def number_type(fact: Fact) -> np.dtype[Any]:
    """The narrowest type for the ends of a fact's intervals."""
    lo, hi = domain(fact)
    return np.dtype(np.int32 if _INT32.min <= lo and hi <= _INT32.max else np.int64)


def whole_column(fact: Fact, rows: int) -> Column:
    """A fact's whole domain, for every row."""
    if spanned(fact.type):
        lo, hi = domain(fact)
        return SpanColumn(np.full(rows, lo, number_type(fact)), np.full(rows, hi, number_type(fact)))
    if fact.type == "set":
        return SetColumn(np.zeros(rows, mask_type(fact)), np.zeros(rows, mask_type(fact)))
    return MaskColumn(np.full(rows, sum(member_bits(fact).values()), mask_type(fact)))
