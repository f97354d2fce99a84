"""Who may take how long to send a body: of large ones, the slowest make room when too many send at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

SMALL_BYTES = 24_576
"""A letter of the ladder's third step, sealed. As many of these as there are connections take 192 MiB."""


class Arrivals:
    """Large bodies on their way in, at most so many; one more gives up the one that began first.

    Whoever opens many connections and sends large bodies slowly crowds out their own, and the files of slow
    lines; never a letter or a question, which is small and counts only as a connection.
    """

    def __init__(self, at_once_max: int) -> None:
        self._at_once_max = at_once_max
        self._arriving: dict[asyncio.Timeout, None] = {}

    @asynccontextmanager
    async def one(self, seconds_max: float, told_bytes: int | None = None) -> AsyncIterator[None]:
        """Bounds the block that reads one body. Raises TimeoutError when it took too long or was given up.

        `told_bytes`: its length as the caller announced it, which holds; None when it was not.
        """
        if told_bytes is not None and told_bytes <= SMALL_BYTES:
            async with asyncio.timeout(seconds_max):
                yield
            return
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
