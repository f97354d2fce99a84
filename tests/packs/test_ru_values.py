"""What the Russian pack's findings carry besides words: sums, days owed, open points, what was known when."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ploughshare import law
from ploughshare.law.words import Words
from tests.packs.cases import pack

WOUNDED: dict[str, Any] = {"status": "mobilised", "goal": "money", "wound": True, "wound_on": "2024-11-20"}
REFUSED: dict[str, Any] = {"status": "contract_mod", "response": "none_yet", "order_given": "oral"}


def assessed(on: date, answers: dict[str, Any], known_on: date | None = None) -> dict[str, Any]:
    """An assessment as programs read it."""
    found = law.assess(pack(), law.parse_answers(pack(), answers), on, known_on=known_on)
    read: dict[str, Any] = json.loads(found.to_json())
    return read


def gives(assessment: dict[str, Any], rule: str) -> Any:
    """The value that a rule's finding carries."""
    return next(f["gives"]["value"] for f in assessment["findings"] if f["rule"] == rule)


@pytest.mark.parametrize(
    ("grade", "sum_given"),
    [("grave", "3000000.00"), ("light", "1000000.00"), ("other", "100000.00"),
     ({"any": ["light", "other"]}, {"min": "100000.00", "max": "1000000.00"}),
     (None, None)],
)  # fmt: skip
def test_the_sum_for_a_wound_goes_by_its_grade(grade: Any, sum_given: Any) -> None:
    assessment = assessed(date(2024, 12, 1), WOUNDED | {"wound_grade": grade})
    assert gives(assessment, "ru.wound.sum_graded") == sum_given


def test_a_disability_has_a_sum_of_its_own() -> None:
    assessment = assessed(date(2024, 12, 1), WOUNDED | {"wound_grade": "disability"})
    assert gives(assessment, "ru.wound.disability") == "4000000.00"
    assert "ru.wound.sum_graded" not in {f["rule"] for f in assessment["findings"]}


def test_one_sum_for_all_wounds_until_november_2024() -> None:
    spring = assessed(date(2022, 5, 12), WOUNDED | {"wound_on": "2022-04-20"})
    assert gives(spring, "ru.wound.sum_flat") == "3000000.00"


@pytest.mark.parametrize(
    ("months", "signed", "owed"), [(4, "2021-06-01", 61), (0, "2022-06-01", 365), (11, "2022-05-31", 30)]
)
def test_the_conscript_days_still_owed_are_named(months: int, signed: str, owed: int) -> None:
    contract = {"ex_conscript_contract": True, "conscript_months_done": months, "contract_signed": signed}
    leaves = {"status": "contract_mod", "goal": "leave_service", "response": "none_yet"}
    assessment = assessed(date(2022, 6, 1), leaves | contract)
    assert gives(assessment, "ru.dismissal.conscript_debt") == owed


def test_before_the_law_was_passed_nobody_knew_that_refusing_would_be_a_crime() -> None:
    def said(known_on: date) -> set[str]:
        findings = assessed(date(2022, 10, 1), REFUSED, known_on)["findings"]
        return {f["value"] for f in findings if f["outcome"] == "new_refusal"}

    assert said(date(2022, 9, 19)) == {"needs_harm"}
    assert said(date(2022, 9, 20)) == {"crime_332_2_1"}


def test_what_has_no_day_yet_is_announced_and_changes_nothing() -> None:
    assessment = assessed(date(2025, 1, 1), REFUSED)
    assert [p["rule"] for p in assessment["pending"]] == ["ru.event.war", "ru.event.mobilisation_ends"]
    assert not [f for f in assessment["findings"] if f["outcome"] == "law_will_turn"]


def test_the_end_of_mobilisation_is_not_announced_before_it_began() -> None:
    assert [p["rule"] for p in assessed(date(2022, 9, 20), REFUSED)["pending"]] == ["ru.event.war"]


def test_what_the_law_leaves_open_sends_its_findings_to_a_lawyer() -> None:
    assessment = assessed(date(2025, 1, 1), REFUSED)
    touched = [f for f in assessment["findings"] if f["clauses"]]
    assert touched
    assert all(f["for_lawyer"] for f in touched)


@pytest.mark.parametrize("language", pack().languages)
def test_no_paper_but_the_report_of_refusal_speaks_of_fighting(language: str) -> None:
    words = Words(pack(), language)
    spoken = ("войн", "войны", "боев", "операци", "combat", "war ", "operation")
    for paper in pack().papers:
        values = {name: "" for name, _ in paper.fields}
        body = words.text(f"paper-{paper.id}-body", **values).lower()
        assert paper.id == "doc_1" or not [word for word in spoken if word in body], paper.id
