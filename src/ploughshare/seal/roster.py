"""The desk's roster: signed by the root key, checked before anyone on it is trusted (§5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.age import HybridRecipient
from ploughshare.seal.message import RosterHeld
from ploughshare.seal.refusal import ClosingError, KeyTextError, NewerError, SealError
from ploughshare.seal.signing import sign, take_apart, verify
from ploughshare.wire import ROSTER_BYTES_MAX, NewerFormError, Roster, WireError


class RosterOrderError(ValueError):
    """This list of lawyers does not follow the one already held."""

    def __init__(self) -> None:
        super().__init__("This list of lawyers does not follow the one already held.")


@dataclass(frozen=True)
class SignedRoster:
    """A roster whose root signature has been checked, with its exact bytes and its message hash."""

    roster: Roster
    hash: bytes
    file: bytes

    @property
    def held(self) -> RosterHeld:
        """How letters name this version."""
        return RosterHeld(self.roster.version, self.hash)

    def recipients(self) -> list[HybridRecipient]:
        """The members' age recipients, in roster order."""
        return [HybridRecipient.parse(member.recipient) for member in self.roster.members]


def sign_roster(roster: Roster, root_key: Ed25519PrivateKey) -> SignedRoster:
    """Sign a version with the root key.

    Raises:
        ClosingError: the key is not the roster's root, a member is malformed, or it is over 256 KiB.
    """
    if roster.root != root_key.public_key().public_bytes_raw():
        raise ClosingError("A roster is signed by its own root key.")
    body = roster.body()
    try:
        Roster.parse(body)
        signed = sign("roster", body, root_key)
        made = SignedRoster(roster, signed.message_hash, signed.to_bytes())
        made.recipients()
    except (WireError, KeyTextError) as error:
        raise ClosingError(f"This roster cannot be signed: {error}.") from None
    if len(made.file) > ROSTER_BYTES_MAX:
        raise ClosingError("This roster is too large.")
    return made


def open_roster(untrusted_bytes: bytes, root_public: bytes) -> SignedRoster:
    """Read a roster and check it against the root key one already has, 32 bytes.

    Raises:
        NewerError: the root signed it, in a form of a version to come.
        SealError: another root, a wrong signature, or not a roster.
    """
    if len(untrusted_bytes) > ROSTER_BYTES_MAX:
        raise SealError
    try:
        signed = take_apart("roster", untrusted_bytes)
    except NewerError:  # nobody signed that byte: whoever hands the roster out could say so
        raise SealError from None
    verify(signed, root_public)
    try:
        roster = Roster.parse(signed.body)
        opened = SignedRoster(roster, signed.message_hash, untrusted_bytes)
        opened.recipients()
    except NewerFormError:
        raise NewerError from None
    except (WireError, KeyTextError):
        raise SealError from None
    if roster.root != root_public:
        raise SealError
    return opened


def check_not_older(held: RosterHeld, offered: SignedRoster) -> None:
    """What a guide asks of a roster: not an older version, and not another of the same number.

    Raises:
        RosterOrderError: the offered roster is refused; go on with the one held.
    """
    version = offered.roster.version
    if version < held.version or (version == held.version and offered.hash != held.hash):
        raise RosterOrderError
    if version == held.version + 1 and offered.roster.prev != held.hash:
        raise RosterOrderError


def check_chain(versions: Sequence[SignedRoster]) -> None:
    """What a desk asks of all versions, oldest first: each names the hash of the one before.

    Raises:
        RosterOrderError: a version is missing, doubled or does not follow.
    """
    for before, after in pairwise(versions):
        if after.roster.version != before.roster.version + 1 or after.roster.prev != before.hash:
            raise RosterOrderError
