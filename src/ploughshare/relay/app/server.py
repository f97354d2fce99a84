"""The server: listens, serves until told to stop, and stops with everything on disk."""

import asyncio
import resource
import socket
from collections.abc import Callable
from contextlib import suppress

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from ploughshare.relay.app.guard import note_fault
from ploughshare.relay.app.part_routes import sweep
from ploughshare.relay.app.routes import make_app
from ploughshare.relay.app.slow_readers import Watch
from ploughshare.relay.running import Relay
from ploughshare.relay.settings import SettingsError
from ploughshare.relay.turns import BusyError

REQUEST_HEAD_BYTES_MAX = 16_384
REQUEST_HEAD_SECONDS_MAX = 15
WAITING_MAX = 1_024
"""Connections that the system keeps until there is a place."""
PLACES_MAX = 8_192
"""Connections at a time, 16 KiB of head each at most: who holds them silent must hold many.

Bodies have fewer places (routes.py).
"""
FILES_SPARE = 512
"""Open files left for everything that is no connection."""
STOP_SECONDS = 5
"""So long a relay that is told to stop lets those finish who are sending or reading."""
END_AGAIN_SECONDS = 1
HOUR_SECONDS = 3_600
LISTEN_RETRY_SECONDS = 0.01


def free_port(host: str, port: int) -> int:
    """Checks that an address is free; gives the port, one of the system's choice for port 0.

    Raises SettingsError with the way out.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({error.strerror}); "
            "choose another port with --port, or stop what uses this one"
        ) from None


def places() -> int:
    """How many connections this process may hold; raises its limit of open files as far as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = PLACES_MAX + FILES_SPARE
    if hard != resource.RLIM_INFINITY:
        files = min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return max(files - FILES_SPARE, files // 2)


async def serve(relay: Relay, started: Callable[[str, int], None], stop: asyncio.Event) -> None:
    """Serves until `stop` is set. Calls `started` with host and port once it listens."""
    settings = relay.settings
    port = free_port(settings.host, settings.port)
    watch = Watch(port, settings.body_seconds_max)
    server = Server(
        watch.around(make_app(relay)),
        address=settings.host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            max_buffer_size=REQUEST_HEAD_BYTES_MAX, header_read_timeout=REQUEST_HEAD_SECONDS_MAX * 1_000
        ),
        websockets=False,
        # Slow senders hold their places until they are given up; honest ones must still find one.
        backlog=WAITING_MAX,
        backpressure=places(),
        log_enabled=False,
        log_access=False,
    )
    serving = asyncio.create_task(server.serve())
    hourly = asyncio.create_task(_hourly(relay))
    watching = asyncio.create_task(watch.keep_on())
    stopping = asyncio.create_task(stop.wait())
    try:
        if await _listens(settings.host, port, serving):
            started(settings.host, port)
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            server.signal_handler_interrupt()  # type: ignore[no-untyped-call]
            await asyncio.wait({serving}, timeout=STOP_SECONDS)
        while not serving.done():
            # One who sends nothing would else keep the relay from stopping until their time for a body is up.
            await watch.end_all()
            await asyncio.wait({serving}, timeout=END_AGAIN_SECONDS)
        await serving
    finally:
        for task in (hourly, watching, stopping):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        relay.turns.close()
        relay.parts.close()


async def _listens(host: str, port: int, serving: asyncio.Task[None]) -> bool:
    """Waits until a connection is taken: the server makes its socket on a thread of its own, in its own time.

    False when the server ended instead.
    """
    while not serving.done():
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(LISTEN_RETRY_SECONDS)
            continue
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        return True
    return False


async def _hourly(relay: Relay) -> None:
    """Lets a relay nobody writes to expire what is due, and ends the database's log of writes.

    PostgreSQL notes the moment of each commit there.
    """
    while True:
        await asyncio.sleep(HOUR_SECONDS)
        try:
            await asyncio.wrap_future(relay.turns.write(lambda _store: None, scrubs=True))
            await sweep(relay)
        except BusyError:
            continue
        except Exception as error:  # noqa: BLE001 - the next hour is tried all the same, and somebody hears of this
            note_fault(error)
