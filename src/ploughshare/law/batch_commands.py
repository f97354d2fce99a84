"""`ploughshare law reassess`: files and the terminal of a comparison of many cases."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import FrameType
from typing import BinaryIO, Final

import click

from ploughshare.law import load
from ploughshare.law.batch_rows import CaseFileError, Rows, read_rows
from ploughshare.law.command_group import DAY, LawInputError, law
from ploughshare.law.dates import day_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack
from ploughshare.law.reassessing import Comparison, Tally, reassess
from ploughshare.law.source import PackError
from ploughshare.law.terminal_words import several

ROWS_REFUSED: Final = 1
_KINDS: Final = {"appeared": "new", "gone": "gone", "state": "surer or less sure", "version": "another text"}


@law.command("reassess")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option(
    "--cases",
    "case_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help="Many cases: .jsonl, .csv, or .parquet where pyarrow is installed.",
)
@click.option("--on", type=DAY, metavar="DAY", help="The day before the change.  [default: each case's own]")
@click.option("--then", type=DAY, metavar="DAY", required=True, help="The day to compare with.")
@click.option("--old-pack", type=click.Path(path_type=Path), help="The pack to judge the first day by.")
@click.option(
    "--known-on",
    type=DAY,
    metavar="DAY",
    help="Judge the first day by what was known on this day.",
)
@click.option(
    "--out",
    metavar="OUT",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write, JSON Lines.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def reassess_command(
    pack: Path,
    case_file: Path,
    on: date | None,
    then: date,
    old_pack: Path | None,
    known_on: date | None,
    out: Path,
    as_json: bool,
) -> None:
    """List which of many cases the law answers otherwise on another day, or by another version of PACK.

    One line for each case that changed: from what, to what, by which rule. Rows that cannot be read are
    listed with line and reason in OUT.refused, and the rest is done; the exit code is
    then 1. Stopped with Ctrl-C, what was written is whole lines. Both files can be read by you alone.
    """
    after = _load(pack)
    before = after if old_pack is None else _load(old_pack)
    before = before.known(None if known_on is None else known_on.toordinal())
    comparison = Comparison(before, after, None if on is None else on.toordinal(), then.toordinal())
    refused = out.with_name(out.name + ".refused")
    for target in (out, refused):
        if target.exists() and target.samefile(case_file):
            raise LawInputError(f"{out}: is the file of cases itself; choose another --out")
    known = [*dict.fromkeys((*after.fact, *before.fact))]
    with case_file.open("rb") as stream, contextlib.ExitStack() as files, _interrupt() as stopped:
        rows = _rows(case_file, stream, known)
        refused.unlink(missing_ok=True)
        listing = _Late(refused, files)
        found = reassess(
            comparison,
            rows.each,
            write=files.enter_context(_private(out)).write,
            refuse=listing.write,
            tell=_Teller(rows, time.monotonic),
            stopped=stopped,
        )
    if not found.finished and sys.stderr.isatty():
        click.echo(err=True)
    _summary(comparison, found, out, refused, as_json=as_json)
    if not found.finished:
        raise KeyboardInterrupt
    if found.refused:
        sys.exit(ROWS_REFUSED)


def _load(path: Path) -> Pack:
    try:
        return load(path)
    except PackError as error:
        raise LawInputError(str(error)) from None


def _rows(path: Path, stream: BinaryIO, known: list[str]) -> Rows:
    try:
        return read_rows(path, stream, known)
    except CaseFileError as error:
        raise LawInputError(str(error)) from None


def _private(path: Path) -> BinaryIO:
    """A new file that its owner alone can read: it names cases."""
    try:
        path.unlink(missing_ok=True)
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except OSError as error:
        raise LawInputError(f"{path}: cannot be written ({error.strerror})") from None


class _Late:
    """A file that is made with its first line."""

    def __init__(self, path: Path, files: contextlib.ExitStack) -> None:
        self._path = path
        self._files = files
        self._stream: BinaryIO | None = None

    def write(self, line: bytes) -> None:
        if self._stream is None:
            self._stream = self._files.enter_context(_private(self._path))
        self._stream.write(line)


@contextlib.contextmanager
def _interrupt() -> Iterator[Callable[[], bool]]:
    """Ctrl-C asks to stop after the row at hand; a second one stops at once."""
    asked: list[int] = []

    def ask(number: int, _: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


class _Teller:
    """Progress on standard error: a line that is rewritten on a terminal, now and then a line elsewhere."""

    def __init__(self, rows: Rows, clock: Callable[[], float]) -> None:
        self._rows = rows
        self._clock = clock
        self._live = sys.stderr.isatty()
        self._next = clock()

    def __call__(self, tally: Tally) -> None:
        now = self._clock()
        if not tally.finished and now < self._next:
            return
        self._next = now + (0.5 if self._live else 10.0)
        share = 1.0 if tally.finished else min(self._rows.share(), 1.0)
        cases = several(tally.cases, "case")
        said = f"{share:4.0%}  {cases}, {tally.changed:,} changed, {tally.refused:,} refused"
        start, end = ("\r", tally.finished) if self._live else ("", True)
        click.echo(start + said, nl=end, err=True)


def _summary(comparison: Comparison, found: Tally, out: Path, refused: Path, *, as_json: bool) -> None:
    after, before = comparison.after, comparison.before
    on = None if comparison.on is None else day_text(comparison.on)
    verified = after.verified[0] <= comparison.then <= after.verified[1]
    if as_json:
        body: dict[str, Json] = {
            "pack": _named(after),
            "old_pack": _named(before),
            "on": on,
            "known_on": None if before.known_on is None else day_text(before.known_on),
            "then": day_text(comparison.then),
            "standing": "verified" if verified else "unverified",
            "finished": found.finished,
            "cases": found.cases,
            "changed": found.changed,
            "refused": found.refused,
            "changes": [
                {"level": level, "rule": rule, "kind": kind, "cases": count}
                for level, rule, kind, count in found.by_rule()
            ],
            "out": str(out),
            "refused_file": str(refused) if found.refused else None,
        }
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
        return
    if not verified:
        first, last = (day_text(day) for day in after.verified)
        click.echo(f"These rules were checked only from {first} until {last}. Speak to a lawyer.")
    ended = "" if found.finished else " before it was stopped"
    click.echo(
        f"{found.changed:,} of {found.cases:,} cases changed between {on or 'their own day'} "
        f"and {day_text(comparison.then)}{ended}: {out}"
    )
    for level, rule, kind, count in found.by_rule():
        click.echo(f"{count:>9,}  {level:6}  {_KINDS[kind]:18}  {rule}")
    if found.refused:
        click.echo(f"{several(found.refused, 'row')} cannot be used; line and reason: {refused}")


def _named(pack: Pack) -> dict[str, Json]:
    return {"id": pack.id, "version": pack.version, "hash": pack.hash}
