"""A day at a relay played with known secrets: a desk of two, persons who write and delete, mistakes.

Everything really happens: real vaults, real seals, a real relay in a process of its own.
"""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx

from ploughshare.desk import cases, outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.vault import TEAM
from ploughshare.relay.drill.forms import Secret, What
from ploughshare.road import founding
from ploughshare.road.person import Person, PersonError
from ploughshare.road.relay_process import RelayProcess, any_free_port
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.phrase import Phrase, generate, stretch
from ploughshare.wire import HEADER_DESK

OPENINGS = (
    "бр",
    "вн",
    "гр",
    "дж",
    "жл",
    "зб",
    "кв",
    "лм",
    "нх",
    "пш",
    "рц",
    "ст",
    "тф",
    "фл",
    "хм",
    "чв",
    "шк",
)
VOWELS = "аеиоуыэюя"
BROWSER = "Mozilla/5.0 (Android 13; Mobile; rv:140.0)"
CALL_SECONDS = 30.0
WIPING = {
    "PYTHONMALLOC": "malloc",
    "MALLOC_PERTURB_": "85",
    "_RJEM_MALLOC_CONF": "junk:free,dirty_decay_ms:0,muzzy_decay_ms:0",
}
"""What makes Python, the C library and the server overwrite what they free, as deploy/systemd sets it."""
AGE_BEGINS = "AGE-SECRET-KEY-PQ-1"
TAIL_BYTES = 1_000
"""Of a sealed letter: its beginning is the same in every letter."""


def invented(words: int) -> str:
    """Words that stand in no book, so that finding one means that it was leaked."""
    return " ".join(
        "".join(secrets.choice(OPENINGS) + secrets.choice(VOWELS) for _ in range(4)) for _ in range(words)
    )


@dataclass
class Caller:
    """Where somebody calls from: an address, what a careless proxy adds, a browser with a name of its own."""

    name: str
    number: int
    sealed: list[bytes]
    address: str = ""
    forwarded: tuple[str, str] = ("", "")
    agent: str = ""
    referrer: str = ""

    def __post_init__(self) -> None:
        self.address = f"127.83.{self.number}.{secrets.randbelow(200) + 20}"
        block = f"{secrets.randbelow(0xEFFF) + 0x1000:x}:{secrets.randbelow(0xEFFF) + 0x1000:x}"
        self.forwarded = (f"203.0.113.{self.number + 10}", f"2001:db8:{block}::{self.number + 0x1D0:x}")
        self.agent = f"{BROWSER} Phone-{secrets.token_hex(8)}"
        self.referrer = f"https://{secrets.token_hex(8)}.example/page"

    def client(self) -> httpx.Client:
        """Calls from this address; every body sent is remembered."""

        def remember(request: httpx.Request) -> None:
            if request.content:
                self.sealed.append(request.content)

        return httpx.Client(
            transport=httpx.HTTPTransport(local_address=self.address),
            timeout=CALL_SECONDS,
            headers={
                "User-Agent": self.agent,
                "Referer": self.referrer,
                "X-Forwarded-For": ", ".join(self.forwarded),
                "Forwarded": f'for="[{self.forwarded[1]}]"',
                "X-Real-IP": self.forwarded[0],
            },
            event_hooks={"request": [remember]},
        )

    def secrets(self) -> Iterator[Secret]:
        """What must not be known of where this one called from."""
        for address in (self.address, *self.forwarded):
            yield Secret(f"{self.name}: address {address}", What.ADDRESS, address)
        yield Secret(f"{self.name}: browser", What.AGENT, self.agent.removeprefix(BROWSER))
        yield Secret(f"{self.name}: referring page", What.AGENT, self.referrer.removesuffix(".example/page"))


