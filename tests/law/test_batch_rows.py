"""Files of many cases: what a row says, and that a bad one is named and spoils no other."""

from __future__ import annotations

import importlib
import json
import types
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.law.batch_rows import (
    MAX_LINE_BYTES,
    CaseFileError,
    RawRow,
    Refused,
    form_of,
    read_rows,
)
from ploughshare.law.expr import Json
from ploughshare.law.pack import Cut, Fact

KNOWN = ["p", "colour", "n", "tags", "d"]


def read(tmp_path: Path, name: str, body: bytes) -> list[RawRow | Refused]:
    place = tmp_path / name
    place.write_bytes(body)
    with place.open("rb") as stream:
        return list(read_rows(place, stream, KNOWN).each)


def refusals(rows: list[RawRow | Refused]) -> dict[int, str]:
    return {row.line: row.reason for row in rows if isinstance(row, Refused)}


def fact(kind: str) -> Fact:
    values = ("red", "green", "blue") if kind in {"enum", "set"} else ()
    return Fact("x", kind, values, "s", 2, None, -5, 50, Cut())


@pytest.mark.parametrize(
    ("kind", "cell", "form"),
    [
        ("bool", "true", True),
        ("bool", "false", False),
        ("bool", "?", None),
        ("enum", "red", "red"),
        ("enum", "red|blue", {"any": ["red", "blue"]}),
        ("set", "red blue", ["red", "blue"]),
        ("set", "-", []),
        ("set", "+red -blue", {"has": ["red"], "not": ["blue"]}),
        ("set", "-blue", {"not": ["blue"]}),
        ("int", "12", 12),
        ("int", "-5..3", {"min": -5, "max": 3}),
        ("int", "11..", {"min": 11}),
        ("day", "2022-04-28", "2022-04-28"),
        ("day", "2022-02-24..2022-09-20", {"from": "2022-02-24", "until": "2022-09-20"}),
        ("day", "..2022-09-20", {"until": "2022-09-20"}),
        ("hour", "2022-09-24T13", "2022-09-24T13"),
        ("hour", "2022-09-24T08..2022-09-25T09", {"from": "2022-09-24T08", "until": "2022-09-25T09"}),
        ("money", "3000000.00", "3000000.00"),
        ("money", "-5.00..500.00", {"min": "-5.00", "max": "500.00"}),
        ("ratio", "3/20", "3/20"),
        ("ratio", "0/1..1/2", {"min": "0/1", "max": "1/2"}),
        ("duration", "3", 3),
        ("duration", "2..", {"min": 2}),
        ("int", 7, 7),
        ("bool", True, True),
        ("duration", 3, 3),
        ("money", Decimal("450.00"), "450.00"),
        ("money", 450.5, "450.5"),
        ("hour", datetime(2022, 9, 24, 13), "2022-09-24T13"),  # noqa: DTZ001  # a wall clock
        ("hour", datetime(2022, 9, 24, 13, 5), "2022-09-24 13:05:00"),  # noqa: DTZ001
        ("hour", datetime(2022, 9, 24, 13, tzinfo=UTC), "2022-09-24 13:00:00+00:00"),
        ("day", datetime(2022, 9, 24), "2022-09-24"),  # noqa: DTZ001
        ("day", datetime(2022, 9, 24, 13), "2022-09-24T13"),  # noqa: DTZ001
    ],
)
def test_a_cell_says_what_an_answer_form_says(kind: str, cell: object, form: Json) -> None:
    assert form_of(fact(kind), cell) == form


KINDS = ["bool", "enum", "set", "int", "day", "hour", "money", "ratio", "duration"]


@given(kind=st.sampled_from(KINDS), cell=st.text())
def test_any_cell_becomes_a_form_or_something_the_parser_refuses(kind: str, cell: str) -> None:
    json.dumps(form_of(fact(kind), cell))


