"""Files that come with a letter: how one is named inside it, and the parts a relay keeps (§10)."""

import re
from dataclasses import dataclass

from ploughshare.wire.limits import HEADER_BYTES_MAX
from ploughshare.wire.names import HASH_BYTES, ID_BYTES, b64u, from_b64u
from ploughshare.wire.refused import WireError
from ploughshare.wire.strict import Fields, JsonValue

FILE_BYTES_MAX = 104_857_600
FILES_MAX = 8
"""Files in one letter or reply."""
PART_BYTES = 262_144
PART_COUNTS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
"""How many parts a file may have: all that a relay learns of its size."""
PERSON_PARTS_MAX = 768
DESK_PARTS_MAX = 256
"""Parts in one mailbox, of its person and of its desk (§10.5)."""
FILE_NAME_CHARS_MAX = 80
MEDIA_TYPE_CHARS_MAX = 80

_AGE_OVERHEAD_BYTES = 1_627 + 16
"""Header of an age file with one hybrid recipient, and the payload's nonce."""
_SEALED_CHUNK_BYTES = 65_536 + 16
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
_KEYS = frozenset({"id", "name", "type", "size", "parts", "hash"})


def plain_bytes(parts: int) -> int:
    """Bytes of the plaintext, file and zeros, whose age file fills `parts` parts to the last byte (§10.3).

    >>> plain_bytes(1), plain_bytes(512)
    (260437, 134183317)
    """
    sealed_bytes = PART_BYTES * parts - _AGE_OVERHEAD_BYTES
    return sealed_bytes - 16 * -(-sealed_bytes // _SEALED_CHUNK_BYTES)


def parts_for(size_bytes: int) -> int:
    """How many parts a file of this size takes. Raises WireError for an empty one and one too large.

    >>> parts_for(3_000_000)
    12
    """
    if not 0 < size_bytes <= FILE_BYTES_MAX:
        raise WireError("a file is empty or larger than can be sent")
    return next(parts for parts in PART_COUNTS if size_bytes <= plain_bytes(parts))


@dataclass(frozen=True)
class NamedFile:
    """A file as the letter names it: `id` 16 bytes, `hash` SHA-256 of its `size_bytes` bytes (§10.2).

    What it says of itself, `name` and `media_type`, is its author's word and no more.
    """

    id: bytes
    name: str
    media_type: str
    size_bytes: int
    parts: int
    hash: bytes

    def to_json(self) -> dict[str, JsonValue]:
        """The entry in `files`."""
        return {
            "id": b64u(self.id),
            "name": self.name,
            "type": self.media_type,
            "size": self.size_bytes,
            "parts": self.parts,
            "hash": b64u(self.hash),
        }

    @classmethod
    def parse(cls, untrusted_value: JsonValue) -> "NamedFile":
        """Reads an entry. Raises WireError."""
        fields = Fields(untrusted_value, "a file in a letter", _KEYS)
        name = fields.text("name", chars_min=1, chars_max=FILE_NAME_CHARS_MAX)
        if any(ord(c) < 0x20 or c in "/\\\x7f" for c in name):
            raise WireError("a file's name is a path or has characters that are not shown")
        media_type = fields.text("type", chars_min=3, chars_max=MEDIA_TYPE_CHARS_MAX)
        if not _MEDIA_TYPE.fullmatch(media_type):
            raise WireError("a file's type is not a media type")
        found = cls(
            id=fields.octets("id", ID_BYTES),
            name=name,
            media_type=media_type,
            size_bytes=fields.integer("size", low=1, high=FILE_BYTES_MAX),
            parts=fields.integer("parts", low=1, high=PART_COUNTS[-1]),
            hash=fields.octets("hash", HASH_BYTES),
        )
        if found.parts != parts_for(found.size_bytes):
            raise WireError("a file's size and the number of its parts do not agree")
        return found

    @classmethod
    def parse_all(cls, untrusted_fields: Fields, key: str) -> "tuple[NamedFile, ...]":
        """Reads the list of files in a message. Raises WireError."""
        found = untrusted_fields.each(key, cls.parse, count_max=FILES_MAX)
        if len({file.id for file in found}) < len(found):
            raise WireError("a message names a file twice")
        return found


@dataclass(frozen=True)
class PartName:
    """One part of a file at the relay: the file's id, the number from 1, how many there are (§10.4)."""

    file: bytes
    number: int
    parts: int

    def header(self) -> str:
        """The value of `Ploughshare-Part`."""
        return f"{b64u(self.file)}.{self.number}.{self.parts}"

    @classmethod
    def parse(cls, untrusted_header: str) -> "PartName":
        """Reads the header. Raises WireError."""
        pieces = untrusted_header.split(".")
        if len(untrusted_header) > HEADER_BYTES_MAX or len(pieces) != 3:
            raise WireError("a part is not named by file, number and count")
        if not all(_NUMBER.fullmatch(piece) for piece in pieces[1:]):
            raise WireError("a part's number is not one")
        found = cls(from_b64u(pieces[0], ID_BYTES), int(pieces[1]), int(pieces[2]))
        if found.parts not in PART_COUNTS or found.number > found.parts:
            raise WireError("a part's number is not one")
        return found
