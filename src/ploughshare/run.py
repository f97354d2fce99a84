"""`ploughshare run`: a relay and a demonstration desk on this machine, until Ctrl-C."""

from __future__ import annotations

import asyncio
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import Exchanger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import open_http
from ploughshare.desk.vault import Vault, VaultBusyError
from ploughshare.desk.watch.watching import Watcher
from ploughshare.guide import GuideError
from ploughshare.road import founding
from ploughshare.road.places import NoPackError, pack_directory
from ploughshare.road.relay_process import LOOPBACK, RelayProcessError, port_is_free
from ploughshare.road.stage import Kept, Stage, StageError, open_stage, read_kept

RELAY_PORT = 8450
DESK_PORT = 8451
OUTSIDE_FAILED = 3
PORT = click.IntRange(1, 65_535)


class RunError(click.ClickException):
    """The demonstration cannot run; the message says why and the way out."""

    exit_code = OUTSIDE_FAILED


@click.command()
@click.option(
    "--data",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("run"),
    show_default=True,
    help="Where the demonstration keeps its data.",
)
@click.option("--fresh", is_flag=True, help="Start over: delete the last demonstration's data first.")
@click.option(
    "--relay-port", type=PORT, help=f"Port of the relay and the guide; kept.  [default: {RELAY_PORT}]"
)
@click.option(
    "--desk-port", type=PORT, default=DESK_PORT, show_default=True, help="Port of the desk's pages."
)
@click.option(
    "--lang", type=click.Choice(["ru", "en"]), default="ru", show_default=True, help="Language of the desk."
)
def run(directory: Path, fresh: bool, relay_port: int | None, desk_port: int, lang: str) -> None:
    """Start a relay with its guide, and a demonstration desk with eight cases, on this machine only.

    The first run makes everything; later runs keep it. The desk is for trying things out: its passphrase
    lies in a file beside it. A desk for people is made with `ploughshare desk init`.
    """
    console = Console(highlight=False)
    try:
        packs = pack_directory()
        kept = _last_run(directory, fresh=fresh)
        port = relay_port or (RELAY_PORT if kept is None else kept.relay_port)
        if port == desk_port:
            raise click.UsageError("--relay-port and --desk-port are two ports.")
        if kept is not None and port != kept.relay_port:
            raise RunError(
                f"This demonstration's guide sends letters to port {kept.relay_port}. "
                "For another port start over: make run FRESH=1 OPTIONS='--relay-port "
                f"{port}'"
            )
        _check_port(port, "--relay-port", fresh=fresh or kept is not None, new=kept is None)
        _check_port(desk_port, "--desk-port", fresh=fresh, new=True)
        if fresh and directory.exists():
            _forget(directory)
        with console.status("Starting") as status:
            stage = open_stage(directory, packs, port, datetime.now(tz=UTC).date(), status.update)
    except (NoPackError, GuideError, RelayProcessError, StageError, DeskError) as error:
        raise RunError(str(error)) from None
    try:
        asyncio.run(_until_stopped(stage, packs, desk_port, lang, console))
    except DeskError as error:
        raise RunError(str(error)) from None
    finally:
        stage.close()
    console.print("\nStopped. Everything is kept; `make run` brings it back, `make run FRESH=1` starts over.")


async def _until_stopped(stage: Stage, packs: Path, desk_port: int, lang: str, console: Console) -> None:
    # The pages take a moment to load; `--help` need not wait for them.
    from ploughshare.desk.app import Desk, serve  # noqa: PLC0415

    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    http = open_http()
    exchanger = Exchanger(stage.ledger, lambda: founding.client(stage.ledger, http))
    watcher = Watcher(stage.ledger, None, settle=exchanger.settle)
    desk = Desk(stage.ledger, Assessor(stage.pack), packs, exchanger=exchanger, lang=lang, watcher=watcher)
    exchanger.start()
    watcher.start()
    try:
        await serve(desk, lambda address: _welcome(console, stage, address), stop, port=desk_port)
    finally:
        await asyncio.to_thread(watcher.stop)
        await asyncio.to_thread(exchanger.stop)
        http.close()


def _welcome(console: Console, stage: Stage, desk_address: str) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_row(Text("Guide", style="bold"), Text(stage.relay.url + "/", style="cyan"))
    grid.add_row("", "what a person opens; try it on a phone-sized window")
    grid.add_row(Text("Desk", style="bold"), Text(desk_address, style="cyan", overflow="fold"))
    grid.add_row("", "what a counsellor opens; this address works once")
    console.print(Panel(grid, title="Ploughshare is running", title_align="left", expand=False))
    steps = Table.grid(padding=(0, 1))
    steps.add_row(
        "1.",
        "In the guide, answer as Sergey: contract, army; refused on paper in April 2022. Set the day to "
        "25 May 2022, then to 1 October 2022: the same facts, another answer, and why.",
    )
    steps.add_row(
        "2.",
        "Write a letter there; it is in the desk's queue within seconds. Answer it, and read the answer in "
        "the guide with your eight words.",
    )
    steps.add_row(
        "3.", Text.assemble("Sergey's own eight words open his mailbox: ", (stage.kept.words, "bold"))
    )
    console.print("What to try:")
    console.print(steps)
    console.print("Ctrl-C stops both. Nothing leaves this machine.")


def _last_run(directory: Path, *, fresh: bool) -> Kept | None:
    """What the last run left and this one goes on with; None to begin anew. RunError while it still runs."""
    try:
        kept = read_kept(directory)
    except StageError:
        if fresh:
            return None
        raise
    if kept is None:
        return None
    try:
        Vault.open(directory / "desk", kept.passphrase).close()
    except VaultBusyError:
        raise RunError(
            f"This demonstration runs already: http://{LOOPBACK}:{kept.relay_port}/. "
            "Stop it first, with Ctrl-C in its window."
        ) from None
    except DeskError:
        if not fresh:
            raise
    return None if fresh else kept


def _check_port(port: int, option: str, *, fresh: bool, new: bool) -> None:
    if port_is_free(port):
        return
    other = port + 100 if port < 65_000 else port - 100
    way_out = f"make run{' FRESH=1' if fresh else ''} OPTIONS='{option} {other}'"
    if not new:
        way_out += ", which starts the demonstration over"
    raise RunError(f"{LOOPBACK}:{port} is taken by another program. Stop it, or use another port: {way_out}")


def _forget(directory: Path) -> None:
    """Delete an earlier demonstration, and nothing that is not one."""
    expected = {"desk", "relay", "guide.html", "guide.html.minisig", "demonstration.json"}
    strange = sorted(path.name for path in directory.iterdir() if path.name not in expected)
    if strange:
        raise RunError(
            f"{directory} holds {strange[0]}, which is no demonstration's; delete it yourself or use --data"
        )
    shutil.rmtree(directory)
