"""What a relay's database does tell whoever takes it, read as a stranger would: with SQLite alone."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ploughshare.relay.store import DATABASE_NAME
from ploughshare.relay.store.parts_file import PARTS_NAME
from ploughshare.wire import Kind, Roster, Signed, day_of_number, format_day

COLUMNS = {
    "desk": {"id", "next_record", "next_event", "next_wrap", "works"},
    "roster": {"desk", "version", "day", "hash", "body"},
    "mailbox": {
        *("desk", "id", "next_place", "last_day", "records", "by_person", "written_day", "written_count"),
        *("person_bytes", "replies"),
    },
    "record": {"id", "desk", "position", "mailbox", "place", "kind", "by_person", "day", "hash", "body"},
    "event": {"id", "desk", "position", "day", "hash", "body"},
    "part": {"id", "desk", "mailbox", "file", "number", "parts", "by_person", "hash", "body"},
    "wrap": {"id", "desk", "member", "position", "day", "hash", "body"},
    "files_held": {"one"},
    "spent": {"mark", "day"},
}
"""Every column there is, each told of in a line below. One more is a finding until it is told too."""


@dataclass(frozen=True)
class Learnt:
    """One thing a seizer learns, and where from."""

    what: str
    source: str


def untold_columns(data: Path) -> list[str]:
    """Columns of the databases in a seized data directory that no line below tells of, as `table.column`."""
    found: set[tuple[str, str]] = set()
    for database in data.glob("*.sqlite"):
        with closing(sqlite3.connect(database)) as db:
            for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                if not str(table).startswith("sqlite_"):
                    found |= {(str(table), str(row[1])) for row in db.execute(f"PRAGMA table_info({table})")}
    return sorted(f"{table}.{column}" for table, column in found if column not in COLUMNS.get(table, set()))


def learnt_from(data: Path) -> list[Learnt]:
    """What the letters' database of a seized data directory tells, in words."""
    with closing(sqlite3.connect(data / DATABASE_NAME)) as db:
        told = [*_of_desks(db), *_of_mailboxes(db), *_of_streams(db)]
        if db.execute("SELECT 1 FROM files_held").fetchone() is not None:
            told.append(Learnt("that files lay there before this database was served", "database"))
    return told


def learnt_of_files(data: Path) -> list[Learnt]:
    """What the files' database of a seized data directory tells, in words."""
    with closing(sqlite3.connect(data / PARTS_NAME)) as db:
        return _of_files(db)


def _of_desks(db: sqlite3.Connection) -> list[Learnt]:
    (desks,) = db.execute("SELECT count(*) FROM desk").fetchone()
    told = [Learnt(f"how many desks it serves ({desks}), and their public keys", "database, settings")]
    for version, body in db.execute("SELECT version, body FROM roster"):
        roster = Roster.parse(Signed.parse("roster", bytes(body)).body)
        names = ", ".join(f"{member.name} since {format_day(member.since)}" for member in roster.members)
        told.append(
            Learnt(
                f"who belongs to a desk, by the names they chose ({names}), their public keys,"
                f" how often this has changed (version {version}), and where its relays are"
                f" ({', '.join(roster.relays)})",
                "roster, which anybody may ask for",
            )
        )
    return told


def _of_mailboxes(db: sqlite3.Connection) -> list[Learnt]:
    (mailboxes,) = db.execute("SELECT count(*) FROM mailbox").fetchone()
    rows = db.execute(
        "SELECT mailbox, kind, by_person, day, length(body) FROM record ORDER BY desk, position"
    )
    rhythm: Counter[tuple[bytes, int]] = Counter()
    sizes: dict[Kind, set[int]] = {}
    written = 0
    for mailbox, kind, by_person, day, size in rows:
        rhythm[mailbox, day] += 1
        sizes.setdefault(Kind(kind), set()).add(size)
        written += by_person
    told = [
        Learnt(
            f"how many people have a mailbox ({mailboxes}); each is a hash of a key made for it", "database"
        ),
        Learnt(
            f"of each mailbox: how many records by its person ({written} in all) and by the desk"
            f" ({rhythm.total() - written}), and on which day each came",
            "database",
        ),
        Learnt("in which order the letters of a desk came, but not when in the day", "database"),
    ]
    if rhythm:
        (_, day), most = rhythm.most_common(1)[0]
        shown = format_day(day_of_number(day))
        told.append(Learnt(f"as here: the busiest mailbox took {most} records on {shown}", "database"))
    for kind, steps in sorted(sizes.items()):
        listed = ", ".join(str(size) for size in sorted(steps))
        told.append(
            Learnt(
                f"sealed sizes, padded to steps before sealing: {kind.name.lower()} {listed} bytes",
                "database",
            )
        )
    return told


def _of_streams(db: sqlite3.Connection) -> list[Learnt]:
    events, days = db.execute("SELECT count(*), count(DISTINCT day) FROM event").fetchone()
    (wraps,) = db.execute("SELECT count(*) FROM wrap").fetchone()
    (spent,) = db.execute("SELECT count(*) FROM spent").fetchone()
    return [
        Learnt(
            f"how many mailboxes and files were begun with work in the last two days ({spent}), those"
            " deleted since among them, not which",
            "database",
        ),
        Learnt(
            f"how busy a desk is ({events} events on {days} day(s), sizes by step), not of which case",
            "database",
        ),
        Learnt(f"for whom keys lie waiting ({wraps} now): which members have not looked in", "database"),
    ]


def _of_files(db: sqlite3.Connection) -> list[Learnt]:
    files, parts, mailboxes = db.execute(
        "SELECT count(DISTINCT file), count(*), count(DISTINCT mailbox) FROM part"
    ).fetchone()
    return [
        Learnt(
            f"of each mailbox: how many files came with its letters ({files} in {mailboxes}), by whom,"
            f" and of how many equal parts ({parts} in all)",
            "database of files",
        )
    ]
