"""One connection to PostgreSQL: how it is made and made again, and what must be true of the server."""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import ExecStatus, TransactionStatus

from ploughshare.relay.store.interface import StoreError
from ploughshare.relay.store.postgres_lineage import follow
from ploughshare.relay.store.postgres_watch import Watch
from ploughshare.relay.store.schema import schema_steps, statements
from ploughshare.relay.store.transfer import MOVED, UNFINISHED, State

APPLICATION = "ploughshare-relay"
UPGRADE_LOCK = 0x504C5348
"""Who brings the schema up to date holds this advisory lock."""

_SESSION = {
    # A lock is held for a commit's length. A statement has no limit of its own: one that ended the wait for
    # a standby would let a commit through that only one machine knows of.
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    "default_transaction_isolation": "read committed",
    "timezone": "UTC",
    "client_min_messages": "warning",
}
_DEFAULTS = {
    "application_name": APPLICATION,
    "connect_timeout": "3",
    # A server that is gone without a word is given up after seconds.
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "4000",
    # Of several hosts, and behind a proxy: the one that takes writes.
    "target_session_attrs": "read-write",
}
_HERE = ("127.0.0.1", "::1", "localhost")
_STRICT = ("verify-full", "verify-ca")

# It names hosts and databases; what went wrong reaches the caller as an exception.
logging.getLogger("psycopg").setLevel(logging.CRITICAL + 1)

_WATCH = Watch()

_T = TypeVar("_T")
Row = tuple[Any, ...]


class LostError(StoreError):
    """The database cannot be reached."""


def checked_database(text: str) -> str:
    """A connection string with what the relay adds to it. Raises StoreError with what is wrong.

    It holds no password, since it may stand in a process list; to another machine it is encrypted, the
    server's name checked.
    """
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(text).items() if value is not None}
    except psycopg.ProgrammingError:
        raise StoreError("the database is not named as PostgreSQL wants it (postgresql://…)") from None
    if "password" in told:
        raise StoreError(
            "the database's name holds a password, which others could read; keep it in a file (passfile=…)"
        )
    hosts = [host for host in told.get("host", "").split(",") if host] + (
        [told["hostaddr"]] if "hostaddr" in told else []
    )
    if any(not host.startswith(("/", "@")) and host not in _HERE for host in hosts):
        if told.setdefault("sslmode", "verify-full") not in _STRICT:
            raise StoreError("to another machine the database is reached with sslmode=verify-full only")
        told.setdefault("sslrootcert", "system")
    return make_conninfo(**{**_DEFAULTS, **told})


