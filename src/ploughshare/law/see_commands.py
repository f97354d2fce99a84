"""`ploughshare law graph | timeline | leaflet`: a pack as pictures and on paper. Files only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import click

from ploughshare.law import graph_picture, timeline
from ploughshare.law.answer import CaseError
from ploughshare.law.command_group import DAY, LawInputError, law, load_pack, words_of, write_output
from ploughshare.law.leaflet import leaflet
from ploughshare.law.leaflet_file import plain_outline, read_outline
from ploughshare.law.leaflet_page import Page, page
from ploughshare.law.leaflet_print import LeafletError, html, pdf
from ploughshare.law.leaflet_words import LeafletWords
from ploughshare.law.pack import Pack
from ploughshare.law.source import PackError, suggestion
from ploughshare.law.words import Words, WordsError

PRINTERS: Final[dict[str, Callable[[Page], bytes]]] = {".pdf": pdf, ".html": html}

_pack = click.argument("pack", type=click.Path(path_type=Path))
_lang = click.option("--lang", metavar="LANG", help="Language of the labels.  [default: the pack's first]")
_svg = click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The picture to write, FILE.svg."
)


def _labels(pack: Pack, lang: str | None) -> Words | None:
    """Words for labels; none where the pack was loaded without and no language was asked for."""
    return None if lang is None and not pack.words else words_of(pack, lang)


@law.command("timeline")
@_pack
@_lang
@_svg
def timeline_command(pack: Path, lang: str | None, output: Path) -> None:
    """Draw what of PACK is in force when: a lane a rule, every day of change, what has no day yet."""
    found = load_pack(pack)
    write_output(output, timeline.picture(found, _labels(found, lang)))


@law.command("graph")
@_pack
@_lang
@_svg
@click.option("--outcome", "outcomes", metavar="ID", multiple=True, help="Only this outcome; repeatable.")
@click.option("--overview", is_flag=True, help="Only the table of questions and outcomes.")
def graph_command(
    pack: Path, lang: str | None, output: Path, outcomes: tuple[str, ...], overview: bool
) -> None:
    """Draw what in PACK hangs on what: facts, derived values, rules, outcomes.

    First a table of which question bears on which outcome, then a panel for each outcome with the rules that
    decide it, what they read, and which of them give way to others.
    """
    found = load_pack(pack)
    for outcome in outcomes:
        if outcome not in found.outcome:
            hint = suggestion(outcome, found.outcome)
            raise LawInputError(f"there is no outcome {outcome!r} in pack {found.id!r}{hint}")
    wanted = [ident for ident in found.outcome if not outcomes or ident in outcomes]
    table = overview or not outcomes
    drawn = graph_picture.picture(found, _labels(found, lang), wanted, table=table, panels=not overview)
    write_output(output, drawn)


@law.command("leaflet")
@_pack
@click.option("--on", type=DAY, metavar="DAY", required=True, help="The day the law is told for, YYYY-MM-DD.")
@_lang
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The file: .pdf or .html."
)
@click.option("--ask", metavar="TEXT", multiple=True, help="Where to ask: a desk's address; repeatable.")
def leaflet_command(pack: Path, on: date, lang: str | None, output: Path, ask: tuple[str, ...]) -> None:
    """Print what PACK says on a day as a guide of a few pages, for who has no browser that runs scripts.

    Danger first, then chapter by chapter what the law says to whom, made from the rules' own words.
    Which questions make the chapters stands in the pack's leaflet.yaml.
    """
    if output.suffix not in PRINTERS:
        raise LawInputError(f"{output}: a leaflet is a .pdf or a .html file; name it so")
    found = load_pack(pack)
    words = words_of(found, lang)
    try:
        read = read_outline(found, pack) if pack.is_dir() else None
        outline = read or plain_outline(found)
        if outline is None:
            raise LawInputError(
                f"{pack}: has no leaflet.yaml, and no question that says who reads; write one"
            )
        plan = leaflet(found, words, outline, on, ask)
        content = PRINTERS[output.suffix](page(plan, LeafletWords(words)))
    except (PackError, CaseError, WordsError, LeafletError) as error:
        raise LawInputError(str(error)) from None
    write_output(output, content)
    forgotten = outline.forgotten(found)
    if forgotten:
        click.echo(f"no chapter tells {', '.join(forgotten)}: they stand in the last one", err=True)
