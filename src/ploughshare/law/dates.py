"""Days and hours as the law engine counts them: days as ordinals (1 = 0001-01-01), hours as day × 24 + hour.

Proleptic Gregorian, local civil time without zones. Nothing here knows what today is; it is an argument.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3])")

DAY_MIN = date(1900, 1, 1).toordinal()
"""First day of the day domain; what lies before is refused."""
DAY_MAX = date(2099, 12, 31).toordinal()
"""Last day of the day domain."""
HOURS_A_DAY = 24
HOUR_MIN = DAY_MIN * HOURS_A_DAY
"""First hour of the hour domain: 1900-01-01T00."""
HOUR_MAX = DAY_MAX * HOURS_A_DAY + HOURS_A_DAY - 1
"""Last hour of the hour domain: 2099-12-31T23."""


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


@lru_cache(maxsize=4_096)
def day_text(number: int) -> str:
    """The ISO form of an ordinal."""
    return date.fromordinal(number).isoformat()


def clamp_day(number: int) -> int:
    """The nearest day of the domain."""
    return min(max(number, DAY_MIN), DAY_MAX)


def hour_number(text: str) -> int:
    """The number of an hour written YYYY-MM-DDTHH: its day's ordinal × 24 + the hour.

    Raises ValueError with a sentence for a person when the text is no hour of the domain.

    >>> hour_number("2022-09-25T01") - hour_number("2022-09-24T23")
    2
    """
    found = _HOUR.fullmatch(text)
    if found is None or not text.isascii():
        raise ValueError("an hour is written YYYY-MM-DDTHH, from T00 to T23")
    return day_number(found[1]) * HOURS_A_DAY + int(found[2])


def hour_text(number: int) -> str:
    """The form YYYY-MM-DDTHH of an hour's number."""
    day, hour = divmod(number, HOURS_A_DAY)
    return f"{day_text(day)}T{hour:02}"


def clamp_hour(number: int) -> int:
    """The nearest hour of the domain."""
    return min(max(number, HOUR_MIN), HOUR_MAX)
