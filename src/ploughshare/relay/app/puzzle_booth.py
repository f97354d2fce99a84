"""The one question that costs the relay more than its asker: what a mailbox costs (§6.1).

A puzzle takes the relay a try of its own, and anybody may ask for thousands. They stand in a line apart: one
is made, then whatever else has come is answered, then the next. So who only asks makes those wait who ask
too, and hardly anybody who writes or reads.
"""

import asyncio
import secrets

from ploughshare.relay.app.exchange import Request, Response
from ploughshare.relay.app.guard import json_answer
from ploughshare.relay.app.looks import Looks
from ploughshare.relay.mailbox import RefusedError
from ploughshare.relay.price import times_of
from ploughshare.relay.running import Relay
from ploughshare.wire import (
    BAD_REQUEST,
    HEADER_BYTES_MAX,
    HEADER_FOR,
    HEADER_PART,
    PartName,
    WireError,
    dump_json,
)


class PuzzleBooth:
    """Answers `GET /v1/puzzle`, on one event loop."""

    def __init__(self, relay: Relay, looks: Looks) -> None:
        self._relay = relay
        self._looks = looks
        self._line = asyncio.Lock()

    async def answer(self, request: Request) -> Response:
        """A puzzle for the id asked about. Raises RefusedError, BusyError."""
        # The same whether there is such a mailbox or not: nothing is looked up but how full the database is.
        what = request.id(HEADER_FOR)
        part = request.header_or_none(HEADER_PART, HEADER_BYTES_MAX)
        try:
            times = times_of(PartName.parse(part).parts) if part else 1
        except WireError:
            raise RefusedError(BAD_REQUEST) from None
        await self._looks.shared(self._relay.look_at_price)
        async with self._line:
            # The line moves by one in each round of the loop: all else that came in it goes before.
            await asyncio.sleep(0)
            relay, now_seconds = self._relay, self._relay.now_seconds()
            tries = relay.price.tries(now_seconds, times)
            made = relay.puzzles.make(what, tries, secrets.randbelow, now_seconds, times)
        return json_answer(200, dump_json({"puzzle": made}))
