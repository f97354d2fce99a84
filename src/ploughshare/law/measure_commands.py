"""`ploughshare law coverage | mutate | stale | diff`: measuring a pack. Reads files and the terminal only."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ploughshare.law import load
from ploughshare.law.answer import CaseError
from ploughshare.law.changelog import Speech
from ploughshare.law.command_group import DAY, FINDINGS, LawInputError, law
from ploughshare.law.coverage import coverage
from ploughshare.law.dates import day_text
from ploughshare.law.diff import Comparison, UnlikePacksError, refuse_unlike
from ploughshare.law.expr import Json
from ploughshare.law.mutate import (
    EQUIVALENT,
    KILLED,
    REFUSED,
    SURVIVED,
    Score,
    Trial,
    Verdict,
    case_files,
    judged,
    steps_of,
)
from ploughshare.law.pack import Pack
from ploughshare.law.probe import Probe, probe_of
from ploughshare.law.problem import Problem
from ploughshare.law.propose import case_json, proposals, sentence, write_proposals
from ploughshare.law.reading import read_pack
from ploughshare.law.source import PackError, Where
from ploughshare.law.stale import NEAR_DAYS, SOURCE_DAYS, stale
from ploughshare.law.terminal_words import several
from ploughshare.law.words import WordsError

_pack = click.argument("pack", type=click.Path(path_type=Path))
_lang = click.option(
    "--lang", metavar="LANG", help="Language of the labels.  [default: en, or the pack's first]"
)
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
        click.echo(
            f"{several(len(found), 'case')} proposed" + (f" in {written}" if written else ""), err=True
        )
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


@law.command("coverage")
@_pack
@_json
def coverage_command(pack: Path, as_json: bool) -> None:
    """Which rule versions of PACK no case touches, which days and thresholds none shows from both sides.

    Cases in cases/proposed.yaml do not count. Exit code 1 if anything is uncovered.
    """
    try:
        found = coverage(pack)
    except (PackError, CaseError) as error:
        raise LawInputError(str(error)) from None
    counts: dict[str, Json] = {
        "versions": found.versions,
        "touched": found.touched,
        "sides": found.sides,
        "seen": found.seen,
        "thresholds": found.thresholds,
        "decided": found.decided,
    }
    said = (
        f"{found.touched} of {found.versions} rule versions hold in a case, "
        f"{found.seen} of {found.sides} sides of a dated change are seen, "
        f"{found.decided} of {found.thresholds} sides of a threshold decide"
    )
    _report(found.pack.id, found.pack.version, found.problems, said, counts if as_json else None)


@law.command("stale")
@_pack
@_json
@click.option("--on", type=DAY, metavar="DAY", help="The day to judge by, YYYY-MM-DD.  [default: today]")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=SOURCE_DAYS,
    show_default=True,
    help="Days until a source is looked at again.",
)
@click.option(
    "--near",
    type=click.IntRange(0, 3650),
    default=NEAR_DAYS,
    show_default=True,
    help="Days before the pack's check ends that it is time for another.",
)
def stale_command(pack: Path, as_json: bool, on: date | None, days: int, near: int) -> None:
    """What in PACK has aged: sources last looked at long ago, a check that ran out, law that ended since.

    Exit code 1 if anything is stale.
    """
    try:
        written = read_pack(pack)
    except PackError as error:
        raise LawInputError(str(error)) from None
    day = on or datetime.now(UTC).date()
    found = stale(written, day, days, near)
    said = f"{len(found)} stale on {day.isoformat()}" if found else f"nothing stale on {day.isoformat()}"
    _report(written.id, written.version, found, said, {"on": day.isoformat()} if as_json else None)


@law.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@_json
@_lang
def diff_command(old: Path, new: Path, as_json: bool, lang: str | None) -> None:
    """Which outcomes differ between two versions of a pack: for whom and on which days.

    OLD and NEW are directories, or compiled packs. Looked for in the worked cases of both, at the
    thresholds of both, and at random: what is found is so, but there may be more. Exit code 1 if any differ.
    """
    try:
        packs = (load(old), load(new))
        refuse_unlike(*packs)  # before the worked cases of both are read
        probes = [
            probe for path, pack in zip((old, new), packs, strict=True) for probe in _probes(pack, path)
        ]
        places = {**_places(old), **_places(new)}
        found = Comparison(*packs, probes)
        groups, announced = found.groups(), found.announced()
        speech = Speech(packs[1], lang)
    except (PackError, CaseError, WordsError, UnlikePacksError) as error:
        raise LawInputError(str(error)) from None
    if as_json:
        heads: list[Json] = [{"id": p.id, "version": p.version, "hash": p.hash} for p in packs]
        findings: list[Json] = [speech.to_json(group, places) for group in groups]
        body: dict[str, Json] = {"old": heads[0], "new": heads[1], "tried": found.tried, "findings": findings}
        body["announced"] = [{"rule": rule.id, "now": now} for rule, now in announced]
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        for line in speech.changelog(groups, announced):
            click.echo(line)
        said = several(len(groups), "difference") if groups else "no outcome differs"
        click.echo(
            f"{packs[0].version} → {packs[1].version}: {said} in {several(found.tried, 'case')} tried",
            err=True,
        )
    if groups or announced:
        sys.exit(FINDINGS)


def _probes(pack: Pack, path: Path) -> list[Probe]:
    """The worked cases of a pack's directory; a compiled pack has none."""
    if path.is_file():
        return []
    return [probe_of(step) for step in steps_of(pack, case_files(path, proposed=False))]


def _places(path: Path) -> dict[str, Where]:
    """Where each rule version stands, for a pack's directory."""
    if path.is_file():
        return {}
    return {
        f"{rule.id}@{day_text(version.since)}": version.where
        for rule in read_pack(path).rules
        for version in rule.versions
    }


def _report(
    ident: str, version: str, problems: Sequence[Problem], said: str, counts: dict[str, Json] | None
) -> None:
    """Print findings and their sum, as JSON if there are counts for it; end with 1 if there are findings."""
    if counts is not None:
        body: dict[str, Json] = {"pack": {"id": ident, "version": version}, **counts}
        body["findings"] = [problem.to_json() for problem in problems]
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(f"{ident} {version}: {said}")
    if problems:
        sys.exit(FINDINGS)
