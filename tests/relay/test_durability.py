"""An acknowledged letter survives: kill -9 under load, a restart, a batch in which others fail."""

import itertools
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from ploughshare import wire
from ploughshare.relay.store import SqliteStore, Store, StoreError, Touch
from ploughshare.relay.turns import BATCH_BYTES_MAX, QUEUE_BYTES_MAX, QUEUE_MAX, BusyError, Turns
from tests.relay.client import Client, relay_at, sealed

ROUNDS = 5


def test_a_letter_that_was_acknowledged_survives_a_crash(tmp_path: Path) -> None:
    data = tmp_path / "data"
    acknowledged: dict[int, list[bytes]] = {seed: [] for seed in range(4)}
    for round_number in range(ROUNDS):
        with relay_at(data) as relay:
            if round_number == 0:
                relay.with_roster()
            enough = threading.Event()

            def write(seed: int, client: Client, number: int, enough: threading.Event) -> None:
                body = sealed(f"round {number}")
                client.open(body if number == 0 else sealed("round 0"))
                for n in itertools.count():
                    letter = sealed(f"round {number} letter {n} of {seed}", 5_000)
                    try:
                        answer = client.letter(letter)
                    except httpx.HTTPError:
                        return
                    if answer.status_code != 201 or not wire.Receipt.parse(answer.content).is_for(letter):
                        return
                    acknowledged[seed].append(letter)
                    if n == 4:
                        enough.set()

            with ThreadPoolExecutor(4) as pool:
                for seed in acknowledged:
                    pool.submit(write, seed, relay.client(seed), round_number, enough)
                assert enough.wait(30)
                relay.process.kill()
    with relay_at(data) as relay:
        collected = {frame.data for frame in relay.client(101).all_frames("/v1/desk/collect")}
        assert sum(map(len, acknowledged.values())) >= 5 * ROUNDS
        for seed, letters in acknowledged.items():
            assert set(letters) <= collected
            fetched = [frame.data for frame in relay.client(seed).all_frames("/v1/mailbox/fetch")]
            in_order = [data for data in fetched if data in set(letters)]
            assert in_order == letters


