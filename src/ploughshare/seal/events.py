"""Desk events: signed, sealed under a key of their case, and hidden in an equal-sized outer seal (§7).

What an event says is the desk's business; here it is exact bytes. XChaCha20-Poly1305 is libsodium's,
through PyNaCl.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives import constant_time
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from ploughshare.seal.refusal import ClosingError, Random, SealError
from ploughshare.seal.signing import check_signature
from ploughshare.wire import EVENT_BYTES_MAX, ID_BYTES, SIGNATURE_BYTES, event_key_tag, signing_input

OUTER_LADDER_BYTES = (1_024, 4_096, 16_384, 98_304)
"""Sizes of the padded content of an outer seal (§7.3)."""
_NONCE_BYTES = 24
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_INNER_OVERHEAD = ID_BYTES + _NONCE_BYTES + _LENGTH_BYTES + SIGNATURE_BYTES + _TAG_BYTES
EVENT_RAW_BYTES_MAX = OUTER_LADDER_BYTES[-1] - _LENGTH_BYTES - _INNER_OVERHEAD
"""The longest inner body that fits the outer seal."""
_OUTER_DATA = b"ploughshare/v1/outer"


@dataclass(frozen=True)
class SealedEvent:
    """An event ready for the stream: `file` for the relay, `signature` to keep beside the inner body."""

    file: bytes
    signature: bytes


@dataclass(frozen=True)
class OpenedEvent:
    """An inner body and the signature over it, not yet checked: only the body says who should have signed."""

    raw: bytes
    signature: bytes


def event_id(raw: bytes) -> bytes:
    """16 bytes that name an event: BLAKE2b-128 of its inner body."""
    return hashlib.blake2b(raw, digest_size=ID_BYTES).digest()


def seal_event(
    raw: bytes,
    sign_key: Ed25519PrivateKey,
    *,
    event_key: bytes,
    team_key: bytes,
    random: Random = os.urandom,
) -> SealedEvent:
    """Sign an inner body and seal it twice. Keys are 32 bytes each.

    Raises:
        ClosingError: the body does not fit the largest step.
    """
    if len(raw) > EVENT_RAW_BYTES_MAX:
        raise ClosingError("This is too long to be shared with colleagues.")
    signature = sign_key.sign(signing_input("event", raw))
    key_tag = event_key_tag(event_key)
    content = len(raw).to_bytes(_LENGTH_BYTES, "big") + raw + signature
    inner = key_tag + _close(content, b"\x01" + key_tag, event_key, random)
    size = next(step for step in OUTER_LADDER_BYTES if len(inner) + _LENGTH_BYTES <= step)
    padded = (len(inner).to_bytes(_LENGTH_BYTES, "big") + inner).ljust(size, b"\x00")
    return SealedEvent(_close(padded, _OUTER_DATA, team_key, random), signature)


def open_outer(untrusted_file: bytes, team_keys: Iterable[bytes]) -> bytes:
    """The inner seal, with the first team key that opens the outer one.

    Raises:
        SealError: none of the keys does, or the padding is not as agreed.
    """
    if len(untrusted_file) > EVENT_BYTES_MAX:
        raise SealError
    for key in team_keys:
        try:
            padded = _open(untrusted_file, _OUTER_DATA, key)
        except SealError:
            continue
        end = _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")
        fits = next((step for step in OUTER_LADDER_BYTES if end <= step), 0)
        if len(padded) != fits or any(padded[end:]):
            raise SealError
        return padded[_LENGTH_BYTES:end]
    raise SealError


def key_tag(inner: bytes) -> bytes:
    """Which key an inner seal is under, 16 bytes: compare with `wire.event_key_tag` of the keys at hand."""
    return inner[:ID_BYTES]


def open_inner(inner: bytes, event_key: bytes) -> OpenedEvent:
    """The inner body and its signature.

    The tag commits to the key: an inner seal made to open under two keys is refused under one of them.

    Raises:
        SealError: the seal is not under this key, or was changed.
    """
    tag = event_key_tag(event_key)
    if not constant_time.bytes_eq(key_tag(inner), tag):
        raise SealError
    content = _open(inner[ID_BYTES:], b"\x01" + tag, event_key)
    end = _LENGTH_BYTES + int.from_bytes(content[:_LENGTH_BYTES], "big")
    if len(content) != end + SIGNATURE_BYTES:
        raise SealError
    return OpenedEvent(content[_LENGTH_BYTES:end], content[end:])


def check_event(raw: bytes, signature: bytes, sign_public: bytes) -> None:
    """Check that a member's key (32 bytes) signed an inner body. Raises SealError."""
    check_signature(signature, signing_input("event", raw), sign_public)


def _close(plaintext: bytes, associated: bytes, key: bytes, random: Random) -> bytes:
    nonce = random(_NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associated, nonce, key)


def _open(untrusted: bytes, associated: bytes, key: bytes) -> bytes:
    if len(untrusted) < _NONCE_BYTES + _TAG_BYTES + _LENGTH_BYTES:
        raise SealError
    nonce, sealed = untrusted[:_NONCE_BYTES], untrusted[_NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, associated, nonce, key)
    except CryptoError:
        raise SealError from None
