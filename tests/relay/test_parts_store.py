"""Where the parts of files lie: one suite for a relay's own file, memory, and a real S3 server."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
import unittest.mock
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path

import pytest
from obstore.store import MemoryStore, S3Store

from ploughshare import wire
from ploughshare.relay.app.part_routes import WAITING_MAX
from ploughshare.relay.mailbox import RefusedError
from ploughshare.relay.parts import Box, Parts, PartsError, keep
from ploughshare.relay.store import parts_bucket
from ploughshare.relay.store.parts_bucket import Bucket, PartsBucket, open_bucket
from ploughshare.relay.store.parts_file import PARTS_NAME, PartsFile
from ploughshare.wire import PART_BYTES, PartName
from tests.relay.ceph import Ceph, ceph
from tests.relay.client import relay_at
from tests.relay.test_parts import FIRST, Files, code, part

SECRET = b"s" * 32
CEPH = (pytest.mark.slow, pytest.mark.needs("radosgw", "ceph-mon", "ceph-osd"))

Open = Callable[[], Parts]


@pytest.fixture(scope="module")
def gateway() -> Iterator[Ceph]:
    with ceph() as running:
        yield running


@pytest.fixture(params=["file", "memory", pytest.param("ceph", marks=CEPH)])
def open_parts(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the same store each time."""
    if request.param == "file":
        return lambda: PartsFile(tmp_path)
    if request.param == "memory":
        memory = MemoryStore()
        return lambda: PartsBucket(memory, SECRET)
    running: Ceph = request.getfixturevalue("gateway")
    secret = os.urandom(32)
    return lambda: PartsBucket(open_bucket(running.bucket), secret)


@pytest.fixture
def parts(open_parts: Open) -> Iterator[Parts]:
    found = open_parts()
    yield found
    found.close()


def emptied(store: S3Store) -> None:
    """What other tests left would be files older than the relay's database."""
    for listed in store.list():
        store.delete([item["path"] for item in listed])


def new_box() -> Box:
    return Box(os.urandom(16), os.urandom(16))


def add(parts: Parts, box: Box, name: PartName, body: bytes, *, by_person: bool = True) -> bool:
    with parts.adding():
        return parts.add(box, name, body, by_person=by_person)


def test_a_part_is_handed_back_as_it_came_and_to_nobody_else(parts: Parts) -> None:
    box, file = new_box(), os.urandom(16)
    assert add(parts, box, PartName(file, 1, 2), part(1))
    assert parts.body(box, PartName(file, 1, 2)) == part(1)
    assert parts.body(box, PartName(file, 2, 2)) is None
    assert parts.body(box, PartName(file, 1, 3)) is None
    assert parts.body(box, PartName(os.urandom(16), 1, 2)) is None
    assert parts.body(Box(box.desk, os.urandom(16)), PartName(file, 1, 2)) is None
    assert parts.body(Box(os.urandom(16), box.mailbox), PartName(file, 1, 2)) is None


def test_what_is_there_is_told_as_a_next_part_needs_it(parts: Parts) -> None:
    box, file, other = new_box(), os.urandom(16), os.urandom(16)
    add(parts, box, PartName(file, 1, 3), part(1))
    add(parts, box, PartName(file, 2, 3), part(2))
    add(parts, box, PartName(other, 1, 1), part(9), by_person=False)
    kept = parts.kept(box, PartName(file, 3, 3))
    assert (kept.person_parts, kept.desk_parts) == (2, 1)
    assert (kept.file_parts, kept.by_person, kept.has_first, kept.hash) == (3, True, True, None)
    assert parts.kept(box, PartName(file, 2, 3)).hash == hashlib.sha256(part(2)).digest()
    nothing = parts.kept(new_box(), PartName(file, 1, 3))
    assert (nothing.person_parts, nothing.file_parts, nothing.has_first) == (0, None, False)


def test_no_part_is_written_over_another(parts: Parts) -> None:
    box, name = new_box(), PartName(os.urandom(16), 1, 1)
    assert add(parts, box, name, part(1))
    assert not add(parts, box, name, part(2))
    assert parts.body(box, name) == part(1)


def test_of_many_who_write_the_same_part_at_once_one_wins(parts: Parts) -> None:
    box, name = new_box(), PartName(os.urandom(16), 1, 1)
    with ThreadPoolExecutor(6) as pool:
        won = list(pool.map(lambda n: add(parts, box, name, part(n)), range(6)))
    assert sum(won) == 1
    assert parts.body(box, name) == part(won.index(True))


