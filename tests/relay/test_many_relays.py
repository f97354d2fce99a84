"""Several relays over one PostgreSQL database: what one relay promises, all keep together."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from ploughshare import wire
from ploughshare.relay.price import TRIES_LEAST
from ploughshare.relay.store import Store, open_store
from tests.relay.client import ROOT, Client, RunningRelay, event, member, relay_at, roster, sealed
from tests.relay.postgres import Cluster
from tests.relay.test_crash import TODAY
from tests.relay.writers import DESK, Writers, check, settle

pytestmark = pytest.mark.postgres

RELAYS = 3
_T = TypeVar("_T")


@pytest.fixture
def database(postgres: Cluster) -> str:
    return postgres.database()


@pytest.fixture
def relays(tmp_path: Path, database: str) -> Iterator[list[RunningRelay]]:
    """Three relays on one database, each with a data directory of its own."""
    with ExitStack() as stack:
        made = [
            stack.enter_context(relay_at(tmp_path / f"data-{number}", "--database", database))
            for number in range(RELAYS)
        ]
        made[0].with_roster()
        yield made


def at_once(calls: list[Callable[[], _T]]) -> list[_T]:
    """What all calls give, made at the same moment."""
    barrier = threading.Barrier(len(calls))

    def call(one: Callable[[], _T]) -> _T:
        barrier.wait(20)
        return one()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def statuses(answers: list[httpx.Response]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def test_what_one_takes_another_hands_out(relays: list[RunningRelay]) -> None:
    first, second, third = (relay.client(1) for relay in relays)
    assert first.open().status_code == 201
    assert second.letter(sealed("letter")).status_code == 201
    # A challenge of one is good at another.
    challenge = first.challenge()
    headers = third.headers("/v1/mailbox/fetch", wire.after_body(0), challenge)
    answer = third.http.post(f"{third.address}/v1/mailbox/fetch", content=wire.after_body(0), headers=headers)
    assert [frame.data for frame in wire.parse_frames(answer.content).frames] == [
        sealed("keys"),
        sealed("letter"),
    ]
    mailbox = wire.b64u(first.mailbox)
    assert relays[0].client(101).post("/v1/desk/reply", sealed("reply"), mailbox=mailbox).status_code == 201
    assert third.post("/v1/mailbox/delete", b"").status_code == 200
    assert first.post("/v1/mailbox/fetch", wire.after_body(0)).status_code == 404


def test_each_relay_keeps_the_secret_they_share_so_that_any_copy_of_it_finds_the_files_again(
    tmp_path: Path, relays: list[RunningRelay]
) -> None:
    kept = {(tmp_path / f"data-{number}" / "secret").read_bytes() for number in range(len(relays))}
    assert len(kept) == 1


def test_the_same_bytes_at_several_relays_at_once_have_one_receipt(relays: list[RunningRelay]) -> None:
    relays[0].client(1).open()
    mailbox = wire.b64u(relays[0].client(1).mailbox)
    for number in range(6):
        calls: tuple[tuple[int, str, dict[str, Any]], ...] = (
            (1, "/v1/mailbox/letter", {}),
            (101, "/v1/desk/reply", {"mailbox": mailbox}),
            (101, "/v1/desk/wrap", {"member": wire.b64u(member(102).id)}),
        )
        for seed, path, named in calls:
            body = sealed(f"{path} {number}")
            answers = at_once([partial(relay.client(seed).post, path, body, **named) for relay in relays])
            assert statuses(answers) == {201: RELAYS}
            assert len({answer.content for answer in answers}) == 1
        body = event(number)
        answers = at_once([partial(relay.client(101).post, "/v1/desk/event", body) for relay in relays])
        assert len({answer.content for answer in answers}) == 1
    collected = relays[2].client(101).all_frames("/v1/desk/collect")
    assert len(collected) == 1 + 6 + 6


def test_a_mailbox_opened_at_several_relays_at_once_is_opened_once(relays: list[RunningRelay]) -> None:
    for seed in range(20, 26):
        work = [relay.client(seed).work() for relay in relays]
        bodies = [sealed(f"keys {number}") for number in range(RELAYS)]
        answers = at_once(
            [
                partial(relay.client(seed).open, body, solved)
                for relay, solved, body in zip(relays, work, bodies, strict=True)
            ]
        )
        assert statuses(answers) == {201: 1, 409: RELAYS - 1}
        assert len(relays[0].client(seed).fetch().frames) == 1


def test_one_work_opens_one_mailbox_once_at_all_relays_together(relays: list[RunningRelay]) -> None:
    first, *others = (relay.client(40) for relay in relays)
    work = first.work()
    assert first.open(work=work).status_code == 201
    assert first.post("/v1/mailbox/delete", b"").status_code == 200
    for other in others:
        assert other.open(work=work).status_code == wire.BAD_PROOF.status
    assert others[0].open().status_code == 201


def test_one_work_spent_everywhere_at_once_begins_one_file(relays: list[RunningRelay]) -> None:
    """No mailbox stands in the way here: the same id for a mailbox and a file, and the same work for both."""
    for seed in range(50, 54):
        client = relays[0].client(seed)
        assert client.open().status_code == 201
        box = relays[0].client(seed + 10)
        name = wire.PartName(box.mailbox, 1, 1)
        work = box.work()

        def begin_file(client: Client, name: wire.PartName = name, work: str = work) -> httpx.Response:
            body = sealed("part", wire.PART_BYTES)
            headers = client.headers("/v1/mailbox/part", body, about={wire.HEADER_PART: name.header()})
            headers[wire.HEADER_WORK] = work
            return client.http.post(f"{client.address}/v1/mailbox/part", content=body, headers=headers)

        answers = at_once(
            [
                partial(begin_file, relays[0].client(seed)),
                partial(relays[1].client(seed + 10).open, None, work),
                partial(relays[2].client(seed + 10).open, sealed("others"), work),
            ]
        )
        assert statuses(answers)[201] == 1


def test_a_flood_at_one_relay_is_felt_at_another(tmp_path: Path, database: str) -> None:
    small_day = {"PLOUGHSHARE_RELAY_OPENS_PER_DAY": "0"}
    with ExitStack() as stack:
        flooded, calm = (
            stack.enter_context(relay_at(tmp_path / name, "--database", database, environ=small_day))
            for name in ("flooded", "calm")
        )
        flooded.with_roster()
        assert price(calm) == price(flooded) == TRIES_LEAST
        for seed in range(70, 80):
            assert flooded.client(seed).open_at_any_price().status_code == 201
        assert price(calm) == price(flooded) == 2 * TRIES_LEAST


def test_who_is_refused_takes_nobody_elses_letter_along(relays: list[RunningRelay]) -> None:
    person, stranger = relays[0].client(30), relays[0].client(31)
    assert person.open().status_code == 201
    for number in range(6):
        assert stranger.post("/v1/desk/event", event(number)).status_code == wire.NOT_FOUND.status
        assert person.letter(sealed(f"letter {number}")).status_code == 201


def price(relay: RunningRelay) -> int:
    parameters = relay.client(1).puzzle()["parameters"]
    assert isinstance(parameters, dict)
    return int(parameters["data"]["tries"])


def test_a_roster_follows_one_forerunner_wherever_it_is_posted(relays: list[RunningRelay]) -> None:
    first = roster(1, None, (101, 102))
    seconds = [roster(2, first.message_hash, (101, 102, 110 + number)) for number in range(RELAYS)]
    answers = at_once(
        [
            partial(relay.caller(ROOT).post, "/v1/desk/roster", made.to_bytes())
            for relay, made in zip(relays, seconds, strict=True)
        ]
    )
    assert statuses(answers) == {201: 1, 409: RELAYS - 1}


def test_a_quota_holds_over_all_relays(relays: list[RunningRelay]) -> None:
    relays[0].client(1).open()
    clients = [relays[number % RELAYS].client(1) for number in range(90)]

    def write(numbered: tuple[int, Client]) -> int:
        number, client = numbered
        return client.letter(sealed(f"letter {number}")).status_code

    with ThreadPoolExecutor(9) as pool:
        got = Counter(pool.map(write, enumerate(clients)))
    day_left = wire.MAILBOX_RECORDS_PER_DAY_MAX - 1
    assert got == {201: day_left, 429: 90 - day_left}
    assert len(relays[1].client(1).all_frames("/v1/mailbox/fetch")) == wire.MAILBOX_RECORDS_PER_DAY_MAX


@pytest.mark.slow
def test_indexes_stay_right_under_load_on_all_relays(tmp_path: Path, database: str) -> None:
    people = range(600, 700)
    store = open_store(tmp_path, database)
    settle(store, people, TODAY)
    with ExitStack() as stack:
        relays = [
            stack.enter_context(relay_at(tmp_path / f"data-{number}", "--database", database))
            for number in range(RELAYS)
        ]
        writers = Writers(people, threads=9)
        addresses = [(host, int(port)) for host, port in (r.address[7:].split(":") for r in relays)]
        writers.start(addresses)
        # A reader that follows the list never finds an index behind one it has seen.
        seen: list[int] = []
        for _ in range(30):
            writers.wait_for(40)
            page = store.records_of_desk(DESK, seen[-1] if seen else 0)
            seen.extend(frame.index for frame in page.frames)
        writers.stop()
        assert writers.busy == 0
        while (page := store.records_of_desk(DESK, seen[-1])).frames:
            seen.extend(frame.index for frame in page.frames)
        assert seen == list(range(1, len(seen) + 1))
        check(writers, store)
    store.close()


def test_two_relays_that_expire_at_once_expire_each_thing_once(tmp_path: Path, database: str) -> None:
    stores = [open_store(tmp_path, database) for _ in range(2)]
    settle(stores[0], range(40), 100)

    def expire(store: Store) -> int:
        with store.writing():
            return store.expire(101)

    assert sorted(at_once([partial(expire, store) for store in stores])) == [0, 40]
    assert stores[0].used_bytes() == 0
    for store in stores:
        store.close()
