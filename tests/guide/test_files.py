"""Photos with a letter: chosen, cleaned and sent by the page itself, through a real relay, to a desk."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from ploughshare import wire
from ploughshare.seal.files import FileOpener
from tests.files.pictures import TOLD, drawn, pixels, tell, thumbnail
from tests.guide.conftest import MakeGuide
from tests.guide.desk import Case, SmallDesk
from tests.guide.driver import SENDING_MS, Driver, open_guide
from tests.guide.test_screens import AXE, OVERFLOW, RUN_AXE, UNTOLD
from tests.relay.client import RunningRelay, relay_at
from tests.relay.test_parts import Files

pytestmark = [pytest.mark.browser, pytest.mark.needs("exiftool")]

TEXT = "Вот фото приказа."


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone makes it: with place, time, camera, number, captions and a small copy."""
    path = tmp_path / "IMG_20220428_135107.jpg"
    drawn(1_600, 1_200).save(path, "JPEG", quality=95)
    tell(path, "-Orientation#=6")
    thumbnail(path, tmp_path)
    return path


def at_the_letter(page: Page, url: str, language: str = "ru") -> Driver:
    driver = open_guide(page, url, language)
    driver.start()
    driver.to_result()
    driver.press("result-letter")
    driver.at("letter-title")
    return driver


def send(driver: Driver) -> None:
    """From the letter's screen, its text and files there, to the key's and on to sending."""
    driver.press("letter-continue")
    words = driver.page.locator(".phrase li").all_inner_texts()
    driver.press("key-written")
    for place, word in enumerate(words):
        if driver.page.locator(f"#word-{place}").count() == 1:
            driver.page.locator(f"#word-{place}").fill(word)
    driver.press("continue")
    driver.press("key-send")


def opened(relay: RunningRelay, desk: SmallDesk, case: Case, named: wire.NamedFile) -> bytes:
    """The file as the desk has it."""
    box = Files(relay.caller(desk.sign_key), case.mailbox)
    opener = FileOpener(named, [case.key])
    parts = (box.fetch(wire.PartName(named.id, n, named.parts)) for n in range(1, named.parts + 1))
    data = b"".join(opener.take(part.content) for part in parts)
    assert opener.whole
    return data


def test_a_photo_goes_without_what_it_told_and_arrives_with_every_pixel(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay, photo: Path
) -> None:
    driver = at_the_letter(page, url)
    page.locator("#letter").fill(TEXT)
    page.locator("#files").set_input_files(photo)
    entry = page.locator(".file-list li")
    expect(entry).to_have_count(1)
    said = entry.inner_text()
    for trace in ("place", "time", "camera", "thumbnail", "notes", "program"):
        assert driver.say(f"file-trace-{trace}") in said
    assert photo.stem not in page.content()
    expect(page.get_by_text(driver.say("files-left"))).to_be_visible()
    send(driver)
    expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=SENDING_MS)
    (case,) = desk.collect(relay)
    (letter,) = case.letters
    (named,) = letter.message.files
    assert (named.name, named.media_type) == ("1.jpg", "image/jpeg")
    data = opened(relay, desk, case, named)
    assert pixels(data) == pixels(photo.read_bytes())
    assert [word for word in TOLD if word in data] == []
    done = subprocess.run(
        ["exiftool", "-Orientation", "-n", "-s3", "-"], input=data, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"6"


def test_what_cannot_be_cleaned_is_refused_in_words_and_what_was_typed_stays(
    page: Page, url: str, tmp_path: Path
) -> None:
    driver = at_the_letter(page, url)
    page.locator("#letter").fill(TEXT)
    paper, live = tmp_path / "приказ.pdf", tmp_path / "IMG.HEIC"
    paper.write_bytes(b"%PDF-1.7\n")
    live.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    page.locator("#files").set_input_files([paper, live])
    expect(page.get_by_text(driver.say("file-no-pdf"))).to_be_visible()
    expect(page.get_by_text(driver.say("file-no-heic"))).to_be_visible()
    expect(page.locator(".file-list li")).to_have_count(0)
    assert page.locator("#letter").input_value() == TEXT


def test_a_photo_can_be_taken_back_and_more_than_eight_do_not_go(
    page: Page, url: str, photo: Path, tmp_path: Path
) -> None:
    driver = at_the_letter(page, url)
    small = tmp_path / "small.png"
    drawn(20, 20).save(small)
    for _ in range(9):
        page.locator("#files").set_input_files(small)
        expect(page.locator("#files")).to_be_enabled()
    expect(page.locator(".file-list li")).to_have_count(8)
    expect(page.get_by_text(driver.say("file-no-too-many", most=8))).to_be_visible()
    page.get_by_role("button", name=re.compile(r"3\.png")).click()
    expect(page.locator(".file-list li")).to_have_count(7)
    names = page.locator(".file-list strong").all_inner_texts()
    assert names == [f"{n}.png" for n in (1, 2, 4, 5, 6, 7, 8)]


def test_a_line_that_drops_in_the_middle_of_a_photo_costs_nothing_but_time(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay, photo: Path
) -> None:
    driver = at_the_letter(page, url)
    page.locator("#letter").fill(TEXT)
    page.locator("#files").set_input_files(photo)
    expect(page.locator(".file-list li")).to_have_count(1)
    posted: list[str] = []

    def drop_every_second(route: Route) -> None:
        posted.append(route.request.headers["ploughshare-part"])
        if len(posted) % 2 == 0:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route(f"{relay.address}/v1/mailbox/part", drop_every_second)
    send(driver)
    expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=SENDING_MS)
    (case,) = desk.collect(relay)
    (named,) = case.letters[0].message.files
    assert len(posted) > named.parts > 1
    assert pixels(opened(relay, desk, case, named)) == pixels(photo.read_bytes())


def test_when_the_relay_has_no_room_for_files_the_page_says_so_and_the_letter_waits(
    page: Page, make_guide: MakeGuide, photo: Path, tmp_path: Path
) -> None:
    with relay_at(tmp_path / "small", environ={"PLOUGHSHARE_RELAY_FILES_MIB": "0"}) as relay:
        desk = SmallDesk((relay.address,))
        desk.post_roster(relay)
        driver = at_the_letter(page, make_guide(desk, relay.address).as_uri())
        page.locator("#letter").fill(TEXT)
        page.locator("#files").set_input_files(photo)
        expect(page.locator(".file-list li")).to_have_count(1)
        send(driver)
        expect(page.get_by_text(driver.say("failed-files-full"))).to_be_visible(timeout=SENDING_MS)
        assert [case.letters for case in desk.collect(relay)] in ([], [[]])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_letters_screen_with_photos_is_accessible_and_fits_a_small_phone(
    page: Page, url: str, photo: Path, language: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    at_the_letter(page, url, language)
    page.locator("#files").set_input_files(photo)
    expect(page.locator(".file-list li")).to_have_count(1)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(OVERFLOW) == [0, []]
    assert page.evaluate(UNTOLD) == []
