"""Who may take how long to send a body: the slowest make room when too many send at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Arrivals:
    """Bodies on their way in, at most so many; one more gives up the one that began first.

    Whoever opens many connections and sends nothing crowds out their own, not a letter that arrives.
    """

    def __init__(self, at_once_max: int) -> None:
        self._at_once_max = at_once_max
        self._arriving: dict[asyncio.Timeout, None] = {}

    @asynccontextmanager
    async def one(self, seconds_max: float) -> AsyncIterator[None]:
        """Bounds the block that reads one body. Raises TimeoutError when it took too long or was given up."""
        try:
            async with asyncio.timeout(seconds_max) as patience:
                if len(self._arriving) >= self._at_once_max:
                    first = next(iter(self._arriving))
                    del self._arriving[first]
                    if not first.expired():
                        first.reschedule(asyncio.get_running_loop().time())
                self._arriving[patience] = None
                yield
        finally:
            self._arriving.pop(patience, None)
