"""Random cases for a pack: any fact, exact, partial, not known or not asked, near the pack's own days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from ploughshare.law.dates import DAY_MAX, DAY_MIN, clamp_day, day_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Fact, Pack


def random_cases(pack: Pack, seed: int, count: int) -> Iterator[dict[str, Json]]:
    """`count` cases {"as_of", "answers"}, the same for the same seed."""
    source = random.Random(seed)
    days = boundary_days(pack)
    for _ in range(count):
        share = source.choice((0.0, 0.2, 0.5, 0.8, 0.95, 1.0))
        answers = {
            fact.id: random_answer(source, fact, days) for fact in pack.facts if source.random() < share
        }
        yield {"as_of": day_text(_day(source, days)), "answers": answers}


def boundary_days(pack: Pack) -> list[int]:
    """Every day on which the pack can turn, with the day before and the day after."""
    days = {*pack.verified, date(2022, 2, 24).toordinal()}
    for fact in pack.facts:
        if fact.type == "day":
            days |= set(fact.blocks.points)
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


def random_answer(source: random.Random, fact: Fact, days: list[int]) -> Json:
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
    if fact.type == "day":
        first, last = sorted((_day(source, days), _day(source, days)))
        return _span(source, ("from", "until"), day_text(first), day_text(last), partial)
    ends = sorted((_int(source, fact), _int(source, fact)))
    return _span(source, ("min", "max"), ends[0], ends[1], partial)


def _int(source: random.Random, fact: Fact) -> int:
    near = [point + step for point in fact.blocks.points for step in (-1, 0, 1)]
    inside = [number for number in near if fact.lo <= number <= fact.hi]
    if inside and source.random() < 0.7:
        return source.choice(inside)
    return source.randint(fact.lo, fact.hi)


def _span(source: random.Random, keys: tuple[str, str], lo: Json, hi: Json, partial: bool) -> Json:
    if not partial:
        return lo
    return source.choice([{keys[0]: lo}, {keys[1]: hi}, {keys[0]: lo, keys[1]: hi}])
