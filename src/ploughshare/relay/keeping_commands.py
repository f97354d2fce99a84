"""`ploughshare relay backup`, `restore`, `transfer`, `upgrade`: an operator keeps the letters."""

import os
from pathlib import Path

import click

from ploughshare.relay.store import DATABASE_NAME, PostgresStore, SqliteStore, StoreError
from ploughshare.relay.store.keeping import back_up, move_to_postgres, move_to_sqlite, restore
from ploughshare.relay.store.parts_file import back_up_files, check_place_for_files, files_copy, restore_files
from ploughshare.relay.store.postgres_advice import advice
from ploughshare.relay.told import RelayInputError, RelayProblemError, existing_store, told_settings

DATA = click.option("--data", help="Directory of the relay's data.  [default: relay-data]")
DATABASE = click.option(
    "--database", help="A PostgreSQL database instead (postgresql://…, without a password)."
)


@click.command()
@DATA
@DATABASE
@click.argument("to", type=click.Path(dir_okay=False, path_type=Path))
def backup(data: str | None, database: str | None, to: Path) -> None:
    """Write a copy of the database to the file TO, also while the relay serves.

    The files that came with letters go to TO.files, unless they lie in a bucket. The copy holds only what is
    sealed, but it also holds what people delete later: keep few, not long.
    `ploughshare relay restore` goes back to one.
    """
    if to.exists():
        raise RelayInputError(f"{to} is there already; a copy is not written over another")
    settings = told_settings({"data": data, "database": database})
    existing_store(settings).close()
    os.umask(0o077)
    try:
        back_up(settings.data, settings.database, to)
        files = settings.files_bucket is None and back_up_files(settings.data, to)
    except (StoreError, OSError) as error:
        raise RelayProblemError(str(error)) from None
    click.echo(f"Copied to {to}" + (f", the files to {files_copy(to)}" if files else ""))


@click.command("restore")
@DATA
@DATABASE
@click.argument("copied", metavar="COPY", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore_command(data: str | None, database: str | None, copied: Path) -> None:
    """Make a relay's database of a COPY, before serving again.

    The database must not be there yet, or be empty. Numbers that the lost relay may have given out since
    are left out from here on, so that desks do not take new letters for letters they already have.
    """
    settings = told_settings({"data": data, "database": database})
    os.umask(0o077)
    try:
        if settings.files_bucket is None:
            check_place_for_files(settings.data, copied)
        counts = restore(settings.data, settings.database, copied, click.echo)
        files = settings.files_bucket is None and restore_files(settings.data, copied)
    except (StoreError, OSError) as error:
        raise RelayProblemError(str(error)) from None
    words = ", and the files" if files else ""
    click.echo(f"Restored: {_spoken(counts)}{words}. The relay can serve again.")


@click.command()
@DATA
@click.option("--database", help="The PostgreSQL database (postgresql://…, without a password).")
@click.option(
    "--to", "kind", type=click.Choice(["postgres", "sqlite"]), required=True, help="Where everything goes."
)
def transfer(data: str | None, database: str | None, kind: str) -> None:
    """Move everything between the SQLite file and a PostgreSQL database.

    Stop the relay first. If it breaks off, run it again: it goes on where it was. At the end every row is
    compared; only then is the old database marked as moved, so that nobody serves it by mistake.
    """
    settings = told_settings({"data": data, "database": database})
    if settings.database is None:
        raise RelayInputError("which PostgreSQL database? Name it with --database")
    os.umask(0o077)
    move = move_to_postgres if kind == "postgres" else move_to_sqlite
    try:
        counts = move(settings.data, settings.database, click.echo)
    except (StoreError, OSError) as error:
        raise RelayProblemError(str(error)) from None
    click.echo(f"Moved, compared and equal: {_spoken(counts)}.")


@click.command()
@DATA
@DATABASE
def upgrade(data: str | None, database: str | None) -> None:
    """Bring the database up to date with this version, and say what a PostgreSQL server should be set to.

    An SQLite file is brought up to date by serving it too. Several relays on one PostgreSQL database: stop
    all, run this once, start all.
    """
    settings = told_settings({"data": data, "database": database})
    store: SqliteStore | PostgresStore
    try:
        if settings.database is not None:
            store = PostgresStore(settings.database, even_old=True)
        elif (settings.data / DATABASE_NAME).is_file():
            store = SqliteStore(settings.data)
        else:
            raise RelayInputError(f"there is no relay's database in {settings.data}")
        before, now = store.upgraded
        words = advice(store) if isinstance(store, PostgresStore) else []
    except StoreError as error:
        raise RelayProblemError(str(error)) from None
    store.close()
    click.echo(f"The database is of version {now}" + (f", before {before}." if before != now else "."))
    for sentence in words:
        click.echo(f"Advice: {sentence}")


def _spoken(counts: dict[str, int]) -> str:
    names = {"mailbox": "mailboxes"}
    return ", ".join(f"{count} {names.get(table, table + 's')}" for table, count in counts.items())
