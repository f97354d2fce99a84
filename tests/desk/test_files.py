"""Files that come with letters, from a person to a desk's pages, over a real relay."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PIL import Image

from ploughshare.desk import files
from ploughshare.desk.app import Desk
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.pages.attached import cage_words
from ploughshare.desk.preview.answer import Wall
from ploughshare.desk.vault.files import FileShelf, ShelvedFile
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.files import seal_file
from ploughshare.wire import PART_BYTES, NamedFile, PartName, parts_for
from tests.desk.desks import Person, at, colleague, person
from tests.desk.scenarios import PACK, pack
from tests.desk.served import Reader, reader, served
from tests.files.pictures import drawn
from tests.relay.client import RunningRelay
from tests.relay.test_parts import Files


def photo() -> bytes:
    buffer = io.BytesIO()
    drawn(320, 240).save(buffer, "JPEG")
    return buffer.getvalue()


def send_file(
    writer: Person, data: bytes, *, leave_out: int = 0, spoil: int = 0, media_type: str = "image/jpeg"
) -> NamedFile:
    """Puts a file at the relay part by part, as the page does; `leave_out`, `spoil`: the number of a part."""
    stream = io.BytesIO(data)
    count = parts_for(len(data))
    named = NamedFile(os.urandom(16), "1.jpg", media_type, len(data), count, _sha256(data))
    box = Files(writer.line)
    sealed = seal_file(stream.read, len(data), HybridIdentity(writer.case_seed).recipient)
    for number, part in enumerate(sealed, start=1):
        if number == leave_out:
            continue
        body = part if number != spoil else part[:-1] + bytes([part[-1] ^ 1])
        name = PartName(named.id, number, count)
        answer = box.first(name, body) if number == 1 else box.put(name, body)
        assert answer.status_code == 201, answer.text
    return named


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def shelved(ledger: Ledger, writer: Person, named: NamedFile) -> ShelvedFile:
    (message,) = ledger.state(writer.case).messages
    found = FileShelf(ledger.vault).find(message.hash, named.id)
    assert found is not None
    return found


def come(ledger: Ledger, relay: RunningRelay, writer: Person, named: NamedFile) -> ShelvedFile:
    exchange(ledger, at(ledger, relay))
    return shelved(ledger, writer, named)


def test_a_photo_comes_with_its_letter_and_opens_as_it_was(desk: Ledger, relay: RunningRelay) -> None:
    writer, data = person(desk, relay), photo()
    named = send_file(writer, data)
    writer.write("Вот фото приказа.", files=(named,))
    file = come(desk, relay, writer, named)
    assert file.state == "whole"
    assert b"".join(files.read(desk, file, named)) == data


def test_every_member_fetches_it_from_the_relay(desk: Ledger, relay: RunningRelay, tmp_path: Path) -> None:
    writer, data = person(desk, relay), photo()
    named = send_file(writer, data)
    writer.write("Фото.", files=(named,))
    exchange(desk, at(desk, relay))
    ivan = colleague(desk, tmp_path / "ivan")
    exchange(desk, at(desk, relay))
    try:
        file = come(ivan, relay, writer, named)
        assert file.state == "whole"
        assert b"".join(files.read(ivan, file, named)) == data
    finally:
        ivan.vault.close()


def test_a_line_that_drops_costs_the_part_under_way_and_nothing_else(
    desk: Ledger, relay: RunningRelay
) -> None:
    writer, data = person(desk, relay), os.urandom(2_000_000)
    named = send_file(writer, data)
    writer.write("Много.", files=(named,))
    asked: list[str] = []

    def through(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/part/fetch"):
            asked.append(request.headers["Ploughshare-Part"].split(".")[1])
            if len(asked) == 4:
                raise httpx.ConnectError("the line dropped")
        passed_on = relay.http.build_request(
            request.method, request.url, headers=request.headers, content=request.content
        )
        return relay.http.send(passed_on)

    with httpx.Client(transport=httpx.MockTransport(through)) as http:
        with pytest.raises(Exception, match="cannot be reached"):
            exchange(desk, at(desk, relay, http))
        assert FileShelf(desk.vault).parts_there(shelved(desk, writer, named)) == 3
        exchange(desk, at(desk, relay, http))
    file = shelved(desk, writer, named)
    assert asked == ["1", "2", "3", "4", "4", "5", "6", "7", "8"]
    assert file.state == "whole"
    assert b"".join(files.read(desk, file, named)) == data


@pytest.mark.parametrize(("fault", "state"), [("leave_out", "missing"), ("spoil", "broken")])
def test_a_part_that_is_lost_or_changed_is_told_and_the_file_is_not_handed_on(
    desk: Ledger, relay: RunningRelay, fault: str, state: str
) -> None:
    writer = person(desk, relay)
    named = send_file(
        writer, os.urandom(500_000), leave_out=2 * (fault == "leave_out"), spoil=2 * (fault == "spoil")
    )
    writer.write("Файл.", files=(named,))
    file = come(desk, relay, writer, named)
    assert file.state == state
    assert desk.state(writer.case).messages[0].text == "Файл."
    with pytest.raises(files.NotWholeError):
        list(files.read(desk, file, named))


def test_another_file_under_the_same_name_is_not_taken_for_the_one_the_letter_names(
    desk: Ledger, relay: RunningRelay
) -> None:
    writer = person(desk, relay)
    named = send_file(writer, b"a" * 1_000)
    other = replace(named, hash=_sha256(b"b" * 1_000))
    writer.write("Файл.", files=(other,))
    assert come(desk, relay, writer, other).state == "broken"


def test_a_large_file_waits_until_a_human_asks_for_it(
    desk: Ledger, relay: RunningRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.shelf.PARTS_UNASKED_MAX", 1)
    writer, data = person(desk, relay), os.urandom(300_000)
    named = send_file(writer, data)
    writer.write("Большой.", files=(named,))
    file = come(desk, relay, writer, named)
    assert (file.state, FileShelf(desk.vault).parts_there(file)) == ("waiting", 0)
    files.ask_for(desk, file)
    assert come(desk, relay, writer, named).state == "whole"


def test_a_flood_of_files_stops_coming_unasked(
    desk: Ledger, relay: RunningRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.shelf.PARTS_UNASKED_IN_ALL_MAX", 1)
    states = []
    for _ in range(2):
        writer = person(desk, relay)
        named = send_file(writer, b"x" * 100)
        writer.write("Файл.", files=(named,))
        states.append(come(desk, relay, writer, named).state)
    assert states == ["whole", "waiting"]


@pytest.mark.slow
def test_a_large_file_takes_little_memory_at_the_desk(desk: Ledger, relay: RunningRelay) -> None:
    writer, data = person(desk, relay), bytes(24_000_000)
    named = send_file(writer, data)
    writer.write("Большой.", files=(named,))
    exchange(desk, at(desk, relay))
    files.ask_for(desk, shelved(desk, writer, named))
    tracemalloc.start()
    while shelved(desk, writer, named).state != "whole":
        exchange(desk, at(desk, relay))
    size = sum(len(piece) for piece in files.read(desk, shelved(desk, writer, named), named))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == len(data)
    assert peak_bytes < 16 * PART_BYTES


@pytest.fixture
def inside(desk: Ledger) -> Iterator[Reader]:
    with served(Desk(desk, Assessor(pack()), PACK)) as running, reader(running) as found:
        yield found


def talk_page(inside: Reader) -> str:
    (url,) = inside.case_urls().values()
    return inside.get(f"{url}/talk").text


def link(page: str, ending: str = "") -> str:
    found = re.search(rf'(?:href|action)="([^"]+/file/[^"]+?{ending})"', page)
    assert found is not None, page
    return found[1]


def sent(desk: Ledger, relay: RunningRelay, data: bytes, media_type: str = "image/jpeg") -> NamedFile:
    writer = person(desk, relay)
    named = send_file(writer, data, media_type=media_type)
    writer.write("Файл.", files=(named,))
    come(desk, relay, writer, named)
    return named


def test_the_desk_shows_a_drawing_of_the_photo_and_not_the_photo(
    desk: Ledger, relay: RunningRelay, inside: Reader
) -> None:
    sent(desk, relay, photo())
    page = inside.get(link(talk_page(inside))).text
    (picture,) = re.findall(r'src="data:image/png;base64,([^"]+)"', page)
    with Image.open(io.BytesIO(base64.b64decode(picture))) as shown:
        assert (shown.format, shown.size) == ("PNG", (320, 240))
    assert base64.b64encode(photo())[:60].decode() not in page


def test_a_file_is_saved_as_it_came_under_a_name_of_ours(
    desk: Ledger, relay: RunningRelay, inside: Reader
) -> None:
    data = os.urandom(700_000)
    sent(desk, relay, data, "application/x-strange")
    answer = inside.client.get(link(talk_page(inside)) + "/save")
    assert answer.content == data
    assert answer.headers["content-type"] == "application/octet-stream"
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9-]+\.bin"', answer.headers["content-disposition"])


def test_words_of_a_file_are_shown_as_words_and_markup_in_them_is_not_markup(
    desk: Ledger, relay: RunningRelay, inside: Reader
) -> None:
    sent(desk, relay, "<script>alert(1)</script> Приказ".encode(), "text/plain")
    page = inside.get(link(talk_page(inside))).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Приказ" in page
    assert "<script>alert" not in page


def test_why_nothing_is_shown_is_said_in_words(desk: Ledger, relay: RunningRelay, inside: Reader) -> None:
    sent(desk, relay, b"MZ" + bytes(200), "image/jpeg")
    page = inside.get(link(talk_page(inside))).text
    assert "Такие файлы здесь не рисуются." in page


def test_a_large_file_has_a_button_that_fetches_it(
    desk: Ledger, relay: RunningRelay, inside: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.shelf.PARTS_UNASKED_MAX", 0)
    sent(desk, relay, photo())
    page = talk_page(inside)
    assert "Большой: придёт, когда попросите." in page
    assert "Файл в пути." in inside.post(link(page, "/fetch")).text
    exchange(desk, at(desk, relay))
    assert "Посмотреть" in talk_page(inside)


def test_a_file_of_another_case_is_not_here(desk: Ledger, relay: RunningRelay, inside: Reader) -> None:
    sent(desk, relay, photo())
    sent(desk, relay, photo())
    first, second = inside.case_urls().values()
    path = link(inside.get(f"{first}/talk").text)
    assert inside.client.get(path).status_code == 200
    assert inside.client.get(path.replace(first, second)).status_code == 404
    assert inside.client.get(path[:-3] + "AAA").status_code == 404


def test_how_well_this_machine_holds_a_program_in_is_said() -> None:
    assert cage_words(Wall.LIMITS | Wall.SECCOMP | Wall.LANDLOCK) == "cage-full"
    assert cage_words(Wall.LIMITS | Wall.SECCOMP) == "cage-part"
    assert cage_words(Wall.LIMITS | Wall.NAMESPACES | Wall.LANDLOCK) == "cage-part"
    assert cage_words(Wall.LIMITS | Wall.LANDLOCK) == "cage-none"


def test_where_a_program_cannot_be_held_in_nothing_is_drawn_and_the_page_says_so(
    desk: Ledger, relay: RunningRelay, inside: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ploughshare.desk.preview.caller.walls_are_enough", lambda _walls: False)
    sent(desk, relay, photo())
    page = inside.get(link(talk_page(inside))).text
    assert "data:image/png" not in page
    assert "Эта машина не может удержать программу" in page


def test_a_name_that_would_turn_letters_round_is_shown_as_it_is_written(
    desk: Ledger, relay: RunningRelay, inside: Reader
) -> None:
    writer = person(desk, relay)
    named = replace(send_file(writer, photo()), name="\u202egpj.exe\u2069\u200b")
    writer.write("Файл.", files=(named,))
    come(desk, relay, writer, named)
    page = talk_page(inside)
    assert "<b>gpj.exe</b>" in page
    assert "\u202e" not in page
