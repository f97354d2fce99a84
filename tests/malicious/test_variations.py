"""Faults in other guises: one list delayed, answers of another hour, records of one list in another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from ploughshare.desk import cases, members, sharing
from ploughshare.desk.relay_client import RelayAnswerError
from ploughshare.relay.office import Call
from ploughshare.wire import Frame, Kind
from tests.desk.desks import TODAY
from tests.malicious.liar import ACK, COLLECT, EVENTS, FETCH, ROSTER, WRAPS, LyingRelay, Said, View
from tests.malicious.page import Page
from tests.malicious.parties import Desk, roster_of
from tests.malicious.test_views import days

Someone = Callable[[], Page]
CHALLENGE = "/v1/challenge"
LETTERS = ["Первое.", "Второе.", "Третье."]


@pytest.fixture
def person(someone: Someone, olga: Desk) -> Page:
    """Who has written three letters; what desk there is was there before."""
    assert olga.exchange() is None
    page = someone()
    for text in LETTERS:
        assert not page.send(text, TODAY).noticed
    return page


def same(*desks: Desk) -> bool:
    held = {
        tuple(sorted((s.stream, s.set_digest, s.state_digest) for s in desk.ledger.vault.summaries()))
        for desk in desks
    }
    return len(held) == 1


# --- rosters ---


def test_a_roster_kept_back_from_one_desk_shows_by_what_colleagues_wrote(
    olga: Desk, ivan: Desk, late: Desk, relay: LyingRelay, person: Page
) -> None:
    for desk in (olga, late, ivan, olga):
        assert desk.exchange() is None
    old = roster_of(ivan.ledger)
    members.let_out(olga.ledger, late.ledger.me, TODAY)
    assert olga.exchange() is None
    # Nothing that this desk was ever shown is newer.
    relay.liar.says = lambda said: old if said.path == ROSTER else said.body
    for _ in range(3):
        ivan.exchange()
    assert ivan.status.relay_old_roster
    assert ivan.alarm
    relay.liar.honest()
    assert ivan.exchange() is None
    assert not ivan.status.relay_old_roster


def test_a_roster_kept_back_after_somebody_was_let_in_shows_by_the_keys_they_send(
    olga: Desk, ivan: Desk, late: Desk, relay: LyingRelay, person: Page
) -> None:
    old = ivan.ledger.vault.rosters()[-1][1]
    for desk in (olga, late, olga):
        assert desk.exchange() is None
    cases.open_by_hand(late.ledger, today=TODAY)
    assert late.exchange() is None
    relay.liar.says = lambda said: old if said.path == ROSTER else said.body
    ivan.exchange()
    assert ivan.status.not_understood == 1
    assert ivan.alarm


def test_a_roster_that_came_between_two_questions_rings_nowhere(
    olga: Desk, ivan: Desk, late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for desk in (olga, late, ivan):
        assert desk.exchange() is None
    members.let_out(olga.ledger, late.ledger.me, TODAY)
    ask = sharing.take_events

    def meanwhile(*what: object) -> None:
        monkeypatch.setattr(sharing, "take_events", ask)
        assert olga.exchange() is None
        ask(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "take_events", meanwhile)
    assert ivan.exchange() is None
    for _ in range(3):
        assert not ivan.status.relay_old_roster
        assert ivan.exchange() is None


# --- challenges and receipts ---


def test_a_challenge_of_another_hour_stops_nothing_for_longer_than_it_is_handed_out(
    olga: Desk, person: Page, relay: LyingRelay
) -> None:
    old = b'{"challenge": "' + b"A" * 64 + b'"}'
    relay.liar.says = lambda said: old if said.path == CHALLENGE else said.body
    assert olga.exchange() is not None
    relay.liar.honest()
    assert olga.exchange() is None
    assert olga.texts(person.case) == LETTERS


def test_one_challenge_for_all_calls_of_all_parties_opens_nothing_to_anybody(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay
) -> None:
    first: list[bytes] = []

    def one(said: Said) -> bytes:
        if said.path == CHALLENGE:
            first.append(said.body)
            return first[0]
        return said.body

    relay.liar.says = one
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
    assert not person.again().read().noticed
    assert same(olga, ivan)


@pytest.mark.parametrize("path", ["/v1/desk/event", "/v1/desk/reply", "/v1/desk/wrap"])
def test_a_receipt_for_something_else_is_none_and_nothing_counts_as_gone(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay, path: str
) -> None:
    assert olga.exchange() is None
    kept: list[bytes] = []

    def stale(said: Said) -> bytes:
        if said.path == path:
            kept.append(said.body)
            return kept[0]
        return said.body

    relay.liar.says = stale
    for text in ("Раз.", "Два."):
        olga.reply(person.case, text)
    for _ in range(2):
        sharing.share_again(olga.ledger)
    assert olga.exchange() == str(RelayAnswerError())
    relay.liar.honest()
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
    assert same(olga, ivan)
    seen = person.again().read()
    assert (seen.texts[-2:], seen.noticed) == (["Раз.", "Два."], False)


def test_keys_said_to_be_deleted_that_come_again_change_nothing(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay
) -> None:
    relay.liar.swallows = lambda path, _call: path == ACK
    for desk in (olga, ivan, olga, ivan):
        assert desk.exchange() is None
    waiting = len(list(ivan.line.wraps()))
    assert waiting > 0
    assert same(olga, ivan)
    assert not ivan.alarm


# --- lists ---


@pytest.mark.parametrize("path", [EVENTS, WRAPS])
def test_a_list_cut_short_at_any_place_only_delays(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay, path: str
) -> None:
    known = len(list((ivan.line.events if path == EVENTS else ivan.line.wraps)(0)))
    for n in range(3):
        assert olga.exchange() is None
        olga.note(person.case, f"Заметка {n}.")
    assert olga.exchange() is None
    shown = [known]
    relay.liar.views[path] = lambda call, frames: frames[: shown[0]] if call.public == ivan.public else frames
    for shown[0] in range(known, known + 12):
        ivan.exchange()
        assert not ivan.status.relay_lost
    relay.liar.honest()
    for desk in (ivan, olga, ivan):
        assert desk.exchange() is None
    assert ivan.state_of(person.case) == olga.state_of(person.case)
    # Its own were taken and not handed out for a while, which is said.
    assert not ivan.status.missing
    assert not ivan.status.views_ring
    assert bool(ivan.status.relay_swallowed) == (path == EVENTS)


def test_events_before_their_keys_wait_and_are_read_when_those_come(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay
) -> None:
    relay.liar.views[WRAPS] = lambda call, frames: [] if call.public == ivan.public else frames
    relay.liar.views[COLLECT] = lambda call, frames: [] if call.public == ivan.public else frames
    assert olga.exchange() is None
    olga.note(person.case, "Позвонить.")
    assert olga.exchange() is None
    assert ivan.exchange() is None
    assert ivan.status.held_records > 0
    relay.liar.honest()
    assert ivan.exchange() is None
    assert ivan.status.held_records == 0
    assert same(olga, ivan)


def test_events_of_two_desks_between_each_other_in_any_order_come_to_the_same(
    olga: Desk, ivan: Desk, late: Desk, person: Page, relay: LyingRelay
) -> None:
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
    for n in range(3):
        for desk in (olga, ivan):
            desk.note(person.case, f"{desk.name} {n}.")
            assert desk.exchange() is None
    olga.exchange()

    def interleaved(_call: Call, frames: list[Frame]) -> list[Frame]:
        mixed = sorted(frames, key=lambda f: hashlib.sha256(f.data).digest())
        return [replace(f, index=n * 64) for n, f in enumerate(mixed, 1)]

    relay.liar.views[EVENTS] = interleaved
    assert late.exchange() is None
    assert late.state_of(person.case) == olga.state_of(person.case)


def test_another_members_keys_are_taken_by_nobody_and_told(
    olga: Desk, ivan: Desk, late: Desk, relay: LyingRelay
) -> None:
    strangers: list[Frame] = []

    def crossed(call: Call, frames: list[Frame]) -> list[Frame]:
        if call.public == late.public:
            strangers[:] = frames
        return strangers if call.public == ivan.public else frames

    relay.liar.views[WRAPS] = crossed
    relay.liar.swallows = lambda path, _call: path == ACK
    assert olga.exchange() is None
    assert late.exchange() is None
    assert strangers
    assert ivan.exchange() is None
    assert ivan.status.not_understood == len(strangers)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_one_record_of_somebody_else_among_ones_own_is_not_shown_and_said(
    person: Page, someone: Someone, olga: Desk, relay: LyingRelay, at: int
) -> None:
    other = someone()
    other.send("Чужое.", TODAY)
    theirs = next(f for f in olga.line.collect(0) if f.mailbox == other.mailbox and f.kind is Kind.LETTER)

    def planted(_call: Call, frames: list[Frame]) -> list[Frame]:
        own = [f for f in frames if f.mailbox == person.mailbox]
        return [replace(f, data=theirs.data) if f is own[at] else f for f in frames]

    relay.liar.views[FETCH] = relay.liar.views[COLLECT] = planted
    seen = person.again().read()
    assert "unreadable" in seen.alarms
    assert "Чужое." not in seen.texts
    assert olga.exchange() is None
    assert "Чужое." not in olga.texts(person.case)
    assert olga.status.not_understood == 1


def test_records_of_one_list_handed_out_in_another_are_taken_for_nothing(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay
) -> None:
    for desk in (olga, ivan, olga, ivan):
        assert desk.exchange() is None
    events, letters = list(olga.line.events(0)), list(olga.line.collect(0))

    def with_more(more: list[Frame], kind: Kind, mailbox: bytes) -> View:
        def view(_call: Call, frames: list[Frame]) -> list[Frame]:
            last = frames[-1].index if frames else 0
            return [
                *frames,
                *(replace(f, index=last + n, kind=kind, mailbox=mailbox) for n, f in enumerate(more, 1)),
            ]

        return view

    before = olga.texts(person.case), olga.state_of(person.case)
    relay.liar.views[EVENTS] = with_more(letters, Kind.EVENT, bytes(16))
    relay.liar.views[COLLECT] = with_more(events, Kind.LETTER, person.mailbox)
    relay.liar.views[WRAPS] = with_more(events, Kind.WRAP, bytes(16))
    assert olga.exchange() is None
    assert (olga.texts(person.case), olga.state_of(person.case)) == before
    assert olga.alarm


def test_a_relay_that_answers_from_two_copies_in_turn_loses_and_doubles_nothing(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay
) -> None:
    """One copy counts otherwise from some place on: indexes of two epochs are mixed."""
    for desk in (olga, ivan, olga):
        assert desk.exchange() is None
    turn = [0]

    def epochs(_call: Call, frames: list[Frame]) -> list[Frame]:
        turn[0] += 1
        if turn[0] % 3:
            return frames
        kept = [f for n, f in enumerate(frames) if n != len(frames) // 2]
        return [replace(f, index=n * 64) for n, f in enumerate(kept, 1)]

    relay.liar.views[EVENTS] = relay.liar.views[COLLECT] = epochs
    for n in range(6):
        person.send(f"Ещё {n}.", TODAY)
        for desk in (olga, ivan):
            desk.note(person.case, f"{desk.name} {n}.")
            desk.exchange()
    assert olga.status.relay_lost
    relay.liar.honest()
    for day in range(1, 4):
        days(olga, ivan, day=day)
    assert sorted(olga.texts(person.case)) == sorted([*LETTERS, *(f"Ещё {n}." for n in range(6))])
    assert olga.findings(person.case) == []
    assert same(olga, ivan)
    assert len(olga.ledger.state(person.case).notes) == 12


def test_events_that_nobody_sealed_fill_no_disk(
    olga: Desk, ivan: Desk, person: Page, relay: LyingRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "HELD_EVENTS_MAX", 20)
    assert olga.exchange() is None
    junk = [hashlib.sha256(bytes([n])).digest() * 32 for n in range(60)]
    olga.note(person.case, "Позвонить.")
    assert olga.exchange() is None

    def strewn(call: Call, frames: list[Frame]) -> list[Frame]:
        if call.public != ivan.public:
            return frames
        start = frames[:3]
        rest = [
            *(Frame(0, Kind.EVENT, TODAY, bytes(16), data) for data in junk),
            *frames[3:],
        ]
        return [*start, *(replace(f, index=start[-1].index + n) for n, f in enumerate(rest, 1))]

    relay.liar.views[EVENTS] = strewn
    relay.liar.views[WRAPS] = lambda call, frames: frames[:1] if call.public == ivan.public else frames
    relay.liar.views[COLLECT] = lambda call, frames: [] if call.public == ivan.public else frames
    assert ivan.exchange() is None
    assert ivan.ledger.vault.held_count(Kind.EVENT) <= 20
    assert ivan.alarm
    relay.liar.views.pop(WRAPS)  # the keys come: what found no room is read once more
    days(olga, ivan, day=1)
    assert ivan.state_of(person.case) == olga.state_of(person.case)
    assert ivan.ledger.vault.held_count(Kind.EVENT) <= 20


def test_a_page_of_answers_that_are_no_json_is_named(olga: Desk, relay: LyingRelay) -> None:
    for body in (b"", b"{}", b"[" * 2_000, b'{"challenge":1}', b'{"challenge":"?"}', b"x" * 9_000):
        relay.liar.says = lambda said, body=body: body if said.path == CHALLENGE else said.body  # type: ignore[misc]
        assert olga.exchange() == str(RelayAnswerError())
    relay.liar.honest()
    assert olga.exchange() is None
