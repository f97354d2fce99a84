"""The contract of a store, held by both databases: indexes, the same bytes twice, pages, expiry, undoing."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import wire
from ploughshare.relay.mailbox import Fill
from ploughshare.relay.price import WORKS_ROUND
from ploughshare.relay.store import DATABASE_NAME, Page, SqliteStore, Store, StoreError, Touch
from ploughshare.relay.store.postgres import PostgresStore
from ploughshare.relay.store.schema import schema_steps, statements
from ploughshare.relay.store.sqlite import BUSY_SECONDS
from tests.relay.postgres import Cluster

DESK = b"d" * 16
BOX = b"m" * 16


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A new store of each kind."""
    made: Store
    if request.param == "sqlite":
        made = SqliteStore(tmp_path)
    else:
        made = PostgresStore(request.getfixturevalue("postgres").database())
    yield made
    made.close()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store with a desk."""
    with empty.writing():
        empty.add_desk(DESK)
    return empty


def digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def add(
    store: Store,
    mailbox: bytes,
    day: int,
    body: bytes,
    *,
    kind: wire.Kind = wire.Kind.LETTER,
    by_person: bool = True,
    foreseen: bool = True,
) -> int:
    touch = Touch(DESK, mailbox, digest(body)) if foreseen else None
    with store.writing([touch]), store.attempt(touch):
        return put(store, mailbox, day, body, kind=kind, by_person=by_person)


def put(
    store: Store,
    mailbox: bytes,
    day: int,
    body: bytes,
    *,
    kind: wire.Kind = wire.Kind.LETTER,
    by_person: bool = True,
) -> int:
    """What the relay does for one record, inside an attempt."""
    if not store.has_mailbox(DESK, mailbox):
        store.add_mailbox(DESK, mailbox, day)
    known = store.stored_record(DESK, mailbox, digest(body), by_person=by_person)
    if known is not None:
        return known
    return store.add_record(DESK, mailbox, kind, day, digest(body), body, by_person=by_person)


def test_a_mailbox_with_nothing_new_is_told_from_no_such_mailbox(store: Store) -> None:
    add(store, BOX, 1, b"one", foreseen=True)
    assert store.records_of_mailbox(DESK, BOX, 1) == Page((), more=False)
    assert store.records_of_mailbox(DESK, b"n" * 16, 0) is None
    assert store.records_of_mailbox(b"e" * 16, BOX, 0) is None


@pytest.mark.parametrize("foreseen", [True, False])
def test_each_author_is_told_the_index_of_the_list_they_read(store: Store, foreseen: bool) -> None:
    assert add(store, BOX, 1, b"one", foreseen=foreseen) == 1
    assert add(store, b"o" * 16, 1, b"two", foreseen=foreseen) == 1
    reply = add(store, BOX, 2, b"three", kind=wire.Kind.REPLY, by_person=False, foreseen=foreseen)
    assert reply == 3
    assert add(store, BOX, 2, b"four", foreseen=foreseen) == 3
    page = store.records_of_mailbox(DESK, BOX, 0)
    assert page is not None
    mine = page.frames
    assert [(frame.index, frame.kind, frame.data) for frame in mine] == [
        (1, wire.Kind.LETTER, b"one"),
        (2, wire.Kind.REPLY, b"three"),
        (3, wire.Kind.LETTER, b"four"),
    ]
    assert {frame.mailbox for frame in mine} == {BOX}
    desk = store.records_of_desk(DESK, 1).frames
    assert [(frame.index, frame.data) for frame in desk] == [(2, b"two"), (3, b"three"), (4, b"four")]


@pytest.mark.parametrize("foreseen", [True, False])
def test_the_same_bytes_again_have_the_same_index(store: Store, foreseen: bool) -> None:
    touch = Touch(DESK, BOX, digest(b"letter")) if foreseen else None
    with store.writing([touch, touch]):
        got = []
        for _ in range(2):
            with store.attempt(touch):
                got.append(put(store, BOX, 1, b"letter"))
    assert [*got, add(store, BOX, 9, b"letter", foreseen=foreseen)] == [1, 1, 1]
    assert store.totals().records == 1


def test_a_turn_may_write_to_another_mailbox_than_was_foreseen(store: Store) -> None:
    """As a desk's call does: which mailbox it names is not looked up before its caller is known."""
    bodies = [b"first", b"second", b"second", b"third"]
    touches = [Touch(DESK, wire.NO_MAILBOX, digest(body)) for body in bodies]
    told = []
    with store.writing(touches[:3]):
        for body, touch in zip(bodies[:3], touches, strict=False):
            with store.attempt(touch):
                told.append(put(store, BOX, 1, body, kind=wire.Kind.REPLY, by_person=False))
    with store.writing(touches[2:]):
        for body, touch in zip(bodies[2:], touches[2:], strict=True):
            with store.attempt(touch):
                told.append(put(store, BOX, 1, body, kind=wire.Kind.REPLY, by_person=False))
    assert told == [1, 2, 2, 2, 3]
    assert store.fill(DESK, BOX, 1).replies == 3


