"""A server that answers byte for byte what a test wants, and keeps what it was asked."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answering = Callable[[bytes], bytes]


@dataclass
class Page:
    """Where it listens, and every request's head as it came."""

    port: int
    asked: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def answer(page: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer as a relay gives it."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(page)}"]
    if not any(header.lower().startswith("content-type") for header in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join([*lines, *headers, "", ""]).encode() + page


@contextmanager
def serving(answering: Answering) -> Iterator[Page]:
    """Answers every GET on loopback until the block ends, each on a connection of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        page = Page(listening.getsockname()[1])
        stopping = threading.Event()

        def run() -> None:
            while not stopping.is_set():
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    connection.settimeout(5)
                    head = b""
                    while b"\r\n\r\n" not in head and (more := connection.recv(65_536)):
                        head += more
                    if head.startswith(b"GET "):
                        page.asked.append(head)
                        connection.sendall(answering(head))

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield page
        finally:
            stopping.set()
            with suppress(OSError), socket.create_connection(("127.0.0.1", page.port)):
                pass
            thread.join(10)
