"""Attacks on a relay other than opening mailboxes: how much longer honest people wait, and its memory.

Run: python benches/abuse.py [--store sqlite|postgres] [--seconds 8] [--attacks WORD]. For each attack a relay
of its own; a process apart attacks as hard as it can while a person whom the desk has answered writes and
reads, and somebody new asks what a mailbox costs. Prints the median and the longest time of each call before
the attack and during it, their ratio, what the attacker was answered in a second, and the relay's memory at
most. The attacker works on the same machine, so part of what it costs is the processor it takes itself.
"""

import argparse
import asyncio
import http.client
import multiprocessing
import os
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import wire
from tests.relay.client import Client, RunningRelay, event, key, relay_at, sealed
from tests.relay.postgres import cluster
from tests.relay.test_parts import FIRST, Files

GUIDE_BYTES = 300 * 1024
HEAD_END = b"\r\n\r\n"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
STRANGERS_MIB = 16
CALLS_EACH = 60
"""Fewer than a mailbox takes in a day."""

Told = dict[int, int]
"""Status → how often it was answered."""


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: relay", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Held(asyncio.Protocol):
    """One connection of an attacker. `ended` is done when it is lost."""

    def __init__(self, content: bytes, told: "Counter[int]") -> None:
        self._content, self._told = content, told
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_result(None)


class Asking(Held):
    """One connection that sends its request again as soon as it was answered."""

    def __init__(self, content: bytes, told: "Counter[int]") -> None:
        super().__init__(content, told)
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._wanted = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._content)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._wanted:
            end = self._buffer.find(HEAD_END)
            if end < 0:
                return
            length = LENGTH.search(self._buffer, 0, end)
            self._wanted = end + len(HEAD_END) + (int(length[1]) if length else 0)
            self._told[int(self._buffer[9:12])] += 1
        if len(self._buffer) >= self._wanted and self._transport is not None:
            self._buffer.clear()
            self._wanted = 0
            self._transport.write(self._content)


class Trickling(Held):
    """One connection that sends a head, and of the body all but a little, then a byte a second."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._content[:-1_000])
        self._more(transport, len(self._content) - 1_000)

    def _more(self, transport: asyncio.Transport, at: int) -> None:
        if not transport.is_closing() and at < len(self._content):
            transport.write(self._content[at : at + 1])
            asyncio.get_running_loop().call_later(1, self._more, transport, at + 1)

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"HTTP/1.1 "):
            self._told[int(data[9:12])] += 1


class Sipping(Held):
    """One connection that asks and takes nothing of the answer."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._content)
        transport.pause_reading()


@dataclass(frozen=True)
class Attack:
    """How many connections of which kind send what. `prepare` makes the requests, in turn for connections."""

    name: str
    connections: int
    kind: type[Held]
    prepare: Callable[[RunningRelay], Sequence[bytes]]
    environ: dict[str, str] = field(default_factory=dict)


def polls(relay: RunningRelay) -> Sequence[bytes]:
    """Reads its own mailbox, as full as an unanswered one may be."""
    person = relay.client(50)
    assert person.open().is_success
    for number in range(3):
        assert person.letter(sealed(f"{number}", 60_000)).is_success
    body, path = wire.after_body(0), "/v1/mailbox/fetch"
    return [request("POST", path, person.headers(path, body), body)]


def puzzles(relay: RunningRelay) -> Sequence[bytes]:
    return [request("GET", "/v1/puzzle", {wire.HEADER_FOR: wire.b64u(relay.client(51).mailbox)})]


def unproven(path: str, body: bytes, forger: int) -> Callable[[RunningRelay], Sequence[bytes]]:
    """A body whose proof is another's, so that the signature is looked at and refused."""

    def prepare(relay: RunningRelay) -> Sequence[bytes]:
        client = relay.client(52)
        return [request("POST", path, client.headers(path, body, signer=key(forger)), body)]

    return prepare


def with_own_key(path: str, body: bytes) -> Callable[[RunningRelay], Sequence[bytes]]:
    """A call whose proof holds, of somebody who has no right to it."""
    about = {wire.HEADER_PART: wire.PartName(bytes(16), 1, 1).header()} if "/part" in path else {}
    return lambda relay: [request("POST", path, relay.client(53).headers(path, body, about=about), body)]


def own_parts(path: str, body: bytes) -> Callable[[RunningRelay], Sequence[bytes]]:
    """Calls about a file of the caller's own: to fetch it, or to begin another without work."""

    def prepare(relay: RunningRelay) -> Sequence[bytes]:
        person = relay.client(57)
        assert person.open().is_success
        name = wire.PartName(bytes(16), 1, 1)
        assert Files(person).first(name).is_success
        asked = wire.PartName(b"another file    ", 1, 1) if body else name
        return [
            request("POST", path, person.headers(path, body, about={wire.HEADER_PART: asked.header()}), body)
        ]

    return prepare


