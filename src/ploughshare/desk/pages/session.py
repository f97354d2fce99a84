"""One opened browser: what the desk remembers of it, in memory alone, until it is locked."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from ploughshare.wire import b64u

HANDLE_BYTES = 9
SECRET_BYTES = 32


@dataclass
class Session:
    """What one browser has open. Nothing of it is written to disk.

    `csrf` goes into every form; `secret` makes the handles that stand for cases in addresses, so that a
    browser's history names no case once the session is gone. `notice` is shown once, on the next page.
    """

    cookie: str
    csrf: str
    secret: bytes
    last_used: float
    lang: str
    keys: bool = True
    notice: str = ""
    _cases: dict[str, bytes] = field(default_factory=dict)

    def handle(self, case: bytes) -> str:
        """The name by which this session's addresses call a case."""
        made = b64u(hashlib.blake2b(case, key=self.secret, digest_size=HANDLE_BYTES).digest())
        self._cases[made] = case
        return made

    def case(self, untrusted_handle: str) -> bytes | None:
        """The case behind a handle this session has given out."""
        return self._cases.get(untrusted_handle)

    def take_notice(self) -> str:
        """The notice waiting to be shown, once."""
        waiting, self.notice = self.notice, ""
        return waiting


def new_session(random: Callable[[int], bytes], now_seconds: float, lang: str) -> Session:
    """A session with secrets of its own."""
    return Session(
        cookie=b64u(random(SECRET_BYTES)),
        csrf=b64u(random(SECRET_BYTES)),
        secret=random(SECRET_BYTES),
        last_used=now_seconds,
        lang=lang,
    )
