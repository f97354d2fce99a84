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
SEALED_CHUNK_BYTES = CHUNK_BYTES + _TAG_BYTES


class Chunks:
    """The cipher of one payload, chunk by chunk; `nonce` is the payload's first 16 bytes."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        key = HKDF(algorithm=hashes.SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key)
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, number: int, chunk: bytes, *, last: bool) -> bytes:
        """The sealed chunk, 16 bytes longer; `number` from 0."""
        return self._cipher.encrypt(_chunk_nonce(number, last=last), chunk, None)

    def open(self, number: int, untrusted_chunk: bytes, *, last: bool) -> bytes:
        """The chunk, authentic and in its place. Raises SealError."""
        try:
            chunk = self._cipher.decrypt(_chunk_nonce(number, last=last), untrusted_chunk, None)
        except InvalidTag:
            raise SealError from None
        if not chunk and number > 0:
            raise SealError
        return chunk


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def seal_payload(plaintext: bytes, file_key: bytes, nonce: bytes) -> bytes:
    """`nonce ‖ chunks`; `nonce` is 16 fresh random bytes."""
    chunks = Chunks(file_key, nonce)
    starts = range(0, max(len(plaintext), 1), CHUNK_BYTES)
    sealed = [nonce]
    for number, start in enumerate(starts):
        sealed.append(chunks.seal(number, plaintext[start : start + CHUNK_BYTES], last=start == starts[-1]))
    return b"".join(sealed)


def open_payload(untrusted_payload: bytes, file_key: bytes) -> Iterator[bytes]:
    """Yield the plaintext chunk by chunk, each authentic; the whole is there only when it ends by itself.

    Raises:
        SealError: a chunk was changed, dropped, added or cut; or the last of several is empty.
    """
    chunks = Chunks(file_key, untrusted_payload[:NONCE_BYTES])
    starts = range(NONCE_BYTES, max(len(untrusted_payload), NONCE_BYTES + 1), SEALED_CHUNK_BYTES)
    for number, start in enumerate(starts):
        sealed = untrusted_payload[start : start + SEALED_CHUNK_BYTES]
        yield chunks.open(number, sealed, last=start == starts[-1])
