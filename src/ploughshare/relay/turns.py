"""One thread takes turns with the store: waiting writes share one commit and are answered after it.

A read never sees what is not yet committed, so nothing is handed out that a crash could take back.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ploughshare.relay.store import Store, StoreError

QUEUE_MAX = 1_024
BATCH_MAX = 128

_T = TypeVar("_T")


class BusyError(Exception):
    """The relay cannot store now; nothing was taken."""


@dataclass(frozen=True)
class _Turn(Generic[_T]):
    run: Callable[[Store], _T]
    writes: bool
    scrubs: bool
    future: "Future[_T]" = field(default_factory=Future)


class Turns:
    """The thread and its queue. `between` runs in a write of its own before each batch, e.g. to expire."""

    def __init__(self, store: Store, between: Callable[[Store], bool] | None = None) -> None:
        self._store = store
        self._between = between
        self._scrub_due = False
        self._queue: queue.Queue[_Turn[Any] | None] = queue.Queue(QUEUE_MAX)
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    def read(self, run: Callable[[Store], _T]) -> "Future[_T]":
        """Runs in turn, outside any transaction. Raises BusyError when the queue is full."""
        return self._put(_Turn(run, writes=False, scrubs=False))

    def write(self, run: Callable[[Store], _T], *, scrubs: bool = False) -> "Future[_T]":
        """Runs in turn; its future is done when what it wrote is on disk.

        With `scrubs`, not before the write-ahead log is emptied too. The future fails with what `run`
        raised, its writes undone, or with BusyError when the disk refused.
        """
        return self._put(_Turn(run, writes=True, scrubs=scrubs))

    def close(self) -> None:
        """Finishes what waits, then closes the store."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _put(self, turn: _Turn[_T]) -> "Future[_T]":
        if self._closed:
            raise BusyError
        try:
            self._queue.put_nowait(turn)
        except queue.Full:
            raise BusyError from None
        return turn.future

    def _work(self) -> None:
        open_for_turns = True
        while open_for_turns:
            batch = [self._queue.get()]
            while len(batch) < BATCH_MAX:
                try:
                    batch.append(self._queue.get_nowait())
                except queue.Empty:
                    break
            open_for_turns = None not in batch
            # From here on a caller that goes away can no longer cancel its turn.
            turns = [
                turn for turn in batch if turn is not None and turn.future.set_running_or_notify_cancel()
            ]
            writes = [turn for turn in turns if turn.writes]
            if writes:
                self._write_all(writes)
            for turn in turns:
                if not turn.writes:
                    self._read(turn)
        self._store.close()
        while not self._queue.empty():
            late = self._queue.get_nowait()
            if late is not None and late.future.set_running_or_notify_cancel():
                late.future.set_exception(BusyError())

    def _write_all(self, turns: list[_Turn[Any]]) -> None:
        done: list[Callable[[], None]] = []
        self._scrub_due = self._scrub_due or any(turn.scrubs for turn in turns)
        try:
            with self._store.writing():
                if self._between is not None and self._between(self._store):
                    self._scrub_due = True
                done.extend([self._attempt(turn) for turn in turns])
        except Exception:  # noqa: BLE001 - whatever the disk did, every caller must hear that nothing was stored
            for turn in turns:
                turn.future.set_exception(BusyError())
            return
        if self._scrub_due:
            self._scrub_due = not self._store.scrub()
        for settle in done:
            settle()

    def _read(self, turn: _Turn[Any]) -> None:
        try:
            result = turn.run(self._store)
        except Exception as error:  # noqa: BLE001 - belongs to this caller
            turn.future.set_exception(error)
        else:
            turn.future.set_result(result)

    def _attempt(self, turn: _Turn[Any]) -> Callable[[], None]:
        try:
            with self._store.attempt():
                result = turn.run(self._store)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - belongs to this caller, not to the batch
            failure = error
            return lambda: turn.future.set_exception(failure)
        return lambda: turn.future.set_result(result)
