"""The seizure drill: that its search finds what is there, that a leaky relay is caught, that ours is not."""

import base64
import json
import mmap
import os
import re
import signal
import sys
from datetime import date
from pathlib import Path

import numpy as np
import obstore
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from obstore.store import MemoryStore

from ploughshare.cli import ploughshare
from ploughshare.drill import Drill, play, search
from ploughshare.relay.drill.bucket import learnt_of_bucket, take_bucket
from ploughshare.relay.drill.forms import PIECE_UNITS, Needle, Secret, What, needles
from ploughshare.relay.drill.learnt import untold_columns
from ploughshare.relay.drill.loot import take_server
from ploughshare.relay.drill.moments import CLOCKS, Clock, find_moments
from ploughshare.relay.drill.search import Search, Seized
from ploughshare.relay.store.parts_bucket import open_bucket
from ploughshare.road.drill_day import Day, invented
from tests.relay.ceph import ceph
from tests.relay.client import relay_at

SECRETS = [
    Secret("letter", What.WORDS, invented(8)),
    Secret("key", What.KEY, bytes(range(100, 132))),
    Secret("home", What.ADDRESS, "203.0.113.77"),
    Secret("other home", What.ADDRESS, "2001:db8:4f01:93::1d9"),
    Secret("words", What.PHRASE, "берег лодка", whole=True),
    Secret("second", What.MOMENT, "1763795059"),
    Secret("packed second", What.MOMENT, (1763795059).to_bytes(4, "big")),
]
NEEDLES = [needle for secret in SECRETS for needle in needles(secret)]
SEARCH = Search(SECRETS)


def names(data: bytes, search: Search = SEARCH) -> set[str]:
    return {finding.secret.name for finding in search.find(Seized("here", data))}


@settings(deadline=None)
@given(st.sampled_from(NEEDLES), st.binary(max_size=70), st.binary(max_size=9))
def test_every_form_of_every_secret_is_found_wherever_it_stands(
    needle: Needle, before: bytes, after: bytes
) -> None:
    assert needle.secret.name in names(before + needle.data + after)


@settings(deadline=None)
@given(st.binary(max_size=2_000).filter(lambda noise: not any(n.data in noise for n in NEEDLES)))
def test_nothing_is_found_where_nothing_is(noise: bytes) -> None:
    assert names(noise) == set()


@settings(deadline=None)
@given(st.binary(max_size=8), st.binary(max_size=8), st.booleans(), st.integers(1, 7))
def test_base64_of_something_longer_gives_the_secret_away(
    before: bytes, after: bytes, url: bool, words: int
) -> None:
    text = " ".join(str(SECRETS[0].data).split()[:words])
    packed = before + text.encode() + after
    seen = (base64.urlsafe_b64encode if url else base64.b64encode)(packed)
    assert names(seen, Search([Secret("letter", What.WORDS, text)])) == {"letter"}


@settings(deadline=None)
@given(st.data())
def test_any_two_dozen_letters_or_bytes_in_a_row_give_a_long_secret_away(data: st.DataObject) -> None:
    secret = data.draw(st.sampled_from(SECRETS[:2]))
    length = 2 * PIECE_UNITS - 1
    start = data.draw(st.integers(0, len(secret.data) - length))
    part = secret.data[start : start + length]
    for seen in (
        [part.encode(), part.encode("utf-16-le")] if isinstance(part, str) else [part, part.hex().encode()]
    ):
        assert names(seen) == {secret.name}


def test_four_bytes_inside_sealed_bytes_stand_there_by_chance() -> None:
    packed = SECRETS[-1].data
    assert isinstance(packed, bytes)
    sealed = bytes(range(60)) + packed + bytes(range(60, 90))
    page = b"\xff" * 40 + sealed + b"\xff" * 40
    assert names(page) == {"packed second"}
    assert SEARCH.find(Seized("here", page), sealed) == []
    assert names(page, Search(SECRETS, 8)) == set()


