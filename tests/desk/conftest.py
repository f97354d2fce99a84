"""A relay, its desk and the desk's founder, and somebody who wrote to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from tests.desk.desks import Person, at, founder, person
from tests.relay.client import RunningRelay, relay_at


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RunningRelay]:
    with relay_at(tmp_path / "relay") as running:
        yield running


@pytest.fixture
def olga(tmp_path: Path, relay: RunningRelay) -> Iterator[Ledger]:
    ledger = founder(tmp_path / "olga", relay.address)
    yield ledger
    ledger.vault.close()


@pytest.fixture
def desk(olga: Ledger, relay: RunningRelay) -> Ledger:
    exchange(olga, at(olga, relay))
    return olga


@pytest.fixture
def writer(desk: Ledger, relay: RunningRelay) -> Person:
    """Someone who has written, and whom the desk is to answer."""
    found = person(desk, relay)
    found.write("Пришлите заявление.")
    exchange(desk, at(desk, relay))
    return found
