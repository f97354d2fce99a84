"""What PostgreSQL keeps: nothing that opens a deleted mailbox, no address, no time; and what it waits for."""

import hashlib
import itertools
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ploughshare import wire
from ploughshare.relay.store import PostgresStore, StoreError
from ploughshare.relay.store.postgres_advice import WANTED, advice
from ploughshare.relay.store.postgres_link import LostError, checked_database
from tests.relay.client import RunningRelay, member, relay_at, sealed
from tests.relay.postgres import Cluster, cluster, memory
from tests.relay.test_leftovers import ADDRESS, AGENT, CALLER, exchange

pytestmark = pytest.mark.postgres


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A server of the test's own, whose files may be looked through."""
    with cluster(memory()) as made:
        yield made


@pytest.fixture
def relay(tmp_path: Path, server: Cluster) -> Iterator[RunningRelay]:
    with relay_at(tmp_path / "data", "--database", server.database()) as made:
        yield made


def files(server: Cluster) -> dict[str, bytes]:
    """Every byte of the server's files: tables, log of writes, the log it keeps for its operator."""
    found = {}
    for path in server.home.rglob("*"):
        try:
            if path.is_file():
                found[str(path.relative_to(server.home))] = path.read_bytes()
        except FileNotFoundError:
            continue
    return found


def holds(server: Cluster, pieces: list[bytes]) -> set[str]:
    return {name for name, content in files(server).items() if any(piece in content for piece in pieces)}


def test_a_deleted_mailbox_cannot_be_found_or_opened_in_any_file(
    server: Cluster, relay: RunningRelay
) -> None:
    relay.with_roster()
    stays, goes, desk = relay.client(1), relay.client(2), relay.client(101)
    letters = [sealed(os.urandom(3_000), 3_500) for _ in range(5)]
    for person in (stays, goes):
        person.open()
    for letter in letters:
        assert goes.letter(letter).status_code == 201
    assert stays.letter(sealed("stays")).status_code == 201
    wrap = sealed(os.urandom(500))
    desk.post("/v1/desk/wrap", wrap, member=wire.b64u(member(102).id))
    with server.admin("relay_0") as admin:
        keys = [
            bytes(row[0])
            for row in admin.execute(
                "SELECT secret FROM shred_key WHERE number NOT IN (SELECT number FROM mailbox WHERE id = %s)",
                (stays.mailbox,),
            ).fetchall()
        ]
    assert len(keys) == 2
    assert holds(server, keys)
    hashes = [hashlib.sha256(letter).digest() for letter in letters]
    assert not holds(server, hashes), "hashes are keyed"
    assert not holds(server, [letter[100:140] for letter in letters]), "bodies are closed"
    assert goes.post("/v1/mailbox/delete", b"").status_code == 200
    relay.client(102).post("/v1/desk/ack", wire.upto_body(1))
    until = time.monotonic() + 30
    while holds(server, [*keys, goes.mailbox]):
        assert time.monotonic() < until
    assert [frame.data for frame in stays.fetch().frames] == [sealed("keys"), sealed("stays")]


def test_no_address_no_agent_and_no_time_of_day_is_kept(server: Cluster, relay: RunningRelay) -> None:
    exchange(relay)
    for name, content in files(server).items():
        for secret in (AGENT, ADDRESS, CALLER, "watched", "not sealed", "Forwarded"):
            assert secret.encode() not in content, name
    spoken = (server.home / "log").read_text().partition("ready to accept connections")[2]
    assert not re.search(r"\d\d:\d\d:\d\d", spoken)


def test_deletions_are_driven_out_when_a_reader_has_gone(server: Cluster) -> None:
    store = PostgresStore(server.database())
    with store.writing():
        store.add_desk(b"d" * 16)
        store.add_mailbox(b"d" * 16, b"m" * 16, 1)
    with server.admin("relay_0") as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM shred_key")
        with store.writing():
            store.delete_mailbox(b"d" * 16, b"m" * 16)
        assert not store.scrub()
    assert store.scrub()
    store.close()


def test_a_relay_finds_the_server_again(server: Cluster, relay: RunningRelay) -> None:
    person = relay.client(1)
    person.open()
    server.kill()
    assert person.letter(sealed("nobody there")).status_code == 503
    assert relay.http.get(f"{relay.address}/healthz").status_code == 503
    server.start()
    assert person.letter(sealed("there again")).status_code == 201
    assert [frame.data for frame in person.fetch().frames] == [sealed("keys"), sealed("there again")]
    # An idle relay whose connections were ended meanwhile: nobody notices.
    with server.admin() as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ploughshare'")
    assert person.letter(sealed("third")).status_code == 201
    assert relay.output() == ""