def test_a_mailbox_knows_how_full_it_is(store: Store) -> None:
    add(store, BOX, 5, b"yesterday")
    add(store, BOX, 6, b"today")
    add(store, BOX, 6, b"today again")
    add(store, BOX, 6, b"answer", kind=wire.Kind.REPLY, by_person=False)
    add(store, BOX, 6, b"keys", kind=wire.Kind.KEYS, by_person=False)
    person_bytes = len(b"yesterday" + b"today" + b"today again")
    with store.writing():
        assert store.fill(DESK, BOX, 6) == Fill(5, 3, 2, person_bytes, 1)
        assert store.fill(DESK, BOX, 7) == Fill(5, 3, 0, person_bytes, 1)


@pytest.mark.parametrize("foreseen", [True, False])
def test_an_attempt_that_fails_takes_back_what_it_wrote_and_no_more(store: Store, foreseen: bool) -> None:
    bodies = [b"first", b"second", b"third"]
    touches = [Touch(DESK, BOX, digest(body)) if foreseen else None for body in bodies]
    with store.writing(touches):
        with store.attempt(touches[0]):
            put(store, BOX, 1, bodies[0])
            used = store.used_bytes()
        with pytest.raises(KeyError), store.attempt(touches[1]):  # noqa: PT012 - it rolls back
            put(store, BOX, 1, bodies[1])
            put(store, b"n" * 16, 1, bodies[1])
            raise KeyError
        with store.attempt(touches[2]):
            assert not store.has_mailbox(DESK, b"n" * 16)
            assert store.used_bytes() == used
            assert put(store, BOX, 1, bodies[2]) == 2
    assert [frame.data for frame in store.records_of_desk(DESK, 0).frames] == [b"first", b"third"]
    assert [frame.index for frame in store.records_of_desk(DESK, 0).frames] == [1, 2]
    assert (store.totals().mailboxes, store.totals().records) == (1, 2)


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    touch = Touch(DESK, BOX, digest(b"letter"))
    with pytest.raises(KeyError), store.writing([touch]):  # noqa: PT012 - it rolls back
        with store.attempt(touch):
            put(store, BOX, 1, b"letter")
        raise KeyError
    assert store.totals().mailboxes == 0
    assert add(store, BOX, 1, b"letter") == 1


def test_foreseen_turns_and_others_share_a_transaction(store: Store) -> None:
    touches = [Touch(DESK, BOX, digest(body)) for body in (b"one", b"two", b"three")]
    with store.writing([touches[0], None, touches[1], None, touches[2]]):
        with store.attempt(touches[0]):
            assert put(store, BOX, 1, b"one") == 1
        with store.attempt():
            assert store.add_event(DESK, 1, digest(b"event"), b"event") == 1
            assert put(store, BOX, 1, b"between") == 2
        with store.attempt(touches[1]):
            assert put(store, BOX, 1, b"two") == 3
        with store.attempt():
            store.delete_mailbox(DESK, BOX)
        with store.attempt(touches[2]):
            assert not store.has_mailbox(DESK, BOX)
            assert put(store, BOX, 1, b"three") == 1
    assert [(f.index, f.data) for f in store.records_of_desk(DESK, 0).frames] == [(4, b"three")]


def test_files_are_held_until_they_are_released_and_not_in_a_database_of_old(store: Store) -> None:
    assert not store.files_held()
    for _ in range(2):
        with store.writing():
            store.hold_files()
    reader = store.reader()
    assert store.files_held()
    assert reader.files_held()
    with store.writing():
        store.release_files()
    assert not reader.files_held()
    reader.close()


@pytest.mark.parametrize("foreseen", [True, False])
def test_work_is_spent_once_and_forgotten_after_its_day(store: Store, foreseen: bool) -> None:
    def spend(*marks: bytes, day: int = 7) -> list[bool]:
        touches = [Touch(DESK, BOX, digest(mark), mark) if foreseen else None for mark in marks]
        with store.writing(touches):
            told = []
            for mark, touch in zip(marks, touches, strict=True):
                with store.attempt(touch):
                    told.append(store.spend(DESK, mark, day))
        return told

    one, two, three = (bytes([number]) * 16 for number in (1, 2, 3))
    (began,) = store.works().values()
    assert spend(one, two, one) == [True, True, False]
    assert spend(one, three, day=8) == [False, True]
    assert spend(three) == [False]
    with store.writing():
        store.forget_spent(8)
    assert spend(one, three) == [True, False]
    assert store.works() == {DESK: (began + 4) % WORKS_ROUND}


