"""The watch asks as browsers ask: compared with a real one, header by header."""

import datetime
import os
import re
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.watch.browsers import choose, chromium_headers
from ploughshare.desk.watch.look import look
from tests.desk.watch.served_page import answer, serving

DAY = datetime.date(2026, 11, 22)
START_SECONDS = 60


def head(asked: bytes) -> list[tuple[str, str]]:
    lines = asked.decode("latin-1").split("\r\n")
    assert lines[0] == "GET / HTTP/1.1"
    return [(line.partition(": ")[0], line.partition(": ")[2]) for line in lines[1:] if line]


@pytest.mark.needs("chromium")
def test_a_real_chromium_asks_with_the_same_headers_in_the_same_order(tmp_path: Path) -> None:
    came = threading.Event()

    def answering(_asked: bytes) -> bytes:
        came.set()
        return answer(b"<link rel=icon href=data:,>")

    with serving(answering) as page:
        command = ["chromium", "--headless=new", "--no-sandbox", "--accept-lang=ru-RU,ru"]
        command += [f"--user-data-dir={tmp_path}", page.address]
        quiet = subprocess.DEVNULL
        browser = subprocess.Popen(command, stdout=quiet, stderr=quiet, env={**os.environ, "LANG": "C"})
        try:
            assert came.wait(START_SECONDS), "Chromium asked for nothing"
        finally:
            browser.terminate()
            browser.wait(START_SECONDS)
        asked = head(page.asked[0])
    agent = dict(asked)["User-Agent"]
    found = re.search(r"Chrome/(\d+)\.", agent)
    assert found is not None
    ours = chromium_headers(
        f"127.0.0.1:{page.port}", int(found[1]), agent, "ru-RU,ru;q=0.9", "Linux", None, secure=True
    )
    assert list(ours) == asked


@pytest.mark.parametrize(
    ("major", "brands"),
    [
        (120, '"Not_A Brand";v="8", "Chromium";v="120", "Google Chrome";v="120"'),
        (124, '"Chromium";v="124", "Google Chrome";v="124", "Not-A.Brand";v="99"'),
        (131, '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"'),
    ],
)
def test_the_brands_of_chrome_are_those_that_chrome_sent(major: int, brands: str) -> None:
    sent = dict(chromium_headers("x", major, "", "", "Android", "Google Chrome", secure=True))
    assert sent["sec-ch-ua"] == brands


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=16, max_size=16), st.booleans())
def test_what_goes_over_the_wire_is_exactly_the_browsers_headers(choice: bytes, secure: bool) -> None:
    with serving(lambda _asked: answer(b"page")) as page:
        browser = choose(choice, f"127.0.0.1:{page.port}", DAY, secure=secure)
        assert look(page.address, browser, None).page == b"page"
        assert head(page.asked[0]) == list(browser.headers)


@given(st.binary(min_size=16, max_size=16), st.dates(DAY, DAY + datetime.timedelta(2_000)))
def test_nothing_of_us_stands_in_a_request(choice: bytes, day: datetime.date) -> None:
    for where, secure in (("relay.example", True), ("x.onion", False)):
        text = str(choose(choice, where, day, secure=secure).headers).lower()
        assert not re.search(r"python|httpx|ploughshare|desk|cookie|headless", text)


def test_through_tor_all_ask_alike_but_for_telephone_or_computer() -> None:
    seen = {choose(os.urandom(16), "x.onion", DAY, secure=False).headers for _ in range(200)}
    assert len(seen) == 2


def test_chance_brings_every_kind_of_browser_and_language() -> None:
    seen = [choose(os.urandom(16), "relay.example", DAY, secure=True) for _ in range(600)]
    languages = {dict(one.headers)["Accept-Language"][:2] for one in seen}
    assert languages == {"ru", "uk", "de", "en"}
    kinds = {re.sub(r"[\d,]", "", one.name).strip() for one in seen}
    assert kinds == {"Chrome  Android", "Chrome  Windows", "Firefox"}


def test_the_browsers_grow_older_with_the_calendar() -> None:
    later = choose(bytes(16), "relay.example", DAY + datetime.timedelta(280), secure=True)
    assert later.name == "Chrome 166, Windows"
