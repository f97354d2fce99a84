"""`ploughshare law coverage | mutate | stale | diff`: measuring a pack. Reads files and the terminal only."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from ploughshare.law.answer import CaseError
from ploughshare.law.check import Problem
from ploughshare.law.commands import FINDINGS, LawInputError, law
from ploughshare.law.expr import Json
from ploughshare.law.mutate import EQUIVALENT, KILLED, REFUSED, SURVIVED, Score, Trial, Verdict, judged
from ploughshare.law.propose import case_json, proposals, sentence, write_proposals
from ploughshare.law.source import PackError

_pack = click.argument("pack", type=click.Path(path_type=Path))
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object for a program.")


@law.command("mutate")
@_pack
@_json
@click.option(
    "--write", is_flag=True, help="Add a case for each survivor to cases/proposed.yaml, to be read."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes to use.",
)
def mutate_command(pack: Path, as_json: bool, write: bool, jobs: int) -> None:
    """Change PACK in every small way a slip could, and see whether a worked case notices.

    Prints the share noticed, and each change that no case notices, with the smallest case that would. A
    change that nothing tried tells from the pack is counted apart. Cases in cases/proposed.yaml do not
    count: a person reads them and moves them. Exit code 1 if anything goes unnoticed.
    """
    try:
        trial = Trial(pack)
        verdicts = _tried(trial, pack, jobs)
    except (PackError, CaseError) as error:
        raise LawInputError(str(error)) from None
    score = Score(verdicts)
    written = None
    if write:
        found = proposals(pack, score.survivors, trial.tells)
        try:
            written = write_proposals(pack, found) if found else None
        except OSError as error:
            raise LawInputError(f"{pack}: the proposals cannot be written ({error.strerror})") from None
        click.echo(f"{len(found)} cases proposed" + (f" in {written}" if written else ""), err=True)
    if as_json:
        head: dict[str, Json] = {"id": trial.pack.id, "version": trial.pack.version, "hash": trial.pack.hash}
        body: dict[str, Json] = {"pack": head, "mutants": len(verdicts)}
        body |= {fate: score.count(fate) for fate in (KILLED, SURVIVED, EQUIVALENT, REFUSED)}
        body["findings"] = [_survivor_json(verdict) for verdict in score.survivors]
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        for verdict in score.survivors:
            click.echo(str(_survivor(verdict)))
        click.echo(f"{trial.pack.id} {trial.pack.version}: {_summed(score)}")
    if score.survivors:
        sys.exit(FINDINGS)


def _tried(trial: Trial, pack: Path, jobs: int) -> tuple[Verdict, ...]:
    """Every verdict, in the pack's order, with progress on standard error."""
    count = len(trial.mutants)
    found: list[Verdict] = []
    label = f"{count:,} small changes"
    try:
        with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
            for verdict in judged(pack, count, jobs):
                found.append(verdict)
                bar.update(1)
    except KeyboardInterrupt:
        click.echo(f"\nStopped. So far: {_summed(Score(tuple(found)))}", err=True)
        raise
    return tuple(sorted(found, key=lambda verdict: verdict.number))


def _summed(score: Score) -> str:
    return (
        f"{score.percent:.1f} % noticed: {score.count(KILLED)} of "
        f"{score.count(KILLED) + score.count(SURVIVED)} changes; {score.count(EQUIVALENT)} make no "
        f"difference in any case tried, {score.count(REFUSED)} do not compile"
    )


def _survivor(verdict: Verdict) -> Problem:
    if verdict.told is None or verdict.proposed:
        way_out = "A case in cases/proposed.yaml would: read it and move it."
    else:
        way_out = f"Add a case: {sentence(verdict.told)}."
    return Problem(verdict.where, verdict.what, "No worked case notices.", way_out)


def _survivor_json(verdict: Verdict) -> Json:
    found = _survivor(verdict).to_json()
    if isinstance(found, dict) and verdict.told is not None:
        found["case"] = case_json(verdict.told)
    return found
