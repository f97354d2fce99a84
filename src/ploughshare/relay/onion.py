"""What Tor is told so that a relay is reached as an onion service. Pure."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

STREAMS_MAX = 32
"""Connections over one circuit; a browser opens six, a desk one."""
DIRECTORY = "/var/lib/tor/ploughshare"
_PATH = re.compile(r"(/[A-Za-z0-9._-]+)+")
_ONION = re.compile(r"[a-z2-7]{56}\.onion")


class OnionError(ValueError):
    """Tor cannot be told this; the message says what it may be."""


@dataclass(frozen=True)
class OnionService:
    """Where tor keeps the service's key, and where the relay listens."""

    directory: PurePosixPath
    host: str
    port: int

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(str(self.directory)):
            raise OnionError(
                "the directory of the onion service is a whole path of letters, digits and . _ - alone"
            )
        if self.port == 0:
            raise OnionError("an onion service needs a relay on a port that stays; 0 is a new one each time")

    def torrc(self) -> str:
        """The lines for torrc.

        No rate limit at the introduction points: whoever used it up would shut out everybody. The proof of
        work asks more of those who call most instead.
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"""\
# A Ploughshare relay as an onion service, made by `ploughshare relay onion`.
HiddenServiceDir {self.directory}
HiddenServicePort 80 {host}:{self.port}
# When more call than can be served, callers work before they are let through; else nobody does.
HiddenServicePoWDefensesEnabled 1
# One circuit holds few connections, and is closed when it wants more.
HiddenServiceMaxStreams {STREAMS_MAX}
HiddenServiceMaxStreamsCloseCircuit 1
# Addresses stay out of tor's own log.
SafeLogging 1
"""


def read_hostname(untrusted_text: str) -> str:
    """The address in tor's file `hostname`, as http://….onion. Raises OnionError."""
    host = untrusted_text.strip()
    if not _ONION.fullmatch(host):
        raise OnionError("tor's file `hostname` does not hold an onion address")
    return f"http://{host}"
