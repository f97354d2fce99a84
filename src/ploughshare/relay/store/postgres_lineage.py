"""A server that took over may lack what its forerunner showed: from there on, indexes leave a gap (§6.9)."""

import psycopg

from ploughshare.relay.store.interface import StoreError

TAKEOVER_SKIP = 2**20
"""More records than one server has and no other heard of; an index fits 2^53, so this may happen often."""

_READ = (
    "SELECT sha256(convert_to(system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8),"
    " 'UTF8')), (SELECT mark FROM lineage) FROM pg_control_system()"
)
SKIP = (
    "UPDATE desk SET next_record = next_record + %s, next_event = next_event + %s,"
    " next_wrap = next_wrap + %s",
    "UPDATE mailbox_fill SET next_place = next_place + %s",
)
"""Leaves out the next indexes of every list; each value is their number."""


def follow(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """To be called on each new connection that writes: leaves a gap where another server took over.

    What the old server kept, and no standby confirmed, may have been read under an index that the new one
    would give again; and an index is never given twice. Raises StoreError.
    """
    told = connection.execute(_READ).fetchone()
    if told is None:
        raise StoreError("the database does not say which server it is")
    now, last = told
    if now == last:
        return
    with connection.transaction():
        # Whatever is acknowledged later is confirmed with this, and another failover leaves another gap.
        connection.execute("SET LOCAL synchronous_commit = local")
        # In the order of all writers; another relay may have been first.
        connection.execute("SELECT id FROM desk ORDER BY id FOR UPDATE")
        if connection.execute("UPDATE lineage SET mark = %s WHERE mark <> %s", (now, now)).rowcount:
            for statement in SKIP:
                connection.execute(statement, (TAKEOVER_SKIP,) * statement.count("%s"))
        else:
            connection.execute("INSERT INTO lineage (mark) VALUES (%s) ON CONFLICT DO NOTHING", (now,))
