"""When a desk looks in, and as whom: at a moment of each two hours that nobody else can foresee. Pure."""

import hashlib
import hmac
from dataclasses import dataclass

WINDOW_SECONDS = 7_200
LATE_SECONDS = 300
"""A moment that passed longer ago (the machine slept) is let go: what follows on waking would tell on us."""


@dataclass(frozen=True)
class Moment:
    """One look: its second (since 1970, UTC), and 16 bytes by which its browser is chosen."""

    at_seconds: float
    choice: bytes


def moment(seed: bytes, address: str, window: int) -> Moment:
    """The look at an address in a window. `seed`: 32 bytes of this device; `window`: seconds ÷ 7,200."""
    drawn = hmac.digest(seed, f"{window} {address}".encode(), hashlib.sha256)
    part = int.from_bytes(drawn[:8], "big") / 2**64
    return Moment((window + part) * WINDOW_SECONDS, drawn[16:])


def due(seed: bytes, address: str, before_seconds: float, now_seconds: float) -> Moment | None:
    """The look that fell due after `before_seconds` and until now, or None."""
    window = int(now_seconds // WINDOW_SECONDS)
    for candidate in (moment(seed, address, window), moment(seed, address, window - 1)):
        if max(before_seconds, now_seconds - LATE_SECONDS) < candidate.at_seconds <= now_seconds:
            return candidate
    return None


def chance_caught(share: float, looks: int) -> float:
    """How likely a relay is caught that serves another guide to this share of all loads, chosen by chance.

    >>> round(chance_caught(0.1, 12), 2)
    0.72
    """
    return float(1 - (1 - share) ** looks)