@settings(deadline=None)
@given(
    st.integers(0, 5_000),
    st.sampled_from(CLOCKS),
    st.floats(0, 0.999),
    st.binary(max_size=30),
    st.binary(max_size=9),
)
def test_a_moment_is_found_by_any_clock_to_any_fraction(
    second: int, clock: Clock, fraction: float, before: bytes, after: bytes
) -> None:
    began = 1_763_795_059
    ticks = (began + second - clock.epoch) * clock.per_second + int(fraction * clock.per_second)
    written = np.array([ticks + (fraction if "f8" in clock.dtype else 0)], dtype=clock.dtype).tobytes()
    found = find_moments(Seized("here", before + written + after), began, began + 5_000)
    assert clock.name in {finding.form for finding in found}
    assert find_moments(Seized("here", written), began + 6_000, began + 7_000) == []


def test_every_column_of_the_database_is_told_of(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        relay.with_roster()
        relay.stop()
    assert untold_columns(tmp_path / "data") == []


def test_a_relay_that_crashes_leaves_no_image_of_its_memory(tmp_path: Path) -> None:
    with relay_at(tmp_path / "data") as relay:
        limits = Path(f"/proc/{relay.process.pid}/limits").read_text()
    assert re.search(r"Max core file size +0 +0 ", limits)


LEAKY = """
import pathlib, sys, tempfile
from ploughshare.relay.app.exchange import Request
from ploughshare import cli

data = pathlib.Path(sys.argv[sys.argv.index("--data") + 1])
honest_init, honest_body = Request.__init__, Request.body

def init(self, scope, receive):
    print("call from", scope["client"][0], file=sys.stderr, flush=True)
    agents = [value for name, value in scope["headers"] if name == b"user-agent"]
    (data / "agents").open("a").write(b"".join(agents).decode().encode("utf-16-le").hex())
    honest_init(self, scope, receive)

async def body(self, bytes_max):
    took = await honest_body(self, bytes_max)
    tempfile.NamedTemporaryFile(delete=False).write(took)
    return took

Request.__init__, Request.body = init, body
cli.main()
"""


def test_a_relay_that_keeps_what_it_must_not_is_caught(tmp_path: Path) -> None:
    done = played(Day(tmp_path, date(2022, 5, 25), 2, (sys.executable, "-c", LEAKY), {}))
    assert not done.held
    caught = {(finding.secret.what, finding.place.split(",")[0]) for finding in done.leaks}
    places = {finding.place for finding in done.leaks}
    assert (What.ADDRESS, "deleted file still open") in caught, "the log"
    assert any(finding.form == "hex of UTF-16" for finding in done.leaks), "the browsers"
    assert {finding.secret.what for finding in done.leaks} >= {What.AGENT, What.DELETED, What.OPEN}
    assert any(Path(place).parent.name == "tmp" for place in places), "bodies in a temporary file"
    assert not {finding.secret.what for finding in done.leaks} & {What.WORDS, What.KEY, What.PHRASE}
    in_memory = {finding.secret.name for finding in done.in_memory if finding.secret.what is What.ADDRESS}
    assert len(in_memory) > 3, "this one runs without what makes freed memory be overwritten"


def played(day: Day) -> Drill:
    try:
        return play(day)
    finally:
        day.close()


def test_whoever_seizes_the_relay_has_nothing_readable_and_nobodys_address() -> None:
    result = CliRunner().invoke(ploughshare, ["relay", "drill", "--json"])
    told = json.loads(result.stdout)
    assert told["leaks"] == []
    assert told["untold_columns"] == []
    assert (result.exit_code, told["held"]) == (0, True)
    assert told["letters_missing"] == 0
    assert told["letters_held"] == 20, "five of six people: a key, a file, two letters"
    assert told["secrets"] > 400
    assert told["forms"] > 10_000
    assert told["seized_bytes"] > 10_000_000, "the memory is among what was searched"
    learnt = " ".join(line["what"] for line in told["learnt"])
    for word in ("Ольга", "how many people", "order", "which day", "how many files", "connected"):
        assert word in learnt


def test_freed_memory_keeps_no_address_where_it_is_overwritten(tmp_path: Path) -> None:
    done = played(Day(tmp_path, date(2022, 5, 25), 4))
    held = {finding.secret.name for finding in done.in_memory if finding.secret.what is What.ADDRESS}
    assert len(held) <= 3, "of seven callers with three addresses each, at most the very last one's"


def test_the_table_says_in_words_what_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    result = CliRunner().invoke(ploughshare, ["relay", "drill", "--persons", "2"])
    assert result.exit_code == 0, result.output
    assert "What a seizer learns" in result.stdout
    assert "nothing, anywhere" in result.stdout


MICROSECONDS_SINCE_2000 = np.array([(1_763_795_059 - 946_684_800) * 10**6 + 5], dtype="<i8").tobytes()


@pytest.mark.parametrize(
    ("place", "is_leak"),
    [
        ("PostgreSQL/data/base", True),
        ("PostgreSQL copied/base", True),
        ("PostgreSQL dumped", True),
        ("PostgreSQL stopped/data/base", True),
        ("files, running/data/parts.sqlite", True),
        ("PostgreSQL/data/pg_wal", False),
        ("PostgreSQL copied/pg_wal", False),
        ("PostgreSQL stopped/data/global", False),
        ("deleted file still open of PostgreSQL", False),
        ("memory of PostgreSQL", False),
    ],
)
def test_a_time_in_a_table_is_a_leak_and_one_in_the_servers_own_log_is_told(
    tmp_path: Path, place: str, is_leak: bool
) -> None:
    day = Day(tmp_path, date(2022, 5, 25), began=1_763_795_050, ended=1_763_795_070)
    found = search(day, [Seized(place, bytes(64) + MICROSECONDS_SINCE_2000 + bytes(64))])
    assert (bool(found.leaks), bool(found.own_moments)) == (is_leak, not is_leak)


def test_memory_that_processes_share_is_taken_once() -> None:
    mark = b"a mark that stands in no other memory"[::-1]
    shared = mmap.mmap(-1, 1 << 20)
    shared.write(mark)
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        taken = list(take_server([child, child], "PostgreSQL"))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        shared.close()
    assert len([item for item in taken if item.data.startswith(mark)]) == 1
    assert {item.place for item in taken} >= {"memory of PostgreSQL", "process maps of PostgreSQL"}


@pytest.mark.slow
@pytest.mark.postgres
def test_whoever_seizes_postgresql_too_learns_its_own_times_and_no_more() -> None:
    result = CliRunner().invoke(ploughshare, ["relay", "drill", "--persons", "3", "--postgres", "--json"])
    told = json.loads(result.stdout)
    assert told["leaks"] == []
    assert told["untold_columns"] == []
    assert (result.exit_code, told["held"], told["letters_missing"]) == (0, True, 0)
    assert told["letters_held"] == 8, "two of three people: a key, a file, two letters"
    sources = {line["from"] for line in told["learnt"]}
    assert {"PostgreSQL's log of writes", "PostgreSQL's statistics", "PostgreSQL's own files"} <= sources
    learnt = " ".join(line["what"] for line in told["learnt"])
    for word in ("Ольга", "mailboxes were ever opened", "microsecond", "order", "which day"):
        assert word in learnt


def test_what_stands_openly_in_a_bucket_or_its_names_is_found() -> None:
    store = MemoryStore()
    obstore.put(store, "box/берег лодка/001", str(SECRETS[0].data).encode())
    taken = list(take_bucket(store))
    assert {name for item in taken for name in names(item.data)} == {"letter", "words"}
    assert "1 in all" in learnt_of_bucket(store)[0].what


@pytest.mark.slow
@pytest.mark.needs("radosgw", "ceph-mon", "ceph-osd")
def test_whoever_has_the_bucket_learns_when_parts_came_and_not_whose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ceph() as gateway:
        for name, value in gateway.environ().items():
            monkeypatch.setenv(name, value)
        arguments = ["relay", "drill", "--persons", "3", "--bucket", "--json"]
        result = CliRunner().invoke(ploughshare, arguments)
        told = json.loads(result.stdout)
        assert (told["leaks"], result.exit_code, told["letters_missing"]) == ([], 0, 0)
        learnt = " ".join(line["what"] for line in told["learnt"])
        assert "have files (2)" in learnt
        assert "the second in which each part came" in learnt
        store = open_bucket(gateway.bucket)
        assert list(take_bucket(store))[1:] == [], "the drill leaves nothing"
        obstore.put(store, "something", b"of others")
        refused = CliRunner().invoke(ploughshare, arguments)
        assert refused.exit_code == 2
        assert "not empty" in refused.output
        assert bytes(obstore.get(store, "something").bytes()) == b"of others"
