"""What a look means, by what the root key has signed. Pure: judged anew whenever a signature comes in."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from ploughshare.seal.guide_signature import GuideStatement, read_statement
from ploughshare.seal.refusal import SealError
from ploughshare.wire import HASH_BYTES, Day, JsonValue, b64u, from_b64u

OLDER_DAYS = 3
"""So long a relay may go on serving the guide before the newest: its operator is human."""
OK = 200
SHOWN_ANYWAY = "status"
"""Stands among what acts: a page under another number than 200, which browsers show like any page."""


class Verdict(Enum):
    """What people get at an address."""

    GENUINE = "genuine"
    OLDER = "older"
    CHANGED = "changed"
    DIVERTED = "diverted"
    UNREADABLE = "unreadable"
    NO_GUIDE = "no-guide"
    NOT_REACHED = "not-reached"
    NEEDS_TOR = "needs-tor"
    UNSIGNED = "unsigned"


@dataclass(frozen=True)
class Look:
    """One look as it is kept. `status` 0: nothing answered; `sha256` None: what answered could not be read.

    `at_ms`: milliseconds since 1970. `count`: how many looks at this address there have been, with this one.
    """

    address: str
    at_ms: int
    browser: str
    status: int
    sha256: bytes | None
    acting: tuple[str, ...]
    count: int
    needs_tor: bool = False

    def to_json(self) -> dict[str, JsonValue]:
        """As it is kept in the vault."""
        return {
            "address": self.address,
            "at_ms": self.at_ms,
            "browser": self.browser,
            "status": self.status,
            "sha256": None if self.sha256 is None else b64u(self.sha256),
            "acting": list(self.acting),
            "count": self.count,
            "needs_tor": self.needs_tor,
        }

    @classmethod
    def of_json(cls, value: Any) -> "Look":
        """Out of our own vault."""
        sha256 = value["sha256"]
        hashed = None if sha256 is None else from_b64u(sha256, HASH_BYTES)
        return cls(**{**value, "sha256": hashed, "acting": tuple(value["acting"])})


@lru_cache(maxsize=8)
def statements(untrusted_signatures: tuple[str, ...], root_public: bytes) -> tuple[GuideStatement, ...]:
    """What the root key has signed, by number, the newest last; what it has not signed is left out."""
    found: set[GuideStatement] = set()
    for text in untrusted_signatures:
        try:
            found.add(read_statement(text.encode(), root_public))
        except SealError:
            continue
    return tuple(sorted(found, key=lambda one: (one.number, one.day, one.sha256)))


def is_signed(sha256: bytes | None, signed: tuple[GuideStatement, ...]) -> GuideStatement | None:
    """The statement of these bytes, or None."""
    return next((one for one in reversed(signed) if one.sha256 == sha256), None)


def judge(look: Look, signed: tuple[GuideStatement, ...]) -> Verdict:
    """What the look means. `signed`: all `statements` known."""
    if look.needs_tor:
        return Verdict.NEEDS_TOR
    if look.status == 0:
        return Verdict.NOT_REACHED
    if "location" in look.acting or "refresh" in look.acting:
        return Verdict.DIVERTED
    if look.status != OK and SHOWN_ANYWAY not in look.acting:
        return Verdict.NO_GUIDE
    if look.sha256 is None:
        return Verdict.UNREADABLE
    if not signed:
        return Verdict.UNSIGNED
    found = is_signed(look.sha256, signed)
    if found is None:
        return Verdict.CHANGED
    if look.acting:
        return Verdict.DIVERTED
    return Verdict.GENUINE if found == signed[-1] else Verdict.OLDER


def is_late(signed: tuple[GuideStatement, ...], today: Day) -> bool:
    """Whether an older guide than the newest should be served no longer."""
    return bool(signed) and (today - signed[-1].day).days > OLDER_DAYS
