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
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @contextmanager
    def exchange(self, handle: int) -> Iterator[None]:
        """Bounds a block that waits on a connection's socket."""
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="watch", daemon=True)
                self._thread.start()
            if not self._under_way:
                self._changed.notify_all()
            self._under_way[handle] = time.monotonic() + EXCHANGE_SECONDS_MAX
        try:
            yield
        finally:
            with self._changed:
                self._under_way.pop(handle, None)

    def _look(self) -> None:
        while True:
            with self._changed:
                while not self._under_way:
                    self._changed.wait()
                now = time.monotonic()
                for handle, until in self._under_way.items():
                    if until < now:
                        _hang_up(handle)
                self._changed.wait(LOOK_SECONDS)


def _hang_up(handle: int) -> None:
    """The other thread's read ends, and it closes the socket itself."""
    with suppress(OSError), socket.socket(fileno=os.dup(handle)) as line:
        line.shutdown(socket.SHUT_RDWR)
