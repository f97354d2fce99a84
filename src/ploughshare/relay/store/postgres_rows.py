"""All rows of a relay's PostgreSQL database, to be moved or compared."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg

from ploughshare.relay.store import shred
from ploughshare.relay.store.interface import StoreError
from ploughshare.relay.store.postgres_ahead import RECORD_BYTES_MORE
from ploughshare.relay.store.postgres_link import APPLICATION, Link
from ploughshare.relay.store.sqlite_rows import bytes_of
from ploughshare.relay.store.transfer import Row, State

_EXPORT = {
    "desk": "SELECT id, next_record, next_event, next_wrap FROM desk WHERE id > %s ORDER BY id",
    "roster": "SELECT desk, version, day, hash, body FROM roster WHERE desk > %s ORDER BY desk",
    "mailbox": "SELECT m.desk, m.id, f.next_place, f.last_day, f.records, f.by_person, f.written_day,"
    " f.written_count, f.person_bytes, f.replies FROM mailbox m JOIN mailbox_fill f ON f.mailbox = m.number"
    " WHERE m.desk > %s ORDER BY m.desk, m.id",
    "record": "SELECT r.desk, r.position, m.id, r.place, r.kind::int, r.by_person::int, r.day, k.secret,"
    " r.body FROM record r JOIN mailbox m ON m.number = r.mailbox JOIN shred_key k ON k.number = m.number"
    " WHERE (r.desk, r.position) > (%s, %s) ORDER BY r.desk, r.position",
    "event": "SELECT desk, position, day, NULL, body FROM event"
    " WHERE (desk, position) > (%s, %s) ORDER BY desk, position",
    "wrap": "SELECT w.desk, w.position, w.member, w.day, k.secret, w.body FROM wrap w"
    " JOIN shred_key k ON k.number = w.shred_key"
    " WHERE (w.desk, w.position) > (%s, %s) ORDER BY w.desk, w.position",
}
_CLOSED = ("record", "event", "wrap")
_KEYS_OF = (
    "SELECT m.id, m.number, k.secret FROM mailbox m JOIN shred_key k ON k.number = m.number"
    " WHERE m.desk = %s AND m.id = ANY(%s)"
)


class PostgresRows:
    """The rows of one database, on a connection of its own."""

    def __init__(self, database: str) -> None:
        self._link = Link(database, patient=True)
        try:
            self._link.upgrade(even_old=True, even_unusable=True)
        except StoreError:
            self._link.close()
            raise

    def close(self) -> None:
        """Ends the connection."""
        self._link.close()

    @contextmanager
    def snapshot(self, *, alone: bool) -> Iterator[None]:
        """What is exported inside is of one moment. With `alone`, StoreError while a relay uses it."""
        if alone:
            self._wait_until_alone()
        self._link.rows("BEGIN ISOLATION LEVEL REPEATABLE READ")
        try:
            if alone:
                self._link.rows("LOCK TABLE desk IN EXCLUSIVE MODE")
            yield
        finally:
            self._link.rollback()

    def _wait_until_alone(self) -> None:
        """A server takes a moment to end the connection of a program that has ended."""
        for _ in range(20):
            others = self._link.rows(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name = %s AND pid <> pg_backend_pid()",
                (APPLICATION,),
            )
            if not others[0][0]:
                return
            self._link.rows("SELECT pg_sleep(0.1)")
        raise StoreError("a relay is using the database; stop it first")

    def export(self, table: str, after: Row | None = None) -> Iterator[Row]:
        """As `Rows.export`."""
        start = after or ((b"", -1) if table in _CLOSED else (b"",))
        try:
            with self._link.connection.transaction(), self._link.connection.cursor(name="export") as cursor:
                cursor.itersize = 256
                cursor.execute(_EXPORT[table], start, binary=True)
                for row in cursor:
                    if table not in _CLOSED:
                        yield row
                        continue
                    *first, secret, body = row
                    yield (*first, body if secret is None else shred.reveal(secret, body))
        except psycopg.Error as error:
            raise self._link.fault(error) from None

    def last(self, table: str) -> Row | None:
        """Desk and position of a stream's last row."""
        rows = self._link.rows(
            f"SELECT desk, position FROM {table} ORDER BY desk DESC, position DESC LIMIT 1"  # noqa: S608 - our names
        )
        return rows[0] if rows else None

    def take_in(self, table: str, rows: Sequence[Row]) -> None:
        """Adds rows, in place of those with the same key; on disk when it returns."""
        self._link.rows("BEGIN")
        try:
            getattr(self, f"_take_{table}")(rows)
            self._link.commit()
        except BaseException:
            self._link.rollback()
            raise

    def _take_desk(self, rows: Sequence[Row]) -> None:
        self._many(
            "INSERT INTO desk (id, next_record, next_event, next_wrap) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (id) DO UPDATE SET next_record = excluded.next_record,"
            " next_event = excluded.next_event, next_wrap = excluded.next_wrap",
            rows,
        )

    def _take_roster(self, rows: Sequence[Row]) -> None:
        self._many(
            "INSERT INTO roster (desk, version, day, hash, body) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (desk) DO UPDATE SET version = excluded.version, day = excluded.day,"
            " hash = excluded.hash, body = excluded.body",
            rows,
        )

    def _take_mailbox(self, rows: Sequence[Row]) -> None:
        for desk, ids in _by_desk(rows, 1).items():
            there = {row[0] for row in self._link.rows(_KEYS_OF, (desk, ids))}
            made = [(mailbox, *shred.new_key()) for mailbox in ids if mailbox not in there]
            self._many(
                "INSERT INTO shred_key (number, secret) VALUES (%s, %s)",
                [(number, secret) for _, number, secret in made],
            )
            self._many(
                "INSERT INTO mailbox (desk, id, number) VALUES (%s, %s, %s)",
                [(desk, mailbox, number) for mailbox, number, _ in made],
            )
        self._many(
            "INSERT INTO mailbox_fill (mailbox, desk, next_place, last_day, records, by_person, written_day,"
            " written_count, person_bytes, replies) SELECT number, desk, %s, %s, %s, %s, %s, %s, %s, %s"
            " FROM mailbox WHERE desk = %s AND id = %s ON CONFLICT (mailbox) DO UPDATE SET"
            " next_place = excluded.next_place, last_day = excluded.last_day, records = excluded.records,"
            " by_person = excluded.by_person, written_day = excluded.written_day,"
            " written_count = excluded.written_count, person_bytes = excluded.person_bytes,"
            " replies = excluded.replies",
            [(*row[2:], row[0], row[1]) for row in rows],
        )

    def _take_record(self, rows: Sequence[Row]) -> None:
        keys: dict[tuple[object, object], tuple[int, bytes]] = {}
        for desk, ids in _by_desk(rows, 2).items():
            keys.update(((desk, row[0]), (row[1], row[2])) for row in self._link.rows(_KEYS_OF, (desk, ids)))
        full = []
        for desk, position, mailbox, place, kind, by_person, day, body in rows:
            number, secret = keys[desk, mailbox]
            mark, closed = _closed(secret, bytes_of(body))
            full.append((desk, position, number, place, kind, bool(by_person), day, mark, closed))
        self._many(
            "INSERT INTO record (desk, position, mailbox, place, kind, by_person, day, mark, body)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            full,
        )

    def _take_event(self, rows: Sequence[Row]) -> None:
        self._many(
            "INSERT INTO event (desk, position, day, hash, body) VALUES (%s, %s, %s, sha256(%s), %s)",
            [(*row, row[-1]) for row in rows],
        )

    def _take_wrap(self, rows: Sequence[Row]) -> None:
        made = [(*shred.new_key(), row) for row in rows]
        self._many(
            "INSERT INTO shred_key (number, secret) VALUES (%s, %s)",
            [(number, secret) for number, secret, _ in made],
        )
        self._many(
            "INSERT INTO wrap (desk, position, member, day, shred_key, mark, body)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [(*row[:-1], number, *_closed(secret, bytes_of(row[-1]))) for number, secret, row in made],
        )

    def _many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        try:
            with self._link.connection.cursor() as cursor:
                cursor.executemany(sql, rows)
        except psycopg.Error as error:
            raise self._link.fault(error) from None

    def clear(self) -> None:
        """Deletes every row."""
        self._link.run(
            "TRUNCATE spent, files_held, wrap, event, record, mailbox_fill, mailbox, shred_key, roster, desk"
            " RESTART IDENTITY"
        )

    def finish(self) -> None:
        """Counts anew the bytes that are held against the operator's bound."""
        more = RECORD_BYTES_MORE - shred.CLOSED_BYTES_MORE
        self._link.piped(
            [
                ("BEGIN", ()),
                (
                    "UPDATE mailbox_fill SET kept_bytes = coalesce((SELECT sum(octet_length(body) + %s)"
                    " FROM record WHERE record.mailbox = mailbox_fill.mailbox), 0)",
                    (more,),
                ),
                (
                    "UPDATE desk SET kept_bytes = coalesce((SELECT sum(kept_bytes) FROM mailbox_fill"
                    " WHERE mailbox_fill.desk = id), 0)"
                    " + coalesce((SELECT sum(octet_length(body) + %s) FROM wrap WHERE wrap.desk = id), 0)"
                    " + coalesce((SELECT sum(octet_length(body) + %s) FROM event WHERE event.desk = id), 0)"
                    " + coalesce((SELECT octet_length(body) FROM roster WHERE roster.desk = id), 0)",
                    (more, RECORD_BYTES_MORE),
                ),
            ]
        )
        self._link.commit()

    def files_held(self) -> bool:
        """Whether files came before this database."""
        return bool(self._link.rows("SELECT 1 FROM files_held"))

    def hold_files(self) -> None:
        """Notes that they did."""
        self._link.run("INSERT INTO files_held DEFAULT VALUES ON CONFLICT DO NOTHING")

    @property
    def state(self) -> State:
        """As it was marked."""
        return State(self._link.rows("SELECT state FROM schema_version")[0][0])

    def mark(self, state: State) -> None:
        """Says from now on what this database is good for."""
        self._link.run("UPDATE schema_version SET state = %s", (int(state),))


def _by_desk(rows: Sequence[Row], column: int) -> dict[object, list[object]]:
    found: dict[object, list[object]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[column])
    return found


def _closed(secret: bytes, body: bytes) -> tuple[bytes, bytes]:
    """What finds the body again, and the body closed."""
    return shred.mark(secret, shred.body_hash(body)), shred.close(secret, body)
