"""A relay that serves another guide than the signed one: every desk's watch notices, and rings in words."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ploughshare.desk.pages.words import LANGUAGES, PageWords
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.watching import Watcher
from ploughshare.seal.guide_signature import sign_guide
from tests.desk.desks import founder
from tests.malicious.liar import LyingRelay, Said, lying_relay
from tests.malicious.parties import Desk
from tests.relay.client import ROOT

GUIDE = b"<!doctype html><title>guide</title>" + bytes(range(256)) * 40
CHANGED = GUIDE.replace(b"guide", b"guidE")


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[LyingRelay]:
    """Here with a guide."""
    path = tmp_path / "guide.html"
    path.write_bytes(GUIDE)
    with lying_relay(tmp_path / "relay", guide=path) as running:
        yield running


@pytest.fixture
def olga(tmp_path: Path, relay: LyingRelay) -> Iterator[Desk]:
    """Whoever holds the root key has signed that guide."""
    ledger = founder(tmp_path / "olga", relay.address)
    keeping.note_signed(ledger, sign_guide(GUIDE, 1, ledger.today(), 1, ROOT))
    desk = Desk(ledger, relay)
    desk.exchange()
    yield desk
    ledger.vault.close()


def instead(said: Said, page: bytes) -> bytes:
    """Another page in the guide's place, packed as the relay packs it."""
    return gzip.compress(page) if said.body[:2] == b"\x1f\x8b" else page


def test_the_signed_guide_rings_nowhere(olga: Desk, ivan: Desk) -> None:
    for desk in (olga, ivan):
        assert Watcher(desk.ledger, None).now() == [Verdict.GENUINE]
        assert keeping.rings(desk.ledger) == []


@pytest.mark.parametrize("page", [CHANGED, GUIDE[:-1], GUIDE + b"<script>", b"<!doctype html>"])
def test_another_guide_rings_at_every_desk_and_in_words(
    olga: Desk, ivan: Desk, relay: LyingRelay, page: bytes
) -> None:
    relay.liar.says = lambda said: instead(said, page) if said.path == "/" else said.body
    assert Watcher(ivan.ledger, None).now() == [Verdict.CHANGED]
    for desk in (ivan, olga):
        assert desk.exchange() is None
        (ring,) = keeping.rings(desk.ledger)
        assert (ring.by, ring.alarm.sha256) == (ivan.ledger.me, hashlib.sha256(page).digest())
        assert "ALARM" in " ".join(desk.status.lines())
    for lang in LANGUAGES:
        assert PageWords(lang).has("strip-guide")


def test_another_guide_served_now_and_then_rings_at_the_look_that_met_it(
    olga: Desk, relay: LyingRelay
) -> None:
    served: list[bool] = []

    def every_third(said: Said) -> bytes:
        if said.path != "/":
            return said.body
        served.append(len(served) % 3 == 2)
        return instead(said, CHANGED) if served[-1] else said.body

    relay.liar.says = every_third
    watcher = Watcher(olga.ledger, None)
    verdicts = [verdict for _ in range(4) for verdict in watcher.now()]
    assert verdicts == [Verdict.GENUINE, Verdict.GENUINE, Verdict.CHANGED, Verdict.GENUINE]
    assert len(keeping.rings(olga.ledger)) == 1
