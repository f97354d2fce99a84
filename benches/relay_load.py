"""Load on a relay from processes of their own: callers over kept connections, each waiting for its answer.

What is sent is made and signed beforehand, so that the senders cost as little as can be.
"""

import hashlib
import itertools
import multiprocessing
import os
import selectors
import socket
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.relay.client import RunningRelay, key

LETTER_BYTES = 4_096 + 512
"""A letter of the ladder's second step, sealed."""
LETTERS_EACH = 30
"""Letters a person writes: fewer than a mailbox takes in a day, or before it is answered."""
GENERATORS = 2
ANSWER_SECONDS_MAX = 900


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


@dataclass(frozen=True)
class Figures:
    """What a load came to: requests a second, seconds at two percentiles, how many were refused."""

    rate: float
    p50_seconds: float
    p99_seconds: float
    refused: int


def figures(outcomes: list[Outcome]) -> Figures:
    """The figures of all generators together."""
    taken = sorted(itertools.chain.from_iterable(outcome.seconds for outcome in outcomes))
    spent = max(outcome.ended for outcome in outcomes) - min(outcome.began for outcome in outcomes)
    return Figures(
        done(outcomes) / spent,
        statistics.median(taken),
        taken[min(len(taken) - 1, len(taken) * 99 // 100)],
        sum(outcome.refused for outcome in outcomes),
    )


def done(outcomes: list[Outcome]) -> int:
    """How many requests were answered as asked."""
    return sum(len(outcome.acknowledged) for outcome in outcomes)
