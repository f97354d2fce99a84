"""`ploughshare desk`: init, invite, run, sync, move, roster, rows, status."""

import asyncio
import json
import os
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ploughshare import law
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import Exchanger, NoRelayError, exchange
from ploughshare.desk.founding import check_name_and_relays, join_desk, new_desk
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.lock import calibrate
from ploughshare.desk.members import (
    TEXT_BYTES_MAX,
    Invitation,
    Request,
    invitation,
    let_in,
    newest_roster,
    request_text,
)
from ploughshare.desk.members import move as move_desk
from ploughshare.desk.record_rows import export_rows
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient, RelayUnreachableError, open_http
from ploughshare.desk.settings import read_settings
from ploughshare.desk.sharing import start_over
from ploughshare.desk.status import read_status
from ploughshare.desk.vault import Vault
from ploughshare.desk.watch.watching import Watcher
from ploughshare.law.signoff import parse_reviewers
from ploughshare.seal.refusal import ClosingError
from ploughshare.wire import b64u

EXIT_BAD_INPUT = 2
EXIT_FAILED_OUTSIDE = 3
PASSPHRASE_FILE_BYTES_MAX = 4_096


class DeskProblemError(click.ClickException):
    """The desk cannot do this; the message says why and what to do."""

    exit_code = EXIT_BAD_INPUT


class OutsideProblemError(DeskProblemError):
    """Something outside the desk failed: the relay, the disk."""

    exit_code = EXIT_FAILED_OUTSIDE


vault_option = click.option(
    "--vault", "directory", type=click.Path(path_type=Path), metavar="DIR",
    help="Folder of the vault.  [default: ploughshare-desk in your home folder]",
)  # fmt: skip
passphrase_option = click.option(
    "--passphrase-file", type=click.Path(path_type=Path), metavar="FILE",
    help="Read the passphrase from the first line of a file only you can read, instead of asking.",
)  # fmt: skip
proxy_option = click.option(
    "--proxy", metavar="URL", help="Reach the relay through a proxy, as socks5h://127.0.0.1:9050 for Tor."
)
_output = click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write."
)


@click.group()
def desk() -> None:
    """The counsellors' case book: on their own machines, in an encrypted vault, shared through a relay.

    Set in the environment instead of options: PLOUGHSHARE_DESK_VAULT, PLOUGHSHARE_DESK_PASSPHRASE_FILE,
    PLOUGHSHARE_DESK_PROXY. A passphrase is never an option: other programs could read it there.
    """


@desk.command()
@vault_option
@click.option("--name", required=True, metavar="NAME", help="What colleagues and people call you.")
@click.option(
    "--relay", "relays", multiple=True, metavar="URL", help="Address of the relay. May be repeated."
)
@click.option("--join", metavar="INVITATION", help="Join a desk: the line a colleague gave you, or @FILE.")
@passphrase_option
def init(
    directory: Path | None, name: str, relays: tuple[str, ...], join: str | None, passphrase_file: Path | None
) -> None:
    """Make a vault: a new desk with its root key, or with --join a device of a desk there is.

    A new desk prints its root public key, which the relay needs. A joining device prints a request for
    the colleague who invited you.
    """
    if (join is None) == (not relays):
        raise DeskProblemError("Give either --relay, for a new desk, or --join, to join one.")
    folder = directory or read_settings().vault
    with in_words():
        invited = None if join is None else Invitation.parse(_text_or_file(join))
        check_name_and_relays(name, relays if invited is None else invited.relays, _today())
        passphrase = new_passphrase(passphrase_file)
        click.echo("Measuring how slow your passphrase can be made for others…", err=True)
        with disk():
            vault = Vault.create(folder, passphrase, calibrate())
        try:
            if invited is None:
                home = new_desk(vault, name=name, relays=relays, today=_today(), random=os.urandom)
                click.echo(f"Your desk is made, in {folder}.")
                click.echo(f"Start your relay with:  ploughshare relay serve --desk {b64u(home.root_public)}")
                click.echo("For its guide:  ploughshare desk roster, then ploughshare guide build")
            else:
                home = join_desk(vault, name=name, invitation=invited, today=_today(), random=os.urandom)
                click.echo("Compare these digits with your colleague, by another way than this text came:")
                click.echo(f"  the desk     {invited.fingerprint}")
                text = request_text(home.device, home.root_public)
                click.echo(f"  your device  {Request.parse(text, home.root_public).fingerprint}")
                click.echo("Then give your colleague this line:")
                click.echo(text)
        finally:
            vault.close()


