"""`ploughshare relay drill`: a day at a relay with known secrets, its seizure, what the seizer has then."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ploughshare.relay.drill.forms import What
from ploughshare.relay.drill.learnt import Learnt, learnt_from, untold_columns
from ploughshare.relay.drill.loot import MEMORY, LootError, peers, take_folder, take_process
from ploughshare.relay.drill.moments import find_moments
from ploughshare.relay.drill.search import Finding, Search, Seized
from ploughshare.road.drill_day import Day

FOUND = 1
NOWHERE = frozenset({What.WORDS, What.PHRASE, What.KEY})
"""These never reach the relay, so not even its memory may hold them."""
MEMORY_SHORTEST_BYTES = 8
PROCESS = "process "
RUNNING = "files, running"
SAMPLE_BYTES = 64
"""So many bytes of a sealed letter tell it from every other."""
IN_MEMORY = {
    What.ADDRESS: "addresses of the last callers, as far as what stands in front of the relay hands them on",
    What.AGENT: "browsers, referring pages or paths of the very last callers, as far as they are handed on",
    What.CALLER: "public keys of the very last callers: whoever has such a key knows the mailbox",
    What.DELETED: "sealed letters just deleted: nobody can open them, but they were to be gone",
    What.OPEN: "a letter that a faulty page sent unsealed just now; it was refused, and stood in no file",
}
"""What freed memory may hold until it is used again; it ends with the process."""


@dataclass(frozen=True)
class Searched:
    """What a search found: what must not be there, and what freed memory may hold."""

    leaks: list[Finding]
    in_memory: list[Finding]
    needles: int


@dataclass(frozen=True)
class Drill:
    """What came of it. `leaks` must be empty; `in_memory` is what only a running relay gives away."""

    leaks: list[Finding]
    in_memory: list[Finding]
    learnt: list[Learnt]
    untold: list[str]
    places: int
    seized_bytes: int
    secrets: int
    needles: int
    letters_held: int
    letters_missing: int

    @property
    def held(self) -> bool:
        """Whether the relay had nothing it must not have, and the search looked in the right place."""
        return not self.leaks and not self.untold and not self.letters_missing


def play(day: Day) -> Drill:
    """Plays the day, seizes the relay running and stopped, searches everything. Raises LootError."""
    relay = day.play()
    pid = relay.pid
    if pid is None:
        raise LootError
    connected = peers(pid, relay.port)
    seized = [*take_folder(day.seizable, RUNNING), *take_process(pid)]
    copy = day.directory / "seized"
    shutil.copytree(relay.data, copy)
    relay.stop()
    seized += take_folder(day.seizable, "files, stopped")
    searched = search(day, seized)
    files = b"".join(item.data for item in seized if item.place.startswith(RUNNING))
    missing = sum(1 for body in day.kept if body[-SAMPLE_BYTES:] not in files)
    return Drill(
        leaks=searched.leaks,
        in_memory=searched.in_memory,
        learnt=[*learnt_from(copy), *_learnt_running(searched.in_memory, connected)],
        untold=untold_columns(copy),
        places=len({item.place for item in seized}),
        seized_bytes=sum(len(item.data) for item in seized),
        secrets=len(day.secrets),
        needles=searched.needles,
        letters_held=len(day.kept) - missing,
        letters_missing=missing,
    )


def search(day: Day, seized: list[Seized]) -> Searched:
    """Looks for everything the day must leave unknown in everything that was taken."""
    everywhere = Search(day.secrets)
    in_pages = Search((s for s in day.secrets if s.what is not What.MOMENT), MEMORY_SHORTEST_BYTES)
    known = b"\x00".join(day.sealed)
    found: list[Finding] = []
    for item in seized:
        found += in_pages.find(item) if item.place == MEMORY else everywhere.find(item, known)
        if item.place != MEMORY and not item.place.startswith(PROCESS):
            found += find_moments(item, day.began, day.ended, known)
    return Searched(
        leaks=[finding for finding in found if _is_leak(finding)],
        in_memory=[finding for finding in found if not _is_leak(finding)],
        needles=everywhere.needles,
    )


def _is_leak(finding: Finding) -> bool:
    if finding.secret.what in NOWHERE:
        return True
    if finding.place.startswith(PROCESS):
        return finding.secret.what is not What.MOMENT
    return finding.place != MEMORY


def _learnt_running(in_memory: list[Finding], connected: int) -> Iterator[Learnt]:
    yield Learnt(
        "when the database was last written, and since when the relay runs", "dates of files, process"
    )
    yield Learnt(
        f"from where callers are connected at that moment, or were a minute ago ({connected} here); behind"
        " an onion service or a proxy of its own: that one alone",
        "kernel of a running machine",
    )
    yield Learnt(
        "a key that signs challenges and puzzles: with it, mailboxes open without work", "file `secret`"
    )
    kinds = {what: {f.secret.name for f in in_memory if f.secret.what is what} for what in What}
    for what, words in IN_MEMORY.items():
        if kinds[what]:
            yield Learnt(f"{words} ({len(kinds[what])} here)", "memory of a running relay")


@click.command()
@click.option(
    "--persons", type=click.IntRange(2, 100), default=6, help="How many people write.", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def drill(persons: int, as_json: bool) -> None:
    """Play a day with known secrets at a relay of its own, seize it, and say what the seizer has.

    Takes what a seizer takes: database and its log, every other file, configuration, command line,
    environment and the memory of the running process. Looks in it for every secret and every caller's
    address, as text, hex, base64, UTF-16 and more. The relay is set up as the unit in deploy/systemd sets it
    up, so that freed memory is overwritten. Needs Linux; touches no other relay. Exit code 1 when something
    was found.
    """
    directory = Path(tempfile.mkdtemp(prefix="ploughshare-drill-"))
    day = Day(directory, datetime.now(UTC).date(), persons)
    try:
        done = play(day)
    finally:
        day.close()
        shutil.rmtree(directory, ignore_errors=True)
    if as_json:
        click.echo(json.dumps(_as_json(done), ensure_ascii=False))
    else:
        _show(done)
    if not done.held:
        sys.exit(FOUND)


def _as_json(done: Drill) -> dict[str, object]:
    return {
        "held": done.held,
        "leaks": [_line(finding) for finding in done.leaks],
        "untold_columns": done.untold,
        "learnt": [{"what": line.what, "from": line.source} for line in done.learnt],
        "secrets": done.secrets,
        "forms": done.needles,
        "places": done.places,
        "seized_bytes": done.seized_bytes,
        "letters_held": done.letters_held,
        "letters_missing": done.letters_missing,
    }


def _show(done: Drill) -> None:
    table = Table("What a seizer learns", "From", title_justify="left", show_lines=True)
    for line in done.learnt:
        table.add_row(line.what, line.source)
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(
        f"Looked for {done.secrets} secrets in {done.needles} forms in {done.places} places,"
        f" {done.seized_bytes >> 20} MiB; {done.letters_held} sealed letters are there, as they should be."
    )
    for finding in done.leaks:
        console.print(f"FOUND: {_line(finding)}")
    for column in done.untold:
        console.print(f"FOUND: a column that the table above does not tell of: {column}")
    if done.letters_missing:
        console.print(
            f"{done.letters_missing} sealed letters are missing: lost, or the drill looked elsewhere."
        )
    if done.held:
        console.print("Of what people and counsellors wrote, of their keys and words: nothing, anywhere.")
        console.print(
            "Of addresses, browsers and times finer than a day: nothing in any file, setting or log."
        )


def _line(finding: Finding) -> str:
    return f"{finding.secret.name} ({finding.secret.what}), {finding.form}, in {finding.place}"
