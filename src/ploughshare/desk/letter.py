"""A letter as an event carries it: the person's own signed message, so that no member can write one for them.

Whoever merges checks it anew (§7.4); nothing of it is taken on a colleague's word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ploughshare.desk import forms
from ploughshare.desk.body import Body, written_as
from ploughshare.seal.message import Message
from ploughshare.seal.refusal import SealError
from ploughshare.seal.signing import verify
from ploughshare.wire import (
    KEY_BYTES,
    SIGNATURE_BYTES,
    Day,
    Fields,
    JsonValue,
    NamedFile,
    Signed,
    WireError,
    b64u,
    case_id,
    desk_id,
    from_b64u,
    mailbox_id,
)

NOT_THE_PERSONS = "not_the_persons"
"""Why such an event does not count."""


def _take_signed(fields: Fields, key: str) -> Signed:
    untrusted_value = fields.value(key)
    octets = from_b64u(untrusted_value) if isinstance(untrusted_value, str) else b""
    if len(octets) <= SIGNATURE_BYTES:
        raise WireError(f"{key} is not a signed letter")
    signed = Signed("letter", octets[:-SIGNATURE_BYTES], octets[-SIGNATURE_BYTES:])
    Message.parse("letter", signed.body)
    return signed


_SIGNED: forms.Form[Signed] = forms.Form(_take_signed, lambda signed: b64u(signed.body + signed.signature))


@written_as("msg.in", root=forms.octets(KEY_BYTES), signed=_SIGNED)
@dataclass(frozen=True)
class MessageIn(Body):
    """A letter of the person, as opened: its signed bytes, and the desk's root key that names its case."""

    root: bytes
    signed: Signed

    def is_the_persons(self, desk: bytes, case: bytes | None) -> bool:
        """Whether the person whose mailbox this case is has signed it, for this case. Ids of 16 bytes."""
        message = self.message
        if desk_id(self.root) != desk or message.case != case:
            return False
        if case_id(mailbox_id(self.root, message.author)) != case:
            return False
        try:
            verify(self.signed, message.author)
        except SealError:
            return False
        return True

    @cached_property
    def message(self) -> Message:
        """What the letter says."""
        return Message.parse("letter", self.signed.body)

    @cached_property
    def hash(self) -> bytes:
        """What names the letter, whichever desk opened it."""
        return self.signed.message_hash

    @property
    def seq(self) -> int:
        """Its number."""
        return self.message.seq

    @property
    def prev(self) -> bytes | None:
        """The letter before it."""
        return self.message.prev

    @property
    def seen(self) -> bytes | None:
        """The newest reply its author had read."""
        return self.message.seen

    @property
    def day(self) -> Day:
        """The day of writing, as its author says."""
        return self.message.day

    @property
    def lang(self) -> str:
        """Its language."""
        return self.message.lang

    @property
    def text(self) -> str:
        """Its text."""
        return self.message.text

    @cached_property
    def answers(self) -> Mapping[str, JsonValue] | None:
        """Those answers whose name and form can be worked with; the pack judges their sense later."""
        return None if self.message.answers is None else readable_answers(self.message.answers)

    @property
    def as_of(self) -> Day | None:
        """The day asked about."""
        return self.message.as_of

    @property
    def pack(self) -> str | None:
        """The hash of the pack its answers belong to."""
        return None if self.message.pack is None else self.message.pack.hash

    @property
    def consent(self) -> bool:
        """Whether the case may be counted in the record."""
        return bool(self.message.record_consent)

    @property
    def files(self) -> tuple[NamedFile, ...]:
        """The files that came with it."""
        return self.message.files


def readable_answers(untrusted_answers: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """Those answers whose name and form an event can carry."""
    found: dict[str, JsonValue] = {}
    for fact, value in list(untrusted_answers.items())[: forms.ANSWERS_MAX]:
        try:
            found |= forms.read_answer(fact, value)
        except WireError:
            continue
    return found
