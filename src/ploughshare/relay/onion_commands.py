"""`ploughshare relay onion`: writes tor's configuration, asks tor about it, says the address."""

import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

import click

from ploughshare.relay.onion import DIRECTORY, OnionError, OnionService, read_hostname
from ploughshare.relay.settings import SettingsError, settings_from_environment

EXIT_TOR_SAYS_NO = 1
EXIT_WRONG_INPUT = 2
EXIT_FAILED_OUTSIDE = 3
TOR_SECONDS = 60
HOSTNAME_BYTES_MAX = 256


class OnionProblemError(click.ClickException):
    """The onion service cannot be set up so; the message says why."""

    exit_code = EXIT_WRONG_INPUT


class TorSaysNoError(OnionProblemError):
    """Tor does not take these lines."""

    exit_code = EXIT_TOR_SAYS_NO


class NoTorError(OnionProblemError):
    """Tor is not there, or has not made the service yet."""

    exit_code = EXIT_FAILED_OUTSIDE


@click.command()
@click.option("--host", help="Where the relay listens.  [default: 127.0.0.1]")
@click.option("--port", help="The relay's port.  [default: 8080]")
@click.option(
    "--directory", default=DIRECTORY, show_default=True, help="Where tor keeps the service's key and address."
)
@click.option("--check", is_flag=True, help="Ask the tor of this machine whether it takes these lines.")
@click.option("--address", is_flag=True, help="Say the service's address instead, once tor has made it.")
def onion(host: str | None, port: str | None, directory: str, check: bool, address: bool) -> None:
    """Print the lines for tor's configuration that make the relay an onion service.

    Append them to /etc/tor/torrc and reload tor; then --address tells where people and desks find the relay.
    Tor's own proof of work against floods is on. Who has the key in the directory is the relay: keep a copy
    apart from the machine.
    """
    try:
        settings = settings_from_environment(
            {name: text for name, text in (("host", host), ("port", port)) if text is not None}
        )
        service = OnionService(PurePosixPath(directory), settings.host, settings.port)
        if address:
            click.echo(_address(Path(directory)))
            return
    except (SettingsError, OnionError) as error:
        raise OnionProblemError(str(error)) from None
    if check:
        _ask_tor(service.torrc())
        click.echo("Tor takes these lines, and knows the proof of work.", err=True)
    click.echo(service.torrc(), nl=False)


def _address(directory: Path) -> str:
    try:
        with (directory / "hostname").open("rb") as file:
            return read_hostname(file.read(HOSTNAME_BYTES_MAX).decode("ascii", "replace"))
    except OSError as error:
        raise NoTorError(
            f"tor's file `hostname` cannot be read in {directory} ({error.strerror}); has tor been reloaded?"
        ) from None


def _ask_tor(torrc: str) -> None:
    """Raises OnionProblemError when there is no tor, or it does not take this."""
    program = shutil.which("tor")
    if program is None:
        raise NoTorError("there is no tor here; on Debian: apt install tor")
    modules = subprocess.run(
        [program, "--list-modules"], capture_output=True, text=True, timeout=TOR_SECONDS, check=False
    )
    if "pow: yes" not in modules.stdout:
        raise TorSaysNoError("this tor was built without proof of work; take Debian's")
    with tempfile.TemporaryDirectory() as home:
        # Tor would make the service's directory; the question must not.
        asked = torrc.replace(_line(torrc, "HiddenServiceDir "), f"HiddenServiceDir {home}/service")
        said = subprocess.run(
            [program, "--verify-config", "-f", "-", "--defaults-torrc", "/dev/null", "--DataDirectory", home],
            input=asked,
            capture_output=True,
            text=True,
            timeout=TOR_SECONDS,
            check=False,
        )
    if said.returncode != 0:
        last = said.stdout.strip().splitlines()[-1:]
        raise TorSaysNoError(f"tor does not take this: {''.join(last)}")


def _line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))
