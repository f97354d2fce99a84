"""Desk events: the inner body of docs/protocol.md §7.1, written canonically and read strictly.

An event's id is the hash of its exact bytes, so an event that arrives twice is one event. Signing
and sealing are not done here.
"""

import hashlib
import json
from dataclasses import dataclass

from ploughshare.desk.body import Body, Opaque
from ploughshare.desk.clock import COUNTER_MAX, MS_MAX, Clock
from ploughshare.desk.kinds import parse_body
from ploughshare.desk.refused import DeskError
from ploughshare.wire import (
    ID_BYTES,
    Fields,
    JsonValue,
    WireError,
    b64u,
    from_b64u,
    load_json,
)

INNER_BYTES_MAX = 98_000
"""What the largest step of the outer padding holds, less seals and signature."""
DEPS_MAX = 64

_TEAM = "team"
_KEYS = frozenset({"v", "desk", "case", "clock", "device", "wall", "kind", "body", "deps"})


class EventError(DeskError):
    """This record is not an event this desk can read.

    Raised for a malformed envelope; a body of an unknown kind is kept instead.
    """


class EventTooLargeError(DeskError):
    """This is too long to be shared with colleagues; shorten it or split it."""


@dataclass(frozen=True)
class Event:
    """One thing that happened in a case, or in the team when `case` is None.

    `deps` are the newest events of the same stream its author had seen; `clock` orders for display;
    `wall` is the author's wall clock in milliseconds, shown and never trusted; `raw` are the signed bytes.
    """

    id: bytes
    desk: bytes
    case: bytes | None
    clock: Clock
    device: bytes
    wall: int
    body: Body
    deps: tuple[bytes, ...]
    raw: bytes

    @property
    def kind(self) -> str:
        """The name of what it says, also where this version cannot read it."""
        return self.body.untrusted_kind if isinstance(self.body, Opaque) else self.body.kind

    @property
    def order(self) -> tuple[Clock, bytes, bytes]:
        """The place among events neither of which had seen the other."""
        return (self.clock, self.device, self.id)


class EventFormError(DeskError):
    """Something here is empty, too long, or of a form that cannot be shared with colleagues; change it."""


def event_id(raw: bytes) -> bytes:
    """16 bytes that name an event: BLAKE2b-128 of its inner body (§7.1)."""
    return hashlib.blake2b(raw, digest_size=ID_BYTES).digest()


def canonical(value: JsonValue) -> bytes:
    """JSON with sorted keys and no spaces, UTF-8."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def write_event(
    *,
    desk: bytes,
    case: bytes | None,
    clock: Clock,
    device: bytes,
    wall: int,
    body: Body,
    deps: frozenset[bytes],
) -> Event:
    """A new event with its canonical bytes. Raises EventTooLargeError, EventFormError.

    `desk` and `device` are ids of 16 bytes; `deps` the heads of the stream, at most 64 of them. What a
    colleague could not read is refused here.
    """
    said = body.to_json()
    if parse_body(body.kind, said) != body:
        raise EventFormError
    ordered = tuple(sorted(deps))[:DEPS_MAX]
    raw = canonical(
        {
            "v": 1,
            "desk": b64u(desk),
            "case": _TEAM if case is None else b64u(case),
            "clock": [clock.ms, clock.counter],
            "device": b64u(device),
            "wall": wall,
            "kind": body.kind,
            "body": said,
            "deps": [b64u(dep) for dep in ordered],
        }
    )
    if len(raw) > INNER_BYTES_MAX:
        raise EventTooLargeError
    return Event(event_id(raw), desk, case, clock, device, wall, body, ordered, raw)


def parse_event(untrusted_raw: bytes) -> Event:
    """An event from inner bytes whose signature has been checked. Raises EventError.

    The bytes must be the canonical form of what they say, so that one event has one id.
    """
    try:
        value = load_json(untrusted_raw, bytes_max=INNER_BYTES_MAX)
        fields = Fields(value, "an event", _KEYS)
        fields.constant("v", 1)
        if canonical(value) != untrusted_raw:
            raise EventError
        case = fields.text("case", chars_max=32)
        kind = fields.text("kind", chars_min=1, chars_max=64)
        deps = fields.each("deps", _id, count_max=DEPS_MAX)
        if list(deps) != sorted(set(deps)):
            raise EventError
        return Event(
            id=event_id(untrusted_raw),
            desk=fields.octets("desk", ID_BYTES),
            case=None if case == _TEAM else from_b64u(case, ID_BYTES),
            clock=_clock(fields.value("clock")),
            device=fields.octets("device", ID_BYTES),
            wall=fields.integer("wall", high=MS_MAX),
            body=parse_body(kind, fields.value("body")),
            deps=deps,
            raw=untrusted_raw,
        )
    except WireError:
        raise EventError from None


def _id(untrusted_value: JsonValue) -> bytes:
    if not isinstance(untrusted_value, str):
        raise EventError
    return from_b64u(untrusted_value, ID_BYTES)


def _clock(untrusted_value: JsonValue) -> Clock:
    match untrusted_value:
        case [int(ms), int(counter)] if type(ms) is int and type(counter) is int:
            if 0 <= ms <= MS_MAX and 0 <= counter <= COUNTER_MAX:
                return Clock(ms, counter)
    raise EventError
