"""Frames: how a relay hands out records, many in one answer padded to a step (§6.6)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ploughshare.wire.limits import FRAMES_STEP_BYTES, INTEGER_MAX, LETTER_BYTES_MAX
from ploughshare.wire.names import ID_BYTES, Day, day_number, day_of_number
from ploughshare.wire.refused import WireError

_MAGIC = b"PLSF\x01"
_HEAD = struct.Struct(">5sIB")
_RECORD = struct.Struct(">QBH16sI")

NO_MAILBOX = bytes(ID_BYTES)
"""Stands where a record belongs to no mailbox: events and wraps."""


class Kind(IntEnum):
    """What a record is. The relay knows no more of it."""

    KEYS = 1
    LETTER = 2
    REPLY = 3
    EVENT = 4
    WRAP = 5


@dataclass(frozen=True)
class Frame:
    """One stored record: its place in the list asked for, kind, day of arrival, mailbox, sealed bytes."""

    index: int
    kind: Kind
    day: Day
    mailbox: bytes
    data: bytes

    @property
    def encoded_bytes(self) -> int:
        """The room this record takes in an answer."""
        return _RECORD.size + len(self.data)


@dataclass(frozen=True)
class Frames:
    """Records in growing index, and whether there are more after the last."""

    frames: tuple[Frame, ...]
    more: bool


def encode_frames(frames: Sequence[Frame], *, more: bool) -> bytes:
    """The answer's bytes, with zeros up to the next multiple of 16,384."""
    parts = [_HEAD.pack(_MAGIC, len(frames), more)]
    for frame in frames:
        parts.append(
            _RECORD.pack(frame.index, frame.kind, day_number(frame.day), frame.mailbox, len(frame.data))
        )
        parts.append(frame.data)
    bare = b"".join(parts)
    return bare.ljust(-(-len(bare) // FRAMES_STEP_BYTES) * FRAMES_STEP_BYTES, b"\x00")


def parse_frames(untrusted_bytes: bytes) -> Frames:
    """Reads a relay's answer: every length, order, day and padding byte is checked. Raises WireError."""
    if len(untrusted_bytes) % FRAMES_STEP_BYTES or len(untrusted_bytes) < FRAMES_STEP_BYTES:
        raise WireError("these frames are not padded as agreed")
    magic, count, more = _HEAD.unpack_from(untrusted_bytes)
    if magic != _MAGIC or more > 1:
        raise WireError("these are not frames")
    offset = _HEAD.size
    frames: list[Frame] = []
    last_index = 0
    for _ in range(count):
        if offset + _RECORD.size > len(untrusted_bytes):
            raise WireError("these frames are cut short")
        index, kind, day, mailbox, length = _RECORD.unpack_from(untrusted_bytes, offset)
        offset += _RECORD.size
        if length > LETTER_BYTES_MAX or offset + length > len(untrusted_bytes):
            raise WireError("these frames are cut short")
        if not last_index < index <= INTEGER_MAX:
            raise WireError("these frames are out of order")
        if kind not in Kind.__members__.values():
            raise WireError("a frame is of no known kind")
        data = untrusted_bytes[offset : offset + length]
        frames.append(Frame(index, Kind(kind), day_of_number(day), mailbox, data))
        last_index = index
        offset += length
    if len(untrusted_bytes) - offset >= FRAMES_STEP_BYTES or any(untrusted_bytes[offset:]):
        raise WireError("these frames are not padded as agreed")
    if more and not frames:
        raise WireError("these frames promise more after nothing")
    return Frames(tuple(frames), bool(more))
