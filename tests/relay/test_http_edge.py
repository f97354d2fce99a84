"""Where one request ends and the next begins: the relay and what stands before it must not differ there."""

import socket
import time
from contextlib import suppress

import pytest

from ploughshare import wire
from tests.relay.client import Client, RunningRelay, sealed
from tests.relay.fuzz.play import STATUS

PATH = "/v1/mailbox/letter"
NEXT = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
BODY = sealed("letter")
SIZE = f"Content-Length: {len(BODY)}"
CHUNKS = b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
CHUNKED = "Transfer-Encoding: chunked"


@pytest.fixture(scope="module")
def person(running: RunningRelay) -> Client:
    client = running.client(4_000)
    assert client.open().status_code == 201
    return client


def told(relay: RunningRelay, sent: bytes) -> list[int]:
    """The statuses of all answers on one connection, until the relay ends it."""
    host, port = relay.address.removeprefix("http://").split(":")
    answer = bytearray()
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(sent)
        with suppress(ConnectionResetError):
            while part := connection.recv(65_536):
                answer += part
    return [int(found[1]) for found in STATUS.finditer(bytes(answer))]


def letter(person: Client, *lines: str, version: str = "HTTP/1.1") -> bytes:
    proof = [f"{name}: {value}" for name, value in person.headers(PATH, BODY).items()]
    return "\r\n".join([f"POST {PATH} {version}", "Host: x", *lines, *proof, "", ""]).encode("latin-1")


@pytest.mark.parametrize(
    ("lines", "body", "statuses"),
    [
        ([SIZE], BODY, [201, 200]),
        ([SIZE, SIZE], BODY, [201, 200]),
        ([CHUNKED], CHUNKS, [201, 200]),
        # Both lengths: the chunks count, and nothing after them.
        ([SIZE, CHUNKED], CHUNKS, [201]),
        ([CHUNKED, SIZE], CHUNKS, [201]),
        (["Content-Length: 5", CHUNKED], CHUNKS, [201]),
        (["Content-Length: 99999999", CHUNKED], CHUNKS, [201]),
        # None that another could read otherwise.
        ([SIZE, "Content-Length: 5"], BODY, [400]),
        ([f"{SIZE}, {len(BODY)}"], BODY, [400]),
        ([f"Content-Length: +{len(BODY)}"], BODY, [400]),
        ([f"Content-Length: {len(BODY):#x}"], BODY, [400]),
        ([f"Content-Length : {len(BODY)}"], BODY, [400]),
        (["Transfer-Encoding: xchunked"], CHUNKS, [400]),
        (["Transfer-Encoding: chunked, identity"], CHUNKS, [400]),
        (["Transfer-Encoding: \x0bchunked"], CHUNKS, [400]),
        (["Transfer-Encoding:\r\n chunked", SIZE], BODY, [400]),
        (["X: a\r\n b", SIZE], BODY, [400]),
        ([CHUNKED], CHUNKS.replace(b"\r\n", b"\n", 1), [400]),
        ([CHUNKED], b"-" + CHUNKS, [400]),
        ([CHUNKED], b"f" * 17 + CHUNKS, [400]),
        ([CHUNKED], CHUNKS.replace(b"\r\n", b';a="\r\n"\r\n', 1), [400]),
        # Trailers are no headers.
        ([CHUNKED], CHUNKS[:-2] + b"Ploughshare-Desk: x\r\n\r\n", [201, 200]),
        # It asks before it sends, and is told to go on.
        (["Expect: 100-continue", SIZE], BODY, [100, 201, 200]),
    ],
)
def test_a_letters_end_is_read_one_way_or_refused(
    running: RunningRelay, person: Client, lines: list[str], body: bytes, statuses: list[int]
) -> None:
    assert told(running, letter(person, *lines) + body + NEXT) == statuses
    assert running.output() == ""


def test_an_old_caller_sends_no_chunks(running: RunningRelay, person: Client) -> None:
    assert told(running, letter(person, CHUNKED, version="HTTP/1.0") + CHUNKS + NEXT) == [400]


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("HEAD", 200), ("OPTIONS", 204), ("PUT", 400)])
def test_a_body_where_none_belongs_is_no_request(running: RunningRelay, method: str, status: int) -> None:
    head = f"{method} /healthz HTTP/1.1\r\nHost: x\r\n"
    counted = f"{head}Content-Length: {len(NEXT)}\r\n\r\n".encode() + NEXT
    chunked = f"{head}{CHUNKED}\r\n\r\n{len(NEXT):x}\r\n".encode() + NEXT + b"\r\n0\r\n\r\n"
    assert told(running, counted + NEXT) == [status, 200]
    assert told(running, chunked + NEXT) == [status, 200]


@pytest.mark.parametrize("size_bytes", [300_000, 900_000])
@pytest.mark.parametrize("path", [PATH, "/nothing"])
def test_what_is_refused_early_is_read_away_before_the_next(
    running: RunningRelay, path: str, size_bytes: int
) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {size_bytes}\r\n\r\n".encode()
    body = (NEXT * (size_bytes // len(NEXT) + 1))[:size_bytes]
    assert told(running, head + body + NEXT) == [404 if path == "/nothing" else 400, 200]


def test_what_is_too_long_to_be_read_away_ends_the_connection(running: RunningRelay) -> None:
    head = b"POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n"
    assert told(running, head + (NEXT * 300_000)[:9_000_000] + NEXT) in ([404], [])


@pytest.mark.parametrize(
    "sent",
    [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(30),
        bytes.fromhex("16030100c8010000c40303") + bytes(range(180)),
        b"GET /healthz\r\n\r\n",
        b"\x05\x01\x00",
        b"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + NEXT,
    ],
    ids=["HTTP/2", "TLS", "HTTP/0.9", "SOCKS", "PROXY"],
)
def test_another_protocol_is_refused_at_once_and_without_a_word(running: RunningRelay, sent: bytes) -> None:
    began = time.monotonic()
    assert told(running, sent) in ([400], [])
    assert time.monotonic() - began < 5
    assert running.output() == ""


def test_a_header_twice_or_with_other_letters_is_refused(running: RunningRelay, person: Client) -> None:
    good = person.headers(PATH, BODY)
    for name, value in good.items():
        for wrong in (value[:-1] + "\xff", f"{value}, {value}", f"{value}\x7f", ""):
            changed = {**good, name: wrong}
            lines = [f"{header}: {text}" for header, text in changed.items()]
            head = "\r\n".join([f"POST {PATH} HTTP/1.1", "Host: x", SIZE, *lines, "", ""])
            # The web server itself ends what it cannot read, at times before its answer is taken.
            assert told(running, head.encode("latin-1") + BODY + NEXT) in ([400, 200], [400], [])
        assert told(running, letter(person, SIZE, f"{name}: {value}") + BODY + NEXT) == [400, 200]
    assert wire.HEADER_PROOF in good
    assert told(running, letter(person, SIZE) + BODY + NEXT) == [201, 200]
