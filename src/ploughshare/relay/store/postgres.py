"""The relay's PostgreSQL database: a batch in two exchanges, and what is deleted unreadable."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ploughshare.relay.mailbox import Fill
from ploughshare.relay.store import shred
from ploughshare.relay.store.interface import Page, StoreError, Totals, Touch
from ploughshare.relay.store.postgres_ahead import RECORD_BYTES_MORE, Ahead, Statement
from ploughshare.relay.store.postgres_lineage import SKIP
from ploughshare.relay.store.postgres_link import Link, Row
from ploughshare.relay.store.postgres_lists import EVENTS, OF_DESK, WRAPS, page_of, page_of_mailbox
from ploughshare.wire import NO_MAILBOX, Kind

SCRUB_SHARE = 0.05
"""Of its time, what a relay spends on driving out what was deleted; the rest of it serves."""
_SCRUB = (
    # Who reads the keys, as a backup does, is not waited for, and nobody waits long behind this.
    "SET lock_timeout = '200ms'",
    "VACUUM (FULL) shred_key",
    "VACUUM (FULL) mailbox",
    "SELECT pg_switch_wal()",
    # Where the server is set to keep ended files of its log: as many more, two at most, with nothing in them.
    "SELECT pg_logical_emit_message(false, 'scrub', ''), pg_switch_wal() FROM generate_series(1,"
    " (SELECT least(2, ceil(keep.setting::bigint * 1048576 / size.setting::numeric))::integer"
    " FROM pg_settings AS keep, pg_settings AS size"
    " WHERE keep.name = 'wal_keep_size' AND size.name = 'wal_segment_size'))",
    "CHECKPOINT",
)
_LOCK_ALL = ("SELECT id FROM desk ORDER BY id FOR UPDATE", ())
_FILL = (
    "SELECT records, by_person, CASE WHEN written_day = %s THEN written_count ELSE 0 END, person_bytes,"
    " replies FROM mailbox m JOIN mailbox_fill f ON f.mailbox = m.number WHERE m.desk = %s AND m.id = %s"
)


class PostgresStore:
    """One connection to the relay's PostgreSQL database, made again when it was lost."""

    def __init__(self, database: str, *, reads_only: bool = False, even_old: bool = False) -> None:
        self._database = database
        self._link = Link(database, reads_only=reads_only)
        self._batch: Ahead | None = None
        self._ahead: Ahead | None = None
        self._scrub_after = 0.0
        if not reads_only:
            try:
                self.upgraded = self._link.upgrade(even_old=even_old)
                self._link.follow()
            except StoreError:
                self._link.close()
                raise

    def close(self) -> None:
        """Ends the connection."""
        self._link.close()

    def reader(self) -> "PostgresStore":
        """A second connection for another thread, which reads what is committed and writes nothing."""
        return PostgresStore(self._database, reads_only=True)

    @contextmanager
    def writing(self, touches: Sequence[Touch | None] = ()) -> Iterator[None]:
        """A transaction; what it wrote is on disk when the block has ended without an error.

        The locks of all desks it will write for are taken first, in one order for all processes. Raises
        StoreError when nothing was stored, or when that cannot be told.
        """
        foreseen = {touch for touch in touches if touch is not None}
        first: list[Statement] = [("BEGIN", ())]
        if not touches or None in touches:
            first.append(_LOCK_ALL)
        asked = [*first, *(Ahead.questions(foreseen) if foreseen else [])]
        try:
            answers = self._link.again(lambda: self._link.piped(asked))
            self._batch = Ahead(self._link)
            if foreseen:
                self._batch.take(foreseen, answers[len(first) :])
            yield
            self._link.commit(self._batch.writes())
        except BaseException:
            self._link.rollback()
            raise
        finally:
            self._batch = self._ahead = None

    @contextmanager
    def attempt(self, touch: Touch | None = None) -> Iterator[None]:
        """Inside `writing`: what the block wrote is undone when it raises, the rest is not."""
        if self._batch is None:
            raise StoreError("an attempt stands inside a transaction")
        if touch is not None:
            self._ahead = self._batch
            try:
                with self._batch.attempt(touch):
                    yield
            finally:
                self._ahead = None
            return
        self._link.piped([*self._batch.writes(), ("SAVEPOINT attempt", ())])
        # What was read beforehand may be otherwise after this.
        self._batch = Ahead(self._link)
        try:
            yield
        except StoreError:
            raise
        except BaseException:
            self._link.undo_attempt()
            raise
        self._link.run("RELEASE attempt")

    def scrub(self) -> bool:
        """After a deletion: writes the tables of keys anew, and ends the log that holds the old ones.

        Takes at most a small share of the time. False when it is too soon, when somebody was reading, or when
        the relay's role may not.
        """
        began = time.monotonic()
        if began < self._scrub_after:
            return False
        # What is written anew may take its time; it has a connection of its own, made for it.
        link = Link(self._database, patient=True)
        try:
            for statement in _SCRUB:
                link.rows(statement)
        except StoreError:
            return False
        finally:
            link.close()
        self._scrub_after = time.monotonic() + (time.monotonic() - began) / SCRUB_SHARE
        return True

    def used_bytes(self) -> int:
        """Bytes kept for all desks, without what PostgreSQL itself adds."""
        if self._ahead is not None:
            return self._ahead.kept_bytes
        return int(self._value("SELECT coalesce(sum(kept_bytes), 0)::bigint FROM desk", ()) or 0)

    def shared_secret(self, made: bytes) -> bytes:
        """The secret of all processes on this database: `made`, where there is none yet."""
        self._link.run("INSERT INTO relay (secret) VALUES (%s) ON CONFLICT DO NOTHING", (made,))
        (row,) = self._link.rows("SELECT secret FROM relay")
        return bytes(row[0])

    # Desks and rosters

    def add_desk(self, desk: bytes) -> None:
        """Makes room for a desk; a desk that is there stays as it is."""
        self._link.run("INSERT INTO desk (id) VALUES (%s) ON CONFLICT DO NOTHING", (desk,))

    def roster(self, desk: bytes) -> bytes | None:
        """The bytes of a desk's newest roster."""
        if self._ahead is not None and desk in self._ahead.rosters:
            return self._ahead.rosters[desk]
        rows = self._rows("SELECT body FROM roster WHERE desk = %s", (desk,))
        found = bytes(rows[0][0]) if rows else None
        if self._ahead is not None:
            self._ahead.rosters[desk] = found
        return found

    def put_roster(self, desk: bytes, version: int, day: int, body_hash: bytes, body: bytes) -> None:
        """Keeps a roster in place of the one before it."""
        before = self._value("SELECT octet_length(body) FROM roster WHERE desk = %s", (desk,)) or 0
        self._link.run(
            "INSERT INTO roster (desk, version, day, hash, body) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (desk) DO UPDATE SET version = excluded.version, day = excluded.day,"
            " hash = excluded.hash, body = excluded.body",
            (desk, version, day, body_hash, body),
        )
        self._keep(desk, len(body) - before)

    # Mailboxes and their records

    def has_mailbox(self, desk: bytes, mailbox: bytes) -> bool:
        """Whether this mailbox is open."""
        if self._ahead is not None:
            return self._ahead.has_mailbox(desk, mailbox)
        return self._value("SELECT 1 FROM mailbox WHERE desk = %s AND id = %s", (desk, mailbox)) is not None

    def add_mailbox(self, desk: bytes, mailbox: bytes, day: int) -> None:
        """Opens a mailbox."""
        with self._adding(desk, mailbox) as ahead:
            ahead.add_mailbox(desk, mailbox, day)

    def spend(self, desk: bytes, mark: bytes, day: int) -> bool:
        """Whether work was not spent before, in any process; it is now."""
        with self._adding(desk, NO_MAILBOX, mark=mark) as ahead:
            return ahead.spend(desk, mark, day)

    def works(self) -> dict[bytes, int]:
        """By desk, how much work was spent, counted round."""
        return dict(self._rows("SELECT id, works FROM desk", ()))

    def forget_spent(self, before_day: int) -> None:
        """Forgets work that was good until before a day."""
        self._link.run("DELETE FROM spent WHERE day < %s", (before_day,))

    def fill(self, desk: bytes, mailbox: bytes, day: int) -> Fill:
        """How full a mailbox is."""
        if self._batch is None:
            # Who only reads, as one who asks for a file's part, takes no lock and may take none.
            for row in self._link.rows(_FILL, (day, desk, mailbox)):
                return Fill(*row)
            raise StoreError("the mailbox is not in the database")
        with self._adding(desk, mailbox) as ahead:
            return ahead.fill(desk, mailbox, day)

    def stored_record(self, desk: bytes, mailbox: bytes, body_hash: bytes, *, by_person: bool) -> int | None:
        """The index of a record already there: in the mailbox for its person, else in the desk's list."""
        with self._adding(desk, mailbox, body_hash) as ahead:
            return ahead.stored_record(desk, mailbox, body_hash, by_person=by_person)

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
        with self._adding(desk, mailbox) as ahead:
            return ahead.add_record(desk, mailbox, kind, day, body_hash, body, by_person=by_person)

    def records_of_mailbox(self, desk: bytes, mailbox: bytes, after: int) -> Page | None:
        """What a person fetches; None where no such mailbox is open."""
        return page_of_mailbox(self._rows, desk, mailbox, after)

    def records_of_desk(self, desk: bytes, after: int) -> Page:
        """What a desk collects: the records of all its mailboxes."""
        return page_of(self._rows, OF_DESK, (desk,), after)

    def delete_mailbox(self, desk: bytes, mailbox: bytes) -> None:
        """Deletes a mailbox and all that is in it; without its key the rest opens for nobody."""
        number = self._value("SELECT number FROM mailbox WHERE desk = %s AND id = %s", (desk, mailbox))
        if number is not None:
            self._delete_mailboxes([number])

    def _delete_mailboxes(self, numbers: list[int]) -> None:
        self._link.run(
            "UPDATE desk SET kept_bytes = kept_bytes - gone.bytes FROM (SELECT desk, sum(kept_bytes) AS bytes"
            " FROM mailbox_fill WHERE mailbox = ANY(%s) GROUP BY desk) AS gone WHERE id = gone.desk",
            (numbers,),
        )
        for table, column in (
            ("record", "mailbox"),
            ("mailbox_fill", "mailbox"),
            ("mailbox", "number"),
            ("shred_key", "number"),
        ):
            self._link.run(f"DELETE FROM {table} WHERE {column} = ANY(%s)", (numbers,))  # noqa: S608 - our names

    # The desks' own stream, and wraps

    def stored_event(self, desk: bytes, body_hash: bytes) -> int | None:
        """The index of an event already there."""
        return self._value("SELECT position FROM event WHERE desk = %s AND hash = %s", (desk, body_hash))

    def add_event(self, desk: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores a sealed event; gives its index in the desk's stream."""
        position = self._next("next_event", desk, len(body))
        self._link.run(
            "INSERT INTO event (desk, position, day, hash, body) VALUES (%s, %s, %s, %s, %s)",
            (desk, position, day, body_hash, body),
        )
        return position

    def events_of_desk(self, desk: bytes, after: int) -> Page:
        """The desk's stream."""
        return page_of(self._rows, EVENTS, (desk,), after)

    def stored_wrap(self, desk: bytes, member: bytes, body_hash: bytes) -> int | None:
        """The index of a wrap already there."""
        return self._value(
            "SELECT w.position FROM wrap w JOIN shred_key k ON k.number = w.shred_key"
            " WHERE w.desk = %s AND w.member = %s AND w.mark = sha256(k.secret || %s)",
            (desk, member, body_hash),
        )

    def add_wrap(self, desk: bytes, member: bytes, day: int, body_hash: bytes, body: bytes) -> int:
        """Stores keys sealed to a member; gives their index."""
        position = self._next("next_wrap", desk, len(body))
        number, secret = shred.new_key()
        self._link.run("INSERT INTO shred_key (number, secret) VALUES (%s, %s)", (number, secret))
        self._link.run(
            "INSERT INTO wrap (desk, position, member, shred_key, day, mark, body)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (desk, position, member, number, day, shred.mark(secret, body_hash), shred.close(secret, body)),
        )
        return position

    def wraps_of_member(self, desk: bytes, member: bytes, after: int) -> Page:
        """The wraps that wait for a member."""
        return page_of(self._rows, WRAPS, (desk, member), after)

    def delete_wraps(self, desk: bytes, member: bytes, upto: int) -> None:
        """Deletes the wraps a member has taken."""
        self._delete_wraps("desk = %s AND member = %s AND position <= %s", (desk, member, upto))

    def _delete_wraps(self, which: str, values: Sequence[object]) -> int:
        gone = self._link.rows(
            f"DELETE FROM wrap WHERE {which} RETURNING desk, shred_key, octet_length(body)",  # noqa: S608 - our names
            values,
        )
        self._link.run("DELETE FROM shred_key WHERE number = ANY(%s)", ([row[1] for row in gone],))
        for desk, _, size_bytes in gone:
            self._keep(desk, -(size_bytes - shred.CLOSED_BYTES_MORE + RECORD_BYTES_MORE))
        return len(gone)

    # Expiry and totals

    def expire(self, before_day: int) -> int:
        """Deletes mailboxes whose newest record, and wraps whose day, lies before a day; gives how many."""
        stale = self._link.rows("SELECT mailbox FROM mailbox_fill WHERE last_day < %s", (before_day,))
        if stale:
            self._delete_mailboxes([row[0] for row in stale])
        return len(stale) + self._delete_wraps("day < %s", (before_day,))

    def skip_indexes(self, count: int) -> None:
        """Leaves out the next indexes of every list: a lost relay may have given them out already."""
        for statement in SKIP:
            self._link.run(statement, (count,) * statement.count("%s"))

    def files_held(self) -> bool:
        """Whether files without a mailbox here may be another database's, and so must stay."""
        return self.may("SELECT EXISTS (SELECT 1 FROM files_held) OR NOT EXISTS (SELECT 1 FROM desk)")

    def hold_files(self) -> None:
        """Files are there that came before this database."""
        self._link.run("INSERT INTO files_held DEFAULT VALUES ON CONFLICT DO NOTHING")

    def release_files(self) -> None:
        """The operator takes those files as lost."""
        self._link.run("DELETE FROM files_held")

    def totals(self) -> Totals:
        """What the relay holds."""
        desks, mailboxes, records, events, wraps = (
            self._value(f"SELECT count(*) FROM {table}", ()) or 0  # noqa: S608 - our names
            for table in ("desk", "mailbox", "record", "event", "wrap")
        )
        oldest = self._value("SELECT min(day) FROM record HAVING min(day) IS NOT NULL", ())
        return Totals(desks, mailboxes, records, events, wraps, self.used_bytes(), oldest)

    # How the above ask

    @contextmanager
    def _adding(
        self, desk: bytes, mailbox: bytes, body_hash: bytes = b"", mark: bytes = b""
    ) -> Iterator[Ahead]:
        """What the batch has read of a mailbox; outside a foreseen turn, read and written now."""
        if self._ahead is not None:
            yield self._ahead
            return
        ahead = Ahead(self._link)
        with ahead.attempt(Touch(desk, mailbox, body_hash, mark)):
            yield ahead
        self._link.piped(ahead.writes())

    def _next(self, counter: str, desk: bytes, body_bytes: int) -> int:
        """The next index of a list, and the body's bytes counted."""
        index = self._value(
            f"UPDATE desk SET {counter} = {counter} + 1, kept_bytes = kept_bytes + %s"  # noqa: S608 - our names
            f" WHERE id = %s RETURNING {counter} - 1",
            (body_bytes + RECORD_BYTES_MORE, desk),
        )
        if index is None:
            raise StoreError("the desk is not in the database")
        return index

    def _keep(self, desk: bytes, more_bytes: int) -> None:
        self._link.run("UPDATE desk SET kept_bytes = kept_bytes + %s WHERE id = %s", (more_bytes, desk))

    def setting(self, name: str) -> str:
        """What the server is set to."""
        rows = self._rows("SELECT coalesce(current_setting(%s, true), '')", (name,))
        return str(rows[0][0])

    def may(self, question: str) -> bool:
        """The answer to a question of rights, an SQL statement of ours."""
        return bool(self._rows(question, ())[0][0])

    def _value(self, sql: str, values: Sequence[object]) -> int | None:
        rows = self._rows(sql, values)
        return int(rows[0][0]) if rows else None

    def _rows(self, sql: str, values: Sequence[object]) -> list[Row]:
        """Outside a transaction a lost connection is made again; inside, the transaction is lost with it."""
        if self._batch is not None:
            return self._link.rows(sql, values)
        return self._link.again(lambda: self._link.rows(sql, values))