def test_json_lines_are_read_one_by_one_and_bad_ones_are_named(tmp_path: Path) -> None:
    lines = [
        b'{"case": "a", "as_of": "2022-05-25", "answers": {"p": true}}',
        b"",
        b"{nonsense",
        b'{"case": "b", "answers": {}, "more": 1}',
        b'{"case": "c", "case": "d", "answers": {}}',
        b'{"case": "\\u001b[2J", "answers": {}}',
        b'{"case": "\\ud800", "answers": {}}',
        b'{"answers": {}}',
        b'["a"]',
        b"\xff",
        b"[" * 100_000,
        b'{"case": "' + b"x" * MAX_LINE_BYTES + b'", "answers": {}}',
        b'{"case": "last", "answers": {}}',
    ]
    rows = read(tmp_path, "many.jsonl", b"\n".join(lines))
    good = [row for row in rows if isinstance(row, RawRow)]
    assert [(row.line, row.case, row.as_of) for row in good] == [(1, "a", "2022-05-25"), (13, "last", None)]
    wrong = refusals(rows)
    assert sorted(wrong) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert wrong[3] == "the line is not JSON"
    assert wrong[4] == "a case has no 'more'"
    assert wrong[5] == "the line gives one key twice"
    assert wrong[12].startswith("the line is not UTF-8, or longer than")


def test_csv_is_read_line_by_line_so_that_an_open_quote_swallows_one_row_only(tmp_path: Path) -> None:
    body = '\ufeffcase,as_of,p,tags\r\na,2022-05-25,true,x y\r\nb,,"open,\r\nc,,?\r\nd,,?,\r\n'
    rows = read(tmp_path, "many.CSV", body.encode())
    good = {row.case: row.answers for row in rows if isinstance(row, RawRow)}
    assert good == {"a": {"p": "true", "tags": "x y"}, "d": {"p": "?"}}
    assert sorted(refusals(rows)) == [3, 4]
    assert refusals(rows)[4] == "the line has 3 cells, the header 4"


def test_a_table_saved_with_semicolons_is_read_too(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "many.csv", b"case;p\na;true\n")
    assert isinstance(row, RawRow)
    assert row.answers == {"p": "true"}


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.csv", b"", "begins with the line"),
        ("a.csv", b"p,n\n", "there is no column 'case'"),
        ("a.csv", b"case,p,p\n", "the column 'p' is there twice"),
        ("a.csv", b"case,colur\n", "there is no fact 'colur'; did you mean 'colour'?"),
        ("a.xlsx", b"", "must end in .jsonl, .csv or .parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    tmp_path: Path, name: str, body: bytes, said: str
) -> None:
    with pytest.raises(CaseFileError, match=said.replace("?", r"\?")):
        read(tmp_path, name, body)


def test_parquet_without_its_library_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(CaseFileError, match=r"needs pyarrow.* or save the cases as \.csv or \.jsonl"):
        read(tmp_path, "many.parquet", b"PAR1")


class _Table:
    """As much of pyarrow's reader as is used: column names, row count, rows in batches."""

    def __init__(self, stream: BinaryIO) -> None:
        self.schema_arrow = types.SimpleNamespace(names=["case", "as_of", "p", "d", "tags", "n"])
        self.metadata = types.SimpleNamespace(num_rows=2)

    def iter_batches(self, batch_size: int) -> list[Any]:
        rows = [
            {
                "case": "a",
                "as_of": date(2022, 5, 25),
                "p": True,
                "d": date(2022, 4, 28),
                "tags": ["x"],
                "n": 3,
            },
            {"case": "b", "as_of": None, "p": None, "d": None, "tags": None, "n": None},
        ]
        return [types.SimpleNamespace(to_pylist=lambda: rows)][:batch_size]


def test_parquet_cells_may_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib, "import_module", lambda _: types.SimpleNamespace(ParquetFile=_Table))
    first, second = read(tmp_path, "many.parquet", b"PAR1")
    assert isinstance(first, RawRow)
    assert isinstance(second, RawRow)
    assert (first.as_of, first.answers) == (
        "2022-05-25",
        {"p": True, "d": "2022-04-28", "tags": ["x"], "n": 3},
    )
    assert (second.line, second.answers) == (2, {})
