"""A relay on a machine that systemd runs, installed and cared for with the page's own commands."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ploughshare.wire import PartName, b64u
from tests.relay.booted.machine import Machine, machine, why_not
from tests.relay.client import ROOT, RunningRelay, public, sealed
from tests.relay.operators_page import filled, shown_commands
from tests.relay.test_parts import FIRST, Files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("systemd-nspawn", "nsenter", "pg_ctlcluster", "sudo"),
    pytest.mark.skipif(bool(why_not()), reason=str(why_not())),
]

DATA = "/var/lib/private/ploughshare"
FAULTS = "/var/log/ploughshare-relay.faults"
STOP_SECONDS_MAX = 60
LETTER_BYTES = 100_000
EXPOSURE_MAX = 1.2
CALLER = "127.83.44.55"
AGENT = "VerySpecialPhone/7.3"
SERVES = "curl -sf http://127.0.0.1:8080/healthz"
ADDRESS = "http://127.0.0.1:8080"
RELAY = "ploughshare-relay"


def install(here: Machine, dist: Path) -> None:
    """What the page says under "Under systemd", line by line."""
    sources = here.path("/srv/ploughshare")
    (sources / "guide.html").write_text("<!doctype html><title>The first guide</title>")
    lines = shown_commands("Under systemd")
    for line in lines[: lines.index("ploughshare-relay status")]:
        if line == "make build" or line.startswith(".venv/bin/uv export"):
            # Made here; nothing is fetched there.
            shutil.copytree(dist, sources / "dist", dirs_exist_ok=True)
            continue
        if line == "systemctl daemon-reload":
            settings = here.path("/etc/ploughshare/relay.env")
            settings.write_text(filled(settings.read_text(), {"ROOTPUBLIC": b64u(public(ROOT))}))
        here.run(line)
        if "venv" in line:
            (packages,) = here.path("/opt/ploughshare/lib").glob("python3*/site-packages")
            (packages / "libraries.pth").write_text("/opt/libraries\n")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[Machine]:
    with machine(tmp_path_factory.mktemp("machines"), "server") as made:
        install(made, dist)
        made.until(SERVES)
        with made.network(), httpx.Client() as http:
            furnished = relay_of(made, http)
            furnished.with_roster()
            person = furnished.client(1)
            assert person.open().status_code == 201
            assert person.letter(sealed("letter")).status_code == 201
        yield made


@pytest.fixture
def relay(server: Machine) -> Iterator[RunningRelay]:
    """The relay of that machine, called from its own network, by somebody who can be known again."""
    server.until(SERVES)
    transport = httpx.HTTPTransport(local_address=CALLER)
    http = httpx.Client(transport=transport, timeout=20, headers={"User-Agent": AGENT})
    with server.network(), http:
        yield relay_of(server, http)


def relay_of(here: Machine, http: httpx.Client) -> RunningRelay:
    """Its relay; who calls it has to be in the machine's network."""
    assert here.process is not None
    return RunningRelay(ADDRESS, here.path(DATA), here.process, Path(), http)


def relay_process(here: Machine) -> int:
    return int(here.run("systemctl show -p MainPID --value ploughshare-relay"))


def test_installed_as_the_page_says_it_serves_and_is_as_tight_as_the_page_says(
    server: Machine, relay: RunningRelay
) -> None:
    person, desk = relay.client(1), relay.client(101)
    assert desk.post("/v1/desk/reply", sealed("reply"), mailbox=b64u(person.mailbox)).status_code == 201
    name = PartName(os.urandom(16), 1, 1)
    assert Files(person).first(name).status_code == 201
    assert Files(person).fetch(name).content == FIRST
    assert "The first guide" in relay.http.get(f"{relay.address}/").text
    assert relay.http.get(f"{relay.address}/nothing").status_code == 404

    (judged,) = re.findall(
        r"exposure level .*: ([\d.]+)", server.run("systemd-analyze security ploughshare-relay --no-pager")
    )
    assert float(judged) <= EXPOSURE_MAX
    assert "enabled" in server.run("systemctl status ploughshare-relay --no-pager")
    # A user of its own, who has nothing but one folder.
    assert "root" not in server.run(f"ps -o user= -p {relay_process(server)}")
    assert server.run(f"find / -xdev -user ploughshare -not -path '{DATA}*' -not -path '/proc/*'") == ""
    assert {path.stat().st_mode & 0o077 for path in [relay.data, *relay.data.iterdir()]} == {0}


