"""The guide of any pack: every kind of question, sums and last days, clauses, announced law, signatures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ploughshare import guide, law
from tests.guide.conftest import BUILT_ON, NO_RELAY, ROOT_FOLDER
from tests.guide.desk import SmallDesk
from tests.guide.driver import Answer, Driver
from tests.guide.screens import OPEN_ALL
from tests.guide.test_screens import AXE, OVERFLOW, RUN_AXE, SMALL

pytestmark = pytest.mark.browser

KINDS = Path(__file__).parent / "packs" / "kinds"
PACKS = sorted(path for path in (ROOT_FOLDER / "packs").iterdir() if (path / "pack.yaml").is_file())
LANGUAGES = ["en", "de", "uk", "ru"]
DAY = "2026-11-20"
TYPED: dict[str, Answer] = {
    "pay": "1 234,50",
    "hours": "75",
    "parts": "3",
    "left_at": "2026-11-15T13",
    "term": "18",
    "told_on": "2026-10-31",
    "ill": False,
}
# The guide's own sentences would show as their ids.
OWN_IDS = r"""() => (document.body.innerText.match(new RegExp(
  '\\b(?:question|result|level|amount|hour|money|ratio|duration|gives|signed|pending|why-not|both|paper)-[a-z-]+'
  + '|\\{ ?\\$|\\bNaN\\b|undefined', 'g')) ?? [])"""


def built(pack: law.Pack | bytes, template: bytes, folder: Path) -> str:
    """The address of a guide made from a pack."""
    text = pack if isinstance(pack, bytes) else pack.to_json(words=True)
    path = folder / "guide.html"
    path.write_bytes(guide.build_guide(template, text, SmallDesk().roster.file, [NO_RELAY], BUILT_ON))
    return path.as_uri()


@pytest.fixture
def kinds(template: bytes, tmp_path: Path) -> str:
    return built(law.load(KINDS), template, tmp_path)


def at_result(page: Page, url: str, language: str = "en", answers: dict[str, Answer] | None = None) -> Driver:
    driver = Driver(page, language)
    driver.open(url)
    driver.start()
    driver.interview(TYPED if answers is None else answers)
    driver.to_result()
    driver.ask_about(DAY)
    return driver


def test_numbers_of_every_kind_are_typed_as_people_write_them(page: Page, kinds: str) -> None:
    driver = at_result(page, kinds)
    driver.press("result-list")
    driver.at("list-title")
    shown = page.locator(".answers dd strong").all_inner_texts()
    assert shown[:7] == [
        "€1,234.50",
        "75%",
        "15%",
        "15 November 2026, 13:00".replace(" ", "\u00a0", 1),
        "18 months",
        "31 October 2026".replace(" ", "\u00a0", 1),
        "No",
    ]


def test_a_finding_shows_the_sum_and_the_last_day_it_gives(page: Page, kinds: str) -> None:
    driver = at_result(page, kinds)
    gives = page.locator(".gives").all_inner_texts()
    assert gives == [
        "Time away: 107 hours",
        "Payment: €925.87",
        "Last day to answer: 30\u00a0November 2026\n\n10 days are left from the day you ask about.",
    ]
    driver.press("result-list")
    driver.change("told_on", None)
    driver.to_result()
    assert page.locator(".gives").all_inner_texts()[-1].startswith("Last day to answer\n")


def test_an_hour_of_an_unknown_time_of_day_is_some_hour_of_that_day(page: Page, kinds: str) -> None:
    at_result(page, kinds, answers=TYPED | {"left_at": "2026-11-15"})
    told = page.locator(".gives").first.inner_text().split("\n")[0]
    assert told == "Time away: 97 hours to 120 hours"


def test_what_does_not_fit_is_told_with_the_bounds(page: Page, kinds: str) -> None:
    driver = Driver(page, "en")
    driver.open(kinds)
    driver.start()
    while (fact := driver.fact()) is not None and fact != "pay":
        heading = page.locator("h1").inner_text()
        driver.answer(fact, None)
        expect(page.locator("h1")).not_to_have_text(heading)
    page.locator("#pay-exact").check()
    page.locator("#exact").fill("12,345")
    driver.press("continue")
    expect(page.get_by_role("alert")).to_contain_text("from €0 to €100,000")


def test_a_clause_announced_law_and_a_missing_signature_are_said(page: Page, kinds: str) -> None:
    driver = at_result(page, kinds)
    body = page.locator("main").inner_text()
    assert body.count("Whether the sum is fair is for a lawyer to weigh.") == 1
    assert driver.say("pending-title") in body
    assert "A reform was announced." in body
    assert driver.say("signed-none") in body


@pytest.mark.parametrize("state", ["signed", "changed"])
def test_a_signature_is_told_on_the_result_and_a_broken_one_is_not_taken_for_one(
    page: Page, template: bytes, tmp_path: Path, state: str
) -> None:
    html = Path(built(law.load(KINDS), template, tmp_path).removeprefix("file://"))
    mark = {"state": state, "by": "A. Lawyer", "role": "advocate", "on": "2026-11-01", "key": "aGVsbG8="}
    text = html.read_text("utf-8").replace('"signoff":null', f'"signoff":{json.dumps(mark)}')
    html.write_text(text, "utf-8")
    driver = at_result(page, html.as_uri())
    told = driver.say(
        "signed-by" if state == "signed" else "signed-changed",
        by="A. Lawyer",
        role="advocate",
        day="1\u00a0November 2026",
    )
    assert told in page.locator("main").inner_text()


def test_what_does_not_apply_says_why_and_what_would_change_it(page: Page, kinds: str) -> None:
    driver = at_result(page, kinds)
    driver.press("why-not-link")
    driver.at("why-not-title")
    page.get_by_text("An old fee").click()
    assert driver.say("why-not-day") in page.locator("main").inner_text()
    driver.press("back")
    driver.press("result-list")
    driver.change("pay", "100")
    driver.to_result()
    driver.press("why-not-link")
    page.get_by_text("Money: is due").click()
    told = page.locator("main").inner_text()
    assert "It could apply if the answer to “What is the monthly pay?” were “€500 or more”." in told


def test_of_many_urgent_rules_that_may_apply_four_stand_open(
    page: Page, template: bytes, tmp_path: Path
) -> None:
    driver = Driver(page, "de")
    driver.open(built(law.load(ROOT_FOLDER / "packs" / "de"), template, tmp_path))
    driver.start()
    driver.interview({})
    driver.to_result()
    urgent = page.locator("section[aria-labelledby=group-urgent]")
    expect(urgent.locator("> .card.open")).to_have_count(4)
    folded = urgent.locator("> div > details")
    assert folded.count() > 1
    folded.first.locator("summary").click()
    expect(folded.first.locator(".card")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "language", "dangers"),
    [
        ("de", "de", ["order", "called_up", "reserve", "absent"]),
        ("ua", "uk", ["held", "order", "call_answer", "absent"]),
        ("us", "en", ["thoughts_of_death", "held", "order", "application", "absent"]),
        ("asylum-eu", "ru", ["sent_back", "stage"]),
    ],
)
def test_each_danger_can_be_ticked_before_anything_else_and_has_its_answer(
    page: Page, template: bytes, tmp_path: Path, name: str, language: str, dangers: list[str]
) -> None:
    url = built(law.load(ROOT_FOLDER / "packs" / name), template, tmp_path)
    driver = Driver(page, language)
    for number, danger in enumerate(dangers):
        driver.open(url)
        driver.press("start-danger")
        boxes = page.locator("input[type=checkbox]")
        expect(boxes).to_have_count(len(dangers))
        assert str(boxes.nth(number).get_attribute("id")).startswith(f"danger-{danger}")
        boxes.nth(number).check()
        driver.press("continue")
        driver.at("result-title")
        assert driver.cards() != [], danger


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_screen_fits_small_phones_and_shuts_nobody_out(
    chromium: Browser, kinds: str, language: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    driver = Driver(page, language)
    driver.open(kinds)
    driver.start()
    looked_at(page)
    while (fact := driver.fact()) is not None:
        heading = page.locator("h1").inner_text()
        if page.locator(f"#{fact}-exact").count() > 0:
            page.locator(f"#{fact}-exact").check()
        looked_at(page)
        driver.answer(fact, TYPED.get(fact))
        expect(page.locator("h1")).not_to_have_text(heading)
    looked_at(page)
    driver.to_result()
    page.evaluate(OPEN_ALL)
    looked_at(page)
    driver.press("why-not-link")
    looked_at(page)
    assert page.evaluate("document.documentElement.lang") == language
    context.close()


def looked_at(page: Page) -> None:
    overflow, wide = page.evaluate(OVERFLOW)
    assert (overflow, wide, page.evaluate(SMALL), page.evaluate(OWN_IDS)) == (0, [], [], [])
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_each_pack_here_makes_a_guide_that_asks_to_the_end(
    page: Page, template: bytes, tmp_path: Path, path: Path
) -> None:
    pack = law.load(path)
    url = built(pack, template, tmp_path)
    for language in pack.languages:
        driver = Driver(page, language)
        driver.open(url)
        driver.start()
        driver.interview({})
        driver.to_result()
        overflow, wide = page.evaluate(OVERFLOW)
        assert (overflow, wide, page.evaluate(OWN_IDS)) == (0, [], [])
        driver.press("why-not-link")
        driver.at("why-not-title")


def test_the_code_of_the_law_is_worked_out_in_the_page(page: Page, kinds: str) -> None:
    driver = Driver(page, "en")
    driver.open(kinds)
    driver.press("genuine-link")
    expect(page.get_by_role("main")).to_contain_text(driver.say("genuine-law"))
    expect(page.locator(".code").first).to_have_text(law.load(KINDS).hash)
    assert driver.say("genuine-law-changed") not in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("old", "new"),
    [('"level":"danger"', '"level":"wait"'), ("is for a lawyer to weigh", "is certain")],
    ids=["a rule", "a sentence"],
)
def test_a_law_that_was_changed_in_the_file_raises_the_alarm_over_its_answers(
    page: Page, kinds: str, old: str, new: str
) -> None:
    html = Path(kinds.removeprefix("file://"))
    text = html.read_text("utf-8")
    assert old in text
    html.write_text(text.replace(old, new), "utf-8")
    driver = at_result(page, kinds)
    expect(page.locator(".notice.alarm")).to_have_text(driver.say("genuine-law-changed"))
