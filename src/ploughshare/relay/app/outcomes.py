"""What the store's threads have finished is brought to the event loop many at a time."""

import asyncio
from collections import deque
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


class Outcomes:
    """Waits for turns with the store, on one event loop.

    To wake the loop from another thread costs a system call and the interpreter's lock, more than the news
    itself; the letters of one batch are all stored at the same moment, so that one call wakes for all.
    """

    def __init__(self) -> None:
        self._done: deque[asyncio.Future[None]] = deque()
        self._woken = False

    async def of(self, turn: "Future[_T]") -> _T:
        """What a turn gave; raises what it raised. Who is cancelled while waiting cancels the turn, too."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        turn.add_done_callback(lambda _turn: self._note(loop, waiter))
        try:
            await waiter
        except asyncio.CancelledError:
            turn.cancel()
            raise
        return turn.result()

    def _note(self, loop: asyncio.AbstractEventLoop, waiter: "asyncio.Future[None]") -> None:
        self._done.append(waiter)
        if not self._woken and not loop.is_closed():
            self._woken = True
            loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        # First, so that whatever is added from here on wakes the loop anew.
        self._woken = False
        while self._done:
            waiter = self._done.popleft()
            if not waiter.done():
                waiter.set_result(None)
