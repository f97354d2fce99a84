"""What stands beside a relay that systemd runs, set up with the page's commands: PostgreSQL, proxies, tor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from ploughshare.wire import b64u
from tests.relay.booted.machine import Machine, machine, why_not
from tests.relay.booted.test_systemd import ADDRESS, AGENT, CALLER, FAULTS, SERVES, install, relay_of
from tests.relay.client import RunningRelay, public, sealed
from tests.relay.operators_page import PAGE, filled, shown_commands
from tests.relay.postgres import programs
from tests.relay.test_operators import OTHER_ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("systemd-nspawn", "nsenter", "sudo"),
    pytest.mark.skipif(bool(why_not()), reason=str(why_not())),
]

SETTINGS = "/etc/ploughshare/relay.env"
CERTIFICATE = (
    "install -d /etc/ssl/relay.example; cd /etc/ssl/relay.example; openssl req -x509 -newkey ec -nodes"
    " -pkeyopt ec_paramgen_curve:P-256 -subj /CN=relay.example -addext subjectAltName=DNS:relay.example"
    " -keyout privkey.pem -out fullchain.pem"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[Machine]:
    with machine(tmp_path_factory.mktemp("services"), "services") as made:
        install(made, dist)
        made.until(SERVES)
        yield made


@contextmanager
def called(here: Machine) -> Iterator[RunningRelay]:
    with here.network(), httpx.Client(timeout=20) as http:
        yield relay_of(here, http)


def fenced(start: str) -> str:
    """A block of the page between fences that begins so."""
    (found,) = re.findall(
        rf"^```\w*\n({start}.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


@pytest.mark.needs("pg_ctlcluster", "psql")
def test_a_relay_moves_to_postgresql_and_back_as_the_page_says_it(server: Machine) -> None:
    version = programs().parent.name
    server.run("install -d -o postgres -g postgres /etc/postgresql /var/lib/postgresql")
    server.run("install -d -m 1775 -o root -g postgres /var/log/postgresql")
    server.run(f"pg_createcluster {version} main")
    server.path(f"/etc/postgresql/{version}/main/conf.d/ploughshare.conf").write_text(
        fenced("log_connections")
    )
    server.run("systemctl daemon-reload; systemctl enable postgresql; systemctl start postgresql")
    *made, setting = shown_commands("With PostgreSQL, when one machine is not enough")
    for line in made:
        given = f"<<'END'\n{fenced('GRANT')}\nEND" if line.endswith(" psql ploughshare") else ""
        server.run(f"cd /; {line} {given}")

    with called(server) as relay:
        relay.with_roster()
        assert relay.client(1).open().status_code == 201
        assert relay.client(1).letter(sealed("in the file")).status_code == 201
    there, back = (
        filled(line, {"ploughshare relay": "ploughshare-relay"})
        for line in shown_commands("From one database to the other")
    )
    server.run("systemctl stop ploughshare-relay")
    assert "equal: " in server.run(there)
    settings = server.path(SETTINGS)
    before = settings.read_text()
    settings.write_text(f"{before}{setting}\n")
    server.run("systemctl start ploughshare-relay")
    server.until(SERVES)
    assert "Advice" not in server.run("ploughshare-relay upgrade")
    with called(server) as relay:
        person = relay.client(1)
        assert person.letter(sealed("in PostgreSQL")).status_code == 201
        server.run("ploughshare-relay backup copy.sqlite; ploughshare-relay status; ploughshare-relay expire")

    # All begins together again, the relay not before its database.
    server.cut_power()
    server.boot()
    server.until(SERVES)
    with called(server) as relay:
        person = relay.client(1)
        assert [frame.data for frame in person.fetch().frames][1:] == [
            sealed("in the file"),
            sealed("in PostgreSQL"),
        ]
        assert person.post("/v1/mailbox/delete", b"").status_code == 200
        assert relay.client(2).open().status_code == 201
        assert relay.client(2).letter(sealed("before going back")).status_code == 201
    assert server.path(FAULTS).read_text() == ""
    written = "".join(path.read_text() for path in server.path("/var/log/postgresql").iterdir())
    assert "ready to accept connections" in written
    assert not re.search(r"127\.0\.0\.1:|\[local\]|INSERT|@ploughshare", written)

    server.run("systemctl stop ploughshare-relay; rm /var/lib/ploughshare/relay.sqlite*")
    assert "equal: " in server.run(back)
    settings.write_text(before)
    server.run("systemctl start ploughshare-relay")
    server.until(SERVES)
    with called(server) as relay:
        assert sealed("before going back") in {frame.data for frame in relay.client(2).fetch().frames}
    server.run("systemctl disable --now postgresql")


@pytest.mark.needs("nginx", "caddy", "openssl")
def test_the_proxies_are_put_in_front_as_the_page_says_it(server: Machine) -> None:
    lines = shown_commands("Behind a reverse proxy")
    curl = f"curl -sk --interface {CALLER} -A {AGENT} --resolve relay.example:443:127.0.0.1"
    ask = f"{curl} -f https://relay.example/healthz"
    server.run("install -d /var/log/nginx /var/lib/nginx; install -d -o caddy -g caddy /var/lib/caddy")
    server.run(CERTIFICATE)
    server.run("systemctl start nginx")
    between = lines.index("systemctl restart nginx") + 1
    for line in lines[:between]:
        server.run(line)
    server.until(ask)
    ask_in_vain(server, curl)
    server.run("systemctl stop nginx")

    server.run("systemctl start caddy")
    caddy = lines[between:]
    for _ in range(2):
        for line in caddy:
            server.run(line)
    # It asks an authority for a certificate, which is not to be had here; told of one, it serves at once.
    site = server.path("/etc/caddy/Caddyfile")
    tls = "relay.example {\n\ttls /etc/ssl/relay.example/fullchain.pem /etc/ssl/relay.example/privkey.pem"
    site.write_text(site.read_text().replace("relay.example {", tls))
    server.run("chmod 644 /etc/ssl/relay.example/*")
    server.run(caddy[-1])
    server.until(ask)
    ask_in_vain(server, curl)
    server.run("systemctl stop caddy")
    written = "grep -rlaE '{}' /var/log /etc/nginx /etc/caddy /var/lib/nginx /var/lib/caddy || true"
    journal = server.run("journalctl --no-pager --all --output=export")
    assert "Started nginx" in journal
    assert "caddy" in journal
    for told in (CALLER, AGENT, "mailbox/letter"):
        assert told not in journal
        assert server.run(written.format(told)) == ""


def ask_in_vain(server: Machine, curl: str) -> None:
    """What proxies like to note: no https, the machine's number, what is not there, a relay that is away."""
    for asked in (
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "http://127.0.0.1/%ff -H 'Host: relay.example'",
        "https://relay.example/v1/mailbox/letter",
        "https://relay.example/v1/nowhere -X PUT -d @/etc/passwd",
    ):
        server.run(f"{curl} -o /dev/null {asked}", check=False)
    server.run("systemctl stop ploughshare-relay")
    assert server.run(f"{curl} -o /dev/null -w '%{{http_code}}' https://relay.example/healthz") == "502"
    server.run("systemctl start ploughshare-relay")
    server.until(SERVES)


