"""What a seizer takes: the relay's folders, and of its process what Linux shows, its memory too."""

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ploughshare.relay.drill.search import Seized

RECORDS = ("cmdline", "environ", "comm", "status", "stat", "io", "limits", "maps", "mountinfo", "cgroup")
"""What Linux tells of a process to its owner."""
MEMORY = "memory"
_LISTENS = "0A"
_PART_BYTES_MAX = 1 << 28


class LootError(Exception):
    """The relay's process cannot be read; the drill needs Linux, and the user who runs the relay."""


def take_folder(folder: Path, name: str) -> Iterator[Seized]:
    """Every file below a folder, with its name; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Seized(f"{name}/{path.relative_to(folder)}", path.read_bytes())


def take_process(pid: int) -> Iterator[Seized]:
    """Its records, the files it holds open though they were deleted, and every writable or nameless page.

    The process stands still meanwhile. Raises LootError.
    """
    process = Path(f"/proc/{pid}")
    try:
        os.kill(pid, signal.SIGSTOP)
        for name in RECORDS:
            record = process / name
            if record.exists():
                yield Seized(f"process {name}", record.read_bytes())
        for link in sorted((process / "fd").iterdir()):
            # A thread on its way to a stop may still close one.
            with suppress(FileNotFoundError):
                if str(link.readlink()).endswith(" (deleted)") and stat.S_ISREG(link.stat().st_mode):
                    yield Seized("deleted file still open", link.read_bytes())
        yield from _take_memory(process)
    except OSError as error:
        raise LootError(LootError.__doc__) from error
    finally:
        with suppress(OSError):
            os.kill(pid, signal.SIGCONT)


def peers(pid: int, port: int) -> int:
    """How many ends of connections to this port the kernel still shows, open or just closed."""
    count = 0
    for name in ("tcp", "tcp6"):
        table = Path(f"/proc/{pid}/net/{name}")
        lines = table.read_text().splitlines()[1:] if table.exists() else []
        ends = (line.split()[1:4] for line in lines)
        count += sum(1 for local, _, state in ends if int(local[-4:], 16) == port and state != _LISTENS)
    return count


def _take_memory(process: Path) -> Iterator[Seized]:
    lines = (process / "maps").read_text().splitlines()
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in lines:
            span, mode, _, _, inode, *rest = line.split(maxsplit=5)
            name = rest[0] if rest else ""
            # Pages of a program's file that nobody may write hold what is on every such disk.
            if mode[0] != "r" or name in ("[vvar]", "[vsyscall]") or (inode != "0" and mode[1] != "w"):
                continue
            start, end = (int(text, 16) for text in span.split("-"))
            for at in range(start, end, _PART_BYTES_MAX):
                memory.seek(at)
                try:
                    data = memory.read(min(_PART_BYTES_MAX, end - at))
                except OSError:
                    continue  # the relay gave these pages back while we read
                yield Seized(MEMORY, data)
