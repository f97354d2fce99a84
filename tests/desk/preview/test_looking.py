"""A look at a file, whole: what it shows of honest files, and that hostile ones cost a bounded time."""

from __future__ import annotations

import io
import random
import struct
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from ploughshare.desk.files import NotWholeError
from ploughshare.desk.preview import answer, caller
from ploughshare.desk.preview.answer import Answer, AnswerError, NotShown, Pixels, Text, Wall
from tests.files.pictures import drawn

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the cage is made of Linux")

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>"


def picture(kind: str, mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    drawn(300, 200, mode).save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(content: bytes, pages: int = 1) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n" % (pages, kids)
        + b"3 0 obj%sendobj\n" % PAGE
        + b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
        % (len(content), content)
    )


def docx(xml: bytes, **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        for name, data in more.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def png_of(width: int, height: int, packed: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def shown(file: bytes, page: int = 1) -> Answer:
    return caller.look([file], page)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_drawn(kind: str) -> None:
    seen = shown(picture(kind))
    assert isinstance(seen, Pixels)
    assert (seen.width, seen.height, seen.page, seen.pages) == (300, 200, 1, 1)


def test_the_png_that_is_shown_holds_just_the_pixels() -> None:
    seen = shown(picture("PNG"))
    assert isinstance(seen, Pixels)
    with Image.open(io.BytesIO(seen.png())) as again:
        assert again.tobytes() == drawn(300, 200).tobytes()
        assert again.info == {}


def test_a_picture_that_lies_on_its_side_stands_up() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    seen = shown(picture("JPEG", exif=turned))
    assert isinstance(seen, Pixels)
    assert (seen.width, seen.height) == (200, 300)


def test_what_is_seen_through_is_shown_on_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(buffer, "PNG")
    seen = shown(buffer.getvalue())
    assert isinstance(seen, Pixels)
    assert seen.data == b"\xff" * 48


def test_a_large_photo_is_made_smaller() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (4_000, 3_000), (9, 99, 199)).save(buffer, "JPEG")
    seen = shown(buffer.getvalue())
    assert isinstance(seen, Pixels)
    assert (seen.width, seen.height) == (2_000, 1_500)


def test_any_page_of_a_pdf_is_drawn_and_their_number_told() -> None:
    for page in (1, 3):
        seen = shown(pdf(b"1 0 0 rg 0 0 100 100 re f", pages=3), page)
        assert isinstance(seen, Pixels)
        assert (seen.page, seen.pages) == (page, 3)
        assert seen.width == 2 * seen.height
        assert seen.data[:3] == b"\xff\0\0"
        assert seen.data[-3:] == b"\xff\xff\xff"
    assert shown(pdf(b""), 2) == NotShown("damaged")


def test_the_words_of_texts_and_documents_are_shown_as_words() -> None:
    assert shown("Явка 28 апреля.\n".encode()) == Text("Явка 28 апреля.\n", cut=False)
    assert shown("Явка".encode("cp1251")) == Text("Явка", cut=False)
    assert shown("Явка".encode("utf-16")) == Text("Явка", cut=False)
    xml = "<w:document xmlns:w='w'><w:p><w:t>Рапорт</w:t></w:p><w:p><w:t>Прошу</w:t></w:p></w:document>"
    assert shown(docx(xml.encode())) == Text("Рапорт\nПрошу\n", cut=False)


def test_letters_that_turn_the_direction_of_reading_are_not_shown() -> None:
    assert shown("a\u202eb\u0007c\u200bd".encode()) == Text("abcd", cut=False)


def test_a_long_text_is_cut_and_says_so() -> None:
    seen = shown(b"x" * 3_000_000)
    assert isinstance(seen, Text)
    assert seen.cut
    assert len(seen.text) == answer.TEXT_BYTES_MAX // 4


@pytest.mark.parametrize(
    "file",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word", b"MZ\x90\0", b"\x7fELF", b"\0\0\0\x18ftypheic", b"a\0b"],
)
def test_what_is_not_drawn_here_is_said_to_be_so(file: bytes) -> None:
    assert shown(file) == NotShown("kind")


def test_a_picture_that_unpacks_to_too_many_pixels_is_not_unpacked() -> None:
    began = time.monotonic()
    assert shown(png_of(30_000, 30_000, zlib.compress(b"\0" * 1_000_000))) == NotShown("pixels")
    assert time.monotonic() - began < caller.LOOK_SECONDS


def test_a_document_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    assert shown(buffer.getvalue()) == NotShown("large")


def test_entities_that_grow_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    assert shown(docx(bomb)) == NotShown("damaged")


def test_a_file_on_this_machine_named_in_a_document_is_not_read() -> None:
    peek = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert shown(docx(peek)) == NotShown("damaged")


def test_a_file_larger_than_a_file_may_be_is_not_drawn() -> None:
    piece = bytes(1_048_576)
    assert caller.look(piece for _ in range(101)) == NotShown("large")


@pytest.mark.slow
def test_a_pdf_that_draws_without_end_is_ended_and_said_to_be_slow() -> None:
    seen = shown(pdf(b"0 0 m 200 100 l 100 3 l 2 50 l S\n" * 1_500_000))
    assert seen == NotShown("slow")


def corpus() -> Iterator[bytes]:
    """Each kind of file, damaged by a seed in twelve ways."""
    whole = [picture(kind) for kind in ("JPEG", "PNG", "WEBP", "GIF")]
    whole += [pdf(b"1 0 0 rg 0 0 100 100 re f"), docx(b"<a>b</a>")]
    chance = random.Random(7)
    for file in whole:
        for _ in range(12):
            damaged = bytearray(file)
            for _ in range(chance.randint(1, 20)):
                damaged[chance.randrange(8, len(damaged))] = chance.randrange(256)
            yield bytes(damaged[: chance.randint(len(damaged) // 2, len(damaged))])


@pytest.mark.slow
def test_damaged_files_are_shown_in_part_or_not_at_all() -> None:
    for file in corpus():
        seen = shown(file)
        assert isinstance(seen, Pixels | Text) or seen.reason in (
            "damaged",
            "kind",
            "large",
            "pixels",
            "broken",
        )


def played(code: str, file: bytes = b"x") -> Answer:
    """What the desk makes of a worker that somebody has taken over: `code` runs in the worker's place."""
    walls = answer.encode_walls(Wall.LIMITS | Wall.SECCOMP, 7)
    started = (sys.executable, "-I", "-c", f"import os, sys, time\nos.write(1, {walls!r})\n{code}")
    return caller._run(started, [file])[1]


def test_what_is_no_answer_is_not_shown() -> None:
    for said in (
        b"",
        b"x",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PLPX" + bytes(12),
        b"<script>alert(1)</script>",
    ):
        assert played(f"os.write(1, {said!r})") == NotShown("broken")


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "ANSWER_BYTES_MAX", 1_000_000)
    assert played("while True: os.write(1, bytes(65536))") == NotShown("broken")


def test_a_worker_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "LOOK_SECONDS", 1.0)
    assert played("time.sleep(60)") == NotShown("slow")


def test_a_worker_that_does_not_take_the_file_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "LOOK_SECONDS", 1.0)
    assert played("time.sleep(60)", bytes(2_000_000)) == NotShown("slow")


def test_a_file_that_turns_out_not_to_be_whole_is_not_drawn_in_part_and_holds_nobody_up() -> None:
    def broken() -> Iterator[bytes]:
        yield "Начало письма".encode()
        raise NotWholeError

    began = time.monotonic()
    with pytest.raises(NotWholeError):
        caller.look(broken())
    assert time.monotonic() - began < caller.LOOK_SECONDS / 2


def test_a_worker_that_was_ended_for_a_forbidden_call_is_told_as_such() -> None:
    code = "from ploughshare.desk.preview.cage import lock_in\nlock_in()\nos.execv('/bin/true', ['true'])"
    assert played(code) == NotShown("forbidden")


def test_a_worker_that_computes_without_end_is_told_as_slow() -> None:
    code = "from ploughshare.desk.preview.cage import lock_in\nlock_in(1)\nwhile True: pass"
    assert played(code) == NotShown("slow")


def test_a_worker_behind_no_wall_is_handed_nothing() -> None:
    taken: list[bytes] = []

    def file() -> Iterator[bytes]:
        taken.append(b"x")
        yield b"x"

    walls = answer.encode_walls(Wall.LIMITS | Wall.LANDLOCK, 7)
    started = (sys.executable, "-I", "-c", f"import os, time\nos.write(1, {walls!r})\ntime.sleep(60)")
    assert caller._run(started, file())[1] == NotShown("cage")
    assert taken == []


def test_the_worker_gets_nothing_of_the_desks_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_DESK", "4711")
    told = answer.encode(Text("none", cut=False))
    code = f"if 'SECRET_OF_THE_DESK' not in os.environ: os.write(1, {told!r})"
    assert played(code) == Text("none", cut=False)


def test_two_workers_run_at_once_and_more_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "WAIT_SECONDS", 0.05)
    for _ in range(caller.WORKERS_MAX):
        assert caller._turns.acquire(timeout=30)
    try:
        assert shown(b"x") == NotShown("busy")
    finally:
        for _ in range(caller.WORKERS_MAX):
            caller._turns.release()
    assert shown(b"x") == Text("x", cut=False)


