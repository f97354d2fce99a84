"""Files' parts and the operator's commands: copied and restored with letters, expired with their mailbox."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner

from ploughshare import wire
from ploughshare.relay.commands import relay as relay_command
from ploughshare.relay.parts import Box, sweep
from ploughshare.relay.store.parts_file import PARTS_NAME, PartsFile
from ploughshare.wire import PartName
from tests.relay.client import relay_at
from tests.relay.test_parts import FIRST, Files, code


def ran(*arguments: str) -> str:
    result = CliRunner().invoke(relay_command, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_a_copy_holds_the_files_too_and_comes_back_with_them(tmp_path: Path) -> None:
    data, copy, again = tmp_path / "data", tmp_path / "copy.sqlite", tmp_path / "again"
    name = PartName(os.urandom(16), 1, 1)
    with relay_at(data) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        assert Files(person).first(name).status_code == 201
        assert "the files to" in ran("backup", "--data", str(data), str(copy))
    assert "and the files" in ran("restore", "--data", str(again), str(copy))
    with relay_at(again) as running:
        assert Files(running.client(1)).fetch(name).content == FIRST
    assert (again / PARTS_NAME).stat().st_mode & 0o077 == 0


def test_status_tells_the_files_room(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with relay_at(data) as running:
        running.with_roster()
        person = running.client(1)
        person.open()
        assert Files(person).first(PartName(os.urandom(16), 1, 1)).status_code == 201
        assert "Files' parts, about" in ran("status", "--data", str(data))


def test_files_go_with_an_expired_mailbox(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with relay_at(data) as running:
        running.with_roster()
        person = running.client(1)
        person.open()
        name = PartName(os.urandom(16), 1, 1)
        assert Files(person).first(name).status_code == 201
        assert code(Files(person).fetch(PartName(name.file, 1, 2))) == "not_found"
    parts = PartsFile(data)
    orphan = Box(wire.desk_id(person.root), os.urandom(16))
    with parts.adding():
        parts.add(orphan, name, FIRST, by_person=True)
    parts.close()
    ran("expire", "--data", str(data))
    parts = PartsFile(data)
    assert set(parts.boxes()) == {Box(person.desk, person.mailbox)}
    # A mailbox that is gone, for whatever reason, takes its files along at the next look.
    assert sweep(parts, lambda _box: False) == 1
    assert list(parts.boxes()) == []
    parts.close()
