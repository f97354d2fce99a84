"""A desk of two, a person at the guide's page, and between them a relay that may lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.desks import colleague, founder
from tests.guide.conftest import context, pack_json, page, template
from tests.malicious.liar import LyingRelay, lying_relay
from tests.malicious.page import Page, Pages, pages
from tests.malicious.parties import Desk, roster_of

__all__ = ["context", "pack_json", "page", "template"]


@pytest.fixture(scope="session")
def browser_code() -> Iterator[Pages]:
    """The guide's own code, in one process for all persons."""
    with pages() as running:
        yield running


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[LyingRelay]:
    with lying_relay(tmp_path / "relay") as running:
        yield running


@pytest.fixture
def olga(tmp_path: Path, relay: LyingRelay) -> Iterator[Desk]:
    """The first desk, which holds the root key; the relay has its roster."""
    ledger = founder(tmp_path / "olga", relay.address)
    desk = Desk(ledger, relay)
    desk.exchange()
    yield desk
    ledger.vault.close()


@pytest.fixture
def ivan(tmp_path: Path, relay: LyingRelay, olga: Desk) -> Iterator[Desk]:
    """Her colleague, let in and up to date."""
    ledger = colleague(olga.ledger, tmp_path / "ivan")
    desk = Desk(ledger, relay)
    olga.exchange()
    desk.exchange()
    olga.exchange()
    yield desk
    ledger.vault.close()


@pytest.fixture
def someone(browser_code: Pages, relay: LyingRelay, olga: Desk) -> Callable[[], Page]:
    """Makes persons with a new guide."""

    def make() -> Page:
        return Page(browser_code, olga.ledger.home.root_public, (relay.address,), roster_of(olga.ledger))

    return make


@pytest.fixture
def late(tmp_path: Path, relay: LyingRelay, olga: Desk) -> Iterator[Desk]:
    """Somebody let in whose keys are still on their way."""
    ledger = colleague(olga.ledger, tmp_path / "late", "Vera")
    yield Desk(ledger, relay)
    ledger.vault.close()
