"""Relays that start in a moment: a process that has loaded everything forks one each time it is asked."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ploughshare import wire
from tests.relay.client import ROOT, public

_PROGRAM = """
import json, os, sys
from ploughshare.relay.commands import relay
import ploughshare.relay.app.server
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        os.environ.update(json.loads(line)["environ"])
        relay(json.loads(line)["arguments"])
    # In one write, so that no line of the relay comes between.
    os.write(1, b"began %d\\n" % pid)
    os.waitpid(pid, 0)
    os.write(1, b"ended %d\\n" % pid)
"""


@dataclass
class Nursery:
    """The process that forks relays, one at a time."""

    process: "subprocess.Popen[str]"
    data: Path
    options: tuple[str, ...]
    environ: dict[str, str]
    pid: int = 0
    address: tuple[str, int] = ("", 0)

    def start(self) -> None:
        """A relay listens when this returns."""
        arguments = ["serve", "--port", "0", "--data", str(self.data), "--desk", wire.b64u(public(ROOT))]
        asked = {"arguments": [*arguments, *self.options], "environ": self.environ}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        self.pid, self.address = 0, ("", 0)
        while not self.pid or not self.address[1]:
            line = self._line()
            if line.startswith("began "):
                self.pid = int(line.split()[1])
            else:
                host, port = line.split("http://")[1].split("/")[0].split(":")
                self.address = (host, int(port))

    def kill(self) -> None:
        """Ends the relay as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        assert self._line() == f"ended {self.pid}"
        self.pid = 0

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line, "the relay ended"
        return line


@contextmanager
def nursery(data: Path, *options: str, environ: dict[str, str] | None = None) -> Iterator[Nursery]:
    with (
        data.with_name(data.name + ".log").open("ab") as log,
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        made = Nursery(process, data, options, environ or {})
        try:
            yield made
        finally:
            if made.pid:
                os.kill(made.pid, signal.SIGKILL)
            process.kill()
