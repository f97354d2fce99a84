"""The daily tally, judged: desks that an honest relay serves never ring, and one event kept back always does.

Desks here are a stream, how far each has read it, and what each has written: no vault, no seals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.desk.authority import fold_team
from ploughshare.desk.body import Body, Opaque
from ploughshare.desk.clock import DAY_MS, START, Clock, observe, tick
from ploughshare.desk.events import Event, parse_event, write_event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import MemberAdd, Note, parse_body
from ploughshare.desk.tally import (
    BEHIND_DAYS,
    QUIET_DAYS,
    QUIET_DAYS_MAX,
    UNKNOWN_QUIET_DAYS,
    Held,
    Missing,
    Tally,
    Told,
    Views,
    Written,
    held,
    views,
)
from ploughshare.wire import JsonValue, member_id

DESK, CASE = b"d" * 16, b"c" * 16
SIGNS = [bytes([n]) * 32 for n in range(1, 4)]
IDS = [member_id(sign) for sign in SIGNS]
FIRST = date(2022, 5, 25)


@dataclass
class Relay:
    """A stream of events, and which of them are kept back from whom."""

    stream: list[Event] = field(default_factory=list)
    hides: set[tuple[bytes, bytes]] = field(default_factory=set)
    """(member, id of an event)"""


@dataclass
class Replica:
    """What one desk has. It reads, and then posts what it wrote, oldest first; a tally comes last."""

    me: bytes
    relay: Relay
    day: int = 0
    read: int = 0
    clock: Clock = START
    here: dict[bytes, Event] = field(default_factory=dict)
    unsent: list[Event] = field(default_factory=list)
    told: int = -1

    def write(self, case: bytes | None, body: Body) -> Event:
        wall = self.day * DAY_MS
        self.clock = tick(self.clock, wall)
        history = History(event for event in self.here.values() if event.case == case)
        event = write_event(
            desk=DESK,
            case=case,
            clock=self.clock,
            device=self.me,
            wall=wall,
            body=body,
            deps=history.heads(history.events),
        )
        assert parse_event(event.raw) == event
        self.here[event.id] = event
        self.unsent.append(event)
        return event

    def take(self) -> None:
        for event in self.relay.stream[self.read :]:
            if (self.me, event.id) not in self.relay.hides:
                self.here[event.id] = event
                self.clock = observe(self.clock, event.clock, self.day * DAY_MS)
        self.read = len(self.relay.stream)

    def post(self) -> None:
        if self.told != self.day:
            self.told = self.day
            written = self.written()
            self.write(None, Tally(FIRST + timedelta(days=self.day), {m: held(written[m]) for m in written}))
        self.relay.stream += self.unsent
        self.unsent.clear()

    def written(self) -> dict[bytes, list[Written]]:
        found: dict[bytes, list[Written]] = {}
        for event in sorted(self.here.values(), key=lambda event: (event.clock, event.id)):
            found.setdefault(event.device, []).append(Written(event.clock, event.id))
        return found

    def views(self) -> Views:
        team = fold_team(self.here.values(), IDS[0])
        return views(team.told, self.written(), self.me, FIRST + timedelta(days=self.day))


def desks() -> tuple[Relay, list[Replica]]:
    relay = Relay()
    replicas = [Replica(member, relay) for member in IDS]
    for sign in SIGNS[1:]:
        replicas[0].write(None, MemberAdd(sign, "?"))
    replicas[0].post()
    for replica in replicas:
        replica.take()
    return relay, replicas


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["writes", "reads", "posts", "exchanges", "sleeps"])),
    max_size=40,
)


def step(replica: Replica, replicas: Sequence[Replica], what: str, n: int) -> None:
    if what == "writes":
        replica.write(CASE if n % 3 else None, Note(f"{n}", call=False))
    elif what == "reads":
        replica.take()
    elif what == "posts":  # whatever others posted since it read
        replica.take()
        for other in replicas:
            if other is not replica and other.unsent:
                other.post()
        replica.post()
    elif what == "exchanges":
        replica.take()
        replica.post()
    else:
        for one in replicas:
            one.day += 1


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_desks_at_an_honest_relay_are_never_said_to_be_shown_different_things(
    steps: list[tuple[int, str]],
) -> None:
    _, replicas = desks()
    for n, (who, what) in enumerate(steps):
        step(replicas[who], replicas, what, n)
        for replica in replicas:
            found = replica.views()
            assert (found.missing, found.less) == ((), ())


@settings(max_examples=300, deadline=None)
@given(STEPS, st.data())
def test_whatever_is_kept_back_from_one_desk_rings_there_with_the_next_tally_that_comes(
    steps: list[tuple[int, str]], data: st.DataObject
) -> None:
    relay, replicas = desks()
    for n, (who, what) in enumerate(steps):
        step(replicas[who], replicas, what, n)
    for replica in replicas:
        replica.take()
        replica.post()
    victim = replicas[data.draw(st.integers(0, 2))]
    teller = replicas[(replicas.index(victim) + 1) % 3]
    victim.take()
    author = data.draw(st.sampled_from([one for one in replicas if one is not victim]))
    hidden = author.write(data.draw(st.sampled_from([CASE, None])), Note("скрыто", call=False))
    relay.hides.add((victim.me, hidden.id))
    for replica in (author, teller):
        replica.take()
        replica.post()
    for one in replicas:
        one.day += 1
    teller.take()
    teller.post()
    victim.take()
    assert any(one.of == author.me for one in victim.views().missing)
    # The others learn of it with the victim's own tally, which had seen theirs.
    victim.post()
    teller.take()
    assert victim.me in teller.views().less


def test_a_desk_that_is_shown_nothing_of_anothers_is_told_of_by_days_alone() -> None:
    relay, (olga, ivan, _) = desks()
    behind: tuple[tuple[bytes, date], ...] = ()
    for day in range(BEHIND_DAYS + 2):
        for replica in (olga, ivan):
            replica.day = day
            replica.take()
            replica.post()
            relay.hides |= {(ivan.me, event.id) for event in relay.stream if event.device == olga.me}
        olga.take()
        behind = olga.views().behind
        assert bool(behind) == (day > BEHIND_DAYS), day
    assert behind == ((ivan.me, FIRST + timedelta(days=1)),)


def told(*days: int) -> Told:
    last = FIRST + timedelta(days=days[-1])
    return Told(Tally(last, {}), tuple(FIRST + timedelta(days=day) for day in days), {}, {})


@pytest.mark.parametrize(
    ("days", "silent_from"),
    [
        pytest.param((0,), UNKNOWN_QUIET_DAYS, id="heard of once"),
        pytest.param((0, 1, 2, 3), QUIET_DAYS, id="open every day"),
        pytest.param((0, 1, 4, 5, 6), 4, id="not open at weekends"),
        pytest.param((0, 7, 14), 8, id="open once a week"),
        pytest.param((0, 90, 91), QUIET_DAYS_MAX, id="away once for long"),
    ],
)
def test_a_desk_is_missed_when_it_is_silent_for_longer_than_is_usual_for_it(
    days: tuple[int, ...], silent_from: int
) -> None:
    last = FIRST + timedelta(days=days[-1])
    for gone in range(20):
        found = views(
            {IDS[1]: told(*days), IDS[2]: told(*days, days[-1] + 99)}, {}, IDS[0], last + timedelta(gone)
        )
        assert bool(found.silent) == (gone >= silent_from), gone
        assert not found.rings  # another is heard of
        alone = views({IDS[1]: told(*days)}, {}, IDS[0], last + timedelta(gone))
        assert alone.rings == (gone >= silent_from)
        assert alone.last == {IDS[1]: last}


@pytest.mark.parametrize(
    "one",
    [
        [0, 0, 0],
        [0, 0, 0, "AAAAAAAAAAAAAAAAAAAAAA", 0],
        [-1, 0, 0, "AAAAAAAAAAAAAAAAAAAAAA"],
        [2**43 + 1, 0, 0, "AAAAAAAAAAAAAAAAAAAAAA"],
        [0, 2**32 + 1, 0, "AAAAAAAAAAAAAAAAAAAAAA"],
        [True, 0, 0, "AAAAAAAAAAAAAAAAAAAAAA"],
        [0, 0, "0", "AAAAAAAAAAAAAAAAAAAAAA"],
        [0, 0, 0, "AAAA"],
        {"ms": 0},
        None,
    ],
)
def test_a_tally_of_another_form_counts_for_nothing(one: JsonValue) -> None:
    good = Tally(FIRST, {IDS[0]: Held(Clock(5, 1), 3, bytes(16))})
    assert parse_body("tally", good.to_json()) == good
    wrong: JsonValue = {"day": "2022-05-25", "of": {"AAAAAAAAAAAAAAAAAAAAAA": one}}
    assert isinstance(parse_body("tally", wrong), Opaque)


def test_as_many_events_of_a_member_but_others_are_noticed() -> None:
    # A relay that keeps another event back from each of two desks: they count alike.
    first, second, last = (Written(Clock(n, 0), bytes([n]) * 16) for n in (1, 2, 3))
    me, told_by, of = IDS
    theirs = held([first, last])
    assert theirs.digest == hashlib.blake2b(first.id + last.id, digest_size=16).digest()
    told = {told_by: Told(Tally(FIRST, {of: theirs}), (FIRST,), {}, {})}
    assert views(told, {of: [first, last]}, me, FIRST).missing == ()
    assert views(told, {of: [second, last]}, me, FIRST).missing == (Missing(told_by, of, 0),)
