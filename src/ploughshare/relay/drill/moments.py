"""Looks for a span of time as programs write it into eight bytes, to any fraction of a second. Pure."""

from dataclasses import dataclass

import numpy as np

from ploughshare.relay.drill.forms import Secret, What
from ploughshare.relay.drill.search import Finding, Seized, stands_in

_UNIX_OF_2000 = 946_684_800
_WORD_BYTES = 8
_PART_BYTES = 1 << 23


@dataclass(frozen=True)
class Clock:
    """A way to write a moment: `per_second` ticks since `epoch`, seconds since 1970."""

    name: str
    dtype: str
    per_second: int
    epoch: int = 0


CLOCKS = (
    *(
        Clock(f"{name} since 1970, {order}", f"{sign}i8", ticks)
        for name, ticks in (("milliseconds", 10**3), ("microseconds", 10**6), ("nanoseconds", 10**9))
        for order, sign in (("little-endian", "<"), ("big-endian", ">"))
    ),
    Clock("microseconds since 2000, as PostgreSQL writes them", "<i8", 10**6, _UNIX_OF_2000),
    Clock("microseconds since 2000, big-endian", ">i8", 10**6, _UNIX_OF_2000),
    Clock("seconds since 1970 with a fraction, little-endian", "<f8", 1),
    Clock("seconds since 1970 with a fraction, big-endian", ">f8", 1),
)


def find_moments(seized: Seized, began: int, ended: int, sealed: bytes = b"") -> list[Finding]:
    """Every clock by which this holds a moment from `began` to `ended`, seconds since 1970, with a place.

    What stands inside known sealed bytes, `sealed`, stands there by chance.
    """
    found: dict[str, Finding] = {}
    for first in range(0, len(seized.data), _PART_BYTES):
        part = seized.data[first : first + _PART_BYTES + _WORD_BYTES - 1]
        for shift in range(min(_WORD_BYTES, max(0, len(part) - _WORD_BYTES + 1))):
            count = (len(part) - shift) // _WORD_BYTES
            for clock in CLOCKS:
                if clock.name in found:
                    continue
                words = np.frombuffer(part, dtype=clock.dtype, count=count, offset=shift)
                low, high = ((moment - clock.epoch) * clock.per_second for moment in (began, ended + 1))
                there = np.flatnonzero((words >= low) & (words < high))
                for at in (first + shift + int(index) * _WORD_BYTES for index in there):
                    if not stands_in(sealed, seized.data, at, _WORD_BYTES):
                        secret = Secret(f"a moment, in {clock.name}", What.MOMENT, "")
                        found[clock.name] = Finding(seized.place, secret, clock.name, at)
                        break
    return list(found.values())
