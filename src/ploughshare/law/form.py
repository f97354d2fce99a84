"""Answer forms of what is an interval: a number inside, and what a person writes for it."""

from __future__ import annotations

from typing import Final

from ploughshare.law.amount import money_number, money_text, ratio_number, ratio_text
from ploughshare.law.dates import day_number, day_text, hour_number, hour_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Derived, Fact, Pack

END_KEYS: Final = {
    kind: ("from", "until") if kind in {"day", "hour"} else ("min", "max")
    for kind in ("int", "day", "hour", "money", "ratio", "duration")
}
"""The keys of a partial answer, by type: all types that are intervals."""


def number_form(pack: Pack, what: Fact | Derived, number: int) -> Json:
    """A number of a fact or derived value in the form of an answer."""
    kind = what.type
    if kind == "day":
        return day_text(number)
    if kind == "hour":
        return hour_text(number)
    if kind == "money":
        return money_text(number, pack.currencies[what.unit])
    return ratio_text(number, pack.ratio_of) if kind == "ratio" else number


def text_number(pack: Pack, fact: Fact, text: str) -> int:
    """The number of an answer that is written as text. Raises ValueError with a sentence for a person."""
    if fact.type == "day":
        return day_number(text)
    if fact.type == "hour":
        return hour_number(text)
    if fact.type == "money":
        return money_number(text, pack.currencies[fact.unit])
    return ratio_number(text, pack.ratio_of // fact.step) * fact.step
