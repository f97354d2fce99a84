"""Around every answer: its headers, cross-origin leave, and `busy` for whatever goes wrong inside."""

import asyncio
import logging
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ploughshare.relay.turns import BusyError
from ploughshare.wire import (
    BUSY,
    HEADER_DESK,
    HEADER_FOR,
    HEADER_MAILBOX,
    HEADER_MEMBER,
    HEADER_PART,
    HEADER_PROOF,
    HEADER_WORK,
    JSON_STEP_BYTES,
    Refusal,
    dump_json,
)

_LOG = logging.getLogger("ploughshare.relay")

REFUSED_BODY_BYTES_MAX = 1_048_576
REFUSED_BODY_SECONDS = 3

EVERY_ANSWER = (
    (b"access-control-allow-origin", b"*"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"server", b"relay"),
)
_PREFLIGHT = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": ", ".join(
        (
            *("Content-Type", HEADER_DESK, HEADER_FOR, HEADER_PROOF, HEADER_WORK),
            *(HEADER_MAILBOX, HEADER_MEMBER, HEADER_PART),
        )
    ),
    "access-control-max-age": "7200",
}


def json_answer(status: int, body: bytes) -> Response:
    """An answer of JSON, with spaces to a step: a receipt is as long as a refusal, whatever its number."""
    body = body.ljust(-(-len(body) // JSON_STEP_BYTES) * JSON_STEP_BYTES)
    return Response(body, status_code=status, media_type="application/json")


def refusal_answer(refusal: Refusal) -> Response:
    """A refusal in the form of §6.7."""
    return json_answer(refusal.status, dump_json({"error": refusal.code, "say": refusal.say}))


class Guard:
    """Outermost: the headers of every answer, cross-origin leave, and `busy` for whatever goes wrong."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        started = False
        names = {name for name, _ in scope["headers"]}
        body_left = b"content-length" in names or b"transfer-encoding" in names

        async def receive_and_note() -> Message:
            nonlocal body_left
            message = await receive()
            body_left = bool(message.get("more_body", False))
            return message

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                await _let_finish(lambda: body_left, receive_and_note)
                # What a caller is still sending must not be taken for its next request.
                closing = [(b"connection", b"close")] if body_left else []
                message = {**message, "headers": [*message["headers"], *EVERY_ANSWER, *closing]}
            await send(message)

        try:
            if scope["method"] == "OPTIONS":
                await Response(status_code=204, headers=_PREFLIGHT)(
                    scope, receive_and_note, send_with_headers
                )
            else:
                await self._app(scope, receive_and_note, send_with_headers)
        except BusyError:
            await refusal_answer(BUSY)(scope, receive_and_note, send_with_headers)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of it may reach the caller or a log
            _LOG.error("unexpected %s at %s", type(error).__name__, _our_line(error))
            if not started:
                await refusal_answer(BUSY)(scope, receive_and_note, send_with_headers)


async def _let_finish(body_left: Callable[[], bool], receive: Receive) -> None:
    """Reads on a little after a refusal: most callers look for the answer only once all is sent."""
    dropped_bytes = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(REFUSED_BODY_SECONDS):
            while body_left() and dropped_bytes < REFUSED_BODY_BYTES_MAX:
                dropped_bytes += len((await receive()).get("body", b""))


def _our_line(error: Exception) -> str:
    package = Path(__file__).parents[2]
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(package)
    ]
    if not ours:
        return "no line of ours"
    return f"{Path(ours[-1].filename).relative_to(package.parent)}:{ours[-1].lineno}"
