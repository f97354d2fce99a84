"""`ploughshare demo`: plays the whole road on one case and says of each step whether it held."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ploughshare.desk.refused import DeskError
from ploughshare.road.person import PersonError
from ploughshare.road.places import pack_directory
from ploughshare.road.rehearsal import Rehearsal, StepError
from ploughshare.road.relay_process import RelayProcessError
from ploughshare.seal.refusal import SealError

STEP_FAILED = 1


@click.command()
@click.option(
    "--headless", is_flag=True, help="Without a browser and without questions. The only way so far."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for a program.")
@click.option("--keep", is_flag=True, help="Keep the vaults and the relay's files, and say where they are.")
def demo(headless: bool, as_json: bool, keep: bool) -> None:
    """Play Sergey's case through every part and prove each step.

    A real relay on a loopback socket, two real desks, real sealing, the real law. Everything happens in
    a new directory that is deleted afterwards. Exit code 0 only if every step held.
    """
    if not headless:
        raise click.UsageError(
            "Say --headless: it plays without a browser. To see the pages, use `ploughshare run`."
        )
    console = Console(stderr=as_json, highlight=False)
    directory = Path(tempfile.mkdtemp(prefix="ploughshare-demo-"))
    started = time.monotonic()
    done: list[dict[str, object]] = []
    failed: str | None = None
    rehearsal = Rehearsal(directory, pack_directory(), datetime.now(tz=UTC).date())
    try:
        for number, step in enumerate(rehearsal.steps(), start=1):
            began = time.monotonic()
            try:
                with console.status(f"{number}. {step.title}"):
                    proof = step.do()
            except (StepError, DeskError, PersonError, RelayProcessError, SealError) as error:
                failed = f"{step.title}: {error}"
                console.print(f"[red]✗[/red] {number:2}. [bold]{step.title}[/bold]")
                console.print(f"       This did not hold: {error}. The road stops here.", markup=False)
                break
            seconds = time.monotonic() - began
            console.print(
                f"[green]✓[/green] {number:2}. [bold]{step.title}[/bold] [dim]({seconds:.1f} s)[/dim]"
            )
            console.print(Padding(Text(proof.sentence), (0, 0, 0, 7)))
            done.append(
                {"step": step.title, "proof": proof.sentence, "seconds": round(seconds, 3), **proof.facts}
            )
    finally:
        rehearsal.close()
        if keep:
            console.print(f"Kept in {directory}", markup=False)
        else:
            shutil.rmtree(directory, ignore_errors=True)
    seconds = time.monotonic() - started
    if as_json:
        click.echo(
            json.dumps(
                {"held": failed is None, "failed": failed, "seconds": round(seconds, 1), "steps": done}
            )
        )
    elif failed is None:
        console.print(f"\nEvery step held, in {seconds:.0f} s. See it with your own eyes: make run")
    if failed is not None:
        sys.exit(STEP_FAILED)
