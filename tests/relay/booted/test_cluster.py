"""Three machines with PostgreSQL and a relay, set up as the page says: restarted, cut off, nothing lost."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from ploughshare import wire
from tests.relay.booted.cluster import (
    UNIT,
    Cluster,
    cluster_of,
    database_of,
    lines_between,
    names_of,
    patiently_opened,
)
from tests.relay.booted.machine import why_not
from tests.relay.booted.test_systemd import FAULTS, SERVES, relay_of
from tests.relay.client import sealed
from tests.relay.cluster.crowd import Crowd
from tests.relay.cluster.machines import until
from tests.relay.writers import check, settle

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs(
        *(
            "systemd-nspawn",
            "nsenter",
            "nft",
            "ip",
            "pg_ctlcluster",
            "psql",
            "patroni",
            "etcd",
            "etcdctl",
            "haproxy",
        )
    ),
    pytest.mark.skipif(bool(why_not()), reason=str(why_not())),
]

PEOPLE = range(1_000, 2_000)
TODAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())
FLOWING = 60
SILENCE_SECONDS_MAX = 90


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, dist: Path) -> Iterator[Cluster]:
    with cluster_of(tmp_path_factory.mktemp("cluster"), dist) as made:
        yield made


def test_letters_flow_while_machines_are_restarted_and_one_is_cut_off(
    cluster: Cluster, tmp_path: Path
) -> None:
    crowd = Crowd(PEOPLE, threads=3)
    with (
        cluster.relay.network(),
        closing(patiently_opened(tmp_path, database_of(cluster))) as store,
        closing(crowd),
    ):
        settle(store, PEOPLE, TODAY)
        crowd.start([("127.0.0.1", 8080)])
        crowd.wait_for(FLOWING)
        every_machine_is_restarted(cluster, crowd)
        who_leads_is_cut_off(cluster, crowd)
        one_is_gone_and_replaced(cluster, crowd)
        one_is_away_for_long_and_made_anew(cluster)
        crowd.stop()
        check(crowd, store)
        # As the relay, which alone has the key to the database there.
        assert "Advice" not in cluster.relay.run("ploughshare-relay upgrade")
        assert "Copied to" in cluster.relay.run("ploughshare-relay backup copy.sqlite")
        the_relay_goes_by_names(cluster)
    # systemd starts it again until the database is there.
    faults = cluster.relay.path(FAULTS).read_text().splitlines()
    assert {line for line in faults if not line.startswith("the relay cannot start: the database")} == set()


def every_machine_is_restarted(cluster: Cluster, crowd: Crowd) -> None:
    """As after a minor version of PostgreSQL: those that follow first, then another leads, then the last."""
    switchover, _ = lines_between(
        "patronictl -c /etc/patroni/config.yml switchover", "patronictl -c /etc/patroni/config.yml list"
    )[:2]
    led = cluster.settled("Leader")
    for name in cluster.others(led):
        cluster.restart(name)
        cluster.wait_whole()
    moment = time.monotonic()
    cluster.machines[led].run(switchover)
    until("another one leads", SILENCE_SECONDS_MAX, lambda: cluster.leader() not in {led, None})
    cluster.restart(led)
    cluster.wait_whole()
    crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
    assert crowd.longest_silence(moment) < SILENCE_SECONDS_MAX


def who_leads_is_cut_off(cluster: Cluster, crowd: Crowd) -> None:
    """No packet reaches it and none leaves it; it runs on, believing for a while that it leads."""
    lost = cluster.settled("Leader")
    moment = time.monotonic()
    cluster.darken(lost)
    asked = cluster.others(lost)
    until("another one leads", SILENCE_SECONDS_MAX, lambda: cluster.leader(asked) not in {lost, None})
    crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
    silence = crowd.longest_silence(moment)
    print(f"cut off: {silence:.0f} s without letters")
    assert silence < SILENCE_SECONDS_MAX
    # Alone, it has stepped back: whoever still reached it could write nothing there.
    recovering = "psql -qtAc 'SELECT pg_is_in_recovery()'"
    said = cluster.machines[lost].run(f"cd /; runuser -u postgres -- {recovering}", check=False)
    assert re.search(r"^t$|failed|refused|starting up|shutting down", said, re.MULTILINE), said
    cluster.lighten(lost)
    cluster.come_back(lost)
    assert cluster.settled("Leader") != lost
    crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)


def one_is_gone_and_replaced(cluster: Cluster, crowd: Crowd) -> None:
    """An empty one under its name and address."""
    lost = "pg2"
    if cluster.settled("Leader") == lost:
        cluster.machines[lost].run("patronictl -c /etc/patroni/config.yml switchover --force")
        until("another one leads", SILENCE_SECONDS_MAX, lambda: cluster.leader() not in {lost, None})
    cluster.machines[lost].cut_power()
    cluster.replace(lost)
    cluster.wait_whole()
    crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)


def one_is_away_for_long_and_made_anew(cluster: Cluster) -> None:
    """What it missed is no longer kept, since it would hold what was deleted meanwhile."""
    lost = cluster.settled("Replica")
    leader = cluster.machines[cluster.settled("Leader")]
    ask = "runuser -u postgres -- psql -qtAc"
    cluster.machines[lost].cut_power()
    leader.until(f"test -z \"$({ask} 'TABLE pg_replication_slots' | grep '^{lost}')\"")
    for _ in range(3):
        leader.run(f"{ask} 'SELECT pg_switch_wal()'; {ask} CHECKPOINT")
    cluster.machines[lost].boot()
    cluster.plug(lost)
    leader.until("journalctl -u patroni | grep 'requested WAL segment .* has already been removed'", 90)
    cluster.make_anew(lost)
    cluster.wait_whole()


def the_relay_goes_by_names(cluster: Cluster) -> None:
    """Without HAProxy; the unit has to let it reach the three."""
    settings = cluster.relay.path("/etc/ploughshare/relay.env")
    lines = [line for line in settings.read_text().splitlines() if "_DATABASE=" not in line]
    settings.write_text("\n".join([*lines, f"PLOUGHSHARE_RELAY_DATABASE={names_of(cluster)}\n"]))
    cluster.relay.run("systemctl disable --now haproxy")
    with cluster.relay.path(UNIT).open("a") as drop_in:
        drop_in.write("IPAddressAllow=10.0.0.11 10.0.0.12 10.0.0.13\n")
    cluster.relay.run("systemctl daemon-reload; systemctl restart ploughshare-relay")
    cluster.relay.until(SERVES)
    with httpx.Client(timeout=20) as http:
        person = relay_of(cluster.relay, http).client(PEOPLE.start)
        assert person.letter(sealed("by names")).status_code == 201
