"""The work asked for opening a mailbox: an ALTCHA puzzle, each good for one mailbox (§6.1).

The puzzle's counter is drawn from a narrow range, so the work is bounded: at most 10,000 hashes, under a
second on a slow phone, times the rounds an operator asks for. It keeps a flood from being free; quotas do
the rest.
"""

import altcha

from ploughshare.wire import (
    CHALLENGE_SECONDS,
    WORK_HEADER_BYTES_MAX,
    JsonValue,
    WireError,
    from_b64u,
    load_json,
)

COUNTER_MIN = 5_000
COUNTER_MAX = 10_000
"""Hashes to be made: at least this many, at most that many."""
ROUNDS_MAX = 100
"""More than this the guide does not work for a stranger."""


class Puzzles:
    """Makes puzzles and takes each solution once; each of a puzzle's hashes is made `rounds` times over.

    `secret` should be new in every process: what was spent is remembered in memory alone.
    `take` must be called from one thread.
    """

    def __init__(self, secret: bytes, rounds: int = 1) -> None:
        self._secret = secret
        self._rounds = rounds
        self._spent: dict[str, int] = {}

    def make(self, counter: int, now_seconds: int) -> dict[str, JsonValue]:
        """A puzzle whose answer is `counter`, a random number from COUNTER_MIN to COUNTER_MAX."""
        challenge = altcha.create_challenge(
            "SHA-256",
            self._rounds,
            counter=counter,
            expires_at=now_seconds + CHALLENGE_SECONDS,
            hmac_secret=self._secret,
        )
        made: dict[str, JsonValue] = challenge.to_dict()
        return made

    def take(self, untrusted_header: str, now_seconds: int) -> bool:
        """Whether this is a solution of a puzzle made here, in time, and for the first time."""
        payload = _payload(untrusted_header)
        if payload is None:
            return False
        until = payload.challenge.parameters.expires_at
        nonce = payload.challenge.parameters.nonce
        if not isinstance(until, int) or until < now_seconds or not isinstance(nonce, str):
            return False
        if nonce in self._spent or not altcha.verify_solution(payload, self._secret).verified:
            return False
        self._spent = {spent: ends for spent, ends in self._spent.items() if ends >= now_seconds}
        self._spent[nonce] = until
        return True


def _payload(untrusted_header: str) -> altcha.Payload | None:
    try:
        value = load_json(
            from_b64u(untrusted_header), bytes_max=WORK_HEADER_BYTES_MAX, depth_max=6, floats=True
        )
        if not isinstance(value, dict):
            return None
        return altcha.Payload.from_dict(value)
    except (WireError, KeyError, TypeError, AttributeError):
        return None
