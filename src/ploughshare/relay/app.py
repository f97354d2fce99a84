"""HTTP in and out: the routes of §6, what every answer carries, and the server. The only importer of both.

Nothing about a request is ever written down. An unexpected error logs its class and our line, no more.
"""

import asyncio
import logging
import re
import secrets
import socket
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ploughshare.relay import office
from ploughshare.relay.mailbox import Limits, RefusedError
from ploughshare.relay.office import Answer, Call
from ploughshare.relay.proof import NONCE_BYTES, challenge_holds, make_challenge, proof_holds
from ploughshare.relay.puzzle import COUNTER_MAX, COUNTER_MIN
from ploughshare.relay.running import Relay
from ploughshare.relay.settings import SettingsError
from ploughshare.relay.store import Page, Store
from ploughshare.relay.turns import BusyError
from ploughshare.wire import (
    BAD_PROOF,
    BAD_REQUEST,
    BUSY,
    EVENT_BYTES_MAX,
    HEADER_BYTES_MAX,
    HEADER_DESK,
    HEADER_MAILBOX,
    HEADER_MEMBER,
    HEADER_PROOF,
    HEADER_WORK,
    ID_BYTES,
    JSON_BODY_BYTES_MAX,
    KEY_BYTES,
    LETTER_BYTES_MAX,
    NOT_FOUND,
    ROSTER_BYTES_MAX,
    TOO_LARGE,
    WORK_HEADER_BYTES_MAX,
    WRAP_BYTES_MAX,
    Proof,
    Receipt,
    Refusal,
    WireError,
    b64u,
    dump_json,
    encode_frames,
    from_b64u,
)

_LOG = logging.getLogger("ploughshare.relay")

REQUEST_HEAD_BYTES_MAX = 16_384
REQUESTS_MAX = 1_024
"""Requests at work at a time, 256 KiB each at most."""
REFUSED_BODY_BYTES_MAX = 1_048_576
REFUSED_BODY_SECONDS = 3
HOUR_SECONDS = 3_600

_NO_DESK = bytes(KEY_BYTES)
"""Stands for a desk that is not served here, so that the same work is done for it."""

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
        ("Content-Type", HEADER_DESK, HEADER_PROOF, HEADER_WORK, HEADER_MAILBOX, HEADER_MEMBER)
    ),
    "access-control-max-age": "7200",
}
_GUIDE_HEADERS = {
    # What a page cannot say of itself in its own <meta>.
    "content-security-policy": "frame-ancestors 'none'",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "vary": "Accept-Encoding",
}


@dataclass(frozen=True)
class Posting:
    """One call that carries a proof. `scrubs`: it deletes, and must leave nothing in any file."""

    path: str
    act: Callable[[Store, Call, int, Limits], Answer]
    body_bytes_max: int
    writes: bool = True
    scrubs: bool = False


