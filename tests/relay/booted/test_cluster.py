"""Three machines with PostgreSQL and a relay, set up as the page says: restarted, cut off, nothing lost."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import Store, StoreError, open_store
from tests.relay.booted.cluster import Cluster, cluster_of, lines_between
from tests.relay.booted.machine import why_not
from tests.relay.booted.test_systemd import FAULTS
from tests.relay.cluster.crowd import Crowd
from tests.relay.cluster.machines import until
from tests.relay.operators_page import filled
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
def cluster(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Iterator[Cluster]:
    with cluster_of(tmp_path_factory.mktemp("cluster"), wheel) as made:
        yield made


def database_of(cluster: Cluster) -> str:
    """The page's own, with the files where they lie seen from here."""
    (setting,) = lines_between("PLOUGHSHARE_RELAY_DATABASE=", "PLOUGHSHARE_RELAY_DATABASE=")
    keys = {"/etc/ploughshare/cluster": str(cluster.relay.path("/etc/ploughshare/cluster"))}
    return filled(setting.partition("=")[2], keys)


def patiently_opened(place: Path, database: str) -> Store:
    """HAProxy takes a moment after its start to know who leads."""
    found: list[Store] = []

    def opened() -> bool:
        with suppress(StoreError):
            found.append(open_store(place, database))
        return bool(found)

    until("the database takes writes", SILENCE_SECONDS_MAX, opened)
    return found[0]


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
        crowd.stop()
        check(crowd, store)
    assert cluster.relay.path(FAULTS).read_text() == ""


def every_machine_is_restarted(cluster: Cluster, crowd: Crowd) -> None:
    """As after a minor version of PostgreSQL: those that follow first, then another leads, then the last."""
    switchover, _ = lines_between(
        "patronictl -c /etc/patroni/config.yml switchover", "patronictl -c /etc/patroni/config.yml list"
    )[:2]
    led = cluster.leader()
    assert led is not None
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
    lost = cluster.leader()
    assert lost is not None
    moment = time.monotonic()
    cluster.darken(lost)
    asked = cluster.others(lost)[0]
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
    cluster.wait_whole()
    assert cluster.leader() != lost
    crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
