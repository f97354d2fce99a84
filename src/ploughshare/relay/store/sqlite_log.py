"""Emptying the write-ahead log of an SQLite file, where what was deleted may still stand."""

import sqlite3

_WAIT_MS = 100
"""For readers of this program, which take less. One of another, as a backup, may take minutes."""


def empty_log(db: sqlite3.Connection, busy_ms: int) -> bool:
    """Whether the log is empty now; false when somebody was reading what stands in it.

    `busy_ms` is how long other statements of this connection wait for locks. Raises sqlite3.Error.
    """
    db.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
    try:
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.execute(f"PRAGMA busy_timeout = {busy_ms}")
    return not busy
