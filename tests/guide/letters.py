"""The screens after sending, with a small desk behind a real relay."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from tests.guide.desk import SmallDesk
from tests.guide.driver import SENDING_MS, Driver
from tests.guide.screens import LETTER, Screen
from tests.relay.client import RunningRelay

REPLY = (
    "Здравствуйте. Ничего не подписывайте и не уходите из части. Сдайте оружие под расписку и подайте рапорт."
)


def sent_screens(driver: Driver, url: str, desk: SmallDesk, relay: RunningRelay) -> Iterator[Screen]:
    """Sent, waiting, answered, writing again, something wrong, deleted."""
    driver.open(url)
    driver.start()
    driver.to_result()
    words = driver.write_letter(LETTER[driver.language])
    driver.press("sent-phrase")
    yield Screen("s7b-sent", driver)
    driver.press("sent-open")
    yield Screen("s8-waiting", driver)
    case = desk.collect(relay)[-1]
    desk.reply(relay, case, desk.sealed_reply(case, REPLY))
    driver.press("talk-check")
    expect(driver.page.locator(".talk > li")).to_have_count(2, timeout=SENDING_MS)
    yield Screen("s8-reply-there", driver)
    driver.press("talk-again")
    yield Screen("s8-again", driver)
    driver.press("back")
    desk.reply(relay, case, desk.sealed_reply(case, "И ещё одно.", seq=3))
    driver.press("talk-check")
    expect(driver.page.locator(".notice.alarm")).to_be_visible(timeout=SENDING_MS)
    yield Screen("s8-alarm", driver)
    driver.press("delete-button")
    driver.press("delete-confirm")
    driver.at("delete-done-title")
    yield Screen("s8-deleted", driver)
    driver.open(url)
    driver.type_key(" ".join(words))
    expect(driver.page.get_by_text(driver.say("reply-no-box"))).to_be_visible(timeout=SENDING_MS)
    yield Screen("s8-no-box", driver)
