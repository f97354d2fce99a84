"""Many large answers asked for at once: a few are made at a time, so that they take little memory."""

import re
import resource
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.app.guard import REFUSED_BODY_SECONDS
from ploughshare.relay.app.large import AT_ONCE_MAX
from tests.relay.client import Client, RunningRelay, relay_at, sealed

ASKING = 1_500
GROWTH_MIB_MAX = 256
"""Less than the pages together, which are 280 MiB, and were held twice."""
WAIT_SECONDS_MAX = 20


def peak_mib(relay: RunningRelay) -> int:
    found = re.search(r"^VmHWM:\s+(\d+)", Path(f"/proc/{relay.process.pid}/status").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1]) // 1_024


def question(person: Client) -> bytes:
    path, body = "/v1/mailbox/fetch", wire.after_body(0)
    lines = [f"POST {path} HTTP/1.1", "Host: relay", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in person.headers(path, body).items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def connect(relay: RunningRelay, stack: ExitStack) -> socket.socket:
    host, port = relay.address.removeprefix("http://").split(":")
    return stack.enter_context(socket.create_connection((host, int(port)), timeout=WAIT_SECONDS_MAX))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux how large a process was")
def test_one_who_asks_for_a_page_on_many_connections_takes_little_memory(tmp_path: Path) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2 * ASKING:
        pytest.skip(f"this system grants {hard} open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2 * ASKING, hard))
    with relay_at(tmp_path / "data") as relay, ExitStack() as stack:
        relay.with_roster()
        person = relay.client(1)
        assert person.open().status_code == 201
        for number in range(9):
            assert person.letter(sealed(f"letter {number}", 20_000)).status_code == 201
        asked, before = question(person), peak_mib(relay)
        asking = [connect(relay, stack) for _ in range(ASKING)]
        for connection in asking:
            connection.sendall(asked)
        for connection in asking:
            assert connection.recv(12) == b"HTTP/1.1 200"
        assert peak_mib(relay) - before < GROWTH_MIB_MAX
        assert len(person.fetch().frames) == 10


def test_who_asks_and_never_ends_the_question_keeps_nobody_from_a_large_answer(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay, ExitStack() as stack:
        made = relay.with_roster()
        desk = wire.b64u(relay.client(1).desk)
        head = (
            f"GET /v1/roster HTTP/1.1\r\nHost: x\r\n{wire.HEADER_DESK}: {desk}\r\nContent-Length: 9\r\n\r\n"
        )
        endless = [connect(relay, stack) for _ in range(AT_ONCE_MAX + 8)]
        for connection in endless:
            connection.sendall(head.encode())
        assert relay.http.get(f"{relay.address}/healthz").status_code == 200
        began = time.monotonic()
        answer = relay.http.get(f"{relay.address}/v1/roster", headers={wire.HEADER_DESK: desk})
        assert answer.content == made.to_bytes()
        assert time.monotonic() - began < REFUSED_BODY_SECONDS - 1
        endless[0].sendall(b"123456789")
        assert endless[0].recv(12) == b"HTTP/1.1 200"
        assert endless[1].recv(12) == b"HTTP/1.1 400"
