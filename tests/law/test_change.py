"""What changed between two assessments of a case, and what made it so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ploughshare import law
from tests.law.small import FILES, small_pack

SPRING = {"status": "soldier", "refused": True, "refused_on": "2022-04-28", "others": 0, "reasons": []}


@pytest.fixture
def pack(tmp_path: Path) -> law.Pack:
    return small_pack(tmp_path)


def said(pack: law.Pack, on: str, **answers: object) -> law.Assessment:
    return law.assess(pack, law.parse_answers(pack, {**SPRING, **answers}), date.fromisoformat(on))


def test_nothing_changes_between_an_assessment_and_itself(pack: law.Pack) -> None:
    assert law.changed(said(pack, "2022-05-25"), said(pack, "2022-05-25")) == ()


def test_a_changed_answer_is_named_as_the_reason(pack: law.Pack) -> None:
    found = law.changed(said(pack, "2022-10-01"), said(pack, "2022-10-01", refused_on="2022-09-30"))
    assert [(c.kind, c.rule, c.facts, c.law_day) for c in found] == [
        ("appeared", "crime.new", ("refused_on",), None),
        ("gone", "crime.old", ("refused_on",), None),
    ]
    assert found[1].by == ("crime.new@2022-09-24",)


def test_a_law_that_began_between_the_days_is_named_with_its_day(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("axis: act_on", "axis: as_of")
    pack = small_pack(tmp_path, rules_a_yaml=rules)
    found = law.changed(said(pack, "2022-05-25"), said(pack, "2022-10-01"))
    assert [(c.kind, c.rule, c.law_day, c.facts) for c in found] == [
        ("appeared", "crime.new", "2022-09-24", ()),
        ("gone", "crime.old", "2022-09-24", ()),
    ]


def test_a_law_that_began_before_is_not_the_reason(pack: law.Pack) -> None:
    found = law.changed(said(pack, "2022-09-24"), said(pack, "2022-09-25", refused_on="2022-09-24"))
    assert {(c.rule, c.law_day) for c in found} == {("crime.new", None), ("crime.old", None)}


def test_what_held_before_did_not_take_its_place(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace(
        "id: group.risk\n  outcome: group", "id: group.risk\n  outcome: crime\n  value: new"
    )
    pack = small_pack(
        tmp_path, rules_a_yaml=rules, outcomes_yaml="[{id: crime, kind: finding, values: [old, new]}]"
    )
    before, after = (
        said(pack, "2022-05-25", others=1),
        said(pack, "2022-05-25", others=1, refused_on="2022-09-24"),
    )
    gone = next(c for c in law.changed(before, after) if c.kind == "gone")
    assert (gone.rule, gone.by) == ("crime.old", ("crime.new@2022-09-24",))


def test_another_text_of_the_same_rule_is_a_change_of_version(tmp_path: Path) -> None:
    second = "    - {from: 2022-09-24, sources: [CODE-1], confidence: high, review: draft}\n- id: crime.new"
    rules = FILES["rules/a.yaml"].replace("axis: act_on", "axis: as_of").replace("- id: crime.new", second)
    pack = small_pack(tmp_path, rules_a_yaml=rules.replace("value: new", "value: old"))
    found = {c.rule: c for c in law.changed(said(pack, "2022-05-25"), said(pack, "2022-10-01"))}
    assert found["crime.old"].kind == "version"
    assert found["crime.old"].law_day == "2022-09-24"


def test_what_may_hold_and_then_holds_is_a_change_of_state(pack: law.Pack) -> None:
    (found,) = law.changed(said(pack, "2022-05-25", others=None), said(pack, "2022-05-25", others=3))
    assert (found.kind, found.rule, found.facts) == ("state", "group.risk", ("others",))
    assert found.to_json()["kind"] == "state"


def test_the_gravest_change_comes_first(pack: law.Pack) -> None:
    found = law.changed(said(pack, "2022-05-25"), said(pack, "2022-05-25", others=3, refused=False))
    assert [c.level for c in found] == ["danger"]
    found = law.changed(said(pack, "2022-05-25"), said(pack, "2022-05-25", others=3, refused_on="2022-09-24"))
    assert [c.level for c in found] == ["danger", "danger", "wait"]


def test_another_pack_is_named_as_the_reason(tmp_path: Path, pack: law.Pack) -> None:
    other = small_pack(
        tmp_path / "other", rules_a_yaml=FILES["rules/a.yaml"].replace("others > 0", "others >= 0")
    )
    (found,) = law.changed(said(pack, "2022-05-25"), said(other, "2022-05-25"))
    assert (found.kind, found.rule, found.pack_changed) == ("appeared", "group.risk", True)
