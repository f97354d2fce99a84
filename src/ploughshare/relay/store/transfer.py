"""Moving everything from one database to another: in order, repeatable, compared at the end."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import Protocol

from ploughshare.relay.store.interface import StoreError

TABLES = ("desk", "roster", "mailbox", "record", "event", "wrap")
"""In the order in which they may be filled. What each row holds stands in `Rows.export`."""
STREAMS = ("record", "event", "wrap")
"""Tables whose rows are never changed, only added and deleted, in the order of desk and position."""
CHUNK_ROWS = 512

Value = int | bytes
Row = tuple[Value, ...]


class State(IntEnum):
    """What a database is good for."""

    WHOLE = 0
    UNFINISHED = 1
    MOVED = 2


MOVED = (
    "this database was moved to another, which is to be served now (`ploughshare relay transfer` moves back)"
)
UNFINISHED = "a transfer into this database has not ended; run `ploughshare relay transfer` again"


class Rows(Protocol):
    """All rows of a database, in an order and a form that do not depend on which it is."""

    def snapshot(self, *, alone: bool) -> AbstractContextManager[None]:
        """What is exported inside is of one moment. With `alone`, StoreError while a relay uses it."""

    def export(self, table: str, after: Row | None = None) -> Iterator[Row]:
        """The rows of a table by its first two columns (desk and roster: the first), after the given ones.

        desk: id, next_record, next_event, next_wrap. roster: desk, version, day, hash, body. mailbox: desk,
        id, next_place, last_day, records, by_person, written_day, written_count, person_bytes, replies.
        record: desk, position, mailbox, place, kind, by_person, day, body. event: desk, position, day, body.
        wrap: desk, position, member, day, body.
        """

    def last(self, table: str) -> Row | None:
        """Desk and position of a stream's last row."""

    def take_in(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows, in place of those with the same key; on disk when it returns."""

    def clear(self) -> None:
        """Deletes every row."""

    def finish(self) -> None:
        """Counts anew what is counted."""

    def files_held(self) -> bool:
        """Whether files came before this database, as `Store.hold_files` noted."""

    def hold_files(self) -> None:
        """Notes that they did."""

    @property
    def state(self) -> State:
        """What this database is good for."""

    def mark(self, state: State) -> None:
        """Says from now on what this database is good for."""


@dataclass(frozen=True)
class Sum:
    """How many rows a table has, and a hash of them all in order."""

    rows: int
    sha256: bytes


def transfer(source: Rows, target: Rows, say: Callable[[str], None]) -> dict[str, int]:
    """Moves all rows, compares, and marks the source as moved; gives the number of rows of each table.

    A transfer that broke off goes on where it was. Raises StoreError; then nothing is lost on either side.
    """
    before = source.state
    with source.snapshot(alone=True):
        if target.state is State.WHOLE and any(target.export("desk")):
            if source.state is not State.MOVED or sums(source) != sums(target):
                raise StoreError("the database to move to holds another relay's letters already")
            say("Everything was there already.")
        else:
            target.mark(State.UNFINISHED)
            copy(source, target, say)
            target.mark(State.WHOLE)
        counts = {table: told.rows for table, told in sums(target).items()}
    source.mark(State.MOVED)
    try:
        with source.snapshot(alone=True):
            return counts
    except StoreError:
        # A relay began when the copy was made and the mark not yet: what it takes would be in no copy.
        source.mark(before)
        raise


def copy(source: Rows, target: Rows, say: Callable[[str], None]) -> None:
    """Copies all rows into a database that is empty or holds the beginning of them, and compares.

    Raises StoreError when they are not equal in the end.
    """
    for again in (False, True):
        if source.files_held():
            target.hold_files()
        for table in TABLES:
            say(f"Copying: {table}")
            rows = source.export(table, target.last(table) if table in STREAMS else None)
            while chunk := list(islice(rows, CHUNK_ROWS)):
                target.take_in(table, chunk)
        target.finish()
        say("Comparing")
        if sums(source) == sums(target):
            return
        if not again:
            # The source has gone on since the transfer broke off.
            say("What was there is older; copying anew")
            target.clear()
    raise StoreError("the copy is not equal to what was copied; nothing was given up")


def sums(rows: Rows) -> dict[str, Sum]:
    """The number of rows in each table and a hash over all of them."""
    told = {}
    for table in TABLES:
        count, digest = 0, hashlib.sha256()
        for row in rows.export(table):
            count += 1
            for value in row:
                content = value if isinstance(value, bytes) else b"%d" % value
                digest.update(b"%d:" % len(content) + content)
        told[table] = Sum(count, digest.digest())
    return told
