"""Staleness: what in a pack has aged by a day, and what only looks old."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare.law.commands import law as command
from ploughshare.law.reading import read_pack
from ploughshare.law.stale import stale
from tests.law.small import FILES, write_pack
from tests.law.test_case import CLAUSE, rich_pack

CHECKED = date(2022, 12, 31)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"NO_COLOR": "1"})


def whats(place: Path, on: date) -> list[str]:
    return [problem.what for problem in stale(read_pack(place), on)]


@pytest.mark.parametrize(("days", "says"), [(180, 0), (181, 1)])
def test_a_source_is_stale_the_day_after_its_days_have_passed(tmp_path: Path, days: int, says: int) -> None:
    found = whats(write_pack(tmp_path), CHECKED + timedelta(days))
    assert (
        len([what for what in found if "the source 'CODE-1' was last looked at on 2022-12-31" in what])
        == says
    )


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2022-11-30", []),
        ("2022-12-01", ["the pack is checked until 2022-12-31 only, 30 days more"]),
        ("2022-12-31", ["the pack is checked until 2022-12-31 only, 0 days more"]),
        ("2023-01-01", ["the pack was checked until 2022-12-31, 1 day ago"]),
    ],
)
def test_a_pack_s_check_runs_out(tmp_path: Path, on: str, says: list[str]) -> None:
    assert whats(write_pack(tmp_path), date.fromisoformat(on)) == says


def test_law_that_ended_since_the_check_without_a_successor_is_stale(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("from: 2022-09-24,", "from: 2022-09-24, until: 2023-02-01,")
    place = write_pack(tmp_path, rules_a_yaml=rules)
    ended = "crime.new@2022-09-24 ended on 2023-02-01"
    assert ended not in whats(place, date(2023, 2, 1))
    assert ended in whats(place, date(2023, 2, 2))
    another = "    - {from: 2023-02-02, sources: [CODE-1], confidence: high, review: draft}\n- id: group.risk"
    (place / "rules/a.yaml").write_text(rules.replace("- id: group.risk", another))
    assert ended not in whats(place, date(2023, 2, 2))


def test_an_end_that_the_check_covers_is_known(tmp_path: Path) -> None:
    assert not [what for what in whats(write_pack(tmp_path), date(2024, 1, 1)) if "crime.old" in what]


def test_a_text_out_of_force_behind_a_rule_in_force_is_stale(tmp_path: Path) -> None:
    sources = FILES["sources.yaml"].replace("confidence", "until: 2023-01-31, confidence")
    place = write_pack(tmp_path, sources_yaml=sources)
    assert "the source 'CODE-1' is out of force since 2023-01-31" in whats(place, date(2023, 2, 1))
    assert "the source 'CODE-1' is out of force since 2023-01-31" not in whats(place, date(2023, 1, 31))


def test_the_command_ends_with_one_when_something_is_stale_and_names_its_place(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    assert run("stale", place, "--on", "2022-11-01").exit_code == 0
    assert run("stale", place, "--on", "2022-12-31", "--near", 0).exit_code == 1
    done = run("stale", place, "--on", "2023-01-10", "--days", 5, "--json")
    assert done.exit_code == 1
    pack, source = json.loads(done.stdout)["findings"]
    assert pack["file"].endswith("pack.yaml")
    assert source["file"].endswith("sources.yaml")
    assert all(finding["why"] and finding["way_out"] for finding in (pack, source))
    assert run("stale", place, "--on", "2022-02-30").exit_code == 2


def test_a_text_without_a_day_is_stale_once_its_sources_are(tmp_path: Path) -> None:
    place = rich_pack(tmp_path)
    waiting = "crime.new@pending had no day when its sources were last looked at"
    assert waiting not in whats(place, CHECKED + timedelta(180))
    assert waiting in whats(place, CHECKED + timedelta(181))


def test_a_source_out_of_force_is_missed_behind_a_clause_too(tmp_path: Path) -> None:
    place = rich_pack(tmp_path)
    sources = FILES["sources.yaml"] + (
        "- {id: CODE-2, citation: c, until: 2023-01-31, confidence: high, checked: 2022-12-31}\n"
    )
    (place / "sources.yaml").write_text(sources)
    (place / "clauses.yaml").write_text(CLAUSE.replace("CODE-1", "CODE-2"))
    problems = stale(read_pack(place), date(2023, 2, 1))
    (found,) = (problem for problem in problems if "'CODE-2' is out of force" in problem.what)
    assert found.why == "It still stands behind the clause fairness."
