"""The checker finds what makes a pack poor, and says where, what, why and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ploughshare.law.check import check
from tests.law.small import FILES, write_pack
from tests.law.test_pack import replaced

GOOD = "- {id: CODE-1, citation: Code art. 1, confidence: high, checked: 2022-12-31}\n"


def test_a_good_pack_has_nothing_to_mend(tmp_path: Path) -> None:
    report = check(write_pack(tmp_path))
    assert [str(problem) for problem in report.problems] == []
    assert (report.cases, report.steps, report.versions) == (1, 2, 3)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            replaced("facts.yaml", "- {id: o", "- {id: spare, type: bool, section: s}\n- {id: o"),
            "no rule reads",
        ),
        ({"derived_yaml": FILES["derived.yaml"] + "- {id: x, type: bool, expr: refused}\n"}, "nothing uses"),
        ({"outcomes_yaml": FILES["outcomes.yaml"] + "- {id: x, kind: advice}\n"}, "no rule concludes 'x'"),
        (replaced("outcomes.yaml", "[old, new]", "[old, new, odd]"), "the value 'odd'"),
        ({"outcomes_yaml": FILES["outcomes.yaml"] + "- {id: x, kind: paper}\n"}, "no paper belongs to 'x'"),
        ({"sources_yaml": GOOD + GOOD.replace("CODE-1", "CODE-2")}, "no rule cites 'CODE-2'"),
        (replaced("rules/a.yaml", "sources: [CODE-1]", "sources: []"), "crime.old@1997-01-01 has no source"),
        (
            {"sources_yaml": GOOD.replace("high", "medium")},
            "crime.old@1997-01-01 has high confidence, a source of it only medium",
        ),
        (replaced("rules/a.yaml", "when: refused\n", "when: refused and not refused\n"), "can never hold"),
        (
            replaced("words/en.ftl", "fact-others = How many others?\n", ""),
            "the words 'fact-others' are missing",
        ),
        (replaced("words/en.ftl", "crime-new = ", "crime new = "), "this is not Fluent"),
        (replaced("cases/a.yaml", "crime.old, group.risk", "crime.old"), "not expected, but it holds"),
        (replaced("cases/a.yaml", "{crime: new}", "{crime: old}"), "crime: expected old, got new"),
        (
            replaced("cases/a.yaml", "not: [crime.new]", "may: [crime.new]"),
            "expected that it may hold, but it",
        ),
        (
            replaced("cases/a.yaml", "only: true", "next: reasons"),
            "the next question: expected reasons, got none",
        ),
        (
            replaced("cases/a.yaml", "  expect: {holds: [crime.old", "  extra: {holds: [crime.old"),
            "no key 'extra'",
        ),
        (
            replaced("cases/a.yaml", "answers: {refused_on", "answers: {refusd_on"),
            "did you mean 'refused_on'",
        ),
        (replaced("cases/a.yaml", "others: 2", "others: many"), "must be a whole number from 0 to 50"),
        (replaced("cases/a.yaml", "status: soldier", "status: general"), "is not an answer to 'status'"),
        (replaced("cases/a.yaml", "holds: [crime.old", "holds: [crime.od"), "did you mean 'crime.old'"),
    ],
)
def test_what_is_poor_is_found(tmp_path: Path, changes: dict[str, str], says: str) -> None:
    place = write_pack(tmp_path, **changes)
    try:
        found = [str(problem) for problem in check(place).problems]
    except Exception as error:  # noqa: BLE001  # a case that cannot be read ends the check
        found = [str(error)]
    assert any(says in line for line in found), found
    assert all(line.startswith(str(tmp_path)) for line in found)


def test_a_version_that_no_case_touches_is_found(tmp_path: Path) -> None:
    only_spring = FILES["cases/a.yaml"].split("  then:")[0]
    (found,) = check(write_pack(tmp_path, cases_a_yaml=only_spring)).problems
    assert found.what == "crime.new@2022-09-24 holds in no case"
    assert found.where.line == 16


def test_two_findings_that_contradict_each_other_are_found_in_a_case(tmp_path: Path) -> None:
    clash = replaced("rules/a.yaml", "from: 2022-09-24", "from: 2022-02-24")
    clash |= replaced("cases/a.yaml", "crime.new@2022-09-24", "crime.new")
    found = [str(problem) for problem in check(write_pack(tmp_path, **clash)).problems]
    assert any("crime: crime.old@1997-01-01 and crime.new@2022-02-24 conflict" in line for line in found)


def test_a_gap_between_versions_is_found(tmp_path: Path) -> None:
    second = "    - {from: 2022-09-30, sources: [CODE-1], confidence: high, review: draft}\n- id: crime.new"
    found = check(write_pack(tmp_path, **replaced("rules/a.yaml", "- id: crime.new", second))).problems
    assert any(problem.what == "crime.old says nothing from 2022-09-24 until 2022-09-29" for problem in found)


def test_languages_must_say_the_same(tmp_path: Path) -> None:
    place = write_pack(tmp_path, **replaced("pack.yaml", "[en]", "[en, ru]"))
    (place / "words/ru.ftl").write_text(FILES["words/en.ftl"] + "extra = Только здесь\n", encoding="utf-8")
    (found,) = check(place).problems
    assert found.what == "the words 'extra' are missing in 'en'"