class Link:
    """A connection that is made when first needed, and again when it was lost."""

    def __init__(self, database: str, *, reads_only: bool = False, patient: bool = False) -> None:
        self._patient = patient
        self._follows = False
        self._conninfo = checked_database(database)
        self._reads_only = reads_only
        self._connection: psycopg.Connection[Row] | None = None
        self._warned = False

    def close(self) -> None:
        """Ends the connection; the next call makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()

    @property
    def connection(self) -> "psycopg.Connection[Row]":
        """The connection, made now where there is none. Raises LostError."""
        if self._connection is None or self._connection.closed:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> "psycopg.Connection[Row]":
        options = " ".join(
            f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in _SESSION.items()
        )
        try:
            connection = psycopg.connect(
                self._conninfo, autocommit=True, prepare_threshold=0, options=options
            )
        except psycopg.Error:
            raise LostError("the database does not answer, or does not let the relay in") from None
        connection.add_notice_handler(self._note)
        try:
            self._check_server(connection)
            if self._reads_only:
                connection.execute("SET default_transaction_read_only = on")
            elif self._follows:
                follow(connection)
        except psycopg.Error:
            connection.close()
            raise LostError("the database does not answer") from None
        except StoreError:
            connection.close()
            raise
        return connection

    def _note(self, _message: psycopg.errors.Diagnostic) -> None:
        self._warned = True

    @staticmethod
    def _check_server(connection: "psycopg.Connection[Row]") -> None:
        """An acknowledged letter is on disk, and on the standbys that the server waits for."""
        row = connection.execute(
            "SELECT current_setting('fsync'), current_setting('full_page_writes'),"
            " current_setting('synchronous_commit')"
        ).fetchone()
        fsync, full_pages, commit = row or ("off", "off", "off")
        if fsync != "on" or full_pages != "on":
            raise StoreError(
                "PostgreSQL is set to lose what it stored (fsync, full_page_writes): turn them on"
            )
        if commit in {"off", "local", "remote_write"}:
            connection.execute("SET synchronous_commit = on")

    def follow(self) -> None:
        """From now on each connection looks first whether another server took over. Raises StoreError."""
        self._follows = True
        try:
            follow(self.connection)
        except psycopg.Error as error:
            raise self.fault(error) from None

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """What a statement gives, inside a transaction or by itself. Raises StoreError."""
        try:
            with self._exchange():
                cursor = self.connection.execute(sql, values, binary=True)
            return cursor.fetchall() if cursor.description else []
        except psycopg.Error as error:
            raise self.fault(error) from None

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed. Raises StoreError."""
        try:
            with self._exchange():
                return self.connection.execute(sql, values).rowcount
        except psycopg.Error as error:
            raise self.fault(error) from None

    def piped(self, asked: Sequence[tuple[str, Sequence[object]]]) -> list[list[Row]]:
        """What several statements give, sent together. Raises StoreError, and then none counts."""
        try:
            with self._exchange(), self.connection.pipeline():
                cursors = [self.connection.execute(sql, values, binary=True) for sql, values in asked]
            return [cursor.fetchall() if cursor.description else [] for cursor in cursors]
        except psycopg.Error as error:
            raise self.fault(error) from None

    def commit(self, before: Sequence[tuple[str, Sequence[object]]] = ()) -> None:
        """Sends the last statements and the commit together. Raises StoreError when it is not surely done.

        A commit that a standby did not confirm comes with a warning, and is as good as none.
        """
        self._warned = False
        try:
            with self._exchange(), self.connection.pipeline():
                for sql, values in before:
                    self.connection.execute(sql, values)
                done = self.connection.execute("COMMIT")
            if self._warned or done.statusmessage != "COMMIT":
                raise StoreError("the database did not confirm what it was given")
        except psycopg.Error as error:
            raise self.fault(error) from None

    def _exchange(self) -> AbstractContextManager[None]:
        """Bounds the wait for the server, unless this connection is for what takes long."""
        return nullcontext() if self._patient else _WATCH.exchange(self.connection.fileno())

    def undo_attempt(self) -> None:
        """Goes back to the savepoint `attempt` and gives it up. Raises StoreError.

        Past psycopg, which drops its prepared statements after a rollback, and in the next pipeline drops on
        the server one that it goes on using: the next commit would fail, whoever had been refused.
        """
        with self._exchange():
            done = self.connection.pgconn.exec_(b"ROLLBACK TO attempt; RELEASE attempt")
        if done.status != ExecStatus.COMMAND_OK:
            self.close()
            raise LostError("the database cannot be reached")

    def rollback(self) -> None:
        """Undoes what is open, or drops a connection that cannot."""
        connection = self._connection
        if connection is None or connection.closed:
            return
        try:
            if connection.info.transaction_status != TransactionStatus.IDLE:
                with self._exchange():
                    connection.execute("ROLLBACK")
        except psycopg.Error:
            self.close()

    def again(self, ask: Callable[[], _T]) -> _T:
        """Asks, and where the connection was lost since the last time, asks once more on a new one."""
        try:
            return ask()
        except LostError:
            self.close()
            return ask()

    def fault(self, error: psycopg.Error) -> StoreError:
        """What the caller is told; a connection that is lost, or only reads, is dropped."""
        state = error.sqlstate or ""
        lost = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) and (
            not state or state[:2] in {"08", "57"}
        )
        if lost or state == "25006" or self._connection is None or self._connection.closed:
            self.close()
            return LostError("the database cannot be reached")
        return StoreError(type(error).__name__)

    def upgrade(self, *, even_old: bool, even_unusable: bool = False) -> tuple[int, int]:
        """Makes the schema where there is none, brings an old one up to date if `even_old`; from and to.

        Raises StoreError for a schema newer than this program, or older and not to be touched, and, unless
        `even_unusable`, for a database that was moved or into which a transfer has not ended.
        """
        steps = schema_steps("postgres")
        connection = self.connection
        try:
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (UPGRADE_LOCK,))
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS schema_version (version integer, state integer)"
                )
                row = connection.execute("SELECT version, state FROM schema_version").fetchone()
                version, state = (0, State.WHOLE) if row is None else (int(row[0]), State(row[1]))
                if state is not State.WHOLE and not even_unusable:
                    raise StoreError(MOVED if state is State.MOVED else UNFINISHED)
                if version > len(steps):
                    raise StoreError("the database was made by a newer version of the relay")
                if 0 < version < len(steps) and not even_old:
                    raise StoreError(
                        "the database is of an older version; run `ploughshare relay upgrade` once"
                    )
                for step in steps[version:]:
                    for statement in statements(step):
                        connection.execute(statement.encode())
                if version < len(steps):
                    connection.execute("DELETE FROM schema_version")
                    connection.execute("INSERT INTO schema_version VALUES (%s, %s)", (len(steps), int(state)))
        except psycopg.Error as error:
            raise self.fault(error) from None
        return version, len(steps)
