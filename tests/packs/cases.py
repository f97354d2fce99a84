"""Random partial cases of a law pack: any answers a person might give, on and around the law's own days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ploughshare import law

RU = Path(__file__).resolve().parents[2] / "packs" / "ru"

TURNING_DAYS = tuple(
    date.fromisoformat(day)
    for day in (
        "2022-02-24", "2022-03-05", "2022-03-08", "2022-04-01", "2022-05-25", "2022-07-01", "2022-09-21",
        "2022-09-24", "2022-10-20", "2022-11-30", "2022-12-31", "2023-04-07", "2023-05-18", "2024-03-23",
        "2024-10-07", "2024-11-13", "2024-11-14", "2025-12-29", "2026-03-31",
    )
)  # fmt: skip


@cache
def pack() -> law.Pack:
    """The Russian pack, compiled once."""
    return law.load(RU)


def days(since: date = date(2022, 2, 24), until: date = date(2026, 12, 31)) -> st.SearchStrategy[date]:
    """Days of which every second one stands on or beside a change of the law."""
    turning = [day + timedelta(days=step) for day in TURNING_DAYS for step in (-1, 0, 1)]
    beside = [day for day in turning if since <= day <= until]
    return st.one_of(st.sampled_from(beside), st.dates(since, until))


def _form(fact: Any) -> st.SearchStrategy[Any]:
    if fact.type == "bool":
        return st.booleans()
    if fact.type == "enum":
        some = st.lists(st.sampled_from(fact.values), min_size=1, unique=True).map(lambda m: {"any": m})
        return st.one_of(st.sampled_from(fact.values), st.sampled_from(fact.values), some)
    if fact.type == "set":
        return st.lists(st.sampled_from(fact.values), unique=True)
    if fact.type == "int":
        return st.integers(fact.lo, min(fact.hi, fact.lo + 14))
    day = days(date(2021, 1, 1), date(2026, 12, 31))
    pair = st.tuples(day, day).map(lambda two: {"from": min(two).isoformat(), "until": max(two).isoformat()})
    return st.one_of(day.map(date.isoformat), pair)


def answers(**fixed: Any) -> st.SearchStrategy[law.Answers]:
    """Some facts answered, some not known, some not asked; `fixed` as given."""
    return _answers(fixed)


@st.composite
def _answers(draw: st.DrawFn, fixed: dict[str, Any]) -> law.Answers:
    given: dict[str, Any] = {}
    for fact in pack().facts:
        how = draw(st.sampled_from(("said", "said", "said", "unknown", "unasked")))
        if how == "said":
            given[fact.id] = draw(_form(fact))
        elif how == "unknown":
            given[fact.id] = None
    return law.parse_answers(pack(), given | fixed)
