"""Files' parts and the operator's commands: copied and restored with letters, expired with their mailbox."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from obstore.store import MemoryStore

from ploughshare import wire
from ploughshare.relay.commands import relay as relay_command
from ploughshare.relay.parts import HELD, Box, Parts, sweep
from ploughshare.relay.store import DATABASE_NAME, SqliteStore
from ploughshare.relay.store.parts_bucket import PartsBucket
from ploughshare.relay.store.parts_file import PARTS_NAME, PartsFile, files_copy
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
    assert sweep(parts, lambda _box: False, lambda: False) == 1
    assert list(parts.boxes()) == []
    parts.close()


def with_a_file(data: Path) -> tuple[PartName, Box]:
    name = PartName(os.urandom(16), 1, 1)
    with relay_at(data) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        assert Files(person).first(name).status_code == 201
    return name, Box(person.desk, person.mailbox)


def put_away(data: Path, to: Path) -> None:
    """Moves a database with what stands beside it; the files stay."""
    to.mkdir()
    for path in data.glob(DATABASE_NAME + "*"):
        path.rename(to / path.name)


def boxes_in(data: Path) -> list[Box]:
    parts = PartsFile(data)
    try:
        return list(parts.boxes())
    finally:
        parts.close()


def test_a_new_database_beside_old_files_lets_go_of_none_until_told(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.sqlite"
    name, box = with_a_file(data)
    ran("backup", "--data", str(data), str(copy))
    files_copy(copy).unlink()
    put_away(data, tmp_path / "lost")
    with relay_at(data) as running:
        # A desk and a mailbox do not make it the database that the files belong to.
        running.with_roster()
        assert running.client(2).open().status_code == 201
        assert HELD in ran("status", "--data", str(data))
        assert json.loads(ran("status", "--json", "--data", str(data)))["files_held"] is True
    assert HELD in (tmp_path / "data.log").read_text()
    for _ in range(2):
        assert HELD in ran("expire", "--data", str(data))
    assert boxes_in(data) == [box]
    put_away(data, tmp_path / "new")
    ran("restore", "--data", str(data), str(copy))
    assert HELD not in ran("expire", "--data", str(data))
    with relay_at(data) as running:
        assert Files(running.client(1)).fetch(name).content == FIRST
    put_away(data, tmp_path / "restored")
    for path in (tmp_path / "new").iterdir():
        path.rename(data / path.name)
    assert HELD not in ran("expire", "--files-lost", "--data", str(data))
    assert boxes_in(data) == []
    assert HELD not in ran("expire", "--data", str(data))


def test_files_of_a_copy_and_files_in_place_are_told_apart_before_anything_is_restored(
    tmp_path: Path,
) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.sqlite"
    name, _ = with_a_file(data)
    ran("backup", "--data", str(data), str(copy))
    put_away(data, tmp_path / "lost")
    refused = CliRunner().invoke(relay_command, ["restore", "--data", str(data), str(copy)])
    assert refused.exit_code == 3
    assert "files already" in refused.output
    assert not (data / DATABASE_NAME).exists()
    files_copy(copy).rename(tmp_path / "aside")
    ran("restore", "--data", str(data), str(copy))
    with relay_at(data) as running:
        assert Files(running.client(1)).fetch(name).content == FIRST


def test_a_copy_of_a_database_that_holds_files_holds_them_too(tmp_path: Path) -> None:
    data, copy, again = tmp_path / "data", tmp_path / "copy.sqlite", tmp_path / "again"
    _, box = with_a_file(data)
    put_away(data, tmp_path / "lost")
    with relay_at(data):
        pass
    ran("backup", "--data", str(data), str(copy))
    ran("restore", "--data", str(again), str(copy))
    assert HELD in ran("expire", "--data", str(again))
    assert boxes_in(again) == [box]


def test_a_database_that_never_served_lets_go_of_no_file(tmp_path: Path) -> None:
    data = tmp_path / "data"
    _, box = with_a_file(data)
    put_away(data, tmp_path / "lost")
    SqliteStore(data).close()
    assert HELD in ran("expire", "--data", str(data))
    assert boxes_in(data) == [box]


@pytest.mark.parametrize("kind", ["file", "bucket"])
def test_a_mailbox_opened_again_while_the_gone_are_swept_keeps_its_part(tmp_path: Path, kind: str) -> None:
    parts: Parts = PartsFile(tmp_path) if kind == "file" else PartsBucket(MemoryStore(), b"s" * 32)
    boxes = [Box(b"d" * 16, os.urandom(16)) for _ in range(2)]
    name = PartName(os.urandom(16), 1, 1)
    for box in boxes:
        with parts.adding():
            parts.add(box, name, FIRST, by_person=True)
    opened: set[Box] = set()

    def has_mailbox(box: Box) -> bool:
        # While one mailbox is asked about, the other is opened again.
        found = box in opened
        opened.update(set(boxes) - {box})
        return found

    assert sweep(parts, has_mailbox, lambda: False) == 1
    (left,) = parts.boxes()
    assert left in opened
    assert parts.body(left, name) == FIRST
    parts.close()
