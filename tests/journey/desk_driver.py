"""Drives the desk's pages as a counsellor would, in Russian."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect


@dataclass
class DeskDriver:
    """A counsellor at one page."""

    page: Page

    def enter(self, address: str) -> None:
        """Opens the desk with the address that works once."""
        self.page.goto(address)
        expect(self.page.get_by_role("heading", level=1, name="Очередь")).to_be_visible()

    def queue(self) -> list[str]:
        """The codes of the cases, the most endangered first."""
        self.page.get_by_role("link", name="Очередь").first.click()
        return self.page.locator("a.code").all_inner_texts()

    def open_case(self, code: str) -> None:
        """Opens a case from the queue."""
        self.page.locator("a.code", has_text=code).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(code)

    def conversation(self) -> list[str]:
        """The messages of the case on the screen, oldest first."""
        self.page.get_by_role("link", name="Переписка").click()
        expect(self.page.locator("#text")).to_be_visible()
        return self.page.locator(".typed").all_inner_texts()

    def reply(self, text: str) -> None:
        """Writes and sends, from the conversation."""
        before = self.page.locator(".said").count()
        self.page.locator("#text").fill(text)
        self.page.locator("#reply button.go").click()
        expect(self.page.locator(".said")).to_have_count(before + 1)

    def paper_offered(self, title: str) -> bool:
        """Whether the case's papers let this one be filled in."""
        self.page.get_by_role("link", name="Бумаги").click()
        return self.page.get_by_role("link", name=title).count() > 0
