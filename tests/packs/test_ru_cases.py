"""The worked cases of the Russian pack: they pass, and no rule could be taken out unnoticed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from ploughshare import law
from ploughshare.law.case import Case, read_cases
from ploughshare.law.check import check
from tests.packs.cases import RU, pack

SCENARIOS = (
    "s1_sergey",
    "s2_dmitri",
    "s3_bokov",
    "s4_krasnodar",
    "s5_northern_soldier",
    "s6_junior_sergeant",
    "s7_hundreds",
    "s8_leaver",
)

QUESTIONS_AT_MOST = 18
"""A frightened reader leaves; the worst scenario asked this many when it was last looked at."""


def cases() -> Iterator[Case]:
    for path in sorted((RU / "cases").glob("*.yaml")):
        yield from read_cases(pack(), path)


def test_the_checker_finds_nothing_to_mend() -> None:
    assert [str(problem) for problem in check(RU).problems] == []


def test_every_rule_version_has_a_case_that_would_fail_without_it() -> None:
    relied_on = {
        finding.key
        for case in cases()
        for step in case.steps
        if step.expected is not None
        for finding in law.assess(pack(), step.answers, step.on).findings
        if finding.holds and {finding.rule, finding.key} & set(step.expected.holds)
    }
    every = {version.key for rule in pack().rules for version in rule.versions}
    assert every - relied_on == set()


def test_every_reported_scenario_is_judged_on_its_day_and_on_1_october_2022() -> None:
    by_id = {case.id: case for case in cases()}
    for scenario in SCENARIOS:
        steps = [step.on for step in by_id[scenario].steps]
        assert steps[0] < date(2022, 9, 21)
        assert date(2022, 10, 1) in steps or scenario == "s8_leaver"


@cache
def read_on(day: date) -> dict[tuple[str, str], frozenset[str]]:
    """What holds on a day in each step of a case, by the case and its answers."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for case in cases():
        for step in case.steps:
            if step.on == day and step.known_on is None:
                said = law.assess(pack(), step.answers, day)
                answers = str(sorted((fact, str(answer.form)) for fact, answer in step.answers.items()))
                found[case.id, answers] = frozenset(f.key for f in said.findings if f.holds)
    return found


@pytest.mark.parametrize(
    "turn", ["2022-09-21", "2022-09-24", "2022-10-20", "2023-05-18", "2024-03-23", "2024-10-07",
             "2024-11-13", "2024-11-14", "2025-12-29"]
)  # fmt: skip
def test_on_each_changed_day_one_person_reads_what_he_did_not_read_the_day_before(turn: str) -> None:
    day = date.fromisoformat(turn)
    before, after = read_on(day - timedelta(days=1)), read_on(day)
    turned = {person for person in before.keys() & after.keys() if before[person] != after[person]}
    assert turned


def asked(answers: law.Answers, on: date) -> list[str]:
    """The questions the guide would put to someone who knows these answers and is unsure of the rest."""
    given: dict[str, object] = {}
    order: list[str] = []
    while True:
        question = law.assess(pack(), law.parse_answers(pack(), given), on).next
        if question is None:
            return order
        order.append(question)
        given[question] = answers[question].form if question in answers else None


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_is_through_in_few_questions_and_safety_comes_first(scenario: str) -> None:
    first = next(case for case in cases() if case.id == scenario).first
    order = asked(first.answers, first.on)
    assert order[0] == "status"
    assert len(order) <= QUESTIONS_AT_MOST
    tiers = [pack().fact[fact].tier for fact in order]
    assert tiers == sorted(tiers)


@pytest.mark.parametrize("months", range(13))
def test_two_contract_days_count_as_one_conscript_day(months: int) -> None:
    on = date(2022, 6, 1)
    needed = 730 - 365 * months // 6
    for served in (needed - 1, needed):
        answers = law.parse_answers(
            pack(),
            {
                "status": "contract_mod",
                "goal": "leave_service",
                "response": "none_yet",
                "ex_conscript_contract": True,
                "conscript_months_done": months,
                "contract_signed": (on - timedelta(days=served)).isoformat(),
            },
        )
        warned = [
            f.outcome for f in law.assess(pack(), answers, on).findings if f.outcome == "conscript_debt"
        ]
        assert bool(warned) is (served < needed)
