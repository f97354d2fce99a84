"""What the caged worker answers: which walls stand, then plain pixels, plain text, or a reason.

Pixels and text, not a file of any format: whoever took the worker over cannot send the desk, or its browser,
a file made to break the next reader.
"""

import struct
import unicodedata
import zlib
from dataclasses import dataclass
from enum import IntFlag

SIDE_MAX = 2_000
"""Pixels of the longer side of a drawing."""
TEXT_BYTES_MAX = 400_000
PAGES_MAX = 10_000

_HEAD = struct.Struct(">4sHHHHI")
_MAGIC = {"pixels": b"PLPX", "text": b"PLTX", "reason": b"PLNO"}
_WALLS = struct.Struct(">4sHH")
_WALLS_MAGIC = b"PLWA"
WALLS_BYTES = _WALLS.size
ANSWER_BYTES_MAX = _HEAD.size + SIDE_MAX * SIDE_MAX * 3

REASONS = ("kind", "damaged", "pixels", "large", "memory", "slow", "forbidden", "cage", "broken", "busy")
"""Why nothing is shown; the pages say each in words (`file-no-…`)."""


class AnswerError(Exception):
    """The caged program answered what is no answer."""


class Wall(IntFlag):
    """What holds the worker in."""

    LIMITS = 1
    LANDLOCK = 2
    SECCOMP = 4
    NAMESPACES = 8


@dataclass(frozen=True)
class Pixels:
    """A drawing: 3 bytes a pixel, red, green, blue, row by row; which page of how many."""

    width: int
    height: int
    page: int
    pages: int
    data: bytes

    def png(self) -> bytes:
        """The same as a PNG file, written here."""
        step = self.width * 3
        rows = b"".join(b"\0" + self.data[at : at + step] for at in range(0, len(self.data), step))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 3)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in chunks
        )


@dataclass(frozen=True)
class Text:
    """Words of the file; `cut` when there are more."""

    text: str
    cut: bool


@dataclass(frozen=True)
class NotShown:
    """Nothing is shown, for one of REASONS."""

    reason: str


Answer = Pixels | Text | NotShown


def encode_walls(walls: Wall, landlock: int) -> bytes:
    """What a worker says before it reads anything; `landlock` is the kernel's version of it, 0 for none."""
    return _WALLS.pack(_WALLS_MAGIC, walls, landlock)


def parse_walls(untrusted: bytes) -> tuple[Wall, int]:
    """Raises AnswerError."""
    if len(untrusted) != _WALLS.size:
        raise AnswerError
    magic, walls, landlock = _WALLS.unpack(untrusted)
    if magic != _WALLS_MAGIC or walls > sum(Wall):
        raise AnswerError
    return Wall(walls), landlock


def encode(answer: Answer) -> bytes:
    """An answer's bytes."""
    match answer:
        case Pixels(width, height, page, pages, data):
            return _HEAD.pack(_MAGIC["pixels"], width, height, page, pages, len(data)) + data
        case Text(text, cut):
            data = text.encode("utf-8", "replace")[:TEXT_BYTES_MAX]
            return _HEAD.pack(_MAGIC["text"], int(cut), 0, 0, 0, len(data)) + data
        case NotShown(reason):
            return _HEAD.pack(_MAGIC["reason"], REASONS.index(reason), 0, 0, 0, 0)


def parse(untrusted: bytes) -> Answer:
    """Reads an answer: every size must agree. Raises AnswerError."""
    if len(untrusted) < _HEAD.size:
        raise AnswerError
    magic, one, two, page, pages, length = _HEAD.unpack_from(untrusted)
    data = untrusted[_HEAD.size :]
    if len(data) != length:
        raise AnswerError
    if magic == _MAGIC["pixels"]:
        fits = 0 < one <= SIDE_MAX and 0 < two <= SIDE_MAX and length == one * two * 3
        if not fits or not 1 <= page <= pages <= PAGES_MAX:
            raise AnswerError
        return Pixels(one, two, page, pages, data)
    if magic == _MAGIC["text"] and length <= TEXT_BYTES_MAX:
        return Text(_plain(data.decode("utf-8", "replace")), bool(one))
    if magic == _MAGIC["reason"] and length == 0 and one < len(REASONS):
        return NotShown(REASONS[one])
    raise AnswerError


def _plain(text: str) -> str:
    """Letters as they are seen: no control characters, nothing that turns the direction of reading."""
    return "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn", "Cs")
    )
