"""The guide as one file in a real browser, at a relay that lies: the alarm stands above the letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ploughshare import guide
from ploughshare.wire import Kind
from tests.desk.desks import TODAY
from tests.guide.driver import SENDING_MS, Driver, open_guide
from tests.malicious.liar import FETCH, ROSTER, LyingRelay
from tests.malicious.parties import Desk, roster_of

pytestmark = [pytest.mark.browser]


@pytest.fixture
def url(template: bytes, pack_json: bytes, tmp_path: Path, olga: Desk, relay: LyingRelay) -> str:
    path = tmp_path / "guide.html"
    path.write_bytes(guide.build_guide(template, pack_json, roster_of(olga.ledger), [relay.address], TODAY))
    return path.as_uri()


def answered_twice(page: Page, url: str, olga: Desk) -> tuple[Driver, list[str]]:
    driver = open_guide(page, url)
    driver.start()
    driver.answer("status", "mobilised")
    driver.answer("held", False)
    driver.to_result()
    words = driver.write_letter("Мне дали приказ.")
    olga.exchange()
    (case,) = [summary.stream for summary in olga.ledger.vault.summaries()]
    for reply in ("Напишите рапорт.", "И сохраните копию."):
        olga.reply(case, reply)
    olga.exchange()
    driver.close()
    return driver, words


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_reply_kept_back_is_told_above_the_letters(
    page: Page, url: str, olga: Desk, relay: LyingRelay, language: str
) -> None:
    _, words = answered_twice(page, url, olga)
    driver = open_guide(page, url, language)
    relay.liar.views[FETCH] = lambda _call, frames: [
        frame for frame in frames if frame is not next(f for f in frames if f.kind is Kind.REPLY)
    ]
    said = driver.check_reply(words)
    assert [one.text for one in said] == ["Мне дали приказ.", "И сохраните копию."]
    alarm = page.locator(".notice.alarm")
    expect(alarm).to_contain_text(driver.say("alarm-title"))
    told = re.escape(driver.say("alarm-gap", day="DAY")).replace("DAY", ".+")
    expect(alarm).to_contain_text(re.compile(told))
    relay.liar.honest()
    driver.press("talk-check")
    expect(page.locator(".talk > li")).to_have_count(3, timeout=SENDING_MS)
    expect(alarm).to_have_count(0)
    # Handed out a moment ago, and kept back now: the page remembers, and says so.
    relay.liar.views[FETCH] = lambda _call, frames: frames[:-1]
    driver.press("talk-check")
    told = re.escape(driver.say("alarm-gone", day="DAY")).replace("DAY", ".+")
    expect(alarm).to_contain_text(re.compile(told), timeout=SENDING_MS)
    expect(page.locator(".talk > li")).to_have_count(3)


def test_a_forged_list_of_lawyers_stops_the_reading(
    page: Page, url: str, olga: Desk, relay: LyingRelay
) -> None:
    driver, words = answered_twice(page, url, olga)
    forged = roster_of(olga.ledger).replace(b"Olga", b"Oleg")
    relay.liar.says = lambda said: forged if said.path == ROSTER else said.body
    driver.open(url)
    driver.type_key(" ".join(words))
    expect(page.locator(".notice.alarm")).to_contain_text(driver.say("failed-roster"), timeout=SENDING_MS)
    assert page.locator(".talk").count() == 0
