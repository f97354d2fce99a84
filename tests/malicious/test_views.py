"""A relay that shows one desk less than another, or nothing new at all: who notices, and how soon."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from ploughshare.desk import swallowed, tallying
from ploughshare.desk.clock import DAY_MS, MS_MAX, Clock
from ploughshare.desk.ledger import wall_ms
from ploughshare.desk.tally import QUIET_DAYS, UNKNOWN_QUIET_DAYS, Held, Tally, Views
from ploughshare.desk.watch.events import GuideAlarm
from ploughshare.relay.office import Call
from ploughshare.wire import Frame
from tests.desk.desks import TODAY
from tests.malicious.faults import freezing, toward
from tests.malicious.liar import EVENTS, LyingRelay
from tests.malicious.page import Page
from tests.malicious.parties import Desk

Someone = Callable[[], Page]


@pytest.fixture
def person(someone: Someone, olga: Desk, ivan: Desk) -> Page:
    """Whose letter both have; both have told each other what they were shown."""
    page = someone()
    assert not page.send("Первое.", TODAY).noticed
    days(olga, ivan, day=0)
    return page


def days(*desks: Desk, day: int) -> None:
    """Every desk is open on this day, counted from today, and exchanges twice."""
    for desk in desks:
        desk.ledger.wall = lambda: wall_ms() + day * DAY_MS
    for _ in range(2):
        for desk in desks:
            assert desk.exchange() is None


def views(desk: Desk) -> Views:
    return tallying.look(desk.ledger)


def tallies(desk: Desk) -> int:
    return sum(isinstance(event.body, Tally) for event in desk.ledger.events(b""))


def test_an_honest_relay_is_noticed_by_nobody_and_told_of_once_a_day(
    olga: Desk, ivan: Desk, person: Page
) -> None:
    for day in range(1, 6):
        olga.note(person.case, f"День {day}.")
        days(olga, ivan, day=day)
        for desk in (olga, ivan):
            assert not views(desk).rings
            assert views(desk).silent == ()
            assert tallies(desk) == 2 * (day + 1)


def test_a_tally_says_no_time_finer_than_its_day(olga: Desk, ivan: Desk, person: Page) -> None:
    for event in olga.ledger.events(b""):
        if isinstance(event.body, Tally):
            assert event.wall % DAY_MS == 0
            clocks = {other.clock.ms for other in olga.ledger.events(b"")}
            clocks |= {other.clock.ms for other in olga.ledger.events(person.case)}
            assert event.clock.ms % DAY_MS == 0 or event.clock.ms in clocks


def test_a_desk_alone_tells_nobody(olga: Desk) -> None:
    days(olga, day=1)
    assert tallies(olga) == 0


def test_a_view_that_stops_altogether_is_noticed_on_both_sides(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    for day in range(1, 4):
        days(olga, ivan, day=day)
    # From here on Ivan's desk is shown what it wrote itself, and nothing of Olga's.
    until = len(list(ivan.line.events(0)))
    own: list[bytes] = []

    def stopped(call: Call, frames: list[Frame]) -> list[Frame]:
        if call.public != ivan.public:
            return frames
        return [f for n, f in enumerate(frames) if n < until or f.data in own]

    relay.liar.views[EVENTS] = stopped
    noticed: dict[str, int] = {}
    for day in range(4, 12):
        olga.note(person.case, f"День {day}.")
        for desk in (olga, ivan):
            desk.ledger.wall = lambda day=day: wall_ms() + day * DAY_MS  # type: ignore[misc]
            own += [sealed for _, sealed in ivan.ledger.vault.outgoing_events()]
            desk.exchange()
            if views(desk).rings:
                noticed.setdefault(desk.name, day)
    assert views(olga).behind
    assert views(ivan).alone
    # Olga as soon as Ivan has told of two days without anything of hers; Ivan by her silence.
    assert noticed["Olga"] <= 4 + 3
    assert noticed["Ivan"] <= 4 + QUIET_DAYS


def test_a_view_in_which_nothing_new_comes_at_all_rings_at_the_next_exchange(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    relay.liar.views[EVENTS] = toward(ivan.public, freezing(0))
    assert ivan.exchange() is None
    days(ivan, day=1)
    # Its own tally was taken by the relay and is not shown.
    assert ivan.status.relay_swallowed > 0


def test_one_event_kept_back_from_one_member_rings_there_with_the_next_tally(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    before = len(list(olga.line.events(0)))
    olga.note(person.case, "Этого Иван не увидит.")
    assert olga.exchange() is None
    relay.liar.views[EVENTS] = lambda call, frames: [
        f for n, f in enumerate(frames) if n != before or call.public != ivan.public
    ]
    assert ivan.exchange() is None
    noticed = ivan.alarm
    assert not noticed  # the last word of a case, withheld: nothing names it yet
    days(olga, ivan, day=1)
    (missing,) = views(ivan).missing
    assert (missing.told_by, missing.of, missing.count) == (olga.ledger.me, olga.ledger.me, 1)
    assert ivan.alarm
    assert "that have not come to this desk: 1." in " ".join(ivan.status.lines())
    # And at hers, once his own tally has come, which had seen hers and has less.
    days(olga, ivan, day=2)
    assert views(olga).less == (ivan.ledger.me,)
    relay.liar.honest()  # and it comes by itself
    days(ivan, olga, day=3)
    assert ivan.state_of(person.case) == olga.state_of(person.case)
    for desk in (olga, ivan):
        assert not views(desk).rings


def test_two_halves_of_a_desk_learn_of_each_other_with_one_event_that_crosses(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    for day in range(1, 4):
        days(olga, ivan, day=day)
    known = len(list(olga.line.events(0)))
    own: dict[bytes, set[bytes]] = {olga.public: set(), ivan.public: set()}
    crosses: list[bytes] = []

    def halves(call: Call, frames: list[Frame]) -> list[Frame]:
        mine = own[call.public]
        return [f for n, f in enumerate(frames) if n < known or f.data in mine or f.data in crosses]

    relay.liar.views[EVENTS] = halves
    for desk in (olga, ivan):
        desk.note(person.case, f"{desk.name} пишет.")
        desk.ledger.wall = lambda: wall_ms() + 4 * DAY_MS
        for _ in range(2):
            own[desk.public] |= {sealed for _, sealed in desk.ledger.vault.outgoing_events()}
            desk.exchange()
            own[desk.public] |= {f.sealed for f in swallowed.awaited(desk.ledger, desk.line, events=True)}
    assert not views(olga).rings
    assert not views(ivan).rings
    *_, last = list(ivan.line.events(0))
    crosses.append(last.data)  # Ivan's tally, the last thing he wrote
    assert olga.exchange() is None
    assert {(one.told_by, one.of) for one in views(olga).missing} == {(ivan.ledger.me, ivan.ledger.me)}
    assert olga.alarm


def test_any_event_of_the_team_that_crosses_names_those_that_did_not(
    olga: Desk, ivan: Desk, relay: LyingRelay, person: Page
) -> None:
    for day in range(1, 4):
        days(olga, ivan, day=day)
    before = len(list(olga.line.events(0)))
    for text in ("Раз.", "Два."):
        ivan.ledger.write(
            None, GuideAlarm("http://a.example", "changed", hashlib.sha256(text.encode()).digest(), TODAY)
        )
    assert ivan.exchange() is None
    hidden = list(ivan.line.events(0))[before].data
    relay.liar.views[EVENTS] = lambda call, frames: [
        f for f in frames if f.data != hidden or call.public != olga.public
    ]
    assert olga.exchange() is None
    assert olga.status.missing == 1
    assert olga.alarm


def test_a_member_who_tells_of_entries_that_never_were_rings_under_their_own_name_and_no_longer_than_they_do(
    olga: Desk, ivan: Desk, person: Page
) -> None:
    lie = {
        olga.ledger.me: Held(Clock(MS_MAX, 0), 10_000, bytes(16)),
        ivan.ledger.me: Held(Clock(1, 0), 0, bytes(16)),
    }
    ivan.ledger.write(None, Tally(ivan.ledger.today(), lie))
    for desk in (ivan, olga, ivan):
        assert desk.exchange() is None
    assert {one.told_by for one in views(olga).missing} == {ivan.ledger.me}
    days(ivan, olga, day=1)
    assert not views(olga).rings


def test_a_colleague_who_is_away_is_told_of_and_does_not_ring_while_another_is_heard(
    olga: Desk, ivan: Desk, late: Desk
) -> None:
    for day in range(4):
        days(olga, ivan, late, day=day)
    for day in range(4, 8):
        days(olga, ivan, day=day)
    ((member, _, gone),) = ((one.member, one.last, one.days) for one in views(olga).silent)
    assert (member, gone) == (late.ledger.me, 4)
    assert not views(olga).rings
    assert "has not been heard of for 4 days" in " ".join(olga.status.lines())
    days(olga, day=7 + UNKNOWN_QUIET_DAYS)
    assert views(olga).alone
    assert views(olga).rings
