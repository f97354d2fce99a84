"""One request and its answer, over ASGI: what was sent is read within bounds, anything else is a bad request.

A framework's objects, one after the other, cost a relay more time than all it does with a letter
(docs/decisions/0087); these two are what §6 needs of them.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache

from starlette.types import Receive, Scope

from ploughshare.relay.mailbox import RefusedError
from ploughshare.wire import BAD_REQUEST, HEADER_BYTES_MAX, ID_BYTES, TOO_LARGE, WireError, from_b64u

LENGTH_CHARS_MAX = 12


@dataclass(frozen=True, slots=True)
class Response:
    """An answer. `headers`: names in lower case; its length and what stands in every answer come later."""

    body: bytes
    status: int = 200
    media_type: bytes | None = b"application/octet-stream"
    headers: tuple[tuple[bytes, bytes], ...] = ()


class Request:
    """A request on its way in."""

    __slots__ = ("_headers", "_receive", "at_end", "body_left", "given_up", "method", "path", "query")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: bytes = scope["query_string"]
        self._headers: list[tuple[bytes, bytes]] = scope["headers"]
        self._receive = receive
        self.body_left = any(name in _BODY_TOLD for name, _ in self._headers)
        """Whether the caller may still be sending."""
        self.given_up = False
        """Whether its body took too long, or had to make room."""
        self.at_end: Callable[[], None] | None = None
        """To be called when its answer is handed on, or there is none."""

    def values(self, name: str) -> list[str]:
        """Every value of a header, in their order."""
        wanted = _lower(name)
        return [value.decode("latin-1") for known, value in self._headers if known == wanted]

    def header(self, name: str, bytes_max: int) -> str:
        """The one value of a header. Raises RefusedError when there is none, another, or it is too long."""
        found = self.values(name)
        if len(found) != 1 or len(found[0]) > bytes_max:
            raise RefusedError(BAD_REQUEST)
        return found[0]

    def header_or_none(self, name: str, bytes_max: int) -> str:
        """The same, or "" when it was not sent. Raises RefusedError."""
        return self.header(name, bytes_max) if self.values(name) else ""

    def id(self, name: str) -> bytes:
        """The 16 bytes that a header names something by. Raises RefusedError."""
        try:
            return from_b64u(self.header(name, HEADER_BYTES_MAX), ID_BYTES)
        except WireError:
            raise RefusedError(BAD_REQUEST) from None

    async def chunk(self) -> bytes:
        """What comes next of the body. Raises RefusedError when the caller has gone away."""
        message = await self._receive()
        if message["type"] != "http.request":
            self.body_left = False
            raise RefusedError(BAD_REQUEST)
        self.body_left = bool(message.get("more_body", False))
        found: bytes = message.get("body", b"")
        return found

    def told_bytes(self) -> int | None:
        """How long the body is, as its caller says; None when that is not said. Raises RefusedError."""
        told = self.values("content-length")
        if not told:
            return None
        if not told[0].isascii() or not told[0].isdigit():
            raise RefusedError(BAD_REQUEST)
        if len(told[0]) > LENGTH_CHARS_MAX:
            raise RefusedError(TOO_LARGE)
        return int(told[0])

    async def body(self, bytes_max: int) -> bytes:
        """The body, given up as soon as it is too large. Raises RefusedError."""
        if (self.told_bytes() or 0) > bytes_max:
            raise RefusedError(TOO_LARGE)
        first = await self.chunk()
        if not self.body_left and len(first) <= bytes_max:
            return first
        body = bytearray(first)
        while self.body_left and len(body) <= bytes_max:
            body += await self.chunk()
        if len(body) > bytes_max:
            raise RefusedError(TOO_LARGE)
        return bytes(body)


Handler = Callable[[Request], Awaitable[Response]]
Routes = Mapping[str, tuple[str, Handler]]
"""Path → the one method it answers, and by whom."""

_BODY_TOLD = frozenset({b"content-length", b"transfer-encoding"})


@cache
def _lower(name: str) -> bytes:
    return name.lower().encode("ascii")
