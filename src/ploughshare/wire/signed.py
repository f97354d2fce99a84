"""The signed message: the bytes that stand inside a seal, and the padding that hides their length (§2).

Nothing is signed or checked here; this module only says which bytes a signature covers.
"""

from dataclasses import dataclass
from typing import Literal

from ploughshare.wire.names import SIGNATURE_BYTES, labelled_hash
from ploughshare.wire.refused import NewerFormError, WireError

Domain = Literal["roster", "keys", "letter", "reply"]

LADDER_BYTES = (1_024, 4_096, 16_384, 65_536)
"""The sizes a signed message is padded to (§2.2)."""
LETTER_BYTES_MIN = 4_096
"""A letter or a reply is never padded to less."""

_MAGIC = b"PLSH\x01"
_HEAD_BYTES = len(_MAGIC) + 4


def signing_input(domain: str, body: bytes) -> bytes:
    """The bytes an Ed25519 signature covers (§2.1). `domain` also `event` (§7.1)."""
    return b"ploughshare/v1/" + domain.encode("ascii") + b"\x00" + body


def padded_size(size_bytes: int, floor_bytes: int = LADDER_BYTES[0]) -> int:
    """The first rung of the ladder, from `floor_bytes` up, that holds `size_bytes`. Raises WireError.

    >>> padded_size(5000)
    16384
    """
    for rung in LADDER_BYTES:
        if rung >= floor_bytes and size_bytes <= rung:
            return rung
    raise WireError("this message is too long to be sent")


@dataclass(frozen=True)
class Signed:
    """A body of exact bytes and the 64 bytes of signature over them, not yet checked by anyone."""

    domain: Domain
    body: bytes
    signature: bytes

    @property
    def message_hash(self) -> bytes:
        """32 bytes that name this message in chains (§2.1)."""
        return labelled_hash(self.domain, self.body + self.signature)

    @property
    def signing_input(self) -> bytes:
        """The bytes the signature must cover."""
        return signing_input(self.domain, self.body)

    def to_bytes(self) -> bytes:
        """The container, padded as its domain asks: a roster not at all, the others up the ladder."""
        if len(self.signature) != SIGNATURE_BYTES:
            raise WireError(f"a signature is not {SIGNATURE_BYTES} bytes long")
        bare = _MAGIC + len(self.body).to_bytes(4, "big") + self.body + self.signature
        if self.domain == "roster":
            return bare
        return bare.ljust(padded_size(len(bare), _floor(self.domain)), b"\x00")

    @classmethod
    def parse(cls, domain: Domain, untrusted_bytes: bytes) -> "Signed":
        """Takes a container apart; the signature is not checked. Raises WireError.

        The length must be the rung `to_bytes` would have chosen, and all padding zero, so that one
        message has one form.
        """
        if untrusted_bytes.startswith(_MAGIC[:-1]) and untrusted_bytes[4:5] > _MAGIC[-1:]:
            raise NewerFormError
        if len(untrusted_bytes) < _HEAD_BYTES + SIGNATURE_BYTES or not untrusted_bytes.startswith(_MAGIC):
            raise WireError("this is not a signed message")
        body_end = _HEAD_BYTES + int.from_bytes(untrusted_bytes[len(_MAGIC) : _HEAD_BYTES], "big")
        end = body_end + SIGNATURE_BYTES
        if end > len(untrusted_bytes):
            raise WireError("this signed message is cut short")
        wanted = end if domain == "roster" else padded_size(end, _floor(domain))
        if len(untrusted_bytes) != wanted or any(untrusted_bytes[end:]):
            raise WireError("this signed message is not padded as agreed")
        return cls(domain, untrusted_bytes[_HEAD_BYTES:body_end], untrusted_bytes[body_end:end])


def _floor(domain: Domain) -> int:
    return LETTER_BYTES_MIN if domain in ("letter", "reply") else LADDER_BYTES[0]
