"""The desk's side of a look at a file: one caged program for each, two at once at most, for a bounded time.

The file's bytes pass through here from the vault to the worker's pipe and are never looked at.
"""

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import IO

from ploughshare.desk.preview import answer, bubblewrap
from ploughshare.desk.preview.answer import Answer, AnswerError, NotShown, Wall

WORKERS_MAX = 2
WAIT_SECONDS = 30.0
"""How long a look waits for its turn."""
LOOK_SECONDS = 25.0
"""How long one may take, of which CPU_SECONDS on the processor."""

WORKER = "ploughshare.desk.preview.worker"

_turns = threading.BoundedSemaphore(WORKERS_MAX)


@lru_cache(1)
def _bubblewrap() -> str | None:
    return bubblewrap.find()


def command(page: int, module: str = WORKER) -> tuple[str, ...]:
    """What is started for one look."""
    bare = (sys.executable, "-I", "-m", module, str(page))
    program = _bubblewrap()
    return bare if program is None else bubblewrap.wrapped(bare, program)


def walls_are_enough(walls: Wall) -> bool:
    """Whether a file may be handed to a worker behind these walls: limits, and one around system calls."""
    return Wall.LIMITS in walls and bool(walls & (Wall.SECCOMP | Wall.NAMESPACES))


def look(file: Iterable[bytes], page: int = 1) -> Answer:
    """One page of a file as pixels, its words, or why nothing is shown. `file` is taken piece by piece.

    Raises what reading `file` raises.
    """
    return _held(file, page)[1]


def walls() -> tuple[Wall, int]:
    """Which walls stand on this machine, and which Landlock the kernel has: a real worker tells."""
    return _held((b"x",), 1)[0]


@lru_cache(1)
def walls_here() -> tuple[Wall, int]:
    """`walls`, tried once."""
    return walls()


def _held(file: Iterable[bytes], page: int) -> tuple[tuple[Wall, int], Answer]:
    nothing = (Wall(0), 0)
    if not sys.platform.startswith("linux"):
        return nothing, NotShown("cage")
    if not _turns.acquire(timeout=WAIT_SECONDS):
        return nothing, NotShown("busy")
    try:
        return _run(command(page), file)
    except OSError:
        return nothing, NotShown("broken")
    finally:
        _turns.release()


def _run(started: tuple[str, ...], file: Iterable[bytes]) -> tuple[tuple[Wall, int], Answer]:
    late = threading.Event()
    # Nothing of the desk goes along: no environment, no open file, no terminal.
    with subprocess.Popen(
        started,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        close_fds=True,
        start_new_session=True,
    ) as worker:

        def end() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(LOOK_SECONDS, end)
        timer.daemon = True
        timer.start()
        try:
            return _talk(worker, file, late, inside=len(started) > 0 and started[0].endswith("bwrap"))
        finally:
            timer.cancel()
            worker.kill()


def _talk(
    worker: "subprocess.Popen[bytes]", file: Iterable[bytes], late: threading.Event, *, inside: bool
) -> tuple[tuple[Wall, int], Answer]:
    if worker.stdin is None or worker.stdout is None:
        return (Wall(0), 0), NotShown("broken")
    try:
        standing, newest = answer.parse_walls(_exactly(worker.stdout, answer.WALLS_BYTES))
    except AnswerError:
        return (Wall(0), 0), NotShown("slow" if late.is_set() else "cage")
    if inside:
        standing |= Wall.NAMESPACES
    held = (standing, newest)
    if not walls_are_enough(standing):
        return held, NotShown("cage")
    failed: list[Exception] = []
    feeder = threading.Thread(target=_feed, args=(worker, worker.stdin, file, failed), daemon=True)
    feeder.start()
    said = worker.stdout.read(answer.ANSWER_BYTES_MAX + 1)
    if len(said) > answer.ANSWER_BYTES_MAX:
        return held, NotShown("broken")
    status = worker.wait()
    feeder.join()
    if failed:
        raise failed[0]
    try:
        return held, answer.parse(said)
    except AnswerError:
        return held, NotShown(_ended(status, late=late.is_set()))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    return stream.read(size)


def _feed(
    worker: "subprocess.Popen[bytes]", pipe: IO[bytes], file: Iterable[bytes], failed: list[Exception]
) -> None:
    """Hands the file over; a worker that ended early takes no more.

    What came of a file that turns out not to be whole is not drawn: its worker ends.
    """
    try:
        with contextlib.suppress(OSError):
            for piece in file:
                pipe.write(piece)
    except Exception as error:  # noqa: BLE001 - raised again where the look was asked for
        failed.append(error)
        worker.kill()
    with contextlib.suppress(OSError):
        pipe.close()


def _ended(status: int, *, late: bool) -> str:
    """Why a worker ended without an answer, from its exit status."""
    number = -status if status < 0 else status - 128
    if number == signal.SIGSYS:
        return "forbidden"
    if late or number == signal.SIGXCPU:
        return "slow"
    return "memory" if number == signal.SIGKILL else "broken"
