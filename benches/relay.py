"""How many letters and polls a second a relay takes, how long each waits, in how much memory, what is lost.

Run: python benches/relay.py [--store sqlite|postgres] [--seconds 6] [--surge 0.05] [--guide FILE]
Letters of 4 KiB, each acknowledged when it is on disk, by 1, 16 and 256 callers at a time over kept
connections; load comes from processes of its own, which sign beforehand. Beside each figure stands the raw
limit: the same rows written straight into an SQLite file, so many to a commit, with full sync. The surge is a
part of 100,000 letters and 1,000,000 loads of the guide. Every acknowledged letter is looked for afterwards.
"""

import argparse
import datetime
import hashlib
import itertools
import multiprocessing
import os
import platform
import selectors
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire
from ploughshare.relay.store import Store, open_store
from ploughshare.relay.store.schema import schema_steps, statements
from tests.relay.client import ROOT, RunningRelay, key, public, start_relay
from tests.relay.postgres import Cluster, cluster

LETTER_BYTES = 4_096 + 512
"""A letter of the ladder's second step, sealed."""
LETTERS_EACH = 30
"""Letters a person writes: fewer than a mailbox takes in a day, or before it is answered."""
GENERATORS = 2
ANSWER_SECONDS_MAX = 900
DAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())


@dataclass(frozen=True)
class Outcome:
    """What one load generator saw: the seconds each answer took, and the hashes it was given receipts for."""

    seconds: list[float]
    acknowledged: list[bytes]
    refused: int
    began: float
    ended: float


def request(path: str, headers: dict[str, str], body: bytes, host: str) -> bytes:
    method = "POST" if headers else "GET"
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def signed(relay: RunningRelay, challenge: bytes, signer: Ed25519PrivateKey, path: str, body: bytes) -> bytes:
    headers = relay.caller(signer).headers(path, body, challenge=challenge)
    return request(path, headers, body, "relay")


def letters(relay: RunningRelay, seeds: range, each: int) -> list[tuple[bytes, bytes]]:
    """Requests of new letters with their hashes, signed beforehand."""
    challenge = relay.client(1).challenge()
    made = []
    for number in range(each):
        for seed in seeds:
            head = (
                b"age-encryption.org/v1\n"
                + seed.to_bytes(8, "big")
                + number.to_bytes(8, "big")
                + os.urandom(16)
            )
            body = head.ljust(LETTER_BYTES, b"\xa5")
            made.append(
                (
                    signed(relay, challenge, key(seed), "/v1/mailbox/letter", body),
                    hashlib.sha256(body).digest(),
                )
            )
    return made


