"""People who write to several relays, and go on to the next one when theirs does not answer."""

from __future__ import annotations

import http.client
import itertools
import json
import time
from dataclasses import dataclass, field

from ploughshare import wire
from tests.relay.writers import Writers

PATIENCE_SECONDS = 10
PAUSE_SECONDS = 0.05
CHALLENGE_SECONDS = 60
"""A challenge is used so long; relays take one for some minutes."""


@dataclass
class Crowd(Writers):
    """As Writers, and remembers when each receipt came."""

    times: list[float] = field(default_factory=list)
    addresses: list[tuple[str, int]] = field(default_factory=list)

    def start(self, addresses: list[tuple[str, int]]) -> None:
        self.addresses = addresses
        super().start(addresses)

    def close(self) -> None:
        self.stop()

    def longest_silence(self, since: float) -> float:
        """The longest time without a receipt from a moment (of time.monotonic) on, in seconds."""
        moments = [since, *(moment for moment in list(self.times) if moment > since)]
        return max((after - before for before, after in itertools.pairwise(moments)), default=0.0)

    def _write(self, number: int, _address: tuple[str, int]) -> None:
        turn = number
        while not self._stop.is_set():
            try:
                self._write_to(number, self.addresses[turn % len(self.addresses)])
            except (OSError, http.client.HTTPException):
                turn += 1
                self._stop.wait(PAUSE_SECONDS)

    def _write_to(self, number: int, address: tuple[str, int]) -> None:
        line = http.client.HTTPConnection(*address, timeout=PATIENCE_SECONDS)
        try:
            line.request("GET", "/v1/challenge")
            challenge = wire.from_b64u(json.loads(line.getresponse().read())["challenge"])
            enough = time.monotonic() + CHALLENGE_SECONDS
            while not self._stop.is_set() and time.monotonic() < enough:
                made = self._next(number)
                if made is None:
                    self._stop.set()
                    return
                busy = self.busy
                self._post(line, challenge, number, *made)
                if self.busy > busy:
                    self._stop.wait(PAUSE_SECONDS)
                else:
                    self.times.append(time.monotonic())
        finally:
            line.close()
