"""Many slow senders make room for one who sends."""

import asyncio

import pytest

from ploughshare.relay.app.arrivals import SMALL_BYTES, Arrivals

LONG = 60.0


def test_who_began_first_and_sends_nothing_makes_room() -> None:
    async def play() -> list[str]:
        arrivals, ended = Arrivals(2), list[str]()

        async def sends(name: str, arrived: asyncio.Event) -> None:
            try:
                async with arrivals.one(LONG):
                    await arrived.wait()
                ended.append(f"{name} arrived")
            except TimeoutError:
                ended.append(f"{name} given up")

        never, arrived = asyncio.Event(), asyncio.Event()
        tasks = []
        for name, event in (("a", never), ("b", never), ("c", arrived), ("d", arrived)):
            tasks.append(asyncio.create_task(sends(name, event)))
            await asyncio.sleep(0)
        await asyncio.gather(*tasks[:2])
        arrived.set()
        await asyncio.gather(*tasks[2:])
        return ended

    assert asyncio.run(play()) == ["a given up", "b given up", "c arrived", "d arrived"]


def test_a_small_body_is_never_crowded_out_and_crowds_out_none() -> None:
    async def play() -> list[str]:
        arrivals, ended, arrived = Arrivals(1), list[str](), asyncio.Event()

        async def sends(name: str, told_bytes: int | None) -> None:
            try:
                async with arrivals.one(LONG, told_bytes):
                    await arrived.wait()
                ended.append(f"{name} arrived")
            except TimeoutError:
                ended.append(f"{name} given up")

        sizes = {
            "letter": SMALL_BYTES,
            "file": SMALL_BYTES + 1,
            "untold": None,
            "question": 20,
            "part": 262_144,
        }
        tasks = []
        for name, told_bytes in sizes.items():
            tasks.append(asyncio.create_task(sends(name, told_bytes)))
            await asyncio.sleep(0)
        await asyncio.gather(tasks[1], tasks[2])
        arrived.set()
        await asyncio.gather(*tasks)
        return ended

    ended = asyncio.run(play())
    assert ended[:2] == ["file given up", "untold given up"]
    assert set(ended[2:]) == {"letter arrived", "question arrived", "part arrived"}


def test_a_small_body_too_is_given_up_in_the_end() -> None:
    async def play() -> None:
        async with Arrivals(9).one(0, 20):
            await asyncio.sleep(LONG)

    with pytest.raises(TimeoutError):
        asyncio.run(play())


def test_who_has_arrived_leaves_a_place() -> None:
    async def play() -> None:
        arrivals = Arrivals(1)
        async with arrivals.one(LONG):
            pass
        with pytest.raises(KeyError):
            async with arrivals.one(LONG):
                raise KeyError
        async with arrivals.one(LONG):
            await asyncio.sleep(0)

    asyncio.run(play())


def test_who_takes_too_long_is_given_up_in_an_empty_house_too() -> None:
    async def play() -> None:
        async with Arrivals(9).one(0):
            await asyncio.sleep(LONG)

    with pytest.raises(TimeoutError):
        asyncio.run(play())
