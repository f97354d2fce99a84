"""Moving between databases, copies and coming back from them: nothing lost, to be repeated, compared."""

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partialmethod
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ploughshare import wire
from ploughshare.relay.commands import relay as command
from ploughshare.relay.store import DATABASE_NAME, Store, StoreError, open_store
from ploughshare.relay.store.keeping import PART_NAME, back_up, move_to_postgres, move_to_sqlite, restore
from ploughshare.relay.store.postgres_rows import PostgresRows
from ploughshare.relay.store.sqlite_rows import SqliteRows
from ploughshare.relay.store.transfer import TABLES, Row, Rows, State, Sum, sums
from tests.relay.client import relay_at, sealed
from tests.relay.postgres import Cluster

TakeIn = Callable[[Any, str, Sequence[Row]], None]
DESKS = (b"a" * 16, b"z" * 16)


def quiet(_words: str) -> None:
    """Says nothing."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def fill(store: Store, seed: int = 1) -> None:
    """Letters, replies, keys, events, wraps and rosters of two desks, with some deleted again."""
    source = random.Random(seed)
    boxes = [(desk, source.randbytes(16)) for desk in DESKS for _ in range(12)]
    for desk in DESKS:
        with store.writing():
            store.add_desk(desk)
            store.put_roster(desk, 3, 100, b"h" * 32, source.randbytes(900))
            for _ in range(7):
                body = source.randbytes(1_064)
                store.add_event(desk, 120, hashlib.sha256(body).digest(), body)
                body = source.randbytes(300)
                store.add_wrap(desk, source.randbytes(16), 120, hashlib.sha256(body).digest(), body)
    for desk, mailbox in boxes:
        with store.writing():
            store.add_mailbox(desk, mailbox, 100)
    for _ in range(150):
        desk, mailbox = source.choice(boxes)
        body, day = source.randbytes(source.choice([600, 4_400])), source.randint(100, 130)
        kind = source.choice([wire.Kind.KEYS, wire.Kind.LETTER, wire.Kind.LETTER, wire.Kind.REPLY])
        with store.writing():
            store.add_record(
                desk,
                mailbox,
                kind,
                day,
                hashlib.sha256(body).digest(),
                body,
                by_person=kind is not wire.Kind.REPLY,
            )
    with store.writing():
        for desk, mailbox in boxes[::5]:
            store.delete_mailbox(desk, mailbox)


def of_file(path: Path) -> dict[str, Sum]:
    with closing(SqliteRows(path, even_moved=True)) as rows:
        return sums(rows)


def of_postgres(database: str) -> dict[str, Sum]:
    with closing(PostgresRows(database)) as rows:
        return sums(rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory with a filled SQLite file."""
    made = tmp_path / "data"
    made.mkdir()
    store = open_store(made, None)
    fill(store)
    store.close()
    return made


@pytest.mark.postgres
def test_everything_goes_to_postgres_and_back(data: Path, tmp_path: Path, postgres: Cluster) -> None:
    database, before = postgres.database(), of_file(data / DATABASE_NAME)
    counts = move_to_postgres(data, database, quiet)
    assert counts == {table: told.rows for table, told in before.items()}
    assert min(counts.values()) >= 2
    assert of_postgres(database) == before
    with pytest.raises(StoreError, match="moved"):
        open_store(data, None)
    # Numbers go on where they were, and the same bytes are known again.
    store = open_store(data, database)
    (frame, *_) = store.records_of_desk(DESKS[0], 0).frames
    body_hash = hashlib.sha256(frame.data).digest()
    by_person = frame.kind is not wire.Kind.REPLY
    with store.writing():
        known = store.stored_record(DESKS[0], frame.mailbox, body_hash, by_person=by_person)
        assert known is not None
        assert store.add_event(DESKS[0], 131, hashlib.sha256(b"one more").digest(), b"one more") == 8
        assert store.used_bytes() > sum(len(f.data) for f in store.records_of_desk(DESKS[0], 0).frames)
    assert frame.mailbox != wire.NO_MAILBOX
    store.close()
    after = of_postgres(database)
    move_to_sqlite(tmp_path / "back", database, quiet)
    assert of_file(tmp_path / "back" / DATABASE_NAME) == after
    assert not (tmp_path / "back" / PART_NAME).exists()
    with pytest.raises(StoreError, match="moved"):
        open_store(data, database)
    open_store(tmp_path / "back", None).close()
    # And once more into the database that was moved away from, which is older by now.
    store = open_store(tmp_path / "back", None)
    with store.writing():
        store.add_event(DESKS[1], 132, hashlib.sha256(b"yet another").digest(), b"yet another")
    store.close()
    newest = of_file(tmp_path / "back" / DATABASE_NAME)
    move_to_postgres(tmp_path / "back", database, quiet)
    assert of_postgres(database) == newest


