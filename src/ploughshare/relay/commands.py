"""`ploughshare relay`: serve, status, expire; the commands of other modules are put beside them."""

import asyncio
import gc
import json
import os
import resource
import signal
import time

import click

from ploughshare.relay.coarse import about, about_mib
from ploughshare.relay.keeping_commands import DATABASE, backup, restore_command, transfer, upgrade
from ploughshare.relay.onion_commands import onion
from ploughshare.relay.parts import HELD, sweep
from ploughshare.relay.running import Relay, existing_parts, open_relay, today_at
from ploughshare.relay.settings import SettingsError
from ploughshare.relay.store import StoreError
from ploughshare.relay.told import (
    RelayInputError,
    RelayProblemError,
    existing_store,
    in_words,
    told_settings,
)
from ploughshare.relay.turns import BusyError
from ploughshare.wire import EXPIRY_DAYS, day_of_number, format_day

COLLECT_AFTER = 50_000
"""Values made and not yet let go."""


@click.group()
def relay() -> None:
    """Keep sealed letters between people and desks. A relay cannot read what it keeps."""


for command in (backup, onion, restore_command, transfer, upgrade):
    relay.add_command(command)


@relay.command()
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", help="Port to listen on; 0 takes a free one.  [default: 8080]")
@click.option("--data", help="Directory of the database, made when missing.  [default: relay-data]")
@DATABASE
@click.option("--guide", help="The guide, one HTML file, served at `/`; with its .minisig beside it.")
@click.option(
    "--desk",
    "desks",
    multiple=True,
    metavar="ROOTPUBLIC",
    help="Root public key of a desk to serve, as `ploughshare desk` prints it. May be repeated.",
)
def serve(
    host: str | None,
    port: str | None,
    data: str | None,
    database: str | None,
    guide: str | None,
    desks: tuple[str, ...],
) -> None:
    """Serve desks and the people who write to them, until Ctrl-C.

    Listens on this machine alone unless told otherwise: put a reverse proxy or an onion service in
    front of it (docs/operate.md). Nothing about requests is logged. Every option can be set in the
    environment instead: PLOUGHSHARE_RELAY_HOST, _PORT, _DATA, _DATABASE, _GUIDE, _DESKS (keys with
    commas between).
    """
    options = {"host": host, "port": port, "data": data, "database": database, "guide": guide}
    options["desks"] = " ".join(desks) or None
    settings = told_settings(options)
    if not settings.desks:
        raise RelayInputError("which desk shall this relay serve? Name its root public key with --desk")
    # Nothing that another user of this machine may read; and a crash leaves no image of the memory.
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        running = open_relay(settings, _now_seconds)
    except (StoreError, OSError) as error:
        raise RelayProblemError(f"the relay cannot start: {in_words(error)}") from None
    try:
        if running.turns.read(lambda store: store.files_held()).result():
            click.echo(f"Note: {HELD}", err=True)
        _collect_seldom()
        asyncio.run(_serve_until_stopped(running))
    except SettingsError as error:
        raise RelayProblemError(str(error)) from None
    except BusyError:
        # It was there a moment ago, when the relay opened it.
        raise RelayProblemError("the relay cannot start: the database does not answer") from None
    finally:
        running.turns.close()
    click.echo("The relay has stopped; everything it acknowledged is on disk.")


def _collect_seldom() -> None:
    """Lets Python look for cycles of dead values seldom, and not among what is there for good.

    A call leaves none behind; to look every few calls took a tenth of the relay's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


@relay.command()
@click.option("--data", help="Directory of the database.  [default: relay-data]")
@DATABASE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def status(data: str | None, database: str | None, as_json: bool) -> None:
    """Say how much the relay holds, in round numbers. Works while it serves.

    So round that whoever keeps asking and writes down the answers learns hardly when somebody wrote.
    """
    settings = told_settings({"data": data, "database": database})
    store = existing_store(settings)
    try:
        totals = store.totals()
        files = existing_parts(settings, store)
        files_mib = 0 if files is None else about_mib(files.used_bytes())
        held = files is not None and store.files_held() and not files.is_empty()
    except StoreError as error:
        raise RelayProblemError(str(error)) from None
    finally:
        store.close()
    figures: dict[str, int | str | bool | None] = {
        "desks": totals.desks,
        "mailboxes_about": about(totals.mailboxes),
        "records_about": about(totals.records),
        "events_about": about(totals.events),
        "wraps_about": about(totals.wraps),
        "used_mib": about_mib(totals.used_bytes),
        "storage_mib_max": settings.storage_mib_max,
        "files_mib": files_mib,
        "files_mib_max": settings.files_mib_max,
        "files_held": held,
        "oldest_month": None
        if totals.oldest_day is None
        else format_day(day_of_number(totals.oldest_day))[:7],
    }
    if as_json:
        click.echo(json.dumps(figures))
        return
    click.echo(f"Desks served so far   {figures['desks']}")
    click.echo(f"Mailboxes, about      {figures['mailboxes_about']}")
    click.echo(f"Letters and replies   {figures['records_about']} (about, with key grants)")
    click.echo(f"Desk events, about    {figures['events_about']}")
    click.echo(f"Keys waiting, about   {figures['wraps_about']}")
    click.echo(f"Database, about       {figures['used_mib']} of {figures['storage_mib_max']} MiB")
    click.echo(f"Files' parts, about   {figures['files_mib']} of {figures['files_mib_max']} MiB")
    click.echo(f"Oldest letter         {figures['oldest_month'] or 'none'}")
    if held:
        click.echo(f"Note: {HELD}")


@relay.command()
@click.option("--data", help="Directory of the database.  [default: relay-data]")
@DATABASE
@click.option(
    "--files-lost",
    is_flag=True,
    help="Delete files that came before this database, too: the one they belong to will not come back.",
)
def expire(data: str | None, database: str | None, files_lost: bool) -> None:
    """Delete mailboxes without a letter for 180 days, and keys nobody fetched for as long.

    A relay that serves does this by itself once a day; this is for one that does not.
    """
    settings = told_settings({"data": data, "database": database})
    store = existing_store(settings)
    try:
        with store.writing():
            today = today_at(_now_seconds())
            count = store.expire(today - EXPIRY_DAYS)
            store.forget_spent(today - 1)
            if files_lost:
                store.release_files()
        scrubbed = store.scrub()
        files = existing_parts(settings, store)
        held = files is not None and not files_lost and store.files_held() and not files.is_empty()
        if files is not None:
            sweep(files, lambda box: store.has_mailbox(box.desk, box.mailbox), lambda: held)
    except StoreError as error:
        raise RelayProblemError(f"the database is in use or cannot be written ({error})") from None
    finally:
        store.close()
    if not scrubbed:
        raise RelayProblemError("deleted, but another program is reading the database; run this again")
    click.echo(f"Deleted: {count}" if count else "Nothing was due.")
    if held:
        click.echo(f"Note: {HELD}")


async def _serve_until_stopped(running: Relay) -> None:
    # The web framework takes a moment to load; the other commands need not wait for it.
    from ploughshare.relay.app.server import serve as serve_app  # noqa: PLC0415

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)

    def started(host: str, port: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The relay listens at http://{shown}:{port}/ (Ctrl-C stops it)")

    await serve_app(running, started, stop)


def _now_seconds() -> int:
    return int(time.time())
