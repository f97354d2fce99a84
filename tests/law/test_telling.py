"""What is kept from case to case never shows: a case is judged as if it were the first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law import telling
from ploughshare.law.assess import states
from ploughshare.law.hanging import hung
from tests.law.cases import random_cases
from tests.law.made import packs

ALLOWANCE = Path(__file__).resolve().parents[2] / "vectors/law/packs/allowance"
SIGNS = {"holds": "+", "may_hold": "?"}


def assessed(pack: law.Pack, case: Mapping[str, object]) -> law.Assessment:
    known_on = date.fromisoformat(str(case["known_on"])) if "known_on" in case else None
    answers = law.parse_answers(pack, case["answers"])
    return law.assess(pack, answers, date.fromisoformat(str(case["as_of"])), known_on)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_a_case_is_judged_the_same_after_others_as_alone(pack: law.Pack, seed: int) -> None:
    cases = list(random_cases(pack, seed, 8))
    in_a_row = [assessed(pack, case).to_json() for case in cases]
    for case, before in zip(cases, in_a_row, strict=True):
        telling.forget()
        assert assessed(pack, case).to_json() == before


def test_what_is_kept_is_bounded_and_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = law.load(ALLOWANCE)
    cases = list(random_cases(pack, 5, 60))
    plain = [assessed(pack, case).to_json() for case in cases]
    monkeypatch.setattr(telling, "MAX_KEPT", 3)
    assert [assessed(pack, case).to_json() for case in cases] == plain


def test_an_answer_not_known_is_not_taken_for_the_same_range_said_outright() -> None:
    pack = law.load(ALLOWANCE)
    unknown: dict[str, Any] = {
        "as_of": "2022-05-25",
        "answers": {"hurt_at": "2022-03-31T10", "told": True, "treatment": None},
    }
    outright = {**unknown, "answers": {**unknown["answers"], "treatment": {"min": 0}}}
    first, second = assessed(pack, unknown), assessed(pack, outright)
    telling.forget()
    assert (assessed(pack, outright), assessed(pack, unknown)) == (second, first)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_the_states_alone_are_those_of_the_assessment(pack: law.Pack, seed: int) -> None:
    for case in random_cases(pack, seed, 3):
        known_on = date.fromisoformat(str(case["known_on"])) if "known_on" in case else None
        as_of = date.fromisoformat(str(case["as_of"]))
        answers = law.parse_answers(pack, case["answers"])
        found = {f.key: SIGNS[f.state] for f in law.assess(pack, answers, as_of, known_on).findings}
        known = pack.known(None if known_on is None else known_on.toordinal())
        keys = [version.key for rule in known.rules for version in rule.versions]
        assert states(pack, answers, as_of, known_on) == "".join(found.get(key, "-") for key in keys)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_where_no_cells_are_tried_none_would_settle_anything(pack: law.Pack, seed: int) -> None:
    plain = hung
    for case in random_cases(pack, seed, 3):
        answers, as_of = law.parse_answers(pack, case["answers"]), date.fromisoformat(str(case["as_of"]))
        quick = states(pack, answers, as_of)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ploughshare.law.settle.hung", lambda *given: (plain(*given)[0], False))
            assert states(pack, answers, as_of) == quick
