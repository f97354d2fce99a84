"""Which of the files that messages name are fetched unasked; the others wait for a human."""

from ploughshare.desk.state import CaseState
from ploughshare.desk.vault import Vault
from ploughshare.desk.vault.enclosures import EnclosureFolder
from ploughshare.desk.vault.files import FileShelf, FileState, ShelvedFile

PARTS_UNASKED_MAX = 64
"""Files of more parts (16 MiB) wait until a human asks for them: anybody may send any number."""
PARTS_UNASKED_IN_ALL_MAX = 8_192
"""So does every file once this many parts (2 GiB) are in the vault."""


def know(vault: Vault, state: CaseState) -> None:
    """Notes the files that the messages of a case name."""
    shelf, folder = FileShelf(vault), EnclosureFolder(vault)
    for message in state.messages:
        if not message.sent:  # a reply's files are at the relay before it, and a colleague's may not be yet
            continue
        for named in message.files:
            if shelf.find(message.hash, named.id) is not None:
                continue
            own = folder.find(named.id)
            if own is not None and own.message == message.hash:
                shelf.know(ShelvedFile(message.hash, named.id, state.id, named.parts, "whole"))
            else:
                few = named.parts <= PARTS_UNASKED_MAX and shelf.parts_in_all() < PARTS_UNASKED_IN_ALL_MAX
                wanted: FileState = "coming" if few else "waiting"
                shelf.know(ShelvedFile(message.hash, named.id, state.id, named.parts, wanted))