@desk.command()
@click.argument("request", required=False)
@vault_option
@passphrase_option
@click.option("--yes", is_flag=True, help="Do not ask whether the digits were compared.")
def invite(request: str | None, directory: Path | None, passphrase_file: Path | None, yes: bool) -> None:
    """Invite a colleague, or let them in.

    Without REQUEST: prints the invitation to give them. With REQUEST (the line their `desk init --join`
    printed, or @FILE): puts them on the roster and hands them every key, at the next exchange.
    """
    with open_ledger(directory, passphrase_file) as ledger:
        if request is None:
            invited = invitation(ledger.vault, ledger.home)
            click.echo("Give your colleague this line, and read them the digits by another way:")
            click.echo(invited.to_text())
            click.echo(f"  the desk     {invited.fingerprint}")
            return
        wants = Request.parse(_text_or_file(request), ledger.home.root_public)
        click.echo(f"{wants.name} asks to join. Their device:", err=True)
        click.echo(f"  {wants.fingerprint}", err=True)
        if not yes and not click.confirm("Do these digits agree with what they see?", err=True):
            raise DeskProblemError("Nobody was let in.")
        roster = let_in(ledger, wants, _today())
        click.echo(
            f"{wants.name} is on the roster, version {roster.version}. Exchange once to tell the relay."
        )


@desk.command()
@vault_option
@passphrase_option
@proxy_option
@click.option("--pack", required=True, type=click.Path(path_type=Path), help="The law pack, as packs/ru.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=0, help="Port of the pages; 0 takes a free one."
)
@click.option("--lang", type=click.Choice(["ru", "en"]), default="ru", help="Language of the pages at first.")
@click.option(
    "--reviewers",
    type=click.Path(path_type=Path),
    help="A file of the keys of lawyers whose signature under the pack is trusted here, one a line.",
)
def run(
    directory: Path | None,
    passphrase_file: Path | None,
    proxy: str | None,
    pack: Path,
    port: int,
    lang: str,
    reviewers: Path | None,
) -> None:
    """Open the desk: pages on this machine alone, and the exchange with the relay, until Ctrl-C."""
    from ploughshare.desk.app import Desk, serve  # noqa: PLC0415 the pages take time to load

    try:
        loaded = law.load(pack)
    except law.PackError as error:
        raise DeskProblemError(str(error)) from None
    trusted = _reviewers(reviewers)
    with open_ledger(directory, passphrase_file) as ledger, relay_line(ledger, proxy) as connect:
        exchanger = Exchanger(ledger, connect)
        watcher = Watcher(ledger, proxy or read_settings().proxy, settle=exchanger.settle)
        opened = Desk(ledger, Assessor(loaded), pack, exchanger, lang, trusted, watcher)

        async def until_stopped() -> None:
            stop = asyncio.Event()
            for signal_number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
            exchanger.start()
            watcher.start()
            try:
                await serve(opened, _say_address, stop, port=port)
            finally:
                await asyncio.to_thread(watcher.stop)
                await asyncio.to_thread(exchanger.stop)

        asyncio.run(until_stopped())
    click.echo("The desk is closed and locked.")


@desk.command()
@vault_option
@passphrase_option
@proxy_option
@click.option("--again", is_flag=True, help="Hand the relay all of our events anew: it had lost some.")
@click.option("--json", "as_json", is_flag=True, help="Say what was exchanged as JSON.")
def sync(
    directory: Path | None, passphrase_file: Path | None, proxy: str | None, again: bool, as_json: bool
) -> None:
    """Exchange once with the relay: letters, replies, colleagues' events."""
    with open_ledger(directory, passphrase_file) as ledger, relay_line(ledger, proxy) as connect:
        if again:
            start_over(ledger, connect())
        done = exchange(ledger, connect())
    if as_json:
        click.echo(json.dumps(vars(done)))
    else:
        click.echo(
            f"{done.letters} new letters, {done.sent_replies} replies sent, "
            f"{done.taken_events} events of colleagues, {done.sent_events} of ours."
        )


@desk.command()
@vault_option
@passphrase_option
@click.option("--relay", "relays", multiple=True, required=True, metavar="URL", help="Where it is now.")
def move(directory: Path | None, passphrase_file: Path | None, relays: tuple[str, ...]) -> None:
    """Use another relay: the old one is lost, seized or moved.

    The desk that holds the root key writes it into the roster; every other device needs this command
    once, to find the new relay. At the next exchange each gives it all it ever wrote.
    """
    with open_ledger(directory, passphrase_file) as ledger:
        check_name_and_relays(ledger.home.device.name, relays, _today())
        move_desk(ledger, relays, _today())
    click.echo(f"The desk's relay is {relays[0]}. Exchange once to move in.")


