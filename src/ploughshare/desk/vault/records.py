"""What the vault gives back: frozen rows."""

from dataclasses import dataclass
from enum import IntEnum

from ploughshare.wire import Day


@dataclass(frozen=True)
class StoredEvent:
    """An event as signed, with its number in the order in which this machine came to know it."""

    number: int
    id: bytes
    stream: bytes
    raw: bytes
    signature: bytes


@dataclass(frozen=True)
class HeldRecord:
    """A record from the relay that waits for a key or a roster; `newer`: for a newer program."""

    number: int
    kind: int
    mailbox: bytes
    day: Day
    data: bytes
    newer: bool = False


@dataclass(frozen=True)
class Summary:
    """What lists need of a case: `set_digest` names its set of events, `state_digest` what they fold to.

    `gaps`: how many messages say that another is missing; `missing`: how many events others name.
    """

    stream: bytes
    status: str
    code: str
    last_wall: int
    set_digest: bytes
    state_digest: bytes
    gaps: int = 0
    missing: int = 0


@dataclass(frozen=True)
class OutgoingReply:
    """A reply sealed once, waiting for a receipt."""

    key: bytes
    stream: bytes
    mailbox: bytes
    hash: bytes
    seq: int
    sealed: bytes


class Word(IntEnum):
    """On whose word a key is the case's: the greater counts more."""

    COLLEAGUE = 0
    FOUNDER = 1
    PERSON = 2
