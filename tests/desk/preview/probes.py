"""What somebody would try who took the caged program over, and whether the cage let it.

Each probe is a few lines of Python that run behind chosen walls in a process of their own. They import what
they need before the walls close: a probe that fails for want of a module would look stopped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ploughshare.desk.preview import bubblewrap

PRELUDE = """
import ctypes, errno, mmap, os, signal, socket, sys
from ploughshare.desk.preview import cage, landlock, seccomp
libc = ctypes.CDLL(None, use_errno=True)
place, parent, port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
"""
WALLS = {
    "none": "pass",
    "cage": "cage.lock_in(1)",
    "cage without its filter": "seccomp.restrict = lambda _libc: True\ncage.lock_in(1)",
    "landlock": "libc.prctl(38, 1, 0, 0, 0)\nassert landlock.restrict(libc, landlock.version(libc))",
    "seccomp": "libc.prctl(38, 1, 0, 0, 0)\nassert seccomp.restrict(libc)",
}
PROBES = {
    "read a file": "os.read(os.open('/etc/passwd', os.O_RDONLY), 10)",
    "list a folder": "os.listdir('/')",
    "read a file of the desk": "os.read(os.open(place, os.O_RDONLY), 10)",
    "write a file": "os.write(os.open(place + '.new', os.O_WRONLY | os.O_CREAT), b'x')",
    "delete a file": "os.unlink(place)",
    "speak TCP to the desk's pages": "socket.socket().connect(('127.0.0.1', port))",
    "send UDP": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', port))",
    "open a socket of the system": "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "run a program": "os.execv('/bin/true', ['true'])",
    "make a process": "os.fork() or os._exit(0)",
    "signal the desk": "os.kill(parent, 0)",
    "trace the desk": "libc.ptrace(16, parent, 0, 0) and (_ for _ in ()).throw(OSError(errno.EPERM, ''))",
    "run memory of its own": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)",
    # Nothing is touched: filling so much would meet the limit of time first, and hide that of memory.
    "take three gigabytes": "mmap.mmap(-1, 3 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)",
    "compute without end": "while True: pass",
}
AFTER = """
    print('open', flush=True)
except (OSError, MemoryError):
    print('stopped', flush=True)
os._exit(0)
"""


def attempt(probe: str, walls: str, place: Path, parent: int, port: int, *, bwrap: str | None = None) -> str:
    """`open` or `stopped`, where the process was ended or its call refused."""
    tried = "\n    ".join(PROBES[probe].splitlines())
    code = f"{PRELUDE}\n{WALLS[walls]}\ntry:\n    {tried}{AFTER}"
    command: tuple[str, ...] = (sys.executable, "-I", "-c", code, str(place), str(parent), str(port))
    if bwrap is not None:
        command = bubblewrap.wrapped(command, bwrap)
    done = subprocess.run(command, capture_output=True, env={}, timeout=60, check=False)
    said = done.stdout.decode().strip()
    if said in ("open", "stopped"):
        return said
    # Ended by a signal (behind namespaces: told as 128 and more), or for a true run of another program.
    if done.returncode < 0 or done.returncode > 128:
        return "stopped"
    if probe == "run a program" and done.returncode == 0 and not done.stderr:
        return "open"
    raise RuntimeError(f"{probe}: {done.returncode} {said} {done.stderr.decode()[-600:]}")
