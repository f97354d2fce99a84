"""No answer tells whether a mailbox is there, or how much is in it: not by its bytes and not by its time."""

import http.client
import math
import random
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ploughshare import wire
from tests.relay.client import Client, RunningRelay, key, named_by, relay_at, sealed
from tests.relay.postgres import Cluster
from tests.relay.test_parts import FIRST, Files

TRIES = 2_000
"""Of each kind, interleaved at random."""
ADVANTAGE_MAX = 0.06
"""How much better than guessing one look at the time may be. Chance alone gives 2,000 looks half of it once
in a thousand runs (3.3 standard errors of the Mann-Whitney statistic)."""
PART = wire.PartName(b"the file's id   ", 1, 1)
RUNS_MAX = 3
"""The machine may be doing something else: a difference counts if it is there each time, to the same side."""


class Line:
    """One connection that is kept, so that a time is the relay's and not a handshake's."""

    def __init__(self, address: str) -> None:
        self._http = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)

    def ask(self, path: str, headers: dict[str, str], body: bytes) -> tuple[float, int, bytes]:
        """Seconds, status, and all the bytes of the answer but the clock's."""
        began = time.perf_counter()
        self._http.request("POST", path, body, headers)
        answer = self._http.getresponse()
        content = answer.read()
        seconds = time.perf_counter() - began
        head = [f"{name}: {value}" for name, value in answer.getheaders() if name.lower() != "date"]
        return seconds, answer.status, "\n".join(head).encode() + content

    def close(self) -> None:
        self._http.close()


@contextmanager
def line_to(relay: RunningRelay) -> Iterator[Line]:
    line = Line(relay.address)
    try:
        yield line
    finally:
        line.close()


def advantage(a: list[float], b: list[float]) -> float:
    """How often a time of `b` is above one of `a`, less one half: 0 when the times tell nothing."""
    ordered = sorted([(seconds, 0) for seconds in a] + [(seconds, 1) for seconds in b])
    ranks = sum(rank for rank, (_, which) in enumerate(ordered, start=1) if which)
    return (ranks - len(b) * (len(b) + 1) / 2) / (len(a) * len(b)) - 0.5


def persists(advantages: list[float]) -> bool:
    """Whether every run found a difference, to the same side."""
    return min(advantages) > ADVANTAGE_MAX or max(advantages) < -ADVANTAGE_MAX


def test_the_statistic_finds_a_difference_and_none_where_there_is_none() -> None:
    draw = random.Random(1)
    a, b = ([draw.expovariate(1) for _ in range(TRIES)] for _ in range(2))
    error = 1 / math.sqrt(6 * TRIES)
    assert abs(advantage(a, b)) < 3 * error < ADVANTAGE_MAX / 2
    assert advantage(a, [seconds + 0.2 for seconds in b]) > ADVANTAGE_MAX


Ask = Callable[[], tuple[str, dict[str, str], bytes]]


def compare(line: Line, kinds: dict[str, Ask], tries: int) -> dict[str, list[float]]:
    """Times of each kind of call, taken in an order drawn at random; every answer must be the same bytes."""
    times: dict[str, list[float]] = {name: [] for name in kinds}
    order = [name for name in kinds for _ in range(tries)]
    random.Random(tries).shuffle(order)
    seen: set[tuple[int, bytes]] = set()
    for name in order:
        path, headers, body = kinds[name]()
        seconds, status, told = line.ask(path, headers, body)
        times[name].append(seconds)
        seen.add((status, told))
    assert len(seen) == 1, "the answers differ in their bytes"
    assert next(iter(seen))[0] == wire.NOT_FOUND.status
    return times


def asking(
    client: Client, path: str, body: Callable[[], bytes], *, forger: bool, mailbox: bytes = bytes(16)
) -> Ask:
    challenge = client.challenge()
    signer = key(999_983) if forger else None
    said = {
        wire.HEADER_PART: PART.header(),
        wire.HEADER_MAILBOX: wire.b64u(mailbox),
        wire.HEADER_MEMBER: wire.b64u(bytes(16)),
    }
    about = {name: said[name] for name in named_by(path)}

    def ask() -> tuple[str, dict[str, str], bytes]:
        sent = body()
        headers = client.headers(path, sent, challenge=challenge, signer=signer, about=about)
        return path, {**headers, "Content-Type": "application/octet-stream"}, sent

    return ask


def full_mailbox(relay: RunningRelay, seed: int) -> Client:
    person = relay.client(seed)
    assert person.open().status_code == 201
    for number in range(30):
        assert person.letter(sealed(f"letter {number}", 5_700)).status_code == 201
    assert Files(person).first(PART).status_code == 201
    return person


def kinds_of_call(there: Client, nobody: Client, path: str, body: Callable[[], bytes]) -> dict[str, Ask]:
    """What a stranger may ask of a mailbox that is there, and of one that is not."""
    if path.startswith("/v1/desk/"):
        # Of any mailbox, by its id: by somebody who is no member, and by somebody who claims to be one.
        member = replace(nobody, signer=key(101))
        return {
            f"{'mailbox there' if mailbox == there.mailbox else 'unknown mailbox'}, {who}": asking(
                caller, path, body, forger=caller is member, mailbox=mailbox
            )
            for who, caller in (("no member", nobody), ("wrong key", member))
            for mailbox in (nobody.mailbox, there.mailbox)
        }
    kinds = {
        "unknown mailbox, wrong key": asking(nobody, path, body, forger=True),
        "mailbox there, wrong key": asking(there, path, body, forger=True),
    }
    if path != "/v1/mailbox/open":
        kinds["unknown mailbox, its own key"] = asking(nobody, path, body, forger=False)
    return kinds


