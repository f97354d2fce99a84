"""What the store's threads finish reaches those who wait for it, in one waking of the loop."""

import asyncio
from concurrent.futures import Future

import pytest

from ploughshare.relay.app.outcomes import Outcomes


def test_everybody_hears_what_became_of_their_own_turn() -> None:
    async def play() -> list[object]:
        outcomes = Outcomes()
        turns: list[Future[int]] = [Future() for _ in range(50)]
        waiting = [asyncio.ensure_future(outcomes.of(turn)) for turn in turns]
        await asyncio.sleep(0)

        def finish() -> None:
            for number, turn in enumerate(turns):
                turn.set_result(number)

        await asyncio.to_thread(finish)
        return await asyncio.gather(*waiting)

    assert asyncio.run(play()) == list(range(50))


def test_a_batch_wakes_the_loop_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> int:
        woken = 0
        loop = asyncio.get_running_loop()
        wake = loop.call_soon_threadsafe

        def count(*what: object) -> asyncio.Handle:
            nonlocal woken
            woken += 1
            return wake(*what)  # type: ignore[arg-type]

        outcomes = Outcomes()
        turns: list[Future[None]] = [Future() for _ in range(50)]
        waiting = [asyncio.ensure_future(outcomes.of(turn)) for turn in turns]
        await asyncio.sleep(0)
        monkeypatch.setattr(loop, "call_soon_threadsafe", count)
        for turn in turns:
            turn.set_result(None)
        await asyncio.gather(*waiting)
        return woken

    assert asyncio.run(play()) == 1


def test_what_a_turn_raised_is_raised_and_the_others_go_on() -> None:
    async def play() -> tuple[object, object]:
        outcomes = Outcomes()
        bad, good = Future[int](), Future[int]()
        waiting = [asyncio.ensure_future(outcomes.of(turn)) for turn in (bad, good)]
        await asyncio.sleep(0)
        bad.set_exception(KeyError("x"))
        good.set_result(1)
        first, second = await asyncio.gather(*waiting, return_exceptions=True)
        return type(first), second

    assert asyncio.run(play()) == (KeyError, 1)


def test_who_goes_away_while_waiting_cancels_the_turn() -> None:
    async def play() -> bool:
        outcomes = Outcomes()
        turn = Future[None]()
        waiting = asyncio.ensure_future(outcomes.of(turn))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return turn.cancelled()

    assert asyncio.run(play())


def test_a_turn_that_was_finished_before_is_heard_at_once() -> None:
    async def play() -> str:
        turn = Future[str]()
        turn.set_result("done")
        return await Outcomes().of(turn)

    assert asyncio.run(play()) == "done"


def test_a_turn_that_ends_after_its_loop_disturbs_nobody() -> None:
    outcomes, turn = Outcomes(), Future[None]()

    async def play() -> None:
        waiting = asyncio.ensure_future(outcomes.of(turn))
        await asyncio.sleep(0)
        assert not waiting.done()

    loop = asyncio.new_event_loop()
    loop.run_until_complete(play())
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.close()
    turn.cancel()
    assert turn.cancelled()
