"""Coverage: rule versions that no case touches, and days of change that none shows from both sides."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ploughshare.law.commands import law as command
from ploughshare.law.coverage import coverage
from tests.law.small import FILES, write_pack

ONLY_SPRING = FILES["cases/a.yaml"].split("  then:")[0]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"NO_COLOR": "1"})


def test_cases_on_both_sides_of_each_change_cover_a_pack(tmp_path: Path) -> None:
    found = coverage(write_pack(tmp_path))
    assert (found.touched, found.versions) == (3, 3)
    assert [problem.what for problem in found.problems] == [
        "group.risk: no case that it speaks of has its day (as_of) before 2022-01-01",
        "group.risk: `others > 0` is false and decides in no case",
    ]
    assert (found.seen, found.sides) == (5, 6)
    assert (found.decided, found.thresholds) == (1, 2)


def test_a_version_that_no_case_touches_is_found_with_its_line(tmp_path: Path) -> None:
    found = coverage(write_pack(tmp_path, cases_a_yaml=ONLY_SPRING)).problems
    assert "crime.new@2022-09-24 holds in no case" in [problem.what for problem in found]
    assert {problem.where.line for problem in found if problem.what.startswith("crime.new@")} == {16}


def test_a_side_that_no_case_shows_comes_with_an_example(tmp_path: Path) -> None:
    found = coverage(write_pack(tmp_path, cases_a_yaml=ONLY_SPRING)).problems
    (side,) = (problem for problem in found if problem.what.startswith("crime.old:"))
    assert side.what == "crime.old: no case that it speaks of has its day (act_on) from 2022-09-24"
    assert "refused: true" in side.way_out
    assert "refused_on: 2022-" in side.way_out


def test_a_threshold_is_shown_by_a_case_in_which_it_decides(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("others > 0 or", "others > 3 or as_of >= 2022-06-01 and refused or")
    found = coverage(write_pack(tmp_path, rules_a_yaml=rules, cases_a_yaml="[]"))
    assert (found.decided, found.thresholds) == (0, 4)
    for said in ("`others > 3` is true", "`others > 3` is false", "`as_of >= 2022-06-01` is true"):
        (side,) = (problem for problem in found.problems if said in problem.what)
        assert side.where.line == 21
        assert side.way_out.startswith("Add a case, for example on 2022-")
    idle = "- {case: a, says: a, as_of: 2022-07-01, answers: {refused: false}, expect: {not: [group.risk]}}\n"
    (tmp_path / "cases/a.yaml").write_text(idle)
    assert coverage(tmp_path).decided == 0


def test_a_side_on_which_the_rule_can_speak_of_nobody_is_not_asked_for(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("when: refused\n", "when: refused and refused_on < 2022-09-24\n", 1)
    found = coverage(write_pack(tmp_path, rules_a_yaml=rules, cases_a_yaml=ONLY_SPRING)).problems
    assert not [problem for problem in found if problem.what.startswith("crime.old:")]


def test_proposed_cases_cover_nothing(tmp_path: Path) -> None:
    place = write_pack(tmp_path, cases_a_yaml=ONLY_SPRING)
    (place / "cases/proposed.yaml").write_text(
        FILES["cases/a.yaml"].replace("case: spring", "case: proposed_1")
    )
    assert coverage(place).touched == 2


def test_the_command_ends_with_one_while_something_is_uncovered_and_with_zero_after(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    done = run("coverage", place)
    assert done.exit_code == 1
    assert "3 of 3 rule versions hold in a case, 5 of 6 sides of a dated change are seen" in done.stdout
    assert "1 of 2 sides of a threshold decide" in done.stdout
    step = (
        "    - on: 2021-12-31\n      answers: {refused_on: 2021-05-01}\n      expect: {not: [group.risk]}\n"
        "    - on: 2022-05-25\n      answers: {others: 0}\n      expect: {not: [group.risk]}\n"
    )
    (place / "cases/a.yaml").write_text(FILES["cases/a.yaml"] + step)
    done = run("coverage", place, "--json")
    assert done.exit_code == 0, done.stdout
    assert json.loads(done.stdout)["findings"] == []
    assert run("coverage", place / "none").exit_code == 2
