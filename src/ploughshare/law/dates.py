"""Days as the law engine counts them: whole days, proleptic Gregorian, as ordinals (1 = 0001-01-01).

Nothing here knows what today is; a caller passes the day.
"""

from __future__ import annotations

import re
from datetime import date

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

DAY_MIN = date(1900, 1, 1).toordinal()
"""First day of the day domain; what lies before is refused."""
DAY_MAX = date(2099, 12, 31).toordinal()
"""Last day of the day domain."""


def day_number(text: str) -> int:
    """The ordinal of an ISO day.

    Raises ValueError with a sentence for a person when the text is no day of the domain.

    >>> day_number("2022-09-24") - day_number("2022-09-21")
    3
    """
    if not _FORM.fullmatch(text) or not text.isascii():
        raise ValueError("a day is written YYYY-MM-DD")
    try:
        number = date.fromisoformat(text).toordinal()
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar") from None
    if not DAY_MIN <= number <= DAY_MAX:
        raise ValueError("days run from 1900-01-01 to 2099-12-31")
    return number


def day_text(number: int) -> str:
    """The ISO form of an ordinal."""
    return date.fromordinal(number).isoformat()


def clamp_day(number: int) -> int:
    """The nearest day of the domain."""
    return min(max(number, DAY_MIN), DAY_MAX)
