"""The cage's probes: what an intruder in it tries is stopped, by which wall, and without walls it is not."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.desk.preview import bubblewrap, caller
from ploughshare.desk.preview.answer import Wall
from ploughshare.desk.preview.caller import walls_are_enough, walls_here
from tests.desk.preview.probes import PROBES, attempt

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the cage is made of Linux")

WITHOUT_END = {"compute without end"}
OPEN_WITHOUT_WALLS = sorted(set(PROBES) - WITHOUT_END - {"trace the desk"})
BY_LANDLOCK = {
    "read a file",
    "list a folder",
    "read a file of the desk",
    "write a file",
    "delete a file",
    "speak TCP to the desk's pages",
    "run a program",
}
BY_SECCOMP = sorted(set(PROBES) - WITHOUT_END - {"take three gigabytes"})


def landlock_does(probe: str) -> bool:
    """Whether this kernel's Landlock is meant to stop it; where it is not, the desk's page says so."""
    walls, version = walls_here()
    assert (Wall.LANDLOCK in walls) == (version > 0)
    return version >= (4 if probe.startswith("speak") else 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    path.write_bytes(b"what the desk keeps")
    return path


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.mark.parametrize("probe", OPEN_WITHOUT_WALLS)
def test_without_walls_it_would_be_open(probe: str, place: Path, port: int) -> None:
    assert attempt(probe, "none", place, os.getpid(), port) == "open"


@pytest.mark.parametrize("probe", sorted(PROBES))
def test_the_cage_stops_it(probe: str, place: Path, port: int) -> None:
    assert attempt(probe, "cage", place, os.getpid(), port) == "stopped"
    assert place.read_bytes() == b"what the desk keeps"
    assert sorted(entry.name for entry in place.parent.iterdir()) == ["vault.db"]


@pytest.mark.parametrize("probe", sorted(BY_LANDLOCK))
def test_landlock_alone_stops_it(probe: str, place: Path, port: int) -> None:
    if not landlock_does(probe):
        return
    assert attempt(probe, "landlock", place, os.getpid(), port) == "stopped"


@pytest.mark.parametrize("probe", sorted(BY_LANDLOCK))
def test_were_the_filter_to_fail_landlock_still_stands_in_the_cage(
    probe: str, place: Path, port: int
) -> None:
    if not landlock_does(probe):
        return
    assert attempt(probe, "cage without its filter", place, os.getpid(), port) == "stopped"


@pytest.mark.parametrize("probe", BY_SECCOMP)
def test_seccomp_alone_stops_it(probe: str, place: Path, port: int) -> None:
    assert attempt(probe, "seccomp", place, os.getpid(), port) == "stopped"


@pytest.mark.needs("bwrap")
def test_namespaces_alone_leave_nothing_of_the_desk_to_see(place: Path, port: int) -> None:
    program = bubblewrap.find()
    if program is None:  # this machine does not let it work, and the desk does without
        assert caller.command(1)[0] == sys.executable
        return
    for probe in (
        "read a file",
        "read a file of the desk",
        "speak TCP to the desk's pages",
        "signal the desk",
    ):
        assert attempt(probe, "none", place, os.getpid(), port, bwrap=program) == "stopped"


def test_this_machine_holds_a_worker_in() -> None:
    walls, landlock = walls_here()
    assert Wall.LIMITS in walls
    assert Wall.SECCOMP in walls
    assert (landlock > 0) == (Wall.LANDLOCK in walls)


def test_limits_and_landlock_are_not_enough_without_a_wall_around_system_calls() -> None:
    assert not walls_are_enough(Wall.LIMITS | Wall.LANDLOCK)
    assert not walls_are_enough(Wall.SECCOMP | Wall.LANDLOCK)
    assert walls_are_enough(Wall.LIMITS | Wall.SECCOMP)
    assert walls_are_enough(Wall.LIMITS | Wall.NAMESPACES)
