"""What the guide leaves behind and whom it asks: nothing and nobody, until the person sends."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright, expect

from tests.browser import ARGUMENTS, CHROMIUM
from tests.guide.conftest import MakeGuide
from tests.guide.driver import Driver, open_guide

pytestmark = pytest.mark.browser

BEFORE = "data:text/html,<title>before</title><h1>before</h1>"
STORED = """async () => ({
  cookie: document.cookie,
  local: localStorage?.length ?? 0,
  session: sessionStorage?.length ?? 0,
  databases: (await indexedDB.databases()).length,
  caches: 'caches' in window ? (await caches.keys()).length : 0,
  name: window.name,
  state: JSON.stringify(history.state),
})"""


def walk_everywhere(driver: Driver) -> None:
    """Questions, list, result, day, paper with typed fields, letter, its key up to the last button."""
    page = driver.page
    driver.start()
    driver.interview({"status": "contract_mod", "held": False, "response": "none_yet"})
    driver.to_result()
    driver.ask_about("2022-05-25")
    paper = page.get_by_role("button", name=re.compile("^" + driver.say("paper-open", paper="")))
    if paper.count() > 0:
        paper.first.click()
        page.locator(".field input[type=text]").first.fill("Сергей")
        page.evaluate("window.print = () => undefined")
        driver.press("paper-print")
        page.go_back()
    driver.press("result-letter")
    page.locator("#letter").fill("Мне дали приказ.")
    driver.press("letter-continue")
    driver.press("key-written")


def test_nothing_is_stored_anywhere(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    walk_everywhere(driver)
    found = page.evaluate(STORED)
    state = found.pop("state")
    assert found == {"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "name": ""}
    assert re.fullmatch(r'\{"index":\d+\}', state)


def test_no_request_leaves_before_sending_and_the_network_is_not_needed(
    context: BrowserContext, page: Page, guide_file: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    context.set_offline(True)
    walk_everywhere(open_guide(page, guide_file.as_uri()))
    assert asked == [guide_file.as_uri()]


def test_the_sealing_code_is_unpacked_only_when_a_letter_is_begun(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview({"status": "mobilised"})
    driver.to_result()
    unpacked = "globalThis.ploughsharePost !== undefined"
    assert page.evaluate(unpacked) is False
    driver.press("result-letter")
    expect(page.locator("#letter")).to_be_visible()
    assert page.evaluate(unpacked) is True


def test_close_empties_the_page_at_once_and_back_does_not_return_to_it(page: Page, guide_file: Path) -> None:
    page.goto(BEFORE)
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    for _ in range(4):
        fact = driver.fact()
        assert fact is not None
        driver.answer(fact, None)
    # In one and the same task: press, and look at what is left to be seen.
    left = page.evaluate(
        """() => {
          document.getElementById('close').click();
          return [document.body.hidden, document.getElementById('app').childElementCount];
        }"""
    )
    assert left == [True, 0]
    page.wait_for_url("about:blank")
    page.go_back()
    expect(page.locator("h1")).to_have_text("before")


def test_close_after_sixty_screens_still_leaves_before_the_guide(page: Page, guide_file: Path) -> None:
    page.goto(BEFORE)
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    for _ in range(30):
        driver.press("question-show")
        driver.press("back")
        driver.press("question-show")
        driver.press("result-list")
        driver.press("list-next")
    driver.close()
    page.go_back()
    expect(page.locator("h1")).to_have_text("before")


def test_forward_after_close_shows_an_empty_first_screen(page: Page, guide_file: Path) -> None:
    page.goto(BEFORE)
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.answer("status", "mobilised")
    driver.close()
    page.go_back()
    page.go_forward()
    page.go_forward()
    if page.url != "about:blank":
        driver.at("start-title")
        assert page.get_by_text("Мобилизация").count() == 0


def test_three_shifts_close_unless_someone_is_typing(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.to_result()
    driver.press("result-letter")
    page.locator("#letter").focus()
    for _ in range(4):
        page.keyboard.press("Shift")
    expect(page.locator("#letter")).to_be_visible()
    page.locator("#letter").fill("")
    driver.button("back").focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("about:blank")


def test_three_presses_of_escape_close_also_while_someone_is_typing(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.press("start-reply")
    page.locator("#phrase").fill("берег")
    page.locator("#phrase").focus()
    for key in ("Escape", "Escape", "ArrowLeft", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#phrase")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_leaving_warns_only_while_a_letter_is_typed(context: BrowserContext, guide_file: Path) -> None:
    asked: list[str] = []
    for text in ("", "Мне дали приказ."):
        page = context.new_page()

        def accept(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", accept)
        driver = open_guide(page, guide_file.as_uri())
        driver.start()
        driver.to_result()
        driver.press("result-letter")
        page.locator("#letter").click()
        page.keyboard.type(text)
        page.close(run_before_unload=True)
        page.wait_for_event("close")
        assert asked == ([] if text == "" else ["beforeunload"])


def test_the_title_in_the_browsers_history_is_one_neutral_word(
    playwright_driver: Playwright, guide_file: Path, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    context = playwright_driver.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=ARGUMENTS, locale="ru-RU"
    )
    walk_everywhere(open_guide(context.new_page(), guide_file.as_uri()))
    context.close()
    copy = tmp_path / "History"
    shutil.copy(profile / "Default" / "History", copy)
    with sqlite3.connect(copy) as database:
        rows = database.execute("SELECT DISTINCT url, title FROM urls WHERE url LIKE 'file:%'").fetchall()
    assert rows == [(guide_file.as_uri(), "Справка")]
    typed = "Сергей".encode()
    left = [path for path in profile.rglob("*") if path.is_file() and typed in path.read_bytes()]
    assert left == []


def test_a_file_cut_short_says_so_and_still_answers(
    chromium: Browser, make_guide: MakeGuide, tmp_path: Path
) -> None:
    whole = make_guide().read_bytes()
    cut = tmp_path / "cut.html"
    cut.write_bytes(whole[: whole.index(b'id="z"') + 2000])
    with chromium.new_context(locale="ru-RU") as context:
        driver = open_guide(context.new_page(), cut.as_uri())
        driver.start()
        driver.interview({"status": "mobilised"})
        driver.to_result()
        driver.press("result-letter")
        expect(driver.page.get_by_text(driver.say("cut-short"))).to_be_visible()


def test_a_file_cut_inside_the_law_says_so_instead_of_asking(
    chromium: Browser, make_guide: MakeGuide, tmp_path: Path
) -> None:
    whole = make_guide().read_bytes()
    cut = tmp_path / "cut.html"
    cut.write_bytes(whole[: whole.index(b'id="pack"') + 2000])
    with chromium.new_context(locale="ru-RU") as context:
        driver = open_guide(context.new_page(), cut.as_uri())
        driver.press("start-button")
        expect(driver.page.get_by_text(driver.say("cut-law"))).to_be_visible()


def test_the_first_screen_needs_only_the_first_script_and_a_file_cut_behind_it_says_so(
    chromium: Browser, make_guide: MakeGuide, tmp_path: Path
) -> None:
    whole = make_guide().read_bytes()
    cut = tmp_path / "cut.html"
    cut.write_bytes(whole[: whole.rindex(b"</script>\n<script>") + 2000])
    with chromium.new_context(locale="ru-RU") as context:
        driver = open_guide(context.new_page(), cut.as_uri())
        driver.press("start-button")
        expect(driver.page.get_by_text(driver.say("cut-law"))).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_first_screens_need_no_word_that_comes_with_the_law(
    chromium: Browser, guide_file: Path, tmp_path: Path, language: str
) -> None:
    whole = guide_file.read_bytes()
    cut = tmp_path / "cut.html"
    cut.write_bytes(whole[: whole.index(b'id="own-')])
    told: list[list[str]] = []
    for path in (guide_file, cut):
        with chromium.new_context(locale="ru-RU") as context:
            driver = open_guide(context.new_page(), path.as_uri(), language)
            first = driver.page.locator("body").inner_text()
            driver.press("stays-link")
            told.append([first, driver.page.locator("body").inner_text()])
    assert told[0] == told[1]


def test_the_questions_begin_while_the_sealing_code_is_still_on_its_way(page: Page, guide_file: Path) -> None:
    whole = guide_file.read_bytes()
    middle = whole.index(b'id="z"')
    rest = threading.Event()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(whole)))
            self.end_headers()
            self.wfile.write(whole[:middle])
            self.wfile.flush()
            rest.wait()
            self.wfile.write(whole[middle:])

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/", wait_until="commit")
            driver = Driver(page)
            driver.start()
            driver.answer("status", "mobilised")
            driver.to_result()
            driver.press("result-letter")
            expect(page.get_by_text(driver.say("letter-preparing"))).to_be_visible()
            rest.set()
            expect(page.locator("#letter")).to_be_visible()
        finally:
            rest.set()
            server.shutdown()


def test_without_javascript_the_page_says_what_to_do(chromium: Browser, guide_file: Path) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(guide_file.as_uri())
        expect(page.get_by_role("heading", name="Turn on JavaScript")).to_be_in_viewport()
        expect(page.get_by_role("heading", name="Включите JavaScript")).to_be_in_viewport()
