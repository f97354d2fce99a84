"""One cluster for all tests of this folder; each leaves it whole."""

from collections.abc import Iterator

import pytest

from tests.relay.cluster.machines import Machines, three_machines


@pytest.fixture(scope="session")
def machines() -> Iterator[Machines]:
    with three_machines() as made:
        yield made
