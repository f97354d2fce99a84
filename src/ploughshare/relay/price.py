"""What opening a mailbox costs just now: it rises with the openings of the last minutes and falls after.

No count of openings is ever used up: a flood makes a mailbox dearer, up to what a slow phone can still pay,
and never impossible. Nothing here is written anywhere: one number, the load, lives in memory. Relays on one
database feel it together, by a counter of the store that each looks at when a puzzle is asked for.
"""

import math
import threading
from collections.abc import Mapping

TRIES_LEAST = 500
"""What a puzzle asks at the lowest price, in tries (puzzle.py): a second of a slow phone."""
LEVELS_MAX = 6
"""Each level doubles the price: 32,000 tries at the highest, about a minute of a slow phone."""
TRIES_MOST = TRIES_LEAST << LEVELS_MAX
STALE_LEVELS = 2
"""Work that was asked for this many doublings ago is still taken: the price may rise while a phone works."""
PARTS_PER_PRICE = 8
"""A file of more parts costs the price several times over: its room is what it takes."""
HALF_LIFE_SECONDS = 1_200
"""After this long without an opening the load is half of what it was."""
DAY_SECONDS = 86_400
WORKS_ROUND = 1 << 16
"""Where a desk's count of works begins anew (store): it starts anywhere, so one look at it tells nothing."""
LOAD_LEAST = 8.0
"""So many openings at once are never a flood, however small the operator's ordinary day."""


def times_of(parts: int) -> int:
    """How many times the price of a mailbox a file of so many parts costs."""
    return -(-parts // PARTS_PER_PRICE)


class Price:
    """The price of a mailbox at this relay. `ordinary_per_day`: openings a day that cost the lowest price.

    `least_level` is the operator's own floor. May be used from several threads.
    """

    def __init__(self, ordinary_per_day: int, least_level: int = 0) -> None:
        mean_seconds = HALF_LIFE_SECONDS / math.log(2)
        self._ordinary = max(ordinary_per_day * mean_seconds / DAY_SECONDS, LOAD_LEAST)
        self._least_level = least_level
        self._load = 0.0
        self._load_at = 0
        self._room_level = 0
        self._works: dict[bytes, int] = {}
        self._lock = threading.Lock()

    def opened(self, now_seconds: int, count: int = 1) -> None:
        """Counts openings."""
        with self._lock:
            self._count(now_seconds, count)

    def note_works(self, counted: Mapping[bytes, int], now_seconds: int) -> None:
        """Counts what was spent since the last look, at this relay or another on the same database.

        `counted` is `Store.works`: by desk, a number that goes round.
        """
        with self._lock:
            more = 0
            for desk, number in counted.items():
                later = (number - self._works.get(desk, number)) % WORKS_ROUND
                # Two looks may come here in the other order; what is older tells nothing then.
                if later < WORKS_ROUND // 2:
                    self._works[desk] = number
                    more += later
            if more:
                self._count(now_seconds, more)

    def note_room(self, used_bytes: int, bytes_max: int) -> None:
        """Notes how much of the strangers' room is used: each halving of what is left doubles the price."""
        free = max(bytes_max - used_bytes, 0) / bytes_max if bytes_max > 0 else 0.0
        level = LEVELS_MAX if free <= 0 else math.floor(-math.log2(free))
        with self._lock:
            self._room_level = min(level, LEVELS_MAX)

    def level(self, now_seconds: int) -> int:
        """How many times the lowest price is doubled, 0 to LEVELS_MAX."""
        with self._lock:
            times = self._decayed(now_seconds) / self._ordinary
            by_load = 0 if times <= 1 else math.ceil(math.log2(times))
            return min(max(by_load, self._room_level, self._least_level), LEVELS_MAX)

    def tries(self, now_seconds: int, times: int = 1) -> int:
        """What a puzzle asks for just now, in tries: so many times the price, and TRIES_MOST at most."""
        return _tries_at(self.level(now_seconds), times)

    def takes(self, tries: int, now_seconds: int, times: int = 1) -> bool:
        """Whether work of so many tries is enough just now, asked for so many times the price."""
        # What moved meanwhile is the level: how often a file costs the price has not changed since.
        return tries >= _tries_at(max(self.level(now_seconds) - STALE_LEVELS, 0), times)

    def _count(self, now_seconds: int, count: int) -> None:
        # Bounded, so that the price falls as soon as a flood ends, however large it was.
        self._load = min(self._decayed(now_seconds) + count, self._ordinary * (2 << LEVELS_MAX))
        self._load_at = now_seconds

    def _decayed(self, now_seconds: int) -> float:
        return float(self._load * 0.5 ** (max(now_seconds - self._load_at, 0) / HALF_LIFE_SECONDS))


def _tries_at(level: int, times: int) -> int:
    return min((TRIES_LEAST << level) * times, TRIES_MOST)
