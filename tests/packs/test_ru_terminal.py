"""What the terminal says with each outcome of the Russian pack: its rule, sources, sureness and review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from ploughshare import law
from ploughshare.law.commands import law as commands
from ploughshare.law.words import Words
from tests.packs.cases import RU, pack

ON = date(2025, 3, 1)
ANSWERS = {"status": "contract_mod", "held": False, "response": "oral_refusal", "refusal_date": "2022-10-10"}
CASE = f"case: one\nas_of: {ON}\nanswers:\n" + "".join(
    f"  {fact}: {said}\n" for fact, said in ANSWERS.items()
)


@pytest.mark.parametrize(
    ("language", "review", "sure"),
    [
        ("en", "Needs review by a qualified lawyer.", "Confidence: "),
        ("ru", "Нужна проверка юристом этой страны.", "Уверенность: "),
    ],
)
def test_every_outcome_names_its_rule_its_sources_how_sure_it_is_and_that_no_lawyer_reviewed_it(
    tmp_path: Path, language: str, review: str, sure: str
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.replace("False", "false"))
    done = CliRunner().invoke(commands, ["assess", str(RU), "--case", str(case), "--lang", language])
    said = " ".join(done.output.split())
    findings = law.assess(pack(), law.parse_answers(pack(), ANSWERS), ON).findings
    assert findings
    assert said.count(review) == len(findings) + 1, "one for each outcome, one for the whole"
    assert said.count(sure) == len(findings)
    words = Words(pack(), language)
    for finding in findings:
        assert f"{finding.rule}. {review}" in said
        for source in finding.sources:
            assert " ".join(words.text(f"source-{source}.citation").split()) in said


def assessed(tmp_path: Path, answers: str, on: str) -> str:
    case = tmp_path / "case.yaml"
    case.write_text(f"case: one\nas_of: {on}\nanswers: {answers}\n")
    done = CliRunner().invoke(commands, ["assess", str(RU), "--case", str(case), "--lang", "en"])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def test_an_unknown_day_is_not_shown_as_the_ends_of_the_calendar(tmp_path: Path) -> None:
    said = assessed(tmp_path, "{status: contract_mod}", "2022-10-01")
    assert "picked by: When was it? not known" in said
    assert "1900-01-01" not in said
    assert "2099-12-31" not in said
    partly = "{status: contract_mod, response: oral_refusal, refusal_date: {from: 2022-09-25}}"
    assert "picked by: Day of the latest refusal from 2022-09-25" in assessed(tmp_path, partly, "2022-10-01")


def test_days_that_follow_on_each_other_are_told_as_one_span(tmp_path: Path) -> None:
    answers = "{status: contract_mod, response: written_refusal, refusal_date: 2022-04-28}"
    said = assessed(tmp_path, answers, "2022-10-01")
    assert "When was the first refusal? from 2022-09-24 Law in force" in said
    assert "until 2022-09-30 or from 2022-10-01" not in said