@dataclass
class Day:
    """The day, its actors, and all that must stay unknown. `play` it, then `close` it."""

    directory: Path
    today: date
    persons_count: int = 6
    program: Sequence[str] | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: WIPING)
    """Variables of the relay besides those it has here."""
    now: Callable[[], float] = time.time
    secrets: list[Secret] = field(default_factory=list)
    sealed: list[bytes] = field(default_factory=list)
    """Every body that went to the relay."""
    kept: list[bytes] = field(default_factory=list)
    """Sealed letters that the relay must still hold at the end."""
    relay: RelayProcess | None = None
    began: int = 0
    ended: int = 0
    """The second in which the day began, and in which it ended."""
    _desks: list[Ledger] = field(default_factory=list)
    _lines: list[httpx.Client] = field(default_factory=list)
    _phrases: list[Phrase] = field(default_factory=list)
    _people: list[Person] = field(default_factory=list)

    @property
    def seizable(self) -> Path:
        """The folder of all that stands on the relay's machine."""
        return self.directory / "relay-machine"

    def play(self) -> RelayProcess:
        """The whole day; gives the relay, still running."""
        self.began = int(self.now())
        relay = self._open_desk()
        for number in range(self.persons_count):
            self._write_in(number)
        self._work_at_desk()
        for number, person in enumerate(self._people):
            person.read()
            person.write(self._words(f"person {number + 1}: second letter"))
            person.read()
        self._exchange_all()
        self._delete_last()
        self._make_mistakes()
        self.ended = int(self.now())
        self._know_the_moments()
        self._know_the_keys()
        return relay

    def close(self) -> None:
        """Stop the relay, close everything else."""
        if self.relay is not None:
            self.relay.stop()
        for line in self._lines:
            line.close()
        for desk in self._desks:
            desk.vault.close()

    # --- the day ---

    def _open_desk(self) -> RelayProcess:
        passphrase = f"{invented(2)} {secrets.token_hex(6)}"
        self.secrets.append(Secret("vault passphrase", What.KEY, passphrase))
        port = any_free_port()
        first = founding.found(
            self.directory / "desk-1", passphrase, "Ольга", (f"http://127.0.0.1:{port}",), self.today
        )
        self._desks.append(first)
        for folder in ("tmp", "home"):
            (self.seizable / folder).mkdir(parents=True)
        guide = self.seizable / "guide.html"
        guide.write_text("<!doctype html><title>Ploughshare</title>", encoding="utf-8")
        environment = {
            "HOME": str(self.seizable / "home"),
            "TMPDIR": str(self.seizable / "tmp"),
            "PLOUGHSHARE_RELAY_STORAGE_MIB": "512",
            **self.settings,
        }
        relay = RelayProcess(self.seizable / "data", first.home.root_public, port, guide, environment)
        if self.program is not None:
            relay.program = self.program
        self.relay = relay
        relay.start()
        self._lines.append(self._caller("first counsellor").client())
        self._exchange(0)
        self._desks.append(founding.join(self.directory / "desk-2", passphrase, "Иван", first, self.today))
        self._lines.append(self._caller("second counsellor").client())
        self._exchange_all()
        return relay

    def _write_in(self, number: int) -> None:
        phrase = generate("ru")
        self._phrases.append(phrase)
        line = self._caller(f"person {number + 1}").client()
        self._lines.append(line)
        relay = self._desks[0].home.relays[0]
        person = Person(relay, self._desks[0].home.root_public, stretch(phrase), self.today, http=line)
        self._people.append(person)
        case = person.open_mailbox()
        self._key(f"person {number + 1}: case key", case)
        file = person.send_file(
            f"{self._words(f'person {number + 1}: name of a file', 3)}.jpg",
            "image/jpeg",
            self._words(f"person {number + 1}: file", 400).encode(),
        )
        text = self._words(f"person {number + 1}: first letter")
        person.write(text, record_consent=True, files=(file,))

    def _work_at_desk(self) -> None:
        self._exchange_all()
        first, second = self._desks
        for number, person in enumerate(self._people):
            case = person.keys.case(first.home.root_public)
            cases.set_field(second, case, "name", self._words(f"case {number + 1}: name", 2))
            cases.add_note(second, case, self._words(f"case {number + 1}: note"))
            last = first.state(case).messages[-1].hash
            text = self._words(f"case {number + 1}: reply")
            outbox.reply(first, case, text, key=secrets.token_bytes(16), lang="ru", last_read=last)
        self._exchange_all()

    def _delete_last(self) -> None:
        self._people[-1].delete()
        gone = self._people[-1].sent
        self.kept += [body for person in self._people[:-1] for body in person.sent]
        for number, body in enumerate(gone):
            self.secrets.append(Secret(f"deleted letter {number + 1}", What.DELETED, body[-TAIL_BYTES:]))

    def _make_mistakes(self) -> None:
        """What a careless page, a curious passer-by and a broken line do."""
        caller = self._caller("somebody who errs")
        relay = self._desks[0].home.relays[0]
        path, query, openly = secrets.token_hex(10), secrets.token_hex(10), invented(24)
        self.secrets += [
            Secret("letter left open", What.OPEN, openly),
            Secret("path asked for", What.AGENT, path),
            Secret("query", What.AGENT, query),
        ]
        with caller.client() as line:
            line.get(f"{relay}/{path}")
            line.get(f"{relay}/v1/roster?{query}={caller.address}")
            line.post(f"{relay}/v1/mailbox/letter", content=openly.encode(), headers={HEADER_DESK: "AAAA"})
            line.request("PATCH", f"{relay}/v1/challenge", content=b"{}")
            person = self._people[0]
            with suppress(PersonError):
                replace(person, http=line).hand_over("/v1/mailbox/letter", openly.encode())
        self._cut_off(caller, relay)

    def _cut_off(self, caller: Caller, relay: str) -> None:
        """A connection that breaks in the middle of a letter."""
        port = int(relay.rpartition(":")[2])
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", port), source_address=(caller.address, 0)) as line,
        ):
            line.sendall(
                f"POST /v1/mailbox/letter HTTP/1.1\r\nHost: relay\r\nUser-Agent: {caller.agent}\r\n"
                f"X-Forwarded-For: {caller.forwarded[0]}\r\nContent-Length: 5000\r\n\r\nhalf".encode()
            )

    # --- what must stay unknown ---

    def _words(self, name: str, count: int = 12) -> str:
        text = invented(count)
        self.secrets.append(Secret(name, What.WORDS, text))
        return text

    def _key(self, name: str, identity: HybridIdentity) -> None:
        self.secrets.append(Secret(f"{name} (age)", What.KEY, identity.text().removeprefix(AGE_BEGINS)))

    def _caller(self, name: str) -> Caller:
        caller = Caller(name, len(self._lines) + 1, self.sealed)
        self.secrets += caller.secrets()
        return caller

    def _know_the_keys(self) -> None:
        found: list[tuple[str, bytes]] = []
        for number, person in enumerate(self._people, start=1):
            found += [
                (f"person {number}: signing seed", person.keys.sign_seed),
                (f"person {number}: age seed", person.keys.age_seed),
            ]
            self._key(f"person {number}", person.keys.identity)
            self.secrets.append(Secret(f"person {number}: public key", What.CALLER, person.keys.sign_public))
        for number, desk in enumerate(self._desks, start=1):
            home, vault = desk.home, desk.vault
            found.append((f"counsellor {number}: signing seed", home.device.signing.seed))
            self._key(f"counsellor {number}", home.device.identity)
            if home.root is not None:
                found.append(("root key of the desk", home.root.seed))
            for stream in (TEAM, *vault.key_streams()):
                found += [
                    (f"counsellor {number}: key of events", key) for key in vault.event_keys(stream).values()
                ]
                letter_key = vault.letter_key(stream)
                if letter_key is not None:
                    found.append(("case key", letter_key))
        unique: Mapping[bytes, str] = {key: name for name, key in found}
        self.secrets += [
            Secret(f"{name} {number}", What.KEY, key)
            for number, (key, name) in enumerate(unique.items(), start=1)
        ]
        for number, phrase in enumerate(self._phrases, start=1):
            for between in (" ", "", ", ", ",", "\n", '","', '", "', "+", "-", "\x00"):
                for one, two in zip(phrase.words, phrase.words[1:], strict=False):
                    pair = Secret(
                        f"person {number}: words of the phrase", What.PHRASE, one + between + two, whole=True
                    )
                    self.secrets.append(pair)

    def _know_the_moments(self) -> None:
        for second in range(self.began, self.ended + 1):
            moment = datetime.fromtimestamp(second, UTC)
            texts = {str(second), f"{moment:%H:%M:%S}", f"{moment:%Y-%m-%dT%H}", f"{moment:%Y-%m-%d %H}"}
            texts |= {f"{moment:%d/%b/%Y:%H}"}
            self.secrets += [Secret(f"the moment {text}", What.MOMENT, text) for text in sorted(texts)]
            for order in ("big", "little"):
                packed = second.to_bytes(4, "big")[:: 1 if order == "big" else -1]
                self.secrets.append(Secret(f"the second {second}, {order}-endian", What.MOMENT, packed))

    # --- exchanges ---

    def _exchange(self, number: int) -> None:
        desk = self._desks[number]
        exchange(desk, founding.client(desk, self._lines[number]))

    def _exchange_all(self) -> None:
        for _ in range(2):
            for number in range(len(self._desks)):
                self._exchange(number)
