"""However many ask for little, the store's queue has room for who reads letters."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.relay.app.looks import AT_ONCE_MAX, WAITING_BYTES_MAX, Looks
from ploughshare.relay.store import SqliteStore, Store
from ploughshare.relay.turns import QUEUE_MAX, BusyError, Turns


@pytest.fixture
def turns(tmp_path: Path) -> Iterator[Turns]:
    made = Turns(SqliteStore(tmp_path))
    yield made
    made.close()


def used_bytes(store: Store) -> int:
    return store.used_bytes()


def test_thousands_of_looks_leave_room_in_the_stores_queue_and_each_is_answered(turns: Turns) -> None:
    stands_still, goes_on = threading.Event(), threading.Event()

    def slow(_store: Store) -> None:
        stands_still.set()
        goes_on.wait(20)

    async def play() -> tuple[int, int]:
        looks = Looks(turns)
        first = asyncio.wrap_future(turns.read(slow))
        await asyncio.to_thread(stands_still.wait, 20)
        asked = [asyncio.create_task(looks.one(used_bytes)) for _ in range(2 * QUEUE_MAX)]
        shared = [asyncio.create_task(looks.shared(used_bytes)) for _ in range(2 * QUEUE_MAX)]
        await asyncio.sleep(0)
        letters = [turns.read(lambda _store: 1) for _ in range(QUEUE_MAX - AT_ONCE_MAX - 1)]
        goes_on.set()
        await first
        told = {await look for look in (*asked, *shared)}
        assert len(told) == 1
        return len(letters), sum([await asyncio.wrap_future(letter) for letter in letters])

    there, read = asyncio.run(play())
    assert there == read > QUEUE_MAX // 2


def test_bodies_that_wait_with_their_looks_are_bounded_in_bytes(turns: Turns) -> None:
    size_bytes = 262_144

    async def play() -> tuple[int, int]:
        looks = Looks(turns)
        asked = [
            asyncio.create_task(looks.one(used_bytes, size_bytes=size_bytes))
            for _ in range(2 * WAITING_BYTES_MAX // size_bytes)
        ]
        told = await asyncio.gather(*asked, return_exceptions=True)
        assert isinstance(await looks.one(used_bytes, size_bytes=size_bytes), int), "all is let go"
        return len(told), sum(isinstance(one, BusyError) for one in told)

    asked, refused = asyncio.run(play())
    assert refused == asked // 2


def test_a_look_that_fails_fails_for_who_asked_and_not_for_the_next(turns: Turns) -> None:
    def fails(_store: Store) -> None:
        raise KeyError

    async def play() -> None:
        looks = Looks(turns, 1)
        for _ in range(3):
            with pytest.raises(KeyError):
                await looks.one(fails)
            with pytest.raises(KeyError):
                await looks.shared(fails)
        assert await looks.one(lambda _store: 7) == 7

    asyncio.run(play())
