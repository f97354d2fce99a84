"""A call leaves no cycle of dead values: the relay looks for them seldom, and each may hold a whole body."""

import asyncio
import gc
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import httpx
from starlette.types import Message

from ploughshare import wire
from ploughshare.relay.app.guard import Guard
from ploughshare.relay.app.routes import make_app
from ploughshare.relay.running import open_relay
from ploughshare.relay.settings import Settings
from tests.relay.client import ROOT, Client, key, public, roster, sealed, solve

TIMES = 5
PART = {wire.HEADER_PART: wire.PartName(b"f" * 16, 1, 1).header()}
NAMED = {wire.HEADER_MAILBOX: wire.b64u(bytes(16))}
FORGED = wire.Proof(bytes(56), bytes(32), bytes(64)).header()
BIG = sealed("big", wire.LETTER_BYTES_MAX)


_NO_LINE = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(503)))


class Direct:
    """Calls the application as the web server does, in this process."""

    def __init__(self, app: Guard) -> None:
        self._app = app
        self._challenge = b""
        self.told = b""

    async def ask(self, method: str, path: str, headers: dict[str, str], body: bytes | None = b"") -> int:
        """The status. A body of None is told and never comes."""
        sent: list[Message] = []

        async def receive() -> Message:
            if body is None:
                await asyncio.Event().wait()
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        told.append((b"content-length", str(1 if body is None else len(body)).encode()))
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": told}
        await self._app(scope, receive, send)
        self.told = sent[1]["body"]
        status: int = sent[0]["status"]
        return status

    async def post(
        self,
        caller: Client,
        path: str,
        body: bytes,
        about: dict[str, str] | None = None,
        signer: int | None = None,
        work: str = "",
    ) -> int:
        if not self._challenge:
            await self.ask("GET", "/v1/challenge", {})
            self._challenge = wire.from_b64u(json.loads(self.told)["challenge"])
        forger = None if signer is None else key(signer)
        headers = caller.headers(path, body, self._challenge, forger, about=about or {})
        return await self.ask("POST", path, {**headers, wire.HEADER_WORK: work}, body)


@asynccontextmanager
async def direct(data: Path) -> AsyncIterator[tuple[Direct, Client]]:
    """A relay in this process, and a person who has a mailbox there."""
    settings = Settings(data=data, desks=(public(ROOT),), body_seconds_max=1)
    relay = open_relay(settings, lambda: int(time.time()))
    try:
        calls, person = Direct(make_app(relay)), caller(5)
        assert await calls.post(caller(0), "/v1/desk/roster", roster(1, None, (101,)).to_bytes()) == 201
        asked = {wire.HEADER_FOR: wire.b64u(person.mailbox)}
        await calls.ask("GET", "/v1/puzzle", asked)
        work = solve(json.loads(calls.told)["puzzle"])
        assert await calls.post(person, "/v1/mailbox/open", sealed("keys"), work=work) == 201
        yield calls, person
    finally:
        relay.turns.close()
        relay.parts.close()


def caller(seed: int) -> Client:
    return Client("", key(seed) if seed else ROOT, _NO_LINE)


Call = Callable[[Direct, Client], Awaitable[object]]

CALLS: dict[str, tuple[int, Call]] = {
    "a letter": (201, lambda calls, person: calls.post(person, "/v1/mailbox/letter", sealed("same"))),
    "a page": (200, lambda calls, person: calls.post(person, "/v1/mailbox/fetch", wire.after_body(0))),
    "no mailbox": (404, lambda calls, _: calls.post(caller(7), "/v1/mailbox/letter", BIG)),
    "forged": (404, lambda calls, person: calls.post(person, "/v1/mailbox/letter", BIG, signer=8)),
    "readable": (400, lambda calls, person: calls.post(person, "/v1/mailbox/letter", b"x" * 262_144)),
    "too large": (413, lambda calls, person: calls.post(person, "/v1/mailbox/letter", BIG + b"x")),
    "no work": (403, lambda calls, _: calls.post(caller(7), "/v1/mailbox/open", sealed("keys"))),
    "no page": (404, lambda calls, _: calls.post(caller(7), "/v1/mailbox/fetch", wire.after_body(0))),
    "bad body": (400, lambda calls, person: calls.post(person, "/v1/mailbox/fetch", b"[]")),
    "no member": (404, lambda calls, _: calls.post(caller(7), "/v1/desk/reply", BIG, NAMED)),
    "no such one": (404, lambda calls, _: calls.post(caller(101), "/v1/desk/reply", BIG, NAMED)),
    "no file": (404, lambda calls, person: calls.post(person, "/v1/mailbox/part/fetch", b"", PART)),
    "no box": (404, lambda calls, _: calls.post(caller(7), "/v1/mailbox/part", BIG, PART)),
    "no work for a file": (403, lambda calls, person: calls.post(person, "/v1/mailbox/part", BIG, PART)),
    "no path": (404, lambda calls, _: calls.ask("GET", "/nothing", {})),
    "no id": (400, lambda calls, _: calls.ask("GET", "/v1/puzzle", {})),
    "no proof": (400, lambda calls, _: calls.ask("POST", "/v1/mailbox/letter", {}, BIG)),
    "no challenge": (
        403,
        lambda calls, _: calls.ask("POST", "/v1/mailbox/letter", {wire.HEADER_PROOF: FORGED}, BIG),
    ),
    "too slow": (
        400,
        lambda calls, _: calls.ask("POST", "/v1/mailbox/letter", {wire.HEADER_PROOF: FORGED}, None),
    ),
}


async def left_by(call: Callable[[], Awaitable[object]]) -> tuple[object, int]:
    """What was answered, and how many values of cycles were found after."""
    answer = await call()
    gc.collect()
    gc.disable()
    try:
        assert set(await asyncio.gather(*(call() for _ in range(TIMES)))) == {answer}
        return answer, gc.collect()
    finally:
        gc.enable()


def test_no_call_leaves_a_cycle(tmp_path: Path) -> None:
    async def play() -> dict[str, tuple[object, int]]:
        async with direct(tmp_path / "data") as (calls, person):
            return {name: await left_by(partial(call, calls, person)) for name, (_, call) in CALLS.items()}

    found = asyncio.run(play())
    assert {name: answer for name, (answer, _) in found.items()} == {
        name: status for name, (status, _) in CALLS.items()
    }
    assert {name: left for name, (_, left) in found.items() if left >= TIMES} == {}
