"""Files that come with a letter, closed for the case in parts and opened part by part (§10).

Neither way holds more in memory than a part and a chunk.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence

from ploughshare.seal.age import HybridIdentity, HybridRecipient, close_header, open_header
from ploughshare.seal.age.stream import CHUNK_BYTES, NONCE_BYTES, SEALED_CHUNK_BYTES, Chunks
from ploughshare.seal.refusal import ClosingError, Random, SealError
from ploughshare.wire import PART_BYTES, NamedFile, WireError, parts_for, plain_bytes


def seal_file(
    read: Callable[[int], bytes],
    size_bytes: int,
    recipient: HybridRecipient,
    random: Random = os.urandom,
) -> Iterator[bytes]:
    """The parts of a file, in order, each of 262,144 bytes.

    `read` gives the next bytes, as many as asked for. What the letter says of the file, its hash above all,
    is the writer's to make (`NamedFile`).

    Raises:
        ClosingError: the file is empty, too large, or ends before `size_bytes`.
    """
    try:
        parts = parts_for(size_bytes)
    except WireError as error:
        raise ClosingError(f"This cannot be sent: {error}.") from None
    file_key, header = close_header([recipient], random)
    nonce = random(NONCE_BYTES)
    chunks = Chunks(file_key, nonce)
    ready = bytearray(header + nonce)
    total_bytes, left_bytes = plain_bytes(parts), size_bytes
    for number, start in enumerate(range(0, total_bytes, CHUNK_BYTES)):
        wanted = min(CHUNK_BYTES, left_bytes)
        chunk = read(wanted)
        if len(chunk) != wanted:
            raise ClosingError("This file changed while it was read; choose it again.")
        left_bytes -= wanted
        end = min(start + CHUNK_BYTES, total_bytes)
        ready += chunks.seal(number, chunk.ljust(end - start, b"\0"), last=end == total_bytes)
        while len(ready) >= PART_BYTES:
            yield bytes(ready[:PART_BYTES])
            del ready[:PART_BYTES]


class FileOpener:
    """Takes the parts of one file, 1 to n, and gives back what each of them opens.

    `whole` is false until the last part has shown that this is the file the letter named: what was given out
    before is not to be handed on.
    """

    def __init__(self, named: NamedFile, case_keys: Sequence[HybridIdentity]) -> None:
        self._named = named
        self._case_keys = case_keys
        self._chunks: Chunks | None = None
        self._sealed = bytearray()
        self._parts = 0
        self._number = 0
        self._left_bytes = named.size_bytes
        self._hash = hashlib.sha256()
        self.whole = False

    def take(self, untrusted_part: bytes) -> bytes:
        """The file's bytes that this part opens. After an error, the file is begun anew.

        Raises:
            SealError: a part was changed, moved, cut or is one too many, or the whole is not the file named.
        """
        if self._parts == self._named.parts or len(untrusted_part) != PART_BYTES:
            raise SealError
        self._parts += 1
        self._sealed += untrusted_part
        if self._chunks is None:
            file_key, payload = open_header(bytes(self._sealed), self._case_keys)
            self._chunks = Chunks(file_key, payload[:NONCE_BYTES])
            self._sealed = bytearray(payload[NONCE_BYTES:])
        last_part = self._parts == self._named.parts
        opened = bytearray()
        # The last chunk is sealed as such, so one is kept back until it is known whether more follow.
        while len(self._sealed) > SEALED_CHUNK_BYTES or (last_part and self._sealed):
            last = last_part and len(self._sealed) <= SEALED_CHUNK_BYTES
            opened += self._open(bytes(self._sealed[:SEALED_CHUNK_BYTES]), last=last)
            del self._sealed[:SEALED_CHUNK_BYTES]
        if last_part:
            if self._left_bytes or self._hash.digest() != self._named.hash:
                raise SealError
            self.whole = True
        return bytes(opened)

    def _open(self, untrusted_chunk: bytes, *, last: bool) -> bytes:
        if self._chunks is None:
            raise SealError
        chunk = self._chunks.open(self._number, untrusted_chunk, last=last)
        self._number += 1
        piece = chunk[: self._left_bytes]
        if any(chunk[self._left_bytes :]):
            raise SealError
        self._left_bytes -= len(piece)
        self._hash.update(piece)
        return piece
