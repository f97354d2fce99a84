"""People who write without pause, and remember what they were given receipts for."""

import hashlib
import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from ploughshare import wire
from ploughshare.relay.store import Page, Store
from tests.relay.client import ROOT, key, public, sealed

DESK = wire.desk_id(public(ROOT))
LETTERS_EACH = 40
"""Fewer than a mailbox takes in a day and before it is answered."""
BYTES = 1_500


def mailbox_of(seed: int) -> bytes:
    return wire.mailbox_id(public(ROOT), public(key(seed)))


def settle(store: Store, seeds: range, today: int) -> None:
    """A desk with these people's mailboxes, each opened with its keys."""
    with store.writing():
        store.add_desk(DESK)
        for seed in seeds:
            body = sealed(f"keys {seed}")
            store.add_mailbox(DESK, mailbox_of(seed), today)
            body_hash = hashlib.sha256(body).digest()
            store.add_record(DESK, mailbox_of(seed), wire.Kind.KEYS, today, body_hash, body, by_person=True)


@dataclass
class Writers:
    """Several threads that each post letter after letter, and one again until it is acknowledged."""

    seeds: range
    threads: int = 6
    acknowledged: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    """Letter → who wrote it, and the index its receipt told."""
    sent: set[bytes] = field(default_factory=set)
    busy: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _waiting: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    _letters: "Iterator[tuple[int, bytes]] | None" = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _crew: list[threading.Thread] = field(default_factory=list)

    def start(self, addresses: list[tuple[str, int]]) -> None:
        """Writes to these relays, thread by thread, until `stop`."""
        if self._letters is None:
            self._letters = (
                (seed, sealed(f"letter {number} of {seed}", BYTES))
                for number in range(LETTERS_EACH)
                for seed in self.seeds
            )
        self._stop.clear()
        self._crew = [
            threading.Thread(target=self._write, args=(number, addresses[number % len(addresses)]))
            for number in range(self.threads)
        ]
        for thread in self._crew:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._crew:
            thread.join()

    def wait_for(self, more: int, seconds_max: float = 45) -> None:
        """Until so many letters more are acknowledged."""
        with self._changed:
            wanted = len(self.acknowledged) + more
            done = self._changed.wait_for(lambda: len(self.acknowledged) >= wanted, seconds_max)
        assert done, f"{len(self.acknowledged)} acknowledged, {wanted} wanted; busy {self.busy} times"

    def _next(self, number: int) -> tuple[int, bytes] | None:
        """The letter this thread was not given a receipt for, or a new one."""
        with self._changed:
            if number in self._waiting:
                return self._waiting[number]
            assert self._letters is not None
            made = next(self._letters, None)
            if made is not None:
                self._waiting[number] = made
                self.sent.add(made[1])
            return made

    def _write(self, number: int, address: tuple[str, int]) -> None:
        line = http.client.HTTPConnection(*address, timeout=30)
        try:
            line.request("GET", "/v1/challenge")
            challenge = wire.from_b64u(json.loads(line.getresponse().read())["challenge"])
            while not self._stop.is_set() and (made := self._next(number)) is not None:
                self._post(line, challenge, number, *made)
        except (OSError, http.client.HTTPException):
            # The relay is gone; whoever killed it starts the crew anew.
            return
        finally:
            line.close()

    def _post(
        self, line: http.client.HTTPConnection, challenge: bytes, number: int, seed: int, letter: bytes
    ) -> None:
        signer, path = key(seed), "/v1/mailbox/letter"
        signature = signer.sign(wire.proof_input(challenge, path, DESK, letter))
        proof = wire.Proof(challenge, public(signer), signature).header()
        line.request("POST", path, letter, {wire.HEADER_DESK: wire.b64u(DESK), wire.HEADER_PROOF: proof})
        answer = line.getresponse()
        content = answer.read()
        with self._changed:
            if answer.status == 503:
                self.busy += 1
                return
            assert answer.status == 201, content
            receipt = wire.Receipt.parse(content)
            assert receipt.is_for(letter)
            self.acknowledged[letter] = (seed, receipt.index)
            del self._waiting[number]
            self._changed.notify_all()


def everything(read: Callable[[int], Page]) -> Iterator[wire.Frame]:
    """All frames of a list, page by page; `read` gives the page after an index."""
    page = read(0)
    yield from page.frames
    while page.more:
        page = read(page.frames[-1].index)
        yield from page.frames


def page_of(store: Store, seed: int, after: int) -> Page:
    """What follows an index in a person's mailbox."""
    page = store.records_of_mailbox(DESK, mailbox_of(seed), after)
    assert page is not None
    return page


def frames_in(store: Store) -> list[wire.Frame]:
    """All the desk's records."""
    return list(everything(lambda after: store.records_of_desk(DESK, after)))


def check(writers: Writers, store: Store, *, before: Sequence[wire.Frame] = ()) -> None:
    """Every acknowledged letter is there, none twice, none torn, each under the index its receipt told.

    `before`: what was there when they began to write.
    """
    there = {frame.index for frame in before}
    frames = [frame for frame in frames_in(store) if frame.index not in there]
    times = Counter(frame.data for frame in frames if frame.kind is wire.Kind.LETTER)
    assert not writers.acknowledged.keys() - times.keys(), "lost"
    assert max(times.values()) == 1, "twice"
    assert times.keys() <= writers.sent, "torn, or of nobody"
    assert len({frame.index for frame in frames}) == len(frames)
    assert len(set(writers.acknowledged.values())) == len(writers.acknowledged), "an index was given twice"
    places = {
        (seed, frame.index): frame.data
        for seed in writers.seeds
        for frame in everything(partial(page_of, store, seed))
    }
    for letter, told in writers.acknowledged.items():
        assert places[told] == letter
