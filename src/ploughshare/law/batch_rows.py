"""Files of many cases, row by row: JSON Lines, CSV, or Parquet with pyarrow (docs/packs.md, "Many cases").

A row is read by itself, bounded, so that one bad row spoils no other. Nothing is judged here.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from ploughshare.law.answer import CaseError
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS
from ploughshare.law.pack import Fact
from ploughshare.law.source import suggestion

MAX_LINE_BYTES: Final = 256 << 10
MAX_CASE_CHARS: Final = 200
_BATCH_ROWS: Final = 4_096
_WHOLE = re.compile(r"-?[0-9]{1,11}")
_BOM = b"\xef\xbb\xbf"


class CaseFileError(Exception):
    """The file of cases cannot be read."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One case as it stands in the file. `answers`: forms or cells by fact id, not parsed yet."""

    line: int
    case: str
    as_of: object
    answers: Mapping[str, Any]
    cells: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be used, and why."""

    line: int
    case: str | None
    reason: str


@dataclass(slots=True)
class Rows:
    """The rows of a file, and what share of it has been read."""

    each: Iterator[RawRow | Refused]
    share: Callable[[], float]


def read_rows(path: Path, stream: BinaryIO, known: Sequence[str]) -> Rows:
    """The rows of an open file, by its name's ending. `known`: the ids of the facts. Raises CaseFileError."""
    ending = path.suffix.lower()
    size = max(1, path.stat().st_size)
    if ending == ".parquet":
        return _parquet(path, stream, known)
    if ending == ".jsonl":
        return Rows(_json_rows(stream), lambda: stream.tell() / size)
    if ending == ".csv":
        lines = _lines(stream)
        columns, delimiter = _header(path, lines, known)
        return Rows(_csv_rows(lines, columns, delimiter), lambda: stream.tell() / size)
    raise CaseFileError(f"{path}: the file's name must end in .jsonl, .csv or .parquet")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; None for one that is too long or not UTF-8. Blank ones are left out."""
    number = 0
    while untrusted := stream.readline(MAX_LINE_BYTES):
        number += 1
        too_long = len(untrusted) == MAX_LINE_BYTES and not untrusted.endswith(b"\n")
        rest = untrusted if too_long else b""
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES)
        if too_long:
            yield number, None
            continue
        try:
            line = (untrusted.removeprefix(_BOM) if number == 1 else untrusted).decode().strip()
        except UnicodeDecodeError:
            yield number, None
            continue
        if line:
            yield number, line


_UNREADABLE: Final = f"the line is not UTF-8, or longer than {MAX_LINE_BYTES >> 10} KiB"


def _json_rows(stream: BinaryIO) -> Iterator[RawRow | Refused]:
    for number, line in _lines(stream):
        if line is None:
            yield Refused(number, None, _UNREADABLE)
            continue
        try:
            found = json.loads(line, object_pairs_hook=_once)
        except CaseError as error:
            yield Refused(number, None, str(error))
            continue
        except (ValueError, RecursionError):
            yield Refused(number, None, "the line is not JSON")
            continue
        yield _json_row(number, found)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CaseError("the line gives one key twice")
    return found


def _json_row(number: int, found: object) -> RawRow | Refused:
    if not isinstance(found, dict) or not isinstance(found.get("answers"), dict):
        return Refused(number, None, 'a case is {"case": …, "as_of": …, "answers": {…}}')
    extra = set(found) - {"case", "as_of", "answers"}
    if extra:
        return Refused(number, None, f"a case has no {min(extra)[:80]!r}")
    return _named(number, found.get("case"), found.get("as_of"), found["answers"], cells=False)


def _named(
    number: int, case: object, as_of: object, answers: Mapping[str, Any], *, cells: bool
) -> RawRow | Refused:
    if not isinstance(case, str) or not 0 < len(case) <= MAX_CASE_CHARS or not case.isprintable():
        return Refused(number, None, f"a case needs a printable name of 1 to {MAX_CASE_CHARS} characters")
    return RawRow(number, case, as_of, answers, cells)


def _header(
    path: Path, lines: Iterator[tuple[int, str | None]], known: Sequence[str]
) -> tuple[list[str], str]:
    first = next(lines, (1, None))[1]
    if first is None:
        raise CaseFileError(f"{path}:1: a CSV file begins with the line case,as_of,FACT,FACT…")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        columns = [name.strip() for name in next(csv.reader([first], strict=True, delimiter=delimiter))]
    except csv.Error:
        raise CaseFileError(f"{path}:1: the header is not CSV") from None
    _check_columns(f"{path}:1", columns, known)
    return columns, delimiter


def _check_columns(where: str, columns: Sequence[str], known: Sequence[str]) -> None:
    if "case" not in columns:
        raise CaseFileError(f"{where}: there is no column 'case'")
    for at, column in enumerate(columns):
        if column in columns[:at]:
            raise CaseFileError(f"{where}: the column {column[:80]!r} is there twice")
        if column not in {"case", "as_of"} and column not in known:
            hint = suggestion(column, known)
            raise CaseFileError(f"{where}: there is no fact {column[:80]!r}{hint}")


def _csv_rows(
    lines: Iterator[tuple[int, str | None]], columns: list[str], delimiter: str
) -> Iterator[RawRow | Refused]:
    for number, line in lines:
        if line is None:
            yield Refused(number, None, _UNREADABLE)
            continue
        try:
            cells = next(csv.reader([line], strict=True, delimiter=delimiter))
        except csv.Error:
            yield Refused(number, None, "the line is not CSV: a quote is left open, or stands inside a cell")
            continue
        if len(cells) != len(columns):
            yield Refused(number, None, f"the line has {len(cells)} cells, the header {len(columns)}")
            continue
        yield _cell_row(number, dict(zip(columns, map(str.strip, cells), strict=True)))


def _cell_row(number: int, cells: dict[str, Any]) -> RawRow | Refused:
    case, as_of = cells.pop("case"), cells.pop("as_of", None)
    given = {ident: cell for ident, cell in cells.items() if cell is not None and cell != ""}
    return _named(number, case, None if as_of == "" else as_of, given, cells=True)


def _parquet(path: Path, stream: BinaryIO, known: Sequence[str]) -> Rows:
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise CaseFileError(
            f"{path}: reading Parquet needs pyarrow, which is not installed here; "
            "install it beside ploughshare, or save the cases as .csv or .jsonl"
        ) from None
    try:
        source = parquet.ParquetFile(stream)
    except (ValueError, OSError):
        raise CaseFileError(f"{path}: is not a Parquet file") from None
    _check_columns(str(path), source.schema_arrow.names, known)
    read = [0]

    def each() -> Iterator[RawRow | Refused]:
        try:
            for batch in source.iter_batches(batch_size=_BATCH_ROWS):
                for cells in batch.to_pylist():
                    read[0] += 1
                    yield _cell_row(read[0], {name: _plain(cell) for name, cell in cells.items()})
        except (ValueError, OSError):
            raise CaseFileError(f"{path}: is damaged after row {read[0]}; save it again") from None

    return Rows(each(), lambda: read[0] / max(1, source.metadata.num_rows))


def _plain(cell: object) -> object:
    """A typed cell as a row keeps it: times stay times until the fact says what they are asked for."""
    return cell.isoformat() if isinstance(cell, date) and not isinstance(cell, datetime) else cell


def form_of(fact: Fact, cell: object) -> Json:
    """The answer form of a cell that is not empty; what is no answer is left for the parser to refuse.

    `?` not known; `a|b` one of several; a set's members with spaces, `-` none, `+a -b` has and lacks;
    `from..until`, either end may be missing.
    """
    if isinstance(cell, datetime):
        return _time_form(fact, cell)
    if not isinstance(cell, str):
        return cell if isinstance(cell, bool | int | list) else str(cell)
    if cell == "?":
        return None
    if fact.type == "bool":
        return {"true": True, "false": False}.get(cell, cell)
    if fact.type == "enum":
        return {"any": [part.strip() for part in cell.split("|")]} if "|" in cell else cell
    if fact.type == "set":
        return _set_form(cell)
    lo, dots, hi = cell.partition("..")
    if dots:
        low, high = END_KEYS[fact.type]
        ends = {low: lo.strip(), high: hi.strip()}
        return {key: _end(fact, end) for key, end in ends.items() if end}
    return _end(fact, cell)


def _time_form(fact: Fact, cell: datetime) -> Json:
    """A time as an hour, or one at midnight as a day; what is neither is left to be refused."""
    whole = (cell.minute, cell.second, cell.microsecond, cell.tzinfo) == (0, 0, 0, None)
    if fact.type == "day" and whole and cell.hour == 0:
        return cell.date().isoformat()
    return cell.isoformat(timespec="hours") if whole else str(cell)


def _end(fact: Fact, text: str) -> Json:
    return int(text) if fact.type in {"int", "duration"} and _WHOLE.fullmatch(text) else text


def _set_form(cell: str) -> Json:
    members: list[Json] = [*cell.split()]
    if cell == "-":
        return []
    if not cell.startswith(("+", "-")):
        return members
    has: list[Json] = [part[1:] for part in cell.split() if part.startswith("+")]
    lacks: list[Json] = [part[1:] for part in cell.split() if part.startswith("-")]
    if len(has) + len(lacks) != len(members):
        return cell
    return {key: parts for key, parts in (("has", has), ("not", lacks)) if parts}
