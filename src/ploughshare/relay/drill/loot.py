"""What a seizer takes: the relay's folders, and of its process what Linux shows, its memory too."""

import os
import signal
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ploughshare.relay.drill.search import Seized

RECORDS = ("cmdline", "environ", "comm", "status", "stat", "io", "limits", "maps", "mountinfo", "cgroup")
"""What Linux tells of a process to its owner."""
MEMORY = "memory"
_LISTENS = "0A"
_BETWEEN = bytes(16)
_PART_BYTES_MAX = 1 << 28


class LootError(Exception):
    """The relay's process cannot be read; the drill needs Linux, and the user who runs the relay."""


def take_folder(folder: Path, name: str) -> Iterator[Seized]:
    """Every file below a folder, with its name; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield Seized(f"{name}/{path.relative_to(folder)}", path.read_bytes())


def by_folder(seized: Iterable[Seized], depth: int) -> list[Seized]:
    """Thousands of small files as one for each folder of so many names, to be searched at once."""
    folders: dict[str, list[bytes]] = {}
    for item in seized:
        folders.setdefault("/".join(item.place.split("/")[:depth]), []).append(item.data)
    return [Seized(place, _BETWEEN.join(parts)) for place, parts in folders.items()]


def take_server(pids: Iterable[int], name: str) -> Iterator[Seized]:
    """As `take_process` of each process of a server; what they share is taken once. Raises LootError."""
    shared: set[str] = set()
    for pid in pids:
        # A server's processes come and go.
        if Path(f"/proc/{pid}").exists():
            for item in take_process(pid, shared):
                yield replace(item, place=f"{item.place} of {name}")


def take_process(pid: int, shared: set[str] | None = None) -> Iterator[Seized]:
    """Its records, the files it holds open though they were deleted, and every writable or nameless page.

    The process stands still meanwhile. What it shares with others is left out if it is in `shared`, and noted
    there. Raises LootError.
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
        yield from _take_memory(process, set() if shared is None else shared)
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


def _take_memory(process: Path, shared: set[str]) -> Iterator[Seized]:
    lines = (process / "maps").read_text().splitlines()
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in lines:
            span, mode, offset, device, inode, *rest = line.split(maxsplit=5)
            name = rest[0] if rest else ""
            # Pages of a program's file that nobody may write hold what is on every such disk.
            if mode[0] != "r" or name in ("[vvar]", "[vsyscall]") or (inode != "0" and mode[1] != "w"):
                continue
            if mode[3] == "s":
                name = f"{device} {inode} {offset}"
                if name in shared:
                    continue
                shared.add(name)
            start, end = (int(text, 16) for text in span.split("-"))
            for at in range(start, end, _PART_BYTES_MAX):
                memory.seek(at)
                try:
                    data = memory.read(min(_PART_BYTES_MAX, end - at))
                except OSError:
                    continue  # the relay gave these pages back while we read
                yield Seized(MEMORY, data)
