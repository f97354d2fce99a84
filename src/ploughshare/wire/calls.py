"""What goes with a call to a relay and what comes back: proof, challenge, receipt, small JSON bodies (§6)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ploughshare.wire.limits import (
    CHALLENGE_BYTES_MAX,
    HEADER_BYTES_MAX,
    HEADER_MAILBOX,
    HEADER_MEMBER,
    HEADER_PART,
    INTEGER_MAX,
    JSON_BODY_BYTES_MAX,
)
from ploughshare.wire.names import HASH_BYTES, KEY_BYTES, SIGNATURE_BYTES, b64u, from_b64u
from ploughshare.wire.refused import WireError
from ploughshare.wire.strict import Fields, dump_json, load_json

_NAMING = (HEADER_MAILBOX, HEADER_PART, HEADER_MEMBER)


def call_name(path: str, headers: Mapping[str, str]) -> str:
    """A call as its proof names it (§6.2): the path, then what the call's headers say it is about.

    >>> call_name("/v1/desk/wrap", {"Ploughshare-Member": "NcYxPH1op8FHQw67vmatYA"})
    '/v1/desk/wrap NcYxPH1op8FHQw67vmatYA'
    """
    return " ".join((path, *(headers[name] for name in _NAMING if name in headers)))


def proof_input(challenge: bytes, name: str, desk: bytes, body: bytes) -> bytes:
    """The bytes a proof's signature covers (§6.2). `name` is `call_name`'s, `desk` the 16 bytes of its id."""
    return b"\x00".join(
        (b"ploughshare/v1/proof", challenge, name.encode("ascii"), desk + hashlib.sha256(body).digest())
    )


@dataclass(frozen=True)
class Proof:
    """That the caller holds a key: the relay's challenge, the key, a signature over `proof_input`."""

    challenge: bytes
    public: bytes
    signature: bytes

    def header(self) -> str:
        """The value of `Ploughshare-Proof`."""
        return ".".join(b64u(part) for part in (self.challenge, self.public, self.signature))

    @classmethod
    def parse(cls, untrusted_header: str) -> "Proof":
        """Reads the header; nothing is checked but the form. Raises WireError."""
        parts = untrusted_header.split(".")
        if len(untrusted_header) > HEADER_BYTES_MAX or len(parts) != 3:
            raise WireError("a proof is not challenge, key and signature")
        challenge = from_b64u(parts[0])
        if not 0 < len(challenge) <= CHALLENGE_BYTES_MAX:
            raise WireError("a proof's challenge is not one")
        return cls(challenge, from_b64u(parts[1], KEY_BYTES), from_b64u(parts[2], SIGNATURE_BYTES))


@dataclass(frozen=True)
class Receipt:
    """That a record is stored for good: SHA-256 of its bytes and its index (§6.5)."""

    body_hash: bytes
    index: int

    def to_json(self) -> bytes:
        """The answer's body."""
        return dump_json({"receipt": b64u(self.body_hash), "index": self.index})

    @classmethod
    def parse(cls, untrusted_bytes: bytes) -> "Receipt":
        """Reads a relay's answer. Raises WireError."""
        fields = Fields(
            load_json(untrusted_bytes, bytes_max=JSON_BODY_BYTES_MAX),
            "a receipt",
            frozenset({"receipt", "index"}),
        )
        return cls(fields.octets("receipt", HASH_BYTES), fields.integer("index"))

    def is_for(self, body: bytes) -> bool:
        """Whether this is the receipt of these bytes."""
        return self.body_hash == hashlib.sha256(body).digest()


def after_body(after: int) -> bytes:
    """The body of a call that asks for what came after an index; 0 for everything."""
    return dump_json({"after": after})


def parse_after(untrusted_body: bytes) -> int:
    """The index in the body of `fetch`, `collect`, `events`, `wraps`. Raises WireError."""
    return _one_index(untrusted_body, "after")


def upto_body(upto: int) -> bytes:
    """The body of `ack`: every wrap up to and with this index has been taken."""
    return dump_json({"upto": upto})


def parse_upto(untrusted_body: bytes) -> int:
    """The index in the body of `ack`. Raises WireError."""
    return _one_index(untrusted_body, "upto")


def _one_index(untrusted_body: bytes, key: str) -> int:
    value = load_json(untrusted_body, bytes_max=JSON_BODY_BYTES_MAX, depth_max=2)
    return Fields(value, "this body", frozenset({key})).integer(key, high=INTEGER_MAX)
