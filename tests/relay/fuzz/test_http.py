"""Thousands of wild streams at a relay's socket: no fault inside, no hang, no growth, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.relay.client import relay_at, sealed
from tests.relay.fuzz.play import acquaint, judge, look_after, play, weigh

WARM = 300
STREAMS = 12_000
AT_ONCE = 8


@pytest.mark.slow
def test_whatever_comes_over_the_socket_the_relay_stays_a_relay(tmp_path: Path) -> None:
    with (
        relay_at(tmp_path / "data", environ={"PLOUGHSHARE_RELAY_BODY_SECONDS": "2"}) as relay,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        relay.with_roster()
        bystander = relay.client(73)
        assert bystander.open(sealed("kept")).status_code == 201
        known = acquaint(relay)
        list(pool.map(partial(play, relay, known), range(-WARM, 0)))
        before = weigh(relay)
        statuses = [s for found in pool.map(partial(play, relay, known), range(STREAMS)) for s in found]
        look_after(relay, before)
        assert {200, 201, 204, 400, 403, 404, 413} <= set(statuses), "every kind of answer was met"
        assert [frame.data for frame in bystander.fetch().frames] == [sealed("kept")]


def test_the_judge_sees_a_fault() -> None:
    assert judge(1, b"HTTP/1.1 404 Not Found\r\n\r\nHTTP/1.1 200 OK\r\n\r\n") == [404, 200]
    assert judge(1, b'HTTP/1.1 503 Service Unavailable\r\n\r\n{"error":"busy","say":"x"}') == [503]
    for fault in (b"HTTP/1.1 500 Oh\r\n\r\n", b"HTTP/1.1 503 Oh\r\n\r\n", b"Traceback"):
        with pytest.raises(AssertionError):
            judge(1, fault)
