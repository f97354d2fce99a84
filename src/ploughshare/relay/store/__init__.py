"""The relay's database: the only SQL. SQLite, or PostgreSQL where one machine is not enough."""

from pathlib import Path

from ploughshare.relay.store.interface import Page, Store, StoreError, Totals, Touch
from ploughshare.relay.store.postgres import PostgresStore
from ploughshare.relay.store.sqlite import DATABASE_NAME, SqliteStore

__all__ = [
    "DATABASE_NAME",
    "Page",
    "PostgresStore",
    "SqliteStore",
    "Store",
    "StoreError",
    "Totals",
    "Touch",
    "open_store",
]


def open_store(data: Path, database: str | None) -> Store:
    """A PostgreSQL database, or the SQLite file in the data directory. Raises StoreError."""
    return SqliteStore(data) if database is None else PostgresStore(database)
