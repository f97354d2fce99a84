"""A reviewer's signing key as a file: made, sealed by a passphrase, opened, and used to sign a statement.

Argon2id and XSalsa20-Poly1305 close it; a PEM file with an Ed25519 key (PKCS #8) is taken too.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from ploughshare.law.signoff import KEY_BYTES, Signed, Statement

FORMAT: Final = "ploughshare reviewer key 1"
MAX_BYTES: Final = 16 << 10
PASSPHRASE_CHARS_MIN: Final = 10
_MEMORY_MAX: Final = 1 << 30
_TURNS_MAX: Final = 10
_DAMAGED: Final = "The key file is damaged; take a copy of it, or make a new key."


class KeyFileError(Exception):
    """The reviewer's key cannot be used."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a passphrase is stretched: Argon2id's turns and bytes of memory."""

    turns: int = pwhash.argon2id.OPSLIMIT_MODERATE
    memory_bytes: int = pwhash.argon2id.MEMLIMIT_MODERATE


@dataclass(frozen=True)
class ReviewerKey:
    """An Ed25519 key that signs packs."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> str:
        """The public key, base64 of 32 bytes."""
        return base64.b64encode(self.private.public_key().public_bytes_raw()).decode()

    def sign(self, statement: Statement) -> Signed:
        """Sign a statement that names this key. Raises KeyFileError if it names another."""
        if statement.key != self.public:
            raise KeyFileError("The statement names another key than the one that signs.")
        return Signed(statement, base64.b64encode(self.private.sign(statement.message())).decode())


def sealed(seed: bytes, passphrase: str, salt: bytes, stretch: Stretch | None = None) -> bytes:
    """The key file for a seed of 32 bytes. `salt`: 16 random bytes. Raises KeyFileError."""
    cost = stretch or Stretch()
    if len(passphrase) < PASSPHRASE_CHARS_MIN:
        raise KeyFileError(f"The passphrase is too short: take at least {PASSPHRASE_CHARS_MIN} letters.")
    box = SecretBox(_stretched(passphrase, salt, cost))
    public = ReviewerKey(Ed25519PrivateKey.from_private_bytes(seed)).public
    body = {
        "format": FORMAT,
        "public": public,
        "turns": cost.turns,
        "memory_bytes": cost.memory_bytes,
        "salt": base64.b64encode(salt).decode(),
        "sealed": base64.b64encode(bytes(box.encrypt(seed))).decode(),
    }
    return json.dumps(body, indent=1).encode() + b"\n"


def opened(untrusted: bytes, ask: Callable[[], str]) -> ReviewerKey:
    """The key in a file; `ask` gives the passphrase, and is called only if needed. Raises KeyFileError."""
    if len(untrusted) > MAX_BYTES:
        raise KeyFileError("The file is larger than a key file can be.")
    if untrusted.lstrip().startswith(b"-----BEGIN"):
        return _from_pem(untrusted, ask)
    try:
        body = json.loads(untrusted)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise KeyFileError(
            "This is not a reviewer's key; make one with `ploughshare law sign --new-key FILE`."
        )
    turns = _whole(body.get("turns"), pwhash.argon2id.OPSLIMIT_MIN, _TURNS_MAX)
    memory = _whole(body.get("memory_bytes"), pwhash.argon2id.MEMLIMIT_MIN, _MEMORY_MAX)
    salt, box = _bytes(body.get("salt")), _bytes(body.get("sealed"))
    if len(salt) != pwhash.argon2id.SALTBYTES:
        raise KeyFileError(_DAMAGED)
    try:
        seed = SecretBox(_stretched(ask(), salt, Stretch(turns, memory))).decrypt(box)
    except (CryptoError, ValueError, TypeError):
        raise KeyFileError("The passphrase is not that of this key.") from None
    if len(seed) != KEY_BYTES:
        raise KeyFileError(_DAMAGED)
    return ReviewerKey(Ed25519PrivateKey.from_private_bytes(seed))


def _whole(untrusted: object, least: int, most: int) -> int:
    if isinstance(untrusted, bool) or not isinstance(untrusted, int) or not least <= untrusted <= most:
        raise KeyFileError(_DAMAGED)
    return untrusted


def _bytes(untrusted: object) -> bytes:
    try:
        return base64.b64decode(untrusted, validate=True) if isinstance(untrusted, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _stretched(passphrase: str, salt: bytes, cost: Stretch) -> bytes:
    return pwhash.argon2id.kdf(
        SecretBox.KEY_SIZE, passphrase.encode(), salt, opslimit=cost.turns, memlimit=cost.memory_bytes
    )


def _from_pem(untrusted: bytes, ask: Callable[[], str]) -> ReviewerKey:
    try:
        try:
            key = serialization.load_pem_private_key(untrusted, None)
        except TypeError:  # it is encrypted
            key = serialization.load_pem_private_key(untrusted, ask().encode())
    except (ValueError, TypeError, UnsupportedAlgorithm, InternalError):
        raise KeyFileError("The key cannot be opened: no PEM private key, or another passphrase.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError("Only an Ed25519 key signs packs.")
    return ReviewerKey(key)
