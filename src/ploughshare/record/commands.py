"""The commands of `ploughshare record`: reading files and printing; the counting is elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid

from ploughshare import wire
from ploughshare.record.disclose import DEFAULT_THRESHOLD, DisclosureError
from ploughshare.record.release import Release, make_release
from ploughshare.record.rows import Record, Refused, RowsError, merge, read_lines
from ploughshare.record.tables import Period, label_of

REFUSED_SHOWN = 20
OUTSIDE_FAILED = 3


class UnwritableError(click.ClickException):
    """The files cannot be written there."""

    exit_code = OUTSIDE_FAILED


@click.group()
def record() -> None:
    """Tables and plots from consented rows.

    Rows come from desks (`ploughshare desk rows`): one line a person who agreed to be counted, with
    months for days and a few agreed words for everything else. A printed table never shows a group
    so small that it points at someone.
    """


def _lines(paths: tuple[Path, ...]) -> Iterator[wire.Row | Refused]:
    for path in paths:
        with path.open("rb") as file:
            yield from read_lines(path.name, file)


def _say_refused(console: Console, read: Record) -> None:
    for refused in read.refused[:REFUSED_SHOWN]:
        console.print(f"Left out: {refused.source}, line {refused.line}: {refused.why}.", markup=False)
    if len(read.refused) > REFUSED_SHOWN:
        console.print(f"… and {len(read.refused) - REFUSED_SHOWN} more lines that are not rows.")


def _show(console: Console, release: Release) -> None:
    for table in release.tables:
        header, *body = release.grid(table)
        title = table.name.replace("_", " ").capitalize()
        grid = Grid(
            title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False, padding=0
        )
        for number, name in enumerate(header):
            grid.add_column(label_of(name), justify="left" if number == 0 else "right")
        for row in body:
            grid.add_row(label_of(row[0]), *row[1:], end_section=row is body[-2])
        console.print(grid)
    console.print(
        f"· is hidden: a group of fewer than {release.protected.threshold}, "
        "or one that would give such a group away. These are people who asked for help "
        "and agreed to be counted, not all who refused."
    )


def _write(directory: Path, files: Mapping[str, bytes]) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (directory / name).write_bytes(content)
    except OSError as error:
        raise UnwritableError(f"{directory} cannot be written ({error.strerror or 'it failed'}).") from None


@record.command()
@click.argument("rows", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write CSV, JSON, SVG and PNG files here.",
)
@click.option(
    "--by",
    "period",
    type=click.Choice(get_args(Period)),
    default="month",
    show_default=True,
    help="Length of a period.",
)
@click.option(
    "--threshold",
    type=click.IntRange(3, 1000),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Groups smaller than this are never printed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for a program.")
def tables(rows: tuple[Path, ...], out: Path | None, period: Period, threshold: int, as_json: bool) -> None:
    """Count consented ROWS by period, status and outcome, with small groups hidden.

    ROWS are files of one or more desks. The last row of a person counts; a withdrawn person is in no
    table. Exit code 1: nothing was printed, because the record is empty or too small.
    """
    console = Console(stderr=as_json)
    try:
        read = merge(_lines(rows))
    except RowsError as error:
        raise click.ClickException(str(error)) from None
    _say_refused(console, read)
    try:
        release = make_release(read, period, threshold)
    except DisclosureError as error:
        if as_json:
            click.echo(json.dumps({"printed": False, "why": str(error), "refused_lines": len(read.refused)}))
        else:
            console.print(f"Nothing is printed. {error}", markup=False)
        raise SystemExit(1) from None
    if out is not None:
        _write(out, release.files())
    if as_json:
        click.echo(json.dumps(release.facts() | {"refused_lines": len(read.refused)}))
        return
    _show(console, release)
    if out is not None:
        console.print(f"Written to {out}.", markup=False)