@desk.command()
@vault_option
@passphrase_option
@_output
def roster(directory: Path | None, passphrase_file: Path | None, output: Path) -> None:
    """Write the newest signed roster, which `ploughshare guide build` puts into the guide.

    It holds no secret: the members' names and public keys, and the relays. After somebody was let in or
    out, write it and build the guide again.
    """
    with open_ledger(directory, passphrase_file) as ledger:
        newest = newest_roster(ledger.vault, ledger.home)
    with disk():
        output.write_bytes(newest.file)
    click.echo(f"Roster version {newest.roster.version} written to {output}.", err=True)


@desk.command()
@vault_option
@passphrase_option
@_output
def rows(directory: Path | None, passphrase_file: Path | None, output: Path) -> None:
    """Write the rows for the record: consented cases only, coarsened; one JSON object a line.

    Run it again after consent was given or taken back: taken-back rows are written as withdrawn.
    """
    with open_ledger(directory, passphrase_file) as ledger:
        found = export_rows(ledger, _today())
    with disk():
        output.write_bytes(b"".join(row.to_json() + b"\n" for row in found))
    withdrawn = sum(1 for row in found if row.withdrawn)
    click.echo(f"{len(found) - withdrawn} rows and {withdrawn} withdrawn written to {output}.", err=True)


@desk.command()
@vault_option
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def status(directory: Path | None, passphrase_file: Path | None, as_json: bool) -> None:
    """Say how the desk stands: counts, what waits, what needs a human."""
    with open_ledger(directory, passphrase_file) as ledger:
        found = read_status(ledger)
    if as_json:
        click.echo(json.dumps(found.to_json()))
        return
    click.echo("\n".join(found.lines()))


def _reviewers(file: Path | None) -> frozenset[str]:
    if file is None:
        return frozenset()
    try:
        with file.open("rb") as stream:
            return parse_reviewers(stream.read(TEXT_BYTES_MAX).decode("utf-8"))
    except OSError as error:
        raise DeskProblemError(f"{file}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise DeskProblemError(f"{file}: {error}") from None


def _say_address(address: str) -> None:
    click.echo("Your desk is open on this machine. This address opens it once:")
    click.echo(f"  {address}")
    click.echo("Ctrl-C closes and locks it.")


def _today() -> date:
    return datetime.now(UTC).date()


def _text_or_file(untrusted_text: str) -> str:
    """What was typed, or with @ the contents of a file."""
    if not untrusted_text.startswith("@"):
        return untrusted_text
    with disk(), Path(untrusted_text[1:]).open("rb") as stream:
        return stream.read(TEXT_BYTES_MAX).decode("utf-8", "replace")


def _passphrase_of(file: Path | None) -> str:
    file = file or read_settings().passphrase_file
    if file is None:
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise DeskProblemError(f"Others can read {file}; first do:  chmod 600 {file}")
    with file.open("rb") as stream:
        first = stream.read(PASSPHRASE_FILE_BYTES_MAX).split(b"\n")[0]
    try:
        return first.decode("utf-8-sig").rstrip("\r")
    except UnicodeDecodeError:
        # Replaced letter by letter, a passphrase in another encoding would be one anybody could guess.
        raise DeskProblemError(f"{file} is not UTF-8 text; save it as UTF-8.") from None


def new_passphrase(file: Path | None) -> str:
    if file is not None or read_settings().passphrase_file is not None:
        with disk():
            return _passphrase_of(file)
    click.echo("Choose a passphrase: five or six words. Nobody can restore it for you.", err=True)
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt="Again", err=True))


@contextmanager
def in_words() -> Iterator[None]:
    """Turns the desk's refusals into one sentence and an exit code."""
    try:
        yield
    except RelayUnreachableError as error:
        raise OutsideProblemError(str(error)) from None
    except (DeskError, ClosingError) as error:
        raise DeskProblemError(str(error)) from None


@contextmanager
def disk() -> Iterator[None]:
    """Says which file the disk refused."""
    try:
        yield
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise OutsideProblemError(f"The disk refused{where}: {error.strerror or 'it failed'}.") from None


@contextmanager
def open_ledger(directory: Path | None, passphrase_file: Path | None) -> Iterator[Ledger]:
    with in_words():
        with disk():
            vault = Vault.open(directory or read_settings().vault, _passphrase_of(passphrase_file))
        try:
            yield Ledger(vault)
        finally:
            vault.close()


@contextmanager
def relay_line(ledger: Ledger, proxy: str | None) -> Iterator[Callable[[], RelayClient]]:
    """Gives a line to the desk's relay, made anew for each exchange: a roster may have moved it."""
    with open_http(proxy or read_settings().proxy) as http:

        def connect() -> RelayClient:
            if not ledger.home.relays:
                raise NoRelayError
            home = ledger.home
            return RelayClient(home.relays[0], home.root_public, home.device.signing, http)

        yield connect
