"""The server of the pages: the loopback address only, one address that opens once, a clean stop."""

import asyncio
import ipaddress
import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from ploughshare.desk.app.door import Door
from ploughshare.desk.app.routes import make_app
from ploughshare.desk.pages.visit import ROOT, Desk
from ploughshare.desk.refused import DeskError

REQUEST_HEAD_BYTES_MAX = 16_384
REQUESTS_MAX = 64
LISTEN_RETRY_SECONDS = 0.01


class NotLoopbackError(DeskError):
    """The desk's pages are shown on this machine alone: 127.0.0.1 or ::1."""


class AddressTakenError(DeskError):
    """Another program uses this port; choose another with --port, or stop what uses this one."""


def new_door(desk: Desk) -> Door:
    """A door to this desk's pages."""
    return Door(desk.ledger.vault.header, desk.lang, random=os.urandom, now_seconds=time.monotonic)


async def serve(
    desk: Desk,
    started: Callable[[str], None],
    stop: asyncio.Event,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    door: Door | None = None,
) -> None:
    """Serves the pages until `stop` is set.

    Calls `started` with an address that opens the desk once, as soon as it listens; its secret part
    stands behind the `#`, which no browser sends or passes on. `port` 0 takes a free one. With a `door`
    of one's own further codes can be made for `address(host, port, door.new_code())`.
    Raises NotLoopbackError, AddressTakenError.
    """
    if not ipaddress.ip_address(host).is_loopback:
        raise NotLoopbackError
    port = _free_port(host, port)
    door = door or new_door(desk)
    server = Server(
        make_app(desk, door, _authority(host, port)),
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(max_buffer_size=REQUEST_HEAD_BYTES_MAX),
        websockets=False,
        backpressure=REQUESTS_MAX,
        log_enabled=False,
        log_access=False,
    )
    serving = asyncio.create_task(server.serve())
    stopping = asyncio.create_task(stop.wait())
    try:
        if await _listens(host, port, serving):
            started(address(host, port, door.new_code()))
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            server.signal_handler_interrupt()  # type: ignore[no-untyped-call]
        await serving
    finally:
        stopping.cancel()


async def _listens(host: str, port: int, serving: asyncio.Task[None]) -> bool:
    """Waits until a connection is taken; false when the server ended instead."""
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


def address(host: str, port: int, code: str) -> str:
    """The address that opens the desk once."""
    return f"http://{_authority(host, port)}{ROOT}/enter#{code}"


def _authority(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _free_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError:
        raise AddressTakenError from None
