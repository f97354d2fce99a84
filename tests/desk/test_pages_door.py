"""The way into the pages: one code once, this machine alone, no other site's forms, nothing kept."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ploughshare.desk.app import Desk, Door, NotLoopbackError, serve
from ploughshare.desk.app.door import IDLE_SECONDS
from tests.desk.scenarios import PASSPHRASE, open_book
from tests.desk.served import Served, reader, served


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(tmp_path / "vault")
    yield book.desk
    book.ledger.vault.close()


@pytest.fixture
def running(desk: Desk) -> Iterator[Served]:
    with served(desk) as found:
        yield found


def enter(running: Served, client: httpx.Client, code: str, **headers: str) -> httpx.Response:
    return client.post(
        "/desk/enter",
        data={"code": code},
        headers={"origin": running.origin, **headers},
        follow_redirects=False,
    )


@pytest.fixture
def client(running: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.origin, trust_env=False) as found:
        yield found


def test_a_code_opens_the_desk_once_only(running: Served, client: httpx.Client) -> None:
    assert enter(running, client, running.code).status_code == 303
    with httpx.Client(base_url=running.origin, trust_env=False) as thief:
        assert enter(running, thief, running.code).status_code == 403
        assert thief.get("/desk/queue").headers["location"] == "/desk/enter?locked"


@pytest.mark.parametrize("code", ["", "x", "A" * 22, "#", "../"])
def test_no_other_code_opens_it_and_a_wrong_one_does_not_spend_the_right_one(
    running: Served, client: httpx.Client, code: str
) -> None:
    assert enter(running, client, code).status_code == 403
    assert enter(running, client, running.code).status_code == 303


def test_the_code_stands_behind_the_hash_and_the_cookie_is_for_these_pages_alone(
    running: Served, client: httpx.Client
) -> None:
    before, _, code = running.address.partition("#")
    assert code
    assert code not in before
    cookie = enter(running, client, running.code).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/desk" in cookie
    assert code.lower() not in cookie


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]:80", ""])
def test_a_name_made_to_point_at_this_machine_gets_nothing(running: Served, host: str) -> None:
    with reader(running) as inside:
        for path in ("/desk/queue", "/desk/enter", "/desk/static/desk.css"):
            answer = inside.client.get(path, headers={"host": host})
            assert answer.status_code in (400, 421)
            assert "Ploughshare" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1"},
        {"origin": "same", "sec-fetch-site": "cross-site"},
        {"origin": "same", "sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_changes_nothing(running: Served, headers: dict[str, str]) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        sent = {name: running.origin if value == "same" else value for name, value in headers.items()}
        answer = inside.client.post(
            url + "/note", data={"csrf": inside.csrf, "text": "подброшено"}, headers=sent
        )
        assert answer.status_code == 403
        assert "подброшено" not in inside.get(url).text


def test_a_form_without_this_sessions_mark_changes_nothing(running: Served) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        for csrf in ("", "x", inside.csrf[:-1]):
            answer = inside.client.post(
                url + "/note", data={"csrf": csrf, "text": "подброшено"}, headers={"origin": running.origin}
            )
            assert answer.status_code == 403
        assert "подброшено" not in inside.get(url).text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"csrf=" + b"a" * 300_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=b" for _ in range(500)), "application/x-www-form-urlencoded"),
        (b"text=%FF%FE", "application/x-www-form-urlencoded"),
        ("csrf=я".encode(), "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"", ""),
    ],
)
def test_what_is_no_form_of_ours_is_refused_in_a_sentence(running: Served, body: bytes, kind: str) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        answer = inside.client.post(
            url + "/note", content=body, headers={"origin": running.origin, "content-type": kind}
        )
        assert answer.status_code == 403
        assert answer.text.endswith(".\n")


def test_every_answer_forbids_keeping_framing_and_strangers(running: Served) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        for path in ("/desk/queue", "/desk/enter", url, "/desk/nothing", "/desk/static/desk.js"):
            headers = inside.client.get(path).headers
            assert headers["cache-control"] == "no-store"
            policy = headers["content-security-policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert "http" not in policy
            assert headers["x-frame-options"] == "DENY"
            assert headers["referrer-policy"] == "same-origin"


def test_locking_forgets_the_session_and_the_passphrase_opens_another(running: Served) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        ((name, cookie),) = inside.client.cookies.items()
        answer = inside.client.post(
            "/desk/lock",
            data={"csrf": inside.csrf},
            headers={"origin": running.origin},
            follow_redirects=False,
        )
        assert answer.headers["location"] == "/desk/enter?locked"
        assert "cache" in answer.headers["clear-site-data"]
        inside.client.cookies.set(name, cookie, path="/desk")
        assert inside.client.get("/desk/queue", follow_redirects=False).status_code == 303
        inside.client.cookies.clear()
        for typed, status in (("не тот пароль вовсе", 403), (PASSPHRASE, 303)):
            entered = inside.client.post(
                "/desk/enter", data={"passphrase": typed}, headers={"origin": running.origin}
            )
            assert entered.status_code == status
        # Addresses of the locked session name nothing any more.
        assert inside.client.get(url).status_code == 404
        assert inside.case_urls()


def test_a_browser_left_alone_is_locked(desk: Desk) -> None:
    now = [0.0]
    door = Door(desk.ledger.vault.header, "ru", random=os.urandom, now_seconds=lambda: now[0])
    session = door.enter(door.new_code())
    assert session is not None
    now[0] += IDLE_SECONDS - 1
    assert door.session(session.cookie) is session
    now[0] += IDLE_SECONDS - 1
    assert door.session(session.cookie) is session
    now[0] += IDLE_SECONDS + 1
    assert door.session(session.cookie) is None
    now[0] = 0
    assert door.session(session.cookie) is None


def test_a_new_code_puts_the_one_before_away(desk: Desk) -> None:
    door = Door(desk.ledger.vault.header, "ru", random=os.urandom, now_seconds=lambda: 0.0)
    first, second = door.new_code(), door.new_code()
    assert door.enter(first) is None
    assert door.enter(second) is not None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::"])  # noqa: S104 refused, that is the point
def test_the_pages_are_shown_on_this_machine_alone(desk: Desk, host: str) -> None:
    with pytest.raises(NotLoopbackError):
        asyncio.run(serve(desk, lambda _: None, asyncio.Event(), host=host))


def test_nothing_of_a_visit_is_written_to_the_terminal(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    with served(desk) as running, reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        inside.post(url + "/note", text="Записано по телефону")
        inside.get("/desk/case/nothing")
    out, err = capfd.readouterr()
    assert out + err == ""


def test_what_was_typed_when_the_desk_locked_itself_is_given_back(running: Served) -> None:
    with reader(running) as inside:
        url = next(iter(inside.case_urls().values()))
        inside.client.cookies.clear()
        form = {"csrf": inside.csrf, "text": "Полчаса <b>работы</b>"}
        answer = inside.client.post(url + "/note", data=form, headers={"origin": running.origin})
        assert answer.status_code == 403
        assert "Полчаса &lt;b&gt;работы&lt;/b&gt;" in answer.text


def test_two_desks_on_one_machine_do_not_lock_each_other_out(desk: Desk, tmp_path: Path) -> None:
    other = open_book(tmp_path / "other").desk
    with served(desk) as first, served(other) as second, httpx.Client(trust_env=False) as browser:
        for running in (first, second):
            form = {"code": running.code}
            browser.post(f"{running.origin}/desk/enter", data=form, headers={"origin": running.origin})
        for running in (first, second):
            assert browser.get(f"{running.origin}/desk/queue").status_code == 200
    other.ledger.vault.close()


def test_the_other_loopback_address_serves_as_well(desk: Desk) -> None:
    with served(desk, host="::1") as running, reader(running) as inside:
        assert running.address.startswith("http://[::1]:")
        assert inside.case_urls()
