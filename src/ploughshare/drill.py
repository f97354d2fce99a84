"""`ploughshare relay drill`: a day at a relay with known secrets, its seizure, what the seizer has then."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ploughshare.relay.drill.bucket import BUCKET, empty, learnt_of_bucket, take_bucket
from ploughshare.relay.drill.forms import What
from ploughshare.relay.drill.learnt import Learnt, learnt_from, learnt_of_files, untold_columns
from ploughshare.relay.drill.learnt_postgres import (
    ENDED_LOG,
    TIMED_PLACES,
    learnt_from_postgres,
    untold_in_postgres,
)
from ploughshare.relay.drill.loot import (
    MEMORY,
    LootError,
    by_folder,
    peers,
    take_folder,
    take_process,
    take_server,
)
from ploughshare.relay.drill.moments import find_moments
from ploughshare.relay.drill.search import Finding, Search, Seized
from ploughshare.relay.parts import PartsError
from ploughshare.relay.secret import SECRET_BYTES
from ploughshare.relay.settings import VARIABLES, settings_from_environment
from ploughshare.relay.store import shred
from ploughshare.relay.store.parts_bucket import Bucket, PartsBucket, open_bucket
from ploughshare.road.drill_day import WIPING, Day
from ploughshare.road.postgres_process import PostgresProcess, PostgresProcessError

FOUND = 1
NOWHERE = frozenset({What.WORDS, What.PHRASE, What.KEY})
"""These never reach the relay, so not even its memory may hold them."""
MEMORY_SHORTEST_BYTES = 8
PROCESS = "process "
RUNNING = "files, running"
FILES_FIELDS = ("files_bucket", "files_endpoint", "files_region", "files_key_id", "files_key_secret")
SERVER = "PostgreSQL"
STOPPED_SERVER = f"{SERVER} stopped"
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
    """What a search found: what must not be there, what freed memory may hold, and a server's own times."""

    leaks: list[Finding]
    in_memory: list[Finding]
    own_moments: list[Finding]
    needles: int

    def with_more(self, other: Searched) -> Searched:
        """What two searches found."""
        return Searched(
            self.leaks + other.leaks,
            self.in_memory + other.in_memory,
            self.own_moments + other.own_moments,
            self.needles,
        )


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


def play(day: Day, server: PostgresProcess | None = None, bucket: Any = None) -> Drill:
    """Plays the day, seizes the relay running and stopped, searches everything. Raises LootError.

    `server`: the running PostgreSQL server that the day's relay keeps its letters in. `bucket`: the store,
    any of obstore's, that it keeps its files in.
    """
    relay = day.play()
    pid = relay.pid
    if pid is None:
        raise LootError
    connected = peers(pid, relay.port)
    seized = [*take_folder(day.seizable, RUNNING), *take_process(pid)]
    if server is not None:
        seized += _take_postgres(server, day.directory / "copied")
    if bucket is not None:
        seized += take_bucket(bucket)
    copy = day.directory / "seized"
    shutil.copytree(relay.data, copy)
    relay.stop()
    seized += take_folder(day.seizable, "files, stopped")
    searched = search(day, seized)
    learnt = learnt_of_files(copy) if bucket is None else learnt_of_bucket(bucket)
    untold = untold_columns(copy)
    files = b"".join(item.data for item in seized if item.place.startswith((RUNNING, BUCKET)))
    if server is None:
        learnt = learnt_from(copy) + learnt
    else:
        learnt = learnt_from_postgres(server.ask, searched.own_moments) + learnt
        untold += untold_in_postgres(server.ask)
        files += b"".join(_letters(server))
        server.stop()
        stopped = search(day, by_folder(take_folder(server.home, STOPPED_SERVER), 3))
        searched = searched.with_more(stopped)
    missing = sum(1 for body in day.kept if body[-SAMPLE_BYTES:] not in files)
    return Drill(
        leaks=searched.leaks,
        in_memory=searched.in_memory,
        learnt=[*learnt, *_learnt_running(searched.in_memory, connected)],
        untold=untold,
        places=len({item.place for item in seized}),
        seized_bytes=sum(len(item.data) for item in seized),
        secrets=len(day.secrets),
        needles=searched.needles,
        letters_held=len(day.kept) - missing,
        letters_missing=missing,
    )


def _take_postgres(server: PostgresProcess, copied: Path) -> Iterator[Seized]:
    """A running server's files, a copy and a dump of it as its own programs make them, and its memory."""
    yield from by_folder(take_folder(server.home, SERVER), 3)
    server.base_backup(copied)
    yield from by_folder(take_folder(copied, f"{SERVER} copied"), 2)
    yield Seized(f"{SERVER} dumped", server.dump().encode())
    yield from take_server(server.pids(), SERVER)


def _letters(server: PostgresProcess) -> Iterator[bytes]:
    """Every sealed letter, opened with the key of its mailbox as a seizer would, who has both."""
    for secret, body in server.ask(
        "SELECT encode(k.secret, 'hex'), encode(r.body, 'hex') FROM record r"
        " JOIN shred_key k ON k.number = r.mailbox"
    ):
        yield shred.reveal(bytes.fromhex(secret), bytes.fromhex(body))


