"""`ploughshare guide sign`: the desk's root key signs a guide, and every desk learns of it."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import click

from ploughshare.desk.commands import DeskProblemError, disk, open_ledger, passphrase_option, vault_option
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import fingerprint, newest_roster
from ploughshare.desk.refused import DeskError
from ploughshare.desk.watch.judge import statements
from ploughshare.desk.watch.keeping import note_signed, signed_guides
from ploughshare.desk.watch.look import PAGE_BYTES_MAX
from ploughshare.seal.guide_signature import NUMBER_MAX, sign_guide
from ploughshare.seal.minisign import public_key_text
from ploughshare.seal.refusal import SealError
from ploughshare.seal.roster import open_roster
from ploughshare.wire import KEY_BYTES, ROSTER_BYTES_MAX, Day, WireError, from_b64u

SUFFIX = ".minisig"
_DESK = re.compile(rb'<script type="application/json" id="desk">([^<]*)</script>')


class NotAGuideError(DeskError):
    """This file is no guide: it does not say whom letters are for."""


class OtherDeskError(DeskError):
    """This guide is of another desk: letters written in it are sealed to others."""


class ManyGuidesError(DeskError):
    """A desk can number 999,999 guides, and this one has."""


@dataclass(frozen=True)
class Carried:
    """What a guide's file says of its desk: the root key, checked to have signed the roster in it."""

    root: bytes
    roster: int


def read_carried(untrusted_page: bytes) -> Carried:
    """The desk a guide was made for. Raises NotAGuideError."""
    found = _DESK.findall(untrusted_page)
    if len(found) != 1:
        raise NotAGuideError
    try:
        block = json.loads(found[0])
        root = from_b64u(block["root"], KEY_BYTES)
        roster = from_b64u(block["roster"])
        if len(roster) > ROSTER_BYTES_MAX:
            raise NotAGuideError
        return Carried(root, open_roster(roster, root).roster.version)
    except (ValueError, KeyError, TypeError, RecursionError, WireError, SealError):
        raise NotAGuideError from None


def sign_page(ledger: Ledger, page: bytes, today: Day) -> str:
    """The signature of a guide of this desk, by its root key; colleagues learn of it at the next exchange.

    The same guide again gives the signature it has. Raises NotAGuideError, OtherDeskError, NoRootKeyError.
    """
    carried = read_carried(page)
    if carried.root != ledger.home.root_public:
        raise OtherDeskError
    root = ledger.home.require_root()
    signed = signed_guides(ledger)
    if signed and signed[-1].sha256 == hashlib.sha256(page).digest():
        return next(text for text in ledger.team.guides if statements((text,), root.public) == signed[-1:])
    number = 1 + (signed[-1].number if signed else 0)
    if number > NUMBER_MAX:
        raise ManyGuidesError
    signature = sign_guide(page, number, today, carried.roster, root.private)
    note_signed(ledger, signature)
    return signature


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@vault_option
@passphrase_option
def sign(file: Path, directory: Path | None, passphrase_file: Path | None) -> None:
    """Sign a guide FILE with the desk's root key, into FILE.minisig.

    For the member who holds the root key. The signature is in minisign's format, so that people can check it
    without this program. Every desk learns at its next exchange which bytes the relay has to serve.
    """
    with disk(), file.open("rb") as stream:
        page = stream.read(PAGE_BYTES_MAX + 1)
    if len(page) > PAGE_BYTES_MAX:
        raise DeskProblemError("A guide is at most 16 MiB long.")
    with open_ledger(directory, passphrase_file) as ledger:
        carried = read_carried(page)
        signature = sign_page(ledger, page, ledger.today())
        newest = newest_roster(ledger.vault, ledger.home).roster.version
        number = signed_guides(ledger)[-1].number
        root = ledger.home.root_public
    target = file.with_name(file.name + SUFFIX)
    with disk():
        target.write_text(signature, encoding="ascii")
    click.echo(f"Guide {number} is signed: {target}")
    click.echo(
        "Anybody can check it with the desk's key, which never changes. Publish the key once, on paper too:"
    )
    click.echo(f"  {public_key_text(root)}")
    click.echo(f"  its digits: {fingerprint(root)}")
    click.echo(f"  minisign -Vm {file.name} -P {public_key_text(root)}")
    if carried.roster < newest:
        click.echo(
            f"This guide carries roster {carried.roster}, and {newest} is the newest: letters written in it "
            "go to whom that one names. Build it anew.",
            err=True,
        )
    click.echo("Exchange once, so that colleagues' desks know it too, then put both files at the relay.")
