"""Outermost: finds who answers, adds what every answer carries, and says `busy` for whatever goes wrong."""

import asyncio
import logging
import re
import traceback
from contextlib import suppress
from pathlib import Path

from starlette.types import Receive, Scope, Send

from ploughshare.relay.app.exchange import Request, Response, Routes
from ploughshare.relay.mailbox import RefusedError
from ploughshare.relay.turns import BusyError
from ploughshare.wire import (
    BAD_REQUEST,
    BUSY,
    HEADER_DESK,
    HEADER_FOR,
    HEADER_MAILBOX,
    HEADER_MEMBER,
    HEADER_PART,
    HEADER_PROOF,
    HEADER_WORK,
    JSON_STEP_BYTES,
    NOT_FOUND,
    VERSION,
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
_LEAVE = Response(
    b"",
    status=204,
    media_type=None,
    headers=(
        (b"access-control-allow-methods", b"GET, POST"),
        (
            b"access-control-allow-headers",
            ", ".join(
                (
                    *("Content-Type", HEADER_DESK, HEADER_FOR, HEADER_PROOF, HEADER_WORK),
                    *(HEADER_MAILBOX, HEADER_MEMBER, HEADER_PART),
                )
            ).encode(),
        ),
        (b"access-control-max-age", b"7200"),
    ),
)
"""To a page of another origin, before it calls."""
_OTHER_VERSION = re.compile(r"/v(?!1/)[0-9]{1,4}/")


def json_answer(status: int, body: bytes) -> Response:
    """An answer of JSON, with spaces to a step: a receipt is as long as a refusal, whatever its number."""
    body = body.ljust(-(-len(body) // JSON_STEP_BYTES) * JSON_STEP_BYTES)
    return Response(body, status, b"application/json")


def refusal_answer(refusal: Refusal) -> Response:
    """A refusal in the form of §6.7."""
    return json_answer(refusal.status, dump_json({"error": refusal.code, "say": refusal.say}))


class Guard:
    """The application that the web server calls: every call gets exactly one answer."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            await self._answer(request, send)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of it may reach the caller or a log
            note_fault(error)
        finally:
            if request.at_end is not None:
                request.at_end()

    async def _answer(self, request: Request, send: Send) -> None:
        response = await self._response(request)
        if request.given_up:
            # Reads no more, and is in no hurry: whoever was given up would be back with as much at once.
            await asyncio.sleep(REFUSED_BODY_SECONDS)
        elif request.body_left:
            await _let_finish(request)
        headers = [*response.headers, *EVERY_ANSWER]
        if response.media_type is not None:
            headers.append((b"content-type", response.media_type))
            headers.append((b"content-length", str(len(response.body)).encode()))
        if request.body_left:
            # What a caller is still sending must not be taken for its next request.
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        await send({"type": "http.response.body", "body": response.body})

    async def _response(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return _LEAVE
        method, handler = self._routes.get(request.path, ("", None))
        if handler is None:
            return refusal_answer(VERSION if _OTHER_VERSION.match(request.path) else NOT_FOUND)
        if request.method != method and (request.method, method) != ("HEAD", "GET"):
            return refusal_answer(BAD_REQUEST)
        if method == "GET" and request.body_left:
            # Read away before what is asked is made: a question that never ends must hold no answer.
            await _let_finish(request)
            if request.body_left:
                return refusal_answer(BAD_REQUEST)
        try:
            return await handler(request)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of it may reach the caller or a log
            refusal = _refusal_of(error)
            # The frames it came through hold the future that holds it: a cycle, with the body in it.
            error.__traceback__ = error.__context__ = None
            return refusal_answer(refusal)


async def _let_finish(request: Request) -> None:
    """Reads on a little after a refusal: most callers look for the answer only once all is sent."""
    dropped_bytes = 0
    with suppress(TimeoutError, RefusedError):
        async with asyncio.timeout(REFUSED_BODY_SECONDS):
            while request.body_left and dropped_bytes < REFUSED_BODY_BYTES_MAX:
                dropped_bytes += len(await request.chunk())


def _refusal_of(error: Exception) -> Refusal:
    match error:
        case RefusedError():
            return error.refusal
        case BusyError():
            return BUSY
    note_fault(error)
    return BUSY


def note_fault(error: Exception) -> None:
    """Logs an unexpected error by its kind and our own line: nothing of what was sent."""
    _LOG.error("unexpected %s at %s", type(error).__name__, _our_line(error))


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
