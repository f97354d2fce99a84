"""`ploughshare guide verify`: what holds of a guide, of a file or at an address, and what does not."""

import hashlib
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from ploughshare.desk.commands import OutsideProblemError, disk, in_words
from ploughshare.desk.members import fingerprint
from ploughshare.desk.refused import DeskError
from ploughshare.desk.watch.browsers import choose
from ploughshare.desk.watch.look import (
    PAGE_BYTES_MAX,
    NotReachedError,
    Seen,
    authority,
    entrance,
    is_onion,
    is_this_machine,
    look,
    own_way,
)
from ploughshare.guide_sign import SUFFIX, Carried, NotAGuideError, read_carried
from ploughshare.seal.guide_signature import GuideStatement, check_guide
from ploughshare.seal.minisign import SIGNATURE_TEXT_BYTES_MAX, public_key_text, read_public_key
from ploughshare.seal.refusal import SealError
from ploughshare.wire import KEY_BYTES, WireError, format_day, from_b64u

SIGNATURE_PATH = "guide.html" + SUFFIX
"""Where a relay serves the signature, below the address of the guide."""
EXIT_NO = 1
KEY_TEXT_CHARS_MAX = 400
_OK = 200


class KeyTextError(DeskError):
    """The key is the desk's: 56 letters that begin with RW, or the 43 of `ploughshare relay serve --desk`."""


class PlainHttpError(DeskError):
    """Over http:// anybody on the way can change the page: give an https or an onion address."""


class TorNeededError(DeskError):
    """An onion address is reached through Tor: give its proxy, --proxy socks5h://127.0.0.1:9050."""


class NothingThereError(DeskError):
    """There is no page at this address, or one larger than 16 MiB."""


@dataclass(frozen=True)
class Findings:
    """What holds and what does not, in sentences. `good`: nothing that was to be shown is missing."""

    good: bool
    holds: tuple[str, ...]
    fails: tuple[str, ...]
    open: tuple[str, ...]

    def lines(self) -> list[str]:
        """For a terminal."""
        said = [f"holds      {line}" for line in self.holds]
        said += [f"FAILS      {line}" for line in self.fails]
        return said + [f"not shown  {line}" for line in self.open]


def read_key(untrusted_text: str) -> bytes:
    """A desk's root key as people write it down; of a file's lines the last. Raises KeyTextError."""
    lines = untrusted_text.strip().splitlines()
    if not lines or len(untrusted_text) > KEY_TEXT_CHARS_MAX:
        raise KeyTextError
    try:
        return read_public_key(lines[-1])
    except SealError:
        pass
    try:
        return from_b64u(lines[-1].strip(), KEY_BYTES)
    except WireError:
        raise KeyTextError from None


def examine(
    page: bytes, signature: bytes | None, key: bytes | None, acting: tuple[str, ...], *, served: bool
) -> Findings:
    """What can be said of a page. Pure.

    `signature`: its signature file; `key`: the desk's root key, from elsewhere than the page; `acting`:
    headers that came with it (`look.acting_headers`); `served`: it came from an address, and to us alone.
    """
    holds, fails, unshown = [], [], []
    carried = _carried(page)
    if carried is None:
        fails.append("It is no guide: it does not say whom letters are for.")
    by = key or (None if carried is None else carried.root)
    statement = None if by is None or signature is None else _statement(page, signature, by)
    if statement is not None:
        holds.append(
            f"A desk's key signed these bytes: guide {statement.number} of {format_day(statement.day)}."
        )
    elif signature is None:
        fails.append("There is no signature with it: give --signature.")
    else:
        fails.append("The signature is not of these bytes, or by another key.")
    if carried is not None and key is not None and carried.root != key:
        fails.append("Letters written in it go to another desk than the key's.")
    elif carried is not None and key is not None and statement is not None:
        holds.append(f"Letters written in it go to that desk alone (roster {carried.roster}).")
    elif carried is not None and key is not None:
        unshown.append("Where letters written in it go: it names that desk, but unsigned it may do anything.")
    if key is None and carried is not None:
        unshown.append(
            f"That this desk is the one you mean. Its key, from the page itself, has the digits "
            f"{fingerprint(carried.root)}: compare them with print or a voice, then give --key."
        )
    if acting:
        fails.append(f"It came with headers by which a browser does more than show it: {', '.join(acting)}.")
    unshown.append("That there is no newer guide: compare its number and day with what the desk publishes.")
    if served:
        unshown.append("That others are served the same: an address can answer each visitor differently.")
    return Findings(not fails and key is not None, tuple(holds), tuple(fails), tuple(unshown))


