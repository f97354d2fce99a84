"""The open vault: every read and write of the desk's tables."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from ploughshare.desk.lock import KEY_BYTES, Header, Stretching
from ploughshare.desk.vault.file import NoVaultError, VaultExistsError, connect, rename_durably, write_durably
from ploughshare.desk.vault.records import HeldRecord, OutgoingReply, StoredEvent, Summary, Word
from ploughshare.seal.grants import LetterKey
from ploughshare.wire import Day, format_day, parse_day

DATABASE = "vault.db"
HEADER = "vault.json"
MAKING = "vault.json.new"


class Vault:
    """An open vault. Make or open one with `create` and `open`; `close` when done."""

    def __init__(self, connection: apsw.Connection, header: Header) -> None:
        self._connection = connection
        self._turn = threading.RLock()
        self.header = header

    @classmethod
    def create(
        cls,
        directory: Path,
        passphrase: str,
        stretching: Stretching,
        random: Callable[[int], bytes] = os.urandom,
    ) -> "Vault":
        """A new vault in `directory`, made if need be, readable by its owner alone.

        The header takes its name last: a vault whose making was cut short has none, and is made anew.
        Raises VaultExistsError, WeakPassphraseError.
        """
        making, database = directory / MAKING, directory / DATABASE
        if (directory / HEADER).exists() or (database.exists() and not making.exists()):
            raise VaultExistsError
        database_key = random(KEY_BYTES)
        header = Header.close(database_key, passphrase, stretching, random)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in (database, directory / f"{DATABASE}-wal", directory / f"{DATABASE}-shm", making):
            left.unlink(missing_ok=True)
        write_durably(making, header.to_json())
        database.touch(mode=0o600)
        connection = connect(database, database_key)
        try:
            rename_durably(making, directory / HEADER)
        except BaseException:
            connection.close()
            raise
        return cls(connection, header)

    @classmethod
    def open(cls, directory: Path, passphrase: str) -> "Vault":
        """Opens a vault.

        Raises NoVaultError, HeaderError, WrongPassphraseError, VaultBusyError, VaultDamagedError.
        """
        try:
            header = Header.parse((directory / HEADER).read_bytes())
        except FileNotFoundError:
            raise NoVaultError from None
        if not (directory / DATABASE).exists():
            raise NoVaultError
        return cls(connect(directory / DATABASE, header.open(passphrase)), header)

    def close(self) -> None:
        """Lets go of the file."""
        with self._turn:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All writes inside happen together or not at all, and are on disk when it ends. May be nested."""
        with self._turn, self._connection:
            yield

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        rows = self._rows(sql, *values)
        return rows[0][0] if rows else None

    def _do(self, sql: str, *values: Any) -> int:
        with self._turn:
            self._connection.execute(sql, values)
            return self._connection.changes()

    # --- settings ---

    def setting(self, name: str) -> bytes | None:
        """A value kept under a name, or None."""
        value = self._one("SELECT value FROM setting WHERE name = ?", name)
        return None if value is None else bytes(value)

    def put_setting(self, name: str, value: bytes) -> None:
        """Keeps a value under a name."""
        self._do("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value)

    # --- events ---

    def add_event(self, event: bytes, stream: bytes, raw: bytes, signature: bytes) -> bool:
        """Keeps an event; False when it was here already."""
        return bool(
            self._do(
                "INSERT OR IGNORE INTO event (id, stream, raw, signature) VALUES (?, ?, ?, ?)",
                event,
                stream,
                raw,
                signature,
            )
        )

    def has_event(self, event: bytes) -> bool:
        """Whether this event is here."""
        return self._one("SELECT 1 FROM event WHERE id = ?", event) is not None

    def event(self, event: bytes) -> StoredEvent | None:
        """One event, or None."""
        rows = self._rows("SELECT number, id, stream, raw, signature FROM event WHERE id = ?", event)
        return StoredEvent(*rows[0]) if rows else None

    def events(self, stream: bytes) -> list[StoredEvent]:
        """All events of a stream, in the order of their coming."""
        rows = self._rows(
            "SELECT number, id, stream, raw, signature FROM event WHERE stream = ? ORDER BY number", stream
        )
        return [StoredEvent(*row) for row in rows]

    def streams(self) -> list[bytes]:
        """Every case that has an event."""
        return [row[0] for row in self._rows("SELECT DISTINCT stream FROM event WHERE stream <> x''")]

    def add_outgoing_event(self, event: bytes, sealed: bytes) -> None:
        """Keeps the sealed form of an event of ours until the relay has it."""
        self._do("INSERT OR IGNORE INTO outgoing_event (id, sealed) VALUES (?, ?)", event, sealed)

    def replace_outgoing_event(self, event: bytes, sealed: bytes) -> None:
        """Another sealed form of an event that waits, in its place."""
        self._do("UPDATE outgoing_event SET sealed = ? WHERE id = ?", sealed, event)

    def outgoing_events(self, limit: int = 1_000) -> list[tuple[bytes, bytes]]:
        """(id, sealed bytes) of our events that wait, oldest first."""
        return self._rows("SELECT id, sealed FROM outgoing_event ORDER BY number LIMIT ?", limit)

    def drop_outgoing_event(self, event: bytes) -> None:
        """The relay has it."""
        self._do("DELETE FROM outgoing_event WHERE id = ?", event)

    # --- records that wait for a key ---

    def hold_record(
        self, hash_: bytes, kind: int, mailbox: bytes, day: Day, data: bytes, *, newer: bool = False
    ) -> None:
        """Keeps a record that cannot be opened yet; once, however often it comes."""
        self._do(
            "INSERT OR IGNORE INTO held_record (hash, kind, mailbox, day, data, newer)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(hash_, kind, mailbox, format_day(day), data, int(newer)),
        )

    def is_held(self, hash_: bytes) -> bool:
        """Whether the record of this hash waits here."""
        return self._one("SELECT 1 FROM held_record WHERE hash = ?", hash_) is not None

    def held_records(self, kind: int, mailbox: bytes | None = None) -> Iterator[HeldRecord]:
        """Those of a kind (of one mailbox), oldest first, one at a time: anybody may send any number."""
        numbers = self._rows(
            "SELECT number FROM held_record WHERE kind = ? AND (? IS NULL OR mailbox = ?) ORDER BY number",
            kind,
            mailbox,
            mailbox,
        )
        for (number,) in numbers:
            for held, day, data, newer in self._rows(
                "SELECT mailbox, day, data, newer FROM held_record WHERE number = ?", number
            ):
                yield HeldRecord(number, kind, held, parse_day(day), data, bool(newer))

    def held_mailboxes(self, kind: int) -> list[bytes]:
        """The mailboxes of those of a kind."""
        return [row[0] for row in self._rows("SELECT DISTINCT mailbox FROM held_record WHERE kind = ?", kind)]

    def held_count(
        self, kind: int | None = None, mailbox: bytes | None = None, *, newer: bool | None = None
    ) -> int:
        """How many wait, of a kind, of a mailbox, for a newer version or not, where given."""
        return int(
            self._one(
                "SELECT count(*) FROM held_record WHERE kind = coalesce(?, kind)"
                " AND mailbox = coalesce(?, mailbox) AND newer = coalesce(?, newer)",
                *(kind, mailbox, newer),
            )
        )

    def drop_held_record(self, number: int) -> None:
        """It has been opened."""
        self._do("DELETE FROM held_record WHERE number = ?", number)

    # --- summaries ---

    def put_summary(self, summary: Summary) -> None:
        """Keeps what lists need of a case."""
        self._do(
            "INSERT OR REPLACE INTO case_summary"
            " (stream, status, code, last_wall, set_digest, state_digest, gaps, missing)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(summary.stream, summary.status, summary.code, summary.last_wall),
            *(summary.set_digest, summary.state_digest, summary.gaps, summary.missing),
        )

    def summaries(self, status: str | None = None) -> list[Summary]:
        """Of every case, or of those with this status; by case id."""
        rows = self._rows(
            "SELECT stream, status, code, last_wall, set_digest, state_digest, gaps, missing"
            " FROM case_summary WHERE ? IS NULL OR status = ? ORDER BY stream",
            status,
            status,
        )
        return [Summary(*row) for row in rows]

    def cases_with_gaps(self) -> list[bytes]:
        """The ids of the cases whose conversation lacks messages."""
        return [
            row[0] for row in self._rows("SELECT stream FROM case_summary WHERE gaps > 0 ORDER BY stream")
        ]

    def cases_with_missing_events(self) -> list[tuple[bytes, int]]:
        """(id, how many) of the cases whose events name others that are not here."""
        return self._rows("SELECT stream, missing FROM case_summary WHERE missing > 0 ORDER BY stream")

    def cases_by_code(self, code: str) -> list[bytes]:
        """The ids of the cases with this short name: one, or in rare luck two."""
        return [row[0] for row in self._rows("SELECT stream FROM case_summary WHERE code = ?", code)]

    def drop_projection(self) -> None:
        """Forgets summaries and search entries, to build them anew from the events."""
        with self.writing():
            self._do("DELETE FROM case_summary")
            self._do("INSERT INTO search_stem (search_stem) VALUES ('delete-all')")
            self._do("INSERT INTO search_exact (search_exact) VALUES ('delete-all')")
            self._do("DELETE FROM search_entry")

    # --- keys ---

    def add_event_key(self, tag: bytes, stream: bytes, key: bytes, *, instead: bool = False) -> bool:
        """Keeps a symmetric key of a case or of the team; False when it was here.

        `instead`: also where it was said to be of another stream.
        """
        verb = "REPLACE" if instead else "IGNORE"
        sql = f"INSERT OR {verb} INTO event_key (tag, stream, key) VALUES (?, ?, ?)"  # noqa: S608 one of two words
        return bool(self._do(sql, tag, stream, key))

    def event_keys(self, stream: bytes) -> dict[bytes, bytes]:
        """Keys of a stream by tag."""
        return dict(self._rows("SELECT tag, key FROM event_key WHERE stream = ? ORDER BY tag", stream))

    def event_key(self, tag: bytes) -> tuple[bytes, bytes] | None:
        """(stream, key) of a tag, or None."""
        rows = self._rows("SELECT stream, key FROM event_key WHERE tag = ?", tag)
        return (rows[0][0], rows[0][1]) if rows else None

    def put_letter_key(self, stream: bytes, key: LetterKey, word: Word) -> bool:
        """Keeps a key that letters of a case are sealed to; False when it was here on as good a word.

        Whatever comes in whatever order, the same is kept.
        """
        day = "" if key.day is None else format_day(key.day)
        return bool(
            self._do(
                "INSERT INTO letter_key (stream, seed, seq, word, day, granted) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET"
                " seq = excluded.seq, word = excluded.word, day = excluded.day, granted = excluded.granted"
                " WHERE (excluded.word, excluded.seq, excluded.day) > (word, seq, day)",
                *(stream, key.seed, key.seq, int(word), day, key.granted),
            )
        )

    def note_letter_opened(self, stream: bytes, seed: bytes, roster: int, seq: int) -> None:
        """The person wrote a letter under this key: its number, and the version of the roster it names."""
        self._do(
            "UPDATE letter_key SET used_roster = ?, used_seq = ?"
            " WHERE stream = ? AND seed = ? AND (?, ?) > (used_roster, used_seq)",
            *(roster, seq, stream, seed, roster, seq),
        )

    def letter_keys(self, stream: bytes) -> list[LetterKey]:
        """The keys that letters of a case are sealed to; the first is the one to write with (§3)."""
        rows = self._rows(
            "SELECT seed, seq, day, granted FROM letter_key WHERE stream = ? ORDER BY"
            " word DESC, seq DESC, used_roster DESC, day DESC, used_seq DESC, seed DESC",
            stream,
        )
        return [
            LetterKey(seed, seq, parse_day(day) if day else None, granted) for seed, seq, day, granted in rows
        ]

    def letter_key(self, stream: bytes) -> bytes | None:
        """The seed of the key to write letters of a case with, or None."""
        found = self.letter_keys(stream)
        return found[0].seed if found else None

    def key_streams(self) -> list[bytes]:
        """Every case for which there is a key of either kind."""
        return [
            row[0]
            for row in self._rows(
                "SELECT stream FROM event_key WHERE stream <> x'' UNION SELECT stream FROM letter_key"
            )
        ]

    # --- roster and members ---

    def put_roster(self, version: int, signed: bytes) -> None:
        """Keeps a checked roster."""
        self._do("INSERT OR IGNORE INTO roster (version, signed) VALUES (?, ?)", version, signed)

    def rosters(self) -> list[tuple[int, bytes]]:
        """(version, signed bytes) of every roster kept, oldest first."""
        return self._rows("SELECT version, signed FROM roster ORDER BY version")

    def put_member(self, member: bytes, name: str, sign: bytes, recipient: str) -> None:
        """Keeps who a member is; members let out stay known, or their history could not be read."""
        self._do(
            "INSERT OR REPLACE INTO member (id, name, sign, recipient) VALUES (?, ?, ?, ?)",
            member,
            name,
            sign,
            recipient,
        )

    def members(self) -> dict[bytes, tuple[str, bytes, str]]:
        """(name, signing key, recipient) of every member any roster named, by id."""
        rows = self._rows("SELECT id, name, sign, recipient FROM member ORDER BY id")
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    # --- wraps and replies on their way ---

    def add_outgoing_wrap(self, member: bytes, sealed: bytes) -> None:
        """Keeps a wrap until the relay has it."""
        self._do("INSERT INTO outgoing_wrap (member, sealed) VALUES (?, ?)", member, sealed)

    def outgoing_wraps(self) -> list[tuple[int, bytes, bytes]]:
        """(number, member, sealed bytes), oldest first."""
        return self._rows("SELECT number, member, sealed FROM outgoing_wrap ORDER BY number")

    def drop_outgoing_wrap(self, number: int) -> None:
        """The relay has it, or the member is out."""
        self._do("DELETE FROM outgoing_wrap WHERE number = ?", number)

    def add_outgoing_reply(self, reply: OutgoingReply) -> bool:
        """Keeps a sealed reply until the relay has it; False when its key was used before."""
        return bool(
            self._do(
                "INSERT OR IGNORE INTO outgoing_reply (key, stream, mailbox, hash, seq, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                reply.key,
                reply.stream,
                reply.mailbox,
                reply.hash,
                reply.seq,
                reply.sealed,
            )
        )

    def outgoing_replies(self) -> list[OutgoingReply]:
        """Replies that wait, by case and place in the chain."""
        rows = self._rows(
            "SELECT key, stream, mailbox, hash, seq, sealed FROM outgoing_reply ORDER BY stream, seq"
        )
        return [OutgoingReply(*row) for row in rows]

    def replace_outgoing_reply(self, key: bytes, sealed: bytes) -> None:
        """Another sealed form of a reply that waits, in its place."""
        self._do("UPDATE outgoing_reply SET sealed = ? WHERE key = ?", sealed, key)

    def drop_outgoing_reply(self, key: bytes) -> None:
        """The relay has it, or it is held back for good."""
        self._do("DELETE FROM outgoing_reply WHERE key = ?", key)
