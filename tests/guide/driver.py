"""Drives the guide as a person would: by the labels and buttons that stand on the screen.

Every function takes a Playwright page; `Driver` binds one page to one language. Nothing here knows the desk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fluent.runtime import FluentBundle, FluentResource
from playwright.sync_api import Locator, Page, expect

WORDS = Path(__file__).parents[2] / "web" / "guide" / "words"
LANGUAGE_NAMES = {"ru": "Русский", "en": "English", "de": "Deutsch", "uk": "Українська"}
SENDING_MS = 60_000
"""Stretching a key takes seconds on a busy machine."""

Answer = None | bool | str | int | Sequence[str]
Who = Literal["self", "relative", "other"]


@dataclass(frozen=True)
class Said:
    """One message of a conversation as it stands on the screen."""

    by: Literal["person", "desk"]
    head: str
    text: str


@dataclass
class Driver:
    """A reader of one guide page, in one language."""

    page: Page
    language: str = "ru"
    asked: list[str] = field(default_factory=list)
    """Facts asked so far, in order."""
    _words: FluentBundle | None = None

    def say(self, name: str, **values: str | int) -> str:
        """A sentence of the guide's own words."""
        if self._words is None:
            self._words = FluentBundle([self.language], use_isolating=False)
            self._words.add_resource(FluentResource((WORDS / f"{self.language}.ftl").read_text("utf-8")))
        pattern = self._words.get_message(name).value
        assert pattern is not None, name
        text, errors = self._words.format_pattern(pattern, {"who": "self", **values})
        assert not errors, errors
        return str(text)

    def button(self, name: str) -> Locator:
        """The button that bears a sentence of the guide."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def press(self, name: str) -> None:
        self.button(name).first.click()

    def at(self, heading: str) -> None:
        """Waits until the screen with this heading stands, whole."""
        expect(self.page.get_by_role("heading", level=1, name=self.say(heading), exact=True)).to_be_visible()
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    def open(self, url: str) -> None:
        """Opens the file or address and chooses the language."""
        self.page.goto(url)
        offered = self.page.get_by_role("button", name=LANGUAGE_NAMES[self.language], exact=True)
        expect(self.page.locator("h1")).to_be_visible()
        # A guide in one language offers no choice.
        if offered.count() > 0:
            offered.first.click()
        self.at("start-title")

    def start(self, who: Who = "self") -> None:
        """From the first screen to the first question."""
        self.press("start-button")
        self.page.get_by_label(self.say(f"whom-{who}"), exact=True).check()
        self.press("continue")

    def fact(self) -> str | None:
        """The fact that the screen asks for, if it asks for one."""
        rows = self.page.locator("fieldset .row input")
        if self.page.locator(".part").count() == 0 or rows.count() == 0:
            return None
        return rows.first.get_attribute("name")

    def answer(self, fact: str, value: Answer) -> None:
        """Answers the question on the screen, which must be this fact's; `None` is "I do not know"."""
        expect(self.page.locator(f'fieldset .row input[name="{fact}"]').first).to_be_visible()
        self.asked.append(fact)
        if isinstance(value, (list, tuple)):
            for member in value or ["none-of-these"]:
                self.page.locator(f"#{fact}-{member}").check()
        elif value is None:
            self.page.locator(f"#{fact}-unsure").check()
        elif isinstance(value, bool):
            self.page.locator(f"#{fact}-{'yes' if value else 'no'}").check()
        elif self.page.locator(f'[id="{fact}-{value}"]').count() == 1:
            self.page.locator(f'[id="{fact}-{value}"]').check()
        else:
            self.page.locator(f"#{fact}-exact").check()
            day, _, hour = str(value).partition("T")
            self.page.locator("#exact").fill(day)
            if hour:
                self.page.locator("#exact-hour").select_option(hour)
        self.press("continue")

    def change(self, fact: str, value: Answer) -> None:
        """Changes one answer, from the list of answers and back to it."""
        self.page.locator(f"#change-{fact}").click()
        self.answer(fact, value)
        self.at("list-title")

    def interview(self, answers: Mapping[str, Answer]) -> None:
        """Answers whatever is asked, "I do not know" where nothing is given, until the list of answers."""
        while (fact := self.fact()) is not None:
            heading = self.page.locator("h1").inner_text()
            self.answer(fact, answers.get(fact))
            expect(self.page.locator("h1")).not_to_have_text(heading)
        self.at("list-title")

    def ask_about(self, day: str) -> None:
        """Sets the day asked about; from the result screen."""
        self.press("result-asof")
        self.page.locator("#asof-other").check()
        self.page.locator("#exact").fill(day)
        self.press("continue")
        self.at("result-title")

    def to_result(self) -> None:
        """To the result, from the list of answers or from any question."""
        onward = self.button("list-show").or_(self.button("question-show"))
        onward.first.click()
        self.at("result-title")

    def paper_title(self, paper: str) -> str:
        """A paper's title in the pack's words, as the page has them."""
        words = self.page.evaluate(
            "id => JSON.parse(document.getElementById(id).textContent)", f"words-{self.language}"
        )
        title = re.search(rf"^paper-{paper} = (.+)$", words, re.MULTILINE)
        assert title is not None
        return title[1]

    def cards(self) -> list[str]:
        """The name of each finding that stands open on the result screen, in its order."""
        return self.page.locator(".card h3").all_inner_texts()

    def write_letter(self, text: str, *, attach: bool = True, consent: bool = False) -> list[str]:
        """Writes, keeps the key, and sends; from the result screen. Returns the eight words."""
        self.press("result-letter")
        self.at("letter-title")
        self.page.locator("#letter").fill(text)
        if self.page.locator("#attach").count() == 1:
            self.page.locator("#attach").set_checked(attach)
        self.page.locator("#consent").set_checked(consent)
        return self.send_letter()

    def send_letter(self) -> list[str]:
        """From the letter's screen, all it takes there, to the receipt. Returns the eight words."""
        self.press("letter-continue")
        words = self.page.locator(".phrase li").all_inner_texts()
        self.press("key-written")
        for place in range(len(words)):
            if self.page.locator(f"#word-{place}").count() == 1:
                self.page.locator(f"#word-{place}").fill(words[place])
        self.press("continue")
        self.press("key-send")
        expect(self.page.get_by_role("heading", name=self.say("sent-title"))).to_be_visible(
            timeout=SENDING_MS
        )
        return words

    def type_key(self, typed: str) -> None:
        """Opens a mailbox by its key, however typed; from the first screen. Does not wait for the end."""
        self.press("start-reply")
        self.at("reply-title")
        self.page.locator("#phrase").fill(typed)
        self.press("reply-open")

    def check_reply(self, words: Sequence[str]) -> list[Said]:
        """Opens the mailbox of a key, from the first screen; returns the conversation."""
        self.type_key(" ".join(words))
        self.at_the_talk()
        return self.conversation()

    def at_the_talk(self) -> None:
        """Waits until the conversation stands, however long its key takes."""
        expect(self.page.get_by_role("heading", name=self.say("talk-title"))).to_be_visible(
            timeout=SENDING_MS
        )

    def conversation(self) -> list[Said]:
        """The conversation on the screen."""
        return [
            Said(
                by="person" if "person" in (item.get_attribute("class") or "") else "desk",
                head=item.locator(".talk-head").inner_text(),
                text=item.locator(".talk-text").inner_text(),
            )
            for item in self.page.locator(".talk > li").all()
        ]

    def write_again(self, text: str, *, consent: bool) -> list[Said]:
        """Writes into an open conversation, from its screen; returns the conversation after it."""
        before = self.page.locator(".talk > li").count()
        self.press("talk-again")
        self.at("again-title")
        self.page.locator("#letter").fill(text)
        self.page.locator("#consent").set_checked(consent)
        self.press("again-send")
        expect(self.page.locator(".talk > li")).to_have_count(before + 1, timeout=SENDING_MS)
        return self.conversation()

    def close(self) -> None:
        """Presses Close, and waits until the page is gone."""
        self.press("close")
        self.page.wait_for_url("about:blank")


def open_guide(page: Page, url: str, language: str = "ru") -> Driver:
    """A driver on the guide's first screen."""
    driver = Driver(page, language)
    driver.open(url)
    return driver
