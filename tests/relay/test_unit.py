"""The systemd unit: well formed, tight, and allowing all that a relay does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.road.drill_day import WIPING
from ploughshare.wire import b64u
from tests.relay.client import ROOT, RunningRelay, public, sealed

UNIT = Path(__file__).parents[2] / "deploy" / "systemd" / "ploughshare-relay.service"
ENVIRONMENT = UNIT.with_name("relay.env")
EXPOSURE_TENTHS_MAX = 12
"""Of 100. What is left: it speaks to this machine's network, and systemd's own device for the clock."""


def directives() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text().splitlines():
        name, sign, value = line.partition("=")
        if sign and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def environment() -> dict[str, str]:
    return dict(value.split("=", 1) for value in directives()["Environment"])


def allowed_calls() -> set[str]:
    """System calls that the unit's filter lets through, by systemd's own lists."""

    def members(group: str) -> set[str]:
        told = subprocess.run(
            ["systemd-analyze", "syscall-filter", group], capture_output=True, text=True, check=True
        )
        names = [line.strip() for line in told.stdout.splitlines()[1:] if not line.strip().startswith("#")]
        direct = {name for name in names if name and not name.startswith("@")}
        return direct.union(*(members(name) for name in names if name.startswith("@")))

    allowed: set[str] = set()
    for value in directives()["SystemCallFilter"]:
        for group in value.removeprefix("~").split():
            allowed = allowed - members(group) if value.startswith("~") else allowed | members(group)
    return allowed


@pytest.mark.needs("systemd-analyze")
def test_the_unit_is_one_systemd_understands_and_leaves_little_open(tmp_path: Path) -> None:
    program = tmp_path / "ploughshare"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/opt/ploughshare/bin/ploughshare", str(program)))
    said = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")
    judged = subprocess.run(
        [
            *("systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSURE_TENTHS_MAX}"),
            *("--no-pager", str(unit)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout[-300:]


def test_what_stands_in_memory_goes_to_no_disk() -> None:
    assert {"LimitCORE=0", "MemorySwapMax=0"} <= set(UNIT.read_text().splitlines())


def test_every_setting_of_its_environment_file_is_one_the_relay_has() -> None:
    from ploughshare.relay.settings import VARIABLES

    named = re.findall(r"^#?(PLOUGHSHARE_\w+)=", ENVIRONMENT.read_text(), re.MULTILINE)
    assert named
    assert set(named) <= set(VARIABLES)


def test_the_drill_plays_with_the_memory_that_the_unit_has() -> None:
    assert environment() == WIPING


@pytest.mark.needs("strace", "systemd-analyze")
def test_the_unit_allows_all_that_a_relay_does_and_the_relay_writes_in_its_folder_alone(
    tmp_path: Path,
) -> None:
    trace = tmp_path / "trace"
    relay = traced_relay(tmp_path / "data", trace)
    try:
        relay.with_roster()
        person = relay.client(1)
        assert person.open().status_code == 201
        assert person.letter(sealed("letter")).status_code == 201
        desk = relay.client(101)
        assert (
            desk.post("/v1/desk/reply", sealed("reply"), mailbox=wire.b64u(person.mailbox)).status_code == 201
        )
        assert len(person.fetch().frames) == 3
        assert person.post("/v1/mailbox/delete", b"").status_code == 200
        assert relay.stop() == 0
    finally:
        relay.close()
    lines = trace.read_text(errors="replace").splitlines()
    served = lines[next(number for number, line in enumerate(lines) if "execve(" in line) :]
    made = {found[1] for line in served if (found := re.match(r"(?:\d+ +)?(\w+)\(", line))}
    assert {"fdatasync", "accept4"} & made, "the trace is of a relay that served"
    # SQLite gives its files to the owner of the folder when it is root; the unit's user is not.
    made -= {"fchown"} if os.geteuid() == 0 else set()
    assert made - allowed_calls() == set()

    # ProtectSystem, ProtectHome, PrivateTmp: it writes in its own folder and nowhere else.
    writes = re.compile(
        r'(?:open|openat|creat|mkdir|mkdirat|unlink|unlinkat|rename|renameat2?)\([^"]*"([^"]+)"(.*)'
    )
    written = {
        found[1]
        for line in served
        if (found := writes.search(line))
        and ("open" not in line or re.search(r"O_(WRONLY|RDWR|CREAT)", line))
    }
    data = str(tmp_path / "data")
    assert any(path.endswith("relay.sqlite") for path in written)
    assert {path for path in written if not path.startswith((data, "/dev/null"))} == set()

    families = {found[1] for line in served if (found := re.search(r"\bsocket\((AF_\w+)", line))}
    assert families <= set(directives()["RestrictAddressFamilies"][0].split())
    # MemoryDenyWriteExecute, RestrictNamespaces, RestrictRealtime, RestrictSUIDSGID
    assert not [
        line for line in served if "PROT_EXEC" in line and ("PROT_WRITE" in line or "mprotect(" in line)
    ]
    assert not [line for line in served if re.search(r"CLONE_NEW|SCHED_(FIFO|RR)|S_ISUID|S_ISGID", line)]


def traced_relay(data: Path, trace: Path) -> RunningRelay:
    command = ["strace", "-D", "-f", "-qq", "-e", "signal=none", "-s", "0", "-o", str(trace)]
    command += [sys.executable, "-m", "ploughshare", "relay", "serve", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(
        [*command, "--desk", b64u(public(ROOT))],
        stdout=subprocess.PIPE,
        env={**os.environ, **environment(), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    return RunningRelay(line.split(" at ")[1].split("/ ")[0], data, process, trace)
