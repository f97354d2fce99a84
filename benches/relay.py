"""How many letters and polls a second a relay takes, how long each waits, in how much memory, what is lost.

Run: python benches/relay.py [--store sqlite] [--rounds 3] [--seconds 5] [--surge 0.05] [--guide FILE]
Letters of 4 KiB, each acknowledged when it is on disk, by 1, 16 and 256 callers at a time over kept
connections. Every figure is the median of the rounds, each with a relay and a database of its own. Beside it
stand the processor time the relay itself used, which other work on the machine hardly moves, and the raw
limit: the same rows written straight into an SQLite file, so many to a commit, with full sync. The surge is a
part of 100,000 letters and 1,000,000 loads of the guide. Every acknowledged letter is looked for afterwards.
"""

import argparse
import datetime
import hashlib
import itertools
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benches.relay_load import (
    LETTER_BYTES,
    LETTERS_EACH,
    Figures,
    Outcome,
    done,
    figures,
    letters,
    load,
    signed,
)
from ploughshare import wire
from ploughshare.relay.store import Store, open_store
from ploughshare.relay.store.schema import schema_steps, statements
from tests.relay.client import ROOT, RunningRelay, key, public, start_relay
from tests.relay.postgres import Cluster, cluster

CALLERS = (1, 16, 256)
POLLERS = 64
MAILBOXES_EACH = 8
"""Mailboxes for each caller: a generator runs out of letters no sooner than of seconds."""
RAW_SECONDS = 2.0
SURGE_SECONDS_MAX = 3_600
DAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())


@dataclass(frozen=True)
class Round:
    """One measurement: the load's figures, and what the relay used for it."""

    load: Figures
    cpu_us: float
    """Processor time of the relay a request."""
    peak_mib: float
    lost: int
    raw_rate: float | None = None


def settle(store: Store, mailboxes: int) -> None:
    """A desk with its mailboxes, each opened with its keys."""
    desk = wire.desk_id(public(ROOT))
    with store.writing():
        store.add_desk(desk)
    for first in range(0, mailboxes, 1_000):
        with store.writing():
            for seed in range(first, min(first + 1_000, mailboxes)):
                mailbox = wire.mailbox_id(public(ROOT), public(key(seed)))
                body = b"age-encryption.org/v1\n" + seed.to_bytes(600, "big")
                store.add_mailbox(desk, mailbox, DAY)
                store.add_record(
                    desk, mailbox, wire.Kind.KEYS, DAY, hashlib.sha256(body).digest(), body, by_person=True
                )


def lost(store: Store, outcomes: list[Outcome]) -> int:
    """How many acknowledged letters the database does not hold, whole and once."""
    wanted = {body_hash for outcome in outcomes for body_hash in outcome.acknowledged}
    found: dict[bytes, int] = {}
    desk, after = wire.desk_id(public(ROOT)), 0
    while True:
        page = store.records_of_desk(desk, after)
        for frame in page.frames:
            body_hash = hashlib.sha256(frame.data).digest()
            found[body_hash] = found.get(body_hash, 0) + 1
        if not page.more:
            return sum(found.get(body_hash) != 1 for body_hash in wanted)
        after = page.frames[-1].index


def raw(directory: Path, group: int, seconds_max: float) -> float:
    """Rows a second written straight into an SQLite file of the relay's schema, `group` to a commit."""
    db = sqlite3.connect(directory / f"raw-{group}.sqlite", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "wal_autocheckpoint=4096"):
        db.execute(f"PRAGMA {pragma}")
    for step in schema_steps("sqlite"):
        for statement in statements(step):
            db.execute(statement)
    db.execute("INSERT INTO desk (id) VALUES (?)", (b"d" * 16,))
    boxes = [seed.to_bytes(16, "big") for seed in range(1_000)]
    db.executemany(
        "INSERT INTO mailbox (desk, id, last_day) VALUES (?, ?, 1)", [(b"d" * 16, box) for box in boxes]
    )
    body = b"\xa5" * LETTER_BYTES
    numbers = itertools.count(1)
    rows, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds_max:
        db.execute("BEGIN IMMEDIATE")
        for _ in range(group):
            at = next(numbers)
            db.execute(
                "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, hash, body)"
                " VALUES (?, ?, ?, ?, 2, 1, 1, ?, ?)",
                (b"d" * 16, at, boxes[at % 1_000], at, os.urandom(32), body),
            )
        db.execute("COMMIT")
        rows += group
    spent = time.perf_counter() - began
    db.close()
    return rows / spent


