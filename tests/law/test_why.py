"""Reasons are pruned: the answers that decide, not all that were read (docs/packs.md, `because`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ploughshare import law
from tests.law.small import small_pack
from tests.law.test_ask import RULE

FACTS = """- {id: a, type: bool, section: s}
- {id: b, type: bool, section: s}
- {id: c, type: bool, section: s}
- {id: inner, type: bool, section: s, when: a}
- {id: colour, type: enum, values: [red, green, blue], section: s}
- {id: d, type: day, section: s, when: a}
- {id: tags, type: set, values: [x, y], section: s}
"""
DERIVED = """- {id: hue, type: enum, values: [warm, cold], expr: "if(colour == red, warm, cold)"}
- {id: last, type: day, expr: "if(b, d, as_of)"}
- {id: any_two, type: bool, expr: a and b or c}
"""


def found(place: Path, when: str, answers: object) -> law.Finding:
    pack = small_pack(
        place,
        facts_yaml=FACTS,
        derived_yaml=DERIVED,
        rules_a_yaml=RULE.format(n=0, when=when),
        outcomes_yaml="[{id: group, kind: warning}]",
        cases_a_yaml="[]",
    )
    (finding,) = law.assess(pack, law.parse_answers(pack, answers), date(2022, 5, 25)).findings
    return finding


@pytest.mark.parametrize(
    ("when", "answers", "because"),
    [
        ("a and b", {"a": True, "b": True, "c": True}, ("a", "b")),
        ("a or b", {"a": True, "b": True}, ("a",)),
        ("b or a", {"a": True, "b": True}, ("b",)),
        ("a or b", {"a": False, "b": True}, ("b",)),
        ("not (a and b)", {"a": False, "b": False}, ("a",)),
        ("not (a or b)", {"a": False, "b": False}, ("a", "b")),
        ("not inner", {"a": False, "inner": True}, ("a",)),
        ("not inner", {"a": True, "inner": False}, ("inner",)),
        ("not applies(inner)", {"a": False, "inner": True}, ("a",)),
        ("applies(last)", {"a": True, "b": True, "d": "2022-05-01"}, ("a", "b")),
        ("hue == warm", {"colour": "red", "a": True}, ("colour",)),
        ("last <= as_of", {"a": True, "b": True, "d": "2022-05-01"}, ("b", "d")),
        ("last <= as_of", {"a": True, "b": False, "d": "2022-05-01"}, ("b",)),
        ("if(a, b, c)", {"a": True, "b": True, "c": False}, ("a", "b")),
        ("any_two", {"a": True, "b": True, "c": True}, ("a", "b")),
        ("any_two and not (b and c)", {"a": True, "b": True, "c": False}, ("a", "b", "c")),
        ("has(tags, x)", {"tags": {"has": ["x"]}, "a": True}, ("tags",)),
        ("(a and b) == (b or c)", {"a": True, "b": True, "c": False}, ("a", "b")),
        ("a or not a", {"b": True}, ()),
        ("colour == red or colour != red or b", {"colour": {"any": ["red", "blue"]}}, ("colour",)),
    ],
)
def test_a_reason_names_what_decides(
    tmp_path: Path, when: str, answers: object, because: tuple[str, ...]
) -> None:
    finding = found(tmp_path, when, answers)
    assert finding.holds
    assert finding.because == because


@pytest.mark.parametrize(
    ("when", "answers", "because", "depends_on"),
    [
        ("a and b", {"a": True}, ("a",), ("b",)),
        ("a and b or not a and c", {"a": True, "b": None}, ("a",), ("b",)),
        ("a or b", {"a": False}, (), ("b",)),
        ("inner", {"inner": True}, ("inner",), ("a",)),
        ("inner", {}, (), ("a", "inner")),
        ("last > as_of", {"a": True, "b": True}, ("b",), ("d",)),
        ("last >= as_of and c", {"b": False}, ("b",), ("c",)),
        ("applies(d)", {"d": "2022-01-01"}, (), ("a",)),
        ("hue == cold", {"colour": {"any": ["red", "blue"]}}, ("colour",), ("colour",)),
        ("if(a, b, c)", {"b": True}, ("b",), ("a", "c")),
    ],
)
def test_what_may_hold_says_what_it_turns_on(
    tmp_path: Path, when: str, answers: object, because: tuple[str, ...], depends_on: tuple[str, ...]
) -> None:
    finding = found(tmp_path, when, answers)
    assert not finding.holds
    assert (finding.because, finding.depends_on) == (because, depends_on)
