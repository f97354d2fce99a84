"""What the terminal prints of an assessment: values in words, and what repeats said once."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from ploughshare.law.check import check
from ploughshare.law.commands import law as command
from tests.law.small import FILES, write_pack

KIND = '- {id: kind, type: enum, values: [early, late], expr: "if(refused_on < 2022-09-24, early, late)"}\n'
CLAUSE = (
    "- {id: fairness, taints: [crime, group], axis: as_of, sources: [CODE-1], confidence: low,"
    " review: {status: draft}}\n"
)
LABELS = "derived-kind--early = Before the change\nderived-kind--late = After the change\n"
CASE = """case: one
as_of: 2022-10-01
answers: {status: soldier, refused: true, refused_on: 2022-04-28, others: 2}
"""


def pack(place: Path, words: str) -> Path:
    gives = FILES["rules/a.yaml"].replace("  level: danger\n", "  level: danger\n  gives: kind\n", 1)
    made = write_pack(
        place,
        derived_yaml=FILES["derived.yaml"] + KIND,
        rules_a_yaml=gives,
        words_en_ftl=FILES["words/en.ftl"] + f"derived-kind = The time\nclause-fairness = Weigh it.\n{words}",
    )
    (made / "clauses.yaml").write_text(CLAUSE)
    (made / "one.yaml").write_text(CASE)
    return made


def assessed(made: Path) -> str:
    asked = ["assess", str(made), "--case", str(made / "one.yaml"), "--lang", "en"]
    return " ".join(
        CliRunner().invoke(command, asked, env={"NO_COLOR": "1", "COLUMNS": "100"}).output.split()
    )


def test_a_value_out_of_a_closed_list_is_said_in_words(tmp_path: Path) -> None:
    said = assessed(pack(tmp_path, LABELS))
    assert "What follows: The time: Before the change" in said
    assert "early" not in said


def test_the_checker_asks_for_the_words_of_such_a_value(tmp_path: Path) -> None:
    told = [problem.what for problem in check(pack(tmp_path, "")).problems]
    assert "the words 'derived-kind--early' are missing in 'en'" in told
    assert not [
        problem.what for problem in check(pack(tmp_path / "b", LABELS)).problems if "words" in problem.what
    ]


def test_a_clause_that_touches_many_findings_is_told_once_and_named_by_its_number(tmp_path: Path) -> None:
    said = assessed(pack(tmp_path, LABELS))
    assert said.count("Weigh it.") == 1
    assert said.count("A lawyer must weigh this: [1]") == 3  # under two findings, and over the list
