"""Every screen of the guide, one after the other, for the tests that look at all and for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.guide.driver import Answer, Driver

CASE: dict[str, Answer] = {
    "status": "contract_mod",
    "held": False,
    "place_now": "home_unit_russia",
    "order_given": "oral",
    "response": "written_refusal",
    "refusal_date": "2022-04-28",
    "others_refused": None,
    "weapon": "returned_receipt",
    "absent": "none",
    "criminal_stage": "none",
    "goal": "not_go_now",
    "reasons": ["conscience"],
    "pressure": None,
    "wound": False,
    "order_repeated": False,
}
LETTER = {"ru": "Мне дали приказ ехать завтра. Что делать?", "en": "I was ordered to go tomorrow. What now?"}

# What stands inside is made when it is opened, and may have more to open.
OPEN_ALL = """async () => {
  for (;;) {
    const closed = document.querySelectorAll('.card details:not([open]), .group > details:not([open])');
    if (closed.length === 0) return;
    for (const element of closed) element.open = true;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  }
}"""


@dataclass(frozen=True)
class Screen:
    """A screen that stands now, by the name its picture bears."""

    name: str
    driver: Driver


def offline_screens(driver: Driver, url: str) -> Iterator[Screen]:
    """All screens up to the point of sending; each stands until the next is asked for."""
    page = driver.page
    driver.open(url)
    yield Screen("s0-start", driver)
    yield from _about(driver)
    driver.press("start-danger")
    yield Screen("danger-ticks", driver)
    page.locator("#danger-held").check()
    driver.press("continue")
    driver.at("result-title")
    yield Screen("danger-result", driver)
    driver.open(url)
    driver.press("start-button")
    page.locator("#whom-relative").check()
    yield Screen("s1-whom", driver)
    page.locator("#whom-self").check()
    driver.press("continue")
    yield from _questions(driver)
    driver.to_result()
    yield Screen("s4-result-unverified", driver)
    driver.ask_about("2022-05-25")
    yield Screen("s4-result", driver)
    page.evaluate(OPEN_ALL)
    yield Screen("s4-result-open", driver)
    driver.press("why-not-link")
    driver.at("why-not-title")
    page.locator("summary").first.click()
    yield Screen("s4-why-not", driver)
    driver.press("back")
    driver.at("result-title")
    driver.press("result-asof")
    yield Screen("day", driver)
    driver.press("back")
    page.get_by_role("button", name=driver.paper_title("doc_1")).click()
    page.locator("#field-from_name").fill("Иванов Сергей Петрович")
    yield Screen("s5-paper", driver)
    driver.press("paper-large")
    yield Screen("s5-paper-large", driver)
    driver.press("back")
    yield from _letter(driver)


def _about(driver: Driver) -> Iterator[Screen]:
    driver.press("stays-link")
    yield Screen("s9-stays", driver)
    driver.press("back")
    driver.press("genuine-link")
    driver.page.locator(".code").wait_for()
    yield Screen("s10-genuine", driver)
    driver.press("back")
    driver.press("start-reply")
    typed = {"ru": "1. берек 2. лодка, абвгд", "en": "1. rivver 2. apple, qqqqq"}[driver.language]
    driver.page.locator("#phrase").fill(typed)
    driver.press("reply-open")
    driver.page.get_by_role("alert").wait_for()
    yield Screen("s8-reply", driver)
    driver.press("back")


def _questions(driver: Driver) -> Iterator[Screen]:
    page = driver.page
    shown: set[str] = set()
    while (fact := driver.fact()) is not None:
        heading = page.locator("h1").inner_text()
        kind = _kind(driver, fact)
        if not shown:
            driver.press("continue")
            page.get_by_role("alert").wait_for()
            yield Screen("s2-error", driver)
        if kind not in shown:
            shown.add(kind)
            for details in page.locator("details").all():
                details.evaluate("element => { element.open = true }")
            if kind == "day":
                page.locator("#exact, [id$='-exact']").first.check()
            yield Screen(f"s2-{kind}", driver)
        driver.answer(fact, CASE.get(fact))
        page.wait_for_function("text => document.querySelector('h1').innerText !== text", arg=heading)
    yield Screen("s3-list", driver)
    driver.change("response", "none_yet")
    yield Screen("s3-list-changed", driver)
    driver.change("response", CASE["response"])
    driver.press("list-next")
    driver.interview(CASE)


def _kind(driver: Driver, fact: str) -> str:
    if driver.page.locator(f"#{fact}-none-of-these").count() > 0:
        return "set"
    if driver.page.locator(f"#{fact}-yes").count() > 0:
        return "bool"
    if driver.page.locator(f"#{fact}-exact").count() == 0:
        return "enum"
    return "day" if driver.page.get_by_label(driver.say("day-exact"), exact=True).count() > 0 else "int"


def _letter(driver: Driver) -> Iterator[Screen]:
    page = driver.page
    driver.press("result-letter")
    page.locator("#letter").fill(LETTER[driver.language])
    page.locator(".attach summary").click()
    yield Screen("s6-letter", driver)
    driver.press("letter-continue")
    yield Screen("s7-key", driver)
    words = page.locator(".phrase li").all_inner_texts()
    driver.press("key-written")
    for field in page.locator(".field input").all():
        field.fill("x")
    driver.press("continue")
    page.get_by_role("alert").wait_for()
    yield Screen("s7-confirm-wrong", driver)
    for place, word in enumerate(words):
        if page.locator(f"#word-{place}").count() == 1:
            page.locator(f"#word-{place}").fill(word)
    driver.press("continue")
    yield Screen("s7-ready", driver)
