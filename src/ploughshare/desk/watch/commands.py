"""`ploughshare desk watch`: look in at the relay as people do, now."""

import json
from contextlib import suppress
from pathlib import Path

import click

from ploughshare.desk.commands import (
    DeskProblemError,
    OutsideProblemError,
    disk,
    open_ledger,
    passphrase_option,
    proxy_option,
    relay_line,
    vault_option,
)
from ploughshare.desk.exchange import exchange
from ploughshare.desk.refused import DeskError
from ploughshare.desk.settings import read_settings
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.telling import WHAT_TO_DO, names, ring_line, standing_line, to_json
from ploughshare.desk.watch.watching import Watcher

EXIT_RINGS = 1
NOTHING_SEEN = {Verdict.NO_GUIDE, Verdict.NOT_REACHED, Verdict.NEEDS_TOR}


@click.command()
@vault_option
@passphrase_option
@proxy_option
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Do not look; write the last page that was served in the guide's place.",
)
@click.option("--settled", is_flag=True, help="Do not look; you have seen to every alarm there is.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def watch(
    context: click.Context,
    directory: Path | None,
    passphrase_file: Path | None,
    proxy: str | None,
    save: Path | None,
    settled: bool,
    as_json: bool,
) -> None:
    """Open the guide at each address of the relay as people do, and say whether it is the signed one.

    An open desk does this by itself, about every two hours. Exit code 1 while an alarm rings or another page
    than a signed one is served, 3 where an address served no guide.
    """
    with open_ledger(directory, passphrase_file) as ledger:
        if save is not None:
            page = keeping.evidence(ledger)
            if page is None:
                raise DeskProblemError("No other page than the signed one was ever served.")
            with disk():
                save.write_bytes(page)
            return
        if settled:
            keeping.settle(ledger)
            return
        with relay_line(ledger, proxy) as connect, suppress(DeskError):
            exchange(ledger, connect())  # a colleague may have signed a guide just now
        Watcher(ledger, proxy or read_settings().proxy).now()
        ringing = keeping.rings(ledger)
        found = {standing.verdict for standing in keeping.standings(ledger)}
        if as_json:
            click.echo(json.dumps(to_json(ledger)))
        else:
            for standing in keeping.standings(ledger):
                click.echo(standing_line(standing))
            for ring in ringing:
                click.echo(f"ALARM. {ring_line(ring, names(ledger).get(ring.by, '?'))}")
            for line in WHAT_TO_DO if ringing else ():
                click.echo(line)
    if ringing or found & keeping.ALARMING.keys():
        context.exit(EXIT_RINGS)
    if found & NOTHING_SEEN:
        context.exit(OutsideProblemError.exit_code)
