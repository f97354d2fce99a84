"""A Tor network of its own on this machine: authorities, relays, an onion service, a client. Debian's tor.

Nothing leaves the loopback device. Every process is ours to stop.
"""

import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

AUTHORITIES = 3
RELAYS = 4
BOOTSTRAP_SECONDS = 120.0

_EVERY_NODE = """\
TestingTorNetwork 1
AssumeReachable 1
PathsNeededToBuildCircuits 0.67
V3AuthNIntervalsValid 2
ShutdownWaitLength 0
Log notice stdout
SafeLogging 0
"""
_SERVER = """\
Address 127.0.0.1
SocksPort 0
ExitRelay 0
ContactInfo nobody@example.org
"""
_AUTHORITY = """\
AuthoritativeDirectory 1
V3AuthoritativeDirectory 1
TestingV3AuthInitialVotingInterval 5
TestingV3AuthInitialVoteDelay 2
TestingV3AuthInitialDistDelay 2
V3AuthVotingInterval 10
V3AuthVoteDelay 2
V3AuthDistDelay 2
TestingDirAuthVoteGuard *
TestingDirAuthVoteHSDir *
TestingMinExitFlagThreshold 0
"""


class TorNetworkError(Exception):
    """The network of the test did not come up; the message is what tor said."""


def free_ports(count: int) -> list[int]:
    """Ports that nothing listens on."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@dataclass
class Tor:
    """One tor process; what it says is kept, and can be waited for."""

    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)
    _heard: threading.Condition = field(default_factory=threading.Condition)
    _ended: bool = False

    @classmethod
    def start(cls, torrc: Path) -> "Tor":
        tor = cls(
            subprocess.Popen(
                ["tor", "-f", str(torrc), "--defaults-torrc", "/dev/null", "--quiet"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        assert tor.process.stdout is not None
        threading.Thread(target=tor._listen, args=(tor.process.stdout,), daemon=True).start()
        return tor

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            with self._heard:
                self.said.append(line)
                self._heard.notify_all()
        with self._heard:
            self._ended = True
            self._heard.notify_all()

    def wait_for(self, words: str, seconds: float = BOOTSTRAP_SECONDS) -> None:
        """Waits until it has said this. Raises TorNetworkError."""
        with self._heard:
            there = self._heard.wait_for(
                lambda: self._ended or any(words in line for line in self.said), seconds
            )
            if not there or not any(words in line for line in self.said):
                raise TorNetworkError("".join(self.said[-30:]))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        with self._heard:
            self._heard.wait_for(lambda: self._ended, 10)
        if self.process.stdout is not None:
            self.process.stdout.close()


@dataclass
class TorNetwork:
    """The network's directory lines, which every node of it needs, and its processes."""

    directory: Path
    authority_lines: str = ""
    running: list[Tor] = field(default_factory=list)

    def node(self, name: str, *parts: str) -> Path:
        """A torrc for a node."""
        home = self.directory / name
        home.mkdir(mode=0o700, exist_ok=True)
        torrc = home / "torrc"
        head = f"DataDirectory {home}\n"
        torrc.write_text("".join([head, _EVERY_NODE, self.authority_lines, *parts]))
        return torrc

    def start(self, torrc: Path) -> Tor:
        tor = Tor.start(torrc)
        self.running.append(tor)
        return tor

    def bring_up(self) -> None:
        """Starts authorities and relays."""
        ports = free_ports(2 * AUTHORITIES + RELAYS)
        authorities = []
        for number in range(AUTHORITIES):
            or_port, dir_port = ports.pop(), ports.pop()
            name = f"authority{number}"
            own = f"Nickname {name}\nOrPort {or_port}\nDirPort {dir_port}\n" + _SERVER + _AUTHORITY
            identity = self._authority_identity(name)
            fingerprint = self._fingerprint(self.node(name, own))
            self.authority_lines += (
                f"DirAuthority {name} orport={or_port} no-v2 v3ident={identity}"
                f" 127.0.0.1:{dir_port} {fingerprint}\n"
            )
            authorities.append((name, own))
        for name, own in authorities:
            self.start(self.node(name, own))
        for number in range(RELAYS):
            name = f"relay{number}"
            self.start(self.node(name, f"Nickname {name}\nOrPort {ports.pop()}\n" + _SERVER))

    def _authority_identity(self, name: str) -> str:
        keys = self.directory / name / "keys"
        keys.mkdir(parents=True, mode=0o700)
        keys.parent.chmod(0o700)
        certificate = keys / "authority_certificate"
        subprocess.run(
            [
                *("tor-gencert", "--create-identity-key", "--passphrase-fd", "0", "-m", "1"),
                *("-i", str(keys / "authority_identity_key"), "-s", str(keys / "authority_signing_key")),
                *("-c", str(certificate)),
            ],
            input="none needed\n",
            text=True,
            check=True,
            capture_output=True,
        )
        found = re.search(r"^fingerprint ([0-9A-F]{40})$", certificate.read_text(), re.MULTILINE)
        assert found is not None
        return found[1]

    def _fingerprint(self, torrc: Path) -> str:
        told = subprocess.run(
            [
                *("tor", "-f", str(torrc), "--defaults-torrc", "/dev/null", "--list-fingerprint", "--quiet"),
                *("--DirAuthority", f"x orport=1 v3ident={'A' * 40} 127.0.0.1:1 {'B' * 40}"),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        return "".join(told.stdout.split()[-10:])


@contextmanager
def tor_network(directory: Path) -> Iterator[TorNetwork]:
    """A network at work, ended with all its processes."""
    network = TorNetwork(directory)
    try:
        network.bring_up()
        yield network
    finally:
        for tor in network.running:
            tor.stop()
