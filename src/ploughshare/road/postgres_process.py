"""A PostgreSQL server of one's own on this machine, set as docs/operate.md advises."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ploughshare.relay.store.postgres_advice import WANTED

ROLE = "ploughshare"
DATABASE = "relay"
ADMINISTRATOR = "postgres"
SECONDS_MAX = 60.0
_PLACES = Path("/usr/lib/postgresql")
_SMALL = {"shared_buffers": "16MB", "max_wal_size": "128MB", "min_wal_size": "32MB", "listen_addresses": ""}


class PostgresProcessError(Exception):
    """PostgreSQL's server cannot be started here; on Debian, `apt install postgresql` brings it."""


def programs() -> Path:
    """Where Debian keeps the programs of its newest version. Raises PostgresProcessError."""
    found = sorted(_PLACES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise PostgresProcessError(PostgresProcessError.__doc__)
    return found[-1].parent


@dataclass
class PostgresProcess:
    """One server with an empty database for a relay, on a socket in `home`, which only its user may enter."""

    home: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    """All of its environment but where programs are: a seized process shows it."""
    _process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        """The server's directory."""
        return self.home / "data"

    @property
    def database(self) -> str:
        """What a relay is told."""
        return f"postgresql:///{DATABASE}?host={self.home}&user={ROLE}"

    def start(self) -> None:
        """Makes the server and starts it. Raises PostgresProcessError."""
        self.home.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(self.home, ADMINISTRATOR, ADMINISTRATOR)
        made = [*("initdb", "-D", str(self.data), "-U", ADMINISTRATOR, "-A", "trust", "-E", "UTF8")]
        self._run([*made, "--locale=C.UTF-8", "--no-sync"], as_server=True)
        settings = {**{name: value for name, value, _ in WANTED}, **_SMALL}
        options = [f"-c{name}={value}" for name, value in settings.items()]
        command = [str(programs() / "postgres"), "-D", str(self.data), "-k", str(self.home), *options]
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                _as_server(command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.home,
                env={"PATH": os.defpath, **self.environment},
                start_new_session=True,
            )
        self._wait()
        self.ask(f"CREATE ROLE {ROLE} LOGIN", "postgres")
        self.ask(f"GRANT pg_checkpoint TO {ROLE}", "postgres")
        self.ask(f"CREATE DATABASE {DATABASE} OWNER {ROLE} TEMPLATE template0", "postgres")
        self.ask(f"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {ROLE}")

    def _wait(self) -> None:
        until = time.monotonic() + SECONDS_MAX
        ready = [str(programs() / "pg_isready"), "-q", "-h", str(self.home)]
        while self._process is not None and self._process.poll() is None and time.monotonic() < until:
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise PostgresProcessError(PostgresProcessError.__doc__)

    def stop(self) -> None:
        """Ends it in good order."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(SECONDS_MAX)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def pids(self) -> list[int]:
        """The server's processes."""
        if self._process is None:
            return []
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    def ask(self, sql: str, database: str = DATABASE) -> list[list[str]]:
        """The rows of a query as the administrator's psql prints them. Raises PostgresProcessError."""
        asked = ["psql", "-h", str(self.home), "-U", ADMINISTRATOR, "-d", database, "-XAtq", "-F", "\t"]
        told = self._run([*asked, "-v", "ON_ERROR_STOP=1", "-c", sql])
        return [line.split("\t") for line in told.splitlines()]

    def base_backup(self, to: Path) -> None:
        """Copies the server while it runs, as its own program for that does. Raises PostgresProcessError."""
        options = ["-h", str(self.home), "-U", ADMINISTRATOR, "-D", str(to), "-c", "fast", "-X", "stream"]
        self._run(["pg_basebackup", *options])

    def dump(self) -> str:
        """Every row as text. Raises PostgresProcessError."""
        return self._run(["pg_dump", "-h", str(self.home), "-U", ADMINISTRATOR, "-d", DATABASE])

    def _run(self, command: Sequence[str], *, as_server: bool = False) -> str:
        full = [str(programs() / command[0]), *command[1:]]
        done = subprocess.run(
            _as_server(full) if as_server else full,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.home,
        )
        if done.returncode != 0:
            raise PostgresProcessError(f"{command[0]}: {done.stderr.strip()[-500:]}")
        return done.stdout


def _as_server(command: Sequence[str]) -> list[str]:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return list(command)
    options = [f"--reuid={ADMINISTRATOR}", f"--regid={ADMINISTRATOR}", "--clear-groups"]
    return ["setpriv", *options, *command]
