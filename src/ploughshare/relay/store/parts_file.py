"""Parts of files in an SQLite file of their own: no file per part, whose times would tell when it came."""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ploughshare.relay.parts import Box, Kept, PartsError
from ploughshare.relay.store.schema import schema_steps, statements
from ploughshare.relay.store.sqlite_log import empty_log
from ploughshare.wire import PartName

PARTS_NAME = "parts.sqlite"
CHECKPOINT_PAGES = 4_096
_BUSY_SECONDS = 10


class PartsFile:
    """One connection to the file, made when missing, brought up to date when old; one call at a time."""

    def __init__(self, data: Path) -> None:
        self._turn = threading.RLock()
        self._scrub_due = False
        path = data / PARTS_NAME
        try:
            self._db = sqlite3.connect(
                path, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
            )
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "secure_delete=ON",
                "temp_store=MEMORY",
                "trusted_schema=OFF",
                f"wal_autocheckpoint={CHECKPOINT_PAGES}",
            ):
                self._db.execute(f"PRAGMA {pragma}").fetchall()
            self._upgrade()
        except sqlite3.Error as error:
            raise PartsError(f"the files' database cannot be opened ({error})") from None

    def _upgrade(self) -> None:
        steps = schema_steps("parts")
        with self.adding():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version > len(steps):
                raise PartsError("the files' database was made by a newer version of the relay")
            for number, step in enumerate(steps[version:], start=version + 1):
                for statement in statements(step):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")

    def close(self) -> None:
        """Folds the write-ahead log into the file and closes it."""
        with self._turn:
            self._db.close()

    @contextmanager
    def adding(self) -> Iterator[None]:
        """A transaction; what it wrote is on disk when the block has ended without an error."""
        with self._turn, self._faults():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise PartsError(type(error).__name__) from None

    def kept(self, box: Box, name: PartName) -> Kept:
        """What is there already."""
        with self._turn, self._faults():
            rows = self._db.execute(
                "SELECT file, by_person, parts, count(*), min(number) FROM part INDEXED BY part_counted"
                " WHERE desk = ? AND mailbox = ? GROUP BY file, by_person, parts",
                (box.desk, box.mailbox),
            ).fetchall()
            mine = next((row for row in rows if row[0] == name.file), None)
            found = self._db.execute(
                "SELECT hash FROM part WHERE desk = ? AND mailbox = ? AND file = ? AND number = ?",
                (box.desk, box.mailbox, name.file, name.number),
            ).fetchone()
        return Kept(
            person_parts=sum(row[3] for row in rows if row[1]),
            desk_parts=sum(row[3] for row in rows if not row[1]),
            file_parts=None if mine is None else mine[2],
            by_person=None if mine is None else bool(mine[1]),
            has_first=mine is not None and mine[4] == 1,
            hash=None if found is None else bytes(found[0]),
        )

    def add(self, box: Box, name: PartName, body: bytes, *, by_person: bool) -> bool:
        """Keeps a part, inside `adding`."""
        with self._turn, self._faults():
            done = self._db.execute(
                "INSERT OR IGNORE INTO part (desk, mailbox, file, number, parts, by_person, hash, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(box.desk, box.mailbox, name.file, name.number, name.parts, by_person),
                    *(hashlib.sha256(body).digest(), body),
                ),
            )
        return done.rowcount == 1

    def stays(self, box: Box, name: PartName) -> bool:
        """Whether a part is there once nobody is deleting."""
        with self.adding():
            return self.kept(box, name).hash is not None

    def body(self, box: Box, name: PartName) -> bytes | None:
        """The part's bytes, or None."""
        with self._turn, self._faults():
            found = self._db.execute(
                "SELECT body FROM part"
                " WHERE desk = ? AND mailbox = ? AND file = ? AND number = ? AND parts = ?",
                (box.desk, box.mailbox, name.file, name.number, name.parts),
            ).fetchone()
        return None if found is None else bytes(found[0])

    def drop(self, box: Box, file: bytes) -> None:
        """Deletes every part of a file; its bytes are zeroed, and the write-ahead log emptied."""
        self._delete("desk = ? AND mailbox = ? AND file = ?", (box.desk, box.mailbox, file))

    def drop_all(self, box: Box) -> None:
        """Deletes every part of a mailbox, likewise."""
        self._delete("desk = ? AND mailbox = ?", (box.desk, box.mailbox))

    def drop_gone(self, box: Box, is_gone: Callable[[], bool]) -> bool:
        """As `drop_all`, when the mailbox is gone; nobody adds from the question to the end of the answer."""
        return self._delete("desk = ? AND mailbox = ?", (box.desk, box.mailbox), is_gone)

    def _delete(
        self, which: str, values: tuple[bytes, ...], is_due: Callable[[], bool] = lambda: True
    ) -> bool:
        with self.adding():
            if not is_due():
                return False
            gone = self._db.execute(f"DELETE FROM part WHERE {which}", values).rowcount  # noqa: S608 - our names
        if gone > 0:
            self._scrub_due = True
            self.settle()
        return True

    def settle(self) -> None:
        """Empties the write-ahead log, where deleted bytes may stand; later where somebody reads."""
        with self._turn, self._faults():
            if self._scrub_due:
                self._scrub_due = not empty_log(self._db, _BUSY_SECONDS * 1_000)

    def boxes(self) -> Iterator[Box]:
        """Every mailbox that has a part here."""
        with self._turn, self._faults():
            rows = self._db.execute("SELECT DISTINCT desk, mailbox FROM part").fetchall()
        for desk, mailbox in rows:
            yield Box(bytes(desk), bytes(mailbox))

    def is_empty(self) -> bool:
        """Whether no part is here."""
        with self._turn, self._faults():
            return self._db.execute("SELECT 1 FROM part LIMIT 1").fetchone() is None

    def used_bytes(self) -> int:
        """Bytes in use, without free pages."""
        with self._turn, self._faults():
            (pages,), (free,), (size,) = (
                self._db.execute(f"PRAGMA {name}").fetchone()
                for name in ("page_count", "freelist_count", "page_size")
            )
        return int((pages - free) * size)

    def copy_to(self, path: Path) -> None:
        """Writes a whole copy, as it stands at one moment, while others read and write."""
        with self._turn, self._faults():
            copy = sqlite3.connect(path)
            try:
                self._db.backup(copy)
            finally:
                copy.close()


