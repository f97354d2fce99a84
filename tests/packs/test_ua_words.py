"""The words of the Ukrainian pack on the days before a way was there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from ploughshare import law
from ploughshare.law.words import Words

UA = Path(__file__).resolve().parents[2] / "packs" / "ua"
RELEASE_BEGAN = date(2024, 9, 7)
RELEASE = {"en": "elease", "uk": "вільнення", "ru": "свобожден"}


@cache
def pack() -> law.Pack:
    """The Ukrainian pack, compiled once."""
    return law.load(UA)


def told(on: date, language: str) -> str:
    """All that a soldier reads who has been away since the spring of 2024."""
    answers = law.parse_answers(
        pack(), {"status": "soldier", "held": False, "absent": "now", "absent_since": "2024-04-01"}
    )
    words = Words(pack(), language)
    said = [finding.words for finding in law.assess(pack(), answers, on).findings]
    parts = [f"{ident}{part}" for ident in said for part in ("", ".do", ".dont", ".when", ".changes")]
    return "\n".join(words.text(part) for part in parts if "." not in part or words.has(part))


@pytest.mark.parametrize("language", pack().languages)
def test_release_the_first_time_is_not_spoken_of_before_it_began(language: str) -> None:
    assert RELEASE[language] not in told(RELEASE_BEGAN - timedelta(days=1), language)


@pytest.mark.parametrize("language", pack().languages)
def test_release_the_first_time_is_spoken_of_from_its_day(language: str) -> None:
    assert RELEASE[language] in told(RELEASE_BEGAN, language)
