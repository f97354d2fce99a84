"""The hybrid logical clock that gives events an order to be shown in. It never decides a conflict.

Pure: the wall clock is an argument. A hybrid clock follows Kulkarni et al., "Logical Physical Clocks"
(2014): it stays near the wall clock and never falls behind what has been seen.
"""

from typing import NamedTuple

MS_MAX = 2**43
"""In the year 2248: no clock is that wrong, and every calendar can show it."""
COUNTER_MAX = 2**32
DAY_MS = 86_400_000
AHEAD_MS_MAX = 400 * DAY_MS
"""A clock further ahead than this is shown but not followed, so that one cannot drag all others along."""


class Clock(NamedTuple):
    """Milliseconds since 1970 UTC, and a counter among events of one millisecond."""

    ms: int
    counter: int


START = Clock(0, 0)


def tick(last: Clock, wall_ms: int) -> Clock:
    """The clock of the next event of this device: later than `last`, and not before the wall clock.

    >>> tick(Clock(1_000, 4), 900), tick(Clock(1_000, 4), 1_100)
    (Clock(ms=1000, counter=5), Clock(ms=1100, counter=0))
    """
    if wall_ms > last.ms:
        return Clock(wall_ms, 0)
    if last.counter + 1 < COUNTER_MAX:
        return Clock(last.ms, last.counter + 1)
    return Clock(last.ms + 1, 0)


def observe(last: Clock, seen: Clock, wall_ms: int) -> Clock:
    """The device's clock after it has read an event of another."""
    if seen.ms > wall_ms + AHEAD_MS_MAX:
        return last
    return max(last, seen)


def ahead_minutes(seen: Clock, wall_ms: int) -> int:
    """How far a clock is ahead of this machine's, in whole minutes; for the banner, never for a refusal."""
    return max(0, (seen.ms - wall_ms) // 60_000)
