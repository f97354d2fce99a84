"""The interview and its result in a real browser: order, changes, doubt, dates, papers."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ploughshare import law
from ploughshare.law.words import Words
from tests.guide.conftest import ROOT_FOLDER, MakeGuide
from tests.guide.driver import Answer, open_guide

pytestmark = pytest.mark.browser

SERGEY: dict[str, Answer] = {
    "status": "contract_mod",
    "held": False,
    "place_now": "home_unit_russia",
    "order_given": "oral",
    "response": "written_refusal",
    "refusal_date": "2022-04-28",
    "others_refused": 2,
    "weapon": "returned_receipt",
    "absent": "none",
    "criminal_stage": "none",
    "goal": "not_go_now",
    "reasons": [],
    "pressure": [],
    "wound": False,
    "order_repeated": False,
}


def test_the_page_says_what_the_engine_says(page: Page, guide_file: Path, pack_json: bytes) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview(SERGEY)
    driver.to_result()
    driver.ask_about("2022-05-25")
    pack = law.load(ROOT_FOLDER / "packs" / "ru")
    given = {fact: SERGEY.get(fact) for fact in driver.asked}
    answers = law.parse_answers(pack, given)
    found = law.assess(pack, answers, datetime.date(2022, 5, 25))
    names = json.loads(pack_json)["words"]["ru"]
    holding = [f for f in found.findings if f.state == "holds" and f.kind in {"finding", "warning"}]
    assert holding
    cards = driver.cards()
    for finding in holding:
        label = re.search(rf"^outcome-{finding.outcome} = (.+)$", names, re.MULTILINE)
        assert label is not None
        assert any(card.startswith(label[1]) for card in cards), finding.outcome


def test_the_report_is_offered_on_the_spring_day_and_not_after_the_change(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview(SERGEY)
    driver.to_result()
    offer = page.get_by_role("button", name=re.compile("^" + driver.say("paper-open", paper="")))
    driver.ask_about("2022-05-25")
    offered = offer.all_inner_texts()
    driver.press("result-asof")
    page.locator("#exact").fill("2022-10-01")
    driver.press("continue")
    driver.at("result-title")
    title = driver.paper_title("doc_1")
    assert any(title in text for text in offered)
    assert not any(title in text for text in offer.all_inner_texts())
    page.get_by_text(driver.say("papers-not-now")).click()
    why = page.locator("details[open]", has_text=title)
    expect(why).to_contain_text(
        driver.say("paper-was-until", until="23 сентября 2022 года", day="1 октября 2022 года")
    )


def test_a_day_the_pack_was_not_checked_for_is_said_before_anything_else(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.answer("status", "mobilised")
    driver.to_result()
    expect(page.get_by_text(driver.say("result-unverified-title"))).to_be_visible()
    alarm = page.locator(".notice.alarm").bounding_box()
    card = page.locator(".card").first.bounding_box()
    assert alarm is not None
    assert card is not None
    assert alarm["y"] < card["y"]


def test_changing_an_answer_returns_to_the_list_and_names_what_it_made_pointless(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview(SERGEY)
    rows = page.locator(".answer dt")
    before = rows.all_inner_texts()
    driver.change("status", "not_served")
    after = rows.all_inner_texts()
    gone = page.locator(".status li").all_inner_texts()
    assert gone
    assert set(before) - set(after) == set(gone)
    # What is said to be gone is nowhere else: neither in the preview of a letter nor among the reasons.
    driver.to_result()
    driver.press("result-letter")
    page.get_by_text(driver.say("letter-preview")).click()
    preview = page.locator(".attach details li").all_inner_texts()
    assert not any(question in line for question in gone for line in preview)


def test_what_is_not_known_shows_both_branches_and_can_be_answered_there(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview({**SERGEY, "place_now": None})
    driver.to_result()
    driver.ask_about("2022-05-25")
    expect(page.get_by_text(driver.say("both-title")).first).to_be_visible()
    branches = page.locator(".turns").first.inner_text()
    assert driver.say("both-if", answers="…").partition("…")[0] in branches
    page.locator(".turns").first.get_by_role("button").first.click()
    expect(page.locator("fieldset")).to_be_visible()


def test_browser_back_and_own_back_both_go_one_question_back_and_keep_the_answer(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.answer("status", "mobilised")
    driver.answer("held", True)
    third = driver.fact()
    driver.press("back")
    expect(page.locator("#held-yes")).to_be_checked()
    page.go_back()
    expect(page.locator("#status-mobilised")).to_be_checked()
    page.go_forward()
    page.go_forward()
    assert driver.fact() == third


def test_going_on_without_an_answer_is_told_and_leads_to_the_field(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.press("continue")
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text(driver.say("question-error"))
    expect(problem).to_be_focused()
    problem.get_by_role("link").click()
    expect(page.locator("#status-contract_mod")).to_be_focused()


def test_a_day_is_asked_as_ranges_cut_by_the_law_and_an_exact_day_is_taken(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    answers = {**SERGEY}
    while driver.fact() != "refusal_date":
        fact = driver.fact()
        assert fact is not None
        driver.answer(fact, answers.get(fact))
    labels = page.locator(".row").all_inner_texts()
    assert any("24\u00a0сентября 2022 года" in label for label in labels)
    assert labels[-1] == driver.say("not-sure")
    page.locator("#refusal_date-exact").check()
    driver.press("continue")
    expect(page.get_by_role("alert")).to_contain_text(driver.say("day-error"))
    page.locator("#exact").fill("2022-04-28")
    driver.press("continue")
    driver.press("question-show")
    driver.press("result-list")
    expect(page.locator(".answer", has_text="28 апреля 2022 года").first).to_be_visible()


def test_switching_the_language_keeps_the_screen_and_the_answers(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.answer("status", "mobilised")
    fact = driver.fact()
    page.get_by_role("button", name="English", exact=True).click()
    assert driver.fact() == fact
    expect(page.get_by_role("button", name="Continue", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#status-mobilised")).to_be_checked()


def test_in_danger_three_presses_lead_to_the_first_step(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.press("start-danger")
    driver.at("danger-title")
    assert 1 <= page.locator(".row input").count() <= 5
    page.locator("#danger-held").check()
    driver.press("continue")
    driver.at("result-title")
    expect(page.locator(".first-step")).to_be_visible()
    assert page.locator(".card").count() > 0
    assert page.locator(".card:not(.urgent)").count() == 0


def test_a_relative_is_told_not_to_guess_and_is_asked_in_other_words(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.press("start-button")
    page.locator("#whom-relative").check()
    expect(page.get_by_text(driver.say("whom-relative-note"))).to_be_visible()
    driver.press("continue")
    relative = page.locator("h1").inner_text()
    driver.press("back")
    page.locator("#whom-self").check()
    driver.press("continue")
    assert page.locator("h1").inner_text() != relative


def test_a_paper_takes_over_what_the_answers_know_and_says_that_it_does_not_fit_today(
    page: Page, guide_file: Path
) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview(SERGEY)
    driver.to_result()
    driver.ask_about("2022-05-25")
    page.get_by_role("button", name=driver.paper_title("doc_1")).click()
    driver.at("paper-title")
    expect(page.locator("#field-weapon")).to_have_value("сдано, расписка есть")
    # The law of today does not offer it, so it does not get today's date.
    expect(page.locator("#field-date")).to_have_value("")
    warning = driver.say("paper-not-now", day="@").split("@")[1]
    expect(page.locator(".notice.alarm")).to_contain_text(warning)
    page.locator("#field-weapon").fill("")
    expect(page.locator("#field-weapon")).to_have_value("")
    expect(page.get_by_text(driver.say("signed-none"))).to_be_visible()


def test_the_paper_alone_is_printed_with_what_was_typed(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.start()
    driver.interview(SERGEY)
    driver.to_result()
    driver.ask_about("2022-05-25")
    page.get_by_role("button", name=driver.paper_title("doc_1")).click()
    page.locator("#field-from_name").fill("Иванов Сергей")
    paper = page.locator(".sheet-of-paper")
    expect(paper).to_contain_text("Иванов Сергей")
    page.emulate_media(media="print")
    seen = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.children.length === 0"
        " && e.textContent.trim() !== '' && !e.closest('.sheet-of-paper')).map(e => e.tagName)"
    )
    assert seen == []
    expect(paper).to_be_visible()


def test_the_keyboard_alone_leads_from_start_to_result(page: Page, guide_file: Path) -> None:
    driver = open_guide(page, guide_file.as_uri())
    driver.button("start-button").focus()
    page.keyboard.press("Enter")
    for _ in range(60):
        if page.locator(".card").count() > 0:
            break
        expect(page.locator("h1")).to_be_focused()
        heading = page.locator("h1").inner_text()
        if page.locator("fieldset").count() == 1:
            tab_to(page, "input")
            page.keyboard.press("Space")
            tab_to(page, ".go.primary")
        else:
            tab_to(page, f".go:has-text('{driver.say('list-show')}')")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(heading)
    expect(page.locator("h1")).to_have_text(driver.say("result-title"))


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f":focus:is({selector.partition(':has-text')[0]})").count() > 0:
            return
    message = f"no way to {selector} by Tab"
    raise AssertionError(message)


def test_a_file_older_than_thirty_days_says_so(page: Page, make_guide: MakeGuide) -> None:
    long_ago = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=32)
    driver = open_guide(page, make_guide(built_on=long_ago).as_uri())
    expect(page.get_by_text(driver.say("stale"))).to_be_visible()
    driver.open(make_guide(built_on=long_ago + datetime.timedelta(days=31)).as_uri())
    assert page.get_by_text(driver.say("stale")).count() == 0


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_card_names_its_rule_and_its_sources_and_the_missing_review_is_said_once(
    page: Page, guide_file: Path, language: str
) -> None:
    driver = open_guide(page, guide_file.as_uri(), language)
    driver.start()
    driver.interview(SERGEY)
    driver.to_result()
    driver.ask_about("2022-05-25")
    pack = law.load(ROOT_FOLDER / "packs" / "ru")
    words = Words(pack, language)
    given = {fact: SERGEY.get(fact) for fact in driver.asked}
    found = law.assess(pack, law.parse_answers(pack, given), datetime.date(2022, 5, 25))
    for summary in page.locator("article.card summary").all():
        summary.click()
    cards = [card for card in page.locator("article.card").all() if card.locator("code").count() == 1]
    told = {card.locator("code").text_content(): card for card in cards}
    holding = [f for f in found.findings if f.holds and f.level != "wait"]
    assert holding
    assert (page.locator("main").text_content() or "").count(driver.say("result-review")) == 1
    assert page.get_by_text(driver.say("needs-review")).count() == 0
    for finding in holding:
        text = told[finding.rule].text_content() or ""
        for source in finding.sources:
            assert words.text(f"source-{source}.citation") in text
