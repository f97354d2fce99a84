"""Signatures beside a file, in minisign's format: a stock program can check them without ours.

The format: https://jedisct1.github.io/minisign/ (prehashed, `ED`). Ed25519 and BLAKE2b come from libraries.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.refusal import SealError
from ploughshare.seal.signing import check_signature
from ploughshare.wire import KEY_BYTES, SIGNATURE_BYTES, labelled_hash

SIGNATURE_TEXT_BYTES_MAX = 1_024
PREHASH_BYTES = 64
_KEY_ID_BYTES = 8
_OF_KEY, _PREHASHED = b"Ed", b"ED"
_TEXT = re.compile(
    rb"untrusted comment: [^\r\n]*\r?\n([A-Za-z0-9+/]+=*)\r?\n"
    rb"trusted comment: ([^\r\n]*)\r?\n([A-Za-z0-9+/]+=*)(?:\r?\n)?"
)


def prehash(data: bytes) -> bytes:
    """What is signed of a file: BLAKE2b of 64 bytes.

    >>> prehash(b"abc").hex()[:16]
    'ba80a53f981c4d0d'
    """
    return hashlib.blake2b(data, digest_size=PREHASH_BYTES).digest()


def key_number(sign_public: bytes) -> bytes:
    """8 bytes by which minisign tells keys apart; ours follow from the key (docs/protocol.md §13.2)."""
    return labelled_hash("minisign", sign_public)[:_KEY_ID_BYTES]


def public_key_text(sign_public: bytes) -> str:
    """An Ed25519 public key of 32 bytes as `minisign -P` takes it: 56 letters.

    >>> public_key_text(bytes(32))
    'RWT8ZRTyUpCBJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return base64.b64encode(_OF_KEY + key_number(sign_public) + sign_public).decode()


def read_public_key(untrusted_text: str) -> bytes:
    """The 32 bytes of a public key in minisign's letters. Raises SealError."""
    whole = _octets(untrusted_text.strip().encode(), len(_OF_KEY) + _KEY_ID_BYTES + KEY_BYTES)
    public = whole[-KEY_BYTES:]
    if not whole.startswith(_OF_KEY + key_number(public)):
        raise SealError
    return public


@dataclass(frozen=True)
class FileSignature:
    """A signature as read, not yet checked."""

    key_number: bytes
    signature: bytes
    comment: str
    comment_signature: bytes

    @classmethod
    def parse(cls, untrusted_text: bytes) -> "FileSignature":
        """Reads a `.minisig` file's four lines. Raises SealError."""
        if len(untrusted_text) > SIGNATURE_TEXT_BYTES_MAX:
            raise SealError
        match = _TEXT.fullmatch(untrusted_text)
        if match is None:
            raise SealError
        whole = _octets(match[1], len(_PREHASHED) + _KEY_ID_BYTES + SIGNATURE_BYTES)
        if not whole.startswith(_PREHASHED):
            raise SealError
        try:
            comment = match[2].decode("ascii")
        except UnicodeDecodeError:
            raise SealError from None
        return cls(
            key_number=whole[2:10],
            signature=whole[10:],
            comment=comment,
            comment_signature=_octets(match[3], SIGNATURE_BYTES),
        )

    def text(self, untrusted_comment: str) -> str:
        """The four lines."""
        whole = _PREHASHED + self.key_number + self.signature
        return (
            f"untrusted comment: {untrusted_comment}\n{base64.b64encode(whole).decode()}\n"
            f"trusted comment: {self.comment}\n{base64.b64encode(self.comment_signature).decode()}\n"
        )

    def check_comment(self, sign_public: bytes) -> str:
        """The comment, if this key signed it. Raises SealError."""
        if self.key_number != key_number(sign_public):
            raise SealError
        check_signature(self.comment_signature, self.signature + self.comment.encode(), sign_public)
        return self.comment

    def check(self, hashed: bytes, sign_public: bytes) -> str:
        """The comment, if this key signed it and the file with this `prehash`. Raises SealError."""
        check_signature(self.signature, hashed, sign_public)
        return self.check_comment(sign_public)


def sign_file(hashed: bytes, comment: str, key: Ed25519PrivateKey) -> FileSignature:
    """Signs a file by its `prehash`, and a comment of one line."""
    signature = key.sign(hashed)
    number = key_number(key.public_key().public_bytes_raw())
    return FileSignature(number, signature, comment, key.sign(signature + comment.encode("ascii")))


def _octets(untrusted_text: bytes, size: int) -> bytes:
    """Base64 as it is written, in no other spelling. Raises SealError."""
    try:
        octets = base64.b64decode(untrusted_text, validate=True)
    except binascii.Error:
        raise SealError from None
    if len(octets) != size or base64.b64encode(octets) != untrusted_text:
        raise SealError
    return octets
