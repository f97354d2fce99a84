"""The age payload: STREAM in chunks of 64 KiB (C2SP age, "Payload")."""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ploughshare.seal.refusal import SealError

NONCE_BYTES = 16
CHUNK_BYTES = 65_536
_TAG_BYTES = 16
_SEALED_CHUNK_BYTES = CHUNK_BYTES + _TAG_BYTES


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key)
    return ChaCha20Poly1305(key)


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def seal_payload(plaintext: bytes, file_key: bytes, nonce: bytes) -> bytes:
    """`nonce ‖ chunks`; `nonce` is 16 fresh random bytes."""
    cipher = _cipher(file_key, nonce)
    starts = range(0, max(len(plaintext), 1), CHUNK_BYTES)
    sealed = [nonce]
    for number, start in enumerate(starts):
        last = start == starts[-1]
        sealed.append(
            cipher.encrypt(_chunk_nonce(number, last=last), plaintext[start : start + CHUNK_BYTES], None)
        )
    return b"".join(sealed)


def open_payload(untrusted_payload: bytes, file_key: bytes) -> Iterator[bytes]:
    """Yield the plaintext chunk by chunk, each authentic; the whole is there only when it ends by itself.

    Raises:
        SealError: a chunk was changed, dropped, added or cut; or the last of several is empty.
    """
    cipher = _cipher(file_key, untrusted_payload[:NONCE_BYTES])
    starts = range(NONCE_BYTES, max(len(untrusted_payload), NONCE_BYTES + 1), _SEALED_CHUNK_BYTES)
    for number, start in enumerate(starts):
        last = start == starts[-1]
        sealed = untrusted_payload[start : start + _SEALED_CHUNK_BYTES]
        try:
            chunk = cipher.decrypt(_chunk_nonce(number, last=last), sealed, None)
        except InvalidTag:
            raise SealError from None
        if not chunk and number > 0:
            raise SealError
        yield chunk
