"""What a relay may take: quotas and the order of rosters, decided from values alone (§6.7, §6.8)."""

from dataclasses import dataclass
from functools import lru_cache

from ploughshare.wire import (
    BAD_REQUEST,
    CONFLICT,
    FULL,
    MAILBOX_PERSON_RECORDS_MAX,
    MAILBOX_RECORDS_MAX,
    MAILBOX_RECORDS_PER_DAY_MAX,
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
    """What an operator grants: bytes of database, mailboxes opened at one desk in a day."""

    storage_bytes_max: int
    opens_per_day_max: int


@dataclass(frozen=True)
class Fill:
    """How full a mailbox is; `today` counts what its person wrote today."""

    records: int
    by_person: int
    today: int


def check_sealed(untrusted_body: bytes) -> None:
    """Refuses what does not begin as an age file: nothing readable is kept, not even by mistake."""
    if not untrusted_body.startswith(AGE_HEADER) or len(untrusted_body) <= len(AGE_HEADER):
        raise RefusedError(BAD_REQUEST)


def check_event(untrusted_body: bytes) -> None:
    """Refuses an event whose size tells more than its step of the ladder (§7.3)."""
    if len(untrusted_body) - EVENT_OVERHEAD_BYTES not in EVENT_LADDER_BYTES:
        raise RefusedError(BAD_REQUEST)


def check_room(fill: Fill, *, by_person: bool) -> None:
    """Refuses one record more than a mailbox may hold, or its person may write in a day.

    A person may use up a part of the room only, so that the desk can always answer.
    """
    if fill.records >= MAILBOX_RECORDS_MAX or (
        by_person
        and (fill.by_person >= MAILBOX_PERSON_RECORDS_MAX or fill.today >= MAILBOX_RECORDS_PER_DAY_MAX)
    ):
        raise RefusedError(FULL)


def check_opening(opened_today: int, limits: Limits) -> None:
    """Refuses one mailbox more than a desk may have opened in a day."""
    if opened_today >= limits.opens_per_day_max:
        raise RefusedError(FULL)


def check_storage(used_bytes: int, more_bytes: int, limits: Limits, *, by_person: bool) -> None:
    """Refuses what the operator's disk has no room for.

    The last tenth is the desks': who floods the relay cannot keep a desk from answering, or from
    saying in its roster where it has moved.
    """
    bytes_max = limits.storage_bytes_max
    if used_bytes + more_bytes > (bytes_max - bytes_max // 10 if by_person else bytes_max):
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
