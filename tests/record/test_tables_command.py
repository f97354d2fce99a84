"""`ploughshare record tables`, as a researcher runs it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner
from matplotlib.patches import Rectangle

from ploughshare import wire
from ploughshare.record.commands import record
from ploughshare.record.disclose import Cell
from ploughshare.record.plots import outcomes_over_time
from ploughshare.record.release import make_release
from ploughshare.record.rows import merge
from ploughshare.road.crowd import invented_rows


def write(path: Path, rows: list[wire.Row], *more: bytes) -> str:
    path.write_bytes(b"\n".join([*(row.to_json() for row in rows), *more]) + b"\n")
    return str(path)


def tables(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(record, ["tables", *args])
    return result.exit_code, result.stdout


def test_an_empty_record_says_why_it_prints_nothing(tmp_path: Path) -> None:
    code, text = tables(write(tmp_path / "rows.jsonl", []))
    assert code == 1
    assert "Nothing is printed" in text
    assert "from 20 on" in text


def test_one_persons_row_prints_nothing(tmp_path: Path) -> None:
    code, text = tables(write(tmp_path / "rows.jsonl", invented_rows(1, 1)), "--json")
    assert code == 1
    assert json.loads(text)["printed"] is False


def test_the_printed_numbers_are_the_counts_of_the_rows(tmp_path: Path) -> None:
    rows = invented_rows(500, 2)
    code, text = tables(write(tmp_path / "rows.jsonl", rows), "--json", "--by", "year")
    assert code == 0
    release = json.loads(text)
    printed = release["tables"]["outcome_by_status"]
    for status, numbers in printed["rows"].items():
        for outcome, number in zip(printed["columns"][:-1], numbers, strict=False):
            counted = sum(row.status == status and row.outcome == outcome for row in rows)
            assert number in (counted, None)
    assert release["persons"] == 500


def test_a_person_counts_once_however_many_desks_send_the_row(tmp_path: Path) -> None:
    rows = invented_rows(200, 3)
    first = write(tmp_path / "a.jsonl", rows)
    second = write(tmp_path / "b.jsonl", rows[:50])
    code, text = tables(first, second, "--json")
    assert code == 0
    assert json.loads(text)["persons"] == 200


def test_a_withdrawn_person_is_gone_in_whatever_order_the_files_are_read(tmp_path: Path) -> None:
    rows = invented_rows(200, 3)
    gone = write(tmp_path / "gone.jsonl", [replace(row, withdrawn=True) for row in rows[:5]])
    living = write(tmp_path / "living.jsonl", rows)
    for files in ((gone, living), (living, gone)):
        code, text = tables(*files, "--json")
        assert code == 0
        assert json.loads(text)["persons"] == 195


def test_lines_that_are_not_rows_are_named_by_number_and_never_quoted(tmp_path: Path) -> None:
    path = write(
        tmp_path / "rows.jsonl", invented_rows(200, 3), b'{"name": "Sergey Ivanov"}', b"\xff\xfe", b"[" * 500
    )
    code, text = tables(path)
    assert code == 0
    assert "line 201" in text
    assert "line 202" in text
    assert "line 203" in text
    assert "Sergey" not in text


def test_files_hold_what_the_terminal_shows_and_nothing_hidden(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", invented_rows(300, 5))
    out = tmp_path / "release"
    code, _ = tables(path, "-o", str(out))
    assert code == 0
    names = {"outcome_by_period.csv", "outcome_by_status.csv", "release.json", "outcomes.svg", "outcomes.png"}
    assert {file.name for file in out.iterdir()} == names
    release = json.loads((out / "release.json").read_text())
    with (out / "outcome_by_status.csv").open() as file:
        cells = list(csv.reader(file))
    for row in cells[1:-1]:
        shown = [None if text == "·" else int(text) for text in row[1:]]
        assert shown == release["tables"]["outcome_by_status"]["rows"][row[0]]


def test_the_same_record_gives_the_same_files_to_the_byte(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", invented_rows(120, 6))
    for name in ("one", "two"):
        tables(path, "-o", str(tmp_path / name))
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_narrow_terminal_breaks_no_word_of_a_heading(tmp_path: Path) -> None:
    code, text = tables(write(tmp_path / "rows.jsonl", invented_rows(400, 1)), "--by", "quarter")
    assert code == 0
    for heading in ("transferred", "dismissed", "convicted", "mobilised"):
        assert heading in text


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    rows = write(tmp_path / "rows.jsonl", invented_rows(400, 1))
    result = CliRunner().invoke(
        record, ["tables", rows, "--by", "quarter", "-o", str(tmp_path / "file" / "x")]
    )
    assert result.exit_code == 3
    assert f"{tmp_path / 'file' / 'x'} cannot be written" in result.stderr


def test_no_column_of_the_plot_gives_a_hidden_number_a_height(tmp_path: Path) -> None:
    read = merge(invented_rows(400, 1))
    release = make_release(read, "quarter", 10)
    table = next(table for table in release.tables if table.name == "outcome_by_period")
    figure = outcomes_over_time(table, release.protected)
    for axes, column in zip(figure.axes, table.columns, strict=True):
        printed = [release.protected.shown(Cell(table.name, row, column)) for row in table.rows]
        hatched = [bar.get_height() for bar in axes.patches if isinstance(bar, Rectangle) and bar.get_hatch()]
        assert hatched == [axes.get_ylim()[1]] * printed.count(None)
