"""Pictures of every page of the desk: desktop and phone, Russian and English, light and dark.

    python -m tests.desk.pictures DIRECTORY [PAGE …]

A person looks at them; no test compares them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from ploughshare.desk import cases, members, papers
from ploughshare.desk.device import Device, SigningKey
from ploughshare.seal.age import HybridIdentity
from tests.desk.scenarios import PACK, TODAY, Book, bring_in, open_book, unsettle
from tests.desk.served import Served, served

CHROMIUM = "/usr/bin/chromium"
Scheme = Literal["light", "dark"]
DESKTOP, PHONE = (1280, 800), (390, 844)


PAPER = {
    "to": "Командиру войсковой части 00000 полковнику И. И. Иванову",
    "from_name": "Петров Пётр Петрович",
    "from_rank": "младший сержант, командир отделения",
    "unit": "00000",
    "wound_day": "2022-04-20",
    "wound_place": "Харьковская область",
    "circumstances": "Около 14 часов при обстреле позиции получил осколочное ранение. Видели А. и Б.",
    "medical": "Осколочное ранение бедра, лёгкое; справка № 17 от 22 апреля 2022 года",
    "grade": "лёгкая",
    "bank": "Сбербанк, счёт 40817810000000000000",
    "refusal": "Обратился 3 мая 2022 года, ответа нет",
    "answer_address": "г. Псков, почтовое отделение 180000, до востребования",
    "date": "2022-10-03",
}


def staff(book: Book) -> None:
    """A colleague, and a paper that is ready."""
    ledger = book.ledger
    device = Device("Иван", SigningKey(b"i" * 32), HybridIdentity(b"j" * 32))
    line = members.request_text(device, ledger.home.root_public)
    members.let_in(ledger, members.Request.parse(line, ledger.home.root_public), TODAY)
    case = book.case["s6_junior_sergeant"]
    cases.set_field(ledger, case, "name", PAPER["from_name"], "письмо")
    made = papers.draft(book.desk.pack, PACK, "doc_8", PAPER)
    cases.draft_paper(ledger, case, "doc_8", PAPER, "ru", made.sha256)


def enter(browser: Browser, desk: Served, scheme: Scheme, size: tuple[int, int]) -> Page:
    """A page of a fresh browser inside the desk."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(desk.address)
    page.wait_for_url("**/desk/queue")
    return page


def to_case(page: Page, code: str, rest: str = "") -> None:
    """Opens a case from the queue, or one of its pages."""
    page.goto(page.url.partition("/desk")[0] + "/desk/queue")
    page.get_by_role("link", name=code, exact=True).click()
    # The click is over before the page and its style are there.
    page.wait_for_url(lambda url: "/desk/queue" not in url)
    if rest:
        page.goto(page.url + rest)


def shots(book: Book) -> dict[str, Callable[[Page], object]]:
    """How to come to each page, by its name."""

    def code(name: str) -> str:
        return book.ledger.state(book.case[name]).code

    def at(path: str) -> Callable[[Page], object]:
        return lambda page: page.goto(page.url.partition("/desk")[0] + "/desk" + path)

    def case(name: str, rest: str = "") -> Callable[[Page], object]:
        return lambda page: to_case(page, code(name), rest)

    def found(page: Page) -> None:
        at("/queue")(page)
        page.locator("#find").fill("повестки")
        page.locator("#find").press("Enter")

    def photo(page: Page) -> None:
        case("s1_sergey", "/talk")(page)
        page.locator('a[href*="/file/"]').first.click()
        page.wait_for_url("**/file/**")

    return {
        "queue": at("/queue"),
        "case": case("s1_sergey"),
        "case-other-day": case("s1_sergey", "?on=2022-10-01"),
        "case-disputed": case("s5_northern_soldier"),
        "talk": case("s1_sergey", "/talk"),
        "file": photo,
        "guide": at("/guide"),
        "papers": case("s6_junior_sergeant", "/papers"),
        "paper": case("s6_junior_sergeant", "/papers/doc_8"),
        "paper-counsellor": case("s1_sergey", "/papers/doc_1"),
        "ask": case("s8_leaver", "/ask/pressure"),
        "new": at("/new"),
        "find": found,
        "law": at("/law?to=2022-10-03"),
        "team": at("/team"),
        "about": at("/about"),
    }


def variants() -> Iterator[tuple[str, tuple[int, int], Scheme]]:
    """Language, size and scheme; not every combination, each of them once beside another."""
    yield from (
        ("ru", DESKTOP, "light"),
        ("en", DESKTOP, "dark"),
        ("ru", PHONE, "light"),
        ("en", PHONE, "dark"),
    )


def main(directory: Path, only: list[str]) -> None:
    """Takes the pictures."""
    directory.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for number, (lang, size, scheme) in enumerate(variants()):
            book = open_book(Path(place) / str(number), lang=lang)
            unsettle(book)
            bring_in(book)
            staff(book)
            with served(book.desk) as desk:
                page = enter(browser, desk, scheme, size)
                for name, go in shots(book).items():
                    if only and name not in only:
                        continue
                    go(page)
                    page.screenshot(path=directory / f"{name}-{lang}-{size[0]}-{scheme}.png", full_page=True)
                if not only or "entry" in only:
                    page.goto(desk.origin + "/desk/enter?locked")
                    page.screenshot(path=directory / f"entry-{lang}-{size[0]}-{scheme}.png", full_page=True)
                page.context.close()
            book.ledger.vault.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
