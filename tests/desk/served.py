"""The desk's pages on a real loopback socket, and a browser's half of the talk with them."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from ploughshare.desk.app import Desk, Door, serve

STARTING_SECONDS = 20


@dataclass
class Served:
    """A desk being served: the address that opens it once, and its origin."""

    address: str

    @property
    def origin(self) -> str:
        return self.address.partition("/desk")[0]

    @property
    def code(self) -> str:
        return self.address.partition("#")[2]


@contextmanager
def served(desk: Desk, *, door: Door | None = None, host: str = "127.0.0.1") -> Iterator[Served]:
    """Serves a desk from another thread until the block ends."""
    started: list[str] = []
    listening = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    def note(address: str) -> None:
        started.append(address)
        listening.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(serve(desk, note, stop, door=door, host=host))
        finally:
            loop.close()

    thread = threading.Thread(target=run, name="desk")
    thread.start()
    try:
        assert listening.wait(STARTING_SECONDS), "the desk does not listen"
        yield Served(started[0])
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(STARTING_SECONDS)


class Reader:
    """A counsellor's browser without a screen: keeps the cookie, sends the origin, fills in hidden fields."""

    def __init__(self, client: httpx.Client, origin: str) -> None:
        self.client = client
        self.origin = origin
        self.csrf = ""

    def get(self, path: str) -> httpx.Response:
        answer = self.client.get(path)
        found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        if found is not None:
            self.csrf = found[1]
        return answer

    def post(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Sends a form as the page would; follows to the page it leads to."""
        answer = self.client.post(
            path, data={"csrf": self.csrf, **fields}, headers={"origin": self.origin}, follow_redirects=False
        )
        return self.get(answer.headers["location"]) if answer.status_code == httpx.codes.SEE_OTHER else answer

    def case_urls(self) -> dict[str, str]:
        """Addresses of the cases on the queue, by code, in the queue's order."""
        page = self.get("/desk/queue").text
        return {code: url for url, code in re.findall(r'class="code" href="([^"]+)"[^>]*>([^<]+)<', page)}


@contextmanager
def reader(desk: Served, *, enter: bool = True) -> Iterator[Reader]:
    """A reader, already inside unless told otherwise."""
    with httpx.Client(base_url=desk.origin, trust_env=False) as client:
        found = Reader(client, desk.origin)
        if enter:
            answer = client.post("/desk/enter", data={"code": desk.code}, headers={"origin": desk.origin})
            assert answer.status_code == httpx.codes.SEE_OTHER
            found.get("/desk/queue")
        yield found
