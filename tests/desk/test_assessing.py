"""What the desk remembers of what the law said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ploughshare import law
from ploughshare.desk.assessing import Assessor
from ploughshare.law import telling
from ploughshare.wire import JsonValue

ANSWERS: dict[str, JsonValue] = {"status": "mobilised", "held": True}
PACK = Path(__file__).parents[2] / "packs" / "ru"
DAY = date(2024, 10, 7)


def test_a_locked_desk_keeps_nothing_of_what_the_law_said() -> None:
    assessor = Assessor(law.load(PACK))
    before = assessor.judge(ANSWERS, DAY).assessment.to_json()
    assert assessor._found
    assert any(kept.count for kept in telling._KEPT.values())
    assessor.forget()
    assert not assessor._found
    assert not any(kept.count for kept in telling._KEPT.values())
    assert assessor.judge(ANSWERS, DAY).assessment.to_json() == before
