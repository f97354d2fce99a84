"""What each desk tells colleagues once a day: how much of everybody's writing it was shown (§7.7). Pure.

A relay that shows one desk less than another is found out as soon as one of these crosses, in either
direction; one that lets none cross, by their absence.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ploughshare.desk import forms
from ploughshare.desk.body import Body, written_as
from ploughshare.desk.clock import COUNTER_MAX, MS_MAX, Clock
from ploughshare.wire import ID_BYTES, INTEGER_MAX, Day, Fields, JsonValue, WireError, b64u, from_b64u

MEMBERS_MAX = 128
DAYS_KEPT = 15
QUIET_DAYS, UNKNOWN_QUIET_DAYS, QUIET_DAYS_MAX = 3, 7, 14
"""A desk is not heard of when it is silent for longer than it usually is: at least the first, at most the
last; the second where it is not known yet how often it is open."""
_USUAL_FROM = 3
BEHIND_DAYS = 2


@dataclass(frozen=True)
class Held:
    """What a desk has of one member's events: all up to a clock, how many, and a digest of their ids."""

    clock: Clock
    count: int
    digest: bytes


class Written(NamedTuple):
    """One event of a member: its place among theirs, and its id."""

    clock: Clock
    id: bytes


def held(written: Sequence[Written], upto: Clock | None = None) -> Held:
    """What a member's events, in order, come to; up to a clock where one is given.

    >>> held([Written(Clock(1, 0), b"a"), Written(Clock(5, 0), b"b")], Clock(4, 0)).count
    1
    """
    end = len(written) if upto is None else bisect_right(written, (upto, b"\xff" * (ID_BYTES + 1)))
    ids = b"".join(one.id for one in written[:end])
    clock = upto if upto is not None else written[-1].clock if written else Clock(0, 0)
    return Held(clock, end, hashlib.blake2b(ids, digest_size=ID_BYTES).digest())


def _take(fields: Fields, key: str) -> Mapping[bytes, Held]:
    untrusted_value = fields.value(key)
    if not isinstance(untrusted_value, dict) or len(untrusted_value) > MEMBERS_MAX:
        raise WireError("a tally is not an object of bounded size")
    return {from_b64u(member, ID_BYTES): _take_one(one) for member, one in untrusted_value.items()}


def _take_one(untrusted_value: JsonValue) -> Held:
    match untrusted_value:
        case [int(ms), int(counter), int(count), str(digest)] if (
            type(ms) is type(counter) is type(count) is int
            and 0 <= ms <= MS_MAX
            and 0 <= counter <= COUNTER_MAX
            and 0 <= count <= INTEGER_MAX
        ):
            return Held(Clock(ms, counter), count, from_b64u(digest, ID_BYTES))
    raise WireError("a tally is of another form")


def _give(of: Mapping[bytes, Held]) -> JsonValue:
    return {
        b64u(member): [one.clock.ms, one.clock.counter, one.count, b64u(one.digest)]
        for member, one in of.items()
    }


@written_as("tally", day=forms.DAY, of=forms.Form(_take, _give))
@dataclass(frozen=True)
class Tally(Body):
    """The author's desk was open on this day, and had this of each member's events, its own included."""

    day: Day
    of: Mapping[bytes, Held]


@dataclass(frozen=True)
class Told:
    """A member's newest tally; `days` of it and of those just before, oldest first.

    `seen`: by member, that member's newest tally the author had seen; `unseen`: the day of the oldest one
    that they had not.
    """

    tally: Tally
    days: tuple[Day, ...]
    seen: Mapping[bytes, Tally]
    unseen: Mapping[bytes, Day]


@dataclass(frozen=True)
class Silent:
    """A desk that is not heard of as usual; `days`: since its last tally."""

    member: bytes
    last: Day
    days: int


@dataclass(frozen=True)
class Missing:
    """By a colleague's tally, so many events of a member are not here; 0: as many, but others."""

    told_by: bytes
    of: bytes
    count: int


@dataclass(frozen=True)
class Views:
    """Whether the relay shows all desks the same, as far as one desk can tell.

    `behind`: colleagues who were shown nothing that we wrote since a day, though their desks were open later.
    `less`: colleagues who were shown less than we, of whatever member. `last`: when each was last heard of.
    """

    silent: tuple[Silent, ...] = ()
    missing: tuple[Missing, ...] = ()
    behind: tuple[tuple[bytes, Day], ...] = ()
    less: tuple[bytes, ...] = ()
    last: Mapping[bytes, Day] = field(default_factory=dict)
    alone: bool = False
    """Nobody is heard of as usual: all are away, or the relay shows us nothing new."""

    @property
    def rings(self) -> bool:
        """Whether somebody should look now; one colleague who is away is no alarm."""
        return bool(self.missing or self.behind or self.less or self.alone)


def views(
    told: Mapping[bytes, Told], written: Mapping[bytes, Sequence[Written]], me: bytes, today: Day
) -> Views:
    """What the newest tallies of members who are not out say, held against what is `written` here."""
    others = {member: one for member, one in told.items() if member != me}
    silent = tuple(
        Silent(member, one.tally.day, days)
        for member, one in sorted(others.items())
        if (days := (today - one.tally.day).days) >= _quiet_days(one.days)
    )
    return Views(
        silent,
        tuple(_missing(others, written)),
        tuple(
            (member, one.unseen[me])
            for member, one in sorted(others.items())
            if me in one.unseen and (min(one.tally.day, today) - one.unseen[me]).days >= BEHIND_DAYS
        ),
        tuple(member for member, one in sorted(others.items()) if _has_less(one, written, me)),
        {member: one.tally.day for member, one in others.items()},
        bool(others) and len(silent) == len(others),
    )


def _missing(others: Mapping[bytes, Told], written: Mapping[bytes, Sequence[Written]]) -> Iterable[Missing]:
    for told_by, one in sorted(others.items()):
        for member, theirs in sorted(one.tally.of.items()):
            ours = held(written.get(member, ()), theirs.clock)
            if ours.count < theirs.count:
                yield Missing(told_by, member, theirs.count - ours.count)
            elif ours.count == theirs.count and ours.digest != theirs.digest:
                yield Missing(told_by, member, 0)


def _has_less(one: Told, written: Mapping[bytes, Sequence[Written]], me: bytes) -> bool:
    """Whether they lack what they must have been shown: what we had when we wrote a tally they have seen,
    or what a member wrote before something of theirs that they have.
    """
    ours = one.seen.get(me)
    for member, theirs in one.tally.of.items():
        if held(written.get(member, ()), theirs.clock).count > theirs.count:
            return True
        then = ours.of.get(member) if ours is not None else None
        if then is not None and theirs.clock < then.clock:
            return True
    return False


def _quiet_days(days: Sequence[Day]) -> int:
    """From how many days without a tally on a desk counts as silent, by how often it told so far."""
    if len(days) < _USUAL_FROM:
        return UNKNOWN_QUIET_DAYS
    usual = max((later - earlier).days for earlier, later in pairwise(days))
    return max(QUIET_DAYS, min(usual + 1, QUIET_DAYS_MAX))
