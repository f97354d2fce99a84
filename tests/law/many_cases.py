"""Random cases by the hundred thousand, cheap to make: a fact's answers are drawn from a pool of parsed ones.

The same cases as columns, as parsed answers, and as lines for the browser's interpreter.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.answer import Answer
from ploughshare.law.batch_column import Column, taken
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Fact
from tests.law.cases import boundary_days, random_answer

POOL = 200
SHARES = (0.1, 0.4, 0.7, 0.85, 0.95, 1.0)
"""How many of the facts a case answers."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Cases of one pack, all judged by the law as known on one day (an ordinal; None: all that is known).

    `drawn` [fact, case]: the place of the answer in the fact's pool, -1 where the fact was not asked.
    """

    pack: law.Pack
    known_on: int | None
    pools: tuple[tuple[Answer, ...], ...]
    drawn: NDArray[np.int16]
    as_of: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.as_of)

    @property
    def known(self) -> law.Pack:
        """The pack as known on that day."""
        return self.pack.known(self.known_on)

    def answers(self, case: int) -> dict[str, Answer]:
        """A case's answers by fact id."""
        places = self.drawn[:, case].tolist()
        return {
            fact.id: pool[place]
            for fact, pool, place in zip(self.pack.facts, self.pools, places, strict=True)
            if place >= 0
        }

    def columns(self) -> batch.Columns:
        """The cases as columns."""
        found: dict[int, Column] = {}
        for number, (fact, pool) in enumerate(zip(self.pack.facts, self.pools, strict=True)):
            if (self.drawn[number] < 0).all():
                continue
            one: list[tuple[law.Answers, int]] = [({}, 0), *(({fact.id: answer}, 0) for answer in pool)]
            column = batch.columns_of(self.pack, one).facts[number]
            found[number] = taken(column, self.drawn[number] + 1)
        return batch.Columns(self.as_of, found)

    def lines(self) -> Iterator[str]:
        """The cases as JSON, one a line."""
        texts = [
            [f"{json.dumps(fact.id)}:{json.dumps(answer.form)}" for answer in pool]
            for fact, pool in zip(self.pack.facts, self.pools, strict=True)
        ]
        known = "" if self.known_on is None else f'"known_on":"{day_text(self.known_on)}",'
        days = {day: f'{{{known}"as_of":"{day_text(day)}","answers":{{' for day in set(self.as_of.tolist())}
        for day, places in zip(self.as_of.tolist(), self.drawn.T.tolist(), strict=True):
            given = ",".join(pool[place] for pool, place in zip(texts, places, strict=True) if place >= 0)
            yield f"{days[day]}{given}}}}}\n"

    def case(self, case: int) -> dict[str, Json]:
        """One case in answer forms."""
        forms = {ident: answer.form for ident, answer in self.answers(case).items()}
        found: dict[str, Json] = {"as_of": day_text(int(self.as_of[case])), "answers": forms}
        if self.known_on is not None:
            found["known_on"] = day_text(self.known_on)
        return found


def sheet(pack: law.Pack, seed: int, count: int) -> Sheet:
    """`count` cases, the same for the same seed.

    Every day on which the pack can turn, the day before and the day after are asked about, as long as there
    are cases enough, and are among the answers to every day fact.
    """
    source, draw = random.Random(seed), np.random.default_rng(seed)
    days = boundary_days(pack)
    pools = tuple(_pool(pack, fact, source, days) for fact in pack.facts)
    drawn = np.array([draw.integers(0, len(pool), count) for pool in pools], np.int16)
    share = draw.choice(SHARES, count)
    drawn[draw.random(drawn.shape) >= share] = -1
    if seed % 3 == 2:
        _shape(drawn, pools, draw)
    learned = _learned(pack)
    known_on = source.choice(learned) if learned and source.random() < 0.4 else None
    as_of = _days(draw, days, count)
    as_of[: len(days)] = days[:count]
    return Sheet(pack, known_on, pools, drawn, as_of)


def _shape(
    drawn: NDArray[np.int16], pools: tuple[tuple[Answer, ...], ...], draw: np.random.Generator
) -> None:
    """Leave some facts unasked in all cases, and have others known in all: other shapes of columns."""
    for number, chance in enumerate(draw.random(len(pools))):
        if chance < 0.15:
            drawn[number] = -1
        elif chance < 0.4:
            exact = [
                place
                for place, answer in enumerate(pools[number])
                if not isinstance(answer.form, dict | None)
            ]
            drawn[number] = draw.choice(np.array(exact, np.int16), drawn.shape[1])


def _pool(pack: law.Pack, fact: Fact, source: random.Random, days: list[int]) -> tuple[Answer, ...]:
    forms = [random_answer(source, pack, fact, days) for _ in range(POOL)]
    if fact.type == "day":
        forms += [day_text(day) for day in days]
    return tuple(law.parse_answers(pack, {fact.id: form})[fact.id] for form in forms)


def _learned(pack: law.Pack) -> list[int]:
    """The days on which the pack's authors learned of something, and the days before."""
    told = ((version.known, version.until_known) for rule in pack.rules for version in rule.versions)
    days = {day for pair in told for day in pair if day is not None}
    return sorted(day + step for day in days for step in (-1, 0))


def _days(draw: np.random.Generator, days: list[int], count: int) -> NDArray[np.int32]:
    chance = draw.random(count)
    near: NDArray[Any] = draw.choice(np.array(days), count)
    between, anywhere = (
        draw.integers(days[0], days[-1] + 1, count),
        draw.integers(DAY_MIN, DAY_MAX + 1, count),
    )
    return np.where(chance < 0.7, near, np.where(chance < 0.95, between, anywhere)).astype(np.int32)
