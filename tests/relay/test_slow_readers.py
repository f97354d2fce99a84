"""Who asks and does not take the answer loses the connection; who takes it slowly does not."""

import asyncio
import base64
import os
import socket
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from ploughshare.relay.app.slow_readers import (
    BYTES_PER_SECOND_MIN,
    LARGE_BETWEEN_LOOKS,
    LARGE_BYTES,
    Connection,
    SlowReaders,
    Watch,
)
from tests.relay.client import relay_at

PATIENCE = 60.0
SILENT = 20


def connection(fd: int, waiting: int, taken: int, inode: int = 1) -> Connection:
    return Connection(fd, inode, waiting, taken)


@given(st.integers(0, 3 * BYTES_PER_SECOND_MIN), st.integers(1, 30))
def test_who_takes_a_kibibyte_a_second_is_left_alone_however_long_it_lasts(pace: int, looks: int) -> None:
    readers = SlowReaders(PATIENCE)
    ended = [
        bool(readers.given_up([connection(5, 900_000, pace * 10 * look)], 10.0 * look))
        for look in range(looks)
    ]
    slow = pace < BYTES_PER_SECOND_MIN
    assert any(ended) == (slow and looks > PATIENCE / 10)


def test_who_has_taken_all_or_is_another_connection_begins_anew() -> None:
    readers = SlowReaders(PATIENCE)
    assert readers.given_up([connection(5, 10, 0)], 0.0) == []
    assert readers.given_up([connection(5, 0, 10)], 50.0) == []
    assert readers.given_up([connection(5, 10, 10)], 100.0) == []
    assert readers.given_up([connection(5, 10, 0, inode=2)], 165.0) == []
    assert readers.given_up([connection(5, 10, 0, inode=2)], 224.0) == []
    assert readers.given_up([connection(5, 10, 0, inode=2)], 225.0) == [connection(5, 10, 0, inode=2)]


def test_of_thousands_who_came_between_two_looks_those_with_most_before_them_make_room() -> None:
    readers = SlowReaders(PATIENCE, waiting_max=512)
    honest = connection(3, 400, 0)
    flood = [connection(fd, 300_000, 0) for fd in range(4, 5_000)]
    given_up = readers.given_up([honest, *flood], 0.0)
    assert len(given_up) == 1 + len(flood) - 512
    assert honest not in given_up


def test_when_too_many_wait_those_who_wait_longest_make_room() -> None:
    readers = SlowReaders(PATIENCE, waiting_max=2)
    seen = [connection(fd, 10, 0) for fd in range(4)]
    assert readers.given_up(seen[:1], 0.0) == []
    assert readers.given_up(seen[:2], 1.0) == []
    assert readers.given_up(seen[1:] + seen[:1], 2.0) == [seen[0], seen[1]]
    assert readers.given_up(seen[2:], 3.0) == []


def test_before_too_many_large_answers_go_out_it_is_looked_who_takes_them() -> None:
    looks = list[int]()

    class Counted(Watch):
        async def _look(self) -> None:
            looks.append(len(sent))
            await asyncio.sleep(0)
            self._large = 0

    sent = list[Message]()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.body", "body": bytes(LARGE_BYTES)})
        await send({"type": "http.response.body", "body": bytes(LARGE_BYTES - 1)})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    async def play() -> None:
        looked_after = Counted(0, PATIENCE).around(app)
        await asyncio.gather(*(looked_after({}, receive, send) for _ in range(4 * LARGE_BETWEEN_LOOKS)))

    asyncio.run(play())
    assert len(sent) == 8 * LARGE_BETWEEN_LOOKS
    assert len(looks) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it holds for each connection")
def test_a_relay_hangs_up_on_who_does_not_read_and_gives_the_place_to_others(tmp_path: Path) -> None:
    guide = tmp_path / "guide.html"
    guide.write_text(base64.b64encode(os.urandom(3_000_000)).decode(), encoding="ascii")
    environ = {"PLOUGHSHARE_RELAY_BODY_SECONDS": "1"}
    with relay_at(tmp_path / "data", "--guide", str(guide), environ=environ) as relay, ExitStack() as stack:
        host, port = relay.address.removeprefix("http://").split(":")
        descriptors = Path("/proc") / str(relay.process.pid) / "fd"
        at_rest = len(list(descriptors.iterdir()))

        def ask() -> None:
            asking = stack.enter_context(socket.socket())
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            asking.settimeout(20)
            asking.connect((host, int(port)))
            asking.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")

        for _ in range(SILENT):
            ask()
        deadline = time.monotonic() + 20

        def held() -> int:
            assert time.monotonic() < deadline
            return len(list(descriptors.iterdir())) - at_rest

        while held() < SILENT:
            pass
        while held() > SILENT / 4:
            assert relay.http.get(f"{relay.address}/healthz").json() == {"ok": True}
        assert len(relay.http.get(f"{relay.address}/").content) == guide.stat().st_size
        assert relay.output() == ""
