"""The relay's SQLite file: one writer, full sync, deleted bytes zeroed."""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ploughshare.relay.mailbox import Fill
from ploughshare.relay.price import WORKS_ROUND
from ploughshare.relay.store.interface import Page, StoreError, Totals, Touch
from ploughshare.relay.store.schema import schema_steps, statements
from ploughshare.relay.store.sqlite_log import empty_log
from ploughshare.relay.store.transfer import MOVED
from ploughshare.wire import FRAMES_BYTES_SOFT_MAX, NO_MAILBOX, Frame, Kind, day_of_number

DATABASE_NAME = "relay.sqlite"
CHECKPOINT_PAGES = 4_096
"""Pages of 4 KiB in the write-ahead log before it is folded into the database: 16 MiB."""

BUSY_SECONDS = 10
"""So long another process may hold a lock before a statement is given up."""


class SqliteStore:
    """One connection to the relay's SQLite file, made when missing, brought up to date when old."""

    def __init__(
        self, data: Path, *, name: str = DATABASE_NAME, reads_only: bool = False, even_moved: bool = False
    ) -> None:
        self._data = data
        self._even_moved = even_moved
        self.upgraded = (0, 0)
        path = data / name
        try:
            self._db = sqlite3.connect(
                path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StoreError(f"the database in the data directory cannot be opened ({error})") from None
        try:
            # Full sync: an acknowledged letter survives a power cut. Secure delete: freed pages are zeroed.
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "secure_delete=ON",
                "foreign_keys=ON",
                "temp_store=MEMORY",
                "trusted_schema=OFF",
                f"wal_autocheckpoint={CHECKPOINT_PAGES}",
            ):
                self._db.execute(f"PRAGMA {pragma}").fetchall()
            if reads_only:
                self._db.execute("PRAGMA query_only=ON")
            else:
                self._upgrade()
        except sqlite3.Error as error:
            self.close()
            raise StoreError(f"the database in the data directory cannot be opened ({error})") from None
        except StoreError:
            self.close()
            raise

    def _upgrade(self) -> None:
        steps = schema_steps("sqlite")
        with self.writing():
            (version,) = self._one("PRAGMA user_version")
            moved = version < 0
            if moved and not self._even_moved:
                raise StoreError(MOVED)
            version = abs(version)
            self.upgraded = version, len(steps)
            if version > len(steps):
                raise StoreError("the database was made by a newer version of the relay")
            for number, step in enumerate(steps[version:], start=version + 1):
                for statement in statements(step):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {-number if moved else number}")

    def close(self) -> None:
        """Folds the write-ahead log into the database and closes it."""
        self._db.close()

    def reader(self) -> "SqliteStore":
        """A second connection for another thread, which reads what is committed and writes nothing."""
        return SqliteStore(self._data, reads_only=True)

    @contextmanager
    def writing(self, touches: Sequence[Touch | None] = ()) -> Iterator[None]:
        """A transaction; what it wrote is on disk when the block has ended without an error.

        Raises StoreError when nothing was stored.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise StoreError(type(error).__name__) from None

    @contextmanager
    def attempt(self, touch: Touch | None = None) -> Iterator[None]:
        """Inside `writing`: what the block wrote is undone when it raises, the rest is not."""
        self._db.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            # A full disk ends the whole transaction by itself; there is nothing left to undo then.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK TO attempt")
                self._db.execute("RELEASE attempt")
            raise
        self._db.execute("RELEASE attempt")

    def scrub(self) -> bool:
        """After a deletion: empties the write-ahead log, where deleted bytes may still stand.

        False when another process was reading; to be tried again.
        """
        try:
            return empty_log(self._db, BUSY_SECONDS * 1_000)
        except sqlite3.Error:
            return False

    def used_bytes(self) -> int:
        """Bytes of the database in use, without free pages."""
        (pages,), (free,), (size,) = (
            self._one(f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[int, ...]:
        row: tuple[int, ...] = self._db.execute(sql, values).fetchone()
        return row

    def _index(self, sql: str, values: tuple[object, ...]) -> int | None:
        row = self._db.execute(sql, values).fetchone()
        return None if row is None else int(row[0])

    # Desks and rosters

    def add_desk(self, desk: bytes) -> None:
        """Makes room for a desk; a desk that is there stays as it is."""
        works = secrets.randbelow(WORKS_ROUND)
        self._db.execute("INSERT OR IGNORE INTO desk (id, works) VALUES (?, ?)", (desk, works))

    def roster(self, desk: bytes) -> bytes | None:
        """The bytes of a desk's newest roster."""
        row = self._db.execute("SELECT body FROM roster WHERE desk = ?", (desk,)).fetchone()
        return None if row is None else bytes(row[0])

    def put_roster(self, desk: bytes, version: int, day: int, body_hash: bytes, body: bytes) -> None:
        """Keeps a roster in place of the one before it."""
        self._db.execute(
            "INSERT OR REPLACE INTO roster (desk, version, day, hash, body) VALUES (?, ?, ?, ?, ?)",
            (desk, version, day, body_hash, body),
        )

    # Mailboxes and their records

    def has_mailbox(self, desk: bytes, mailbox: bytes) -> bool:
        """Whether this mailbox is open."""
        return self._index("SELECT 1 FROM mailbox WHERE desk = ? AND id = ?", (desk, mailbox)) is not None

    def add_mailbox(self, desk: bytes, mailbox: bytes, day: int) -> None:
        """Opens a mailbox."""
        self._db.execute("INSERT INTO mailbox (desk, id, last_day) VALUES (?, ?, ?)", (desk, mailbox, day))

    def spend(self, desk: bytes, mark: bytes, day: int) -> bool:
        """Whether work was not spent before; it is now."""
        if not self._db.execute(
            "INSERT OR IGNORE INTO spent (mark, day) VALUES (?, ?)", (mark, day)
        ).rowcount:
            return False
        self._db.execute("UPDATE desk SET works = (works + 1) % ? WHERE id = ?", (WORKS_ROUND, desk))
        return True

    def works(self) -> dict[bytes, int]:
        """By desk, how much work was spent, counted round."""
        return {bytes(desk): works for desk, works in self._db.execute("SELECT id, works FROM desk")}

    def forget_spent(self, before_day: int) -> None:
        """Forgets work that was good until before a day."""
        self._db.execute("DELETE FROM spent WHERE day < ?", (before_day,))

    def fill(self, desk: bytes, mailbox: bytes, day: int) -> Fill:
        """How full a mailbox is."""
        return Fill(
            *self._one(
                "SELECT records, by_person, iif(written_day = ?, written_count, 0), person_bytes, replies"
                " FROM mailbox WHERE desk = ? AND id = ?",
                (day, desk, mailbox),
            )
        )

    def stored_record(self, desk: bytes, mailbox: bytes, body_hash: bytes, *, by_person: bool) -> int | None:
        """The index of a record already there: in the mailbox for its person, else in the desk's list."""
        column = "place" if by_person else "position"
        return self._index(
            f"SELECT {column} FROM record WHERE desk = ? AND mailbox = ? AND hash = ?",  # noqa: S608 - our names
            (desk, mailbox, body_hash),
        )

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
        (position,) = self._one(
            "UPDATE desk SET next_record = next_record + 1 WHERE id = ? RETURNING next_record - 1", (desk,)
        )
        (place,) = self._one(
            "UPDATE mailbox SET next_place = next_place + 1, last_day = max(last_day, ?1),"
            " records = records + 1, by_person = by_person + ?2,"
            " written_count = iif(?2, iif(written_day = ?1, written_count, 0) + 1, written_count),"
            " written_day = iif(?2, ?1, written_day),"
            " person_bytes = person_bytes + iif(?2, ?5, 0), replies = replies + ?6"
            " WHERE desk = ?3 AND id = ?4 RETURNING next_place - 1",
            (day, by_person, desk, mailbox, len(body), kind is Kind.REPLY),
        )
        self._db.execute(
            "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, hash, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (desk, position, mailbox, place, kind, by_person, day, body_hash, body),
        )
        return place if by_person else position

    def records_of_mailbox(self, desk: bytes, mailbox: bytes, after: int) -> Page | None:
        """What a person fetches; None where no such mailbox is open."""
        if not self.has_mailbox(desk, mailbox):
            return None
        return self._page(
            "SELECT place, kind, day, mailbox, body FROM record WHERE desk = ? AND mailbox = ? AND place > ?"
            " ORDER BY place",
            (desk, mailbox, after),
        )

    def records_of_desk(self, desk: bytes, after: int) -> Page:
        """What a desk collects: the records of all its mailboxes."""
        return self._page(
            "SELECT position, kind, day, mailbox, body FROM record WHERE desk = ? AND position > ?"
            " ORDER BY position",
            (desk, after),
        )

    def delete_mailbox(self, desk: bytes, mailbox: bytes) -> None:
        """Deletes a mailbox and all that is in it; the freed bytes are zeroed."""
        self._db.execute("DELETE FROM record WHERE desk = ? AND mailbox = ?", (desk, mailbox))
        self._db.execute("DELETE FROM mailbox WHERE desk = ? AND id = ?", (desk, mailbox))

    # The desks' own stream, and wraps

    def stored_event(self, desk: bytes, body_hash: bytes) -> int | None:
        """The index of an event already there."""
        return self._index("SELECT position FROM event WHERE desk = ? AND hash = ?", (desk, body_hash))

    def add_event(self, desk: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores a sealed event; gives its index in the desk's stream."""
        (position,) = self._one(
            "UPDATE desk SET next_event = next_event + 1 WHERE id = ? RETURNING next_event - 1", (desk,)
        )
        self._db.execute(
            "INSERT INTO event (desk, position, day, hash, body) VALUES (?, ?, ?, ?, ?)",
            (desk, position, day, body_hash, body),
        )
        return position

    def events_of_desk(self, desk: bytes, after: int) -> Page:
        """The desk's stream."""
        return self._page(
            "SELECT position, 4, day, ?, body FROM event WHERE desk = ? AND position > ? ORDER BY position",
            (NO_MAILBOX, desk, after),
        )

    def stored_wrap(self, desk: bytes, member: bytes, body_hash: bytes) -> int | None:
        """The index of a wrap already there."""
        sql = "SELECT position FROM wrap WHERE desk = ? AND member = ? AND hash = ?"
        return self._index(sql, (desk, member, body_hash))

    def add_wrap(self, desk: bytes, member: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores keys sealed to a member; gives their index."""
        (position,) = self._one(
            "UPDATE desk SET next_wrap = next_wrap + 1 WHERE id = ? RETURNING next_wrap - 1", (desk,)
        )
        self._db.execute(
            "INSERT INTO wrap (desk, member, position, day, hash, body) VALUES (?, ?, ?, ?, ?, ?)",
            (desk, member, position, day, body_hash, body),
        )
        return position

    def wraps_of_member(self, desk: bytes, member: bytes, after: int) -> Page:
        """The wraps that wait for a member."""
        return self._page(
            "SELECT position, 5, day, ?, body FROM wrap WHERE desk = ? AND member = ? AND position > ?"
            " ORDER BY position",
            (NO_MAILBOX, desk, member, after),
        )

    def delete_wraps(self, desk: bytes, member: bytes, upto: int) -> None:
        """Deletes the wraps a member has taken."""
        self._db.execute(
            "DELETE FROM wrap WHERE desk = ? AND member = ? AND position <= ?", (desk, member, upto)
        )

    def _page(self, sql: str, values: tuple[object, ...]) -> Page:
        frames: list[Frame] = []
        size_bytes = 0
        cursor = self._db.execute(sql, values)
        try:
            for index, kind, day, mailbox, body in cursor:
                if size_bytes > FRAMES_BYTES_SOFT_MAX:
                    return Page(tuple(frames), more=True)
                frames.append(Frame(index, Kind(kind), day_of_number(day), bytes(mailbox), bytes(body)))
                size_bytes += frames[-1].encoded_bytes
        finally:
            cursor.close()
        return Page(tuple(frames), more=False)

    # Expiry and totals

    def expire(self, before_day: int) -> int:
        """Deletes mailboxes whose newest record, and wraps whose day, lies before a day; gives how many."""
        count = 0
        stale = "FROM mailbox WHERE last_day < ?"
        self._db.execute(
            f"DELETE FROM record WHERE (desk, mailbox) IN (SELECT desk, id {stale})",  # noqa: S608 - our names
            (before_day,),
        )
        count += self._db.execute(f"DELETE {stale}", (before_day,)).rowcount
        count += self._db.execute("DELETE FROM wrap WHERE day < ?", (before_day,)).rowcount
        return count

    def skip_indexes(self, count: int) -> None:
        """Leaves out the next indexes of every list: a lost relay may have given them out already."""
        self._db.execute(
            "UPDATE desk SET next_record = next_record + ?1, next_event = next_event + ?1,"
            " next_wrap = next_wrap + ?1",
            (count,),
        )
        self._db.execute("UPDATE mailbox SET next_place = next_place + ?", (count,))

    def files_held(self) -> bool:
        """Whether files without a mailbox here may be another database's, and so must stay."""
        (held,) = self._one("SELECT EXISTS (SELECT 1 FROM files_held) OR NOT EXISTS (SELECT 1 FROM desk)")
        return bool(held)

    def hold_files(self) -> None:
        """Files are there that came before this database."""
        self._db.execute("INSERT OR IGNORE INTO files_held (one) VALUES (1)")

    def release_files(self) -> None:
        """The operator takes those files as lost."""
        self._db.execute("DELETE FROM files_held")

    def totals(self) -> Totals:
        """What the relay holds."""
        desks, mailboxes, records, events, wraps = (
            self._one(f"SELECT count(*) FROM {table}")[0]  # noqa: S608 - our names
            for table in ("desk", "mailbox", "record", "event", "wrap")
        )
        oldest = self._index("SELECT min(day) FROM record HAVING min(day) IS NOT NULL", ())
        return Totals(desks, mailboxes, records, events, wraps, self.used_bytes(), oldest)
