"""Parts of files: what a relay takes, keeps and lets go of them (§10.4, §10.5), whatever keeps the bytes."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from ploughshare.relay.mailbox import Limits, RefusedError, Writer, check_sealed
from ploughshare.relay.store.interface import StoreError
from ploughshare.wire import (
    BAD_REQUEST,
    CONFLICT,
    DESK_PARTS_MAX,
    FULL,
    NOT_FOUND,
    PART_BYTES,
    PERSON_PARTS_MAX,
    PartName,
)

HELD = (
    "files are here that came before this database, and are kept: restore the database they belong to"
    " (`ploughshare relay restore`), or take them as lost with `ploughshare relay expire --files-lost`"
)


class PartsError(StoreError):
    """What keeps the files' parts cannot be used."""


@dataclass(frozen=True)
class Box:
    """Whose parts: a mailbox of a desk."""

    desk: bytes
    mailbox: bytes


@dataclass(frozen=True)
class Kept:
    """What is there already, as far as one part more turns on it.

    `file_parts` and `by_person` are None while no part of the file is there; `hash` is of this very part.
    """

    person_parts: int
    desk_parts: int
    file_parts: int | None
    by_person: bool | None
    has_first: bool
    hash: bytes | None


class Parts(Protocol):
    """Where the parts lie. May be used from several threads; each method raises PartsError."""

    def close(self) -> None:
        """Ends the connection."""

    def adding(self) -> AbstractContextManager[None]:
        """Around `kept` and `add`, where two of them could come between each other."""

    def kept(self, box: Box, name: PartName) -> Kept:
        """What is there already."""

    def add(self, box: Box, name: PartName, body: bytes, *, by_person: bool) -> bool:
        """Keeps a part; it is durable on return. False when there is one of that name."""

    def stays(self, box: Box, name: PartName) -> bool:
        """Whether a part is there and no deletion under way, in any process, will take it along."""

    def body(self, box: Box, name: PartName) -> bytes | None:
        """The part's bytes, or None."""

    def drop(self, box: Box, file: bytes) -> None:
        """Deletes every part of a file."""

    def drop_all(self, box: Box) -> None:
        """Deletes every part of a mailbox."""

    def drop_gone(self, box: Box, is_gone: Callable[[], bool]) -> bool:
        """Deletes every part of a mailbox that is gone; false, and nothing is deleted, when it is not.

        `is_gone` is asked when no part can come any more that the deletion would take along.
        """

    def settle(self) -> None:
        """Once in a while: finishes what a deletion could not, and counts anew."""

    def boxes(self) -> Iterator[Box]:
        """Every mailbox that has a part here."""

    def is_empty(self) -> bool:
        """Whether no part is here, of whatever relay."""

    def used_bytes(self) -> int:
        """Room taken, to be held against the operator's bound."""


def check(kept: Kept, name: PartName, body: bytes, *, by_person: bool) -> bool:
    """Whether this very part is there already; refuses what contradicts it, is out of order or too much."""
    if len(body) != PART_BYTES:
        raise RefusedError(BAD_REQUEST)
    if kept.hash is not None:
        same = kept.hash == hashlib.sha256(body).digest()
        if not same or kept.file_parts != name.parts or kept.by_person != by_person:
            raise RefusedError(CONFLICT)
        return True
    if kept.file_parts is not None and (kept.file_parts != name.parts or kept.by_person != by_person):
        raise RefusedError(CONFLICT)
    if name.number == 1:
        check_sealed(body)
        # All of a file or nothing: a file that could not end would only take up room.
        wanted = name.parts
    elif not kept.has_first:
        raise RefusedError(NOT_FOUND)
    else:
        wanted = 1
    here, most = (kept.person_parts, PERSON_PARTS_MAX) if by_person else (kept.desk_parts, DESK_PARTS_MAX)
    if here + wanted > most:
        raise RefusedError(FULL)
    return False


def check_room(used_bytes: int, name: PartName, limits: Limits, writer: Writer) -> None:
    """Refuses a file that the operator's room for files has no place for; asked at its first part.

    And at every other part, too: many files begun at a time must not take the room of those the desk has
    answered.
    """
    wanted = name.parts if name.number == 1 else 1
    if used_bytes + wanted * PART_BYTES > limits.files_bytes_max * writer.value // 10:
        raise RefusedError(FULL)


def is_kept(parts: Parts, box: Box, name: PartName, body: bytes, *, by_person: bool) -> bool:
    """Whether this very part is there, to stay. Refuses as `check`.

    Raises PartsError when it may be about to go: what is confirmed must not go with what was there before.
    """
    if not check(parts.kept(box, name), name, body, by_person=by_person):
        return False
    if not parts.stays(box, name):
        raise PartsError("a deletion is under way")
    return True


def keep(parts: Parts, box: Box, name: PartName, body: bytes, *, by_person: bool) -> None:
    """Keeps a part unless it is kept already. Refuses as `check`, raises PartsError as `is_kept`."""
    with parts.adding():
        if not check(parts.kept(box, name), name, body, by_person=by_person):
            parts.add(box, name, body, by_person=by_person)
    # Of two who add at once one is first, perhaps with other bytes.
    if not is_kept(parts, box, name, body, by_person=by_person):
        raise PartsError("a deletion is under way")


def sweep(parts: Parts, has_mailbox: Callable[[Box], bool], files_held: Callable[[], bool]) -> int:
    """Deletes the parts of mailboxes that are gone: expired, or deleted while the parts could not be reached.

    Leaves all while `files_held`: to a database that never knew them, all mailboxes would be gone. Gives
    how many mailboxes those were. Raises PartsError.
    """
    if files_held():
        return 0
    count = 0
    for box in list(parts.boxes()):
        if not has_mailbox(box):
            count += parts.drop_gone(box, partial(_is_gone, has_mailbox, box))
    parts.settle()
    return count


def _is_gone(has_mailbox: Callable[[Box], bool], box: Box) -> bool:
    return not has_mailbox(box)
