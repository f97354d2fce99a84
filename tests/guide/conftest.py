"""The guide as one file on disk, made from the Russian pack; a Chromium; a page with the network watched."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from ploughshare import guide, law
from tests.guide.desk import SmallDesk
from tests.relay.client import RunningRelay, relay_at

ROOT_FOLDER = Path(__file__).parents[2]
BUILT_ON = datetime.date(2026, 11, 22)
NO_RELAY = "http://127.0.0.1:9"

MakeGuide = Callable[..., Path]


@pytest.fixture(scope="session")
def template() -> bytes:
    """The front end, built anew from its sources."""
    subprocess.run(["node", "web/build.mjs"], cwd=ROOT_FOLDER, check=True, capture_output=True)
    return guide.template()


@pytest.fixture(scope="session")
def pack_json() -> bytes:
    return law.load(ROOT_FOLDER / "packs" / "ru").to_json(words=True)


@pytest.fixture(scope="session")
def make_guide(template: bytes, pack_json: bytes, tmp_path_factory: pytest.TempPathFactory) -> MakeGuide:
    """Makes a guide file; by default one whose relay is not there."""

    def make(
        desk: SmallDesk | None = None, relay: str = NO_RELAY, built_on: datetime.date = BUILT_ON
    ) -> Path:
        roster = (desk or SmallDesk()).roster.file
        path = tmp_path_factory.mktemp("guide") / "guide.html"
        path.write_bytes(guide.build_guide(template, pack_json, roster, [relay], built_on))
        return path

    return make


@pytest.fixture(scope="session")
def guide_file(make_guide: MakeGuide) -> Path:
    return make_guide()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh phone-sized profile; an error in the page fails the test."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="ru-RU")
    problems: list[str] = []
    context.on("weberror", lambda error: problems.append(str(error.error)))

    def note(message: ConsoleMessage) -> None:
        # The browser itself reports each refused or failed request; what the page makes of it is tested.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            problems.append(message.text)

    context.on("console", note)
    yield context
    context.close()
    assert problems == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RunningRelay]:
    """A relay in a process of its own."""
    with relay_at(tmp_path / "data") as running:
        yield running


@pytest.fixture
def desk(relay: RunningRelay) -> SmallDesk:
    """A desk of one member, its roster at that relay."""
    made = SmallDesk((relay.address,))
    made.post_roster(relay)
    return made


@pytest.fixture
def url(make_guide: MakeGuide, desk: SmallDesk, relay: RunningRelay) -> str:
    """The address of a guide of that desk, for that relay."""
    return make_guide(desk, relay.address).as_uri()
