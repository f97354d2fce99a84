"""The work asked for opening a mailbox: an ALTCHA puzzle made for that one mailbox (§6.1).

One try is PBKDF2 of 1,000 rounds: browsers do it natively, also where they compile no script, so that a slow
phone loses as little as can be against a flood's computers. The number of tries lies within narrow bounds,
so that nobody is unlucky for long. Checking a solution costs two HMACs, whatever it cost to find.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

import altcha

from ploughshare.relay.price import TRIES_MOST
from ploughshare.wire import (
    PUZZLE_SECONDS,
    WORK_HEADER_BYTES_MAX,
    JsonValue,
    WireError,
    b64u,
    from_b64u,
    load_json,
)

ALGORITHM = "PBKDF2/SHA-256"
ROUNDS = 1_000
_NONCE_CHARS = 32
_MARK_BYTES = 16


@dataclass(frozen=True)
class Worked:
    """A solved puzzle: what it asked, in tries, until when it is good, and 16 bytes that name it.

    The name is the store's, so that it is spent once; without the relay's secret it says nothing.
    """

    tries: int
    mark: bytes
    until_seconds: int


class Puzzles:
    """Makes puzzles and knows their solutions again. `secret`: the same in all processes of a relay."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hmac.digest(secret, b"ploughshare/v1/puzzle", hashlib.sha256)
        self._key_secret = hmac.digest(secret, b"ploughshare/v1/puzzle-key", hashlib.sha256)
        self._mark_secret = hmac.digest(secret, b"ploughshare/v1/puzzle-mark", hashlib.sha256)

    def make(
        self, what: bytes, tries: int, draw: Callable[[int], int], now_seconds: int, times: int = 1
    ) -> dict[str, JsonValue]:
        """A puzzle for the mailbox of an id, solved after half of `tries` at least and `tries` at most.

        `draw(n)` gives a random number below n. `times`: how many times the price it costs (price.py).
        """
        least = tries // 2
        challenge = altcha.create_challenge(
            ALGORITHM,
            ROUNDS,
            counter=least + draw(tries - least),
            expires_at=now_seconds + PUZZLE_SECONDS,
            data={"for": b64u(what), "tries": tries},
            hmac_secret=self._signs(tries, times),
            hmac_key_secret=self._key_secret,
        )
        made: dict[str, JsonValue] = challenge.to_dict()
        return made

    def solved(self, untrusted_header: str, what: bytes, now_seconds: int, times: int = 1) -> Worked | None:
        """What was worked for this id and so many times the price.

        None when this is no solution of a puzzle made for both, in time.
        """
        payload = _payload(untrusted_header)
        if payload is None:
            return None
        parameters = payload.challenge.parameters
        data, until = parameters.data, parameters.expires_at
        nonce: object = parameters.nonce  # the library takes whatever JSON says
        if not isinstance(until, int) or until < now_seconds or not isinstance(data, dict):
            return None
        if not isinstance(nonce, str) or len(nonce) != _NONCE_CHARS or not parameters.key_signature:
            return None
        tries = data.get("tries")
        if data.get("for") != b64u(what) or not isinstance(tries, int):
            return None
        secret = self._signs(tries, times)
        verified = altcha.verify_solution(payload, secret, hmac_key_secret=self._key_secret).verified
        if not verified:
            return None
        return Worked(
            tries, hmac.digest(self._mark_secret, nonce.encode(), hashlib.sha256)[:_MARK_BYTES], until
        )

    def _signs(self, tries: int, times: int) -> bytes:
        """The signature covers `times` and the puzzle does not name it: callers read two keys there alone."""
        if times == 1 or tries >= TRIES_MOST:
            # The highest price is the same for a mailbox and for the largest file.
            return self._secret
        return hmac.digest(self._secret, str(times).encode(), hashlib.sha256)


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