def test_everything_is_there_after_a_clean_stop(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        person = relay.client(1)
        person.open()
        person.letter(sealed("before"))
        assert relay.stop() == 0
    assert not (tmp_path / "data" / "relay.sqlite-wal").exists()
    with relay_at(tmp_path / "data") as relay:
        assert [frame.data for frame in relay.client(1).fetch().frames] == [sealed("keys"), sealed("before")]


@pytest.fixture
def turns(tmp_path: Path) -> Turns:
    return Turns(SqliteStore(tmp_path))


@contextmanager
def held(turns: Turns) -> Iterator[None]:
    """The writing thread waits until the block ends; what is put meanwhile shares one batch."""
    started, end = threading.Event(), threading.Event()

    def wait(_store: Store) -> None:
        started.set()
        end.wait(10)

    turns.write(wait)
    assert started.wait(10)
    yield
    end.set()


def desks(turns: Turns) -> int:
    return turns.read(lambda store: store.totals().desks).result(10)


def test_one_failed_write_takes_none_of_its_neighbours_with_it(turns: Turns) -> None:
    def fail(store: Store) -> None:
        store.add_desk(b"b" * 16)
        raise ValueError

    with held(turns):
        first = turns.write(lambda store: store.add_desk(b"a" * 16))
        failed = turns.write(fail)
        last = turns.write(lambda store: store.add_desk(b"c" * 16))
    first.result(10)
    last.result(10)
    with pytest.raises(ValueError):  # noqa: PT011 - the very error that was raised
        failed.result(10)
    assert desks(turns) == 2
    turns.close()


def test_a_commit_that_fails_is_told_to_everyone_in_it(turns: Turns) -> None:
    def break_commit(store: Store) -> None:
        store.add_desk(b"a" * 16)
        raise StoreError

    with held(turns):
        futures = [turns.write(lambda store: store.add_desk(b"z" * 16)), turns.write(break_commit)]
    for future in futures:
        with pytest.raises(BusyError):
            future.result(10)
    assert desks(turns) == 0
    turns.close()


def test_a_full_queue_and_a_closed_one_say_busy(turns: Turns) -> None:
    with held(turns):
        for _ in range(QUEUE_MAX):
            turns.write(lambda _store: None)
        with pytest.raises(BusyError):
            turns.write(lambda _store: None)
    turns.close()
    for put in (turns.read, turns.write):
        with pytest.raises(BusyError):
            put(lambda _store: None)


@pytest.mark.parametrize("kind", ["read", "write"])
def test_bodies_that_wait_are_bounded_together_and_who_brings_none_still_comes_in(
    turns: Turns, kind: str
) -> None:
    put = {"read": turns.read, "write": turns.write}[kind]
    started, end = threading.Event(), threading.Event()

    def wait(_store: Store) -> None:
        started.set()
        end.wait(10)

    put(wait)
    assert started.wait(10)
    bodies = [put(lambda _store: None, size_bytes=QUEUE_BYTES_MAX // 4) for _ in range(4)]
    assert bodies[0].cancel(), "its caller is gone, and its body waits on"
    with pytest.raises(BusyError):
        put(lambda _store: None, size_bytes=1)
    without = put(lambda _store: 7)
    end.set()
    assert without.result(10) == 7
    for _ in range(8):
        put(lambda _store: None, size_bytes=QUEUE_BYTES_MAX // 2).result(10)
    turns.close()


def test_a_caller_who_goes_away_does_not_stop_the_thread(turns: Turns) -> None:
    with held(turns):
        gone = turns.write(lambda store: store.add_desk(b"g" * 16))
        assert gone.cancel()
    turns.write(lambda _store: None).result(10)
    assert desks(turns) == 0
    turns.close()


def test_a_read_does_not_wait_for_a_write_and_sees_nothing_of_it(turns: Turns) -> None:
    with held(turns):
        waiting = turns.write(lambda store: store.add_desk(b"a" * 16))
        assert desks(turns) == 0
        assert not waiting.done()
    waiting.result(10)
    assert desks(turns) == 1
    turns.close()


def test_large_letters_share_a_commit_only_up_to_a_bound(tmp_path: Path) -> None:
    batches: list[int] = []

    class Counting(SqliteStore):
        @contextmanager
        def writing(self, touches: Sequence[Touch | None] = ()) -> Iterator[None]:
            batches.append(len(touches))
            with super().writing(touches):
                yield

    turns = Turns(Counting(tmp_path))
    with held(turns):
        last = [turns.write(lambda _store: None, size_bytes=BATCH_BYTES_MAX // 4) for _ in range(10)][-1]
    last.result(10)
    turns.close()
    assert batches[-3:] == [4, 4, 2]


def test_a_receipt_waits_until_the_commit_has_ended(tmp_path: Path) -> None:
    reached, go_on = threading.Event(), threading.Event()

    class SlowDisk(SqliteStore):
        """A commit that takes its time."""

        @contextmanager
        def writing(self, touches: Sequence[Touch | None] = ()) -> Iterator[None]:
            with super().writing(touches):
                yield
                if touches:
                    reached.set()
                    go_on.wait(10)

    turns = Turns(SlowDisk(tmp_path))
    waiting = turns.write(lambda store: store.add_desk(b"a" * 16))
    assert reached.wait(10)
    assert not waiting.done()
    go_on.set()
    waiting.result(10)
    turns.close()


def test_sqlite_syncs_the_whole_of_each_commit(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    settings = [
        store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "secure_delete")
    ]
    assert settings == [2, 1]
    store.close()


def test_a_deletion_that_could_not_be_driven_out_is_tried_again(tmp_path: Path) -> None:
    class Read(SqliteStore):
        """Somebody reads at the first two tries."""

        tries = 0
        done = threading.Event()

        def scrub(self) -> bool:
            self.tries += 1
            if self.tries > 2:
                self.done.set()
            return self.tries > 2

    store = Read(tmp_path)
    turns = Turns(store)
    turns.write(lambda _store: None, scrubs=True).result(10)
    assert store.done.wait(20)
    turns.close()
    assert store.tries == 3
