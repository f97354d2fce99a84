"""The guide in Debian's Firefox, as it comes and as Tor Browser sets it, at a real relay."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    ViewportSize,
    expect,
)

from tests.files.cleaning import clean
from tests.files.pictures import TOLD, drawn, tell
from tests.firefox import (
    AS_IT_COMES,
    SAFER,
    SAFEST,
    TOR_BROWSER,
    Preferences,
    launch_firefox,
    launch_with_profile,
    open_tabs,
    painted,
)
from tests.guide import test_private
from tests.guide.conftest import MakeGuide
from tests.guide.desk import SmallDesk
from tests.guide.driver import Driver, open_guide
from tests.guide.test_files import opened
from tests.relay.client import RunningRelay, relay_at

pytestmark = [pytest.mark.browser, pytest.mark.needs("firefox-esr", "node", "exiftool")]

LEVELS: dict[str, Preferences] = {"as it comes": AS_IT_COMES, "Standard": TOR_BROWSER, "Safer": SAFER}
PHONE: ViewportSize = {"width": 390, "height": 844}
TEXT = "Мне дали приказ ехать завтра. Вот его фото."
REPLY = "Ничего не подписывайте. Подайте рапорт."
WITHIN_SECONDS = 20

PUT_BOX = """id => {
  const box = document.createElement("input");
  document.body.append(Object.assign(box, { type: "checkbox", id }));
}"""

LaunchFirefox = Callable[[str], Browser]


@pytest.fixture(scope="module")
def firefox_at(
    playwright_driver: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LaunchFirefox]:
    """A Firefox of each level, started when it is first wanted."""
    running: dict[str, Browser] = {}

    def launch(level: str) -> Browser:
        if level not in running:
            folder = tmp_path_factory.mktemp("firefox")
            running[level] = launch_firefox(playwright_driver, folder, LEVELS[level])
        return running[level]

    yield launch
    for browser in running.values():
        browser.close()


@pytest.fixture
def context_at(firefox_at: LaunchFirefox) -> Iterator[Callable[[str], BrowserContext]]:
    """A fresh context of a level; an error in its pages fails the test."""
    made: list[BrowserContext] = []
    problems: list[str] = []

    def note(problem: str) -> None:
        # Firefox asks for a page's icon unasked, and says that the page does not let it.
        if "/favicon.ico" not in problem:
            problems.append(problem)

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            note(message.text)

    def make(level: str) -> BrowserContext:
        context = firefox_at(level).new_context(viewport=PHONE)
        context.on("weberror", lambda error: note(str(error.error)))
        context.on("console", listen)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert problems == [], "\n".join(problems)


@pytest.fixture
def served(make_guide: MakeGuide, tmp_path: Path) -> Iterator[tuple[RunningRelay, SmallDesk, str]]:
    """A relay that serves its guide, its desk, and the address of the same guide as a file."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    desk = SmallDesk((address,))
    file = make_guide(desk, address)
    with relay_at(tmp_path / "served", "--port", str(port), "--guide", str(file)) as relay:
        desk.post_roster(relay)
        yield relay, desk, file.as_uri()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_20220428_135107.jpg"
    drawn(800, 600).save(path, "JPEG", quality=90)
    tell(path, "-Orientation#=6")
    return path


def stop_in_the_middle(driver: Driver) -> None:
    """Stretching takes seconds here: it shows how far it is, and can be stopped."""
    so_far = re.compile(re.escape(driver.say("sending-stretching", percent=11)).replace("11", "[1-9][0-9]"))
    expect(driver.page.get_by_text(so_far)).to_be_visible()
    driver.press("sending-cancel")
    expect(driver.page.get_by_text(driver.say("reply-cancelled"))).to_be_visible()