def test_the_unit_reaches_this_machine_alone(server: Machine) -> None:
    """As the proxy, tor and a PostgreSQL here need; letters go nowhere else, whoever takes the relay over."""
    server.run("ip address add 10.9.9.9/32 dev lo")
    unit = "/sys/fs/cgroup/system.slice/ploughshare-relay.service/cgroup.procs"
    call = "curl -s -m 3 -o /dev/null http://{}:9000/"
    serve = "python3 -m http.server 9000 --bind"
    server.run(f"for address in 10.9.9.9 127.0.0.1; do systemd-run --quiet {serve} $address; done")
    for address in ("10.9.9.9", "127.0.0.1"):
        server.until(call.format(address))
    server.run(f"echo $$ > {unit}; {call.format('127.0.0.1')}; ! {call.format('10.9.9.9')}")


def test_what_a_mailbox_costs_is_told_as_the_page_asks(server: Machine) -> None:
    (line,) = shown_commands("When somebody floods it")
    assert json.loads(server.run(line))["puzzle"]["parameters"]["data"]["tries"] == 500


def test_nobody_who_called_stands_in_the_journal_or_in_any_log(server: Machine, relay: RunningRelay) -> None:
    before = relay_process(server)
    with socket.create_connection(("127.0.0.1", 8080), source_address=(CALLER, 0)) as line:
        line.sendall(f"NOT HTTP AT ALL {AGENT}\r\n\r\n".encode())
        line.recv(100)
    assert relay.http.post(f"{relay.address}/v1/mailbox/letter", content=b"?").status_code >= 400
    server.run(f"kill -9 {before}")
    server.until(f"{SERVES} && test $(systemctl show -p MainPID --value ploughshare-relay) != {before}")
    said = server.run("journalctl --no-pager --output=export --all; cat /var/log/*.faults")
    assert "Scheduled restart job" in said, "the journal was there to be read"
    assert not re.search(rf"{re.escape(CALLER)}|{AGENT}|/v1/|127\.0\.0\.1:", said)
    # What was acknowledged is there after that, too.
    assert sealed("letter") in {frame.data for frame in relay.client(1).fetch().frames}


def test_what_the_settings_hold_is_told_to_nobody_else_on_the_machine(server: Machine) -> None:
    """A bucket's secret stands there."""
    server.run(f"grep {b64u(public(ROOT))} /etc/ploughshare/relay.env")
    told = server.run(
        f"runuser -u nobody -- sh -c 'for ask in show cat status; do systemctl $ask {RELAY}; done;"
        f" cat /etc/ploughshare/relay.env /proc/{relay_process(server)}/environ; ps auxwwe; ls {DATA}'",
        check=False,
    )
    assert told.count("Permission denied") == 3
    assert b64u(public(ROOT)) not in told


def test_a_full_disk_refuses_letters_and_goes_on_when_there_is_room(
    server: Machine, relay: RunningRelay
) -> None:
    person, kept = relay.client(2), 0
    assert person.open().status_code == 201
    relay.answer(person)
    free = int(server.run(f"systemctl stop {RELAY}; du -sm {DATA}").split()[0]) + 3
    server.run(f"mv {DATA} {DATA}.aside; mkdir {DATA}; mount -t tmpfs -o size={free}m,mode=0700 tmpfs {DATA}")
    server.run(f"cp -a {DATA}.aside/. {DATA}; systemctl start {RELAY}")
    server.until(SERVES)
    while (answer := person.letter(sealed(f"letter {kept}", LETTER_BYTES))).status_code == 201:
        kept += 1
        assert kept < 100, "the disk is full long before"
    assert answer.status_code == 503
    assert kept
    server.run(f"mount -o remount,size={free + 60}m {DATA}")
    server.until(SERVES)
    assert person.letter(sealed("there is room", LETTER_BYTES)).status_code == 201
    there = {frame.data for frame in person.all_frames("/v1/mailbox/fetch")}
    assert {sealed(f"letter {number}", LETTER_BYTES) for number in range(kept)} <= there
    server.run(f"systemctl stop {RELAY}; cp -a {DATA}/. {DATA}.aside; umount {DATA}; rmdir {DATA}")
    server.run(f"mv {DATA}.aside {DATA}; systemctl start {RELAY}")
    server.until(SERVES)
    assert "127.0.0.1" not in server.path(FAULTS).read_text()


