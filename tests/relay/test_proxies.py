"""The reverse proxies of deploy/, as written: what they let through, what they hand on, what they forget."""

import datetime
import ipaddress
import re
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ploughshare.wire import LETTER_BYTES_MAX, b64u
from tests.relay.client import RunningRelay, relay_at, sealed

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "relay.example"
CALLER = "127.83.44.55"
AGENT = "VerySpecialPhone/7.3"
FORWARDED = "203.0.113.77"
START_SECONDS = 20


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Proxy:
    """A proxy at work in a folder of its own, with a certificate of its own."""

    def __init__(self, folder: Path, upstream: int) -> None:
        self.folder = folder
        self.upstream = upstream
        self.port = free_port()
        self.plain_port = free_port()
        (folder / "tls").mkdir(parents=True)
        _certificate(folder / "tls")

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}"

    def http(self) -> httpx.Client:
        """Calls from an address and a browser of its own; the name is this machine."""
        trusted = ssl.create_default_context(cafile=str(self.folder / "tls" / "fullchain.pem"))
        transport = _ToHere(httpx.HTTPTransport(verify=trusted, local_address=CALLER), self.port)
        return httpx.Client(
            transport=transport,
            timeout=20,
            headers={"User-Agent": AGENT, "X-Forwarded-For": FORWARDED, "Referer": f"https://{AGENT}/"},
        )

    def command(self) -> list[str]:
        raise NotImplementedError

    def said(self) -> bytes:
        """All bytes in its folder and all that it printed."""
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


class _ToHere(httpx.BaseTransport):
    """Sends what is for the relay's name to this machine, with the name in TLS."""

    def __init__(self, inner: httpx.HTTPTransport, port: int) -> None:
        self._inner = inner
        self._port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(host="127.0.0.1", port=self._port)
        request.extensions = {**request.extensions, "sni_hostname": NAME}
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class Nginx(Proxy):
    def command(self) -> list[str]:
        site = (DEPLOY / "nginx" / "ploughshare.conf").read_text()
        site = site.replace("listen 443", f"listen {self.port}").replace(
            "listen 80", f"listen {self.plain_port}"
        )
        site = site.replace("127.0.0.1:8080", f"127.0.0.1:{self.upstream}")
        site = site.replace(f"/etc/ssl/{NAME}", str(self.folder / "tls"))
        (self.folder / "site.conf").write_text(site)
        paths = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        # What Debian's nginx.conf says around it, its logs included.
        (self.folder / "nginx.conf").write_text(
            f"daemon off;\nuser root;\npid {self.folder}/pid;\nerror_log {self.folder}/error.log;\n"
            f"events {{ }}\nhttp {{\naccess_log {self.folder}/access.log;\n{paths}"
            f"include {self.folder}/site.conf;\n}}\n"
        )
        return ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]


class Caddy(Proxy):
    def command(self) -> list[str]:
        text = (DEPLOY / "caddy" / "Caddyfile").read_text()
        text = text.replace("127.0.0.1:8080", f"127.0.0.1:{self.upstream}")
        tls = f"tls {self.folder}/tls/fullchain.pem {self.folder}/tls/privkey.pem"
        text = text.replace(f"\n{NAME} {{", f"\n{NAME}:{self.port} {{\n\t{tls}")
        text = text.replace(
            "{\n\tadmin off",
            f"{{\n\tauto_https disable_redirects\n\thttp_port {self.plain_port}\n\tadmin off",
        )
        (self.folder / "Caddyfile").write_text(text)
        return ["caddy", "run", "--adapter", "caddyfile", "--config", str(self.folder / "Caddyfile")]


PROXIES = [
    pytest.param(Nginx, marks=pytest.mark.needs("nginx"), id="nginx"),
    pytest.param(Caddy, marks=pytest.mark.needs("caddy"), id="caddy"),
]


