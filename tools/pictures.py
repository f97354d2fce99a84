"""Takes the README's two pictures anew, of real pages with the reported cases: `python -m tools.pictures`."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ploughshare import guide, law
from tests.browser import ARGUMENTS, CHROMIUM
from tests.desk.pictures import enter
from tests.desk.scenarios import open_book
from tests.desk.served import served
from tests.guide.desk import SmallDesk
from tests.guide.driver import Driver
from tests.guide.screens import offline_screens

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE, LAPTOP = (390, 844), (1280, 800)
LANGUAGE = "en"


def guide_result(browser: Browser, scratch: Path, picture: Path) -> None:
    """A contract soldier's result on 25 May 2022, as a phone shows it first."""
    pack = law.load(ROOT / "packs" / "ru").to_json(words=True)
    day = datetime.datetime.now(tz=datetime.UTC).date()
    page = scratch / "guide.html"
    relay = "http://127.0.0.1:9"
    page.write_bytes(guide.build_guide(guide.template(), pack, SmallDesk((relay,)).roster.file, [relay], day))
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=2)
    driver = Driver(context.new_page(), LANGUAGE)
    for screen in offline_screens(driver, page.as_uri()):
        if screen.name == "s4-result":
            driver.page.screenshot(path=picture)
            break
    context.close()


def desk_queue(browser: Browser, scratch: Path, picture: Path) -> None:
    """The queue of a desk with the eight reported cases."""
    book = open_book(scratch / "desk", lang=LANGUAGE)
    with served(book.desk) as desk:
        page = enter(browser, desk, "light", LAPTOP)
        page.screenshot(path=picture)
        page.context.close()
    book.ledger.vault.close()


def main() -> None:
    """Overwrites docs/pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, take in (("guide-result", guide_result), ("desk-queue", desk_queue)):
            take(browser, Path(place), PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
