"""A relay as its own process on this machine: started, waited for, killed, started again."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ploughshare.wire import b64u

LOOPBACK = "127.0.0.1"
STOP_SECONDS = 20.0


class RelayProcessError(Exception):
    """The relay did not start; the message is its own last words."""


def port_is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def any_free_port() -> int:
    """A loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class RelayProcess:
    """A relay that serves one desk on loopback. `url` has no slash at its end."""

    data: Path
    root_public: bytes
    port: int
    guide: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    """All of its environment: a seized process shows it, so it is given nothing it does not need."""
    program: Sequence[str] = (sys.executable, "-m", "ploughshare")
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The running process's number."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start it and wait until it says that it listens. Raises RelayProcessError."""
        command = [*self.program, "relay", "serve"]
        command += ["--host", LOOPBACK, "--port", str(self.port), "--data", str(self.data)]
        command += ["--desk", b64u(self.root_public)]
        if self.guide is not None:
            command += ["--guide", str(self.guide)]
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What it says while starting is read at once and kept nowhere: a relay has no log.
        with tempfile.TemporaryFile() as errors:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**self.environment},
                # Ctrl-C in the terminal is ours to handle: the relay is stopped after the desk.
                start_new_session=True,
            )
            if self._process.stdout is None or b"listens" not in self._process.stdout.readline():
                self._process.wait(STOP_SECONDS)
                errors.seek(0)
                said = errors.read().decode("utf-8", "replace").strip()
                raise RelayProcessError(said or "The relay did not start.")

    def stop(self) -> None:
        """Ask it to stop and wait until it has."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._close()

    def kill(self) -> None:
        """End it as a power cut would: no warning, no last words."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._close()

    def _close(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None