def test_what_one_attempt_was_refused_does_not_reach_the_next_transactions(store: Store) -> None:
    def refused() -> None:
        with store.attempt():
            store.roster(DESK)
            raise KeyError

    for number in range(4):
        with store.writing([None]), pytest.raises(KeyError):
            refused()
        assert add(store, BOX, 1, b"letter %d" % number) == number + 1


@pytest.mark.parametrize("foreseen", [True, False])
def test_work_whose_opening_failed_is_not_spent(store: Store, foreseen: bool) -> None:
    mark, before = b"w" * 16, store.works()
    touch = Touch(DESK, BOX, digest(b"keys"), mark) if foreseen else None

    def spends_and_fails() -> None:
        with store.attempt(touch):
            assert store.spend(DESK, mark, 7)
            raise KeyError

    with store.writing([touch]), pytest.raises(KeyError):
        spends_and_fails()
    assert store.works() == before
    with store.writing([touch]), store.attempt(touch):
        assert store.spend(DESK, mark, 7)


def test_a_desks_count_of_works_begins_anywhere_and_goes_round(store: Store) -> None:
    with store.writing():
        for number in range(40):
            store.add_desk(bytes([number]) * 16)
    assert len(set(store.works().values())) > 20
    assert all(0 <= works < WORKS_ROUND for works in store.works().values())


def test_a_reader_sees_what_is_committed_and_writes_nothing(store: Store) -> None:
    reader = store.reader()
    touch = Touch(DESK, BOX, digest(b"letter"))
    with store.writing([touch]):
        with store.attempt(touch):
            put(store, BOX, 1, b"letter")
        assert not reader.has_mailbox(DESK, BOX)
    assert reader.has_mailbox(DESK, BOX)
    assert [frame.data for frame in reader.records_of_desk(DESK, 0).frames] == [b"letter"]
    with pytest.raises((StoreError, sqlite3.Error)):
        reader.put_roster(DESK, 1, 1, b"h" * 32, b"roster")
    reader.close()


def test_only_the_newest_roster_is_kept(store: Store) -> None:
    assert store.roster(DESK) is None
    for version in (1, 2):
        with store.writing():
            store.put_roster(DESK, version, 1, b"h" * 32, b"roster %d" % version)
    assert store.roster(DESK) == b"roster 2"


def test_events_and_wraps_have_lists_of_their_own(store: Store) -> None:
    with store.writing():
        assert [store.add_event(DESK, 1, digest(body), body) for body in (b"a", b"b")] == [1, 2]
        assert store.stored_event(DESK, digest(b"b")) == 2
        assert store.stored_event(DESK, digest(b"c")) is None
        for member, body in ((b"v" * 16, b"1"), (b"w" * 16, b"2"), (b"v" * 16, b"3")):
            store.add_wrap(DESK, member, 1, digest(body), body)
        assert store.stored_wrap(DESK, b"v" * 16, digest(b"3")) == 3
        assert store.stored_wrap(DESK, b"w" * 16, digest(b"3")) is None
    assert [frame.data for frame in store.events_of_desk(DESK, 1).frames] == [b"b"]
    assert [(f.index, f.data) for f in store.wraps_of_member(DESK, b"v" * 16, 0).frames] == [
        (1, b"1"),
        (3, b"3"),
    ]
    with store.writing():
        store.delete_wraps(DESK, b"v" * 16, 1)
    assert [frame.data for frame in store.wraps_of_member(DESK, b"v" * 16, 0).frames] == [b"3"]
    assert store.totals().wraps == 2


def test_a_mailbox_expires_when_its_last_letter_is_old(store: Store) -> None:
    before = store.used_bytes()
    add(store, b"o" * 16, 100, b"old")
    add(store, BOX, 100, b"first")
    add(store, BOX, 300, b"last")
    with store.writing():
        store.add_wrap(DESK, b"w" * 16, 100, b"h" * 32, b"wrap")
        store.add_event(DESK, 100, b"e" * 32, b"event")
        assert store.expire(before_day=101) == 2
    assert not store.has_mailbox(DESK, b"o" * 16)
    assert [frame.data for frame in store.records_of_desk(DESK, 0).frames] == [b"first", b"last"]
    totals = store.totals()
    assert (totals.mailboxes, totals.records, totals.wraps, totals.events) == (1, 2, 0, 1)
    assert totals.oldest_day == 100
    assert totals.used_bytes >= before
    # An index is not used again for what came after.
    assert add(store, BOX, 300, b"next", by_person=False) == 4


