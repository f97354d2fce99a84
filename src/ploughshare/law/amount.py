"""Sums and shares as people write them: money in minor units of its currency, ratios as exact fractions."""

from __future__ import annotations

import re
from math import gcd
from typing import Final

MAX_NUMBER: Final = 10**12
"""No number may leave ± this, so that all of them stay exact in a browser's numbers."""
MAX_RATIO: Final = 10**6
"""Bound of a ratio's numerator and denominator, and of a pack's common denominator."""
MAX_MINOR_DIGITS: Final = 4

_MONEY = re.compile(r"(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,4}))?")
_RATIO = re.compile(r"(0|[1-9][0-9]{0,6})/([1-9][0-9]{0,6})")


def money_number(text: str, digits: int) -> int:
    """An amount in minor units from its text, with exactly the currency's `digits` behind the dot or none.

    Raises ValueError with a sentence for a person.

    >>> money_number("450.00", 2), money_number("-3", 2)
    (45000, -300)
    """
    found = _MONEY.fullmatch(text)
    if found is None or (found[3] is not None and len(found[3]) != digits):
        form = f"an amount is written with {digits} digits behind the dot, or none"
        raise ValueError(form if digits else "an amount of this currency is a whole number")
    number: int = int(found[2]) * 10**digits + int(found[3] or 0)
    if number > MAX_NUMBER:
        raise ValueError("an amount lies within ±10¹² of the smallest unit")
    return -number if found[1] else number


def money_text(number: int, digits: int) -> str:
    """The text of an amount in minor units, with all its digits."""
    whole, minor = divmod(abs(number), 10**digits)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{minor:0{digits}}" if digits else f"{sign}{whole}"


def ratio_parts(text: str) -> tuple[int, int]:
    """Numerator and denominator of a ratio as written. Raises ValueError with a sentence for a person."""
    found = _RATIO.fullmatch(text)
    if found is None or int(found[1]) > MAX_RATIO or int(found[2]) > MAX_RATIO:
        raise ValueError("a ratio is written p/q, p from 0 and q from 1, both up to 1,000,000")
    return int(found[1]), int(found[2])


def ratio_number(text: str, over: int) -> int:
    """A ratio's numerator over a common denominator. Raises ValueError if it is no whole number of parts.

    >>> ratio_number("3/20", 100)
    15
    """
    numerator, denominator = ratio_parts(text)
    number, rest = divmod(numerator * over, denominator)
    if rest:
        raise ValueError(f"{text} is no whole number of parts of {over}")
    return number


def ratio_text(number: int, over: int) -> str:
    """The ratio `number`/`over` in lowest terms."""
    divisor = gcd(number, over)
    return f"{number // divisor}/{over // divisor}"


def share(amount: int, numerator: int, over: int, rounding: str) -> int:
    """`amount` · numerator/over, rounded to a whole number.

    "down" to the floor, "up" to the ceiling, "nearest" with halves up, "even" with halves to the even one.

    >>> [share(5, 1, 2, rounding) for rounding in ("down", "up", "nearest", "even")]
    [2, 3, 3, 2]
    """
    product = amount * numerator
    whole, rest = divmod(product, over)
    if rounding == "up":
        return whole + (rest > 0)
    twice = 2 * rest
    if rounding == "nearest":
        return whole + (twice >= over)
    if rounding == "even":
        return whole + (twice > over or (twice == over and whole % 2 == 1))
    return whole
