"""What a relay must not know and what it must not leave behind (§6.9)."""

import datetime
import os
import re
import socket
import sys
from pathlib import Path

import httpx
import pytest

from ploughshare import wire
from tests.relay.client import RunningRelay, member, relay_at, sealed

AGENT = "VerySpecialPhone/7.3 (watched)"
ADDRESS = "203.0.113.77"
CALLER = "127.0.0.9"
"""Where the requests come from; all of 127/8 is this machine."""


def everything(relay: RunningRelay) -> dict[str, bytes]:
    """All bytes in the relay's files and all it has said."""
    files = {path.name: path.read_bytes() for path in relay.data.rglob("*") if path.is_file()}
    return {**files, "output": relay.log.read_bytes()}


def exchange(relay: RunningRelay) -> None:
    relay.with_roster()
    relay.http.close()
    relay.http = httpx.Client(transport=httpx.HTTPTransport(local_address=CALLER))
    relay.http.headers.update(
        {"User-Agent": AGENT, "X-Forwarded-For": ADDRESS, "Referer": "https://secret.example/"}
    )
    person, desk = relay.client(1), relay.client(101)
    person.open()
    person.letter(sealed("letter"))
    person.letter(b"not sealed at all")
    desk.post("/v1/desk/reply", sealed("reply"), mailbox=wire.b64u(person.mailbox))
    relay.http.get(f"{relay.address}/secret-path-{ADDRESS}")
    person.fetch()


def test_no_address_no_agent_and_no_time_of_day_is_kept(tmp_path: Path) -> None:
    before = int(datetime.datetime.now(datetime.UTC).timestamp())
    with relay_at(tmp_path / "data") as relay:
        exchange(relay)
        running = everything(relay)
        assert relay.stop() == 0
        stopped = everything(relay)
        spoken = relay.process.stdout.read() if relay.process.stdout else b""
    after = int(datetime.datetime.now(datetime.UTC).timestamp())
    for files in (running, stopped, {"stdout": spoken}):
        for name, content in files.items():
            for secret in (AGENT, ADDRESS, CALLER, "secret", "watched", "not sealed", "Forwarded"):
                assert secret.encode() not in content, name
            assert socket.inet_aton(CALLER) not in content, name
            for moment in range(before, after + 1):
                assert str(moment).encode() not in content, name
                assert moment.to_bytes(4, "big") not in content, name
            assert not re.search(rb"\d\d:\d\d:\d\d", content), name
    assert running["output"] == b""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what a process has open")
def test_a_relay_writes_to_no_file_but_its_own(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        exchange(relay)
        process = Path("/proc") / str(relay.process.pid)
        written = set[Path]()
        for entry in (process / "fd").iterdir():
            flags = int((process / "fdinfo" / entry.name).read_text().split("flags:")[1].split()[0], 8)
            if flags & os.O_ACCMODE != os.O_RDONLY:
                written.add(entry.readlink())
        for line in (process / "maps").read_text().splitlines():
            _, rights, *_, name = line.split(maxsplit=5) if line.count("/") else (*line.split(maxsplit=2), "")
            if "w" in rights and "s" in rights:
                written.add(Path(name))
    files = {path for path in written if path.is_absolute() and path != Path("/dev/null")}
    assert relay.log in files
    assert {path.parent for path in files - {relay.log}} == {relay.data}


def test_deleting_leaves_no_byte_in_any_file(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        relay.with_roster()
        stays, goes, desk = relay.client(1), relay.client(2), relay.client(101)
        letters = [sealed(os.urandom(3_000), 9_000) for _ in range(8)]
        small = sealed(os.urandom(40), 80)
        stays.open(sealed(b"STAYING"))
        goes.open(letters[0])
        for letter in [*letters[1:], small]:
            goes.letter(letter)
        hashes = [wire.Receipt.parse(goes.letter(letter).content).body_hash for letter in letters[1:]]
        assert any(letters[3][200:232] in content for content in everything(relay).values())

        assert goes.post("/v1/mailbox/delete", b"").status_code == 200
        gone = [letter[offset : offset + 32] for letter in letters for offset in range(24, 3_000, 500)]
        gone += [small[24:60], goes.mailbox, *hashes]
        for name, content in everything(relay).items():
            assert not [piece for piece in gone if piece in content], name
        assert [frame.data for frame in stays.fetch().frames] == [sealed(b"STAYING")]

        wrap = sealed(os.urandom(500))
        index = wire.Receipt.parse(
            desk.post("/v1/desk/wrap", wrap, member=wire.b64u(member(102).id)).content
        ).index
        relay.client(102).post("/v1/desk/ack", wire.upto_body(index))
        for name, content in everything(relay).items():
            assert wrap[24:300] not in content, name


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        exchange(relay)
        for path in [relay.data, *relay.data.rglob("*")]:
            assert path.stat().st_mode & 0o077 == 0, path


def test_the_guide_of_the_first_page_is_served_whole_and_compressed(tmp_path: Path) -> None:
    guide = tmp_path / "guide.html"
    page = "<!doctype html><title>…</title>" + "<p>Ваше право</p>" * 500
    guide.write_text(page, encoding="utf-8")
    with relay_at(tmp_path / "data", "--guide", str(guide)) as relay:
        address = f"{relay.address}/"
        plain = relay.http.get(address, headers={"Accept-Encoding": "identity"})
        packed = relay.http.get(address, headers={"Accept-Encoding": "br, gzip"})
        unwanted = relay.http.get(address, headers={"Accept-Encoding": "gzip;q=0"})
        head = relay.http.head(address)
    assert plain.text == packed.text == page
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(page)
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in unwanted.headers
    assert (head.status_code, head.content) == (200, b"")
    for answer in (plain, packed):
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
        assert "set-cookie" not in answer.headers
        assert "granian" not in str(answer.headers)


def test_a_guide_opened_from_a_file_may_write(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        asked = {"Origin": "null", "Access-Control-Request-Method": "POST"}
        asked["Access-Control-Request-Headers"] = "ploughshare-proof,content-type"
        leave = relay.http.options(f"{relay.address}/v1/mailbox/open", headers=asked)
        answer = relay.http.get(f"{relay.address}/v1/challenge", headers={"Origin": "null"})
    assert leave.status_code == 204
    for answered in (leave, answer):
        assert answered.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answered.headers
    allowed = leave.headers["access-control-allow-headers"].lower()
    for name in (wire.HEADER_DESK, wire.HEADER_PROOF, wire.HEADER_WORK, "Content-Type"):
        assert name.lower() in allowed
