"""Who comes in: a one-time code, then a session in memory; the passphrase after a lock. No HTTP here.

Pure but for its memory: randomness and the clock are arguments.
"""

import hmac
import threading
from collections.abc import Callable

from ploughshare.desk.lock import Header, WrongPassphraseError
from ploughshare.desk.pages.session import Session, new_session
from ploughshare.wire import b64u

CODE_BYTES = 16
IDLE_SECONDS = 30 * 60
"""A browser nobody touches is locked after this time."""


class Door:
    """Gives out one-time codes and sessions. Thread-safe.

    `random` gives secret bytes; `now_seconds` is a clock that never goes back.
    """

    def __init__(
        self, header: Header, lang: str, *, random: Callable[[int], bytes], now_seconds: Callable[[], float]
    ) -> None:
        self._header = header
        self._lang = lang
        self._random = random
        self._now_seconds = now_seconds
        self._turn = threading.Lock()
        self._unlocking = threading.Lock()
        self._code: str | None = None
        self._sessions: dict[str, Session] = {}

    def new_code(self) -> str:
        """A code that opens one session, once; the one before it is worth nothing from now on."""
        with self._turn:
            self._code = b64u(self._random(CODE_BYTES))
            return self._code

    def enter(self, untrusted_code: str) -> Session | None:
        """A session for the code, which is spent with it; None for any other."""
        with self._turn:
            if self._code is None or not _same(self._code, untrusted_code):
                return None
            self._code = None
            return self._open()

    def unlock(self, untrusted_passphrase: str) -> Session | None:
        """A session for the vault's passphrase, None for any other. Slow by design, one try at a time."""
        with self._unlocking:
            try:
                self._header.open(untrusted_passphrase)
            except WrongPassphraseError:
                return None
            with self._turn:
                return self._open()

    def session(self, untrusted_cookie: str) -> Session | None:
        """The session of a cookie, unless it was locked or left alone too long."""
        with self._turn:
            now = self._now_seconds()
            found = self._sessions.get(untrusted_cookie)
            if found is None:
                return None
            if now - found.last_used > IDLE_SECONDS:
                del self._sessions[found.cookie]
                return None
            found.last_used = now
            return found

    def lock(self, session: Session) -> None:
        """Forgets a session."""
        with self._turn:
            self._sessions.pop(session.cookie, None)

    def _open(self) -> Session:
        session = new_session(self._random, self._now_seconds(), self._lang)
        self._sessions[session.cookie] = session
        return session


def _same(secret: str, untrusted: str) -> bool:
    return hmac.compare_digest(secret.encode(), untrusted.encode())
