"""One person's way through every part, in a real browser, phone-sized, in Russian."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from ploughshare.desk.record_rows import export_rows
from ploughshare.law.case import read_cases
from ploughshare.record.disclose import DEFAULT_THRESHOLD
from ploughshare.record.release import make_release
from ploughshare.record.rows import merge
from ploughshare.road.crowd import invented_rows
from ploughshare.road.places import pack_directory
from tests.guide.driver import Driver, open_guide
from tests.journey.conftest import PASSPHRASE, TODAY, Road
from tests.journey.desk_driver import DeskDriver

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
LETTER = "Командир Громов грозит делом. Нас трое. Что делать, если приказ повторят? Зырянов Сергей."
REPLY = "Не отвечайте на новый приказ без разговора с нами. Копию рапорта храните дома."
AGAIN = "Понятно. Приказа пока не было."


def scenario(road: Road) -> dict[str, object]:
    """Sergey's answers, as a person would give them on the screens."""
    case = read_cases(road.pack, pack_directory() / "cases" / "s1_sergey.yaml")[0]
    exact = {fact: answer.form for fact, answer in case.first.answers.items()}
    return {fact: form for fact, form in exact.items() if not isinstance(form, dict)}


def ask_as_sergey(guide: Driver, road: Road) -> None:
    guide.start()
    guide.interview(scenario(road))  # type: ignore[arg-type]
    guide.to_result()


def test_sergey_gets_from_his_question_to_a_count_and_the_relay_learns_nothing(
    road: Road, chromium: Browser
) -> None:
    phone = chromium.new_context(viewport=PHONE, locale="ru-RU")
    guide = open_guide(phone.new_page(), road.guide_url)
    asked_for: list[str] = []
    phone.on("request", lambda request: asked_for.append(request.url))

    # The law of his day, and of a later one.
    ask_as_sergey(guide, road)
    report = guide.paper_title("doc_1")
    guide.ask_about("2022-10-01")
    later = guide.page.locator("main").inner_text()
    assert guide.page.get_by_role("button", name=report).count() == 0
    guide.ask_about("2022-05-25")
    earlier = guide.page.locator("main").inner_text()
    assert guide.page.get_by_role("button", name=report).count() == 1
    assert later != earlier
    assert [url for url in asked_for if "/v1/" in url] == []

    # A letter, and the eight words.
    words = guide.write_letter(LETTER, consent=True)
    assert len(words) == 8

    # The counsellor: the most endangered first, the case, the answer.
    road.exchange()
    laptop = chromium.new_context(viewport=LAPTOP, locale="ru-RU")
    desk = DeskDriver(laptop.new_page())
    desk.enter(road.desk_address)
    (code,) = desk.queue()
    desk.open_case(code)
    assert desk.conversation() == [LETTER]
    desk.reply(REPLY)
    road.exchange()

    # The reply, on another device, with nothing but the words.
    other = chromium.new_context(viewport=PHONE, locale="ru-RU")
    again = open_guide(other.new_page(), road.guide_url)
    said = again.check_reply(words)
    assert [message.text for message in said] == [LETTER, REPLY]
    said = again.write_again(AGAIN, consent=True)
    assert said[-1].text == AGAIN
    again.close()

    # The record.
    road.exchange()
    rows = export_rows(road.ledger, TODAY)
    assert len(rows) == 1
    release = make_release(merge([*rows, *invented_rows(300, 2)]), "year", DEFAULT_THRESHOLD)
    assert release.facts()["persons"] == 301

    # Whoever seizes the relay while it runs.
    nothing_readable(
        road, [LETTER, REPLY, AGAIN, "Зырянов", "Громов", "contract_mod", PASSPHRASE, " ".join(words), *words]
    )
    for context in (phone, laptop, other):
        context.close()


def nothing_readable(road: Road, secrets: list[str]) -> None:
    """Neither the relay's files nor what its process was given hold a secret, or an address of a caller."""
    kept = {path.name: path.read_bytes() for path in road.relay.data.rglob("*") if path.is_file()}
    assert "relay.sqlite" in kept
    process = Path(f"/proc/{road.relay.pid}")
    for name in ("environ", "cmdline"):
        kept[name] = (process / name).read_bytes()
    forms = [form for secret in secrets for form in (secret.encode(), secret.encode("utf-16-le"))]
    for name, content in kept.items():
        for form in forms:
            assert form not in content, f"{name} holds a secret"
        if name != "cmdline":  # the address the relay listens on is its own
            assert b"127.0.0.1" not in content, f"{name} holds an address"
            assert b"Mozilla" not in content, f"{name} names a browser"
