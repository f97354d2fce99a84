"""What a request brings, read within bounds; anything else is a bad request."""

from starlette.requests import ClientDisconnect, Request

from ploughshare.relay.mailbox import RefusedError
from ploughshare.wire import BAD_REQUEST, HEADER_BYTES_MAX, ID_BYTES, TOO_LARGE, WireError, from_b64u


async def read_body(request: Request, bytes_max: int) -> bytes:
    """The body, given up as soon as it is too large."""
    told = request.headers.get("content-length", "0")
    if not told.isascii() or not told.isdigit():
        raise RefusedError(BAD_REQUEST)
    if len(told) > 12 or int(told) > bytes_max:
        raise RefusedError(TOO_LARGE)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > bytes_max:
                raise RefusedError(TOO_LARGE)
    except ClientDisconnect:
        raise RefusedError(BAD_REQUEST) from None
    return bytes(body)


def read_header(request: Request, name: str, bytes_max: int, *, needed: bool) -> str:
    values = request.headers.getlist(name)
    if not values and not needed:
        return ""
    if len(values) != 1 or len(values[0]) > bytes_max:
        raise RefusedError(BAD_REQUEST)
    return values[0]


def read_id(request: Request, name: str) -> bytes:
    try:
        return from_b64u(read_header(request, name, HEADER_BYTES_MAX, needed=True), ID_BYTES)
    except WireError:
        raise RefusedError(BAD_REQUEST) from None
