"""The faults a lying relay draws from, each a view of a list that keeps its shape while the list grows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from ploughshare.relay.office import Call
from ploughshare.wire import Frame, Kind
from tests.malicious.liar import View

SHARES = 3


def marked(frame: Frame, share: int) -> bool:
    """Whether a record is among those, about one of three, that a fault is about."""
    return hashlib.sha256(frame.data).digest()[0] % SHARES == share


def dropping(share: int) -> View:
    """Some records are never there."""
    return lambda _call, frames: [frame for frame in frames if not marked(frame, share)]


def replaying(share: int) -> View:
    """Some records come again, right after themselves."""

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        again = [replace(frame, index=frame.index + 1) for frame in frames if marked(frame, share)]
        return sorted([*frames, *again], key=lambda frame: frame.index)

    return view


def reordering(_share: int) -> View:
    """Neighbours change places."""

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        shown = list(frames)
        for at in range(0, len(frames) - 1, 2):
            one, other = frames[at], frames[at + 1]
            shown[at], shown[at + 1] = replace(other, index=one.index), replace(one, index=other.index)
        return shown

    return view


def freezing(_share: int) -> View:
    """What comes from now on is kept back."""
    until: dict[bytes, int] = {}

    def view(call: Call, frames: list[Frame]) -> list[Frame]:
        last = until.setdefault(call.public, frames[-1].index if frames else 0)
        return [frame for frame in frames if frame.index <= last]

    return view


def strewing(share: int) -> View:
    """Bytes that nobody sealed stand among the records."""
    junk = b"age-encryption.org/v1\n" + bytes([share]) * 2_000

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        strewn = [
            replace(frame, index=frame.index + 2, data=junk + frame.data[:16], kind=Kind(frame.kind))
            for frame in frames
            if marked(frame, share)
        ]
        return sorted([*frames, *strewn], key=lambda frame: frame.index)

    return view


def swapping(_share: int) -> View:
    """Letters and replies stand under the mailbox of somebody else."""

    def view(_call: Call, frames: list[Frame]) -> list[Frame]:
        boxes = sorted({frame.mailbox for frame in frames})
        other = dict(zip(boxes, [*boxes[1:], *boxes[:1]], strict=True))
        return [
            frame if frame.kind is Kind.KEYS else replace(frame, mailbox=other[frame.mailbox])
            for frame in frames
        ]

    return view


FAULTS: dict[str, Callable[[int], View]] = {
    "drops": dropping,
    "replays": replaying,
    "reorders": reordering,
    "freezes": freezing,
    "strews": strewing,
    "swaps": swapping,
}


def toward(public: bytes, view: View) -> View:
    """The view for one caller alone; the others are shown what is there."""
    return lambda call, frames: view(call, frames) if call.public == public else frames
