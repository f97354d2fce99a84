"""A photo's way through every part: from a phone's gallery to a drawing on the counsellor's screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.files.pictures import TOLD, drawn, tell, thumbnail
from tests.guide.driver import SENDING_MS, open_guide
from tests.guide.test_files import send
from tests.journey.conftest import Road
from tests.journey.test_road import LAPTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.needs("exiftool")]

SIZE = """() => { const { naturalWidth, naturalHeight } = document.querySelector('.file-picture');
  return [naturalWidth, naturalHeight]; }"""


def test_a_photo_of_an_order_reaches_the_counsellor_as_a_picture_and_tells_nothing_else(
    road: Road, chromium: Browser, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_20220428_135107.jpg"
    drawn(800, 600).save(photo, "JPEG", quality=95)
    tell(photo, "-Orientation#=6")
    thumbnail(photo, tmp_path)

    phone = chromium.new_context(viewport=PHONE, locale="ru-RU")
    guide = open_guide(phone.new_page(), road.guide_url)
    guide.start()
    guide.to_result()
    guide.press("result-letter")
    guide.at("letter-title")
    guide.page.locator("#letter").fill("Вот фото приказа.")
    guide.page.locator("#files").set_input_files(photo)
    expect(guide.page.locator(".file-list li")).to_have_count(1)
    send(guide)
    sent = guide.page.get_by_role("heading", name=guide.say("sent-title"))
    expect(sent).to_be_visible(timeout=SENDING_MS)
    phone.close()
    road.exchange()

    laptop = chromium.new_context(viewport=LAPTOP, locale="ru-RU")
    page = laptop.new_page()
    page.goto(road.desk_address)
    page.locator("a.code").first.click()
    page.get_by_role("link", name="Переписка").click()
    page.get_by_role("link", name="Посмотреть").click()
    picture = page.locator(".file-picture")
    expect(picture).to_be_visible()
    # The right way up, and drawn anew: not a byte of the file is in the page.
    assert page.evaluate(SIZE) == [600, 800]
    assert (picture.get_attribute("src") or "").startswith("data:image/png;base64,")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Всё равно сохранить").click()
    saved = Path(saving.value.path()).read_bytes()
    assert [word for word in TOLD if word in saved] == []
    assert saved.startswith(b"\xff\xd8\xff")
    assert photo.stem not in saving.value.suggested_filename
    laptop.close()

    # The relay holds parts of one size, and none of what the photo or the letter say.
    kept = b"".join(path.read_bytes() for path in road.relay.data.iterdir() if path.is_file())
    assert [word for word in TOLD if word in kept] == []
    assert saved[600:700] not in kept
