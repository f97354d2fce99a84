"""What all booted machines share."""

from pathlib import Path

import pytest

from tests.relay.booted.machine import package


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("dist"))
