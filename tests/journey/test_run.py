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
import pytest

from ploughshare.road.relay_process import any_free_port, port_is_free

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


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_demonstration_that_is_running_is_said_to_be_and_loses_nothing(
    tmp_path: Path, fresh: tuple[str, ...]
) -> None:
    data = tmp_path / "run"
    ports = ("--relay-port", str(any_free_port()), "--desk-port", str(any_free_port()))
    with running(data, *ports) as (guide, _):
        kept = (data / "desk" / "vault.json").read_bytes()
        others = ("--relay-port", str(any_free_port()), "--desk-port", str(any_free_port()))
        for chosen in (ports, others):
            ended = subprocess.run(
                command(data, *chosen, *fresh), capture_output=True, text=True, check=False
            )
            assert ended.returncode == 3
            assert "runs already" in ended.stderr
            assert guide in ended.stderr
        assert (data / "desk" / "vault.json").read_bytes() == kept


def test_starting_over_deletes_nothing_when_it_cannot_start(tmp_path: Path) -> None:
    data = tmp_path / "run"
    data.mkdir()
    (data / "guide.html").write_text("of the last run")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = ("--relay-port", str(other.getsockname()[1]))
        ended = subprocess.run(command(data, *taken, "--fresh"), capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert (data / "guide.html").exists()


@pytest.mark.parametrize("ports", [("0", "8451"), ("99999", "8451"), ("9001", "9001")])
def test_ports_that_cannot_be_are_wrong_usage(tmp_path: Path, ports: tuple[str, str]) -> None:
    options = ("--relay-port", ports[0], "--desk-port", ports[1])
    ended = subprocess.run(command(tmp_path / "run", *options), capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "-port" in ended.stderr


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_stops_the_relay_too(tmp_path: Path, ending: signal.Signals) -> None:
    relay, desk = any_free_port(), any_free_port()
    options = ("--relay-port", str(relay), "--desk-port", str(desk))
    with subprocess.Popen(command(tmp_path / "run", *options), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while "Ctrl-C" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(ending)
        process.communicate(timeout=STOP_SECONDS)
    assert process.returncode == 0
    assert port_is_free(relay)


def test_starting_over_deletes_no_file_that_is_not_the_demonstrations(tmp_path: Path) -> None:
    data = tmp_path / "run"
    data.mkdir()
    (data / "letters.txt").write_text("mine")
    ended = subprocess.run(command(data, "--fresh"), capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert (data / "letters.txt").read_text() == "mine"