@pytest.mark.postgres
def test_counted_bytes_are_right_after_a_transfer(data: Path, postgres: Cluster) -> None:
    moved, written = postgres.database(), postgres.database()
    move_to_postgres(data, moved, quiet)
    direct = open_store(data, written)
    fill(direct)
    there = open_store(data, moved)
    assert there.used_bytes() == direct.used_bytes()
    with there.writing():
        there.expire(before_day=10_000)
        for desk in DESKS:
            there.delete_wraps(desk, b"", 10_000)
    rest = sum(1_064 + 512 for _ in range(14)) + 2 * 900
    assert there.used_bytes() == rest
    there.close()
    direct.close()


def break_after(
    rows: Rows, take_in: TakeIn, at: Iterator[int], count: int, table: str, chunk: Sequence[Row]
) -> None:
    """Takes in so many chunks; then the line breaks."""
    if next(at) == count:
        raise BrokenError
    take_in(rows, table, chunk)


class BrokenError(Exception):
    """The line to the other database broke."""


@pytest.mark.postgres
@pytest.mark.parametrize("to_postgres", [True, False])
def test_a_transfer_that_breaks_off_anywhere_can_be_repeated(
    data: Path, tmp_path: Path, postgres: Cluster, to_postgres: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.relay.store.transfer.CHUNK_ROWS", 40)
    database = postgres.database()
    there = tmp_path / "there"
    if not to_postgres:
        move_to_postgres(data, database, quiet)
    before = of_postgres(database) if not to_postgres else of_file(data / DATABASE_NAME)
    kind = PostgresRows if to_postgres else SqliteRows
    take_in, left = kind.take_in, iter([0, 1, 2, 3, 4, 6])

    def move() -> None:
        if to_postgres:
            move_to_postgres(data, database, quiet)
        else:
            move_to_sqlite(there, database, quiet)

    for breaks_after in left:
        breaks = partialmethod(break_after, take_in, iter(range(100)), breaks_after)
        with monkeypatch.context() as broken:
            broken.setattr(kind, "take_in", breaks)
            with pytest.raises(BrokenError):
                move()
        if to_postgres:
            with pytest.raises(StoreError, match="not ended"):
                open_store(data, database)
        else:
            assert not (there / DATABASE_NAME).exists()
    move()
    assert (of_postgres(database) if to_postgres else of_file(there / DATABASE_NAME)) == before
    move()


@pytest.mark.postgres
def test_a_source_that_went_on_between_two_tries_is_copied_anew(data: Path, postgres: Cluster) -> None:
    database = postgres.database()
    with closing(PostgresRows(database)) as target, closing(SqliteRows(data / DATABASE_NAME)) as source:
        target.mark(State.UNFINISHED)
        for table in TABLES:
            target.take_in(table, list(source.export(table)))
    store = open_store(data, None)
    with store.writing():
        (frame, *_) = store.records_of_desk(DESKS[0], 0).frames
        store.delete_mailbox(DESKS[0], frame.mailbox)
        store.add_event(DESKS[0], 140, hashlib.sha256(b"new").digest(), b"new")
    store.close()
    said: list[str] = []
    move_to_postgres(data, database, said.append)
    assert "What was there is older; copying anew" in said
    assert of_postgres(database) == of_file(data / DATABASE_NAME)


KEPT_WHEN_CLEARED = {"schema_version", "relay", "lineage"}
"""In PostgreSQL: what says which database it is, and the secret of its relays."""


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_clearing_leaves_no_row_in_any_table_of_the_schema(
    kind: str, data: Path, request: pytest.FixtureRequest
) -> None:
    rows: Rows
    if kind == "sqlite":
        database, rows = None, SqliteRows(data / DATABASE_NAME)
    else:
        database = request.getfixturevalue("postgres").database()
        fill(store := open_store(data, database))
        store.close()
        rows = PostgresRows(database)
    with closing(store := open_store(data, database)), store.writing():
        store.hold_files()
        assert store.spend(DESKS[0], b"m" * 16, 120)
    before = counted(data, database)
    assert min(before.values()) > 0, "every table held something"
    with closing(rows):
        rows.clear()
    assert not any(counted(data, database).values())


def counted(data: Path, database: str | None) -> dict[str, int]:
    """Rows of every table that the database itself says it has."""
    if database is None:
        with closing(sqlite3.connect(data / DATABASE_NAME)) as db:
            names = [str(row[0]) for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {
                name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - our names
                for name in names
            }
    with closing(PostgresRows(database)) as rows:
        named = rows._link.rows("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: rows._link.rows(f"SELECT count(*) FROM {name}")[0][0]  # noqa: S608 - our names
            for (name,) in named
            if name not in KEPT_WHEN_CLEARED
        }


@pytest.mark.postgres
def test_another_relays_letters_are_not_written_over(data: Path, tmp_path: Path, postgres: Cluster) -> None:
    database = postgres.database()
    store = open_store(data, database)
    fill(store, seed=2)
    store.close()
    before = of_postgres(database)
    with pytest.raises(StoreError, match="another relay's letters"):
        move_to_postgres(data, database, quiet)
    with pytest.raises(StoreError, match="already"):
        move_to_sqlite(data, database, quiet)
    back_up(data, None, tmp_path / "copy")
    with pytest.raises(StoreError, match="already"):
        restore(data, None, tmp_path / "copy", quiet)
    with pytest.raises(StoreError, match="already"):
        restore(data, database, tmp_path / "copy", quiet)
    assert of_postgres(database) == before
    open_store(data, None).close()


def test_a_row_that_is_damaged_is_not_passed_on(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / DATABASE_NAME)) as db:
        db.execute("UPDATE record SET body = zeroblob(9) WHERE position = 7")
        db.commit()
    back_up(data, None, tmp_path / "copy")
    with pytest.raises(StoreError, match="damaged"):
        restore(tmp_path / "new", None, tmp_path / "copy", quiet)
    assert not (tmp_path / "new" / DATABASE_NAME).exists()


@pytest.mark.postgres
def test_a_relay_that_serves_is_not_moved(tmp_path: Path, postgres: Cluster) -> None:
    database = postgres.database()
    with relay_at(tmp_path / "data") as relay:
        relay.with_roster()
        result = run("transfer", "--data", str(relay.data), "--database", database, "--to", "postgres")
        assert (result.exit_code, "stop it first" in result.stderr) == (3, True), result.output
        assert relay.client(1).open().status_code == 201
        assert relay.stop() == 0
    result = run("transfer", "--data", str(tmp_path / "data"), "--database", database, "--to", "postgres")
    assert result.exit_code == 0, result.output
    assert "1 mailboxs" not in result.stdout
    with relay_at(tmp_path / "data", "--database", database) as relay:
        assert [frame.data for frame in relay.client(1).fetch().frames] == [sealed("keys")]
        result = run("transfer", "--data", str(tmp_path / "other"), "--database", database, "--to", "sqlite")
        assert (result.exit_code, "stop it first" in result.stderr) == (3, True), result.output


KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.mark.postgres
def test_a_relay_that_begins_before_the_mark_keeps_its_database(
    data: Path, tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, started = postgres.database(), list[Store]()
    move_to_postgres(data, database, quiet)
    mark = PostgresRows.mark

    def mark_late(rows: PostgresRows, state: State) -> None:
        if not started:
            started.append(open_store(data, database))
        mark(rows, state)

    monkeypatch.setattr(PostgresRows, "mark", mark_late)
    with pytest.raises(StoreError, match="a relay is using the database"):
        move_to_sqlite(tmp_path / "back", database, quiet)
    fill(started[0], seed=2)
    started[0].close()
    open_store(data, database).close()
    before = of_postgres(database)
    move_to_sqlite(tmp_path / "back", database, quiet)
    assert of_file(tmp_path / "back" / DATABASE_NAME) == before


def test_a_relay_that_begins_while_a_copy_is_restored_keeps_its_letters(data: Path, tmp_path: Path) -> None:
    back_up(data, None, tmp_path / "copy")
    target = tmp_path / "new"

    def begin(words: str) -> None:
        if words == "Comparing":
            store = open_store(target, None)
            fill(store, seed=2)
            store.close()

    with pytest.raises(StoreError, match="already"):
        restore(target, None, tmp_path / "copy", begin)
    assert of_file(target / DATABASE_NAME) != of_file(tmp_path / "copy")
    (target / DATABASE_NAME).rename(tmp_path / "aside")
    restore(target, None, tmp_path / "copy", quiet)
    assert of_file(target / DATABASE_NAME)["record"] == of_file(tmp_path / "copy")["record"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_made_while_letters_arrive_holds_all_that_were_acknowledged_before(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    options = [] if kind == "sqlite" else ["--database", request.getfixturevalue("postgres").database()]
    copied = tmp_path / "copy.sqlite"
    with relay_at(tmp_path / "first", *options) as relay:
        relay.with_roster()
        person = relay.client(1)
        person.open()
        before = [sealed(f"letter {number}") for number in range(20)]
        for body in before:
            assert person.letter(body).status_code == 201
        during: list[bytes] = []
        stop = Event()

        def write() -> None:
            while not stop.is_set() and len(during) < 40:
                body = sealed(f"during {len(during)}")
                if relay.client(1).letter(body).status_code == 201:
                    during.append(body)

        thread = Thread(target=write)
        thread.start()
        result = run("backup", "--data", str(relay.data), *options, str(copied))
        stop.set()
        thread.join()
        assert result.exit_code == 0, result.output
        assert run("backup", "--data", str(relay.data), *options, str(copied)).exit_code == 2
        person.letter(sealed("lost with the first relay"))
        seen_by_desk = relay.client(101).all_frames("/v1/desk/collect")[-1].index
        seen_by_person = person.all_frames("/v1/mailbox/fetch")[-1].index
    assert copied.stat().st_mode & 0o077 == 0
    options = [] if kind == "sqlite" else ["--database", request.getfixturevalue("postgres").database()]
    result = run("restore", "--data", str(tmp_path / "second"), *options, str(copied))
    assert result.exit_code == 0, result.output
    with relay_at(tmp_path / "second", *options) as relay:
        got = [frame.data for frame in relay.client(101).all_frames("/v1/desk/collect")]
        assert got[: 1 + len(before)] == [sealed("keys"), *before]
        assert got[1 + len(before) :] == during[: len(got) - 1 - len(before)]
        person = relay.client(1)
        person.letter(sealed("written again"))
        after = relay.client(101).frames("/v1/desk/collect", seen_by_desk).frames
        assert [frame.data for frame in after] == [sealed("written again")]
        assert [frame.data for frame in person.fetch(seen_by_person).frames] == [sealed("written again")]


@pytest.mark.postgres
def test_upgrade_says_the_version_and_what_the_server_should_be_set_to(
    data: Path, tmp_path: Path, postgres: Cluster
) -> None:
    assert run("upgrade", "--data", str(data)).stdout.startswith("The database is of version ")
    assert run("upgrade", "--data", str(tmp_path / "none")).exit_code == 2
    database = postgres.database()
    told = run("upgrade", "--database", database)
    assert told.exit_code == 0, told.output
    assert "before 0" in told.stdout
    assert "Advice" not in told.stdout
    with postgres.admin_of(database) as admin:
        admin.execute(f"ALTER DATABASE {admin.info.dbname} SET log_statement = 'all'".encode())
        admin.execute("REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM ploughshare")
    told = run("upgrade", "--database", database)
    assert "set log_statement = 'none'" in told.stdout
    assert "pg_switch_wal" in told.stdout
