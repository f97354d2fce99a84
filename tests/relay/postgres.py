"""A PostgreSQL server of Debian's for the tests: its own directory, a unix socket, an operator's settings."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

ROLE = "ploughshare"
USER = "postgres"
START_SECONDS_MAX = 60
# As docs/operate.md tells an operator, and small.
SETTINGS = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "wal_recycle": "off",
    "wal_keep_size": "0",
    "min_wal_size": "32MB",
    "max_wal_size": "256MB",
    "log_connections": "off",
    "log_disconnections": "off",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
    "log_line_prefix": "",
    "log_checkpoints": "off",
    "track_activities": "off",
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_connections": "40",
}


def programs() -> Path:
    """Where Debian keeps the server's programs of its newest version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise FileNotFoundError("PostgreSQL's server is not installed; on Debian: apt install postgresql")
    return found[-1]


def _as_server(command: list[str]) -> list[str]:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]


def _lives(pid: int) -> bool:
    """Whether a process still has its memory; one that nobody has waited for has none."""
    try:
        return Path("/proc", str(pid), "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@dataclass
class Cluster:
    """One server and its directory."""

    home: Path
    settings: dict[str, str]
    _numbers: "count[int]" = field(default_factory=count)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    def start(self) -> None:
        options = [f"-c{name}={value}" for name, value in self.settings.items()]
        command = _as_server(
            [str(programs() / "postgres"), "-D", str(self.data), "-k", str(self.home), *options]
        )
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, cwd=self.home)
        self.wait()

    def wait(self) -> None:
        """Until it takes connections."""
        ready = [str(programs() / "pg_isready"), "-q", "-h", str(self.home), "-U", USER]
        until = time.monotonic() + START_SECONDS_MAX
        while self.process is not None and time.monotonic() < until:
            if subprocess.run(ready, check=False).returncode == 0:
                return
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            break
        ended = None if self.process is None else self.process.returncode
        raise AssertionError(f"ended with {ended}: {self.log.read_text()[-1_500:]}")

    def pids(self) -> list[int]:
        """The server's process and those it started."""
        if self.process is None:
            return []
        asked = ["ps", "--ppid", str(self.process.pid), "-o", "pid="]
        children = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
        return [self.process.pid, *map(int, children)]

    def kill(self) -> None:
        """Ends the server and all its processes at once, as a crash would."""
        process = self.process
        if process is None or process.poll() is not None:
            self.process = None
            return
        # Held still first, so that it starts no more of them.
        os.kill(process.pid, signal.SIGSTOP)
        pids = self.pids()
        for pid in reversed(pids):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait(20)
        until = time.monotonic() + START_SECONDS_MAX
        while any(map(_lives, pids)) and time.monotonic() < until:
            os.sched_yield()
        self.process = None

    def stop(self) -> None:
        """Ends it in good order, at once."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
            self.process = None

    def admin_of(self, database: str) -> "psycopg.Connection[tuple[Any, ...]]":
        """The administrator's connection to a database of `database`."""
        return self.admin(str(conninfo_to_dict(database)["dbname"]))

    def admin(self, database: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(host=str(self.home), user=USER, dbname=database, autocommit=True)

    def database(self) -> str:
        """A new, empty database of the relay's role; its connection string."""
        name = f"relay_{next(self._numbers)}"
        with self.admin() as admin:
            admin.execute(f"CREATE DATABASE {name} OWNER {ROLE} TEMPLATE template0".encode())
        with self.admin(name) as admin:
            # As docs/operate.md says, so that deleting may end the log that holds what was deleted.
            admin.execute(f"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {ROLE}".encode())
        return f"postgresql:///{name}?host={self.home}&user={ROLE}"


def memory() -> Path | None:
    """Where files lie in memory, if there is room: what a killed process leaves is there as on a disk."""
    place = Path("/dev/shm")  # noqa: S108 - a directory of a random name is made in it
    return place if place.is_dir() and shutil.disk_usage(place).free > 2**31 else None


@contextmanager
def cluster(place: Path | None = None, **settings: str) -> Iterator[Cluster]:
    """A running server, gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="pg-", dir=place))
    made = Cluster(home, {**SETTINGS, **settings})
    try:
        if os.geteuid() == 0:
            shutil.chown(home, USER, USER)
        init = [str(programs() / "initdb"), "-D", str(made.data), "-U", USER, "-A", "trust", "-E", "UTF8"]
        init += ["--locale=C.UTF-8", "--no-sync"]
        subprocess.run(_as_server(init), check=True, stdout=subprocess.DEVNULL, cwd=home)
        made.start()
        with made.admin() as admin:
            admin.execute(f"CREATE ROLE {ROLE} LOGIN".encode())
            admin.execute(f"GRANT pg_checkpoint TO {ROLE}".encode())
        yield made
    finally:
        # In good order where it can: a killed server leaves its segments in the machine's shared memory.
        try:
            made.stop()
        except subprocess.TimeoutExpired:
            made.kill()
        shutil.rmtree(home, ignore_errors=True)