def fetch(address: str, proxy: str | None) -> Seen:
    """What an address serves to a browser.

    Raises NotReachedError, AddressError, PlainHttpError, TorNeededError.
    """
    if urlsplit(address).scheme == "http" and not is_onion(address) and not is_this_machine(address):
        raise PlainHttpError
    if is_onion(address) and proxy is None:
        raise TorNeededError
    secure = urlsplit(address).scheme == "https" or is_this_machine(address)
    choice = os.urandom(16)
    browser = choose(choice, authority(address), datetime.now(UTC).date(), secure=secure)
    return look(address, browser, own_way(proxy, choice.hex()), time.monotonic)


def _carried(page: bytes) -> Carried | None:
    try:
        return read_carried(page)
    except NotAGuideError:
        return None


def _statement(page: bytes, signature: bytes, key: bytes) -> GuideStatement | None:
    try:
        return check_guide(page, signature, key)
    except SealError:
        return None


def _is_address(where: str) -> bool:
    return where.lower().startswith(("http://", "https://"))


def _read(path: Path, bytes_max: int) -> bytes:
    with disk(), path.open("rb") as stream:
        return stream.read(bytes_max + 1)


def _page_of(where: str, proxy: str | None) -> tuple[bytes, tuple[str, ...]]:
    if not _is_address(where):
        page = _read(Path(where), PAGE_BYTES_MAX)
        if len(page) > PAGE_BYTES_MAX:
            raise NotAGuideError
        return page, ()
    seen = fetch(entrance(where), proxy)
    if seen.page is None or seen.status != _OK:
        raise NothingThereError
    return seen.page, seen.acting


def _signature_of(where: str, given: str | None, proxy: str | None) -> bytes | None:
    place = given or (entrance(where) + SIGNATURE_PATH if _is_address(where) else where + SUFFIX)
    if not _is_address(place):
        path = Path(place)
        return _read(path, SIGNATURE_TEXT_BYTES_MAX) if given is not None or path.exists() else None
    seen = fetch(place, proxy)
    return seen.page if seen.status == _OK else None


@click.command()
@click.argument("where", metavar="URL|FILE")
@click.option("--key", metavar="KEY", help="The desk's key, from elsewhere than the page; or @FILE.")
@click.option(
    "--signature", metavar="URL|FILE", help="Its signature.  [default: FILE.minisig, or what the address has]"
)
@click.option("--proxy", metavar="URL", help="A SOCKS proxy, as socks5h://127.0.0.1:9050 for Tor.")
@click.pass_context
def verify(
    context: click.Context, where: str, key: str | None, signature: str | None, proxy: str | None
) -> None:
    """Say what holds of a guide, and what does not.

    Exit code 0 only where the desk's key, as you gave it, signed exactly these bytes; 1 where it did not or
    no key was given; 3 where the address does not answer.
    """
    with in_words():
        known = None if key is None else read_key(_text(key))
        try:
            page, acting = _page_of(where, proxy)
            signed = _signature_of(where, signature, proxy)
        except (NotReachedError, NothingThereError) as error:
            raise OutsideProblemError(str(error)) from None
    found = examine(page, signed, known, acting, served=_is_address(where))
    click.echo("\n".join(found.lines()))
    click.echo(f"file code  {_code(page)}")
    if known is not None:
        click.echo(f"key        {public_key_text(known)}")
    if not found.good:
        context.exit(EXIT_NO)


def _text(given: str) -> str:
    if not given.startswith("@"):
        return given
    return _read(Path(given[1:]), KEY_TEXT_CHARS_MAX).decode("ascii", "replace")


def _code(page: bytes) -> str:
    digest = hashlib.sha256(page).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