@pytest.mark.needs("tor")
def test_an_onion_service_is_made_as_the_page_says_it(server: Machine) -> None:
    server.run("install -d -m 2700 -o debian-tor -g debian-tor /var/lib/tor")
    server.run("install -d -m 2750 -o debian-tor -g adm /var/log/tor")
    _, *lines, address = shown_commands("As an onion service")
    server.run("systemctl start tor")
    server.until("systemctl is-active tor@default")
    for line in lines:
        server.run(f"PATH=/opt/ploughshare/bin:$PATH; {line}")
    said = server.until(f"PATH=/opt/ploughshare/bin:$PATH; {address}")
    assert re.fullmatch(r"http://[a-z2-7]{56}\.onion\n", said)
    assert ADDRESS.removeprefix("http://") in server.path("/etc/tor/torrc").read_text()
    server.run("systemctl stop tor")


def test_a_second_relay_with_a_guide_of_its_own_stands_beside_the_first(server: Machine) -> None:
    made, settings, begin = shown_commands("Under systemd")[-3:]
    server.run(f"{made}; {settings}")
    server.path("/etc/ploughshare/second.html").write_text(
        "<!doctype html><title>Another desk's guide</title>"
    )
    told = server.path("/etc/ploughshare/second.env")
    filled_in = filled(
        told.read_text(), {"ROOTPUBLIC": b64u(public(OTHER_ROOT)), "guide.html": "second.html"}
    )
    told.write_text(f"{filled_in}PLOUGHSHARE_RELAY_PORT=8081\n")
    server.run(begin)
    server.until("curl -sf http://127.0.0.1:8081/ | grep Another")
    assert "The first guide" in server.run("curl -sf http://127.0.0.1:8080/")
    assert server.run("stat -c %U /var/lib/private/*").split() == ["ploughshare", "second"]
    server.run("systemctl disable --now second-relay")
