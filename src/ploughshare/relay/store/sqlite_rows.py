"""All rows of a relay's SQLite file, to be moved or compared."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ploughshare.relay.price import WORKS_ROUND
from ploughshare.relay.store.interface import StoreError
from ploughshare.relay.store.sqlite import SqliteStore
from ploughshare.relay.store.transfer import Row, State

_MAILBOX = (
    "desk, id, next_place, last_day, records, by_person, written_day, written_count, person_bytes, replies"
)
_EXPORT = {
    "desk": "SELECT id, next_record, next_event, next_wrap FROM desk WHERE (id, 0) > (?, ?) ORDER BY id",
    "roster": "SELECT desk, version, day, hash, body FROM roster WHERE (desk, 0) > (?, ?) ORDER BY desk",
    "mailbox": f"SELECT {_MAILBOX} FROM mailbox WHERE (desk, id) > (?, ?) ORDER BY desk, id",  # noqa: S608 - our names
    "record": "SELECT desk, position, mailbox, place, kind, by_person, day, hash, body FROM record"
    " WHERE (desk, position) > (?, ?) ORDER BY desk, position",
    "event": "SELECT desk, position, day, hash, body FROM event"
    " WHERE (desk, position) > (?, ?) ORDER BY desk, position",
    "wrap": "SELECT desk, position, member, day, hash, body FROM wrap"
    " WHERE (desk, position) > (?, ?) ORDER BY desk, position",
}
_TAKE_IN = {
    "desk": "REPLACE INTO desk (id, next_record, next_event, next_wrap, works)"  # noqa: S608 - our names
    f" VALUES (?, ?, ?, ?, abs(random() % {WORKS_ROUND}))",
    "roster": "REPLACE INTO roster (desk, version, day, hash, body) VALUES (?, ?, ?, ?, ?)",
    "mailbox": f"REPLACE INTO mailbox ({_MAILBOX}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our names
    "record": "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, hash, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "event": "INSERT INTO event (desk, position, day, hash, body) VALUES (?, ?, ?, ?, ?)",
    "wrap": "INSERT INTO wrap (desk, position, member, day, hash, body) VALUES (?, ?, ?, ?, ?, ?)",
}
HASHED = ("record", "event", "wrap")


class SqliteRows:
    """The rows of one file. The file is made when missing."""

    def __init__(self, path: Path, *, even_moved: bool = False) -> None:
        # The store makes the schema, or brings it up to date, and says what is wrong with the file.
        SqliteStore(path.parent, name=path.name, even_moved=even_moved).close()
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None, timeout=5)
        for pragma in ("synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY"):
            self._db.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        """Folds the write-ahead log into the file and closes it."""
        self._db.close()

    @contextmanager
    def snapshot(self, *, alone: bool) -> Iterator[None]:
        """What is exported inside is of one moment. With `alone`, StoreError while a relay uses the file."""
        try:
            if alone:
                # Every program that has the file open holds a lock that this one wants for itself.
                self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
                self._db.execute("PRAGMA busy_timeout=500")
            self._db.execute("BEGIN IMMEDIATE" if alone else "BEGIN")
        except sqlite3.OperationalError:
            raise StoreError("a relay is using the database; stop it first") from None
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def export(self, table: str, after: Row | None = None) -> Iterator[Row]:
        """As `Rows.export`. Raises StoreError for a body that is not what its hash says."""
        start = after or (b"", -1 if table in HASHED else b"")
        for row in self._db.execute(_EXPORT[table], start):
            if table not in HASHED:
                yield row
                continue
            *first, body_hash, body = row
            if sha256(body).digest() != body_hash:
                raise StoreError(f"a row of the database is damaged ({table})")
            yield (*first, body)

    def last(self, table: str) -> Row | None:
        """Desk and position of a stream's last row."""
        sql = f"SELECT desk, position FROM {table} ORDER BY desk DESC, position DESC LIMIT 1"  # noqa: S608 - our names
        row: Row | None = self._db.execute(sql).fetchone()
        return row

    def take_in(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows, in place of those with the same key; on disk when it returns."""
        full = rows
        if table in HASHED:
            full = [(*row[:-1], sha256(bytes_of(row[-1])).digest(), row[-1]) for row in rows]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(_TAKE_IN[table], full)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise StoreError(f"the rows cannot be written ({type(error).__name__})") from None

    def clear(self) -> None:
        """Deletes every row."""
        for table in ("spent", "files_held", "wrap", "event", "record", "mailbox", "roster", "desk"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our names

    def finish(self) -> None:
        """Nothing is counted beside the rows."""

    def files_held(self) -> bool:
        """Whether files came before this database."""
        return self._db.execute("SELECT 1 FROM files_held").fetchone() is not None

    def hold_files(self) -> None:
        """Notes that they did."""
        self._db.execute("INSERT OR IGNORE INTO files_held (one) VALUES (1)")

    @property
    def state(self) -> State:
        """A file that was moved has its version below zero."""
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        return State.MOVED if version < 0 else State.WHOLE

    def mark(self, state: State) -> None:
        """A file is filled under another name, so UNFINISHED needs no mark."""
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        signed = -abs(version) if state is State.MOVED else abs(version)
        self._db.execute(f"PRAGMA user_version = {signed}")


def bytes_of(value: object) -> bytes:
    """A value that is known to be bytes."""
    if not isinstance(value, bytes):
        raise StoreError("a row of the database is damaged")
    return value
