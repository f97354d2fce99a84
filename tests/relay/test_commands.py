"""`ploughshare relay` as an operator meets it."""

import json
import signal
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ploughshare import wire
from ploughshare.relay.commands import relay as command
from ploughshare.relay.store import SqliteStore
from ploughshare.relay.turns import BusyError, Turns
from tests.relay.client import ROOT, public, relay_at, sealed, start_relay

DESK = wire.b64u(public(ROOT))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_a_taken_port_is_said_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run("serve", "--data", str(tmp_path / "data"), "--desk", DESK, "--port", port)
    assert result.exit_code == 3
    assert "--port" in result.stderr
    assert "Traceback" not in result.output


def test_a_relay_without_a_desk_or_with_half_a_key_says_what_it_needs(tmp_path: Path) -> None:
    for options in ([], ["--desk", DESK[:-1]], ["--desk", DESK, "--port", "http"]):
        result = run("serve", "--data", str(tmp_path / "data"), *options)
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: ")
    assert not (tmp_path / "data").exists()


def test_a_guide_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = run(
        "serve", "--data", str(tmp_path / "d"), "--desk", DESK, "--guide", str(tmp_path / "none.html")
    )
    assert result.exit_code == 3
    assert "guide" in result.stderr


def test_a_directory_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("serve", "--desk", DESK, "--data", str(tmp_path / "file" / "data"))
    assert result.exit_code == 3
    assert f"{tmp_path / 'file' / 'data'} cannot be used (Not a directory)" in result.stderr
    assert "Errno" not in result.stderr


def test_a_database_that_goes_away_while_the_relay_starts_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_turns: Turns, _run: object) -> None:
        raise BusyError

    monkeypatch.setattr(Turns, "read", gone)
    result = run("serve", "--desk", DESK, "--data", str(tmp_path / "data"))
    assert result.exit_code == 3
    assert result.stderr == "Error: the relay cannot start: the database does not answer\n"


def test_what_is_no_copy_is_not_restored_and_the_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" * 2_000)
    result = run("restore", str(tmp_path / "photo.jpg"), "--data", str(tmp_path / "data"))
    assert result.exit_code == 3
    assert "relay backup" in result.stderr
    assert not (tmp_path / "data" / "relay.sqlite").exists()


def test_ctrl_c_and_sigterm_stop_it_cleanly(tmp_path: Path) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        relay = start_relay(tmp_path / "data")
        relay.process.send_signal(number)
        assert relay.process.wait(20) == 0
        assert relay.process.stdout is not None
        assert b"has stopped" in relay.process.stdout.read()
        assert relay.output() == ""
        relay.close()


def test_status_tells_round_numbers_while_it_serves(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        for seed in range(3):
            relay.client(seed).open(sealed(f"keys {seed}"))
        result = run("status", "--data", str(relay.data), "--json")
        spoken = run("status", "--data", str(relay.data))
    figures = json.loads(result.stdout)
    assert (result.exit_code, figures["mailboxes_about"], figures["desks"]) == (0, 10, 1)
    assert len(figures["oldest_month"]) == len("2022-04")
    assert "about" in spoken.stdout


def test_expire_deletes_what_is_due(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    with store.writing():
        store.add_desk(b"d" * 16)
        store.add_mailbox(b"d" * 16, b"m" * 16, 1)
        store.add_record(b"d" * 16, b"m" * 16, wire.Kind.LETTER, 1, b"h" * 32, b"old letter", by_person=True)
    store.close()
    assert b"old letter" in (tmp_path / "relay.sqlite").read_bytes()
    assert run("expire", "--data", str(tmp_path)).stdout == "Deleted: 1\n"
    assert run("expire", "--data", str(tmp_path)).stdout == "Nothing was due.\n"
    assert b"old letter" not in (tmp_path / "relay.sqlite").read_bytes()


def test_there_is_nothing_to_tell_where_no_relay_was(tmp_path: Path) -> None:
    for name in ("status", "expire"):
        assert run(name, "--data", str(tmp_path)).exit_code == 2
    assert list(tmp_path.iterdir()) == []