def test_it_stops_in_time_though_callers_hold_lines_open(server: Machine, relay: RunningRelay) -> None:
    lines = [socket.create_connection(("127.0.0.1", 8080)) for _ in range(20)]
    for line in lines:
        line.sendall(b"POST /v1/mailbox/letter HTTP/1.1\r\nHost: relay\r\nContent-Length: 5000\r\n\r\nhalf")
    began = time.monotonic()
    server.run("systemctl stop ploughshare-relay")
    assert time.monotonic() - began < STOP_SECONDS_MAX
    assert server.run("systemctl show -p Result --value ploughshare-relay").strip() == "success"
    for line in lines:
        line.close()
    server.run("systemctl start ploughshare-relay")
    server.until(SERVES)
    assert server.path(FAULTS).read_text() == ""


def test_a_setting_and_a_drop_in_are_taken(server: Machine, relay: RunningRelay) -> None:
    """Another port, as `systemctl edit` would write it; and the room that the environment file gives."""
    server.path("/etc/drop-in").write_text("[Service]\nSocketBindAllow=tcp:8090\n")
    settings = server.path("/etc/ploughshare/relay.env")
    before = settings.read_text()
    settings.write_text(f"{before}PLOUGHSHARE_RELAY_PORT=8090\nPLOUGHSHARE_RELAY_STORAGE_MIB=70\n")
    server.run("export EDITOR='cp /etc/drop-in'; script -qec 'systemctl edit ploughshare-relay' /dev/null")
    assert "8090" in server.run("systemctl cat ploughshare-relay")
    server.run("systemctl restart ploughshare-relay")
    server.until(SERVES.replace("8080", "8090"))
    told = json.loads(server.run(f"{RELAY} status --json"))
    assert told["storage_mib_max"] == 70
    server.run("rm -r /etc/systemd/system/ploughshare-relay.service.d")
    settings.write_text(before)
    server.run("systemctl daemon-reload; systemctl restart ploughshare-relay")
    server.until(SERVES)


def test_copies_made_and_brought_back_by_root_and_by_the_relays_user_serve(
    server: Machine, relay: RunningRelay
) -> None:
    backup, restore = (
        f"cd /root; PATH=/opt/ploughshare/bin:$PATH; {line}"
        for line in shown_commands("Copies, and coming back from one")
        if line.startswith("ploughshare relay ")
    )
    server.run(backup)
    for line in shown_commands("Under systemd"):
        if line.startswith((RELAY, "mv ")):
            server.run(filled(line, {"copy.sqlite": "second.sqlite"}))
    server.run("systemctl stop ploughshare-relay")
    for number, come_back in enumerate(
        (restore, f"cp -r ~/second.sqlite* {DATA}; {RELAY} restore second.sqlite")
    ):
        server.run(f"mkdir ~/lost{number}; mv {DATA}/relay.sqlite {DATA}/parts.sqlite ~/lost{number}")
        server.run(come_back)
        server.run("systemctl start ploughshare-relay")
        server.until(SERVES)
        assert sealed("letter") in {frame.data for frame in relay.client(1).fetch().frames}
        assert relay.client(1).letter(sealed(f"after coming back {number}")).status_code == 201
        server.run("systemctl stop ploughshare-relay")
    server.run(f"{RELAY} upgrade; {RELAY} expire; systemctl start ploughshare-relay")
    server.until(SERVES)
    assert server.path(FAULTS).read_text() == ""


def test_it_is_there_again_after_a_power_cut_and_serves_a_new_guide(server: Machine) -> None:
    server.cut_power()
    (server.path("/srv/ploughshare") / "guide.html").write_text(
        "<!doctype html><title>The second guide</title>"
    )
    server.boot()
    server.until(SERVES)
    (guide,) = [line for line in shown_commands("Under systemd") if "/etc/ploughshare/guide.html" in line]
    for line in shown_commands("Under systemd"):
        if line.startswith("/opt/ploughshare/bin/pip"):
            server.run(line)
    server.run(f"{guide}; systemctl restart ploughshare-relay")
    server.until("curl -sf http://127.0.0.1:8080/ | grep 'The second guide'")
