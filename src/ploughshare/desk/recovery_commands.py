"""`ploughshare desk recovery` and `desk recover`: the file and the eight words that bring a desk back."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from ploughshare.desk import recovery as files
from ploughshare.desk.commands import DeskProblemError, disk, in_words, new_passphrase, open_ledger
from ploughshare.desk.lock import calibrate
from ploughshare.desk.recovery import FILE_BYTES_MAX, Recovery
from ploughshare.desk.settings import read_settings
from ploughshare.desk.vault.making import made_whole
from ploughshare.seal.phrase import Language, PhraseError, generate, read_phrase

_vault = click.option(
    "--vault", "directory", type=click.Path(path_type=Path), metavar="DIR",
    help="Folder of the vault.  [default: ploughshare-desk in your home folder]",
)  # fmt: skip
_passphrase = click.option(
    "--passphrase-file", type=click.Path(path_type=Path), metavar="FILE",
    help="Read the passphrase from the first line of a file only you can read, instead of asking.",
)  # fmt: skip
_lang = click.option(
    "--lang", type=click.Choice(get_args(Language)), default="ru", help="Language of the eight words."
)


@click.command()
@_vault
@_passphrase
@_lang
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write.")
def recovery(directory: Path | None, passphrase_file: Path | None, lang: Language, output: Path) -> None:
    """Write a recovery file, and print the eight words that open it.

    Write the words on paper and keep the paper apart from the file: together they are the whole desk, one
    alone is nothing. Needs the root key. Make it anew at least every five months; the one before then opens
    nothing that is written later.
    """
    phrase = generate(lang)
    with open_ledger(directory, passphrase_file) as ledger:
        ledger.home.require_root()
        # Before anything changes: making a file puts the one before out of use.
        with disk():
            output.touch(mode=0o600, exist_ok=False)
        file = files.make(ledger, phrase, datetime.now(UTC).date())
    with disk(), output.open("wb") as stream:
        stream.write(file)
        stream.flush()
        os.fsync(stream.fileno())
    click.echo(f"Written to {output}. The words, to be written on paper, in this order:", err=True)
    click.echo(phrase.text)
    click.echo("Exchange once with the relay, so that colleagues leave new keys for this file.", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@_vault
@_passphrase
@_lang
def recover(file: Path, directory: Path | None, passphrase_file: Path | None, lang: Language) -> None:
    """Make the founder's vault anew from a recovery FILE and its eight words.

    Exchange with the relay afterwards (`desk sync`): it has the letters, the entries, and the keys that
    colleagues left since the file was made.
    """
    with in_words():
        with disk(), file.open("rb") as stream:
            untrusted = stream.read(FILE_BYTES_MAX + 1)
        try:
            phrase = read_phrase(click.prompt("The eight words", hide_input=True, err=True), lang)
        except PhraseError as error:
            raise DeskProblemError(str(error)) from None
        opened = Recovery.open(untrusted, phrase)
        passphrase = new_passphrase(passphrase_file)
        with disk(), made_whole(directory or read_settings().vault, passphrase, calibrate()) as vault:
            home = files.restore(vault, opened)
    click.echo(f"The desk of {home.device.name} is back. Exchange with the relay: ploughshare desk sync")
