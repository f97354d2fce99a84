"""Names and days: how keys become ids, ids become text, and a day becomes a number (protocol §1)."""

import base64
import binascii
import datetime
import hashlib
import re

from ploughshare.wire.refused import WireError

ID_BYTES = 16
KEY_BYTES = 32
HASH_BYTES = 32
SIGNATURE_BYTES = 64

FIRST_DAY = datetime.date(2020, 1, 1)
"""Day 0 of the two-byte day numbers in frames (§6.6)."""

_PREFIX = b"ploughshare/v1/"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_B64U = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)

Day = datetime.date
"""A calendar day, UTC where it is today's."""


def labelled_hash(label: str, data: bytes) -> bytes:
    """`H(label, data)` of the protocol's notation: 32 bytes.

    >>> labelled_hash("desk", bytes(32)).hex()[:16]
    '77b5c769b9c6ae86'
    """
    return hashlib.sha256(_PREFIX + label.encode("ascii") + b"\x00" + data).digest()


def desk_id(root_public: bytes) -> bytes:
    """16 bytes that name a desk, from its Ed25519 root key of 32 bytes (§1.1)."""
    return labelled_hash("desk", _sized(root_public, KEY_BYTES))[:ID_BYTES]


def member_id(sign_public: bytes) -> bytes:
    """16 bytes that name a desk member, from the member's Ed25519 key of 32 bytes (§1.2)."""
    return labelled_hash("member", _sized(sign_public, KEY_BYTES))[:ID_BYTES]


def mailbox_id(root_public: bytes, person_sign_public: bytes) -> bytes:
    """16 bytes that name one person's mailbox at one desk (§1.4)."""
    return labelled_hash("mailbox", _sized(root_public, KEY_BYTES) + _sized(person_sign_public, KEY_BYTES))[
        :ID_BYTES
    ]


def case_id(mailbox: bytes) -> bytes:
    """16 bytes that name the case of a mailbox; every desk member computes the same (§1.4)."""
    return labelled_hash("case", _sized(mailbox, ID_BYTES))[:ID_BYTES]


def event_key_tag(key: bytes) -> bytes:
    """16 bytes that commit a sealed event to its key of 32 bytes (§7.2)."""
    return labelled_hash("event-key", _sized(key, KEY_BYTES))[:ID_BYTES]


def b64u(data: bytes) -> str:
    """Base64url without padding.

    >>> b64u(bytes([251, 255]))
    '-_8'
    """
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_b64u(untrusted_text: str, size: int | None = None) -> bytes:
    """The bytes of a base64url text, exactly `size` of them when given.

    Only the one canonical spelling is taken: no padding, no spaces, no stray trailing bits.
    Raises WireError.
    """
    if not _B64U.fullmatch(untrusted_text) or len(untrusted_text) % 4 == 1:
        raise WireError("a value is not base64url without padding")
    try:
        data = base64.urlsafe_b64decode(untrusted_text + "=" * (-len(untrusted_text) % 4))
    except (binascii.Error, ValueError):
        raise WireError("a value is not base64url without padding") from None
    if b64u(data) != untrusted_text:
        raise WireError("a value is not base64url without padding")
    if size is not None and len(data) != size:
        raise WireError(f"a value is not {size} bytes long")
    return data


def parse_day(untrusted_text: str) -> Day:
    """A day written `YYYY-MM-DD`; nothing else is one. Raises WireError.

    >>> parse_day("2022-05-25")
    datetime.date(2022, 5, 25)
    """
    if not _DAY.fullmatch(untrusted_text):
        raise WireError("a day is not of the form YYYY-MM-DD")
    try:
        return Day.fromisoformat(untrusted_text)
    except ValueError:
        raise WireError("a day is not in the calendar") from None


def format_day(day: Day) -> str:
    """`YYYY-MM-DD`."""
    return day.isoformat()


def day_number(day: Day) -> int:
    """Days since 2020-01-01, as frames carry them. Raises WireError outside 0..65535."""
    number = (day - FIRST_DAY).days
    if not 0 <= number <= 0xFFFF:
        raise WireError("a day is outside the years that a frame can carry")
    return number


def day_of_number(number: int) -> Day:
    """The day of a number of days since 2020-01-01."""
    if not 0 <= number <= 0xFFFF:
        raise WireError("a day is outside the years that a frame can carry")
    return FIRST_DAY + datetime.timedelta(days=number)


def parse_month(untrusted_text: str) -> str:
    """A month written `YYYY-MM`, given back as it is. Raises WireError."""
    match = _MONTH.fullmatch(untrusted_text)
    if not match or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) <= 2199:
        raise WireError("a month is not of the form YYYY-MM")
    return untrusted_text


def _sized(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise WireError(f"a value is not {size} bytes long")
    return data
