"""The vault's file: opening it, its refusals, and bringing its schema up to date."""

import os
from importlib import resources
from pathlib import Path

import apsw

from ploughshare.desk.refused import DeskError


class VaultBusyError(DeskError):
    """This vault is open in another window or program; close it there first."""


class NoVaultError(DeskError):
    """There is no vault in this folder; make one with `ploughshare desk init`."""


class VaultExistsError(DeskError):
    """There is a vault in this folder already; it has not been touched."""


class VaultDamagedError(DeskError):
    """The vault's file is damaged; restore it from its backup."""


def connect(path: Path, database_key: bytes) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(200)
        connection.pragma("cipher", "chacha20")
        connection.pragma("key", "raw:" + database_key.hex())
        connection.pragma("locking_mode", "exclusive")
        if connection.pragma("journal_mode", "wal") != "wal":
            raise VaultDamagedError
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", 1)
        connection.pragma("temp_store", 2)
        _check_build(connection)
        with connection:  # a write takes the lock for the life of the connection
            _upgrade(connection)
    except apsw.BusyError:
        connection.close()
        raise VaultBusyError from None
    except (apsw.NotADBError, apsw.CorruptError, apsw.IOError):
        connection.close()
        raise VaultDamagedError from None
    except BaseException:
        connection.close()
        raise
    return connection


def _check_build(connection: apsw.Connection) -> None:
    """Temporary tables in memory and overwriting of deleted rows are what this vault rests on."""
    if "TEMP_STORE=2" not in apsw.compile_options and "TEMP_STORE=3" not in apsw.compile_options:
        raise RuntimeError("this build of SQLite would write temporary files to disk")
    if connection.pragma("temp_store") != 2 or not connection.pragma("secure_delete"):
        raise RuntimeError("this build of SQLite would leave deleted rows behind")


def _upgrade(connection: apsw.Connection) -> None:
    """Brings the schema to the newest version, one script after the other."""
    scripts = sorted(
        (entry for entry in resources.files("ploughshare.desk").joinpath("schema").iterdir()),
        key=lambda entry: entry.name,
    )
    version = connection.pragma("user_version")
    connection.execute("UPDATE setting SET value = value WHERE name = 'opened'" if version else "SELECT 1")
    for number, script in enumerate((s for s in scripts if s.name.endswith(".sql")), start=1):
        if number > version:
            connection.execute(script.read_text(encoding="utf-8"))
            connection.pragma("user_version", number)


def write_durably(path: Path, data: bytes) -> None:
    """A new file, readable by its owner alone, on disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    _sync_directory(path.parent)


def rename_durably(path: Path, to: Path) -> None:
    """Gives a file its name; on disk when this returns."""
    path.replace(to)
    _sync_directory(to.parent)


def _sync_directory(directory: Path) -> None:
    """Names of files, too, are lost in a power cut until their folder is on disk. Not asked of Windows."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
