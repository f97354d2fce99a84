"""Random cases for a pack: any fact, exact, partial, not known or not asked, near the pack's own days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from ploughshare.law.dates import DAY_MAX, DAY_MIN, clamp_day, day_text
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form
from ploughshare.law.pack import Fact, Pack


def random_cases(pack: Pack, seed: int, count: int) -> Iterator[dict[str, Json]]:
    """`count` cases {"as_of", "answers"}, the same for the same seed.

    Where a pack says when its law was known, some also have a `known_on`.
    """
    source = random.Random(seed)
    days = boundary_days(pack)
    learned = sorted(
        {
            day + step
            for rule in pack.rules
            for version in rule.versions
            for day in (version.known, version.until_known)
            if day is not None
            for step in (-1, 0)
        }
    )
    for _ in range(count):
        share = source.choice((0.0, 0.2, 0.5, 0.8, 0.95, 1.0))
        answers = {
            fact.id: random_answer(source, pack, fact, days) for fact in pack.facts if source.random() < share
        }
        case: dict[str, Json] = {"as_of": day_text(_day(source, days)), "answers": answers}
        if learned and source.random() < 0.5:
            case["known_on"] = day_text(source.choice(learned))
        yield case


def boundary_days(pack: Pack) -> list[int]:
    """Every day on which the pack can turn, with the day before and the day after."""
    days = {*pack.verified, date(2022, 2, 24).toordinal()}
    for fact in pack.facts:
        if fact.type in {"day", "hour"}:
            days |= {point // (24 if fact.type == "hour" else 1) for point in fact.blocks.points}
    for rule in pack.rules:
        for version in rule.versions:
            days |= {version.since} if version.until is None else {version.since, version.until}
    return sorted(clamp_day(day + step) for day in days for step in (-1, 0, 1))


def _day(source: random.Random, days: list[int]) -> int:
    chance = source.random()
    if chance < 0.7:
        return source.choice(days)
    if chance < 0.95:
        return source.randint(days[0], days[-1])
    return source.randint(DAY_MIN, DAY_MAX)


def random_answer(source: random.Random, pack: Pack, fact: Fact, days: list[int]) -> Json:
    """One answer in any of its forms."""
    chance = source.random()
    if chance < 0.1:
        return None
    partial = chance < 0.35
    if fact.type == "bool":
        return source.random() < 0.5
    if fact.type == "enum":
        if partial:
            return {"any": list(source.sample(fact.values, source.randint(1, len(fact.values))))}
        return source.choice(fact.values)
    if fact.type == "set":
        inside: list[Json] = [member for member in fact.values if source.random() < 0.3]
        if not partial:
            return inside
        outside: list[Json] = [
            member for member in fact.values if member not in inside and source.random() < 0.3
        ]
        form: dict[str, Json] = {"has": inside, "not": outside}
        return form if inside or outside else None
    if fact.type == "hour" and source.random() < 0.1:
        return day_text(_day(source, days))
    first, last = sorted((_number(source, fact, days), _number(source, fact, days)))
    lo, hi = (number_form(pack, fact, at) for at in (first, last))
    return _span(source, END_KEYS[fact.type], lo, hi, partial)


def _number(source: random.Random, fact: Fact, days: list[int]) -> int:
    if fact.type == "day":
        return _day(source, days)
    if fact.type == "hour" and source.random() < 0.5:
        return _day(source, days) * 24 + source.randint(0, 23)
    near = [point + step * fact.step for point in fact.blocks.points for step in (-1, 0, 1)]
    inside = [number for number in near if fact.lo <= number <= fact.hi]
    if inside and source.random() < 0.7:
        return source.choice(inside)
    return source.randrange(fact.lo, fact.hi + 1, fact.step)


def _span(source: random.Random, keys: tuple[str, str], lo: Json, hi: Json, partial: bool) -> Json:
    if not partial:
        return lo
    return source.choice([{keys[0]: lo}, {keys[1]: hi}, {keys[0]: lo, keys[1]: hi}])
