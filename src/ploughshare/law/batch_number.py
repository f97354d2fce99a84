"""Whole numbers of many rows: the calendar of `civil` and the shares of `amount`, exact in 64 bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import gcd
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ploughshare.law.dates import DAY_MAX, DAY_MIN, HOURS_A_DAY

Array: TypeAlias = NDArray[Any]
_INT32: Final = np.iinfo(np.int32)


def day_of(hours: Array) -> Array:
    """The days of hours."""
    found: Array = hours // HOURS_A_DAY
    return found


@cache
def _calendar() -> tuple[Array, Array, Array, Array]:
    """By days since DAY_MIN: month (from 0), day of the month, days in the month; by month: its first day."""
    epoch = np.datetime64("0001-01-01") - 1
    days = epoch + np.arange(DAY_MIN, DAY_MAX + 1)
    months = days.astype("datetime64[M]")
    month = (months - months[0]).astype(np.int32)
    day = ((days - months.astype("datetime64[D]")).astype(np.int32)) + 1
    first = np.flatnonzero(day == 1).astype(np.int32) + DAY_MIN
    length = np.diff(np.append(first, DAY_MAX + 1)).astype(np.int32)
    return month, day, length[month], first


def _looked_up(table: Array, days: Array | int) -> Any:
    return table[days - DAY_MIN] if isinstance(days, int) else table.take(days - DAY_MIN)


def months_between(a: Array | int, b: Array | int, rounding: str) -> Array:
    """`civil.months_between`; a and b are days of the domain."""
    month, day, length, _ = _calendar()
    reached = np.minimum(_looked_up(day, a), _looked_up(length, b))
    months = _looked_up(month, b) - _looked_up(month, a)
    last = _looked_up(day, b)
    found: Array = months - (reached > last) if rounding == "down" else months + (reached < last)
    return found


def years_between(a: Array | int, b: Array | int, rounding: str) -> Array:
    """`civil.years_between`."""
    months = months_between(a, b, rounding)
    found: Array = months // 12 if rounding == "down" else -(-months // 12)
    return found


def add_months(days: Array | int, months: Array | int, end: str) -> Array:
    """`civil.add_months`; saturates at the ends of the domain."""
    month, day, _, first = _calendar()
    reached = _looked_up(month, days) + months
    inside = np.clip(reached, 0, len(first) - 1)
    following = np.append(first, DAY_MAX + 1)
    length = following[inside + 1] - following[inside]
    same = _looked_up(day, days)
    found = following[inside] + np.minimum(same, length) - 1
    if end == "next":
        found = found + (same > length)
    found = np.where(reached < 0, DAY_MIN, np.where(reached >= len(first), DAY_MAX, found))
    return np.asarray(found, np.int32)


CALENDAR: Final[Mapping[str, Callable[[Array, Array, str], Array]]] = {
    "months_between": months_between,
    "years_between": years_between,
    "add_months": add_months,
}
"""Functions of two numbers and a word."""


def share(amounts: Array | int, ratios: Array | int, over: int, rounding: str) -> Array:
    """`amount.share` with a ratio a row. Amounts, ratios and results lie within ±10¹²: 64 bits are enough."""
    whole, rest = np.divmod(np.asarray(amounts, np.int64), over)
    wide = np.asarray(ratios, np.int64)
    more, rest = np.divmod(rest * wide, over)
    return _rounded(whole * wide + more, rest, over, rounding)


def _rounded(whole: Array, rest: Array, over: int, rounding: str) -> Array:
    found = whole
    if rounding == "up":
        found = whole + (rest > 0)
    elif rounding == "nearest":
        found = whole + (2 * rest >= over)
    elif rounding == "even":
        found = whole + ((2 * rest > over) | ((2 * rest == over) & (whole & 1 == 1)))
    return found


def fixed_share(
    bounds: tuple[int, int], numerator: int, over: int, rounding: str
) -> Callable[[Array], Array]:
    """`amount.share` of amounts within `bounds` with one ratio, as narrow as every step allows."""
    shared = gcd(numerator, over)
    top, below = numerator // shared, over // shared
    greatest = 2 * top * max(map(abs, bounds)) + 2 * below
    if greatest > np.iinfo(np.int64).max:
        return lambda amounts: share(amounts, numerator, over, rounding)
    kind = np.int32 if greatest <= _INT32.max else np.int64

    def products(amounts: Array) -> Array:
        found: Array = np.multiply(amounts, top, dtype=kind)
        return found

    if below == 1:
        return products
    if rounding == "down":
        return lambda amounts: products(amounts) // below
    if rounding == "up":
        return lambda amounts: (products(amounts) + (below - 1)) // below
    if rounding == "nearest":
        return lambda amounts: (2 * products(amounts) + below) // (2 * below)

    def even(amounts: Array) -> Array:
        product = products(amounts)
        whole = product // below
        return _rounded(whole, product - whole * below, below, rounding)

    return even
