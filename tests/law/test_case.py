"""Worked cases may expect what is given, announced or left to a lawyer, and ask what was known when."""

from __future__ import annotations

from pathlib import Path

import pytest

from ploughshare.law.check import check
from tests.law.small import FILES, write_pack

SINCE = "    - {from: 2022-09-24, sources: [CODE-1], confidence: high, review: {status: draft}}\n"
LATER = SINCE.replace("{from: 2022-09-24, ", "{from: 2022-09-24, known: 2022-09-28, ")
NEXT = (
    "    - {from: pending, sources: [CODE-1], confidence: high, review: {status: draft}, words: crime-new}\n"
)
CLAUSE = "- {id: fairness, taints: [crime], axis: as_of, sources: [CODE-1], confidence: low, review: draft}\n"
CASE = """- case: autumn
  says: A soldier refused in autumn.
  as_of: 2022-10-01
  answers: {status: soldier, refused: true, refused_on: 2022-09-30, others: 2}
  expect:
    holds: [crime.new]
    gives: {crime.new: 1}
    pending: [crime.new]
    clauses: [fairness]
  then:
    - on: 2022-10-01
      known_on: 2022-09-27
      expect: {not: [crime.new], pending: [crime.new], clauses: []}
"""


def rich_pack(place: Path, case: str = CASE) -> Path:
    """The small pack with a value given, a text without a day, one learned late, and a clause."""
    rules = FILES["rules/a.yaml"].replace(SINCE, LATER + NEXT)
    rules = rules.replace("  value: new\n", "  value: new\n  gives: days\n")
    derived = FILES["derived.yaml"] + "- {id: days, type: int, expr: 'days_between(refused_on, as_of)'}\n"
    words = FILES["words/en.ftl"] + "derived-days = days since\nclause-fairness = A lawyer weighs fairness.\n"
    write_pack(place, rules_a_yaml=rules, derived_yaml=derived, words_en_ftl=words)
    (place / "clauses.yaml").write_text(CLAUSE, encoding="utf-8")
    (place / "cases/b.yaml").write_text(case, encoding="utf-8")
    return place


def test_what_is_expected_of_values_announcements_and_clauses_is_found(tmp_path: Path) -> None:
    assert [str(problem) for problem in check(rich_pack(tmp_path), seconds=10).problems] == []


@pytest.mark.parametrize(
    ("expected", "other", "says"),
    [
        (
            "gives: {crime.new: 1}",
            "gives: {crime.new: 2}",
            "crime.new: expected that it gives 2, but it gives 1",
        ),
        ("pending: [crime.new]\n", "pending: []\n", "without a day: expected none, got crime.new"),
        ("clauses: [fairness]", "clauses: []", "clauses: expected none, got fairness"),
        ("known_on: 2022-09-27", "known_on: 2022-09-28", "crime.new: expected that it does not hold"),
        ("gives: {crime.new: 1}", "gives: {crime.old: 1}", "no rule 'crime.old' gives a value"),
        ("clauses: [fairness]", "clauses: [fairnes]", "did you mean 'fairness'"),
    ],
)
def test_what_is_otherwise_than_expected_is_said(
    tmp_path: Path, expected: str, other: str, says: str
) -> None:
    try:
        found = [
            str(problem) for problem in check(rich_pack(tmp_path, CASE.replace(expected, other))).problems
        ]
    except Exception as error:  # noqa: BLE001  # a case that cannot be read ends the check
        found = [str(error)]
    assert any(says in line for line in found), found


def test_texts_and_clauses_that_no_case_shows_are_found(tmp_path: Path) -> None:
    place = rich_pack(tmp_path, "[]")
    (place / "cases/a.yaml").write_text(FILES["cases/a.yaml"].split("  then:")[0], encoding="utf-8")
    (place / "clauses.yaml").write_text(
        CLAUSE.replace("as_of,", "as_of, from: 2022-10-01,"), encoding="utf-8"
    )
    found = {problem.what for problem in check(place).problems}
    assert "the clause 'fairness' is in play in no case" in found
    (place / "facts.yaml").write_text(FILES["facts.yaml"], encoding="utf-8")
    rules = (
        (place / "rules/a.yaml")
        .read_text(encoding="utf-8")
        .replace("{from: pending,", "{from: pending, when: others > 40,")
    )
    (place / "rules/a.yaml").write_text(rules, encoding="utf-8")
    assert "crime.new@pending is listed in no case" in {problem.what for problem in check(place).problems}


def test_a_text_reviewed_before_it_was_known_is_found(tmp_path: Path) -> None:
    place = rich_pack(tmp_path)
    rules = (place / "rules/a.yaml").read_text(encoding="utf-8")
    reviewed = "review: {status: reviewed, by: A, role: lawyer, on: 2022-09-25}}"
    late = LATER.rstrip().removesuffix("review: {status: draft}}") + reviewed
    (place / "rules/a.yaml").write_text(rules.replace(LATER.rstrip(), late), encoding="utf-8")
    (found,) = check(place).problems
    assert found.what == "crime.new@2022-09-24 was reviewed on 2022-09-25, before it was known on 2022-09-28"
