"""The age v1 header: its lines, its stanzas and its MAC (C2SP age, "File header")."""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ploughshare.seal.refusal import SealError

VERSION_LINE = b"age-encryption.org/v1"
MAX_HEADER_BYTES = 131_072
# 64 members, the person, and room for stanzas of types unknown to us.
MAX_STANZAS = 80
_MAC_BYTES = 32
_BODY_LINE = 48
_COLUMNS = 64
_ARGUMENT = re.compile(rb"[\x21-\x7e]+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient's part of a header: its type and arguments, and its body."""

    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header; `signed` is what its MAC covers, `size_bytes` where the payload starts."""

    stanzas: tuple[Stanza, ...]
    signed: bytes
    mac: bytes
    size_bytes: int


def base64_encode(data: bytes) -> bytes:
    """Standard base64 without padding."""
    return base64.b64encode(data).rstrip(b"=")


def base64_decode(untrusted: bytes) -> bytes:
    """Canonical standard base64 without padding; any other spelling of the same bytes is refused."""
    if not _BASE64.fullmatch(untrusted):
        raise SealError
    try:
        data = base64.b64decode(untrusted + b"=" * (-len(untrusted) % 4), validate=True)
    except binascii.Error:
        raise SealError from None
    if base64_encode(data) != untrusted:
        raise SealError
    return data


def header_mac(file_key: bytes, signed: bytes) -> bytes:
    """HMAC-SHA-256 of the header up to and including `---`."""
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"header").derive(file_key)
    mac = hmac.HMAC(key, hashes.SHA256())
    mac.update(signed)
    return mac.finalize()


def encode_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """The header's bytes, MAC and last newline included."""
    lines = [VERSION_LINE]
    for stanza in stanzas:
        lines.append(b"-> " + " ".join(stanza.arguments).encode("ascii"))
        encoded = base64_encode(stanza.body)
        # A body always ends with a line shorter than 64 columns, an empty one if need be.
        lines += [encoded[start : start + _COLUMNS] for start in range(0, len(encoded) + 1, _COLUMNS)]
    signed = b"\n".join(lines) + b"\n---"
    return signed + b" " + base64_encode(header_mac(file_key, signed)) + b"\n"


def parse_header(untrusted_file: bytes) -> Header:
    """Read the header at the start of an age file.

    Raises:
        SealError: the bytes are not an age v1 header, or it has more than 128 KiB or 80 stanzas.
    """
    lines = _Lines(untrusted_file)
    if lines.next() != VERSION_LINE:
        raise SealError
    stanzas: list[Stanza] = []
    while True:
        start = lines.position
        line = lines.next()
        if line.startswith(b"--- "):
            mac = base64_decode(line[4:])
            if len(mac) != _MAC_BYTES or not stanzas:
                raise SealError
            return Header(tuple(stanzas), untrusted_file[: start + 3], mac, lines.position)
        if len(stanzas) == MAX_STANZAS:
            raise SealError
        stanzas.append(_parse_stanza(line, lines))


class _Lines:
    """Lines ended by LF within the first `MAX_HEADER_BYTES` bytes of a file."""

    def __init__(self, untrusted_file: bytes) -> None:
        self._file = untrusted_file
        self.position = 0

    def next(self) -> bytes:
        end = self._file.find(b"\n", self.position, MAX_HEADER_BYTES)
        if end < 0:
            raise SealError
        line = self._file[self.position : end]
        self.position = end + 1
        return line


def _parse_stanza(line: bytes, lines: _Lines) -> Stanza:
    marker, *arguments = line.split(b" ")
    if marker != b"->" or not arguments or not all(map(_ARGUMENT.fullmatch, arguments)):
        raise SealError
    body = bytearray()
    while True:
        part = lines.next()
        if len(part) > _COLUMNS:
            raise SealError
        chunk = base64_decode(part)
        body += chunk
        if len(chunk) < _BODY_LINE:
            return Stanza(tuple(argument.decode("ascii") for argument in arguments), bytes(body))