def test_looks_side_by_side_do_not_mix() -> None:
    seen: dict[str, Answer] = {}

    def take(word: str) -> None:
        seen[word] = shown(word.encode())

    threads = [threading.Thread(target=take, args=(f"file {n}",)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == {f"file {n}": Text(f"file {n}", cut=False) for n in range(5)}


def test_a_look_leaves_no_file_behind(tmp_path: Path) -> None:
    import tempfile

    before = set(Path(tempfile.gettempdir()).iterdir())
    shown(picture("JPEG"))
    new = {path.name for path in set(Path(tempfile.gettempdir()).iterdir()) - before}
    assert not [name for name in new if "ploughshare" in name or "PIL" in name or "pdfium" in name]
    assert list(tmp_path.iterdir()) == []


OTHER_FORMS = (
    *(b"", b"PLTX", b"PLNO" + struct.pack(">HHHHI", 99, 0, 0, 0, 0)),
    # More or fewer pixels than the head promises, none at all, too many a side, a page there is not.
    b"PLPX" + struct.pack(">HHHHI", 2, 2, 1, 1, 13) + bytes(13),
    b"PLPX" + struct.pack(">HHHHI", 2, 2, 1, 1, 12) + bytes(11),
    b"PLPX" + struct.pack(">HHHHI", 0, 9, 1, 1, 0),
    b"PLPX" + struct.pack(">HHHHI", 2_001, 1, 1, 1, 6_003) + bytes(6_003),
    b"PLPX" + struct.pack(">HHHHI", 1, 1, 2, 1, 3) + bytes(3),
    b"PLTX" + struct.pack(">HHHHI", 0, 0, 0, 0, 400_001) + bytes(400_001),
)


@pytest.mark.parametrize("data", OTHER_FORMS)
def test_an_answer_of_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerError):
        answer.parse(data)
