"""The day taken for today, where the browser hides the reader's time zone; and a picked day in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.guide.driver import open_guide

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("zone", "told"), [("Europe/Moscow", 0), ("UTC", 1), ("Atlantic/Reykjavik", 1)])
def test_the_result_says_where_the_day_may_be_another(
    chromium: Browser, guide_file: Path, zone: str, told: int
) -> None:
    with chromium.new_context(timezone_id=zone, locale="ru-RU") as context:
        driver = open_guide(context.new_page(), guide_file.as_uri())
        driver.start()
        driver.to_result()
        expect(driver.page.get_by_text(driver.say("result-zone"))).to_have_count(told)
        driver.ask_about("2022-05-25")
        expect(driver.page.get_by_text(driver.say("result-zone"))).to_have_count(0)


@pytest.mark.parametrize(("language", "words"), [("ru", "5 июня 2022 года"), ("en", "5 June 2022")])
def test_a_picked_day_stands_in_words_whatever_order_the_browser_puts_it_in(
    chromium: Browser, guide_file: Path, language: str, words: str
) -> None:
    with chromium.new_context(locale="en-US") as context:
        driver = open_guide(context.new_page(), guide_file.as_uri(), language)
        driver.start()
        driver.to_result()
        driver.press("result-asof")
        driver.page.locator("#asof-other").check()
        expect(driver.page.locator("output")).to_be_empty()
        driver.page.locator("#exact").fill("2022-06-05")
        expect(driver.page.locator("output")).to_have_text(words)
