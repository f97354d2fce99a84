"""How long letters stop when one of three machines with PostgreSQL fails, and whether one is lost.

Run: python benches/failover.py [--times 5] [--faults power,postgres,frozen,switchover]
Three machines on loopback as docs/operate.md sets them up, etcd, Patroni and PostgreSQL on each, under steady
load on two relays: one reaches the database through HAProxy, one knows the machines' names. The machine that
leads loses its power (all processes killed at once), its PostgreSQL alone, or stands still with connections
open; or the administrator has another lead. The seconds are the longest time without an acknowledgement from
the fault on. At the end every acknowledged letter is looked for.
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
from tests.relay.client import relay_at
from tests.relay.cluster.crowd import Crowd
from tests.relay.cluster.machines import Machine, Machines, three_machines
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


FAULTS = {made.__name__: made for made in (power, postgres, frozen, switchover)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--faults", default=",".join(FAULTS))
    told = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        machines = stack.enter_context(three_machines())
        routes = {"HAProxy": machines.through_proxy, "names": machines.by_names}
        store = stack.enter_context(closing(open_store(place, machines.through_proxy)))
        crowds: dict[str, Crowd] = {}
        for number, (route, database) in enumerate(routes.items()):
            people = range(10_000 + PEOPLE_EACH * number, 10_000 + PEOPLE_EACH * (number + 1))
            settle(store, people, TODAY)
            relay = stack.enter_context(relay_at(place / route, "--database", database))
            crowds[route] = stack.enter_context(closing(Crowd(people, threads=3)))
            host, port = relay.address.removeprefix("http://").split(":")
            crowds[route].start([(host, int(port))])
        for name in told.faults.split(","):
            measure(name, told.times, machines, crowds)
        for crowd in crowds.values():
            crowd.stop()
        for route, crowd in crowds.items():
            check_only(crowd, store, crowds)
            print(f"by {route}: {len(crowd.acknowledged)} letters acknowledged, lost 0, twice 0")


def measure(name: str, times: int, machines: Machines, crowds: dict[str, Crowd]) -> None:
    taken: dict[str, list[float]] = {route: [] for route in crowds}
    for _ in range(times):
        for crowd in crowds.values():
            crowd.wait_for(FLOWING, SECONDS_MAX)
        leader = machines.leader()
        began = time.monotonic()
        mend = FAULTS[name](machines, leader)
        # The old leader may acknowledge for a moment still.
        while machines.leader() is leader:
            assert time.monotonic() - began < SECONDS_MAX
        for route, crowd in crowds.items():
            crowd.wait_for(FLOWING, SECONDS_MAX)
            taken[route].append(crowd.longest_silence(began))
        mend()
        machines.wait_whole(SECONDS_MAX)
    for route, seconds in taken.items():
        middle = statistics.median(seconds)
        print(
            f"{name:10} by {route:8} {middle:5.1f} s without letters"
            f" (median of {times}; {min(seconds):.1f} to {max(seconds):.1f})",
            flush=True,
        )


def check_only(crowd: Crowd, store: Store, crowds: dict[str, Crowd]) -> None:
    """Looks for what one crowd was given receipts for; the desk's list holds the others' letters too."""
    everyone = Crowd(crowd.seeds)
    everyone.acknowledged = crowd.acknowledged
    everyone.sent = set().union(*(each.sent for each in crowds.values()))
    check(everyone, store)


if __name__ == "__main__":
    main()
