"""Takes a picture of every screen: phone and desktop, Russian and English, light and dark.

    python -m tests.guide.pictures [--firefox] FOLDER [NAME…]

Names choose screens by the beginning of their name; `--firefox` takes them in Firefox instead of Chromium.
The letters go through a relay that this starts.
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
from tests.firefox import launch_firefox
from tests.guide.conftest import ROOT_FOLDER
from tests.guide.desk import SmallDesk
from tests.guide.driver import Driver
from tests.guide.letters import sent_screens
from tests.guide.screens import Screen, offline_screens
from tests.relay.client import RunningRelay, relay_at

SIZES = {"small": (320, 640), "phone": (390, 844), "desktop": (1280, 900)}
SCHEME = "layout.css.prefers-color-scheme.content-override"
"""Firefox's preference: 0 is dark, 1 is light. Its line cannot be told for one page alone."""


def main(folder: Path, wanted: tuple[str, ...], firefox: bool) -> None:
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
            for dark in (False, True):
                if firefox:
                    browser = launch_firefox(playwright, Path(scratch), {SCHEME: 0 if dark else 1})
                else:
                    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                for name, size, language in _kinds(dark):
                    _take(browser, page.as_uri(), folder, wanted, name, size, language, dark, desk, relay)
                browser.close()


def _kinds(dark: bool) -> Iterator[tuple[str, tuple[int, int], str]]:
    for name, size in SIZES.items():
        for language in ("ru", "en"):
            yield f"{name}-{language}-{'dark' if dark else 'light'}", size, language


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
    given = [argument for argument in sys.argv[1:] if argument != "--firefox"]
    main(Path(given[0]), tuple(given[1:]), firefox="--firefox" in sys.argv)
