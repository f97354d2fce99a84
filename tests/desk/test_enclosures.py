"""Files that a desk sends with its replies, over a real relay: whole before the reply, or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from ploughshare.desk import enclosures, files, outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayUnreachableError
from ploughshare.desk.vault.enclosures import Enclosure, EnclosureFolder
from ploughshare.desk.vault.files import FileShelf
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.files import FileOpener
from ploughshare.wire import PART_BYTES, NamedFile, PartName
from tests.desk.desks import Person, at, colleague, founder, person
from tests.desk.test_files import photo
from tests.relay.client import RunningRelay, relay_at
from tests.relay.test_parts import Files


def enclose(desk: Ledger, writer: Person, data: bytes) -> Enclosure:
    return enclosures.enclose(desk, writer.case, len(data), io.BytesIO(data).read)


def reply(desk: Ledger, writer: Person, *enclosed: Enclosure, text: str = "Вот оно.") -> bytes:
    last = desk.state(writer.case).messages[-1].hash
    ids = [enclosure.named.id for enclosure in enclosed]
    message = outbox.reply(desk, writer.case, text, key=os.urandom(16), lang="ru", last_read=last, files=ids)
    return message.hash


def opened(writer: Person, named: NamedFile, seed: bytes | None = None) -> bytes:
    """The file as the person's page gets it."""
    box = Files(writer.line)
    opener = FileOpener(named, [HybridIdentity(seed or writer.case_seed)])
    data = b""
    for number in range(1, named.parts + 1):
        answer = box.fetch(PartName(named.id, number, named.parts))
        assert answer.status_code == httpx.codes.OK, answer.text
        data += opener.take(answer.content)
    assert opener.whole
    return data


def parts_at_relay(writer: Person, named: NamedFile) -> int:
    box = Files(writer.line)
    answers = [box.fetch(PartName(named.id, n, named.parts)) for n in range(1, named.parts + 1)]
    return sum(answer.status_code == httpx.codes.OK for answer in answers)


def through(relay: RunningRelay, before: Callable[[httpx.Request], None]) -> httpx.Client:
    """A line on which something happens before each call."""

    def pass_on(request: httpx.Request) -> httpx.Response:
        before(request)
        again = relay.http.build_request(
            request.method, request.url, headers=request.headers, content=request.content
        )
        return relay.http.send(again)

    return httpx.Client(transport=httpx.MockTransport(pass_on))


