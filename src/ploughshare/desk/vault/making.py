"""Making a vault and filling it: whole in the end, or the folder as it was before."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ploughshare.desk.lock import Stretching
from ploughshare.desk.vault.tables import DATABASE, HEADER, MAKING, Vault

_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", MAKING, HEADER)


@contextmanager
def made_whole(directory: Path, passphrase: str, stretching: Stretching) -> Iterator[Vault]:
    """A new vault, closed in the end. Where anything inside fails, what was made here is taken away again.

    Files and folders that were there before stay. Raises as `Vault.create`.
    """
    # What a making that was cut short left counts for nothing: the next one writes over it.
    left_over = (directory / MAKING).exists() and not (directory / HEADER).exists()
    there = set() if left_over else {name for name in _FILES if (directory / name).exists()}
    new_folders = [folder for folder in (directory, *directory.parents) if not folder.exists()]
    try:
        vault = Vault.create(directory, passphrase, stretching)
        try:
            yield vault
        finally:
            vault.close()
    except BaseException:
        for name in _FILES:
            if name not in there:
                (directory / name).unlink(missing_ok=True)
        for folder in new_folders:
            with suppress(OSError):  # never there, or somebody else has put something into it
                folder.rmdir()
        raise
