"""A relay in a process of its own, for each module's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.relay.client import RunningRelay, relay_at
from tests.relay.postgres import Cluster, cluster, memory


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRelay]:
    """A relay with a roster of members 101 and 102."""
    with relay_at(tmp_path_factory.mktemp("relay") / "data") as relay:
        relay.with_roster()
        yield relay


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[RunningRelay]:
    """An empty relay."""
    with relay_at(tmp_path / "data") as relay:
        yield relay


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server; each test makes its own database in it."""
    with cluster(memory()) as made:
        yield made