def test_a_file_is_at_the_relay_whole_before_the_reply_that_names_it(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    data = os.urandom(700_000)
    picture = photo() + data  # what its kind is, the beginning tells; the page has cleaned it
    reply(desk, writer, enclose(desk, writer, picture))
    called: list[str] = []
    with through(relay, lambda request: called.append(request.url.path)) as http:
        exchange(desk, at(desk, relay, http))
    assert called.index("/v1/desk/reply") > max(
        place for place, path in enumerate(called) if path == "/v1/desk/part"
    )
    (answer,) = writer.replies()
    (named,) = answer.message.files
    assert (named.name, named.media_type, named.size_bytes) == ("1.jpg", "image/jpeg", len(picture))
    assert named.hash == hashlib.sha256(picture).digest()
    assert opened(writer, named) == picture


def test_a_line_that_drops_costs_the_part_under_way_and_nothing_else(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    enclosed = enclose(desk, writer, b"text " * 200_000)
    reply(desk, writer, enclosed)
    posted: list[str] = []

    def drop(request: httpx.Request) -> None:
        if request.url.path == "/v1/desk/part":
            posted.append(request.headers["Ploughshare-Part"].split(".")[1])
            if len(posted) == 3:
                raise httpx.ConnectError("the line dropped")

    with through(relay, drop) as http:
        with pytest.raises(RelayUnreachableError):
            exchange(desk, at(desk, relay, http))
        assert writer.replies() == []
        exchange(desk, at(desk, relay, http))
    assert posted == ["1", "2", "3", "3", "4"]
    (answer,) = writer.replies()
    assert opened(writer, answer.message.files[0]) == b"text " * 200_000


def test_other_people_are_answered_while_a_large_file_goes(
    desk: Ledger, relay: RunningRelay, writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.enclosures.PARTS_AT_ONCE", 1)
    reply(desk, writer, enclose(desk, writer, b"x" * 700_000))
    reply(desk, writer, text="И ещё: не подписывайте ничего.")
    other = person(desk, relay)
    other.write("Вопрос.")
    exchange(desk, at(desk, relay))
    reply(desk, other, text="Ответ.")
    exchange(desk, at(desk, relay))
    assert [len(one.replies()) for one in (writer, other)] == [0, 1]
    exchange(desk, at(desk, relay))
    assert [answer.message.text for answer in writer.replies()] == [
        "Вот оно.",
        "И ещё: не подписывайте ничего.",
    ]


def test_a_reply_taken_back_on_the_way_leaves_nothing_at_the_relay_and_its_files_wait(
    desk: Ledger, relay: RunningRelay, writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.enclosures.PARTS_AT_ONCE", 2)
    enclosed = enclose(desk, writer, b"x" * 1_000_000)
    message = reply(desk, writer, enclosed)
    exchange(desk, at(desk, relay))
    assert parts_at_relay(writer, enclosed.named) == 2
    assert outbox.take_back(desk, writer.case, message, "taken_back")
    exchange(desk, at(desk, relay))
    assert (parts_at_relay(writer, enclosed.named), writer.replies()) == (0, [])
    (draft,) = enclosures.drafts(desk, writer.case)
    reply(desk, writer, draft, text="Теперь верно.")
    for _ in range(2):
        exchange(desk, at(desk, relay))
    (answer,) = writer.replies()
    assert opened(writer, answer.message.files[0]) == b"x" * 1_000_000


def test_a_file_taken_back_while_a_part_is_on_its_way_goes_no_further(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    enclosed = enclose(desk, writer, b"x" * 1_000_000)
    message = reply(desk, writer, enclosed)
    posted: list[str] = []

    def stop(request: httpx.Request) -> None:
        if request.url.path == "/v1/desk/part":
            posted.append(request.url.path)
            if len(posted) == 2:
                assert outbox.take_back(desk, writer.case, message, "taken_back")

    with through(relay, stop) as http:
        exchange(desk, at(desk, relay, http))
    assert len(posted) == 2
    exchange(desk, at(desk, relay))
    assert parts_at_relay(writer, enclosed.named) == 0


def test_a_removed_file_is_in_the_vault_and_at_the_relay_no_more(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    folder = EnclosureFolder(desk.vault)
    fresh = enclose(desk, writer, b"never sent")
    enclosures.remove(desk, writer.case, fresh.named.id)
    assert folder.find(fresh.named.id) is None
    begun = enclose(desk, writer, b"x" * 1_000_000)
    message = reply(desk, writer, begun)

    def cut(request: httpx.Request) -> None:
        if request.headers.get("Ploughshare-Part", "").split(".")[1:2] == ["3"]:
            raise httpx.ConnectError("the line dropped")

    with through(relay, cut) as http, pytest.raises(RelayUnreachableError):
        exchange(desk, at(desk, relay, http))
    outbox.take_back(desk, writer.case, message, "taken_back")
    enclosures.remove(desk, writer.case, begun.named.id)
    assert folder.part(begun.named.id, 1) is None
    exchange(desk, at(desk, relay))
    assert (parts_at_relay(writer, begun.named), folder.find(begun.named.id)) == (0, None)


def test_where_the_relay_has_no_room_the_reply_is_held_and_says_why(tmp_path: Path) -> None:
    with relay_at(tmp_path / "small", environ={"PLOUGHSHARE_RELAY_FILES_MIB": "0"}) as relay:
        desk = founder(tmp_path / "olga", relay.address)
        exchange(desk, at(desk, relay))
        writer = person(desk, relay)
        writer.write("Вопрос.")
        exchange(desk, at(desk, relay))
        message = reply(desk, writer, enclose(desk, writer, b"a text"))
        exchange(desk, at(desk, relay))
        shown = next(m for m in desk.state(writer.case).messages if m.hash == message)
        assert (shown.held, shown.sent) == ("files_full", False)
        assert [draft.named.name for draft in enclosures.drafts(desk, writer.case)] == ["1.txt"]
        desk.vault.close()


def test_where_the_mailbox_is_gone_the_reply_is_held_and_says_so(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    message = reply(desk, writer, enclose(desk, writer, b"a text"))
    assert writer.line.post("/v1/mailbox/delete", b"").status_code == httpx.codes.OK
    exchange(desk, at(desk, relay))
    shown = next(m for m in desk.state(writer.case).messages if m.hash == message)
    assert shown.held == outbox.NO_MAILBOX_LEFT


def test_a_relay_that_lost_what_it_had_gets_the_file_from_its_first_part(
    desk: Ledger, relay: RunningRelay, writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.enclosures.PARTS_AT_ONCE", 2)
    enclosed = enclose(desk, writer, b"x" * 1_000_000)
    reply(desk, writer, enclosed)
    exchange(desk, at(desk, relay))
    desks = Files(relay.caller(desk.home.device.signing.private), writer.line.mailbox)
    assert desks.drop(PartName(enclosed.named.id, 1, 4)).status_code == httpx.codes.OK
    for _ in range(3):
        exchange(desk, at(desk, relay))
    (answer,) = writer.replies()
    assert opened(writer, answer.message.files[0]) == b"x" * 1_000_000


def test_a_file_goes_under_the_key_of_the_day_it_goes(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    enclosed = enclose(desk, writer, b"y" * 600_000)
    before = writer.case_seed
    writer.change_key()
    exchange(desk, at(desk, relay))
    reply(desk, writer, enclosed)
    exchange(desk, at(desk, relay))
    (answer,) = writer.replies()
    assert writer.case_seed != before
    assert opened(writer, answer.message.files[0]) == b"y" * 600_000


def test_our_own_file_is_read_out_of_our_vault_and_a_colleague_fetches_it(
    desk: Ledger, relay: RunningRelay, writer: Person, tmp_path: Path
) -> None:
    data = photo()
    message = reply(desk, writer, enclose(desk, writer, data))
    ivan = colleague(desk, tmp_path / "ivan")
    try:
        for ledger in (desk, ivan, desk, ivan):
            exchange(ledger, at(ledger, relay))
        for ledger in (desk, ivan):
            (named,) = ledger.state(writer.case).messages[-1].files
            file = FileShelf(ledger.vault).find(message, named.id)
            assert file is not None
            assert file.state == "whole"
            assert b"".join(files.read(ledger, file, named)) == data
        assert FileShelf(desk.vault).parts_in_all() == 0
    finally:
        ivan.vault.close()


def test_a_colleague_does_not_look_for_a_file_that_is_still_on_its_way(
    desk: Ledger, relay: RunningRelay, writer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.enclosures.PARTS_AT_ONCE", 1)
    ivan = colleague(desk, tmp_path / "ivan")
    try:
        for ledger in (desk, ivan, desk):
            exchange(ledger, at(ledger, relay))
        message = reply(desk, writer, enclose(desk, writer, b"x" * 400_000))
        for ledger in (desk, ivan):
            exchange(ledger, at(ledger, relay))
        (named,) = ivan.state(writer.case).messages[-1].files
        assert FileShelf(ivan.vault).find(message, named.id) is None
        for ledger in (desk, ivan):
            exchange(ledger, at(ledger, relay))
        file = FileShelf(ivan.vault).find(message, named.id)
        assert file is not None
        assert file.state == "whole"
    finally:
        ivan.vault.close()


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"MZ\0\0", b"PK\x03\x04", b"\xff\xfe\0t", b"words\x1b[0m", b"words \xd0", b"ftypheic\0"],
)
def test_what_is_no_picture_and_no_text_is_not_taken_and_leaves_nothing(
    desk: Ledger, writer: Person, data: bytes
) -> None:
    with pytest.raises(enclosures.NotSendableError):
        enclose(desk, writer, data)
    assert EnclosureFolder(desk.vault).of_case(writer.case) == []


def test_a_text_that_breaks_off_far_behind_is_not_taken(desk: Ledger, writer: Person) -> None:
    with pytest.raises(enclosures.NotSendableError):
        enclose(desk, writer, b"word " * 100_000 + b"\0")
    assert EnclosureFolder(desk.vault).of_case(writer.case) == []


def test_a_paper_goes_under_its_title_and_a_title_is_never_a_path(desk: Ledger, writer: Person) -> None:
    title = "Рапорт / о выплате\n" + "а" * 100
    enclosed = enclosures.enclose_paper(desk, writer.case, title, b"%PDF-1.7 made here")
    assert enclosed.named.media_type == "application/pdf"
    assert enclosed.named.name.startswith("Рапорт   о выплате ")
    assert (enclosed.named.name[-4:], len(enclosed.named.name)) == (".pdf", 80)
    assert NamedFile.parse(enclosed.named.to_json()) == enclosed.named


def test_more_than_eight_files_and_more_than_the_mailbox_holds_are_refused(
    desk: Ledger, relay: RunningRelay, writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.enclosures.DESK_PARTS_MAX", 9)
    for _ in range(8):
        enclose(desk, writer, b"a text")
    with pytest.raises(enclosures.TooManyFilesError):
        enclose(desk, writer, b"a text")
    drafts = enclosures.drafts(desk, writer.case)
    assert [draft.named.name for draft in drafts] == [f"{n}.txt" for n in range(1, 9)]
    reply(desk, writer, *drafts)
    exchange(desk, at(desk, relay))
    with pytest.raises(enclosures.NoRoomForFilesError):
        enclose(desk, writer, b"x" * 300_000)
    enclose(desk, writer, b"a text")


def test_a_file_removed_in_another_window_is_told_and_nothing_is_sent(desk: Ledger, writer: Person) -> None:
    enclosed = enclose(desk, writer, b"a text")
    enclosures.remove(desk, writer.case, enclosed.named.id)
    with pytest.raises(enclosures.FileGoneError):
        reply(desk, writer, enclosed)
    assert desk.state(writer.case).messages[-1].way == "in"


def test_a_file_whose_coming_in_broke_off_leaves_nothing(desk: Ledger, writer: Person) -> None:
    def read(wanted: int) -> bytes:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        enclosures.enclose(desk, writer.case, 1_000_000, read)
    assert EnclosureFolder(desk.vault).of_case(writer.case) == []


def test_of_a_program_that_was_killed_meanwhile_nothing_stays(desk: Ledger, writer: Person) -> None:
    folder = EnclosureFolder(desk.vault)
    enclosed = enclose(desk, writer, b"a text")
    folder.put(Enclosure(writer.case, enclosed.mailbox, enclosed.seed, enclosed.named, "making"))
    enclosures.forget_unfinished(desk)
    assert (folder.of_case(writer.case), folder.part(enclosed.named.id, 1)) == ([], None)


def test_no_file_of_the_vault_shows_a_word_of_an_enclosure(
    desk: Ledger, writer: Person, tmp_path: Path
) -> None:
    enclose(desk, writer, b"PLAINTEXT-MARK " * 50_000)
    for path in (tmp_path / "olga").iterdir():
        assert b"PLAINTEXT-MARK" not in path.read_bytes()


def test_a_large_file_takes_little_memory(desk: Ledger, relay: RunningRelay, writer: Person) -> None:
    size, given = 24_000_000, 0

    def read(wanted: int) -> bytes:
        nonlocal given
        given += wanted
        return b"x" * wanted

    tracemalloc.start()
    enclosed = enclosures.enclose(desk, writer.case, size, read)
    _, taking_in_bytes = tracemalloc.get_traced_memory()
    reply(desk, writer, enclosed)
    while not writer.replies():
        exchange(desk, at(desk, relay))
    _, sending_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert given == size
    assert taking_in_bytes < 8 * PART_BYTES
    assert sending_bytes < size // 3  # an exchange alone takes some of that


def test_files_that_a_relay_lost_with_their_reply_go_again(
    desk: Ledger, relay: RunningRelay, writer: Person
) -> None:
    enclosed = enclose(desk, writer, b"a text")
    reply(desk, writer, enclosed)
    exchange(desk, at(desk, relay))
    desks = Files(relay.caller(desk.home.device.signing.private), writer.line.mailbox)
    desks.drop(PartName(enclosed.named.id, 1, 1))
    EnclosureFolder(desk.vault).send_again(writer.line.mailbox)
    exchange(desk, at(desk, relay))
    assert opened(writer, enclosed.named) == b"a text"
