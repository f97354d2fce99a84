"""Small questions that anybody may have the store asked: few stand in its queue, the others wait here.

The store's queue is bounded, and whoever finds it full is told `busy`. Thousands who ask what costs them
nothing would fill it, and those be refused who read their letters.
"""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from ploughshare.relay.store import Store
from ploughshare.relay.turns import BusyError, Turns

AT_ONCE_MAX = 64
WAITING_BYTES_MAX = 64 * 1024 * 1024
"""Of bodies that wait with their look."""

_T = TypeVar("_T")


class Looks:
    """Questions to the store that only look, on one event loop, first come, first served."""

    def __init__(self, turns: Turns, at_once_max: int = AT_ONCE_MAX) -> None:
        self._turns = turns
        self._places = asyncio.Semaphore(at_once_max)
        self._waiting_bytes = 0
        self._shared: dict[Callable[[Store], Any], asyncio.Future[Any]] = {}

    async def one(self, look: Callable[[Store], _T], *, size_bytes: int = 0) -> _T:
        """What one look gives. `size_bytes`: of the body that waits with it.

        Raises what the look raises, and BusyError when too much waits.
        """
        if size_bytes and self._waiting_bytes + size_bytes > WAITING_BYTES_MAX:
            raise BusyError
        self._waiting_bytes += size_bytes
        try:
            async with self._places:
                return await asyncio.wrap_future(self._turns.read(look, size_bytes=size_bytes))
        finally:
            self._waiting_bytes -= size_bytes

    async def shared(self, look: Callable[[Store], _T]) -> _T:
        """The same, asked of the store once for all who ask it while it is under way."""
        under_way = self._shared.get(look)
        if under_way is None or under_way.done():
            under_way = self._shared[look] = asyncio.wrap_future(self._turns.read(look))
        # One who goes away takes nobody else's answer along.
        found: _T = await asyncio.shield(under_way)
        return found