def test_dropping_a_file_leaves_the_others(parts: Parts) -> None:
    box, file, other = new_box(), os.urandom(16), os.urandom(16)
    for name in (PartName(file, 1, 2), PartName(file, 2, 2), PartName(other, 1, 1)):
        add(parts, box, name, part(name.number))
    parts.drop(box, file)
    assert parts.body(box, PartName(file, 1, 2)) is None
    assert parts.body(box, PartName(other, 1, 1)) == part(1)
    assert parts.kept(box, PartName(file, 1, 2)).person_parts == 1
    parts.drop(box, file)


def test_a_mailbox_goes_whole_and_alone(parts: Parts) -> None:
    mine, theirs, name = new_box(), new_box(), PartName(os.urandom(16), 1, 1)
    for box in (mine, theirs):
        add(parts, box, name, part(1))
    assert {mine, theirs} <= set(parts.boxes())
    parts.drop_all(mine)
    assert parts.body(mine, name) is None
    assert parts.body(theirs, name) == part(1)
    assert mine not in set(parts.boxes())


@pytest.mark.parametrize(
    "opened", ["before it was asked", "just after it was asked", "after all was deleted"]
)
def test_a_part_that_is_confirmed_while_what_is_gone_is_deleted_stays(open_parts: Open, opened: str) -> None:
    """A mailbox that expired is opened again, its file sent once more, while a relay deletes what was."""
    box, name = new_box(), PartName(os.urandom(16), 1, 1)
    sweeper, writer = open_parts(), open_parts()
    keep(sweeper, box, name, FIRST, by_person=True)
    deletes = threading.Event()

    def sends_again() -> bool:
        """Whether the part was confirmed."""
        deletes.wait(20)
        try:
            keep(writer, box, name, FIRST, by_person=True)
        except PartsError:
            return False
        return True

    with ThreadPoolExecutor(1) as pool:
        again = pool.submit(sends_again)

        def is_gone() -> bool:
            if opened != "after all was deleted":
                deletes.set()
                # Where the two exclude each other, it waits for the deletion.
                wait([again], 0.5)
            return opened != "before it was asked"

        assert sweeper.drop_gone(box, is_gone) == (opened != "before it was asked")
        deletes.set()
        confirmed = again.result(20)
    if confirmed:
        assert writer.body(box, name) == FIRST
    else:
        # Busy: the caller comes again, when nothing is under way.
        keep(writer, box, name, FIRST, by_person=True)
    assert writer.body(box, name) == FIRST
    for parts in (sweeper, writer):
        parts.close()


def test_of_two_who_keep_other_bytes_under_one_name_one_is_told_so(open_parts: Open) -> None:
    box, name = new_box(), PartName(os.urandom(16), 2, 2)
    opened = [open_parts() for _ in range(4)]
    keep(opened[0], box, PartName(name.file, 1, 2), FIRST, by_person=True)

    def one(number: int) -> bool:
        try:
            keep(opened[number], box, name, part(number), by_person=True)
        except RefusedError as error:
            return error.refusal != wire.CONFLICT
        return True

    with ThreadPoolExecutor(len(opened)) as pool:
        kept = list(pool.map(one, range(len(opened))))
    assert sum(kept) == 1
    assert opened[0].body(box, name) == part(kept.index(True))
    for parts in opened:
        parts.close()


def test_notes_of_a_process_that_ended_are_forgotten_and_those_of_one_that_deletes_are_not() -> None:
    store, box, name = MemoryStore(), new_box(), PartName(os.urandom(16), 1, 1)
    parts = PartsBucket(store, SECRET)
    keep(parts, box, name, FIRST, by_person=True)
    parts._note(parts._box(box))
    assert not parts.is_empty()
    assert list(parts.boxes()) == [box]
    parts.settle()
    assert not parts.stays(box, name), "it may be deleting still"
    with pytest.raises(PartsError):
        keep(parts, box, name, FIRST, by_person=True)
    with unittest.mock.patch.object(parts_bucket, "STALE_SECONDS", -1):
        parts.settle()
    assert parts.stays(box, name)
    parts.drop_all(box)
    assert parts.is_empty()


def test_room_is_counted_up_and_down(parts: Parts) -> None:
    box, file = new_box(), os.urandom(16)
    before = parts.used_bytes()
    for number in (1, 2, 3):
        add(parts, box, PartName(file, number, 3), part(number))
    assert 3 * PART_BYTES <= parts.used_bytes() - before < 4 * PART_BYTES
    parts.drop_all(box)
    assert parts.used_bytes() - before < PART_BYTES


def test_what_was_added_is_there_when_opened_again(open_parts: Open) -> None:
    box, name = new_box(), PartName(os.urandom(16), 1, 1)
    first = open_parts()
    add(first, box, name, part(1))
    first.close()
    again = open_parts()
    assert again.body(box, name) == part(1)
    assert box in set(again.boxes())
    again.close()


