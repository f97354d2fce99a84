"""`ploughshare run`, as `make run` starts it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from ploughshare.road.relay_process import any_free_port

STOP_SECONDS = 60


def command(data: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "ploughshare", "run", "--data", str(data), *options]


@contextmanager
def running(data: Path, *options: str) -> Iterator[tuple[str, str]]:
    """The two addresses of a demonstration; afterwards stopped as Ctrl-C does, and its end checked."""
    with subprocess.Popen(command(data, *options), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            addresses: list[str] = []
            while len(addresses) < 2:
                line = process.stdout.readline()
                assert line, "it ended before it showed its addresses"
                addresses += re.findall(r"http://\S+", line)
            yield addresses[0], addresses[1]
        finally:
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=STOP_SECONDS)
        assert process.returncode == 0
        assert "Everything is kept" in rest


def test_a_demonstration_serves_guide_and_desk_stops_cleanly_and_comes_back_with_its_data(
    tmp_path: Path,
) -> None:
    data = tmp_path / "run"
    ports = ("--relay-port", str(any_free_port()), "--desk-port", str(any_free_port()))
    with running(data, *ports) as (guide, desk):
        page = httpx.get(guide, trust_env=False)
        assert page.status_code == 200
        assert "<!doctype html>" in page.text[:200].lower()
        entry, _, token = desk.partition("#")
        assert token
        assert httpx.get(entry, trust_env=False).status_code == 200
    kept = (data / "desk" / "vault.json").read_bytes()
    with running(data, *ports) as (again, _):
        assert again == guide
        assert (data / "desk" / "vault.json").read_bytes() == kept
    with running(data, *ports, "--fresh"):
        assert (data / "desk" / "vault.json").read_bytes() != kept


def test_a_taken_port_is_said_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = subprocess.run(
            command(tmp_path / "run", "--relay-port", str(port)), capture_output=True, text=True, check=False
        )
    assert ended.returncode == 3
    assert f"127.0.0.1:{port} is taken" in ended.stderr
    assert "--relay-port" in ended.stderr


def test_starting_over_deletes_no_file_that_is_not_the_demonstrations(tmp_path: Path) -> None:
    data = tmp_path / "run"
    data.mkdir()
    (data / "letters.txt").write_text("mine")
    ended = subprocess.run(command(data, "--fresh"), capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert (data / "letters.txt").read_text() == "mine"
