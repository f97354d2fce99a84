"""Files that came with a reply: shown by name and size, fetched part by part, saved only when asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from ploughshare import wire
from tests.guide.desk import Case, SmallDesk
from tests.guide.driver import SENDING_MS, Driver, open_guide
from tests.guide.test_screens import AXE, OVERFLOW, RUN_AXE, UNTOLD
from tests.relay.client import RunningRelay
from tests.relay.test_parts import Files

pytestmark = pytest.mark.browser

TEXT = "Заполните и подпишите."
PAPER = "Рапорт об отказе.pdf"


def answered(
    page: Page,
    url: str,
    desk: SmallDesk,
    relay: RunningRelay,
    *files: tuple[str, str, bytes],
    language: str = "ru",
) -> tuple[Driver, Case, list[wire.NamedFile]]:
    """A person who has written and opens the answer, with these files: name, type, bytes."""
    driver = open_guide(page, url, language)
    driver.start()
    driver.to_result()
    words = driver.write_letter("Пришлите бланк.", attach=False)
    (case,) = desk.collect(relay)
    named = [desk.put_file(relay, case, *file) for file in files]
    desk.reply(relay, case, desk.sealed_reply(case, TEXT, files=tuple(named)))
    driver.open(url)
    assert [said.text for said in driver.check_reply(words)] == ["Пришлите бланк.", TEXT]
    return driver, case, named


def ask(driver: Driver, name: str) -> None:
    driver.page.get_by_role("button", name=driver.say("file-save", file=name), exact=True).click()
    expect(driver.page.get_by_text(driver.say("file-save-about"))).to_be_visible()


def saved(driver: Driver, name: str) -> tuple[str, bytes]:
    """Presses what saves a file; gives the name it was saved under, and its bytes."""
    ask(driver, name)
    with driver.page.expect_download(timeout=SENDING_MS) as coming:
        driver.press("file-save-yes")
    expect(driver.page.get_by_text(driver.say("file-saved")).last).to_be_visible()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_a_file_is_saved_as_it_was_sent_and_under_a_name_that_says_nothing(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    paper, picture = b"%PDF-1.7 " + os.urandom(700_000), os.urandom(3_000)
    driver, _, _ = answered(
        page, url, desk, relay, (PAPER, "application/pdf", paper), ("2.jpg", "image/jpeg", picture)
    )
    assert page.locator(".file-list strong").all_inner_texts() == [PAPER, "2.jpg"]
    assert saved(driver, PAPER) == ("1.pdf", paper)
    assert saved(driver, "2.jpg") == ("2.jpg", picture)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_nothing_is_fetched_before_it_is_asked_for_and_it_need_not_be(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    driver, _, _ = answered(page, url, desk, relay, (PAPER, "application/pdf", b"%PDF-1.7"))
    ask(driver, PAPER)
    driver.press("file-save-no")
    expect(page.get_by_text(driver.say("file-save-about"))).to_have_count(0)
    assert [address for address in asked if address.endswith("/part/fetch")] == []


@pytest.mark.parametrize(
    ("name", "media_type", "ending"),
    [
        ("<img src=x onerror=alert(1)>", "text/html", "bin"),
        ("\u202egpj.exe\u2066", "application/x-msdownload", "bin"),
        ("\u200b", "image/svg+xml", "bin"),
    ],
)
def test_a_hostile_name_is_words_and_a_hostile_type_is_never_opened(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay, name: str, media_type: str, ending: str
) -> None:
    data = b"<script>document.title = 'taken'</script>"
    driver, _, _ = answered(page, url, desk, relay, (name, media_type, data))
    shown = "".join(c for c in name if c not in "\u202e\u2066\u200b") or driver.say("file-nameless", n=1)
    assert page.locator(".file-list strong").all_inner_texts() == [shown]
    assert page.locator(".file-list img").count() == 0
    assert saved(driver, shown) == (f"1.{ending}", data)
    assert page.title() != "taken"


def test_a_line_that_drops_costs_nothing_but_time(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    data = os.urandom(1_000_000)
    asked: list[str] = []

    def drop_every_second(route: Route) -> None:
        asked.append(route.request.headers["ploughshare-part"])
        if len(asked) % 2 == 0:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route(f"{relay.address}/v1/mailbox/part/fetch", drop_every_second)
    driver, _, (named,) = answered(page, url, desk, relay, ("1.jpg", "image/jpeg", data))
    assert saved(driver, "1.jpg") == ("1.jpg", data)
    assert len(asked) > named.parts > 1


def test_fetching_is_shown_and_stopped_and_goes_on_where_it_was(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    data, asked, held = os.urandom(1_000_000), list[str](), list[Route]()

    def hold_the_third(route: Route) -> None:
        asked.append(route.request.headers["ploughshare-part"].split(".")[1])
        if len(asked) == 3:
            held.append(route)
        else:
            route.continue_()

    page.route(f"{relay.address}/v1/mailbox/part/fetch", hold_the_third)
    driver, _, _ = answered(page, url, desk, relay, ("1.jpg", "image/jpeg", data))
    ask(driver, "1.jpg")
    driver.press("file-save-yes")
    expect(page.get_by_text(driver.say("sending-part", percent=50))).to_be_visible()
    driver.press("sending-cancel")
    expect(page.get_by_text(driver.say("file-stopped"))).to_be_visible()
    with page.expect_download(timeout=SENDING_MS) as coming:
        driver.press("file-save-yes")
    assert Path(coming.value.path()).read_bytes() == data
    assert asked == ["1", "2", "3", "3", "4"]


def test_a_file_that_is_gone_or_changed_is_told_and_not_saved(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    driver, case, (gone, changed) = answered(
        page, url, desk, relay, ("1.jpg", "image/jpeg", b"one"), ("2.jpg", "image/jpeg", b"two")
    )
    box = Files(relay.caller(desk.sign_key), case.mailbox)
    for named in (gone, changed):
        assert box.drop(wire.PartName(named.id, 1, 1)).status_code == 200
    other = desk.put_file(relay, case, "3.jpg", "image/jpeg", b"six")
    part = box.fetch(wire.PartName(other.id, 1, 1)).content
    assert box.put(wire.PartName(changed.id, 1, 1), part).status_code == 201
    for name, said in (("1.jpg", "file-gone"), ("2.jpg", "file-changed")):
        ask(driver, name)
        driver.press("file-save-yes")
        expect(page.get_by_text(driver.say(said))).to_be_visible()
        driver.press("file-save-no")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_conversation_with_files_is_accessible_and_fits_a_small_phone(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay, language: str, scheme: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    long = "Заявление-о-замене-военной-службы-альтернативной-гражданской-службой-в-суд.pdf"
    driver, _, _ = answered(page, url, desk, relay, (long, "application/pdf", b"%PDF-1.7"), language=language)
    ask(driver, long)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    assert page.evaluate(OVERFLOW) == [0, []]
    assert page.evaluate(UNTOLD) == []
