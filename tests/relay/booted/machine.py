"""Machines with systemd as their first process, in namespaces of their own, made of this machine's /usr.

Nothing is downloaded: /usr is Debian's, read-only; /etc holds what the packages put there; /var begins empty.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.relay.operators_page import filled, shown_commands

SOURCES = Path(__file__).parents[3]
BOOT_SECONDS_MAX = 60
COMMAND_SECONDS_MAX = 120
# As the packages installed them.
COPIED = (
    *("passwd", "group", "nsswitch.conf", "ld.so.cache", "login.defs", "alternatives", "pam.d", "security"),
    *("ssl/openssl.cnf", "postgresql-common", "nginx", "caddy", "tor", "haproxy", "default"),
)
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Joins control groups of its own, so that the machine sees none of this one's, and becomes systemd-nspawn.
ENTER = (
    'name=$1; shift; for group in $CONTROL_GROUPS; do mkdir -p "$group/$name";'
    ' echo $$ > "$group/$name/cgroup.procs"; done; exec "$@"'
)
CLONE_NEWNET = 0x40000000


def why_not() -> str | None:
    """What this machine lacks to start another inside it, if it lacks anything."""
    if os.geteuid() != 0:
        return "only root can start a machine inside this one"
    groups = _control_groups()
    if not groups or not all(os.access(group, os.W_OK) for group in groups):
        return "the control groups of this machine cannot be written"
    if Path("/usr/bin/python3").resolve().name != f"python{sys.version_info.major}.{sys.version_info.minor}":
        return "Debian's python3 is of another version than the one that has the libraries"
    return None


def _control_groups() -> list[Path]:
    root = Path("/sys/fs/cgroup")
    if (root / "cgroup.controllers").exists():
        return [root]
    return [group for group in (root / "unified", root / "systemd") if group.is_dir()]


@dataclass
class Machine:
    """A machine's folder and, while it is switched on, its first process."""

    name: str
    tree: Path
    leader: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def _group(self) -> str:
        return f"ploughshare-{os.getpid()}-{self.name}"

    def furnish(self) -> None:
        """An empty machine with the sources of this project in /srv/ploughshare."""
        self.empty()
        _furnish(self.tree, self.name)

    def empty(self) -> None:
        """Takes all it holds away."""
        for folder in (self.tree, f"{self.tree}.local"):
            shutil.rmtree(folder, ignore_errors=True)

    def boot(self) -> None:
        """Switches it on and waits until systemd has reached its target."""
        with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.bind(f"{place}/ready")
            told.settimeout(BOOT_SECONDS_MAX)
            libraries = next(path for path in sys.path if path.endswith("site-packages"))
            command = ["setpriv", "--pdeathsig=KILL", "sh", "-c", ENTER, "sh", self._group]
            command += ["systemd-nspawn", "--boot", "--quiet"]
            command += ["--directory", str(self.tree), "--machine", self.name, "--bind-ro=/usr"]
            command += [f"--bind={self.tree}.local:/usr/local", f"--bind-ro={libraries}:/opt/libraries"]
            command += ["--private-network", "--link-journal=no"]
            command += ["--register=no", "--keep-unit", "--console=pipe", "--notify-ready=yes"]
            # What IPAddressDeny= is made of.
            command += ["--capability=CAP_BPF,CAP_NET_ADMIN,CAP_PERFMON", "--system-call-filter=bpf"]
            with (self.tree.parent / f"{self.name}.console").open("ab") as console:
                self.process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=console,
                    stderr=console,
                    env={
                        "PATH": PATH,
                        "NOTIFY_SOCKET": f"{place}/ready",
                        "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1",
                        "CONTROL_GROUPS": " ".join(map(str, _control_groups())),
                    },
                )
            said = b""
            while b"READY=1" not in said:
                said += told.recv(4_096) + b"\n"
            (leader,) = [line for line in said.split(b"\n") if line.startswith(b"X_NSPAWN_LEADER_PID=")]
            self.leader = int(leader.partition(b"=")[2])

    def run(self, script: str, *, check: bool = True, seconds_max: float = COMMAND_SECONDS_MAX) -> str:
        """Runs shell lines as the administrator, where the sources lie; gives all they print."""
        done = subprocess.run(
            [*self._enter(), "sh", "-ec", f"exec 2>&1; cd /srv/ploughshare; {script}"],
            capture_output=True,
            text=True,
            timeout=seconds_max,
            check=False,
        )
        assert not check or done.returncode == 0, f"{script}\n{done.stdout[-3_000:]}"
        return done.stdout

    def _enter(self) -> list[str]:
        return [
            *(
                "nsenter",
                "--target",
                str(self.leader),
                "--mount",
                "--uts",
                "--ipc",
                "--net",
                "--pid",
                "--cgroup",
            ),
            *("env", "-i", f"PATH={PATH}", "HOME=/root", "LC_ALL=C.UTF-8", "PIP_NO_INDEX=1"),
        ]

    def until(self, script: str, seconds_max: float = 60) -> str:
        """Runs shell lines until they succeed; gives what they printed then."""
        deadline = time.monotonic() + seconds_max
        while True:
            said = self.run(f"if {{ {script}\n}}; then echo; echo DONE; fi", check=False)
            if said.endswith("\nDONE\n"):
                return said.removesuffix("\nDONE\n")
            assert time.monotonic() < deadline, f"not within {seconds_max:.0f} s: {script}\n{said[-2_000:]}"
            time.sleep(0.1)

    def path(self, inside: str) -> Path:
        """Where a file of the machine lies here; not through its symbolic links."""
        return self.tree / inside.lstrip("/")

    @contextmanager
    def network(self) -> Iterator[None]:
        """This thread, and those it starts, reach the machine's network and no other."""
        libc = ctypes.CDLL(None, use_errno=True)
        with (
            Path("/proc/self/ns/net").open("rb") as here,
            Path(f"/proc/{self.leader}/ns/net").open("rb") as there,
        ):
            assert libc.setns(there.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
            try:
                yield
            finally:
                assert libc.setns(here.fileno(), CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())

    def cut_power(self) -> None:
        """Ends it at once, as it stands."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self.leader or self.process.pid, signal.SIGKILL)
        self._ended()

    def shut_down(self) -> None:
        """Ends it in good order, as `systemctl poweroff` does."""
        assert self.process is not None
        # The machine goes before it has answered.
        self.run("systemctl poweroff", check=False)
        self._ended()

    def _ended(self) -> None:
        assert self.process is not None
        self.process.wait(COMMAND_SECONDS_MAX)
        self.process = None
        for group in _control_groups():
            for folder in sorted((group / self._group).rglob("*"), reverse=True):
                if folder.is_dir():
                    folder.rmdir()
            with suppress(FileNotFoundError):
                (group / self._group).rmdir()


@contextmanager
def machine(place: Path, name: str) -> Iterator[Machine]:
    """An empty machine, switched on; gone afterwards."""
    made = Machine(name, place / name)
    made.furnish()
    try:
        made.boot()
        yield made
    finally:
        made.cut_power()
        made.empty()


def _furnish(tree: Path, name: str) -> None:
    for folder in ("etc/systemd/system", "etc/ssl", "var/tmp", "var/lib", "var/log/journal", "var/cache"):
        (tree / folder).mkdir(parents=True)
    for folder in ("root", "home", "opt/libraries", "srv", "run", "tmp", "proc", "sys", "dev", "usr"):
        (tree / folder).mkdir(parents=True)
    for folder in ("bin", "sbin"):
        Path(f"{tree}.local", folder).mkdir(parents=True)
    for link in ("bin", "sbin", "lib", "lib64"):
        (tree / link).symlink_to(f"usr/{link}")
    subprocess.run(
        [
            "cp",
            "-a",
            "--parents",
            *(each for each in COPIED if Path("/etc", each).exists()),
            str(tree / "etc"),
        ],
        cwd="/etc",
        check=True,
    )
    files = {
        "os-release": Path("/usr/lib/os-release").read_text(),
        "hostname": f"{name}\n",
        "hosts": f"127.0.0.1 localhost\n::1 localhost\n127.0.1.1 {name}\n",
        "fstab": "",
        "machine-id": "",
        "sudoers": "root ALL=(ALL:ALL) ALL\n",
        "shadow": "".join(
            f"{line.split(':')[0]}:*:19000:0:99999:7:::\n"
            for line in Path("/etc/passwd").read_text().splitlines()
        ),
    }
    for file, text in files.items():
        (tree / "etc" / file).write_text(text)
    for private in ("sudoers", "shadow"):
        (tree / "etc" / private).chmod(0o440)
    (tree / "etc/systemd/system/default.target").symlink_to("/usr/lib/systemd/system/multi-user.target")
    shutil.copytree(SOURCES / "deploy", tree / "srv/ploughshare/deploy")


def package(place: Path) -> Path:
    """A folder with what `make build` and the page's next line make, without a network."""
    python = ["--python", sys.executable]
    built = [
        "build",
        "--wheel",
        "--offline",
        "--no-build-isolation",
        "--quiet",
        "--out-dir",
        str(place),
        *python,
    ]
    (export,) = [line for line in shown_commands("Under systemd") if line.startswith(".venv/bin/uv ")]
    named = filled(export, {"dist/": f"{place}/"}).split()[1:]
    for words in ([*built, str(SOURCES)], [*named, "--offline", *python]):
        command = [sys.executable, "-m", "uv", *words]
        subprocess.run(command, check=True, capture_output=True, cwd=SOURCES)
    return place
