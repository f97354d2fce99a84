"""The real relay, served on a real socket, whose office and whose answers can be made to lie."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ploughshare import wire
from ploughshare.relay import office
from ploughshare.relay.app import routes, server
from ploughshare.relay.app.routes import make_app
from ploughshare.relay.mailbox import Limits
from ploughshare.relay.office import Answer, Call
from ploughshare.relay.running import open_relay
from ploughshare.relay.settings import Settings
from ploughshare.relay.store import Page, Store
from tests.relay.client import ROOT, public

STARTING_SECONDS = 10
SPREAD = 64
"""Every index is told so many times as large, from the first: room between two records for one more."""

FETCH, COLLECT = "/v1/mailbox/fetch", "/v1/desk/collect"
EVENTS, WRAPS = "/v1/desk/events", "/v1/desk/wraps"
ROSTER = "/v1/roster"
ACK = "/v1/desk/ack"
LISTS = (FETCH, COLLECT, EVENTS, WRAPS)

View = Callable[[Call, list[wire.Frame]], list[wire.Frame]]
"""What somebody is shown of a list, given all that is in it. Growing indexes are the view's business."""


@dataclass(frozen=True)
class Said:
    """An answer on its way out."""

    path: str
    status: int
    body: bytes


@dataclass
class Liar:
    """What this relay lies about; changed while it serves. Honest until told otherwise."""

    views: dict[str, View] = field(default_factory=dict)
    """By list: what is shown of it."""
    swallows: Callable[[str, Call], bool] = lambda _path, _call: False
    """Which calls that post something get their receipt, and nothing is kept."""
    forgets_after: frozenset[str] = frozenset()
    """Lists that are answered from their first record, whatever index was asked for."""
    says: Callable[[Said], bytes] = lambda said: said.body
    """The last word on the bytes of any answer."""
    asked: list[str] = field(default_factory=list)
    """The path of every call."""

    def honest(self) -> None:
        """No lies from here on."""
        self.views.clear()
        self.swallows = lambda _path, _call: False
        self.forgets_after = frozenset()
        self.says = lambda said: said.body

    def posting(self, real: routes.Posting) -> routes.Posting:
        """A call of the office, with this relay's lies in it."""
        act = self._reading(real) if real.path in LISTS else self._posting(real)
        return replace(real, act=act)

    def _posting(self, real: routes.Posting) -> Callable[[Store, Call, int, Limits], Answer]:
        def act(store: Store, call: Call, today: int, limits: Limits) -> Answer:
            if self.swallows(real.path, call):
                return wire.Receipt(call.body_hash, 1)
            if real.path == ACK:
                upto = json.loads(call.body)["upto"] // SPREAD
                call = replace(call, body=wire.upto_body(upto))
            return real.act(store, call, today, limits)

        return act

    def _reading(self, real: routes.Posting) -> Callable[[Store, Call, int, Limits], Answer]:
        def act(store: Store, call: Call, today: int, limits: Limits) -> Answer:
            everything: list[wire.Frame] = []
            more = True
            while more:
                after = everything[-1].index if everything else 0
                page = real.act(store, replace(call, body=wire.after_body(after)), today, limits)
                assert isinstance(page, Page)
                everything += page.frames
                more = page.more
            spread = [replace(frame, index=frame.index * SPREAD) for frame in everything]
            view = self.views.get(real.path)
            shown = spread if view is None else view(call, spread)
            after = 0 if real.path in self.forgets_after else wire.parse_after(call.body)
            return Page(tuple(frame for frame in shown if frame.index > after), more=False)

        return act

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application, with the last word on its answers."""

        async def lying(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["method"] == "OPTIONS":
                await app(scope, receive, send)
                return
            path: str = scope["path"]
            self.asked.append(path)
            kept: list[Message] = []

            async def keep(message: Message) -> None:
                kept.append(message)

            await app(scope, receive, keep)
            if not kept:
                return
            start, *rest = kept
            body = b"".join(message.get("body", b"") for message in rest)
            said = self.says(Said(path, start["status"], body))
            headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            headers.append((b"content-length", str(len(said)).encode()))
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": said})

        return lying


@dataclass
class LyingRelay:
    """A relay at work, its lies, and a line to it."""

    address: str
    liar: Liar
    http: httpx.Client


@contextmanager
def lying_relay(
    data: Path, *, guide: Path | None = None, roots: Sequence[bytes] = ()
) -> Iterator[LyingRelay]:
    """The relay of `ploughshare relay serve`, in a thread of this process, with lies around its office."""
    liar = Liar()
    real_postings = routes.POSTINGS
    with pytest.MonkeyPatch.context() as patch:
        lied = [liar.posting(real) for real in real_postings]
        patch.setattr(routes, "POSTINGS", tuple(lied))
        # The routes tell some calls from others by the office's function.
        for real, lie in zip(real_postings, lied, strict=True):
            patch.setattr(office, real.act.__name__, lie.act)
        adding = {real.act: lie.act for real, lie in zip(real_postings, lied, strict=True)}
        patch.setattr(routes, "_ADDING", tuple(adding[act] for act in routes._ADDING))
        patch.setattr(server, "make_app", lambda *what: liar.around(make_app(*what)))
        settings = Settings(data=data, guide=guide, desks=tuple(roots) or (public(ROOT),))
        with _served(settings) as address, httpx.Client(trust_env=False, timeout=20) as http:
            yield LyingRelay(address, liar, http)


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    started: list[str] = []
    listening = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    relay = open_relay(replace(settings, port=0), lambda: int(time.time()))

    def note(host: str, port: int) -> None:
        started.append(f"http://{host}:{port}")
        listening.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(server.serve(relay, note, stop))
        finally:
            loop.close()

    thread = threading.Thread(target=run, name="lying relay")
    thread.start()
    try:
        assert listening.wait(STARTING_SECONDS), "the relay does not listen"
        yield started[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(STARTING_SECONDS)
