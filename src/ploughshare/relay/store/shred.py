"""Keys under which a PostgreSQL store closes what may be deleted: without its key a row opens for nobody."""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from ploughshare.relay.store.interface import StoreError

SECRET_BYTES = 32
_NONCE_BYTES = 12
CLOSED_BYTES_MORE = _NONCE_BYTES + 16


def new_key() -> tuple[int, bytes]:
    """A key and its number. The number is random too, so that it tells no order."""
    return secrets.randbits(62), secrets.token_bytes(SECRET_BYTES)


def body_hash(body: bytes) -> bytes:
    """SHA-256 of a body, as its receipt says, 32 bytes."""
    return hashlib.sha256(body).digest()


def mark(secret: bytes, hash_of_body: bytes) -> bytes:
    """What finds a body again by its hash, 32 bytes, with the key; SQL computes the same."""
    return hashlib.sha256(secret + hash_of_body).digest()


def close(secret: bytes, body: bytes) -> bytes:
    """A body closed under a key: a random nonce of 12 bytes, ciphertext, tag."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(secret).encrypt(nonce, body, None)


def reveal(secret: bytes, closed: bytes) -> bytes:
    """The body again. Raises StoreError when the row is damaged."""
    try:
        return ChaCha20Poly1305(secret).decrypt(closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], None)
    except InvalidTag:
        raise StoreError("a row of the database is damaged") from None
