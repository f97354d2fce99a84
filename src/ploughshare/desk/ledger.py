"""The one place where an event is made or taken in: clock, key, seal, vault and lists together.

Thread-safe: pages and the exchange with the relay run side by side.
"""

import datetime
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ploughshare.desk import keys, projector
from ploughshare.desk.authority import Team
from ploughshare.desk.body import Body
from ploughshare.desk.clock import DAY_MS, MS_MAX, START, Clock, ahead_minutes, observe, tick
from ploughshare.desk.device import Home, read_home
from ploughshare.desk.events import Event, write_event
from ploughshare.desk.history import History
from ploughshare.desk.state import CaseState
from ploughshare.desk.vault import TEAM, Vault
from ploughshare.seal.events import seal_event
from ploughshare.wire import Day

_CLOCK = "clock"
_AHEAD = "clock_ahead_minutes"


def wall_ms() -> int:
    """This machine's clock, milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Ledger:
    """An open vault as one member's case book."""

    def __init__(
        self,
        vault: Vault,
        *,
        wall: Callable[[], int] = wall_ms,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.vault = vault
        self.home: Home = read_home(vault)
        self.random = random
        self.wall = wall
        self._turn = threading.RLock()
        self._states: dict[bytes, CaseState] = {}
        self._team: Team | None = None

    @property
    def me(self) -> bytes:
        """This member's id."""
        return self.home.device.id

    def reload_home(self) -> None:
        """The desk's relays may have changed with a roster."""
        self.home = read_home(self.vault)

    @property
    def team(self) -> Team:
        """Who belongs, by the team's events."""
        with self._turn:
            if self._team is None:
                self._team = projector.read_team(self.vault, self.home.founder)
            return self._team

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is on disk together or not at all; nobody else writes meanwhile."""
        with self._turn:
            try:
                with self.vault.writing():
                    yield
            except BaseException:
                self._states.clear()
                self._team = None
                raise

    def has_case(self, case: bytes) -> bool:
        """Whether anything is known of a case."""
        return case != TEAM and bool(self.vault.events(case))

    def state(self, case: bytes) -> CaseState:
        """A case as it stands; empty where nothing is known of it."""
        with self._turn:
            found = self._states.get(case)
            if found is None:
                found = self._states[case] = projector.read_case(self.vault, case, self.team)
            return found

    def events(self, case: bytes) -> list[Event]:
        """The events of a case, in the order in which this machine came to know them."""
        return projector.read_stream(self.vault, case)

    def write(self, case: bytes | None, body: Body, *, to_the_day: bool = False) -> Event:
        """A new event of this member: kept, listed and sealed for colleagues, all or nothing.

        `to_the_day`: no human wrote it just now, and its times say no more than the day.
        Raises NotAdmittedError while the team's key is still to come, EventTooLargeError, EventFormError.
        """
        with self.together():
            now = min(max(0, self.wall()), MS_MAX)
            if to_the_day:
                now -= now % DAY_MS
            clock = tick(self._clock(), now)
            event = write_event(
                desk=self.home.desk,
                case=case,
                clock=clock,
                device=self.me,
                wall=now,
                body=body,
                deps=self.team.heads if case is None else frozenset(self.state(case).heads),
            )
            sealed = seal_event(
                event.raw,
                self.home.device.signing.private,
                event_key=self.event_key(case),
                team_key=keys.team_key(self.vault, self.team.retired_tags),
                random=self.random,
            )
            self._set_clock(clock)
            stream = projector.stream_of(event)
            self.vault.add_event(event.id, stream, event.raw, sealed.signature)
            self.vault.add_outgoing_event(event.id, sealed.file)
            self._changed(stream)
            return event

    def today(self) -> Day:
        """This machine's day, UTC."""
        return datetime.datetime.fromtimestamp(self.wall() / 1000, datetime.UTC).date()

    def event_key(self, case: bytes | None) -> bytes:
        """The key to write with; a case that has none gets one, on its way to colleagues at once."""
        if case is None:
            return keys.team_key(self.vault, self.team.retired_tags)
        state = self.state(case)
        key = keys.current(self.vault.event_keys(case), state.retired_tags, state.epoch_tags)
        if key is None:
            key = keys.add_key(self.vault, case, self.random)
            keys.wrap_for(
                self.vault,
                self.home,
                [member.id for member in self.team.members.values() if not member.removed],
                keys.everything(self.vault, [case]),
                with_team=False,
                today=self.today(),
                random=self.random,
            )
        return key

    def take(self, event: Event, signature: bytes) -> bool:
        """An event of a colleague, its signature checked. False when it was here already."""
        with self.together():
            stream = projector.stream_of(event)
            if not self.vault.add_event(event.id, stream, event.raw, signature):
                return False
            now = self.wall()
            self._set_clock(observe(self._clock(), event.clock, now))
            self._note_ahead(ahead_minutes(event.clock, now))
            self._changed(stream)
            return True

    def rebuild(self) -> None:
        """Folds every case anew from its events."""
        with self.together():
            self._states.clear()
            self._team = None
            projector.rebuild(self.vault, self.team)

    def colleagues_ahead_minutes(self) -> int:
        """How far some colleague's clock is ahead of ours, in minutes: one of the two is wrong."""
        return int(self.vault.setting(_AHEAD) or b"0")

    def cut_of(self, member: bytes) -> tuple[bytes, ...]:
        """The newest events of a member in every stream: what stays valid when they are let out now."""
        heads: set[bytes] = set()
        for stream in (TEAM, *self.vault.streams()):
            events = projector.read_stream(self.vault, stream)
            heads |= History(events).heads(event for event in events if event.device == member)
        return tuple(sorted(heads))

    def _changed(self, stream: bytes) -> None:
        if stream != TEAM:
            self._states[stream] = projector.project(self.vault, stream, self.team)
            return
        before = self._team
        self._team = None
        if before is None or before.members != self.team.members:
            self._states.clear()
            projector.rebuild(self.vault, self.team)

    def _clock(self) -> Clock:
        kept = self.vault.setting(_CLOCK)
        if kept is None:
            return START
        ms, counter = kept.decode().split(".")
        return Clock(int(ms), int(counter))

    def _set_clock(self, clock: Clock) -> None:
        self.vault.put_setting(_CLOCK, f"{clock.ms}.{clock.counter}".encode())

    def _note_ahead(self, minutes: int) -> None:
        self.vault.put_setting(_AHEAD, str(minutes).encode())
