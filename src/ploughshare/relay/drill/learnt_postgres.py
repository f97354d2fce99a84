"""What a relay's PostgreSQL server does tell whoever takes it, asked as a stranger would: with psql alone."""

from collections import Counter
from collections.abc import Callable, Iterator

from ploughshare.relay.drill.learnt import COLUMNS, Learnt
from ploughshare.relay.drill.search import Finding
from ploughshare.relay.store.shred import CLOSED_BYTES_MORE
from ploughshare.wire import Kind, Roster, Signed, day_of_number, format_day

MORE_COLUMNS = {
    "relay": {"one", "secret"},
    "desk": {"kept_bytes"},
    "lineage": {"one", "mark"},
    "shred_key": {"number", "secret"},
    "mailbox": {"number"},
    "mailbox_fill": {
        *("mailbox", "desk", "next_place", "last_day", "records", "by_person", "written_day"),
        *("written_count", "person_bytes", "replies", "kept_bytes"),
    },
    "record": {"mark"},
    "wrap": {"shred_key", "mark"},
    "schema_version": {"version", "state"},
}
"""Columns besides those of the SQLite file."""

LOG_OF_WRITES = "pg_wal"
ENDED_LOG = "deleted file still open"
TIMED_PLACES = (
    *(LOG_OF_WRITES, "global", "pg_stat", "pg_logical", "/log", "/.s.PGSQL", "postmaster"),
    *("backup_label", "backup_manifest"),
)
"""Where the server itself writes moments, in its directory and in copies of it. No table is among them."""

Ask = Callable[[str], list[list[str]]]
"""A query, and its rows as text."""


def untold_in_postgres(ask: Ask) -> list[str]:
    """Columns that no line below tells of, as `table.column`."""
    found = ask(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " ORDER BY 1, 2"
    )
    told = {table: COLUMNS.get(table, set()) | MORE_COLUMNS.get(table, set()) for table, _ in found}
    return [f"{table}.{column}" for table, column in found if column not in told[table]]


def learnt_from_postgres(ask: Ask, moments: list[Finding]) -> list[Learnt]:
    """What the seized server tells, in words. `moments`: what was found of them in its files and memory."""
    return [
        *_of_desks(ask),
        *_of_mailboxes(ask),
        *_of_streams(ask),
        *_of_statistics(ask),
        *_of_moments(moments),
    ]


def _one(ask: Ask, sql: str) -> int:
    return int(ask(sql)[0][0])


def _of_desks(ask: Ask) -> Iterator[Learnt]:
    desks = _one(ask, "SELECT count(*) FROM desk")
    yield Learnt(f"how many desks it serves ({desks}), and their public keys", "database, settings")
    for version, body in ask("SELECT version, encode(body, 'hex') FROM roster"):
        roster = Roster.parse(Signed.parse("roster", bytes.fromhex(body)).body)
        names = ", ".join(f"{member.name} since {format_day(member.since)}" for member in roster.members)
        yield Learnt(
            f"who belongs to a desk, by the names they chose ({names}), their public keys, how often this has"
            f" changed (version {version}), and where its relays are ({', '.join(roster.relays)})",
            "roster, which anybody may ask for",
        )


def _of_mailboxes(ask: Ask) -> Iterator[Learnt]:
    mailboxes = _one(ask, "SELECT count(*) FROM mailbox")
    rows = ask("SELECT mailbox, kind, by_person::int, day, length(body) FROM record ORDER BY desk, position")
    rhythm = Counter((mailbox, int(day)) for mailbox, _, _, day, _ in rows)
    sizes: dict[Kind, set[int]] = {}
    for _, kind, _, _, size in rows:
        sizes.setdefault(Kind(int(kind)), set()).add(int(size) - CLOSED_BYTES_MORE)
    written = sum(int(by_person) for _, _, by_person, _, _ in rows)
    yield Learnt(
        f"how many people have a mailbox ({mailboxes}); each is a hash of a key made for it", "database"
    )
    yield Learnt(
        f"of each mailbox: how many records by its person ({written} in all) and by the desk"
        f" ({rhythm.total() - written}), and on which day each came",
        "database",
    )
    yield Learnt("in which order the letters of all desks came", "database, numbers of its transactions")
    if rhythm:
        (_, day), most = rhythm.most_common(1)[0]
        shown = format_day(day_of_number(day))
        yield Learnt(f"as here: the busiest mailbox took {most} records on {shown}", "database")
    for sealed, steps in sorted(sizes.items()):
        listed = ", ".join(str(size) for size in sorted(steps))
        yield Learnt(
            f"sealed sizes, padded to steps before sealing: {sealed.name.lower()} {listed} bytes", "database"
        )


def _of_streams(ask: Ask) -> Iterator[Learnt]:
    spent = _one(ask, "SELECT count(*) FROM spent")
    yield Learnt(
        f"how many mailboxes and files were begun with work in the last two days ({spent}), those deleted"
        " since among them, not which",
        "database",
    )
    ((events, days),) = ask("SELECT count(*), count(DISTINCT day) FROM event")
    yield Learnt(
        f"how busy a desk is ({events} events on {days} day(s), sizes by step), not of which case", "database"
    )
    wraps = _one(ask, "SELECT count(*) FROM wrap")
    yield Learnt(f"for whom keys lie waiting ({wraps} now): which members have not looked in", "database")


def _of_statistics(ask: Ask) -> Iterator[Learnt]:
    # What a session has not reported yet would be missing.
    ask("SELECT pg_stat_force_next_flush()")
    taken = {
        table: (int(put), int(gone))
        for table, put, gone in ask("SELECT relname, n_tup_ins, n_tup_del FROM pg_stat_user_tables")
    }
    opened, deleted = taken.get("mailbox", (0, 0))
    yield Learnt(
        f"how many mailboxes were ever opened ({opened}) and deleted ({deleted}) since the server last began"
        " to count, and how many rows each other table took and lost",
        "PostgreSQL's statistics",
    )
    looked = ask(
        "SELECT relname FROM pg_stat_user_tables WHERE coalesce(last_vacuum, last_autovacuum, last_analyze,"
        " last_autoanalyze) IS NOT NULL"
    )
    if looked:
        yield Learnt(
            f"when {len(looked)} of its tables were last tidied: many rows had changed in them by then",
            "PostgreSQL's statistics",
        )


def _of_moments(moments: list[Finding]) -> Iterator[Learnt]:
    def found(*places: str) -> bool:
        return any(place in finding.place for finding in moments for place in places)

    if found(LOG_OF_WRITES):
        yield Learnt(
            "the microsecond of each of the last commits, and so when the last letters came, until a deletion"
            " or the hour ends that log; in every copy of the server's files made meanwhile too",
            "PostgreSQL's log of writes",
        )
    if found(ENDED_LOG):
        yield Learnt(
            "the same of an ended log which one of the server's processes still holds open, with the keys of"
            " mailboxes deleted since: what was deleted can be taken out of it once more, sealed as it came",
            "deleted files of a running PostgreSQL",
        )
    if found("memory"):
        yield Learnt(
            "since when each of the relay's connections stands, and when each last wrote",
            "memory of a running PostgreSQL",
        )
    if found(*(place for place in TIMED_PLACES if place != LOG_OF_WRITES)):
        yield Learnt(
            "when the server was started, wrote all down last, and was copied", "PostgreSQL's own files"
        )
