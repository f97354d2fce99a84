"""Who may speak: the tree of members, folded from the team's events.

Each member stands below the one who let them in; removal works only downward, or on oneself, and
is judged from the top of the tree. So no removed member can choose what to cite, or when to claim to
have written, and thereby lock out a colleague. A removal names a cut: what of the removed member's
history stays valid. All else of theirs is quarantined, not deleted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ploughshare.desk.body import Body
from ploughshare.desk.events import Event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import Attest, KeyEpoch, MemberAdd, MemberRemove
from ploughshare.desk.tally import DAYS_KEPT, Tally, Told
from ploughshare.desk.watch.events import GuideAlarm, GuideSigned
from ploughshare.wire import Day

NOT_A_MEMBER = "not_a_member"
AFTER_REMOVAL = "after_removal"


@dataclass(frozen=True)
class Standing:
    """A member's place: who let them in (None at the top), and the cuts of the removals that stand.

    `cuts` is empty while they are a member; then an event counts only if every cut holds it.
    """

    id: bytes
    name: str
    parent: bytes | None
    depth: int
    cuts: tuple[tuple[bytes, ...], ...]

    @property
    def removed(self) -> bool:
        """Whether they have been let out, or left."""
        return bool(self.cuts)


@dataclass(frozen=True)
class Team:
    """Everyone ever let in, by member id, and what the team's events say besides.

    `guides`: signature files of guides, unchecked; `guide_alarms`: who saw another guide served. `told`: the
    newest tally of each. `missing` counts events of the team that are still to come.
    """

    members: Mapping[bytes, Standing]
    retired_tags: frozenset[bytes] = frozenset()
    attests: Mapping[bytes, Attest] = field(default_factory=dict)
    told: Mapping[bytes, Told] = field(default_factory=dict)
    heads: frozenset[bytes] = frozenset()
    quarantine: tuple[tuple[bytes, str], ...] = ()
    guides: tuple[str, ...] = ()
    guide_alarms: tuple[tuple[bytes, GuideAlarm], ...] = ()
    missing: int = 0
    let_out: frozenset[bytes] = frozenset()
    """Whom the founder let out and not in again: no roster names them but an older one."""

    def judge(self, history: History) -> Mapping[bytes, str]:
        """Ids of the events of a stream that do not count, with the reason."""
        allowed: dict[bytes, frozenset[bytes] | None] = {}
        for member in self.members.values():
            allowed[member.id] = _allowed(member, history) if member.cuts else None
        reasons: dict[bytes, str] = {}
        for event in history.events:
            if event.device not in allowed:
                reasons[event.id] = NOT_A_MEMBER
                continue
            kept = allowed[event.device]
            if kept is not None and event.id not in kept:
                reasons[event.id] = AFTER_REMOVAL
        return reasons


def fold_team(events: Iterable[Event], founder: bytes) -> Team:
    """The team from its events, in any order, any number of times.

    `founder` is the id of the member who made the desk; nobody stands above them. They alone put a key
    of the team away: with none left nobody could write, not even to let out who did it. Pure.
    """
    history = History(event for event in events if event.case is None)
    members: dict[bytes, Standing] = {founder: Standing(founder, "", None, 0, ())}
    level = [members[founder]]
    spoken: dict[bytes, tuple[Event, ...]] = {}
    while level:
        for member in level:
            members[member.id] = settled = _with_own_leave(member, history)
            kept = _allowed(settled, history) if settled.cuts else None
            spoken[member.id] = tuple(
                event
                for event in history.events
                if event.device == member.id and (kept is None or event.id in kept)
            )
        level = _next_level(level, members, spoken, history)
        for member in level:
            members[member.id] = member
    judged = Team(members).judge(history)
    valid = [event for event in history.events if event.id not in judged]
    return Team(
        members=members,
        retired_tags=frozenset(
            tag
            for event in valid
            if isinstance(event.body, KeyEpoch) and event.device == founder
            for tag in event.body.over
        ),
        attests={event.device: event.body for event in valid if isinstance(event.body, Attest)},
        told=_told(history, valid),
        heads=history.heads(valid),
        missing=len(history.missing(valid)),
        let_out=_let_out(event.body for event in valid if event.device == founder),
        quarantine=tuple(sorted(judged.items())),
        guides=tuple(
            sorted({event.body.signature for event in valid if isinstance(event.body, GuideSigned)})
        ),
        guide_alarms=tuple(
            (event.device, event.body) for event in valid if isinstance(event.body, GuideAlarm)
        ),
    )


def _told(history: History, valid: Iterable[Event]) -> Mapping[bytes, Told]:
    """Everybody's newest tally, and which of the others' its author had seen."""
    by_member: dict[bytes, list[tuple[Event, Tally]]] = {}
    for event in valid:
        if isinstance(event.body, Tally):
            by_member.setdefault(event.device, []).append((event, event.body))
    found = {}
    for member, tallies in by_member.items():
        last, body = tallies[-1]
        seen: dict[bytes, Tally] = {}
        unseen: dict[bytes, Day] = {}
        for other, theirs in by_member.items():
            for event, tally in reversed(theirs if other != member else ()):
                if history.saw(last, event):
                    seen[other] = tally
                    break
                unseen[other] = tally.day
        found[member] = Told(body, tuple(tally.day for _, tally in tallies[-DAYS_KEPT:]), seen, unseen)
    return found


def _let_out(bodies: Iterable[Body]) -> frozenset[bytes]:
    """Whom the last of these events about them let out."""
    last = {body.member: body for body in bodies if isinstance(body, MemberAdd | MemberRemove)}
    return frozenset(member for member, body in last.items() if isinstance(body, MemberRemove))


def _next_level(
    level: list[Standing],
    members: Mapping[bytes, Standing],
    spoken: Mapping[bytes, tuple[Event, ...]],
    history: History,
) -> list[Standing]:
    """Those whom this level let in: of several adders the first in order is the one above."""
    depth = level[0].depth + 1
    added: dict[bytes, tuple[int, Standing]] = {}
    for member in level:
        for event in spoken[member.id]:
            body = event.body
            if not isinstance(body, MemberAdd) or body.member in members:
                continue
            at = history.position[event.id]
            if body.member not in added or at < added[body.member][0]:
                added[body.member] = (at, Standing(body.member, body.name, member.id, depth, ()))
    above = {**members, **{found.id: found for _, found in added.values()}}
    result = []
    for _, found in added.values():
        cuts = [
            # One superior's cut may take several events to say.
            tuple(sorted({head for body in bodies for head in body.cut}))
            for superior in _superiors(found, above)
            if (bodies := _removals(spoken[superior], found.id))
        ]
        result.append(Standing(found.id, found.name, found.parent, depth, tuple(sorted(set(cuts)))))
    return sorted(result, key=lambda standing: standing.id)


def _removals(events: Iterable[Event], member: bytes) -> list[MemberRemove]:
    return [b for b in (e.body for e in events) if isinstance(b, MemberRemove) and b.member == member]


def _superiors(member: Standing, members: Mapping[bytes, Standing]) -> Iterable[bytes]:
    above = member.parent
    while above is not None:
        yield above
        above = members[above].parent


def _with_own_leave(member: Standing, history: History) -> Standing:
    """Adds the cut of a member's own leaving, if the leaving itself is within what stands."""
    kept = _allowed(member, history) if member.cuts else None
    leaves = {
        (*event.body.cut, event.id)
        for event in history.events
        if event.device == member.id
        and isinstance(event.body, MemberRemove)
        and event.body.member == member.id
        and (kept is None or event.id in kept)
    }
    return Standing(member.id, member.name, member.parent, member.depth, (*member.cuts, *sorted(leaves)))


def _allowed(member: Standing, history: History) -> frozenset[bytes]:
    kept = history.upto(member.cuts[0])
    for cut in member.cuts[1:]:
        kept &= history.upto(cut)
    return kept
