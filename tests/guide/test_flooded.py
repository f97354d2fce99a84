"""Writing while somebody floods the relay: the page works longer, says how far it is, and can be stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.guide.conftest import MakeGuide
from tests.guide.desk import SmallDesk
from tests.guide.driver import SENDING_MS
from tests.guide.test_letters import TEXT, at_sending
from tests.relay.client import RunningRelay, relay_at

pytestmark = [pytest.mark.browser]

WORKING_MS = 120_000


@pytest.fixture
def flooded(tmp_path: Path) -> Iterator[RunningRelay]:
    """A relay at its highest price."""
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_WORK_LEVEL": "6"}) as running:
        yield running


def test_a_letter_gets_through_a_flood_and_the_work_can_be_stopped(
    page: Page, make_guide: MakeGuide, flooded: RunningRelay
) -> None:
    desk = SmallDesk((flooded.address,))
    desk.post_roster(flooded)
    driver = at_sending(page, make_guide(desk, flooded.address).as_uri())
    driver.press("key-send")
    progress = page.locator(".progress")
    before, after = driver.say("sending-work", percent=7).split("7")
    working = re.compile(re.escape(before) + r"([0-9]+)" + re.escape(after))
    expect(progress).to_have_text(working, timeout=SENDING_MS)
    driver.press("sending-cancel")
    expect(page.get_by_text(driver.say("failed-cancelled"))).to_be_visible()
    assert desk.collect(flooded) == []

    driver.press("key-send")
    expect(progress).to_have_text(re.compile(re.escape(before) + "[2-9][0-9]"), timeout=WORKING_MS)
    expect(page.get_by_role("heading", name=driver.say("sent-title"))).to_be_visible(timeout=WORKING_MS)
    (case,) = desk.collect(flooded)
    assert [letter.message.text for letter in case.letters] == [TEXT]