def test_a_page_ends_after_the_record_that_crosses_a_mebibyte(store: Store) -> None:
    for number in range(6):
        add(store, BOX, 1, bytes([number]) * 262_144)
    for page in (store.records_of_desk(DESK, 0), store.records_of_mailbox(DESK, BOX, 0)):
        assert page is not None
        assert page.more
        assert [frame.index for frame in page.frames] == [1, 2, 3, 4]
    assert not store.records_of_desk(DESK, 4).more
    assert not store.records_of_desk(DESK, 9).frames


def test_skipped_indexes_are_never_given(store: Store) -> None:
    add(store, BOX, 1, b"before")
    with store.writing():
        store.add_event(DESK, 1, digest(b"e"), b"e")
        store.skip_indexes(1_000)
    assert add(store, BOX, 1, b"after") == 1_002
    assert add(store, BOX, 1, b"answer", by_person=False) == 1_003
    with store.writing():
        assert store.add_event(DESK, 1, digest(b"f"), b"f") == 1_002


class Model:
    """What a relay keeps of one desk's letters, as simply as it can be said."""

    def __init__(self) -> None:
        self.position = 0
        self.places: dict[int, int] = {}
        self.records: dict[tuple[int, bytes], tuple[int, int]] = {}

    def put(self, box: int, body: bytes) -> int:
        if (box, body) not in self.records:
            self.position += 1
            self.places[box] = self.places.get(box, 0) + 1
            self.records[box, body] = (self.places[box], self.position)
        return self.records[box, body][0]

    def delete(self, box: int) -> None:
        self.places.pop(box, None)
        self.records = {key: at for key, at in self.records.items() if key[0] != box}


TURN = st.tuples(
    st.sampled_from(["put", "put", "put", "fail", "plain", "delete"]), st.integers(0, 2), st.integers(0, 5)
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(TURN, min_size=1, max_size=6), min_size=1, max_size=4))
def test_any_batches_leave_what_a_simple_model_leaves(
    empty: Store, batches: list[list[tuple[str, int, int]]]
) -> None:
    desk, model = os.urandom(16), Model()
    global DESK  # noqa: PLW0603 - `put` writes for this desk
    before, DESK = DESK, desk
    try:
        with empty.writing():
            empty.add_desk(desk)
        for batch in batches:
            play(empty, model, batch)
        got = {(frame.mailbox[0], frame.data): frame.index for frame in empty.records_of_desk(desk, 0).frames}
        assert got == {key: position for key, (_, position) in model.records.items()}
    finally:
        DESK = before


def play(store: Store, model: Model, batch: list[tuple[str, int, int]]) -> None:
    touches = [
        Touch(DESK, bytes([box]) * 16, digest(b"body %d" % body)) if what in {"put", "fail"} else None
        for what, box, body in batch
    ]
    with store.writing(touches):
        for (what, box, body), touch in zip(batch, touches, strict=True):
            mailbox, content = bytes([box]) * 16, b"body %d" % body
            if what == "fail":
                with pytest.raises(KeyError), store.attempt(touch):  # noqa: PT012 - it rolls back
                    put(store, mailbox, 1, content)
                    raise KeyError
                continue
            with store.attempt(touch):
                if what == "delete":
                    store.delete_mailbox(DESK, mailbox)
                    model.delete(box)
                else:
                    assert put(store, mailbox, 1, content) == model.put(box, content)


# Schemas

COLUMNS = {
    "desk": {"id", "next_record", "next_event", "next_wrap", "works"},
    "roster": {"desk", "version", "day", "hash", "body"},
    "mailbox": {"desk", "id", "next_place", "last_day", "records", "by_person"}
    | {"written_day", "written_count", "person_bytes", "replies"},
    "record": {"id", "desk", "position", "mailbox", "place", "kind", "by_person", "day", "hash", "body"},
    "event": {"id", "desk", "position", "day", "hash", "body"},
    "wrap": {"id", "desk", "member", "position", "day", "hash", "body"},
    "files_held": {"one"},
    "spent": {"mark", "day"},
}


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


def catalogue(cluster: Cluster, database: str) -> list[tuple[object, ...]]:
    """Every column, constraint and index of a PostgreSQL database."""
    with cluster.admin_of(database) as admin:
        return admin.execute(
            "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text,"
            " column_default::text"
            " FROM information_schema.columns WHERE table_schema = 'public'"
            " UNION ALL SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), '', ''"
            " FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
            " UNION ALL SELECT tablename::text, indexname::text, indexdef, '', ''"
            " FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2, 3"
        ).fetchall()


