"""Three machines on loopback as docs/operate.md sets them up: etcd, Patroni, PostgreSQL on each, and HAProxy.

The files of deploy/cluster are used as they stand; only addresses and folders are others. Each machine has an
address of its own in 127.0.0.0/8, so that every port is the documented one.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from getpass import getuser
from pathlib import Path

from tests.relay.cluster.roles import whole
from tests.relay.postgres import USER, memory, programs

DEPLOY = Path(__file__).parents[3] / "deploy" / "cluster"
NAMES = ("pg1", "pg2", "pg3")
PORTS = (5432, 8008, 2379, 2380)
STARTING_SECONDS = 90


def as_server(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]


def until(what: str, seconds_max: float, holds: Callable[[], object]) -> None:
    """Waits until something holds."""
    deadline = time.monotonic() + seconds_max
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds_max:.0f} s: {what}"
        threading.Event().wait(0.1)


def _free_block() -> str:
    """The first three numbers of addresses of this machine where nobody listens."""
    while True:
        block = f"127.{random.randint(1, 254)}.{random.randint(0, 254)}"
        try:
            for host in range(11, 11 + len(NAMES)):
                for port in PORTS:
                    socket.create_server((f"{block}.{host}", port)).close()
        except OSError:
            continue
        return block


def _state(pid: int) -> str:
    """The letter /proc has for a process; Z where it is gone."""
    try:
        return Path("/proc", str(pid), "stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"


def _descendants(roots: list[int]) -> list[int]:
    """The processes and all they started."""
    asked = ["ps", "-eo", "pid=,ppid="]
    pairs = [
        line.split()
        for line in subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    ]
    found = list(roots)
    for root in found:
        found.extend(int(pid) for pid, parent in pairs if int(parent) == root and int(pid) not in found)
    return found


@dataclass
class Machine:
    """One of the three."""

    name: str
    address: str
    home: Path
    etcd: subprocess.Popen[bytes] | None = None
    patroni: subprocess.Popen[bytes] | None = None
    frozen: bool = False

    @property
    def data(self) -> Path:
        return self.home / "ploughshare"

    @property
    def config(self) -> Path:
        return self.home / "patroni.yml"

    def start(self) -> None:
        """Switches it on."""
        self.start_etcd()
        self.start_patroni()

    def start_etcd(self) -> None:
        lines = (self.home / "etcd.env").read_text().splitlines()
        told = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
        self.etcd = self._run(["/usr/bin/etcd"], "etcd.log", told)

    def start_patroni(self) -> None:
        again = 'while :; do /usr/bin/patroni "$0"; sleep 2; done'  # as systemd starts it again
        self.patroni = self._run(["/bin/sh", "-c", again, str(self.config)], "patroni.log", {})

    def _run(self, command: list[str], log: str, environ: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.home / log).open("ab") as out:
            return subprocess.Popen(
                as_server(command),
                stdout=out,
                stderr=out,
                cwd=self.home,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **environ},
            )

    def postmaster(self) -> int | None:
        """The process of its PostgreSQL, if one runs."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None
        return pid if _state(pid) != "Z" else None

    def pids(self) -> list[int]:
        """All processes of the machine."""
        roots = [process.pid for process in (self.patroni, self.etcd) if process is not None]
        return _descendants([*roots, *filter(None, [self.postmaster()])])

    def kill(self) -> None:
        """Takes its power away: all its processes at once."""
        pids = self._each(self.pids(), signal.SIGSTOP)
        # What was forked in the meantime.
        self._each(sorted({*pids, *self.pids()}), signal.SIGKILL)
        for process in (self.patroni, self.etcd):
            if process is not None:
                process.wait(20)
        self.patroni = self.etcd = None
        until(f"{self.name} is dead", 20, lambda: all(_state(pid) == "Z" for pid in pids))

    def kill_postgres(self) -> None:
        """Ends PostgreSQL alone, as a fault of its own would."""
        postmaster = self.postmaster()
        assert postmaster is not None
        self._each([postmaster], signal.SIGSTOP)
        pids = _descendants([postmaster])
        self._each(pids[1:] + pids[:1], signal.SIGKILL)

    def freeze(self) -> None:
        """Holds everything still: connections stay open and nobody answers."""
        self.frozen = True
        self._each(self.pids(), signal.SIGSTOP)

    def thaw(self) -> None:
        self.frozen = False
        self._each(self.pids(), signal.SIGCONT)

    @staticmethod
    def _each(pids: list[int], number: signal.Signals) -> list[int]:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return pids


