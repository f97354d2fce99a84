"""How a vault is locked: a random database key, wrapped under the passphrase by Argon2id.

The header beside the database holds the parameters and the wrapped key, never the passphrase or the
database key. Argon2id: RFC 9106. Wrapping: XChaCha20-Poly1305 (libsodium), bound to the parameters.
"""

import dataclasses
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import nacl.exceptions
from argon2.low_level import Type, hash_secret_raw
from nacl.secret import Aead

from ploughshare.desk.refused import DeskError
from ploughshare.wire import Fields, WireError, b64u, dump_json, from_b64u, load_json

KEY_BYTES = 32
SALT_BYTES = 16
HEADER_BYTES_MAX = 4_096
MEMORY_KIB_MAX = 8 * 1024 * 1024
PASSES_MAX = 64
LANES_MAX = 16
PASSPHRASE_CHARS_MIN = 12

_KEYS = frozenset({"format", "kdf", "memory_kib", "passes", "lanes", "floor", "salt", "wrapped"})
_WRAPPED_BYTES = Aead.NONCE_SIZE + KEY_BYTES + Aead.MACBYTES

Random = Callable[[int], bytes]


class WrongPassphraseError(DeskError):
    """This passphrase does not open the vault."""


class HeaderError(DeskError):
    """The vault's header cannot be read; restore vault.json from the backup of the vault."""


class WeakPassphraseError(DeskError):
    """A passphrase needs at least 12 characters; five or six words are easier to remember."""


@dataclass(frozen=True)
class Stretching:
    """Argon2id parameters: memory in KiB, passes, lanes; `floor` says which minimum they were held to."""

    memory_kib: int
    passes: int
    lanes: int
    floor: str = "standard"

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """32 bytes from a passphrase; NFC first, so that one keyboard types what another did."""
        return hash_secret_raw(
            secret=unicodedata.normalize("NFC", passphrase).encode("utf-8"),
            salt=salt,
            time_cost=self.passes,
            memory_cost=self.memory_kib,
            parallelism=self.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )


STANDARD = Stretching(memory_kib=256 * 1024, passes=3, lanes=1)
"""The floor: no vault of people is made with less."""
DEMONSTRATION = Stretching(memory_kib=8 * 1024, passes=1, lanes=1, floor="demonstration")
"""For tests and for a demonstration without people; the header says so and the desk shows it."""


def calibrate(*, target_seconds: float = 1.0, clock: Callable[[], float] = time.perf_counter) -> Stretching:
    """Parameters that take about `target_seconds` on this machine, never below `STANDARD`.

    Passes are added at 256 MiB, and at 512 MiB where that is fast enough.
    """
    chosen = STANDARD
    for memory_kib, lanes in ((512 * 1024, 2), (256 * 1024, 1)):
        trial = Stretching(memory_kib, STANDARD.passes, lanes)
        began = clock()
        trial.derive("calibration", bytes(SALT_BYTES))
        spent = max(clock() - began, 1e-3)
        if spent <= target_seconds:
            passes = min(PASSES_MAX, max(STANDARD.passes, int(STANDARD.passes * target_seconds / spent)))
            return dataclasses.replace(trial, passes=passes)
    return chosen


@dataclass(frozen=True)
class Header:
    """What stands in vault.json."""

    stretching: Stretching
    salt: bytes
    wrapped: bytes

    @classmethod
    def close(cls, database_key: bytes, passphrase: str, stretching: Stretching, random: Random) -> "Header":
        """Wraps the database key under the passphrase.

        Raises WeakPassphraseError; ValueError for parameters below the floor.
        """
        low = stretching.memory_kib < STANDARD.memory_kib or stretching.passes < STANDARD.passes
        if low and stretching.floor != DEMONSTRATION.floor:
            raise ValueError("the stretching is below the floor")
        if len(passphrase) < PASSPHRASE_CHARS_MIN:
            raise WeakPassphraseError
        salt = random(SALT_BYTES)
        box = Aead(stretching.derive(passphrase, salt))
        wrapped = box.encrypt(database_key, _bound(stretching, salt), random(Aead.NONCE_SIZE))
        return cls(stretching, salt, bytes(wrapped))

    def open(self, passphrase: str) -> bytes:
        """The database key, 32 bytes. Raises WrongPassphraseError."""
        try:
            box = Aead(self.stretching.derive(passphrase, self.salt))
            return box.decrypt(self.wrapped, _bound(self.stretching, self.salt))
        except nacl.exceptions.CryptoError:
            raise WrongPassphraseError from None

    def to_json(self) -> bytes:
        """The file's bytes."""
        return dump_json(
            {
                "format": 1,
                "kdf": "argon2id",
                "memory_kib": self.stretching.memory_kib,
                "passes": self.stretching.passes,
                "lanes": self.stretching.lanes,
                "floor": self.stretching.floor,
                "salt": b64u(self.salt),
                "wrapped": b64u(self.wrapped),
            }
        )

    @classmethod
    def parse(cls, untrusted_bytes: bytes) -> "Header":
        """Reads the file. Raises HeaderError, also where the parameters would exhaust the machine."""
        try:
            fields = Fields(load_json(untrusted_bytes, bytes_max=HEADER_BYTES_MAX), "a header", _KEYS)
            fields.constant("format", 1)
            fields.constant("kdf", "argon2id")
            lanes = fields.integer("lanes", low=1, high=LANES_MAX)
            return cls(
                Stretching(
                    memory_kib=fields.integer("memory_kib", low=8 * lanes, high=MEMORY_KIB_MAX),
                    passes=fields.integer("passes", low=1, high=PASSES_MAX),
                    lanes=lanes,
                    floor=fields.choice("floor", frozenset({STANDARD.floor, DEMONSTRATION.floor})),
                ),
                fields.octets("salt", SALT_BYTES),
                from_b64u(fields.text("wrapped", chars_max=200), _WRAPPED_BYTES),
            )
        except WireError:
            raise HeaderError from None


def _bound(stretching: Stretching, salt: bytes) -> bytes:
    """What the wrapping also covers, so that no parameter can be changed unseen."""
    parts = (stretching.memory_kib, stretching.passes, stretching.lanes, stretching.floor)
    return b"ploughshare/v1/vault\x00" + repr(parts).encode("ascii") + salt
