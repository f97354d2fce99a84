"""Gives up on a PostgreSQL server that no longer answers: one thread watches all exchanges under way."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

EXCHANGE_SECONDS_MAX = 12.0
"""A server that takes longer stands still, or waits for a standby that is gone; callers hear `busy`."""
LOOK_SECONDS = 1.0


class Watch:
    """Ends the connections whose server has not answered in time, so that whoever waits on one goes on."""

    def __init__(self) -> None:
        self._under_way: dict[int, float] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @contextmanager
    def exchange(self, handle: int) -> Iterator[None]:
        """Bounds a block that waits on a connection's socket."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
                self._thread.start()
            self._under_way[handle] = time.monotonic() + EXCHANGE_SECONDS_MAX
        try:
            yield
        finally:
            with self._lock:
                self._under_way.pop(handle, None)

    def _look(self) -> None:
        # Not woken for an exchange that begins: many a second do, and most are over before it has looked.
        while True:
            time.sleep(LOOK_SECONDS)
            now = time.monotonic()
            with self._lock:
                for handle, until in self._under_way.items():
                    if until < now:
                        _hang_up(handle)


def _hang_up(handle: int) -> None:
    """The other thread's read ends, and it closes the socket itself."""
    with suppress(OSError), socket.socket(fileno=os.dup(handle)) as line:
        line.shutdown(socket.SHUT_RDWR)
