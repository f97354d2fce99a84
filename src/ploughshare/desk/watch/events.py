"""What desks tell each other of the guide: that it was signed, and that something else was served."""

from dataclasses import dataclass

from ploughshare.desk import forms
from ploughshare.desk.body import Body, written_as
from ploughshare.seal.minisign import SIGNATURE_TEXT_BYTES_MAX
from ploughshare.wire import URL_CHARS_MAX, Day

CHANGED, DIVERTED = "changed", "diverted"
"""Other bytes than any that were signed; or the signed ones, with a header that leads elsewhere."""


@written_as("guide.signed", signature=forms.text(SIGNATURE_TEXT_BYTES_MAX, 1))
@dataclass(frozen=True)
class GuideSigned(Body):
    """A guide was signed with the root key: its signature file. Whoever merges checks the signature."""

    signature: str


@written_as(
    "guide.alarm",
    address=forms.text(URL_CHARS_MAX, 1),
    what=forms.choice(frozenset({CHANGED, DIVERTED})),
    sha256=forms.HASH,
    day=forms.DAY,
)
@dataclass(frozen=True)
class GuideAlarm(Body):
    """The author's desk looked in at an address as people do, and was served something else."""

    address: str
    what: str
    sha256: bytes
    day: Day
