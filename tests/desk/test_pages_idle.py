"""A page on an unattended screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.scenarios import Book
from tests.desk.served import Served
from tests.desk.test_pages_browser import book, inside, running

__all__ = ["book", "running"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_page_left_alone_shows_nothing_any_more_and_loses_nothing_typed(
    chromium: Browser, book: Book, running: Served
) -> None:
    with inside(chromium, running) as page:
        page.clock.install()
        page.goto(running.origin + "/desk/queue")
        page.clock.run_for(29 * 60_000)
        expect(page.locator(".queue")).to_be_visible()
        page.mouse.move(5, 5)
        page.clock.run_for(29 * 60_000)
        expect(page.locator(".queue")).to_be_visible()
        page.clock.run_for(2 * 60_000)
        expect(page.locator("form[data-enter]")).to_be_visible()
        page.goto(running.origin + "/desk/queue")
        page.get_by_role("link", name=book.ledger.state(book.case["s1_sergey"]).code).first.click()
        page.goto(page.url + "/talk")
        page.locator("#text").fill("Здравствуйте")
        page.clock.run_for(31 * 60_000)
        expect(page.locator("body")).to_be_hidden()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.locator("#text")).to_have_value("Здравствуйте")