@contextmanager
def serving(proxy: Proxy) -> Iterator[None]:
    """The proxy, listening; all it prints goes into its folder."""
    environ = {
        "HOME": str(proxy.folder),
        "TMPDIR": str(proxy.folder),
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    }
    with (proxy.folder / "printed").open("wb") as printed:
        process = subprocess.Popen(proxy.command(), stdout=printed, stderr=printed, env=environ)
    try:
        pause = threading.Event()
        deadline = time.monotonic() + START_SECONDS
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", proxy.port), timeout=1):
                break
            assert process.poll() is None, (proxy.folder / "printed").read_text()
            assert time.monotonic() < deadline, "the proxy does not listen"
            pause.wait(0.02)
        yield
    finally:
        process.terminate()
        process.wait(START_SECONDS)


@pytest.mark.parametrize("kind", PROXIES)
def test_letters_of_every_size_go_through_and_the_proxy_forgets_who_called(
    kind: type[Proxy], tmp_path: Path
) -> None:
    with relay_at(tmp_path / "data") as relay:
        proxy = kind(tmp_path / "proxy", int(relay.address.rpartition(":")[2]))
        with serving(proxy), proxy.http() as http:
            through = RunningRelay(proxy.address, relay.data, relay.process, relay.log, http)
            through.with_roster()
            person, desk = through.client(1), through.client(101)
            assert person.open().status_code == 201
            replied = desk.post("/v1/desk/reply", sealed("reply"), mailbox=b64u(person.mailbox))
            assert replied.status_code == 201
            assert person.letter(sealed("letter", LETTER_BYTES_MAX)).status_code == 201
            refused = person.letter(sealed("letter", LETTER_BYTES_MAX + 1))
            assert (refused.status_code, refused.json()["error"]) == (413, "too_large"), (
                "the relay's own words"
            )
            answer = person.post("/v1/mailbox/fetch", b'{"after":0}')
            assert len(answer.content) % 16_384 == 0
            assert "content-encoding" not in answer.headers, "packed, the padding would be gone"
            assert answer.headers["cache-control"] == "no-store"
            assert http.get(f"{proxy.address}/{AGENT}").status_code == 404
            relay.stop()
            assert http.get(f"{proxy.address}/healthz").status_code == 502, "what proxies like to log"
        said = proxy.said()
    for secret in (CALLER, AGENT, FORWARDED, "mailbox/open"):
        assert secret.encode() not in said, secret
    assert not re.search(rb"\d\d:\d\d:\d\d[^ ]* .*(GET|POST|error)", said)


@pytest.mark.parametrize("kind", PROXIES)
def test_the_relay_is_not_told_who_calls(kind: type[Proxy], tmp_path: Path) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as upstream:
        upstream.settimeout(START_SECONDS)

        def answer() -> None:
            line, _ = upstream.accept()
            with line:
                while b"\r\n\r\n" not in b"".join(heard) and (part := line.recv(65_536)):
                    heard.append(part)
                line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

        listener = threading.Thread(target=answer, daemon=True)
        listener.start()
        proxy = kind(tmp_path / "proxy", int(upstream.getsockname()[1]))
        with serving(proxy), proxy.http() as http:
            assert http.get(f"{proxy.address}/v1/roster", headers={"Cookie": "a=b"}).text == "ok"
        listener.join(20)
    head = b"".join(heard).decode().lower()
    assert head.startswith("get /v1/roster http/1.1")
    for secret in (CALLER, AGENT, FORWARDED, NAME, "cookie", "forwarded", "real-ip", "referer"):
        assert secret.lower() not in head, head


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def test_no_server_of_nginx_notes_a_request_or_a_failure() -> None:
    _, *servers = re.split(
        r"^server \{", (DEPLOY / "nginx" / "ploughshare.conf").read_text(), flags=re.MULTILINE
    )
    assert len(servers) == 2
    for server in servers:
        assert "access_log off;" in server
        assert "error_log /dev/null crit;" in server