def search(day: Day, seized: list[Seized]) -> Searched:
    """Looks for everything the day must leave unknown in everything that was taken."""
    everywhere = Search(day.secrets)
    in_pages = Search((s for s in day.secrets if s.what is not What.MOMENT), MEMORY_SHORTEST_BYTES)
    known = b"\x00".join(day.sealed)
    found: list[Finding] = []
    for item in seized:
        in_memory = item.place.startswith(MEMORY)
        found += in_pages.find(item) if in_memory else everywhere.find(item, known)
        if item.place.startswith(PROCESS) or item.place == MEMORY:
            continue
        found += find_moments(item, day.began, day.ended, known)
    moments = [finding for finding in found if _is_servers_moment(finding)]
    found = [finding for finding in found if not _is_servers_moment(finding)]
    return Searched(
        leaks=[finding for finding in found if _is_leak(finding)],
        in_memory=[finding for finding in found if not _is_leak(finding)],
        own_moments=moments,
        needles=everywhere.needles,
    )


def _is_servers_moment(finding: Finding) -> bool:
    """A time where PostgreSQL writes its own, which no setting leaves out. In a table it would be ours."""
    _, of_server, where = finding.place.partition(SERVER)
    timed = finding.place.startswith((MEMORY, ENDED_LOG)) or any(place in where for place in TIMED_PLACES)
    return finding.secret.what is What.MOMENT and bool(of_server) and timed


def _is_leak(finding: Finding) -> bool:
    if finding.secret.what in NOWHERE:
        return True
    if finding.place.startswith(PROCESS):
        return finding.secret.what is not What.MOMENT
    return not finding.place.startswith(MEMORY)


@contextmanager
def _bucket_of_environment() -> Iterator[tuple[Any, dict[str, str]]]:
    """The bucket that this process was told of, empty before and after, and how a relay is told of it."""
    settings = settings_from_environment({})
    if settings.files_bucket is None:
        raise click.UsageError("which bucket? Name it with PLOUGHSHARE_RELAY_FILES_BUCKET (docs/operate.md)")
    store = open_bucket(
        Bucket(
            settings.files_bucket,
            settings.files_endpoint,
            settings.files_region,
            settings.files_key_id,
            settings.files_key_secret,
        )
    )
    parts = PartsBucket(store, bytes(SECRET_BYTES))
    try:
        if not parts.is_empty():
            raise click.UsageError("that bucket is not empty; the drill wants one of its own")
    except PartsError as error:
        raise click.ClickException(f"the bucket cannot be used ({error})") from None
    try:
        told = {name: getattr(settings, field) for name, field in VARIABLES.items() if field in FILES_FIELDS}
        yield store, {name: str(value) for name, value in told.items() if value}
    finally:
        empty(store)


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
    for place, name in ((MEMORY, "a running relay"), (f"{MEMORY} of {SERVER}", f"a running {SERVER}")):
        here = [finding for finding in in_memory if finding.place == place]
        kinds = {what: {f.secret.name for f in here if f.secret.what is what} for what in What}
        for what, words in IN_MEMORY.items():
            if kinds[what]:
                yield Learnt(f"{words} ({len(kinds[what])} here)", f"memory of {name}")


@click.command()
@click.option(
    "--persons", type=click.IntRange(2, 100), default=6, help="How many people write.", show_default=True
)
@click.option(
    "--postgres",
    is_flag=True,
    help="Keep the letters in a PostgreSQL server of its own, and seize that too; it must be installed here.",
)
@click.option(
    "--bucket",
    is_flag=True,
    help="Keep the files in the bucket that PLOUGHSHARE_RELAY_FILES_… name, an empty one; seize that too.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def drill(persons: int, postgres: bool, bucket: bool, as_json: bool) -> None:
    """Play a day with known secrets at a relay of its own, seize it, and say what the seizer has.

    Takes what a seizer takes: database and its log, every other file, configuration, command line,
    environment and the memory of the running process. Looks in it for every secret and every caller's
    address, as text, hex, base64, UTF-16 and more. The relay is set up as the unit in deploy/systemd sets it
    up, so that freed memory is overwritten. Needs Linux; touches no other relay. Exit code 1 when something
    was found.
    """
    directory = Path(tempfile.mkdtemp(prefix="ploughshare-drill-"))
    # The server has a user of its own, and lets nobody into its directory.
    directory.chmod(0o711)
    server = PostgresProcess(directory / "postgresql", WIPING) if postgres else None
    settings = WIPING if server is None else {**WIPING, "PLOUGHSHARE_RELAY_DATABASE": server.database}
    with ExitStack() as stack:
        store, told = stack.enter_context(_bucket_of_environment()) if bucket else (None, {})
        day = Day(directory, datetime.now(UTC).date(), persons, settings={**settings, **told})
        try:
            if server is not None:
                server.start()
            done = play(day, server, store)
        except PostgresProcessError as error:
            raise click.ClickException(str(error)) from None
        finally:
            day.close()
            if server is not None:
                server.stop()
            shutil.rmtree(directory, ignore_errors=True)
    if as_json:
        click.echo(json.dumps(_as_json(done), ensure_ascii=False))
    else:
        _show(done, postgres=postgres)
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


def _show(done: Drill, *, postgres: bool) -> None:
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
        if postgres:
            console.print("Of addresses and browsers: nothing in any file, setting or log.")
            console.print("Of times finer than a day: PostgreSQL's own, as told above, and none in a table.")
        else:
            console.print(
                "Of addresses, browsers and times finer than a day: nothing in any file, setting or log."
            )


def _line(finding: Finding) -> str:
    return f"{finding.secret.name} ({finding.secret.what}), {finding.form}, in {finding.place}"
