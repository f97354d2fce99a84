"""Answers that may be large: few are made at a time, so that thousands who ask at once take no memory.

A page is some hundred kilobytes and its question a few hundred bytes; whoever has one mailbox may ask on as
many connections as there are. Those who wait for their turn cost a connection each, and no page.
"""

import asyncio

from ploughshare.relay.app.exchange import Request

AT_ONCE_MAX = 16
"""At most 2.5 MiB each: the page, and its bytes."""


class Large:
    """Turns at making a large answer, on one event loop, first come, first served."""

    def __init__(self, at_once_max: int = AT_ONCE_MAX) -> None:
        self._turns = asyncio.Semaphore(at_once_max)

    async def turn(self, request: Request) -> None:
        """Waits for a turn, which lasts until the answer has been handed to the web server."""
        await self._turns.acquire()
        request.at_end = self._turns.release