def test_the_names_at_an_outside_store_tell_neither_mailbox_nor_file() -> None:
    store, box, file = MemoryStore(), new_box(), os.urandom(16)
    parts = PartsBucket(store, SECRET)
    add(parts, box, PartName(file, 1, 1), part(1))
    (name,) = [path for path, _ in parts._listed(None)]
    for told in (box.desk, box.mailbox, file):
        assert wire.b64u(told) not in name
        assert told.hex() not in name
    # Under another secret nothing is found, and nothing of it is taken for an orphan.
    others = PartsBucket(store, b"t" * 32)
    assert others.body(box, PartName(file, 1, 1)) is None
    assert list(others.boxes()) == []


def test_a_store_that_cannot_be_reached_is_said_to_be_so() -> None:
    nowhere = PartsBucket(open_bucket(Bucket("files", "http://127.0.0.1:1", "us-east-1", "a", "b")), SECRET)
    with pytest.raises(PartsError):
        nowhere.body(new_box(), PartName(os.urandom(16), 1, 1))


def test_the_files_own_file_is_readable_by_its_owner_alone_and_names_no_time(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        assert Files(person).first(PartName(os.urandom(16), 1, 1)).status_code == 201
        found = {path.name: path.stat().st_mode & 0o777 for path in running.data.iterdir()}
    assert found[PARTS_NAME] == 0o600
    # One file for all parts: no part has a time of its own.
    assert {name for name in found if name.startswith("parts")} <= {
        PARTS_NAME,
        f"{PARTS_NAME}-wal",
        f"{PARTS_NAME}-shm",
    }


@pytest.mark.slow
@pytest.mark.needs("radosgw", "ceph-mon", "ceph-osd")
def test_a_relay_keeps_its_files_at_an_s3_server(gateway: Ceph, tmp_path: Path) -> None:
    emptied(open_bucket(gateway.bucket))
    environ = gateway.environ()
    with relay_at(tmp_path / "data", environ=environ) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        mine, file = Files(person), os.urandom(16)
        assert mine.first(PartName(file, 1, 2)).status_code == 201
        assert mine.put(PartName(file, 2, 2), part(2)).status_code == 201
        assert mine.put(PartName(file, 2, 2), part(2)).status_code == 201
        assert code(mine.put(PartName(file, 2, 2), part(3))) == "conflict"
        desks = Files(running.client(101), person.mailbox)
        assert [desks.fetch(PartName(file, n, 2)).content for n in (1, 2)] == [FIRST, part(2)]
        assert not (running.data / PARTS_NAME).exists()
        assert person.post("/v1/mailbox/delete", b"").json() == {"deleted": True}
        left = PartsBucket(open_bucket(gateway.bucket), (running.data / "secret").read_bytes())
        assert Box(person.desk, person.mailbox) not in set(left.boxes())
        assert running.output() == ""


def test_a_files_store_that_is_away_is_busy_and_letters_go_on(tmp_path: Path) -> None:
    environ = {
        "PLOUGHSHARE_RELAY_FILES_BUCKET": "files",
        "PLOUGHSHARE_RELAY_FILES_ENDPOINT": "http://127.0.0.1:1",
    }
    with relay_at(tmp_path / "data", environ=environ) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        assert code(Files(person).first(PartName(os.urandom(16), 1, 1))) == "busy"
        assert person.letter(b"age-encryption.org/v1\na letter").status_code == 201


def test_a_files_store_that_hangs_takes_no_places_from_letters(tmp_path: Path) -> None:
    """It accepts connections and never answers; a hundred people send files into that."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as hanging:
        environ = {
            "PLOUGHSHARE_RELAY_FILES_BUCKET": "files",
            "PLOUGHSHARE_RELAY_FILES_ENDPOINT": f"http://127.0.0.1:{hanging.getsockname()[1]}",
        }
        with relay_at(tmp_path / "data", environ=environ) as running:
            running.with_roster()
            person = running.client(1)
            assert person.open().status_code == 201
            mine, name = Files(person), PartName(os.urandom(16), 1, 1)
            path = "/v1/mailbox/part/fetch"
            headers = person.headers(path, b"", about={wire.HEADER_PART: name.header()})
            asked = (
                f"POST {path} HTTP/1.1\r\nHost: relay\r\nContent-Length: 0\r\n"
                + "".join(f"{key}: {value}\r\n" for key, value in headers.items())
                + "\r\n"
            )
            address = ("127.0.0.1", int(running.address.rpartition(":")[2]))
            with ExitStack() as open_calls:
                for _ in range(WAITING_MAX + 60):
                    call = open_calls.enter_context(socket.create_connection(address))
                    call.sendall(asked.encode())
                answer = person.letter(b"age-encryption.org/v1\na letter")
                assert answer.status_code == 201
                assert len(person.fetch().frames) == 2
                assert code(mine.fetch(name)) == "busy"
