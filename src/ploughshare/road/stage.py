"""The demonstration that `ploughshare run` shows: a desk with the eight scenario cases, kept between runs."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ploughshare import guide, guide_sign, law, wire
from ploughshare.desk import cases, members, outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import open_http
from ploughshare.desk.vault import Vault
from ploughshare.law.case import Case, read_cases
from ploughshare.road import founding
from ploughshare.road.person import Person
from ploughshare.road.relay_process import RelayProcess
from ploughshare.seal.message import PackNamed
from ploughshare.seal.phrase import generate, stretch

STATE = "demonstration.json"
SCENARIOS = (
    ("s1_sergey", "Сергей"),
    ("s2_dmitri", "Дмитрий"),
    ("s3_bokov", "Боков"),
    ("s4_krasnodar", "Краснодар, один из 12"),
    ("s5_northern_soldier", "С севера"),
    ("s6_junior_sergeant", "Младший сержант"),
    ("s7_hundreds", "Один из сотен"),
    ("s8_leaver", "Ушёл сам"),
)
"""The case files and the name each case carries; none is a living person's."""
LETTER = (
    "Вернулись из Украины в начале апреля. В конце апреля дали приказ ехать снова. Нас трое, рапорты подали "
    "отдельно, копии с номером есть. Оружие сдано. Командир не отговаривал, но говорит, что приказ повторят. "
    "Что делать, если повторят?"
)
REPLY = (
    "Вы всё сделали верно. Копию рапорта храните не в части. Если приказ повторят, сначала напишите нам: "
    "до разговора ничего не подписывайте и из части не уходите."
)


class StageError(Exception):
    """The demonstration's files cannot be used; start over with `make run FRESH=1`."""


@dataclass(frozen=True)
class Kept:
    """What a demonstration keeps beside its vault. A real desk keeps neither secret in a file."""

    passphrase: str
    relay_port: int
    words: str


@dataclass
class Stage:
    """A demonstration at work."""

    directory: Path
    kept: Kept
    ledger: Ledger
    relay: RelayProcess
    pack: law.Pack

    def close(self) -> None:
        """Stop the relay, lock the vault."""
        self.relay.stop()
        self.ledger.vault.close()


Say = Callable[[str], None]


def read_kept(directory: Path) -> Kept | None:
    """What an earlier run left, or None. Raises StageError."""
    try:
        found = json.loads((directory / STATE).read_text(encoding="utf-8"))
        return Kept(str(found["passphrase"]), int(found["relay_port"]), str(found["words"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise StageError(str(StageError.__doc__)) from None


def open_stage(directory: Path, pack_directory: Path, relay_port: int, today: date, say: Say) -> Stage:
    """Open the demonstration in `directory`, made first when there is none."""
    pack = law.load(pack_directory)
    kept = read_kept(directory)
    if kept is not None:
        say("Opening the desk of the last run")
        ledger = Ledger(Vault.open(directory / "desk", kept.passphrase))
        relay = _relay(directory, ledger, kept.relay_port)
        _press(directory, ledger, pack, today)
        say("Starting the relay")
        relay.start()
        return Stage(directory, kept, ledger, relay, pack)
    shutil.rmtree(directory / "desk", ignore_errors=True)
    shutil.rmtree(directory / "relay", ignore_errors=True)
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _new_stage(directory, pack_directory, pack, relay_port, today, say)


def _new_stage(
    directory: Path, pack_directory: Path, pack: law.Pack, relay_port: int, today: date, say: Say
) -> Stage:
    say("Founding a desk: root key, roster, encrypted vault")
    phrase = generate("ru")
    kept = Kept(secrets.token_hex(16), relay_port, phrase.text)
    relays = (f"http://127.0.0.1:{relay_port}",)
    ledger = founding.found(directory / "desk", kept.passphrase, "Ольга", relays, today)
    say("Putting law, desk and relay into one guide file")
    _press(directory, ledger, pack, today)
    relay = _relay(directory, ledger, relay_port)
    say("Starting the relay")
    relay.start()
    try:
        with open_http() as http:
            exchange(ledger, founding.client(ledger, http))
            for number, (name, shown) in enumerate(SCENARIOS, start=1):
                case = read_cases(pack, pack_directory / "cases" / f"{name}.yaml")[0]
                say(f"Case {number} of {len(SCENARIOS)}: {shown}")
                if number == 1:
                    person = Person(relays[0], ledger.home.root_public, stretch(phrase), today)
                    _write_in(person, pack, case)
                    exchange(ledger, founding.client(ledger, http))
                    _answer(ledger, person, shown)
                else:
                    cases.open_by_hand(
                        ledger,
                        today=today,
                        answers=_forms(case),
                        as_of=case.first.on,
                        name=shown,
                        note=case.says or "",
                    )
            exchange(ledger, founding.client(ledger, http))
    except BaseException:
        relay.stop()
        ledger.vault.close()
        raise
    state = directory / STATE
    state.touch(mode=0o600)
    state.write_text(json.dumps(asdict(kept), ensure_ascii=False), encoding="utf-8")
    return Stage(directory, kept, ledger, relay, pack)


def _relay(directory: Path, ledger: Ledger, port: int) -> RelayProcess:
    return RelayProcess(directory / "relay", ledger.home.root_public, port, directory / "guide.html")


def _press(directory: Path, ledger: Ledger, pack: law.Pack, today: date) -> None:
    """Make the guide anew, so that it carries today's law and roster, and sign it."""
    roster = members.newest_roster(ledger.vault, ledger.home)
    page = guide.build_guide(
        guide.template(), pack.to_json(words=True), roster.file, ledger.home.relays, today
    )
    (directory / "guide.html").write_bytes(page)
    signature = guide_sign.sign_page(ledger, page, today)
    (directory / f"guide.html{guide_sign.SUFFIX}").write_text(signature, encoding="ascii")


def _forms(case: Case) -> dict[str, wire.JsonValue]:
    return {fact: answer.form for fact, answer in case.first.answers.items()}


def _write_in(person: Person, pack: law.Pack, case: Case) -> None:
    person.open_mailbox()
    person.write(
        LETTER,
        answers=_forms(case),
        as_of=case.first.on,
        pack=PackNamed(pack.id, pack.hash),
        record_consent=True,
    )


def _answer(ledger: Ledger, person: Person, name: str) -> None:
    case = person.keys.case(ledger.home.root_public)
    cases.set_field(ledger, case, "name", name)
    last = ledger.state(case).messages[-1].hash
    outbox.reply(ledger, case, REPLY, key=secrets.token_bytes(16), lang="ru", last_read=last)
