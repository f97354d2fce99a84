"""An old guide, a newer relay, a newer desk: the page says that it is too old, and calls nothing damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ploughshare.desk import cases, keys, wraps
from ploughshare.seal.age import encrypt
from ploughshare.seal.signing import sign
from ploughshare.wire import Frame, Kind, dump_json, load_json
from tests.desk.desks import TODAY
from tests.malicious.liar import COLLECT, FETCH, ROSTER, WRAPS, LyingRelay, Said
from tests.malicious.page import Page
from tests.malicious.parties import Desk, roster_of
from tests.relay.client import ROOT

Someone = Callable[[], Page]


def later(body: bytes) -> bytes:
    """The same, in a form of version 2."""
    value = load_json(body, bytes_max=262_144)
    assert isinstance(value, dict)
    return dump_json({**value, "v": 2, "more": "?"})


def test_a_relay_that_speaks_another_version_is_said_to(someone: Someone, relay: LyingRelay) -> None:
    page = replace(someone(), relays=(f"{relay.address}/v2",))  # every path then begins with /v2/
    assert page.send("Слышите?", TODAY).trouble == "newer"
    other = replace(page, relays=(f"{relay.address}/v2", relay.address))
    assert not other.send("Слышите?", TODAY).noticed


def test_a_roster_of_a_version_to_come_is_said_to_be_one_if_its_root_signed_it(
    someone: Someone, relay: LyingRelay, olga: Desk
) -> None:
    page = someone()
    held = roster_of(olga.ledger)
    body = held[9:-64]
    forged = sign("roster", later(body), olga.ledger.home.device.signing.private).to_bytes()
    for file, trouble in ((sign("roster", later(body), ROOT).to_bytes(), "newer"), (forged, "roster")):

        def says(said: Said, file: bytes = file) -> bytes:
            return file if said.path == ROSTER else said.body

        relay.liar.says = says
        assert page.again().send("Слышите?", TODAY).trouble == trouble
    relay.liar.honest()
    assert not page.send("Слышите?", TODAY).noticed


def test_a_reply_of_a_version_to_come_is_no_damage(someone: Someone, relay: LyingRelay, olga: Desk) -> None:
    page = someone()
    assert not page.send("Слышите?", TODAY).noticed
    assert olga.exchange() is None
    (key,) = olga.ledger.vault.letter_keys(page.case)
    made = sign("reply", b'{"v":2,"kind":"reply","more":"?"}', olga.ledger.home.device.signing.private)
    file = encrypt(made.to_bytes(), [key.identity().recipient])

    def with_one_more(_call: object, frames: list[Frame]) -> list[Frame]:
        last = frames[-1]
        return [*frames, Frame(last.index + 1, Kind.REPLY, last.day, last.mailbox, file)]

    relay.liar.views[FETCH] = with_one_more
    seen = page.again().read()
    assert (seen.alarms, seen.texts) == (("newer",), ["Слышите?"])


def wrap_of_the_future(olga: Desk, ivan: Desk, n: int = 0) -> bytes:
    """A wrap for Ivan that says it is of version 2."""
    body = dump_json({"v": 2, "kind": "wrap", "more": f"{n}"})
    signed = sign("keys", body, olga.ledger.home.device.signing.private)
    return encrypt(signed.to_bytes(), [ivan.ledger.home.device.identity.recipient])


def test_keys_of_a_version_to_come_are_kept_until_the_program_is_newer(
    olga: Desk, ivan: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = wrap_of_the_future(olga, ivan)
    olga.line.post_wrap(ivan.ledger.me, file)
    for _ in range(2):
        assert ivan.exchange() is None
        assert ivan.status.update_needed == 1
        assert [held.data for held in ivan.ledger.vault.held_records(Kind.WRAP)] == [file]
    assert list(ivan.line.wraps()) == []
    taken: list[bytes] = []
    monkeypatch.setattr(wraps, "PROTOCOL", 2)
    monkeypatch.setattr(keys, "take_wrap", lambda _vault, _home, data, _roster: taken.append(data))
    assert ivan.exchange() is None
    assert taken == [file]
    assert ivan.status.update_needed == 0


def test_what_finds_no_room_to_wait_in_is_left_with_the_relay(
    olga: Desk, ivan: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wraps, "NEWER_MAX", 2)
    for n in range(4):
        olga.line.post_wrap(ivan.ledger.me, wrap_of_the_future(olga, ivan, n))
    olga.line.post_wrap(ivan.ledger.me, b"age-encryption.org/v1\n" + bytes(90))
    case = cases.open_by_hand(olga.ledger, today=TODAY, name="Нина")
    assert olga.exchange() is None
    for _ in range(2):
        assert ivan.exchange() is None
        assert ivan.ledger.vault.held_count(Kind.WRAP) == 3
        # Two that found no room, and behind them one that is kept here, and a key.
        assert len(list(ivan.line.wraps())) == 4
    assert ivan.ledger.state(case).name == "Нина"  # which was taken all the same


def test_a_grant_of_a_version_to_come_waits_too(someone: Someone, relay: LyingRelay, olga: Desk) -> None:
    page = someone()
    assert not page.send("Слышите?", TODAY).noticed
    assert olga.exchange() is None
    made = sign("keys", b'{"v":2,"kind":"keys","more":"?"}', olga.ledger.home.device.signing.private)
    file = encrypt(made.to_bytes(), [olga.ledger.home.device.identity.recipient])

    def with_one_more(_call: object, frames: list[Frame]) -> list[Frame]:
        last = frames[-1]
        return [*frames, Frame(last.index + 1, Kind.KEYS, last.day, last.mailbox, file)]

    relay.liar.views[COLLECT] = with_one_more
    assert olga.exchange() is None
    assert olga.status.update_needed == 1
    assert [held.data for held in olga.ledger.vault.held_records(Kind.KEYS)] == [file]


def test_wraps_that_nobody_can_open_are_kept_in_bounds_and_told(
    olga: Desk, ivan: Desk, relay: LyingRelay
) -> None:
    junk = [b"age-encryption.org/v1\n" + bytes([n]) * 90 for n in range(wraps.OTHERS_MAX + 5)]
    relay.liar.views[WRAPS] = lambda _call, frames: [
        Frame(n, Kind.WRAP, TODAY, bytes(16), data) for n, data in enumerate(junk, 1)
    ]
    assert ivan.exchange() is None
    kept = [held.data for held in ivan.ledger.vault.held_records(Kind.WRAP)]
    assert kept == junk[5:]
    assert ivan.status.not_understood == wraps.OTHERS_MAX
    assert ivan.status.held_records == 0


def test_a_key_from_somebody_whose_roster_the_relay_keeps_back_is_taken_once_it_comes(
    olga: Desk, ivan: Desk, late: Desk, relay: LyingRelay
) -> None:
    old = ivan.ledger.vault.rosters()[-1][1]
    assert olga.exchange() is None
    assert late.exchange() is None
    case = cases.open_by_hand(late.ledger, today=TODAY, name="Нина")
    assert late.exchange() is None
    relay.liar.says = lambda said: old if said.path == ROSTER else said.body
    ivan.exchange()
    assert ivan.status.not_understood > 0
    relay.liar.honest()
    assert ivan.exchange() is None
    assert ivan.ledger.state(case).name == "Нина"
    assert ivan.status.not_understood == 0


def test_a_page_says_that_a_grant_of_its_own_is_of_a_version_to_come(
    someone: Someone, relay: LyingRelay, olga: Desk
) -> None:
    page = someone()
    assert not page.send("Слышите?", TODAY).noticed
    made = sign("keys", b'{"v":2,"kind":"keys","more":"?"}', page.keys.sign_key)
    file = encrypt(made.to_bytes(), [page.keys.identity.recipient])
    relay.liar.views[FETCH] = lambda _call, frames: [
        *frames,
        Frame(frames[-1].index + 1, Kind.KEYS, TODAY, page.mailbox, file),
    ]
    seen = page.again().read()
    assert (seen.alarms, seen.texts) == (("newer",), ["Слышите?"])
