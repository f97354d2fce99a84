"""Who asks for puzzles by the hundred makes those wait who ask too, and nobody else."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ploughshare import wire
from ploughshare.relay.app.exchange import Request
from ploughshare.relay.app.looks import Looks
from ploughshare.relay.app.puzzle_booth import PuzzleBooth
from ploughshare.relay.running import Relay, open_relay
from ploughshare.relay.settings import Settings
from tests.relay.client import ROOT, public

ASKING = 60


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    made = open_relay(Settings(data=tmp_path / "data", desks=(public(ROOT),)), lambda: 1_780_000_000)
    yield made
    made.turns.close()


def asked() -> Request:
    async def nothing() -> Any:
        return {"type": "http.request"}

    header = (wire.HEADER_FOR.lower().encode(), wire.b64u(b"m" * 16).encode())
    scope = {"method": "GET", "path": "/v1/puzzle", "query_string": b"", "headers": [header]}
    return Request(scope, nothing)


def test_between_two_puzzles_whatever_else_has_come_is_done(relay: Relay) -> None:
    async def play() -> list[str]:
        booth, order = PuzzleBooth(relay, Looks(relay.turns)), list[str]()

        async def asks() -> None:
            assert (await booth.answer(asked())).status == 200
            order.append("puzzle")

        async def passes() -> None:
            while not order:
                await asyncio.sleep(0)
            for _ in range(10):
                await asyncio.sleep(0)
            order.append("letter")

        await asyncio.gather(passes(), *(asks() for _ in range(ASKING)))
        return order

    order = asyncio.run(play())
    assert order.count("puzzle") == ASKING
    assert order.index("letter") < 30, "ten rounds of the loop made hardly more than ten puzzles"


def test_who_asks_at_once_shares_a_look_and_one_who_goes_away_takes_nothing_along(
    relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = list[int]()
    look = Relay.look_at_price

    def counted(self: Relay, store: Any) -> None:
        looks.append(1)
        look(self, store)

    monkeypatch.setattr(Relay, "look_at_price", counted)

    async def play() -> list[int]:
        booth = PuzzleBooth(relay, Looks(relay.turns))
        first, *others = [asyncio.create_task(booth.answer(asked())) for _ in range(ASKING)]
        await asyncio.sleep(0)
        first.cancel()
        return [(await other).status for other in others]

    assert asyncio.run(play()) == [200] * (ASKING - 1)
    assert len(looks) < 5
