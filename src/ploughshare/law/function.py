"""What the functions of numbers, days and hours make of intervals: each goes end to end (docs/packs.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ploughshare.law.amount import share
from ploughshare.law.civil import MONTHS_A_YEAR, add_months, months_between, years_between
from ploughshare.law.dates import HOURS_A_DAY, clamp_day, clamp_hour
from ploughshare.law.value import Span

Ends: TypeAlias = tuple[int, int]
OfOne: TypeAlias = Callable[[Span], Ends]
OfTwo: TypeAlias = Callable[[Span, Span], Ends]


def _between(a: Span, b: Span) -> Ends:
    return b.lo - a.hi, b.hi - a.lo


OF_ONE: Final[Mapping[str, OfOne]] = {
    "day_of": lambda a: (a.lo // HOURS_A_DAY, a.hi // HOURS_A_DAY),
    "start_of": lambda a: (a.lo * HOURS_A_DAY, a.hi * HOURS_A_DAY),
    "count": lambda a: (a.lo, a.hi),
}
"""Functions of one operand."""

_OF_TWO: Final[Mapping[str, OfTwo]] = {
    "days_between": _between,
    "hours_between": _between,
    "add_days": lambda a, b: (clamp_day(a.lo + b.lo), clamp_day(a.hi + b.hi)),
    "add_hours": lambda a, b: (clamp_hour(a.lo + b.lo), clamp_hour(a.hi + b.hi)),
    "add": lambda a, b: (a.lo + b.lo, a.hi + b.hi),
    "sub": lambda a, b: (a.lo - b.hi, a.hi - b.lo),
}


def of_two(op: str, word: str, ratio_of: int) -> OfTwo:
    """A function of two operands. `word`: how it rounds, or where it ends; empty for most."""
    if op in {"months_between", "years_between"}:
        whole = months_between if op == "months_between" else years_between
        return lambda a, b: (whole(a.hi, b.lo, word), whole(a.lo, b.hi, word))
    if op in {"add_months", "add_years"}:
        months = 1 if op == "add_months" else MONTHS_A_YEAR
        return lambda a, b: (
            add_months(a.lo, b.lo * months, word),
            add_months(a.hi, b.hi * months, word),
        )
    if op == "share":

        def corners(a: Span, b: Span) -> Ends:
            found = [share(amount, part, ratio_of, word) for amount in a[:2] for part in b[:2]]
            return min(found), max(found)

        return corners
    return _OF_TWO[op]
