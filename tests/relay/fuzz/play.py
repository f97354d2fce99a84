"""Plays wild streams against a relay, and judges what comes back and what has become of it."""

import errno
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ploughshare import wire
from tests.relay.client import RunningRelay, member
from tests.relay.fuzz.wild import Known, Wild

ANSWER_SECONDS_MAX = 25.0
"""After its caller has sent all and closed its side. A head's fifteen seconds are the longest it may wait."""
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) [^\r\n]*\r\n")
GROWTH_KIB_MAX = 48 * 1024
OPEN_FILES_MORE_MAX = 8
THREADS_MORE_MAX = 32
"""What asyncio keeps for calls that wait is made as it is needed, up to this."""
ANSWER_BYTES_MAX = 64 * 1024 * 1024


class FuzzError(AssertionError):
    """A relay did not stay a relay; the message holds the seed to play again."""


@dataclass(frozen=True)
class Weight:
    """What a process has grown to."""

    resident_kib: int
    open_files: int
    threads: int


def weigh(relay: RunningRelay) -> Weight:
    """From the system's own account of the process."""
    process = Path("/proc") / str(relay.process.pid)
    status = (process / "status").read_text()

    def figure(name: str) -> int:
        found = re.search(rf"^{name}:\s+(\d+)", status, re.MULTILINE)
        if found is None:
            raise FuzzError(name)
        return int(found[1])

    return Weight(figure("VmRSS"), len(list((process / "fd").iterdir())), figure("Threads"))


def acquaint(relay: RunningRelay) -> Known:
    """Makes what a stranger and two who belong to it would know of this relay."""
    person, stranger = relay.client(71), relay.client(72)
    if person.open().status_code not in (201, wire.CONFLICT.status):
        raise FuzzError("no mailbox")
    callers = (person, stranger, relay.client(101))
    return Known(callers, person.challenge(), person.puzzle(), person.mailbox, member(102).id)


def play(relay: RunningRelay, known: Known, seed: int) -> list[int]:
    """Plays one stream; gives the statuses of the answers. Raises FuzzError."""
    host, port = relay.address.removeprefix("http://").split(":")
    sent = Wild(seed, known).stream()
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=ANSWER_SECONDS_MAX) as connection:
        answer = bytearray()
        try:
            with _closed_early():
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                while part := connection.recv(1 << 20):
                    answer += part
                    if len(answer) > ANSWER_BYTES_MAX:
                        raise FuzzError(f"seed {seed}: it does not end")
        except TimeoutError:
            raise FuzzError(f"seed {seed}: no end within {ANSWER_SECONDS_MAX} s") from None
    if time.monotonic() - began > ANSWER_SECONDS_MAX:
        raise FuzzError(f"seed {seed}: too slow")
    return judge(seed, bytes(answer))


@contextmanager
def _closed_early() -> Iterator[None]:
    """The relay may have hung up before all was sent."""
    try:
        yield
    except OSError as error:
        if isinstance(error, TimeoutError) or error.errno not in (
            errno.EPIPE,
            errno.ECONNRESET,
            errno.ENOTCONN,
        ):
            raise


def judge(seed: int, answer: bytes) -> list[int]:
    """The statuses in these bytes; none may say that something went wrong inside, but `busy`."""
    if not answer:
        return []
    if STATUS.match(answer) is None:
        raise FuzzError(f"seed {seed}: no answer of HTTP: {answer[:80]!r}")
    statuses = [int(found[1]) for found in STATUS.finditer(answer)]
    for status in statuses:
        if status >= 500 and (status != wire.BUSY.status or b'"error":"busy"' not in answer):
            raise FuzzError(f"seed {seed}: {status}")
    return statuses


def look_after(relay: RunningRelay, before: Weight) -> Weight:
    """Whether it is still well: answers, has said nothing, has not grown. Raises FuzzError."""
    if relay.http.get(f"{relay.address}/healthz").json() != {"ok": True}:
        raise FuzzError("it is not well")
    if relay.output():
        raise FuzzError(f"it said: {relay.output()[:300]}")
    after = weigh(relay)
    if after.resident_kib > before.resident_kib + GROWTH_KIB_MAX:
        raise FuzzError(f"it grew from {before} to {after}")
    if (
        after.open_files > before.open_files + OPEN_FILES_MORE_MAX
        or after.threads > before.threads + THREADS_MORE_MAX
    ):
        raise FuzzError(f"it holds more open: {before}, {after}")
    return after
