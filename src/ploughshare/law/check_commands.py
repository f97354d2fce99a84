"""`ploughshare law check`: everything wrong with a pack. Reads files, the clock and the terminal only."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ploughshare.law.answer import CaseError
from ploughshare.law.check import Report, check
from ploughshare.law.command_group import DAY, FINDINGS, LawInputError, law
from ploughshare.law.source import PackError
from ploughshare.law.terminal_words import several

SECONDS = 20.0
"""The limit of one proof, unless another is given."""


@law.command("check")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--on", type=DAY, metavar="DAY", help="The day by which it may have aged.  [default: today]")
@click.option("--proofs/--no-proofs", default=True, help="Prove, over all cases, or leave that out.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 3_600),
    default=SECONDS,
    show_default=True,
    help="The time for each proof.",
)
@click.option("--notes", is_flag=True, help="List the notes too, not only their number.")
def check_command(
    pack: Path, as_json: bool, on: date | None, proofs: bool, seconds: float, notes: bool
) -> None:
    """Look for everything wrong with PACK: names, sources, words, dates, conflicts, worked cases.

    Proves, for every case and day, that no two rules contradict each other and that what invariants.yaml says
    is so. Exit code 1 if there are findings, 2 if the pack cannot be read at all; notes alone do not count.
    """
    day = on or datetime.now(UTC).date()
    try:
        report = check(pack, on=day, seconds=seconds if proofs else None)
    except (PackError, CaseError) as error:
        raise LawInputError(str(error)) from None
    if as_json:
        click.echo(json.dumps(_json(report, day), ensure_ascii=False, indent=1))
    else:
        _print(report, notes=notes)
    if report.problems:
        sys.exit(FINDINGS)


def _json(report: Report, day: date) -> dict[str, object]:
    proofs = report.proofs
    return {
        "pack": {"id": report.pack.id, "version": report.pack.version, "hash": report.pack.hash},
        "on": day.isoformat(),
        "cases": report.cases,
        "steps": report.steps,
        "versions": report.versions,
        "proofs": None
        if proofs is None
        else {"stated": proofs.stated, "proved": proofs.proved, "seconds": round(proofs.seconds, 1)},
        "readability": [measure.to_json() for measure in report.measures],
        "findings": [problem.to_json() for problem in report.problems],
        "notes": [problem.to_json() for problem in report.notes],
    }


def _print(report: Report, *, notes: bool) -> None:
    for problem in report.problems:
        click.echo(str(problem))
    for note in report.notes if notes else ():
        click.echo(f"note: {note}")
    for measure in report.measures:
        click.echo(f"readability, {measure}")
    if report.notes and not notes:
        click.echo(f"{several(len(report.notes), 'note')}; --notes lists them")
    if report.proofs is not None:
        proofs = report.proofs
        click.echo(
            f"{proofs.proved} of {proofs.stated} statements proved; proofs took {proofs.seconds:.1f} s"
        )
    found = len(report.problems)
    said = "nothing to mend" if not found else f"{found} to mend"
    click.echo(
        f"{report.pack.id} {report.pack.version}: {several(report.versions, 'rule version')}, "
        f"{several(report.cases, 'case')} on {several(report.steps, 'day')}, {said}"
    )
