"""The vault's shelf of files: parts as the relay had them, and how far each file has come."""

from dataclasses import dataclass
from typing import Literal

from ploughshare.desk.vault.tables import Vault

FileState = Literal["waiting", "coming", "whole", "missing", "broken"]


@dataclass(frozen=True)
class ShelvedFile:
    """A file that a message names: `message` its hash, `id` the file's own, `stream` the case."""

    message: bytes
    id: bytes
    stream: bytes
    parts: int
    state: FileState


class FileShelf:
    """Reads and writes of the files' tables."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def know(self, file: ShelvedFile) -> None:
        """Notes a file, unless it is known; nothing of it is there yet."""
        self._vault._do(
            "INSERT OR IGNORE INTO file (message, id, stream, parts, state) VALUES (?, ?, ?, ?, ?)",
            *(file.message, file.id, file.stream, file.parts, file.state),
        )

    def find(self, message: bytes, file: bytes) -> ShelvedFile | None:
        """One file, or None."""
        rows = self._vault._rows(
            "SELECT message, id, stream, parts, state FROM file WHERE message = ? AND id = ?", message, file
        )
        return ShelvedFile(*rows[0]) if rows else None

    def coming(self) -> list[ShelvedFile]:
        """The files that are to be fetched, those with fewest parts first."""
        rows = self._vault._rows(
            "SELECT message, id, stream, parts, state FROM file WHERE state = 'coming'"
            " ORDER BY parts, message, id"
        )
        return [ShelvedFile(*row) for row in rows]

    def put_state(self, file: ShelvedFile, state: FileState) -> None:
        """How far a file has come."""
        self._vault._do(
            "UPDATE file SET state = ? WHERE message = ? AND id = ?", state, file.message, file.id
        )

    def parts_there(self, file: ShelvedFile) -> int:
        """How many parts are there; they come in order."""
        return int(
            self._vault._one(
                "SELECT count(*) FROM file_part WHERE message = ? AND id = ?", file.message, file.id
            )
        )

    def add_part(self, file: ShelvedFile, part: int, data: bytes) -> None:
        """Keeps a part as the relay had it."""
        self._vault._do(
            "INSERT OR IGNORE INTO file_part (message, id, part, data) VALUES (?, ?, ?, ?)",
            *(file.message, file.id, part, data),
        )

    def part(self, file: ShelvedFile, part: int) -> bytes | None:
        """A part as the relay had it, or None."""
        found = self._vault._one(
            "SELECT data FROM file_part WHERE message = ? AND id = ? AND part = ?",
            file.message,
            file.id,
            part,
        )
        return None if found is None else bytes(found)

    def drop_parts(self, file: ShelvedFile) -> None:
        """Forgets what came of a file."""
        self._vault._do("DELETE FROM file_part WHERE message = ? AND id = ?", file.message, file.id)

    def parts_in_all(self) -> int:
        """How many parts of all files there are."""
        return int(self._vault._one("SELECT count(*) FROM file_part"))
