"""What every `ploughshare law` command shares: their group, days as options, refusals, reading a pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from ploughshare.law import load
from ploughshare.law.answer import CaseError
from ploughshare.law.case import Case, read_cases
from ploughshare.law.dates import day_number
from ploughshare.law.pack import Pack
from ploughshare.law.source import PackError
from ploughshare.law.words import Words, WordsError

FINDINGS: Final = 1
BAD_INPUT: Final = 2


class LawInputError(click.ClickException):
    """A pack, a case or an option cannot be used; the sentence says where and what to do."""

    exit_code = BAD_INPUT


class _Day(click.ParamType[date]):
    """A day of the calendar as an option."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromordinal(day_number(value))
        except ValueError as error:
            self.fail(f"{error}", param, ctx)


DAY: Final = _Day()


@click.group()
def law() -> None:
    """What the law says: check a pack, assess a case, ask the questions, export for the browser.

    PACK is a pack's directory (packs/ru) or a compiled pack. What comes out prepares advice; a
    qualified lawyer gives it.
    """


def load_pack(path: Path) -> Pack:
    """A pack, or the refusal the terminal shows."""
    try:
        return load(path)
    except PackError as error:
        raise LawInputError(str(error)) from None


def words_of(pack: Pack, lang: str | None) -> Words:
    """A pack's words in a language, by default its first, or the refusal the terminal shows."""
    try:
        if not pack.languages:
            raise WordsError(f"pack {pack.id!r} has no languages; name one in pack.yaml")
        return Words(pack, lang or pack.languages[0])
    except WordsError as error:
        raise LawInputError(str(error)) from None


def write_output(path: Path, content: bytes) -> None:
    """Write a file, or refuse as the terminal shows it."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise LawInputError(f"{path}: cannot be written ({error.strerror})") from None


def read_case(pack: Pack, path: Path, case_id: str | None) -> Case:
    """One case of a file, or the refusal the terminal shows."""
    try:
        cases = read_cases(pack, path)
    except CaseError as error:
        raise LawInputError(str(error)) from None
    return _chosen(cases, case_id, path)


def _chosen(cases: tuple[Case, ...], case_id: str | None, path: Path) -> Case:
    names = ", ".join(case.id for case in cases)
    if case_id is None:
        if len(cases) == 1:
            return cases[0]
        raise LawInputError(
            f"{path}:1: holds {len(cases)} cases; choose one with --case-id: {names or 'none'}"
        )
    for case in cases:
        if case.id == case_id:
            return case
    raise LawInputError(f"{path}:1: there is no case {case_id!r}; it has {names or 'none'}")
