"""What somebody was shown and a failover took back: its index is not given to another letter."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from ploughshare import wire
from ploughshare.relay.store import PostgresStore, StoreError
from ploughshare.relay.store.postgres_lineage import TAKEOVER_SKIP
from tests.relay.client import sealed
from tests.relay.cluster.machines import as_server, until
from tests.relay.postgres import ROLE, SETTINGS, USER, Cluster, cluster, memory, programs
from tests.relay.writers import DESK, mailbox_of, settle

pytestmark = pytest.mark.postgres

PERSON, TODAY = 31, 900


@contextmanager
def follower(leader: Cluster) -> Iterator[Cluster]:
    """A second server, which follows a first."""
    made = Cluster(Path(tempfile.mkdtemp(prefix="pg-", dir=memory())), dict(SETTINGS))
    try:
        if os.geteuid() == 0:
            shutil.chown(made.home, USER, USER)
        command = [
            str(programs() / "pg_basebackup"),
            "-h",
            str(leader.home),
            "-U",
            USER,
            "-D",
            str(made.data),
        ]
        command += ["--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
        subprocess.run(as_server(command), check=True, cwd=made.home)
        made.start()
        yield made
    finally:
        made.kill()
        shutil.rmtree(made.home, ignore_errors=True)


def write(store: PostgresStore, text: str) -> int:
    """Stores a letter; gives its index in the desk's list."""
    body = sealed(text)
    name = (DESK, mailbox_of(PERSON), hashlib.sha256(body).digest())
    with store.writing():
        store.add_record(*name[:2], wire.Kind.LETTER, TODAY, name[2], body, by_person=True)
        found = store.stored_record(*name, by_person=False)
    assert found is not None
    return found


def write_unconfirmed(store: PostgresStore, leader: Cluster, text: str) -> None:
    """Stores a letter that no other server hears of: refused, and yet there for whoever reads."""
    refused: list[StoreError] = []

    def attempt() -> None:
        try:
            write(store, text)
        except StoreError as error:
            refused.append(error)

    thread = threading.Thread(target=attempt)
    thread.start()
    with leader.admin() as admin:
        waits = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        until("the commit waits", 20, lambda: admin.execute(waits).fetchall())
        admin.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
    thread.join(20)
    assert refused


def test_an_index_that_was_shown_and_lost_is_not_given_again() -> None:
    with cluster(memory()) as first:
        name = conninfo_to_dict(first.database())["dbname"]
        with follower(first) as second:
            both = f"postgresql:///{name}?host={first.home},{second.home}&user={ROLE}"
            with closing(PostgresStore(both)) as store:
                settle(store, range(PERSON, PERSON + 1), TODAY)
                first.stop()
                first.settings["synchronous_standby_names"] = "*"
                first.start()
                kept = write(store, "on both")
                second.kill()
                write_unconfirmed(store, first, "on one alone")
                with closing(store.reader()) as reader:
                    shown = reader.records_of_desk(DESK, kept).frames
                assert [frame.data for frame in shown] == [sealed("on one alone")]

                first.kill()
                second.start()
                with second.admin() as admin:
                    admin.execute("SELECT pg_promote()")
                found: list[int] = []

                def is_written() -> bool:
                    with suppress(StoreError):
                        found.append(write(store, "on the new one"))
                    return bool(found)

                until("somebody takes letters", 20, is_written)
                assert found[0] > shown[-1].index
                # Whoever read the list so far reads on, and misses nothing.
                after = store.records_of_desk(DESK, shown[-1].index).frames
                assert [frame.data for frame in after] == [sealed("on the new one")]
                page = store.records_of_mailbox(DESK, mailbox_of(PERSON), 0)
                assert page is not None
                places = page.frames
                assert places[-1].index > 3


def test_another_server_leaves_one_gap_however_many_relays_find_it(postgres: Cluster) -> None:
    database = postgres.database()
    with closing(PostgresStore(database)) as store:
        settle(store, range(PERSON, PERSON + 1), TODAY)
        before = write(store, "before")
    # The same server, opened again.
    with closing(PostgresStore(database)) as store:
        assert write(store, "again") == before + 1
    with postgres.admin_of(database) as admin:
        for _ in range(2):
            admin.execute("UPDATE lineage SET mark = sha256(mark)")
            start = threading.Barrier(4)

            def arrive(start: threading.Barrier = start) -> None:
                start.wait(20)
                PostgresStore(database).close()

            crew = [threading.Thread(target=arrive) for _ in range(4)]
            for thread in crew:
                thread.start()
            for thread in crew:
                thread.join(20)
    with closing(PostgresStore(database)) as store:
        assert write(store, "after two") == before + 2 + 2 * TAKEOVER_SKIP
