"""The watch at work: looks in at each address of the desk at its moments, and keeps what it saw."""

import hashlib
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.browsers import Browser, choose
from ploughshare.desk.watch.judge import OK, SHOWN_ANYWAY, Look, Verdict, judge
from ploughshare.desk.watch.look import (
    AddressError,
    NotReachedError,
    Seen,
    authority,
    is_error_page,
    is_onion,
    is_this_machine,
    look,
    own_way,
)
from ploughshare.desk.watch.times import due

TICK_SECONDS = 20.0
_CHOICE_BYTES = 16

Looking = Callable[[str, Browser, str | None], Seen]


def look_in(
    ledger: Ledger,
    address: str,
    proxy: str | None,
    choice: bytes,
    *,
    looking: Looking = look,
    settle: Callable[[], None] | None = None,
) -> Verdict:
    """One look at an address, kept. `choice`: 16 random bytes, of which the browser is made.

    `settle` is called before a look is kept that would ring: news of a guide just signed may be on its way.
    """
    secure = urlsplit(address).scheme == "https" or is_this_machine(address)
    browser = choose(choice, authority(address), ledger.today(), secure=secure)
    at_ms = ledger.wall()
    seen, needs_tor = None, is_onion(address) and proxy is None
    if not needs_tor:
        try:
            seen = looking(address, browser, own_way(proxy, choice.hex()))
        except (NotReachedError, AddressError):
            seen = None
    before = keeping.looks(ledger).get(address)
    page = None if seen is None else seen.page
    found = Look(
        address=address,
        at_ms=at_ms,
        browser=browser.name,
        status=0 if seen is None else seen.status,
        sha256=None if page is None else hashlib.sha256(page).digest(),
        acting=() if seen is None else _acting(seen),
        count=(0 if before is None else before.count) + (not needs_tor),
        needs_tor=needs_tor,
    )
    if settle is not None and judge(found, keeping.signed_guides(ledger)) is Verdict.CHANGED:
        settle()
    return keeping.note_look(ledger, found, page)


def _acting(seen: Seen) -> tuple[str, ...]:
    shows = seen.status != OK and not is_error_page(seen.page)
    return (*seen.acting, SHOWN_ANYWAY) if shows else seen.acting


class Watcher:
    """Looks in by itself, in a thread of its own. Start, wake, stop."""

    def __init__(
        self,
        ledger: Ledger,
        proxy: str | None,
        *,
        settle: Callable[[], None] | None = None,
        looking: Looking = look,
        now_seconds: Callable[[], float] = time.time,
        tick_seconds: float = TICK_SECONDS,
    ) -> None:
        self._ledger = ledger
        self._proxy = proxy
        self._settle = settle
        self._looking = looking
        self._now_seconds = now_seconds
        self._tick_seconds = tick_seconds
        self._stopping = False
        self._asked = False
        self._wake = threading.Event()
        self._before_seconds = now_seconds()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self.failed: str | None = None

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self, wait_seconds: float = 10.0) -> None:
        """Ends; a look under way is given up."""
        self._stopping = True
        self._wake.set()
        self._thread.join(wait_seconds)

    def wake(self) -> None:
        """Looks in everywhere, soon, on the watch's own thread."""
        self._asked = True
        self._wake.set()

    def now(self) -> list[Verdict]:
        """Looks in everywhere at once, on the caller's thread."""
        return [
            self._look(address, self._ledger.random(_CHOICE_BYTES))
            for address in keeping.addresses(self._ledger)
        ]

    def turn(self) -> None:
        """Looks in where a look has fallen due since the last turn."""
        before, now = self._before_seconds, self._now_seconds()
        self._before_seconds = now
        seed = keeping.seed(self._ledger)
        for address in keeping.addresses(self._ledger):
            moment = due(seed, address, before, now)
            if moment is not None:
                self._look(address, moment.choice)

    def _look(self, address: str, choice: bytes) -> Verdict:
        return look_in(self._ledger, address, self._proxy, choice, looking=self._looking, settle=self._settle)

    def _run(self) -> None:
        while True:
            self._wake.wait(self._tick_seconds)
            self._wake.clear()
            if self._stopping:
                return
            try:
                if self._asked:
                    self._asked = False
                    self.now()
                self.turn()
                self.failed = None
            except DeskError as error:
                self.failed = str(error)
            except Exception as error:  # noqa: BLE001 a thread that ends unseen would look like peace
                self.failed = f"The watch met a fault of the program ({type(error).__name__}); it goes on."
