"""Every input that was kept: those that once broke something, and one of each kind to begin from."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
SECONDS_MAX = 5.0


@pytest.mark.parametrize("path", KEPT, ids=lambda path: str(path.relative_to(CORPUS)))
def test_kept_input_is_taken_or_refused_and_soon(path: Path) -> None:
    begun = time.monotonic()
    TARGETS[path.parent.name](path.read_bytes())
    assert time.monotonic() - begun < SECONDS_MAX


def test_every_target_has_something_to_begin_from() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)
