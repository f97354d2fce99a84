"""Whatever is sent, the relay answers in the agreed form, does not hang and does not fall over."""

import http.client
import resource
import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import wire
from ploughshare.relay.app.routes import BODIES_AT_ONCE_MAX
from ploughshare.relay.app.server import REQUEST_HEAD_SECONDS_MAX
from tests.relay.client import RunningRelay, relay_at, sealed

TRICKLING = 1_600
TRICKLING_KIB_MAX = 260 * 1024
"""512 bodies of 256 KiB, and what the web server keeps of each connection; all bodies would be 400 MiB."""
SILENT = 3_000

PATHS = [
    "/v1/roster",
    "/v1/challenge",
    "/v1/mailbox/open",
    "/v1/mailbox/letter",
    "/v1/mailbox/fetch",
    "/v1/mailbox/delete",
    *(
        f"/v1/desk/{name}"
        for name in ("roster", "collect", "reply", "keys", "event", "events", "wrap", "wraps", "ack")
    ),
]
CODES = {refusal.code for refusal in wire.REFUSALS.values()}

header_values = st.one_of(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=1_200),
    st.binary(min_size=16, max_size=16).map(wire.b64u),
    st.lists(st.binary(max_size=64).map(wire.b64u), min_size=3, max_size=3).map(".".join),
).map(str.strip)
bodies = st.one_of(
    st.binary(max_size=600),
    st.binary(max_size=200).map(sealed),
    st.integers().map(lambda n: b'{"after":%d}' % n),
    st.just(b"PLSH\x01" + bytes(200)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    body=bodies,
    headers=st.dictionaries(
        st.sampled_from(
            [
                wire.HEADER_DESK,
                wire.HEADER_PROOF,
                wire.HEADER_WORK,
                wire.HEADER_MAILBOX,
                wire.HEADER_MEMBER,
                "Accept-Encoding",
                "Origin",
            ]
        ),
        header_values,
    ),
)
def test_random_requests_are_refused_in_the_agreed_form(
    running: RunningRelay, method: str, path: str, body: bytes, headers: dict[str, str]
) -> None:
    answer = running.http.request(method, running.address + path, content=body, headers=headers)
    assert answer.status_code < 500
    if answer.status_code >= 400 and method != "HEAD":
        assert answer.json()["error"] in CODES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS[2:]), body=bodies, work=header_values, seed=st.integers(3_000, 3_005))
def test_random_bodies_with_a_good_proof_are_answered(
    running: RunningRelay, path: str, body: bytes, work: str, seed: int
) -> None:
    nobody = wire.b64u(bytes(16))
    for signer in (seed, 101):
        answer = running.client(signer).post(path, body, work=work, mailbox=nobody, member=nobody)
        assert answer.status_code < 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.binary(min_size=1, max_size=400) | st.binary(max_size=80).map(lambda b: b"GET /" + b + b"\r\n\r\n")
)
def test_random_bytes_on_the_socket_do_no_harm(running: RunningRelay, raw: bytes) -> None:
    host, port = running.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := _received(connection):
            answer += part
    assert b" 50" not in answer.partition(b"\r\n")[0]
    assert running.http.get(f"{running.address}/healthz").json() == {"ok": True}


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65_536)
    except ConnectionResetError:
        return b""


def test_a_head_that_never_ends_is_cut_off(running: RunningRelay) -> None:
    answer = running.http.get(f"{running.address}/healthz", headers={"X": "x" * 40_000})
    assert answer.status_code == 431


def test_a_body_that_never_arrives_is_given_up(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_BODY_SECONDS": "1"}) as relay:
        client = relay.client(1)
        headers = client.headers("/v1/mailbox/letter", b"")
        host, port = relay.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            lines = ["POST /v1/mailbox/letter HTTP/1.1", "Host: x", "Content-Length: 1000"]
            lines += [f"{name}: {value}" for name, value in headers.items()]
            connection.sendall("\r\n".join([*lines, "", "age-"]).encode())
            assert connection.recv(65_536).startswith(b"HTTP/1.1 400 ")
        assert relay.http.get(f"{relay.address}/healthz").status_code == 200


def slow_head(told_bytes: int) -> bytes:
    """The beginning of a letter, with a proof in due form."""
    proof = wire.Proof(bytes(56), bytes(32), bytes(64)).header()
    lines = ["POST /v1/mailbox/letter HTTP/1.1", "Host: x", f"Content-Length: {told_bytes}"]
    return "\r\n".join([*lines, f"{wire.HEADER_PROOF}: {proof}", "", "age-"]).encode()


@pytest.mark.parametrize("told_bytes", [1_000, 200_000])
def test_many_slow_senders_do_not_shut_others_out(running: RunningRelay, told_bytes: int) -> None:
    host, port = running.address.removeprefix("http://").split(":")
    with ExitStack() as slow:
        for _ in range(BODIES_AT_ONCE_MAX + 50):
            connection = slow.enter_context(socket.create_connection((host, int(port)), timeout=10))
            connection.sendall(slow_head(told_bytes))
        assert running.client(3_100 + told_bytes).open().status_code == 201


@pytest.mark.slow
def test_many_large_bodies_that_stop_short_are_bounded_in_memory_and_stop_no_letter(
    running: RunningRelay,
) -> None:
    host, port = running.address.removeprefix("http://").split(":")
    person = running.client(3_200)
    assert person.open().status_code == 201
    before_kib = figure(running, "VmRSS")
    with ExitStack() as slow:
        # A letter of which the rest comes when all the others have.
        letter = sealed("begun before", 6_000)
        headers = person.headers("/v1/mailbox/letter", letter)
        begun = http.client.HTTPConnection(host, int(port), timeout=30)
        slow.callback(begun.close)
        begun.putrequest("POST", "/v1/mailbox/letter")
        for name, value in {**headers, "Content-Length": str(len(letter))}.items():
            begun.putheader(name, value)
        begun.endheaders(letter[:100])
        for _ in range(TRICKLING):
            connection = slow.enter_context(socket.create_connection((host, int(port)), timeout=30))
            connection.sendall(slow_head(wire.LETTER_BYTES_MAX) + bytes(wire.LETTER_BYTES_MAX - 1_000))
        begun.send(letter[100:])
        assert begun.getresponse().status == 201
        assert person.letter(sealed("begun after", 6_000)).status_code == 201
    assert figure(running, "VmHWM") < before_kib + TRICKLING_KIB_MAX


def figure(relay: RunningRelay, name: str) -> int:
    """A size in the system's own account of the process, KiB."""
    told = Path(f"/proc/{relay.process.pid}/status").read_text()
    return int(told.split(f"{name}:")[1].split()[0])


def test_who_holds_connections_silent_must_hold_thousands(running: RunningRelay) -> None:
    host, port = running.address.removeprefix("http://").split(":")
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2 * SILENT:
        pytest.skip(f"this system grants {hard} open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2 * SILENT, hard))
    with ExitStack() as silent:
        for _ in range(SILENT):
            silent.enter_context(socket.create_connection((host, int(port)), timeout=10))
        began = time.monotonic()
        assert running.http.get(f"{running.address}/healthz").json() == {"ok": True}
        assert time.monotonic() - began < REQUEST_HEAD_SECONDS_MAX / 2


def test_nothing_unexpected_was_logged(running: RunningRelay) -> None:
    assert running.output() == ""
