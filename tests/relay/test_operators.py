"""What operators are told to do, done as written; and several desks at one relay, blind to each other."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import wire
from ploughshare.cli import ploughshare
from ploughshare.desk import outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.vault import Vault
from ploughshare.road import founding
from ploughshare.road.person import Person
from ploughshare.road.relay_process import RelayProcess, any_free_port
from ploughshare.seal.phrase import generate, stretch
from tests.relay.client import event, public, relay_at, roster, sealed
from tests.relay.operators_page import PAGE, filled, shown_commands

ROOT_FOLDER = Path(__file__).parents[2]
OTHER_ROOT = Ed25519PrivateKey.from_private_bytes(b"O" * 32)
TODAY = date(2022, 5, 25)
PASSPHRASE = "five or six words to say"


def parsed(line: str) -> None:
    """Raises click.UsageError for a command or option that there is not, or an argument that is missing."""
    command: click.Command = ploughshare
    context = click.Context(ploughshare, info_name="ploughshare")
    words = shlex.split(line)[1:]
    while isinstance(command, click.Group):
        name = words.pop(0)
        found = command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"no command {name}")
        command, context = found, click.Context(found, context, info_name=name)
    given, _, _ = command.make_parser(context).parse_args(list(words))
    for parameter in command.params:
        value = given.get(str(parameter.name))
        if parameter.required and not (isinstance(value, str | tuple | list) and value):
            raise click.UsageError(f"{line}: {parameter.name} is missing")


@pytest.mark.parametrize(
    "line", [line.split(" >")[0] for line in shown_commands() if line.startswith("ploughshare ")]
)
def test_every_command_shown_to_operators_is_one_there_is(line: str) -> None:
    parsed(line)


@pytest.mark.parametrize(
    "line", ["ploughshare relay seize", "ploughshare relay drill --hard", "ploughshare relay backup --data x"]
)
def test_a_command_that_is_not_there_would_be_noticed(line: str) -> None:
    with pytest.raises(click.UsageError):
        parsed(line)


def test_every_file_that_operators_are_told_to_install_is_there() -> None:
    named = set(re.findall(r"deploy/[\w./-]+\w", PAGE.read_text(encoding="utf-8")))
    assert named == {str(path.relative_to(ROOT_FOLDER)) for path in (ROOT_FOLDER / "deploy").rglob("*.*")} | {
        "deploy/caddy/Caddyfile"
    }


def test_desks_at_one_relay_see_nothing_of_each_other(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data", "--desk", wire.b64u(public(OTHER_ROOT))) as relay:
        relay.with_roster((101,))
        theirs = relay.caller(OTHER_ROOT, OTHER_ROOT)
        assert (
            theirs.post("/v1/desk/roster", roster(1, None, (201,), OTHER_ROOT).to_bytes()).status_code == 201
        )
        ours, stranger = relay.client(101), relay.caller(_key(201), OTHER_ROOT)
        person, same = relay.client(1), relay.caller(_key(1), OTHER_ROOT)

        for number, writer in enumerate([person, same, relay.client(2)]):
            assert writer.open(sealed(f"keys {number}")).status_code == 201
            assert writer.letter(sealed(f"letter {number}")).status_code == 201
        assert ours.post("/v1/desk/event", event(1)).status_code == 201
        assert stranger.post("/v1/desk/event", event(2)).status_code == 201

        # One phrase, two desks: nothing ties the mailboxes together.
        assert person.mailbox != same.mailbox
        for desk, letters, events in ((ours, {0, 2}, 1), (stranger, {1}, 2)):
            found = desk.all_frames("/v1/desk/collect")
            assert {frame.data for frame in found} == {
                sealed(f"{kind} {number}") for kind in ("keys", "letter") for number in letters
            }
            assert [frame.index for frame in found] == list(range(1, len(found) + 1)), "a count of their own"
            assert [frame.data for frame in desk.all_frames("/v1/desk/events")] == [event(events)]

        # A member of one desk is nobody at the other, and its mailboxes are not there.
        nobody = relay.caller(_key(101), OTHER_ROOT)
        refused = [
            nobody.post("/v1/desk/collect", wire.after_body(0)),
            nobody.post("/v1/desk/reply", sealed("reply"), mailbox=wire.b64u(same.mailbox)),
            ours.post("/v1/desk/reply", sealed("reply"), mailbox=wire.b64u(same.mailbox)),
            ours.post("/v1/desk/reply", sealed("reply"), mailbox=wire.b64u(b"n" * 16)),
            ours.post("/v1/desk/wrap", sealed("wrap"), member=wire.b64u(wire.member_id(public(_key(201))))),
        ]
        assert {(answer.status_code, answer.content) for answer in refused} == {(404, refused[0].content)}


def _key(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed.to_bytes(32, "big"))


@pytest.mark.slow
def test_moving_house_after_a_seizure_as_the_page_says_it(tmp_path: Path) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    passphrase.chmod(0o600)
    old = f"http://127.0.0.1:{any_free_port()}"
    vaults = [tmp_path / "olga", tmp_path / "ivan"]
    person, root = live_and_be_seized(tmp_path, vaults, old)

    port = any_free_port()
    new = f"http://127.0.0.1:{port}"
    settings = {"PLOUGHSHARE_RELAY_PORT": str(port), "PLOUGHSHARE_DESK_PASSPHRASE_FILE": str(passphrase)}
    told = {
        "/var/lib/ploughshare": str(tmp_path / "new-machine"),
        "ROOTPUBLIC": wire.b64u(root),
        "https://new.example": new,
        "packs/ru": str(ROOT_FOLDER / "packs" / "ru"),
    }
    serve, move, sync, write_roster, build = [filled(line, told) for line in shown_commands("Moving house")]
    with in_background(serve, tmp_path, settings):
        for vault in vaults:
            for line in (move, sync):
                done(line, tmp_path, {**settings, "PLOUGHSHARE_DESK_VAULT": str(vault)})
        for line in (write_roster, build):
            done(line, tmp_path, {**settings, "PLOUGHSHARE_DESK_VAULT": str(vaults[0])})
        assert new in (tmp_path / "guide.html").read_text(encoding="utf-8")

        here = replace(person, relay=new)
        assert here.roster().roster.relays == (new,)
        here.open_mailbox()
        here.write("Пишу снова, с теми же словами.")
        for vault in vaults:
            done(sync, tmp_path, {**settings, "PLOUGHSHARE_DESK_VAULT": str(vault)})
        ledger = Ledger(Vault.open(vaults[1], PASSPHRASE))
        try:
            state = ledger.state(person.keys.case(root))
            assert [message.text for message in state.messages if message.way == "in"] == [
                "Первое письмо.",
                "Пишу снова, с теми же словами.",
            ]
            assert {finding for message in state.messages for finding in message.findings} == {"anew"}
            case = person.keys.case(root)
            last = state.messages[-1].hash
            outbox.reply(ledger, case, "Мы на новом месте.", key=b"n" * 16, lang="ru", last_read=last)
        finally:
            ledger.vault.close()
        done(sync, tmp_path, {**settings, "PLOUGHSHARE_DESK_VAULT": str(vaults[1])})
        assert [reply.message.text for reply in here.read().replies][-1] == "Мы на новом месте."
    with in_background(f"{serve} --guide guide.html", tmp_path, settings):
        assert "<title>" in httpx.get(f"{new}/", trust_env=False).text


def live_and_be_seized(folder: Path, vaults: list[Path], old: str) -> tuple[Person, bytes]:
    """A desk of two with a case, whose relay is gone with a letter that nobody had collected."""
    first = founding.found(vaults[0], PASSPHRASE, "Ольга", (old,), TODAY)
    root = first.home.root_public
    relay = RelayProcess(folder / "old-machine", root, int(old.rpartition(":")[2]))
    relay.start()
    second: Ledger | None = None
    try:
        with httpx.Client(trust_env=False) as http:
            exchange(first, founding.client(first, http))
            second = founding.join(vaults[1], PASSPHRASE, "Иван", first, TODAY)
            for desk in (first, second, first):
                exchange(desk, founding.client(desk, http))
            person = Person(old, root, stretch(generate("ru")), TODAY)
            person.open_mailbox()
            person.write("Первое письмо.")
            for desk in (first, second, first):
                exchange(desk, founding.client(desk, http))
            person.write("Это письмо никто не успел забрать.")
    finally:
        relay.kill()
        first.vault.close()
        if second is not None:
            second.vault.close()
    return person, root


def done(line: str, folder: Path, settings: Mapping[str, str]) -> None:
    """Runs a command line of the page."""
    ran = subprocess.run(
        command(line), cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{line}: {ran.stderr}"


@contextmanager
def in_background(
    line: str, folder: Path, settings: Mapping[str, str], says: str = "listens"
) -> Iterator[None]:
    """Runs a command that serves until it is stopped."""
    process = subprocess.Popen(
        command(line), cwd=folder, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        assert says in process.stdout.readline()
        yield
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def command(line: str) -> list[str]:
    words = shlex.split(line)
    assert words[0] == "ploughshare"
    return [sys.executable, "-m", "ploughshare", *words[1:]]
