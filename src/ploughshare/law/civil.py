"""Months and years of the calendar, exact on day ordinals: no month has the length of another.

docs/packs.md, the table of functions. Every function here rises or falls with each of its operands.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from ploughshare.law.dates import DAY_MAX, DAY_MIN

MONTHS_A_YEAR: Final = 12
_FIRST_YEAR: Final = date.fromordinal(DAY_MIN).year
_LAST_YEAR: Final = date.fromordinal(DAY_MAX).year


def add_months(day: int, months: int, end: str) -> int:
    """The same day of the month `months` later; saturates at the ends of the day domain.

    `end`: where that month has no such day, its last one ("last") or the first of the next month ("next").

    >>> first = date(2024, 1, 31).toordinal()
    >>> [date.fromordinal(add_months(first, 1, end)).isoformat() for end in ("last", "next")]
    ['2024-02-29', '2024-03-01']
    """
    begun = date.fromordinal(day)
    year, month = divmod(begun.year * MONTHS_A_YEAR + begun.month - 1 + months, MONTHS_A_YEAR)
    if year < _FIRST_YEAR:
        return DAY_MIN
    if year > _LAST_YEAR:
        return DAY_MAX
    length = monthrange(year, month + 1)[1]
    overrun = begun.day > length
    reached = date(year, month + 1, min(begun.day, length)).toordinal()
    return reached + 1 if overrun and end == "next" else reached


def months_between(a: int, b: int, rounding: str) -> int:
    """Whole months from a to b: the most that do not pass day b ("down"), the fewest that reach it ("up").

    >>> days = [date(2024, 1, 31).toordinal(), date(2024, 3, 30).toordinal()]
    >>> months_between(*days, "down"), months_between(*days, "up")
    (1, 2)
    """
    first, last = date.fromordinal(a), date.fromordinal(b)
    months = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month
    reached = min(first.day, monthrange(last.year, last.month)[1])
    if rounding == "down":
        return months if reached <= last.day else months - 1
    return months if reached >= last.day else months + 1


def years_between(a: int, b: int, rounding: str) -> int:
    """Whole years of twelve months from day a to day b, rounded as `months_between`."""
    months = months_between(a, b, rounding)
    return months // MONTHS_A_YEAR if rounding == "down" else -(-months // MONTHS_A_YEAR)
