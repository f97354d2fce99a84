"""Relays over three machines with PostgreSQL, of which one at a time is lost: no acknowledged letter is."""

from __future__ import annotations

import datetime
import time
from contextlib import closing
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import open_store
from tests.relay.client import RunningRelay, relay_at
from tests.relay.cluster.crowd import Crowd
from tests.relay.cluster.machines import Machines, until
from tests.relay.writers import check, frames_in, settle

pytestmark = [pytest.mark.slow, pytest.mark.needs("patroni", "etcd", "etcdctl", "haproxy", "psql")]

PEOPLE = range(1_000, 2_000)
TODAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())
FLOWING = 100
"""Letters acknowledged after which letters flow again."""
SILENCE_SECONDS_MAX = 60


def address_of(relay: RunningRelay) -> tuple[str, int]:
    host, port = relay.address.removeprefix("http://").split(":")
    return host, int(port)


def test_no_acknowledged_letter_is_lost_with_the_machine_that_leads(
    machines: Machines, tmp_path: Path
) -> None:
    crowd = Crowd(PEOPLE)
    with (
        closing(open_store(tmp_path, machines.through_proxy)) as store,
        closing(crowd),
        relay_at(tmp_path / "one", "--database", machines.through_proxy) as one,
        relay_at(tmp_path / "two", "--database", machines.by_names) as two,
    ):
        before = frames_in(store)
        settle(store, PEOPLE, TODAY)
        crowd.start([address_of(one), address_of(two)])
        crowd.wait_for(FLOWING)

        # A machine and a relay lose their power in the same moment.
        lost = machines.leader()
        moment = time.monotonic()
        lost.kill()
        one.close()
        crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
        without_power = crowd.longest_silence(moment)
        assert machines.leader() is not lost

        # The relay comes back, and in the machine's place an empty one.
        with relay_at(tmp_path / "one", "--database", machines.through_proxy) as again:
            crowd.addresses[0] = address_of(again)
            machines.replace(lost)
            machines.wait_whole()
            crowd.wait_for(FLOWING)

            # Who leads stands still for longer than the others wait, and wakes up believing that it leads.
            stalled = machines.leader()
            stalled.freeze()
            until("another one leads", SILENCE_SECONDS_MAX, lambda: machines.leader() is not stalled)
            crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
            stalled.thaw()
            machines.wait_whole()
            assert machines.leader() is not stalled
            crowd.wait_for(FLOWING)

            # The administrator has another one lead, as before a machine is restarted.
            led, moment = machines.leader(), time.monotonic()
            assert machines.control("switchover", "--force")
            until("another one leads", SILENCE_SECONDS_MAX, lambda: machines.leader() is not led)
            crowd.wait_for(FLOWING, SILENCE_SECONDS_MAX)
            by_order = crowd.longest_silence(moment)
            crowd.stop()
            assert again.output() == two.output() == ""
        check(crowd, store, before=before)
    assert without_power < SILENCE_SECONDS_MAX
    assert by_order < without_power
    machines.wait_whole()
