"""Writing, reading and deleting through a real relay, with everything that can go wrong on the way."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect

from ploughshare.desk.members import fingerprint
from ploughshare.wire import EXPIRY_DAYS, b64u
from tests.browser import ARGUMENTS, CHROMIUM
from tests.guide.conftest import MakeGuide
from tests.guide.desk import MEMBER_NAME, SmallDesk
from tests.guide.driver import SENDING_MS, Driver, open_guide
from tests.guide.letters import sent_screens
from tests.guide.test_screens import AXE, OVERFLOW, RUN_AXE, UNTOLD
from tests.relay.client import RunningRelay

pytestmark = [pytest.mark.browser]

TEXT = "Мне дали приказ ехать завтра. Что делать?"


def at_the_result(page: Page, url: str) -> Driver:
    driver = open_guide(page, url)
    driver.start()
    driver.answer("status", "mobilised")
    driver.answer("held", False)
    driver.to_result()
    return driver


def at_sending(page: Page, url: str) -> Driver:
    """Everything done but the last button."""
    driver = at_the_result(page, url)
    driver.press("result-letter")
    page.locator("#letter").fill(TEXT)
    driver.press("letter-continue")
    words = page.locator(".phrase li").all_inner_texts()
    driver.press("key-written")
    for place, word in enumerate(words):
        if page.locator(f"#word-{place}").count() == 1:
            page.locator(f"#word-{place}").fill(word)
    driver.press("continue")
    return driver


def test_a_letter_reaches_the_desk_and_the_reply_comes_back_by_the_key(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    driver = at_the_result(page, url)
    words = driver.write_letter(TEXT, consent=True)
    # What the person is shown is what relays do.
    expect(page.get_by_text(driver.say("sent-kept", days=EXPIRY_DAYS))).to_be_visible()
    (case,) = desk.collect(relay)
    (letter,) = case.letters
    assert letter.message.text == TEXT
    assert letter.message.answers == {"status": "mobilised", "held": False}
    assert letter.message.record_consent is True
    assert letter.message.pack is not None
    pack = json.loads(page.locator("#pack").text_content() or "")
    assert letter.message.pack.hash == pack["hash"]
    desk.reply(relay, case, desk.sealed_reply(case, "Ничего не подписывайте."))
    driver.close()
    driver.open(url)
    mine, theirs = driver.check_reply(words)
    assert (mine.by, mine.text) == ("person", TEXT)
    assert (theirs.by, theirs.text) == ("desk", "Ничего не подписывайте.")
    assert MEMBER_NAME in theirs.head
    assert page.locator(".notice.alarm").count() == 0
    # Nobody but the relay was ever asked for anything, and no address holds more than a path.
    outside = {address for address in asked if not address.startswith("file:")} - {"about:blank"}
    assert all(address.startswith(f"{relay.address}/v1/") for address in outside)
    assert all("?" not in address and "#" not in address for address in outside)


def test_writing_again_continues_the_chain_and_can_take_consent_back(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    driver = at_the_result(page, url)
    words = driver.write_letter(TEXT, consent=True)
    driver.open(url)
    driver.check_reply(words)
    expect(page.get_by_text(driver.say("consent-now-yes"))).to_be_visible()
    said = driver.write_again("Ещё вопрос.", consent=False)
    assert [one.text for one in said] == [TEXT, "Ещё вопрос."]
    expect(page.get_by_text(driver.say("consent-now-no"))).to_be_visible()
    (case,) = desk.collect(relay)
    first, second = case.letters
    assert (second.message.seq, second.message.prev) == (1, first.hash)
    assert second.message.record_consent is False


def test_consent_once_given_is_not_taken_back_by_writing_again(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    driver = at_the_result(page, url)
    driver.write_letter(TEXT, consent=True)
    driver.press("sent-open")
    driver.press("talk-again")
    page.locator("#letter").fill("Ещё вопрос.")
    driver.press("again-send")
    expect(page.locator(".talk > li")).to_have_count(2, timeout=SENDING_MS)
    (case,) = desk.collect(relay)
    assert [letter.message.record_consent for letter in case.letters] == [True, True]


def test_the_key_opens_however_it_is_written(page: Page, url: str) -> None:
    driver = at_the_result(page, url)
    words = driver.write_letter(TEXT)
    driver.open(url)
    messy = ", ".join(f"{n}) {word.upper()}" for n, word in enumerate(words, 1))
    driver.type_key(messy + ".")
    expect(page.get_by_role("heading", name=driver.say("talk-title"))).to_be_visible(timeout=SENDING_MS)


def test_a_word_with_a_slip_is_offered_and_mended_by_one_tap(page: Page, url: str) -> None:
    driver = open_guide(page, url)
    driver.press("start-reply")
    known = page.evaluate("JSON.parse(document.getElementById('desk').textContent).phrase_words.ru").split(
        " "
    )
    word = next(one for one in known if len(one) == 6)
    page.locator("#phrase").fill(f"1. {word[:5]}ъъ")
    page.get_by_role("button", name=word, exact=True).click()
    expect(page.locator("#phrase")).to_have_value(f"1. {word}")
    expect(page.get_by_text(driver.say("reply-count", count=1))).to_be_visible()


def test_no_mailbox_no_reply_and_no_network_are_told_apart(page: Page, url: str, relay: RunningRelay) -> None:
    driver = open_guide(page, url)
    driver.type_key("ритуал сопло капсула доля признак овчарка ансамбль референт")
    expect(page.get_by_text(driver.say("reply-no-box"))).to_be_visible(timeout=SENDING_MS)
    relay.process.kill()
    driver.press("reply-open")
    expect(page.get_by_text(driver.say("reply-network"))).to_be_visible(timeout=SENDING_MS)


def test_who_finds_nothing_under_their_key_can_write_with_it_anew(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    phrase = "ритуал сопло капсула доля признак овчарка ансамбль референт"
    driver = open_guide(page, url)
    driver.type_key(phrase)
    expect(page.get_by_text(driver.say("reply-anew-why"))).to_be_visible(timeout=SENDING_MS)
    page.locator("#phrase").fill(phrase.replace("ритуал", "сопло"))
    expect(driver.button("reply-anew")).to_have_count(0)
    page.locator("#phrase").fill(phrase)
    driver.press("reply-open")
    expect(page.get_by_text(driver.say("reply-anew-why"))).to_be_visible(timeout=SENDING_MS)
    driver.press("reply-anew")
    page.locator("#letter").fill(TEXT)
    assert driver.send_letter() == phrase.split()
    (case,) = desk.collect(relay)
    assert [letter.message.text for letter in case.letters] == [TEXT]
    driver.open(url)
    assert [one.text for one in driver.check_reply(phrase.split())] == [TEXT]


def test_two_words_of_the_key_are_asked_back_before_anything_can_be_sent(page: Page, url: str) -> None:
    driver = at_the_result(page, url)
    driver.press("result-letter")
    page.locator("#letter").fill(TEXT)
    driver.press("letter-continue")
    assert page.locator(".phrase li").count() == 8
    assert driver.button("key-send").count() == 0
    driver.press("key-written")
    for field in page.locator(".field input").all():
        field.fill("неверно")
    driver.press("continue")
    expect(page.get_by_role("alert")).to_be_visible()
    assert driver.button("key-send").count() == 0


def test_a_letter_whose_receipt_was_lost_is_sent_once(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    driver = at_sending(page, url)
    lost: list[str] = []

    def lose_the_first_receipt(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort()

    page.route("**/v1/mailbox/letter", lose_the_first_receipt)
    driver.press("key-send")
    expect(page.get_by_text(driver.say("failed-network"))).to_be_visible(timeout=SENDING_MS)
    driver.press("key-send")
    expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=SENDING_MS)
    (case,) = desk.collect(relay)
    assert [letter.message.text for letter in case.letters] == [TEXT]


@pytest.mark.parametrize("path", ["roster", "puzzle", "challenge", "mailbox/open", "mailbox/letter"])
def test_a_sending_that_broke_off_anywhere_goes_on_and_nothing_is_doubled(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay, path: str
) -> None:
    driver = at_sending(page, url)
    page.route(f"**/v1/{path}", lambda route: route.abort(), times=1)
    driver.press("key-send")
    expect(page.get_by_text(driver.say("failed-network"))).to_be_visible(timeout=SENDING_MS)
    driver.press("key-send")
    expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=SENDING_MS)
    (case,) = desk.collect(relay)
    assert len(case.letters) == 1


def test_an_older_or_forged_list_of_lawyers_stops_the_sending(
    page: Page, make_guide: MakeGuide, desk: SmallDesk, relay: RunningRelay
) -> None:
    old = desk.roster.file
    desk.publish_version()
    desk.post_roster(relay)
    url = make_guide(desk, relay.address).as_uri()
    forged = bytearray(desk.roster.file)
    forged[-1] ^= 1
    for bad in (old, bytes(forged)):
        driver = at_sending(page, url)
        answer = partial(Route.fulfill, body=bad, headers={"Access-Control-Allow-Origin": "*"})
        page.route("**/v1/roster", answer)
        driver.press("key-send")
        expect(page.get_by_text(driver.say("failed-roster"))).to_be_visible(timeout=SENDING_MS)
        page.unroute_all()
    assert desk.collect(relay) == []


def test_a_newer_list_of_lawyers_is_taken(
    page: Page, make_guide: MakeGuide, desk: SmallDesk, relay: RunningRelay
) -> None:
    url = make_guide(desk, relay.address).as_uri()
    desk.publish_version()
    desk.post_roster(relay)
    driver = at_the_result(page, url)
    driver.write_letter(TEXT)
    (case,) = desk.collect(relay)
    assert case.letters[0].message.roster.version == 2


def test_a_reply_that_was_withheld_or_repeated_is_told_in_words(
    page: Page, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    driver = at_the_result(page, url)
    words = driver.write_letter(TEXT)
    (case,) = desk.collect(relay)
    desk.sealed_reply(case, "Этот ответ сервер не отдал.")
    desk.reply(relay, case, desk.sealed_reply(case, "Второй ответ."))
    driver.open(url)
    said = driver.check_reply(words)
    assert said[-1].text == "Второй ответ."
    alarm = page.locator(".notice.alarm")
    expect(alarm).to_contain_text(driver.say("alarm-title"))
    expect(alarm).to_contain_text(driver.say("alarm-gap", day="|").partition("|")[0].strip())


def test_deleting_leaves_nothing_that_the_key_opens(page: Page, url: str, relay: RunningRelay) -> None:
    driver = at_the_result(page, url)
    words = driver.write_letter(TEXT)
    driver.press("sent-open")
    driver.press("delete-button")
    driver.press("delete-keep")
    driver.press("delete-button")
    driver.press("delete-confirm")
    driver.at("delete-done-title")
    driver.open(url)
    driver.type_key(" ".join(words))
    expect(page.get_by_text(driver.say("reply-no-box"))).to_be_visible(timeout=SENDING_MS)


def test_a_letter_too_long_is_told_before_it_is_sealed(page: Page, url: str) -> None:
    driver = at_the_result(page, url)
    driver.press("result-letter")
    page.locator("#letter").fill("я" * 12_001)
    driver.press("letter-continue")
    expect(page.get_by_role("alert")).to_contain_text(driver.say("letter-too-long", over=1))


def test_the_screens_after_sending_shut_nobody_out_either(
    chromium: Browser, url: str, desk: SmallDesk, relay: RunningRelay
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark")
    found: dict[str, object] = {}
    for screen in sent_screens(Driver(context.new_page(), "en"), url, desk, relay):
        page = screen.driver.page
        page.evaluate(AXE)
        told = (page.evaluate(RUN_AXE), page.evaluate(OVERFLOW), page.evaluate(UNTOLD))
        if told != ([], [0, []], []):
            found[screen.name] = told
    context.close()
    assert found == {}


def test_the_fingerprint_on_the_page_is_the_one_the_desk_reads_out(
    page: Page, url: str, desk: SmallDesk
) -> None:
    driver = open_guide(page, url)
    driver.press("genuine-link")
    expect(page.locator(".code")).to_have_text(fingerprint(desk.roster.roster.root))


def test_a_file_whose_list_of_lawyers_was_changed_lets_nobody_write(
    page: Page, make_guide: MakeGuide, desk: SmallDesk, tmp_path: Path
) -> None:
    whole = make_guide(desk).read_text("utf-8")
    roster = bytearray(desk.roster.file)
    roster[-1] ^= 1
    forged = tmp_path / "forged.html"
    forged.write_text(whole.replace(b64u(desk.roster.file), b64u(bytes(roster))), "utf-8")
    driver = at_the_result(page, forged.as_uri())
    driver.press("result-letter")
    expect(page.get_by_text(driver.say("letter-roster-bad"))).to_be_visible()
    assert page.locator("#letter").count() == 0


def test_a_phone_without_the_browsers_own_cryptography_still_seals(
    playwright_driver: Playwright, make_guide: MakeGuide, relay: RunningRelay
) -> None:
    """An onion address or a plain mirror is no secure context: `crypto.subtle` is not there."""
    port = relay.address.rpartition(":")[2]
    address = f"http://relay.test:{port}"
    desk = SmallDesk((address,))
    desk.post_roster(relay)
    file = make_guide(desk, address)
    handler = partial(SilentHandler, directory=str(file.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    mapped = [*ARGUMENTS, "--host-resolver-rules=MAP *.test 127.0.0.1"]
    browser = playwright_driver.chromium.launch(executable_path=CHROMIUM, args=mapped)
    page = browser.new_page()
    mirror = f"http://mirror.test:{server.server_port}/{file.name}"
    driver = at_the_result(page, mirror)
    assert page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    driver.write_letter(TEXT)
    (case,) = desk.collect(relay)
    assert case.letters[0].message.text == TEXT
    browser.close()
    server.shutdown()
    thread.join()
    server.server_close()


class SilentHandler(SimpleHTTPRequestHandler):
    """A plain mirror of the file."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to say."""
