"""Threads take turns with the store: one writes, others read; waiting writes share one commit.

A read never sees what is not yet committed, so nothing is handed out that a crash could take back.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ploughshare.relay.store import Store, StoreError, Touch

QUEUE_MAX = 1_024
QUEUE_BYTES_MAX = 64 * 1024 * 1024
"""Of bodies that wait in one queue: 256 of the largest."""
BATCH_MAX = 256
BATCH_BYTES_MAX = 8 * 1024 * 1024
"""A batch ends with the turn that crosses this, so that what a store makes of it stays small."""
SCRUB_AGAIN_SECONDS = 2.0

_T = TypeVar("_T")


class BusyError(Exception):
    """The relay cannot store now; nothing was taken."""


@dataclass(frozen=True)
class _Turn(Generic[_T]):
    run: Callable[[Store], _T]
    scrubs: bool = False
    touch: Touch | None = None
    size_bytes: int = 0
    future: "Future[_T]" = field(default_factory=Future)


class _Queue:
    """Turns that wait, bounded in number and in bytes; None ends it.

    The bound in bytes stops none that brings no body.
    What its caller no longer waits for counts until it is taken out: its body is held until then.
    """

    def __init__(self) -> None:
        self._turns: queue.Queue[_Turn[Any] | None] = queue.Queue(QUEUE_MAX)
        self._size_bytes = 0
        self._lock = threading.Lock()

    def add(self, turn: _Turn[Any]) -> None:
        """Raises BusyError when there is no room for it."""
        with self._lock:
            if turn.size_bytes and self._size_bytes + turn.size_bytes > QUEUE_BYTES_MAX:
                raise BusyError
            try:
                self._turns.put_nowait(turn)
            except queue.Full:
                raise BusyError from None
            self._size_bytes += turn.size_bytes

    def end(self) -> None:
        """Waits for room if it must."""
        self._turns.put(None)

    def take(self, *, wait: bool = True, seconds_max: float | None = None) -> _Turn[Any] | None:
        """The next. Raises queue.Empty when there is none in time."""
        turn = self._turns.get(wait, seconds_max)
        if turn is not None:
            with self._lock:
                self._size_bytes -= turn.size_bytes
        return turn


class Turns:
    """The threads and their queues.

    `between` runs on the writer before each batch, e.g. to expire, and says whether it deleted anything.
    """

    def __init__(
        self, store: Store, between: Callable[[Store], bool] | None = None, *, readers: int = 1
    ) -> None:
        self._store = store
        self._between = between
        self._scrub_due = False
        self._writes = _Queue()
        self._reads = _Queue()
        self._closed = False
        self._readers = [
            threading.Thread(target=self._read_on, args=(store.reader(),), name="reader", daemon=True)
            for _ in range(readers)
        ]
        self._writer = threading.Thread(target=self._write_on, name="store", daemon=True)
        for thread in (self._writer, *self._readers):
            thread.start()

    def read(self, run: Callable[[Store], _T], *, size_bytes: int = 0) -> "Future[_T]":
        """Runs in turn, outside any transaction. `size_bytes`: of the body that waits with it.

        Raises BusyError when the queue is full.
        """
        return self._put(self._reads, _Turn(run, size_bytes=size_bytes))

    def write(
        self,
        run: Callable[[Store], _T],
        *,
        scrubs: bool = False,
        touch: Touch | None = None,
        size_bytes: int = 0,
    ) -> "Future[_T]":
        """Runs in turn; its future is done when what it wrote is on disk.

        With `scrubs`, not before what it deleted was tried to be driven out of the files too. `touch` tells
        what a turn that only adds will ask for, `size_bytes` about how much it writes. The future fails with
        what `run` raised, its writes undone, or with BusyError when the database refused.
        Raises BusyError when the queue is full.
        """
        return self._put(self._writes, _Turn(run, scrubs, touch, size_bytes))

    def close(self) -> None:
        """Finishes what waits, then closes the store."""
        if not self._closed:
            self._closed = True
            for _ in self._readers:
                self._reads.end()
            for reader in self._readers:
                reader.join()
            # Last, so that it is the one that leaves the files in order.
            self._writes.end()
        self._writer.join()
        for waiting in (self._reads, self._writes):
            _refuse(waiting)

    def _put(self, waiting: _Queue, turn: _Turn[_T]) -> "Future[_T]":
        if self._closed:
            raise BusyError
        waiting.add(turn)
        return turn.future

    def _write_on(self) -> None:
        open_for_turns = True
        while open_for_turns:
            batch = self._next_batch()
            open_for_turns = None not in batch
            # From here on a caller that goes away can no longer cancel its turn.
            turns = [
                turn for turn in batch if turn is not None and turn.future.set_running_or_notify_cancel()
            ]
            if turns:
                self._write_all(turns)
            elif self._scrub_due:
                self._scrub_due = not self._store.scrub()
        self._store.close()

    def _next_batch(self) -> list[_Turn[Any] | None]:
        """Waits for a turn, then takes what waits with it; empty when it is time to scrub again."""
        try:
            turn = self._writes.take(seconds_max=SCRUB_AGAIN_SECONDS if self._scrub_due else None)
        except queue.Empty:
            return []
        batch, size_bytes = [turn], turn.size_bytes if turn else 0
        while len(batch) < BATCH_MAX and size_bytes < BATCH_BYTES_MAX:
            try:
                turn = self._writes.take(wait=False)
            except queue.Empty:
                break
            batch.append(turn)
            size_bytes += turn.size_bytes if turn else 0
        return batch

    def _write_all(self, turns: list[_Turn[Any]]) -> None:
        done: list[Callable[[], None]] = []
        try:
            if self._between is not None and self._between(self._store):
                self._scrub_due = True
            with self._store.writing([turn.touch for turn in turns]):
                done.extend([self._attempt(turn) for turn in turns])
        except Exception:  # noqa: BLE001 - whatever the disk did, every caller must hear that nothing was stored
            for turn in turns:
                turn.future.set_exception(BusyError())
            return
        if self._scrub_due:
            self._scrub_due = not self._store.scrub()
        for settle in done:
            settle()

    def _attempt(self, turn: _Turn[Any]) -> Callable[[], None]:
        try:
            with self._store.attempt(turn.touch):
                result = turn.run(self._store)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - belongs to this caller, not to the batch
            failure = error
            return lambda: turn.future.set_exception(failure)
        # Not when it was refused: strangers may ask to delete, and must not keep the disk busy with it.
        self._scrub_due = self._scrub_due or turn.scrubs
        return lambda: turn.future.set_result(result)

    def _read_on(self, store: Store) -> None:
        while (turn := self._reads.take()) is not None:
            if turn.future.set_running_or_notify_cancel():
                _read(turn, store)
        store.close()


def _read(turn: _Turn[Any], store: Store) -> None:
    try:
        result = turn.run(store)
    except StoreError:
        turn.future.set_exception(BusyError())
    except Exception as error:  # noqa: BLE001 - belongs to this caller
        turn.future.set_exception(error)
    else:
        turn.future.set_result(result)


def _refuse(waiting: _Queue) -> None:
    """What came while the threads ended is refused."""
    while True:
        try:
            late = waiting.take(wait=False)
        except queue.Empty:
            return
        if late is not None and late.future.set_running_or_notify_cancel():
            late.future.set_exception(BusyError())
