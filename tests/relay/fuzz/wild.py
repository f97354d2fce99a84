"""Requests that a relay should never see, made from ones that it should: a socket's bytes, from a seed."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ploughshare import wire
from ploughshare.relay.app.routes import POSTINGS
from tests.relay.client import AGE, Client, event, named_by, sealed

METHODS = (
    "GET",
    "POST",
    "POST",
    "POST",
    "HEAD",
    "OPTIONS",
    "PUT",
    "TRACE",
    "CONNECT",
    "PRI",
    "get",
    "G" * 3_000,
    "",
)
PATHS = (
    *("/", "/healthz", "/v1/challenge", "/v1/puzzle", "/v1/roster"),
    *(posting.path for posting in POSTINGS),
    *(f"/v1/{side}/{call}" for side in ("mailbox", "desk") for call in ("part", "part/fetch", "part/drop")),
)
TARGETS = (
    *("*", "", " ", "//", "/../../etc/passwd", "/%2e%2e/%00", "/v1/%6dailbox/fetch", "/v1/mailbox/fetch?x=1"),
    *(
        "http://elsewhere.example/v1/roster",
        "elsewhere.example:443",
        "/\x00",
        "/\xff\xfe",
        "/" + "a" * 20_000,
        "/#",
    ),
)
VERSIONS = ("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP", "", "http/1.1")
LENGTHS = (
    "0",
    "-1",
    "+5",
    "5, 5",
    "5,6",
    "0x10",
    "1e3",
    "٣",
    "",
    " 7 ",
    "99999999999999999999",
    "262145",
    "1 2",
    "4294967297",
)
ENCODINGS = (
    "chunked",
    "Chunked",
    "identity",
    "gzip, chunked",
    "chunked, chunked",
    "xchunked",
    "chunked\x0b",
    "",
)
EXTRA = (
    ("Connection", ("close", "keep-alive", "upgrade", "close, keep-alive", "Ploughshare-Proof")),
    ("Upgrade", ("websocket", "h2c", "TLS/1.0")),
    ("Expect", ("100-continue", "200-ok", "")),
    ("Host", ("x", "", "a:b:c", "x\r\nHost: y", "[::1", "\xff")),
    ("Accept-Encoding", ("gzip", "gzip;q=0.000001", "gzip;q=0, gzip", "," * 5_000, "\x80")),
    ("Content-Encoding", ("gzip", "br")),
    ("Range", ("bytes=0-0", "bytes=-1,-2,-3")),
    ("X-Forwarded-For", ("203.0.113.77",)),
    ("Origin", ("null", "https://elsewhere.example")),
    ("Sec-WebSocket-Key", ("dGhlIHNhbXBsZSBub25jZQ==",)),
    ("HTTP2-Settings", ("AAMAAABkAAQAAP__",)),
    ("Trailer", ("Ploughshare-Proof",)),
    ("\x00", ("x",)),
    ("A" * 9_000, ("x",)),
    ("X", ("\x00", "y" * 15_000, "\r", "a\n b", "\x7f")),
)


SHAPES = (
    "null",
    "true",
    "0",
    "-1",
    "9007199254740992",
    "1.5",
    '""',
    '"\\u044f"',
    "[]",
    "[0]",
    "{}",
    '{"a": 1}',
)


@dataclass(frozen=True)
class Known:
    """What a generator may use of a running relay: callers, a challenge and a puzzle of it."""

    callers: tuple[Client, ...]
    challenge: bytes
    puzzle: dict[str, object]
    mailbox: bytes
    member: bytes


class Wild:
    """Draws streams of requests. The same seed draws the same, but for what the relay gave."""

    def __init__(self, seed: int, known: Known) -> None:
        self._draw = random.Random(seed)
        self._known = known
        self._wildness = self._draw.choice((0.0, 0.1, 0.4, 1.0))

    def stream(self) -> bytes:
        """One connection's bytes: a request or several in a row, then perhaps damaged."""
        made = b"".join(self._request() for _ in range(self._draw.choice((1, 1, 1, 2, 5))))
        if self._wrong(0.5):
            for _ in range(self._draw.choice((1, 1, 4))):
                made = self._damaged(made)
        return made[:400_000]

    def _wrong(self, chance: float) -> bool:
        return self._draw.random() < chance * self._wildness

    def _request(self) -> bytes:
        draw = self._draw
        path = draw.choice(PATHS)
        body = self._body(path)
        headers = self._headers(path, body)
        method = (
            draw.choice(METHODS)
            if self._wrong(0.15)
            else ("POST" if "/mailbox/" in path or "/desk/" in path else "GET")
        )
        target = draw.choice(TARGETS) if self._wrong(0.1) else path
        version = draw.choice(VERSIONS) if self._wrong(0.1) else "HTTP/1.1"
        framing, sent = self._framed(body) if method != "GET" or self._wrong(0.1) else ([], b"")
        headers += framing
        for name, values in draw.sample(EXTRA, draw.choice((0, 1, 3)) if self._wrong(1) else 0):
            headers.append((name, draw.choice(values)))
        if self._wrong(0.05):
            headers += [(f"X-{n}", "y") for n in range(draw.choice((90, 130, 2_000)))]
        if self._wrong(0.1):
            draw.shuffle(headers)
        lines = [f"{method} {target} {version}", "Host: relay", *(self._line(*header) for header in headers)]
        end = "\r\n" if not self._wrong(0.03) else draw.choice(("\n", "\r", "\r\r\n", "\0\n"))
        return (end.join(lines) + end + end).encode("latin-1", "replace") + sent

    def _line(self, name: str, value: str) -> str:
        if not self._wrong(0.02):
            return f"{name}: {value}"
        return self._draw.choice(
            (f"{name} : {value}", f"{name}", f" {name}: {value}", f"{name}:\t{value}\t", f": {value}")
        )

    def _headers(self, path: str, body: bytes) -> list[tuple[str, str]]:
        draw, known = self._draw, self._known
        caller = draw.choice(known.callers)
        about = {
            wire.HEADER_MAILBOX: wire.b64u(known.mailbox),
            wire.HEADER_MEMBER: wire.b64u(known.member),
            wire.HEADER_PART: wire.PartName(draw.randbytes(16), 1, 1).header(),
        }
        called = {name: about[name] for name in named_by(path)}
        good = {
            **about,
            **caller.headers(path, body, challenge=known.challenge, about=called),
            wire.HEADER_FOR: wire.b64u(caller.mailbox),
            wire.HEADER_WORK: wire.b64u(json.dumps(self._work()).encode()),
        }
        headers = []
        for name, value in good.items():
            if not self._wrong(0.1):
                headers.append((name, self._value(value) if self._wrong(0.15) else value))
            if self._wrong(0.03):
                headers.append((name, value))
        return headers

    def _work(self) -> Any:
        """The puzzle as it was given, with no true solution, and often some parts of another shape."""
        solution = {"counter": 1, "derivedKey": "00" * 32}
        whole = json.loads(json.dumps({"challenge": self._known.puzzle, "solution": solution}))
        while self._draw.random() < 0.6:
            at = whole
            name = self._draw.choice(sorted(at))
            while isinstance(at[name], dict) and at[name] and self._draw.random() < 0.9:
                at = at[name]
                name = self._draw.choice(sorted(at))
            at[name] = json.loads(self._draw.choice(SHAPES))
        return whole

    def _value(self, value: str) -> str:
        ways: tuple[Callable[[], str], ...] = (
            lambda: "",
            lambda: value[: self._draw.randrange(len(value) or 1)],
            lambda: value * 2,
            lambda: value + "=",
            lambda: value.replace(".", ".."),
            lambda: "".join(
                self._draw.choice("AZaz09-_.=+/ \x7f\xff") for _ in range(self._draw.randrange(2_000))
            ),
            lambda: wire.b64u(self._draw.randbytes(self._draw.choice((0, 1, 15, 16, 17, 32, 56, 64)))),
            lambda: wire.b64u(b"[" * self._draw.choice((10, 1_000))),
        )
        return self._draw.choice(ways)()

    def _body(self, path: str) -> bytes:
        draw = self._draw
        ways: tuple[Callable[[], bytes], ...] = (
            lambda: b"",
            lambda: wire.after_body(draw.choice((0, 1, 2**53 - 1))),
            lambda: b'{"after":%d}' % draw.choice((-1, 2**64, 10**200)),
            lambda: b"[" * draw.choice((5, 250, 70_000)),
            lambda: b'{"after":0,"after":1}',
            lambda: wire.upto_body(draw.choice((0, 2**53 - 1))),
            lambda: sealed(draw.randbytes(draw.choice((1, 600, 5_000)))),
            lambda: AGE,
            lambda: sealed(b"large", draw.choice((131_073, 262_144, 262_145, 300_000))),
            lambda: event(draw.randrange(2**40)),
            lambda: b"PLSH\x01" + draw.randbytes(draw.choice((4, 100))),
            lambda: draw.randbytes(draw.choice((1, 255, 4_096, 65_536))),
        )
        if not self._wrong(0.5) and path.endswith(("fetch", "collect", "events", "wraps")):
            return wire.after_body(draw.randrange(3))
        return draw.choice(ways)()

    def _framed(self, body: bytes) -> tuple[list[tuple[str, str]], bytes]:
        """Headers that say how long the body is, rightly or not, and what is sent of it."""
        draw = self._draw
        right = [("Content-Length", str(len(body)))]
        if draw.random() < 0.7 and not self._wrong(0.3):
            return right, body
        if self._wrong(0.3):
            return right, body[: draw.randrange(len(body) + 1)]
        if self._wrong(0.3):
            return [("Content-Length", draw.choice(LENGTHS))], body
        if self._wrong(0.2):
            return [*right, ("Content-Length", draw.choice(LENGTHS))], body
        chunked = [("Transfer-Encoding", draw.choice(ENCODINGS) if self._wrong(0.3) else "chunked")]
        return (chunked if not self._wrong(0.2) else [*chunked, *right]), self._chunks(body)

    def _chunks(self, body: bytes) -> bytes:
        draw, sent = self._draw, bytearray()
        step = draw.choice((1, 7, 1_000, 65_536)) if len(body) < 2_000 else 65_536
        for start in range(0, len(body), step):
            piece = body[start : start + step]
            size = (
                f"{len(piece):x}"
                if not self._wrong(0.02)
                else draw.choice(("", "-1", "fffffffffffffffff", "0x5", "g", " 5"))
            )
            extension = ";x=" + "y" * draw.choice((1, 20_000)) if self._wrong(0.01) else ""
            sent += f"{size}{extension}\r\n".encode() + piece + (b"\r\n" if not self._wrong(0.01) else b"")
        if not self._wrong(0.1):
            sent += b"0\r\n" + (b"Ploughshare-Proof: x\r\n" if self._wrong(0.05) else b"") + b"\r\n"
        return bytes(sent)

    def _damaged(self, made: bytes) -> bytes:
        draw = self._draw
        if not made:
            return draw.randbytes(20)
        start = draw.randrange(len(made))
        end = min(len(made), start + draw.choice((1, 1, 4, 60)))
        ways: tuple[Callable[[], bytes], ...] = (
            lambda: made[:start] + made[end:],
            lambda: made[:start] + draw.randbytes(end - start) + made[end:],
            lambda: made[:start] + made[start:end] * draw.choice((2, 50)) + made[end:],
            lambda: (
                made[:start]
                + draw.choice((b"\r\n", b"\0", b"\n", b" ", b"\r\n\r\n", b":", b"0\r\n\r\n"))
                + made[start:]
            ),
            lambda: made[:start],
        )
        return draw.choice(ways)()
