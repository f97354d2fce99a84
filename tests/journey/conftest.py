"""The road as people walk it: a real relay, a desk and its pages, all on loopback sockets."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ploughshare import guide, law
from ploughshare.desk import members
from ploughshare.desk.app import Desk, serve
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient, open_http
from ploughshare.road import founding
from ploughshare.road.places import pack_directory
from ploughshare.road.relay_process import RelayProcess, any_free_port

PASSPHRASE = "верба-кирпич-облако-девять"
TODAY = date(2026, 11, 22)


@dataclass
class Road:
    """A desk of one counsellor, its relay with the guide, and the desk's pages."""

    ledger: Ledger
    relay: RelayProcess
    pack: law.Pack
    guide_url: str
    desk_address: str
    exchange: Callable[[], object]


@pytest.fixture
def road(tmp_path: Path) -> Iterator[Road]:
    """Everything started; stopped afterwards."""
    pack = law.load(pack_directory())
    port = any_free_port()
    # Published under a name, so that an address found at the relay can only be a caller's.
    published = f"http://localhost:{port}"
    ledger = founding.found(tmp_path / "desk", PASSPHRASE, "Ольга", (published,), TODAY)
    roster = members.newest_roster(ledger.vault, ledger.home)
    page = guide.build_guide(
        guide.template(), pack.to_json(words=True), roster.file, ledger.home.relays, TODAY
    )
    (tmp_path / "guide.html").write_bytes(page)
    relay = RelayProcess(tmp_path / "relay", ledger.home.root_public, port, tmp_path / "guide.html")
    relay.start()
    with open_http() as http:
        client: RelayClient = founding.client(ledger, http)
        exchange(ledger, client)
        pages = _Pages(Desk(ledger, Assessor(pack), pack_directory(), lang="ru"))
        address = pages.start()
        yield Road(ledger, relay, pack, published + "/", address, lambda: exchange(ledger, client))
        pages.stop()
    relay.stop()
    ledger.vault.close()


class _Pages:
    """The desk's pages on a thread of their own, as the browser test occupies this one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._listening = threading.Event()
        self._address = ""
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> str:
        """Listens; gives the address that opens the desk once."""
        self._thread.start()
        assert self._listening.wait(20)
        return self._address

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(20)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(serve(self._desk, self._started, self._stop))
        self._loop.close()

    def _started(self, address: str) -> None:
        self._address = address
        self._listening.set()