def peak_mib(relay: RunningRelay) -> float:
    status = Path(f"/proc/{relay.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1_024


def cpu_seconds(relay: RunningRelay) -> float:
    """Processor seconds the relay has used so far."""
    fields = Path(f"/proc/{relay.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(
    directory: Path, database: str | None, mailboxes: int, guide: Path | None
) -> Iterator[RunningRelay]:
    data = directory / "data"
    data.mkdir(mode=0o700)
    store = open_store(data, database)
    settle(store, mailboxes)
    store.close()
    environ = {"PLOUGHSHARE_RELAY_STORAGE_MIB": "100000"}
    if database is not None:
        environ["PLOUGHSHARE_RELAY_DATABASE"] = database
    options = [] if guide is None else ["--guide", str(guide)]
    relay = start_relay(data, *options, environ=environ)
    try:
        relay.with_roster()
        yield relay
    finally:
        relay.close()


def show(what: str, rounds: list[Round]) -> None:
    """Prints the medians of the rounds; of memory the most, of losses and refusals the sum."""

    def middle(values: Iterator[float]) -> float:
        return statistics.median(values)

    line = (
        f"{what:26} {middle(r.load.rate for r in rounds):7.0f} /s"
        f"  p50 {1000 * middle(r.load.p50_seconds for r in rounds):6.1f} ms"
        f"  p99 {1000 * middle(r.load.p99_seconds for r in rounds):6.1f} ms"
        f"  cpu {middle(r.cpu_us for r in rounds):4.0f} us  peak {max(r.peak_mib for r in rounds):.0f} MiB"
        f"  lost {sum(r.lost for r in rounds)}  refused {sum(r.load.refused for r in rounds)}"
    )
    raws = [r.raw_rate for r in rounds if r.raw_rate is not None]
    if raws:
        ratio = middle(r.load.rate / r.raw_rate for r in rounds if r.raw_rate is not None)
        line += f"  raw {statistics.median(raws):.0f} /s, ratio {ratio:.2f}"
    print(line, flush=True)


def write_letters(server: Cluster | None, callers: int, seconds: float) -> Round:
    """Letters by so many callers at a time, and the raw limit in the same place just after."""
    with tempfile.TemporaryDirectory() as place:
        database = None if server is None else server.database()
        boxes = max(512, callers * MAILBOXES_EACH)
        with running(Path(place), database, boxes, None) as relay:

            def some(part: int, parts: int) -> list[tuple[bytes, bytes]]:
                return letters(relay, range(part, boxes, parts), LETTERS_EACH)

            before = cpu_seconds(relay)
            outcomes = load(relay, callers, some, seconds)
            used, memory = cpu_seconds(relay) - before, peak_mib(relay)
        return Round(
            figures(outcomes),
            1e6 * used / done(outcomes),
            memory,
            lost_of(Path(place), database, outcomes),
            raw(Path(place), callers, RAW_SECONDS),
        )


def lost_of(place: Path, database: str | None, outcomes: list[Outcome]) -> int:
    """How many acknowledged letters a relay that has stopped does not hold."""
    store = open_store(place / "data", database)
    try:
        return lost(store, outcomes)
    finally:
        store.close()


def poll(server: Cluster | None, seconds: float) -> Round:
    """Persons who ask whether there is something new: nothing is, and 16 KiB come back."""
    with tempfile.TemporaryDirectory() as place:
        database = None if server is None else server.database()
        with running(Path(place), database, 512, None) as relay:
            challenge = relay.client(1).challenge()

            def some(part: int, parts: int) -> Iterator[tuple[bytes, bytes]]:
                made = [
                    signed(relay, challenge, key(seed), "/v1/mailbox/fetch", wire.after_body(1))
                    for seed in range(part, 512, parts)
                ]
                return ((content, b"") for content in itertools.cycle(made))

            before = cpu_seconds(relay)
            outcomes = load(relay, POLLERS, some, seconds)
            used = cpu_seconds(relay) - before
            return Round(figures(outcomes), 1e6 * used / done(outcomes), peak_mib(relay), 0)


def surge_of(server: Cluster | None, surge: float, guide: Path | None) -> None:
    """A part of 100,000 letters and of 1,000,000 loads of the guide, as fast as they are taken."""
    mailboxes = 1 + round(100_000 * surge) // LETTERS_EACH
    with tempfile.TemporaryDirectory() as place:
        database = None if server is None else server.database()
        with running(Path(place), database, mailboxes, guide) as relay:
            print(f"surge; peak before it {peak_mib(relay):.0f} MiB")
            before = cpu_seconds(relay)
            outcomes = load(
                relay,
                256,
                lambda part, parts: letters(relay, range(part, mailboxes, parts), LETTERS_EACH),
                SURGE_SECONDS_MAX,
            )
            used, peak = cpu_seconds(relay) - before, peak_mib(relay)
            if guide is not None:
                load_guides(relay, round(1_000_000 * surge))
        written, gone = done(outcomes), lost_of(Path(place), database, outcomes)
        show(f"{written} letters", [Round(figures(outcomes), 1e6 * used / written, peak, gone)])


def load_guides(relay: RunningRelay, loads: int) -> None:
    """So many loads of the guide, by 256 visitors at a time."""
    one = (b"GET / HTTP/1.1\r\nHost: relay\r\nAccept-Encoding: gzip\r\n\r\n", b"")
    before = cpu_seconds(relay)
    seen = load(relay, 256, lambda _part, parts: itertools.repeat(one, loads // parts), SURGE_SECONDS_MAX)
    used = cpu_seconds(relay) - before
    show(f"{done(seen)} guides", [Round(figures(seen), 1e6 * used / done(seen), peak_mib(relay), 0)])


def measure(
    kind: str, server: Cluster | None, rounds: int, seconds: float, surge: float, guide: Path | None
) -> None:
    """All figures of one database."""
    print(f"— {kind}, {rounds} rounds")
    taken: dict[int, list[Round]] = {callers: [] for callers in CALLERS}
    polled: list[Round] = []
    for _ in range(rounds):
        for callers in CALLERS:
            taken[callers].append(write_letters(server, callers, seconds))
        polled.append(poll(server, seconds))
    for callers in CALLERS:
        show(f"letters, {callers} at a time", taken[callers])
    show(f"polls, {POLLERS} at a time", polled)
    if surge:
        surge_of(server, surge, guide)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--store", choices=["sqlite", "postgres", "both"], default="both")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument(
        "--surge", type=float, default=0.05, help="part of 100,000 letters and 1,000,000 guides"
    )
    options.add_argument("--guide", type=Path, default=None)
    told = options.parse_args()
    processor = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        "",
    )
    print(
        f"{processor}, {os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}"
    )
    print(f"load before: {os.getloadavg()[0]:.1f}")
    for kind in ("sqlite", "postgres"):
        if told.store in {kind, "both"}:
            with cluster() if kind == "postgres" else nullcontext() as server:
                measure(kind, server, told.rounds, told.seconds, told.surge, told.guide)


if __name__ == "__main__":
    main()
