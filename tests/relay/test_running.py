"""A relay put together in this process: its clock, its day's work, and what it says when something breaks."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from ploughshare import wire
from ploughshare.relay.app import server
from ploughshare.relay.app.routes import make_app
from ploughshare.relay.guide_file import Guide
from ploughshare.relay.parts import Box
from ploughshare.relay.price import TRIES_MOST
from ploughshare.relay.puzzle import Worked
from ploughshare.relay.running import Relay, open_relay
from ploughshare.relay.settings import Settings
from ploughshare.relay.store import SqliteStore
from tests.relay.client import ROOT, public

DAY_SECONDS = 86_400


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now_seconds = 1_780_000_000

    def __call__(self) -> int:
        return self.now_seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def relay(tmp_path: Path, clock: Clock) -> Iterator[Relay]:
    made = open_relay(Settings(data=tmp_path / "data", desks=(public(ROOT),)), clock)
    yield made
    made.turns.close()


def get(relay: Relay, path: str, headers: dict[str, str]) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(cast(Any, make_app(relay)))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())


def test_a_serving_relay_expires_old_mailboxes_by_itself(relay: Relay, clock: Clock) -> None:
    desk, mailbox, body = wire.desk_id(public(ROOT)), b"m" * 16, b"old letter " * 50
    today = relay.today()

    def fill(store: Any) -> None:
        store.add_mailbox(desk, mailbox, today)
        store.add_record(desk, mailbox, wire.Kind.LETTER, today, b"h" * 32, body, by_person=True)

    relay.turns.write(fill).result(10)
    files = [relay.settings.data / name for name in ("relay.sqlite", "relay.sqlite-wal")]
    for days, there in ((wire.EXPIRY_DAYS, True), (1, False)):
        clock.now_seconds += days * DAY_SECONDS
        relay.turns.write(lambda _store: None).result(10)
        assert relay.turns.read(lambda store: store.has_mailbox(desk, mailbox)).result(10) == there
        assert any(body in file.read_bytes() for file in files) == there


def test_what_was_spent_stays_spent_when_the_relay_starts_anew_and_is_forgotten_two_days_on(
    relay: Relay, clock: Clock
) -> None:
    desk, until_seconds = wire.desk_id(public(ROOT)), clock.now_seconds + wire.PUZZLE_SECONDS
    worked = Worked(TRIES_MOST, b"w" * 16, until_seconds)

    def spends(relay: Relay) -> bool:
        now = clock.now_seconds
        return relay.turns.write(lambda store: relay.takes_work(store, desk, worked, now)).result(10)

    assert spends(relay)
    assert not spends(relay)
    relay.turns.close()
    again = open_relay(relay.settings, clock)
    assert not spends(again)
    clock.now_seconds += DAY_SECONDS
    assert not spends(again)
    clock.now_seconds += DAY_SECONDS
    assert spends(again), "forgotten: a puzzle is good for half an hour"
    again.turns.close()


def test_each_hour_the_log_of_writes_is_ended_and_files_without_a_mailbox_go(
    relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, name = wire.desk_id(public(ROOT)), wire.PartName(b"f" * 16, 1, 1)
    kept, left = Box(desk, b"k" * 16), Box(desk, b"l" * 16)
    relay.turns.write(lambda store: store.add_mailbox(desk, kept.mailbox, relay.today())).result(10)
    for box in (kept, left):
        with relay.parts.adding():
            relay.parts.add(box, name, b"age" * 99, by_person=True)
    asked: list[float] = []
    ended: list[bool] = []

    async def one_hour(seconds: float) -> None:
        asked.append(seconds)
        if len(asked) > 1:
            raise asyncio.CancelledError

    def scrub(_store: SqliteStore) -> bool:
        ended.append(True)
        return True

    monkeypatch.setattr(asyncio, "sleep", one_hour)
    monkeypatch.setattr(SqliteStore, "scrub", scrub)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(server._hourly(relay))
    assert asked == [3_600, 3_600]
    assert ended == [True]
    assert relay.parts.kept(kept, name).has_first
    assert not relay.parts.kept(left, name).has_first


def test_an_hour_that_fails_in_an_unexpected_way_is_told_of_and_the_next_is_tried(
    relay: Relay, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hours: list[float] = []

    async def one_hour(seconds: float) -> None:
        hours.append(seconds)
        if len(hours) > 2:
            raise asyncio.CancelledError

    def fail(*_what: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(asyncio, "sleep", one_hour)
    monkeypatch.setattr(server, "sweep", fail)
    with caplog.at_level(logging.DEBUG, "ploughshare"), pytest.raises(asyncio.CancelledError):
        asyncio.run(server._hourly(relay))
    lines = [record.getMessage() for record in caplog.records]
    assert [line.split(" at ")[0] for line in lines] == ["unexpected ZeroDivisionError"] * 2
    assert "secret" not in "".join(lines)


def test_an_unexpected_fault_is_busy_to_the_caller_and_one_line_to_the_operator(
    relay: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(relay, guide=cast(Guide, "not a guide at all"))
    with caplog.at_level(logging.DEBUG, "ploughshare"):
        answer = get(broken, "/?secret", {"User-Agent": "secret"})
    assert (answer.status_code, answer.json()["error"]) == (503, "busy")
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("unexpected AttributeError at ploughshare/relay/app/routes.py:")
    assert "secret" not in line
    assert "not a guide" not in line


def test_a_store_that_is_closed_is_busy(relay: Relay, caplog: pytest.LogCaptureFixture) -> None:
    relay.turns.close()
    answer = get(relay, "/healthz", {})
    assert (answer.status_code, answer.json()["error"]) == (503, "busy")
    assert not caplog.records


def test_a_roster_of_a_desk_no_longer_served_is_not_handed_out(relay: Relay) -> None:
    desk = wire.desk_id(public(ROOT))
    relay.turns.write(lambda store: store.put_roster(desk, 1, 1, b"h" * 32, b"roster")).result(10)
    headers = {wire.HEADER_DESK: wire.b64u(desk)}
    assert get(relay, "/v1/roster", headers).content == b"roster"
    assert get(replace(relay, roots={}), "/v1/roster", headers).status_code == 404
