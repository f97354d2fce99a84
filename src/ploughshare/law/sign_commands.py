"""`ploughshare law sign | verify`: a reviewer's name under a pack. Files, terminal and randomness only."""

from __future__ import annotations

import json
import os
import secrets
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.law import signoff
from ploughshare.law.command_group import (
    DAY,
    FINDINGS,
    LawInputError,
    law,
    load_pack,
    write_output,
)
from ploughshare.law.reviewer_key import MAX_BYTES, KeyFileError, ReviewerKey, opened, sealed
from ploughshare.law.signoff import SIGNED, SignOff

SEED_BYTES: Final = 32
SALT_BYTES: Final = 16


@law.command("sign")
@click.argument("pack", type=click.Path(path_type=Path), required=False)
@click.option(
    "--key", "key_file", type=click.Path(path_type=Path), help="The file with your Ed25519 private key."
)
@click.option("--new-key", type=click.Path(path_type=Path), help="Make a key in this file instead, and stop.")
@click.option("--name", metavar="NAME", help="Who signs, as readers will see it.")
@click.option("--role", metavar="ROLE", help="As what: qualification, bar, country.")
@click.option("--on", type=DAY, metavar="DAY", help="The day of the review, YYYY-MM-DD.  [default: today]")
def sign_command(
    pack: Path | None,
    key_file: Path | None,
    new_key: Path | None,
    name: str | None,
    role: str | None,
    on: date | None,
) -> None:
    """Put a reviewer's signature under PACK, a pack's directory, as its signoff.json.

    It covers the law, the words and the dates, through the pack's hash. Whoever changes one letter
    afterwards has a pack that says it was changed since. The passphrase is asked for, and given nowhere else.
    """
    if new_key is not None:
        _make_key(new_key)
        return
    if pack is None or key_file is None or not name or not role:
        raise LawInputError("signing needs PACK, --key, --name and --role; or make a key with --new-key FILE")
    for what, said in (("--name", name), ("--role", role)):
        if not signoff.fit_to_sign(said):
            most = signoff.TEXT_CHARS_MAX
            raise LawInputError(f"{what} must be 1 to {most} visible letters on one line; type it anew")
    if not pack.is_dir():
        raise LawInputError(f"{pack}: is not a pack's directory; a sign-off lies beside pack.yaml")
    found = load_pack(pack)
    key = _open_key(key_file)
    day = on or datetime.now(UTC).date()
    statement = signoff.Statement(
        found.id, found.version, found.hash, name, role, day.isoformat(), key.public
    )
    signed = key.sign(statement)
    text = json.dumps(signed.to_json(), ensure_ascii=False, indent=1, sort_keys=True)
    write_output(pack / signoff.FILE, text.encode() + b"\n")
    click.echo(f"{pack / signoff.FILE}: {name}, {role}, {day.isoformat()}")
    click.echo(f"signs {found.id} {found.version}, hash {found.hash}")
    click.echo(f"with the key {key.public}")


def _make_key(path: Path) -> None:
    first = click.prompt("A passphrase for the new key", hide_input=True, confirmation_prompt="Once more")
    seed = secrets.token_bytes(SEED_BYTES)
    try:
        content = sealed(seed, first, secrets.token_bytes(SALT_BYTES))
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except KeyFileError as error:
        raise LawInputError(str(error)) from None
    except FileExistsError:
        raise LawInputError(
            f"{path}: is already there; a key is never written over, choose another"
        ) from None
    except OSError as error:
        raise LawInputError(f"{path}: cannot be written ({error.strerror})") from None
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    public = ReviewerKey(Ed25519PrivateKey.from_private_bytes(seed)).public
    click.echo(f"{path}: your signing key. Keep it and its passphrase; nobody can restore them.")
    click.echo(f"Tell the desks, by a way they trust, that your key is {public}")


def _open_key(path: Path) -> ReviewerKey:
    try:
        with path.open("rb") as stream:
            untrusted = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise LawInputError(f"{path}: cannot be read ({error.strerror})") from None
    try:
        return opened(untrusted, lambda: str(click.prompt("Passphrase", hide_input=True, err=True)))
    except KeyFileError as error:
        raise LawInputError(f"{path}: {error}") from None


@law.command("verify")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option(
    "--reviewer",
    "reviewers",
    metavar="KEY",
    multiple=True,
    help="A public key that is trusted here; repeatable.",
)
@click.option(
    "--reviewers",
    "reviewers_file",
    type=click.Path(path_type=Path),
    help="A file of trusted keys, one a line; what follows the key is a note.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for a program.")
def verify_command(
    pack: Path, reviewers: tuple[str, ...], reviewers_file: Path | None, as_json: bool
) -> None:
    """Say whether PACK is signed, by whom, and whether that key is among the reviewers trusted here.

    Exit code 0: signed for this very content, and by a trusted reviewer if any were named. 1: not signed,
    changed since it was signed, or signed by someone who is not among them.
    """
    found = load_pack(pack)
    try:
        trusted = {*map(signoff.parse_key, reviewers), *_listed(reviewers_file)}
    except ValueError as error:
        raise LawInputError(str(error)) from None
    sign_off = found.signoff
    known = None if sign_off is None or not trusted else sign_off.key in trusted
    good = sign_off is not None and sign_off.state == SIGNED and known is not False
    if as_json:
        body = {
            "pack": {"id": found.id, "version": found.version, "hash": found.hash},
            "signed": None if sign_off is None else sign_off.to_json(),
            "reviewer_known": known,
        }
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{found.id} {found.version}, hash {found.hash}")
        for line in _told(sign_off, known):
            click.echo(line)
    if not good:
        sys.exit(FINDINGS)


def _listed(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    try:
        return signoff.parse_reviewers(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LawInputError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise LawInputError(f"{path}: is not UTF-8; save the file as UTF-8") from None
    except ValueError as error:
        raise LawInputError(f"{path}: {error}") from None


def _told(sign_off: SignOff | None, known: bool | None) -> list[str]:
    if sign_off is None:
        return ["Not signed: no reviewer has put a name to it."]
    by = f"{sign_off.by}, {sign_off.role}, on {sign_off.on}, key {sign_off.key}"
    if sign_off.state != SIGNED:
        return [f"Changed: a signature is there, but not for this content. It says: {by}"]
    if known is None:
        return [
            f"Signed by {by}",
            "Whether that key is theirs is not checked; name the trusted with --reviewer.",
        ]
    if known:
        return [f"Signed by {by}", "The key is among the reviewers trusted here."]
    return [f"Signed by someone this desk does not know. It says: {by}"]