class Line:
    """One kept connection and the request that is on its way."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray()
        self.began = 0.0
        self.hash = b""

    def send(self, content: bytes, body_hash: bytes) -> None:
        self.buffer.clear()
        self.hash = body_hash
        self.began = time.perf_counter()
        self.socket.sendall(content)

    def answer(self) -> int | None:
        """The status, when the whole answer is there."""
        got = self.socket.recv(262_144)
        if not got:
            return 0
        self.buffer += got
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.buffer[:end].lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0])
        return int(self.buffer[9:12]) if len(self.buffer) >= end + 4 + length else None


def drive(
    address: tuple[str, int], lines: int, requests: Iterator[tuple[bytes, bytes]], seconds_max: float
) -> Outcome:
    """Keeps so many lines busy until the requests or the time are used up."""
    wait = selectors.DefaultSelector()
    taken: list[float] = []
    acknowledged: list[bytes] = []
    refused = 0
    began = time.perf_counter()
    busy = 0
    for _ in range(lines):
        line = Line(address)
        wait.register(line.socket, selectors.EVENT_READ, line)
        if (first := next(requests, None)) is not None:
            line.send(*first)
            busy += 1
    while busy:
        for event, _ in wait.select(30):
            line = event.data
            status = line.answer()
            if status is None:
                continue
            taken.append(time.perf_counter() - line.began)
            if status in {200, 201}:
                acknowledged.append(line.hash)
            else:
                refused += 1
            more = next(requests, None) if time.perf_counter() - began < seconds_max else None
            if more is None:
                busy -= 1
            else:
                line.send(*more)
    return Outcome(taken, acknowledged, refused, began, time.perf_counter())


def generate(
    results: "Queue[Outcome | None]",
    barrier: Barrier,
    address: tuple[str, int],
    lines: int,
    make: Callable[[], Iterable[tuple[bytes, bytes]]],
    seconds_max: float,
) -> None:
    try:
        requests = make()
        barrier.wait()
        results.put(drive(address, lines, iter(requests), seconds_max))
    except BaseException:
        barrier.abort()
        results.put(None)
        raise


def load(
    relay: RunningRelay,
    callers: int,
    make: Callable[[int, int], Iterable[tuple[bytes, bytes]]],
    seconds_max: float,
) -> list[Outcome]:
    """Drives a relay from processes of their own; `make(part, parts)` gives each its requests."""
    host, port = relay.address.removeprefix("http://").split(":")
    parts = min(GENERATORS, callers)
    context = multiprocessing.get_context("fork")
    results, barrier = context.Queue(), context.Barrier(parts)
    processes = [
        context.Process(
            target=generate,
            args=(
                results,
                barrier,
                (host, int(port)),
                callers // parts,
                lambda part=part: make(part, parts),
                seconds_max,
            ),
        )
        for part in range(parts)
    ]
    for process in processes:
        process.start()
    got = [results.get(timeout=ANSWER_SECONDS_MAX) for _ in processes]
    for process in processes:
        process.terminate()
    outcomes = [outcome for outcome in got if outcome is not None]
    if len(outcomes) < len(got):
        raise SystemExit("a load generator failed")
    return outcomes


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


def show(what: str, outcomes: list[Outcome], more: str) -> None:
    taken = sorted(itertools.chain.from_iterable(outcome.seconds for outcome in outcomes))
    done = sum(len(outcome.acknowledged) for outcome in outcomes)
    spent = max(outcome.ended for outcome in outcomes) - min(outcome.began for outcome in outcomes)
    p50, p99 = statistics.median(taken), taken[min(len(taken) - 1, len(taken) * 99 // 100)]
    refused = sum(outcome.refused for outcome in outcomes)
    print(
        f"{what:28} {done / spent:8.0f} /s  p50 {1000 * p50:7.1f} ms  p99 {1000 * p99:7.1f} ms"
        f"  refused {refused}  {more}",
        flush=True,
    )


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


def measure(kind: str, server: Cluster | None, seconds: float, surge: float, guide: Path | None) -> None:
    print(f"— {kind}")
    fewest = 1 + round(100_000 * surge) // LETTERS_EACH
    for callers in (1, 16, 256):
        with tempfile.TemporaryDirectory() as place:
            database = None if server is None else server.database()
            boxes = max(512, callers * 8)
            with running(Path(place), database, boxes, None) as relay:

                def some(
                    part: int, parts: int, relay: RunningRelay = relay, boxes: int = boxes
                ) -> list[tuple[bytes, bytes]]:
                    return letters(relay, range(part, boxes, parts), LETTERS_EACH)

                outcomes = load(relay, callers, some, seconds)
                memory = peak_mib(relay)
            store = open_store(Path(place) / "data", database)
            gone = lost(store, outcomes)
            store.close()
            limit = raw(Path(place), callers, min(seconds, 3))
            rate = sum(len(o.acknowledged) for o in outcomes) / (
                max(o.ended for o in outcomes) - min(o.began for o in outcomes)
            )
            show(
                f"letters, {callers} at a time",
                outcomes,
                f"lost {gone}  peak {memory:.0f} MiB  raw {limit:.0f} /s, ratio {rate / limit:.2f}",
            )
    polls(server, seconds)
    if surge:
        flood(server, fewest, surge, guide)


def polls(server: Cluster | None, seconds: float) -> None:
    """Persons who ask whether there is something new: nothing is, and 16 KiB come back."""
    with tempfile.TemporaryDirectory() as place:
        database = None if server is None else server.database()
        with running(Path(place), database, 512, None) as relay:

            def some(part: int, parts: int) -> Iterator[tuple[bytes, bytes]]:
                challenge = relay.client(1).challenge()
                made = [
                    signed(relay, challenge, key(seed), "/v1/mailbox/fetch", wire.after_body(1))
                    for seed in range(part, 512, parts)
                ]
                return ((content, b"") for content in itertools.cycle(made))

            show("polls, 64 at a time", load(relay, 64, some, seconds), f"peak {peak_mib(relay):.0f} MiB")


def flood(server: Cluster | None, mailboxes: int, surge: float, guide: Path | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        database = None if server is None else server.database()
        with running(Path(place), database, mailboxes, guide) as relay:
            before = peak_mib(relay)
            outcomes = load(
                relay,
                256,
                lambda part, parts: letters(relay, range(part, mailboxes, parts), LETTERS_EACH),
                3_600,
            )
            show(
                f"surge of {mailboxes * LETTERS_EACH} letters",
                outcomes,
                f"peak {before:.0f} → {peak_mib(relay):.0f} MiB",
            )
            if guide is not None:
                loads = round(1_000_000 * surge)
                one = (b"GET / HTTP/1.1\r\nHost: relay\r\nAccept-Encoding: gzip\r\n\r\n", b"")
                seen = load(relay, 256, lambda _part, parts: itertools.repeat(one, loads // parts), 3_600)
                show(f"surge of {loads} guides", seen, f"peak {peak_mib(relay):.0f} MiB")
        store = open_store(Path(place) / "data", database)
        print(f"{'':28} lost {lost(store, outcomes)}")
        store.close()


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--store", choices=["sqlite", "postgres", "both"], default="both")
    options.add_argument("--seconds", type=float, default=6)
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
                measure(kind, server, told.seconds, told.surge, told.guide)


if __name__ == "__main__":
    main()
