"""Locking this process in for good: limits, Landlock, seccomp, in that order. Nothing of it needs root."""

import contextlib
import ctypes
import resource
import signal

from ploughshare.desk.preview import landlock, seccomp
from ploughshare.desk.preview.answer import Wall

CPU_SECONDS = 10
MEMORY_BYTES = 1_610_612_736
"""Addresses, not pages in use: the libraries alone take some hundred megabytes of them."""

_PDEATHSIG, _DUMPABLE, _NO_NEW_PRIVS = 1, 4, 38


def _limit(cpu_seconds: int) -> bool:
    limits = (
        # The signal of the first says why; whoever ignores it meets the second.
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2),
        (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
    )
    with contextlib.suppress(OSError, ValueError):
        for which, soft, hard in limits:
            resource.setrlimit(which, (soft, hard))
        return True
    return False


def _no_more_files() -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def lock_in(cpu_seconds: int = CPU_SECONDS) -> tuple[Wall, int]:
    """Locks this process in as far as the machine can; says which walls stand, and which Landlock.

    What is not loaded by then cannot be loaded any more.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_DUMPABLE, 0, 0, 0, 0)
    walls = Wall(0)
    if _limit(cpu_seconds):
        walls |= Wall.LIMITS
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return walls, 0
    newest = landlock.version(libc)
    if landlock.restrict(libc, newest):
        walls |= Wall.LANDLOCK
    _no_more_files()
    if seccomp.restrict(libc):
        walls |= Wall.SECCOMP
    return walls, newest
