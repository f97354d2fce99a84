"""Letters and replies: signed, padded, and closed for the case key (§4); opened and checked."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.age import HybridIdentity, HybridRecipient, decrypt, encrypt
from ploughshare.seal.message import Message, MessageKind
from ploughshare.seal.refusal import ClosingError, NewerError, Random, SealError
from ploughshare.seal.signing import sign, take_apart, verify
from ploughshare.wire import LETTER_BYTES_MAX, NewerFormError, Roster, Signed, WireError, case_id, mailbox_id


@dataclass(frozen=True)
class CasePlace:
    """Where a message claims to belong: the desk's root key, the mailbox, and rosters the root signed.

    `rosters` may hold old versions: what a member wrote before leaving stays theirs.
    """

    root: bytes
    mailbox: bytes
    rosters: tuple[Roster, ...]

    @property
    def case(self) -> bytes:
        """The case of the mailbox, 16 bytes."""
        return case_id(self.mailbox)

    def is_person(self, author: bytes) -> bool:
        """Whether this signing key is the one the mailbox was named after."""
        return mailbox_id(self.root, author) == self.mailbox

    def is_member(self, author: bytes) -> bool:
        """Whether this signing key stands in one of the rosters."""
        return any(roster.member(author) is not None for roster in self.rosters)

    def is_member_now(self, author: bytes) -> bool:
        """Whether this signing key stands in the newest of the rosters."""
        newest = max(self.rosters, key=lambda roster: roster.version, default=None)
        return newest is not None and newest.member(author) is not None


@dataclass(frozen=True)
class SealedMessage:
    """A message closed for the relay: its file, and the hash the next message will name."""

    file: bytes
    hash: bytes


@dataclass(frozen=True)
class OpenedMessage:
    """A message whose seal, signature, author and case hold; its chain is judged by `chain.check`.

    `signed` are the bytes its author signed, for whoever wants to check them again.
    """

    message: Message
    hash: bytes
    signed: Signed


def seal_message(
    message: Message,
    sign_key: Ed25519PrivateKey,
    case_recipient: HybridRecipient,
    random: Random = os.urandom,
) -> SealedMessage:
    """Sign a letter or reply with its author's key and close it for the case.

    Raises:
        ClosingError: the key is not the author's, the form is not as agreed, or it is too long.
    """
    if message.author != sign_key.public_key().public_bytes_raw():
        raise ClosingError("A message is signed by its author.")
    signed = sign(message.kind, message.body(), sign_key)
    try:
        padded = signed.to_bytes()
    except WireError:
        raise ClosingError("This is too long to be sent; shorten it or send it in two.") from None
    return SealedMessage(encrypt(padded, [case_recipient], random), signed.message_hash)


def seal_anew(
    untrusted_file: bytes,
    case_keys: Sequence[HybridIdentity],
    case_recipient: HybridRecipient,
    random: Random = os.urandom,
) -> bytes:
    """The same signed message, closed for another key of the case. Raises SealError where none opens it."""
    return encrypt(decrypt(untrusted_file, case_keys), [case_recipient], random)


def open_message(
    kind: MessageKind, untrusted_file: bytes, case_key: HybridIdentity, place: CasePlace
) -> OpenedMessage:
    """Open what a relay handed out as a letter or a reply of this case.

    Raises:
        NewerError: it says that it is of a version to come; who says so is not checked.
        SealError: for every other failure alike.
    """
    if len(untrusted_file) > LETTER_BYTES_MAX:
        raise SealError
    signed = take_apart(kind, decrypt(untrusted_file, [case_key]))
    try:
        message = Message.parse(kind, signed.body)
    except NewerFormError:
        raise NewerError from None
    except WireError:
        raise SealError from None
    verify(signed, message.author)
    is_author = place.is_person if kind == "letter" else place.is_member
    if not is_author(message.author) or message.case != place.case:
        raise SealError
    return OpenedMessage(message, signed.message_hash, signed)
