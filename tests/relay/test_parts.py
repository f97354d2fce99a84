"""Files' parts at a relay, over HTTP: taken once, in order, gone with their mailbox (§10.4, §10.5)."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ploughshare import wire
from ploughshare.relay.price import TRIES_LEAST
from tests.relay.client import Client, RunningRelay, relay_at, sealed, solve

FIRST = sealed("a file", wire.PART_BYTES)


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRelay]:
    with relay_at(tmp_path_factory.mktemp("relay") / "data") as running:
        running.with_roster()
        yield running


@pytest.fixture
def person(relay: RunningRelay) -> Client:
    client = relay.client(int.from_bytes(os.urandom(6), "big"))
    assert client.open().status_code == 201
    return client


def file_id() -> bytes:
    return os.urandom(16)


def part(n: int) -> bytes:
    return n.to_bytes(4, "big").ljust(wire.PART_BYTES, b"\x5a")


class Files:
    """A caller's calls about one mailbox's parts."""

    def __init__(self, client: Client, mailbox: bytes | None = None) -> None:
        self.client = client
        self.mailbox = mailbox
        self.side = "mailbox" if mailbox is None else "desk"

    def call(self, what: str, name: wire.PartName, body: bytes = b"", work: str = "") -> httpx.Response:
        path = f"/v1/{self.side}/part{what}"
        about = {wire.HEADER_PART: name.header()}
        if self.mailbox is not None:
            about[wire.HEADER_MAILBOX] = wire.b64u(self.mailbox)
        headers = self.client.headers(path, body, about=about)
        if work:
            headers[wire.HEADER_WORK] = work
        return self.client.http.post(f"{self.client.address}{path}", content=body, headers=headers)

    def put(self, name: wire.PartName, body: bytes, work: str = "") -> httpx.Response:
        return self.call("", name, body, work)

    def first(self, name: wire.PartName, body: bytes = FIRST) -> httpx.Response:
        return self.put(name, body, solve(self.client.puzzle(name.file, name)))

    def fetch(self, name: wire.PartName) -> httpx.Response:
        return self.call("/fetch", name)

    def drop(self, name: wire.PartName) -> httpx.Response:
        return self.call("/drop", name)


def code(answer: httpx.Response) -> str:
    return str(answer.json()["error"])


def test_a_file_of_several_parts_is_kept_and_handed_to_its_person_and_its_desk(
    relay: RunningRelay, person: Client
) -> None:
    mine, desks = Files(person), Files(relay.client(101), person.mailbox)
    file, bodies = file_id(), [FIRST, part(2), part(3)]
    answer = mine.first(wire.PartName(file, 1, 3))
    assert answer.status_code == 201, answer.text
    for number in (2, 3):
        answer = mine.put(wire.PartName(file, number, 3), bodies[number - 1])
        assert wire.Receipt.parse(answer.content).is_for(bodies[number - 1])
        assert wire.Receipt.parse(answer.content).index == number
    for reader in (mine, desks):
        got = [reader.fetch(wire.PartName(file, number, 3)).content for number in (1, 2, 3)]
        assert got == bodies


def test_the_same_part_again_gives_the_same_receipt_without_work(person: Client) -> None:
    mine, name = Files(person), wire.PartName(file_id(), 1, 1)
    once = mine.first(name)
    again = mine.put(name, FIRST)
    assert (again.status_code, again.content) == (once.status_code, once.content)


def test_the_first_part_of_a_persons_file_costs_work_made_for_that_file(person: Client) -> None:
    mine, name = Files(person), wire.PartName(file_id(), 1, 1)
    assert code(mine.put(name, FIRST)) == "bad_proof"
    for another in (person.mailbox, file_id()):
        assert code(mine.put(name, FIRST, solve(person.puzzle(another)))) == "bad_proof"
    assert mine.first(name).status_code == 201


def test_a_large_file_costs_more_work_than_a_small_one(person: Client) -> None:
    mine, name = Files(person), wire.PartName(file_id(), 1, 64)
    small = person.puzzle(name.file, wire.PartName(name.file, 1, 8))
    assert small["parameters"]["data"]["tries"] == TRIES_LEAST  # type: ignore[index]
    assert person.puzzle(name.file, name)["parameters"]["data"]["tries"] == 8 * TRIES_LEAST  # type: ignore[index]
    assert code(mine.put(name, FIRST, solve(small))) == "bad_proof"
    assert mine.first(name).status_code == 201


@pytest.mark.parametrize("level", [0, 2])
def test_work_asked_for_without_saying_how_many_parts_opens_no_large_file(tmp_path: Path, level: int) -> None:
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_WORK_LEVEL": str(level)}) as running:
        person = running.client(1)
        assert person.open().status_code == 201
        mine, name = Files(person), wire.PartName(file_id(), 1, 32)
        assert code(mine.put(name, FIRST, solve(person.puzzle(name.file)))) == "bad_proof"
        assert mine.first(name).status_code == 201


def test_many_files_begun_at_a_time_take_no_more_than_a_strangers_room(tmp_path: Path) -> None:
    environ = {"PLOUGHSHARE_RELAY_FILES_MIB": "2"}
    with relay_at(tmp_path / "data", environ=environ) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        mine, files = Files(person), [file_id() for _ in range(3)]

        def put(file: bytes, number: int) -> int:
            return mine.put(wire.PartName(file, number, 3), FIRST).status_code

        assert [mine.first(wire.PartName(file, 1, 3)).status_code for file in files] == [201] * 3
        assert [put(files[0], 2), put(files[0], 3), put(files[1], 2)] == [201, 201, 429]
        running.answer(person)
        assert [put(files[1], 2), put(files[1], 3), put(files[2], 2)] == [201, 201, 429]


def test_work_is_spent_once(person: Client) -> None:
    mine, name = Files(person), wire.PartName(file_id(), 1, 1)
    work = solve(person.puzzle(name.file))
    assert mine.put(name, FIRST, work).status_code == 201
    assert mine.drop(name).status_code == 200
    assert code(mine.put(name, FIRST, work)) == "bad_proof"


def test_a_desks_file_costs_no_work_and_only_members_put_one(relay: RunningRelay, person: Client) -> None:
    name = wire.PartName(file_id(), 1, 1)
    assert code(Files(relay.client(999), person.mailbox).put(name, FIRST)) == "not_found"
    assert Files(relay.client(101), person.mailbox).put(name, FIRST).status_code == 201
    assert Files(person).fetch(name).content == FIRST


def test_other_bytes_another_count_or_another_writer_for_the_same_file_are_refused(
    relay: RunningRelay, person: Client
) -> None:
    mine, desks, file = Files(person), Files(relay.client(101), person.mailbox), file_id()
    assert mine.first(wire.PartName(file, 1, 2)).status_code == 201
    assert mine.put(wire.PartName(file, 2, 2), part(2)).status_code == 201
    assert code(mine.put(wire.PartName(file, 2, 2), part(3))) == "conflict"
    assert code(mine.put(wire.PartName(file, 2, 3), part(2))) == "conflict"
    assert code(mine.first(wire.PartName(file, 1, 3))) == "conflict"
    assert code(desks.put(wire.PartName(file, 2, 2), part(2))) == "conflict"
    assert mine.fetch(wire.PartName(file, 2, 2)).content == part(2)
    assert code(mine.fetch(wire.PartName(file, 2, 3))) == "not_found"


def test_parts_are_taken_in_order_of_the_first_and_of_one_size_alone(person: Client) -> None:
    mine, file = Files(person), file_id()
    assert code(mine.put(wire.PartName(file, 2, 2), part(2))) == "not_found"
    assert code(mine.first(wire.PartName(file, 1, 1), part(1))) == "bad_request"
    for body in (b"", FIRST[:-1]):
        assert code(mine.first(wire.PartName(file, 1, 1), body)) == "bad_request"
    assert code(mine.first(wire.PartName(file, 1, 1), FIRST + b"x")) == "too_large"


def test_a_proof_for_one_file_is_none_for_another_nor_for_another_mailbox(
    relay: RunningRelay, person: Client
) -> None:
    other = relay.client(int.from_bytes(os.urandom(6), "big"))
    assert other.open().status_code == 201
    mine, member = Files(person), relay.client(101)
    kept, asked = wire.PartName(file_id(), 1, 1), wire.PartName(file_id(), 1, 1)
    for name in (kept, asked):
        assert mine.first(name).status_code == 201
    path, about = "/v1/desk/part/fetch", {wire.HEADER_MAILBOX: wire.b64u(person.mailbox)}
    headers = member.headers(path, b"", about={**about, wire.HEADER_PART: asked.header()})

    def fetch(**changed: str) -> int:
        said = headers | {name.replace("_", "-"): value for name, value in changed.items()}
        return member.http.post(f"{member.address}{path}", headers=said).status_code

    assert fetch() == 200
    assert fetch(Ploughshare_Part=kept.header()) == 404
    assert fetch(Ploughshare_Mailbox=wire.b64u(other.mailbox)) == 404


@pytest.mark.parametrize(
    "header", ["", "x", "AAAA.1.1", f"{wire.b64u(bytes(16))}.0.1", f"{wire.b64u(bytes(16))}.2.1"]
)
def test_a_part_that_is_named_in_another_form_is_refused(person: Client, header: str) -> None:
    headers = person.headers("/v1/mailbox/part", FIRST)
    headers[wire.HEADER_PART] = header
    answer = person.http.post(f"{person.address}/v1/mailbox/part", content=FIRST, headers=headers)
    assert code(answer) == "bad_request"


def test_a_part_that_is_not_there_a_wrong_key_and_no_such_mailbox_look_alike(
    relay: RunningRelay, person: Client
) -> None:
    name = wire.PartName(file_id(), 1, 1)
    assert Files(person).first(name).status_code == 201
    stranger = relay.client(int.from_bytes(os.urandom(6), "big"))
    forger = Client(person.address, stranger.signer, person.http)
    answers = [
        Files(person).fetch(wire.PartName(file_id(), 1, 1)),
        Files(stranger).fetch(name),
        Files(forger, person.mailbox).fetch(name),
        Files(relay.client(101), os.urandom(16)).fetch(name),
    ]
    told = {
        (answer.status_code, answer.content, tuple(sorted(set(answer.headers) - {"date"})))
        for answer in answers
    }
    assert len(told) == 1
    assert code(answers[0]) == "not_found"


def test_dropping_a_file_removes_every_part_and_what_is_not_there_is_no_error(person: Client) -> None:
    mine, file, other = Files(person), file_id(), file_id()
    for name in (wire.PartName(file, 1, 2), wire.PartName(other, 1, 1)):
        assert mine.first(name).status_code == 201
    assert mine.put(wire.PartName(file, 2, 2), part(2)).status_code == 201
    for _ in range(2):
        assert mine.drop(wire.PartName(file, 2, 2)).json() == {"deleted": True}
    assert code(mine.fetch(wire.PartName(file, 1, 2))) == "not_found"
    assert mine.fetch(wire.PartName(other, 1, 1)).content == FIRST


def test_who_did_not_write_a_file_cannot_drop_it(relay: RunningRelay, person: Client) -> None:
    mine, desks = Files(person), Files(relay.client(101), person.mailbox)
    letters, replies = wire.PartName(file_id(), 1, 1), wire.PartName(file_id(), 1, 1)
    assert mine.first(letters).status_code == 201
    assert desks.put(replies, FIRST).status_code == 201
    assert code(desks.drop(letters)) == "conflict"
    assert code(mine.drop(replies)) == "conflict"
    assert mine.fetch(letters).content == desks.fetch(replies).content == FIRST
    assert mine.drop(letters).status_code == desks.drop(replies).status_code == 200


def test_a_mailbox_that_is_deleted_takes_its_files_along_and_no_byte_stays(
    relay: RunningRelay, person: Client
) -> None:
    mine, file = Files(person), file_id()
    secret = os.urandom(40)
    body = sealed(secret, wire.PART_BYTES)
    assert mine.first(wire.PartName(file, 1, 1), body).status_code == 201
    found = [path.name for path in relay.data.iterdir() if secret in path.read_bytes()]
    assert found, "the test looks in the wrong place"
    assert person.post("/v1/mailbox/delete", b"").json() == {"deleted": True}
    assert [path.name for path in relay.data.iterdir() if secret in path.read_bytes()] == []
    assert person.open().status_code == 201
    assert code(mine.fetch(wire.PartName(file, 1, 1))) == "not_found"


def test_a_mailbox_holds_so_many_parts_and_the_desks_room_is_its_own(
    relay: RunningRelay, person: Client
) -> None:
    mine, desks = Files(person), Files(relay.client(101), person.mailbox)
    # A file is taken whole or not at all: what its parts will need is asked of its first.
    assert mine.first(wire.PartName(file_id(), 1, 384)).status_code == 201
    for _ in range(2):
        assert mine.first(wire.PartName(file_id(), 1, 256)).status_code == 201
    assert desks.put(wire.PartName(file_id(), 1, 256), FIRST).status_code == 201
    assert code(desks.put(wire.PartName(file_id(), 1, 384), FIRST)) == "full"


def test_files_have_room_of_their_own_and_letters_still_arrive_when_it_is_used_up(tmp_path: Path) -> None:
    environ = {"PLOUGHSHARE_RELAY_FILES_MIB": "1"}
    with relay_at(tmp_path / "data", environ=environ) as running:
        running.with_roster()
        person = running.client(1)
        assert person.open().status_code == 201
        mine = Files(person)
        assert code(mine.first(wire.PartName(file_id(), 1, 4))) == "full"
        assert mine.first(wire.PartName(file_id(), 1, 1)).status_code == 201
        assert mine.first(wire.PartName(file_id(), 1, 1)).status_code == 201
        assert code(mine.first(wire.PartName(file_id(), 1, 1))) == "full"
        assert person.letter(sealed("a letter")).status_code == 201
        desks = Files(running.client(101), person.mailbox)
        assert desks.put(wire.PartName(file_id(), 1, 1), FIRST).status_code == 201


def test_an_acknowledged_part_is_there_after_the_relay_was_killed(tmp_path: Path) -> None:
    data, name = tmp_path / "data", wire.PartName(file_id(), 1, 1)
    with relay_at(data) as running:
        person = running.client(1)
        assert person.open().status_code == 201
        assert Files(person).first(name).status_code == 201
    with relay_at(data) as running:
        assert Files(running.client(1)).fetch(name).content == FIRST
