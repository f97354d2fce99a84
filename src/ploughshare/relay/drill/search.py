"""Looks for thousands of needles in hundreds of megabytes at once. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ploughshare.relay.drill.forms import Needle, Secret, needles

SHORTEST_BYTES = 4
CHANCE_BYTES = 8
"""Fewer than this stand by chance somewhere in a megabyte of random bytes often enough to be met."""
_SIDE_BYTES = 6
_TABLE_BITS = 22
_ODD = {4: np.uint64(0x9E3779B1), 8: np.uint64(0x9E3779B97F4A7C15)}
_CHUNK_WORDS = 1 << 20

Mask = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Seized:
    """Something a seizer took: where it was, and the bytes."""

    place: str
    data: bytes


@dataclass(frozen=True)
class Finding:
    """A secret that stands where it was looked for, and in which form. `at` is one such place, in bytes."""

    place: str
    secret: Secret
    form: str
    at: int


class Search:
    """All forms of some secrets, ready to be looked for; forms of fewer than `shortest_bytes` are left out.

    Four bytes stand by chance somewhere in the hundred megabytes of a memory, hardly in a file of one.
    """

    def __init__(self, secrets: Iterable[Secret], shortest_bytes: int = SHORTEST_BYTES) -> None:
        self._by_start: dict[int, dict[int, list[Needle]]] = {4: defaultdict(list), 8: defaultdict(list)}
        self.secrets = 0
        self.needles = 0
        for secret in secrets:
            self.secrets += 1
            for needle in needles(secret):
                if len(needle.data) < shortest_bytes:
                    continue
                self.needles += 1
                size = 8 if len(needle.data) >= 8 else 4
                self._by_start[size][int.from_bytes(needle.data[:size], "little")].append(needle)
        self._tables = {size: _table(starts, size) for size, starts in self._by_start.items() if starts}

    def find(self, seized: Seized, sealed: bytes = b"") -> list[Finding]:
        """Every secret and form that stands in this, with a place.

        A short form that stands inside known sealed bytes, `sealed`, stands there by chance.
        """
        found: dict[tuple[str, str], Finding] = {}
        for size, (table, starts) in self._tables.items():
            for at, word in _candidates(seized.data, size, table, starts):
                for needle in self._by_start[size][word]:
                    key = (needle.secret.name, needle.form)
                    if key in found or not seized.data.startswith(needle.data, at):
                        continue
                    if len(needle.data) < CHANCE_BYTES and stands_in(
                        sealed, seized.data, at, len(needle.data)
                    ):
                        continue
                    found[key] = Finding(seized.place, needle.secret, needle.form, at)
        return list(found.values())


def stands_in(sealed: bytes, data: bytes, at: int, size: int) -> bool:
    """Whether these bytes, with those on one side of them, are of what is known to be sealed.

    On one side: a database cuts what is long into pages.
    """
    return (
        data[max(0, at - _SIDE_BYTES) : at + size] in sealed or data[at : at + size + _SIDE_BYTES] in sealed
    )


def _table(starts: Iterable[int], size: int) -> tuple[Mask, Words]:
    words = np.array(sorted(starts), dtype=np.uint64)
    table = np.zeros(1 << _TABLE_BITS, dtype=np.bool_)
    table[_slots(words, size)] = True
    return table, words


def _slots(words: Words, size: int) -> Words:
    mixed = words * _ODD[size]
    if size == 4:
        mixed &= np.uint64(0xFFFFFFFF)
    slots: Words = mixed >> np.uint64(size * 8 - _TABLE_BITS)
    return slots


def _candidates(data: bytes, size: int, table: Mask, starts: Words) -> Iterator[tuple[int, int]]:
    """Places where the first `size` bytes of some needle stand, with these bytes as a number."""
    for shift in range(size):
        count = (len(data) - shift) // size
        for first in range(0, count, _CHUNK_WORDS):
            part = np.frombuffer(
                data,
                dtype=f"<u{size}",
                count=min(_CHUNK_WORDS, count - first),
                offset=shift + first * size,
            ).astype(np.uint64)
            maybe = np.flatnonzero(table[_slots(part, size)])
            sure = maybe[np.isin(part[maybe], starts)]
            for index in sure:
                yield shift + (first + int(index)) * size, int(part[index])
