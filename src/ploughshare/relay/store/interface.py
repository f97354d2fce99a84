"""What a relay's store can do, whichever database is behind it, and the values that cross (§6.9)."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from ploughshare.relay.mailbox import Fill
from ploughshare.wire import Frame, Kind


class StoreError(Exception):
    """The relay's database cannot be used."""


@dataclass(frozen=True)
class Page:
    """Records in growing index, and whether there are more."""

    frames: tuple[Frame, ...]
    more: bool


@dataclass(frozen=True)
class Totals:
    """What a relay holds, in numbers. Days count from 2020-01-01."""

    desks: int
    mailboxes: int
    records: int
    events: int
    wraps: int
    used_bytes: int
    oldest_day: int | None


@dataclass(frozen=True)
class Touch:
    """What a turn that adds one record will ask for, told beforehand so that a batch is read at once.

    `mark`: of the work it brings, if it does.
    """

    desk: bytes
    mailbox: bytes
    body_hash: bytes
    mark: bytes = b""


class Store(Protocol):
    """One connection to the relay's database. Used by one thread; writes run inside `writing`."""

    def close(self) -> None:
        """Ends the connection."""

    def reader(self) -> "Store":
        """A second connection for another thread, which reads what is committed and writes nothing."""

    def writing(self, touches: Sequence[Touch | None] = ()) -> AbstractContextManager[None]:
        """A transaction; what it wrote is on disk when the block has ended without an error.

        `touches` tells what the turns of the block will ask for, None for a turn that may touch anything.
        Raises StoreError when nothing was stored, or when that cannot be told.
        """

    def attempt(self, touch: Touch | None = None) -> AbstractContextManager[None]:
        """Inside `writing`: what the block wrote is undone when it raises, the rest is not.

        A block with a touch only adds: mailboxes and records.
        """

    def scrub(self) -> bool:
        """After a deletion: what was deleted leaves the files. False when it must be tried again."""

    def used_bytes(self) -> int:
        """Bytes in use, to be held against the operator's bound."""

    def add_desk(self, desk: bytes) -> None:
        """Makes room for a desk; a desk that is there stays as it is."""

    def roster(self, desk: bytes) -> bytes | None:
        """The bytes of a desk's newest roster."""

    def put_roster(self, desk: bytes, version: int, day: int, body_hash: bytes, body: bytes) -> None:
        """Keeps a roster in place of the one before it."""

    def has_mailbox(self, desk: bytes, mailbox: bytes) -> bool:
        """Whether this mailbox is open."""

    def add_mailbox(self, desk: bytes, mailbox: bytes, day: int) -> None:
        """Opens a mailbox."""

    def spend(self, desk: bytes, mark: bytes, day: int) -> bool:
        """Inside `writing`: whether work, good until a day, was spent by no process before; it is now."""

    def works(self) -> dict[bytes, int]:
        """By desk, how much work was spent, counted round WORKS_ROUND from anywhere: differences tell."""

    def forget_spent(self, before_day: int) -> None:
        """Inside `writing`: forgets work that was good until before a day."""

    def fill(self, desk: bytes, mailbox: bytes, day: int) -> Fill:
        """How full a mailbox is."""

    def stored_record(self, desk: bytes, mailbox: bytes, body_hash: bytes, *, by_person: bool) -> int | None:
        """The index of a record already there: in the mailbox for its person, else in the desk's list."""

    def add_record(
        self,
        desk: bytes,
        mailbox: bytes,
        kind: Kind,
        day: int,
        body_hash: bytes,
        body: bytes,
        *,
        by_person: bool,
    ) -> int:
        """Stores a record; gives its index in the list its author reads."""

    def records_of_mailbox(self, desk: bytes, mailbox: bytes, after: int) -> Page | None:
        """What a person fetches; None where no such mailbox is open."""

    def records_of_desk(self, desk: bytes, after: int) -> Page:
        """What a desk collects: the records of all its mailboxes."""

    def delete_mailbox(self, desk: bytes, mailbox: bytes) -> None:
        """Deletes a mailbox and all that is in it."""

    def stored_event(self, desk: bytes, body_hash: bytes) -> int | None:
        """The index of an event already there."""

    def add_event(self, desk: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores a sealed event; gives its index in the desk's stream."""

    def events_of_desk(self, desk: bytes, after: int) -> Page:
        """The desk's stream."""

    def stored_wrap(self, desk: bytes, member: bytes, body_hash: bytes) -> int | None:
        """The index of a wrap already there."""

    def add_wrap(self, desk: bytes, member: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores keys sealed to a member; gives their index."""

    def wraps_of_member(self, desk: bytes, member: bytes, after: int) -> Page:
        """The wraps that wait for a member."""

    def delete_wraps(self, desk: bytes, member: bytes, upto: int) -> None:
        """Deletes the wraps a member has taken."""

    def expire(self, before_day: int) -> int:
        """Deletes mailboxes whose newest record, and wraps whose day, lies before a day; gives how many."""

    def skip_indexes(self, count: int) -> None:
        """Leaves out the next indexes of every list: a lost relay may have given them out already."""

    def files_held(self) -> bool:
        """Whether files without a mailbox here may be another database's, and so must stay.

        So it is while `hold_files` holds, and in a database that has never served a desk.
        """

    def hold_files(self) -> None:
        """Inside `writing`: files are there that came before this database."""

    def release_files(self) -> None:
        """Inside `writing`: the operator takes those files as lost."""

    def totals(self) -> Totals:
        """What the relay holds."""
