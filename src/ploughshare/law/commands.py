"""`ploughshare law`: check, assess, ask, export. Reads files and the terminal; the law is the engine's."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from ploughshare.law import (  # noqa: F401  # they add themselves to the group
    batch_commands,
    check_commands,
    measure_commands,
    schema_commands,
    see_commands,
    sign_commands,
    why_commands,
)
from ploughshare.law.assess import assess
from ploughshare.law.assessment import Assessment
from ploughshare.law.command_group import (
    DAY,
    LawInputError,
    law,
    load_pack,
    read_case,
    words_of,
    write_output,
)
from ploughshare.law.interview import interview
from ploughshare.law.pack import Pack
from ploughshare.law.show import show
from ploughshare.law.words import WordsError

__all__ = ["law"]

_pack = click.argument("pack", type=click.Path(path_type=Path))
_on = click.option("--on", type=DAY, metavar="DAY", help="The day the question is asked about, YYYY-MM-DD.")
_known_on = click.option(
    "--known-on", type=DAY, metavar="DAY", help="By the law as its authors knew it on that day."
)
_lang = click.option("--lang", metavar="LANG", help="The language to answer in.  [default: the pack's first]")


@law.command("assess")
@_pack
@click.option("--case", "case_file", type=click.Path(path_type=Path), required=True, help="A case file.")
@click.option("--case-id", metavar="NAME", help="Which case of the file, when it holds several.")
@_on
@_known_on
@_lang
@click.option("--json", "as_json", is_flag=True, help="Print the assessment as canonical JSON.")
def assess_command(  # one argument an option
    pack: Path,
    case_file: Path,
    case_id: str | None,
    on: date | None,
    known_on: date | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Say what the law says for a case, on the case's own day or on another.

    By what was known on the case's `known_on`, if it has one and `--known-on` names no other day.
    Danger comes first, then what to do and not to do, the law and its dates, why, and what would change it.
    """
    found = load_pack(pack)
    case = read_case(found, case_file, case_id)
    assessment = assess(found, case.first.answers, on or case.first.on, known_on or case.first.known_on)
    _print(found, lang, assessment, as_json=as_json)


@law.command("ask")
@_pack
@_on
@_known_on
@_lang
@click.option("--json", "as_json", is_flag=True, help="End with the assessment as canonical JSON.")
def ask_command(pack: Path, on: date | None, known_on: date | None, lang: str | None, as_json: bool) -> None:
    """Ask the questions of PACK in this terminal, only those that matter, and end with the answer.

    `?` says why a question is asked, `0` is not sure, `b` goes back, `q` stops and shows what holds so far.
    Nothing is stored.
    """
    found = load_pack(pack)
    words = words_of(found, lang)
    day = on or datetime.now(UTC).date()
    console = Console(stderr=as_json, highlight=False)
    assessment = interview(console, sys.stdin, found, words, day, known_on)
    _print(found, lang, assessment, as_json=as_json, open_too=assessment.next is None)


@law.command("export")
@_pack
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write.  [default: the terminal]"
)
@click.option("--words", is_flag=True, help="Carry the words of every language along, for the guide.")
def export_command(pack: Path, output: Path | None, words: bool) -> None:
    """Compile PACK to the one JSON object that the browser and the desk read."""
    compiled = load_pack(pack).to_json(words=words) + b"\n"
    if output is None:
        sys.stdout.buffer.write(compiled)
        return
    write_output(output, compiled)


def _print(
    pack: Pack, lang: str | None, assessment: Assessment, *, as_json: bool, open_too: bool = True
) -> None:
    if as_json:
        sys.stdout.buffer.write(assessment.to_json() + b"\n")
        return
    try:
        show(Console(highlight=False), pack, words_of(pack, lang), assessment, open_too=open_too)
    except WordsError as error:
        raise LawInputError(str(error)) from None
