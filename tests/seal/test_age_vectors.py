"""The published age test vectors (C2SP/CCTV, npm cctv-age): every one, each failing where it should."""

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from ploughshare.seal.age import (
    HybridIdentity,
    Identity,
    PassphraseIdentity,
    SealError,
    X25519Identity,
    decrypt,
    open_header,
)
from ploughshare.seal.age.armor import is_armored, strip_armor
from ploughshare.seal.age.header import header_mac, parse_header
from ploughshare.seal.age.stream import open_payload

PUBLISHED = Path(__file__).parents[2] / "node_modules" / "cctv-age" / "index.js"
_VECTOR = re.compile(r'^// \.\./testdata/(\w+)\nvar \w+ = __toBinary\("([^"]*)"\);', re.MULTILINE)


@dataclass(frozen=True)
class Vector:
    name: str
    expect: str
    payload: str | None
    identities: tuple[Identity, ...]
    file: bytes


def identity(name: str, value: str) -> Identity:
    if name == "passphrase":
        return PassphraseIdentity(value)
    return HybridIdentity.parse(value) if "-PQ-" in value else X25519Identity.parse(value)


def parse(name: str, raw: bytes) -> Vector:
    head, _, file = raw.partition(b"\n\n")
    pairs = [line.split(": ", 1) for line in head.decode().split("\n")]
    said = {pair[0]: pair[1] for pair in pairs}
    return Vector(
        name=name,
        expect=said["expect"],
        payload=said.get("payload"),
        identities=tuple(identity(key, value) for key, value in pairs if key in ("identity", "passphrase")),
        file=zlib.decompress(file) if said.get("compressed") == "zlib" else file,
    )


def published() -> list[Vector]:
    if not PUBLISHED.exists():
        return []
    found = _VECTOR.findall(PUBLISHED.read_text(encoding="utf-8"))
    return [parse(name, base64.b64decode(text)) for name, text in found]


VECTORS = published()
# The reference takes a full chunk for the last one before it looks whether more follows, and so releases that
# chunk before it fails. Ours knows where the file ends, fails one chunk sooner and releases less.
RELEASES_LESS = {
    "armor_garbage_encoded",
    "stream_no_final_full",
    "stream_no_final_two_chunks_full",
    "stream_trailing_garbage_long",
    "stream_trailing_garbage_short",
    "stream_two_final_chunks",
    "stream_two_final_chunks_full",
    "stream_two_final_chunks_second",
}


def where_it_fails(vector: Vector) -> str:
    """The stage at which opening ends, in the vectors' own words."""
    file = vector.file
    if is_armored(file):
        try:
            file = strip_armor(file)
        except SealError:
            return "armor failure"
    try:
        header = parse_header(file)
        found = [identity.unwrap(header.stanzas) for identity in vector.identities]
    except SealError:
        return "header failure"
    keys = [file_key for file_key in found if file_key is not None]
    if not keys:
        return "no match"
    if header_mac(keys[0], header.signed) != header.mac:
        return "HMAC failure"
    try:
        _, payload = open_header(file, vector.identities)
    except SealError:
        return "header failure"
    released = hashlib.sha256()
    try:
        for chunk in open_payload(payload, keys[0]):
            released.update(chunk)
    except SealError:
        assert (released.hexdigest() == vector.payload) == (vector.name not in RELEASES_LESS)
        return "payload failure"
    assert released.hexdigest() == vector.payload
    return "success"


def test_all_published_vectors_are_here() -> None:
    if not VECTORS:
        pytest.skip("the npm packages are not installed; run: npm ci")
    assert len(VECTORS) >= 143
    assert {vector.expect for vector in VECTORS} == {
        "success",
        "no match",
        "HMAC failure",
        "header failure",
        "payload failure",
        "armor failure",
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_a_published_vector_ends_as_it_says(vector: Vector) -> None:
    if vector.expect == "success":
        opened = decrypt(vector.file, vector.identities)
        assert hashlib.sha256(opened).hexdigest() == vector.payload
    else:
        with pytest.raises(SealError):
            decrypt(vector.file, vector.identities)
    ended = where_it_fails(vector)
    if vector.expect == "armor failure" and ended == "header failure":
        # Junk before the armor: not taken for an armored file, and refused as a binary one.
        assert not is_armored(vector.file)
    else:
        assert ended == vector.expect
