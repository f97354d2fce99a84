"""What an operator does with three machines: deleting, copying, coming back, losing two of them."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.relay.client import RunningRelay, relay_at, sealed
from tests.relay.cluster.machines import Machines, until

pytestmark = [pytest.mark.slow, pytest.mark.needs("patroni", "etcd", "etcdctl", "haproxy", "psql")]

LEAVING_SECONDS_MAX = 120
BUSY_SECONDS_MAX = 60


def ploughshare(*words: str) -> str:
    command = [sys.executable, "-m", "ploughshare", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def holding(machines: Machines, pieces: list[bytes]) -> set[str]:
    """The files of all machines in which one of the pieces stands."""
    found = set()
    for machine in machines.machines.values():
        for path in machine.home.rglob("*"):
            try:
                content = path.read_bytes() if path.is_file() else b""
            except OSError:
                continue
            if any(piece in content for piece in pieces):
                found.add(f"{machine.name}: {path.relative_to(machine.home)}")
    return found


def test_three_machines_keep_what_one_promises(machines: Machines, tmp_path: Path) -> None:
    with relay_at(tmp_path / "data", "--database", machines.through_proxy) as relay:
        relay.with_roster()
        for seed in (1, 2, 3):
            assert relay.client(seed).open().status_code == 201
        a_copy_goes_into_another_database(machines, relay, tmp_path)
        deleting_leaves_every_machine(machines, relay)
        nothing_is_acknowledged_that_one_machine_alone_has(machines, relay)
        assert relay.output() == ""


def a_copy_goes_into_another_database(machines: Machines, relay: RunningRelay, place: Path) -> None:
    """As an operator would before a new version of PostgreSQL, or after losing all three."""
    assert relay.client(2).letter(sealed("to be copied")).status_code == 201
    copied, database = place / "copy.sqlite", machines.through_proxy
    advised = ploughshare("relay", "upgrade", "--database", database)
    assert "Advice" not in advised
    ploughshare("relay", "backup", "--database", database, str(copied))
    again = database.replace("/ploughshare?", "/again?")
    leader = machines.leader()
    machines.administer(leader, "-c", "CREATE DATABASE again OWNER ploughshare TEMPLATE template0")
    assert "mailboxes" in ploughshare("relay", "restore", "--database", again, str(copied))
    with relay_at(place / "again", "--database", again) as restored:
        frames = restored.client(2).fetch().frames
        assert [frame.data for frame in frames] == [sealed("keys"), sealed("to be copied")]
        assert restored.client(2).letter(sealed("later")).status_code == 201


def deleting_leaves_every_machine(machines: Machines, relay: RunningRelay) -> None:
    """Also the logs of the machines that only follow."""
    person = relay.client(1)
    assert person.letter(sealed("letter")).status_code == 201
    joined = "SELECT encode(k.secret, 'hex') FROM shred_key k JOIN mailbox m USING (number) WHERE m.id ="
    asked = ("-d", "ploughshare", "-c", f"{joined} '\\x{person.mailbox.hex()}'")
    key = bytes.fromhex(machines.administer(machines.leader(), *asked))
    until("all machines have it", 20, lambda: len({name[:3] for name in holding(machines, [key])}) == 3)
    assert person.post("/v1/mailbox/delete", b"").status_code == 200
    # The copy of the step before holds the mailbox too, under a key of its own.
    machines.administer(machines.leader(), "-c", "DROP DATABASE again")
    until("it has left all files", LEAVING_SECONDS_MAX, lambda: not holding(machines, [key]))


def nothing_is_acknowledged_that_one_machine_alone_has(machines: Machines, relay: RunningRelay) -> None:
    """Until somebody comes back, relays say `busy`; what was sent then has one receipt."""
    leader, person = machines.leader(), relay.client(3)
    followers = [machine for machine in machines.machines.values() if machine is not leader]
    for machine in followers:
        machine.kill()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: person.letter(sealed("alone")).status_code, range(4)))
    assert set(answers) == {503}
    for machine in followers:
        machine.start()
    machines.wait_whole()
    until(
        "letters are taken again",
        BUSY_SECONDS_MAX,
        lambda: person.letter(sealed("alone")).status_code == 201,
    )
    assert [frame.data for frame in person.fetch().frames] == [sealed("keys"), sealed("alone")]
