"""What a relay may take: quotas and the order of rosters, decided from values alone (§6.7, §6.8)."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ploughshare.wire import (
    BAD_REQUEST,
    CONFLICT,
    FULL,
    MAILBOX_PERSON_RECORDS_MAX,
    MAILBOX_RECORDS_MAX,
    MAILBOX_RECORDS_PER_DAY_MAX,
    MAILBOX_UNANSWERED_BYTES_MAX,
    Refusal,
    Roster,
    Signed,
    WireError,
)

AGE_HEADER = b"age-encryption.org/v1\n"
EVENT_OVERHEAD_BYTES = 24 + 16
"""Nonce and tag around the padded event (§7.3)."""
EVENT_LADDER_BYTES = (1_024, 4_096, 16_384, 98_304)
_ROSTERS_KEPT = 32


class RefusedError(Exception):
    """The relay does not take this; the refusal says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass(frozen=True)
class Limits:
    """What an operator grants: bytes of database, and of files' parts apart from it."""

    storage_bytes_max: int
    files_bytes_max: int = 0


class Writer(Enum):
    """Who writes, and which tenths of the storage are theirs to fill.

    A stranger is a person whom the desk has not answered yet. Who floods the relay cannot fill what is kept
    for those the desk talks with; and no person can keep a desk from answering, or from saying where it has
    moved.
    """

    STRANGER = 7
    PERSON = 9
    DESK = 10


@dataclass(frozen=True)
class Fill:
    """How full a mailbox is. `today` counts what its person wrote today, `replies` what the desk answered."""

    records: int
    by_person: int
    today: int
    person_bytes: int
    replies: int

    @property
    def writer(self) -> Writer:
        """What its person is to the desk."""
        return Writer.PERSON if self.replies else Writer.STRANGER


NEW_MAILBOX = Fill(records=0, by_person=0, today=0, person_bytes=0, replies=0)


def check_sealed(untrusted_body: bytes) -> None:
    """Refuses what does not begin as an age file: nothing readable is kept, not even by mistake."""
    if not untrusted_body.startswith(AGE_HEADER) or len(untrusted_body) <= len(AGE_HEADER):
        raise RefusedError(BAD_REQUEST)


def check_event(untrusted_body: bytes) -> None:
    """Refuses an event whose size tells more than its step of the ladder (§7.3)."""
    if len(untrusted_body) - EVENT_OVERHEAD_BYTES not in EVENT_LADDER_BYTES:
        raise RefusedError(BAD_REQUEST)


def check_room(fill: Fill, more_bytes: int, *, by_person: bool) -> None:
    """Refuses one record more than a mailbox may hold, or its person may write in a day or before an answer.

    A person may use up a part of the room only, so that the desk can always answer.
    """
    if fill.records >= MAILBOX_RECORDS_MAX:
        raise RefusedError(FULL)
    if not by_person:
        return
    if fill.by_person >= MAILBOX_PERSON_RECORDS_MAX or fill.today >= MAILBOX_RECORDS_PER_DAY_MAX:
        raise RefusedError(FULL)
    if not fill.replies and fill.person_bytes + more_bytes > MAILBOX_UNANSWERED_BYTES_MAX:
        raise RefusedError(FULL)


def storage_for(writer: Writer, limits: Limits) -> int:
    """Bytes of database up to which somebody may fill it."""
    return limits.storage_bytes_max * writer.value // 10


def check_storage(used_bytes: int, more_bytes: int, limits: Limits, writer: Writer) -> None:
    """Refuses what the operator's disk has no room for."""
    if used_bytes + more_bytes > storage_for(writer, limits):
        raise RefusedError(FULL)


@lru_cache(_ROSTERS_KEPT)
def read_roster(untrusted_bytes: bytes) -> tuple[Signed, Roster]:
    """A roster's signed message taken apart, its signature not yet checked.

    Kept, because every call to a desk asks for the newest and strangers may call: the roster of a large desk
    takes 4 ms to read, in which the store would serve nobody else.
    """
    try:
        signed = Signed.parse("roster", untrusted_bytes)
        return signed, Roster.parse(signed.body)
    except WireError:
        raise RefusedError(BAD_REQUEST) from None


def check_follows(newest: bytes | None, roster: Roster) -> None:
    """Refuses a roster that does not name the newest one as its forerunner.

    A relay that has none takes any version: a desk may have moved here from elsewhere.
    """
    if newest is None:
        return
    signed, last = read_roster(newest)
    if roster.version != last.version + 1 or roster.prev != signed.message_hash:
        raise RefusedError(CONFLICT)
