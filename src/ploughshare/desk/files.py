"""Files that come with letters: fetched part by part into the vault, opened only while they are read (§10.6).

What lies in the vault is as sealed as it came; nothing of a file is ever in memory but a part and a chunk.
"""

from collections.abc import Iterator

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError
from ploughshare.desk.vault.enclosures import EnclosureFolder
from ploughshare.desk.vault.files import FileShelf, ShelvedFile
from ploughshare.seal.files import FileOpener
from ploughshare.seal.refusal import SealError
from ploughshare.wire import NOT_FOUND, NamedFile, PartName

PARTS_AT_ONCE = 128
"""In one exchange; the rest in the next, so that letters do not wait for files."""


class NotWholeError(DeskError):
    """This file is not whole: a part of it is missing or was changed."""


def ask_for(ledger: Ledger, file: ShelvedFile) -> None:
    """A human wants this file; one that was missing or broken is begun anew."""
    shelf = FileShelf(ledger.vault)
    with ledger.together():
        if file.state in ("missing", "broken"):
            shelf.drop_parts(file)
        if file.state != "whole":
            shelf.put_state(file, "coming")


def collect(ledger: Ledger, client: RelayClient) -> None:
    """Fetches parts of the files that are coming, on from where the line dropped."""
    shelf = FileShelf(ledger.vault)
    left = PARTS_AT_ONCE
    for file in shelf.coming():
        mailbox = ledger.state(file.stream).mailbox
        named = named_file(ledger, file)
        if mailbox is None or named is None:
            continue
        there = shelf.parts_there(file)
        while there < file.parts and left > 0:
            part = _fetched(client, mailbox, PartName(file.id, there + 1, file.parts))
            left -= 1
            if part is None:
                shelf.put_state(file, "missing")
                break
            shelf.add_part(file, there + 1, part)
            there += 1
        if there == file.parts:
            shelf.put_state(file, "whole" if _opens(ledger, file, named) else "broken")
        if left <= 0:
            return


def _fetched(client: RelayClient, mailbox: bytes, name: PartName) -> bytes | None:
    try:
        return client.part(mailbox, name)
    except RelayRefusedError as error:
        if error.code == NOT_FOUND.code:
            return None
        raise


def _opens(ledger: Ledger, file: ShelvedFile, named: NamedFile) -> bool:
    try:
        for _ in read(ledger, file, named):
            pass
    except NotWholeError:
        return False
    return True


def read(ledger: Ledger, file: ShelvedFile, named: NamedFile) -> Iterator[bytes]:
    """The file's bytes, piece by piece. What was given before an error is not the file.

    Raises NotWholeError.
    """
    shelf = FileShelf(ledger.vault)
    keys = [key.identity() for key in ledger.vault.letter_keys(file.stream)]
    opener = FileOpener(named, keys)
    for number in range(1, file.parts + 1):
        part = shelf.part(file, number) or _our_own(ledger, file, number)
        if part is None:
            raise NotWholeError
        try:
            yield opener.take(part)
        except SealError:
            raise NotWholeError from None
    if not opener.whole:
        raise NotWholeError


def _our_own(ledger: Ledger, file: ShelvedFile, number: int) -> bytes | None:
    """A part of what this desk sent, which never came from a relay."""
    folder = EnclosureFolder(ledger.vault)
    own = folder.find(file.id)
    return folder.part(file.id, number) if own is not None and own.message == file.message else None


def named_file(ledger: Ledger, file: ShelvedFile) -> NamedFile | None:
    """What the message says of a file; None where the message no longer counts."""
    for message in ledger.state(file.stream).messages:
        if message.hash == file.message:
            return next((named for named in message.files if named.id == file.id), None)
    return None
