"""A reviewer's sign-off: an Ed25519 signature over a pack's hash, with name, role and day (docs/packs.md).

What is signed, and whether a signature stands for the pack it lies beside. No private key comes in here.
"""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ploughshare.law.dates import day_number
from ploughshare.law.expr import Json
from ploughshare.law.source import PackError, Where, read_bytes

FILE: Final = "signoff.json"
DOMAIN: Final = b"ploughshare law sign-off v1\n"
MAX_BYTES: Final = 16 << 10
TEXT_CHARS_MAX: Final = 200
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
SIGNED: Final = "signed"
CHANGED: Final = "changed"
_KEYS: Final = ("pack", "version", "hash", "by", "role", "on", "key", "signature")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of letters that can hide or turn round what a name says."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a reviewer puts a name to: this pack, of this hash, looked at by whom, as what, on which day.

    `key`: the reviewer's Ed25519 public key, base64 of 32 bytes. `on`: an ISO day. `hash`: the pack's, hex.
    """

    pack: str
    version: str
    hash: str
    by: str
    role: str
    on: str
    key: str

    def message(self) -> bytes:
        """The bytes that are signed."""
        body = {name: getattr(self, name) for name in _KEYS[:-1]}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return DOMAIN + text.encode()


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement with its signature, base64 of 64 bytes; whether the signature is good is not known yet."""

    statement: Statement
    signature: str

    def to_json(self) -> dict[str, Json]:
        """As in signoff.json."""
        statement = self.statement
        body: dict[str, Json] = {name: getattr(statement, name) for name in _KEYS[:-1]}
        return body | {"signature": self.signature}

    def verifies(self) -> bool:
        """Whether the key of the statement made this signature."""
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.statement.key))
        try:
            key.verify(base64.b64decode(self.signature), self.statement.message())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SignOff:
    """What a pack may say of its sign-off. `state`: signed (for this very pack) or changed (for another)."""

    state: str
    by: str
    role: str
    on: str
    key: str

    def to_json(self) -> dict[str, Json]:
        """As in an assessment."""
        return {"state": self.state, "by": self.by, "role": self.role, "on": self.on, "key": self.key}


def read(directory: Path) -> Signed | None:
    """The sign-off beside a pack, not yet judged; None where there is none. Raises PackError."""
    path = directory / FILE
    where = Where(str(path), 1)
    try:
        untrusted = read_bytes(path, str(path), MAX_BYTES)
    except FileNotFoundError:
        return None
    if len(untrusted) > MAX_BYTES:
        raise PackError("is larger than a sign-off can be; sign the pack again", where)
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        raise PackError("is not a sign-off; sign the pack again with `ploughshare law sign`", where) from None
    return parse(found, where)


def parse(untrusted: object, where: Where) -> Signed:
    """A sign-off from its JSON value; a key `state` that an export adds is not believed. Raises PackError."""
    if not isinstance(untrusted, Mapping):
        raise PackError("the sign-off is not an object; sign the pack again", where)
    unknown = set(untrusted) - set(_KEYS) - {"state"}
    if unknown:
        raise PackError(f"the sign-off has no key {min(map(str, unknown))[:80]!r}; remove it", where)
    values: dict[str, str] = {}
    for key in _KEYS:
        value = untrusted.get(key)
        if not isinstance(value, str) or not fit_to_sign(value):
            raise PackError(
                f"{key!r} of the sign-off must be 1 to {TEXT_CHARS_MAX} visible letters; sign the pack again",
                where,
            )
        values[key] = value
    try:
        day_number(values["on"])
    except ValueError as error:
        raise PackError(f"'on' of the sign-off: {error}", where) from None
    for key, size in (("key", KEY_BYTES), ("signature", SIGNATURE_BYTES)):
        if not _is_base64(values[key], size):
            raise PackError(f"{key!r} of the sign-off is not {size} bytes in base64; sign again", where)
    signature = values.pop("signature")
    return Signed(Statement(**values), signature)


def fit_to_sign(text: str) -> bool:
    """Whether a name or a role can stand in a sign-off: one visible line that reads as it is written."""
    return (
        len(text.strip()) > 0
        and len(text) <= TEXT_CHARS_MAX
        and not any(unicodedata.category(letter) in _INVISIBLE for letter in text)
    )


def parse_key(untrusted: str) -> str:
    """A public key as given by a person, in its one spelling. Raises ValueError."""
    text = untrusted.strip()
    if not _is_base64(text, KEY_BYTES):
        raise ValueError(
            f"{text[:60]!r} is not a reviewer's key: 32 bytes in base64, as `law sign` prints it"
        )
    return text


def parse_reviewers(text: str) -> frozenset[str]:
    """The keys of a list, one a line; what follows a key is a note. Raises ValueError that names the line."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1):
        key, *_ = (*line.split(), "")
        if key and not key.startswith("#"):
            try:
                found.add(parse_key(key))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
    return frozenset(found)


def _is_base64(text: str, size: int) -> bool:
    """Whether this is the one way to write `size` bytes in base64."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(found) == size and base64.b64encode(found).decode() == text


def judged(signed: Signed | None, pack: str, version: str, pack_hash: str) -> SignOff | None:
    """What a sign-off says of a pack: signed only if the signature is good and all of it is this pack's."""
    if signed is None:
        return None
    said = signed.statement
    is_this = (said.pack, said.version, said.hash) == (pack, version, pack_hash)
    state = SIGNED if is_this and signed.verifies() else CHANGED
    return SignOff(state, said.by, said.role, said.on, said.key)
