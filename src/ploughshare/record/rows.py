"""Rows from desks: read from files, merged by row id, the withdrawn taken out.

What a row may hold is said by `ploughshare.wire.Row`; nothing here widens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ploughshare import wire

MAX_ROWS = 2_000_000


class RowsError(Exception):
    """A file of rows could not be used."""


@dataclass(frozen=True)
class Refused:
    """A line that is not a row: where it stands and why, without quoting it."""

    source: str
    line: int
    why: str


@dataclass(frozen=True)
class Record:
    """What the record counts: one living row a person, and what was left out."""

    rows: tuple[wire.Row, ...]
    refused: tuple[Refused, ...]
    withdrawn: int
    repeated: int


def read_lines(source: str, untrusted_lines: Iterable[bytes]) -> Iterator[wire.Row | Refused]:
    """Parse one JSON object a line; blank lines are passed over.

    Yields a `Row`, or a `Refused` with the line's number (from 1) for a line that is not one.
    """
    for number, untrusted_line in enumerate(untrusted_lines, start=1):
        line = untrusted_line.strip()
        if not line:
            continue
        try:
            yield wire.Row.parse(line)
        except wire.WireError as error:
            yield Refused(source, number, str(error))


def merge(parsed: Iterable[wire.Row | Refused]) -> Record:
    """One row a person: the last line with an id counts; a withdrawn id is gone for good.

    A withdrawal wins over every row with its id, wherever it stands in whichever file, so that the
    order in which desks deliver cannot bring a person back.
    """
    living: dict[bytes, wire.Row] = {}
    gone: set[bytes] = set()
    refused: list[Refused] = []
    repeated = 0
    for item in parsed:
        if isinstance(item, Refused):
            refused.append(item)
            continue
        if item.withdrawn:
            gone.add(item.row)
            continue
        if item.row in living:
            repeated += 1
        living[item.row] = item
        if len(living) > MAX_ROWS:
            raise RowsError(f"More than {MAX_ROWS} rows: split the record by year and print each part.")
    rows = tuple(living[key] for key in sorted(living) if key not in gone)
    return Record(rows=rows, refused=tuple(refused), withdrawn=len(gone), repeated=repeated)