def test_a_server_that_only_reads_is_left_for_one_that_writes(server: Cluster) -> None:
    database = server.database()
    store = PostgresStore(database)
    with server.admin_of(database) as admin:
        admin.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        admin.execute("SELECT pg_reload_conf()")
        while store.setting("default_transaction_read_only") != "on":
            continue
        # A leader that was put down: what is written comes back refused, and the connection is given up.
        with pytest.raises(StoreError), store.writing():
            store.add_desk(b"d" * 16)
        with pytest.raises(LostError), store.writing():
            store.add_desk(b"d" * 16)
        admin.execute("ALTER SYSTEM RESET default_transaction_read_only")
        admin.execute("SELECT pg_reload_conf()")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(LostError), store.writing():
            store.add_desk(b"d" * 16)
            break
    assert store.totals().desks == 1
    store.close()


def test_a_commit_that_no_standby_confirmed_is_not_acknowledged(server: Cluster) -> None:
    database = server.database()
    store = PostgresStore(database)
    with server.admin() as admin:
        admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        admin.execute("SELECT pg_reload_conf()")
        outcome: list[StoreError] = []

        def write() -> None:
            # The server takes a moment to hear of its new setting; until then commits go through.
            try:
                for number in itertools.count():
                    with store.writing():
                        store.add_desk(number.to_bytes(16, "big"))
            except StoreError as error:
                outcome.append(error)

        thread = threading.Thread(target=write)
        thread.start()
        waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        while not (found := admin.execute(waiting).fetchall()):
            assert thread.is_alive()
        assert not outcome
        admin.execute("SELECT pg_cancel_backend(%s)", found[0])
        thread.join(10)
        assert len(outcome) == 1
        admin.execute("ALTER SYSTEM RESET synchronous_standby_names")
        admin.execute("SELECT pg_reload_conf()")
    store.close()


def test_a_server_that_stands_still_is_given_up(server: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ploughshare.relay.store.postgres_watch.EXCHANGE_SECONDS_MAX", 0.5)
    store = PostgresStore(server.database())
    with store.writing():
        store.add_desk(b"d" * 16)
    with server.admin() as admin:
        (backend,) = admin.execute(
            "SELECT pid FROM pg_stat_activity WHERE usename = 'ploughshare'"
        ).fetchall()
        os.kill(backend[0], signal.SIGSTOP)
        # Asked on the connection that stands still, then on a new one.
        with store.writing():
            store.add_desk(b"e" * 16)
        os.kill(backend[0], signal.SIGCONT)
    assert store.totals().desks == 2
    store.close()


def test_a_server_that_does_not_sync_is_refused_and_a_lax_commit_made_strict(server: Cluster) -> None:
    database = server.database()
    # With `remote_write` a standby confirms what it has not on its disk.
    for lax_commit in ("off", "local", "remote_write"):
        with server.admin_of(database) as admin:
            admin.execute(f"ALTER ROLE ploughshare SET synchronous_commit = {lax_commit}")
        store = PostgresStore(database)
        assert store.setting("synchronous_commit") == "on"
        store.close()
    with cluster(memory(), fsync="off") as lax, pytest.raises(StoreError, match="fsync"):
        PostgresStore(lax.database())


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("postgresql://relay:secret@127.0.0.1/relay", "password"),
        ("host=db.example password=x", "password"),
        ("postgresql://relay@db.example/relay?sslmode=require", "verify-full"),
        ("postgresql://relay@10.0.0.5/relay?sslmode=disable", "verify-full"),
        ("postgresql://[", "named"),
        ("no such thing", "named"),
    ],
)
def test_a_database_named_unsafely_is_refused_without_repeating_it(named: str, why: str) -> None:
    with pytest.raises(StoreError, match=why) as refused:
        checked_database(named)
    assert "secret" not in str(refused.value)
    assert "example" not in str(refused.value)


def test_a_database_elsewhere_is_reached_encrypted_and_its_name_checked() -> None:
    assert "sslmode=verify-full" in checked_database("postgresql://relay@a.example,b.example/relay")
    assert "target_session_attrs=read-write" in checked_database(
        "postgresql://relay@a.example,b.example/relay"
    )
    assert "sslmode" not in checked_database("postgresql:///relay?host=/run/postgresql")
    assert "sslmode" not in checked_database("postgresql://relay@127.0.0.1:5000/relay")


def test_the_manual_sets_the_server_as_the_program_advises() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")
    block = page.partition("is refused):\n\n```\n")[2].partition("```")[0]
    assert block.splitlines() == [f"{name} = '{wanted}'" for name, wanted, _ in WANTED]


def test_the_manual_gives_the_role_what_it_needs(server: Cluster) -> None:
    page = (Path(__file__).parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")
    grants = page.partition("```sql\n")[2].partition("```")[0]
    database = server.database()
    with server.admin_of(database) as admin:
        admin.execute("REVOKE pg_checkpoint FROM ploughshare")
        admin.execute("REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM ploughshare")
        store = PostgresStore(database)
        assert [sentence for sentence in advice(store) if "pg_checkpoint" in sentence]
        assert not store.scrub()
        admin.execute(grants.encode())
    assert advice(store) == []
    assert store.scrub()
    store.close()


def test_a_server_set_up_as_the_manual_says_needs_no_advice(server: Cluster) -> None:
    store = PostgresStore(server.database())
    assert advice(store) == []
    store.close()
