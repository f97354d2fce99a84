"""Invented people, seeded and skewed as real outcomes are: the demonstration and the tests count them."""

from __future__ import annotations

import random

from ploughshare import wire

MONTHS = tuple(f"2022-{month:02}" for month in range(3, 13))
STATUSES = ("contract_mod", "mobilised", "conscript", "contract_rg_military", "unknown")
OUTCOMES = ("pending", "stays_in_service", "transferred", "dismissed", "case_opened", "convicted")


def invented_rows(persons: int, seed: int) -> list[wire.Row]:
    """`persons` rows with skewed categories; the same seed gives the same people."""
    source = random.Random(seed)  # noqa: S311 - nothing secret: the same people every time
    return [
        wire.Row(
            row=source.randbytes(16),
            month=source.choices(MONTHS, weights=(2, 5, 9, 7, 5, 4, 6, 9, 3, 1))[0],
            status=source.choices(STATUSES, weights=(60, 25, 8, 5, 2))[0],
            place=source.choice(("russia", "zone", "unknown")),
            outcome=source.choices(OUTCOMES, weights=(20, 30, 22, 20, 5, 3))[0],
            hand="first",
            consented="2023-01",
            withdrawn=False,
        )
        for _ in range(persons)
    ]
