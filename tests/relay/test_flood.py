"""Somebody opens mailboxes as fast as a computer can: honest people still get through."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire
from ploughshare.relay.price import LEVELS_MAX, TRIES_LEAST
from tests.relay.client import Client, RunningRelay, relay_at, sealed

OPENED_AT_LEAST = 24
DEADLINE_SECONDS = 60
SECONDS_MAX = 10.0


def flood(address: str, root: bytes, stop: threading.Event) -> None:
    with httpx.Client(trust_env=False, timeout=30) as http:
        while not stop.is_set():
            client = Client(address, Ed25519PrivateKey.generate(), http, root)
            answer = client.open(sealed(wire.b64u(client.mailbox)))
            assert answer.status_code in (201, wire.BAD_PROOF.status)


def test_honest_people_get_through_a_flood(tmp_path: Path) -> None:
    small_day = {"PLOUGHSHARE_RELAY_OPENS_PER_DAY": "1"}
    with relay_at(tmp_path / "data", environ=small_day) as relay:
        relay.with_roster()
        known = relay.client(1)
        assert known.open().status_code == 201
        stop = threading.Event()
        with ThreadPoolExecutor(2) as attackers:
            # Deriving keys leaves Python free: two threads are two cores.
            running = [attackers.submit(flood, relay.address, known.root, stop) for _ in range(2)]
            try:
                newcomer = live_through(relay)
            finally:
                stop.set()
            for attacker in running:
                attacker.result()
        parameters = newcomer.puzzle()["parameters"]
        assert isinstance(parameters, dict)
        assert TRIES_LEAST < parameters["data"]["tries"] <= TRIES_LEAST << LEVELS_MAX
        assert relay.output() == ""


def live_through(relay: RunningRelay) -> Client:
    """The desk and a person it knows talk on, until the flood is one; then somebody new comes."""
    known, desk = relay.client(1), relay.client(101)
    deadline = time.monotonic() + DEADLINE_SECONDS
    after, opened, number = 0, 0, 0
    while opened < OPENED_AT_LEAST and time.monotonic() < deadline:
        number += 1
        began = time.monotonic()
        if number < wire.MAILBOX_RECORDS_PER_DAY_MAX:
            relay.answer(known)
            assert known.letter(sealed(f"letter {number}")).is_success
        known.fetch()
        page = desk.frames("/v1/desk/collect", after).frames
        assert time.monotonic() - began < SECONDS_MAX, "who has a mailbox waits for no flood"
        opened += sum(frame.kind is wire.Kind.KEYS for frame in page)
        after = page[-1].index if page else after
    assert opened >= OPENED_AT_LEAST, "the flood did flood"
    newcomer = relay.client(2)
    assert newcomer.open_at_any_price().status_code == 201
    assert newcomer.letter(sealed("first letter")).status_code == 201
    return newcomer