@dataclass
class Machines:
    """The cluster: three machines, and what a relay's machine has."""

    place: Path
    block: str
    machines: dict[str, Machine] = field(default_factory=dict)
    proxy: subprocess.Popen[bytes] | None = None

    @property
    def certificates(self) -> Path:
        return self.place / "certificates"

    def _certified(self) -> str:
        files = {"sslrootcert": "ca.pem", "sslcert": "relay.pem", "sslkey": "relay.key"}
        return "&".join(f"{name}={self.certificates / file}" for name, file in files.items())

    @property
    def through_proxy(self) -> str:
        """The database by way of HAProxy."""
        return (
            f"postgresql://ploughshare@database:5000/ploughshare?hostaddr={self.block}.1&{self._certified()}"
        )

    @property
    def by_names(self) -> str:
        """The database by all machines' addresses, of which the driver takes the one that takes writes."""
        hosts = ",".join(machine.address for machine in self.machines.values())
        return f"postgresql://ploughshare@{hosts}/ploughshare?{self._certified()}"

    def control(self, *words: str) -> str:
        """`patronictl`, on the first machine that runs."""
        running = next(
            machine
            for machine in self.machines.values()
            if machine.patroni is not None and not machine.frozen
        )
        done = subprocess.run(
            as_server(["/usr/bin/patronictl", "-c", str(running.config), *words]),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=running.home,
        )
        return done.stdout if done.returncode == 0 else ""

    def members(self) -> list[dict[str, str]]:
        """What Patroni says of each machine."""
        told = self.control("list", "-f", "json")
        found: list[dict[str, str]] = json.loads(told) if told else []
        return found

    def leader(self) -> Machine:
        """The machine that leads; waits for one where the others have not agreed yet."""
        return self._with_role("Leader")

    def standby(self) -> Machine:
        """The machine whose word every commit waits for."""
        return self._with_role("Sync Standby")

    def _with_role(self, role: str) -> Machine:
        found: list[str] = []

        def is_there() -> bool:
            found.extend(member["Member"] for member in self.members() if member["Role"] == role)
            return bool(found)

        until(role, STARTING_SECONDS, is_there)
        return self.machines[found[0]]

    def is_whole(self) -> bool:
        """Whether all lead or follow, and one of those who follow is waited for."""
        return whole(self.members())

    def wait_whole(self, seconds_max: float = STARTING_SECONDS) -> None:
        until("all machines lead or follow", seconds_max, self.is_whole)

    def administer(self, machine: Machine, *options: str) -> str:
        """psql as the administrator of a machine."""
        user = USER if os.geteuid() == 0 else getuser()
        command = [
            str(programs() / "psql"),
            "-qtA",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            str(machine.home),
            "-U",
            user,
        ]
        done = subprocess.run(
            as_server([*command, "-d", "postgres", *options]),
            capture_output=True,
            text=True,
            check=False,
            cwd=machine.home,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start_proxy(self) -> None:
        config = self.place / "haproxy.cfg"
        text = self.rendered("haproxy.cfg", self.certificates)
        if os.geteuid() != 0:
            text = re.sub(r"^ +(user|group|chroot) .*$", "", text, flags=re.MULTILINE)
        config.write_text(text)
        with (self.place / "haproxy.log").open("ab") as out:
            self.proxy = subprocess.Popen(
                ["/usr/sbin/haproxy", "-db", "-f", str(config)], stdout=out, stderr=out
            )

    def rendered(self, name: str, certificates: Path) -> str:
        """A file of deploy/cluster with this cluster's addresses."""
        text = (DEPLOY / name).read_text(encoding="utf-8").replace("10.0.0.", f"{self.block}.")
        text = text.replace("127.0.0.1:5000", f"{self.block}.1:5000")
        return text.replace("/etc/ploughshare/cluster", str(certificates))

    def replace(self, lost: Machine) -> None:
        """Puts an empty machine in the place of one that is gone, as docs/operate.md says."""
        other = next(machine for machine in self.machines.values() if machine.patroni is not None)
        told = self.etcdctl(other, "member", "list")
        (number,) = [line.split(",")[0] for line in told.splitlines() if f" {lost.name}," in line]
        self.etcdctl(other, "member", "remove", number)
        self.etcdctl(other, "member", "add", lost.name, f"--peer-urls=https://{lost.address}:2380")
        for folder in (lost.data, lost.home / "etcd" / "ploughshare"):
            shutil.rmtree(folder)
        with (lost.home / "etcd.env").open("a") as settings:
            settings.write("ETCD_INITIAL_CLUSTER_STATE=existing\n")
        lost.start()

    @staticmethod
    def etcdctl(machine: Machine, *words: str) -> str:
        """etcdctl on a machine."""
        keys = machine.home / "keys"
        told = {
            "PATH": os.environ["PATH"],
            "ETCDCTL_API": "3",
            "ETCDCTL_ENDPOINTS": f"https://{machine.address}:2379",
            "ETCDCTL_CACERT": str(keys / "ca.pem"),
            "ETCDCTL_CERT": str(keys / "machine.pem"),
            "ETCDCTL_KEY": str(keys / "machine.key"),
        }
        done = subprocess.run(
            ["/usr/bin/etcdctl", *words], capture_output=True, text=True, check=False, env=told, timeout=30
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def logs(self) -> str:
        return "\n".join(f"{path}: {path.read_text()[-700:]}" for path in sorted(self.place.rglob("*.log")))

    def stop(self) -> None:
        for machine in self.machines.values():
            machine.kill()
        if self.proxy is not None:
            self.proxy.kill()
            self.proxy.wait(20)


def _furnish(cluster: Machines, name: str, number: int) -> Machine:
    """A machine's folder with its files."""
    made = Machine(name, f"{cluster.block}.{number}", cluster.place / name)
    made.home.mkdir(mode=0o700)
    keys = made.home / "keys"
    keys.mkdir()
    for source, target in (
        (f"{name}.pem", "machine.pem"),
        (f"{name}.key", "machine.key"),
        ("ca.pem", "ca.pem"),
    ):
        shutil.copyfile(cluster.certificates / source, keys / target)
        (keys / target).chmod(0o600)
    config = cluster.rendered("patroni.yml", keys).replace("name: pg1\n", f"name: {name}\n")
    config = re.sub(r"((?:listen|connect_address|host): )[\d.]+:", rf"\g<1>{made.address}:", config)
    config = config.replace("/usr/lib/postgresql/15/bin", str(programs()))
    config = config.replace("/var/lib/postgresql/15", str(made.home)).replace(
        "/var/run/postgresql", str(made.home)
    )
    # What a killed server held in memory goes with its folder.
    config = config.replace('    ssl: "on"\n', '    ssl: "on"\n    dynamic_shared_memory_type: mmap\n')
    if os.geteuid() != 0:
        config = re.sub(r"\bpostgres( +peer|$)", rf"{getuser()}\1", config, flags=re.MULTILINE)
    made.config.write_text(config)
    head, tail = cluster.rendered("etcd.env", keys).split("ETCD_INITIAL_CLUSTER=")
    head = head.replace("=pg1\n", f"={name}\n").replace(f"{cluster.block}.11", made.address)
    told = f"{head}ETCD_INITIAL_CLUSTER={tail}".replace("/var/lib/etcd", str(made.home / "etcd"))
    (made.home / "etcd.env").write_text(told)
    (made.home / "etcd").mkdir(mode=0o700)
    if os.geteuid() == 0:
        for path in (made.home, *made.home.rglob("*")):
            shutil.chown(path, USER, USER)
    return made


@contextmanager
def three_machines() -> Iterator[Machines]:
    """A whole cluster with the relays' database; gone afterwards."""
    cluster = Machines(Path(tempfile.mkdtemp(prefix="cl-", dir=memory())), _free_block())
    cluster.place.chmod(0o711)
    try:
        named = [f"{name}={cluster.block}.{number}" for number, name in enumerate(NAMES, 11)]
        script = ["sh", str(DEPLOY / "certificates.sh"), str(cluster.certificates), *named]
        subprocess.run(script, check=True, capture_output=True)
        for number, name in enumerate(NAMES, 11):
            cluster.machines[name] = _furnish(cluster, name, number)
        for machine in cluster.machines.values():
            machine.start()
        cluster.start_proxy()
        cluster.wait_whole()
        cluster.administer(cluster.leader(), "-f", str(DEPLOY / "relay.sql"))
        yield cluster
    except BaseException:
        print(cluster.logs())
        raise
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place, ignore_errors=True)
