"""What had seen what: the causal order of a set of events, from their `deps` alone.

Events are numbered in one total order that every machine computes alike: whatever an event had
seen stands before it, and among the rest the clock decides. `saw` is the only judge of conflicts.
"""

import heapq
from collections.abc import Iterable

from ploughshare.desk.events import Event


class History:
    """Events of one stream, each once, in their total order."""

    def __init__(self, events: Iterable[Event]) -> None:
        by_id = {event.id: event for event in events}
        self.events: tuple[Event, ...] = tuple(_in_order(by_id))
        self.position: dict[bytes, int] = {event.id: at for at, event in enumerate(self.events)}
        self._seen: list[int] = []
        for event in self.events:
            seen = 0
            for dep in event.deps:
                at = self.position.get(dep)
                if at is not None:
                    seen |= self._seen[at] | 1 << at
            self._seen.append(seen)

    def saw(self, later: Event, earlier: Event) -> bool:
        """Whether the author of `later` had seen `earlier` when writing it."""
        return bool(self._seen[self.position[later.id]] >> self.position[earlier.id] & 1)

    def upto(self, heads: Iterable[bytes]) -> frozenset[bytes]:
        """The ids of the events named and of all they had seen, as far as they are here."""
        seen = 0
        for head in heads:
            at = self.position.get(head)
            if at is not None:
                seen |= self._seen[at] | 1 << at
        return frozenset(event.id for at, event in enumerate(self.events) if seen >> at & 1)

    def heads(self, among: Iterable[Event]) -> frozenset[bytes]:
        """The ids of those events that no other of them had seen."""
        chosen = list(among)
        seen = 0
        for event in chosen:
            seen |= self._seen[self.position[event.id]]
        return frozenset(event.id for event in chosen if not seen >> self.position[event.id] & 1)

    def missing(self, among: Iterable[Event]) -> frozenset[bytes]:
        """The ids of events that these had seen and that are not here yet."""
        return frozenset(dep for event in among for dep in event.deps if dep not in self.position)


def _in_order(by_id: dict[bytes, Event]) -> Iterable[Event]:
    """Kahn's order, the least of the ready events first. Hashes make a circle of deps impossible."""
    waiting: dict[bytes, int] = {}
    followers: dict[bytes, list[Event]] = {}
    ready = []
    for event in by_id.values():
        known = [dep for dep in event.deps if dep in by_id]
        waiting[event.id] = len(known)
        for dep in known:
            followers.setdefault(dep, []).append(event)
        if not known:
            ready.append((event.order, event))
    heapq.heapify(ready)
    while ready:
        _, event = heapq.heappop(ready)
        yield event
        for follower in followers.get(event.id, ()):
            waiting[follower.id] -= 1
            if not waiting[follower.id]:
                heapq.heappush(ready, (follower.order, follower))
