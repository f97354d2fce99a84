"""A disk that is full: one sentence, nothing kept is lost, and all goes on when there is room again."""

import datetime
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import open_store
from tests.relay.client import RunningRelay, relay_at, sealed
from tests.relay.postgres import cluster
from tests.relay.writers import settle

TODAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())
PEOPLE = range(500, 900)
LETTER_BYTES = 30_000
MIB = 1024 * 1024


@contextmanager
def small_disk(place: Path, mib: int) -> Iterator[Callable[[int], None] | None]:
    """A disk of so many MiB at `place`, and what makes it larger; None where nobody may mount one."""
    place.parent.chmod(0o711)
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={mib}m,mode=0711", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        yield None
        return
    try:
        yield lambda now_mib: grow(place, now_mib)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def grow(place: Path, mib: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={mib}m", str(place)], check=True)


def write_until_full(relay: RunningRelay) -> list[bytes]:
    """Letters of many people, until the relay takes no more; the sentence it says then."""
    kept: list[bytes] = []
    for number in range(4):
        for seed in PEOPLE:
            letter = sealed(f"letter {number} of {seed}", LETTER_BYTES)
            answer = relay.client(seed).letter(letter)
            if answer.status_code != 201:
                assert (answer.status_code, answer.json()) == (
                    503,
                    {"error": "busy", "say": wire.BUSY.say},
                )
                return kept
            kept.append(letter)
    raise AssertionError("the disk was never full")


def collected(relay: RunningRelay) -> list[bytes]:
    frames = relay.client(101).all_frames("/v1/desk/collect")
    return [frame.data for frame in frames if frame.kind is wire.Kind.LETTER]


def fills_and_recovers(relay: RunningRelay, make_room: Callable[[], None]) -> None:
    relay.with_roster()
    kept = write_until_full(relay)
    assert len(kept) > 20
    for _ in range(3):
        assert relay.client(PEOPLE[-1]).letter(sealed("no room", LETTER_BYTES)).status_code == 503
    make_room()
    letter = sealed("room again", LETTER_BYTES)
    # A server that had to start again may take a moment.
    tries = (relay.client(PEOPLE[-1]).letter(letter).status_code for _ in range(200))
    assert 201 in tries
    assert collected(relay) == [*kept, letter]


def limit(pids: list[int], mib: int) -> None:
    """Stands for a small disk where none may be mounted: no file of these processes may grow beyond it."""
    for pid in pids:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (mib * MIB, resource.RLIM_INFINITY))


@pytest.mark.slow
def test_sqlite_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 12) as enlarge:
        data = tmp_path / "disk" / "data"
        data.mkdir(mode=0o700)
        store = open_store(data, None)
        settle(store, PEOPLE, TODAY)
        store.close()
        with relay_at(data) as relay:
            if enlarge is None:
                limit([relay.process.pid], 6)
            fills_and_recovers(relay, lambda: enlarge(64) if enlarge else limit([relay.process.pid], 64))
            assert relay.stop() == 0
            assert relay.output() == ""


@pytest.mark.slow
@pytest.mark.postgres
def test_postgres_on_a_full_disk(tmp_path: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        small_disk(Path(place) / "disk", 110) as enlarge,
        cluster(Path(place) / "disk", max_wal_size="32MB", shared_buffers="16MB") as server,
    ):
        database = server.database()
        store = open_store(tmp_path, database)
        settle(store, PEOPLE, TODAY)
        store.close()
        if enlarge is None:
            limit(server.pids(), 17)

        def make_room() -> None:
            if enlarge is None:
                limit(server.pids(), 600)
                return
            enlarge(600)
            if server.process is not None and server.process.poll() is not None:
                # It stops itself when not even its log finds room; whoever runs it starts it again.
                server.start()

        with relay_at(tmp_path / "data", "--database", database) as relay:
            fills_and_recovers(relay, make_room)
            assert relay.output() == ""
