"""The calendar's functions as z3 terms, exact from 1900 to 2099: what `civil` computes for one day.

From 1 March 1900 to the end of 2099 every fourth year is a leap year, so days and months follow by whole
divisions; the 59 days before that lie in the same cycle, one day back.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ploughshare.law import symbolic
from ploughshare.law.civil import MONTHS_A_YEAR
from ploughshare.law.dates import DAY_MAX, DAY_MIN
from ploughshare.law.symbolic import Number

_MARCH_1900: Final = date(1900, 3, 1).toordinal()
_FOUR_YEARS: Final = 1461
_FIVE_MONTHS: Final = 153
"""Days from March to July, and from August to December: 31 + 30 + 31 + 30 + 31."""


def whole(number: Number, divisor: int) -> Number:
    """A number divided by a positive one, rounded to the floor."""
    return number // divisor if isinstance(number, int) else number / divisor


def _month_and_day(day: Number) -> tuple[Number, Number]:
    """A day's month, counted from March 1900, and its place in it, from 0."""
    since = symbolic.pick(day >= _MARCH_1900, day - _MARCH_1900, day - _MARCH_1900 - 1)
    year = whole(4 * since + 3, _FOUR_YEARS)
    place = since - whole(_FOUR_YEARS * year, 4)
    month = whole(5 * place + 2, _FIVE_MONTHS)
    return MONTHS_A_YEAR * year + month, place - whole(_FIVE_MONTHS * month + 2, 5)


def _first_of(month: Number) -> Number:
    """The first day of a month counted from March 1900."""
    year = whole(month, MONTHS_A_YEAR)
    place = month - MONTHS_A_YEAR * year
    since = whole(_FOUR_YEARS * year, 4) + whole(_FIVE_MONTHS * place + 2, 5)
    return symbolic.pick(since >= 0, since + _MARCH_1900, since + _MARCH_1900 + 1)


def _length(month: Number) -> Number:
    return _first_of(month + 1) - _first_of(month)


def clamped(number: Number, first: int, last: int) -> Number:
    """The nearest number from first to last."""
    return symbolic.lesser(symbolic.larger(number, first), last)


def add_months(day: Number, months: Number, end: str) -> Number:
    """As `civil.add_months`."""
    month, place = _month_and_day(day)
    reached = month + months
    length = _length(reached)
    beyond = symbolic.pick(place < length, place, length - 1 if end == "last" else length)
    return clamped(_first_of(reached) + beyond, DAY_MIN, DAY_MAX)


def months_between(a: Number, b: Number, rounding: str) -> Number:
    """As `civil.months_between`."""
    first, begun = _month_and_day(a)
    last, ended = _month_and_day(b)
    reached = symbolic.lesser(begun, _length(last) - 1)
    months = last - first
    if rounding == "down":
        return symbolic.pick(reached <= ended, months, months - 1)
    return symbolic.pick(reached >= ended, months, months + 1)


def years_between(a: Number, b: Number, rounding: str) -> Number:
    """As `civil.years_between`."""
    months = months_between(a, b, rounding)
    return whole(months, MONTHS_A_YEAR) if rounding == "down" else -whole(-months, MONTHS_A_YEAR)


def share(amount: Number, numerator: Number, over: int, rounding: str) -> Number:
    """As `amount.share`."""
    product = amount * numerator
    floor = whole(product, over)
    rest = product - over * floor
    if rounding == "down":
        return floor
    if rounding == "up":
        return symbolic.pick(rest > 0, floor + 1, floor)
    if rounding == "nearest":
        return symbolic.pick(2 * rest >= over, floor + 1, floor)
    odd = floor - 2 * whole(floor, 2) == 1
    tie = symbolic.all_of((2 * rest == over, odd))
    return symbolic.pick(symbolic.any_of((2 * rest > over, tie)), floor + 1, floor)
