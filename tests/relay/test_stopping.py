"""A relay that is told to stop lets those finish who are at it, and waits for nobody who stands there."""

import socket
import time
from contextlib import ExitStack
from pathlib import Path

from ploughshare import wire
from ploughshare.relay.app.server import STOP_SECONDS
from tests.relay.client import Client, RunningRelay, relay_at, sealed, start_relay

SECONDS_MAX = STOP_SECONDS + 5
PATH = "/v1/mailbox/letter"


def connect(relay: RunningRelay, stack: ExitStack) -> socket.socket:
    host, port = relay.address.removeprefix("http://").split(":")
    return stack.enter_context(socket.create_connection((host, int(port)), timeout=20))


def request(client: Client, body: bytes) -> bytes:
    lines = [f"POST {PATH} HTTP/1.1", "Host: relay", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in client.headers(PATH, body).items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def ended(relay: RunningRelay) -> float:
    """Seconds until it had stopped, in order and without a word about it."""
    began = time.monotonic()
    assert relay.process.wait(60) == 0
    assert relay.output() == ""
    return time.monotonic() - began


def test_a_letter_on_its_way_arrives_while_the_relay_stops(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay, ExitStack() as stack:
        person = relay.client(1)
        assert person.open().status_code == 201
        late = sealed("on its way", 20_000)
        sent, sending = request(person, late), connect(relay, stack)
        sending.sendall(sent[:10_000])
        assert relay.http.get(f"{relay.address}/healthz").status_code == 200
        relay.http.close()
        relay.process.terminate()
        assert relay.process.stdout is not None
        sending.sendall(sent[10_000:])
        assert sending.recv(65_536).startswith(b"HTTP/1.1 201 ")
        assert ended(relay) < STOP_SECONDS
    with relay_at(tmp_path / "data") as relay:
        assert relay.client(1).fetch().frames[-1].data == late


def test_who_stands_there_keeps_no_relay_from_stopping(tmp_path: Path) -> None:
    relay = start_relay(tmp_path / "data")
    with ExitStack() as stack:
        stack.callback(relay.close)
        person = relay.client(1)
        assert person.open().status_code == 201
        letter = request(person, sealed("never whole", 50_000))
        for begun in (
            letter[:-1],
            b"GET /healthz HTTP/1.1\r\n",
            b"POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
            f"GET /v1/roster HTTP/1.1\r\n{wire.HEADER_DESK}: x\r\nContent-Length: 9\r\n\r\n".encode(),
        ):
            connect(relay, stack).sendall(begun)
        assert relay.http.get(f"{relay.address}/healthz").status_code == 200
        relay.process.terminate()
        assert ended(relay) < SECONDS_MAX
        assert relay.process.stdout is not None
        assert b"everything it acknowledged is on disk" in relay.process.stdout.read()