def test_no_column_could_hold_an_address_a_name_or_a_time(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    found = columns(tmp_path / DATABASE_NAME)
    assert {table: {name for name, _ in held} for table, held in found.items()} == COLUMNS
    assert {kind for held in found.values() for _, kind in held} == {"INTEGER", "BLOB"}


@pytest.mark.postgres
def test_no_column_in_postgres_could_hold_one_either(postgres: Cluster) -> None:
    database = postgres.database()
    PostgresStore(database).close()
    held = [row for row in catalogue(postgres, database) if row[3]]
    assert {row[2] for row in held} == {"bytea", "bigint", "integer", "smallint", "boolean"}
    names = {row[1] for row in held} - {name for table in COLUMNS.values() for name in table}
    assert names == {"kept_bytes", "shred_key", "number", "secret", "state"}


def test_a_schema_upgraded_step_by_step_equals_a_fresh_one(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    SqliteStore(tmp_path / "fresh").close()
    with sqlite3.connect(tmp_path / "stepped.sqlite") as db:
        for step in schema_steps("sqlite"):
            db.executescript(step)
    db.close()
    assert columns(tmp_path / "fresh" / DATABASE_NAME) == columns(tmp_path / "stepped.sqlite")


def test_an_old_sqlite_file_is_brought_up_to_date_with_what_it_holds(tmp_path: Path) -> None:
    first = schema_steps("sqlite")[0]
    with sqlite3.connect(tmp_path / DATABASE_NAME) as db:
        for statement in statements(first):
            db.execute(statement)
        db.execute("INSERT INTO desk (id, next_record) VALUES (?, 4)", (DESK,))
        db.execute("INSERT INTO mailbox (desk, id, next_place, last_day) VALUES (?, ?, 4, 7)", (DESK, BOX))
        for place, (kind, by_person, day) in enumerate(((1, 1, 6), (2, 1, 7), (3, 0, 7)), start=1):
            body = b"body %d" % place
            db.execute(
                "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, hash, body)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (DESK, place, BOX, place, kind, by_person, day, digest(body), body),
            )
        db.execute("PRAGMA user_version = 1")
    db.close()
    store = SqliteStore(tmp_path)
    assert store.fill(DESK, BOX, 7) == Fill(3, 2, 1, 12, 1)
    assert add(store, BOX, 8, b"next") == 4
    assert [frame.data for frame in store.records_of_desk(DESK, 0).frames][-1] == b"next"
    store.close()


@pytest.mark.postgres
def test_a_postgres_schema_upgraded_step_by_step_equals_a_fresh_one(postgres: Cluster) -> None:
    fresh, stepped = postgres.database(), postgres.database()
    PostgresStore(fresh).close()
    steps = schema_steps("postgres")
    with postgres.admin_of(stepped) as admin:
        admin.execute("SET ROLE ploughshare")
        for statement in statements(steps[0]):
            admin.execute(statement.encode())
        admin.execute("CREATE TABLE schema_version (version integer, state integer)")
        admin.execute("INSERT INTO schema_version VALUES (1, 0)")
    PostgresStore(stepped, even_old=True).close()
    assert catalogue(postgres, fresh) == catalogue(postgres, stepped)


def test_a_database_of_a_newer_relay_is_left_alone(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE_NAME) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer version"):
        SqliteStore(tmp_path)


@pytest.mark.postgres
def test_a_postgres_database_of_a_newer_relay_is_left_alone(postgres: Cluster) -> None:
    database = postgres.database()
    PostgresStore(database).close()
    with postgres.admin_of(database) as admin:
        admin.execute("UPDATE schema_version SET version = 99")
    with pytest.raises(StoreError, match="newer version"):
        PostgresStore(database)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(tmp_path)


def test_a_read_of_another_process_delays_the_scrubbing_and_no_more(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    with store.writing():
        store.add_desk(DESK)
    add(store, BOX, 1, b"x" * 5_000)
    reader = sqlite3.connect(tmp_path / DATABASE_NAME)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM record").fetchone()
    with store.writing():
        store.delete_mailbox(DESK, BOX)
    began = time.monotonic()
    assert not store.scrub()
    assert time.monotonic() - began < BUSY_SECONDS / 4, "all who write wait behind it"
    assert store._db.execute("PRAGMA busy_timeout").fetchone() == (BUSY_SECONDS * 1_000,)
    reader.close()
    assert store.scrub()
    store.close()
