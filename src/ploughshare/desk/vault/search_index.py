"""The vault's search indexes: words by their stems, names and numbers by any part."""

from ploughshare.desk.vault.tables import Vault


class SearchIndex:
    """Reads and writes of the search tables; `Vault.drop_projection` empties them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, stream: bytes, event: bytes, wall: int, stems: str, exact: str) -> None:
        """Makes a text of an event findable; once, however often it comes."""
        with self._vault.writing():
            added = self._vault._do(
                "INSERT OR IGNORE INTO search_entry (stream, event, wall) VALUES (?, ?, ?)",
                stream,
                event,
                wall,
            )
            if added:
                number = self._vault._rows("SELECT last_insert_rowid()")[0][0]
                if stems:
                    self._vault._do("INSERT INTO search_stem (rowid, text) VALUES (?, ?)", number, stems)
                if exact:
                    self._vault._do("INSERT INTO search_exact (rowid, text) VALUES (?, ?)", number, exact)

    def find(self, index: str, query: str, limit: int, offset: int = 0) -> list[tuple[bytes, bytes]]:
        """(case, event) of matching entries, newest first.

        `index` is `stem` or `exact`; `query` is in the language of FTS5.
        """
        table = {"stem": "search_stem", "exact": "search_exact"}[index]
        return self._vault._rows(
            f"SELECT e.stream, e.event FROM {table} f JOIN search_entry e ON e.number = f.rowid"  # noqa: S608 one of two names
            f" WHERE {table} MATCH ? ORDER BY f.rowid DESC LIMIT ? OFFSET ?",
            query,
            limit,
            offset,
        )
