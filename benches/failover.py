"""How long letters stop when one of three machines with PostgreSQL fails, and whether one is lost.

Run: python benches/failover.py [--times 5] [--faults power,postgres,frozen,switchover,cut_off,...]
Three machines as docs/operate.md sets them up, etcd, Patroni and PostgreSQL on each, under steady load on two
relays: one reaches the database through HAProxy, one knows the machines' names. On loopback, the machine that
leads loses its power (all processes killed at once), its PostgreSQL alone, or stands still with connections
open; or the administrator has another lead. On machines that systemd runs, each with a network of its own (as
root), every packet to and from the machine that leads is dropped (cut_off), or to and from the one that every
commit waits for (cut_off_standby). The seconds are the longest time without an acknowledgement from the fault
on. At the end every acknowledged letter is looked for.
"""

import argparse
import datetime
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare import wire
from ploughshare.relay.store import Store, open_store
from tests.relay.booted.cluster import (
    NAMES_PORT,
    begin_relay_by_names,
    cluster_of,
    database_of,
    patiently_opened,
)
from tests.relay.booted.machine import package, why_not
from tests.relay.client import relay_at
from tests.relay.cluster.crowd import Crowd
from tests.relay.cluster.machines import Machine, Machines, three_machines, until
from tests.relay.cluster.roles import with_role
from tests.relay.writers import check, settle

TODAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())
FLOWING = 60
SECONDS_MAX = 120
PEOPLE_EACH = 4_000


def power(machines: Machines, leader: Machine) -> Callable[[], None]:
    leader.kill()
    return leader.start


def postgres(machines: Machines, leader: Machine) -> Callable[[], None]:
    leader.kill_postgres()
    return lambda: None


def frozen(machines: Machines, leader: Machine) -> Callable[[], None]:
    leader.freeze()
    return leader.thaw


def switchover(machines: Machines, leader: Machine) -> Callable[[], None]:
    assert machines.control("switchover", "--force"), "nobody else could lead"
    return lambda: None


Mend = Callable[[], None]
FAULTS = {made.__name__: made for made in (power, postgres, frozen, switchover)}
CUTS = {"cut_off": "Leader", "cut_off_standby": "Sync Standby"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--faults", default=",".join([*FAULTS, *(CUTS if why_not() is None else ())]))
    told = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    names = told.faults.split(",")
    if any(name in FAULTS for name in names):
        on_loopback([name for name in names if name in FAULTS], told.times)
    if any(name in CUTS for name in names):
        on_a_network([name for name in names if name in CUTS], told.times)


def on_loopback(names: list[str], times: int) -> None:
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        machines = stack.enter_context(three_machines())
        store = stack.enter_context(closing(open_store(place, machines.through_proxy)))
        crowds: dict[str, Crowd] = {}
        for route, database in (("HAProxy", machines.through_proxy), ("names", machines.by_names)):
            relay = stack.enter_context(relay_at(place / route, "--database", database))
            host, port = relay.address.removeprefix("http://").split(":")
            crowds[route] = crowd_at(stack, store, len(crowds), (host, int(port)))

        def fail(name: str) -> Mend:
            leader = machines.leader()
            mend = FAULTS[name](machines, leader)
            # The old leader may acknowledge for a moment still.
            until("another one leads", SECONDS_MAX, lambda: machines.leader() is not leader)

            def mended() -> None:
                mend()
                machines.wait_whole(SECONDS_MAX)

            return mended

        for name in names:
            measure(name, times, crowds, fail)
        conclude(crowds, store)


def on_a_network(names: list[str], times: int) -> None:
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = stack.enter_context(cluster_of(place, package(place / "dist")))
        begin_relay_by_names(cluster)
        stack.enter_context(cluster.relay.network())
        store = stack.enter_context(closing(patiently_opened(place, database_of(cluster))))
        crowds = {
            route: crowd_at(stack, store, number, ("127.0.0.1", port))
            for number, (route, port) in enumerate((("HAProxy", 8080), ("names", NAMES_PORT)))
        }

        def fail(name: str) -> Mend:
            role = CUTS[name]
            lost = cluster.settled(role)
            others = cluster.others(lost)
            cluster.darken(lost)
            until(
                f"another {role}",
                SECONDS_MAX,
                lambda: with_role(cluster.members(others), role) not in {lost, None},
            )

            def mended() -> None:
                cluster.lighten(lost)
                if not cluster.come_back(lost):
                    print(f"{name:15} the machine did not catch up and was made anew", flush=True)

            return mended

        for name in names:
            measure(name, times, crowds, fail)
        conclude(crowds, store)


def crowd_at(stack: ExitStack, store: Store, number: int, address: tuple[str, int]) -> Crowd:
    """People of their own who write to one relay."""
    people = range(10_000 + PEOPLE_EACH * number, 10_000 + PEOPLE_EACH * (number + 1))
    settle(store, people, TODAY)
    crowd = stack.enter_context(closing(Crowd(people, threads=3)))
    crowd.start([address])
    return crowd


def measure(name: str, times: int, crowds: dict[str, Crowd], fail: Callable[[str], Mend]) -> None:
    taken: dict[str, list[float]] = {route: [] for route in crowds}
    for _ in range(times):
        for crowd in crowds.values():
            crowd.wait_for(FLOWING, SECONDS_MAX)
        began = time.monotonic()
        mend = fail(name)
        for route, crowd in crowds.items():
            crowd.wait_for(FLOWING, SECONDS_MAX)
            taken[route].append(crowd.longest_silence(began))
        mend()
    for route, seconds in taken.items():
        middle = statistics.median(seconds)
        print(
            f"{name:15} by {route:8} {middle:5.1f} s without letters"
            f" (median of {times}; {min(seconds):.1f} to {max(seconds):.1f})",
            flush=True,
        )


def conclude(crowds: dict[str, Crowd], store: Store) -> None:
    for crowd in crowds.values():
        crowd.stop()
    for route, crowd in crowds.items():
        check_only(crowd, store, crowds)
        print(f"by {route}: {len(crowd.acknowledged)} letters acknowledged, lost 0, twice 0", flush=True)


def check_only(crowd: Crowd, store: Store, crowds: dict[str, Crowd]) -> None:
    """Looks for what one crowd was given receipts for; the desk's list holds the others' letters too."""
    everyone = Crowd(crowd.seeds)
    everyone.acknowledged = crowd.acknowledged
    everyone.sent = set().union(*(each.sent for each in crowds.values()))
    check(everyone, store)


if __name__ == "__main__":
    main()