def files_copy(to: Path) -> Path:
    """Where the files of a copy lie, beside it."""
    return to.with_name(to.name + ".files")


def back_up_files(data: Path, to: Path) -> bool:
    """Copies the files beside a copy of the letters, also while they are served; false where there are none.

    Raises PartsError.
    """
    if not (data / PARTS_NAME).is_file():
        return False
    files = PartsFile(data)
    try:
        files.copy_to(files_copy(to))
    finally:
        files.close()
    return True


def check_place_for_files(data: Path, copied: Path) -> None:
    """Raises PartsError where the files of a copy would meet others."""
    if files_copy(copied).is_file() and (data / PARTS_NAME).exists():
        raise PartsError(
            f"there are files already; to keep them, move {files_copy(copied).name} away from the copy,"
            f" and to take the copy's, move {PARTS_NAME} away with what stands beside it; then restore again"
        )


def restore_files(data: Path, copied: Path) -> bool:
    """Puts the files of a copy in place; false where the copy has none. Raises PartsError."""
    if not files_copy(copied).is_file():
        return False
    check_place_for_files(data, copied)
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = sqlite3.connect(f"file:{quote(str(files_copy(copied)))}?mode=ro", uri=True)
    try:
        target = sqlite3.connect(data / PARTS_NAME)
        try:
            copy.backup(target)
        finally:
            target.close()
    except sqlite3.Error as error:
        raise PartsError(f"the files cannot be restored ({error})") from None
    finally:
        copy.close()
    PartsFile(data).close()
    return True
