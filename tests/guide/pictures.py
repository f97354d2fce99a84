"""Takes a picture of every screen: phone and desktop, Russian and English, light and dark.

    python -m tests.guide.pictures FOLDER [NAME…]

Names choose screens by the beginning of their name. The letters go through a relay that this starts.
"""

from __future__ import annotations

import datetime
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ploughshare import guide, law
from tests.browser import ARGUMENTS, CHROMIUM
from tests.guide.conftest import ROOT_FOLDER
from tests.guide.desk import SmallDesk
from tests.guide.driver import Driver
from tests.guide.letters import sent_screens
from tests.guide.screens import Screen, offline_screens
from tests.relay.client import RunningRelay, relay_at

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["node", "web/build.mjs"], cwd=ROOT_FOLDER, check=True)
    with tempfile.TemporaryDirectory() as scratch, relay_at(Path(scratch) / "data") as relay:
        desk = SmallDesk((relay.address,))
        desk.post_roster(relay)
        pack = law.load(ROOT_FOLDER / "packs" / "ru").to_json(words=True)
        day = datetime.datetime.now(tz=datetime.UTC).date()
        page = Path(scratch) / "guide.html"
        page.write_bytes(guide.build_guide(guide.template(), pack, desk.roster.file, [relay.address], day))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for name, width, height, language, dark in _kinds():
                _take(
                    browser, page.as_uri(), folder, wanted, name, (width, height), language, dark, desk, relay
                )
            browser.close()


def _kinds() -> Iterator[tuple[str, int, int, str, bool]]:
    for size, (width, height) in SIZES.items():
        for language in ("ru", "en"):
            for dark in (False, True):
                if dark and language == "en":
                    continue
                yield f"{size}-{language}-{'dark' if dark else 'light'}", width, height, language, dark


def _take(
    browser: Browser,
    url: str,
    folder: Path,
    wanted: tuple[str, ...],
    kind: str,
    size: tuple[int, int],
    language: str,
    dark: bool,
    desk: SmallDesk,
    relay: RunningRelay,
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
    )
    driver = Driver(context.new_page(), language)

    def screens() -> Iterator[Screen]:
        yield from offline_screens(driver, url)
        yield from sent_screens(driver, url, desk, relay)

    for screen in screens():
        if wanted and not screen.name.startswith(wanted):
            continue
        driver.page.wait_for_timeout(50)
        driver.page.screenshot(path=folder / f"{screen.name}--{kind}.png", full_page=True)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