@pytest.mark.parametrize(
    ("level", "from_relay"), [("as it comes", True), ("Standard", True), ("Safer", False)]
)
def test_the_whole_road_from_a_question_to_a_deleted_mailbox(
    context_at: Callable[[str], BrowserContext],
    served: tuple[RunningRelay, SmallDesk, str],
    photo: Path,
    tmp_path: Path,
    level: str,
    from_relay: bool,
) -> None:
    relay, desk, file = served
    url = f"{relay.address}/" if from_relay else file
    page = context_at(level).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))

    driver = open_guide(page, url)
    driver.start()
    driver.answer("status", "mobilised")
    driver.answer("held", False)
    driver.to_result()
    if level != "as it comes":
        expect(page.get_by_text(driver.say("result-zone"))).to_be_visible()
    driver.press("result-letter")
    driver.at("letter-title")
    page.locator("#letter").fill(TEXT)
    page.locator("#files").set_input_files(photo)
    expect(page.locator(".file-list li")).to_have_count(1)
    assert [one for one in asked if one != url] == [], "nothing goes before the letter does"
    words = driver.send_letter()

    (case,) = desk.collect(relay)
    (letter,) = case.letters
    assert letter.message.text == TEXT
    (named,) = letter.message.files
    received = opened(relay, desk, case, named)
    assert received == clean([photo], tmp_path)[0][1]
    assert [word for word in TOLD if word in received] == []

    desk.reply(relay, case, desk.sealed_reply(case, REPLY))
    driver.open(url)
    driver.type_key(" ".join(words))
    if level == "Safer":
        stop_in_the_middle(driver)
        driver.press("reply-open")
    driver.at_the_talk()
    said = driver.conversation()
    assert [one.text for one in said] == [TEXT, REPLY]
    driver.press("delete-button")
    driver.press("delete-confirm")
    driver.at("delete-done-title")
    assert desk.collect(relay) == []

    found = page.evaluate(test_private.STORED)
    assert json.loads(found.pop("state")).keys() == {"index"}
    assert {name: value for name, value in found.items() if value} == {}
    assert {one for one in asked if one != url and not one.startswith(f"{relay.address}/v1/")} == set()
    driver.close()


@pytest.mark.parametrize(("level", "language"), [("as it comes", "en"), ("Standard", "ru")])
def test_english_that_is_said_for_everybody_is_no_wish_and_the_laws_language_comes_first(
    context_at: Callable[[str], BrowserContext], guide_file: Path, level: str, language: str
) -> None:
    page = context_at(level).new_page()
    page.goto(guide_file.as_uri())
    expect(page.locator("h1")).to_have_text(Driver(page, language).say("start-title"))


@pytest.mark.parametrize(
    "held_in_chromium",
    [
        test_private.test_close_empties_the_page_at_once_and_back_does_not_return_to_it,
        test_private.test_three_presses_of_escape_close_also_while_someone_is_typing,
    ],
)
def test_what_holds_in_chromium_holds_here(
    context_at: Callable[[str], BrowserContext],
    guide_file: Path,
    held_in_chromium: Callable[[Page, Path], None],
) -> None:
    held_in_chromium(context_at("Standard").new_page(), guide_file)


def test_where_scripts_are_off_the_first_screen_says_what_to_do(guide_file: Path, tmp_path: Path) -> None:
    told = re.sub("<script.*?</script>|</?noscript>", "", guide_file.read_text("utf-8"), flags=re.DOTALL)
    assert "<h1>Включите JavaScript</h1>" in told
    words_alone, blank = tmp_path / "words.html", tmp_path / "blank.html"
    words_alone.write_text(told)
    blank.write_text(told.replace('<main class="sheet">', '<main class="sheet" hidden>'))
    seen, wanted, nothing = (
        painted(tmp_path, SAFEST, path.as_uri(), (PHONE["width"], PHONE["height"]))
        for path in (guide_file, words_alone, blank)
    )
    assert seen == wanted
    assert seen != nothing


def test_the_file_of_open_tabs_tells_neither_what_was_typed_nor_what_was_ticked(
    playwright_driver: Playwright, guide_file: Path, photo: Path, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    often: Preferences = {
        "browser.sessionstore.interval": 200,
        "browser.sessionstore.resume_from_crash": True,
    }
    context = launch_with_profile(playwright_driver, tmp_path, profile, {**AS_IT_COMES, **often})
    driver = Driver(context.new_page())

    def written(box: str) -> str:
        """The file as soon as it tells of a box of another's making, ticked after all else."""
        driver.page.evaluate(PUT_BOX, box)
        driver.page.locator(f"#{box}").check()
        ends = time.monotonic() + WITHIN_SECONDS
        while f'"{box}":true' not in (said := open_tabs(profile)):
            assert time.monotonic() < ends, said
            driver.page.wait_for_timeout(100)
        return said

    driver.open(guide_file.as_uri())
    driver.start()
    driver.page.locator("#status-mobilised").check()
    told = written("first")
    assert guide_file.as_uri() in told
    assert "mobilised" not in told
    driver.press("continue")
    driver.to_result()
    driver.press("result-letter")
    driver.page.locator("#letter").fill("plainwords")
    driver.page.locator("#consent").check()
    driver.page.locator("#files").set_input_files(photo)
    expect(driver.page.locator(".file-list li")).to_have_count(1)
    told = written("second")
    context.close()
    told += open_tabs(profile)
    assert [word for word in ("plainwords", "consent", photo.stem, "attach") if word in told] == []