POSTINGS = (
    Posting("/v1/mailbox/open", office.open_mailbox, LETTER_BYTES_MAX),
    Posting("/v1/mailbox/letter", office.post_letter, LETTER_BYTES_MAX),
    Posting("/v1/mailbox/fetch", office.fetch, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/mailbox/delete", office.delete_mailbox, 0, scrubs=True),
    Posting("/v1/desk/roster", office.post_roster, ROSTER_BYTES_MAX),
    Posting("/v1/desk/collect", office.collect, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/reply", office.post_reply, LETTER_BYTES_MAX),
    Posting("/v1/desk/keys", office.post_keys, LETTER_BYTES_MAX),
    Posting("/v1/desk/event", office.post_event, EVENT_BYTES_MAX),
    Posting("/v1/desk/events", office.events, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/wrap", office.post_wrap, WRAP_BYTES_MAX),
    Posting("/v1/desk/wraps", office.wraps, JSON_BODY_BYTES_MAX, writes=False),
    Posting("/v1/desk/ack", office.ack_wraps, JSON_BODY_BYTES_MAX, scrubs=True),
)


def make_app(relay: Relay) -> Starlette:
    """The routes of §6, and the guide at `/`."""

    async def guide(request: Request) -> Response:
        if relay.guide is None:
            raise RefusedError(NOT_FOUND)
        accepted = request.headers.get("accept-encoding", "")
        if re.search(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted):
            headers = {**_GUIDE_HEADERS, "content-encoding": "gzip"}
            return Response(relay.guide.gzipped, headers=headers, media_type="text/html")
        return Response(relay.guide.plain, headers=_GUIDE_HEADERS, media_type="text/html")

    async def health(_request: Request) -> Response:
        await asyncio.wrap_future(relay.turns.read(lambda store: store.used_bytes()))
        return _json(200, b'{"ok":true}')

    async def challenge(_request: Request) -> Response:
        now_seconds = relay.now_seconds()
        made = make_challenge(relay.secret, secrets.token_bytes(NONCE_BYTES), now_seconds)
        counter = COUNTER_MIN + secrets.randbelow(COUNTER_MAX - COUNTER_MIN + 1)
        puzzle = relay.puzzles.make(counter, now_seconds)
        return _json(200, dump_json({"challenge": b64u(made), "puzzle": puzzle}))

    async def roster(request: Request) -> Response:
        desk = _id_header(request, HEADER_DESK)
        found = await asyncio.wrap_future(relay.turns.read(lambda store: store.roster(desk)))
        if found is None or desk not in relay.roots:
            raise RefusedError(NOT_FOUND)
        return Response(found, media_type="application/octet-stream")

    routes = [
        Route("/", guide, methods=["GET"]),
        Route("/healthz", health, methods=["GET"]),
        Route("/v1/challenge", challenge, methods=["GET"]),
        Route("/v1/roster", roster, methods=["GET"]),
        *(Route(posting.path, _taker(relay, posting), methods=["POST"]) for posting in POSTINGS),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(_Guard)],
        exception_handlers={RefusedError: _refused, HTTPException: _no_route},
    )


def _taker(relay: Relay, posting: Posting) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        if request.url.query:
            # An id in a URL would end in some proxy's log; better that it never works.
            raise RefusedError(BAD_REQUEST)
        try:
            proof = Proof.parse(_header(request, HEADER_PROOF, HEADER_BYTES_MAX, needed=True))
        except WireError:
            raise RefusedError(BAD_REQUEST) from None
        body = await _body(request, posting.body_bytes_max, relay.settings.body_seconds_max)
        if not challenge_holds(relay.secret, proof.challenge, relay.now_seconds()):
            raise RefusedError(BAD_PROOF)
        call = _call(relay, request, posting, proof, body)
        today = relay.today()

        def act(store: Store) -> Answer:
            return posting.act(store, call, today, relay.limits)

        turn = relay.turns.write(act, scrubs=posting.scrubs) if posting.writes else relay.turns.read(act)
        answer = await asyncio.wrap_future(turn)
        match answer:
            case Receipt():
                return _json(201, answer.to_json())
            case Page():
                frames = encode_frames(answer.frames, more=answer.more)
                return Response(frames, media_type="application/octet-stream")
            case _:
                return _json(200, dump_json({**answer}))

    return take


def _call(relay: Relay, request: Request, posting: Posting, proof: Proof, body: bytes) -> Call:
    desk = _id_header(request, HEADER_DESK)
    opens = posting.act is office.open_mailbox
    work = _header(request, HEADER_WORK, WORK_HEADER_BYTES_MAX, needed=False) if opens else ""
    names_mailbox = posting.act in (office.post_reply, office.post_keys)
    names_member = posting.act is office.post_wrap
    now_seconds = relay.now_seconds()
    proven = proof_holds(proof, posting.path, desk, body)
    return Call(
        root=relay.roots.get(desk, _NO_DESK),
        public=proof.public,
        proven=proven and desk in relay.roots,
        body=body,
        mailbox=_id_header(request, HEADER_MAILBOX) if names_mailbox else None,
        member=_id_header(request, HEADER_MEMBER) if names_member else None,
        takes_work=lambda: relay.puzzles.take(work, now_seconds),
    )


async def _body(request: Request, bytes_max: int, seconds_max: int) -> bytes:
    """The body, given up as soon as it is too large or too slow."""
    told = request.headers.get("content-length", "0")
    if not told.isascii() or not told.isdigit():
        raise RefusedError(BAD_REQUEST)
    if len(told) > 12 or int(told) > bytes_max:
        raise RefusedError(TOO_LARGE)
    body = bytearray()
    try:
        async with asyncio.timeout(seconds_max):
            async for chunk in request.stream():
                body += chunk
                if len(body) > bytes_max:
                    raise RefusedError(TOO_LARGE)
    except (TimeoutError, ClientDisconnect):
        raise RefusedError(BAD_REQUEST) from None
    return bytes(body)


def _header(request: Request, name: str, bytes_max: int, *, needed: bool) -> str:
    values = request.headers.getlist(name)
    if not values and not needed:
        return ""
    if len(values) != 1 or len(values[0]) > bytes_max:
        raise RefusedError(BAD_REQUEST)
    return values[0]


def _id_header(request: Request, name: str) -> bytes:
    try:
        return from_b64u(_header(request, name, HEADER_BYTES_MAX, needed=True), ID_BYTES)
    except WireError:
        raise RefusedError(BAD_REQUEST) from None


def _json(status: int, body: bytes) -> Response:
    return Response(body, status_code=status, media_type="application/json")


def _refusal(refusal: Refusal) -> Response:
    return _json(refusal.status, dump_json({"error": refusal.code, "say": refusal.say}))


async def _refused(_request: Request, error: Exception) -> Response:
    return _refusal(error.refusal if isinstance(error, RefusedError) else BUSY)


async def _no_route(_request: Request, error: Exception) -> Response:
    known_path = isinstance(error, HTTPException) and error.status_code != NOT_FOUND.status
    return _refusal(BAD_REQUEST if known_path else NOT_FOUND)


class _Guard:
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
            await _refusal(BUSY)(scope, receive_and_note, send_with_headers)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of it may reach the caller or a log
            _LOG.error("unexpected %s at %s", type(error).__name__, _our_line(error))
            if not started:
                await _refusal(BUSY)(scope, receive_and_note, send_with_headers)


async def _let_finish(body_left: Callable[[], bool], receive: Receive) -> None:
    """Reads on a little after a refusal: most callers look for the answer only once all is sent."""
    dropped_bytes = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(REFUSED_BODY_SECONDS):
            while body_left() and dropped_bytes < REFUSED_BODY_BYTES_MAX:
                dropped_bytes += len((await receive()).get("body", b""))


def _our_line(error: Exception) -> str:
    package = Path(__file__).parents[1]
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(package)
    ]
    if not ours:
        return "no line of ours"
    return f"{Path(ours[-1].filename).relative_to(package.parent)}:{ours[-1].lineno}"


def free_port(host: str, port: int) -> int:
    """Checks that an address is free; gives the port, one of the system's choice for port 0.

    Raises SettingsError with the way out.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({error.strerror}); "
            "choose another port with --port, or stop what uses this one"
        ) from None


async def serve(relay: Relay, started: Callable[[str, int], None], stop: asyncio.Event) -> None:
    """Serves until `stop` is set. Calls `started` with host and port once it listens."""
    settings = relay.settings
    port = free_port(settings.host, settings.port)
    server = Server(
        make_app(relay),
        address=settings.host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(max_buffer_size=REQUEST_HEAD_BYTES_MAX),
        websockets=False,
        # Slow senders hold their places until they are given up; honest ones must still find one.
        backlog=REQUESTS_MAX,
        backpressure=REQUESTS_MAX,
        log_enabled=False,
        log_access=False,
    )
    serving = asyncio.create_task(server.serve())
    hourly = asyncio.create_task(_hourly(relay))
    stopping = asyncio.create_task(stop.wait())
    # The listening socket is made in the task's first step.
    await asyncio.sleep(0)
    started(settings.host, port)
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            server.signal_handler_interrupt()  # type: ignore[no-untyped-call]
        await serving
    finally:
        for task in (hourly, stopping):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        relay.turns.close()


async def _hourly(relay: Relay) -> None:
    """Lets a relay nobody writes to expire what is due."""
    while True:
        await asyncio.sleep(HOUR_SECONDS)
        with suppress(BusyError):
            await asyncio.wrap_future(relay.turns.write(lambda _store: None))
