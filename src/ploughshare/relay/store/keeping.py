"""Copies of a relay's database, coming back from one, and moving to another kind, every row compared."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ploughshare.relay.store.interface import StoreError
from ploughshare.relay.store.postgres_rows import PostgresRows
from ploughshare.relay.store.sqlite import DATABASE_NAME, SqliteStore
from ploughshare.relay.store.sqlite_rows import SqliteRows
from ploughshare.relay.store.transfer import Rows, State, copy, sums, transfer

PART_NAME = "relay.part.sqlite"
"""An SQLite file that is being filled; it takes its name when it is whole."""
RESTORED_SKIP = 2**32
"""More records than a relay takes between two copies; a number fits 2^53, so this may happen often."""

Say = Callable[[str], None]


def back_up(data: Path, database: str | None, to: Path) -> None:
    """Writes a copy of a database to a new SQLite file, also while it is served. Raises StoreError."""
    part = to.with_name(to.name + ".part")
    _remove(part)
    if database is None:
        _copy_sqlite(data / DATABASE_NAME, part)
    else:
        with contextlib.closing(PostgresRows(database)) as source:
            _refuse_unless_whole(source)
            with source.snapshot(alone=False), contextlib.closing(SqliteRows(part)) as target:
                copy(source, target, lambda _words: None)
    _take_name(part, to)


def restore(data: Path, database: str | None, copied: Path, say: Say) -> dict[str, int]:
    """Makes a database of a copy; gives the number of rows of each table.

    Numbers that the lost relay may have given out after the copy was made are left out from here on: desks
    would take new letters for letters they already have. Raises StoreError; a database that is there stays.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Beside the database: the system's folder for passing files may be anybody's to read, or memory.
    with tempfile.TemporaryDirectory(dir=data) as place:
        work = Path(place) / PART_NAME
        _copy_sqlite(copied, work)
        store = SqliteStore(work.parent, name=PART_NAME, even_moved=True)
        with store.writing():
            store.skip_indexes(RESTORED_SKIP)
        store.close()
        with (
            contextlib.closing(SqliteRows(work, even_moved=True)) as source,
            _target(data, database) as target,
        ):
            if target.state is State.WHOLE and any(target.export("desk")):
                raise StoreError("that database holds letters already; restore into an empty one")
            target.mark(State.UNFINISHED)
            copy(source, target, say)
            target.mark(State.WHOLE)
            return {table: told.rows for table, told in sums(target).items()}


def move_to_postgres(data: Path, database: str, say: Say) -> dict[str, int]:
    """Moves all from the SQLite file in a directory to a PostgreSQL database. Raises StoreError."""
    path = data / DATABASE_NAME
    if not path.is_file():
        raise StoreError(f"there is no relay's database in {data}")
    with (
        contextlib.closing(SqliteRows(path, even_moved=True)) as source,
        contextlib.closing(PostgresRows(database)) as target,
    ):
        return transfer(source, target, say)


def move_to_sqlite(data: Path, database: str, say: Say) -> dict[str, int]:
    """Moves all from a PostgreSQL database to an SQLite file in a directory. Raises StoreError."""
    with contextlib.closing(PostgresRows(database)) as source:
        path = data / DATABASE_NAME
        if source.state is State.MOVED and path.is_file():
            with contextlib.closing(SqliteRows(path, even_moved=True)) as target:
                return transfer(source, target, say)
        with _target(data, None) as target:
            return transfer(source, target, say)


@contextmanager
def _target(data: Path, database: str | None) -> Iterator[Rows]:
    """A database to be filled; a file takes its name when the block has ended without an error."""
    if database is not None:
        with contextlib.closing(PostgresRows(database)) as rows:
            yield rows
        return
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, part = data / DATABASE_NAME, data / PART_NAME
    _refuse_unless_moved(path)
    with contextlib.closing(SqliteRows(part)) as filled:
        yield _Part(filled)
    # Filling takes minutes, and a relay that was started in them has made a file, and taken letters.
    _refuse_unless_moved(path)
    _remove(path)
    _take_name(part, path)


class _Part(SqliteRows):
    """A file under another name is never whole: a transfer into it goes on."""

    def __init__(self, rows: SqliteRows) -> None:
        self._path, self._db = rows._path, rows._db

    @property
    def state(self) -> State:
        return State.UNFINISHED


def _copy_sqlite(source: Path, to: Path) -> None:
    """A copy as the file stands at one moment, with what still stands in its write-ahead log."""
    try:
        with (
            contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as db,
            contextlib.closing(sqlite3.connect(to)) as copied,
        ):
            db.backup(copied)
    except sqlite3.Error as error:
        raise StoreError(
            f"{source} cannot be copied ({error}); it must be a relay's database, or a copy by `relay backup`"
        ) from None


def _take_name(part: Path, to: Path) -> None:
    """Gives a finished file its name, so that it has it after a power cut, too."""
    _sync(part)
    part.rename(to)
    _sync(to.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_unless_moved(path: Path) -> None:
    """Raises StoreError where a file stands that may be served."""
    if path.is_file():
        with contextlib.closing(SqliteRows(path, even_moved=True)) as there:
            if there.state is not State.MOVED:
                raise StoreError(
                    f"there is a relay's database in {path.parent} already; move that away first"
                )


def _refuse_unless_whole(rows: PostgresRows) -> None:
    if rows.state is State.UNFINISHED:
        raise StoreError("a transfer into this database has not ended; there is nothing to copy yet")


def _remove(path: Path) -> None:
    """Removes an SQLite file with what stands beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
