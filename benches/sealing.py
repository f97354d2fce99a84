"""How many messages a second one core seals and opens: letters, grants of a case key, events, files.

Run: python benches/sealing.py [SECONDS]. Each is done over and over for SECONDS (1) of processor time; the
median of five such runs is printed. `grant` is what opens a case, sealed to the person and one or ten members
of the desk; a letter is sealed to the case key, so members do not make it dearer. The browser's side:
node benches/sealing.mjs.
"""

import hashlib
import io
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare.seal.events import check_event, open_inner, open_outer, seal_event
from ploughshare.seal.files import FileOpener, seal_file
from ploughshare.seal.grants import Grant, open_grant, seal_grant
from ploughshare.seal.letters import open_message, seal_message
from ploughshare.wire import NamedFile
from tests.seal.people import ANNA, BORIS, CASE, CASE_KEY, DAY, PERSON, PLACE, letter

ROUNDS = 5
FILE_BYTES = 10_000_000
TEAM_KEY, EVENT_KEY = bytes(32), bytes(range(32))


def a_second(work: Callable[[], object], seconds: float) -> float:
    """How often `work` is done in a second of processor time: the median of the rounds."""
    work()
    rates = []
    for _ in range(ROUNDS):
        began, done = time.process_time(), 0
        while (spent := time.process_time() - began) < seconds:
            work()
            done += 1
        rates.append(done / spent)
    return statistics.median(rates)


def show(name: str, rate: float, unit: str = "a second") -> None:
    print(f"{name:44} {rate:10,.0f} {unit}", flush=True)


def main(seconds: float) -> None:
    print(f"Python {platform.python_version()}, one core of {platform.processor() or platform.machine()}")
    message = letter("Что будет, если я откажусь? " * 40)
    sealed = seal_message(message, PERSON.key, CASE_KEY.recipient).file
    print(f"a letter: {len(message.body())} bytes said, {len(sealed)} sealed")
    show("letter sealed", a_second(lambda: seal_message(message, PERSON.key, CASE_KEY.recipient), seconds))
    show("letter opened", a_second(lambda: open_message("letter", sealed, CASE_KEY, PLACE), seconds))
    for count in (1, 10):
        recipients = [PERSON.age.recipient, *[BORIS.age.recipient] * (count - 1), ANNA.age.recipient]
        grant = Grant(CASE, bytes(range(32)), PERSON.public, DAY, 0, tuple([bytes(16)] * count))
        file = seal_grant(grant, PERSON.key, recipients)
        members = f"{count} member{'s' * (count > 1)}"
        show(
            f"grant to {members} sealed",
            a_second(lambda: seal_grant(grant, PERSON.key, recipients), seconds),  # noqa: B023 done at once
        )
        show(
            f"grant to {members} opened by the last",
            a_second(lambda: open_grant(file, ANNA.age, PLACE), seconds),  # noqa: B023 done at once
        )
    raw = b'{"text":"' + b"x" * 340 + b'"}'
    event = seal_event(raw, ANNA.key, event_key=EVENT_KEY, team_key=TEAM_KEY)

    def opened() -> None:
        found = open_inner(open_outer(event.file, [TEAM_KEY]), EVENT_KEY)
        check_event(found.raw, found.signature, ANNA.public)

    show(
        "event among desks sealed",
        a_second(lambda: seal_event(raw, ANNA.key, event_key=EVENT_KEY, team_key=TEAM_KEY), seconds),
    )
    show("event among desks opened and checked", a_second(opened, seconds))
    data = bytes(FILE_BYTES)

    def parts() -> list[bytes]:
        return list(seal_file(io.BytesIO(data).read, FILE_BYTES, CASE_KEY.recipient))

    kept = parts()
    named = NamedFile(bytes(16), "a", "image/jpeg", FILE_BYTES, len(kept), hashlib.sha256(data).digest())

    def opened_file() -> None:
        opener = FileOpener(named, [CASE_KEY])
        for part in kept:
            opener.take(part)

    show("file sealed", a_second(parts, seconds) * FILE_BYTES / 1e6, "MB a second")
    show("file opened", a_second(opened_file, seconds) * FILE_BYTES / 1e6, "MB a second")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
