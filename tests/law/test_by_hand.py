"""The allowance pack says what was worked out by hand: sums, last days, law learned late, clauses, why."""

from __future__ import annotations

from datetime import date

import pytest

from ploughshare import law
from ploughshare.law.expr import Json
from tools import law_vectors

CASES = law_vectors.by_hand()
PACK = law.load(law_vectors.VECTORS / "packs/allowance")


def misses(wanted: Json, got: Json) -> bool:
    """Whether something that is named is not so; of a mapping only what is named counts."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return any(key not in got or misses(value, got[key]) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(got, list):
        return len(wanted) != len(got) or any(misses(*pair) for pair in zip(wanted, got, strict=True))
    return wanted != got


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number]["says"])[:60])
def test_a_case_is_judged_as_by_hand(number: int) -> None:
    case = CASES[number]
    answers = law.parse_answers(PACK, case["answers"])
    as_of = date.fromisoformat(str(case["as_of"]))
    known_on = date.fromisoformat(str(case["known_on"])) if "known_on" in case else None
    body = law.assess(PACK, answers, as_of, known_on).to_value()
    listed = body["findings"]
    assert isinstance(listed, list)
    findings: dict[str, Json] = {
        f"{item['rule']}@{item['version']}": item for item in listed if isinstance(item, dict)
    }
    named, absent = case.get("findings", {}), case.get("absent", [])
    assert not misses(named, findings), f"wanted {named}, got {findings}"
    assert isinstance(absent, list)
    assert not set(map(str, absent)) & set(findings)
    for key in ("pending", "next"):
        assert not (key in case and misses(case[key], body[key])), f"{key}: {body[key]}"
    assert not misses(case.get("canonical", {}), body["answers"])
    asked = case.get("why")
    if isinstance(asked, dict):
        got: list[Json] = [
            reason.to_json() for reason in law.why_not(PACK, answers, as_of, str(asked["rule"]), known_on)
        ]
        assert not misses(asked["texts"], got), got