CALLS: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("/v1/mailbox/fetch", lambda: wire.after_body(0)),
    ("/v1/mailbox/letter", lambda: sealed(secrets.token_bytes(9))),
    ("/v1/mailbox/delete", bytes),
    ("/v1/mailbox/open", lambda: sealed(secrets.token_bytes(9))),
    ("/v1/mailbox/part/fetch", bytes),
    ("/v1/mailbox/part/drop", bytes),
    ("/v1/mailbox/part", lambda: FIRST),
    ("/v1/desk/part", lambda: FIRST),
    ("/v1/desk/part/fetch", bytes),
    ("/v1/desk/part/drop", bytes),
    ("/v1/desk/reply", lambda: sealed(secrets.token_bytes(9))),
    ("/v1/desk/keys", lambda: sealed(secrets.token_bytes(9))),
)


@pytest.fixture(scope="module")
def over_postgres(tmp_path_factory: pytest.TempPathFactory, postgres: Cluster) -> Iterator[RunningRelay]:
    options = ("--database", postgres.database())
    with relay_at(tmp_path_factory.mktemp("over-postgres") / "data", *options) as relay:
        relay.with_roster()
        yield relay


_AS_OTHERS = (
    *("/v1/mailbox/part", "/v1/mailbox/part/drop", "/v1/desk/part/fetch", "/v1/desk/part/drop"),
    "/v1/desk/keys",
)
TIMED = [call for call in CALLS if call[0] not in _AS_OTHERS]
"""Those left out take the same way as others; benches/silence.py measures all."""
TIMED_OVER_POSTGRES = [call for call in TIMED if call[0].endswith(("fetch", "letter", "reply"))]


@pytest.mark.parametrize(("path", "body"), TIMED, ids=[path for path, _ in TIMED])
@pytest.mark.slow
def test_an_unknown_mailbox_and_a_wrong_key_take_the_same_time(
    running: RunningRelay, path: str, body: Callable[[], bytes]
) -> None:
    check_times(running, path, body)


@pytest.mark.parametrize(("path", "body"), TIMED_OVER_POSTGRES, ids=[path for path, _ in TIMED_OVER_POSTGRES])
@pytest.mark.slow
@pytest.mark.postgres
def test_and_so_they_do_where_letters_lie_in_postgresql(
    over_postgres: RunningRelay, path: str, body: Callable[[], bytes]
) -> None:
    check_times(over_postgres, path, body)


def check_times(running: RunningRelay, path: str, body: Callable[[], bytes]) -> None:
    there = full_mailbox(running, secrets.randbelow(10**9) + 10**6)
    nobody = running.client(secrets.randbelow(10**9) + 10**6)
    kinds = kinds_of_call(there, nobody, path, body)
    found: dict[str, list[float]] = {}
    for _ in range(RUNS_MAX):
        with line_to(running) as line:
            compare(line, kinds, tries=100)
            times = compare(line, kinds, TRIES)
        first, *others = times
        for other in others:
            found.setdefault(other, []).append(advantage(times[first], times[other]))
        if not any(persists(tolds) for tolds in found.values()):
            return
    raise AssertionError(found)


def test_a_receipt_is_as_long_as_a_refusal_whatever_its_number(running: RunningRelay) -> None:
    person, nobody = full_mailbox(running, secrets.randbelow(10**9) + 10**6), running.client(10**9 + 1)
    small = running.client(secrets.randbelow(10**9) + 10**6)
    answers = [
        small.open(),
        small.letter(sealed("second")),
        person.letter(sealed("thirty-second")),
        small.letter(b"not sealed"),
        nobody.letter(sealed("to nobody")),
        small.post("/v1/mailbox/delete", b""),
        running.http.get(f"{running.address}/v1/challenge"),
    ]
    assert len({len(answer.content) for answer in answers}) == 1
    assert len({len(answer.headers["content-length"]) for answer in answers}) == 1


@pytest.mark.parametrize("path", ["/v1/mailbox/fetch", "/v1/desk/collect"])
def test_what_a_mailbox_holds_shows_by_steps_of_16_kib_alone(path: str, tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        relay.with_roster()
        person, desk = relay.client(1), relay.client(101)
        caller = person if "mailbox" in path else desk
        person.open()
        told = {}
        for number, size_bytes in enumerate([600, 700, 9_000, 12_000, 20_000, 50_000, 30, 600]):
            frames = caller.post(path, wire.after_body(0))
            held = sum(frame.encoded_bytes for frame in caller.frames(path).frames)
            told[held // wire.FRAMES_STEP_BYTES] = (len(frames.content), len(str(frames.headers)))
            assert len(frames.content) % wire.FRAMES_STEP_BYTES == 0
            assert len(frames.content) - held <= wire.FRAMES_STEP_BYTES
            person.letter(sealed(f"{number}", size_bytes))
        assert len({size for size, _ in told.values()}) == len(told) > 3
