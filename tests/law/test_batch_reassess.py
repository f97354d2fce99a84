"""Which of many cases the law answers otherwise: what comparing each alone says, streamed, stoppable."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ploughshare import law
from ploughshare.law.batch_rows import RawRow, Refused
from ploughshare.law.commands import law as command
from ploughshare.law.reassessing import Comparison, Tally, reassess
from tests.law.cases import random_cases
from tests.law.small import FILES, write_pack

ROOT = Path(__file__).resolve().parents[2]
ON, THEN = date(2022, 5, 25), date(2024, 10, 7)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["reassess", *map(str, arguments)], env={"COLUMNS": "200"})


def rows_of(pack: law.Pack, count: int) -> list[RawRow | Refused]:
    return [
        RawRow(number, f"c{number}", case["as_of"], case["answers"], cells=False)
        for number, case in enumerate(random_cases(pack, 9, count), 1)
        if isinstance(case["answers"], dict)
    ]


def compared(
    comparison: Comparison, rows: list[RawRow | Refused], rows_at_once: int = 64
) -> tuple[Tally, list[Any], list[Any]]:
    out: list[bytes] = []
    refused: list[bytes] = []
    tally = reassess(
        comparison,
        rows,
        write=out.append,
        refuse=refused.append,
        tell=lambda _: None,
        stopped=lambda: False,
        rows_at_once=rows_at_once,
    )
    lines, rows_refused = (list(map(json.loads, b"".join(part).splitlines())) for part in (out, refused))
    return tally, lines, rows_refused


def told(change: law.Change) -> tuple[Any, ...]:
    sides = [f and (f.key, f.state, f.value, f.for_lawyer, f.review) for f in (change.before, change.after)]
    return (change.kind, change.rule, change.level, *sides, change.law_day, list(change.by))


def told_line(change: dict[str, Any]) -> tuple[Any, ...]:
    sides = [
        change[s] and tuple(change[s][key] for key in ("version", "state", "value", "for_lawyer", "review"))
        for s in ("before", "after")
    ]
    return (change["kind"], change["rule"], change["level"], *sides, change["law_day"], change["by"])


@pytest.mark.parametrize("name", ["packs/ru", "vectors/law/packs/teaching", "vectors/law/packs/allowance"])
def test_what_changed_in_many_cases_is_what_changed_in_each_alone(name: str) -> None:
    pack = law.load(ROOT / name)
    rows = rows_of(pack, 120)
    tally, lines, refused = compared(Comparison(pack, pack, ON.toordinal(), THEN.toordinal()), rows)
    wanted = {}
    for row in rows:
        assert isinstance(row, RawRow)
        answers = law.parse_answers(pack, row.answers)
        changes = law.changed(law.assess(pack, answers, ON), law.assess(pack, answers, THEN))
        if changes:
            wanted[row.case] = [told(change) for change in changes]
    assert wanted
    assert {line["case"]: [told_line(change) for change in line["changes"]] for line in lines} == wanted
    assert (tally.cases, tally.changed, tally.refused, tally.finished) == (120, len(wanted), 0, True)
    assert refused == []


def test_what_was_known_then_is_compared_with_what_is_known_now(tmp_path: Path) -> None:
    place = ROOT / "vectors/law/packs/allowance"
    pack = law.load(place)
    rows = rows_of(pack, 200)
    day, learned = date(2022, 7, 10), date(2022, 7, 1)
    wanted = set()
    for row in rows:
        assert isinstance(row, RawRow)
        answers = law.parse_answers(pack, row.answers)
        if law.changed(law.assess(pack, answers, day, learned), law.assess(pack, answers, day)):
            wanted.add(row.case)
    assert 0 < len(wanted) < len(rows)
    lines = [line(row.case, {**row.answers}) for row in rows if isinstance(row, RawRow)]
    asked = ("--on", day, "--then", day, "--known-on", learned, "--out", tmp_path / "out", "--json")
    done = run(place, "--cases", cases_file(tmp_path, lines), *asked)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["known_on"] == "2022-07-01"
    assert {json.loads(row)["case"] for row in (tmp_path / "out").read_text().splitlines()} == wanted


def test_an_old_pack_judges_the_first_day_and_knows_only_its_own_questions(tmp_path: Path) -> None:
    old = law.load(write_pack(tmp_path / "old"))
    more = FILES["facts.yaml"] + "- {id: abroad, type: bool, section: s}\n"
    rule = FILES["rules/a.yaml"].replace("when: others > 0", "when: abroad or others > 0")
    new = law.load(write_pack(tmp_path / "new", facts_yaml=more, rules_a_yaml=rule))
    rows: list[RawRow | Refused] = [
        RawRow(1, "a", "2022-05-25", {"status": "none", "abroad": True}, cells=False),
        RawRow(2, "b", "2022-05-25", {"status": "none", "abroad": False}, cells=False),
        RawRow(3, "c", "2022-05-25", {"nowhere": False}, cells=False),
    ]
    day = ON.toordinal()
    tally, (line,), (refused,) = compared(Comparison(old, new, None, day), rows)
    assert line["case"] == "a"
    (change,) = line["changes"]
    assert (change["kind"], change["rule"]) == ("appeared", "group.risk")
    assert refused["line"] == 3
    assert "there is no fact 'nowhere'" in refused["reason"]
    assert tally.refused == 1


def cases_file(tmp_path: Path, lines: list[str]) -> Path:
    place = tmp_path / "cases.jsonl"
    place.write_text("\n".join(lines) + "\n")
    return place


def line(case: str, answers: dict[str, Any], as_of: str | None = "2022-05-25") -> str:
    return json.dumps({"case": case, "answers": answers} | ({"as_of": as_of} if as_of else {}))


REFUSED = {"status": "soldier", "refused": True, "refused_on": {"from": "2022-09-20"}}


def test_the_command_lists_changed_cases_and_a_summary(place: Path, tmp_path: Path) -> None:
    cases = cases_file(tmp_path, [line("a", {"status": "soldier", "refused": False}), line("b", REFUSED)])
    out = tmp_path / "out.jsonl"
    done = run(place, "--cases", cases, "--on", "2021-05-25", "--then", "2022-12-01", "--out", out)
    assert done.exit_code == 0, done.output
    assert "1 of 2 cases changed between 2021-05-25 and 2022-12-01" in done.output
    (found,) = map(json.loads, out.read_text().splitlines())
    assert found["case"] == "b"
    assert [change["rule"] for change in found["changes"]] == ["group.risk"]
    assert out.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "out.jsonl.refused").exists()


def test_rows_that_cannot_be_used_are_listed_and_the_rest_is_done(place: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text(
        "case,as_of,status,refused,refused_on,others,reasons\n"
        "a,2021-05-25,soldier,true,2022-02-24..2022-09-20,1..3,conscience health\n"
        "b,2021-05-25,soldeir,,,,\n"
        "c,2022-02-30,,,,,\n"
        "d,,soldier,,,,\n"
        "e,2021-05-25,soldier,?,,,\n"
    )
    out = tmp_path / "out.jsonl"
    done = run(place, "--cases", cases, "--then", "2022-12-01", "--out", out, "--json")
    assert done.exit_code == 1, done.output
    summary = json.loads(done.stdout)
    assert (summary["cases"], summary["changed"], summary["refused"]) == (2, 2, 3)
    listed = [json.loads(row) for row in (tmp_path / "out.jsonl.refused").read_text().splitlines()]
    assert [(row["line"], row["case"]) for row in listed] == [(3, "b"), (4, "c"), (5, "d")]
    assert listed[0]["reason"] == "'soldeir' is not an answer to 'status'"
    assert listed[1]["reason"] == "as_of: 2022-02-30 is not a day of the calendar"
    assert listed[2]["reason"].endswith("say which with --on")
    assert [json.loads(row)["case"] for row in out.read_text().splitlines()] == ["a", "e"]


def test_a_day_the_pack_was_not_checked_for_is_said_first(place: Path, tmp_path: Path) -> None:
    cases = cases_file(tmp_path, [line("a", REFUSED)])
    done = run(place, "--cases", cases, "--then", "2024-01-01", "--out", tmp_path / "out")
    assert done.stdout.startswith("These rules were checked only from 2020-01-01 until 2022-12-31.")


def test_the_file_of_cases_is_not_overwritten(place: Path, tmp_path: Path) -> None:
    cases = cases_file(tmp_path, [line("a", REFUSED)])
    before = cases.read_bytes()
    done = run(place, "--cases", cases, "--then", "2022-12-01", "--out", cases)
    assert done.exit_code == 2
    assert "choose another --out" in done.stderr
    assert cases.read_bytes() == before


def test_an_output_that_is_there_stays_when_the_cases_cannot_be_read(place: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("status\n")
    out = tmp_path / "out"
    out.write_text("kept")
    done = run(place, "--cases", cases, "--then", "2022-12-01", "--out", out)
    assert done.exit_code == 2
    assert done.stderr == f"Error: {cases}:1: there is no column 'case'\n"
    assert out.read_text() == "kept"


def test_memory_holds_one_block_of_rows_and_no_more(place: Path) -> None:
    pack = law.load(place)
    read, told_of = [0], [0]

    def rows() -> Iterator[RawRow]:
        for number in range(1, 1_001):
            read[0] = number
            yield RawRow(number, f"c{number}", None, REFUSED, cells=False)

    def write(_: bytes) -> None:
        told_of[0] = read[0]
        assert read[0] % 100 == 0

    day = date(2021, 5, 25).toordinal()
    reassess(
        Comparison(pack, pack, day, THEN.toordinal()),
        rows(),
        write=write,
        refuse=lambda _: None,
        tell=lambda _: None,
        stopped=lambda: False,
        rows_at_once=100,
    )
    assert told_of[0] == 1_000


def test_stopped_by_hand_it_leaves_whole_lines_and_says_so(place: Path, tmp_path: Path) -> None:
    cases = cases_file(tmp_path, [line(f"c{number}", REFUSED) for number in range(60_000)])
    out = tmp_path / "out.jsonl"
    arguments = [
        *("law", "reassess", place, "--cases", cases, "--on", "2021-05-25", "--then", "2022-12-01"),
        *("--out", out),
    ]
    script = "from ploughshare.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stderr is not None
        assert b"cases" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        said, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert b"before it was stopped" in said
    text = out.read_bytes()
    assert text.endswith(b"\n")
    assert 0 < len([json.loads(row) for row in text.splitlines()]) < 60_000