def guide(_relay: RunningRelay) -> Sequence[bytes]:
    return [request("GET", "/", {})]


def health(_relay: RunningRelay) -> Sequence[bytes]:
    return [request("GET", "/healthz", {})]


def bodies(relay: RunningRelay) -> Sequence[bytes]:
    path, body = "/v1/mailbox/letter", sealed("slow", wire.LETTER_BYTES_MAX)
    return [request("POST", path, relay.client(54).headers(path, body), body)]


def works(relay: RunningRelay) -> Sequence[bytes]:
    """Opens mailboxes of its own with a puzzle of another, again and again."""
    path, body, client = "/v1/mailbox/open", sealed("keys"), relay.client(55)
    work = relay.client(56).work()
    return [request("POST", path, {**client.headers(path, body), wire.HEADER_WORK: work}, body)]


def fills(relay: RunningRelay) -> Sequence[bytes]:
    """Fills the strangers' room, then goes on trying with mailboxes that have room themselves."""
    made = []
    for seed in range(1_000, 1_400):
        person = relay.client(seed)
        body, path = sealed(f"{seed}", 180_000), "/v1/mailbox/letter"
        if not person.open_at_any_price().is_success:
            break
        full = not person.letter(body).is_success
        made.append(request("POST", path, person.headers(path, body), body))
        if full:
            break
    return made[-16:]


SMALL = {"PLOUGHSHARE_RELAY_STORAGE_MIB": str(STRANGERS_MIB), "PLOUGHSHARE_RELAY_OPENS_PER_DAY": "1000000"}
ATTACKS = (
    Attack("nobody", 0, Asking, guide),
    Attack("one mailbox, polled at 64 connections", 64, Asking, polls),
    Attack("puzzles asked at 256 connections", 256, Asking, puzzles),
    Attack("puzzles asked at 4,000 connections", 4_000, Asking, puzzles),
    Attack("wrong proofs, small, at 256", 256, Asking, unproven("/v1/mailbox/letter", sealed("x"), 9)),
    Attack("wrong proofs, small, at 4,000", 4_000, Asking, unproven("/v1/mailbox/letter", sealed("x"), 9)),
    Attack(
        "questions of no right at 4,000", 4_000, Asking, with_own_key("/v1/mailbox/fetch", wire.after_body(0))
    ),
    Attack("health asked at 4,000", 4_000, Asking, health),
    Attack(
        "wrong proofs, 256 KiB, at 256",
        256,
        Asking,
        unproven("/v1/mailbox/letter", sealed("x", wire.LETTER_BYTES_MAX), 9),
    ),
    Attack(
        "garbage rosters, own key, at 256", 256, Asking, with_own_key("/v1/desk/roster", b"PLSH\x01" * 900)
    ),
    Attack(
        "collecting without a right at 256", 256, Asking, with_own_key("/v1/desk/collect", wire.after_body(0))
    ),
    Attack("events of no member at 256", 256, Asking, with_own_key("/v1/desk/event", event(1))),
    Attack("work for another mailbox at 256", 256, Asking, works),
    Attack("files' parts of no mailbox at 256", 256, Asking, with_own_key("/v1/mailbox/part/fetch", b"")),
    Attack("own file fetched at 64", 64, Asking, own_parts("/v1/mailbox/part/fetch", b"")),
    Attack("own files begun without work at 64", 64, Asking, own_parts("/v1/mailbox/part", FIRST)),
    Attack("the guide loaded at 256", 256, Asking, guide),
    Attack("the guide, 5,000 take nothing", 5_000, Sipping, guide),
    Attack("own mailbox, 2,000 take nothing", 2_000, Sipping, polls),
    Attack("own file, 2,000 take nothing", 2_000, Sipping, own_parts("/v1/mailbox/part/fetch", b"")),
    Attack("10,000 silent connections", 10_000, Sipping, lambda _relay: [b""]),
    Attack("1,000 trickle 256 KiB", 1_000, Trickling, bodies),
    Attack("7,000 trickle 256 KiB", 7_000, Trickling, bodies),
    Attack("strangers' room filled, 64 go on", 64, Asking, fills, SMALL),
)


