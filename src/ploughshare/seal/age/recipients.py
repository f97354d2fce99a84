"""Who an age file is for: the post-quantum hybrid, X25519, and (reading only) a passphrase.

C2SP age, "Native recipient types"; the hybrid is HPKE (RFC 9180, base mode) with the
MLKEM768-X25519 KEM, HKDF-SHA-256 and ChaCha20-Poly1305.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ploughshare.seal.age import bech32
from ploughshare.seal.age.header import Stanza, base64_decode, base64_encode
from ploughshare.seal.refusal import KeyTextError, Random, SealError

FILE_KEY_BYTES = 16
SEED_BYTES = 32
_WRAPPED_BYTES = FILE_KEY_BYTES + 16
_X25519_BYTES = 32
_MLKEM768_PUBLIC_BYTES = 1184
_MLKEM768_SEED_BYTES = 64
_HYBRID_SHARE_BYTES = 1120
_HYBRID_TYPE = "mlkem768x25519"
_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_HYBRID_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_SCRYPT_SALT_BYTES = 16
_ZERO_NONCE = bytes(12)


class Recipient(Protocol):
    """A public key a file can be closed for."""

    post_quantum: bool

    def wrap(self, file_key: bytes, random: Random) -> Stanza:
        """The stanza that lets this recipient, and nobody else, have the file key."""
        ...


class Identity(Protocol):
    """A secret that opens what was closed for it."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key (16 bytes), or None when no stanza is for this identity.

        Raises:
            SealError: a stanza of this identity's type is malformed.
        """
        ...


def _arguments(stanza: Stanza, count: int) -> tuple[str, ...]:
    if len(stanza.arguments) != count + 1 or len(stanza.body) != _WRAPPED_BYTES:
        raise SealError
    return stanza.arguments[1:]


def _share(argument: str, size_bytes: int) -> bytes:
    share = base64_decode(argument.encode("ascii"))
    if len(share) != size_bytes:
        raise SealError
    return share


class HybridRecipient:
    """The public half of a hybrid identity; its text form starts with `age1pq1`."""

    post_quantum = True

    def __init__(self, public_bytes: bytes) -> None:
        """Take the 1,216 public bytes: ML-KEM-768, then X25519. Raises KeyTextError for any other."""
        if len(public_bytes) != _MLKEM768_PUBLIC_BYTES + _X25519_BYTES:
            raise KeyTextError
        self.public_bytes = public_bytes
        try:
            self._key = hpke.MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(public_bytes[:_MLKEM768_PUBLIC_BYTES]),
                X25519PublicKey.from_public_bytes(public_bytes[_MLKEM768_PUBLIC_BYTES:]),
            )
        except ValueError:
            raise KeyTextError from None

    @classmethod
    def parse(cls, untrusted_text: str) -> "HybridRecipient":
        """Read `age1pq1…`. Raises KeyTextError."""
        return cls(bech32.decode("age1pq", untrusted_text))

    def text(self) -> str:
        """`age1pq1…`."""
        return bech32.encode("age1pq", self.public_bytes)

    def wrap(self, file_key: bytes, random: Random) -> Stanza:
        """See `Recipient.wrap`; the library draws this encapsulation's randomness itself."""
        sealed = _HYBRID_SUITE.encrypt(file_key, self._key, _HYBRID_INFO)
        share = base64_encode(sealed[:_HYBRID_SHARE_BYTES]).decode("ascii")
        return Stanza((_HYBRID_TYPE, share), sealed[_HYBRID_SHARE_BYTES:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HybridRecipient) and other.public_bytes == self.public_bytes

    def __hash__(self) -> int:
        return hash(self.public_bytes)


class HybridIdentity:
    """A hybrid identity grown from a 32-byte seed; its text form starts with `AGE-SECRET-KEY-PQ-1`."""

    def __init__(self, seed: bytes) -> None:
        """Take the seed: 32 bytes. Raises KeyTextError for any other length."""
        if len(seed) != SEED_BYTES:
            raise KeyTextError
        self._seed = seed
        expanded = hashlib.shake_256(seed).digest(_MLKEM768_SEED_BYTES + _X25519_BYTES)
        mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM768_SEED_BYTES])
        self._x25519 = X25519PrivateKey.from_private_bytes(expanded[_MLKEM768_SEED_BYTES:])
        self._key = hpke.MLKEM768X25519PrivateKey(mlkem, self._x25519)
        self.recipient = HybridRecipient(
            mlkem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()
        )

    @classmethod
    def parse(cls, untrusted_text: str) -> "HybridIdentity":
        """Read `AGE-SECRET-KEY-PQ-1…`. Raises KeyTextError."""
        return cls(bech32.decode("age-secret-key-pq-", untrusted_text))

    def text(self) -> str:
        """`AGE-SECRET-KEY-PQ-1…`: a secret, for the person's own paper or the stock age tool."""
        return bech32.encode("age-secret-key-pq-", self._seed).upper()

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`."""
        for stanza in stanzas:
            if stanza.arguments[0] != _HYBRID_TYPE:
                continue
            (argument,) = _arguments(stanza, 1)
            share = _share(argument, _HYBRID_SHARE_BYTES)
            _agree(self._x25519, share[-_X25519_BYTES:])
            try:
                return _HYBRID_SUITE.decrypt(share + stanza.body, self._key, _HYBRID_INFO)
            except InvalidTag:
                continue
        return None


def _agree(private: X25519PrivateKey, share: bytes) -> bytes:
    """X25519, refusing the points of low order whose shared secret is all zeros."""
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(share))
    except ValueError:
        raise SealError from None


class X25519Recipient:
    """An age key of the older kind, `age1…`: kept for the test vectors and other people's tools."""

    post_quantum = False

    def __init__(self, public_bytes: bytes) -> None:
        """Take the 32 public bytes. Raises KeyTextError for any other length."""
        if len(public_bytes) != _X25519_BYTES:
            raise KeyTextError
        self.public_bytes = public_bytes

    @classmethod
    def parse(cls, untrusted_text: str) -> "X25519Recipient":
        """Read `age1…`. Raises KeyTextError."""
        return cls(bech32.decode("age", untrusted_text))

    def text(self) -> str:
        """`age1…`."""
        return bech32.encode("age", self.public_bytes)

    def wrap(self, file_key: bytes, random: Random) -> Stanza:
        """See `Recipient.wrap`."""
        ephemeral = X25519PrivateKey.from_private_bytes(random(_X25519_BYTES))
        share = ephemeral.public_key().public_bytes_raw()
        key = _x25519_wrap_key(_agree(ephemeral, self.public_bytes), share, self.public_bytes)
        body = ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)
        return Stanza(("X25519", base64_encode(share).decode("ascii")), body)


class X25519Identity:
    """The secret half of an `age1…` key, `AGE-SECRET-KEY-1…`."""

    def __init__(self, seed: bytes) -> None:
        """Take the 32 secret bytes. Raises KeyTextError for any other length."""
        if len(seed) != _X25519_BYTES:
            raise KeyTextError
        self._seed = seed
        self._key = X25519PrivateKey.from_private_bytes(seed)
        self.recipient = X25519Recipient(self._key.public_key().public_bytes_raw())

    @classmethod
    def parse(cls, untrusted_text: str) -> "X25519Identity":
        """Read `AGE-SECRET-KEY-1…`. Raises KeyTextError."""
        return cls(bech32.decode("age-secret-key-", untrusted_text))

    def text(self) -> str:
        """`AGE-SECRET-KEY-1…`: a secret."""
        return bech32.encode("age-secret-key-", self._seed).upper()

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`."""
        for stanza in stanzas:
            if stanza.arguments[0] != "X25519":
                continue
            (argument,) = _arguments(stanza, 1)
            share = _share(argument, _X25519_BYTES)
            key = _x25519_wrap_key(_agree(self._key, share), share, self.recipient.public_bytes)
            try:
                return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, stanza.body, None)
            except InvalidTag:
                continue
        return None


def _x25519_wrap_key(secret: bytes, share: bytes, recipient: bytes) -> bytes:
    info = b"age-encryption.org/v1/X25519"
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=share + recipient, info=info).derive(secret)


class PassphraseIdentity:
    """A passphrase that opens a file of the `scrypt` type; we never write such files."""

    def __init__(self, passphrase: str, max_log_work: int = 18) -> None:
        """`max_log_work` bounds the memory a stranger's file can make us use: 2^(10 + it) bytes."""
        self._passphrase = passphrase.encode("utf-8")
        self._max_log_work = max_log_work

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`; a scrypt stanza stands alone in its header."""
        for stanza in stanzas:
            if stanza.arguments[0] != "scrypt":
                continue
            salt_argument, work = _arguments(stanza, 2)
            salt = _share(salt_argument, _SCRYPT_SALT_BYTES)
            if not re.fullmatch(r"[1-9][0-9]?", work) or int(work) > self._max_log_work or len(stanzas) > 1:
                raise SealError
            salted = b"age-encryption.org/v1/scrypt" + salt
            key = Scrypt(salt=salted, length=32, n=1 << int(work), r=8, p=1).derive(self._passphrase)
            try:
                return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, stanza.body, None)
            except InvalidTag:
                continue
        return None
