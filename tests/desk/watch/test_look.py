"""What a look makes of whatever an address may answer."""

import gzip
import os
import socket
import zlib
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.watch.browsers import Browser
from ploughshare.desk.watch.look import (
    PAGE_BYTES_MAX,
    AddressError,
    NotReachedError,
    entrance,
    look,
    own_way,
)
from tests.desk.watch.served_page import answer, serving

PAGE = b"<!doctype html><title>x</title>" * 3_000
BROWSER = Browser("test", (("Host", "x"),))


def _always(sent: bytes, _asked: bytes) -> bytes:
    return sent


def test_a_packed_page_is_the_page() -> None:
    for packed, name in ((gzip.compress(PAGE), "gzip"), (zlib.compress(PAGE), "deflate"), (PAGE, "identity")):
        sent = answer(packed, f"Content-Encoding: {name}")
        with serving(partial(_always, sent)) as page:
            assert look(page.address, BROWSER, None).page == PAGE


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("Refresh: 0; url=https://elsewhere.example", "refresh"),
        ("Link: <https://elsewhere.example/x.js>; rel=preload", "link"),
        ("Set-Cookie: id=1", "set-cookie"),
        ("Content-Type: text/html; charset=utf-7", "content-type"),
        ("Content-Type: application/octet-stream", "content-type"),
        ("Content-Security-Policy: frame-ancestors 'none'; report-uri /who", "content-security-policy"),
        ('Reporting-Endpoints: a="https://x"', "reporting-endpoints"),
        ("Accept-CH: Sec-CH-UA-Model", "accept-ch"),
        ("REFRESH: 5", "refresh"),
    ],
)
def test_a_header_that_makes_the_right_bytes_do_something_else_is_named(header: str, named: str) -> None:
    with serving(lambda _asked: answer(PAGE, header)) as page:
        seen = look(page.address, BROWSER, None)
    assert seen.page == PAGE
    assert seen.acting == (named,)


def test_what_a_relay_and_an_honest_proxy_add_is_nothing() -> None:
    usual = ["Server: nginx", "Date: Sun, 22 Nov 2026 08:00:00 GMT", "Cache-Control: no-store", "Vary: x"]
    usual += ["Content-Security-Policy: frame-ancestors 'none'", "X-Frame-Options: DENY"]
    usual += ["Strict-Transport-Security: max-age=1", 'Alt-Svc: h3=":443"', "Referrer-Policy: no-referrer"]
    with serving(lambda _asked: answer(PAGE, *usual)) as page:
        assert look(page.address, BROWSER, None).acting == ()


def test_a_redirection_is_not_followed() -> None:
    moved = answer(b"", "Location: http://127.0.0.1:1/", status="302 Found")
    with serving(lambda _asked: moved) as page:
        seen = look(page.address, BROWSER, None)
    assert (seen.status, seen.acting) == (302, ("location",))


def test_a_few_bytes_that_unpack_to_gigabytes_are_given_up_early() -> None:
    bomb = gzip.compress(bytes(16 * PAGE_BYTES_MAX), 9)
    with serving(lambda _asked: answer(bomb, "Content-Encoding: gzip")) as page:
        assert look(page.address, BROWSER, None).page is None


@pytest.mark.parametrize(
    "body",
    [gzip.compress(PAGE) + gzip.compress(b"<script>"), gzip.compress(PAGE) + b"more", b"no gzip at all"],
    ids=["a second page behind the first", "something behind the end", "damaged"],
)
def test_what_browsers_unpack_in_different_ways_is_not_taken_for_the_page(body: bytes) -> None:
    with serving(lambda _asked: answer(body, "Content-Encoding: gzip")) as page:
        assert look(page.address, BROWSER, None).page is None


def test_a_packing_that_no_relay_uses_is_not_taken_for_the_page() -> None:
    with serving(lambda _asked: answer(PAGE, "Content-Encoding: br")) as page:
        assert look(page.address, BROWSER, None).page is None


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"\x16\x03\x01",
        b"HTTP/1.1 200 OK\r\n" * 9_999,
    ],
    ids=["nothing", "cut short", "no HTTP", "a head without end"],
)
def test_what_breaks_off_is_no_answer(sent: bytes) -> None:
    with serving(lambda _asked: sent) as page, pytest.raises(NotReachedError):
        look(page.address, BROWSER, None)


def test_a_packed_page_cut_short_is_no_answer() -> None:
    with (
        serving(lambda _asked: answer(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip")) as page,
        pytest.raises(NotReachedError),
    ):
        look(page.address, BROWSER, None)


def test_an_address_where_nothing_listens_is_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(NotReachedError):
        look(f"http://127.0.0.1:{port}/", BROWSER, None)


def test_a_page_that_trickles_for_ever_is_given_up() -> None:
    moments = iter([0.0, 1.0, 1_000.0])
    with (
        serving(lambda _asked: answer(os.urandom(300_000))) as page,
        pytest.raises(NotReachedError),
    ):
        look(page.address, BROWSER, None, clock=lambda: next(moments))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_is_sent_ends_in_an_answer_or_a_refusal(sent: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
    with serving(lambda _asked: head + sent) as page, suppress(NotReachedError):
        look(page.address, BROWSER, None)


@pytest.mark.parametrize(
    "relay", ["ftp://x", "https://", "https://a/?q", "https://me:pw@a", "x", "https://ä"]
)
def test_what_is_no_address_is_refused(relay: str) -> None:
    with pytest.raises(AddressError):
        entrance(relay)


def test_each_look_through_tor_goes_its_own_way() -> None:
    one, other = (own_way("socks5h://127.0.0.1:9050", token) for token in ("a" * 32, "b" * 32))
    assert one != other
    assert own_way(None, "a") is None
    assert own_way("socks5h://me:pw@127.0.0.1:9050", "a") == "socks5h://me:pw@127.0.0.1:9050"
