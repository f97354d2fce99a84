"""The relay's database: the only SQL. SQLite, or PostgreSQL where one machine is not enough."""

from ploughshare.relay.store.interface import Page, Store, StoreError, Totals, Touch
from ploughshare.relay.store.sqlite import DATABASE_NAME, SqliteStore

__all__ = ["DATABASE_NAME", "Page", "SqliteStore", "Store", "StoreError", "Totals", "Touch"]
