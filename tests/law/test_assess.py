"""What an assessment says: order, dates, reasons, exceptions, conflicts, standing, and its own receipt."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare import law
from tests.law.cases import random_cases
from tests.law.small import FILES, small_pack

TEACHING = Path(__file__).resolve().parents[2] / "vectors/law/packs/teaching"
SPRING = {"status": "soldier", "refused": True, "refused_on": "2022-04-28", "others": 2}


@pytest.fixture
def pack(tmp_path: Path) -> law.Pack:
    return small_pack(tmp_path)


def said(pack: law.Pack, answers: object, on: str) -> law.Assessment:
    return law.assess(pack, law.parse_answers(pack, answers), date.fromisoformat(on))


def test_the_day_of_the_act_picks_the_law_not_the_day_of_the_question(pack: law.Pack) -> None:
    old = said(pack, SPRING, "2022-10-01").findings[0]
    assert (old.rule, old.axis_from, old.axis_until) == ("crime.old", "2022-04-28", "2022-04-28")
    new = said(pack, {**SPRING, "refused_on": "2022-09-24"}, "2022-10-01").findings[0]
    assert (new.rule, new.value, new.state) == ("crime.new", "new", "holds")


def test_an_unknown_day_of_the_act_leaves_both_laws_open(pack: law.Pack) -> None:
    found = said(pack, {**SPRING, "refused_on": None}, "2022-10-01")
    assert [(f.rule, f.state, f.depends_on) for f in found.findings[:2]] == [
        ("crime.old", "may_hold", ("refused_on",)),
        ("crime.new", "may_hold", ("refused_on",)),
    ]
    assert found.next is None or found.next != "refused_on"


def test_the_reason_names_the_answers_that_decide_and_no_others(pack: law.Pack) -> None:
    found = said(pack, {**SPRING, "reasons": ["health"]}, "2022-05-25")
    assert [f.because for f in found.findings] == [("refused", "refused_on"), ("others",)]


def test_what_would_change_it_is_said_in_the_pack_s_own_blocks(pack: law.Pack) -> None:
    turns = {turn.fact: turn.to for turn in said(pack, SPRING, "2022-05-25").findings[0].changes}
    assert turns == {"refused": (False,), "refused_on": ([None, "1996-12-31"], ["2022-09-24", None])}


def test_outside_the_days_a_pack_was_checked_for_it_says_so(pack: law.Pack) -> None:
    assert said(pack, {}, "2020-01-01").standing == "verified"
    assert said(pack, {}, "2022-12-31").standing == "verified"
    assert said(pack, {}, "2019-12-31").standing == "unverified"
    assert said(pack, {}, "2023-01-01").standing == "unverified"


def test_urgent_comes_first_and_what_holds_before_what_may() -> None:
    teaching = law.load(TEACHING)
    for as_of in ("2022-09-01", "2024-02-01"):
        found = said(teaching, {"reader": "adult", "borrowed": True, "damaged": True}, as_of)
        ranks = [(["urgent", "danger", "wait"].index(f.level), f.state != "holds") for f in found.findings]
        assert ranks == sorted(ranks)


def test_findings_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("from: 2022-09-24", "from: 2022-02-24")
    found = said(small_pack(tmp_path, rules_a_yaml=rules), SPRING, "2022-05-25")
    assert [(c.outcome, c.rules) for c in found.conflicts] == [
        ("crime", ("crime.old@1997-01-01", "crime.new@2022-02-24"))
    ]


def test_an_exception_takes_the_rule_away_and_is_named_where_it_could(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("id: group.risk", "id: group.risk\n  overrides: [crime.old]")
    pack = small_pack(tmp_path, rules_a_yaml=rules)
    assert [f.rule for f in said(pack, SPRING, "2022-05-25").findings] == ["group.risk"]
    alone = said(pack, {**SPRING, "others": 0, "reasons": ["health"]}, "2022-05-25").findings[0]
    assert (alone.rule, alone.exceptions) == ("crime.old", ("group.risk@2022-01-01",))
    assert alone.because == ("refused", "refused_on", "others", "reasons")
    assert said(pack, {**SPRING, "others": 0}, "2021-12-31").findings[0].exceptions == ()


def test_an_assessment_is_its_own_receipt(pack: law.Pack) -> None:
    first = said(pack, {**SPRING, "status": {"any": ["conscript", "soldier"]}}, "2022-05-25").to_json()
    receipt = json.loads(first)
    assert receipt["pack"]["hash"] == pack.hash
    assert receipt["answers"]["status"] == {"any": ["soldier", "conscript"]}
    assert said(pack, receipt["answers"], receipt["as_of"]).to_json() == first


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([], "a mapping"),
        ({"stat": "soldier"}, "no fact 'stat'"),
        ({"status": "general"}, "not an answer to 'status'"),
        ({"status": {"any": []}}, "leaves nothing possible"),
        ({"status": {"any": ["soldier", "soldier"]}}, "twice"),
        ({"status": {"some": ["soldier"]}}, "must be a member"),
        ({"refused": 1}, "must be true, false or null"),
        ({"others": True}, "whole number"),
        ({"others": 51}, "whole number from 0 to 50"),
        ({"others": {"min": 5, "max": 4}}, "ends before it begins"),
        ({"others": {}}, "whole number"),
        ({"others": 2.0}, "whole number"),
        ({"refused_on": "2022-02-30"}, "not a day of the calendar"),
        ({"refused_on": "2100-01-01"}, "days run from"),
        ({"refused_on": {"from": "2022-02-02", "until": "2022-02-01"}}, "ends before it begins"),
        ({"refused_on": 20220202}, "must be a day"),
        ({"reasons": {"has": ["health"], "not": ["health"]}}, "both yes and no"),
        ({"reasons": {"has": []}}, "must be a list"),
        ({"reasons": ["fear"]}, "not an answer to 'reasons'"),
    ],
)
def test_a_malformed_answer_is_refused_in_one_sentence(pack: law.Pack, answers: object, says: str) -> None:
    with pytest.raises(law.CaseError, match=says):
        law.parse_answers(pack, answers)


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_an_answer_s_canonical_form_is_its_own_canonical_form(seed: int) -> None:
    teaching = law.load(TEACHING)
    for case in random_cases(teaching, seed, 2):
        once = law.parse_answers(teaching, case["answers"])
        again = law.parse_answers(teaching, {fact: answer.form for fact, answer in once.items()})
        assert again == once


def test_a_day_outside_the_calendar_of_the_engine_is_refused(pack: law.Pack) -> None:
    with pytest.raises(law.CaseError, match="between 1900 and 2099"):
        law.assess(pack, {}, date(2100, 1, 1))
