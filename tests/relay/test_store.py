"""The database by itself: schema, expiry, pages."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import DATABASE_NAME, SqliteStore, StoreError
from ploughshare.relay.store.schema import schema_steps

DESK = b"d" * 16


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    opened = SqliteStore(tmp_path)
    with opened.writing():
        opened.add_desk(DESK)
    return opened


def add(store: SqliteStore, mailbox: bytes, day: int, body: bytes) -> int:
    with store.writing():
        if not store.has_mailbox(DESK, mailbox):
            store.add_mailbox(DESK, mailbox, day)
        return store.add_record(
            DESK, mailbox, wire.Kind.LETTER, day, hashlib.sha256(body).digest(), body, by_person=True
        )


def columns(path: Path) -> dict[str, list[tuple[str, str]]]:
    with sqlite3.connect(path) as db:
        tables = [
            row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
        ]
        found = {
            table: [(row[1], row[2]) for row in db.execute(f"PRAGMA table_info({table})")] for table in tables
        }
    db.close()
    return found


def test_no_column_could_hold_an_address_a_name_or_a_time(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    found = columns(tmp_path / DATABASE_NAME)
    allowed = {
        "desk": {"id", "next_record", "next_event", "next_wrap", "opened_day", "opened_count"},
        "roster": {"desk", "version", "day", "hash", "body"},
        "mailbox": {"desk", "id", "next_place", "last_day", "records", "by_person"}
        | {"written_day", "written_count"},
        "record": {"id", "desk", "position", "mailbox", "place", "kind", "by_person", "day", "hash", "body"},
        "event": {"id", "desk", "position", "day", "hash", "body"},
        "wrap": {"id", "desk", "member", "position", "day", "hash", "body"},
    }
    assert {table: {name for name, _ in held} for table, held in found.items()} == allowed
    assert {kind for held in found.values() for _, kind in held} == {"INTEGER", "BLOB"}


def test_a_schema_upgraded_step_by_step_equals_a_fresh_one(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    SqliteStore(tmp_path / "fresh").close()
    with sqlite3.connect(tmp_path / "stepped.sqlite") as db:
        for step in schema_steps("sqlite"):
            db.executescript(step)
    db.close()
    assert columns(tmp_path / "fresh" / DATABASE_NAME) == columns(tmp_path / "stepped.sqlite")


def test_a_database_of_a_newer_relay_is_left_alone(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE_NAME) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer version"):
        SqliteStore(tmp_path)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(tmp_path)


def test_a_mailbox_expires_when_its_last_letter_is_old(store: SqliteStore) -> None:
    add(store, b"o" * 16, 100, b"old")
    add(store, b"m" * 16, 100, b"first")
    add(store, b"m" * 16, 300, b"last")
    with store.writing():
        store.add_wrap(DESK, b"w" * 16, 100, b"h" * 32, b"wrap")
        store.add_event(DESK, 100, b"e" * 32, b"event")
        assert store.expire(before_day=101) == 2
    assert not store.has_mailbox(DESK, b"o" * 16)
    assert [frame.data for frame in store.records_of_desk(DESK, 0).frames] == [b"first", b"last"]
    totals = store.totals()
    assert (totals.mailboxes, totals.records, totals.wraps, totals.events) == (1, 2, 0, 1)
    assert totals.oldest_day == 100
    store.close()


def test_a_page_ends_after_the_record_that_crosses_a_mebibyte(store: SqliteStore) -> None:
    for number in range(6):
        add(store, b"m" * 16, 1, bytes([number]) * 262_144)
    page = store.records_of_desk(DESK, 0)
    assert page.more
    assert [frame.index for frame in page.frames] == [1, 2, 3, 4]
    assert not store.records_of_desk(DESK, 4).more
    store.close()


def test_a_read_of_another_process_delays_the_scrubbing_and_no_more(
    store: SqliteStore, tmp_path: Path
) -> None:
    add(store, b"m" * 16, 1, b"x" * 5_000)
    reader = sqlite3.connect(tmp_path / DATABASE_NAME)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM record").fetchone()
    store._db.execute("PRAGMA busy_timeout = 50")
    with store.writing():
        store.delete_mailbox(DESK, b"m" * 16)
    assert not store.scrub()
    reader.close()
    assert store.scrub()
    store.close()