async def attack(address: str, attack: Attack, contents: Sequence[bytes], stop: Event) -> "Counter[int]":
    """Opens the connections, again when one is ended, until `stop`."""
    told: Counter[int] = Counter()
    host, port = address.removeprefix("http://").split(":")
    loop = asyncio.get_running_loop()

    async def hold(number: int) -> None:
        content = contents[number % len(contents)]
        # From many addresses: one has 28,000 ports.
        source = f"127.0.{number % 200 + 1}.1"
        while not stop.is_set():
            with suppress(OSError):
                _, connection = await loop.create_connection(
                    lambda: attack.kind(content, told), host, int(port), local_addr=(source, 0)
                )
                await connection.ended
                continue
            await asyncio.sleep(0.05)

    held = [asyncio.create_task(hold(number)) for number in range(attack.connections)]
    while not stop.is_set():
        await asyncio.sleep(0.05)
    for task in held:
        task.cancel()
    return told


def run_attack(
    address: str, number: int, contents: Sequence[bytes], stop: Event, answers: "Queue[Told]"
) -> None:
    """In a process of its own."""
    answers.put(dict(asyncio.run(attack(address, ATTACKS[number], contents, stop))))


@dataclass
class Honest:
    """Seconds of each kind of call."""

    person: Client
    times: dict[str, list[float]] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)
    letters: int = 0

    def live(self, seconds: float) -> None:
        """Writes, reads and asks for a puzzle, one after another."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.letters < CALLS_EACH:
                self.letters += 1
                body = sealed(os.urandom(9), 4_600)
                self._post("letter", "/v1/mailbox/letter", body)
            self._post("fetch", "/v1/mailbox/fetch", wire.after_body(0))
            self._ask("puzzle", "GET", "/v1/puzzle", {wire.HEADER_FOR: wire.b64u(self.person.mailbox)}, b"")
            time.sleep(0.03)

    def _post(self, name: str, path: str, body: bytes) -> None:
        self._ask(name, "POST", path, self.person.headers(path, body, challenge=self._challenge), body)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection(self.person.address.removeprefix("http://"), timeout=60)
        self._challenge = self.person.challenge()

    def _ask(self, name: str, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        began = time.perf_counter()
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            self._line.close()
            status = 0
        self.times.setdefault(name, []).append(time.perf_counter() - began)
        if status not in (200, 201):
            self.failed[f"{name} {status}"] += 1


def peak_mib(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) // 1024


@contextmanager
def relay_for(attack: Attack, store: str) -> Iterator[RunningRelay]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        page = folder / "guide.html"
        page.write_bytes(b"<!doctype html>" + os.urandom(GUIDE_BYTES // 2).hex().encode())
        options = ["--guide", str(page)]
        if store == "postgres":
            options += ["--database", stack.enter_context(cluster()).database()]
        relay = stack.enter_context(relay_at(folder / "data", *options, environ=attack.environ))
        relay.with_roster()
        yield relay


def measure(number: int, store: str, seconds: float) -> None:
    """One attack, and its line."""
    attack = ATTACKS[number]
    with relay_for(attack, store) as relay:
        calm, harried = (Honest(relay.client(seed)) for seed in (1, 2))
        for honest in (calm, harried):
            assert honest.person.open().is_success
            relay.answer(honest.person)
        calm.live(seconds / 2)
        contents = attack.prepare(relay)
        stop = multiprocessing.Event()
        answers: Queue[Told] = multiprocessing.Queue()
        attacker = multiprocessing.Process(
            target=run_attack, args=(relay.address, number, contents, stop, answers)
        )
        before = peak_mib(relay.process.pid)
        began = time.monotonic()
        attacker.start()
        time.sleep(1.5)
        harried.live(seconds)
        lasted = time.monotonic() - began
        stop.set()
        told = answers.get()
        attacker.join()
        rate = ", ".join(f"{status}: {count / lasted:.0f}/s" for status, count in sorted(told.items()))
        print(f"{attack.name}: attacker answered {rate or 'nothing'}; ", end="")
        print(f"memory {before} MiB, {peak_mib(relay.process.pid)} MiB at most")
        for name, times in harried.times.items():
            before_ms, during_ms = (1e3 * statistics.median(found) for found in (calm.times[name], times))
            print(
                f"  {name:7} {before_ms:7.1f} ms → {during_ms:7.1f} ms (×{during_ms / before_ms:.1f}),"
                f" longest {1e3 * max(calm.times[name]):.0f} → {1e3 * max(times):.0f} ms"
            )
        if harried.failed:
            print(f"  not taken: {dict(harried.failed)}")
        if relay.output():
            print(f"  it said: {relay.output()[:200]}")


def main() -> None:
    """Every attack, one after another."""
    options = argparse.ArgumentParser()
    options.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    options.add_argument("--seconds", type=float, default=8)
    options.add_argument("--attacks", default="", help="only those whose name holds this")
    given = options.parse_args()
    for number, attack in enumerate(ATTACKS):
        if given.attacks in attack.name:
            measure(number, given.store, given.seconds)


if __name__ == "__main__":
    main()
