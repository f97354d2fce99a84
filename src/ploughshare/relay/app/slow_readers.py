"""Who asks for an answer and does not take it: the connection is ended, so that its place is another's.

The web server waits for ever on a caller who stops reading, and tells nobody. So the system is asked, every
few seconds, what it still holds for each of this server's own connections. Where the system has no such
account (another than Linux), nobody is hung up on.
"""

import asyncio
import os
import socket
import stat
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOK_SECONDS = 2.0
BYTES_PER_SECOND_MIN = 1_024
"""Who takes less than this of an answer that waits is given up."""
LARGE_BYTES = 65_536
"""An answer of this size or more may wait in memory for its reader."""
LARGE_BETWEEN_LOOKS = 32
"""After so many large answers it is looked anew, before the next goes out."""
WAITING_MAX = 256
"""So many answers may wait at a time, 320 MiB of the largest; one more gives up the one that began first."""

_OPEN_FILES = Path("/proc/self/fd")
_SENDING_QUEUE = 0x5411
"""SIOCOUTQ: bytes that the other side has not acknowledged."""
_TCP_INFO_BYTES = 128
_BYTES_ACKED_AT = 120
"""Where `tcpi_bytes_acked` lies in `struct tcp_info` (linux/tcp.h)."""


@dataclass(frozen=True)
class Connection:
    """One connection as the system sees it: descriptor and inode, bytes that wait, bytes that were taken."""

    fd: int
    inode: int
    waiting_bytes: int
    taken_bytes: int


@dataclass(frozen=True)
class _Watch:
    since_seconds: float
    taken_bytes: int


class SlowReaders:
    """Remembers since when each connection has had an answer waiting. Pure: looks and clock are arguments."""

    def __init__(self, patience_seconds: float, waiting_max: int = WAITING_MAX) -> None:
        self._patience_seconds = patience_seconds
        self._waiting_max = waiting_max
        self._watched: dict[tuple[int, int], _Watch] = {}

    def given_up(self, connections: Iterable[Connection], now_seconds: float) -> list[Connection]:
        """Which of all connections to end: too slow for too long, or too many wait and these the longest."""
        watched: dict[tuple[int, int], _Watch] = {}
        given_up: list[Connection] = []
        waiting: dict[tuple[int, int], Connection] = {}
        for connection in connections:
            if connection.waiting_bytes <= 0:
                continue
            name = (connection.fd, connection.inode)
            watch = self._watched.get(name, _Watch(now_seconds, connection.taken_bytes))
            waited = now_seconds - watch.since_seconds
            if waited >= self._patience_seconds:
                if connection.taken_bytes - watch.taken_bytes < waited * BYTES_PER_SECOND_MIN:
                    given_up.append(connection)
                    continue
                watch = _Watch(now_seconds, connection.taken_bytes)
            watched[name] = watch
            waiting[name] = connection
        # Of those who wait since the same look, first who leaves most: the answer to a call is small.
        first = sorted(watched, key=lambda name: (watched[name].since_seconds, -waiting[name].waiting_bytes))
        for name in first[: max(len(first) - self._waiting_max, 0)]:
            given_up.append(waiting[name])
            del watched[name]
        self._watched = watched
        return given_up


def look(port: int) -> Iterator[Connection]:
    """The connections of this process to a port of its own."""
    for entry in _OPEN_FILES.iterdir():
        with suppress(OSError):
            fd = int(entry.name)
            about = os.fstat(fd)
            if stat.S_ISSOCK(about.st_mode):
                found = _connection(fd, about.st_ino, port)
                if found is not None:
                    yield found


def _connection(fd: int, inode: int, port: int) -> Connection | None:
    ours = socket.socket(fileno=fd)
    try:
        if ours.family not in (socket.AF_INET, socket.AF_INET6) or ours.getsockname()[1] != port:
            return None
        ours.getpeername()
        (waiting,) = struct.unpack("i", ioctl(fd, _SENDING_QUEUE, bytes(4)))
        info = ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO_BYTES)
        (taken,) = struct.unpack_from("Q", info, _BYTES_ACKED_AT)
        return Connection(fd, inode, waiting, taken)
    finally:
        # The descriptor stays the server's.
        ours.detach()


def _end(connection: Connection) -> None:
    with suppress(OSError):
        if os.fstat(connection.fd).st_ino != connection.inode:
            return
        theirs = socket.socket(fileno=connection.fd)
        try:
            theirs.shutdown(socket.SHUT_RDWR)
        finally:
            theirs.detach()


class Watch:
    """Looks every few seconds, and when many large answers have gone out since: what waits costs memory."""

    def __init__(self, port: int, patience_seconds: float) -> None:
        self._port = port
        self._patience_seconds = patience_seconds
        self._readers = SlowReaders(patience_seconds)
        self._large = 0
        self._looking = asyncio.Lock()

    async def keep_on(self) -> None:
        """Looks again and again, until cancelled."""
        while sys.platform == "linux":
            await asyncio.sleep(min(LOOK_SECONDS, self._patience_seconds))
            async with self._looking:
                await self._look()

    def around(self, app: ASGIApp) -> ASGIApp:
        """The same app, looked after: a large answer may have to wait until it was looked."""

        async def looked_after(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_in_turn(message: Message) -> None:
                if len(message.get("body", b"")) >= LARGE_BYTES:
                    await self._before_large()
                await send(message)

            await app(scope, receive, send_in_turn)

        return looked_after

    async def end_all(self) -> None:
        """Ends every connection, whatever it waits for. Where the system has no such account, none."""
        if sys.platform == "linux":
            for connection in await asyncio.to_thread(lambda: list(look(self._port))):
                _end(connection)

    async def _before_large(self) -> None:
        while self._large >= LARGE_BETWEEN_LOOKS:
            async with self._looking:
                if self._large >= LARGE_BETWEEN_LOOKS:
                    await self._look()
        self._large += sys.platform == "linux"

    async def _look(self) -> None:
        self._large = 0
        seen = await asyncio.to_thread(lambda: list(look(self._port)))
        for connection in self._readers.given_up(seen, asyncio.get_running_loop().time()):
            _end(connection)
