"""A file on its way from the counsellor's browser: a stretch of it in memory at a time, never on disk."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from functools import partial

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ploughshare.desk.pages import enclosing
from ploughshare.desk.pages.routes import turned_away
from ploughshare.desk.pages.session import Session
from ploughshare.desk.pages.visit import Answer, Desk, Visit
from ploughshare.wire import FILE_BYTES_MAX

CSRF_HEADER = "desk-csrf"
AT_ONCE_MAX = 2
"""Files that come in at a time; more wait, and hold no thread."""
SILENT_SECONDS_MAX = 60.0
"""A browser that sends nothing for so long has gone."""

Respond = Callable[[Answer], Response]
SessionOf = Callable[[Request], Session | None]


class UploadBrokenError(Exception):
    """The browser stopped sending before the end."""


class Upload:
    """Gives a thread the bytes of a request as it asks for them."""

    def __init__(self, request: Request) -> None:
        self._chunks = request.stream()
        self._held = bytearray()

    def read(self, wanted: int) -> bytes:
        """Exactly so many bytes, on a worker thread of the server. Raises UploadBrokenError."""
        while len(self._held) < wanted:
            self._held += anyio.from_thread.run(self._next)
        found = bytes(self._held[:wanted])
        del self._held[:wanted]
        return found

    async def pass_over(self) -> None:
        """Reads what is left and keeps nothing of it, so that the browser reads our answer."""
        self._held.clear()
        try:
            while await self._next():
                pass
        except UploadBrokenError:
            return

    async def _next(self) -> bytes:
        try:
            with anyio.fail_after(SILENT_SECONDS_MAX):
                async for chunk in self._chunks:
                    if chunk:
                        return chunk
        except (ClientDisconnect, TimeoutError):
            raise UploadBrokenError from None
        raise UploadBrokenError


def take_file(
    desk: Desk, session_of: SessionOf, respond: Respond
) -> Callable[[Request], Awaitable[Response]]:
    """What answers where the file field sends a file: its bytes are the body, as they are."""
    turns = asyncio.Semaphore(AT_ONCE_MAX)

    async def take(request: Request) -> Response:
        session, size_bytes = session_of(request), _size_bytes(request)
        if session is None or not hmac.compare_digest(
            request.headers.get(CSRF_HEADER, "").encode(), session.csrf.encode()
        ):
            return PlainTextResponse("The desk is locked. Enter it anew.\n", status_code=403)
        if size_bytes is None:
            return PlainTextResponse("This is not a file.\n", status_code=400)
        upload = Upload(request)
        visit = Visit(desk, session, request.url.path, args=dict(request.path_params))
        page = partial(enclosing.take, size_bytes=size_bytes, read=upload.read)
        async with turns:
            try:
                answer = await run_in_threadpool(turned_away, page, visit)
            except UploadBrokenError:
                return PlainTextResponse("The file did not come whole.\n", status_code=400)
            await upload.pass_over()
        return respond(answer)

    return take


def _size_bytes(request: Request) -> int | None:
    """The length that the browser promises; None where it promises none that can be taken."""
    length = request.headers.get("content-length", "")
    whole = request.headers.get("content-type") == "application/octet-stream"
    if not whole or not (length.isascii() and length.isdigit() and len(length) <= len(str(FILE_BYTES_MAX))):
        return None
    return int(length) if 0 < int(length) <= FILE_BYTES_MAX else None
