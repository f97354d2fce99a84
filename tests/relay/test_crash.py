"""Killed at random under load, again and again: what was acknowledged is there, once and whole."""

import datetime
import random
import threading
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import open_store
from tests.relay.nursery import nursery
from tests.relay.postgres import cluster, memory
from tests.relay.writers import Writers, check, settle

PEOPLE = range(200, 400)
TODAY = wire.day_number(datetime.datetime.now(datetime.UTC).date())
KILLS = 50
SERVER_KILLS = 12


def some_time(source: random.Random, milliseconds_max: float) -> None:
    """Lets the load go on for a moment that nobody chose."""
    threading.Event().wait(source.random() * milliseconds_max / 1_000)


@pytest.mark.slow
def test_letters_survive_kills_of_a_relay_on_sqlite(tmp_path: Path) -> None:
    data, source, writers = tmp_path / "data", random.Random(4), Writers(PEOPLE)
    data.mkdir(mode=0o700)
    store = open_store(data, None)
    settle(store, PEOPLE, TODAY)
    store.close()
    with nursery(data) as relays:
        for _ in range(KILLS):
            relays.start()
            writers.start([relays.address])
            writers.wait_for(source.randint(1, 60))
            some_time(source, 30)
            relays.kill()
            writers.stop()
    assert len(writers.acknowledged) > 20 * KILLS
    store = open_store(data, None)
    check(writers, store)
    store.close()


@pytest.mark.slow
@pytest.mark.postgres
def test_letters_survive_kills_of_a_relay_and_of_postgres(tmp_path: Path) -> None:
    data, source, writers = tmp_path / "data", random.Random(5), Writers(PEOPLE)
    with cluster(memory()) as server:
        database = server.database()
        store = open_store(data, database)
        settle(store, PEOPLE, TODAY)
        store.close()
        with nursery(data, "--database", database) as relays:
            for number in range(KILLS):
                relays.start()
                writers.start([relays.address])
                writers.wait_for(source.randint(1, 60))
                if number % (KILLS // SERVER_KILLS) == 0:
                    # The relay lives on, says `busy`, and finds the server again by itself.
                    server.kill()
                    server.start()
                    writers.wait_for(5)
                some_time(source, 30)
                relays.kill()
                writers.stop()
        assert len(writers.acknowledged) > 20 * KILLS
        assert writers.busy > 0
        store = open_store(data, database)
        check(writers, store)
        store.close()
