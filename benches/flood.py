"""Somebody floods a relay: what it costs them, and whether honest people still get through.

Run: python benches/flood.py [--seconds 60] [--cores 2]. Two parts.

First a real relay on this machine: so many processes solve puzzles natively and open mailboxes with them as
fast as they can, while a person at the speed of a slow phone (a try takes PHONE_SLOWER times as long as here)
opens mailboxes and writes, and one who was answered before writes on. The relay's ordinary day is set small,
so that the price climbs within the seconds of the run.

Then the relay's own price (relay/price.py) against floods of many sizes over a simulated day, from the speed
of one core measured here. A graphics card counts for what hashcat publishes for PBKDF2-HMAC-SHA-256, about
9·10^9 rounds a second on the largest of 2022.
"""

import argparse
import hashlib
import multiprocessing
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import wire
from ploughshare.relay.price import TRIES_MOST, Price
from ploughshare.relay.puzzle import ROUNDS
from tests.relay.client import WORKS_MAX, Client, relay_at, sealed, solve

PHONE_SLOWER = 8
CARD_ROUNDS_PER_SECOND = 9e9
DAY_SECONDS = 86_400
STRANGERS_BYTES = 8 * 1024**3 * 7 // 10
ORDINARY_PER_DAY = 2_000


@dataclass
class Times:
    """Seconds each call took, and what was refused."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    def take(self, began: float, answer: httpx.Response) -> None:
        """Notes one call."""
        if answer.is_success:
            self.seconds.append(time.perf_counter() - began)
        else:
            self.refused += 1

    def __str__(self) -> str:
        if not self.seconds:
            return f"none done, {self.refused} refused"
        return (
            f"{len(self.seconds):4} done, {self.refused} refused, "
            f"median {statistics.median(self.seconds):.2f} s, worst {max(self.seconds):.2f} s"
        )


def attack(address: str, root: bytes, stop: Event, opened: "multiprocessing.Queue[int]") -> None:
    """Opens mailboxes, each with a key of its own, as fast as one core can work for them."""
    count = 0
    with httpx.Client(trust_env=False, timeout=30) as http:
        while not stop.is_set():
            client = Client(address, Ed25519PrivateKey.generate(), http, root)
            count += client.open(sealed(wire.b64u(client.mailbox))).is_success
    opened.put(count)


def as_on_a_phone(client: Client) -> httpx.Response:
    """Opens a mailbox with work done at the speed of a slow phone; work that came too late is done anew."""
    for work in range(1, WORKS_MAX + 1):
        puzzle = client.puzzle()
        began = time.perf_counter()
        solved = solve(puzzle)
        time.sleep((time.perf_counter() - began) * (PHONE_SLOWER - 1))
        answer = client.open(work=solved)
        if answer.status_code != wire.BAD_PROOF.status or work == WORKS_MAX:
            return answer
    raise AssertionError


def flood(seconds: int, cores: int) -> None:
    """The first part."""
    with (
        tempfile.TemporaryDirectory() as folder,
        relay_at(Path(folder) / "data", environ={"PLOUGHSHARE_RELAY_OPENS_PER_DAY": "1"}) as relay,
    ):
        relay.with_roster()
        known = relay.caller(Ed25519PrivateKey.generate())
        known.open()
        relay.answer(known)
        calm, calm_letters = Times(), Times()
        for _ in range(5):
            one_person(relay.caller(Ed25519PrivateKey.generate()), calm)
            write(known, calm_letters)
        stop = multiprocessing.Event()
        opened: multiprocessing.Queue[int] = multiprocessing.Queue()
        attackers = [
            multiprocessing.Process(target=attack, args=(relay.address, known.root, stop, opened))
            for _ in range(cores)
        ]
        for attacker in attackers:
            attacker.start()
        flooded, letters, prices = Times(), Times(), list[int]()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            one_person(relay.caller(Ed25519PrivateKey.generate()), flooded)
            write(known, letters)
            prices.append(price(known))
        stop.set()
        count = sum(opened.get() for _ in attackers)
        for attacker in attackers:
            attacker.join()
        print(f"{cores} cores flooded a relay for {seconds} s and opened {count} mailboxes;")
        print(f"the price of one rose from {prices[0]} to {prices[-1]} tries at most.")
        print(f"  a phone opens and writes, calm      {calm}")
        print(f"  a phone opens and writes, in it     {flooded}")
        print(f"  who was answered writes, calm       {calm_letters}")
        print(f"  who was answered writes, in it      {letters}")
        print(f"  the relay logged {len(relay.output())} bytes")


def one_person(client: Client, times: Times) -> None:
    """One new person: opens a mailbox and writes a first letter."""
    began = time.perf_counter()
    answer = as_on_a_phone(client)
    if answer.is_success:
        answer = client.letter(sealed("help", 5_700))
    times.take(began, answer)


def write(client: Client, times: Times) -> None:
    """One letter of somebody whose mailbox is open."""
    began = time.perf_counter()
    times.take(
        began, client.letter(sealed(wire.b64u(Ed25519PrivateKey.generate().private_bytes_raw()), 5_700))
    )


def price(client: Client) -> int:
    """What a puzzle asks just now, in tries at most."""
    parameters = client.puzzle()["parameters"]
    if not isinstance(parameters, dict):
        raise TypeError
    return int(parameters["data"]["tries"])


def tries_per_second() -> float:
    """How many tries one core of this machine makes."""
    count = 2_000
    began = time.perf_counter()
    for number in range(count):
        hashlib.pbkdf2_hmac("sha256", number.to_bytes(20, "big"), b"s" * 16, ROUNDS)
    return count / (time.perf_counter() - began)


@dataclass(frozen=True)
class Day:
    """A simulated day: mailboxes the flood opened, what honest people waited, when it had filled all."""

    opened: float
    waits: list[float]
    hours_to_full: float


def simulate(flood_tries_per_second: float, phone_tries_per_second: float) -> Day:
    """One day in steps of a second; the flood works puzzle after puzzle, a person comes each minute."""
    meter = Price(ORDINARY_PER_DAY)
    opened, done, waits, full = 0.0, 0.0, list[float](), float("inf")
    for now in range(1, DAY_SECONDS):
        done += flood_tries_per_second
        while done >= (cost := meter.tries(now) * 0.75):
            # Thousands at one price are counted together.
            batch = done // cost if cost * 1_000 < done else 1.0
            done -= cost * batch
            opened += batch
            for _ in range(int(min(batch, 20_000))):
                meter.opened(now)
        # Full strangers' room: every mailbox of the flood as full as one without an answer may be.
        used = opened * wire.MAILBOX_UNANSWERED_BYTES_MAX
        if used >= STRANGERS_BYTES:
            full = min(full, now / 3_600)
        if now % 60 == 0:
            waits.append(meter.tries(now) * 0.75 / phone_tries_per_second)
            meter.opened(now)
    return Day(opened, waits, full)


def main() -> None:
    """Both parts."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--cores", type=int, default=2)
    given = options.parse_args()
    flood(given.seconds, given.cores)
    core = tries_per_second()
    phone = core / PHONE_SLOWER
    print(f"\nOne core here: {core:.0f} tries a second; a slow phone is taken to make {phone:.0f}.")
    print(
        f"The highest price, {TRIES_MOST} tries at most, is {TRIES_MOST * 0.75 / core:.1f} s of a core, ",
        end="",
    )
    print(f"{TRIES_MOST * 0.75 / phone:.0f} s of the phone, on average.")
    print("A day of 1,440 honest people, one a minute, against a flood of                  honest wait, s")
    print(f"{'':20} {'opened':>12} {'an hour':>9} {'median':>9} {'worst':>7}   8 GiB full after")
    card = CARD_ROUNDS_PER_SECOND / ROUNDS
    for name, speed in (
        ("nobody", 0.0),
        ("1 core", core),
        ("4 cores", 4 * core),
        ("16 cores", 16 * core),
        ("64 cores", 64 * core),
        ("1 graphics card", card),
    ):
        day = simulate(speed, phone)
        full = "never that day" if day.hours_to_full == float("inf") else f"{day.hours_to_full:.1f} hours"
        print(
            f"{name:20} {day.opened:12.0f} {day.opened / 24:9.0f} "
            f"{statistics.median(day.waits):9.1f} {max(day.waits):7.1f}   {full}"
        )


if __name__ == "__main__":
    main()
